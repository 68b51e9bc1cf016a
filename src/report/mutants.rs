//! Which planted slips were caught: a line for each kind, and those that nobody noticed.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Style;
use super::fit::{counted, one_line};
use crate::author::mutate::{Mutant, Slip};

/// Caught and planted by kind, the survivors, and a line that sums up.
#[must_use]
pub fn mutants(found: &[Mutant], style: Style) -> String {
    let mut text = String::new();
    let survivors: Vec<&Mutant> = found.iter().filter(|mutant| mutant.caught_by.is_empty()).collect();
    if !survivors.is_empty() {
        let _ = writeln!(text, "{}", style.bold("Nobody noticed"));
    }
    for mutant in &survivors {
        let _ = writeln!(text, "  {}:{}: {} -> {} ({})", mutant.source, mutant.line, one_line(&mutant.was), one_line(&mutant.now), mutant.slip);
    }
    let mut kinds: BTreeMap<Slip, (usize, usize)> = BTreeMap::new();
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for mutant in found {
        let (caught, planted) = kinds.entry(mutant.slip).or_default();
        *caught += usize::from(!mutant.caught_by.is_empty());
        *planted += 1;
        for rule in &mutant.caught_by {
            *rules.entry(rule).or_default() += 1;
        }
    }
    let _ = writeln!(text, "{}", style.bold("Caught by kind"));
    for (slip, (caught, planted)) in &kinds {
        let _ = writeln!(text, "  {slip}: {caught} of {planted}");
    }
    if !rules.is_empty() {
        let _ = writeln!(text, "{}", style.bold("Caught by rule"));
    }
    for (rule, caught) in &rules {
        let _ = writeln!(text, "  {rule}: {caught}");
    }
    let caught = found.len() - survivors.len();
    let _ = writeln!(text, "{}", style.bold(&format!("{} planted: {caught} caught, {} unnoticed", counted(found.len(), "slip"), survivors.len())));
    text
}
