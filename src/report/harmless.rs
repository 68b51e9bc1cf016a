//! What may reach a terminal: nothing that it would obey, whoever wrote it.
//!
//! Names of files, texts, rules and configurations may hold escape sequences. The parts of a report are shown by [`fit`](super::fit), which
//! drops them; what is printed as a whole goes through [`harmless`] as well, so that nothing depends on one part having been thought of.

use std::borrow::Cow;
use std::fmt::{self, Write};

use miette::{Diagnostic, LabeledSpan, NamedSource, Severity, SourceCode};

use super::fit::{one_line, shown};

const ESCAPE: char = '\u{1b}';
/// Styles and colours that reports are set in: bold, dim, italic, underlined, and the eight colours; nothing that hides or blinks.
const STYLES: [(u8, u8); 4] = [(0, 4), (22, 24), (30, 37), (39, 39)];

/// The text without control characters. Line ends and tabs stay, and so do the colours of a report that is set in colours.
#[must_use]
pub fn harmless(text: &str, colored: bool) -> Cow<'_, str> {
    let is_suspect = |byte: u8| byte < b' ' && byte != b'\n' && byte != b'\t' || byte == 0x7f || byte == 0xc2;
    if !text.bytes().any(is_suspect) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(length) = style_at(rest).filter(|_| colored) {
            let (style, behind) = rest.split_at(length);
            kept.push_str(style);
            rest = behind;
            continue;
        }
        kept.extend(Some(c).filter(|&c| !c.is_control() || c == '\n' || c == '\t'));
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    Cow::Owned(kept)
}

/// Bytes of a style that the text begins with.
fn style_at(text: &str) -> Option<usize> {
    let codes = text.strip_prefix(ESCAPE)?.strip_prefix('[')?;
    let (codes, _) = codes.split_once('m')?;
    let is_style = |code: &str| code.parse().is_ok_and(|code: u8| STYLES.iter().any(|&(first, last)| (first..=last).contains(&code)));
    codes.split(';').all(is_style).then_some(codes.len() + 3)
}

/// JSON in which control characters are written by their numbers. JSON itself leaves those beyond ASCII as they are.
pub(super) fn in_json(text: String) -> String {
    let bytes = text.as_bytes();
    let is_beyond_ascii = |pair: &[u8]| matches!(pair, [0xc2, 0x80..0xa0]);
    if !bytes.contains(&0x7f) && !bytes.windows(2).any(is_beyond_ascii) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() && c != '\n' {
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// A source as it is quoted: each byte stands where it stood, so that labels still point at what they mean.
fn quoted(text: &str) -> String {
    let stand_in = |c: char| match c {
        '\n' | '\t' => c,
        // of a line end of two
        '\r' => ' ',
        c if !c.is_control() && shown(c).is_some() => c,
        // as many bytes
        c => ['?', '\u{bf}', '\u{fffd}'].get(c.len_utf8() - 1).copied().unwrap_or(c),
    };
    text.chars().map(stand_in).collect()
}

/// Lines of a source beside a label: all of them.
const ALL: usize = usize::MAX >> 1;

/// A diagnostic whose words and source a terminal does not obey.
#[derive(Debug)]
pub(super) struct Harmless<'d> {
    inner: &'d dyn Diagnostic,
    source: Option<NamedSource<String>>,
}

impl<'d> Harmless<'d> {
    pub(super) fn new(inner: &'d dyn Diagnostic) -> Self {
        let label = inner.labels().and_then(|mut labels| labels.next());
        let read = label.zip(inner.source_code()).and_then(|(label, source)| source.read_span(label.inner(), ALL, ALL).ok());
        let source = read.map(|read| NamedSource::new(one_line(read.name().unwrap_or_default()), quoted(&String::from_utf8_lossy(read.data()))));
        Self { inner, source }
    }
}

impl fmt::Display for Harmless<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&one_line(&self.inner.to_string()))
    }
}

impl std::error::Error for Harmless<'_> {}

impl Diagnostic for Harmless<'_> {
    fn severity(&self) -> Option<Severity> {
        self.inner.severity()
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = self.inner.help()?.to_string();
        Some(Box::new(harmless(&help, false).into_owned()))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let clean = |label: LabeledSpan| {
            let (text, place) = (label.label().map(one_line), *label.inner());
            if label.primary() { LabeledSpan::new_primary_with_span(text, place) } else { LabeledSpan::new_with_span(text, place) }
        };
        Some(Box::new(self.inner.labels()?.map(clean)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_dropped() {
        assert_eq!(harmless("a\u{1b}[2Jb\u{9b}31mc\rd\u{7f}\n\te", false), "a[2Jb31mcd\n\te");
        assert_eq!(harmless("caf\u{e9} 4\u{a0}%", false), "caf\u{e9} 4\u{a0}%");
    }

    #[test]
    fn colours_stay_where_there_are_any_and_what_hides_does_not() {
        assert_eq!(harmless("\u{1b}[31;1mred\u{1b}[0m \u{1b}[8mhidden\u{1b}]0;title\u{7}", true), "\u{1b}[31;1mred\u{1b}[0m [8mhidden]0;title");
        assert_eq!(harmless("\u{1b}[31mred\u{1b}[0m", false), "[31mred[0m");
    }

    #[test]
    fn json_holds_them_as_numbers() {
        let text = in_json(serde_json::to_string("a\u{1b}\u{9b}\u{7f}").unwrap_or_default());
        assert_eq!(text, "\"a\\u001b\\u009b\\u007f\"");
        assert_eq!(serde_json::from_str::<String>(&text).unwrap_or_default(), "a\u{1b}\u{9b}\u{7f}");
    }

    #[test]
    fn a_quoted_source_keeps_its_places() {
        let text = "a = \"\u{1b}[2J\u{9b}\u{202e}\"\n\tb";
        assert_eq!(quoted(text), "a = \"?[2J\u{bf}\u{fffd}\"\n\tb");
        assert_eq!(quoted(text).len(), text.len());
    }
}
