//! Severities that hold in some files only, as `[paths]` of the configuration says.
//!
//! A conflict takes the severity of a path where all of its figures that may be changed stand there: those of the draft, or all of them where there
//! is no draft. What is said of a folder of sources so never silences a draft.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use gainsay::conflict::Conflict;
use gainsay::document::{Patterns, Role};
use gainsay::rule::Rule;
use gainsay::settle::Outcome;

use crate::args::Level;
use crate::config::Config;

/// Which rule has which severity where.
pub struct Grades {
    /// The last that fits holds.
    entries: Vec<(Patterns, String, Level)>,
    /// Rules that are off elsewhere.
    off: BTreeSet<String>,
}

impl Grades {
    /// What the configuration says of paths; a rule that the command line grades has its severity everywhere.
    pub fn new(config: Option<&Config>, given: &BTreeSet<&str>, is_off: impl Fn(&str) -> bool) -> Self {
        let paths = config.into_iter().flat_map(|config| &config.paths);
        let entries = paths.flat_map(|entry| entry.levels.iter().map(|at| (entry.patterns.clone(), at.value.0.clone(), at.value.1)));
        let entries: Vec<_> = entries.filter(|(_, id, _)| !given.contains(id.as_str())).collect();
        let off = entries.iter().map(|(_, id, _)| id.clone()).filter(|id| is_off(id)).collect();
        Self { entries, off }
    }

    /// Whether a rule that is off elsewhere speaks in some files.
    pub fn is_wanted(&self, rule: &str) -> bool {
        self.off.contains(rule)
    }

    /// Gives each conflict the severity of its place, and takes out those whose rule is off there.
    pub fn apply(&self, outcome: &mut Outcome<'_>) {
        if self.entries.is_empty() {
            return;
        }
        let conflicts = std::mem::take(&mut outcome.conflicts);
        outcome.conflicts = conflicts.into_iter().filter_map(|conflict| self.graded(outcome, conflict)).collect();
    }

    fn graded(&self, outcome: &Outcome<'_>, conflict: Conflict) -> Option<Conflict> {
        let level = self.level(outcome, &conflict);
        let Some(level) = level else { return (!self.off.contains(&conflict.rule.id)).then_some(conflict) };
        let severity = level.severity()?;
        // what is milder than its rule for a reason of its own stays as mild
        let milder = (conflict.severity < conflict.rule.severity).then_some(conflict.severity.min(severity));
        Some(Conflict { severity: milder.unwrap_or(severity), rule: Arc::new(Rule { severity, ..Rule::clone(&conflict.rule) }), ..conflict })
    }

    fn level(&self, outcome: &Outcome<'_>, conflict: &Conflict) -> Option<Level> {
        let documents = conflict.sides.iter().filter_map(|side| outcome.studies.get(side.site.source.index())).map(|study| &study.document);
        let (drafts, others): (Vec<_>, Vec<_>) = documents.partition(|document| document.role == Role::Draft);
        let changeable = if drafts.is_empty() { others } else { drafts };
        let fits = |patterns: &Patterns| changeable.iter().all(|document| patterns.matches(Path::new(document.name())));
        self.entries.iter().rev().find(|(patterns, id, _)| *id == conflict.rule.id && fits(patterns)).map(|(_, _, level)| *level)
    }
}
