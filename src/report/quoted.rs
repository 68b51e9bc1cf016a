//! Diagnostics that point into a file which somebody else wrote: what a terminal would obey is not quoted.

use std::fmt;

use miette::{Diagnostic, LabeledSpan, NamedSource, Severity, SourceCode};

use super::fit::{one_line, shown};
use super::harmless::harmless;

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
pub(super) struct Quoted<'d> {
    inner: &'d dyn Diagnostic,
    source: Option<NamedSource<String>>,
}

impl<'d> Quoted<'d> {
    pub(super) fn new(inner: &'d dyn Diagnostic) -> Self {
        let label = inner.labels().and_then(|mut labels| labels.next());
        let read = label.zip(inner.source_code()).and_then(|(label, source)| source.read_span(label.inner(), ALL, ALL).ok());
        let source = read.map(|read| NamedSource::new(one_line(read.name().unwrap_or_default()), quoted(&String::from_utf8_lossy(read.data()))));
        Self { inner, source }
    }
}

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&one_line(&self.inner.to_string()))
    }
}

impl std::error::Error for Quoted<'_> {}

impl Diagnostic for Quoted<'_> {
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
    fn a_quoted_source_keeps_its_places() {
        let text = "a = \"\u{1b}[2J\u{9b}\u{202e}\"\n\tb";
        assert_eq!(quoted(text), "a = \"?[2J\u{bf}\u{fffd}\"\n\tb");
        assert_eq!(quoted(text).len(), text.len());
    }
}
