//! The parts of what a figure is about, in which two figures agree or differ.

use serde::{Deserialize, Serialize};

/// A part of what an assertion is about that can agree or differ.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::VariantArray,
    strum::VariantNames,
    strum::EnumString,
    strum::Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Facet {
    /// What it is measured in.
    Unit,
    /// What is counted.
    Noun,
    /// The words that narrow the noun.
    Modifiers,
    /// What happened to it.
    Event,
    /// What a share is a share of.
    Whole,
    /// Who does it, or what is measured.
    Subject,
    /// Where.
    Place,
    /// When.
    Time,
    /// Who says so.
    Speaker,
    /// How it is put forward.
    Mode,
}

impl Facet {
    /// Every facet, in order.
    pub const ALL: [Self; 10] =
        [Self::Unit, Self::Noun, Self::Modifiers, Self::Event, Self::Whole, Self::Subject, Self::Place, Self::Time, Self::Speaker, Self::Mode];
}
