//! What cells beside the one that is meant yield: another cell of the row, a difference, a change, a share, a sum.
//!
//! ```text
//! | Marrow | 40 | 10 |        50, 30, 4, 400 % and 300 % may all be said of the row
//! ```
//! A text may speak a thousand times of the cells of one column, so what a row and a column make is worked out once.

use std::collections::BTreeMap;

use super::fit::{images, is_known};
use super::names::Tables;
use crate::conflict::AssertionId;
use crate::engine::sheet::Sheet;
use crate::joint::Equation;
use crate::limit::{Limit, Limits};
use crate::quantity::{Amount, Dimension, Interval, Many};
use crate::witness::Witness;

/// Cells of a row or a column that are reckoned with.
const MOST: usize = Limit::ReckonedCells.most();

/// Notes the rows and columns of more cells, and the lists of more items.
pub fn weigh(sheet: &Sheet<'_>, limits: &mut Limits) {
    if sheet.all.len() <= MOST {
        return;
    }
    let (mut rows, mut columns) = (BTreeMap::<_, usize>::new(), BTreeMap::<_, usize>::new());
    for (table, place) in sheet.places {
        *rows.entry((table, place.line)).or_default() += 1;
        *columns.entry((table, place.column)).or_default() += 1;
    }
    let lists = sheet.entries.iter().filter(|entry| entry.in_list && entry.equation == Equation::Sum && entry.holds).map(|entry| entry.others.len());
    for cells in rows.into_values().chain(columns.into_values()).chain(lists) {
        limits.weigh(Limit::ReckonedCells, cells);
    }
}

/// What the cells of rows and columns make.
pub struct Beside<'t, 'e> {
    tables: &'t Tables<'e>,
    /// By the row, and the unit of the cells that are reckoned with; of a share all are.
    rows: BTreeMap<(usize, Option<&'e str>), Many>,
    /// By the table and the column in it.
    columns: BTreeMap<((usize, usize), usize), Many>,
}

impl<'t, 'e> Beside<'t, 'e> {
    pub fn new(tables: &'t Tables<'e>) -> Self {
        Self { tables, rows: BTreeMap::new(), columns: BTreeMap::new() }
    }

    /// Whether a figure is what other cells of the row or the column make.
    pub fn explains(&mut self, it: &'e Witness, id: AssertionId) -> bool {
        let Some(seat) = self.tables.seat(id) else { return false };
        let tables = self.tables;
        // what makes a difference or a ratio is measured alike
        let unit = (it.unit.dimension() != Dimension::Share).then(|| it.unit.name());
        let row = self.rows.entry((seat.row, unit)).or_insert_with(|| {
            let cells = || tables.row(seat.row);
            let alike = values(cells().filter(|cell| unit.is_none() || cell.unit == it.unit));
            values(cells()).into_iter().chain(pairs(&alike)).chain([sum(&alike)]).filter(is_known).collect()
        });
        let column = self.columns.entry((seat.table, seat.column)).or_insert_with(|| {
            let below = values(tables.column_of(seat));
            pairs(&below).into_iter().chain([sum(&below)]).filter(is_known).collect()
        });
        images(&it.reading.rounded).any(|image| row.meets(&image) || column.meets(&image))
    }
}

fn values<'e>(cells: impl Iterator<Item = &'e Witness>) -> Vec<Interval> {
    cells.take(MOST).map(|cell| cell.reading.rounded).collect()
}

/// What each two of several values make, without what is another one with the other sign.
fn pairs(values: &[Interval]) -> Vec<Interval> {
    let hundred = Amount::integer(100);
    let rates = |a: &Interval, b: &Interval| {
        let ratio = a.over(b);
        let percent = ratio.scaled(hundred);
        [ratio, percent, percent.minus(&Interval::exactly(hundred))]
    };
    let mut made = Vec::new();
    for (at, a) in values.iter().enumerate() {
        for b in values.iter().skip(at + 1) {
            made.extend([a.minus(b), a.plus(b)]);
            made.extend(rates(a, b).into_iter().chain(rates(b, a)));
        }
    }
    made
}

fn sum(values: &[Interval]) -> Interval {
    values.iter().copied().reduce(|sum, next| sum.plus(&next)).unwrap_or(Interval::EVERYTHING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_values_make_a_sum_a_difference_and_what_one_is_of_the_other() {
        let at = |value: i64| Interval::exactly(Amount::integer(value));
        let made = pairs(&[at(40), at(10)]);
        for value in [30, 50, 4, 400, 300, 25, -75] {
            assert!(made.contains(&at(value)), "{value}: {made:?}");
        }
        assert_eq!(pairs(&[at(1), at(2), at(3)]).len(), 3 * 8);
        assert!(pairs(&[at(1)]).is_empty());
    }
}
