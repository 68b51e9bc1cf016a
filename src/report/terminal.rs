//! The outcome for people.
//!
//! Conflicts over their sentences, then the numbers that were not understood, then the summary line.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt::{self, Write};

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters};
use textwrap::{WordSeparator, WordSplitter};

use super::excerpt::{Excerpts, Label};
use super::fit::{counted, one_line, shortened, whole, wrapped};
use super::fix::fix;
use super::harmless::harmless;
use super::pointer::pointers;
use super::quoted::Quoted;
use super::told::{Accepted, Told, told};
use super::{Style, limits, wording};
use crate::check::Study;
use crate::conflict::Conflict;
use crate::rule::Severity;
use crate::settle::Outcome;
use crate::span::Span;

/// Numbers that were not understood are listed up to this many; of the others it is said how many they are.
const UNREAD_SHOWN: usize = 10;
/// Columns of an unread number.
const UNREAD_WIDTH: usize = 40;

/// The whole outcome: errors, then warnings, then notes on a line each, unread numbers, and what was seen. Ends with a line end.
///
/// Why a rule matters is said where it speaks first.
#[must_use]
pub fn report(outcome: &Outcome<'_>, accepted: Accepted, style: Style) -> String {
    let mut all: Vec<Told<'_>> = told(outcome, accepted).collect();
    // in each severity the order of the check
    all.sort_by_key(|told| Reverse(told.severity()));
    let (notes, whole): (Vec<Told<'_>>, Vec<Told<'_>>) = all.into_iter().partition(|told| told.severity() == Severity::Note && !style.details);
    let mut text = String::new();
    let mut explained = BTreeSet::new();
    for told in &whole {
        let is_first = explained.insert(told.conflict.rule.id.as_str());
        text.push_str(&set(&Shown::conflict(outcome, told, is_first, style), Some(&told.conflict.rule.id), style));
        text.push('\n');
    }
    for told in &notes {
        text.push_str(&note(outcome, told, style));
    }
    if !notes.is_empty() {
        text.push('\n');
    }
    text.push_str(&unread(outcome, style));
    text.push_str(&failures(outcome, style));
    text.push_str(&limits::told(outcome));
    text.push_str(&style.bold(&wrapped(&wording::summary(outcome), style.width, "", "")));
    text.push('\n');
    text
}

/// A note in one line, with the places of its figures.
fn note(outcome: &Outcome<'_>, told: &Told<'_>, style: Style) -> String {
    let name = style.severe(Severity::Note, &format!("note[{}]:", told.conflict.rule.id));
    let places: Vec<String> = pointers(outcome, told.conflict).iter().map(|pointer| whole(&pointer.place())).collect();
    let line = format!("{name} {} {}", told.message(outcome), style.dim(&format!("({})", places.join(", "))));
    wrapped(&line, style.width, "  ", "    ") + "\n"
}

/// An error or a warning that is no conflict: an input that could not be read, for example.
#[must_use]
pub fn trouble(message: &str, help: Option<&str>, severity: Severity, style: Style) -> String {
    let shown = Shown { message: one_line(message), severity, help: help.map(|help| harmless(help, false).into_owned()), excerpts: Excerpts::new(style) };
    set(&shown, None, style)
}

/// Any diagnostic, set as the reports are.
#[must_use]
pub fn diagnostic(diagnostic: &dyn Diagnostic, style: Style) -> String {
    set(&Quoted::new(diagnostic), None, style)
}

/// A diagnostic that opens with its severity in words and the rule, if it is one of a rule: "error[death-tolls-differ]: ...".
fn set(diagnostic: &dyn Diagnostic, rule: Option<&str>, style: Style) -> String {
    let mut theme = match (style.unicode, style.color) {
        (true, true) => GraphicalTheme::unicode(),
        (true, false) => GraphicalTheme::unicode_nocolor(),
        (false, true) => GraphicalTheme::ascii(),
        (false, false) => GraphicalTheme::none(),
    };
    let rule = rule.map(|rule| format!("[{rule}]")).unwrap_or_default();
    let name = |severity: Severity| format!("{severity}{rule}:");
    theme.characters = ThemeCharacters { error: name(Severity::Error), warning: name(Severity::Warning), advice: name(Severity::Note), ..theme.characters };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(style.width).with_links(false).with_context_lines(1).without_syntax_highlighting();
    let handler = handler.with_break_words(false).with_word_separator(WordSeparator::AsciiSpace).with_word_splitter(WordSplitter::NoHyphenation);
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
        let reason = style.dim(&format!("({})", wording::unread(unread.reason)));
        let line = format!("{}:{}:{}: {} {reason}", whole(&name), place.line, place.column, style.bold(&number));
        let _ = writeln!(text, "{}", wrapped(&line, style.width, "  ", "    "));
    }
    if all.len() > UNREAD_SHOWN {
        let _ = writeln!(text, "  and {} more; --format json and `gainsay claims` list them all", all.len() - UNREAD_SHOWN);
    }
    text.push('\n');
    text
}

/// What could not be read, a line each; it is all that a report in a file says of it.
pub(super) fn failures(outcome: &Outcome<'_>, style: Style) -> String {
    let mut text = String::new();
    for failure in &outcome.failures {
        let line = format!("{} {}", style.severe(Severity::Error, "not checked:"), wording::failure(failure));
        text.push_str(&wrapped(&line, style.width, "  ", "    "));
        text.push('\n');
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// A diagnostic as miette takes it.
#[derive(Debug)]
struct Shown {
    message: String,
    severity: Severity,
    help: Option<String>,
    excerpts: Excerpts,
}

impl Shown {
    fn conflict(outcome: &Outcome<'_>, told: &Told<'_>, with_why: bool, style: Style) -> Self {
        let conflict = told.conflict;
        let rule = &conflict.rule;
        let why = if rule.why.is_empty() || !with_why || wording::is_update(conflict) { String::new() } else { format!("\nwhy: {}", rule.why) };
        let fix = fix(outcome, conflict).map(|fix| format!("\nfix: {}", fix.advice())).unwrap_or_default();
        Self {
            message: one_line(&told.message(outcome)),
            severity: told.severity(),
            // of what was accepted the reason is enough
            help: (!told.is_accepted()).then(|| harmless(&format!("{}{fix}{why}", wording::help(outcome, conflict)), false).into_owned()),
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
        let label = Label { span: side.site.span, text: wording::label(outcome, conflict, side) };
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
