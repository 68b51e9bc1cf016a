//! What the number of a cell may stand for, and whether a figure can be that.
//!
//! ```text
//! | landed, tonnes | 4.2 |        "4,200 tonnes", "4.2", "a loss of 4.2"
//! ```

use crate::quantity::{Amount, Interval};
use crate::rule::Rule;
use crate::witness::Witness;

/// Whether a figure can be what stands in a cell.
pub fn fits(rule: &Rule, it: &Witness, cell: &Witness) -> bool {
    let tolerance = rule.relation.tolerance();
    let near = |scale: Amount| tolerance.allows(&cell.reading.literal.scaled(scale), &it.reading.literal);
    let rounded = &cell.reading.rounded;
    is_known(rounded) && images(rounded).any(|image| image.overlaps(&it.reading.rounded)) || scales().any(near)
}

/// What a number of a table may stand for: its scale is often said elsewhere.
const SCALES: [i32; 7] = [0, 3, 6, 9, -3, -6, -9];

/// What a number of a table may be multiplied with to be what it stands for.
pub fn scales() -> impl Iterator<Item = Amount> {
    SCALES.into_iter().filter_map(Amount::power_of_ten)
}

/// What values may stand for, whatever their scale and sign; what one may stand for may stand for it.
pub fn images(values: &Interval) -> impl Iterator<Item = Interval> + '_ {
    scales().map(|scale| values.scaled(scale)).flat_map(|scaled| [scaled, scaled.negated()])
}

/// Whether both ends of a set are known.
pub fn is_known(values: &Interval) -> bool {
    values.low.is_some() && values.high.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_the_image_of_its_image() {
        let exactly = |value: i64| Interval::exactly(Amount::integer(value));
        assert!(images(&exactly(40)).any(|image| image == exactly(-40_000)));
        assert!(images(&exactly(-40_000)).any(|image| image == exactly(40)));
    }
}
