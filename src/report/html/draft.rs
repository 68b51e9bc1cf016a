//! A draft beside what was found in it: to the left its text, to the right of each paragraph its cards and what the sources have.

use std::fmt::Write;

use super::super::fit::{counted, one_line};
use super::Page;
use super::mark::{Look, verdict};
use super::prose::{blocks, escaped};
use crate::check::Study;
use crate::conflict::AssertionId;
use crate::engine::{Stand, Standing};
use crate::span::{Site, SourceId};

/// The verdicts that stand in the margin, in this order.
const TOLD: [Standing; 3] = [Standing::Contradicted, Standing::Derived, Standing::Supported];

impl Page<'_> {
    pub(super) fn draft(&self, source: usize) -> String {
        let Some(study) = self.outcome.studies.get(source) else { return String::new() };
        let mut text = format!(
            "<section class=\"draft\" id=\"s{source}\" aria-labelledby=\"s{source}-h\">\n<h2 id=\"s{source}-h\">{}</h2>\n<p class=\"meta\">{}</p>\n{}",
            self.name(source),
            Self::facts(study),
            self.key(source),
        );
        let blocks = blocks(study);
        let mut at = 0;
        for (index, block) in blocks.iter().enumerate() {
            let is_last = index + 1 == blocks.len();
            // each figure belongs to one block: up to where the next begins
            let end = blocks.get(index + 1).map_or(usize::MAX, |next| next.span.start().max(at));
            let part = at..if is_last { usize::MAX } else { end };
            let is_here = |site: Site| site.source.index() == source && part.contains(&site.span.start());
            let margin = self.margin(source, study, &is_here);
            text.push_str("<div class=\"row\">\n<div class=\"text\">\n");
            block.write(study, source, &self.marks, 2, &mut text);
            text.push_str("</div>\n");
            if !margin.is_empty() {
                let _ = writeln!(text, "<div class=\"margin\">\n{margin}</div>");
            }
            text.push_str("</div>\n");
            at = end;
        }
        text + "</section>\n"
    }

    /// What stands beside a part of a draft.
    fn margin(&self, source: usize, study: &Study, is_here: &impl Fn(Site) -> bool) -> String {
        let mut text = String::new();
        for &index in &self.cards {
            let sides = self.outcome.conflicts.get(index).into_iter().flat_map(|conflict| &conflict.sides);
            // a card stands where the first of its sides in a draft is
            let first = sides.filter(|side| self.drafts.contains(&side.site.source.index())).min_by_key(|side| side.site);
            if first.is_some_and(|side| is_here(side.site)) {
                text.push_str(&self.card(index, is_here));
            }
        }
        let stands: Vec<&Stand> = self
            .outcome
            .verdicts
            .iter()
            .filter(|stand| stand.figure.source.index() == source)
            .filter(|stand| study.assertions.get(stand.figure.index).is_some_and(|assertion| is_here(assertion.site)))
            .collect();
        let missing: Vec<String> = stands.iter().filter(|stand| stand.standing == Standing::Unsupported).filter_map(|stand| self.words(stand.figure)).collect();
        if !missing.is_empty() {
            let _ = writeln!(text, "<p class=\"missing\"><strong>No source has:</strong> {}</p>", missing.join(", "));
        }
        for standing in TOLD {
            let of = |stand: &&&Stand| stand.standing == standing && (standing != Standing::Contradicted || !self.has_card(stand.figure));
            let told: Vec<&&Stand> = stands.iter().filter(of).collect();
            if told.is_empty() {
                continue;
            }
            let open = if standing == Standing::Contradicted { " open" } else { "" };
            let figures: Vec<String> = told.iter().filter_map(|stand| self.words(stand.figure)).collect();
            let _ = write!(
                text,
                "<details class=\"says\"{open}><summary><strong>{}:</strong> {}</summary>\n{}</details>\n",
                heading(standing),
                figures.join(", "),
                self.evidence(told.iter().flat_map(|stand| stand.evidence.iter().copied()).take(MOST)),
            );
        }
        text
    }

    /// Whether a figure is a side of a card, where its rival is shown.
    fn has_card(&self, id: AssertionId) -> bool {
        self.cards.iter().filter_map(|&index| self.outcome.conflicts.get(index)).any(|conflict| conflict.sides.iter().any(|side| side.assertion == id))
    }

    /// The words of a figure.
    fn words(&self, id: AssertionId) -> Option<String> {
        let study = self.outcome.studies.get(id.source.index())?;
        let words = escaped(&one_line(&study.document.shown(study.assertions.get(id.index)?.site.span)));
        Some(match self.marks.anchor(id) {
            Some(anchor) => format!("<a href=\"#{anchor}\">{words}</a>"),
            None => words,
        })
    }

    /// How many figures got each verdict, as a key to the marks; each leads to the first of its kind.
    fn key(&self, source: usize) -> String {
        let mut items = String::new();
        for standing in <Standing as strum::IntoEnumIterator>::iter() {
            let of: Vec<AssertionId> = self
                .outcome
                .verdicts
                .iter()
                .filter(|stand| stand.standing == standing && stand.figure.source.index() == source)
                .map(|stand| stand.figure)
                .collect();
            let first = of.first().and_then(|id| self.marks.anchor(*id));
            let class: &str = standing.into();
            if let Some(first) = first {
                let _ = writeln!(items, "<li><a href=\"#{first}\"><span class=\"fig {class}\">{}</span> {}</a></li>", of.len(), verdict(standing));
            }
        }
        let unread = self.outcome.studies.get(source).map_or(0, |study| study.unread.len());
        if unread > 0 {
            let _ = writeln!(items, "<li><a href=\"#u{source}-0\"><span class=\"fig unread\">{unread}</span> not understood</a></li>");
        }
        let lone = |index: usize| !self.outcome.compared.contains(&AssertionId { source: SourceId::new(source), index });
        let lone = self.outcome.studies.get(source).map_or(0, |study| (0..study.assertions.len()).filter(|index| lone(*index)).count());
        if lone > 0 {
            let _ = writeln!(items, "<li><span class=\"fig alone\">{lone}</span> of them never compared</li>");
        }
        let hit = self.marks.of(source).filter(|mark| mark.is_hit && mark.look != Look::Verdict(Standing::Contradicted)).count();
        if hit > 0 {
            let _ = writeln!(items, "<li><span class=\"fig hit\">{hit}</span> others in an error or a warning</li>");
        }
        if items.is_empty() { items } else { format!("<ul class=\"key ui\" aria-label=\"Verdicts on the figures\">\n{items}</ul>\n") }
    }

    pub(super) fn facts(study: &Study) -> String {
        let document = &study.document;
        let facts = [Some(document.role.to_string()), document.outlet.clone(), document.author.clone(), document.date.map(|date| date.to_string())];
        let mut facts: Vec<String> = facts.into_iter().flatten().map(|fact| escaped(&one_line(&fact))).collect();
        facts.push(counted(study.assertions.len() + study.unread.len(), "figure"));
        facts.join(", ")
    }
}

/// More figures of sources than these are not quoted beside one paragraph.
const MOST: usize = 40;

fn heading(standing: Standing) -> &'static str {
    match standing {
        Standing::Contradicted => "A source says otherwise",
        Standing::Derived => "Follows from the sources",
        Standing::Supported => "In the sources",
        Standing::Unsupported => "No source has",
        Standing::Exempt => "Needs no source",
    }
}
