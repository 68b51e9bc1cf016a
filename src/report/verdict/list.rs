//! The verdicts as a list for people.

use std::fmt::Write;

use super::super::fit::{columns, counted, whole, wrapped};
use super::super::{Style, wording};
use super::{Evidence, Line, UNREADABLE, lines};
use crate::engine::Standing;
use crate::settle::Outcome;

/// Columns between two columns.
const GAP: usize = 2;

/// The list for people, and what it comes to.
#[must_use]
pub fn verdicts(outcome: &Outcome<'_>, style: Style) -> String {
    let lines = lines(outcome);
    let widest = |of: fn(&Line) -> &str| lines.iter().map(|line| columns(of(line))).max().unwrap_or(0);
    let (verdict, figure, place) = (widest(|line| line.verdict), widest(|line| &line.figure), widest(|line| &line.place));
    let evidence = lines.iter().map(|line| columns(&line.told())).max().unwrap_or(0);
    // where a line has no room for it, what the sources have stands below, a line each, and paths stay whole
    let below = verdict + figure + place + evidence + 3 * GAP > style.width();
    let gap = |written: &str, width: usize| " ".repeat(width.saturating_sub(columns(written)) + GAP);
    let (indent, deeper) = (gap("", verdict), gap("", verdict + GAP));
    let mut text = String::new();
    for line in &lines {
        let head = format!("{}{}", style.bold(line.verdict), gap(line.verdict, verdict));
        if below {
            let _ = writeln!(text, "{}", wrapped(&format!("{}{}{}", line.figure, " ".repeat(GAP), whole(&line.place)), style.width(), &head, &deeper));
            for evidence in &line.evidence {
                let evidence = Evidence { place: whole(&evidence.place), words: evidence.words.clone() }.to_string();
                let _ = writeln!(text, "{}", wrapped(&evidence, style.width(), &indent, &deeper));
            }
            continue;
        }
        let row = format!("{head}{}{}{}{}{}", line.figure, gap(&line.figure, figure), line.place, gap(&line.place, place), line.told());
        let _ = writeln!(text, "{}", row.trim_end());
    }
    for failure in &outcome.failures {
        let head = format!("{}{}", style.bold(UNREADABLE), gap(UNREADABLE, verdict));
        let _ = writeln!(text, "{}", wrapped(&wording::failure(failure), style.width(), &head, &deeper));
    }
    let count = |standing: Standing| outcome.verdicts.iter().filter(|stand| stand.standing == standing).count();
    let all = <Standing as strum::IntoEnumIterator>::iter().map(|standing| (count(standing), standing)).filter(|(count, _)| *count > 0);
    let told: Vec<String> = all.map(|(count, standing)| format!("{count} {standing}")).collect();
    let _ = writeln!(text, "\n{}", wrapped(&format!("{}: {}", counted(lines.len(), "figure"), told.join(", ")), style.width(), "", ""));
    text
}
