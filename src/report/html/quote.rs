//! The sentences that figures stand in, each once, with all of its figures marked.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::digits::differing;
use super::prose::{escaped, spaced};
use super::{Page, line, line_name};
use crate::conflict::{AssertionId, Conflict, Finding, Side};
use crate::span::{Site, Span};

/// A figure in a quote: where it stands, its letter and what is said of it, and which of its digits are not those of the other.
struct Part {
    span: Span,
    letter: Option<char>,
    label: String,
    differing: BTreeSet<usize>,
}

/// A sentence or a row of a table.
struct Quote {
    source: usize,
    span: Span,
    /// Where its first figure is marked in the text.
    anchor: Option<String>,
    parts: Vec<Part>,
}

impl Page<'_> {
    /// The sentences of a conflict; of what stands beside the card only its figures.
    pub(super) fn sides(&self, conflict: &Conflict, is_beside: &dyn Fn(Site) -> bool) -> String {
        let digits = self.unlike(conflict);
        let letter = |index: usize| (conflict.sides.len() > 1).then(|| line::letter(index));
        let mut quotes = Vec::new();
        let mut beside = Vec::new();
        for (index, side) in conflict.sides.iter().enumerate() {
            let label = super::wording::label(self.outcome, conflict, side);
            let part = Part { span: side.site.span, letter: letter(index), label, differing: digits.get(index).cloned().unwrap_or_default() };
            if is_beside(side.site) {
                beside.push(named(&part));
            } else {
                self.put(&mut quotes, side.assertion, side.site, part);
            }
        }
        // a figure that stands alone has been named by the message
        let beside = if conflict.sides.len() > 1 && !beside.is_empty() { format!("<p class=\"labels ui\">{}</p>\n", beside.join(" ")) } else { String::new() };
        format!("{beside}<div class=\"sides\">\n{}</div>\n", self.written(&quotes))
    }

    /// The sentences of figures that need no word beside them.
    pub(super) fn evidence(&self, figures: impl Iterator<Item = AssertionId>) -> String {
        let mut quotes = Vec::new();
        for id in figures {
            let Some(assertion) = self.outcome.studies.get(id.source.index()).and_then(|study| study.assertions.get(id.index)) else { continue };
            let part = Part { span: assertion.site.span, letter: None, label: String::new(), differing: BTreeSet::new() };
            self.put(&mut quotes, id, assertion.site, part);
        }
        self.written(&quotes)
    }

    fn put(&self, quotes: &mut Vec<Quote>, id: AssertionId, site: Site, part: Part) {
        let source = site.source.index();
        let Some(study) = self.outcome.studies.get(source) else { return };
        let sentence = study.assertions.get(id.index).and_then(|assertion| study.sentences.get(assertion.sentence)).copied();
        let row = study.cell(id.index).and_then(|(table, place)| table.extent(place.line));
        let span = row.or(sentence).unwrap_or(site.span).cover(site.span);
        match quotes.iter_mut().find(|quote| (quote.source, quote.span) == (source, span)) {
            Some(quote) => quote.parts.push(part),
            None => quotes.push(Quote { source, span, anchor: self.marks.anchor(id).map(ToOwned::to_owned), parts: vec![part] }),
        }
    }

    fn written(&self, quotes: &[Quote]) -> String {
        quotes.iter().map(|quote| self.quote(quote)).collect()
    }

    fn quote(&self, quote: &Quote) -> String {
        let Some(study) = self.outcome.studies.get(quote.source) else { return String::new() };
        let prose = study.document.prose();
        let mut order: Vec<&Part> = quote.parts.iter().collect();
        order.sort_by_key(|part| part.span);
        let mut words = String::new();
        let mut at = quote.span.start();
        for part in &order {
            let span = Span::new(part.span.start().max(at), part.span.end().max(at));
            words.push_str(&escaped(&spaced(Span::new(at, span.start()).of(prose))));
            let letter = part.letter.map(|letter| format!("<sup aria-hidden=\"true\">{letter}</sup>")).unwrap_or_default();
            let _ = write!(words, "<mark>{}{letter}</mark>", digits(&spaced(span.of(prose)), &part.differing));
            at = span.end();
        }
        words.push_str(&escaped(&spaced(Span::new(at, quote.span.end()).of(prose))));
        let labels: Vec<String> = quote.parts.iter().filter(|part| !part.label.is_empty()).map(named).collect();
        let labels = if labels.is_empty() { String::new() } else { format!("<p class=\"labels ui\">{}</p>\n", labels.join(" ")) };
        let place = study.document.place(order.first().map_or(quote.span, |part| part.span).start());
        format!(
            "<div class=\"side\">\n{labels}<blockquote>{words}</blockquote>\n<p class=\"meta\"><a href=\"#{}\">{}, {} {}</a>{}</p>\n</div>\n",
            quote.anchor.clone().unwrap_or_else(|| format!("s{}", quote.source)),
            self.name(quote.source),
            line_name(&study.document),
            place.line,
            study.document.date.map(|date| format!(", {date}")).unwrap_or_default(),
        )
    }

    /// Which digits of each side are not those of the other, where two figures for one thing are written alike.
    fn unlike(&self, conflict: &Conflict) -> Vec<BTreeSet<usize>> {
        let sides: Option<(usize, usize)> = match (&conflict.finding, conflict.sides.len()) {
            (Finding::Confirmed { stated, other, .. }, _) => Some((*stated, *other)),
            (Finding::Apart { .. } | Finding::UnlikeCell { .. } | Finding::Echo { .. } | Finding::Superseded { .. }, 2) => Some((0, 1)),
            _ => None,
        };
        let words = |side: &Side| self.outcome.studies.get(side.site.source.index()).map(|study| side.site.span.of(study.document.prose()).to_owned());
        let found = sides.and_then(|(a, b)| {
            let (one, other) = (words(conflict.sides.get(a)?)?, words(conflict.sides.get(b)?)?);
            Some((a, b, differing(&one, &other)?))
        });
        let mut digits = vec![BTreeSet::new(); conflict.sides.len()];
        if let Some((a, b, found)) = found {
            for index in [a, b] {
                if let Some(digits) = digits.get_mut(index) {
                    digits.clone_from(&found);
                }
            }
        }
        digits
    }
}

/// "A 18 months".
fn named(part: &Part) -> String {
    let letter = part.letter.map(|letter| format!("<span class=\"letter\">{letter}</span>")).unwrap_or_default();
    format!("<span>{letter}{}</span>", escaped(&part.label))
}

/// The words with some of their digits, by number, set off.
fn digits(words: &str, differing: &BTreeSet<usize>) -> String {
    let mut text = String::new();
    let mut number = 0;
    for c in words.chars() {
        let is_set_off = c.is_ascii_digit() && differing.contains(&number);
        number += usize::from(c.is_ascii_digit());
        let c = escaped(c.encode_utf8(&mut [0; 4]));
        let _ = if is_set_off { write!(text, "<b>{c}</b>") } else { write!(text, "{c}") };
    }
    text
}
