//! The outcome as one JSON object: the contract `gainsay.report/1`.

use serde::Serialize;

use super::wording;
use crate::check::Outcome;
use crate::conflict::Conflict;
use crate::quantity::Verdict;
use crate::rule::Severity;
use crate::span::{Site, SourceId};

/// Name and version of the contract.
const SCHEMA: &str = "gainsay.report/1";

#[derive(Serialize)]
struct Report<'o> {
    schema: &'static str,
    summary: Summary,
    conflicts: Vec<Entry<'o>>,
    unread: Vec<UnreadEntry<'o>>,
}

#[derive(Serialize)]
struct Summary {
    sources: usize,
    figures: usize,
    compared: usize,
    uncompared: usize,
    unread: usize,
}

#[derive(Serialize)]
struct Entry<'o> {
    rule: &'o str,
    severity: Severity,
    verdict: Verdict,
    message: String,
    help: String,
    claims: Vec<Excerpt<'o>>,
}

#[derive(Serialize)]
struct Excerpt<'o> {
    source: &'o str,
    start: usize,
    end: usize,
    text: &'o str,
}

#[derive(Serialize)]
struct UnreadEntry<'o> {
    source: &'o str,
    start: usize,
    end: usize,
    text: &'o str,
    reason: &'static str,
}

/// The outcome as one JSON object on several lines, with a line end after it.
///
/// Offsets are bytes into the file, half open; `text` is what stands there in the file.
#[must_use]
pub fn json(outcome: &Outcome) -> String {
    let coverage = outcome.coverage;
    let report = Report {
        schema: SCHEMA,
        summary: Summary {
            sources: coverage.sources,
            figures: coverage.figures,
            compared: coverage.compared,
            uncompared: coverage.uncompared,
            unread: coverage.unread,
        },
        conflicts: outcome.conflicts.iter().map(|conflict| entry(outcome, conflict)).collect(),
        unread: unread(outcome),
    };
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn entry<'o>(outcome: &'o Outcome, conflict: &'o Conflict) -> Entry<'o> {
    Entry {
        rule: &conflict.rule.id,
        severity: conflict.severity,
        verdict: conflict.verdict,
        message: wording::message(outcome, conflict),
        help: wording::help(outcome, conflict),
        claims: conflict.sides.iter().map(|side| excerpt(outcome, side.site)).collect(),
    }
}

fn excerpt(outcome: &Outcome, site: Site) -> Excerpt<'_> {
    let document = outcome.studies.get(site.source.index()).map(|study| &study.document);
    Excerpt {
        source: document.map_or("", |document| document.name()),
        start: site.span.start(),
        end: site.span.end(),
        text: document.map_or("", |document| site.span.of(document.text())),
    }
}

fn unread(outcome: &Outcome) -> Vec<UnreadEntry<'_>> {
    let sources = outcome.studies.iter().enumerate();
    let places =
        sources.flat_map(|(index, study)| study.unread.iter().map(move |unread| (Site { source: SourceId::new(index), span: unread.span }, unread.reason)));
    places
        .map(|(site, reason)| {
            let Excerpt { source, start, end, text } = excerpt(outcome, site);
            UnreadEntry { source, start, end, text, reason: reason.into() }
        })
        .collect()
}
