//! Markdown: the rendered text, byte for byte where it stands in the file.
//!
//! Markup, link targets, code, HTML, the descriptions of images and struck-out words are blanked; line ends stay. An entity is
//! decoded, and code that names a row of a table or fills a cell of it stands as a word; what is left of it, and markup that a word can run through, is filled ([`form`](crate::form)). Invariant: the prose has as many bytes as the text, and every character of it that is not a
//! space begins on a character boundary of the text.
//!
//! ```text
//! "**Forty** [men](http://x.example)"  ->  "  Forty    men                   "
//! ```

mod laid;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::grid::{Builder, Grid};
use super::{Heading, Page, blank};
use crate::span::Span;

/// The prose of a Markdown text, the offsets where its blocks begin and end, and its comments.
pub(super) fn prose(text: &str) -> Page {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut canvas = Canvas {
        text,
        bytes: blank(text).into_bytes(),
        breaks: Vec::new(),
        markup: Vec::new(),
        hidden: 0,
        single_tilde: false,
        table: None,
        grids: Vec::new(),
        headings: Vec::new(),
        code: Vec::new(),
        has_code: false,
        in_code: false,
        quoted: Vec::new(),
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        canvas.take(&event, range);
    }
    canvas.lay_names();
    let badges = canvas.badges();
    let Canvas { bytes, mut breaks, markup, grids, headings, has_code, quoted, .. } = canvas;
    breaks.sort_unstable();
    breaks.dedup();
    let prose = String::from_utf8(bytes).unwrap_or_else(|_| blank(text));
    Page {
        prose,
        breaks,
        comments: markup.iter().flat_map(|&span| comments(text, span)).collect(),
        grids,
        headings,
        badges,
        quoted,
        has_code,
        ..Page::default()
    }
}

/// The comments within a stretch of HTML.
fn comments(text: &str, markup: Span) -> Vec<Span> {
    let source = markup.of(text);
    let starts = source.match_indices("<!--").map(|(at, _)| at);
    let ends = |at: usize| source.get(at..).and_then(|rest| rest.find("-->")).map_or(source.len(), |end| at + end + 3);
    starts.map(|at| Span::new(at, ends(at)).shifted(markup.start())).collect()
}

/// The prose while it is being laid down over a blank page.
struct Canvas<'t> {
    text: &'t str,
    bytes: Vec<u8>,
    breaks: Vec<usize>,
    /// Stretches of HTML, in order, those that touch joined.
    markup: Vec<Span>,
    hidden: usize,
    single_tilde: bool,
    /// The table that is open, and those that are closed.
    table: Option<Builder>,
    grids: Vec<Grid>,
    headings: Vec<Heading>,
    /// Stretches of code.
    code: Vec<Span>,
    /// Whether a block of it is fenced, and whether one is open.
    has_code: bool,
    in_code: bool,
    /// What it quotes.
    quoted: Vec<Span>,
}

impl Canvas<'_> {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, range),
            Event::End(end) => self.close(*end, range),
            Event::Text(rendered) if self.hidden == 0 => self.lay(rendered, range),
            Event::Text(_) if self.in_code => self.quote(range),
            Event::Rule => self.breaks.push(range.end),
            Event::InlineHtml(_) => {
                self.hide(range.clone());
                self.mark_up(Span::new(range.start, range.end));
            }
            Event::Code(_) => self.code.push(Span::new(range.start, range.end)),
            Event::Html(_) => self.mark_up(Span::new(range.start, range.end)),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Strikethrough => {
                // "10~20 or 30~40" is no deletion: only two tildes are
                self.single_tilde = !self.text.get(range.clone()).is_some_and(|source| source.starts_with("~~"));
                if self.single_tilde {
                    self.keep(range.start);
                    self.keep(range.end.saturating_sub(1));
                } else {
                    self.hidden += 1;
                }
            }
            tag if hides(tag) => {
                self.hidden += 1;
                if let Tag::CodeBlock(block) = tag {
                    self.in_code = matches!(block, CodeBlockKind::Fenced(_));
                    self.has_code |= self.in_code;
                    self.code.push(Span::new(range.start, range.end));
                }
            }
            Tag::Heading { level, .. } => self.headings.push(Heading { span: Span::new(range.start, range.end), level: *level as u8 }),
            Tag::Table(_) => self.table = Some(Builder::new(range.start)),
            _ => self.tabulate(tag, &range),
        }
        let inline = marks(tag);
        self.hide(range.start..range.start + inline);
        self.hide(range.end.saturating_sub(inline)..range.end);
        if is_block(tag.to_end()) {
            self.breaks.push(range.start);
        }
    }

    fn tabulate(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let Some(table) = &mut self.table else { return };
        match tag {
            Tag::TableHead => table.row(true),
            Tag::TableRow => table.row(false),
            Tag::TableCell => table.cell(Span::new(range.start, range.end), false, 1, 1),
            _ => {}
        }
    }

    fn close(&mut self, end: TagEnd, range: Range<usize>) {
        if end == TagEnd::Table {
            self.grids.extend(self.table.take().and_then(|table| table.finish(range.end)));
        }
        self.in_code &= end != TagEnd::CodeBlock;
        let hid = match end {
            TagEnd::Image | TagEnd::CodeBlock => true,
            TagEnd::Link => self.text.get(range.clone()).is_some_and(|source| source.starts_with('<')),
            TagEnd::Strikethrough => !self.single_tilde,
            _ => false,
        };
        self.hidden = self.hidden.saturating_sub(usize::from(hid));
        if end == TagEnd::Link && !hid {
            self.hide_target(range.clone());
        }
        if is_block(end) {
            self.breaks.push(range.end);
        }
    }
}

/// How many signs mark a stretch on either side.
fn marks(tag: &Tag<'_>) -> usize {
    match tag {
        Tag::Emphasis => 1,
        Tag::Strong => 2,
        _ => 0,
    }
}

/// Whether what stands inside is not read as prose.
fn hides(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Image { .. } | Tag::CodeBlock(_) | Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. })
}

/// Whether no sentence runs across its ends.
fn is_block(end: TagEnd) -> bool {
    !matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript | TagEnd::Link | TagEnd::Image)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::form::{FILLER, seen};

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        let Page { prose, .. } = prose(text);
        assert_eq!(prose.len(), text.len());
        let shown = seen(&prose, false);
        assert_eq!(crate::form::shown(&shown).split_whitespace().collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn markup_is_blanked_and_text_stays_in_its_place() {
        let text = "# Forty **men**\n\nThey [left](http://x.example/30 \"31\") at *noon*.\n";
        let Page { prose, .. } = prose(text);
        assert_eq!(prose.replace(FILLER, "~"), "  Forty ~~men~~\n\nThey ~left~~~~~~~~~~~~~~~~~~~~~~~~~~~ at ~noon~.\n");
    }

    #[test]
    fn code_html_images_and_struck_out_words_are_no_prose() {
        reads("Use `30` here <b>31</b> ![32 men](33.png) and ~~34~~ 35.", "Use here 31 and 35.");
        reads("One\n\n```\n36 men\n```\n\n    37 men\n\n<div>38</div>\n\nTwo <http://x.example/39>", "One Two");
    }

    #[test]
    fn a_single_tilde_deletes_nothing() {
        reads("It took 10~20 or 30~40 days, ~50 at most.", "It took 10~20 or 30~40 days, ~50 at most.");
    }

    #[test]
    fn entities_and_escapes_are_decoded_in_place() {
        reads("Smith &amp; Co paid &pound;30 for 4\\*5", "Smith & Co paid \u{a3}30 for 4*5");
        assert_eq!(prose("a &lt;5 b").prose.replace(FILLER, "~"), "a ~~~<5 b");
        assert_eq!(prose("16&ndash;20").prose.replace(FILLER, "~"), "16\u{2013}~~~~20");
        reads("**1**,200 and thou&shy;sand", "1,200 and thousand");
    }

    #[test]
    fn blocks_break_sentences() {
        let text = "Head\n====\n- one\n- two\n  - three\n\n| a | b |\n|---|---|\n| 4 | 5 |\n";
        let Page { prose, breaks, .. } = prose(text);
        let pieces: Vec<&str> = std::iter::once(0)
            .chain(breaks.iter().copied())
            .zip(breaks.iter().copied().chain(std::iter::once(text.len())))
            .filter_map(|(start, end)| prose.get(start..end).map(str::trim).filter(|piece| !piece.is_empty()))
            .collect();
        assert_eq!(pieces, ["Head", "one", "two", "three", "a", "b", "4", "5"]);
    }

    #[test]
    fn comments_are_found_and_those_of_code_are_not() {
        let text = "A <!-- one --> b `<!-- no -->`\n\n<!-- two\nlines -->\n\n    <!-- no -->\n";
        assert_eq!(prose(text).comments.iter().map(|span| span.of(text)).collect::<Vec<_>>(), ["<!-- one -->", "<!-- two\nlines -->"]);
    }

    proptest! {
        #[test]
        fn the_prose_is_as_long_as_the_text_and_its_characters_keep_their_place(text in "([a-z0-9 \\n#*_~`|<>\\[\\]()&;!-]|é|–|&amp;|&ndash;|\\r\\n){0,60}") {
            let Page { prose, breaks, .. } = prose(&text);
            prop_assert_eq!(prose.len(), text.len());
            prop_assert!(prose.char_indices().all(|(at, c)| c == ' ' || c == FILLER || text.is_char_boundary(at)));
            prop_assert!(breaks.is_sorted() && breaks.iter().all(|&at| prose.is_char_boundary(at)));
        }
    }
}
