//! Reports: what a check found, for people and for machines.
//!
//! ```text
//! terminal   the whole outcome: conflicts over their sentences, what was not read, the summary line
//! table      the claims of each source, for an editor who wants to doubt them
//! tree       the trees of sentences, for people who wonder
//! explain    a rule in prose
//! rules      the rules, a line each
//! pair       why two figures were compared or not
//! json       the outcome as one object, `gainsay.report/1`
//! jsonl      one claim a line
//! concise    one line a conflict, as compilers write them
//! statistics how often each rule speaks
//! fix       what may be written so that a conflict is gone
//! sarif, github, gitlab, junit, rdjson      what other tools read
//! html       a page that stands alone, with the sources side by side and each conflict drawn
//! ```
//! Every reporter gets the same data and returns a string; nothing here prints. Every sentence about a conflict stands in
//! `wording`.

#[cfg(feature = "cli")]
mod cases;
mod cell;
mod concise;
mod editor;
#[cfg(feature = "cli")]
mod excerpt;
#[cfg(feature = "cli")]
mod excluded;
mod explain;
mod fit;
mod fix;
mod github;
mod gitlab;
mod harmless;
mod html;
mod json;
mod jsonl;
mod junit;
mod limits;
mod mutants;
#[cfg(feature = "cli")]
mod pair;
mod pointer;
#[cfg(feature = "cli")]
mod quoted;
mod rdjson;
#[cfg(feature = "cli")]
mod rules;
mod sarif;
#[cfg(feature = "cli")]
mod statistics;
mod table;
#[cfg(feature = "cli")]
mod terminal;
mod told;
mod tree;
mod verdict;
mod wording;

#[cfg(feature = "cli")]
pub use cases::{case_coverage, case_snapshot, cases, cases_json, cases_junit, price};
pub use concise::concise;
pub use editor::{Remark, hover, remarks};
pub use explain::explain;
pub use fix::{Fix, fix};
pub use github::github;
pub use gitlab::gitlab;
pub use harmless::harmless;
pub use html::html;
pub use json::{json, json_lines};
pub use jsonl::jsonl;
#[cfg(feature = "cli")]
use junit::escaped;
pub use junit::junit;
pub use mutants::{mutant_table, mutants};
#[cfg(feature = "cli")]
pub use pair::explain_pairs;
pub use rdjson::rdjson;
#[cfg(feature = "cli")]
pub use rules::{prices, rules, rules_json};
pub use sarif::sarif;
#[cfg(feature = "cli")]
pub use statistics::statistics;
pub use table::table;
#[cfg(feature = "cli")]
pub use terminal::{diagnostic, report, trouble, uncompared};
pub use told::Accepted;
pub use tree::trees;
#[cfg(feature = "cli")]
pub use verdict::verdicts;
pub use verdict::verdicts_for_agents;

/// What an input that could not be read is called where a format asks for the name of a rule.
const UNREADABLE: &str = "input-not-read";

use crate::conflict::Conflict;
use crate::settle::Outcome;

/// What is wrong, in one sentence without a full stop.
#[must_use]
pub fn message(outcome: &Outcome<'_>, conflict: &Conflict) -> String {
    wording::message(outcome, conflict)
}

/// Columns of a report whose width nobody asked for and no terminal sets.
pub const DEFAULT_WIDTH: usize = 100;
/// A report is never set narrower than this.
const NARROWEST: usize = 40;

/// How a report for people is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    width: usize,
    color: bool,
    unicode: bool,
    details: bool,
}

impl Style {
    /// A style for so many columns, which are at least 40; without colours, with Unicode's lines and arrows.
    #[must_use]
    pub fn new(width: usize) -> Self {
        Self { width: width.max(NARROWEST), color: false, unicode: true, details: false }
    }

    /// The same, with colours or without.
    #[must_use]
    pub fn colored(self, color: bool) -> Self {
        Self { color, ..self }
    }

    /// The same, with Unicode's lines and arrows or with those of ASCII. The text itself stays as it is.
    #[must_use]
    pub fn with_unicode(self, unicode: bool) -> Self {
        Self { unicode, ..self }
    }

    /// The same, with the sentences of notes too, or with a line for each.
    #[must_use]
    pub fn with_details(self, details: bool) -> Self {
        Self { details, ..self }
    }

    /// Columns.
    #[must_use]
    pub fn width(self) -> usize {
        self.width
    }

    /// Whether it has colours.
    #[must_use]
    pub fn is_colored(self) -> bool {
        self.color
    }

    fn ellipsis(self) -> &'static str {
        if self.unicode { "\u{2026}" } else { "..." }
    }

    fn bold(self, text: &str) -> String {
        self.sgr("1", text)
    }

    fn dim(self, text: &str) -> String {
        self.sgr("2", text)
    }

    /// In the colour of a severity: those that miette takes.
    #[cfg(feature = "cli")]
    fn severe(self, severity: crate::rule::Severity, text: &str) -> String {
        use crate::rule::Severity;
        self.sgr(
            match severity {
                Severity::Error => "31",
                Severity::Warning => "33",
                Severity::Note => "36",
            },
            text,
        )
    }

    fn sgr(self, code: &str, text: &str) -> String {
        if self.color && !text.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
