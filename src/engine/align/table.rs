//! Every figure of a statement against every figure of its source that it may be paired with.
//!
//! The words of each pair are judged first; then the rivals of both are known, and each pair whose values fight is judged with them.

use std::collections::BTreeMap;

use super::family::rival::{self, Rivals, Standing};
use super::family::{self, text};
use super::feature::Values;
use super::gate;
use super::judge::Judge;
use super::pair::Texts;
use crate::assertion::Assertion;
use crate::engine::relate::relate;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Verdict};
use crate::rule::Reason;

/// A pair of figures whose values can be held against each other.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Index into the statement's assertions.
    pub y: usize,
    /// Index into the source's assertions.
    pub x: usize,
    /// How the values stand to each other.
    pub verdict: Verdict,
    /// What logic has against it.
    pub gate: Option<Reason>,
    /// What the words tell, and where the values fight, the values and the rivals.
    pub values: Values,
    /// How well the words fit, in thousandths of log odds.
    pub fit: i32,
    /// How probable it is that both speak of one thing and fight, in ten-thousandths; zero where they do not fight.
    pub probability: u16,
}

impl Cell {
    /// Whether nothing forbids it, and the values fight.
    #[must_use]
    pub fn fights(&self) -> bool {
        self.gate.is_none() && !self.verdict.is_consistent()
    }
}

/// The pairs of two texts.
#[derive(Debug)]
pub struct Table<'e> {
    pub(in crate::engine) texts: Texts<'e>,
    cells: Vec<Cell>,
    /// Where the cells of each figure of the statement begin.
    starts: Vec<usize>,
    rows: Vec<Standing>,
    columns: Vec<Standing>,
    judge: &'e Judge,
}

/// What figures must share to be compared at all: years and dates are one kind.
fn kind(assertion: &Assertion) -> Dimension {
    match assertion.unit.dimension() {
        Dimension::Year => Dimension::Date,
        kind => kind,
    }
}

/// Whether a figure is never compared: it says when the story was filed, or is a part of a name.
fn is_apart(it: &Assertion) -> bool {
    matches!(it.unit.dimension(), Dimension::Name | Dimension::TimeOfDay) || it.marks.dateline
}

impl<'e> Table<'e> {
    /// Judges the pairs of two texts.
    #[must_use]
    pub fn new(texts: Texts<'e>, judge: &'e Judge) -> Self {
        let mut table = Self::of_words(texts, judge);
        table.judge();
        table
    }

    /// The pairs with what their words tell.
    fn of_words(mut texts: Texts<'e>, judge: &'e Judge) -> Self {
        texts.story = text::story(&texts);
        let (statement, source) = (texts.statement.page.assertions, texts.source.page.assertions);
        let mut kinds: BTreeMap<Dimension, Vec<usize>> = BTreeMap::new();
        for (index, x) in source.iter().enumerate().filter(|(_, x)| !is_apart(x)) {
            kinds.entry(kind(x)).or_default().push(index);
        }
        let (mut cells, mut starts) = (Vec::new(), Vec::with_capacity(statement.len() + 1));
        for (at, y) in statement.iter().enumerate() {
            starts.push(cells.len());
            let alike = kinds.get(&kind(y)).filter(|_| !is_apart(y)).map_or(&[][..], Vec::as_slice);
            for &index in alike {
                let Some(pair) = texts.pair(at, index) else { continue };
                let Ok(verdict) = relate(pair.y, pair.x) else { continue };
                // two lines of results say of nothing that it is the same thing: "Shr 21 cts vs 70 cts"
                if pair.y.marks.fragment && pair.x.marks.fragment {
                    continue;
                }
                let values = family::of_words(&pair);
                cells.push(Cell { y: at, x: index, verdict, gate: gate::gate(pair.y, pair.x), fit: judge.fit(&values), values, probability: 0 });
            }
        }
        starts.push(cells.len());
        let mut table = Self { rows: Vec::new(), columns: Vec::new(), texts, cells, starts, judge };
        table.rows = table.standings(true);
        table.columns = table.standings(false);
        table
    }

    /// Adds what values and rivals tell of the pairs that fight, and how probable each is.
    fn judge(&mut self) {
        for at in 0..self.cells.len() {
            if !self.cells[at].fights() {
                continue;
            }
            let mut cell = self.cells[at].clone();
            if let Some(pair) = self.texts.pair(cell.y, cell.x) {
                family::of_values(&pair, &mut cell.values);
            }
            let rivals = Rivals {
                statement: (self.texts.statement.page.assertions, cell.y),
                source: (self.texts.source.page.assertions, cell.x),
                row: self.rows.get(cell.y).copied().unwrap_or_default(),
                column: self.columns.get(cell.x).copied().unwrap_or_default(),
                fit: cell.fit,
                verdict: &|y, x| self.cell(y, x).map(|other| other.verdict),
            };
            rival::tell(&rivals, &mut cell.values);
            cell.probability = self.judge.probability(&cell.values);
            self.cells[at] = cell;
        }
    }

    /// All pairs, in order of the statement's figures and then of the source's.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The pairs of a figure of the statement.
    #[must_use]
    pub fn of(&self, y: usize) -> &[Cell] {
        let bounds = self.starts.get(y).zip(self.starts.get(y + 1));
        bounds.and_then(|(&start, &end)| self.cells.get(start..end)).unwrap_or_default()
    }

    /// The pair of two figures; `None` where their values have no common measure.
    #[must_use]
    pub fn cell(&self, y: usize, x: usize) -> Option<&Cell> {
        let row = self.of(y);
        row.binary_search_by_key(&x, |cell| cell.x).ok().and_then(|at| row.get(at))
    }

    /// The two figures of a pair.
    #[must_use]
    pub fn figures(&self, cell: &Cell) -> Option<(&'e Assertion, &'e Assertion)> {
        self.texts.statement.page.assertions.get(cell.y).zip(self.texts.source.page.assertions.get(cell.x))
    }

    /// The models that it was judged by.
    #[must_use]
    pub fn judged_by(&self) -> &'e Judge {
        self.judge
    }

    /// The vocabulary that it was judged with.
    #[must_use]
    pub fn lexicon(&self) -> &'e Lexicon {
        self.texts.lexicon
    }

    /// What the figures of the statement, or of the source, are to all of the other text.
    fn standings(&self, is_row: bool) -> Vec<Standing> {
        let (own, other) = (self.texts.statement.page.assertions, self.texts.source.page.assertions);
        let (own, other) = if is_row { (own, other) } else { (other, own) };
        let mut standings = vec![Standing::default(); own.len()];
        let mut choices: Vec<Vec<Option<Amount>>> = vec![Vec::new(); own.len()];
        for cell in &self.cells {
            let (at, partner) = if is_row { (cell.y, cell.x) } else { (cell.x, cell.y) };
            let (Some(standing), Some((it, of))) = (standings.get_mut(at), own.get(at).zip(other.get(partner))) else { continue };
            choices[at].push(of.reading.centre());
            if cell.gate.is_some() {
                continue;
            }
            if standing.best.is_none_or(|(_, best)| cell.fit > best) {
                standing.second = standing.best.map(|(_, best)| best);
                standing.best = Some((partner, cell.fit));
            } else if standing.second.is_none_or(|second| cell.fit > second) {
                standing.second = Some(cell.fit);
            }
            if let Some(how) = rival::agreement(it, of, cell.verdict) {
                standing.agreed = standing.agreed.max(Some((how, cell.fit)));
            }
        }
        for (at, (standing, mut values)) in standings.iter_mut().zip(choices).enumerate() {
            values.sort_unstable();
            values.dedup();
            standing.choice = values.len();
            standing.derived = own.get(at).map_or(0, |it| rival::follows(it, own, other, self.texts.lexicon));
        }
        standings
    }
}
