//! Rules as meant: validated, every name resolved against the vocabulary.
//!
//! ```text
//! rules/<family>/<id>.toml --file--> RuleFile (as written, spanned) --validate--> Rule
//! ```
//! A rule names a relation from a closed set; there is no expression language. What a mistake in a rule file looks like is in
//! [`error`].

pub mod error;
mod file;
mod validate;

use serde::{Deserialize, Serialize};

pub use error::RuleError;
pub use validate::{RuleSource, shipped_sources};

use crate::claim::{Aspect, Mode, Trend};
use crate::quantity::{Amount, Dimension, Verdict};

/// How much a conflict matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display)]
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

/// How far apart the assertions of one relation may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::IntoStaticStr, strum::EnumString, strum::Display)]
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
#[derive(Clone, Debug, PartialEq)]
pub enum Relation {
    /// Figures for one thing agree.
    Equal(Equal),
    /// A part is no larger than its whole.
    AtMost(Bound),
    /// `part` of `whole` is `share` percent.
    Share(Derived),
    /// Values that a figure can have.
    Limit(Limit),
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display)]
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
}

/// All rules of a run, in order of their ids.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    rules: Vec<std::sync::Arc<Rule>>,
}

impl RuleSet {
    /// The rules, in order of their ids.
    #[must_use]
    pub fn rules(&self) -> &[std::sync::Arc<Rule>] {
        &self.rules
    }

    /// The rule with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&std::sync::Arc<Rule>> {
        self.rules.binary_search_by(|rule| rule.id.as_str().cmp(id)).ok().and_then(|index| self.rules.get(index))
    }
}

impl Selector {
    /// Whether a claim with this way of being put forward is spoken of.
    #[must_use]
    pub fn allows_mode(&self, mode: Mode) -> bool {
        if self.mode.is_empty() { matches!(mode, Mode::Asserted | Mode::Estimated | Mode::Headline) } else { self.mode.contains(&mode) }
    }
}
