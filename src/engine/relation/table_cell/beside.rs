//! What cells beside the one that is meant yield: another cell of the row, a difference, a change, a share, a sum.

use super::{Tables, fits_any};
use crate::conflict::AssertionId;
use crate::quantity::{Amount, Interval};
use crate::witness::Witness;

/// Cells of a row or a column that are reckoned with.
const MOST: usize = 60;

/// Whether a figure is what other cells of the row or the column make.
pub fn explains(it: &Witness, tables: &Tables<'_>, id: AssertionId) -> bool {
    let (row, column) = tables.around(id);
    let values = |cells: &[&Witness]| cells.iter().take(MOST).map(|cell| cell.reading.rounded).collect::<Vec<Interval>>();
    let (row, column) = (values(&row), values(&column));
    let is = |made: &Interval| fits_any(it, made);
    row.iter().any(&is) || pairs(&row).any(|made| is(&made)) || pairs(&column).any(|made| is(&made)) || is(&sum(&column)) || is(&sum(&row))
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
