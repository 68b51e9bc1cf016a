//! How the values of two assertions stand to each other, across units, years and dates.

use crate::claim::Moment;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Hedge, Interval, Verdict, compare};
use crate::rule::{Reason, Tolerance};
use crate::witness::{Side, Witness};

/// How two sets of values stand to each other; the reason where they cannot be compared.
///
/// # Errors
/// The reason that makes the values incomparable.
pub fn relate(a: &Witness, b: &Witness, lexicon: &Lexicon) -> Result<Verdict, Reason> {
    let (kind_a, kind_b) = (a.unit.dimension(), b.unit.dimension());
    if is_calendar(kind_a) && is_calendar(kind_b) {
        let (Some(x), Some(y)) = (a.moment, b.moment) else { return Err(Reason::Unit) };
        if let (Some(first), Some(second), true) = (years(x, a.evidence.side), years(y, b.evidence.side), a.evidence.side != b.evidence.side) {
            // "by the end of 2001" and "before 2002": bounds that meet
            let neighbours = x.year.zip(y.year).is_some_and(|(x, y)| x.abs_diff(y) <= 1);
            if neighbours && first.overlaps(&second) {
                return Ok(Verdict::Compatible);
            }
        }
        return moments(x, y).ok_or(Reason::Time);
    }
    if is_price_of_some(a, b) {
        let (Some(x), Some(y)) = (a.reading.scaled(a.unit.factor()), b.reading.scaled(b.unit.factor())) else { return Err(Reason::Unit) };
        return Ok(compare(&x, &y));
    }
    if kind_a != kind_b || kind_a == Dimension::Name {
        return Err(Reason::Unit);
    }
    if kind_a == Dimension::Score {
        return Ok(scores(a, b));
    }
    if a.unit == b.unit {
        let verdict = compare(&a.reading, &b.reading);
        let near = nearly(a, b, fraction_slack(a, b, lexicon)) || kind_a != Dimension::Count && bound_itself(a, b);
        return Ok(if verdict == Verdict::Contradicts && near { Verdict::Near } else { verdict });
    }
    match kind_a {
        Dimension::Money if a.unit.currency() != b.unit.currency() || a.unit.denominator() != b.unit.denominator() => Err(Reason::Unit),
        Dimension::Share | Dimension::Rate | Dimension::Other | Dimension::Ratio => Err(Reason::Unit),
        Dimension::Temperature if a.unit.name() != b.unit.name() => Err(Reason::Unit),
        _ => {
            let (Some(x), Some(y)) = (a.reading.scaled(a.unit.factor()), b.reading.scaled(b.unit.factor())) else { return Err(Reason::Unit) };
            let verdict = compare(&x, &y);
            let slack = &lexicon.hedges.slack;
            let slack = if kind_a == Dimension::Duration { slack.converted_time } else { slack.converted };
            Ok(if verdict == Verdict::Contradicts && close(x.centre(), y.centre(), slack) { Verdict::Near } else { verdict })
        }
    }
}

/// Whether one is money per something, and the other money alone: "a price of 18 dollars" may be that of a barrel.
fn is_price_of_some(a: &Witness, b: &Witness) -> bool {
    let is_one = |dimension: Dimension, other: Dimension| dimension == Dimension::Money && other == Dimension::Rate;
    let (one, other) = (a.unit.dimension(), b.unit.dimension());
    (is_one(one, other) || is_one(other, one)) && a.unit.currency() == b.unit.currency()
}

/// "more than two years" and "two years": the bound and its own number, which people take for each other where nothing is counted.
fn bound_itself(a: &Witness, b: &Witness) -> bool {
    let stated = |it: &Witness| it.reading.stated.iter().map(|stated| stated.value).collect::<Vec<_>>();
    let strict = |it: &Witness| matches!(it.reading.hedge, Hedge::MoreThan | Hedge::LessThan);
    strict(a) != strict(b) && stated(a) == stated(b)
}

/// Two scores are the same in either order, and anything else is another score.
fn scores(a: &Witness, b: &Witness) -> Verdict {
    let numbers = |assertion: &Witness| {
        let mut numbers: Vec<Amount> = assertion.reading.stated.iter().map(|stated| stated.value).collect();
        numbers.sort();
        numbers
    };
    if numbers(a) == numbers(b) { Verdict::Equal } else { Verdict::Contradicts }
}

fn is_calendar(dimension: Dimension) -> bool {
    matches!(dimension, Dimension::Year | Dimension::Date)
}

/// A fraction against a percent may be some points off: "a quarter" and "27 percent" are no quarrel.
fn fraction_slack(a: &Witness, b: &Witness, lexicon: &Lexicon) -> Amount {
    let fraction = |assertion: &Witness| assertion.form == crate::claim::Form::Fraction;
    if a.unit.name() == "percent" && (fraction(a) || fraction(b)) { lexicon.hedges.slack.fraction } else { Amount::ZERO }
}

fn nearly(a: &Witness, b: &Witness, slack: Amount) -> bool {
    !slack.is_zero() && a.reading.literal.gap(&b.reading.literal).is_some_and(|gap| gap <= slack)
}

fn close(a: Option<Amount>, b: Option<Amount>, share: Amount) -> bool {
    let at = |value: Option<Amount>| value.map(Interval::exactly);
    at(a).zip(at(b)).is_some_and(|(a, b)| Tolerance::Relative(share).allows(&a, &b))
}

/// The years that a moment with its preposition allows.
fn years(moment: Moment, side: Side) -> Option<Interval> {
    let first = i64::from(moment.year?);
    let last = first + i64::from(moment.years.max(1)) - 1;
    // "before 3 May 2002" may still be in 2002
    let whole = moment.month.is_none() && moment.quarter.is_none();
    Some(match side {
        Side::At => Interval::closed(first.into(), last.into()),
        Side::Before if whole => Interval::at_most((first - 1).into()),
        Side::Before | Side::By => Interval::at_most(last.into()),
        Side::After => Interval::at_least(first.into()),
    })
}

/// Two places in the calendar, compared on the parts that both state; `None` where they share none.
fn moments(a: Moment, b: Moment) -> Option<Verdict> {
    let mut shared = false;
    let mut apart = false;
    if let (Some(x), Some(y)) = (a.year, b.year) {
        shared = true;
        let end = |moment: &Moment, year: i16| year + i16::from(moment.years.max(1));
        // "1986/87" and "1987/88" are two seasons, though they share a year
        let seasons = a.years == 2 && b.years == 2 && x != y;
        apart |= end(&a, x) <= y || end(&b, y) <= x || seasons;
    }
    if let (Some(x), Some(y)) = (a.quarter, b.quarter) {
        shared = true;
        apart |= x != y;
    }
    if let (Some(x), Some(y)) = (a.month, b.month) {
        shared = true;
        apart |= x != y;
        if let (Some(first), Some(second)) = (a.day, b.day) {
            let last = |moment: &Moment, day: u8| moment.last_day.unwrap_or(day);
            apart |= last(&a, first) < second || last(&b, second) < first;
        }
    }
    // a year says nothing against a date without one
    let comparable = shared
        && (a.year.is_some() && b.year.is_some()
            || a.month.is_some() && b.month.is_some() && (a.day.is_some() == b.day.is_some() || apart)
            || a.quarter.is_some() && b.quarter.is_some());
    comparable.then_some(if apart {
        Verdict::Contradicts
    } else if a == b {
        Verdict::Equal
    } else {
        Verdict::Compatible
    })
}

/// Why two values of one measure are no contradiction; `None` where they contradict each other or differ.
#[must_use]
pub fn agreement(x: &Witness, y: &Witness, verdict: Verdict) -> Option<Reason> {
    let hedged = |hedges: &[Hedge]| hedges.contains(&x.reading.hedge) || hedges.contains(&y.reading.hedge);
    match verdict {
        Verdict::Contradicts | Verdict::Differs => None,
        Verdict::Near => Some(Reason::Rounding),
        Verdict::Refines | Verdict::Compatible if hedged(&[Hedge::AtLeast, Hedge::MoreThan, Hedge::AtMost, Hedge::LessThan]) => Some(Reason::Bound),
        Verdict::Refines | Verdict::Compatible if hedged(&[Hedge::About, Hedge::Nearly, Hedge::JustOver, Hedge::Vague]) => Some(Reason::Hedge),
        Verdict::Refines | Verdict::Compatible if hedged(&[Hedge::Between]) => Some(Reason::Range),
        Verdict::Equal | Verdict::Refines | Verdict::Compatible => Some(Reason::SameValue),
    }
}

#[cfg(test)]
mod tests {
    use super::super::relation::sample::{read, unit};
    use super::*;
    use crate::claim::Form;
    use crate::quantity::Unit;

    fn related(a: (&str, Unit), b: (&str, Unit), form: Form, lexicon: &Lexicon) -> Verdict {
        let mut found = read(&format!("{} and {}", a.0, b.0), &[a, b]);
        found[0].form = form;
        relate(&found[0], &found[1], lexicon).unwrap()
    }

    #[test]
    fn money_may_be_the_price_of_some_thing() {
        let lexicon = Lexicon::shipped().unwrap();
        let (dollar, euro) = (unit("USD", Dimension::Money), unit("EUR", Dimension::Money));
        let found = read("18 and 36 and 36", &[("18", dollar.clone()), ("36", dollar.per("barrel")), ("36", euro.per("barrel"))]);
        assert_eq!(relate(&found[0], &found[1], &lexicon), Ok(Verdict::Contradicts));
        assert_eq!(relate(&found[0], &found[2], &lexicon), Err(Reason::Unit));
    }

    #[test]
    fn how_far_apart_two_figures_say_the_same_is_for_the_vocabulary() {
        let (loose, mut strict) = (Lexicon::shipped().unwrap(), Lexicon::shipped().unwrap());
        strict.hedges.slack = crate::lexicon::Slack::default();
        let mile = Unit::new("mile", Dimension::Length, Amount::parse("1609.344").unwrap());
        let kilometre = Unit::new("kilometer", Dimension::Length, Amount::integer(1000));
        let cases = [
            (("25", unit("percent", Dimension::Share)), ("27", unit("percent", Dimension::Share)), Form::Fraction),
            (("10.00", mile), ("15.9", kilometre), Form::Digits),
        ];
        for (a, b, form) in cases {
            assert_eq!(related(a.clone(), b.clone(), form, &loose), Verdict::Near, "{a:?} {b:?}");
            assert_eq!(related(a.clone(), b.clone(), form, &strict), Verdict::Contradicts, "{a:?} {b:?}");
        }
    }
}
