//! Rules as meant: validated, every name resolved against the vocabulary.
//!
//! A rule names a relation from a closed set; there is no expression language. What a relation declares of itself is its [`Spec`]; how a rule
//! is read from a file is in [`rulebook`](crate::rulebook).

mod case;
mod facet;
mod part;
mod price;
mod reason;
mod relation;
mod selector;
mod set;
pub mod spec;
mod tolerance;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use case::{Case, CaseDocument, Expectation};
pub use facet::Facet;
pub use part::Part;
pub use price::Price;
pub use reason::Reason;
pub use relation::{EvidenceFloor, Pattern, Relation};
pub use selector::Selector;
pub use set::RuleSet;
pub use spec::Spec;
pub use tolerance::Tolerance;

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
    /// What to do where all of its figures stand in one text; as in `help` where nothing else is said.
    pub help_in_one_text: Option<String>,
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
    /// What it has cost its readers, where that was measured.
    pub price: Option<Price>,
    /// Its examples.
    pub cases: Vec<Case>,
}

impl Rule {
    /// The reasons for silence that it promises: the facets that may not differ, or must be the same.
    #[must_use]
    pub fn promised(&self) -> BTreeSet<Reason> {
        let facets = |key| self.relation.facets(key).iter().copied();
        // other relations take figures of one sentence, and pass over what differs without a reason for each pair
        if self.relation.spec().one_thing { facets(&spec::MUST_MATCH).chain(facets(&spec::SAME)).map(Reason::from).collect() } else { BTreeSet::new() }
    }

    /// Which assertions play a part in its relation; `None` for a part that the relation does not have.
    #[must_use]
    pub fn selector(&self, part: Part) -> Option<&Selector> {
        self.selectors.iter().find(|(name, _)| *name == part).map(|(_, selector)| selector)
    }
}

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

impl Severity {
    /// One step less: an error is a warning, and anything else a note.
    #[must_use]
    pub fn milder(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Note => Self::Note,
        }
    }
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
