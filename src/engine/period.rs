//! Which moment of its sentence a figure is given for.
//!
//! ```text
//! "$3.69 for the third quarter, up from $3.41 in the second"    each figure has the moment that follows it
//! "In the third quarter sales were $40m and profit $3m"          both have the moment before them
//! ```

use crate::quantity::Dimension;
use crate::witness::Witness;

/// A moment that follows a figure at most this many bytes later belongs to it.
const NEXT: usize = 40;

/// The index of the moment that the figure at `index` is given for.
#[must_use]
pub fn of(assertions: &[Witness], index: usize) -> Option<usize> {
    let figure = assertions.get(index).filter(|assertion| assertion.unit.dimension().is_quantity())?;
    let same = |other: &Witness| other.sentence == figure.sentence;
    let next = assertions.get(index + 1).filter(|next| same(next) && is_moment(next) && next.figure.start().saturating_sub(figure.figure.end()) <= NEXT);
    if next.is_some() {
        return Some(index + 1);
    }
    (0..index).rev().take_while(|&before| same(&assertions[before])).find(|&before| is_moment(&assertions[before]))
}

/// The figures that the moment at `index` is given for, where it follows the figure at once: the 9.5 of "from $9.5m in 2024".
pub fn figure_before(assertions: &[Witness], index: usize) -> Option<usize> {
    let before = index.checked_sub(1)?;
    let moment = assertions.get(index).filter(|moment| is_moment(moment))?;
    let figure = assertions.get(before)?;
    let tight = moment.figure.start().saturating_sub(figure.figure.end()) <= NEXT;
    (tight && of(assertions, before) == Some(index)).then_some(before)
}

fn is_moment(assertion: &Witness) -> bool {
    matches!(assertion.unit.dimension(), Dimension::Year | Dimension::Date)
}
