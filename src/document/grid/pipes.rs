//! Tables of pipes that were pasted into plain text.
//!
//! ```text
//! table = row { row | rule }           two rows or more, one below the other, of as many cells
//! row   = [ "|" ] cell { "|" cell } [ "|" ]
//! rule  = { "|" | "-" | "=" | "+" | ":" | " " }
//! ```

use super::{Builder, Grid};
use crate::span::Span;

/// The tables of a text.
pub(in crate::document) fn grids(text: &str) -> Vec<Grid> {
    if memchr::memchr(b'|', text.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut lines: Vec<(Span, &str)> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        if line.contains('|') || !lines.is_empty() && is_rule(line) {
            lines.push((span, span.of(text)));
        } else {
            found.extend(grid(&lines));
            lines.clear();
        }
    }
    found.extend(grid(&lines));
    found
}

fn grid(lines: &[(Span, &str)]) -> Option<Grid> {
    let (first, last) = (lines.first()?, lines.last()?);
    let rows: Vec<&(Span, &str)> = lines.iter().filter(|(_, line)| !is_rule(line)).collect();
    let width = |line: &str| cells(line).count();
    let usual = rows.first().map(|(_, line)| width(line))?;
    let alike = rows.iter().filter(|(_, line)| width(line) == usual).count();
    if rows.len() < 2 || usual < 2 || alike * 4 < rows.len() * 3 {
        return None;
    }
    // a rule that only the first row stands above parts the head from the body
    let headed = lines.iter().skip_while(|(_, line)| is_rule(line)).nth(1).is_some_and(|(_, line)| is_rule(line));
    let mut builder = Builder::new(first.0.start());
    for (at, (span, line)) in rows.into_iter().enumerate() {
        builder.row(headed && at == 0);
        for (from, to) in cells(line) {
            builder.cell(Span::new(span.start() + from, span.start() + to), false, 1, 1);
        }
    }
    builder.finish(last.0.end())
}

/// The cells of a line, from and to; pipes at its ends part nothing.
fn cells(line: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let lead = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
    let start = lead + usize::from(line[lead..].starts_with('|'));
    let body = line[start..].strip_suffix('|').unwrap_or(&line[start..]);
    let mut at = start;
    body.split('|').map(move |cell| {
        let from = at;
        at += cell.len() + 1;
        (from, from + cell.len())
    })
}

/// Whether a line only parts rows.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2
        && line.chars().all(|c| matches!(c, '|' | '-' | '=' | '+' | ':' | ' ' | '\t' | '\u{2500}' | '_'))
        && line.contains(['-', '=', '\u{2500}', '_'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<Vec<Vec<&str>>> {
        grids(text).iter().map(|grid| grid.rows.iter().map(|row| row.iter().map(|cell| cell.span.of(text).trim()).collect()).collect()).collect()
    }

    #[test]
    fn rows_of_pipes_are_a_table() {
        let text = "Catch:\n| Port | Boats |\n|------|------:|\n| Tarn | 15 |\n| Holm |  |\nThe rest.\n";
        assert_eq!(shown(text), [vec![vec!["Port", "Boats"], vec!["Tarn", "15"], vec!["Holm", ""]]]);
        assert_eq!(grids(text)[0].head, 1);
        assert_eq!(shown("Port | Boats\nTarn | 15\n"), [vec![vec!["Port", "Boats"], vec!["Tarn", "15"]]]);
    }

    #[test]
    fn lone_pipes_and_unlike_lines_are_none() {
        assert!(grids("He ran a | b once.\nAnd then no more.\n").is_empty());
        assert!(grids("a | b | c\nd | e\nf | g | h | i\n").is_empty());
    }
}
