//! The examples that a rule brings along.

use serde::{Deserialize, Serialize};

use super::Reason;
use crate::document::Role;

/// An example that a rule brings along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What it shows.
    pub name: String,
    /// Whether the rule fires.
    pub expect: Expectation,
    /// The reason for silence that must be given.
    pub because: Option<Reason>,
    /// The documents, in order of their names.
    pub documents: Vec<CaseDocument>,
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
