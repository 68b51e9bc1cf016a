//! A reckoning: cells of a table of which one follows from the others, and whether it does.

use std::collections::BTreeSet;

use super::number::Number;
use super::table::Table;
use crate::joint::{Clock, Equation};
use crate::quantity::{Amount, Interval};

/// A cell, by the numbers of its line and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, from 0.
    pub line: usize,
    /// The column, from 0.
    pub column: usize,
}

/// Cells of which one follows from the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Reckoning {
    /// How.
    pub equation: Equation,
    /// Whether what follows is held against all lines of a column: a share of their sum, their mean.
    pub of_column: bool,
    /// What follows from the others.
    pub derived: Place,
    /// The others, in the order of the equation's parts.
    pub others: Vec<Place>,
    /// What the others make as written.
    pub literal: Interval,
    /// What they make as they may have been rounded.
    pub rounded: Interval,
    /// Whether it comes out.
    pub holds: bool,
    /// In how many other columns or rows the same comes out.
    pub borne: u16,
}

impl Reckoning {
    /// What cells make of another; none where one of them holds no number.
    pub(super) fn of(table: &Table, equation: Equation, derived: Place, others: Vec<Place>) -> Option<Self> {
        let number = |place: &Place| table.number(place.line, place.column);
        let numbers: Vec<&Number> = others.iter().filter_map(number).collect();
        let computed = |values: fn(&Number) -> Interval| {
            let values: Vec<Interval> = numbers.iter().map(|number| values(number)).collect();
            equation.computed(&values, Amount::ONE, Clock::Days)
        };
        let (literal, rounded) = (computed(Number::literal), computed(Number::rounded));
        let is_known = literal.low.is_some() && literal.high.is_some();
        let is_whole = equation == Equation::Sum || numbers.len() == others.len();
        Self::made(table, equation, derived, others, literal, rounded).filter(|_| is_known && is_whole)
    }

    /// What cells add up to, as written and as they may have been rounded.
    pub(super) fn sum(table: &Table, others: &[Place]) -> Option<(Interval, Interval)> {
        let numbers = || others.iter().filter_map(|place| table.number(place.line, place.column));
        let add = |values: fn(&Number) -> Interval| numbers().map(values).reduce(|sum, next| sum.plus(&next));
        add(Number::literal).zip(add(Number::rounded))
    }

    /// A cell beside what others make of it, which is `literal` as written and `rounded` as it may be; none where that has no end.
    pub(super) fn made(table: &Table, equation: Equation, derived: Place, others: Vec<Place>, literal: Interval, rounded: Interval) -> Option<Self> {
        let stated = table.number(derived.line, derived.column)?;
        let is_known = literal.low.is_some() || literal.high.is_some();
        let holds = rounded.overlaps(&stated.rounded());
        is_known.then_some(Self { equation, of_column: false, derived, others, literal, rounded, holds, borne: 0 })
    }

    pub(super) fn borne_by(self, others: usize) -> Self {
        Self { borne: u16::try_from(others).unwrap_or(u16::MAX), ..self }
    }
}

/// Each once, in order of what follows; what is also explained in another way is no fault, but for a sum.
pub fn settled(mut found: Vec<Reckoning>) -> Vec<Reckoning> {
    let explained: BTreeSet<Place> =
        found.iter().filter(|one| one.holds && !matches!(one.equation, Equation::Sum | Equation::Order)).map(|one| one.derived).collect();
    found.retain(|one| one.holds || matches!(one.equation, Equation::Sum | Equation::Order) || !explained.contains(&one.derived));
    // one row of cells that do not fit is told once: number, price and amount
    let mut told: BTreeSet<Vec<Place>> = BTreeSet::new();
    found.sort_by_key(|one| (std::cmp::Reverse(one.derived.column), one.derived.line));
    found.retain(|one| {
        let mut cells: Vec<Place> = one.others.iter().copied().chain([one.derived]).collect();
        cells.sort_unstable();
        one.holds || told.insert(cells)
    });
    found.sort_by(|a, b| (a.derived, a.equation, &a.others).cmp(&(b.derived, b.equation, &b.others)));
    found.dedup_by(|a, b| (a.derived, a.equation, &a.others) == (b.derived, b.equation, &b.others));
    found
}

/// The same by the numbers of the figures in their document, in the units of those.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// How one follows from the others.
    pub equation: Equation,
    /// Whether what follows is held against all lines of a column: a share of their sum, their mean.
    pub of_column: bool,
    /// What follows.
    pub derived: usize,
    /// The others, in the order of the equation's parts.
    pub others: Vec<usize>,
    /// What they make as written.
    pub literal: Interval,
    /// What they make as they may have been rounded.
    pub rounded: Interval,
    /// Whether it comes out.
    pub holds: bool,
    /// In how many other columns or rows the same comes out.
    pub borne: u16,
    /// Whether they are items of a list and what opens it, and no cells.
    pub in_list: bool,
}

impl Entry {
    /// A count of things of which so many are listed.
    #[must_use]
    pub fn listed(figure: usize, count: i64, listed: i64) -> Self {
        let values = Interval::exactly(Amount::integer(listed));
        Self {
            equation: Equation::Listed,
            of_column: false,
            derived: figure,
            others: Vec::new(),
            literal: values,
            rounded: values,
            holds: count == listed,
            borne: 0,
            in_list: true,
        }
    }
}

impl Reckoning {
    /// By the numbers that `figure` gives the cells; none where what follows has no number.
    #[must_use]
    pub fn entered(&self, table: &Table, figure: impl Fn(Place) -> Option<usize>) -> Option<Entry> {
        let scale = table.columns.get(self.derived.column)?.scale;
        Some(Entry {
            equation: self.equation,
            of_column: self.of_column,
            derived: figure(self.derived)?,
            others: self.others.iter().filter_map(|&place| figure(place)).collect(),
            literal: self.literal.scaled(scale),
            rounded: self.rounded.scaled(scale),
            holds: self.holds,
            borne: self.borne,
            in_list: false,
        })
    }
}
