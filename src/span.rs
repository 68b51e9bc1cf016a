//! Places in a source: byte offsets, half open.
//!
//! Every offset that crosses a module boundary is a [`Span`] or a [`Site`], never a bare number, so that bytes of a sentence
//! are not mistaken for bytes of a file. A span always lies on character boundaries of the text that it was made from.

use std::ops::Range;

/// A half-open range of bytes in one source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(from = "Ends")]
pub struct Span {
    start: usize,
    end: usize,
}

/// A span as it is read back, whose ends may stand in any order.
#[derive(serde::Deserialize)]
struct Ends {
    start: usize,
    end: usize,
}

impl From<Ends> for Span {
    fn from(ends: Ends) -> Self {
        Self::new(ends.start, ends.end)
    }
}

impl Span {
    /// The bytes from `start` up to but not including `end`.
    ///
    /// A reversed pair yields an empty span at `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// First byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start
    }

    /// First byte after the span.
    #[must_use]
    pub fn end(self) -> usize {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same span, `by` bytes later.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }

    /// The text under the span; empty where the span does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// As a range, for indexing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// The number of a source within one dossier, in order of the arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct SourceId(u32);

impl SourceId {
    /// The source at this index of the dossier.
    ///
    /// Saturates above `u32::MAX` sources, which no dossier reaches.
    #[must_use]
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Index into the dossier.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A place in a dossier: a span in one of its sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Site {
    /// Which source.
    pub source: SourceId,
    /// Which bytes of it.
    pub span: Span,
}
