//! A broken relation, solved for one of its figures.

use std::collections::BTreeSet;

use crate::claim::Trend;
use crate::conflict::{AssertionId, Conflict, Derivation, Finding, Side};
use crate::quantity::{Amount, Interval};
use crate::witness::Witness;

/// Whether the conflict is a relation that can be solved for any of its figures.
pub(super) fn is_solvable(conflict: &Conflict) -> bool {
    match &conflict.finding {
        Finding::Apart { .. } => conflict.sides.len() == 2,
        Finding::DoesNotFollow { derivation, .. } => matches!(
            derivation,
            Derivation::ShareOf
                | Derivation::PartOf
                | Derivation::Sum
                | Derivation::Difference
                | Derivation::PercentChange
                | Derivation::Multiple
                | Derivation::Product
        ),
        _ => false,
    }
}

/// The values of one figure that satisfy the relation, as the others stand; `None` where it has no part in it, or two.
pub(super) fn solve<'d>(
    conflict: &Conflict,
    figure: &BTreeSet<AssertionId>,
    find: impl Fn(AssertionId) -> Option<&'d Witness>,
    rounded: bool,
) -> Option<Interval> {
    let mut own = conflict.sides.iter().filter(|side| figure.contains(&side.assertion));
    let (wanted, None) = (own.next()?, own.next()) else { return None };
    let others = || conflict.sides.iter().filter(|side| side.assertion != wanted.assertion);
    let values = |side: &Side| find(side.assertion).map(|it| if rounded { it.reading.rounded } else { it.reading.literal });
    let Finding::DoesNotFollow { derivation, .. } = &conflict.finding else { return values(others().next()?) };
    let side = |role: &str| others().find(|side| side.role == Some(role));
    let get = |role: &str| values(side(role)?);
    let role = wanted.role?;
    if *derivation == Derivation::Sum {
        let parts = others().filter(|side| side.role == Some("part"));
        let sum = parts.map(values).try_fold(Interval::exactly(Amount::ZERO), |sum, part| Some(sum.plus(&part?)))?;
        return if role == "total" { Some(sum) } else { Some(get("total")?.minus(&sum)) };
    }
    let hundred = Amount::integer(100);
    let hundredth = Amount::ratio(1, 100)?;
    let assertion = |role: &str| conflict.sides.iter().find(|side| side.role == Some(role)).and_then(|side| find(side.assertion));
    let falls = || match assertion("change").and_then(|change| change.trend) {
        Some(trend) => trend == Trend::Down,
        None => assertion("from").and_then(|it| it.reading.centre()) > assertion("to").and_then(|it| it.reading.centre()),
    };
    let signed = |change: Interval| if falls() { change.negated() } else { change };
    let factor = || Some(Interval::exactly(Amount::ONE).plus(&signed(get("change")?.scaled(hundredth))));
    match (derivation, role) {
        (Derivation::ShareOf | Derivation::PartOf, "share") => Some(get("part")?.over(&get("whole")?).scaled(hundred)),
        (Derivation::ShareOf | Derivation::PartOf, "part") => Some(get("share")?.times(&get("whole")?).scaled(hundredth)),
        (Derivation::ShareOf | Derivation::PartOf, "whole") => Some(get("part")?.scaled(hundred).over(&get("share")?)),
        (Derivation::Difference, "change") => Some(signed(get("to")?.minus(&get("from")?))),
        (Derivation::Difference, "to") => Some(get("from")?.plus(&signed(get("change")?))),
        (Derivation::Difference, "from") => Some(get("to")?.minus(&signed(get("change")?))),
        (Derivation::PercentChange, "change") => Some(signed(get("to")?.minus(&get("from")?)).over(&get("from")?).scaled(hundred)),
        (Derivation::PercentChange, "to") => Some(get("from")?.times(&factor()?)),
        (Derivation::PercentChange, "from") => Some(get("to")?.over(&factor()?)),
        (Derivation::Multiple, "multiple") => Some(get("to")?.over(&get("from")?)),
        (Derivation::Multiple, "to") => Some(get("from")?.times(&get("multiple")?)),
        (Derivation::Multiple, "from") => Some(get("to")?.over(&get("multiple")?)),
        (Derivation::Product, "total") => Some(get("number")?.times(&get("mean")?)),
        (Derivation::Product, "number") => Some(get("total")?.over(&get("mean")?)),
        (Derivation::Product, "mean") => Some(get("total")?.over(&get("number")?)),
        _ => None,
    }
}
