//! How two assertions stand to each other in one facet.

use std::cmp::Ordering;

use crate::assertion::Noun;
use crate::claim::Mode;
use crate::kin::{Part, Relation, Word};
use crate::lexicon::Lexicon;
use crate::rule::{Facet, Reason};
use crate::witness::Witness;

use super::noun;

/// How the first assertion stands to the second in one facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, strum::IntoStaticStr, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Comparison {
    /// The same.
    Same,
    /// The first includes the second: people and women, Iraq and Mosul.
    Wider,
    /// The second includes the first.
    Narrower,
    /// At least one says nothing.
    Absent,
    /// Another.
    Different,
}

/// How `a` stands to `b` in a facet.
#[must_use]
pub fn compare(facet: Facet, a: &Witness, b: &Witness, lexicon: &Lexicon) -> Comparison {
    match facet {
        Facet::Unit => same(a.unit == b.unit),
        Facet::Noun => nouns(a, b, lexicon),
        Facet::Modifiers => modifiers(a.noun.as_deref(), b.noun.as_deref()),
        Facet::Event => both(class(a), class(b), |x, y| same(x == y)),
        Facet::Whole => both(a.whole.as_ref(), b.whole.as_ref(), |x, y| wholes(x, y, lexicon)),
        Facet::Subject => both(a.subject.as_ref(), b.subject.as_ref(), |x, y| subjects(x, y, lexicon)),
        Facet::Place => places(&a.places, &b.places, lexicon),
        Facet::Time => times(a, b),
        Facet::Speaker => both(known(a, lexicon), known(b, lexicon), |x, y| same(x.eq_ignore_ascii_case(y))),
        Facet::Mode => same(a.mode == b.mode),
    }
}

/// The speaker, where he is known by a name or an office: "the company" and "it" are whoever the text speaks of.
#[must_use]
pub fn known<'w>(it: &'w Witness, lexicon: &Lexicon) -> Option<&'w str> {
    it.speaker.as_deref().filter(|speaker| lexicon.speech.names_speaker(speaker))
}

/// The first of the facets in which the two differ; an absent facet differs from nothing.
#[must_use]
pub fn differing(a: &Witness, b: &Witness, facets: &[Facet], lexicon: &Lexicon) -> Option<Facet> {
    facets.iter().copied().find(|&facet| compare(facet, a, b, lexicon) == Comparison::Different)
}

/// What two ways of putting something forward have against each other.
#[must_use]
pub fn mode_reason(x: &Witness, y: &Witness) -> Reason {
    let has = |mode: Mode| x.mode == mode || y.mode == mode;
    if has(Mode::Superseded) {
        Reason::Superseded
    } else if has(Mode::Forecast) {
        Reason::Forecast
    } else {
        Reason::Hypothetical
    }
}

fn same(same: bool) -> Comparison {
    if same { Comparison::Same } else { Comparison::Different }
}

fn both<T>(a: Option<T>, b: Option<T>, compare: impl Fn(T, T) -> Comparison) -> Comparison {
    match (a, b) {
        (Some(x), Some(y)) => compare(x, y),
        _ => Comparison::Absent,
    }
}

fn class(assertion: &Witness) -> Option<&str> {
    assertion.event.as_ref().and_then(|event| event.class.as_deref())
}

fn nouns(a: &Witness, b: &Witness, lexicon: &Lexicon) -> Comparison {
    let (Some(x), Some(y)) = (&a.noun, &b.noun) else { return Comparison::Absent };
    if x.lemma == y.lemma {
        return Comparison::Same;
    }
    match (lexicon.nouns.is_generic_person(&x.lemma), lexicon.nouns.is_generic_person(&y.lemma)) {
        (true, false) if lexicon.nouns.is_person(&y.lemma) => Comparison::Wider,
        (false, true) if lexicon.nouns.is_person(&x.lemma) => Comparison::Narrower,
        _ => same(noun::noun_fit(a, b, lexicon) >= 0.0 || may_stand_for(&x.lemma, &y.lemma)),
    }
}

/// Whether a dictionary lets one noun stand for the other: passengers and travellers, a ferry and a ship, but not gold and silver.
fn may_stand_for(a: &str, b: &str) -> bool {
    let relation = Word::of(a).zip(Word::of(b)).and_then(|(a, b)| a.direct(b, Some(Part::Noun)));
    matches!(relation, Some(Relation::Synonym | Relation::Wider | Relation::Narrower))
}

/// More modifiers make a noun narrower.
fn modifiers(a: Option<&Noun>, b: Option<&Noun>) -> Comparison {
    let (Some(x), Some(y)) = (a, b) else { return Comparison::Absent };
    let within = |x: &Noun, y: &Noun| x.modifiers.iter().all(|word| y.modifiers.contains(word));
    match (within(x, y), within(y, x)) {
        (true, true) => Comparison::Same,
        (true, false) if x.modifiers.is_empty() => Comparison::Absent,
        (false, true) if y.modifiers.is_empty() => Comparison::Absent,
        (true, false) => Comparison::Wider,
        (false, true) => Comparison::Narrower,
        (false, false) => Comparison::Different,
    }
}

/// Subjects that share words may still be two: "measles vaccination" and "polio vaccination" each have a word that the other lacks.
fn subjects(x: &Noun, y: &Noun, lexicon: &Lexicon) -> Comparison {
    let own = |of: &Noun, other: &Noun| of.modifiers.iter().chain([&of.lemma]).any(|word| *word != other.lemma && !other.modifiers.contains(word));
    match (own(x, y), own(y, x)) {
        _ if !noun::subjects_meet(x, y, lexicon) => Comparison::Different,
        (true, true) if x.lemma == y.lemma => Comparison::Different,
        (true, true) | (false, false) => Comparison::Same,
        (true, false) => Comparison::Narrower,
        (false, true) => Comparison::Wider,
    }
}

fn wholes(x: &Noun, y: &Noun, lexicon: &Lexicon) -> Comparison {
    if x.lemma == y.lemma {
        return Comparison::Same;
    }
    let place = |noun: &Noun| lexicon.places.canonical(&noun.text.to_lowercase()).map(str::to_owned);
    match (place(x), place(y)) {
        (Some(a), Some(b)) => places(&[a], &[b], lexicon),
        _ => same(noun::heads_fit(&x.lemma, &y.lemma, lexicon) > 0.0),
    }
}

/// Places are different where no place of one is, holds or lies in a place of the other.
fn places(a: &[String], b: &[String], lexicon: &Lexicon) -> Comparison {
    if a.is_empty() || b.is_empty() {
        return Comparison::Absent;
    }
    let any = |related: &dyn Fn(&String, &String) -> bool| a.iter().any(|x| b.iter().any(|y| related(x, y)));
    if any(&|x, y| x == y) {
        Comparison::Same
    } else if any(&|x, y| lexicon.places.contains(x, y)) {
        Comparison::Wider
    } else if any(&|x, y| lexicon.places.contains(y, x)) {
        Comparison::Narrower
    } else {
        Comparison::Different
    }
}

/// The stretches of time that the figures are given for, and the headings of such stretches that they stand below in one text, or else the
/// years that the clauses name.
fn times(a: &Witness, b: &Witness) -> Comparison {
    let [first, second] = [a, b].map(|it| it.evidence.occasion);
    let is_of_another_length = first.months.zip(second.months).is_some_and(|(a, b)| a != b);
    let is_headed_otherwise = a.site.source == b.site.source && first.heading != second.heading;
    if is_of_another_length || is_headed_otherwise { Comparison::Different } else { years(a, b) }
}

/// The years that the clauses name.
fn years(a: &Witness, b: &Witness) -> Comparison {
    let years = |assertion: &Witness| {
        let mut years: Vec<i16> = assertion.evidence.moments.iter().filter_map(|moment| moment.year).collect();
        years.sort_unstable();
        years.dedup();
        years
    };
    let (x, y) = (years(a), years(b));
    if x.is_empty() || y.is_empty() {
        return Comparison::Absent;
    }
    if !x.iter().any(|year| y.contains(year)) {
        return Comparison::Different;
    }
    match x.len().cmp(&y.len()) {
        Ordering::Equal => Comparison::Same,
        Ordering::Greater => Comparison::Wider,
        Ordering::Less => Comparison::Narrower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::document::Document;
    use crate::span::SourceId;

    #[track_caller]
    fn time(text: &str, figures: [usize; 2]) -> Comparison {
        let lexicon = Lexicon::shipped().unwrap();
        let read = check::read(Document::plain("a.txt", text), SourceId::new(0), &lexicon).assertions;
        compare(Facet::Time, &read[figures[0]], &read[figures[1]], &lexicon)
    }

    #[test]
    fn lines_below_another_heading_are_of_another_time() {
        let text = "Revs 29.2 mln\n\nNine mths\n\nRevs 92.2 mln\n\nNet 6.4 mln\n";
        assert_eq!(time(text, [0, 2]), Comparison::Different);
        assert_eq!(time(text, [2, 3]), Comparison::Absent);
    }

    #[test]
    fn a_quarter_is_no_year() {
        assert_eq!(time("It gained $1.5 million in the 4th qtr and $5.1 million for the year.", [0, 2]), Comparison::Different);
    }
}
