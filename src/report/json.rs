//! The outcome as one JSON object: the contract `gainsay.report/1`.

use std::borrow::Cow;
use std::str::FromStr;

use serde::Serialize;
use serde_json::Number;

use super::cell::Cell;
use super::harmless::in_json;
use super::wording;
use crate::check::Coverage;
use crate::conflict::{AssertionId, Change, Conflict};
use crate::engine::{Stand, Standing};
use crate::quantity::{End, Verdict};
use crate::rule::Severity;
use crate::settle::Outcome;
use crate::span::{Site, SourceId};

/// Name and version of the contract.
const SCHEMA: &str = "gainsay.report/1";

#[derive(Serialize)]
struct Report<'o> {
    schema: &'static str,
    summary: Summary<'o>,
    conflicts: Vec<Entry<'o>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressed: Vec<SuppressedEntry<'o>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    verdicts: Vec<VerdictEntry<'o>>,
    uncompared: Vec<Excerpt<'o>>,
    unread: Vec<UnreadEntry<'o>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    failures: Vec<FailureEntry<'o>>,
}

/// One line of the JSON Lines.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
enum Line<'o> {
    Conflict(Entry<'o>),
    Suppressed(SuppressedEntry<'o>),
    Uncompared(Excerpt<'o>),
    Unread(UnreadEntry<'o>),
    Failure(FailureEntry<'o>),
    Summary(Summary<'o>),
}

#[derive(Serialize)]
struct SuppressedEntry<'o> {
    reason: String,
    #[serde(flatten)]
    conflict: Entry<'o>,
}

#[derive(Serialize)]
struct Summary<'o> {
    sources: usize,
    figures: usize,
    compared: usize,
    uncompared: usize,
    unread: usize,
    /// Rules that had too many figures to hold each against each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cut: Vec<CutEntry<'o>>,
    /// What was longer than what is looked at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    limits: Vec<LimitEntry>,
}

#[derive(Serialize)]
struct LimitEntry {
    limit: &'static str,
    most: usize,
    times: usize,
}

#[derive(Serialize)]
struct CutEntry<'o> {
    rule: &'o str,
    figures: usize,
    /// Against how many that follow it each was held.
    reach: usize,
}

#[derive(Serialize)]
struct Entry<'o> {
    rule: &'o str,
    severity: Severity,
    verdict: Verdict,
    message: String,
    help: String,
    claims: Vec<Excerpt<'o>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remedy: Option<RemedyEntry<'o>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixEntry<'o>>,
}

/// What may be written in a place so that the conflict is gone.
#[derive(Serialize)]
struct FixEntry<'o> {
    #[serde(flatten)]
    place: Excerpt<'o>,
    replacement: String,
}

/// Which figures would have to be what for several broken relations to hold.
#[derive(Serialize)]
struct RemedyEntry<'o> {
    relations: usize,
    changes: Vec<ChangeEntry<'o>>,
}

#[derive(Serialize)]
struct ChangeEntry<'o> {
    #[serde(flatten)]
    claim: Excerpt<'o>,
    low: Option<Number>,
    high: Option<Number>,
}

#[derive(Serialize)]
struct Excerpt<'o> {
    source: &'o str,
    start: usize,
    end: usize,
    text: Cow<'o, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<Cell<'o>>,
}

#[derive(Serialize)]
struct UnreadEntry<'o> {
    source: &'o str,
    start: usize,
    end: usize,
    text: Cow<'o, str>,
    reason: &'static str,
}

/// What could not be read.
#[derive(Serialize)]
struct FailureEntry<'o> {
    source: Option<&'o str>,
    message: String,
    help: &'o str,
}

/// What is said of a figure of a draft, and the figures of sources that decide it.
#[derive(Serialize)]
struct VerdictEntry<'o> {
    #[serde(flatten)]
    claim: Excerpt<'o>,
    verdict: Standing,
    evidence: Vec<Excerpt<'o>>,
}

/// The outcome as one JSON object on several lines, with a line end after it.
///
/// Offsets are bytes into the file, half open; `text` is what stands there in the file.
#[must_use]
pub fn json(outcome: &Outcome<'_>) -> String {
    let report = Report {
        schema: SCHEMA,
        summary: summary(outcome),
        conflicts: outcome.conflicts.iter().map(|conflict| entry(outcome, conflict)).collect(),
        suppressed: suppressed(outcome),
        verdicts: outcome.verdicts.iter().map(|stand| verdict(outcome, stand)).collect(),
        uncompared: uncompared(outcome).collect(),
        unread: unread(outcome),
        failures: failures(outcome).collect(),
    };
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    in_json(text)
}

/// The outcome as JSON Lines, each with its `type`: conflicts, what was suppressed, what was never compared, what was unread, what could not be read, and the summary as the last line.
#[must_use]
pub fn json_lines(outcome: &Outcome<'_>) -> String {
    let conflicts = outcome.conflicts.iter().map(|conflict| Line::Conflict(entry(outcome, conflict)));
    let lines = conflicts.chain(suppressed(outcome).into_iter().map(Line::Suppressed));
    let lines =
        lines.chain(uncompared(outcome).map(Line::Uncompared)).chain(unread(outcome).into_iter().map(Line::Unread)).chain(failures(outcome).map(Line::Failure));
    let mut text = String::new();
    for line in lines.chain(std::iter::once(Line::Summary(summary(outcome)))) {
        text.push_str(&serde_json::to_string(&line).unwrap_or_default());
        text.push('\n');
    }
    in_json(text)
}

fn summary<'o>(outcome: &'o Outcome<'_>) -> Summary<'o> {
    let Coverage { sources, figures, compared, uncompared, unread } = outcome.coverage;
    let cut = outcome.cut.iter().map(|(rule, cut)| CutEntry { rule: &rule.id, figures: cut.figures, reach: cut.reach }).collect();
    let limits = outcome.limits.iter().map(|(limit, times)| LimitEntry { limit: limit.into(), most: limit.most(), times }).collect();
    Summary { sources, figures, compared, uncompared, unread, cut, limits }
}

fn suppressed<'o>(outcome: &'o Outcome<'o>) -> Vec<SuppressedEntry<'o>> {
    outcome.waived.iter().map(|waived| SuppressedEntry { reason: waived.grounds.reason(), conflict: entry(outcome, &waived.conflict) }).collect()
}

fn entry<'o>(outcome: &'o Outcome<'o>, conflict: &'o Conflict) -> Entry<'o> {
    Entry {
        rule: &conflict.rule.id,
        severity: conflict.severity,
        verdict: conflict.verdict,
        message: wording::message(outcome, conflict),
        help: wording::help(outcome, conflict),
        claims: conflict.sides.iter().map(|side| figure(outcome, side.site, side.assertion)).collect(),
        remedy: conflict
            .remedy
            .as_ref()
            .map(|remedy| RemedyEntry { relations: remedy.relations, changes: remedy.changes.iter().map(|change| self::change(outcome, change)).collect() }),
        fix: super::fix(outcome, conflict).map(|fix| FixEntry { place: excerpt(outcome, fix.site), replacement: fix.text }),
    }
}

fn change<'o>(outcome: &'o Outcome<'o>, change: &Change) -> ChangeEntry<'o> {
    let end = |end: Option<End>| Number::from_str(&end?.at.to_plain(0)).ok();
    ChangeEntry { claim: figure(outcome, change.site, change.assertion), low: end(change.needed.low), high: end(change.needed.high) }
}

fn excerpt<'o>(outcome: &'o Outcome<'_>, site: Site) -> Excerpt<'o> {
    let document = outcome.studies.get(site.source.index()).map(|study| &study.document);
    Excerpt {
        source: document.map_or("", |document| document.name()),
        start: document.map_or(0, |document| document.file_offset(site.span.start())),
        end: document.map_or(0, |document| document.file_offset(site.span.end())),
        text: document.map_or(Cow::Borrowed(""), |document| document.shown(site.span)),
        cell: None,
    }
}

/// The same with its cell, where it stands in a table.
fn figure<'o>(outcome: &'o Outcome<'_>, site: Site, id: AssertionId) -> Excerpt<'o> {
    Excerpt { cell: Cell::of(outcome, id), ..excerpt(outcome, site) }
}

fn verdict<'o>(outcome: &'o Outcome<'_>, stand: &Stand) -> VerdictEntry<'o> {
    let of = |id: AssertionId| outcome.studies.get(id.source.index()).and_then(|study| study.assertions.get(id.index)).map(|it| figure(outcome, it.site, id));
    let claim = of(stand.figure).unwrap_or(Excerpt { source: "", start: 0, end: 0, text: Cow::Borrowed(""), cell: None });
    VerdictEntry { claim, verdict: stand.standing, evidence: stand.evidence.iter().filter_map(|id| of(*id)).collect() }
}

/// The figures that were read and never compared.
fn uncompared<'o>(outcome: &'o Outcome<'_>) -> impl Iterator<Item = Excerpt<'o>> {
    outcome.uncompared().map(|(site, _)| excerpt(outcome, site))
}

fn failures<'o>(outcome: &'o Outcome<'_>) -> impl Iterator<Item = FailureEntry<'o>> {
    outcome.failures.iter().map(|failure| FailureEntry { source: failure.path.as_deref(), message: wording::failure(failure), help: &failure.help })
}

fn unread<'o>(outcome: &'o Outcome<'_>) -> Vec<UnreadEntry<'o>> {
    let sources = outcome.studies.iter().enumerate();
    let places =
        sources.flat_map(|(index, study)| study.unread.iter().map(move |unread| (Site { source: SourceId::new(index), span: unread.span }, unread.reason)));
    places
        .map(|(site, reason)| {
            let Excerpt { source, start, end, text, .. } = excerpt(outcome, site);
            UnreadEntry { source, start, end, text, reason: reason.into() }
        })
        .collect()
}
