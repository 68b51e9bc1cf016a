//! gainsay reads news prose, turns every numeric claim into a typed assertion, cross-checks the assertions of one or many
//! sources with rules written in TOML, and reports what cannot all be true.
//!
//! ```
//! use gainsay::{check, document::Document, lexicon::Lexicon, rulebook, span::SourceId};
//!
//! let mut lexicon = Lexicon::shipped()?;
//! let rules = rulebook::load(&mut lexicon, &[]).map_err(|mut mistakes| mistakes.remove(0))?;
//! let text = "Of those that answered, 1,141 of 2,480 (52 percent) said yes.";
//! let study = check::read(Document::plain("survey.txt", text), SourceId::new(0), &lexicon);
//! let dossier = check::Dossier::new(vec![study]);
//! let findings = check::check(&dossier, &check::Knowledge { rules: &rules, lexicon: &lexicon });
//! println!("{}", findings.conflicts[0].rule.what);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The flow goes one way, each arrow one public function:
//! ```text
//! bytes -> Document -> Sentence -> Claim -> Assertion -+
//! rules/*.toml -> RuleFile -> RuleSet, Lexicon --------+-> engine -> Findings -> report
//! ```
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod account;
pub mod additive;
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
pub mod form;
pub mod joint;
pub mod kin;
pub mod lexicon;
pub mod limit;
pub mod normalise;
pub mod parse;
pub mod quantity;
pub mod report;
pub mod rule;
pub mod rulebook;
pub mod schema;
pub mod sentence;
pub mod settle;
pub mod span;
pub mod syntax;
pub mod waiver;
pub mod witness;
