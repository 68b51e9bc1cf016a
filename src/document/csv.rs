//! Delimited text: `.csv` and `.tsv`, one table from the first line to the last.
//!
//! ```text
//! comma        the sign that parts the lines into as many cells, and into most: "," ";" tab "|"
//! title        lines of one cell at the top
//! '"a, b",3'   a cell in quotation marks is what stands between them
//! ```
//! Cells keep their place in the file: everything else of it (delimiters, quotation marks) is no prose. The grammar is that of
//! [`csv_core`], which takes whatever it is given.

use std::collections::BTreeMap;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::grid::Builder;
use super::{Page, blank};
use crate::span::Span;

/// Signs that part cells, the more likely first.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];
/// Bytes of a text that say which sign parts its cells.
const SAMPLE: usize = 16_384;

/// The prose of a delimited text: what stands in its cells.
pub(super) fn prose(text: &str) -> Page {
    let delimiter = delimiter(text);
    let mut bytes = blank(text).into_bytes();
    let mut builder = Builder::new(0);
    let mut breaks = Vec::new();
    let mut is_titled = true;
    for row in rows(text, delimiter) {
        let filled = || row.iter().filter(|cell| !cell.of(text).trim().is_empty());
        if is_titled && filled().count() <= 1 {
            filled().copied().for_each(|title| builder.title(title));
        } else if filled().next().is_some() {
            is_titled = false;
            builder.row(false);
            for &cell in &row {
                builder.cell(cell, false, 1, 1);
            }
        }
        for cell in row {
            if let (Some(target), Some(source)) = (bytes.get_mut(cell.range()), text.as_bytes().get(cell.range())) {
                target.copy_from_slice(source);
            }
            breaks.extend([cell.start(), cell.end()]);
        }
    }
    breaks.dedup();
    let prose = String::from_utf8(bytes).unwrap_or_else(|_| blank(text));
    breaks.retain(|&at| prose.is_char_boundary(at));
    Page { prose, breaks, grids: builder.finish(text.len()).into_iter().collect(), ..Page::default() }
}

/// The cells of each line, without their quotation marks.
fn rows(text: &str, delimiter: u8) -> Vec<Vec<Span>> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut at = 0;
    while let Some((cell, next, ends)) = field(&mut reader, text, at) {
        row.push(unquoted(text, cell, delimiter));
        at = next;
        if ends {
            rows.push(std::mem::take(&mut row));
        }
    }
    rows.extend((!row.is_empty()).then_some(row));
    rows
}

/// The next cell with its delimiters, where reading goes on, and whether it is the last of its line; none at the end.
fn field(reader: &mut Reader, text: &str, start: usize) -> Option<(Span, usize, bool)> {
    let mut out = [0; 256];
    let mut at = start;
    loop {
        let rest = text.as_bytes().get(at..)?;
        let (result, read, _) = reader.read_field(rest, &mut out);
        at += read;
        match result {
            ReadFieldResult::Field { record_end } => return Some((Span::new(start, at), at, record_end)),
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::End => return None,
        }
    }
}

/// A cell without the delimiter, line ends, spaces and quotation marks around it.
fn unquoted(text: &str, cell: Span, delimiter: u8) -> Span {
    let source = cell.of(text);
    let body = source.trim_start_matches(['\n', '\r']);
    let start = cell.start() + source.len() - body.len();
    let body = body.trim_end_matches(['\n', '\r']);
    let body = body.strip_suffix(char::from(delimiter)).unwrap_or(body);
    let lead = body.len() - body.trim_start().len();
    let inner = body.trim();
    let quoted = inner.len() > 1 && inner.starts_with('"') && inner.ends_with('"');
    let mark = usize::from(quoted);
    Span::new(start + lead + mark, start + lead + inner.len() - mark)
}

/// The sign that parts most lines of the beginning into equally many cells.
fn delimiter(text: &str) -> u8 {
    let end = text.len().min(SAMPLE);
    let sample = (0..=end).rev().find_map(|at| text.get(..at)).unwrap_or_default();
    // the last line may be cut
    let sample = sample.rfind('\n').filter(|_| sample.len() < text.len()).and_then(|at| sample.get(..at)).unwrap_or(sample);
    let score = |delimiter: u8| {
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        let lines = rows(sample, delimiter);
        for row in &lines {
            *widths.entry(row.len()).or_default() += 1;
        }
        let (usual, alike) = widths.into_iter().max_by_key(|&(width, alike)| (alike, width)).unwrap_or_default();
        if usual > 1 { alike * 100 / lines.len().max(1) + usual.min(9) } else { 0 }
    };
    // of equals the first
    DELIMITERS.into_iter().rev().max_by_key(|&delimiter| score(delimiter)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> Vec<Vec<&str>> {
        prose(text).grids.iter().flat_map(|grid| &grid.rows).map(|row| row.iter().map(|cell| cell.span.of(text)).collect()).collect()
    }

    #[test]
    fn cells_stand_where_they_stand_in_the_file() {
        let text = "Port,Boats\r\n\"Tarn, north\",15\r\nHolm,\"1,200\"\r\n";
        assert_eq!(shown(text), [vec!["Port", "Boats"], vec!["Tarn, north", "15"], vec!["Holm", "1,200"]]);
        assert_eq!(prose(text).prose, "Port Boats\r\n Tarn, north  15\r\nHolm  1,200 \r\n");
    }

    #[test]
    fn other_signs_part_cells_too() {
        assert_eq!(shown("Ort;Boote\nTarn;1.200,5\n"), [vec!["Ort", "Boote"], vec!["Tarn", "1.200,5"]]);
        assert_eq!(shown("a\tb, c\nd\te\n"), [vec!["a", "b, c"], vec!["d", "e"]]);
    }

    #[test]
    fn a_title_stands_above_and_no_table_is_none() {
        let page = prose("Boats by port,\nPort,Boats\nTarn,15\n");
        assert_eq!(page.grids[0].titles.len(), 1);
        assert!(prose("one line of prose.\n").grids.is_empty());
        assert!(prose("").grids.is_empty());
        assert!(prose("\"never closed, 5\n6,7").prose.len() == 20);
    }

    proptest! {
        #[test]
        fn the_prose_is_as_long_as_the_text(text in "([a-z0-9 ]|,|;|\\t|\"|\\n|\\r\\n|é|–){0,60}") {
            let page = prose(&text);
            prop_assert_eq!(page.prose.len(), text.len());
            prop_assert!(page.breaks.is_sorted() && page.breaks.iter().all(|&at| page.prose.is_char_boundary(at)));
        }
    }
}
