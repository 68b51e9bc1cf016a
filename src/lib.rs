//! gainsay reads news prose, turns every numeric claim into a typed assertion, cross-checks the assertions of one or many
//! sources with rules written in TOML, and reports what cannot all be true.
//!
//! The flow goes one way, each arrow one public function:
//! ```text
//! bytes -> Document -> Sentence -> Claim -> Assertion -+
//! rules/*.toml -> RuleFile -> RuleSet, Lexicon --------+-> engine -> Conflict -> report
//! ```
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod archive;
pub mod assertion;
pub mod author;
pub mod baseline;
pub mod check;
pub mod claim;
pub mod clause;
pub mod conflict;
pub mod document;
pub mod engine;
pub mod lexicon;
pub mod normalise;
pub mod parse;
pub mod quantity;
pub mod report;
pub mod rule;
pub mod rulebook;
pub mod schema;
pub mod sentence;
pub mod span;
pub mod waiver;
