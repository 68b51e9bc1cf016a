//! The outcome for people.
//!
//! Conflicts over their sentences, then the numbers that were not understood, then the summary line.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};

use super::excerpt::{Excerpts, Label};
use super::fit::{counted, one_line, shortened};
use super::{Style, wording};
use crate::check::Study;
use crate::conflict::Conflict;
use crate::rule::Severity;
use crate::settle::Outcome;
use crate::span::Span;

/// Numbers that were not understood are listed up to this many; of the others it is said how many they are.
const UNREAD_SHOWN: usize = 10;
/// Columns of an unread number.
const UNREAD_WIDTH: usize = 40;

/// The whole outcome: conflicts, unread numbers, and what was seen. Ends with a line end.
///
/// Why a rule matters is said where it speaks first.
#[must_use]
pub fn report(outcome: &Outcome<'_>, style: Style) -> String {
    let mut text = String::new();
    let mut explained = BTreeSet::new();
    for conflict in &outcome.conflicts {
        let is_first = explained.insert(conflict.rule.id.as_str());
        text.push_str(&diagnostic(&Shown::conflict(outcome, conflict, is_first, style), style));
        text.push('\n');
    }
    text.push_str(&unread(outcome, style));
    text.push_str(&style.bold(&wording::summary(outcome)));
    text.push('\n');
    text
}

/// The whole outcome, and before the summary what was suppressed, each with its reason.
#[must_use]
pub fn report_with_waived(outcome: &Outcome<'_>, style: Style) -> String {
    let whole = report(outcome, style);
    let (body, summary) = whole.trim_end().rsplit_once('\n').map_or(("", whole.as_str()), |(body, summary)| (body, summary));
    let mut text = if body.is_empty() { String::new() } else { format!("{body}\n") };
    for waived in &outcome.waived {
        let mut shown = Shown::conflict(outcome, &waived.conflict, false, style);
        shown.message = format!("{} (suppressed)", shown.message);
        shown.help = Some(format!("suppressed: {}", one_line(&waived.grounds.reason())));
        shown.severity = Severity::Note;
        text.push_str(&diagnostic(&shown, style));
        text.push('\n');
    }
    text.push_str(summary.trim_end());
    text.push('\n');
    text
}

/// An error or a warning that is no conflict: an input that could not be read, for example.
#[must_use]
pub fn trouble(message: &str, help: Option<&str>, severity: Severity, style: Style) -> String {
    let shown = Shown { message: one_line(message), code: None, severity, help: help.map(ToOwned::to_owned), excerpts: Excerpts::new(style) };
    diagnostic(&shown, style)
}

/// Any diagnostic, set as the reports are.
#[must_use]
pub fn diagnostic(diagnostic: &dyn Diagnostic, style: Style) -> String {
    let theme = match (style.unicode, style.color) {
        (true, true) => GraphicalTheme::unicode(),
        (true, false) => GraphicalTheme::unicode_nocolor(),
        (false, true) => GraphicalTheme::ascii(),
        (false, false) => GraphicalTheme::none(),
    };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(style.width).with_links(false).with_context_lines(1).without_syntax_highlighting();
    let mut text = String::new();
    if handler.render_report(&mut text, diagnostic).is_err() {
        let _ = writeln!(text, "{diagnostic}");
    }
    text
}

/// The figures that were read and never compared, one a line with its place; empty where there is none.
#[must_use]
pub fn uncompared(outcome: &Outcome<'_>) -> String {
    let mut text = String::new();
    for (site, _) in outcome.uncompared() {
        let Some(study) = outcome.studies.get(site.source.index()) else { continue };
        let place = study.document.place(site.span.start());
        let figure = one_line(site.span.of(study.document.prose()));
        let _ = writeln!(text, "never compared: {}:{}:{}: {figure}", one_line(study.document.name()), place.line, place.column);
    }
    text
}

/// The numbers that were not understood, with their places.
fn unread(outcome: &Outcome<'_>, style: Style) -> String {
    let all: Vec<(&Study, &crate::claim::Unread)> = outcome.studies.iter().flat_map(|study| study.unread.iter().map(move |unread| (study, unread))).collect();
    if all.is_empty() {
        return String::new();
    }
    let mut text = format!("{} not understood:\n", counted(all.len(), "number"));
    for (study, unread) in all.iter().take(UNREAD_SHOWN) {
        let place = study.document.place(unread.span.start());
        let number = shortened(&one_line(unread.span.of(study.document.text())), UNREAD_WIDTH, style.ellipsis());
        let name = one_line(study.document.name());
        let _ =
            writeln!(text, "  {name}:{}:{}: {} {}", place.line, place.column, style.bold(&number), style.dim(&format!("({})", wording::unread(unread.reason))));
    }
    if all.len() > UNREAD_SHOWN {
        let _ = writeln!(text, "  and {} more; --format json and `gainsay claims` list them all", all.len() - UNREAD_SHOWN);
    }
    text.push('\n');
    text
}

/// A diagnostic as miette takes it.
#[derive(Debug)]
struct Shown {
    message: String,
    code: Option<String>,
    severity: Severity,
    help: Option<String>,
    excerpts: Excerpts,
}

impl Shown {
    fn conflict(outcome: &Outcome<'_>, conflict: &Conflict, with_why: bool, style: Style) -> Self {
        let rule = &conflict.rule;
        let why = if rule.why.is_empty() || !with_why || wording::is_update(conflict) { String::new() } else { format!("\nwhy: {}", rule.why) };
        Self {
            message: wording::message(outcome, conflict),
            code: Some(rule.id.clone()),
            severity: conflict.severity,
            help: Some(format!("{}{why}", wording::help(outcome, conflict))),
            excerpts: excerpts(outcome, conflict, style),
        }
    }
}

/// The sentences of a conflict, each once, in order of their first label.
fn excerpts(outcome: &Outcome<'_>, conflict: &Conflict, style: Style) -> Excerpts {
    let mut sentences: Vec<(usize, Span, Vec<Label>)> = Vec::new();
    for side in &conflict.sides {
        let source = side.site.source.index();
        let Some(study) = outcome.studies.get(source) else { continue };
        let index = study.assertions.get(side.assertion.index).map(|assertion| assertion.sentence);
        let sentence = index.and_then(|index| study.sentences.get(index)).copied().unwrap_or(side.site.span);
        // of a table its row
        let row = study.cell(side.assertion.index).and_then(|(table, place)| table.extent(place.line));
        let sentence = row.unwrap_or(sentence);
        let label = Label { span: side.site.span, text: wording::label(outcome, side) };
        match sentences.iter_mut().find(|(other, span, _)| *other == source && *span == sentence) {
            Some((_, _, labels)) => labels.push(label),
            None => sentences.push((source, sentence, vec![label])),
        }
    }
    let mut excerpts = Excerpts::new(style);
    for (source, sentence, labels) in sentences {
        if let Some(study) = outcome.studies.get(source) {
            excerpts.add(&study.document, sentence, labels);
        }
    }
    excerpts
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.code.as_ref().map(|code| Box::new(code) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpts)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.excerpts.labels()))
    }
}
