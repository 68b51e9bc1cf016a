//! Which tuples of a document hang together and do not come out.
//!
//! What comes out explains its figures: they are out of the competition. Of the rest every figure that may follow takes its best tuple,
//! and no two tuples share more than one figure.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::candidate::{Account, Tuple};
use super::equation::Equation;
use super::feature::{self, NAMES, Surroundings};
use super::stage::Stage;
use crate::additive::Model;
use crate::assertion::Assertion;

static MODEL: LazyLock<Option<Model>> = LazyLock::new(|| {
    let names: Vec<&str> = NAMES.iter().map(String::as_str).collect();
    Model::read(include_bytes!(concat!(env!("OUT_DIR"), "/joint.model")), &names).ok()
});

/// Tuples that are less probable than this, in ten-thousandths, are no one's best.
const LEAST: u16 = 2_000;

/// Figures that hang together by an equation which they do not satisfy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The figures.
    pub tuple: Tuple,
    /// How probable it is, in ten-thousandths.
    pub probability: u16,
}

/// The tuples of a document that are left when what comes out has been explained, and what tells about them.
#[must_use]
pub fn open(account: &Account<'_>) -> (Vec<Tuple>, Surroundings) {
    let tuples = account.tuples();
    let mut around = Surroundings { explains: vec![0; account.figures.len()], derives: BTreeMap::new() };
    let mut explained = BTreeSet::new();
    for tuple in &tuples {
        *around.derives.entry((tuple.equation, tuple.derived)).or_default() += 1;
        if !account.holds(tuple) {
            continue;
        }
        explained.insert(tuple.derived);
        if matches!(tuple.equation, Equation::Sum | Equation::Difference) {
            explained.extend(tuple.others.iter().copied());
        }
        if is_beyond_chance(account, tuple) {
            for &member in tuple.others.iter().chain([&tuple.derived]) {
                if let Some(count) = around.explains.get_mut(member) {
                    *count += 1;
                }
            }
        }
    }
    // parts that follow from nothing may still be parts of something that does not come out
    let left = tuples.into_iter().filter(|tuple| !explained.contains(&tuple.derived)).collect();
    (left, around)
}

/// Whether the figures of a tuple that comes out are so fine that chance would hardly do it.
#[must_use]
pub fn is_beyond_chance(account: &Account<'_>, tuple: &Tuple) -> bool {
    let width =
        |interval: &crate::quantity::Interval| interval.low.zip(interval.high).and_then(|(low, high)| high.at.minus(low.at)).map(|width| width.approximate());
    let Some((stated, others)) = account.values.get(tuple.derived).copied().flatten().zip(account.intervals(&tuple.others, true)) else { return false };
    let computed = tuple.equation.computed(&others);
    let Some((own, made)) = width(&stated.rounded).zip(width(&computed)) else { return false };
    let size = stated.number.approximate();
    let digits = |at: &usize| account.values.get(*at).copied().flatten().is_some_and(|value| value.number.approximate() >= 30.0);
    let exact = tuple.others.iter().all(digits) && size >= 30.0;
    match tuple.equation {
        Equation::Share | Equation::Change => own + made <= 0.15 * size,
        Equation::Points => own + made <= 0.15 * size && size >= 2.0,
        Equation::Multiple => own + made <= 0.05 * size,
        Equation::Difference | Equation::Sum => exact && own + made <= 0.02 * size,
        Equation::Product => own + made <= 0.03 * size && size >= 30.0,
    }
}

/// The ties of a document, the most probable first.
#[must_use]
pub fn ties(stages: &[Stage], figures: &[Assertion]) -> Vec<Tie> {
    let Some(model) = &*MODEL else { return Vec::new() };
    let account = Account::new(stages, figures);
    let (left, around) = open(&account);
    let judged = left.into_iter().map(|tuple| Tie { probability: model.probability(model.score(&feature::values(&account, &around, &tuple))), tuple });
    best(judged.filter(|tie| tie.probability >= LEAST).collect())
}

/// The best tuple of each figure that follows, the most probable first; a tuple that shares two figures with a better one is left out.
#[must_use]
pub fn best(mut judged: Vec<Tie>) -> Vec<Tie> {
    judged.sort_by_key(|tie| (std::cmp::Reverse(tie.probability), tie.tuple.derived, tie.tuple.others.clone(), tie.tuple.equation));
    let mut taken: Vec<Tie> = Vec::new();
    for tie in judged {
        let members = |tie: &Tie| -> BTreeSet<usize> { tie.tuple.others.iter().copied().chain([tie.tuple.derived]).collect() };
        let own = members(&tie);
        if taken.iter().all(|other| own.intersection(&members(other)).count() < 2 && other.tuple.derived != tie.tuple.derived) {
            taken.push(tie);
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_model_has_the_features_that_are_asked() {
        assert!(super::MODEL.is_some());
    }
}
