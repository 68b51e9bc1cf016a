//! A source's text with its marks: headings as headings, tables as tables, the rest in paragraphs.

use std::fmt::Write;

use super::super::fit::one_line;
use super::mark::{Look, Mark, Marks};
use crate::check::Study;
use crate::document::Grid;
use crate::engine::Standing;
use crate::span::Span;

/// A part of a text that stands by itself.
pub(super) struct Block<'s> {
    /// All of it.
    pub(super) span: Span,
    kind: Kind<'s>,
}

enum Kind<'s> {
    /// Its sentences, and how deep it is where it is a heading.
    Words(Vec<Span>, Option<u8>),
    Table(&'s Grid),
}

/// The blocks of a text, in order.
pub(super) fn blocks(study: &Study) -> Vec<Block<'_>> {
    let document = &study.document;
    let prose = document.prose();
    // what of a table was too much to be read is told as words
    let grids: Vec<&Grid> = document.grids().iter().filter(|grid| grid.cut.is_none() && !grid.rows.is_empty()).collect();
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for &sentence in &study.sentences {
        let grid = grids.iter().find(|grid| grid.span.contains(sentence));
        if let Some(&grid) = grid {
            if !matches!(blocks.last(), Some(Block { kind: Kind::Table(last), .. }) if last.span == grid.span) {
                blocks.push(Block { span: grid.span, kind: Kind::Table(grid) });
            }
            continue;
        }
        let heading = document.headings().iter().find(|heading| heading.span.overlaps(sentence)).map(|heading| heading.level);
        if let Some(Block { span, kind: Kind::Words(sentences, level) }) = blocks.last_mut() {
            let between = Span::new(span.end().min(sentence.start()), sentence.start());
            let is_parted = *level != heading
                || between.of(prose).matches('\n').count() > 1
                || document.breaks().iter().any(|&at| between.start() <= at && at <= between.end());
            if !is_parted {
                *span = span.cover(sentence);
                sentences.push(sentence);
                continue;
            }
        }
        blocks.push(Block { span: sentence, kind: Kind::Words(vec![sentence], heading) });
    }
    blocks
}

impl Block<'_> {
    /// The block as markup. Headings lie below those of the page, of which the deepest above is given.
    pub(super) fn write(&self, study: &Study, source: usize, marks: &Marks, above: u8, text: &mut String) {
        let prose = study.document.prose();
        match &self.kind {
            Kind::Words(sentences, heading) => {
                let tag = heading.map_or_else(|| "p".to_owned(), |level| format!("h{}", (above + level).min(6)));
                let _ = write!(text, "<{tag}>");
                for (index, &sentence) in sentences.iter().enumerate() {
                    text.push_str(if index > 0 { " " } else { "" });
                    text.push_str("<span class=\"sent\">");
                    marked(prose, sentence, source, marks, text);
                    text.push_str("</span>");
                }
                let _ = writeln!(text, "</{tag}>");
            }
            Kind::Table(grid) => table(prose, grid, source, marks, text),
        }
    }
}

fn table(prose: &str, grid: &Grid, source: usize, marks: &Marks, text: &mut String) {
    text.push_str("<div class=\"wide\"><table>\n");
    for (index, row) in grid.rows.iter().enumerate() {
        text.push_str("<tr>");
        for cell in row {
            let tag = if index < grid.head || cell.is_head { "th" } else { "td" };
            let columns = if cell.columns > 1 { format!(" colspan=\"{}\"", cell.columns) } else { String::new() };
            let _ = write!(text, "<{tag}{columns}>");
            marked(prose, cell.span, source, marks, text);
            let _ = write!(text, "</{tag}>");
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</table></div>\n");
}

/// A stretch of a text with its figures marked.
fn marked(prose: &str, stretch: Span, source: usize, marks: &Marks, text: &mut String) {
    let mut at = stretch.start();
    for mark in marks.within(source, stretch) {
        let (start, end) = (mark.span.start().max(at), mark.span.end().min(stretch.end()));
        text.push_str(&escaped(&spaced(Span::new(at, start).of(prose))));
        figure(mark, &escaped(&spaced(Span::new(start, end).of(prose))), text);
        at = end;
    }
    text.push_str(&escaped(&spaced(Span::new(at, stretch.end()).of(prose))));
}

fn figure(mark: &Mark, words: &str, text: &mut String) {
    let (class, id) = (mark.look.class(), &mark.id);
    let is_verdict = matches!(mark.look, Look::Verdict(_));
    let is_lone = mark.is_lone && is_verdict;
    let lone = if is_lone { " alone" } else { "" };
    let hit = if mark.is_hit && is_verdict && mark.look != Look::Verdict(Standing::Contradicted) { " hit" } else { "" };
    let mut said = vec![mark.look.words().to_owned()];
    said.retain(|words| !words.is_empty());
    if is_lone {
        said.push("never compared".to_owned());
    }
    let number = mark.to.as_ref().and_then(|(_, number)| number.as_ref());
    said.extend(number.map(|number| format!("see {number}")));
    let said = if said.is_empty() { String::new() } else { format!("<span class=\"vh\"> ({})</span>", said.join(", ")) };
    let number = number.map(|number| format!("<sup aria-hidden=\"true\">{number}</sup>")).unwrap_or_default();
    let _ = match &mark.to {
        Some((to, _)) => write!(text, "<a class=\"fig {class}{lone}{hit}\" id=\"{id}\" href=\"#{to}\">{words}{said}{number}</a>"),
        None => write!(text, "<span class=\"fig {class}{lone}{hit}\" id=\"{id}\">{words}{said}</span>"),
    };
}

/// Runs of white space as one space, those at the ends kept.
pub(super) fn spaced(text: &str) -> String {
    let inner = one_line(text);
    let before = if text.starts_with([' ', '\n', '\r', '\t']) && !inner.is_empty() { " " } else { "" };
    let after = if text.ends_with([' ', '\n', '\r', '\t']) { " " } else { "" };
    format!("{before}{inner}{after}")
}

/// The text as it may stand in markup.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
