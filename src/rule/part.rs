//! The parts that figures play in a relation: a rule selects each by its name.

use serde::{Deserialize, Serialize};

/// The part that an assertion plays in a relation.
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
    strum::VariantNames,
    strum::EnumString,
    strum::Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Part {
    /// All assertions are alike.
    Each,
    /// A part of a whole.
    Part,
    /// The whole.
    Whole,
    /// The share that the part is of the whole.
    Share,
    /// Where something stood.
    From,
    /// Where it stands.
    To,
    /// By how much it moved.
    Change,
    /// How many times as much it is.
    Multiple,
    /// So many per so many.
    Rate,
    /// How many there are.
    Number,
    /// How much each has, on average.
    Mean,
    /// How much all have.
    Total,
    /// How long it lasted.
    Duration,
    /// From when to when.
    Dates,
    /// When somebody was born.
    Birth,
    /// When they were of an age.
    Then,
    /// How old they were.
    Age,
    /// Games won by either side.
    Score,
    /// How far a poll may be off.
    Margin,
    /// Which place something takes in a list by size.
    Rank,
    /// What other parts leave.
    Rest,
    /// Games that were won.
    Wins,
    /// Games that nobody won.
    Draws,
    /// No less than this.
    Least,
    /// No more than this.
    Most,
}
