//! How a dictionary relates two lemmas, the closest of their senses deciding.
//!
//! ```text
//! synonym   one synset           penalty, punishment
//! antonym   opposed              import, export
//! derived   verb and its noun    detain, detention
//! wider     hypernym, two steps  vessel of ferry
//! narrower  the other way        ferry of vessel
//! sibling   one hypernym         gold, silver
//! related   a derivation of one is synonym, hypernym or hyponym of the other: rob, theft
//! ```
//! Opposition goes before all else: what is opposed is often a sibling too.

use std::cell::Cell;

use strum::{Display, EnumString, VariantNames};

use super::Word;
use super::table::{ABOVE, ABOVE_ENDS, ANTONYMS, DERIVED, NONE, PARTS, SENSE_ENDS, SENSES, number, numbers, read, rows, run};

/// What two lemmas are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Display, EnumString, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Relation {
    /// They are opposed in some sense.
    Antonym,
    /// They share a sense.
    Synonym,
    /// One is made from the other: a verb and its noun, a noun and its adjective.
    Derived,
    /// The second is a kind of the first, in two steps at most.
    Wider,
    /// The first is a kind of the second, in two steps at most.
    Narrower,
    /// Both are kinds of one thing.
    Sibling,
    /// What one derives from is a synonym or a kind of the other, or the other way round.
    Related,
}

/// A part of speech, where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Display, EnumString, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Part {
    /// Names of things.
    Noun,
    /// What is done or happens.
    Verb,
    /// Qualities.
    Adjective,
    /// Manners.
    Adverb,
}

/// The senses of one lemma, read where they lie.
#[derive(Clone, Copy)]
struct Senses(&'static [u8]);

/// What was asked: two lemmas, a part of speech, and whether derivations are left out.
type Question = (Word, Word, Option<Part>, bool);

/// Questions whose answers are kept: a text asks of the same few words again and again.
const SLOTS: usize = 256;

/// A question and its answer, where one was asked.
type Asked = Cell<Option<(Question, Option<Relation>)>>;

thread_local! {
    /// The questions that were asked last, each in the slot of its words, with their answers.
    static LAST: [Asked; SLOTS] = const { [const { Cell::new(None) }; SLOTS] };
}

/// The answer to a question: as remembered, or as it is found.
fn remembered(question: Question, find: impl FnOnce() -> Option<Relation>) -> Option<Relation> {
    let (one, other, ..) = question;
    let at = (one.at() * 7 + other.at() * 31 + usize::from(question.3)) % SLOTS;
    let known = LAST.with(|last| last[at].get()).filter(|(asked, _)| *asked == question);
    known.map_or_else(
        || {
            let answer = find();
            LAST.with(|last| last[at].set(Some((question, answer))));
            answer
        },
        |(_, answer)| answer,
    )
}

impl Word {
    /// The closest relation of two different lemmas, among their senses of one part of speech where that is known; `None` where the
    /// dictionary has none, or where both are one lemma.
    ///
    /// Derivations cross parts of speech, so that they count whatever the part.
    #[must_use]
    pub fn relation(self, other: Self, part: Option<Part>) -> Option<Relation> {
        remembered((self, other, part, false), || self.found(other, part))
    }

    fn found(self, other: Self, part: Option<Part>) -> Option<Relation> {
        let leads = |from: Word, to: Senses| derived(from).any(|word| Senses::of(word, None).is_close(to));
        let related = || leads(self, Senses::of(other, None)) || leads(other, Senses::of(self, None));
        self.direct(other, part).or_else(|| (self != other && related()).then_some(Relation::Related))
    }

    /// The same without what only a derivation relates.
    #[must_use]
    pub fn direct(self, other: Self, part: Option<Part>) -> Option<Relation> {
        if self == other { None } else { remembered((self, other, part, true), || self.found_directly(other, part)) }
    }

    fn found_directly(self, other: Self, part: Option<Part>) -> Option<Relation> {
        if are_opposed(self, other, part) {
            return Some(Relation::Antonym);
        }
        let (a, b) = (Senses::of(self, part), Senses::of(other, part));
        if a.own().any(|sense| b.has(sense)) {
            return Some(Relation::Synonym);
        }
        if derived(self).any(|word| word == other) {
            return Some(Relation::Derived);
        }
        a.kind(b).or_else(|| a.parents().any(|parent| b.parents().any(|other| other == parent)).then_some(Relation::Sibling))
    }

    /// Whether the dictionary has the lemma as this part of speech.
    #[must_use]
    pub fn may_be(self, part: Part) -> bool {
        !Senses::of(self, Some(part)).0.is_empty()
    }
}

impl Senses {
    /// Those as one part of speech, where it is asked for: the senses of nouns stand before those of verbs, and so on.
    fn of(word: Word, part: Option<Part>) -> Self {
        let all = run(SENSE_ENDS, SENSES, 2, word.at()).unwrap_or_default();
        let Some(part) = part else { return Self(all) };
        let bound = |part: usize| number(PARTS, part).unwrap_or(NONE);
        let (from, to) = ((part as usize).checked_sub(1).map_or(0, bound), bound(part as usize));
        let before = |end: u16| 2 * numbers(all).take_while(|&sense| sense < end).count();
        Self(all.get(before(from)..before(to)).unwrap_or_default())
    }

    fn own(self) -> impl Iterator<Item = u16> {
        numbers(self.0)
    }

    fn has(self, sense: u16) -> bool {
        self.own().any(|own| own == sense)
    }

    /// What is one step above them.
    fn parents(self) -> impl Iterator<Item = u16> {
        self.own().flat_map(parents)
    }

    /// Whether one is a kind of the other.
    fn kind(self, other: Self) -> Option<Relation> {
        let is_below = |low: Self, high: Self| low.parents().any(|parent| high.has(parent) || parents(parent).any(|above| high.has(above)));
        if is_below(self, other) { Some(Relation::Narrower) } else { is_below(other, self).then_some(Relation::Wider) }
    }

    /// Whether they share a sense, or one is one step above the other.
    fn is_close(self, other: Self) -> bool {
        self.own().any(|sense| other.has(sense)) || self.parents().any(|parent| other.has(parent)) || other.parents().any(|parent| self.has(parent))
    }
}

fn are_opposed(a: Word, b: Word, part: Option<Part>) -> bool {
    rows(ANTONYMS, 3, a.0).any(|row| read(&row[2..]) == b.0 && part.is_none_or(|part| read(&row[4..]) == part as u16))
}

fn derived(word: Word) -> impl Iterator<Item = Word> {
    rows(DERIVED, 2, word.0).map(|row| Word(read(&row[2..])))
}

fn parents(sense: u16) -> impl Iterator<Item = u16> {
    numbers(run(ABOVE_ENDS, ABOVE, 2, usize::from(sense)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn related(relation: Option<Relation>, part: Option<Part>, pairs: &[(&str, &str)]) {
        for (a, b) in pairs {
            assert_eq!(Word::of(a).unwrap().relation(Word::of(b).unwrap(), part), relation, "{a}, {b}");
        }
    }

    #[test]
    fn each_relation_is_told() {
        related(Some(Relation::Synonym), None, &[("penalty", "punishment"), ("fisherman", "fisher"), ("buy", "purchase")]);
        related(Some(Relation::Antonym), None, &[("import", "export"), ("northern", "southern"), ("rise", "fall"), ("gain", "loss")]);
        related(Some(Relation::Derived), None, &[("detain", "detention"), ("inject", "injection"), ("die", "death")]);
        related(Some(Relation::Narrower), None, &[("ferry", "vessel"), ("fine", "penalty"), ("passenger", "traveller")]);
        related(Some(Relation::Wider), None, &[("vessel", "ferry"), ("penalty", "fine"), ("worker", "employee")]);
        related(Some(Relation::Sibling), None, &[("gold", "silver"), ("hospital", "clinic")]);
        related(Some(Relation::Related), None, &[("theft", "rob"), ("detain", "custody"), ("pay", "cost")]);
        related(None, None, &[("ferry", "budget"), ("hospital", "percent"), ("ship", "ship")]);
    }

    #[test]
    fn the_part_of_speech_decides_which_senses_count() {
        assert!(Word::of("ship").unwrap().may_be(Part::Verb) && Word::of("ship").unwrap().may_be(Part::Noun));
        assert!(!Word::of("ferryman").is_some_and(|word| word.may_be(Part::Verb)));
        related(Some(Relation::Antonym), Some(Part::Verb), &[("import", "export"), ("rise", "fall")]);
        related(None, Some(Part::Adverb), &[("fine", "penalty")]);
    }

    #[test]
    fn relations_are_mutual() {
        let mirrored = |relation| match relation {
            Some(Relation::Wider) => Some(Relation::Narrower),
            Some(Relation::Narrower) => Some(Relation::Wider),
            other => other,
        };
        let words: Vec<Word> = Word::all().step_by(61).collect();
        let of_other = |a: &Word| words.iter().map(|b| (*a, *b)).collect::<Vec<_>>();
        let pairs: Vec<(Word, Word)> = words.iter().flat_map(of_other).collect();
        let found = pairs.iter().filter(|(a, b)| a.relation(*b, None).is_some()).count();
        assert!(found > 100, "{found}");
        // two senses of each may make both a kind of the other; which is said first does not matter
        let differ = pairs.iter().filter(|(a, b)| a.relation(*b, None) != mirrored(b.relation(*a, None))).count();
        assert!(differ * 20 < found, "{differ} of {found}");
    }
}
