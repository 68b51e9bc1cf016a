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

/// The figures that two moments are given for.
#[must_use]
pub fn dated<'e>(one: (&'e [Witness], usize), two: (&'e [Witness], usize)) -> Option<(&'e Witness, &'e Witness)> {
    let figure = |(assertions, moment): (&'e [Witness], usize)| {
        let at = (0..assertions.len()).find(|&figure| of(assertions, figure) == Some(moment))?;
        assertions.get(at)
    };
    figure(one).zip(figure(two))
}

fn is_moment(assertion: &Witness) -> bool {
    matches!(assertion.unit.dimension(), Dimension::Year | Dimension::Date)
}
