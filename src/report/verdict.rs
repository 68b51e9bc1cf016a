//! The verdict on every figure of a draft, a line each, the worst first.
//!
//! ```text
//! contradicted  214 operations   draft.md:3:12   board.txt:4:1 has 118 operations
//! unsupported   six stages       draft.md:5:3
//! unread        4\u{fffd} months        draft.md:9:30   a character beside it was lost
//! ```

#[cfg(feature = "cli")]
mod list;

#[cfg(feature = "cli")]
pub use list::verdicts;

use std::fmt::Write;

use super::fit::one_line;
use super::wording;
use crate::conflict::AssertionId;
use crate::document::Role;
use crate::engine::Stand;
use crate::settle::Outcome;

/// More figures than these of the sources are left out of a line.
const MOST: usize = 2;
/// What an input that could not be read opens its line with.
const UNREADABLE: &str = "not read";

/// A line of the list.
struct Line {
    verdict: &'static str,
    figure: String,
    place: String,
    evidence: Vec<Evidence>,
}

/// What the sources have: where, if it is a figure, and in words.
struct Evidence {
    place: String,
    words: String,
}

impl Evidence {
    fn words(words: String) -> Self {
        Self { place: String::new(), words }
    }
}

impl std::fmt::Display for Evidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}{}", self.place, if self.place.is_empty() { "" } else { " has " }, self.words)
    }
}

impl Line {
    /// All that the sources have.
    fn told(&self) -> String {
        self.evidence.iter().map(Evidence::to_string).collect::<Vec<_>>().join(", ")
    }
}

/// The list for a program that reads words: place, verdict, the figure, and what the sources have.
#[must_use]
pub fn verdicts_for_agents(outcome: &Outcome<'_>) -> String {
    let mut text = String::new();
    for line in lines(outcome) {
        let evidence = if line.evidence.is_empty() { String::new() } else { format!("; {}", line.told()) };
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
        let has = |id: &AssertionId| written(outcome, *id).map(|(place, words)| Evidence { place, words });
        let mut evidence: Vec<Evidence> = stand.evidence.iter().filter_map(has).take(MOST).collect();
        if stand.evidence.len() > MOST {
            evidence.push(Evidence::words(format!("and {} more", stand.evidence.len() - MOST)));
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
            evidence: vec![Evidence::words(wording::unread(unread.reason).to_owned())],
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
