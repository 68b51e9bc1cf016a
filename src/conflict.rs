//! A conflict: assertions that cannot all hold under a rule. Numbers, not prose.

use std::sync::Arc;

use crate::claim::{Moment, Rank, Trend};
use crate::quantity::{Amount, Interval, Unit, Verdict};
use crate::rule::{Facet, Rule, Severity};
use crate::span::{Site, SourceId};

/// An assertion of a dossier, by its source and its index there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssertionId {
    /// Which source.
    pub source: SourceId,
    /// Index into its assertions, in text order.
    pub index: usize,
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The assertion.
    pub assertion: AssertionId,
    /// Where it stands.
    pub site: Site,
    /// Its part in the relation: `part`, `whole`, `share` ...; `None` where all sides are alike.
    pub role: Option<&'static str>,
}

/// Assertions that cannot all hold, with the rule, the reason and the size of the gap.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The rule that they break.
    pub rule: Arc<Rule>,
    /// How much it matters here.
    pub severity: Severity,
    /// How the values stand to each other.
    pub verdict: Verdict,
    /// The assertions, in order of source and position.
    pub sides: Vec<Side>,
    /// What was found, in numbers.
    pub finding: Finding,
    /// Where several relations are broken by one figure: what would let them all hold.
    pub remedy: Option<Remedy>,
}

/// The smallest set of figures whose change lets several broken relations hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// The figures and what they would have to be.
    pub changes: Vec<Change>,
    /// How many broken relations would hold, two or more.
    pub relations: usize,
}

/// A figure and what it would have to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The figure, at its first mention.
    pub assertion: AssertionId,
    /// Where it stands.
    pub site: Site,
    /// The values that it would have to be among, in `unit`.
    pub needed: Interval,
    /// What it is measured in.
    pub unit: Unit,
}

/// What was found, in numbers. Every set is in the unit that the variant carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Figures for one thing lie apart.
    Apart {
        /// The distance between the closest ends of the two extreme readings; `None` where they overlap but state different values.
        gap: Option<Amount>,
        /// What they are measured in.
        unit: Unit,
    },
    /// A figure of prose is not what stands in the cell that it names.
    UnlikeCell {
        /// Index into the sides of the cell.
        cell: usize,
    },
    /// A later or more current figure replaces an earlier one.
    Superseded {
        /// Index into the sides of the figure that holds now.
        current: usize,
    },
    /// A figure of a draft that one source confirms and another does not.
    Confirmed {
        /// Index into the sides of the figure of the draft.
        stated: usize,
        /// Index into the sides of the figure that confirms it.
        by: usize,
        /// Index into the sides of the figure that does not.
        other: usize,
        /// Whether the source of the other is older or newer than the one that confirms, where both are dated.
        age: Option<std::cmp::Ordering>,
    },
    /// A value that its kind cannot have.
    Impossible {
        /// What the value may be.
        allowed: Interval,
        /// What it is measured in.
        unit: Unit,
    },
    /// A part is larger than its whole.
    PartExceedsWhole {
        /// By how much, at the least.
        by: Amount,
        /// What both are measured in.
        unit: Unit,
    },
    /// A stated figure does not follow from others.
    DoesNotFollow {
        /// Index into the sides of the figure that does not follow.
        stated: usize,
        /// How it is derived from the others.
        derivation: Derivation,
        /// What the others allow for it, as written (without rounding).
        computed: Interval,
        /// What it is measured in.
        unit: Unit,
    },
    /// Two values stand in the wrong order: the ends of a range, or an origin and a level against the word for the move.
    OutOfOrder {
        /// The value that is stated as the lower end, or as the origin.
        first: Amount,
        /// The value that is stated as the upper end, or as the level.
        second: Amount,
        /// Which way the words say it went; `None` for the ends of a range.
        trend: Option<Trend>,
        /// What both are measured in.
        unit: Unit,
    },
    /// A contrast of two values that are the same.
    Same,
    /// One figure stands for two things.
    Echo {
        /// The facet in which the two differ.
        differs: Facet,
    },
    /// Two values that are said to differ lie no further apart than the margin.
    WithinMargin {
        /// How far they lie apart.
        lead: Amount,
        /// How far either may be off.
        margin: Amount,
    },
    /// Shares of one whole that add up to more than all of it.
    OverWhole {
        /// What they add up to.
        sum: Interval,
    },
    /// More are larger, or smaller, than the place of one allows.
    Outranked {
        /// The side that has the place.
        stated: usize,
        /// The place.
        rank: Rank,
    },
    /// As many are listed as are not counted.
    ListCount {
        /// How many are listed.
        listed: u8,
    },
    /// A count that only grows has fallen.
    Fell {
        /// By how much, at the least.
        by: Amount,
        /// What it is measured in.
        unit: Unit,
    },
    /// No source has the figure.
    Unsupported,
    /// Nothing says from when the figure is.
    Undated,
    /// A date or a time that does not exist.
    OffCalendar {
        /// As written.
        stated: Moment,
        /// What the calendar says.
        fault: CalendarFault,
    },
}

/// What the calendar says of a date or a time that does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarFault {
    /// The date falls on another day of the week.
    Weekday {
        /// The day of the week it falls on, 1 (Monday) to 7.
        actual: u8,
    },
    /// The month has no such day.
    Day {
        /// Its last day.
        last: u8,
    },
    /// The clock has no such time.
    TimeOfDay,
}

/// How a figure is derived from the other sides; where order matters, by their roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Derivation {
    /// The first is this share of the second.
    ShareOf,
    /// The sum of the others.
    Sum,
    /// The sum of so many, of which the first and the last are shown.
    SumOf(u16),
    /// The change from the first to the second, in percent of the first.
    PercentChange,
    /// The second less the first.
    Difference,
    /// The second as a multiple of the first.
    Multiple,
    /// The first divided by the second.
    Quotient,
    /// The first times the second.
    Product,
    /// The first in another unit, or as a percentage.
    Conversion,
    /// The share that is stated, of the whole.
    PartOf,
    /// The time from the first of two dates to the second.
    TimeBetween,
    /// The third at the rate that the first two are converted at.
    ExchangeRate,
    /// The years from a birth.
    AgeAt,
    /// The games that both sides have won.
    Games,
    /// The nearest share that is a whole number of the others.
    WholeNumber,
    /// Between the least and the greatest of the others.
    BetweenParts,
    /// Between a least and a greatest that are given.
    Between,
    /// What the other shares leave of a hundred percent.
    Rest,
    /// Three points a win and one a draw.
    League,
    /// The first's share of both.
    Portion,
    /// As many of a group as the others leave.
    Tally,
    /// The first as a share of all that stands in its column.
    ShareOfColumn,
    /// The mean of so many, of which the first and the last are shown.
    MeanOf(u16),
    /// What fits the place of a row by rank.
    ByRank,
    /// As many rows as have what is mentioned.
    RowsCounted,
    /// No row that has it beside what is mentioned.
    NoRow,
    /// What a column adds up to.
    SumOfColumn,
    /// The mean of a column.
    MeanOfColumn,
    /// What the same row says elsewhere.
    SameRow,
}
