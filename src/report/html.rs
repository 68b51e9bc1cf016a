//! The outcome as a page that stands alone, for people who would rather look than read.
//!
//! What was seen, each conflict with its sentences side by side and its sets of values on a number line, then the sources with
//! every figure marked. No other file and no network; everything but the filters works without scripts.

mod line;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::fit::{counted, one_line};
use super::wording;
use crate::check::Study;
use crate::conflict::{Conflict, Side};
use crate::document::{Document, Format};
use crate::settle::Outcome;
use crate::span::{SourceId, Span};

const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");

/// What the parts of a number line mean.
const LEGEND: &str = "<p class=\"meta legend\" aria-hidden=\"true\"><span><i class=\"set\"></i>what the words allow</span> <span><i class=\"rounded\"></i>what rounding adds</span> \
    <span><i class=\"gap\"></i>the gap</span></p>\n";

/// The outcome as one HTML page.
#[must_use]
pub fn html(outcome: &Outcome<'_>) -> String {
    let page = Page { outcome, marks: marks(outcome) };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <title>gainsay: {title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<a class=\"skip ui\" href=\"#conflicts\">Skip to the conflicts</a>\n\
         <header>\n<h1>What cannot all be true</h1>\n{coverage}</header>\n<main>\n{filters}{conflicts}{unread}{sources}</main>\n\
         <footer class=\"meta\">Made by gainsay {version}, which compares what texts say and knows nothing of the world.</footer>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n",
        title = escaped(&wording::summary(outcome)),
        coverage = page.coverage(),
        filters = page.filters(),
        conflicts = page.conflicts(),
        unread = page.unread(),
        sources = page.sources(),
        version = env!("CARGO_PKG_VERSION"),
    )
}

/// What a line of a document is to its reader.
fn line_name(document: &Document) -> &'static str {
    match document.format() {
        Format::Text | Format::Markdown | Format::Html => "line",
        Format::Docx => "paragraph",
        Format::Pdf => "page",
        Format::Csv => "row",
    }
}

/// How a figure of a source is marked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A side of this conflict.
    Conflict(usize),
    Unread,
    /// Read, and never compared.
    Lone,
    Plain,
}

struct Page<'o> {
    outcome: &'o Outcome<'o>,
    /// The marked stretches of each source, in order, none inside another.
    marks: Vec<Vec<(Span, Mark)>>,
}

/// What is marked in each source; a side of a conflict goes before all else.
fn marks(outcome: &Outcome<'_>) -> Vec<Vec<(Span, Mark)>> {
    let mut marks: Vec<Vec<(Span, Mark)>> = vec![Vec::new(); outcome.studies.len()];
    let mut add = |source: usize, span: Span, mark: Mark| {
        if let Some(marks) = marks.get_mut(source).filter(|marks| !marks.iter().any(|(other, _)| other.overlaps(span))) {
            marks.push((span, mark));
        }
    };
    let mut order: Vec<(usize, &Conflict)> = outcome.conflicts.iter().enumerate().collect();
    order.sort_by_key(|(_, conflict)| std::cmp::Reverse(conflict.severity));
    for (number, conflict) in order {
        conflict.sides.iter().for_each(|side| add(side.site.source.index(), side.site.span, Mark::Conflict(number + 1)));
    }
    for (source, study) in outcome.studies.iter().enumerate() {
        study.unread.iter().for_each(|unread| add(source, unread.span, Mark::Unread));
    }
    outcome.uncompared().for_each(|(site, _)| add(site.source.index(), site.span, Mark::Lone));
    for (source, study) in outcome.studies.iter().enumerate() {
        study.assertions.iter().for_each(|assertion| add(source, assertion.figure, Mark::Plain));
    }
    for marks in &mut marks {
        marks.sort_by_key(|(span, _)| *span);
    }
    marks
}

impl Page<'_> {
    fn coverage(&self) -> String {
        let coverage = self.outcome.coverage;
        let parts =
            [("seen", coverage.compared, "compared"), ("lone", coverage.uncompared, "typed but never compared"), ("odd", coverage.unread, "not understood")];
        let mut bar = String::new();
        let mut key = String::new();
        for (class, count, words) in parts {
            if count > 0 {
                let _ = write!(bar, "<span class=\"{class}\" style=\"flex: {count}\"></span>");
            }
            let _ = writeln!(key, "<li><i class=\"{class}\" aria-hidden=\"true\"></i>{count} {words}</li>");
        }
        let summary = escaped(&wording::summary(self.outcome));
        format!(
            "<p>{summary}</p>\n<div class=\"bar\" aria-hidden=\"true\">{bar}</div>\n<ul class=\"key ui\" aria-label=\"Coverage of the figures\">\n{key}</ul>\n"
        )
    }

    fn filters(&self) -> String {
        let all = || self.outcome.conflicts.iter().chain(self.outcome.waived.iter().map(|waived| &waived.conflict));
        if all().next().is_none() {
            return String::new();
        }
        let severities: BTreeSet<_> = all().map(|conflict| std::cmp::Reverse(conflict.severity)).collect();
        let boxes: Vec<String> =
            severities.iter().map(|severity| format!("<label><input type=\"checkbox\" value=\"{0}\" checked> {0}</label>\n", severity.0)).collect();
        let boxes = boxes.concat();
        let rules: BTreeSet<&str> = all().map(|conflict| conflict.rule.id.as_str()).collect();
        let rules: Vec<String> = rules.iter().map(|rule| format!("<option>{}</option>", escaped(rule))).collect();
        let rules = rules.concat();
        let sources: BTreeMap<usize, String> =
            all().flat_map(|conflict| &conflict.sides).map(|side| (side.assertion.source.index(), self.name(side.assertion.source.index()))).collect();
        let sources: Vec<String> = sources.iter().map(|(index, name)| format!("<option value=\"s{index}\">{name}</option>")).collect();
        let sources = sources.concat();
        format!(
            "<form hidden aria-label=\"Filters\">\n<fieldset><legend class=\"ui\">Show</legend>\n{boxes}</fieldset>\n\
             <label>Rule <select name=\"rule\"><option value=\"\">all</option>{rules}</select></label>\n\
             <label>Source <select name=\"source\"><option value=\"\">all</option>{sources}</select></label>\n\
             <span id=\"shown\" class=\"ui\" role=\"status\"></span>\n</form>\n"
        )
    }

    fn conflicts(&self) -> String {
        let mut text = String::from("<h2 id=\"conflicts\">Conflicts</h2>\n");
        if self.outcome.conflicts.is_empty() {
            let few = self.outcome.coverage.compared == 0;
            text.push_str(if few { "<p>Nothing was found, and no figure could be compared.</p>\n" } else { "<p>Nothing was found.</p>\n" });
        }
        let mut order: Vec<(usize, &Conflict)> = self.outcome.conflicts.iter().enumerate().collect();
        order.sort_by_key(|(_, conflict)| std::cmp::Reverse(conflict.severity));
        let cards: String = order.into_iter().map(|(index, conflict)| self.conflict(conflict, &format!("c{}", index + 1), None)).collect();
        if cards.contains("<svg") {
            text.push_str(LEGEND);
        }
        text.push_str(&cards);
        if !self.outcome.waived.is_empty() {
            let _ = writeln!(text, "<h2>Suppressed</h2>");
        }
        for (index, waived) in self.outcome.waived.iter().enumerate() {
            text.push_str(&self.conflict(&waived.conflict, &format!("w{}", index + 1), Some(&waived.grounds.reason())));
        }
        text
    }

    fn conflict(&self, conflict: &Conflict, id: &str, waived: Option<&str>) -> String {
        let sources: BTreeSet<String> = conflict.sides.iter().map(|side| format!("s{}", side.assertion.source.index())).collect();
        let sources = sources.into_iter().collect::<Vec<_>>().join(" ");
        let sides: String = conflict.sides.iter().enumerate().map(|(index, side)| self.side(index, side)).collect();
        let why = Some(&conflict.rule.why)
            .filter(|why| !why.is_empty() && !super::wording::is_update(conflict))
            .map(|why| format!("<p class=\"soft\">{}</p>\n", escaped(why)))
            .unwrap_or_default();
        let reason = waived.map(|reason| format!("<p><strong>Suppressed:</strong> {}</p>\n", escaped(reason))).unwrap_or_default();
        format!(
            "<article class=\"conflict {severity}{class}\" id=\"{id}\" data-severity=\"{severity}\" data-rule=\"{rule}\" data-sources=\"{sources}\" aria-labelledby=\"{id}-h\">\n\
             <span class=\"tag\">{severity}</span> <code class=\"ui\">{rule}</code>\n<h3 id=\"{id}-h\">{message}</h3>\n{reason}{line}<div class=\"sides\">\n{sides}</div>\n\
             <p><strong>What to do:</strong> {help}</p>\n{why}</article>\n",
            severity = conflict.severity,
            class = if waived.is_some() { " waived" } else { "" },
            rule = escaped(&conflict.rule.id),
            message = escaped(&wording::message(self.outcome, conflict)),
            line = line::draw(self.outcome, conflict),
            help = escaped(&wording::help(self.outcome, conflict)),
        )
    }

    /// A side with its sentence, the claim marked in it.
    fn side(&self, index: usize, side: &Side) -> String {
        let source = side.assertion.source.index();
        let Some(study) = self.outcome.studies.get(source) else { return String::new() };
        let sentence = study.assertions.get(side.assertion.index).and_then(|assertion| study.sentences.get(assertion.sentence)).copied();
        let sentence = sentence.unwrap_or(side.site.span).cover(side.site.span);
        let prose = study.document.prose();
        let part = |start: usize, end: usize| escaped(&spaced(Span::new(start, end).of(prose)));
        let place = study.document.place(side.site.span.start());
        format!(
            "<div class=\"side\"><span class=\"ui\"><span class=\"letter\">{}</span>{}</span>\n<div class=\"meta\"><a href=\"#s{source}\">{}</a>, {} {}{}</div>\n\
             <blockquote>{}<mark>{}</mark>{}</blockquote></div>\n",
            line::letter(index),
            escaped(&wording::label(self.outcome, side)),
            self.name(source),
            line_name(&study.document),
            place.line,
            study.document.date.map(|date| format!(", {date}")).unwrap_or_default(),
            part(sentence.start(), side.site.span.start()),
            part(side.site.span.start(), side.site.span.end()),
            part(side.site.span.end(), sentence.end()),
        )
    }

    fn unread(&self) -> String {
        let mut items = String::new();
        for (site, document, reason) in super::pointer::unread(self.outcome) {
            let line = document.place(site.span.start()).line;
            let lines = line_name(document);
            let number = escaped(&one_line(site.span.of(document.prose())));
            let _ = writeln!(
                items,
                "<li><strong>{number}</strong> <span class=\"soft\">({}; {}, {lines} {line})</span></li>",
                wording::unread(reason),
                escaped(&one_line(document.name()))
            );
        }
        if items.is_empty() { items } else { format!("<h2>Not understood</h2>\n<ul>\n{items}</ul>\n") }
    }

    fn sources(&self) -> String {
        let sources: String = (0..self.outcome.studies.len()).map(|index| self.source(index)).collect();
        format!("<h2>Sources</h2>\n<div class=\"sources\">\n{sources}</div>\n")
    }

    /// A source's text; one without a conflict is folded.
    fn source(&self, index: usize) -> String {
        let Some(study) = self.outcome.studies.get(index) else { return String::new() };
        let document = &study.document;
        let marks = self.marks.get(index).map_or(&[][..], Vec::as_slice);
        let is_hot = marks.iter().any(|(_, mark)| matches!(mark, Mark::Conflict(_)));
        let facts = [Some(document.role.to_string()), document.outlet.clone(), document.author.clone(), document.date.map(|date| date.to_string())];
        let facts: Vec<String> = facts.into_iter().flatten().map(|fact| escaped(&one_line(&fact))).collect();
        format!(
            "<section class=\"source\" id=\"s{index}\" aria-labelledby=\"s{index}-h\">\n<h3 id=\"s{index}-h\">{}</h3>\n<p class=\"meta\">{}</p>\n\
             <details{}><summary>{}</summary>\n{}</details>\n</section>\n",
            self.name(index),
            facts.join(", "),
            if is_hot { " open" } else { "" },
            counted(marks.len(), "figure"),
            Self::paragraphs(study, marks),
        )
    }

    fn paragraphs(study: &Study, marks: &[(Span, Mark)]) -> String {
        let prose = study.document.prose();
        let mut text = String::new();
        let mut last: Option<Span> = None;
        for &sentence in &study.sentences {
            let parted = last.is_none_or(|last| {
                let between = Span::new(last.end(), sentence.start()).of(prose);
                between.matches('\n').count() > 1 || study.document.breaks().iter().any(|&at| last.end() <= at && at <= sentence.start())
            });
            if parted {
                text.push_str(if last.is_some() { "</p>\n<p>" } else { "<p>" });
            } else {
                text.push(' ');
            }
            marked(prose, sentence, marks, &mut text);
            last = Some(sentence);
        }
        if last.is_some() {
            text.push_str("</p>\n");
        }
        text
    }

    fn name(&self, source: usize) -> String {
        super::pointer::document(self.outcome, SourceId::new(source)).map_or_else(String::new, |document| escaped(&one_line(document.name())))
    }
}

/// A sentence with its figures marked.
fn marked(prose: &str, sentence: Span, marks: &[(Span, Mark)], text: &mut String) {
    let mut at = sentence.start();
    let first = marks.partition_point(|(span, _)| span.end() <= sentence.start());
    for &(span, mark) in marks.iter().skip(first).take_while(|(span, _)| span.start() < sentence.end()) {
        let (start, end) = (span.start().max(at), span.end().min(sentence.end()));
        text.push_str(&escaped(&spaced(Span::new(at, start).of(prose))));
        let words = escaped(&spaced(Span::new(start, end).of(prose)));
        let _ = match mark {
            Mark::Conflict(number) => write!(text, "<a class=\"fig hot\" href=\"#c{number}\">{words}<span class=\"vh\"> (conflict {number})</span></a>"),
            Mark::Unread => write!(text, "<span class=\"fig odd\">{words}<span class=\"vh\"> (not understood)</span></span>"),
            Mark::Lone => write!(text, "<span class=\"fig\">{words}<span class=\"vh\"> (never compared)</span></span>"),
            Mark::Plain => write!(text, "<span class=\"fig seen\">{words}</span>"),
        };
        at = end;
    }
    text.push_str(&escaped(&spaced(Span::new(at, sentence.end()).of(prose))));
}

/// Runs of white space as one space, those at the ends kept.
fn spaced(text: &str) -> String {
    let inner = one_line(text);
    let before = if text.starts_with([' ', '\n', '\r', '\t']) && !inner.is_empty() { " " } else { "" };
    let after = if text.ends_with([' ', '\n', '\r', '\t']) { " " } else { "" };
    format!("{before}{inner}{after}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
