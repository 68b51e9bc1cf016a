//! How often each rule speaks, a line each: what `--statistics` shows in place of the conflicts.
//!
//! ```text
//!   2 error[death-tolls-differ]: Two death tolls of one event cannot both be right
//!  14 note[figure-without-source]: No source has a figure of the draft
//! ```

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

use super::fit::{one_line, wrapped};
use super::terminal::failures;
use super::told::{Accepted, told};
use super::{Style, wording};
use crate::rule::Severity;
use crate::settle::Outcome;

/// Columns of a count.
const COUNT: usize = 4;

/// The rules that speak, the gravest first, and what was seen.
#[must_use]
pub fn statistics(outcome: &Outcome<'_>, accepted: Accepted, style: Style) -> String {
    let mut counts: BTreeMap<(Reverse<Severity>, &str), (usize, &str)> = BTreeMap::new();
    for told in told(outcome, accepted) {
        let rule = &told.conflict.rule;
        counts.entry((Reverse(told.severity()), &rule.id)).or_insert((0, &rule.what)).0 += 1;
    }
    let mut text = String::new();
    for ((severity, id), (count, what)) in &counts {
        let name = style.severe(severity.0, &format!("{}[{id}]:", severity.0));
        let _ = writeln!(text, "{}", wrapped(&format!("{name} {}", one_line(what)), style.width, &format!("{count:COUNT$} "), &" ".repeat(COUNT + 3)));
    }
    if !counts.is_empty() {
        text.push('\n');
    }
    text.push_str(&failures(outcome, style));
    text.push_str(&style.bold(&wrapped(&wording::summary(outcome), style.width, "", "")));
    text.push('\n');
    text
}
