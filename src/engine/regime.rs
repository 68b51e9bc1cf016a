//! Which of two documents is the statement, what they are to each other, and whether they may tell one story at all.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::lexicon::Lexicon;
use crate::normalise::Story;
use crate::quantity::Amount;

use super::align::{Judges, QUARTER, Setting, odds, told};
use super::sheet::Sheet;
use super::stories::{Shared, Stories};

/// A text of more words is an article.
const SHORT: usize = 40;

/// How two documents are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// Whether the first document is the statement.
    pub left_is_statement: bool,
    /// What they are to each other.
    pub setting: Setting,
}

/// The plan for two documents, by what of their words the other one has and the quantities that both state; `None` where they tell different
/// stories. Which of them is the draft makes no difference.
#[must_use]
pub fn plan_of(both: &[Shared<'_>; 2], quantities: &Quantities, (left, right): (usize, usize), judges: &Judges) -> Option<Plan> {
    let told = told(both, quantities, (left, right));
    let score = judges.told.score(&told);
    let [a, b] = both.each_ref().map(|shared| shared.story);
    let articles = a.length.min(b.length) > SHORT;
    let plan = Plan { left_is_statement: is_shorter(a, b), setting: Setting { story: odds(score), articles, ..Setting::STATEMENT } };
    // what all but surely tells two stories is not held against each other; where it is doubtful, the figures are judged with the doubt
    (judges.told.probability(score) >= QUARTER).then_some(plan)
}

/// The same of two documents of a dossier alone.
#[must_use]
pub fn plan(dossier: &[Sheet<'_>], (left, right): (usize, usize), lexicon: &Lexicon) -> Option<Plan> {
    let stories = vec![dossier.get(left)?.story, dossier.get(right)?.story];
    let quantities = Quantities::of_dossier(dossier, |source| source == left || source == right);
    plan_of(&Stories::new(stories, lexicon).reach().shared(0, 1)?, &quantities, (left, right), Judges::shipped())
}

/// What speaks for two documents telling one story.
#[must_use]
pub fn told(both: &[Shared<'_>; 2], quantities: &Quantities, (left, right): (usize, usize)) -> told::Values {
    let [a, b] = both;
    let sides = if is_shorter(a.story, b.story) { [a, b] } else { [b, a] };
    let stated = quantities.stated(left).min(quantities.stated(right));
    told::values(sides, quantities.in_common(left, right), stated)
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
            let assertions = if is_wanted(at) { sheet.assertions } else { &[] };
            let stated = assertions.iter().filter_map(|it| {
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

    /// How many quantities a document states.
    #[must_use]
    pub fn stated(&self, document: usize) -> usize {
        self.0.get(document).map_or(0, Vec::len)
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
