//! Paragraphs out of lines: what belongs together is one line of the text, words that were parted at a line's end are whole.
//!
//! A paragraph ends where lines are further apart than before, where the size of the type changes, at a row of a table, and after
//! a full stop where the next line is indented or the last one stops short. It goes on in the next column or on the next page where
//! no sentence has ended and the next line begins with a small letter.

use std::collections::BTreeSet;

use super::layout::{Block, Line};
use crate::document::PAGE_END;

/// Lines that are this much further apart than usual belong to two paragraphs.
const WIDER: f64 = 1.35;
/// Lines further apart than this, in sizes of their type, belong to two paragraphs.
const WIDEST: f64 = 2.2;
/// Sizes of type that differ by more than this share are two.
const OTHER_SIZE: f64 = 0.12;
/// An indent or a short line is one by this much, in sizes of the type.
const INDENT: f64 = 0.8;
const SHORT: f64 = 4.0;
/// The tens, which keep their hyphen: "thirty-" and "five" are no "thirtyfive".
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The text of pages: a line feed after each paragraph, [`PAGE_END`] after each page but the last.
pub(super) fn text(pages: &[Vec<Block>]) -> String {
    let mut writer = Writer { text: String::new(), known: words(pages), last: None };
    for (number, page) in pages.iter().enumerate() {
        if number > 0 {
            writer.text.push(PAGE_END);
        }
        for block in page {
            writer.block(block);
        }
    }
    writer.end();
    writer.text
}

struct Writer<'l> {
    text: String,
    /// Words that stand within a line somewhere, in lower case: they tell which hyphens are part of a word.
    known: BTreeSet<String>,
    /// The last line of the paragraph that is open.
    last: Option<&'l Line>,
}

impl<'l> Writer<'l> {
    fn block(&mut self, block: &'l [Line]) {
        let pitch = pitch(block);
        let left = block.iter().map(|line| line.left).min_by(f64::total_cmp).unwrap_or(0.0);
        let right = block.iter().map(|line| line.right).max_by(f64::total_cmp).unwrap_or(0.0);
        for (index, line) in block.iter().enumerate() {
            let goes_on = self.last.is_some_and(|last| if index == 0 { is_open(last, line) } else { !parts(last, line, pitch, left, right) });
            if goes_on {
                self.join(&line.text);
            } else {
                self.end();
                self.text.push_str(&line.text);
            }
            self.last = Some(line);
        }
    }

    /// Ends the paragraph that is open. One that ended before its page did ends before the page's end.
    fn end(&mut self) {
        if self.last.take().is_some() {
            let at = self.text.trim_end_matches(PAGE_END).len();
            self.text.insert(at, '\n');
        }
    }

    /// Goes on with a line; a hyphen that parted a word goes away.
    fn join(&mut self, next: &str) {
        let page_end = self.text.ends_with(PAGE_END);
        if page_end {
            self.text.pop();
        }
        let head: String = next.chars().take_while(|character| character.is_alphanumeric()).collect();
        let hyphen = self.text.chars().next_back().filter(|last| matches!(last, '-' | '\u{ad}' | '\u{2010}'));
        let stem = hyphen.map_or("", |hyphen| &self.text[..self.text.len() - hyphen.len_utf8()]);
        let tail = &stem[stem.rfind(|character: char| !character.is_alphanumeric()).map_or(0, |at| at + stem[at..].chars().next().map_or(0, char::len_utf8))..];
        let is_parted = hyphen.is_some() && tail.chars().next_back().is_some_and(char::is_alphabetic) && head.starts_with(char::is_lowercase);
        let drops = is_parted && (hyphen == Some('\u{ad}') || !self.keeps_hyphen(tail, &head));
        match hyphen {
            Some(hyphen) if drops => self.text.truncate(self.text.len() - hyphen.len_utf8()),
            Some(_) => {}
            None if page_end => {}
            None => self.text.push(' '),
        }
        if page_end {
            self.text.push(PAGE_END);
        }
        self.text.push_str(next);
    }

    /// Whether a hyphen at a line's end is part of the word, by how the document writes it elsewhere.
    fn keeps_hyphen(&self, tail: &str, head: &str) -> bool {
        let (tail, head) = (tail.to_lowercase(), head.to_lowercase());
        !self.known.contains(&format!("{tail}{head}")) && (self.known.contains(&format!("{tail}-{head}")) || TENS.contains(&tail.as_str()))
    }
}

/// The usual distance of lines.
fn pitch(block: &[Line]) -> f64 {
    let mut gaps: Vec<f64> = block.windows(2).filter_map(|pair| Some(pair.get(1)?.y - pair.first()?.y)).collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or(f64::INFINITY)
}

/// Whether a line of the same column begins a paragraph.
fn parts(last: &Line, next: &Line, pitch: f64, left: f64, right: f64) -> bool {
    let gap = next.y - last.y;
    let stopped = ends_sentence(&last.text);
    let indented = next.left - last.left.max(left) > INDENT * next.size || next.left - left > INDENT * next.size && last.left - left < 0.2 * next.size;
    let short = right - last.right > SHORT * last.size;
    last.has_cells
        || next.has_cells
        || gap > WIDER * pitch
        || gap > WIDEST * last.size
        || is_other_size(last, next)
        || stopped && (indented || short)
        || next.text.starts_with(['\u{2022}', '\u{25aa}', '\u{25cf}'])
}

/// Whether a paragraph goes on in another column.
fn is_open(last: &Line, next: &Line) -> bool {
    !ends_sentence(&last.text) && !last.has_cells && !next.has_cells && !is_other_size(last, next) && next.text.starts_with(char::is_lowercase)
}

fn is_other_size(last: &Line, next: &Line) -> bool {
    (last.size - next.size).abs() > OTHER_SIZE * last.size.max(next.size)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', ')', '\u{201d}', '\u{2019}', '\u{bb}']).ends_with(['.', '!', '?', ':', '\u{2026}'])
}

/// The words of all lines but the last of each, which may be half a word; hyphens inside are kept.
fn words(pages: &[Vec<Block>]) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for line in pages.iter().flatten().flatten() {
        let mut words: Vec<&str> = line.text.split(|character: char| !character.is_alphanumeric() && character != '-').collect();
        words.pop();
        known.extend(words.into_iter().filter(|word| word.len() > 3).map(str::to_lowercase));
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(lines: &[(f64, f64, &str)]) -> Block {
        lines.iter().map(|&(left, y, text)| Line { left, right: 200.0, y, size: 10.0, text: text.to_owned(), has_cells: false }).collect()
    }

    #[test]
    fn a_word_parted_at_a_line_end_is_whole_again() {
        let lines = [
            (0.0, 0.0, "The govern-"),
            (0.0, 12.0, "ment saw thirty-"),
            (0.0, 24.0, "five long-term and short-"),
            (0.0, 36.0, "term loans, long-"),
            (0.0, 48.0, "term ones in the 2012-"),
            (0.0, 60.0, "13 season, and Anglo-"),
            (0.0, 72.0, "French ones by co\u{ad}"),
            (0.0, 84.0, "operation."),
        ];
        let page = vec![block(&lines)];
        assert_eq!(
            text(&[page]),
            "The government saw thirty-five long-term and shortterm loans, long-term ones in the 2012-13 season, and Anglo-French ones by cooperation.\n"
        );
    }

    #[test]
    fn paragraphs_part_at_gaps_and_indents_after_a_stop() {
        let lines = [(0.0, 0.0, "One goes"), (0.0, 12.0, "on."), (0.0, 30.0, "Two."), (10.0, 42.0, "Three is"), (0.0, 54.0, "long.")];
        assert_eq!(text(&[vec![block(&lines)]]), "One goes on.\nTwo.\nThree is long.\n");
    }

    #[test]
    fn a_sentence_runs_across_pages_and_a_paragraph_does_not() {
        let first = vec![block(&[(0.0, 0.0, "Some 40"), (0.0, 12.0, "boats")])];
        let second = vec![block(&[(0.0, 0.0, "sank."), (0.0, 12.0, "A gale blew.")])];
        let third = vec![block(&[(0.0, 0.0, "It rained.")])];
        assert_eq!(text(&[first, second, third]), "Some 40 boats\u{c}sank. A gale blew.\n\u{c}It rained.\n");
    }
}
