//! What the page holds, at its top: how much was found, how much was seen, and a way to each.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::super::{limits, wording};
use super::prose::escaped;
use super::{Page, counted};
use crate::conflict::Conflict;
use crate::rule::Severity;

/// A list that is longer than this is folded.
const FOLDED: usize = 12;

impl Page<'_> {
    pub(super) fn overview(&self) -> String {
        let mut links = String::new();
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            let of = |index: &&usize| self.outcome.conflicts.get(**index).is_some_and(|conflict| conflict.severity == severity);
            let all: Vec<&usize> = self.cards.iter().chain(&self.notes).filter(of).collect();
            let first = all.first().and_then(|index| self.numbers.get(**index)).map(|(id, _)| id.as_str());
            let to = if severity == Severity::Note { "notes" } else { first.unwrap_or_default() };
            let text = counted(all.len(), &severity.to_string());
            let _ = if first.is_some() {
                writeln!(links, "<li class=\"{severity}\"><a href=\"#{to}\">{text}</a></li>")
            } else {
                writeln!(links, "<li class=\"none\">{text}</li>")
            };
        }
        let unread: usize = self.outcome.studies.iter().map(|study| study.unread.len()).sum();
        if unread > 0 {
            let _ = writeln!(links, "<li class=\"odd\"><a href=\"#unread\">{unread} not understood</a></li>");
        }
        if !self.outcome.failures.is_empty() {
            let _ = writeln!(links, "<li class=\"error\"><a href=\"#failures\">{} not read</a></li>", counted(self.outcome.failures.len(), "input"));
        }
        if !self.outcome.waived.is_empty() {
            let _ = writeln!(links, "<li><a href=\"#suppressed\">{} suppressed</a></li>", self.outcome.waived.len());
        }
        let mut told = String::new();
        for line in limits::told(self.outcome).lines() {
            let _ = writeln!(told, "<p>{}</p>", escaped(line));
        }
        format!(
            "<p>{}</p>\n{}<nav aria-label=\"Overview\">\n<ul class=\"counts ui\">\n{links}</ul>\n{}</nav>\n{}",
            escaped(&wording::summary(self.outcome)),
            told,
            self.list(),
            self.coverage()
        )
    }

    /// Errors and warnings, a link each.
    fn list(&self) -> String {
        let mut items = String::new();
        for &index in &self.cards {
            let (Some(conflict), Some((id, _))) = (self.outcome.conflicts.get(index), self.numbers.get(index)) else { continue };
            let message = escaped(&wording::message(self.outcome, conflict));
            let _ = writeln!(items, "<li class=\"{}\"><span class=\"tag ui\">{0}</span> <a href=\"#{id}\">{message}</a></li>", conflict.severity);
        }
        match self.cards.len() {
            0 => String::new(),
            count if count <= FOLDED => format!("<ol class=\"list\">\n{items}</ol>\n"),
            count => format!("<details><summary>All {count} errors and warnings</summary>\n<ol class=\"list\">\n{items}</ol>\n</details>\n"),
        }
    }

    fn coverage(&self) -> String {
        let coverage = self.outcome.coverage;
        let parts =
            [("seen", coverage.compared, "compared"), ("lone", coverage.uncompared, "typed but never compared"), ("odd", coverage.unread, "not understood")];
        let mut bar = String::new();
        let mut key = String::new();
        for (class, count, words) in parts {
            if count > 0 {
                let _ = write!(bar, "<span class=\"{class}\" style=\"flex: {count} 1 0\"></span>");
            }
            let _ = writeln!(key, "<li><i class=\"{class}\" aria-hidden=\"true\"></i>{count} {words}</li>");
        }
        format!("<div class=\"bar\" aria-hidden=\"true\">{bar}</div>\n<ul class=\"key ui\" aria-label=\"Coverage of the figures\">\n{key}</ul>\n")
    }

    /// Boxes and lists that narrow the page, for where scripts run.
    pub(super) fn filters(&self) -> String {
        let all = || self.outcome.conflicts.iter().chain(self.outcome.waived.iter().map(|waived| &waived.conflict));
        if all().nth(1).is_none() {
            return String::new();
        }
        let severities: BTreeSet<_> = all().map(|conflict| std::cmp::Reverse(conflict.severity)).collect();
        let mut boxes = String::new();
        for severity in severities {
            let _ = writeln!(boxes, "<label><input type=\"checkbox\" value=\"{0}\" checked> {0}</label>", severity.0);
        }
        let mut rules = String::new();
        for rule in all().map(|conflict| conflict.rule.id.as_str()).collect::<BTreeSet<&str>>() {
            let _ = write!(rules, "<option>{}</option>", escaped(rule));
        }
        let named = |conflict: &Conflict| -> Vec<usize> { conflict.sides.iter().map(|side| side.assertion.source.index()).collect() };
        let mut sources = String::new();
        for (index, name) in all().flat_map(named).map(|source| (source, self.name(source))).collect::<BTreeMap<usize, String>>() {
            let _ = write!(sources, "<option value=\"s{index}\">{name}</option>");
        }
        format!(
            "<form hidden aria-label=\"Filters\">\n<fieldset><legend class=\"ui\">Show</legend>\n{boxes}</fieldset>\n\
             <label>Rule <select name=\"rule\"><option value=\"\">all</option>{rules}</select></label>\n\
             <label>Source <select name=\"source\"><option value=\"\">all</option>{sources}</select></label>\n\
             <span id=\"shown\" class=\"ui\" role=\"status\"></span>\n</form>\n"
        )
    }
}
