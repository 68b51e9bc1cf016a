//! Which of two documents is the statement, how strictly they are compared, and whether they tell one story at all.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::lexicon::Lexicon;
use crate::normalise::Story;
use crate::quantity::Amount;

use super::dispute::Regime;
use super::sheet::Sheet;
use super::stories::{Shared, Stories};

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

/// The plan for two documents, by what of their words the other one has and, where it comes to that, by the figures that both have; `None` where
/// they tell different stories. Which of them is the draft makes no difference.
#[must_use]
pub fn plan_of(both: &[Shared<'_>; 2], in_common: impl FnOnce() -> usize) -> Option<Plan> {
    with_figures(both, || SHARED * u8::try_from(in_common()).map_or(ENOUGH, f32::from).min(ENOUGH))
}

/// The plan for two documents by their words alone.
#[must_use]
pub fn plan(left: &Story, right: &Story, lexicon: &Lexicon) -> Option<Plan> {
    with_figures(&Stories::new(vec![left, right], lexicon).reach().shared(0, 1)?, || 0.0)
}

/// The quantities that documents state, by numbers that are the same for the same: the same number of two digits or more, in one unit and of one
/// noun.
#[derive(Debug, Default)]
pub struct Quantities(Vec<Vec<u32>>);

impl Quantities {
    /// Those of the sources that are wanted.
    #[must_use]
    pub fn of_dossier(dossier: &[Sheet<'_>], is_wanted: impl Fn(usize) -> bool) -> Self {
        let mut known: BTreeMap<(Amount, &str, Option<&str>), u32> = BTreeMap::new();
        let mut all = Vec::with_capacity(dossier.len());
        for (at, sheet) in dossier.iter().enumerate() {
            let stated = sheet.assertions.iter().filter(|_| is_wanted(at)).filter_map(|it| {
                let [one] = it.reading.stated.as_slice() else { return None };
                let fine = it.unit.dimension().is_quantity() && one.value.over(one.place).is_some_and(|digits| digits.abs() >= Amount::integer(10));
                fine.then(|| (one.value, it.unit.name(), it.noun.as_ref().map(|noun| noun.lemma.as_str())))
            });
            let mut numbers: Vec<u32> = Vec::new();
            for key in stated {
                let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                numbers.push(*known.entry(key).or_insert(next));
            }
            numbers.sort_unstable();
            numbers.dedup();
            all.push(numbers);
        }
        Self(all)
    }

    /// How many quantities both documents state.
    #[must_use]
    pub fn in_common(&self, left: usize, right: usize) -> usize {
        let of = |document: usize| self.0.get(document).map_or(&[][..], Vec::as_slice);
        let right = of(right);
        of(left).iter().filter(|number| right.binary_search(number).is_ok()).count()
    }
}

/// Whether the first is the shorter one; of two that are as long, the one whose words come first, so that their order does not matter.
fn is_shorter(left: &Story, right: &Story) -> bool {
    let words = |story: &'_ Story| story.words.iter().map(|term| term.lemma.clone()).collect::<Vec<_>>();
    match left.extent.cmp(&right.extent) {
        Ordering::Equal => words(left) < words(right),
        order => order.is_lt(),
    }
}

fn with_figures([left, right]: &[Shared<'_>; 2], figures: impl FnOnce() -> f32) -> Option<Plan> {
    let left_is_statement = is_shorter(left.story, right.story);
    let (stated, source) = if left_is_statement { (left, right.story) } else { (right, left.story) };
    let statement = stated.story;
    // the share of the statement's names, and of its rare words, that the source has
    let words = stated.share(|term| term.weight > RARE).unwrap_or(0.0);
    let names = stated.share(|term| term.is_name).unwrap_or(words);
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
    if statement.length <= SHORT || prior + figures() < 0.85 {
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
