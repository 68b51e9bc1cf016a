//! What kind of thing a figure is.

use serde::{Deserialize, Serialize};

/// The kind of quantity, as the JSON contract names it.
///
/// The last group is typed so that it is never mistaken for a count: an ordinal, a score, a year, a number inside a name.
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
pub enum Dimension {
    /// Things that are counted.
    Count,
    /// Percent, percentage points and fractions of a whole.
    Share,
    /// An amount of a currency.
    Money,
    /// A distance.
    Length,
    /// A surface.
    Area,
    /// A volume.
    Volume,
    /// A mass.
    Mass,
    /// A stretch of time.
    Duration,
    /// How old somebody or something is.
    Age,
    /// Distance over time.
    Speed,
    /// Degrees of heat.
    Temperature,
    /// Energy.
    Energy,
    /// Power.
    Power,
    /// Bits and bytes.
    Information,
    /// Something per something else.
    Rate,
    /// Two numbers set against each other, or a multiple: "2:1", "threefold".
    Ratio,
    /// A place in an order: "third".
    Ordinal,
    /// A result of a game or a vote: "3-1", "218-206".
    Score,
    /// A calendar year, a decade or a century.
    Year,
    /// A day or a month of the calendar.
    Date,
    /// A time of day.
    TimeOfDay,
    /// A number inside a name: "2nd Battalion", "Flight 370", a list number, a telephone number.
    Name,
    /// A measure of another kind: points of an index, degrees of an angle.
    Other,
}

impl Dimension {
    /// Whether figures of this kind say how much or how many there is of something.
    #[must_use]
    pub fn is_quantity(self) -> bool {
        !matches!(self, Self::Ordinal | Self::Score | Self::Year | Self::Date | Self::TimeOfDay | Self::Name)
    }

    /// Whether no value of this kind can be below zero in a level (a change may be).
    #[must_use]
    pub fn is_never_negative(self) -> bool {
        matches!(
            self,
            Self::Count | Self::Length | Self::Area | Self::Volume | Self::Mass | Self::Duration | Self::Age | Self::Speed | Self::Information | Self::Ordinal
        )
    }
}
