//! Rows and columns that add up others.
//!
//! ```text
//! parts of a total line    the lines since the last total or section | all lines before it | the totals before it and what follows them
//!                          | the lines behind it | all other lines
//! parts of a total column  the columns before it since the last total | the columns behind it
//! ```
//! Which lines are meant is what most columns say: those in which the parts make the total. Without another column that says so, a total is
//! held against its lines only where there is but one way to take it.

use super::line::LineRole;
use super::number::{Content, Number};
use super::reckoning::{Place, Reckoning};
use super::table::Table;
use crate::joint::Equation;
use crate::lexicon::Heading;
use crate::limit::{Limit, Limits};
use crate::quantity::Amount;

/// A sum that is this many times what is stated, or so small a part of it, is a sum of something else.
const FAR: i64 = 3;
/// Lines of a table with totals; more are not looked through for every total.
const MOST_TOTALS: usize = Limit::TableTotals.most();
/// Lines that one without the name of a total must add up.
const FEWEST_UNNAMED: usize = 3;

/// The lines that add up others.
pub fn of_lines(table: &Table) -> Vec<Reckoning> {
    let totals: Vec<usize> = totals(table).collect();
    if totals.len() > MOST_TOTALS {
        return Vec::new();
    }
    if totals.is_empty() {
        return unnamed(table);
    }
    totals.iter().flat_map(|&total| of_line(table, total, &totals)).collect()
}

/// Notes that there are more totals than are looked through.
pub fn weigh(table: &Table, limits: &mut Limits) {
    limits.weigh(Limit::TableTotals, totals(table).count());
}

fn totals(table: &Table) -> impl Iterator<Item = usize> + '_ {
    (0..table.lines.len()).filter(|&line| table.lines[line].role == LineRole::Total && !table.lines[line].is_ragged)
}

/// The last line of a table without a total, where it adds up all others in two columns or more and fails to in one: "Group", "England".
fn unnamed(table: &Table) -> Vec<Reckoning> {
    let Some(last) = table.lines.len().checked_sub(1).filter(|&last| last >= FEWEST_UNNAMED) else { return Vec::new() };
    if table.lines.iter().any(|line| !line.is_plain() || line.year.is_some()) {
        return Vec::new();
    }
    let columns = table.values().filter(|&column| adds_up(table, column, last));
    let sum = |column: usize| reckoning(table, Place { line: last, column }, (0..last).map(|line| Place { line, column }).collect());
    let tried: Vec<Reckoning> = columns.filter_map(sum).collect();
    let (held, off) = (tried.iter().filter(|one| one.holds && is_telling(table, one)).count(), tried.iter().filter(|one| !one.holds).count());
    let named = table.lines.get(last).is_some_and(|line| line.is_whole);
    if held < if named { 1 } else { 2 } || off > 1 {
        return Vec::new();
    }
    tried.into_iter().filter(|one| one.holds || is_near(table, one, false)).map(|one| one.borne_by(held)).collect()
}

fn of_line(table: &Table, total: usize, totals: &[usize]) -> Vec<Reckoning> {
    let columns: Vec<usize> = table.values().filter(|&column| adds_up(table, column, total)).collect();
    let ways = ways(table, total, totals);
    let sum = |parts: &[usize], column: usize| {
        let others: Vec<Place> = parts.iter().map(|&line| Place { line, column }).collect();
        reckoning(table, Place { line: total, column }, others)
    };
    let tried: Vec<Vec<Reckoning>> = ways.iter().map(|parts| columns.iter().filter_map(|&column| sum(parts, column)).collect()).collect();
    let out = |way: &[Reckoning]| way.iter().filter(|one| one.holds && is_telling(table, one)).count();
    let most = tried.iter().map(|way| out(way)).max().unwrap_or(0);
    if most == 0 {
        return alone(table, &ways, tried, &columns);
    }
    let best: Vec<&Vec<Reckoning>> = tried.iter().filter(|way| out(way) == most).collect();
    let explained = |one: &Reckoning| best.iter().any(|way| way.iter().any(|other| other.derived == one.derived && other.holds));
    let first = best.first().into_iter().flat_map(|way| way.iter());
    first
        .filter(|one| one.holds || !explained(one) && is_near(table, one, true))
        .map(|one| one.clone().borne_by(most - usize::from(one.holds && is_telling(table, one))))
        .collect()
}

/// A total without another column that says what it adds up: held against its lines where these are all that there are.
fn alone(table: &Table, ways: &[Vec<usize>], tried: Vec<Vec<Reckoning>>, columns: &[usize]) -> Vec<Reckoning> {
    let is_plain = table.lines.iter().filter(|line| line.role != LineRole::Plain).count() == 1 && table.lines.iter().all(|line| !line.is_ragged);
    let all = ways.iter().position(|parts| parts.len() + 1 == table.lines.len());
    let at_end = |one: &Reckoning| one.derived.line == 0 || one.derived.line + 1 == table.lines.len();
    let full = |one: &Reckoning| one.others.iter().all(|place| matches!(table.cells[place.line][place.column], Content::Number(_)));
    let (Some(all), [_], true) = (all, columns, is_plain) else { return Vec::new() };
    let found = tried.into_iter().nth(all).unwrap_or_default();
    found.into_iter().filter(|one| at_end(one) && full(one) && (one.holds || is_near(table, one, false))).collect()
}

/// The lines that a total may add up, each way once.
fn ways(table: &Table, total: usize, totals: &[usize]) -> Vec<Vec<usize>> {
    let role = |line: usize| table.lines[line].role;
    let plain = |range: std::ops::Range<usize>| range.filter(|&line| role(line) == LineRole::Plain).collect::<Vec<usize>>();
    let last_total = totals.iter().copied().filter(|&line| line < total).max().map_or(0, |line| line + 1);
    let last_section = (0..total).rev().find(|&line| matches!(role(line), LineRole::Total | LineRole::Section)).map_or(0, |line| line + 1);
    let next_total = totals.iter().copied().find(|&line| line > total).unwrap_or(table.lines.len());
    let mut grand: Vec<usize> = totals.iter().copied().filter(|&line| line < total).collect();
    grand.extend(plain(last_total..total));
    let others = [plain(0..total), plain(total + 1..table.lines.len())].concat();
    let mut ways: Vec<Vec<usize>> = Vec::new();
    for way in [
        plain(last_section..total),
        plain(last_total..total),
        plain(0..total),
        grand,
        plain(total + 1..next_total),
        plain(total + 1..table.lines.len()),
        others,
    ] {
        if way.len() > 1 && !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways
}

/// Whether the total of a column can be a sum.
fn adds_up(table: &Table, column: usize, total: usize) -> bool {
    let of = &table.columns[column];
    let hundred = || table.number(total, column).is_some_and(|number| number.stated.value == Amount::integer(100));
    match of.heading {
        Some(Heading::Change | Heading::Mean | Heading::Rank) => false,
        Some(Heading::Share) => hundred(),
        Some(Heading::Total | Heading::Part) | None => !of.is_percentage() || hundred(),
    }
}

/// The columns that add up others.
pub fn of_columns(table: &Table) -> Vec<Reckoning> {
    let is_total = |column: usize| table.columns[column].heading == Some(Heading::Total);
    table.values().filter(|&column| is_total(column)).flat_map(|column| of_column(table, column)).collect()
}

fn of_column(table: &Table, total: usize) -> Vec<Reckoning> {
    let fits = |column: &usize| {
        let of = &table.columns[*column];
        of.is_value && !of.is_derived() && of.heading != Some(Heading::Total) && of.is_like(&table.columns[total])
    };
    let is_total = |column: &usize| table.columns[*column].heading == Some(Heading::Total) && table.columns[*column].is_value;
    let before: Vec<usize> = (0..total).rev().take_while(|column| !is_total(column)).filter(fits).collect();
    let behind: Vec<usize> = (total + 1..table.columns.len()).take_while(|column| !is_total(column)).filter(fits).collect();
    let tried = [before, behind].into_iter().filter(|way| way.len() > 1).map(|mut way| {
        way.sort_unstable();
        let others = |line: usize| way.iter().map(|&column| Place { line, column }).collect();
        let lines = (0..table.lines.len()).filter(|&line| !table.lines[line].is_ragged);
        lines.filter_map(|line| reckoning(table, Place { line, column: total }, others(line))).collect::<Vec<Reckoning>>()
    });
    let out = |way: &[Reckoning]| way.iter().filter(|one| one.holds && is_telling(table, one)).count();
    let Some(best) = tried.max_by_key(|way| out(way)) else { return Vec::new() };
    let (held, off) = (out(&best), best.iter().filter(|one| !one.holds).count());
    if held < 2 || off * 2 > held {
        return Vec::new();
    }
    let kept = best.into_iter().filter(|one| one.holds || is_near(table, one, false));
    kept.map(|one| one.borne_by(held)).collect()
}

/// The sum of cells; none where one of them is no number and no blank, or too few hold anything.
fn reckoning(table: &Table, derived: Place, others: Vec<Place>) -> Option<Reckoning> {
    let content = |place: &Place| table.cells.get(place.line).and_then(|row| row.get(place.column));
    if others.iter().any(|place| !matches!(content(place), Some(Content::Number(_) | Content::Dash | Content::Empty))) {
        return None;
    }
    let numbers = others.iter().filter(|place| matches!(content(place), Some(Content::Number(_)))).count();
    Some(Reckoning::of(table, Equation::Sum, derived, others)?).filter(|_| numbers > 1)
}

/// Whether chance would hardly make the sum: two parts or more are something, and the total has two digits.
fn is_telling(table: &Table, one: &Reckoning) -> bool {
    let number = |place: &Place| table.number(place.line, place.column);
    let some = one.others.iter().filter_map(number).filter(|part| !part.stated.value.is_zero()).count();
    some > 1 && number(&one.derived).is_some_and(Number::is_telling)
}

/// Whether a total that is not the sum can be meant as one: it is larger than each part, and no more than a few times off. Where cells are
/// empty, what they do not say may be what is missing. What is below zero may be left out or taken off, where no other column bears it out.
fn is_near(table: &Table, one: &Reckoning, borne: bool) -> bool {
    let number = |place: &Place| table.number(place.line, place.column);
    let Some((stated, made)) = number(&one.derived).map(|number| number.stated.value).zip(one.literal.single()) else { return false };
    let parts: Vec<Amount> = one.others.iter().filter_map(number).map(|number| number.stated.value).collect();
    let signed = parts.iter().any(|part| *part < Amount::ZERO);
    let is_empty = |place: &Place| matches!(table.cells[place.line][place.column], Content::Empty);
    let complete = made > stated || !one.others.iter().any(is_empty);
    let within = |small: Amount, large: Amount| small.times(Amount::integer(FAR)).is_some_and(|most| large <= most);
    let of_size = stated > Amount::ZERO && made > Amount::ZERO && within(stated, made) && within(made, stated);
    complete && of_size && (borne || !signed) && parts.iter().all(|part| *part < stated)
}
