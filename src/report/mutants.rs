//! Which planted slips were caught: those that nobody noticed, and a table by kind.

use std::collections::BTreeMap;
use std::fmt::Write;

use strum::IntoEnumIterator;

use super::Style;
use super::fit::{counted, one_line};
use crate::author::mutate::{Counterpart, Mutant, Slip};

/// The survivors, what was caught by rule and by kind, and a line that sums up.
#[must_use]
pub fn mutants(found: &[Mutant], style: Style) -> String {
    let mut text = String::new();
    for (heading, counterpart) in [("Nobody noticed, and no other figure fixes it", false), ("Nobody noticed, though other figures fix it", true)] {
        let survivors: Vec<&Mutant> = found.iter().filter(|mutant| mutant.caught_by.is_empty() && mutant.counterpart.is_some() == counterpart).collect();
        if !survivors.is_empty() {
            let _ = writeln!(text, "{}", style.bold(heading));
        }
        for mutant in survivors {
            let _ = write!(text, "  {}:{}: {} -> {} ({})", one_line(&mutant.source), mutant.line, one_line(&mutant.was), one_line(&mutant.now), mutant.slip);
            let _ = match &mutant.counterpart {
                None => writeln!(text),
                Some(Counterpart::Rule(rule)) => writeln!(text, ", fixed under {rule}"),
                Some(Counterpart::Told { source, line, text: told }) => writeln!(text, ", told at {}:{line}: {}", one_line(source), one_line(told)),
            };
        }
    }
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in found.iter().flat_map(|mutant| &mutant.caught_by) {
        *rules.entry(rule).or_default() += 1;
    }
    if !rules.is_empty() {
        let _ = writeln!(text, "{}", style.bold("Caught by rule"));
    }
    for (rule, caught) in &rules {
        let _ = writeln!(text, "  {caught:>4}  {rule}");
    }
    text + &mutant_table(found, style)
}

/// Caught and planted by kind: of all slips, and of those in figures that other figures fix.
#[must_use]
pub fn mutant_table(found: &[Mutant], style: Style) -> String {
    let mut text = style.bold(&format!("{:<12}{:>9}{:>9}{:>20}{:>9}", "slip", "planted", "caught", "with counterpart", "caught"));
    text.push('\n');
    for slip in Slip::iter() {
        row(&mut text, slip.into(), &found.iter().filter(|mutant| mutant.slip == slip).collect::<Vec<_>>());
    }
    row(&mut text, "all", &found.iter().collect::<Vec<_>>());
    let fixed = found.iter().filter(|mutant| mutant.counterpart.is_some());
    let (caught, planted) = fixed.fold((0, 0), |(caught, planted), mutant| (caught + usize::from(!mutant.caught_by.is_empty()), planted + 1));
    let share = (caught * 100_usize).checked_div(planted);
    let sum = share.map_or_else(
        || "none of them in a figure that other figures fix".to_owned(),
        |share| format!("{caught} of {planted} caught where other figures fix the value ({share} %)"),
    );
    let _ = writeln!(text, "{}", style.bold(&format!("{} planted: {sum}", counted(found.len(), "slip"))));
    text
}

/// A line of the table; none for a kind that was not planted.
fn row(text: &mut String, name: &str, mutants: &[&Mutant]) {
    if mutants.is_empty() {
        return;
    }
    let caught = |fixed: bool| mutants.iter().filter(|mutant| !mutant.caught_by.is_empty() && (mutant.counterpart.is_some() || !fixed)).count();
    let fixed = mutants.iter().filter(|mutant| mutant.counterpart.is_some()).count();
    let _ = writeln!(text, "{name:<12}{:>9}{:>9}{fixed:>20}{:>9}", mutants.len(), caught(false), caught(true));
}
