//! Sources: the only readers of source files.
//!
//! A [`Document`] keeps its bytes as they are in the file and, beside them, its *prose*: the same text, byte for byte of the same
//! length, in which everything that is not prose (markup, link targets, code) is blanked out. Every offset into the prose is
//! therefore an offset into the file, whatever the format.

mod load;
mod markdown;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use load::{LoadError, LoadWarning, Loaded};

/// What a source is in a check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Role {
    /// What is about to be published.
    Draft,
    /// What it is checked against.
    #[default]
    Source,
}

/// How a source is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// `CommonMark`, with front matter.
    Markdown,
}

/// One document.
#[derive(Clone, Debug)]
pub struct Document {
    name: String,
    text: String,
    prose: String,
    breaks: Vec<usize>,
    lines: Vec<usize>,
    format: Format,
    /// Draft or source.
    pub role: Role,
    /// The day it was published, where it is known.
    pub date: Option<Date>,
    /// Who published it, where it is known.
    pub outlet: Option<String>,
}

/// A place for people: line and column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Character within the line.
    pub column: usize,
}

impl Document {
    /// A document of plain text, from memory.
    #[must_use]
    pub fn plain(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self::new(name.into(), text.into(), Format::Text)
    }

    /// A document of the given format, from memory.
    #[must_use]
    pub fn new(name: String, text: String, format: Format) -> Self {
        let (prose, breaks) = match format {
            Format::Text => (text.clone(), Vec::new()),
            Format::Markdown => markdown::prose(&text),
        };
        let lines = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        Self { name, text, prose, breaks, lines, format, role: Role::default(), date: None, outlet: None }
    }

    /// How the user calls it: a path as given, or `-`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text as it stands in the file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text with everything that is not prose blanked out; as many bytes as [`Self::text`].
    #[must_use]
    pub fn prose(&self) -> &str {
        &self.prose
    }

    /// Offsets where a block ends, so that no sentence runs across; sorted.
    #[must_use]
    pub fn breaks(&self) -> &[usize] {
        &self.breaks
    }

    /// How it is written.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Line and column of a byte; the end of the text for an offset beyond it.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        let line = self.lines.partition_point(|&start| start <= offset);
        let start = line.checked_sub(1).and_then(|index| self.lines.get(index)).copied().unwrap_or(0);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
        Place { line: line.max(1), column }
    }

    /// Bytes of a line, without its end; `None` beyond the last line. Lines count from 1.
    #[must_use]
    pub fn line(&self, line: usize) -> Option<crate::span::Span> {
        let start = *self.lines.get(line.checked_sub(1)?)?;
        let end = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        Some(crate::span::Span::new(start, end))
    }
}
