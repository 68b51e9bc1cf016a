//! A document's account of its tables: what stands in which row and column, and which figures follow from which.
//!
//! ```text
//! Grid (where cells stand)  ->  Table (what rows, columns and cells are)  ->  Reckoning (which cells make which, and whether they do)
//!
//! | Port   | Boats |          column "Boats", counts; lines "Marrow", "Tarn", and one that adds them up
//! | Marrow |    40 |     ->   55 = 40 + 15
//! | Tarn   |    15 |
//! | Total  |    55 |
//! ```
//! A reckoning is meant only where the table bears it out: by the word for a total and by the other columns, or by the other rows. What a
//! table does not bear out is not said to be wrong.

mod announced;
mod average;
mod column;
mod derived;
mod enumerated;
mod epoch;
mod head;
mod inventory;
mod item;
mod line;
mod list;
mod listing;
mod number;
mod opened;
mod ranked;
mod reckoning;
mod repeated;
mod roster;
mod running;
#[cfg(test)]
mod sample;
mod setting;
mod table;
mod tabulated;
mod titled;
mod total;

pub use announced::announced;
pub use column::Column;
pub use enumerated::enumerated;
pub use epoch::epochs;
pub use inventory::{Stock, inventory, is_documentation};
pub use line::{Line, LineRole};
pub use list::{Heir, Listed, listed};
pub use number::Number;
pub use reckoning::{Entry, Place, Reckoning};
pub use repeated::repeated;
pub use roster::{Roster, Spoken, rosters, statement};
pub use setting::{Setting, settings};
pub use table::Table;
pub use tabulated::tabulated;
pub use titled::titled;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::limit::{Limit, Limits};

/// The tables of values of a document, in order; a table that only lays text out is none.
#[must_use]
pub fn tables(document: &Document, lexicon: &Lexicon) -> Vec<Table> {
    document.grids().iter().filter_map(|grid| Table::read(document.prose(), grid, lexicon)).collect()
}

/// Notes what of the tables of a document is larger than what is looked at.
pub fn weigh(document: &Document, tables: &[Table], limits: &mut Limits) {
    for grid in document.grids() {
        limits.weigh(Limit::TableColumns, grid.columns);
    }
    for table in tables {
        limits.weigh(Limit::NamedCells, table.size());
        limits.weigh(Limit::StatedCells, table.size());
        total::weigh(table, limits);
        running::weigh(table, limits);
        derived::weigh(table, limits);
    }
    repeated::weigh(tables, limits);
}

/// What of a table's cells follows from what, by their places.
#[must_use]
pub fn reckonings(table: &Table) -> Vec<Reckoning> {
    let mut found = total::of_lines(table);
    found.extend(total::of_columns(table));
    found.extend(average::of_lines(table));
    found.extend(running::of_columns(table));
    found.extend(ranked::of_columns(table));
    found.extend(derived::reckonings(table));
    reckoning::settled(found)
}
