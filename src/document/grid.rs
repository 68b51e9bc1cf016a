//! Tables: rows of cells, each at its place in the text, whatever the format.
//!
//! ```text
//! grid = [ caption ] { head } { row }        row = cell { cell }        cell = one column, or several that are merged
//! ```
//! A grid says where things stand and nothing of what they mean. A cell that spans rows stands in each of them; what a text cannot
//! be told of (a row with more cells than the others have) is marked, so that no reader takes it for something else. A table inside a
//! table is laid out and no table of data: the outer one is left out.

pub(super) mod lines;
pub(super) mod pipes;

use super::Page;
use crate::form::FILLER;
use crate::span::Span;

/// Cells of one table that are read; what stands behind is named as unread.
const MOST_CELLS: usize = 400_000;
/// Columns that a merged cell may span.
const MOST_SPANNED: usize = 1_000;
/// Lines above a table that may say what it is of, and how long each may be.
const ABOVE: usize = 2;
const LONGEST_ABOVE: usize = 240;

/// A table as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Grid {
    /// All of it.
    pub span: Span,
    /// What is said above it or in its caption, in order of position.
    pub titles: Vec<Span>,
    /// How many rows at the top name the columns, as the format says; none where it does not say.
    pub head: usize,
    /// The rows, each in order of its columns.
    pub rows: Vec<Vec<Cell>>,
    /// How many columns most rows have.
    pub columns: usize,
    /// What is too much to be read, from here to the end of the table.
    pub cut: Option<Span>,
}

/// A cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Cell {
    /// What stands in it, without white space; empty where it is blank.
    pub span: Span,
    /// Its first column, from 0.
    pub column: usize,
    /// How many columns it spans, 1 or more.
    pub columns: usize,
    /// Whether it names its row or its column, as the format says.
    pub is_head: bool,
    /// Whether it began in a row above.
    pub is_continued: bool,
}

impl Grid {
    /// The cell that covers a column of a row.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        let row = self.rows.get(row)?;
        let at = row.partition_point(|cell| cell.column + cell.columns <= column);
        row.get(at).filter(|cell| cell.column <= column)
    }

    /// Whether a row has cells beyond the columns that the others have.
    #[must_use]
    pub fn is_ragged(&self, row: usize) -> bool {
        self.rows.get(row).and_then(|row| row.last()).is_some_and(|last| last.column + last.columns > self.columns)
    }

    /// Moves it so many bytes on.
    pub(super) fn shift(&mut self, by: usize) {
        self.span = self.span.shifted(by);
        self.titles.iter_mut().for_each(|title| *title = title.shifted(by));
        self.rows.iter_mut().flatten().for_each(|cell| cell.span = cell.span.shifted(by));
        self.cut = self.cut.map(|cut| cut.shifted(by));
    }

    /// Trims cells to what is prose, and finds the lines above.
    fn settle(&mut self, prose: &str, text_start: usize) {
        for cell in self.rows.iter_mut().flatten() {
            cell.span = trimmed(prose, cell.span);
        }
        self.titles = self.titles.iter().map(|&title| trimmed(prose, title)).filter(|title| !title.is_empty()).collect();
        let mut above = above(prose, text_start, self.span.start());
        above.append(&mut self.titles);
        self.titles = above;
    }
}

/// Settles the tables of a text, which stand in order of position: what stands above one is nothing of the one before.
pub(super) fn settle(grids: &mut [Grid], prose: &str, text_start: usize) {
    let mut from = text_start;
    for grid in grids {
        grid.settle(prose, from.min(grid.span.start()));
        from = grid.span.end();
    }
}

/// The page of a plain text: pipes and rules of its tables are no prose, and no sentence runs from cell to cell.
pub(super) fn plain(text: &str) -> Page {
    // a line with a pipe is no row of a table without
    let mut grids = pipes::grids(text);
    grids.extend(lines::grids(text));
    if grids.is_empty() {
        return Page { prose: text.to_owned(), ..Page::default() };
    }
    grids.sort_by_key(|grid| grid.span);
    let mut bytes = text.as_bytes().to_vec();
    let mut breaks = Vec::new();
    for grid in &grids {
        let mut from = grid.span.start();
        breaks.push(from);
        for cell in grid.rows.iter().flatten() {
            clear(&mut bytes, from, cell.span.start());
            breaks.extend([cell.span.start(), cell.span.end()]);
            from = cell.span.end();
        }
        clear(&mut bytes, from, grid.span.end());
        breaks.push(grid.span.end());
    }
    breaks.dedup();
    Page { prose: String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned()), breaks, grids, ..Page::default() }
}

/// Blanks what stands between cells; line ends stay.
fn clear(bytes: &mut [u8], from: usize, to: usize) {
    for byte in bytes.get_mut(from..to.max(from)).unwrap_or_default() {
        if !matches!(byte, b'\n' | b'\r') {
            *byte = b' ';
        }
    }
}

/// The last lines before a place that say something, nearest last.
fn above(prose: &str, from: usize, to: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut end = to;
    let floor = to.saturating_sub(8 * LONGEST_ABOVE).max(from);
    while found.len() < ABOVE && end > floor {
        let start = prose.get(floor..end).and_then(|before| before.rfind('\n')).map_or(floor, |at| floor + at + 1);
        let line = trimmed(prose, Span::new(start, end));
        if !line.is_empty() {
            if line.len() > LONGEST_ABOVE {
                break;
            }
            found.push(line);
        }
        end = start.saturating_sub(1);
    }
    found.reverse();
    found
}

/// A span without the white space and fillers at its ends.
fn trimmed(prose: &str, span: Span) -> Span {
    let text = span.of(prose);
    let is_blank = |c: char| c.is_whitespace() || c == FILLER || c.is_control();
    let start = text.len() - text.trim_start_matches(is_blank).len();
    let len = text.trim_matches(is_blank).len();
    Span::new(span.start() + start.min(text.len()), span.start() + start.min(text.len()) + len)
}

/// A grid while its cells come in.
#[derive(Debug, Default)]
pub(super) struct Builder {
    grid: Grid,
    /// Cells that go on in rows below: column, columns, rows left, place.
    hanging: Vec<(Cell, usize)>,
    cells: usize,
    row: Option<Vec<Cell>>,
    row_is_head: bool,
}

impl Builder {
    pub(super) fn new(start: usize) -> Self {
        Self { grid: Grid { span: Span::new(start, start), ..Grid::default() }, ..Self::default() }
    }

    pub(super) fn title(&mut self, span: Span) {
        self.grid.titles.push(span);
    }

    /// Begins a row; `is_head` where the format says that it names columns.
    pub(super) fn row(&mut self, is_head: bool) {
        self.end_row();
        self.row = Some(Vec::new());
        self.row_is_head = is_head;
    }

    /// Adds a cell of so many columns and rows.
    pub(super) fn cell(&mut self, span: Span, is_head: bool, columns: usize, rows: usize) {
        if self.row.is_none() {
            self.row(false);
        }
        let columns = columns.clamp(1, MOST_SPANNED);
        let mut row = self.row.take().unwrap_or_default();
        self.fill(&mut row);
        let column = row.last().map_or(0, |last: &Cell| last.column + last.columns);
        let cell = Cell { span, column, columns, is_head: is_head || self.row_is_head, is_continued: false };
        if rows > 1 {
            self.hanging.push((cell, rows.min(MOST_CELLS)));
        }
        row.push(cell);
        self.row = Some(row);
    }

    /// Puts cells from above where they cover the next columns.
    fn fill(&self, row: &mut Vec<Cell>) {
        loop {
            let column = row.last().map_or(0, |last| last.column + last.columns);
            let Some((cell, _)) = self.hanging.iter().find(|(cell, _)| cell.column == column && !row.iter().any(|own| own.column == column)) else { return };
            row.push(Cell { is_continued: true, ..*cell });
        }
    }

    fn end_row(&mut self) {
        let Some(mut row) = self.row.take() else { return };
        self.fill(&mut row);
        for (_, rows) in &mut self.hanging {
            *rows -= 1;
        }
        self.hanging.retain(|(_, rows)| *rows > 0);
        if row.is_empty() {
            return;
        }
        if self.cells + row.len() > MOST_CELLS {
            let from = row.first().map_or(0, |cell| cell.span.start());
            self.grid.cut.get_or_insert(Span::new(from, from));
            return;
        }
        self.cells += row.len();
        let named = row.iter().filter(|cell| !cell.span.is_empty()).all(|cell| cell.is_head);
        if named && self.grid.head == self.grid.rows.len() {
            self.grid.head += 1;
        }
        self.grid.rows.push(row);
    }

    /// The grid; none where it has fewer than two rows or two columns.
    pub(super) fn finish(mut self, end: usize) -> Option<Grid> {
        self.end_row();
        let mut grid = self.grid;
        grid.span = Span::new(grid.span.start(), end);
        grid.cut = grid.cut.map(|cut| Span::new(cut.start(), end));
        if grid.head == grid.rows.len() {
            // a table of nothing but names
            grid.head = 0;
        }
        grid.columns = usual_width(&grid);
        (grid.rows.len() > 1 && grid.columns > 1).then_some(grid)
    }
}

/// How many columns most rows below the head have; of equals the wider.
fn usual_width(grid: &Grid) -> usize {
    let mut counts: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    for row in &grid.rows {
        *counts.entry(row.last().map_or(0, |last| last.column + last.columns)).or_default() += 1;
    }
    counts.into_iter().max_by_key(|&(width, rows)| (rows, width)).map_or(0, |(width, _)| width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(at: usize) -> Span {
        Span::new(at, at + 1)
    }

    #[test]
    fn merged_cells_cover_their_columns_and_rows() {
        let mut builder = Builder::new(0);
        builder.row(true);
        builder.cell(span(0), true, 1, 2);
        builder.cell(span(1), true, 2, 1);
        builder.row(true);
        builder.cell(span(2), true, 1, 1);
        builder.cell(span(3), true, 1, 1);
        builder.row(false);
        for at in 4..7 {
            builder.cell(span(at), false, 1, 1);
        }
        let grid = builder.finish(9).unwrap();
        assert_eq!((grid.head, grid.columns, grid.rows.len()), (2, 3, 3));
        assert_eq!(grid.cell(1, 0).map(|cell| (cell.span, cell.is_continued)), Some((span(0), true)));
        assert_eq!(grid.cell(0, 2).map(|cell| cell.span), Some(span(1)));
        assert_eq!(grid.cell(1, 2).map(|cell| cell.span), Some(span(3)));
        assert_eq!(grid.cell(2, 9), None);
    }

    #[test]
    fn a_row_that_is_too_long_is_ragged_and_one_cell_is_no_table() {
        let mut builder = Builder::new(0);
        for width in [2, 2, 3] {
            builder.row(false);
            (0..width).for_each(|at| builder.cell(span(at), false, 1, 1));
        }
        let grid = builder.finish(9).unwrap();
        assert!(grid.is_ragged(2) && !grid.is_ragged(1));
        let mut single = Builder::new(0);
        single.cell(span(0), false, 1, 1);
        assert_eq!(single.finish(1), None);
    }

    #[test]
    fn what_is_too_much_is_cut() {
        let mut builder = Builder::new(0);
        for at in 0..=MOST_CELLS / 2 {
            builder.row(false);
            builder.cell(span(at), false, 1, 1);
            builder.cell(span(at), false, 1, 1);
        }
        let grid = builder.finish(MOST_CELLS).unwrap();
        assert_eq!(grid.rows.len(), MOST_CELLS / 2);
        assert!(grid.cut.is_some());
    }
}
