//! One line a conflict, as compilers write them, so that an editor's quickfix list can read it.
//!
//! ```text
//! a.txt:3:14: error[death-tolls-differ]: 2 sources give 2 totals ...; against about 40 at b.txt:1:9
//! ```

use std::fmt::Write;

use super::fit::one_line;
use super::pointer::{against, pointers};
use super::told::{Accepted, told};
use super::{limits, wording};
use crate::settle::Outcome;

/// The conflicts, one a line, what could not be read, and the summary line.
#[must_use]
pub fn concise(outcome: &Outcome<'_>, accepted: Accepted) -> String {
    let mut text = String::new();
    for told in told(outcome, accepted) {
        let conflict = told.conflict;
        let sides = pointers(outcome, conflict);
        let place = sides.first().map(super::pointer::Pointer::place).unwrap_or_default();
        let others = Some(against(&sides)).filter(|others| !others.is_empty()).map(|others| format!("; {others}")).unwrap_or_default();
        let _ = writeln!(text, "{place}: {}[{}]: {}{others}", told.severity(), conflict.rule.id, told.message(outcome));
    }
    for failure in &outcome.failures {
        let place = failure.path.as_ref().map(|path| format!("{}: ", one_line(path))).unwrap_or_default();
        let _ = writeln!(text, "{place}error: {}", wording::failure(failure));
    }
    text.push_str(&limits::told(outcome));
    text.push_str(&wording::summary(outcome));
    text.push('\n');
    text
}
