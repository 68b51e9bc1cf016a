//! Lines out of pieces, and columns out of lines: the order in which a page is read.
//!
//! A *gutter* is a place that few pieces cross and that has lines of prose on both sides, one beside the other: a table, whose
//! cells are short, has none and is read row by row. What crosses a gutter (a headline) parts what stands above from what stands
//! below; in between, the left side is read before the right one.

use std::collections::BTreeMap;

use super::content::{CELL_GAP, Piece, WORD_GAP};

/// Columns are sought inside columns so often.
const MOST_SPLITS: usize = 4;
/// A page of more pieces than this is no prose, and is read row by row.
const MOST_PIECES: usize = 20_000;
/// A piece as wide as this, in sizes of its type, is part of a line of prose.
const PROSE_WIDTH: f64 = 8.0;
/// What is further below the last line of prose than this, in sizes of its type, is no part of its column.
const BELOW: f64 = 2.2;
/// Lines of prose that a column has at least.
const COLUMN_LINES: usize = 3;
/// One in so many pieces may cross a gutter.
const CROSSING: usize = 6;
/// Places for a gutter that are tried.
const TRIED: usize = 200;
/// Baselines that differ by less than this share of the larger size belong to one line.
const SAME_LINE: f64 = 0.5;
/// A raised piece is so much smaller than its line at least.
const RAISED_SIZE: f64 = 0.85;
/// Lines at the head and at the foot that may be the same on several pages.
const HEAD_LINES: usize = 2;
/// A running head is no longer than this.
const HEAD_LENGTH: usize = 120;

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) text: String,
    /// It has gaps as between the cells of a table.
    pub(super) has_cells: bool,
}

/// Lines that are read one after the other, from one column.
pub(super) type Block = Vec<Line>;

/// The blocks of a page, in the order in which they are read.
pub(super) fn columns(pieces: Vec<Piece>) -> Vec<Block> {
    let mut blocks = Vec::new();
    split(pieces, MOST_SPLITS, &mut blocks);
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn split(mut pieces: Vec<Piece>, splits: usize, blocks: &mut Vec<Block>) {
    let gutter = if splits == 0 || pieces.len() > MOST_PIECES { None } else { gutter(&pieces) };
    let Some(gutter) = gutter else {
        blocks.push(lines(pieces));
        return;
    };
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y));
    // what stands well below both columns comes after both, on whichever side
    let ends = |side: &dyn Fn(&Piece) -> bool| {
        pieces.iter().filter(|piece| side(piece) && is_prose(piece)).map(|piece| piece.y + BELOW * piece.size).max_by(f64::total_cmp)
    };
    let bottom = [ends(&|piece| piece.right <= gutter), ends(&|piece| piece.left >= gutter)].into_iter().flatten().fold(f64::MIN, f64::max);
    let below = pieces.split_off(pieces.partition_point(|piece| piece.y <= bottom));
    let (mut across, mut left, mut right) = (Vec::new(), Vec::new(), Vec::new());
    for piece in pieces {
        if piece.left < gutter && piece.right > gutter {
            split(std::mem::take(&mut left), splits - 1, blocks);
            split(std::mem::take(&mut right), splits - 1, blocks);
            across.push(piece);
            continue;
        }
        if !across.is_empty() {
            blocks.push(lines(std::mem::take(&mut across)));
        }
        if piece.right <= gutter { left.push(piece) } else { right.push(piece) }
    }
    split(left, splits - 1, blocks);
    split(right, splits - 1, blocks);
    blocks.push(lines(across));
    split(below, splits - 1, blocks);
}

/// Where columns part: the place that the fewest pieces cross, and the middle of the gap there.
fn gutter(pieces: &[Piece]) -> Option<f64> {
    let left = pieces.iter().map(|piece| piece.left).min_by(f64::total_cmp)?;
    let right = pieces.iter().map(|piece| piece.right).max_by(f64::total_cmp)?;
    let mut best: Option<(usize, f64)> = None;
    for step in 1..TRIED {
        #[expect(clippy::cast_precision_loss, reason = "two small numbers")]
        let at = left + (right - left) * step as f64 / TRIED as f64;
        let crossing = pieces.iter().filter(|piece| piece.left < at && piece.right > at).count();
        if crossing * CROSSING > pieces.len() || best.is_some_and(|(fewest, _)| fewest <= crossing) {
            continue;
        }
        let (before, after) = (
            pieces.iter().filter(|piece| piece.right <= at).filter(|piece| is_prose(piece)),
            pieces.iter().filter(|piece| piece.left >= at).filter(|piece| is_prose(piece)),
        );
        if stand_beside(before, after) {
            best = Some((crossing, at));
        }
    }
    best.map(|(_, at)| at)
}

fn is_prose(piece: &Piece) -> bool {
    piece.right - piece.left >= PROSE_WIDTH * piece.size
}

/// Whether both sides have lines enough, and enough of them at one height.
fn stand_beside<'p>(left: impl Iterator<Item = &'p Piece>, right: impl Iterator<Item = &'p Piece>) -> bool {
    let heights = |pieces: &mut dyn Iterator<Item = &'p Piece>| {
        let mut heights: Vec<f64> = pieces.map(|piece| piece.y).collect();
        heights.sort_by(f64::total_cmp);
        heights
    };
    let (mut left, mut right) = (left, right);
    let (left, right) = (heights(&mut left), heights(&mut right));
    let (Some(top), Some(bottom)) = (left.first().zip(right.first()), left.last().zip(right.last())) else { return false };
    let (top, bottom) = (top.0.max(*top.1), bottom.0.min(*bottom.1));
    let shared = |heights: &[f64]| heights.iter().filter(|&&y| y >= top - 0.1 && y <= bottom + 0.1).count();
    shared(&left) >= COLUMN_LINES && shared(&right) >= COLUMN_LINES
}

/// Pieces put together to lines, from top to bottom.
fn lines(mut pieces: Vec<Piece>) -> Block {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        let shares = rows.last().and_then(|row| row.last()).is_some_and(|last| piece.y - last.y < SAME_LINE * piece.size.max(last.size));
        match rows.last_mut() {
            Some(row) if shares => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    rows.into_iter().filter_map(line).collect()
}

/// One line, from left to right.
fn line(mut row: Vec<Piece>) -> Option<Line> {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    // letters are sometimes drawn twice, to make them bold
    row.dedup_by(|next, last| next.text == last.text && (next.left - last.left).abs() < 0.3 * last.size && (next.y - last.y).abs() < 0.3 * last.size);
    let main = row.iter().max_by(|a, b| a.size.total_cmp(&b.size).then((a.right - a.left).total_cmp(&(b.right - b.left))))?;
    let (y, size) = (main.y, main.size);
    let first = row.first()?;
    let mut line = Line { left: first.left, right: first.left, y, size, text: String::new(), has_cells: false };
    for piece in row {
        let gap = piece.left - line.right;
        let text = if piece.size <= RAISED_SIZE * size && piece.y < y - 0.15 * size { raised(&piece.text) } else { piece.text };
        if !line.text.is_empty() {
            line.has_cells |= gap > CELL_GAP * size;
            if gap > WORD_GAP * size && !line.text.ends_with(' ') && !text.starts_with(' ') {
                line.text.push(' ');
            }
        }
        line.text.push_str(&text);
        line.right = line.right.max(piece.right);
    }
    line.text.truncate(line.text.trim_end().len());
    Some(line).filter(|line| !line.text.is_empty())
}

/// The number of a footnote is no part of the number that it stands at: "31" and a raised "2" are "31²".
fn raised(text: &str) -> String {
    let small = |character: char| match character {
        '1' => '\u{b9}',
        '2' => '\u{b2}',
        '3' => '\u{b3}',
        digit @ '0'..='9' => char::from_u32(u32::from(digit) - u32::from('0') + 0x2070).unwrap_or(digit),
        other => other,
    };
    if text.trim().chars().all(|character| character.is_ascii_digit()) { text.chars().map(small).collect() } else { text.to_owned() }
}

/// Takes away what stands at the head or the foot of several pages: titles and page numbers.
pub(super) fn drop_running_heads(pages: &mut [Vec<Block>]) {
    for _ in 0..HEAD_LINES {
        for is_foot in [false, true] {
            let mut seen: BTreeMap<String, usize> = BTreeMap::new();
            for page in pages.iter() {
                if let Some(line) = outermost(page, is_foot) {
                    *seen.entry(without_digits(&line.2)).or_default() += 1;
                }
            }
            for page in pages.iter_mut() {
                let Some((block, line, text)) = outermost(page, is_foot) else { continue };
                if text.len() <= HEAD_LENGTH
                    && seen.get(&without_digits(&text)).is_some_and(|&pages| pages > 1)
                    && let Some(block) = page.get_mut(block)
                {
                    block.remove(line);
                }
            }
        }
    }
}

/// The highest or the lowest line of a page: its block, its number and its text.
fn outermost(page: &[Block], is_foot: bool) -> Option<(usize, usize, String)> {
    let all = page.iter().enumerate().flat_map(|(block, lines)| lines.iter().enumerate().map(move |(line, of)| (block, line, of)));
    let found = if is_foot { all.max_by(|a, b| a.2.y.total_cmp(&b.2.y)) } else { all.min_by(|a, b| a.2.y.total_cmp(&b.2.y)) };
    found.map(|(block, line, of)| (block, line, of.text.clone()))
}

/// A text with every number as one sign: "Page 3 of 12" is like "Page 4 of 12".
fn without_digits(text: &str) -> String {
    let mut found = String::new();
    for character in text.chars() {
        let sign = if character.is_numeric() { '#' } else { character };
        if sign != '#' || !found.ends_with('#') {
            found.push(sign);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(left: f64, y: f64, text: &str) -> Piece {
        #[expect(clippy::cast_precision_loss, reason = "a short text")]
        let width = text.len() as f64 * 5.0;
        Piece { left, right: left + width, y, size: 10.0, text: text.to_owned() }
    }

    fn texts(blocks: &[Block]) -> Vec<Vec<&str>> {
        blocks.iter().map(|block| block.iter().map(|line| line.text.as_str()).collect()).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other_under_what_crosses_them() {
        let mut pieces = vec![piece(50.0, 40.0, "A headline across both of the columns of the page")];
        for row in 0..4 {
            let y = 60.0 + 12.0 * f64::from(row);
            pieces.push(piece(50.0, y, &format!("left column line {row}")));
            pieces.push(piece(180.0, y, &format!("right column line {row}")));
        }
        let blocks = columns(pieces);
        assert_eq!(texts(&blocks)[0], ["A headline across both of the columns of the page"]);
        assert_eq!(texts(&blocks)[1], ["left column line 0", "left column line 1", "left column line 2", "left column line 3"]);
        assert_eq!(texts(&blocks)[2][0], "right column line 0");
    }

    #[test]
    fn a_table_is_read_row_by_row() {
        let mut pieces = Vec::new();
        for (row, (name, value)) in [("Killed", "31"), ("Injured", "112"), ("Missing", "4"), ("Displaced", "9,000")].iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "four rows")]
            let y = 12.0 * row as f64;
            pieces.push(piece(50.0, y, name));
            pieces.push(piece(180.0, y, value));
        }
        let blocks = columns(pieces);
        assert_eq!(texts(&blocks), [["Killed 31", "Injured 112", "Missing 4", "Displaced 9,000"]]);
        assert!(blocks[0][0].has_cells);
    }

    #[test]
    fn the_number_of_a_footnote_stays_apart() {
        let note = Piece { left: 70.0, right: 73.0, y: 6.5, size: 6.0, text: "2".to_owned() };
        assert_eq!(texts(&columns(vec![piece(60.0, 10.0, "31"), note, piece(75.0, 10.0, "people")])), [["31\u{b2} people"]]);
    }

    #[test]
    fn heads_that_run_through_the_pages_are_left_out() {
        let page = |number: usize| {
            vec![lines(vec![
                piece(0.0, 0.0, &format!("Annual report, page {number}")),
                piece(0.0, 50.0, &format!("Text {}.", ["a", "b"][number])),
                piece(0.0, 99.0, &number.to_string()),
            ])]
        };
        let mut pages = [page(0), page(1)];
        drop_running_heads(&mut pages);
        assert_eq!(pages.iter().map(|page| texts(page)).collect::<Vec<_>>(), [[["Text a."]], [["Text b."]]]);
    }
}
