//! How much two sets of words have in common.

use std::collections::BTreeMap;

use crate::assertion::Term;
use crate::lexicon::Lexicon;

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
    let common = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    common >= STEM && common * 100 >= longer * 65 || common == shorter && shorter >= PREFIX && longer - shorter <= 3
}

/// A word of a text by its place among the text's words, and what it weighs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Token {
    /// Its place.
    pub at: usize,
    /// How much it tells.
    pub weight: f32,
    /// Whether it is a name.
    pub is_name: bool,
}

/// Which words of one document match which of another, worked out once for all their figures.
///
/// Candidates come from an index by beginning, by set of synonyms and by class of event, so the cost grows with the words of the
/// documents and not with their product.
#[derive(Debug)]
pub struct Matches {
    /// For each word of the left document the words of the right one that match, best first.
    forward: Vec<Vec<(usize, f32)>>,
    backward: Vec<Vec<(usize, f32)>>,
}

impl Matches {
    /// The matches of the words of two documents, each sorted by lemma.
    #[must_use]
    pub fn new(left: &[Term], right: &[Term], lexicon: &Lexicon) -> Self {
        let mut index: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
        for (at, term) in right.iter().enumerate() {
            for key in keys(&term.lemma, lexicon) {
                index.entry(key).or_default().push(at);
            }
        }
        let mut forward = vec![Vec::new(); left.len()];
        let mut backward = vec![Vec::new(); right.len()];
        for (from, term) in left.iter().enumerate() {
            let mut candidates: Vec<usize> = keys(&term.lemma, lexicon).iter().filter_map(|key| index.get(key)).flatten().copied().collect();
            candidates.sort_unstable();
            candidates.dedup();
            for to in candidates {
                let Some(other) = right.get(to) else { continue };
                let matched = word_match(&term.lemma, &other.lemma, lexicon);
                if matched > 0.0 {
                    forward[from].push((to, matched));
                    backward[to].push((from, matched));
                }
            }
        }
        for row in forward.iter_mut().chain(&mut backward) {
            row.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
        Self { forward, backward }
    }

    /// How well a word of the left document matches one of the right.
    #[must_use]
    pub fn of(&self, left: usize, right: usize) -> f32 {
        row(&self.forward, left).iter().find(|(to, _)| *to == right).map_or(0.0, |(_, matched)| *matched)
    }

    /// The best match of a word of the left document anywhere in the right one.
    #[must_use]
    pub fn anywhere(&self, left: usize) -> f32 {
        row(&self.forward, left).first().map_or(0.0, |(_, matched)| *matched)
    }

    /// Whether a word of the right document matches one of the left.
    #[must_use]
    pub fn is_known(&self, right: usize) -> bool {
        !row(&self.backward, right).is_empty()
    }

    /// The share of the weight of `words` (left) that is matched in `others` (right), and the matched weight. Names that the right
    /// document lacks altogether count half: a pronoun may stand for them there.
    #[must_use]
    pub fn cover(&self, words: &[Token], others: &[Token]) -> (f32, f32) {
        let weight = |word: &Token| if word.is_name && self.anywhere(word.at) == 0.0 { word.weight / 2.0 } else { word.weight };
        covered(words, others, &self.forward, weight)
    }

    /// The same from right to left, every word at its full weight.
    #[must_use]
    pub fn cover_back(&self, words: &[Token], others: &[Token]) -> f32 {
        covered(words, others, &self.backward, |word| word.weight).0
    }
}

fn row(rows: &[Vec<(usize, f32)>], at: usize) -> &[(usize, f32)] {
    rows.get(at).map_or(&[], Vec::as_slice)
}

fn covered(words: &[Token], others: &[Token], rows: &[Vec<(usize, f32)>], weight: impl Fn(&Token) -> f32) -> (f32, f32) {
    let (mut total, mut matched) = (0.0, 0.0);
    for word in words {
        // both are sorted by lemma, and so by place
        let is_there = |(to, _): &&(usize, f32)| others.binary_search_by_key(to, |other| other.at).is_ok();
        total += weight(word);
        matched += weight(word) * row(rows, word.at).iter().find(is_there).map_or(0.0, |(_, matched)| *matched);
    }
    if total > 0.0 { (matched / total, matched) } else { (f32::NAN, 0.0) }
}

/// What two matching words have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'w> {
    Beginning(&'w [u8]),
    Synonyms(u16),
    Class(&'w str),
}

fn keys<'w>(lemma: &'w str, lexicon: &'w Lexicon) -> Vec<Key<'w>> {
    let mut keys = vec![Key::Beginning(&lemma.as_bytes()[..lemma.len().min(PREFIX)])];
    keys.extend(lexicon.nouns.synonyms(lemma).iter().map(|set| Key::Synonyms(*set)));
    keys.extend(lexicon.events.class_of(lemma).map(Key::Class));
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(words: &[&str]) -> Vec<Term> {
        let mut terms: Vec<Term> = words.iter().map(|word| Term { lemma: (*word).into(), weight: 1.0, is_name: false }).collect();
        terms.sort_by(|a, b| a.lemma.cmp(&b.lemma));
        terms
    }

    #[test]
    fn forms_and_synonyms_match_and_strangers_do_not() {
        let lexicon = Lexicon::shipped().unwrap();
        assert!(word_match("invasion", "invade", &lexicon) > 0.5);
        assert!(word_match("quake", "earthquake", &lexicon) > 0.5);
        assert!(word_match("harbour", "minister", &lexicon) < 0.1);
    }

    #[test]
    fn what_matches_is_covered() {
        let lexicon = Lexicon::shipped().unwrap();
        let left = terms(&["invasion", "quake", "harbour", "kill", "mayor"]);
        let right = terms(&["invade", "earthquake", "murder", "mayor", "minister"]);
        let matches = Matches::new(&left, &right, &lexicon);
        for (at, term) in left.iter().enumerate() {
            for (to, other) in right.iter().enumerate() {
                assert!((matches.of(at, to) - word_match(&term.lemma, &other.lemma, &lexicon)).abs() < f32::EPSILON, "{} {}", term.lemma, other.lemma);
            }
        }
        let bag = |words: &[Term]| words.iter().enumerate().map(|(at, term)| Token { at, weight: term.weight, is_name: term.is_name }).collect::<Vec<_>>();
        let (share, weight) = matches.cover(&bag(&left), &bag(&right));
        assert!(weight > 3.0 && share > 0.6 && share < 0.9);
    }
}
