//! What two texts are to each other; every pair of their figures is told the same.

/// Numbers that tell whether two texts tell one story.
#[derive(Clone, Copy, Debug, Default)]
pub struct Story {
    /// Share of the statement's names that the source has.
    pub names: f32,
    /// Share of the statement's rare words that the source has.
    pub words: f32,
    /// The same in kindred words.
    pub soft: f32,
    /// Rare figures in common.
    pub figures: f32,
    /// Rarity of the rarest shared names.
    pub rarest: f32,
    /// Words of the statement, as a power of two.
    pub length: f32,
    /// Words of the source, as a power of two.
    pub source: f32,
}
