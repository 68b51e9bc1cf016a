//! How large the tables of a model are, and when it stops to look at features.

/// How large the tables are, each as a power of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Rows of the tagger.
    pub tag: u8,
    /// Rows of the moves.
    pub step: u8,
    /// Rows of the relations.
    pub label: u8,
    /// Slots of the words.
    pub words: u8,
}

/// How far ahead the first features must put a class to decide alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stops {
    /// Of tags.
    pub tag: u32,
    /// Of moves.
    pub step: u32,
    /// Of relations.
    pub label: u32,
}

impl Stops {
    /// They never do.
    pub const NEVER: Self = Self { tag: u32::MAX, step: u32::MAX, label: u32::MAX };
}
