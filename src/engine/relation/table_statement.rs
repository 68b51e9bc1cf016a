//! `table-statement`: a short statement about a table says what its cells say, as far as a look into the table can tell.
//!
//! ```text
//! looked up   the one row whose cells are mentioned, the one column that is named
//! greatest    "the highest crowd was 6,540"; "the match with the highest crowd had 3 goals"
//! total       "Tarn scored 31 points in all": the sum of a column, of the rows that are mentioned
//! counted     "three matches were played at Holm": the rows that have all that is mentioned
//! ```
//! All that a sentence says must be found in the table. A word that is not there may narrow what is meant.

mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::figure::{is_quantity, plays};
use super::found::{Entry, Find, Found, Ground, Member, does_not_follow};
use super::table_cell::{self, fits};
use crate::account::{Place, Roster, Spoken};
use crate::conflict::{AssertionId, Conflict, Derivation};
use crate::lexicon::Reckoned;
use crate::quantity::{Amount, Dimension, Hedge, Interval};
use crate::rule::spec::{Key, Kind, Spec, TOLERANCE};
use crate::rule::{Part, Rule, Scope};
use crate::span::SourceId;
use crate::witness::Witness;

use told::Told;

/// Words that need not be found.
const UNTOLD: Key = Key::new("untold", Kind::Number, "How many words of a statement may stand nowhere in the table.").needed();

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "table-statement",
        holds: "a short statement about a table says what its rows and cells come to",
        scope: Scope::Dossier,
        keys: &[TOLERANCE, UNTOLD],
        one_thing: true,
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// The table that a statement is held against.
struct Subject<'e> {
    roster: &'e Roster,
    cells: BTreeMap<Place, Member<'e>>,
}

/// Holds the statements of all sources against the tables of the others.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    let tables: Vec<(usize, Subject<'_>)> = ground.dossier.iter().enumerate().flat_map(|(source, _)| subjects(ground, source)).collect();
    // a statement is about the one table that there is
    let [(home, subject)] = tables.as_slice() else { return found };
    for (source, sheet) in ground.dossier.iter().enumerate().filter(|(source, _)| source != home) {
        for words in sheet.said {
            let figures: BTreeSet<usize> = words.iter().filter_map(|word| word.figure).collect();
            for index in figures {
                let Some(it) = sheet.assertions.get(index).filter(|it| is_plain(it) && plays(rule, Part::Each, it)) else { continue };
                let own = (AssertionId { source: SourceId::new(source), index }, it);
                if let Some((cells, conflict)) = held(rule, own, words, subject, ground) {
                    let members: Vec<Member<'_>> = cells.into_iter().chain([own]).collect();
                    found.note(&members, conflict);
                }
            }
        }
    }
    found
}

fn subjects<'e>(ground: &Ground<'e>, source: usize) -> Vec<(usize, Subject<'e>)> {
    let Some(sheet) = ground.dossier.get(source) else { return Vec::new() };
    let cells_of = |table: usize| {
        let of_table = sheet.cells().zip(sheet.places).filter(move |(_, (own, _))| *own == table);
        of_table.map(|((index, cell), (_, place))| (*place, (AssertionId { source: SourceId::new(source), index }, cell))).collect()
    };
    let rosters = sheet.rosters.iter().enumerate().filter(|(_, roster)| !roster.lines.is_empty());
    rosters.map(|(at, roster)| (source, Subject { roster, cells: cells_of(at) })).collect()
}

/// Whether a figure simply says how much or how many.
fn is_plain(it: &Witness) -> bool {
    let marks = &it.marks;
    let plain = !marks.negated && !marks.comparison && it.reading.hedge == Hedge::Exact && it.reading.stated.len() == 1;
    is_quantity(it) && plain && !matches!(it.unit.dimension(), Dimension::Ratio | Dimension::Age)
}

/// What a statement was held against, and the conflict if it is another.
fn held<'e>(rule: &Arc<Rule>, own: Member<'e>, words: &[Spoken], subject: &Subject<'e>, ground: &Ground<'_>) -> Option<(Vec<Member<'e>>, Option<Conflict>)> {
    let told = Told::new(words, subject.roster, &ground.lexicon.headings, own.0.index);
    if told.compares() || !told.is_clean() {
        return None;
    }
    let untold = |columns: &[usize], counted: Option<usize>| {
        let most = rule.relation.number(&UNTOLD).unwrap_or(Amount::ZERO);
        i64::try_from(told.untold(columns, own.0.index, counted)).is_ok_and(|words| Amount::integer(words) <= most)
    };
    let named = told.named();
    let values: Vec<usize> = named.iter().copied().filter(|&column| subject.cells.keys().any(|place| place.column == column)).collect();
    let target = told.beside(&values, own.0.index).or(if let [only] = values.as_slice() { Some(*only) } else { None });
    let lines = if told.has_mentions() { told.lines() } else { (0..subject.roster.lines.len()).collect() };
    let reckoned = told.reckoned(&values);
    let Some(target) = target else {
        let noun = told.counted(own.0.index).and_then(|word| told.column_of(word));
        return if reckoned.is_none() && named.iter().all(|column| Some(*column) == noun) { counted(rule, own, &told, &lines, subject, untold) } else { None };
    };
    if !untold(&named, None) {
        return None;
    }
    let cell = |line: &usize| subject.cells.get(&Place { line: *line, column: target }).copied();
    match reckoned {
        None => match lines.as_slice() {
            [line] if told.has_mentions() => looked_up(rule, own, cell(line)?, *line, subject),
            _ => None,
        },
        Some((Reckoned::Most | Reckoned::Least, of)) => {
            let least = matches!(reckoned, Some((Reckoned::Least, _)));
            let by = of.unwrap_or(target);
            let best = extreme(&lines, by, least, subject)?;
            looked_up(rule, own, cell(&best)?, best, subject)
        }
        Some((Reckoned::Sum | Reckoned::Mean, of)) if of.is_none_or(|of| of == target) && lines.len() > 1 => {
            let parts: Vec<Member<'e>> = lines.iter().map(cell).collect::<Option<_>>()?;
            summed(rule, own, &parts, matches!(reckoned, Some((Reckoned::Mean, _))))
        }
        Some(_) => None,
    }
}

/// The line with the greatest or the least value of a column, where there is one.
fn extreme(lines: &[usize], column: usize, least: bool, subject: &Subject<'_>) -> Option<usize> {
    let value = |line: &usize| subject.cells.get(&Place { line: *line, column })?.1.reading.literal.single();
    let values: Vec<(Amount, usize)> = lines.iter().map(|line| Some((value(line)?, *line))).collect::<Option<_>>()?;
    let best = if least { values.iter().min() } else { values.iter().max() }?;
    let alone = values.iter().filter(|(value, _)| *value == best.0).count() == 1;
    (alone && values.len() > 1).then_some(best.1)
}

fn looked_up<'e>(rule: &Arc<Rule>, own: Member<'e>, cell: Member<'e>, line: usize, subject: &Subject<'e>) -> Option<(Vec<Member<'e>>, Option<Conflict>)> {
    let measured = own.1.unit == cell.1.unit || own.1.unit.dimension() == Dimension::Count || cell.1.unit.dimension() == Dimension::Count;
    if !measured {
        return None;
    }
    if fits(rule, own.1, cell.1) {
        return Some((vec![cell], None));
    }
    // what stands in another cell of the row was meant of that one
    let mut row = subject.cells.range(Place { line, column: 0 }..Place { line: line + 1, column: 0 });
    if row.any(|(_, (_, other))| fits(rule, own.1, other)) {
        return None;
    }
    Some((vec![cell], Some(table_cell::unlike(rule, own, cell))))
}

fn summed<'e>(rule: &Arc<Rule>, own: Member<'e>, parts: &[Member<'e>], mean: bool) -> Option<(Vec<Member<'e>>, Option<Conflict>)> {
    let sum = parts.iter().map(|(_, part)| part.reading.literal).reduce(|sum, next| sum.plus(&next))?;
    let rounded = parts.iter().map(|(_, part)| part.reading.rounded).reduce(|sum, next| sum.plus(&next))?;
    let each = Amount::ONE.over(Amount::integer(i64::try_from(parts.len()).ok()?))?;
    let (made, rounded) = if mean { (sum.scaled(each), rounded.scaled(each)) } else { (sum, rounded) };
    let place = own.1.reading.stated.first()?.place.half();
    let holds = rounded.overlaps(&own.1.reading.literal.widened(place)) || rounded.overlaps(&own.1.reading.rounded);
    let derivation = if mean { Derivation::MeanOfColumn } else { Derivation::SumOfColumn };
    let shown = parts.first().copied();
    Some((parts.to_vec(), (!holds).then(|| unlike(rule, own, shown, derivation, made))))
}

/// Rows that have all that is mentioned.
fn counted<'e>(
    rule: &Arc<Rule>,
    own: Member<'e>,
    told: &Told<'_>,
    lines: &[usize],
    subject: &Subject<'e>,
    untold: impl Fn(&[usize], Option<usize>) -> bool,
) -> Option<(Vec<Member<'e>>, Option<Conflict>)> {
    let word = told.counted(own.0.index)?;
    let is_count = own.1.unit.dimension() == Dimension::Count && own.1.reading.literal.single().is_some_and(Amount::is_integer);
    if !is_count || !own.1.scope.exists || !told.has_mentions() || !told.is_plain() || lines.is_empty() || !untold(&[], Some(word)) {
        return None;
    }
    // what stands in more rows than one is counted once
    let column = told.column_of(word);
    let distinct: BTreeSet<&Vec<String>> = lines.iter().filter_map(|&line| subject.roster.lines.get(line)?.get(column?)).collect();
    if column.is_some() && distinct.len() != lines.len() {
        return None;
    }
    let rows = Interval::exactly(Amount::integer(i64::try_from(lines.len()).ok()?));
    let first =
        lines.iter().find_map(|&line| subject.cells.range(Place { line, column: 0 }..Place { line: line + 1, column: 0 }).next()).map(|(_, cell)| *cell);
    let holds = rows.overlaps(&own.1.reading.literal);
    Some((first.into_iter().collect(), (!holds).then(|| unlike(rule, own, first, Derivation::RowsCounted, rows))))
}

fn unlike(rule: &Arc<Rule>, own: Member<'_>, shown: Option<Member<'_>>, derivation: Derivation, computed: Interval) -> Conflict {
    let sides: Vec<(Part, Member<'_>)> = shown.into_iter().chain([own]).map(|member| (Part::Each, member)).collect();
    does_not_follow(rule, &sides, derivation, computed, &own.1.unit)
}
