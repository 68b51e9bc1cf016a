//! The verdict on every figure of a draft, a line each, the worst first.
//!
//! ```text
//! contradicted  214 operations   draft.md:3:12   board.txt:4:1 has 118 operations
//! unsupported   six stages       draft.md:5:3
//! unread        4\u{fffd} months        draft.md:9:30   a character beside it was lost
//! ```

use std::fmt::Write;

use super::fit::{columns, one_line};
use super::{Style, wording};
use crate::conflict::AssertionId;
use crate::document::Role;
use crate::engine::{Stand, Standing};
use crate::settle::Outcome;

/// More figures than these of the sources are left out of a line.
const MOST: usize = 2;
/// Columns between two columns.
const GAP: usize = 2;

/// What an input that could not be read opens its line with.
const UNREADABLE: &str = "not read";

/// A line of the list.
struct Line {
    verdict: &'static str,
    figure: String,
    place: String,
    evidence: Vec<String>,
}

/// The list for people, and what it comes to.
#[must_use]
pub fn verdicts(outcome: &Outcome<'_>, style: Style) -> String {
    let lines = lines(outcome);
    let widest = |of: fn(&Line) -> &str| lines.iter().map(|line| columns(of(line))).max().unwrap_or(0);
    let (verdict, figure, place) = (widest(|line| line.verdict), widest(|line| &line.figure), widest(|line| &line.place));
    let evidence = lines.iter().map(|line| columns(&line.evidence.join(", "))).max().unwrap_or(0);
    // where a line has no room for it, what the sources have stands below, a line each, and paths stay whole
    let below = verdict + figure + place + evidence + 3 * GAP > style.width();
    let mut text = String::new();
    for line in &lines {
        let gap = |written: &str, width: usize| " ".repeat(width.saturating_sub(columns(written)) + GAP);
        if below {
            let _ = writeln!(text, "{}{}{}{}{}", style.bold(line.verdict), gap(line.verdict, verdict), line.figure, " ".repeat(GAP), line.place);
            for evidence in &line.evidence {
                let _ = writeln!(text, "{}{evidence}", " ".repeat(verdict + GAP));
            }
            continue;
        }
        let row = format!(
            "{}{}{}{}{}{}{}",
            style.bold(line.verdict),
            gap(line.verdict, verdict),
            line.figure,
            gap(&line.figure, figure),
            line.place,
            gap(&line.place, place),
            line.evidence.join(", ")
        );
        let _ = writeln!(text, "{}", row.trim_end());
    }
    let count = |standing: Standing| outcome.verdicts.iter().filter(|stand| stand.standing == standing).count();
    let all = <Standing as strum::IntoEnumIterator>::iter().map(|standing| (count(standing), standing)).filter(|(count, _)| *count > 0);
    let told: Vec<String> = all.map(|(count, standing)| format!("{count} {standing}")).collect();
    for failure in &outcome.failures {
        let _ = writeln!(text, "{}{}{}", style.bold(UNREADABLE), " ".repeat(GAP), wording::failure(failure));
    }
    let _ = writeln!(text, "\n{}: {}", super::fit::counted(lines.len(), "figure"), told.join(", "));
    text
}

/// The list for a program that reads words: place, verdict, the figure, and what the sources have.
#[must_use]
pub fn verdicts_for_agents(outcome: &Outcome<'_>) -> String {
    let mut text = String::new();
    for line in lines(outcome) {
        let evidence = if line.evidence.is_empty() { String::new() } else { format!("; {}", line.evidence.join(", ")) };
        let _ = writeln!(text, "{} {}: {}{evidence}", line.place, line.verdict, line.figure);
    }
    for failure in &outcome.failures {
        let _ = writeln!(text, "{UNREADABLE}: {}", wording::failure(failure));
    }
    text
}

fn lines(outcome: &Outcome<'_>) -> Vec<Line> {
    let mut stands: Vec<&Stand> = outcome.verdicts.iter().collect();
    stands.sort_by_key(|stand| (stand.standing, stand.figure));
    let line = |stand: &&Stand| {
        let (place, figure) = written(outcome, stand.figure)?;
        let has = |id: &AssertionId| written(outcome, *id).map(|(place, figure)| format!("{place} has {figure}"));
        let mut evidence: Vec<String> = stand.evidence.iter().filter_map(has).take(MOST).collect();
        if stand.evidence.len() > MOST {
            evidence.push(format!("and {} more", stand.evidence.len() - MOST));
        }
        Some(Line { verdict: stand.standing.into(), figure, place, evidence })
    };
    let drafts = outcome.studies.iter().filter(|study| study.document.role == Role::Draft);
    let unread = drafts.flat_map(|study| study.unread.iter().map(move |unread| (study, unread))).map(|(study, unread)| {
        let place = study.document.place(unread.span.start());
        Line {
            verdict: "unread",
            figure: one_line(&study.document.shown(unread.span)),
            place: format!("{}:{}:{}", one_line(study.document.name()), place.line, place.column),
            evidence: vec![wording::unread(unread.reason).to_owned()],
        }
    });
    stands.iter().filter_map(line).chain(unread).collect()
}

/// Where a figure stands, and what it says.
fn written(outcome: &Outcome<'_>, id: AssertionId) -> Option<(String, String)> {
    let study = outcome.studies.get(id.source.index())?;
    let site = study.assertions.get(id.index)?.site;
    let place = study.document.place(site.span.start());
    Some((format!("{}:{}:{}", one_line(study.document.name()), place.line, place.column), one_line(&study.document.shown(site.span))))
}
