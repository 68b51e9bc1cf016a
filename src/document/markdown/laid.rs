//! What is laid down on the blank page of a Markdown text, and what is blanked again.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::badge::badges;
use super::super::called;
use super::super::grid::Cell;
use super::super::remark::remarks;
use super::Canvas;
use crate::form::FILLER;
use crate::span::Span;

impl Canvas<'_> {
    /// Lays the badges down, but for those that code shows, and says where they stand.
    pub(super) fn badges(&mut self) -> Vec<Span> {
        let mut found = Vec::new();
        for badge in badges(self.text).filter(|badge| !self.code.iter().any(|code| code.contains(badge.span))) {
            let span = badge.span;
            if let Some(target) = self.bytes.get_mut(span.start()..span.end()) {
                target.copy_from_slice(&badge.words);
                self.breaks.extend([span.start(), span.end()]);
                found.push(span);
            }
        }
        found
    }

    /// Lays down the code that fills cells of tables, as what a reader sees there; and in the text what names a row so.
    pub(super) fn lay_names(&mut self) {
        if self.grids.is_empty() || self.code.is_empty() {
            return;
        }
        let code = |span: Span| self.code.get(self.code.partition_point(|code| code.start() < span.start())).copied().filter(|code| span.contains(*code));
        let filling = |cell: &Cell| code(cell.span).filter(|code| code.of(self.text) == cell.span.of(self.text).trim_matches([' ', '\t', '|']));
        let cells = || self.grids.iter().flat_map(|grid| grid.rows.iter().flatten());
        let mut laid: Vec<Span> = cells().filter_map(filling).map(|code| self.within(code)).collect();
        let named: BTreeSet<Vec<String>> =
            cells().filter(|cell| cell.column == 0).filter_map(filling).map(|code| called(self.within(code).of(self.text))).collect();
        let is_name = |inner: &Span| !inner.is_empty() && !inner.of(self.text).contains('\n') && named.contains(&called(inner.of(self.text)));
        laid.extend(self.code.iter().map(|&code| self.within(code)).filter(is_name));
        for span in laid {
            if let Some(target) = self.bytes.get_mut(span.start()..span.end()) {
                target.copy_from_slice(span.of(self.text).as_bytes());
            }
        }
    }

    /// A stretch of code without its marks.
    fn within(&self, code: Span) -> Span {
        let text = code.of(self.text);
        let inner = text.trim_matches(|sign: char| sign == '`' || sign.is_whitespace());
        let start = code.start() + (text.len() - text.trim_start_matches(|sign: char| sign == '`' || sign.is_whitespace()).len());
        Span::new(start, start + inner.len())
    }

    /// Lays rendered text down where its source stands.
    pub(super) fn lay(&mut self, rendered: &str, range: Range<usize>) {
        let Some(source) = self.text.get(range.clone()) else { return };
        // a backslash escape may be part of the range: what is rendered is the end of it
        let at = if source == rendered {
            range.start
        } else if rendered.len() <= source.len() {
            let after_space = self.text.get(..range.start).is_none_or(|before| before.ends_with(char::is_whitespace) || before.is_empty());
            if after_space { range.end - rendered.len() } else { range.start }
        } else {
            return;
        };
        // the backslash of an escape
        let escaped = range.start > 0 && self.text.as_bytes().get(range.start - 1) == Some(&b'\\');
        self.hide(range.start - usize::from(escaped)..range.end);
        if let Some(target) = self.bytes.get_mut(at..at + rendered.len()) {
            target.copy_from_slice(rendered.as_bytes());
        }
    }

    /// Lays the remarks of a stretch of code down as what is quoted.
    pub(super) fn quote(&mut self, range: Range<usize>) {
        let Some(code) = self.text.get(range.clone()) else { return };
        for words in remarks(code) {
            let span = Span::new(range.start + words.start, range.start + words.end);
            if let Some(target) = self.bytes.get_mut(span.start()..span.end()) {
                target.copy_from_slice(span.of(self.text).as_bytes());
            }
            self.breaks.extend([span.start(), span.end()]);
            self.quoted.push(span);
        }
    }

    /// Blanks markup that a word or a number runs through.
    pub(super) fn hide(&mut self, range: Range<usize>) {
        if let Some(target) = self.bytes.get_mut(range) {
            target.fill(FILLER as u8);
        }
    }

    /// Blanks the bracket of a link before its text, and the target behind.
    pub(super) fn hide_target(&mut self, range: Range<usize>) {
        let Some(link) = self.bytes.get(range.clone()) else { return };
        let is_laid = |byte: &u8| *byte != b' ' && *byte != FILLER as u8;
        if let (Some(first), Some(last)) = (link.iter().position(is_laid), link.iter().rposition(is_laid)) {
            self.hide(range.start..range.start + first);
            self.hide(range.start + last + 1..range.end);
        }
    }

    /// Notes a stretch of HTML.
    pub(super) fn mark_up(&mut self, span: Span) {
        match self.markup.last_mut() {
            Some(last) if last.end() == span.start() => *last = last.cover(span),
            _ => self.markup.push(span),
        }
    }

    /// Keeps one byte of markup.
    pub(super) fn keep(&mut self, at: usize) {
        if let (Some(target), Some(b'~')) = (self.bytes.get_mut(at), self.text.as_bytes().get(at)) {
            *target = b'~';
        }
    }
}
