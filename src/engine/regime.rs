//! Which of two documents is the statement, how strictly they are compared, and whether they tell one story at all.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::lexicon::Lexicon;
use crate::normalise::Story;
use crate::quantity::Amount;
use crate::witness::Witness;

use super::dispute::Regime;
use super::overlap::Matches;
use super::sheet::Page;

/// A short statement beside its source, a headline above its body, a draft beside a source that it is said to go back to: whether they tell
/// one story is no question.
pub const STATEMENT: Regime = Regime { threshold: -0.5, articles: false, digest: false, faint: false, own: false };
/// A short statement has at most this many words.
const SHORT: usize = 40;
/// A longer one may still be a statement beside a source of twice its length.
const MEDIUM: usize = 150;
/// A text of medium length that shares so much (names and rare words, at most 2) is a digest of the other.
const DIGEST: f32 = 1.3;
/// Texts that both have names and share less of them than this tell of different things, however alike their words are.
const NAMES: f32 = 0.12;
/// Words with more weight than this are rare.
const RARE: f32 = 0.25;

/// How two documents are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// Whether the first document is the statement.
    pub left_is_statement: bool,
    /// How strict.
    pub regime: Regime,
}

/// What each rare figure adds that both documents have.
const SHARED: f32 = 0.15;
/// More of them add nothing.
const ENOUGH: f32 = 4.0;

/// The plan for two documents, by their words and by the figures that both have; `None` where they tell different stories. Which of them is
/// the draft makes no difference.
#[must_use]
pub fn plan_of(left: Page<'_>, right: Page<'_>, lexicon: &Lexicon) -> Option<Plan> {
    with_figures(left.story, right.story, SHARED * in_common(left.assertions, right.assertions).min(ENOUGH), lexicon)
}

/// The plan for two documents by their words alone.
#[must_use]
pub fn plan(left: &Story, right: &Story, lexicon: &Lexicon) -> Option<Plan> {
    with_figures(left, right, 0.0, lexicon)
}

/// How many quantities both documents state: the same number of two digits or more, in one unit and of one noun.
fn in_common(left: &[Witness], right: &[Witness]) -> f32 {
    let key = |it: &Witness| {
        let [one] = it.reading.stated.as_slice() else { return None };
        let fine = it.unit.dimension().is_quantity() && one.value.over(one.place).is_some_and(|digits| digits.abs() >= Amount::integer(10));
        fine.then(|| (one.value, it.unit.name().to_owned(), it.noun.as_ref().map(|noun| noun.lemma.clone())))
    };
    let left: BTreeSet<_> = left.iter().filter_map(key).collect();
    let right: BTreeSet<_> = right.iter().filter_map(key).collect();
    u8::try_from(left.intersection(&right).count()).map_or(ENOUGH, f32::from)
}

/// Whether the first is the shorter one; of two that are as long, the one whose words come first, so that their order does not matter.
fn is_shorter(left: &Story, right: &Story) -> bool {
    let words = |story: &Story| story.words.iter().map(|term| term.lemma.clone()).collect::<Vec<_>>();
    match left.extent.cmp(&right.extent) {
        Ordering::Equal => words(left) < words(right),
        order => order.is_lt(),
    }
}

fn with_figures(left: &Story, right: &Story, figures: f32, lexicon: &Lexicon) -> Option<Plan> {
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
        return Some(Plan { left_is_statement, regime: STATEMENT });
    }
    // figures in common say that two texts tell one story, and not that one is a digest of the other
    if statement.length <= SHORT || prior + figures < 0.85 {
        return None;
    }
    Some(Plan {
        left_is_statement,
        regime: Regime {
            threshold: if prior >= 1.15 { 0.3 } else { 0.7 },
            articles: true,
            digest: statement.length <= MEDIUM && prior >= DIGEST,
            faint: prior < 0.85,
            own: false,
        },
    })
}

/// The share of the statement's names, and of its rare words, that the source has.
fn shared(statement: &Story, source: &Story, lexicon: &Lexicon) -> (f32, f32) {
    let matches = Matches::new(&statement.words, &source.words, lexicon);
    let share = |accepts: &dyn Fn(&crate::witness::Term) -> bool| {
        let (mut total, mut shared) = (0.0_f32, 0.0_f32);
        for term in statement.words.iter().filter(|term| accepts(term)) {
            let found = matches.anywhere(&term.lemma);
            // what is said beside the story tells nothing where the source does not say it
            if found > 0.0 || statement.idle.binary_search(&term.lemma).is_err() {
                total += term.weight;
            }
            shared += term.weight * found;
        }
        (total > 0.0).then_some(shared / total)
    };
    let words = share(&|term| term.weight > RARE).unwrap_or(0.0);
    (share(&|term| term.is_name).unwrap_or(words), words)
}
