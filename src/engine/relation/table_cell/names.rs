//! Which row and which column of a table a sentence names.
//!
//! ```text
//! row     its year is the one of the clause
//!         all words of its name stand in the clause, or in the sentence and no other row's do there
//! column  all words of its name stand in the sentence, or its year does; the unit of the figure is its unit
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::assertion::Noun;
use crate::claim::Aspect;
use crate::conflict::AssertionId;
use crate::engine::sheet::Sheet;
use crate::joint::Equation;
use crate::quantity::{Dimension, Hedge, Unit};
use crate::span::SourceId;
use crate::witness::{Term, Witness};

/// A table with more rows than this is data: its rows are not named in passing.
const MOST_ROWS: usize = 2_000;

/// A row of a table: its cells, by their columns.
struct Row<'e> {
    lemmas: Vec<&'e str>,
    year: Option<i16>,
    cells: Vec<(usize, AssertionId, &'e Witness)>,
    table: (usize, usize),
    /// What the items of a list add up to.
    total: Option<&'e Witness>,
}

/// The cell that a figure means.
#[derive(Clone, Copy)]
pub struct Meant<'e> {
    /// Its number.
    pub id: AssertionId,
    /// What it says.
    pub cell: &'e Witness,
    /// Whether its column is named; else only its unit is.
    pub is_named: bool,
}

/// Where a cell stands.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    /// The source, and the number of the table in it.
    pub table: (usize, usize),
    /// The row, among those of all tables.
    pub row: usize,
    /// The column in the table.
    pub column: usize,
}

/// The rows of all tables, by a word of their names.
#[derive(Default)]
pub struct Tables<'e> {
    rows: Vec<Row<'e>>,
    by_word: BTreeMap<&'e str, Vec<usize>>,
    by_year: BTreeMap<i16, Vec<usize>>,
    by_table: BTreeMap<(usize, usize), Vec<usize>>,
    of_cell: BTreeMap<AssertionId, usize>,
    /// The figures of lists, whether they make their totals or not.
    listed: BTreeSet<AssertionId>,
}

impl<'e> Tables<'e> {
    pub fn new(dossier: &[Sheet<'e>]) -> Self {
        let mut tables = Self::default();
        for (source, sheet) in dossier.iter().enumerate() {
            let mut last = None;
            for ((index, cell), (table, place)) in sheet.cells().zip(sheet.places) {
                let id = AssertionId { source: SourceId::new(source), index };
                if last != Some((*table, place.line)) {
                    last = Some((*table, place.line));
                    tables.rows.push(Row::new(cell, (source, *table)));
                }
                tables.of_cell.insert(id, tables.rows.len() - 1);
                if let Some(row) = tables.rows.last_mut() {
                    row.cells.push((place.column, id, cell));
                }
            }
            tables.list(source, sheet);
        }
        for (at, row) in tables.rows.iter().enumerate() {
            tables.by_table.entry(row.table).or_default().push(at);
        }
        tables.name();
        tables
    }

    /// Puts each row where the word of its name is looked up that the fewest rows have: rows that all begin alike are told apart by it.
    fn name(&mut self) {
        let rows = || self.by_table.values().filter(|rows| rows.len() <= MOST_ROWS).flatten().map(|&at| (at, &self.rows[at]));
        let mut bearers: BTreeMap<&str, usize> = BTreeMap::new();
        rows().flat_map(|(_, row)| &row.lemmas).for_each(|word| *bearers.entry(word).or_default() += 1);
        let (mut by_word, mut by_year) = (BTreeMap::<_, Vec<usize>>::new(), BTreeMap::<_, Vec<usize>>::new());
        for (at, row) in rows() {
            let rarest = row.lemmas.iter().copied().min_by_key(|word| bearers.get(word));
            match (row.lemmas.as_slice(), row.year, rarest) {
                ([_], Some(year), _) => by_year.entry(year).or_default().push(at),
                (_, _, Some(word)) => by_word.entry(word).or_default().push(at),
                _ => {}
            }
        }
        (self.by_word, self.by_year) = (by_word, by_year);
    }

    /// A list that makes its total is a table of one column.
    fn list(&mut self, source: usize, sheet: &Sheet<'e>) {
        let all = sheet.entries.iter().filter(|entry| entry.in_list).flat_map(|entry| entry.others.iter().chain([&entry.derived]));
        self.listed.extend(all.map(|&index| AssertionId { source: SourceId::new(source), index }));
        let lists = sheet.entries.iter().filter(|entry| entry.in_list && entry.equation == Equation::Sum && entry.holds);
        for (number, entry) in lists.enumerate() {
            let items = entry.others.iter().filter_map(|&index| Some((AssertionId { source: SourceId::new(source), index }, sheet.all.get(index)?)));
            let total = sheet.all.get(entry.derived);
            for (id, item) in items.filter(|(_, item)| item.noun.is_some() && item.subject.is_some()) {
                self.of_cell.insert(id, self.rows.len());
                self.rows.push(Row { cells: vec![(0, id, item)], total, ..Row::new(item, (source, sheet.rosters.len() + number)) });
            }
        }
    }

    pub fn are_none(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether a figure is an item of a list, or its total.
    pub fn is_listed(&self, id: AssertionId) -> bool {
        self.listed.contains(&id)
    }

    /// The cell that a figure means, of each table of which it names one row and one column.
    pub fn meant(&self, it: &Witness) -> Vec<Meant<'e>> {
        let rows = self.named(it);
        let mut meant: Vec<Meant<'e>> = rows.values().filter_map(|rows| Self::column(it, self.one(it, rows)?)).collect();
        let years: Vec<i16> = it.evidence.moments.iter().filter_map(|moment| moment.year).collect();
        if let [year] = years.as_slice() {
            let rows = self.by_year.get(year).into_iter().flatten().filter(|&&row| !rows.contains_key(&self.rows[row].table));
            meant.extend(rows.filter_map(|&row| Self::column(it, &self.rows[row])));
        }
        meant
    }

    /// The rows that a sentence names, by their tables.
    fn named(&self, it: &Witness) -> BTreeMap<(usize, usize), Vec<usize>> {
        let mut named: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for term in it.evidence.sentence.iter() {
            for &row in self.by_word.get(&*term.lemma).into_iter().flatten() {
                if self.rows[row].is_named_by(&it.evidence.sentence) && self.rows[row].is_meant_by(it) {
                    named.entry(self.rows[row].table).or_default().push(row);
                }
            }
        }
        for rows in named.values_mut() {
            rows.sort_unstable();
        }
        named
    }

    /// The cells of the same column in rows that a sentence names in passing: "followed by Tarn with 30,410".
    pub fn told_beside<'s>(&'s self, it: &'s Witness, id: AssertionId) -> impl Iterator<Item = &'e Witness> + 's {
        let seat = self.seat(id);
        let rows = it.evidence.sentence.iter().flat_map(|term| self.by_word.get(&*term.lemma).into_iter().flatten()).map(|&row| &self.rows[row]);
        let beside = rows.filter(move |row| seat.is_some_and(|seat| seat.table == row.table) && row.is_named_by(&it.evidence.sentence) && !row.is_meant_by(it));
        beside.flat_map(|row| row.cells.iter()).filter(move |(column, _, _)| seat.is_some_and(|seat| seat.column == *column)).map(|(_, _, cell)| *cell)
    }

    /// The cells of the two rows that a sentence names, where the tables have one column that it can mean.
    pub fn pair(&self, it: &Witness) -> Option<[Meant<'e>; 2]> {
        let named = self.named(it);
        let mut pairs = named.values().filter_map(|rows| {
            let [a, b] = rows.as_slice() else { return None };
            let (a, b) = (&self.rows[*a], &self.rows[*b]);
            let whole = a.lemmas.iter().all(|word| b.lemmas.contains(word)) || b.lemmas.iter().all(|word| a.lemmas.contains(word));
            if whole { None } else { Some([Self::column(it, a)?, Self::column(it, b)?]) }
        });
        pairs.next().filter(|_| pairs.next().is_none())
    }

    /// The one row that is meant: the only one, the only one of the clause, or the one whose name holds the others'.
    fn one(&self, it: &Witness, rows: &[usize]) -> Option<&Row<'e>> {
        let longest = |rows: Vec<usize>| {
            let best = rows.iter().copied().max_by_key(|&row| self.rows[row].lemmas.len())?;
            let holds = |other: &usize| {
                *other == best
                    || self.rows[*other].lemmas.iter().all(|word| self.rows[best].lemmas.contains(word))
                        && self.rows[*other].lemmas.len() < self.rows[best].lemmas.len()
            };
            rows.iter().all(holds).then_some(best)
        };
        let here: Vec<usize> = rows.iter().copied().filter(|&row| self.rows[row].is_named_by(&it.evidence.clause)).collect();
        let found = if here.is_empty() { longest(rows.to_vec()) } else { longest(here) };
        found.map(|row| &self.rows[row])
    }

    /// The one cell of a row whose column is meant.
    fn column(it: &Witness, row: &Row<'e>) -> Option<Meant<'e>> {
        let years: Vec<i16> = it.evidence.moments.iter().filter_map(|moment| moment.year).collect();
        let year = |cell: &Witness| cell.evidence.moments.first().and_then(|moment| moment.year);
        let dated = row.cells.iter().any(|(_, _, cell)| year(cell).is_some()) && row.year.is_none();
        let is_named = |cell: &Witness| {
            let words: Vec<&str> = words(cell.noun.as_deref()).into_iter().filter(|word| !is_number(word)).collect();
            let time = year(cell).is_none_or(|year| years == [year]);
            let said = words.iter().all(|word| has(&it.evidence.sentence, word) || it.noun.as_ref().is_some_and(|noun| noun.lemma == *word));
            let measured = !matches!(cell.unit.dimension(), Dimension::Count | Dimension::Share);
            let tells = !words.is_empty() || dated && year(cell).is_some() || measured;
            tells && time && said && counts(it, cell, row, &words)
        };
        let alike = || row.cells.iter().filter(|(_, _, cell)| is_measured_alike(it, cell));
        let only = |found: Vec<&(usize, AssertionId, &'e Witness)>, is_named| match found.as_slice() {
            [(_, id, cell)] => Some(Meant { id: *id, cell, is_named }),
            _ => None,
        };
        let named: Vec<_> = alike().filter(|(_, _, cell)| is_named(cell)).collect();
        if !named.is_empty() {
            return only(named, true);
        }
        // "packed takes 14 MB": a unit of its own tells the column, where there is but one of it
        let by_unit = !matches!(it.unit.dimension(), Dimension::Count | Dimension::Share | Dimension::Money | Dimension::Age);
        only(alike().filter(|(_, _, cell)| by_unit && it.unit == cell.unit && year(cell).is_none() && !is_derived(cell)).collect(), false)
    }

    /// Where a cell stands.
    pub fn seat(&self, id: AssertionId) -> Option<Seat> {
        let row = *self.of_cell.get(&id)?;
        let (column, _, _) = self.rows[row].cells.iter().find(|(_, other, _)| *other == id)?;
        Some(Seat { table: self.rows[row].table, row, column: *column })
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &'e Witness> + '_ {
        self.rows[row].cells.iter().map(|(_, _, cell)| *cell)
    }

    /// The cells of the column of a cell.
    pub fn column_of(&self, seat: Seat) -> impl Iterator<Item = &'e Witness> + '_ {
        let rows = self.by_table.get(&seat.table).into_iter().flatten().map(|&row| &self.rows[row]);
        rows.flat_map(|row| row.cells.iter()).filter(move |(column, _, _)| *column == seat.column).map(|(_, _, cell)| *cell)
    }
}

impl<'e> Row<'e> {
    fn new(cell: &'e Witness, table: (usize, usize)) -> Self {
        let lemmas = words(cell.subject.as_deref());
        let year = lemmas.iter().find_map(|word| word.parse::<i16>().ok());
        Self { lemmas, year, cells: Vec::new(), table, total: None }
    }

    /// Whether the words of its name are a name, or what the figure is said of: "revenue" is not meant by "the revenue of services", nor by
    /// "product revenue".
    fn is_meant_by(&self, it: &Witness) -> bool {
        let named = it.evidence.sentence.iter().any(|term| term.is_name && self.lemmas.contains(&&*term.lemma));
        let phrases = [it.subject.as_deref(), it.noun.as_deref(), it.whole.as_deref()];
        let says = |noun: &Noun| {
            let is_head = self.lemmas.contains(&noun.lemma.as_str());
            if is_head { are_among(&noun.modifiers, &self.lemmas) } else { self.lemmas.iter().all(|word| noun.modifiers.iter().any(|own| own == word)) }
        };
        self.is_told_by(it) && (named || phrases.into_iter().flatten().any(says))
    }

    /// Whether a figure tells of an item of a list what the total does of all: with the same verb, and of no other time.
    fn is_told_by(&self, it: &Witness) -> bool {
        let verb = |it: &'e Witness| it.event.as_ref().map(|event| event.lemma.as_str());
        let own = it.event.as_ref().map(|event| event.lemma.as_str());
        self.total.is_none_or(|total| verb(total) == own && it.evidence.moments == total.evidence.moments && it.reading.hedge == Hedge::Exact)
    }

    /// Whether all words of its name stand among these; a name with numbers is not told by its words.
    fn is_named_by(&self, terms: &[Term]) -> bool {
        !self.lemmas.is_empty() && self.lemmas.iter().all(|word| !is_number(word) && has(terms, word))
    }
}

/// Whether what a figure counts is what the column, the row or the title names, and nothing narrower.
fn counts(it: &Witness, cell: &Witness, row: &Row<'_>, words: &[&str]) -> bool {
    let known = |word: &str| words.contains(&word) || row.lemmas.contains(&word) || cell.evidence.near.iter().any(|term| &*term.lemma == word);
    match it.stated_noun() {
        Some(noun) => noun.modifiers.iter().all(|word| known(word)) && (known(&noun.lemma) || it.unit.dimension() != Dimension::Count),
        None => it.unit.dimension() != Dimension::Count || !words.is_empty(),
    }
}

/// Whether all are among these.
fn are_among<'w>(words: impl IntoIterator<Item = &'w String>, known: &[&str]) -> bool {
    words.into_iter().all(|word| known.contains(&word.as_str()))
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn words(noun: Option<&Noun>) -> Vec<&str> {
    noun.map(|noun| noun.modifiers.iter().chain([&noun.lemma]).map(String::as_str).collect()).unwrap_or_default()
}

fn has(terms: &[Term], word: &str) -> bool {
    terms.binary_search_by(|term| (*term.lemma).cmp(word)).is_ok()
}

/// Whether a cell says how much something changed.
fn is_derived(cell: &Witness) -> bool {
    cell.aspect == Aspect::Change
}

/// Whether both are measured in one kind of unit; a column may not say that it is of money.
fn is_measured_alike(it: &Witness, cell: &Witness) -> bool {
    let (own, other) = (it.unit.dimension(), cell.unit.dimension());
    let money = own == Dimension::Money && (it.unit.currency() == cell.unit.currency() || cell.unit == Unit::count());
    if own == Dimension::Money { money } else { it.unit == cell.unit || own == other && own != Dimension::Share && it.unit.factor() == cell.unit.factor() }
}
