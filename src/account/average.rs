//! Rows that are called an average: the mean of the lines above them, column by column.
//!
//! ```text
//! Week      Visitors   Loans
//! 1              210      80
//! 2              190      70
//! 3              230      96
//! Average        210      88      210 comes out, so 88 is a slip: it should be 82
//! ```
//! A mean that weighs its lines is another number, so that nothing is said where no other column comes out.

use super::line::LineRole;
use super::number::{Content, Number};
use super::reckoning::{Place, Reckoning};
use super::table::Table;
use crate::joint::Equation;
use crate::quantity::{Amount, Interval};

/// Lines that a mean is taken of.
const FEWEST: usize = 3;

/// The lines that are the mean of others.
pub fn of_lines(table: &Table) -> Vec<Reckoning> {
    let means: Vec<usize> = (0..table.lines.len()).filter(|&line| table.lines[line].role == LineRole::Average && !table.lines[line].is_ragged).collect();
    let [mean] = means.as_slice() else { return Vec::new() };
    let parts: Vec<usize> = (0..*mean).filter(|&line| table.lines[line].role == LineRole::Plain).collect();
    let all_plain = parts.len() == *mean && parts.len() >= FEWEST;
    if !all_plain {
        return Vec::new();
    }
    let tried: Vec<Reckoning> =
        table.values().filter(|&column| !table.columns[column].is_derived()).filter_map(|at| of_column(table, *mean, &parts, at)).collect();
    let telling = |one: &&Reckoning| one.holds && table.number(one.derived.line, one.derived.column).is_some_and(Number::is_telling);
    let held = tried.iter().filter(telling).count();
    let off = tried.iter().filter(|one| !one.holds).count();
    if held == 0 || off > held {
        return Vec::new();
    }
    tried.into_iter().map(|one| one.borne_by(held)).collect()
}

fn of_column(table: &Table, mean: usize, parts: &[usize], column: usize) -> Option<Reckoning> {
    let others: Vec<Place> = parts.iter().map(|&line| Place { line, column }).collect();
    let full = others.iter().all(|place| matches!(table.cells[place.line][place.column], Content::Number(_)));
    let (literal, rounded) = Reckoning::sum(table, &others).filter(|_| full)?;
    let each = Amount::ONE.over(Amount::integer(i64::try_from(parts.len()).ok()?))?;
    let over = |sum: Interval| sum.scaled(each);
    // a mean is rounded as it is written, even where its lines are counts
    let stated = table.number(mean, column)?;
    let rounded = over(rounded).widened(stated.stated.place.half());
    let one = Reckoning::made(table, Equation::Multiple, Place { line: mean, column }, others, over(literal), rounded)?;
    Some(Reckoning { of_column: true, ..one })
}

#[cfg(test)]
mod tests {
    use super::super::sample::wrong;

    #[test]
    fn a_mean_follows_from_its_lines() {
        assert_eq!(wrong("Week,Visitors,Loans\n1,210,80\n2,190,70\n3,230,96\nAverage,210,88\n"), ["multiple Average/Loans"]);
        for text in [
            "Week,Visitors,Loans\n1,210,80\n2,190,70\n3,230,96\nAverage,210,82\n",
            "Class,Pupils,Mark\nA,24,61\nB,10,50\nC,30,70\nAverage,21.3,60.3\n",
            "Week,Visitors\n1,210\n2,190\n3,230\nAverage,150\n",
            "Week,Visitors,Loans\n1,210,80\n2,,70\n3,230,96\nAverage,220,82\n",
        ] {
            assert!(wrong(text).is_empty(), "{text}: {:?}", wrong(text));
        }
    }
}
