//! What two words are to each other, as closed classes and without a number: the vocabulary is asked first, then the dictionary.
//!
//! ```text
//! "worker", "employee"     Alike       one may stand for the other
//! "people", "villager"     Alike       people at large and a kind of them
//! "vessel", "ferry"        Related     one is a kind of the other
//! "gold", "silver"         Two         two of a kind, or opposed
//! "ferry", "budget"        Different
//! ```

use super::overlap::word_match;
use crate::assertion::{Assertion, Noun};
use crate::kin::{Relation, Word};
use crate::lexicon::Lexicon;
use crate::quantity::Dimension;

/// What two words are to each other, from what speaks against one thing to what speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kinship {
    /// Nothing joins them.
    Different,
    /// Opposed, or two of a kind.
    Two,
    /// A derivation apart.
    Distant,
    /// One is a kind of the other.
    Related,
    /// One may stand for the other.
    Alike,
    /// One word.
    Same,
}

impl Kinship {
    /// As the value of a feature.
    pub fn value(self) -> f32 {
        f32::from(self as u8)
    }

    /// Whether both may name one thing.
    pub fn is_near(self) -> bool {
        self >= Self::Distant
    }
}

/// What two lemmas are to each other.
pub fn of_words(a: &str, b: &str, lexicon: &Lexicon) -> Kinship {
    if a == b {
        return Kinship::Same;
    }
    let group = lexicon.nouns.person_group(a);
    if group.is_some() && group == lexicon.nouns.person_group(b) || word_match(a, b, lexicon) > 0.0 {
        return Kinship::Alike;
    }
    match Word::of(a).zip(Word::of(b)).and_then(|(a, b)| a.relation(b, None)) {
        Some(Relation::Synonym | Relation::Derived) => Kinship::Alike,
        Some(Relation::Wider | Relation::Narrower) => Kinship::Related,
        Some(Relation::Related) => Kinship::Distant,
        Some(Relation::Sibling | Relation::Antonym) => Kinship::Two,
        None => Kinship::Different,
    }
}

/// What the things that two figures count are to each other; `None` where one does not say.
pub fn of_nouns(a: &Assertion, b: &Assertion, lexicon: &Lexicon) -> Option<Kinship> {
    let (x, y) = key_noun(a).zip(key_noun(b))?;
    let found = of_words(&x.lemma, &y.lemma, lexicon);
    if found == Kinship::Same {
        return Some(found);
    }
    let measures = lexicon.nouns.is_measure(&x.lemma) && lexicon.nouns.is_measure(&y.lemma) && found < Kinship::Alike;
    if measures {
        return Some(Kinship::Different);
    }
    let coordinated = x.also.contains(&y.lemma) || y.also.contains(&x.lemma);
    let told_before = a.evidence.measured.contains(&y.lemma) || b.evidence.measured.contains(&x.lemma);
    let narrows = x.modifiers.contains(&y.lemma) || y.modifiers.contains(&x.lemma);
    let people = |one: &Noun, other: &Noun| lexicon.nouns.is_generic_person(&one.lemma) && lexicon.nouns.is_person(&other.lemma);
    let joined = coordinated || told_before || narrows || people(x, y) || people(y, x) || counts_the_event(a, x, b, y, lexicon);
    Some(if joined || counts_the_event(b, y, a, x, lexicon) { found.max(Kinship::Related) } else { found })
}

/// Whether nothing says that two figures count different things.
pub fn may_count_one_thing(a: &Assertion, b: &Assertion, lexicon: &Lexicon) -> bool {
    of_nouns(a, b, lexicon).is_none_or(Kinship::is_near)
}

/// "a toll of 40" and "40 villagers were killed": the noun of one is the event of the other, which counts people.
fn counts_the_event(a: &Assertion, noun: &Noun, b: &Assertion, other: &Noun, lexicon: &Lexicon) -> bool {
    let class = lexicon.events.class_of(&noun.lemma);
    let same = |assertion: &Assertion| assertion.event.as_ref().and_then(|event| event.class.as_deref()) == class;
    class.is_some() && same(a) && same(b) && lexicon.nouns.is_person(&other.lemma)
}

/// What a figure counts, or is a share of.
pub fn key_noun(assertion: &Assertion) -> Option<&Noun> {
    match assertion.unit.dimension() {
        Dimension::Share => assertion.whole.as_ref().or(assertion.noun.as_ref()),
        Dimension::Duration | Dimension::Age => None,
        _ => assertion.noun.as_ref(),
    }
}

/// How alike two lemmas are in use, from 0 to 1; `None` where one of them is not known.
pub fn likeness(a: &str, b: &str) -> Option<f32> {
    if a == b {
        return Some(1.0);
    }
    let found = Word::of(a).zip(Word::of(b)).and_then(|(a, b)| a.likeness(b))?;
    Some(f32::from(found) / 100.0)
}

/// Whether two phrases have a word in common, or one that may stand for the other.
pub fn share_a_word(x: &Noun, y: &Noun, lexicon: &Lexicon) -> bool {
    words(x).any(|word| words(y).any(|other| of_words(word, other, lexicon) >= Kinship::Alike))
}

/// All lemmas of a phrase that tell something.
pub fn words(noun: &Noun) -> impl Iterator<Item = &str> {
    noun.modifiers.iter().chain([&noun.lemma]).map(String::as_str).filter(|word| word.len() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn are(kinship: Kinship, pairs: &[(&str, &str)]) {
        let lexicon = Lexicon::shipped().unwrap();
        for (a, b) in pairs {
            assert_eq!(of_words(a, b, &lexicon), kinship, "{a}, {b}");
            assert_eq!(of_words(b, a, &lexicon), kinship, "{b}, {a}");
        }
    }

    #[test]
    fn words_are_kin_or_two_of_a_kind_or_strangers() {
        are(Kinship::Same, &[("ferry", "ferry")]);
        are(Kinship::Alike, &[("penalty", "punishment"), ("fighter", "insurgent"), ("quake", "earthquake")]);
        are(Kinship::Related, &[("ferry", "vessel"), ("passenger", "traveller")]);
        are(Kinship::Two, &[("gold", "silver"), ("import", "export"), ("northern", "southern")]);
        are(Kinship::Different, &[("ferry", "budget"), ("harbour", "minister")]);
    }
}
