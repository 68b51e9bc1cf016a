//! The columns of a table: what each is called, what its numbers are measured in, and what it is to the others.

use super::head::Head;
use crate::lexicon::Heading;
use crate::quantity::{Amount, Dimension, Unit};
use crate::span::Span;

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What it is called, as written.
    pub label: String,
    /// Where that stands.
    pub span: Option<Span>,
    /// Lemmas of its name.
    pub lemmas: Vec<String>,
    /// The one year that it names.
    pub year: Option<i16>,
    /// What it is to the others, by its name.
    pub heading: Option<Heading>,
    /// Whether its numbers are places by size.
    pub is_order: bool,
    /// What its numbers are measured in.
    pub unit: Unit,
    /// What each number of it stands for.
    pub scale: Amount,
    /// Whether it holds values.
    pub is_value: bool,
    /// Whether its numbers may be rounded in their last place.
    pub is_rounded: bool,
}

impl Column {
    /// A column of this name.
    #[must_use]
    pub fn named(label: String, span: Option<Span>, head: Head) -> Self {
        let unit = head.unit.unwrap_or_else(Unit::count);
        let scale = head.scale.unwrap_or(Amount::ONE);
        Self {
            label,
            span,
            lemmas: head.lemmas,
            year: head.year,
            heading: head.heading,
            is_order: head.is_order,
            unit,
            scale,
            is_value: false,
            is_rounded: false,
        }
    }

    /// Whether it is of shares, changes, means or places, which do not add up.
    #[must_use]
    pub fn is_derived(&self) -> bool {
        matches!(self.heading, Some(Heading::Share | Heading::Change | Heading::Mean | Heading::Rank))
    }

    /// Whether its numbers are percentages.
    #[must_use]
    pub fn is_percentage(&self) -> bool {
        self.unit == Unit::percent() || self.unit == Unit::percentage_point()
    }

    /// Whether its numbers are measured as those of another.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.unit == other.unit && self.scale == other.scale
    }

    /// Whether its numbers count things that cannot be parted.
    #[must_use]
    pub fn is_count(&self) -> bool {
        self.unit.dimension() == Dimension::Count && self.scale == Amount::ONE
    }
}
