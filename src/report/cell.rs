//! The place of a figure in its table: its row and column, by number and by name.

use serde::Serialize;

use crate::conflict::AssertionId;
use crate::settle::Outcome;

/// A cell, for people and machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Cell<'o> {
    /// The row of the table, from 1, the head included.
    pub(super) row: usize,
    /// The column, from 1.
    pub(super) column: usize,
    /// What the row is called.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) row_name: &'o str,
    /// What the column is called.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) column_name: &'o str,
}

impl<'o> Cell<'o> {
    /// The cell of a figure; none where it stands in prose.
    pub(super) fn of(outcome: &'o Outcome<'_>, id: AssertionId) -> Option<Self> {
        let (table, place) = outcome.studies.get(id.source.index())?.cell(id.index)?;
        let (line, column) = (table.lines.get(place.line)?, table.columns.get(place.column)?);
        Some(Self { row: line.row + 1, column: place.column + 1, row_name: &line.label, column_name: &column.label })
    }
}
