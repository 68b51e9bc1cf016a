//! What a statement may say of a table, reading by reading; it is wrong where every reading of it is.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::figure::is_quantity;
use super::super::found::{Member, does_not_follow};
use super::super::table_cell::{self, fits};
use super::subject::Subject;
use super::told::{Mention, Told};
use crate::conflict::{Conflict, Derivation};
use crate::lexicon::Reckoned;
use crate::quantity::{Amount, Dimension, Interval};
use crate::rule::{Part, Rule};

/// Rows of those that are counted which a report shows.
const SHOWN: usize = 4;

/// One way to read a statement.
pub enum Reading<'e> {
    /// The figure is what stands in a cell.
    Cell(Member<'e>),
    /// It is what several cells make.
    Made { of: Vec<Member<'e>>, derivation: Derivation, exact: Interval, rounded: Interval },
    /// It is one of these, which no conflict is shown of.
    Also(Interval),
    /// It holds, whatever the figure is.
    Holds(Vec<Member<'e>>),
    /// It fails, and a cell shows it.
    Fails(Member<'e>),
    /// No row has it beside all that is mentioned; one that has what is mentioned, or some of it.
    NoRow(Option<Member<'e>>),
}

/// Readings, the columns that are named by them, and the word that is counted.
type Readings<'e> = (Vec<Reading<'e>>, Vec<usize>, Option<usize>);

/// A statement that is held against a table.
pub struct Statement<'a, 'e> {
    pub rule: &'a Arc<Rule>,
    pub own: Member<'e>,
    pub told: &'a Told<'a>,
    pub subject: &'a Subject<'e>,
    /// What the figure sets as a least or a most.
    pub bounds: Option<Interval>,
}

impl<'e> Statement<'_, 'e> {
    /// What it may say; none where more than a look into the table is needed.
    pub fn readings(&self) -> Option<Readings<'e>> {
        use Reckoned::{Apart, Greater, Least, Lesser, Mean, Most, Never, Sum, Unknown};
        let named = self.told.named();
        let columns = self.subject.columns();
        let values: Vec<usize> = named.iter().copied().filter(|column| columns.contains(column)).collect();
        let beside = self.told.beside(&values, self.own.0.index);
        // beside the name of several columns it is of one of those, and of no other that is named
        let is_open = beside.is_none() && self.told.is_beside_any(self.own.0.index);
        let only = || if let [only] = values.as_slice() { Some(*only).filter(|_| !is_open) } else { None };
        let target = beside.or_else(only).or_else(|| self.subject.measured(&self.own.1.unit));
        let reckoned = self.told.reckoned();
        if let Some(bounds) = self.bounds {
            let plain: Vec<Reckoned> = reckoned.iter().copied().filter(|word| !matches!(word, Greater | Lesser)).collect();
            return match plain.as_slice() {
                [] | [Sum | Unknown] if self.told.is_of_each() => Some((self.each(target?, &bounds, true), named, None)),
                [] => Some((self.each_mentioned(target?, &bounds)?, named, None)),
                [Never] if plain.len() == reckoned.len() => Some((self.each(target?, &bounds, false), named, None)),
                _ => None,
            };
        }
        if !is_quantity(self.own.1) {
            return if reckoned.is_empty() { Some((self.looked_up(None)?, named, None)) } else { None };
        }
        if let Some(counted) = self.counts(target, beside) {
            return if reckoned.is_empty() { Some((self.counted(counted)?, named, Some(counted))) } else { None };
        }
        let readings = match reckoned.as_slice() {
            [] => self.looked_up(target)?,
            [best @ (Most | Least)] if !self.told.is_of_several() => self.greatest(target?, self.told.reckoned_of(&values), *best == Least),
            [of @ (Sum | Mean)] if self.told.reckoned_of(&values).is_none_or(|of| Some(of) == target) => self.summed(target?, *of == Mean)?,
            [Apart, Most, Least] | [Apart, Least, Most] => vec![self.spread(target?)?],
            [how @ (Greater | Lesser | Apart)] => vec![self.apart(target?, *how)?],
            _ => return None,
        };
        Some((readings, named, None))
    }

    /// What it was held against, and the conflict where no reading holds.
    pub fn settled(&self, readings: &[Reading<'e>]) -> Option<(Vec<Member<'e>>, Option<Conflict>)> {
        let own = self.own.1;
        let place = own.reading.stated.first().map(|stated| stated.place.half()).unwrap_or_default();
        let is = |rounded: &Interval| rounded.overlaps(&own.reading.literal.widened(place)) || rounded.overlaps(&own.reading.rounded);
        let held = readings.iter().find_map(|reading| match reading {
            Reading::Cell(cell) => fits(self.rule, own, cell.1).then(|| vec![*cell]),
            Reading::Made { of, rounded, .. } => is(rounded).then(|| of.clone()),
            Reading::Also(values) => is(values).then(Vec::new),
            Reading::Holds(cells) => Some(cells.clone()),
            Reading::NoRow(_) | Reading::Fails(_) => None,
        });
        if let Some(held) = held {
            return (!held.is_empty()).then_some((held, None));
        }
        readings.iter().find_map(|reading| match reading {
            Reading::Cell(cell) | Reading::Fails(cell) => Some((vec![*cell], Some(table_cell::unlike(self.rule, self.own, *cell)))),
            Reading::Made { of, derivation, exact, .. } => {
                let shown = match derivation {
                    Derivation::Difference => of.as_slice(),
                    Derivation::RowsCounted => of.get(..SHOWN).unwrap_or(of),
                    _ => of.get(..1).unwrap_or_default(),
                };
                let sides: Vec<(Part, Member<'_>)> = shown.iter().copied().chain([self.own]).map(|member| (Part::Each, member)).collect();
                Some((of.clone(), Some(does_not_follow(self.rule, &sides, *derivation, *exact, &self.own.1.unit))))
            }
            Reading::NoRow(shown) => {
                let sides: Vec<(Part, Member<'_>)> = shown.iter().copied().chain([self.own]).map(|member| (Part::Each, member)).collect();
                let conflict = does_not_follow(self.rule, &sides, Derivation::NoRow, own.reading.literal, &own.unit);
                Some((shown.iter().copied().collect(), Some(conflict)))
            }
            Reading::Also(_) | Reading::Holds(_) => None,
        })
    }

    /// The lines that have all that is mentioned and lie within all bounds.
    fn lines(&self, mentions: &[&Mention]) -> BTreeSet<usize> {
        let within = |line: &usize| {
            let is = |column, values: &Interval| self.subject.value(*line, column).is_some_and(|value| values.holds(value));
            self.told.bounds.iter().all(|bound| is(bound.column, &bound.values))
        };
        let all: BTreeSet<usize> = self.subject.lines().into_iter().filter(within).collect();
        mentions.iter().fold(all, |lines, mention| &lines & &mention.lines())
    }

    fn mentioned(&self) -> BTreeSet<usize> {
        self.lines(&self.told.mentions.iter().collect::<Vec<_>>())
    }

    /// The word that the figure counts, where it counts rows.
    fn counts(&self, target: Option<usize>, beside: Option<usize>) -> Option<usize> {
        let own = self.own.1;
        let is_count = own.unit.dimension() == Dimension::Count && own.reading.literal.single().is_some_and(Amount::is_integer);
        let counted = self.told.counted()?;
        // what stands beside the figure is what it measures
        let is_value = beside.is_some();
        // "there are eight rallies": what the rows are is all that is asked
        let is_bare = self.told.named().iter().all(|&column| self.told.column_of(counted) == Some(column));
        let are_all = own.scope.exists && is_bare && (self.told.is_kind(counted) || self.told.column_of(counted) == Some(0));
        let asked = self.told.has_mentions() || !self.told.bounds.is_empty() || are_all;
        // "picked 2 players": the column of names tells what is counted, whatever else is named
        let is_named = self.told.column_of(counted).is_some_and(|column| !self.subject.columns().contains(&column));
        let is_free = target.is_none() || is_named || !self.told.bounds.is_empty();
        (is_count && asked && self.told.is_row(counted) && !is_value && is_free).then_some(counted)
    }

    /// Rows that have all that is asked.
    fn counted(&self, word: usize) -> Option<Vec<Reading<'e>>> {
        let lines = self.mentioned();
        // one row may be one of several things: "she has 3 sisters"
        if !self.told.is_plain() || lines.is_empty() || lines.len() == 1 && !self.own.1.scope.exists {
            return None;
        }
        let rows = |count: usize| i64::try_from(count).map(|count| Interval::exactly(Amount::integer(count))).ok();
        let of: Vec<Member<'e>> = lines.iter().filter_map(|&line| self.subject.row(line).next()).collect();
        let exact = rows(lines.len())?;
        let mut readings = vec![Reading::Made { of, derivation: Derivation::RowsCounted, exact, rounded: exact }];
        // what stands in more rows than one may be counted once
        if let Some(column) = self.told.column_of(word) {
            let distinct: BTreeSet<&Vec<String>> = lines.iter().filter_map(|&line| self.subject.roster.lines.get(line)?.get(column)).collect();
            readings.push(Reading::Also(rows(distinct.len())?));
        }
        Some(readings)
    }

    /// What stands in the rows that are mentioned.
    fn looked_up(&self, target: Option<usize>) -> Option<Vec<Reading<'e>>> {
        let lines = self.mentioned();
        let Some(&first) = lines.first() else { return self.nowhere() };
        if !self.told.has_mentions() {
            return None;
        }
        let written = self.told.written();
        let is_value = is_quantity(self.own.1);
        // what another cell of a row says was meant of that one
        let stands = |line: &usize| {
            let as_value = is_value && self.subject.row(*line).any(|cell| fits(self.rule, self.own.1, cell.1));
            as_value || written.iter().any(|(_, lines)| lines.contains(line))
        };
        if let Some(line) = lines.iter().find(|line| stands(line)) {
            return Some(vec![Reading::Holds(target.and_then(|column| self.subject.cell(*line, column)).into_iter().collect())]);
        }
        let Some(target) = target.filter(|_| is_value) else {
            // the one column where it stands in other rows
            let [(column, _)] = written.as_slice() else { return None };
            return Some(vec![Reading::NoRow(self.subject.any(first, *column))]);
        };
        let is_elsewhere = self.subject.lines().into_iter().filter_map(|line| self.subject.cell(line, target)).any(|cell| fits(self.rule, self.own.1, cell.1));
        let cell = self.subject.cell(first, target).filter(|cell| self.is_measured_as(*cell))?;
        // what stands nowhere in the column may be of something else, unless it is just that column which is named
        match lines.len() {
            1 if is_elsewhere || self.told.is_whole(target) => Some(vec![Reading::Cell(cell)]),
            1 => None,
            _ if !is_elsewhere => None,
            _ => {
                // of several rows it may tell what they come to
                let of: Vec<Member<'e>> = lines.iter().filter_map(|&line| self.subject.cell(line, target)).collect();
                let also = [false, true].into_iter().filter_map(|mean| Some(Reading::Also(sum(&of, mean, true)?)));
                Some([Reading::NoRow(Some(cell))].into_iter().chain(also).collect())
            }
        }
    }

    /// That no row has all that is mentioned; none where two of them are of one column, so that several rows are told of.
    fn nowhere(&self) -> Option<Vec<Reading<'e>>> {
        let plain: Vec<(usize, &Mention)> = self.told.mentions.iter().filter_map(|mention| Some((mention.column()?, mention))).collect();
        let is_apart = |a: &Mention, b: &Mention| a.lines().is_disjoint(&b.lines());
        let several = plain.iter().any(|(column, a)| plain.iter().any(|(other, b)| column == other && is_apart(a, b)));
        let lines = self.lines(&plain.iter().map(|(_, mention)| *mention).collect::<Vec<_>>());
        let shown = plain.first()?.1.lines().into_iter().find_map(|line| self.subject.row(line).next());
        (self.told.bounds.is_empty() && !several && lines.is_empty()).then(|| vec![Reading::NoRow(shown)])
    }

    /// The greatest or the least of a column, or what stands beside it.
    fn greatest(&self, target: usize, by: Option<usize>, least: bool) -> Vec<Reading<'e>> {
        let by = by.unwrap_or(target);
        let mentioned = self.mentioned();
        let mut readings = Vec::new();
        let mut among = vec![self.lines(&[])];
        among.extend(self.told.mentions.iter().map(|mention| self.lines(&[mention])).chain([mentioned.clone()]));
        for lines in among.iter().filter(|lines| lines.len() > 1) {
            // what is mentioned either narrows the rows or names the best of them
            let Some(best) = self.extreme(lines, by, least) else { continue };
            let is_meant = !self.told.has_mentions() || mentioned.contains(&best);
            let Some(cell) = self.subject.cell(best, target).filter(|cell| self.is_measured_as(*cell)) else { continue };
            // it says so of a row that it names, and may look at other rows for it
            let is_own = |line: &usize| self.subject.cell(*line, target).is_some_and(|cell| fits(self.rule, self.own.1, cell.1));
            if !is_meant && mentioned.iter().any(is_own) {
                return Vec::new();
            }
            let named = mentioned.first().and_then(|&line| self.subject.cell(line, target));
            readings.push(if is_meant || !fits(self.rule, self.own.1, cell.1) { Reading::Cell(cell) } else { Reading::NoRow(named) });
        }
        readings
    }

    /// The line with the greatest or the least value of a column, where there is one.
    fn extreme(&self, lines: &BTreeSet<usize>, column: usize, least: bool) -> Option<usize> {
        let values: Vec<(Amount, usize)> = lines.iter().map(|line| Some((self.subject.value(*line, column)?, *line))).collect::<Option<_>>()?;
        let best = if least { values.iter().min() } else { values.iter().max() }?;
        let alone = values.iter().filter(|(value, _)| *value == best.0).count() == 1;
        (alone && values.len() > 1).then_some(best.1)
    }

    /// What the rows that are mentioned add up to, or are on average.
    fn summed(&self, target: usize, mean: bool) -> Option<Vec<Reading<'e>>> {
        let mut lines = self.mentioned();
        if lines.is_empty() {
            lines = self.told.mentions.iter().flat_map(Mention::lines).collect();
        }
        let of: Vec<Member<'e>> = lines.iter().map(|line| self.subject.cell(*line, target)).collect::<Option<_>>()?;
        let derivation = if mean { Derivation::MeanOfColumn } else { Derivation::SumOfColumn };
        let made = Reading::Made { exact: sum(&of, mean, false)?, rounded: sum(&of, mean, true)?, derivation, of };
        (lines.len() > 1).then_some(vec![made])
    }

    /// How far the greatest of a column is from the least.
    fn spread(&self, target: usize) -> Option<Reading<'e>> {
        let lines = self.mentioned();
        let cell = |least| self.subject.cell(self.extreme(&lines, target, least)?, target);
        Some(difference(cell(false)?, cell(true)?))
    }

    /// How far two rows are apart, which are mentioned each by a cell of its own.
    fn apart(&self, target: usize, reckoned: Reckoned) -> Option<Reading<'e>> {
        let mut alone: Vec<usize> = Vec::new();
        let mut mentions: Vec<&Mention> = self.told.mentions.iter().collect();
        mentions.sort_by_key(|mention| mention.start());
        for mention in mentions {
            let lines = mention.lines();
            let line = *lines.first().filter(|_| lines.len() == 1)?;
            if !alone.contains(&line) {
                alone.push(line);
            }
        }
        let [first, second] = alone.as_slice() else { return None };
        let (first, second) = (self.subject.cell(*first, target)?, self.subject.cell(*second, target)?);
        let up = first.1.reading.literal.single()? >= second.1.reading.literal.single()?;
        Some(match reckoned {
            Reckoned::Greater => difference(first, second),
            Reckoned::Lesser => difference(second, first),
            _ if up => difference(first, second),
            _ => difference(second, first),
        })
    }

    /// Whether each row, or no row, has what the figure bounds.
    fn each(&self, column: usize, bounds: &Interval, is_so: bool) -> Vec<Reading<'e>> {
        let lines = self.mentioned();
        let breaks = |line: &&usize| self.subject.value(**line, column).is_some_and(|value| bounds.holds(value) != is_so);
        let shown = |line: &usize| self.subject.cell(*line, column);
        match lines.iter().find(breaks).and_then(shown) {
            Some(cell) => vec![Reading::Fails(cell)],
            None => vec![Reading::Holds(lines.iter().filter_map(shown).collect())],
        }
    }

    /// Whether the one row that is mentioned has what the figure bounds.
    fn each_mentioned(&self, column: usize, bounds: &Interval) -> Option<Vec<Reading<'e>>> {
        (self.told.has_mentions() && self.mentioned().len() == 1).then(|| self.each(column, bounds, true))
    }

    fn is_measured_as(&self, cell: Member<'e>) -> bool {
        let (own, cell) = (&self.own.1.unit, &cell.1.unit);
        own == cell || own.dimension() == Dimension::Count || cell.dimension() == Dimension::Count
    }
}

fn difference<'e>(first: Member<'e>, second: Member<'e>) -> Reading<'e> {
    let exact = first.1.reading.literal.minus(&second.1.reading.literal);
    let rounded = first.1.reading.rounded.minus(&second.1.reading.rounded);
    Reading::Made { of: vec![first, second], derivation: Derivation::Difference, exact, rounded }
}

/// The sum or the mean of cells.
fn sum(of: &[Member<'_>], mean: bool, rounded: bool) -> Option<Interval> {
    let value = |(_, cell): &Member<'_>| if rounded { cell.reading.rounded } else { cell.reading.literal };
    let sum = of.iter().map(value).reduce(|sum, next| sum.plus(&next))?;
    let each = Amount::ONE.over(Amount::integer(i64::try_from(of.len()).ok()?))?;
    Some(if mean { sum.scaled(each) } else { sum })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{PLAYERS, look};
    use crate::conflict::Finding;

    /// What a figure of a statement comes to: that it holds, what it should be, or nothing.
    #[track_caller]
    fn comes_to(statement: &str, figure: usize) -> Option<String> {
        look(PLAYERS, statement, figure, |it| {
            let (readings, _, _) = it.readings()?;
            let (cells, conflict) = it.settled(&readings)?;
            let Some(conflict) = conflict else { return Some("holds".to_owned()) };
            Some(match conflict.finding {
                Finding::DoesNotFollow { derivation, computed, .. } => format!("{derivation:?} {computed}"),
                Finding::UnlikeCell { .. } => format!("cell {}", cells[0].1.reading.literal),
                other => panic!("{other:?}"),
            })
        })
    }

    #[test]
    fn each_way_to_read_a_statement_holds_or_fails() {
        for (right, wrong, expected) in [
            ("Ann Lowe scored 31 points.", "Ann Lowe scored 25 points.", "cell 31"),
            ("The highest points was 31.", "The highest points was 25.", "cell 31"),
            ("The fewest points was 8.", "The fewest points was 12.", "cell 8"),
            ("Players from Wales scored a total of 56 points.", "Players from Wales scored a total of 66 points.", "SumOfColumn 56"),
            ("The average points was 19.", "The average points was 25.", "MeanOfColumn 19"),
            ("Ann Lowe scored 6 more points than Cleo Reed.", "Ann Lowe scored 9 more points than Cleo Reed.", "Difference 6"),
            ("Bea Moss scored 19 fewer points than Ann Lowe.", "Bea Moss scored 9 fewer points than Ann Lowe.", "Difference 19"),
            ("There are two players from Wales.", "There are three players from Wales.", "RowsCounted 2"),
            ("Two players scored more than 20 points.", "Three players scored more than 20 points.", "RowsCounted 2"),
            ("Every player scored more than 5 points.", "Every player scored more than 10 points.", "cell 8"),
            ("No player scored more than 40 points.", "No player scored more than 30 points.", "cell 31"),
            ("Bea Moss from Norway scored 12 points.", "Bea Moss from Wales scored 12 points.", "NoRow 12"),
        ] {
            assert_eq!(comes_to(right, 0).as_deref(), Some("holds"), "{right}");
            assert_eq!(comes_to(wrong, 0).as_deref(), Some(expected), "{wrong}");
        }
    }

    #[test]
    fn what_a_look_into_the_table_does_not_tell_is_not_read() {
        for statement in ["Ann Lowe scored 5 points before Bea Moss.", "Ann Lowe has 2 sisters.", "Some 40 people saw the match."] {
            assert_eq!(comes_to(statement, 0), None, "{statement}");
        }
    }
}
