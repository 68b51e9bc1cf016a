//! What the sources have that backs a figure of a draft: the same number, one that allows it, or figures that come to it.
//!
//! ```text
//! 17,400 visitors        17,400 on Saturday                 the same number
//! more than 42,000       42,300 visitors                    allowed
//! a lead of 1,440        9,720 and 8,280                    computed
//! three days             from Friday 18 to Sunday 20 July   computed
//! ```

use crate::conflict::AssertionId;
use crate::document::Role;
use crate::engine::arithmetic::{self, single};
use crate::engine::candidate::{is_calendar, same_number};
use crate::engine::noun::noun_fit;
use crate::engine::relate::relate;
use crate::engine::sheet::Sheet;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Hedge, Stated, Verdict};
use crate::span::SourceId;
use crate::witness::Witness;

/// A source with more figures than this is asked for calculations of its prose only.
const FEW: usize = 400;

/// The sources of a dossier.
pub struct Sources<'e> {
    sheets: Vec<(usize, &'e Sheet<'e>)>,
    lexicon: &'e Lexicon,
}

impl<'e> Sources<'e> {
    /// All that are not drafts.
    pub fn new(dossier: &'e [Sheet<'e>], lexicon: &'e Lexicon) -> Self {
        Self { sheets: dossier.iter().enumerate().filter(|(_, sheet)| sheet.role == Role::Source).collect(), lexicon }
    }

    pub fn are_none(&self) -> bool {
        self.sheets.is_empty()
    }

    pub fn has(&self, id: AssertionId) -> bool {
        self.sheets.iter().any(|(source, _)| *source == id.source.index())
    }

    /// With their numbers.
    pub fn sheets(&self) -> impl Iterator<Item = (usize, &'e Sheet<'e>)> {
        self.sheets.iter().copied()
    }

    fn figures(&self) -> impl Iterator<Item = (AssertionId, &'e Witness)> {
        let id = |source, index| AssertionId { source: SourceId::new(source), index };
        self.sheets().flat_map(move |(source, sheet)| sheet.all.iter().enumerate().map(move |(index, it)| (id(source, index), it)))
    }

    /// The same, those first that state most of what else a sentence of the draft says: what is beside a figure tells where it is from.
    pub fn nearest(&self, draft: &Sheet<'_>, sentence: usize) -> Self {
        let beside: Vec<&Witness> = draft.all.iter().filter(|it| it.sentence == sentence).collect();
        let has = |sheet: &Sheet<'_>| beside.iter().filter(|it| sheet.all.iter().any(|other| states(it, other, self.lexicon))).count();
        let mut sheets = self.sheets.clone();
        sheets.sort_by_cached_key(|(_, sheet)| std::cmp::Reverse(has(sheet)));
        Self { sheets, ..*self }
    }

    /// The figures that state the same of what may be the same thing.
    pub fn stating(&self, it: &Witness) -> Option<Vec<AssertionId>> {
        let one = self.figures().find(|(_, other)| states(it, other, self.lexicon)).or_else(|| self.figures().find(|(_, other)| is_same_otherwise(it, other)));
        one.map(|(id, _)| vec![id]).or_else(|| self.stating_both(it))
    }

    /// "17 votes to 14" of "seventeen for the budget, fourteen against": both numbers of a score, beside each other.
    fn stating_both(&self, it: &Witness) -> Option<Vec<AssertionId>> {
        let [first, second] = it.reading.stated.as_slice() else { return None };
        if it.unit.dimension() != Dimension::Score {
            return None;
        }
        let number = |other: &Witness, stated: &Stated| single(other) == Some(stated.value);
        self.figures().filter(|(_, other)| number(other, first)).find_map(|(id, one)| {
            let beside = |(at, other): &(AssertionId, &Witness)| {
                at.source == id.source && *at != id && other.sentence.abs_diff(one.sentence) <= 1 && number(other, second)
            };
            self.figures().find(beside).map(|(other, _)| vec![id, other])
        })
    }

    /// A figure that it follows from, as its rounding, its hedge or its bound.
    pub fn allowing(&self, it: &Witness) -> Option<AssertionId> {
        let allows = |other: &Witness| {
            let consistent = || relate(it, other, self.lexicon).is_ok_and(Verdict::is_consistent);
            follows(it, other) && consistent() && noun_fit(it, other, self.lexicon) >= 0.0
        };
        self.figures().find(|(_, other)| allows(other)).map(|(id, _)| id)
    }

    /// The figures that come to it.
    pub fn coming_to(&self, it: &Witness, draft: &Sheet<'_>) -> Option<Vec<AssertionId>> {
        let own = || {
            // "only 16 were found, leaving 25" of the 41 before: it follows from what the draft itself has from its sources
            let found = arithmetic::from(it, draft.assertions, self.lexicon)?;
            let stated = found.into_iter().map(|index| draft.assertions.get(index).filter(|of| of.figure != it.figure).and_then(|of| self.stating(of)));
            stated.collect::<Option<Vec<_>>>().map(|evidence| evidence.into_iter().flatten().collect())
        };
        self.coming_to_it(it, draft).or_else(own)
    }

    fn coming_to_it(&self, it: &Witness, draft: &Sheet<'_>) -> Option<Vec<AssertionId>> {
        self.sheets().find_map(|(source, sheet)| {
            // a large table has a calculation for anything
            let own = if sheet.all.len() <= FEW { sheet.all } else { sheet.assertions };
            let found = arithmetic::from(it, own, self.lexicon)
                .or_else(|| quotient(it, own))
                .or_else(|| span(it, own))
                .or_else(|| age(it, sheet, draft, self.lexicon))?;
            Some(found.into_iter().map(|index| AssertionId { source: SourceId::new(source), index }).collect())
        })
    }
}

/// Whether both state the same of what may be the same thing.
pub fn states(it: &Witness, other: &Witness, lexicon: &Lexicon) -> bool {
    let verdict = relate(it, other, lexicon).ok().filter(|verdict| verdict.is_consistent());
    let fits = || noun_fit(it, other, lexicon) >= 0.0;
    verdict.is_some_and(|verdict| is_same(it, other, verdict) && (tells_by_itself(it) || fits()) || rounds(it, other) && fits())
}

/// A number of three digits or more.
fn is_fine(it: &Witness) -> bool {
    it.reading.stated.iter().any(Stated::is_fine)
}

/// A number of three digits or more, or one with a unit of its own, is found again whatever the words say that it counts.
fn tells_by_itself(it: &Witness) -> bool {
    !matches!(it.unit.dimension(), Dimension::Count | Dimension::Ordinal) || is_fine(it)
}

/// Whether both state the same number with the same firmness, or the source has the moment.
fn is_same(y: &Witness, x: &Witness, verdict: Verdict) -> bool {
    verdict == Verdict::Equal || y.unit == x.unit && same_number(y, x) || is_calendar(y) && follows(y, x)
}

/// Whether `y` says roughly what the source says, or rounds it to two digits or more: one digit is met by chance.
fn rounds(y: &Witness, x: &Witness) -> bool {
    let roughly = || y.reading.hedge == Hedge::About && x.reading.literal.single().is_some();
    let digits = || y.reading.hedge == Hedge::Exact && single(y).zip(y.reading.stated.first()).is_some_and(|(value, stated)| is_ten(value, stated.place));
    (roughly() || digits()) && follows(y, x)
}

/// Whether who reads `x` knows `y`: it says as much or less, and nothing that `x` leaves open.
///
/// ```text
/// $48 million, more than 42,000     of $48.2 million, 42,300
/// not 1,440                         of at least two
/// May 2025, 1933                    of 14 May 2025, 1933-2025
/// not 1956                          of 1933-2025
/// ```
fn follows(y: &Witness, x: &Witness) -> bool {
    if let (Some(own), Some(of), true) = (y.moment, x.moment, is_calendar(y) && is_calendar(x)) {
        return of.tells(own);
    }
    let scaled = |it: &Witness| if y.unit == x.unit { Some(it.reading.clone()) } else { it.reading.scaled(it.unit.factor()) };
    scaled(y).zip(scaled(x)).is_some_and(|(own, of)| {
        let is_known = of.literal.low.is_some() && of.literal.high.is_some();
        own.rounded.contains(&of.literal) || is_known && !of.stated.is_empty() && of.stated.iter().all(|stated| own.rounded.holds(stated.value))
    })
}

/// "$11,592 a year" of "annual tuition be set at $11,592", "Deakin, 44" of "Carl Deakin, 44": the same number, read otherwise, and one that
/// tells by itself or that the same name stands beside.
fn is_same_otherwise(y: &Witness, x: &Witness) -> bool {
    let is_number = |it: &Witness| !matches!(it.unit.dimension(), Dimension::Name | Dimension::Year | Dimension::Date | Dimension::TimeOfDay);
    let named = || y.evidence.clause.iter().any(|word| word.is_name && x.evidence.clause.iter().any(|other| other.lemma == word.lemma));
    let subject = |it: &Witness| it.subject.as_ref().map(|subject| subject.lemma.clone());
    let named = || named() || subject(y).is_some() && subject(y) == subject(x);
    is_number(y) && is_number(x) && single(y).is_some() && single(y) == single(x) && (is_fine(y) || named())
}

/// "£41,500 apiece" of £1.7m and 41 tractors: so much of one thing over a count of another, wherever both stand.
fn quotient(it: &Witness, source: &[Witness]) -> Option<Vec<usize>> {
    let value = single(it).filter(|value| it.reading.stated.iter().all(|stated| stated.decimals() > 1 || is_ten(*value, stated.place)))?;
    let lemma = |it: &Witness| it.noun.as_ref().map(|noun| noun.lemma.clone());
    let of_one = |other: &Witness| it.unit.dimension() == Dimension::Money || lemma(other).is_some() && lemma(other) == lemma(it);
    let all = source.iter().enumerate().filter(|(_, other)| other.unit == it.unit && of_one(other));
    let pairs = all.flat_map(|all| source.iter().enumerate().filter(|(_, other)| other.unit.dimension() == Dimension::Count).map(move |by| (all, by)));
    let fits = |all: &Witness, by: &Witness| {
        let result = single(all).zip(single(by)).filter(|(_, by)| *by > Amount::ONE).and_then(|(all, by)| all.over(by));
        result.and_then(|result| result.minus(value)).is_some_and(|off| off.abs() <= it.reading.half_place)
    };
    pairs.into_iter().find(|((_, all), (_, by))| all.figure != by.figure && fits(all, by)).map(|((all, _), (by, _))| vec![all, by])
}

/// Whether a number has two digits or more at its place.
fn is_ten(value: Amount, place: Amount) -> bool {
    value.over(place).is_some_and(|digits| digits.abs() >= Amount::integer(10))
}

/// "three days" of "from Friday 18 to Sunday 20 July".
fn span(it: &Witness, source: &[Witness]) -> Option<Vec<usize>> {
    let value = single(it).filter(|_| it.unit.name() == "day")?;
    let days = |other: &Witness| {
        let moment = other.moment?;
        Some(i64::from(moment.last_day?) - i64::from(moment.day?) + 1)
    };
    source.iter().position(|other| days(other).is_some_and(|days| Amount::integer(days) == value)).map(|at| vec![at])
}

/// "Ms Fest, 50" of "born in 1975", in a draft or a source of 2025.
fn age(it: &Witness, source: &Sheet<'_>, draft: &Sheet<'_>, lexicon: &Lexicon) -> Option<Vec<usize>> {
    let value = single(it).filter(|_| it.unit.dimension() == Dimension::Age)?;
    let year = |witness: &Witness| witness.moment.and_then(|moment| moment.year);
    let latest = || source.assertions.iter().chain(draft.assertions).filter_map(year).max();
    let now = [draft.date, source.date].into_iter().flatten().next().map(jiff::civil::Date::year).or_else(latest)?;
    let is_old = |born: i16| [now - born, now - born - 1].into_iter().any(|age| Amount::integer(age.into()) == value);
    let begins = |other: &Witness| other.evidence.classes.iter().any(|class| lexicon.events.is_dated(class));
    source.assertions.iter().position(|other| begins(other) && year(other).is_some_and(is_old)).map(|at| vec![at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::relation::sample::{count, noun, read, sheet, unit};
    use crate::quantity::{Interval, Reading, Unit};

    /// What the figures of one source are to the first figure of a draft.
    fn held<T>(draft: &[Witness], source: &[Witness], take: impl Fn(&Sources<'_>, &Sheet<'_>) -> T) -> T {
        let lexicon = Lexicon::shipped().unwrap();
        let dossier = [sheet(draft, Role::Draft), sheet(source, Role::Source)];
        take(&Sources::new(&dossier, &lexicon), &dossier[0])
    }

    fn of(text: &str, figures: &[(&str, Unit)], nouns: &[&str]) -> Vec<Witness> {
        let mut found = read(text, figures);
        for (it, word) in found.iter_mut().zip(nouns) {
            it.noun = Some(noun(word, word).into());
        }
        found
    }

    #[test]
    fn a_number_is_found_again_for_the_same_noun_or_by_its_digits() {
        let draft = |figure: &str, word: &str| of(figure, &[(figure, count())], &[word]);
        let source = of("12 boats, 4,812 nets", &[("12", count()), ("4,812", count())], &["boat", "net"]);
        let stated = |figure: &str, word: &str| held(&draft(figure, word), &source, |sources, sheet| sources.stating(&sheet.assertions[0]).is_some());
        assert!(stated("12", "boat"));
        assert!(!stated("12", "mayor"), "small numbers meet by chance");
        assert!(stated("4,812", "mesh"));
        assert!(!stated("14", "boat"));
    }

    #[test]
    fn what_is_rounded_is_supported_and_what_a_source_leaves_open_is_not() {
        let dollars = || unit("USD", Dimension::Money);
        let stands = |own: &str, other: &str| {
            let read = |words: &str| {
                let figure = words.trim_start_matches("more than ");
                let mut found = read(figure, &[(figure, dollars())]);
                if let (Some(bound), true) = (single(&found[0]), figure != words) {
                    let above = Interval::above(bound);
                    found[0].reading = Reading { hedge: Hedge::MoreThan, literal: above, rounded: above, ..found[0].reading.clone() };
                }
                found
            };
            held(&read(own), &read(other), |sources, sheet| (sources.stating(&sheet.assertions[0]).is_some(), sources.allowing(&sheet.assertions[0]).is_some()))
        };
        assert_eq!(stands("48,000,000", "48,200,000"), (true, true));
        assert_eq!(stands("5,000", "4,800"), (false, true), "one digit is met by chance");
        assert_eq!(stands("48,200,000", "48,000,000"), (false, false), "the source does not say so much");
        assert_eq!(stands("more than 40", "42"), (false, true));
        assert_eq!(stands("42", "more than 40"), (false, false));
        assert_eq!(stands("42", "more than 2"), (false, false));
    }

    #[test]
    fn what_says_more_of_a_sentence_is_asked_first() {
        let lexicon = Lexicon::shipped().unwrap();
        let draft = of("12 boats, 4,812 nets", &[("12", count()), ("4,812", count())], &["boat", "net"]);
        let (one, both) = (of("12 boats", &[("12", count())], &["boat"]), of("4,812 nets, 12 boats", &[("4,812", count()), ("12", count())], &["net", "boat"]));
        let (draft, one, both) = (sheet(&draft, Role::Draft), sheet(&one, Role::Source), sheet(&both, Role::Source));
        let dossier = [draft, one, both];
        let sources = Sources::new(&dossier, &lexicon).nearest(&dossier[0], 0);
        assert_eq!(sources.stating(&dossier[0].assertions[0]).unwrap()[0].source, SourceId::new(2));
    }

    #[test]
    fn so_much_a_head_comes_from_all_and_from_how_many() {
        let source = of("81,000 lamps, 45 streets", &[("81,000", count()), ("45", count())], &["lamp", "street"]);
        let comes = |figure: &str, word: &str| {
            held(&of(figure, &[(figure, count())], &[word]), &source, |sources, sheet| sources.coming_to(&sheet.assertions[0], sheet).map(|found| found.len()))
        };
        assert_eq!(comes("1,800", "lamp"), Some(2));
        assert_eq!(comes("1,800", "bench"), None);
        assert_eq!(comes("1,700", "lamp"), None);
    }

    #[test]
    fn days_from_one_to_another_are_so_many_days() {
        let mut source = read("6 to 9 May", &[("6 to 9 May", unit("date", Dimension::Date))]);
        source[0].moment = Some(crate::claim::Moment { day: Some(6), last_day: Some(9), month: Some(5), ..crate::claim::Moment::default() });
        let days = |figure: &str| read(figure, &[(figure, unit("day", Dimension::Duration))]);
        let comes = |figure: &str| held(&days(figure), &source, |sources, sheet| sources.coming_to(&sheet.assertions[0], sheet).is_some());
        assert!(comes("4"));
        assert!(!comes("3"));
    }
}
