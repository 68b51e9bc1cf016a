//! A table that a statement is held against: its words, its values and the other figures in its cells.

use std::collections::{BTreeMap, BTreeSet};

use super::super::found::{Ground, Member};
use crate::account::{Place, Roster};
use crate::conflict::AssertionId;
use crate::quantity::{Amount, Unit};
use crate::span::SourceId;

/// The table that a statement is held against.
pub struct Subject<'e> {
    /// Its words.
    pub roster: &'e Roster,
    /// The figures in columns of values.
    pub cells: BTreeMap<Place, Member<'e>>,
    /// The figures in cells of columns without values: dates, scores.
    pub others: BTreeMap<Place, Member<'e>>,
}

impl<'e> Subject<'e> {
    /// The value in a cell.
    pub fn cell(&self, line: usize, column: usize) -> Option<Member<'e>> {
        self.cells.get(&Place { line, column }).copied()
    }

    /// What stands in a cell, be it a value or not.
    pub fn any(&self, line: usize, column: usize) -> Option<Member<'e>> {
        self.cell(line, column).or_else(|| self.others.get(&Place { line, column }).copied())
    }

    /// The cells of values in a row.
    pub fn row(&self, line: usize) -> impl Iterator<Item = Member<'e>> + '_ {
        self.cells.range(Place { line, column: 0 }..Place { line: line + 1, column: 0 }).map(|(_, cell)| *cell)
    }

    /// The one number of it.
    pub fn value(&self, line: usize, column: usize) -> Option<Amount> {
        self.cell(line, column)?.1.reading.literal.single()
    }

    /// The one column that is measured in a unit; none of mere counts.
    pub fn measured(&self, unit: &Unit) -> Option<usize> {
        let mut columns: BTreeSet<usize> = self.cells.iter().filter(|(_, cell)| cell.1.unit == *unit).map(|(place, _)| place.column).collect();
        columns.pop_first().filter(|_| columns.is_empty() && *unit != Unit::count())
    }

    /// The rows.
    pub fn lines(&self) -> BTreeSet<usize> {
        (0..self.roster.lines.len()).collect()
    }

    /// The columns of values.
    pub fn columns(&self) -> BTreeSet<usize> {
        self.cells.keys().map(|place| place.column).collect()
    }
}

/// The tables of a source.
pub fn subjects<'e>(ground: &Ground<'e>, source: usize) -> Vec<(usize, Subject<'e>)> {
    let Some(sheet) = ground.dossier.get(source) else { return Vec::new() };
    let id = move |index: usize| AssertionId { source: SourceId::new(source), index };
    let cells_of = |table: usize| {
        let of_table = sheet.cells().zip(sheet.places).filter(move |(_, (own, _))| *own == table);
        of_table.map(|((index, cell), (_, place))| (*place, (id(index), cell))).collect()
    };
    let others_of = |roster: &Roster| {
        let within = |(line, column): (usize, usize)| {
            let span = roster.spans.get(line)?.get(column)?;
            let at = sheet.assertions.partition_point(|it| it.figure < *span);
            let it = sheet.assertions.get(at).filter(|it| span.contains(it.figure))?;
            Some((Place { line, column }, (id(at), it)))
        };
        let all = roster.spans.iter().enumerate().flat_map(|(line, cells)| (0..cells.len()).map(move |column| (line, column)));
        all.filter_map(within).collect()
    };
    let rosters = sheet.rosters.iter().enumerate().filter(|(_, roster)| !roster.lines.is_empty());
    rosters.map(|(at, roster)| (source, Subject { roster, cells: cells_of(at), others: others_of(roster) })).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{PLAYERS, look};
    use super::*;
    use crate::quantity::Dimension;

    #[test]
    fn rows_and_columns_of_values_are_found_by_their_places() {
        look(PLAYERS, "Ann Lowe scored 31 points.", 0, |statement| {
            let subject = statement.subject;
            assert_eq!((subject.lines(), subject.columns()), (BTreeSet::from([0, 1, 2, 3]), BTreeSet::from([2, 3])));
            assert_eq!((subject.value(2, 3), subject.value(2, 1), subject.value(9, 3)), (Some(Amount::integer(25)), None, None));
            assert_eq!(subject.row(1).count(), 2);
        });
    }

    #[test]
    fn a_day_stands_in_a_cell_that_is_no_value() {
        look("Ward,Chair,Elected\nMarrow,Ida Penn,4 May 2019\nTarn,Una Sand,6 June 2021\n", "Una Sand was elected on 2 March 2020.", 0, |statement| {
            assert!(statement.subject.columns().is_empty());
            assert_eq!(statement.subject.any(1, 2).map(|(_, it)| it.unit.dimension()), Some(Dimension::Date));
            assert!(statement.subject.cell(1, 2).is_none());
        });
    }
}
