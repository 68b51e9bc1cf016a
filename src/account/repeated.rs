//! Rows that stand in two tables of one document: all that both say of them is alike, but for one cell.
//!
//! ```text
//! Port     Tonnes        Quay of   Tonnes
//! Marrow      412        Marrow       412
//! Tarn        157        Tarn         175      one of the two has slipped
//! Holm        240        Holm         240
//! ```
//! Tables of two years, or of one thing before and after, differ in most of their cells, and nothing is said of those.

use std::collections::BTreeMap;

use super::number::Number;
use super::reckoning::Place;
use super::table::Table;
use crate::limit::{Limit, Limits};

/// Cells that must be alike for the one that differs to be a slip.
const FEWEST: usize = 3;
/// Tables of a document that are held against each other, and lines of each.
const MOST_TABLES: usize = Limit::RepeatedTables.most();
const MOST_LINES: usize = Limit::RepeatedLines.most();

/// Two cells of which the second should be the first: the numbers of their tables, and their places; and how many others are alike.
pub type Pair = ((usize, Place), (usize, Place), usize);

/// Notes that there are more tables, or longer ones, than are held against each other.
pub fn weigh(tables: &[Table], limits: &mut Limits) {
    if tables.len() > 1 {
        let (short, long): (Vec<usize>, Vec<usize>) = tables.iter().map(|table| table.lines.len()).partition(|&lines| lines <= MOST_LINES);
        limits.weigh(Limit::RepeatedTables, short.len());
        limits.note(Limit::RepeatedLines, long.len());
    }
}

/// The cells of rows that stand in two tables, where one pair of them differs.
#[must_use]
pub fn repeated(tables: &[Table]) -> Vec<Pair> {
    let small: Vec<(usize, &Table)> = tables.iter().enumerate().filter(|(_, table)| table.lines.len() <= MOST_LINES).take(MOST_TABLES).collect();
    let mut found = Vec::new();
    for (at, (a, first)) in small.iter().enumerate() {
        found.extend(small.iter().skip(at + 1).filter_map(|(b, second)| of_two((*a, first), (*b, second))));
    }
    found
}

fn of_two((a, first): (usize, &Table), (b, second): (usize, &Table)) -> Option<Pair> {
    if moments(first) != moments(second) {
        return None;
    }
    let (left, right) = (names(first), names(second));
    let columns: Vec<(usize, usize)> = first.values().filter_map(|column| Some((column, same(first, column, second)?))).collect();
    let mut differs = Vec::new();
    let mut alike = 0;
    for (name, line) in &left {
        let Some(other) = right.get(name) else { continue };
        for &(column, there) in &columns {
            let (Some(own), Some(its)) = (first.number(*line, column), second.number(*other, there)) else { continue };
            if own.rounded().overlaps(&its.rounded()) {
                alike += usize::from(own.is_telling() && Number::literal(own) == its.literal());
            } else {
                differs.push((Place { line: *line, column }, Place { line: *other, column: there }));
            }
        }
    }
    match differs.as_slice() {
        [(own, its)] if alike >= FEWEST => Some(((a, *own), (b, *its), alike)),
        _ => None,
    }
}

/// The column of another table that is called the same and measured alike.
fn same(first: &Table, column: usize, second: &Table) -> Option<usize> {
    let own = &first.columns[column];
    let alike = |at: &usize| {
        let other = &second.columns[*at];
        other.lemmas == own.lemmas && other.year == own.year && other.heading == own.heading && other.is_like(own)
    };
    let mut found = second.values().filter(alike);
    found.next().filter(|_| found.next().is_none() && !own.label.is_empty())
}

/// The lines that one name stands for, by their names.
fn names(table: &Table) -> BTreeMap<String, usize> {
    let mut lines: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (at, line) in table.lines.iter().enumerate().filter(|(_, line)| line.is_plain() && !line.label.is_empty()) {
        lines.entry(line.label.to_lowercase()).and_modify(|twice| *twice = None).or_insert(Some(at));
    }
    lines.into_iter().filter_map(|(name, line)| Some((name, line?))).collect()
}

/// The numbers of what is said above a table: a year, a release.
fn moments(table: &Table) -> Vec<&str> {
    let mut moments: Vec<&str> = table.titles.iter().map(String::as_str).filter(|word| word.bytes().any(|byte| byte.is_ascii_digit())).collect();
    moments.sort_unstable();
    moments.dedup();
    moments
}

#[cfg(test)]
mod tests {
    use super::super::tables;
    use super::repeated;
    use crate::document::{Document, Format};
    use crate::lexicon::Lexicon;

    #[track_caller]
    fn pairs(text: &str) -> usize {
        let document = Document::new("t".to_owned(), text.to_owned(), Format::Markdown);
        repeated(&tables(&document, &Lexicon::shipped().unwrap())).len()
    }

    #[test]
    fn a_row_that_stands_twice() {
        let table = |title: &str, head: &str, tarn: &str| {
            format!("## {title}\n\n| Port | {head} |\n|---|---|\n| Marrow | 412 |\n| Tarn | {tarn} |\n| Holm | 240 |\n| Vik | 93 |\n\n")
        };
        let two = |a: &str, b: &str| pairs(&format!("{a}{b}"));
        assert_eq!(two(&table("Landings", "Tonnes", "157"), &table("By quay", "Tonnes", "175")), 1);
        assert_eq!(two(&table("Landings", "Tonnes", "157"), &table("By quay", "Tonnes", "157")), 0);
        assert_eq!(two(&table("Landings in 2021", "Tonnes", "157"), &table("Landings in 2022", "Tonnes", "175")), 0);
        assert_eq!(two(&table("Landings", "Tonnes", "157"), &table("Landings", "Boats", "175")), 0);
        assert_eq!(two(&table("Landings", "Tonnes", "157"), &table("By quay", "Tonnes", "175").replace("240", "260")), 0);
    }
}
