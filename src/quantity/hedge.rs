//! How firmly a figure is stated.

use serde::{Deserialize, Serialize};

/// What the words around a number make of it: the closed vocabulary of the JSON contract.
///
/// Which words have which effect is data (`rules/lexicon/hedges.toml`).
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::VariantNames,
    strum::EnumString,
    strum::Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Hedge {
    /// The number itself.
    #[default]
    Exact,
    /// "roughly", "some", "an estimated": give or take.
    About,
    /// "almost", "close to": a little below.
    Nearly,
    /// "just over": a little above.
    JustOver,
    /// "at least": the number or more.
    AtLeast,
    /// "more than": above the number.
    MoreThan,
    /// "up to": the number or less.
    AtMost,
    /// "fewer than": below the number.
    LessThan,
    /// "between 16 and 20": a range.
    Between,
    /// "dozens", "tens of thousands": no number is stated.
    Vague,
}

impl Hedge {
    /// Whether the figure has no end above.
    #[must_use]
    pub fn is_lower_bound(self) -> bool {
        matches!(self, Self::AtLeast | Self::MoreThan)
    }

    /// Whether the figure has no end below.
    #[must_use]
    pub fn is_upper_bound(self) -> bool {
        matches!(self, Self::AtMost | Self::LessThan)
    }
}
