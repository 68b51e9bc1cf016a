//! An error or a warning: what is wrong, its sentences, its sets of values on a number line, and what to do.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::super::{fix, wording};
use super::prose::escaped;
use super::{Page, line};
use crate::conflict::Conflict;
use crate::span::Site;

/// What the parts of a number line mean.
pub(super) const LEGEND: &str = "<p class=\"meta legend\" aria-hidden=\"true\"><span><i class=\"set\"></i>what the words allow</span> <span><i class=\"rounded\"></i>what rounding adds</span> \
    <span><i class=\"gap\"></i>the gap</span></p>\n";

impl Page<'_> {
    /// The card of a conflict that is in force, by its index; the text beside it is not quoted again.
    pub(super) fn card(&self, index: usize, is_beside: &dyn Fn(Site) -> bool) -> String {
        let (Some(conflict), Some((id, number))) = (self.outcome.conflicts.get(index), self.numbers.get(index)) else { return String::new() };
        self.draw(conflict, id, number, None, is_beside)
    }

    /// The cards of what somebody has accepted.
    pub(super) fn suppressed(&self) -> String {
        if self.outcome.waived.is_empty() {
            return String::new();
        }
        let mut text = String::from("<section id=\"suppressed\" aria-labelledby=\"suppressed-h\">\n<h2 id=\"suppressed-h\">Suppressed</h2>\n");
        for (index, waived) in self.outcome.waived.iter().enumerate() {
            text.push_str(&self.draw(&waived.conflict, &format!("w{}", index + 1), "", Some(&waived.grounds.reason()), &|_| false));
        }
        text + "</section>\n"
    }

    fn draw(&self, conflict: &Conflict, id: &str, number: &str, waived: Option<&str>, is_beside: &dyn Fn(Site) -> bool) -> String {
        let mut rest = String::new();
        if let Some(reason) = waived {
            let _ = writeln!(rest, "<p><strong>Suppressed:</strong> {}</p>", escaped(reason));
        } else {
            let _ = writeln!(rest, "<p><strong>What to do:</strong> {}</p>", escaped(&wording::help(self.outcome, conflict)));
            if let Some(fix) = fix::fix(self.outcome, conflict) {
                let _ = writeln!(rest, "<p><strong>Suggestion:</strong> {}</p>", escaped(&fix.advice()));
            }
            if !conflict.rule.why.is_empty() && !wording::is_update(conflict) {
                let _ = writeln!(rest, "<p class=\"soft\">{}</p>", escaped(&conflict.rule.why));
            }
        }
        let number = if number.is_empty() { String::new() } else { format!("<span class=\"no\">{number}</span> ") };
        format!(
            "<article class=\"conflict {severity}{class}\" id=\"{id}\" {data} aria-labelledby=\"{id}-h\">\n\
             <p class=\"kind ui\">{number}<span class=\"tag\">{severity}</span> <code>{rule}</code></p>\n<h3 id=\"{id}-h\">{message}</h3>\n{line}{sides}{rest}</article>\n",
            severity = conflict.severity,
            class = if waived.is_some() { " waived" } else { "" },
            data = Self::data(conflict),
            rule = escaped(&conflict.rule.id),
            message = escaped(&wording::message(self.outcome, conflict)),
            line = line::draw(self.outcome, conflict, id),
            sides = self.sides(conflict, is_beside),
        )
    }

    /// What the filters go by.
    pub(super) fn data(conflict: &Conflict) -> String {
        let sources: BTreeSet<usize> = conflict.sides.iter().map(|side| side.assertion.source.index()).collect();
        let sources: Vec<String> = sources.into_iter().map(|source| format!("s{source}")).collect();
        format!("data-severity=\"{}\" data-rule=\"{}\" data-sources=\"{}\"", conflict.severity, escaped(&conflict.rule.id), sources.join(" "))
    }
}
