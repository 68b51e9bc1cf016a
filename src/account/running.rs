//! Columns that run on: each line is what the line above has and what another column adds.
//!
//! ```text
//! Month      New   In all
//! January     40       40
//! February    25       65      40 + 25
//! March       31       96      65 + 31
//! ```
//! A slip in the column that runs on breaks its own line and the next; it is told once.

use super::number::Number;
use super::reckoning::{Place, Reckoning};
use super::table::Table;
use crate::joint::Equation;
use crate::limit::{Limit, Limits};

/// Lines in which it must come out.
const FEWEST: usize = 3;
/// Columns of values that are tried against each other.
const MOST_COLUMNS: usize = Limit::RunningColumns.most();

/// The columns that run on.
pub fn of_columns(table: &Table) -> Vec<Reckoning> {
    let values: Vec<usize> = values(table).take(MOST_COLUMNS).collect();
    let pairs = values.iter().flat_map(|&total| values.iter().filter(move |&&step| step != total).map(move |&step| (total, step)));
    pairs.flat_map(|(total, step)| of_column(table, total, step)).collect()
}

/// Notes that there are more columns than are tried.
pub fn weigh(table: &Table, limits: &mut Limits) {
    limits.weigh(Limit::RunningColumns, values(table).count());
}

fn values(table: &Table) -> impl Iterator<Item = usize> + '_ {
    table.values().filter(|&column| !table.columns[column].is_derived())
}

fn of_column(table: &Table, total: usize, step: usize) -> Vec<Reckoning> {
    let is_plain = |line: usize| table.lines[line].is_plain();
    let of = |line: usize| {
        let others = vec![Place { line: line - 1, column: total }, Place { line, column: step }];
        let full = is_plain(line) && is_plain(line - 1) && others.iter().all(|place| table.number(place.line, place.column).is_some());
        Reckoning::of(table, Equation::Sum, Place { line, column: total }, others).filter(|_| full)
    };
    if !table.columns[total].is_like(&table.columns[step]) {
        return Vec::new();
    }
    // where it has no more than the step, it begins anew
    let value = |line: usize, column: usize| table.number(line, column).map(|number| number.stated.value);
    let begins = |line: &usize| value(*line, total).is_some() && value(*line, total) == value(*line, step);
    let found: Vec<Reckoning> = (1..table.lines.len()).filter(|line| !begins(line)).filter_map(of).collect();
    // what adds nothing comes out by itself
    let adds = |one: &&Reckoning| table.number(one.derived.line, step).is_some_and(|number| !number.stated.value.is_zero());
    let telling = |one: &&Reckoning| adds(one) && table.number(one.derived.line, total).is_some_and(Number::is_telling);
    let held = found.iter().filter(|one| one.holds).filter(telling).count() + usize::from(table.lines.len() > 1 && begins(&0));
    let broken: Vec<usize> = found.iter().filter(|one| !one.holds).map(|one| one.derived.line).collect();
    let one_slip = match broken.as_slice() {
        [] | [_] => true,
        [a, b] => a + 1 == *b,
        _ => false,
    };
    if held < FEWEST || !one_slip {
        return Vec::new();
    }
    let first = broken.first().copied();
    found.into_iter().filter(|one| one.holds || Some(one.derived.line) == first).map(|one| one.borne_by(held)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::wrong;

    #[test]
    fn a_column_that_runs_on() {
        assert_eq!(wrong("Month,New,In stock\nJan,40,40\nFeb,25,65\nMar,31,96\nApr,18,141\nMay,22,136\nJun,14,150\n"), ["sum Apr/In stock"]);
        assert_eq!(wrong("Month,New,In stock\nJan,40,40\nFeb,25,65\nMar,31,96\nApr,81,114\nMay,22,136\n"), ["sum Apr/In stock"]);
        for text in [
            "Month,New,In stock\nJan,40,40\nFeb,25,65\nMar,31,96\nApr,18,114\n",
            "Month,New,In stock\nJan,40,140\nFeb,25,165\nMar,31,196\nJan,18,18\nFeb,22,40\nMar,30,70\n",
            "Month,New,In stock\nJan,40,140\nFeb,25,165\nMar,31,150\nApr,18,168\nMay,22,120\n",
        ] {
            assert!(wrong(text).is_empty(), "{text}: {:?}", wrong(text));
        }
    }
}
