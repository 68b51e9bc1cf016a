//! The outcome as a page that stands alone, for people who would rather look than read.
//!
//! ```text
//! overview   what was found and seen, a link to each
//! draft      the draft with a verdict on every figure, and beside each paragraph its cards and what the sources have
//! cards      without a draft: each error and warning with its sentences and its number line
//! notes      the rest, a row each, folded
//! sources    their texts with every figure marked
//! ```
//! No other file and no network; everything but the filters works without scripts.

mod card;
mod digits;
mod draft;
mod line;
mod mark;
mod notes;
mod overview;
mod prose;
mod quote;

use std::cmp::Reverse;

use self::mark::{Look, Marks};
use self::prose::{blocks, escaped};
use super::fit::counted;
use super::wording;
use crate::document::{Document, Format, Role};
use crate::rule::Severity;
use crate::settle::Outcome;

const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");

/// The outcome as one HTML page.
///
/// With [verdicts](crate::check::verdicts) the draft comes first, each figure marked with what it is worth.
#[must_use]
pub fn html(outcome: &Outcome<'_>) -> String {
    let page = Page::new(outcome);
    let drafts: String = page.drafts.iter().map(|&source| page.draft(source)).collect();
    let cards = page.conflicts();
    let legend = if drafts.contains("<svg") || cards.contains("<svg") { card::LEGEND } else { "" };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <title>gainsay: {title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<a class=\"skip ui\" href=\"#found\">Skip to what was found</a>\n\
         <header>\n<h1>What cannot all be true</h1>\n{overview}</header>\n<main id=\"found\">\n{failures}{filters}{legend}{drafts}{cards}{notes}{unread}{suppressed}{sources}</main>\n\
         <footer class=\"meta\">Made by gainsay {version}, which compares what texts say and knows nothing of the world.</footer>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n",
        title = escaped(&wording::summary(outcome)),
        overview = page.overview(),
        failures = page.failures(),
        filters = page.filters(),
        notes = page.notes(),
        unread = page.unread(),
        suppressed = page.suppressed(),
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

struct Page<'o> {
    outcome: &'o Outcome<'o>,
    /// The drafts that have verdicts.
    drafts: Vec<usize>,
    /// Errors, then warnings, by their index.
    cards: Vec<usize>,
    /// Notes, by their index.
    notes: Vec<usize>,
    /// The name and the number of each conflict on the page, by its index.
    numbers: Vec<(String, String)>,
    marks: Marks,
}

impl<'o> Page<'o> {
    fn new(outcome: &'o Outcome<'o>) -> Self {
        let of = |index: &usize| outcome.conflicts.get(*index).map_or(Severity::Note, |conflict| conflict.severity);
        let (notes, mut cards): (Vec<usize>, Vec<usize>) = (0..outcome.conflicts.len()).partition(|index| of(index) == Severity::Note);
        cards.sort_by_key(|index| Reverse(of(index)));
        let mut numbers = vec![(String::new(), String::new()); outcome.conflicts.len()];
        let named = |index: &usize, place: usize, sign: &str| {
            (*index, (format!("{}{}", if sign.is_empty() { "c" } else { "n" }, place + 1), format!("{sign}{}", place + 1)))
        };
        let all = cards
            .iter()
            .enumerate()
            .map(|(place, index)| named(index, place, ""))
            .chain(notes.iter().enumerate().map(|(place, index)| named(index, place, "n")));
        for (index, name) in all.collect::<Vec<_>>() {
            if let Some(number) = numbers.get_mut(index) {
                *number = name;
            }
        }
        let is_draft = |source: &usize| outcome.studies.get(*source).is_some_and(|study| study.document.role == Role::Draft);
        let drafts = if outcome.verdicts.is_empty() { Vec::new() } else { (0..outcome.studies.len()).filter(is_draft).collect() };
        let marks = Marks::new(outcome, &numbers);
        Self { outcome, drafts, cards, notes, numbers, marks }
    }

    /// The cards of what touches no draft.
    fn conflicts(&self) -> String {
        let is_beside = |index: &usize| {
            let sides = self.outcome.conflicts.get(*index).into_iter().flat_map(|conflict| &conflict.sides);
            sides.into_iter().any(|side| self.drafts.contains(&side.site.source.index()))
        };
        let cards: String = self.cards.iter().filter(|index| !is_beside(index)).map(|index| self.card(*index, &|_| false)).collect();
        let nothing =
            if self.outcome.coverage.compared == 0 { "<p>Nothing was found, and no figure could be compared.</p>\n" } else { "<p>Nothing was found.</p>\n" };
        match (cards.is_empty(), self.outcome.conflicts.is_empty(), self.drafts.is_empty()) {
            (true, true, _) => format!("<h2>Conflicts</h2>\n{nothing}"),
            (true, ..) => String::new(),
            (false, _, true) => format!("<h2>Conflicts</h2>\n{cards}"),
            (false, _, false) => format!("<h2>Among the sources</h2>\n{cards}"),
        }
    }

    fn sources(&self) -> String {
        let others = (0..self.outcome.studies.len()).filter(|source| !self.drafts.contains(source));
        let sources: String = others.map(|index| self.source(index)).collect();
        if sources.is_empty() {
            sources
        } else {
            format!("<section aria-labelledby=\"sources-h\">\n<h2 id=\"sources-h\">Sources</h2>\n<div class=\"sources\">\n{sources}</div>\n</section>\n")
        }
    }

    /// A source's text; one with nothing that is led to is folded.
    fn source(&self, index: usize) -> String {
        let Some(study) = self.outcome.studies.get(index) else { return String::new() };
        let is_hot = self.marks.of(index).any(|mark| mark.look == Look::Disputed);
        let mut text = String::new();
        for block in blocks(study) {
            block.write(study, index, &self.marks, 3, &mut text);
        }
        format!(
            "<section class=\"source\" id=\"s{index}\" aria-labelledby=\"s{index}-h\">\n<h3 id=\"s{index}-h\">{}</h3>\n\
             <details{}><summary>{}</summary>\n{text}</details>\n</section>\n",
            self.name(index),
            if is_hot || !self.drafts.is_empty() { " open" } else { "" },
            Self::facts(study),
        )
    }
}
