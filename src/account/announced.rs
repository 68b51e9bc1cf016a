//! A total that the words above a table announce: "In all, 339 birds were ringed, broken down as follows:".

use super::line::Line;
use super::number::Content;
use super::reckoning::{Entry, Place, Reckoning};
use super::table::Table;
use crate::assertion::Assertion;
use crate::claim::Aspect;
use crate::joint::Equation;
use crate::quantity::Amount;

/// Rows of a table that makes up a total.
const FEWEST: usize = 3;

/// What the only column of a table makes, where a figure right above says that it is all of them: `is_total` tells which says so.
#[must_use]
pub fn announced<'a, A: AsRef<Assertion> + 'a>(
    table: &Table,
    prose: impl IntoIterator<Item = (usize, &'a A)>,
    is_total: impl Fn(&A) -> bool,
    figure: impl Fn(Place) -> Option<usize>,
) -> Option<Entry> {
    let mut columns = table.values();
    let column = columns.next().filter(|&column| columns.next().is_none() && !table.columns[column].is_derived() && !table.columns[column].is_percentage())?;
    let plain = table.lines.iter().all(Line::is_plain);
    let whole = table.cells.iter().all(|row| matches!(row.get(column), Some(Content::Number(_))));
    let title = table.title.filter(|_| plain && whole && table.lines.len() >= FEWEST)?;
    let mut totals = prose.into_iter().filter(|(_, it)| title.contains(it.as_ref().figure));
    let (number, it) = totals.next().filter(|_| totals.next().is_none())?;
    let own = it.as_ref();
    if !is_total(it) || own.unit != table.columns[column].unit || own.aspect != Aspect::Level || own.reading.stated.len() != 1 || own.marks.negated {
        return None;
    }
    let others: Vec<Place> = (0..table.lines.len()).map(|line| Place { line, column }).collect();
    let (literal, rounded) = Reckoning::sum(table, &others)?;
    let scale = table.columns[column].scale;
    let (literal, rounded) = (literal.scaled(scale), rounded.scaled(scale));
    let stated = own.reading.literal.single()?;
    let made = literal.single()?;
    // what is not of the size of the sum is the total of something else
    let within = |small: Amount, large: Amount| small.times(Amount::integer(2)).is_some_and(|most| large <= most);
    let holds = rounded.overlaps(&own.reading.rounded);
    let entry = Entry {
        equation: Equation::Sum,
        of_column: false,
        derived: number,
        others: others.into_iter().filter_map(figure).collect(),
        literal,
        rounded,
        holds,
        borne: 0,
        in_list: false,
    };
    (within(stated, made) && within(made, stated)).then_some(entry)
}
