//! The sentences of a text that are names and numbers of its tables, and what those numbers say.

use std::collections::BTreeMap;

use super::Study;
use crate::account::{self, Entry, Place, Table};
use crate::assertion::Assertion;
use crate::joint::Equation;
use crate::normalise;
use crate::span::{SourceId, Span};

/// A name or a number of a table: where it stands, and of a number its table and place.
type Standing = (Span, Option<(usize, Place)>);

/// The sentences that are names and numbers of tables.
pub(super) struct Tabled {
    /// Where names and numbers stand, in order; a number with its table and place.
    places: std::iter::Peekable<std::vec::IntoIter<Standing>>,
    /// The numbers that were met, each with its sentence.
    pub(super) cells: Vec<(usize, Place, usize)>,
}

impl Tabled {
    pub(super) fn new(tables: &[Table]) -> Self {
        let mut places: Vec<Standing> = Vec::new();
        for (at, table) in tables.iter().enumerate() {
            places.extend(table.numbers().map(|(line, column, number)| (number.span, Some((at, Place { line, column })))));
            places.extend(table.names.iter().copied().chain(table.unread().map(|unread| unread.span)).chain(table.cut).map(|name| (name, None)));
        }
        places.sort_by_key(|(span, _)| *span);
        Self { places: places.into_iter().peekable(), cells: Vec::new() }
    }

    /// Whether a sentence stands in the name of a row or column, or in a number.
    pub(super) fn takes(&mut self, sentence: Span, index: usize) -> bool {
        while self.places.next_if(|(span, _)| span.end() <= sentence.start()).is_some() {}
        let Some(&(_, place)) = self.places.peek().filter(|(span, _)| span.contains(sentence)) else { return false };
        if let Some((table, place)) = place
            && self.cells.last().is_none_or(|last| (last.0, last.1) != (table, place))
        {
            self.cells.push((table, place, index));
        }
        true
    }
}

/// The study with what the cells of its tables say, and with claims of them where those of the prose are kept.
pub(super) fn entered<A>(
    mut study: Study<A>,
    tables: Vec<Table>,
    cells: &[(usize, Place, usize)],
    source: SourceId,
    keeps_claims: bool,
    made: impl Fn(Assertion, &Table, Place) -> A,
) -> Study<A> {
    for &(at, place, sentence) in cells {
        let Some((table, number)) = tables.get(at).and_then(|table| Some((table, table.number(place.line, place.column)?))) else { continue };
        let assertion = normalise::cell_assertion(table, place, number, sentence, source);
        study.assertions.push(made(assertion, table, place));
        study.claims.extend(keeps_claims.then(|| normalise::cell_claim(table, place, number, sentence)));
        study.cells.push((at, place));
    }
    study.unread.extend(tables.iter().flat_map(Table::unread));
    study.unread.sort_by_key(|unread| unread.span);
    study.tables = tables;
    study
}

/// The study with what of its tables follows from what; a list of its figures does without.
pub(super) fn reckoned<A>(mut study: Study<A>) -> Study<A> {
    let numbers: BTreeMap<(usize, Place), usize> = study.cells.iter().copied().zip(study.prose..).collect();
    let tables = std::mem::take(&mut study.tables);
    for (at, table) in tables.iter().enumerate() {
        let figure = |place| numbers.get(&(at, place)).copied();
        study.entries.extend(account::reckonings(table).iter().filter_map(|reckoning| reckoning.entered(table, figure)));
    }
    study.entries.extend(account::repeated(&tables).into_iter().filter_map(|((first, own), (second, its), alike)| {
        let of = |table: usize, place: Place| Some((*numbers.get(&(table, place))?, tables.get(table)?, tables.get(table)?.number(place.line, place.column)?));
        let ((base, table, number), (derived, ..)) = (of(first, own)?, of(second, its)?);
        let scale = table.columns.get(own.column)?.scale;
        let (literal, rounded) = (number.literal().scaled(scale), number.rounded().scaled(scale));
        let borne = u16::try_from(alike).unwrap_or(u16::MAX);
        Some(Entry { equation: Equation::Restated, of_column: false, derived, others: vec![base], literal, rounded, holds: false, borne, in_list: false })
    }));
    study.tables = tables;
    study
}
