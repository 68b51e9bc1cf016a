//! Which figures of a document hang together, and which of those do not come out.
//!
//! Two models judge, one after the other. The first says how probable a joint is, whatever the values: it is learnt from arithmetic that
//! works out. The second looks at joints that do not come out: how far off they are, which slip would make it good, and what else the
//! figure follows from. Then every figure takes its best tuple, and no two tuples share more than one figure.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::account::{Account, Tuple};
use super::candidate;
use super::company::Company;
use super::equation::Equation;
use super::feature::NAMES;
use super::landmark::Landmark;
use super::misfit::{self, MISFIT};
use super::row;
use super::stage::Stage;
use super::standing::{Standing, misfits_from};
use crate::additive::Model;
use crate::quantity::Interval;
use crate::witness::Witness;

/// The models of joints, one an equation.
#[derive(Clone, Debug, Default)]
pub struct Joints(BTreeMap<Equation, Model>);

impl Joints {
    /// Without a model an equation joins nothing.
    #[must_use]
    pub fn new(models: impl IntoIterator<Item = (Equation, Model)>) -> Self {
        Self(models.into_iter().collect())
    }

    /// How probable a tuple of these features is as a joint, in ten-thousandths.
    #[must_use]
    pub fn probability(&self, equation: Equation, values: &[f32]) -> u16 {
        self.0.get(&equation).map_or(0, |model| model.probability(model.score(values)))
    }

    /// The model of an equation.
    pub(super) fn model(&self, equation: Equation) -> Option<&Model> {
        self.0.get(&equation)
    }

    /// The terms of that, largest first: features by their names, and thousandths of log odds.
    pub(super) fn terms(&self, equation: Equation, values: &[f32]) -> Vec<(String, i32)> {
        let terms = self.0.get(&equation).map(|model| model.terms(values)).unwrap_or_default();
        terms.into_iter().map(|term| (term.features.join(" and "), term.weight)).collect()
    }
}

/// The models as they ship; none where one of them does not fit its features.
pub(super) fn shipped() -> Option<&'static Judges> {
    JUDGES.as_ref()
}

/// The models that judge.
#[derive(Clone, Debug)]
pub struct Judges {
    /// How probable a joint is.
    pub joints: Joints,
    /// How probable one that does not come out is an error.
    pub misfit: Model,
}

impl Judges {
    /// How probable a tuple that does not come out is an error, in ten-thousandths: the geometric mean of how probable it hangs together, whatever the
    /// values, and of how probable an error is by these. Either alone would be too sure: of figures that hardly hang together the second has seen
    /// too few that are right, and the first knows no slip.
    ///
    /// What is said again in another unit is one value by its words alone, however far off it is.
    #[must_use]
    pub fn error(&self, account: &Account<'_>, tuple: &Tuple, standing: &Standing) -> u16 {
        if tuple.equation == Equation::Conversion {
            return standing.joint;
        }
        let of_values = self.misfit.probability(self.misfit.score(&misfit::misfit(account, tuple, standing)));
        u16::try_from((u32::from(of_values) * u32::from(standing.joint)).isqrt()).unwrap_or(u16::MAX)
    }
}

/// The models of joints as they ship.
macro_rules! shipped {
    ($($equation:ident $name:literal),* $(,)?) => {
        [$((Equation::$equation, include_bytes!(concat!(env!("OUT_DIR"), "/joint-", $name, ".model")).as_slice())),*]
    };
}

static JUDGES: LazyLock<Option<Judges>> = LazyLock::new(|| {
    let names: Vec<&str> = NAMES.iter().map(String::as_str).collect();
    let models = shipped![
        Share "share", Change "change", Points "points", Difference "difference", Sum "sum", Rest "rest", Product "product",
        Multiple "multiple", Between "between", Within "within", InTime "in-time", Span "span", Age "age", Listed "listed", Weekday "weekday", League "league", Portion "portion", Order "order", Restated "restated", Conversion "conversion",
        Rank "rank",
    ];
    let joints = models.into_iter().map(|(equation, bytes)| Some((equation, Model::read(bytes, &names).ok()?)));
    let misfit = Model::read(include_bytes!(concat!(env!("OUT_DIR"), "/misfit.model")), &MISFIT).ok()?;
    Some(Judges { joints: Joints(joints.collect::<Option<_>>()?), misfit })
});

/// Tuples that are less probable than this, in ten-thousandths, are no one's best.
const LEAST: u16 = 1_000;

/// Figures that hang together by an equation, by their numbers in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The equation.
    pub equation: Equation,
    /// What follows from the others.
    pub derived: usize,
    /// The others, in the order of the equation's parts; what is no figure is left out.
    pub others: Vec<usize>,
    /// What is no figure.
    pub landmark: Option<Landmark>,
    /// What the others make as written, in the unit of what follows.
    pub literal: Interval,
    /// What they make as they may have been rounded.
    pub rounded: Interval,
    /// Whether it comes out.
    pub holds: bool,
    /// How probable it is, in ten-thousandths: that they hang together where it comes out, and that there is an error where not.
    pub probability: u16,
}

impl Tie {
    /// Whether it is more likely than not.
    #[must_use]
    pub fn is_likely(&self) -> bool {
        self.probability > CERTAIN / 2
    }
}

/// Certainty, in ten-thousandths.
const CERTAIN: u16 = 10_000;

/// A tuple, how probable it is as a joint, and whether it comes out.
#[derive(Clone, Debug)]
pub struct Scored {
    /// The figures.
    pub tuple: Tuple,
    /// How probable it is as a joint, in ten-thousandths.
    pub joint: u16,
    /// Whether it comes out.
    pub holds: bool,
}

/// The tuples of an account, and how probable each is as a joint.
#[must_use]
pub fn scored(account: &Account<'_>, joints: &Joints) -> Vec<Scored> {
    let tried = tried(account);
    scored_of(account, joints, &company(account, &tried), tried)
}

/// The tuples of an account, each with whether it comes out.
pub(super) fn tried(account: &Account<'_>) -> Vec<(Tuple, bool)> {
    let tried = |tuple: Tuple| {
        let holds = account.holds(&tuple);
        (tuple, holds)
    };
    candidate::tuples(account).into_iter().map(tried).collect()
}

/// What these are to each other.
pub(super) fn company(account: &Account<'_>, tried: &[(Tuple, bool)]) -> Company {
    Company::by(account, tried.iter().map(|(tuple, holds)| (tuple, || *holds)))
}

/// The same of some of its tuples.
pub(super) fn scored_of(account: &Account<'_>, joints: &Joints, company: &Company, tried: Vec<(Tuple, bool)>) -> Vec<Scored> {
    let mut values = row::Values::new(account, company, joints);
    let score = |(tuple, holds): (Tuple, bool)| Scored { joint: joints.probability(tuple.equation, values.of(&tuple)), holds, tuple };
    tried.into_iter().map(score).collect()
}

/// The ties of a document, the most probable first.
#[must_use]
pub fn ties(stages: &[Stage], figures: &[Witness]) -> Vec<Tie> {
    shipped().map(|judges| ties_by(judges, &Account::new(stages, figures))).unwrap_or_default()
}

/// The ties that some models find in an account, the most probable first.
#[must_use]
pub fn ties_by(judges: &Judges, account: &Account<'_>) -> Vec<Tie> {
    ties_of(judges, account, &scored(account, &judges.joints))
}

/// The same of some scored tuples.
pub(super) fn ties_of(judges: &Judges, account: &Account<'_>, scored: &[Scored]) -> Vec<Tie> {
    let held = scored.iter().filter(|one| one.holds).map(|one| (&one.tuple, true, one.joint));
    let misfits = misfits_from(LEAST, account, scored).into_iter().map(|(one, standing)| (&one.tuple, false, judges.error(account, &one.tuple, &standing)));
    best(account, held.chain(misfits).filter(|(_, _, probability)| *probability >= LEAST).collect())
}

/// The best tuple of each figure that follows, the most probable first; a tuple that shares two figures with a better one is left out, but
/// for a pair, which may well be two of three, and for the same figures as a sum that are a difference as well: which is told, rules say.
fn best<'s>(account: &Account<'_>, mut judged: Vec<(&'s Tuple, bool, u16)>) -> Vec<Tie> {
    let key = |&(tuple, holds, probability): &(&'s Tuple, bool, u16)| (Reverse(probability), !holds, tuple.derived, tuple.others.as_slice(), tuple.equation);
    judged.sort_by(|a, b| key(a).cmp(&key(b)));
    let mut derived: BTreeSet<usize> = BTreeSet::new();
    // what is only within its bounds may follow from others all the same
    let mut bounded: BTreeSet<usize> = BTreeSet::new();
    // the tuples of three figures or more that were taken, by each of their figures
    let mut taken: Vec<Vec<usize>> = vec![Vec::new(); account.nodes.len()];
    let mut ties = Vec::new();
    for (number, &(tuple, holds, probability)) in judged.iter().enumerate() {
        let own = account.figures_of(tuple);
        let mut met: Vec<usize> = if own.len() < 3 { Vec::new() } else { own.iter().flat_map(|&node| &taken[node]).copied().collect() };
        met.sort_unstable();
        let better: BTreeSet<usize> = met.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        let is_same = |&other: &usize| judged.get(other).is_some_and(|&(other, other_holds, _)| other_holds == holds && adds_up_as(tuple, other));
        let bounds = holds && tuple.equation.is_inequality();
        let is_told = derived.contains(&tuple.derived) || bounds && bounded.contains(&tuple.derived);
        let is_free = if better.is_empty() { !is_told } else { better.iter().all(is_same) };
        if is_free {
            if bounds {
                bounded.insert(tuple.derived)
            } else {
                derived.insert(tuple.derived)
            };
            ties.extend(tie(account, tuple, holds, probability));
            if own.len() >= 3 {
                for &node in &own {
                    taken[node].push(number);
                }
            }
        }
    }
    ties
}

/// Whether one tuple is the sum and the other the difference of the same three figures: 12 + 9 = 21, 21 - 9 = 12.
fn adds_up_as(one: &Tuple, other: &Tuple) -> bool {
    let members = |tuple: &Tuple| tuple.members().collect::<BTreeSet<usize>>();
    matches!((one.equation, other.equation), (Equation::Sum, Equation::Difference) | (Equation::Difference, Equation::Sum)) && members(one) == members(other)
}

fn tie(account: &Account<'_>, tuple: &Tuple, holds: bool, probability: u16) -> Option<Tie> {
    let figure = |node: usize| account.nodes.get(node).and_then(|node| node.figure);
    let derived = account.value_in(tuple, tuple.derived);
    let in_unit = |values: Interval| derived.as_deref().map_or(Some(values), |value| value.in_unit(&values));
    Some(Tie {
        equation: tuple.equation,
        derived: figure(tuple.derived)?,
        others: tuple.others.iter().filter_map(|&node| figure(node)).collect(),
        landmark: tuple.others.iter().find_map(|&node| account.landmark(node)),
        literal: in_unit(account.computed(tuple, false)?)?,
        rounded: in_unit(account.computed(tuple, true)?)?,
        holds,
        probability,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_models_have_the_features_that_are_asked() {
        assert!(super::JUDGES.is_some());
    }
}
