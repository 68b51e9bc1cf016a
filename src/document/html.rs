//! HTML: the text of the article, byte for byte where it stands in the file.
//!
//! Tags, scripts, navigation, code, struck-out and hidden text are blanked. What is read:
//! ```text
//! text of <article>, <main> or itemprop="articleBody", and of every <h1>   where there is any
//! text of <body>                                                           otherwise
//! <title>                                                                  where there is no <h1>
//! ```
//! A character reference is decoded in place; what is left of it, and tags that a word can run through, is filled ([`form`](crate::form)). Date, outlet and author come from JSON-LD, else from
//! `<meta>`, else from `<time>`. Invariant: the prose has as many bytes as the text.

use std::collections::HashMap;

use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{HtmlString, Tokenizer};
use jiff::civil::Date;
use serde_json::Value;

use super::grid::{Builder, Grid};
use super::{Page, blank, front, items};
use crate::form::FILLER;
use crate::span::Span;

/// Elements without an end tag.
const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Elements that a sentence runs through.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "data", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub",
    "sup", "time", "u", "var", "wbr", "img", "code", "del", "strike", "br", "label",
];
/// Elements that a word runs through: they change its looks and nothing else.
const WITHIN_WORDS: &[&str] = &["abbr", "b", "bdi", "bdo", "em", "font", "i", "ins", "mark", "strong", "u", "wbr"];
/// Elements whose text is no part of an article.
const HIDDEN: &[&str] = &[
    "script", "style", "nav", "aside", "footer", "form", "noscript", "template", "svg", "math", "button", "select", "textarea", "iframe", "object", "video",
    "audio", "canvas", "dialog", "menu", "code", "pre", "del", "s", "strike", "head",
];
/// Roles of elements whose text is no part of an article.
const HIDDEN_ROLES: &[&str] = &["navigation", "complementary", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "alert"];
/// Elements that end where one of the same name begins.
const SIBLINGS: &[&str] = &["p", "li", "td", "th", "tr", "dt", "dd", "option"];
/// `<meta>` names and properties that give the day of publication.
const DATE_NAMES: &[&str] = &[
    "article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
];
/// `<meta>` names and properties that give the publisher.
const OUTLET_NAMES: &[&str] = &["og:site_name", "publisher", "dc.publisher", "application-name"];
/// `<meta>` names and properties that give the author.
const AUTHOR_NAMES: &[&str] = &["author", "dc.creator", "article:author", "byl"];
/// A character reference is no longer than this: "&CounterClockwiseContourIntegral;".
const LONGEST_REFERENCE: usize = 34;

/// The prose of an HTML text, and what the page says of itself.
pub(super) fn prose(text: &str) -> Page {
    let mut reader = Reader { text, ..Reader::default() };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
        reader.take(token);
    }
    reader.finish()
}

/// An element that is open, with what holds inside it by the elements that it stands in.
struct Open {
    name: String,
    is_hidden: bool,
    zone: Zone,
    is_json: bool,
}

/// Which part of the page a text stands in; the later ones prevail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Zone {
    #[default]
    Body,
    Article,
    Heading,
    Title,
}

#[derive(Default)]
struct Reader<'t> {
    text: &'t str,
    open: Vec<Open>,
    /// The places in `open` of each name, the innermost last: a page may nest without end, and each end tag asks for the nearest of its name.
    named: HashMap<String, Vec<usize>>,
    pieces: Vec<(Zone, Span)>,
    lines: Vec<(Zone, usize)>,
    breaks: Vec<usize>,
    comments: Vec<Span>,
    begins: Next,
    ends: Next,
    /// Tags that a word runs through.
    within: Vec<(Zone, Span)>,
    /// Tables that are open, the innermost last, and those that are closed.
    tables: Vec<Table>,
    grids: Vec<(Zone, Grid)>,
    lists: items::Builder,
    /// Where the last markup ended.
    cursor: usize,
    said: Said,
}

/// A table that is open.
#[derive(Default)]
struct Table {
    builder: Builder,
    /// What is open in it.
    part: Option<Part>,
    /// Whether it holds another table, for which it is the frame.
    is_frame: bool,
    in_head: bool,
}

/// Where the next of some words stands, looked for once: comments come in order, and there may be no end of them.
#[derive(Default)]
enum Next {
    #[default]
    Unsought,
    At(usize),
    Nowhere,
}

impl Next {
    /// Where it stands from a place on that is no earlier than the last one.
    fn from(&mut self, words: &str, text: &str, from: usize) -> Option<usize> {
        let is_behind = match *self {
            Self::Unsought => true,
            Self::At(at) => at < from,
            Self::Nowhere => false,
        };
        if is_behind {
            *self = text.get(from..).and_then(|rest| rest.find(words)).map_or(Self::Nowhere, |at| Self::At(from + at));
        }
        if let Self::At(at) = *self { Some(at) } else { None }
    }
}

/// A part of a table: where it begins, and what it is.
struct Part {
    start: usize,
    kind: Piece,
}

enum Piece {
    Caption,
    Cell { is_head: bool, columns: usize, rows: usize },
}

impl Table {
    /// Ends what is open.
    fn end_part(&mut self, at: usize) {
        let Some(part) = self.part.take() else { return };
        let span = Span::new(part.start, at);
        match part.kind {
            Piece::Caption => self.builder.title(span),
            Piece::Cell { is_head, columns, rows } => self.builder.cell(span, is_head, columns, rows),
        }
    }
}

/// What the page says of itself, best first.
#[derive(Default)]
struct Said {
    linked: Metadata,
    meta: Metadata,
    time: Option<Date>,
}

#[derive(Default)]
struct Metadata {
    date: Option<Date>,
    outlet: Option<String>,
    author: Option<String>,
}

impl Reader<'_> {
    fn take(&mut self, token: Token<usize>) {
        match token {
            Token::StartTag(tag) => {
                self.text_until(tag.span.start, tag.span.end);
                self.pass(&string(&tag.name), Span::new(tag.span.start, tag.span.end));
                self.open(&tag);
            }
            Token::EndTag(tag) => {
                self.text_until(tag.span.start, tag.span.end);
                self.pass(&string(&tag.name), Span::new(tag.span.start, tag.span.end));
                self.close(&string(&tag.name), Span::new(tag.span.start, tag.span.end));
            }
            Token::String(string) => self.data(&string.value),
            Token::Comment(comment) => {
                let span = self.comment(Span::new(comment.span.start, comment.span.end));
                self.text_until(span.start(), span.end());
            }
            Token::Doctype(doctype) => self.text_until(doctype.span.start, doctype.span.end),
            Token::Error(_) => {}
        }
    }

    /// Everything from the last markup to the next one is text: the spans of markup are exact, those of text with references are not.
    fn text_until(&mut self, start: usize, end: usize) {
        let zone = self.zone();
        if zone == Zone::Title || !self.is_hidden() {
            self.pieces.push((zone, Span::new(self.cursor, start)));
        }
        self.cursor = end.max(self.cursor);
    }

    /// Notes a tag that a word runs through.
    fn pass(&mut self, name: &str, span: Span) {
        if WITHIN_WORDS.contains(&name) && !self.is_hidden() {
            self.within.push((self.zone(), span));
        }
    }

    fn open(&mut self, tag: &StartTag<usize>) {
        let name = string(&tag.name);
        let attribute = |key: &str| tag.attributes.get(key.as_bytes()).map(|value| string(&value.value));
        if !INLINE.contains(&name.as_str()) {
            self.breaks.push(tag.span.start);
            self.breaks.push(tag.span.end);
        }
        if SIBLINGS.contains(&name.as_str()) && self.open.last().is_some_and(|open| open.name == name) {
            self.leave(self.open.len() - 1);
        }
        if !self.is_hidden() {
            self.tabulate(&name, tag);
            self.itemise(&name, tag);
        }
        match name.as_str() {
            "meta" => self.said.meta.take_meta(attribute),
            "time" if self.said.time.is_none() && !self.is_hidden() => self.said.time = attribute("datetime").and_then(|value| front::date(value.trim())),
            "br" => self.lines.push((self.zone(), tag.span.start)),
            _ => {}
        }
        if VOID.contains(&name.as_str()) || tag.self_closing && !matches!(name.as_str(), "script" | "style") {
            return;
        }
        let zone = match name.as_str() {
            "title" if self.named.get("svg").is_none_or(Vec::is_empty) => Zone::Title,
            "h1" => Zone::Heading,
            "article" | "main" => Zone::Article,
            _ if attribute("itemprop").as_deref() == Some("articleBody") => Zone::Article,
            _ => Zone::Body,
        };
        let role = attribute("role").unwrap_or_default();
        let style = attribute("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
        let hides = HIDDEN.contains(&name.as_str())
            || name == "header" && self.zone() < Zone::Article
            || attribute("hidden").is_some()
            || attribute("aria-hidden").as_deref() == Some("true")
            || HIDDEN_ROLES.contains(&role.as_str())
            || style.contains("display:none")
            || style.contains("visibility:hidden");
        let is_json = name == "script" && attribute("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
        self.named.entry(name.clone()).or_default().push(self.open.len());
        self.open.push(Open { name, is_hidden: hides || self.is_hidden(), zone: zone.max(self.zone()), is_json });
    }

    fn tabulate(&mut self, name: &str, tag: &StartTag<usize>) {
        let number = |key: &str| {
            let value = tag.attributes.get(key.as_bytes()).map(|value| string(&value.value));
            value.and_then(|value| value.trim().parse::<usize>().ok()).filter(|&number| number > 0).unwrap_or(1)
        };
        if name == "table" {
            if let Some(outer) = self.tables.last_mut().filter(|outer| outer.part.is_some()) {
                outer.is_frame = true;
            }
            self.tables.push(Table { builder: Builder::new(tag.span.start), ..Table::default() });
        }
        let Some(table) = self.tables.last_mut() else { return };
        if matches!(name, "caption" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th") {
            table.end_part(tag.span.start);
        }
        match name {
            "caption" => table.part = Some(Part { start: tag.span.end, kind: Piece::Caption }),
            "thead" => table.in_head = true,
            "tbody" | "tfoot" => table.in_head = false,
            "tr" => table.builder.row(table.in_head),
            "td" | "th" => {
                let kind = Piece::Cell { is_head: name == "th", columns: number("colspan"), rows: number("rowspan") };
                table.part = Some(Part { start: tag.span.end, kind });
            }
            _ => {}
        }
    }

    fn itemise(&mut self, name: &str, tag: &StartTag<usize>) {
        let (at, behind) = (tag.span.start, tag.span.end);
        match name {
            "ul" | "ol" | "dl" => self.lists.open(at, true),
            "li" | "dt" => self.lists.item(at, behind),
            _ => {}
        }
    }

    /// Ends what of a table an end tag ends.
    fn untabulate(&mut self, name: &str, span: Span) {
        let Some(table) = self.tables.last_mut() else { return };
        match name {
            "caption" | "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" => {
                table.end_part(span.start());
                table.in_head &= name != "thead";
            }
            "table" => {
                table.end_part(span.start());
                let zone = self.zone();
                if let Some(Table { builder, is_frame: false, .. }) = self.tables.pop() {
                    self.grids.extend(builder.finish(span.end()).map(|grid| (zone, grid)));
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str, span: Span) {
        if !self.is_hidden() {
            self.untabulate(name, span);
            match name {
                "ul" | "ol" | "dl" => self.lists.close(span.start()),
                "li" | "dd" => self.lists.end(span.start()),
                _ => {}
            }
        }
        if !INLINE.contains(&name) {
            self.breaks.push(span.start());
            self.breaks.push(span.end());
        }
        if let Some(index) = self.named.get(name).and_then(|places| places.last()).copied() {
            self.leave(index);
        }
    }

    /// Closes an element and all that is open in it.
    fn leave(&mut self, index: usize) {
        for closed in self.open.drain(index..) {
            if let Some(places) = self.named.get_mut(&closed.name) {
                places.pop();
            }
        }
    }

    /// The text of a script may be linked data.
    fn data(&mut self, value: &HtmlString) {
        if self.open.last().is_some_and(|open| open.is_json)
            && let Ok(value) = serde_json::from_slice::<Value>(value)
        {
            self.said.linked.take_linked(&value);
        }
    }

    /// A comment with its delimiters.
    fn comment(&mut self, span: Span) -> Span {
        let from = self.begins.from("<!", self.text, self.cursor).unwrap_or(span.start());
        let end = self.ends.from("-->", self.text, from).map_or(span.end(), |at| at + 3);
        let comment = Span::new(from, end);
        self.comments.push(comment);
        comment
    }

    fn is_hidden(&self) -> bool {
        self.open.last().is_some_and(|open| open.is_hidden)
    }

    fn zone(&self) -> Zone {
        self.open.last().map_or_else(Zone::default, |open| open.zone)
    }

    fn finish(mut self) -> Page {
        self.text_until(self.text.len(), self.text.len());
        let has = |zone: Zone| self.pieces.iter().any(|(other, span)| *other == zone && !span.of(self.text).trim().is_empty());
        let (has_article, has_heading) = (has(Zone::Article), has(Zone::Heading));
        let keeps = |zone: Zone| match zone {
            Zone::Body => !has_article,
            Zone::Article | Zone::Heading => true,
            Zone::Title => !has_heading,
        };
        let mut bytes = blank(self.text).into_bytes();
        for &(_, span) in self.pieces.iter().filter(|(zone, _)| keeps(*zone)) {
            lay(self.text, span, &mut bytes);
        }
        for &(_, span) in self.within.iter().filter(|(zone, _)| keeps(*zone)) {
            if let Some(target) = bytes.get_mut(span.range()) {
                target.fill(FILLER as u8);
            }
        }
        for &(_, at) in self.lines.iter().filter(|(zone, _)| keeps(*zone)) {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = b'\n';
            }
        }
        let mut grids: Vec<Grid> = self.grids.into_iter().filter(|(zone, _)| keeps(*zone)).map(|(_, grid)| grid).collect();
        grids.sort_by_key(|grid| grid.span);
        self.breaks.retain(|&at| self.text.is_char_boundary(at));
        self.breaks.sort_unstable();
        self.breaks.dedup();
        let Said { linked, meta, time } = self.said;
        Page {
            prose: String::from_utf8(bytes).unwrap_or_else(|_| blank(self.text)),
            breaks: self.breaks,
            comments: self.comments,
            grids,
            lists: self.lists.finish(self.text.len()),
            date: linked.date.or(meta.date).or(time),
            outlet: linked.outlet.or(meta.outlet),
            author: linked.author.or(meta.author),
            ..Page::default()
        }
    }
}

impl Metadata {
    fn take_meta(&mut self, attribute: impl Fn(&str) -> Option<String>) {
        let key = attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop")).unwrap_or_default().to_ascii_lowercase();
        let Some(content) = attribute("content").map(|content| content.trim().to_owned()).filter(|content| !content.is_empty()) else { return };
        if DATE_NAMES.contains(&key.as_str()) {
            self.date = self.date.or_else(|| front::date(&content));
        } else if OUTLET_NAMES.contains(&key.as_str()) {
            self.outlet.get_or_insert(content);
        } else if AUTHOR_NAMES.contains(&key.as_str()) {
            self.author.get_or_insert(content);
        }
    }

    /// Reads linked data: an object, a list of them, or a graph.
    fn take_linked(&mut self, value: &Value) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.take_linked(value)),
            Value::Object(object) => {
                self.date = self.date.or_else(|| front::date(object.get("datePublished")?.as_str()?));
                self.outlet = self.outlet.take().or_else(|| name_of(object.get("publisher")?));
                self.author = self.author.take().or_else(|| name_of(object.get("author")?));
                if let Some(graph) = object.get("@graph") {
                    self.take_linked(graph);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// A name, given as such, by an object, or by a list of either.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(object) => object.get("name").and_then(name_of),
        Value::Array(values) => {
            let names: Vec<String> = values.iter().filter_map(name_of).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn string(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Lays a text down where its source stands, character references decoded.
fn lay(text: &str, span: Span, bytes: &mut [u8]) {
    let source = span.of(text);
    if let Some(target) = bytes.get_mut(span.range()).filter(|target| target.len() == source.len()) {
        target.copy_from_slice(source.as_bytes());
    }
    for (at, _) in source.match_indices('&') {
        let rest = source.get(at..).unwrap_or_default();
        let name = rest.bytes().skip(1).take(LONGEST_REFERENCE).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
        let length = name + 2;
        let Some(decoded) = rest.get(..length).filter(|source| source.ends_with(';')).and_then(reference) else { continue };
        let start = span.start() + at;
        if let Some(target) = bytes.get_mut(start..start + length).filter(|target| decoded.len() <= target.len()) {
            target.fill(FILLER as u8);
            if let Some(head) = target.get_mut(..decoded.len()) {
                head.copy_from_slice(decoded.as_bytes());
            }
        }
    }
}

/// What a character reference stands for.
fn reference(source: &str) -> Option<String> {
    let mut decoded = String::new();
    for Ok(token) in Tokenizer::new(source) {
        if let Token::String(piece) = token {
            decoded.push_str(&string(&piece.value));
        }
    }
    (decoded != source).then_some(decoded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: &str) -> Page {
        let page = prose(text);
        assert_eq!(page.prose.len(), text.len());
        let shown = crate::form::seen(&page.prose, false);
        assert_eq!(crate::form::shown(&shown).split_whitespace().collect::<Vec<_>>().join(" "), expected);
        page
    }

    #[test]
    fn tags_are_blanked_and_text_stays_in_its_place() {
        let text = "<p>Forty <b>men</b> left.</p>";
        assert_eq!(prose(text).prose.replace(FILLER, "~"), "   Forty ~~~men~~~~ left.    ");
    }

    #[test]
    fn scripts_navigation_and_hidden_text_are_no_prose() {
        let text = "<html><head><title>Site 1</title><style>p{width:2px}</style></head><body><nav>3 links</nav><header>4</header>\
            <p>Five <!-- 6 --> boats<script>var x = '<p>7</p>';</script><span hidden>8</span><i style='display: none'>9</i>.</p>\
            <div aria-hidden=\"true\">10</div><del>11</del><p>Last<p hidden>12<p>Twelve</body></html>";
        reads(text, "Site 1 Five boats . Last Twelve");
    }

    #[test]
    fn an_article_leaves_the_rest_of_the_page_out() {
        let text = "<title>Quay | 40</title><div>Cookies 1</div><h1>Forty boats</h1><article><header>By us</header><p>They left.</p><aside>2 more</aside></article><div>3</div>";
        reads(text, "Forty boats By us They left.");
    }

    #[test]
    fn references_are_decoded_in_place() {
        assert_eq!(
            prose("<p>16&ndash;20&nbsp;% &#163;5 &amp c &bogus; 7</p>").prose.replace(FILLER, "~"),
            "   16\u{2013}~~~~20\u{a0}~~~~% \u{a3}~~~~5 &amp c &bogus; 7    "
        );
    }

    #[test]
    fn linked_data_goes_before_meta() {
        let page = prose(
            "<meta property='article:published_time' content='2019-01-01'><meta property='og:site_name' content='The Quay'>\
             <script type='application/ld+json'>{\"@graph\":[{\"datePublished\":\"2019-03-02T10:00:00Z\",\"author\":[{\"name\":\"A. Reed\"},{\"name\":\"B. Sand\"}]}]}</script><p>x",
        );
        assert_eq!(
            (page.date, page.outlet.as_deref(), page.author.as_deref()),
            (Some(jiff::civil::date(2019, 3, 2)), Some("The Quay"), Some("A. Reed, B. Sand"))
        );
        assert_eq!(prose("<article><time datetime='2020-05-06T01:00'>6 May</time></article>").date, Some(jiff::civil::date(2020, 5, 6)));
    }

    #[test]
    fn lists_and_what_names_have_are_items() {
        let text = "<ul><li>Wards: 500<ul><li>Tarn: 180</li></ul></li><li>Homes</ul><dl><dt>Buses<dd>140</dd><dt>Trams</dt><dd>36</dd></dl><li>none";
        let shown = |list: &crate::document::List| list.items.iter().map(|item| format!("{} {}", item.depth, item.span.of(text))).collect::<Vec<_>>();
        let lists = prose(text).lists;
        let shown: Vec<Vec<String>> = lists.iter().map(shown).collect();
        assert_eq!(shown, [vec!["0 Wards: 500", "1 Tarn: 180", "0 Homes"], vec!["0 Buses<dd>140", "0 Trams</dt><dd>36"]]);
    }

    #[test]
    fn comments_keep_their_place() {
        let text = "<p>a<!-- gainsay: allow x because y -->b</p><!---->";
        let page = prose(text);
        assert_eq!(page.comments.iter().map(|span| span.of(text)).collect::<Vec<_>>(), ["<!-- gainsay: allow x because y -->", "<!---->"]);
    }

    proptest! {
        #[test]
        fn the_prose_is_as_long_as_the_text(text in "(<p>|</p>|<script>|</script>|<!--|-->|<b |x=\"|\">|&amp;|&#x2013;|&|<|[a-z0-9 ]|é|–|\\r\\n|<title>|<article>){0,40}") {
            let page = prose(&text);
            prop_assert_eq!(page.prose.len(), text.len());
            prop_assert!(page.breaks.is_sorted() && page.breaks.iter().all(|&at| page.prose.is_char_boundary(at)));
            prop_assert!(page.prose.char_indices().all(|(at, c)| c == ' ' || c == '\n' || c == FILLER || text.is_char_boundary(at)));
        }
    }
}
