//! Movements that a text tells of, by both of their ends.
//!
//! ```text
//! "car sales fell to 1,480 from 2,610 cars; for the year to date they fell to 6,900 from 11,300"    two stretches of time, two movements
//! ```

use crate::claim::Aspect;
use crate::witness::Witness;

/// Whether two figures are ends of two movements, whose other ends differ as well: what one text tells of two stretches of time.
#[must_use]
pub fn are_two(one: (&[Witness], usize), two: (&[Witness], usize), agree: impl Fn(&Witness, &Witness) -> bool) -> bool {
    other_end(one.0, one.1).zip(other_end(two.0, two.1)).is_some_and(|(a, b)| !agree(a, b))
}

/// Where what a figure tells of came from, or went to: the nearest in its sentence.
fn other_end(assertions: &[Witness], index: usize) -> Option<&Witness> {
    let it = assertions.get(index)?;
    let wanted = match it.aspect {
        Aspect::Level => Aspect::Origin,
        Aspect::Origin => Aspect::Level,
        Aspect::Change => return None,
    };
    // they stand in text order
    let start = assertions.partition_point(|other| other.sentence < it.sentence);
    let own = assertions.iter().enumerate().skip(start).take_while(|(_, other)| other.sentence == it.sentence);
    let ends = own.filter(|(_, other)| other.aspect == wanted && other.unit == it.unit);
    ends.min_by_key(|(at, _)| at.abs_diff(index)).map(|(_, end)| end)
}
