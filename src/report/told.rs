//! What a report tells of: what is in force, and where it is wanted what somebody has accepted.
//!
//! What was accepted is told as a note with the reason: "Two totals differ (suppressed: the desk knows)".

use super::fit::one_line;
use super::wording;
use crate::conflict::Conflict;
use crate::rule::Severity;
use crate::settle::Outcome;

/// Whether a report tells what somebody has accepted, too.
///
/// Formats that have a place of their own for it always do: `json`, `jsonl`, `sarif`, `junit` and `html`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// Only what is in force.
    Hidden,
    /// Both.
    Told,
}

/// A conflict, and why it was accepted if it was.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'o> {
    pub(super) conflict: &'o Conflict,
    reason: Option<&'o crate::settle::Grounds>,
}

/// The conflicts that are told: those in force in their order, then the others.
pub(super) fn told<'o>(outcome: &'o Outcome<'_>, accepted: Accepted) -> impl Iterator<Item = Told<'o>> {
    let waived = outcome.waived.iter().filter(move |_| accepted == Accepted::Told);
    let waived = waived.map(|waived| Told { conflict: &waived.conflict, reason: Some(&waived.grounds) });
    outcome.conflicts.iter().map(|conflict| Told { conflict, reason: None }).chain(waived)
}

impl Told<'_> {
    /// How much it matters; what was accepted is only a note.
    pub(super) fn severity(&self) -> Severity {
        if self.reason.is_some() { Severity::Note } else { self.conflict.severity }
    }

    /// What is wrong, and why it was accepted.
    pub(super) fn message(&self, outcome: &Outcome<'_>) -> String {
        let message = wording::message(outcome, self.conflict);
        match self.reason {
            Some(grounds) => format!("{message} (suppressed: {})", one_line(&grounds.reason())),
            None => message,
        }
    }

    /// Whether somebody has accepted it.
    #[cfg(feature = "cli")]
    pub(super) fn is_accepted(&self) -> bool {
        self.reason.is_some()
    }
}
