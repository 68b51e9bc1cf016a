//! Which other figures either of two may be paired with: how many there are, how much better this pair fits than the next, and whether
//! the other text agrees with one of the two elsewhere.

use super::super::feature::{Feature, Values};
use crate::assertion::{Assertion, Side};
use crate::engine::{arithmetic, period};
use crate::quantity::{Amount, Dimension, Verdict};

/// What the figures of a text are besides this pair, worked out once for each.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing {
    /// Different values that it may be paired with.
    pub choice: usize,
    /// How well its best partner fits, and its second best.
    pub best: Option<(usize, i32)>,
    pub second: Option<i32>,
    /// Its best partner that agrees: how far, and how well it fits.
    pub agreed: Option<(u8, i32)>,
    /// Whether it follows from figures of the other text: 1 loosely, 2 strictly.
    pub derived: u8,
}

/// Two figures that fight, and what each is besides to all of the other text.
pub struct Rivals<'r> {
    /// The figures of the statement, and which of them it is.
    pub statement: (&'r [Assertion], usize),
    /// The figures of the source, and which of them it is.
    pub source: (&'r [Assertion], usize),
    /// What the statement's is to the source.
    pub row: Standing,
    /// What the source's is to the statement.
    pub column: Standing,
    /// How well the words of both fit.
    pub fit: i32,
    /// How the values of any other pair stand to each other.
    pub verdict: &'r dyn Fn(usize, usize) -> Option<Verdict>,
}

/// How far two values that do not fight agree: 1 as far as words allow, 2 within rounding, 3 the same, 4 the same of many digits.
pub fn agreement(y: &Assertion, x: &Assertion, verdict: Verdict) -> Option<u8> {
    match verdict {
        Verdict::Contradicts | Verdict::Differs => None,
        Verdict::Equal if is_rare(y) => Some(4),
        Verdict::Equal => Some(3),
        _ if same_number(y, x) => Some(3),
        Verdict::Near => Some(2),
        Verdict::Refines | Verdict::Compatible => Some(1),
    }
}

/// Adds what the standing of both figures tells of their pair.
pub fn tell(rivals: &Rivals<'_>, values: &mut Values) {
    let odds = |score: i32| f32::from(i16::try_from(score.clamp(-20_000, 20_000)).unwrap_or(0)) / 1000.0;
    let (row, column, fit) = (&rivals.row, &rivals.column, rivals.fit);
    values.set(Feature::Fit, odds(fit));
    values.set(Feature::Choice, count(row.choice));
    values.set(Feature::ChoiceBack, count(column.choice));
    let lead = |standing: &Standing, own: usize| {
        let next = if standing.best.is_some_and(|(at, _)| at == own) { standing.second } else { standing.best.map(|(_, score)| score) };
        next.map_or(f32::NAN, |next| odds(fit - next))
    };
    values.set(Feature::Lead, lead(row, rivals.source.1));
    values.set(Feature::LeadBack, lead(column, rivals.statement.1));
    values.set(Feature::Agreed, row.agreed.map_or(0.0, |(how, _)| f32::from(how)));
    values.set(Feature::AgreedFit, row.agreed.map_or(f32::NAN, |(_, score)| odds(score - fit)));
    values.set(Feature::AgreedBack, column.agreed.map_or(0.0, |(how, _)| f32::from(how)));
    values.set(Feature::AgreedBackFit, column.agreed.map_or(f32::NAN, |(_, score)| odds(score - fit)));
    values.set(Feature::Derived, f32::from(row.derived));
    values.set(Feature::DerivedBack, f32::from(column.derived));
    values.set(Feature::Dated, dated(rivals));
    values.flag(Feature::Foreign, foreign(rivals));
}

fn count(many: usize) -> f32 {
    f32::from(u8::try_from(many.min(30)).unwrap_or(30))
}

/// Moments: 2 where both date one rare figure, 0 where they date two figures that fight, 1 where they date nothing; not known of others.
fn dated(rivals: &Rivals<'_>) -> f32 {
    let ((statement, y_at), (source, x_at)) = (rivals.statement, rivals.source);
    let Some((y, x)) = statement.get(y_at).zip(source.get(x_at)).filter(|(y, _)| is_calendar(y)) else { return f32::NAN };
    let given = |all: &[Assertion], moment: usize, sentence: usize| -> Vec<usize> {
        (0..all.len()).filter(|&at| all[at].sentence == sentence && period::of(all, at) == Some(moment)).collect()
    };
    let (a, b) = (given(statement, y_at, y.sentence), given(source, x_at, x.sentence));
    let verdicts: Vec<(usize, Verdict)> = a.iter().flat_map(|&a| b.iter().filter_map(move |&b| Some((a, (rivals.verdict)(a, b)?)))).collect();
    if verdicts.iter().any(|(at, verdict)| *verdict == Verdict::Equal && is_rare(&statement[*at])) {
        2.0
    } else if !verdicts.is_empty() && verdicts.iter().all(|(_, verdict)| !verdict.is_consistent()) {
        0.0
    } else {
        1.0
    }
}

/// Whether a plain year lies far from every year of the source; not known of other figures.
fn foreign(rivals: &Rivals<'_>) -> Option<bool> {
    let y = rivals.statement.0.get(rivals.statement.1)?;
    let simple = y.unit.dimension() == Dimension::Year && y.evidence.occasion.plain && y.evidence.side == Side::At;
    let year = y.moment.filter(|moment| simple && moment.years <= 1 && moment.month.is_none())?.year?;
    let mut years = rivals.source.0.iter().filter_map(|x| x.moment).filter_map(|moment| moment.year);
    Some(!years.any(|other| other.abs_diff(year) <= NEAR))
}

/// A year this near to one of the source is no stranger there.
const NEAR: u16 = 3;

/// Whether it is a year or a date.
pub fn is_calendar(it: &Assertion) -> bool {
    matches!(it.unit.dimension(), Dimension::Year | Dimension::Date)
}

/// A number of three or more significant digits.
pub fn is_rare(y: &Assertion) -> bool {
    y.reading.stated.len() > 1 || y.reading.stated.iter().any(|stated| stated.value.over(stated.place).is_some_and(|units| units.abs() >= Amount::integer(100)))
}

/// Whether both state the same numbers.
pub fn same_number(y: &Assertion, x: &Assertion) -> bool {
    !y.reading.stated.is_empty() && y.reading.stated.iter().map(|stated| stated.value).eq(x.reading.stated.iter().map(|stated| stated.value))
}

/// Whether a figure follows from figures of the other text: 1 loosely, 2 strictly.
pub fn follows(it: &Assertion, own: &[Assertion], other: &[Assertion], lexicon: &crate::lexicon::Lexicon) -> u8 {
    if arithmetic::follows(it, other, true, lexicon) {
        return 2;
    }
    u8::from(arithmetic::follows(it, other, false, lexicon) || arithmetic::comes_to(it, own, other))
}
