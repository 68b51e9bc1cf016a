//! What cells beside the one that is meant yield: another cell of the row, a difference, a change, a share, a sum.

use super::names::Tables;
use crate::conflict::AssertionId;
use crate::quantity::{Amount, Dimension, Interval};
use crate::witness::Witness;

/// Cells of a row or a column that are reckoned with.
const MOST: usize = 60;

/// Whether a figure is what other cells of the row or the column make.
pub fn explains(it: &Witness, tables: &Tables<'_>, id: AssertionId) -> bool {
    let (row, column) = tables.around(id);
    let values = |cells: Vec<&Witness>| cells.into_iter().take(MOST).map(|cell| cell.reading.rounded).collect::<Vec<Interval>>();
    // what makes a difference or a ratio is measured alike
    let unit = row.iter().chain(&column).find(|cell| cell.unit == it.unit).map_or(&it.unit, |cell| &cell.unit);
    let alike = row.iter().copied().filter(|cell| cell.unit == *unit || it.unit.dimension() == Dimension::Share).collect();
    let (row, column, alike) = (values(row), values(column), values(alike));
    let is = |made: &Interval| fits_any(it, made);
    row.iter().any(&is) || pairs(&alike).any(|made| is(&made)) || pairs(&column).any(|made| is(&made)) || is(&sum(&column)) || is(&sum(&alike))
}

/// What each two of several values make.
fn pairs(values: &[Interval]) -> impl Iterator<Item = Interval> + '_ {
    let hundred = Amount::integer(100);
    let each = move |a: &Interval, b: &Interval| {
        let ratio = a.over(b);
        [
            a.minus(b),
            a.plus(b),
            ratio,
            ratio.scaled(hundred),
            ratio.scaled(hundred).minus(&Interval::exactly(hundred)),
            Interval::exactly(hundred).minus(&ratio.scaled(hundred)),
        ]
    };
    (0..values.len()).flat_map(move |a| (0..values.len()).filter(move |&b| b != a).flat_map(move |b| each(&values[a], &values[b])))
}

fn sum(values: &[Interval]) -> Interval {
    values.iter().copied().reduce(|sum, next| sum.plus(&next)).unwrap_or(Interval::EVERYTHING)
}

/// What a number of a table may stand for: its scale is often said elsewhere.
pub const SCALES: [i32; 7] = [0, 3, 6, 9, -3, -6, -9];

/// Whether a figure can be one of these values, whatever their scale and sign.
pub fn fits_any(it: &Witness, values: &Interval) -> bool {
    let is_known = values.low.is_some() && values.high.is_some();
    let of = |scale: Amount| {
        let scaled = values.scaled(scale);
        scaled.overlaps(&it.reading.rounded) || scaled.negated().overlaps(&it.reading.rounded)
    };
    is_known && SCALES.into_iter().filter_map(Amount::power_of_ten).any(of)
}
