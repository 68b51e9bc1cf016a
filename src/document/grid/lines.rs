//! Tables whose columns are set by tabs or by two spaces and more, in plain text.
//!
//! ```text
//! table = line { line }            three lines or more, one below the other, of as many cells
//! line  = cell { gap cell }        gap = tab | two spaces or more
//! ```
//! Most cells behind the first column must be numbers: prose that is set in columns is none.

use super::pipes::is_rule;
use super::{Builder, Grid};
use crate::span::Span;

/// Rows, with the head.
const FEWEST: usize = 3;
/// A line that is longer is prose.
const LONGEST: usize = 240;

/// The tables of a text.
pub(in crate::document) fn grids(text: &str) -> Vec<Grid> {
    let mut found = Vec::new();
    let mut rows: Vec<(Vec<Span>, usize)> = Vec::new();
    let mut end = 0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let from = start;
        start += line.len();
        let is_gap = !rows.is_empty() && is_rule(line);
        let cells = if line.len() > LONGEST || line.contains('|') { Vec::new() } else { cells(line, from) };
        if is_gap {
            continue;
        }
        if cells.len() > 1 {
            rows.push((cells, from));
            end = from + line.trim_end().len();
            continue;
        }
        found.extend(grid(&rows, text, end));
        rows.clear();
    }
    found.extend(grid(&rows, text, end));
    found
}

/// The cells of a line, at their places.
fn cells(line: &str, from: usize) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let body = line.trim_end();
    let mut at = body.len() - body.trim_start().len();
    let mut rest = body.get(at..).unwrap_or_default();
    while !rest.is_empty() {
        let tab = rest.find('\t');
        let gap = rest.find("  ");
        let len = tab.into_iter().chain(gap).min().unwrap_or(rest.len());
        found.push(Span::new(from + at, from + at + len));
        let behind = rest.get(len..).unwrap_or_default();
        // an empty cell stands between two tabs
        let next = behind.strip_prefix('\t').map_or_else(|| behind.trim_start(), |next| next.trim_start_matches(' '));
        let skip = behind.len() - next.len();
        at += len + skip;
        rest = behind.get(skip..).unwrap_or_default();
    }
    found
}

fn grid(rows: &[(Vec<Span>, usize)], text: &str, end: usize) -> Option<Grid> {
    let (first, last) = (rows.first()?, rows.last()?);
    let width = last.0.len();
    let alike: Vec<&(Vec<Span>, usize)> = rows.iter().filter(|(cells, _)| cells.len() == width || cells.len() + 1 == width).collect();
    if rows.len() < FEWEST || alike.len() * 5 < rows.len() * 4 {
        return None;
    }
    let values = rows.iter().flat_map(|(cells, _)| cells.iter().skip(1));
    let (numbers, all) = values.fold((0, 0), |(numbers, all), cell| (numbers + usize::from(is_number(cell.of(text))), all + 1));
    if numbers * 10 < all * 6 {
        return None;
    }
    let mut builder = Builder::new(first.1);
    for (at, (cells, _)) in rows.iter().enumerate() {
        builder.row(false);
        if at == 0 && cells.len() + 1 == width {
            // the head says nothing of the column of names
            builder.cell(Span::new(first.1, first.1), false, 1, 1);
        }
        for &cell in cells {
            builder.cell(cell, false, 1, 1);
        }
    }
    builder.finish(end)
}

fn is_number(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits * 2 > cell.trim().chars().count() || matches!(cell.trim(), "-" | "\u{2013}" | "\u{2014}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<Vec<Vec<&str>>> {
        grids(text).iter().map(|grid| grid.rows.iter().map(|row| row.iter().map(|cell| cell.span.of(text).trim()).collect()).collect()).collect()
    }

    #[test]
    fn columns_of_spaces_or_tabs_are_a_table() {
        let text = "Port      Boats   Tonnes\nTarn         15      150\nHolm          7       70\n\nThe rest.\n";
        assert_eq!(shown(text), [vec![vec!["Port", "Boats", "Tonnes"], vec!["Tarn", "15", "150"], vec!["Holm", "7", "70"]]]);
        let tabs = "\t2019\t2024\nTarn\t15\t12\nHolm\t7\t9\n";
        assert_eq!(grids(tabs)[0].columns, 3);
    }

    #[test]
    fn prose_in_columns_is_none() {
        assert!(grids("He said  that  he\nwould come  if  it\nwere dry  and  warm\n").is_empty());
        assert!(grids("Shr 21 cts vs 70 cts\nNet 1,163 vs 3,826\nRevs 28.5 mln vs 23.1 mln\n").is_empty());
    }
}
