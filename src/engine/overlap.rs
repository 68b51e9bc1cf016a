//! How much two sets of words have in common.

use crate::lexicon::Lexicon;
use crate::witness::Term;

/// Shortest common beginning of two forms of one word.
const STEM: usize = 5;
/// Two forms of one word share at least this many bytes at their beginning.
const PREFIX: usize = 4;

/// How well two words match: 1 for the same lemma, 0.8 for a synonym or another form, 0.7 for the same class of event.
#[must_use]
pub fn word_match(a: &str, b: &str, lexicon: &Lexicon) -> f32 {
    if a == b {
        return 1.0;
    }
    if lexicon.nouns.are_synonyms(a, b) {
        return 0.8;
    }
    if lexicon.events.class_of(a).is_some_and(|class| lexicon.events.class_of(b) == Some(class)) {
        return 0.7;
    }
    if is_form_of(a, b) { 0.8 } else { 0.0 }
}

/// "invasion" and "invade", "Sweden" and "Swedish": a common beginning that makes up most of the longer word.
fn is_form_of(a: &str, b: &str) -> bool {
    // "A320" is no form of "A330"
    if a.bytes().chain(b.bytes()).any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let common = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    common >= STEM && common * 100 >= longer * 65 || common == shorter && shorter >= PREFIX && longer - shorter <= 3
}

/// The best match of a word among a few others.
#[must_use]
pub fn best_match(word: &str, others: &[Term], lexicon: &Lexicon) -> f32 {
    if holds(others, word) {
        return 1.0;
    }
    others.iter().map(|other| word_match(word, &other.lemma, lexicon)).fold(0.0, f32::max)
}

/// Whether sorted words hold this very lemma.
fn holds(words: &[Term], lemma: &str) -> bool {
    words.binary_search_by(|term| (*term.lemma).cmp(lemma)).is_ok()
}

/// Some words of a document, with their places among those of its story.
#[derive(Debug)]
pub struct Placed<'e> {
    words: &'e [Term],
    /// Of each word; [`NOWHERE`] where the story leaves it out.
    places: Vec<u32>,
}

/// The place of a word that a story leaves out.
const NOWHERE: u32 = u32::MAX;

impl<'e> Placed<'e> {
    /// Words of a story, whose own are sorted.
    #[must_use]
    pub fn new(words: &'e [Term], story: &[Term]) -> Self {
        let place = |word: &Term| story.binary_search_by(|term| (*term.lemma).cmp(&word.lemma)).ok().and_then(|at| u32::try_from(at).ok());
        Self { words, places: words.iter().map(|word| place(word).unwrap_or(NOWHERE)).collect() }
    }

    /// The words, each with its place.
    pub fn iter(&self) -> impl Iterator<Item = (&'e Term, u32)> + '_ {
        self.words.iter().zip(self.places.iter().copied())
    }
}

/// Which words of one document match which of another, worked out once for all their figures. Words are asked for by their places.
///
/// Those that may match come from [`Stories`].
#[derive(Clone, Debug)]
pub struct Matches<'e> {
    left: &'e [Term],
    right: &'e [Term],
    /// For each word of the left document the words of the right one that match, best first.
    forward: Vec<Vec<(u32, f32)>>,
    backward: Vec<Vec<(u32, f32)>>,
}

impl<'e> Matches<'e> {
    /// The matches of the words of two documents, from what is known of each word: the places of those that it matches on the other side.
    #[must_use]
    pub fn of_rows(left: &'e [Term], right: &'e [Term], mut forward: Vec<Vec<(u32, f32)>>, mut backward: Vec<Vec<(u32, f32)>>) -> Self {
        for row in forward.iter_mut().chain(&mut backward) {
            row.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
        Self { left, right, forward, backward }
    }

    /// The same seen from the other side.
    #[must_use]
    pub fn turned(self) -> Self {
        Self { left: self.right, right: self.left, forward: self.backward, backward: self.forward }
    }

    /// The words of the left document's story, and those of the right one's.
    #[must_use]
    pub fn stories(&self) -> [&'e [Term]; 2] {
        [self.left, self.right]
    }

    /// The best match of a word of the left document among words of the right one.
    #[must_use]
    pub fn best(&self, word: u32, others: &Placed<'_>) -> f32 {
        found(&self.forward, word, others)
    }

    /// The same of a word of the right document among words of the left one.
    #[must_use]
    pub fn best_back(&self, word: u32, others: &Placed<'_>) -> f32 {
        found(&self.backward, word, others)
    }

    /// The best match of a word of the left document anywhere in the right one.
    #[must_use]
    pub fn anywhere(&self, word: u32) -> f32 {
        row(&self.forward, word).first().map_or(0.0, |(_, matched)| *matched)
    }

    /// Whether a word of the right document matches one of the left.
    #[must_use]
    pub fn known(&self, word: u32) -> bool {
        !row(&self.backward, word).is_empty()
    }

    /// The share of the weight of `words` (left) that is matched in `others` (right), and the matched weight. Names that the right
    /// document lacks altogether count half: a pronoun may stand for them there.
    #[must_use]
    pub fn cover(&self, words: &Placed<'_>, others: &Placed<'_>) -> (f32, f32) {
        let (mut total, mut matched) = (0.0, 0.0);
        for (word, place) in words.iter() {
            let weight = if word.is_name && self.anywhere(place) == 0.0 { word.weight / 2.0 } else { word.weight };
            total += weight;
            matched += weight * self.best(place, others);
        }
        if total > 0.0 { (matched / total, matched) } else { (0.0, 0.0) }
    }

    /// The same from right to left, every word at its full weight.
    #[must_use]
    pub fn cover_back(&self, words: &Placed<'_>, others: &Placed<'_>) -> f32 {
        let (mut total, mut matched) = (0.0, 0.0);
        for (word, place) in words.iter() {
            total += word.weight;
            matched += word.weight * self.best_back(place, others);
        }
        if total > 0.0 { matched / total } else { 0.0 }
    }
}

/// What a word matches on the other side, best first; nothing for one that its story leaves out.
fn row(rows: &[Vec<(u32, f32)>], word: u32) -> &[(u32, f32)] {
    rows.get(word as usize).map_or(&[][..], Vec::as_slice)
}

/// The best match of a word among words of the other side.
fn found(rows: &[Vec<(u32, f32)>], word: u32, others: &Placed<'_>) -> f32 {
    row(rows, word).iter().find(|(other, _)| others.places.contains(other)).map_or(0.0, |(_, matched)| *matched)
}

/// What two matching words have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key<'w> {
    /// Its first bytes.
    Beginning(&'w [u8]),
    /// A set of synonyms.
    Synonyms(u16),
    /// A class of events.
    Class(&'w str),
}

/// By what a word is found among those that it may match.
pub(super) fn keys<'w>(lemma: &'w str, lexicon: &'w Lexicon) -> Vec<Key<'w>> {
    let mut keys = vec![Key::Beginning(&lemma.as_bytes()[..lemma.len().min(PREFIX)])];
    keys.extend(lexicon.nouns.synonyms(lemma).iter().map(|set| Key::Synonyms(*set)));
    keys.extend(lexicon.events.class_of(lemma).map(Key::Class));
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_synonyms_match_and_strangers_do_not() {
        let lexicon = Lexicon::shipped().unwrap();
        assert!(word_match("invasion", "invade", &lexicon) > 0.5);
        assert!(word_match("quake", "earthquake", &lexicon) > 0.5);
        assert!(word_match("harbour", "minister", &lexicon) < 0.1);
    }
}
