//! What asks for no more than a look: notes, a row each, and numbers that were not understood.

use std::fmt::Write;

use super::super::fit::one_line;
use super::super::{pointer, wording};
use super::prose::escaped;
use super::{Page, line_name};

impl Page<'_> {
    /// The notes in one table, folded.
    pub(super) fn notes(&self) -> String {
        let mut rows = String::new();
        for &index in &self.notes {
            let (Some(conflict), Some((id, number))) = (self.outcome.conflicts.get(index), self.numbers.get(index)) else { continue };
            let places: Vec<String> = conflict
                .sides
                .iter()
                .filter_map(|side| {
                    let study = self.outcome.studies.get(side.site.source.index())?;
                    let to = self.marks.anchor(side.assertion).map_or_else(|| format!("s{}", side.site.source.index()), ToOwned::to_owned);
                    let line = study.document.place(side.site.span.start()).line;
                    Some(format!("<a href=\"#{to}\">{}, {} {line}</a>", self.name(side.site.source.index()), line_name(&study.document)))
                })
                .collect();
            let _ = writeln!(
                rows,
                "<tr class=\"conflict note\" id=\"{id}\" {}><th scope=\"row\">{number}</th><td>{}</td><td><code>{}</code></td><td>{}</td></tr>",
                Self::data(conflict),
                escaped(&wording::message(self.outcome, conflict)),
                escaped(&conflict.rule.id),
                places.join("<br>"),
            );
        }
        if rows.is_empty() {
            return rows;
        }
        let count = super::counted(self.notes.len(), "note");
        format!(
            "<section id=\"notes\" aria-labelledby=\"notes-h\">\n<h2 id=\"notes-h\">Notes</h2>\n<details><summary>{count}: nothing that must be changed</summary>\n\
             <div class=\"wide\"><table class=\"notes\">\n<thead><tr><th scope=\"col\">No.</th><th scope=\"col\">What was noticed</th><th scope=\"col\">Rule</th>\
             <th scope=\"col\">Where</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n</details>\n</section>\n"
        )
    }

    /// The numbers that were not understood.
    pub(super) fn unread(&self) -> String {
        let mut items = String::new();
        for (source, study) in self.outcome.studies.iter().enumerate() {
            for (index, unread) in study.unread.iter().enumerate() {
                let document = &study.document;
                let line = document.place(unread.span.start()).line;
                let number = escaped(&one_line(unread.span.of(document.prose())));
                let _ = writeln!(
                    items,
                    "<li><a href=\"#u{source}-{index}\"><strong>{number}</strong></a> <span class=\"soft\">({}; {}, {} {line})</span></li>",
                    wording::unread(unread.reason),
                    self.name(source),
                    line_name(document),
                );
            }
        }
        if items.is_empty() {
            return items;
        }
        format!("<section id=\"unread\" aria-labelledby=\"unread-h\">\n<h2 id=\"unread-h\">Not understood</h2>\n<ul>\n{items}</ul>\n</section>\n")
    }

    /// What could not be read, and so is nowhere else on the page.
    pub(super) fn failures(&self) -> String {
        let mut items = String::new();
        for failure in &self.outcome.failures {
            let _ = writeln!(items, "<li>{}. <span class=\"soft\">{}</span></li>", escaped(&wording::failure(failure)), escaped(&failure.help));
        }
        if items.is_empty() {
            return items;
        }
        format!(
            "<section id=\"failures\" class=\"failures\" aria-labelledby=\"failures-h\">\n<h2 id=\"failures-h\">Not checked</h2>\n<ul>\n{items}</ul>\n</section>\n"
        )
    }

    /// The name of a source.
    pub(super) fn name(&self, source: usize) -> String {
        let document = pointer::document(self.outcome, crate::span::SourceId::new(source));
        document.map_or_else(String::new, |document| escaped(&one_line(document.name())))
    }
}
