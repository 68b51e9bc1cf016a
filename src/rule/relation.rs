//! What must hold between the figures that a rule selects: a closed set of relations, each with the parts that it binds.

use serde::{Deserialize, Serialize};

use super::{Facet, Part, Scope};
use crate::quantity::{Amount, Verdict};

/// What must hold between the selected assertions.
#[derive(Clone, Debug, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Relation {
    /// Figures for one thing agree.
    Equal(Equal),
    /// A part is no larger than its whole.
    AtMost(Bound),
    /// `part` of `whole` is `share` percent.
    Share(Derived),
    /// Values that a figure can have.
    Limit(Limit),
    /// From `from` to `to` is `change` percent.
    Change(Derived),
    /// From `from` to `to` is `change`, in the same unit or in percentage points.
    Difference(Derived),
    /// `to` is `multiple` times `from`.
    Multiple(Derived),
    /// Two figures in apposition are one value, in two units or as a fraction and a percentage.
    Convert(Derived),
    /// `part` among `whole` is `rate` per so many.
    Rate(Derived),
    /// `number` times `mean` is `total`.
    Product(Derived),
    /// Each `part` of a list adds up to the `total` that closes it.
    Sum(Derived),
    /// The parts that a text names of one count make it up, or are no more than it.
    Breakdown(Derived),
    /// A move stated in its own unit and in percent fits the level that it led to.
    Gain(Derived),
    /// A stretch of `duration` is as long as its `dates`.
    Span(Derived),
    /// Values stand in their order.
    Order(Order),
    /// Dates and times exist.
    Calendar(Calendar),
    /// From `birth` to `then` somebody grew to `age`.
    Age(Derived),
    /// The two sides of a `score` add up to the `number` of games.
    Games(Derived),
    /// A figure and the one that it is contrasted with are not the same.
    Contrast(Derived),
    /// `share` percent of `whole` things is a whole number of them.
    WholeNumber(Derived),
    /// Two `part`s of a poll lie further apart than its `margin`.
    Margin(Derived),
    /// Shares of one whole add up to no more than all of it.
    Partition(Derived),
    /// The share of a `whole` lies between those of its `part`s.
    MeanOfParts(Derived),
    /// One `part` is counted out of one `whole`.
    Base(Derived),
    /// Amounts beside each other in two currencies are converted at one rate.
    Exchange(Derived),
    /// No more than `rank` less one of a list are larger than the `number` ranked.
    Rank(Derived),
    /// As many things are listed as are counted.
    ListCount(Derived),
    /// One rare figure stands for one thing.
    Echo(Echo),
    /// A count that only grows does not fall from one dated source to the next.
    Monotone(Derived),
    /// A figure of a draft stands in one of its sources.
    Support(Derived),
    /// A figure that moves says from when it is.
    Fresh(Derived),
    /// How many of a group do a thing and how many do not fit each other and the group.
    Tally(Derived),
}

impl Relation {
    /// Allows a derived figure no more than rounding does.
    pub(super) fn forgo_tolerance(&mut self) {
        if let Self::Share(derived)
        | Self::Change(derived)
        | Self::Difference(derived)
        | Self::Multiple(derived)
        | Self::Convert(derived)
        | Self::Rate(derived)
        | Self::Product(derived)
        | Self::Sum(derived)
        | Self::Breakdown(derived)
        | Self::Gain(derived)
        | Self::Span(derived)
        | Self::Age(derived) = self
        {
            derived.tolerance = Tolerance::Rounding;
        }
    }

    /// The parts that its assertions play, each of which a rule selects by name; only [`Part::Each`] where they are all alike.
    #[must_use]
    pub fn parts(&self) -> &'static [Part] {
        match self {
            Self::Equal(_)
            | Self::Limit(_)
            | Self::Convert(_)
            | Self::Calendar(_)
            | Self::Order(Order::RangeEnds | Order::RangeScale)
            | Self::Contrast(_)
            | Self::Partition(_)
            | Self::Exchange(_)
            | Self::ListCount(_)
            | Self::Echo(_)
            | Self::Monotone(_)
            | Self::Support(_)
            | Self::Fresh(_)
            | Self::Tally(_) => &[Part::Each],
            Self::AtMost(_) | Self::MeanOfParts(_) | Self::Base(_) => &[Part::Part, Part::Whole],
            Self::Share(_) => &[Part::Part, Part::Whole, Part::Share],
            Self::Change(_) | Self::Difference(_) => &[Part::From, Part::To, Part::Change],
            Self::Multiple(_) => &[Part::From, Part::To, Part::Multiple],
            Self::Rate(_) => &[Part::Part, Part::Whole, Part::Rate],
            Self::Product(_) => &[Part::Number, Part::Mean, Part::Total],
            Self::Sum(_) | Self::Breakdown(_) => &[Part::Part, Part::Total],
            Self::Gain(_) => &[Part::Change, Part::To, Part::Share],
            Self::Span(_) => &[Part::Duration, Part::Dates],
            Self::Order(Order::Direction) => &[Part::From, Part::To],
            Self::Age(_) => &[Part::Birth, Part::Then, Part::Age],
            Self::Games(_) => &[Part::Score, Part::Number],
            Self::WholeNumber(_) => &[Part::Share, Part::Whole],
            Self::Margin(_) => &[Part::Part, Part::Margin],
            Self::Rank(_) => &[Part::Rank, Part::Number],
        }
    }

    /// How far apart its assertions may stand where a rule does not say.
    #[must_use]
    pub fn default_scope(&self) -> Scope {
        match self {
            Self::Equal(_) | Self::Base(_) | Self::Monotone(_) | Self::Support(_) | Self::Tally(_) => Scope::Dossier,
            Self::Exchange(_) | Self::Echo(_) | Self::Fresh(_) => Scope::Document,
            _ => Scope::Sentence,
        }
    }
}

/// Figures for one thing agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Equal {
    /// Facets that may not differ; absent is allowed.
    pub must_match: Vec<Facet>,
    /// How far apart they may lie.
    pub tolerance: Tolerance,
    /// Which verdicts are reported.
    pub report: Vec<Verdict>,
    /// How much evidence is asked for that both speak of one thing.
    pub evidence: EvidenceFloor,
    /// Facets that both must have and agree in.
    pub same: Vec<Facet>,
    /// How the two must be mistaken for each other; any way where not given.
    pub pattern: Option<Pattern>,
}

/// How one figure is mistaken for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Pattern {
    /// Two neighbouring digits are exchanged: 1,943 and 1,934.
    Transposed,
    /// The digits are the same and the scale is not: 1.2 million and 1.2 billion.
    Magnitude,
    /// One is a bound, and the other is outside it: "at least 50" and 48.
    Bound,
}

/// How much evidence a rule asks for that two assertions speak of one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum EvidenceFloor {
    /// The same measure and the facets of `must-match` are enough.
    Measure,
    /// The words around both must tell one story.
    #[default]
    Story,
}

/// A part is no larger than its whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// Facets that may not differ; absent is allowed.
    pub must_match: Vec<Facet>,
    /// How much larger it may be.
    pub tolerance: Tolerance,
}

/// A figure follows from others.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// How much the stated value may be off.
    pub tolerance: Tolerance,
    /// How it must be mistaken for what it should be; any way where not given.
    pub pattern: Option<Pattern>,
}

/// Values that a figure can have, in its own unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// No value below.
    pub min: Option<Amount>,
    /// No value above.
    pub max: Option<Amount>,
}

/// Which values stand in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Order {
    /// The ends of a range, the lower one first.
    RangeEnds,
    /// The ends of a range, of one scale: not 26 to 31 million.
    RangeScale,
    /// Where something stood and where it stands, as the word for the move says.
    Direction,
}

/// What of a date or a time is held against the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Calendar {
    /// The day of the week of a full date.
    Weekday,
    /// The day of the month.
    Day,
    /// The time of day.
    TimeOfDay,
}

/// One rare figure stands for one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Echo {
    /// The facet in which two figures of the same digits may not differ.
    pub differs: Facet,
    /// Significant digits that make a figure rare.
    pub digits: u8,
}

/// How much a value may be off before a relation is broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tolerance {
    /// As much as the figures were rounded, as written.
    #[default]
    Rounding,
    /// By this share of the larger value: 0.05 of "5%".
    Relative(Amount),
    /// By this amount in the unit of the figures.
    Absolute(Amount),
}
