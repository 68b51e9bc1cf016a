//! Which of two documents is the statement, and whether they tell one story at all.

use std::cmp::Ordering;

use crate::lexicon::Lexicon;
use crate::normalise::Story;

use super::overlap::Matches;

/// A short statement has at most this many words.
const SHORT: usize = 40;
/// A longer one may still be a statement beside a source of twice its length.
const MEDIUM: usize = 150;
/// Texts that both have names and share less of them than this tell of different things, however alike their words are.
const NAMES: f32 = 0.12;
/// Words with more weight than this are rare.
const RARE: f32 = 0.25;

/// How two documents that tell one story stand to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// Whether the first document is the statement.
    pub left_is_statement: bool,
    /// Whether both are articles.
    pub articles: bool,
}

/// Whether the first is the shorter one; of two that are as long, the one whose words come first, so that their order does not matter.
#[must_use]
pub fn is_shorter(left: &Story, right: &Story) -> bool {
    let words = |story: &Story| story.words.iter().map(|term| term.lemma.clone()).collect::<Vec<_>>();
    match left.length.cmp(&right.length) {
        Ordering::Equal => words(left) < words(right),
        order => order.is_lt(),
    }
}

/// The plan for two documents by their words alone; `None` where they tell different stories. Which of them is the draft makes no
/// difference.
#[must_use]
pub fn plan(left: &Story, right: &Story, lexicon: &Lexicon) -> Option<Plan> {
    let left_is_statement = is_shorter(left, right);
    let (statement, source) = if left_is_statement { (left, right) } else { (right, left) };
    let (names, words) = shared(statement, source, lexicon);
    // a pronoun stands for the name, or nobody is named
    let nameless = source.headless || !source.words.iter().any(|term| term.is_name);
    let names = if nameless { names.max(words) } else { names };
    let prior = names + words;
    let strangers = names < NAMES && words < 0.5;
    // between two statements the figures' own surroundings decide
    let both_short = source.length <= SHORT * 3 / 2 && prior > 0.0;
    let short = statement.length <= SHORT && !strangers && (both_short || !(names < 0.2 && words < 0.3));
    let medium = statement.length <= MEDIUM && statement.length * 2 <= source.length && prior >= 1.15;
    if short || medium {
        return Some(Plan { left_is_statement, articles: false });
    }
    (statement.length > SHORT && prior >= 0.85).then_some(Plan { left_is_statement, articles: true })
}

/// The share of the statement's names, and of its rare words, that the source has.
fn shared(statement: &Story, source: &Story, lexicon: &Lexicon) -> (f32, f32) {
    let matches = Matches::new(&statement.words, &source.words, lexicon);
    let share = |accepts: &dyn Fn(&crate::assertion::Term) -> bool| {
        let (mut total, mut shared) = (0.0_f32, 0.0_f32);
        for (at, term) in statement.words.iter().enumerate().filter(|(_, term)| accepts(term)) {
            total += term.weight;
            shared += term.weight * matches.anywhere(at);
        }
        (total > 0.0).then_some(shared / total)
    };
    let words = share(&|term| term.weight > RARE).unwrap_or(0.0);
    (share(&|term| term.is_name).unwrap_or(words), words)
}
