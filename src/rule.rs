//! Rules as meant: validated, every name resolved against the vocabulary.
//!
//! ```text
//! rules/<family>/<id>.toml --file--> RuleFile (as written, spanned) --validate--> Rule
//! ```
//! A rule names a relation from a closed set; there is no expression language. What a mistake in a rule file looks like is in
//! [`error`].

pub mod error;
mod file;
mod shipped;
mod suggest;
mod validate;

use serde::{Deserialize, Serialize};

pub use error::RuleError;
pub use shipped::shipped_sources;
pub use validate::{RuleSource, load};

use crate::claim::{Aspect, Mode, Trend};
use crate::document::Role;
use crate::quantity::{Amount, Dimension, Verdict};

/// How much a conflict matters.
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
pub enum Severity {
    /// Worth knowing; nothing need be wrong.
    Note,
    /// Probably wrong, or wrong on one-sided evidence.
    Warning,
    /// Cannot be right.
    Error,
}

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

/// How far apart the assertions of one relation may stand.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::VariantNames,
    strum::EnumString,
    strum::Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Scope {
    /// In one sentence.
    Sentence,
    /// In one paragraph.
    Paragraph,
    /// In one source.
    Document,
    /// Anywhere in the dossier.
    #[default]
    Dossier,
}

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
}

/// One rare figure stands for one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Echo {
    /// The facet in which two figures of the same digits may not differ.
    pub differs: Facet,
    /// Significant digits that make a figure rare.
    pub digits: u8,
}

impl Relation {
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
            | Self::Fresh(_) => &[Part::Each],
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
            Self::Equal(_) | Self::Base(_) | Self::Monotone(_) | Self::Support(_) => Scope::Dossier,
            Self::Exchange(_) | Self::Echo(_) | Self::Fresh(_) => Scope::Document,
            _ => Scope::Sentence,
        }
    }
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

/// What a rule case expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Expectation {
    /// The rule fires.
    Conflict,
    /// The rule stays silent.
    Clean,
    /// The rule should fire and does not yet.
    TodoConflict,
    /// The rule should stay silent and does not yet.
    TodoClean,
}

/// One document of a rule case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseDocument {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Its publication date, if the case gives one.
    pub date: Option<jiff::civil::Date>,
    /// Draft or source; a source unless the case says otherwise.
    pub role: Role,
}

/// An example that a rule brings along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What it shows.
    pub name: String,
    /// Whether the rule fires.
    pub expect: Expectation,
    /// The reason for silence that must be given.
    pub because: Option<String>,
    /// The documents, in order of their names.
    pub documents: Vec<CaseDocument>,
}

/// A rule that can be run.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its id: names the fault and reads after "allow".
    pub id: String,
    /// The folder that it stands in.
    pub family: String,
    /// One sentence: what is wrong when it fires.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub help: String,
    /// How much it matters.
    pub severity: Severity,
    /// Rows of the catalogue of checks that it covers.
    pub checks: Vec<u8>,
    /// How far apart its assertions may stand.
    pub scope: Scope,
    /// Which assertions it speaks of, by their part in the relation.
    pub selectors: Vec<(Part, Selector)>,
    /// What must hold.
    pub relation: Relation,
    /// Its examples.
    pub cases: Vec<Case>,
}

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
}

/// All rules of a run, in order of their ids.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    rules: Vec<std::sync::Arc<Rule>>,
}

impl RuleSet {
    /// Rules with different ids, put in order.
    pub(crate) fn new(rules: impl IntoIterator<Item = Rule>) -> Self {
        let mut rules: Vec<_> = rules.into_iter().map(std::sync::Arc::new).collect();
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        Self { rules }
    }

    /// The rules, in order of their ids.
    #[must_use]
    pub fn rules(&self) -> &[std::sync::Arc<Rule>] {
        &self.rules
    }

    /// The same rules with severities of a newsroom's own; a rule without one is left out.
    #[must_use]
    pub fn graded(self, severity: impl Fn(&Rule) -> Option<Severity>) -> Self {
        let grade = |mut rule: std::sync::Arc<Rule>| {
            let severity = severity(&rule)?;
            if severity != rule.severity {
                std::sync::Arc::make_mut(&mut rule).severity = severity;
            }
            Some(rule)
        };
        Self { rules: self.rules.into_iter().filter_map(grade).collect() }
    }

    /// The rule with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&std::sync::Arc<Rule>> {
        self.rules.binary_search_by(|rule| rule.id.as_str().cmp(id)).ok().and_then(|index| self.rules.get(index))
    }
}

impl Rule {
    /// Which assertions play a part in its relation; `None` for a part that the relation does not have.
    #[must_use]
    pub fn selector(&self, part: Part) -> Option<&Selector> {
        self.selectors.iter().find(|(name, _)| *name == part).map(|(_, selector)| selector)
    }
}

impl Selector {
    /// Whether a claim with this way of being put forward is spoken of.
    #[must_use]
    pub fn allows_mode(&self, mode: Mode) -> bool {
        if self.mode.is_empty() { matches!(mode, Mode::Asserted | Mode::Estimated | Mode::Headline) } else { self.mode.contains(&mode) }
    }
}
