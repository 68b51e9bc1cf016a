//! What a figure would have to be for a tuple to come out.
//!
//! ```text
//! 146 = 46 + 118      146 mends to 164, 46 to 28, 118 to 100
//! 44% = 36 of 90      44% mends to 40%, 36 to 39.6, 90 to 81.8
//! ```
//! What is an instant, a landmark or a bound of the others mends to nothing that could be said.

use super::account::{Account, Tuple};
use super::equation::Equation;
use crate::quantity::Interval;

/// Values from one to another, in the base.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// The least.
    pub low: f64,
    /// The greatest.
    pub high: f64,
}

impl Stretch {
    fn of(values: &Interval) -> Option<Self> {
        let (low, high) = values.low.zip(values.high)?;
        Some(Self { low: low.at.approximate(), high: high.at.approximate() })
    }

    fn both(self, other: Self, make: impl Fn(f64, f64) -> f64) -> Self {
        let corners = [make(self.low, other.low), make(self.low, other.high), make(self.high, other.low), make(self.high, other.high)];
        Self { low: corners.into_iter().fold(f64::INFINITY, f64::min), high: corners.into_iter().fold(f64::NEG_INFINITY, f64::max) }
    }

    fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }

    fn minus(self, other: Self) -> Self {
        Self { low: self.low - other.high, high: self.high - other.low }
    }

    fn times(self, other: Self) -> Self {
        self.both(other, |a, b| a * b)
    }

    fn over(self, other: Self) -> Self {
        self.both(other, |a, b| a / b)
    }

    /// Whether it could be said: everything that is said is above nothing, and no quotient by nothing is known.
    fn is_sound(&self) -> bool {
        self.low.is_finite() && self.high.is_finite() && self.high > 0.0
    }

    /// How wide it is.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.high - self.low
    }

    /// Whether two have a value in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// A hundred, of which percents are parts.
const HUNDRED: Stretch = Stretch { low: 100.0, high: 100.0 };
/// Points that a win is worth.
const WIN: Stretch = Stretch { low: 3.0, high: 3.0 };

/// The values of a member of a tuple by which it would come out.
#[must_use]
pub fn mended(account: &Account<'_>, tuple: &Tuple, node: usize) -> Vec<Stretch> {
    if account.value(node).is_none() {
        return Vec::new();
    }
    let found = if node == tuple.derived { of_derived(account, tuple) } else { of_other(account, tuple, node).unwrap_or_default() };
    found.into_iter().filter(Stretch::is_sound).collect()
}

fn of_derived(account: &Account<'_>, tuple: &Tuple) -> Vec<Stretch> {
    let Some(made) = account.computed(tuple, true).as_ref().and_then(Stretch::of) else { return Vec::new() };
    if tuple.equation.is_either_way() && made.high < 0.0 { vec![Stretch { low: -made.high, high: -made.low }] } else { vec![made] }
}

fn of_other(account: &Account<'_>, tuple: &Tuple, node: usize) -> Option<Vec<Stretch>> {
    let at = tuple.others.iter().position(|&other| other == node)?;
    let known = |node: usize| Stretch::of(&account.value_in(tuple, node)?.rounded);
    let derived = known(tuple.derived)?;
    let rest: Vec<Stretch> = tuple.others.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, &other)| known(other)).collect::<Option<_>>()?;
    if matches!(tuple.equation, Equation::Sum | Equation::Rest) {
        let whole = if tuple.equation == Equation::Sum { derived } else { HUNDRED.minus(derived) };
        return Some(vec![rest.into_iter().fold(whole, Stretch::minus)]);
    }
    if matches!(tuple.equation, Equation::Restated | Equation::Conversion) {
        return Some(vec![derived]);
    }
    let [other] = *rest else { return None };
    // so many are counted in the unit that they are said in
    let counted = account.value(*tuple.others.first()?).map_or(1.0, |value| value.scale.approximate());
    let counted = Stretch { low: counted, high: counted };
    let first = at == 0;
    Some(match tuple.equation {
        Equation::Share if first => vec![derived.times(other).over(HUNDRED)],
        Equation::Share => vec![other.times(HUNDRED).over(derived)],
        Equation::Portion if first => vec![derived.times(other).over(HUNDRED.minus(derived))],
        Equation::Portion => vec![other.times(HUNDRED.minus(derived)).over(derived)],
        Equation::Change => {
            let (up, down) = (HUNDRED.plus(derived).over(HUNDRED), HUNDRED.minus(derived).over(HUNDRED));
            if first { vec![other.over(up), other.over(down)] } else { vec![other.times(up), other.times(down)] }
        }
        Equation::Points | Equation::Difference => vec![other.plus(derived), other.minus(derived)],
        Equation::Multiple if first => vec![other.over(derived)],
        Equation::Multiple => vec![other.times(derived)],
        Equation::Product if first => vec![derived.over(other).times(counted)],
        Equation::Product => vec![derived.over(other).times(counted)],
        Equation::InTime => vec![derived.over(other)],
        Equation::League if first => vec![derived.minus(other).over(WIN)],
        Equation::League => vec![derived.minus(other.times(WIN))],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::joint::tuples;
    use crate::lexicon::Lexicon;
    use crate::span::SourceId;

    /// What each figure of the first tuple of an equation mends to, in its own unit.
    fn mends(text: &str, equation: Equation) -> Vec<Vec<f64>> {
        let lexicon = Lexicon::shipped().unwrap();
        let study = crate::check::read(crate::document::Document::plain("a", text), SourceId::new(0), &lexicon);
        let account = Account::new(&study.stages, &study.assertions);
        let tuple = tuples(&account).into_iter().find(|tuple| tuple.equation == equation).unwrap();
        let middle = |stretch: &Stretch| (f64::midpoint(stretch.low, stretch.high) * 10.0).round() / 10.0;
        tuple.members().map(|node| mended(&account, &tuple, node).iter().map(middle).collect()).collect()
    }

    #[test]
    fn each_figure_of_a_sum_mends_to_what_the_others_leave() {
        assert_eq!(mends("The list has 146 changes: 46 in May and 118 in June.", Equation::Sum), [[28.0], [100.0], [164.0]]);
    }

    #[test]
    fn each_figure_of_a_share_mends_to_what_the_others_call_for() {
        assert_eq!(mends("Of the 90 farms 36, or 44%, sold milk.", Equation::Share), [[39.6], [81.8], [40.0]]);
    }

    #[test]
    fn a_change_is_mended_either_way() {
        assert_eq!(mends("Output rose by 50% from 80 tonnes to 130 tonnes.", Equation::Change).last().unwrap(), &[62.5]);
    }
}
