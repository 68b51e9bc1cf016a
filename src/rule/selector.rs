//! Which figures a rule speaks of.

use crate::claim::{Aspect, Mode, Trend};
use crate::quantity::Dimension;

/// Which assertions a rule speaks of. Every field that is given must hold; an empty list allows anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selector {
    /// The named measure.
    pub measure: Option<String>,
    /// Lemmas of what is counted.
    pub noun: Vec<String>,
    /// Event classes of the vocabulary.
    pub event: Vec<String>,
    /// Lemmas of what a share is a share of.
    pub whole: Vec<String>,
    /// Kinds of figure.
    pub dimension: Vec<Dimension>,
    /// Names of units.
    pub unit: Vec<String>,
    /// Ways of putting it forward; asserted and estimated claims where empty.
    pub mode: Vec<Mode>,
    /// Level, origin or change.
    pub aspect: Vec<Aspect>,
    /// Directions.
    pub trend: Vec<Trend>,
    /// Lemmas of which one must stand within a few words, be what is measured, or name the event: "average", "each".
    pub near: Vec<String>,
    /// Lemmas of which one must name it: what is counted, what stands before the figure, or the event: "total" of "a total of 305".
    pub called: Vec<String>,
    /// Lemmas that must all stand in the sentence: "clear" and "lead".
    pub with: Vec<String>,
    /// Lemmas of which none may stand in the sentence: "unchanged".
    pub without: Vec<String>,
}

impl Selector {
    /// Whether a claim with this way of being put forward is spoken of.
    #[must_use]
    pub fn allows_mode(&self, mode: Mode) -> bool {
        if self.mode.is_empty() { matches!(mode, Mode::Asserted | Mode::Estimated | Mode::Headline) } else { self.mode.contains(&mode) }
    }
}
