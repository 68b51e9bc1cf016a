//! Slips that can be named: a lost scale, points that are called percent.
//!
//! ```text
//! $300 million and $600 million add up to $900 million, not $900: million meant?
//! From 52 % to 40 % is a fall of 12 percentage points, or 23 %, not 12 %
//! ```

use super::{Sides, value};
use crate::conflict::{Conflict, Derivation, Finding};
use crate::quantity::{Amount, Interval, Unit};
use crate::settle::Outcome;

/// Powers of ten that lie between one scale and another.
const SCALES: [i32; 6] = [3, -3, 6, -6, 9, -9];

/// What a change that is called percent is in points: "12 percentage points".
pub(in crate::report) fn in_points(outcome: &Outcome<'_>, conflict: &Conflict) -> Option<String> {
    let Finding::DoesNotFollow { stated, derivation: Derivation::PercentChange, .. } = &conflict.finding else { return None };
    Sides { outcome, sides: &conflict.sides }.in_points(*stated)
}

impl Sides<'_> {
    /// What a change between two percentages is in points, where it is what is said of it but for that word.
    pub(super) fn in_points(self, stated: usize) -> Option<String> {
        let at = |role: &str| self.sides.iter().position(|side| side.role == Some(role)).and_then(|side| self.assertion(side));
        let (from, to, change) = (at("from")?, at("to")?, self.assertion(stated)?);
        let percent = Unit::percent();
        let moved = to.reading.rounded.minus(&from.reading.rounded);
        let said = change.reading.rounded;
        let is_moved = moved.overlaps(&said) || moved.negated().overlaps(&said);
        let [only] = change.reading.stated.as_slice() else { return None };
        (is_moved && [from, to, change].iter().all(|it| it.unit == percent)).then(|| value::gap(only.value, &percent))
    }

    /// ": million meant?", where what is said comes out with another scale.
    pub(super) fn meant(self, stated: usize, computed: &Interval, unit: &Unit) -> String {
        let scale = || {
            let said = self.assertion(stated).filter(|said| said.unit == *unit)?;
            let [only] = said.reading.stated.as_slice() else { return None };
            let fits = |power: &Amount| !only.value.is_zero() && said.reading.rounded.scaled(*power).overlaps(computed);
            let power = SCALES.iter().filter_map(|&exponent| Amount::power_of_ten(exponent)).find(fits)?;
            value::scale(only.value.times(power)?)
        };
        scale().map(|scale| format!(": {scale} meant?")).unwrap_or_default()
    }

    /// How many times one of two figures is the other, where only their scale differs: "1,000".
    pub(super) fn scales_apart(self) -> Option<String> {
        let centres: Vec<Amount> = self.assertions().map(|it| it.unit.to_base(it.reading.literal.single()?)).collect::<Option<_>>()?;
        let [a, b] = centres.as_slice() else { return None };
        let times = a.over(*b)?;
        SCALES
            .iter()
            .find(|&&exponent| Amount::power_of_ten(exponent) == Some(times))
            .and_then(|exponent| Amount::power_of_ten(exponent.abs()))
            .map(|times| times.to_string())
    }
}
