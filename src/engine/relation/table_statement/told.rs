//! What a sentence says of a table: the cells that it mentions, the columns that it names, the bounds that it sets, and how a value is reckoned.
//!
//! ```text
//! mention   all words of a cell, one behind the other; of a number also the name of its column beside it ("week 5"); of a name that stands in
//!           no cell alone, words that stand in the cells of one column ("in October")
//! column    all words of its name, none of them in a mention; or a word that no other column's name has
//! bound     another figure that is a least or a most, beside the name of its column: "a crowd of more than 5,000"
//! told      every word is a mention, the name of a column, of the title, or says nothing of its own
//! ```
//! A word that is none of these may be a condition that no cell shows, so that nothing is held against such a sentence.

use std::collections::BTreeSet;
use std::ops::Range;

use super::subject::Subject;
use crate::account::{Roster, Spoken};
use crate::lexicon::{Headings, Reckoned};
use crate::quantity::{Hedge, Interval};
use crate::witness::Witness;

/// Where cells are mentioned, and the cells, line and column, that say so.
#[derive(Clone, Debug)]
pub struct Mention {
    range: Range<usize>,
    cells: Vec<(usize, usize)>,
}

impl Mention {
    /// Where it begins.
    pub fn start(&self) -> usize {
        self.range.start
    }

    /// The lines of its cells.
    pub fn lines(&self) -> BTreeSet<usize> {
        self.cells.iter().map(|(line, _)| *line).collect()
    }

    /// The one column of its cells.
    pub fn column(&self) -> Option<usize> {
        self.cells.first().map(|(_, column)| *column).filter(|&column| self.is_of(column))
    }

    /// Whether all its cells stand in a column.
    pub fn is_of(&self, column: usize) -> bool {
        self.cells.iter().all(|(_, own)| *own == column)
    }
}

/// A least or a most that rows have in a column.
#[derive(Clone, Debug)]
pub struct Bound {
    /// The figure that sets it.
    pub figure: usize,
    /// The column.
    pub column: usize,
    /// What the cells have to be.
    pub values: Interval,
}

/// A sentence and a table.
pub struct Told<'a> {
    words: &'a [Spoken],
    roster: &'a Roster,
    subject: &'a Subject<'a>,
    headings: &'a Headings,
    /// The figure that is held against the table.
    figure: usize,
    /// Where cells are mentioned.
    pub mentions: Vec<Mention>,
    /// What the sentence asks of rows besides.
    pub bounds: Vec<Bound>,
}

impl<'a> Told<'a> {
    /// What a sentence says of a table beside a figure; `figures` are those of the whole text.
    pub fn new(words: &'a [Spoken], subject: &'a Subject<'a>, headings: &'a Headings, figure: usize, figures: &[Witness]) -> Self {
        let roster = subject.roster;
        let mut told = Self { words, roster, subject, headings, figure, mentions: Vec::new(), bounds: Vec::new() };
        let telling: Vec<usize> = (0..words.len()).filter(|&at| !words[at].is_idle).collect();
        let mut found: Vec<Mention> = Vec::new();
        for (line, cells) in roster.lines.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let Some(range) = told.find(cell, &telling).filter(|range| told.is_mention(range, column, cell)) else { continue };
                match found.iter_mut().find(|mention| mention.range == range) {
                    Some(mention) => mention.cells.push((line, column)),
                    None => found.push(Mention { range, cells: vec![(line, column)] }),
                }
            }
        }
        // "Holm" is not mentioned by "Holm Sound"
        let within = |range: &Range<usize>, other: &Range<usize>| other != range && other.start <= range.start && range.end <= other.end;
        told.mentions = found.iter().filter(|mention| !found.iter().any(|other| within(&mention.range, &other.range))).cloned().collect();
        told.bounds = told.bounds(figures);
        told.mention_parts();
        told
    }

    /// Where words stand one behind the other among those that tell, none of them in the figure.
    fn find(&self, lemmas: &[String], telling: &[usize]) -> Option<Range<usize>> {
        if lemmas.is_empty() {
            return None;
        }
        let mut fits = telling.windows(lemmas.len()).filter(|at| {
            let same = at.iter().zip(lemmas).all(|(&at, lemma)| self.words[at].lemma == *lemma && self.words[at].figure != Some(self.figure));
            // only signs and small words may stand between
            same && at.first().zip(at.last()).is_some_and(|(first, last)| last - first < lemmas.len() * 2)
        });
        let at = fits.next()?;
        Some(*at.first()?..*at.last()? + 1)
    }

    fn is_mention(&self, range: &Range<usize>, column: usize, cell: &[String]) -> bool {
        let is_number = cell.iter().all(|word| starts_with_digit(word));
        let name = self.roster.columns.get(column).map_or(&[][..], Vec::as_slice);
        let beside = |at: Option<usize>| at.and_then(|at| self.words.get(at)).is_some_and(|word| name.contains(&word.lemma));
        // "week" is a name here, however little it tells in prose
        let before = (0..range.start).rev().find(|&at| name.contains(&self.words[at].lemma) || !self.words[at].is_idle && !self.is_said(at));
        let is_year = cell.len() == 1 && cell[0].len() == 4;
        // "elected" of "First elected" is no cell of "Status" that says no more
        let is_name = |(other, name): (usize, &Vec<String>)| other != column && cell.iter().all(|word| name.contains(word));
        let is_told = || self.roster.columns.iter().enumerate().any(is_name);
        !is_number && !is_told() || is_number && (is_year || beside(before) || beside(Some(range.end)))
    }

    /// Words that stand in cells of one column, and are told in no other way.
    fn mention_parts(&mut self) {
        for at in 0..self.words.len() {
            let word = &self.words[at];
            let is_free = !word.is_idle && word.figure != Some(self.figure) && !self.is_mentioned(at) && !self.is_bounding(at);
            if !is_free || self.is_said(at) || self.headings.reckoned(&word.lower).is_some() || starts_with_digit(&word.lemma) {
                continue;
            }
            let is_name = self.roster.columns.iter().flatten().chain(&self.roster.titles).any(|lemma| *lemma == word.lemma);
            let holding = |(line, cells): (usize, &'a Vec<Vec<String>>)| {
                cells.iter().enumerate().filter(|(_, cell)| cell.contains(&word.lemma)).map(move |(column, _)| (line, column))
            };
            let cells: Vec<(usize, usize)> = self.roster.lines.iter().enumerate().flat_map(holding).collect();
            let one = cells.first().is_some_and(|(_, first)| cells.iter().all(|(_, column)| column == first));
            if one && !is_name {
                self.mentions.push(Mention { range: at..at + 1, cells });
            }
        }
    }

    /// Figures beside the name of a column that say what its cells are at least or at most.
    fn bounds(&self, figures: &[Witness]) -> Vec<Bound> {
        let values = self.subject.columns();
        let others: BTreeSet<usize> = self.words.iter().filter_map(|word| word.figure).filter(|&other| other != self.figure).collect();
        let named: Vec<usize> = self.named().into_iter().filter(|column| values.contains(column)).collect();
        let bound = |figure: usize| {
            let it = figures.get(figure)?;
            let values = self.bounding(figure, it)?;
            let only = || if let [only] = named.as_slice() { Some(*only) } else { None };
            let column = self.beside(&named, figure).or_else(|| self.subject.measured(&it.unit)).or_else(only)?;
            Some(Bound { figure, column, values })
        };
        others.into_iter().filter_map(bound).collect()
    }

    /// The least or the most that a figure is, by its own words or by the ones before it: "larger than 45,000".
    pub fn bounding(&self, figure: usize, it: &Witness) -> Option<Interval> {
        let literal = it.reading.literal;
        if matches!(it.reading.hedge, Hedge::AtLeast | Hedge::MoreThan | Hedge::AtMost | Hedge::LessThan) {
            return Some(literal);
        }
        let value = literal.single()?;
        let first = self.words.iter().position(|word| word.figure == Some(figure))?;
        // only what follows a word of comparison and a small word is its other side: "more than 5", never "more 5"
        match self.headings.reckoned(&self.words.get(first.checked_sub(2)?)?.lower)? {
            Reckoned::Greater => Some(Interval::above(value)),
            Reckoned::Lesser => Some(Interval::below(value)),
            _ => None,
        }
        .filter(|_| self.words[first - 1].figure.is_none() && self.is_said(first - 1))
    }

    /// Whether a word belongs to a bound: a word of its figure, or the comparison before it.
    fn is_bounding(&self, at: usize) -> bool {
        let of = |at: usize| self.words.get(at).and_then(|word| word.figure).is_some_and(|figure| self.bounds.iter().any(|bound| bound.figure == figure));
        of(at) || (of(at + 2) || of(at + 1)) && (self.is_said(at) || self.headings.reckoned(&self.words[at].lower).is_some())
    }

    /// Whether a word stands in a mention.
    fn is_mentioned(&self, at: usize) -> bool {
        self.mentions.iter().any(|mention| mention.range.contains(&at))
    }

    /// Whether cells are mentioned.
    pub fn has_mentions(&self) -> bool {
        !self.mentions.is_empty()
    }

    /// Whether no other cell of its column holds what is mentioned and more besides: "Wales" is not all that "Wales, Spain" says.
    pub fn is_clean(&self) -> bool {
        let is_more = |cell: &Vec<String>, words: &Vec<String>| cell.len() > words.len() && words.iter().all(|word| cell.contains(word));
        self.mentions.iter().all(|mention| {
            mention.cells.iter().all(|(line, column)| {
                let Some(words) = self.cell(*line, *column) else { return true };
                let is_part = words.len() > mention.range.len();
                is_part || !(0..self.roster.lines.len()).any(|other| self.cell(other, *column).is_some_and(|cell| is_more(cell, words)))
            })
        })
    }

    /// The words of a cell.
    fn cell(&self, line: usize, column: usize) -> Option<&'a Vec<String>> {
        self.roster.lines.get(line)?.get(column)
    }

    /// Whether each mention is of one column, so that what is mentioned has one meaning.
    pub fn is_plain(&self) -> bool {
        self.mentions.iter().all(|mention| mention.cells.first().is_some_and(|(_, first)| mention.is_of(*first)))
    }

    /// The columns that are named, and are no condition: by all their words, or by one that is theirs alone.
    pub fn named(&self) -> Vec<usize> {
        let is_free = |at: usize| !self.is_mentioned(at) && !starts_with_digit(&self.words[at].lemma);
        let says = |lemma: &String| (0..self.words.len()).any(|at| self.words[at].lemma == *lemma && is_free(at));
        let holding = |lemma: &String| self.roster.columns.iter().filter(|name| name.contains(lemma)).count();
        let is_named = |column: &usize| {
            let name = &self.roster.columns[*column];
            let whole = !name.is_empty() && name.iter().all(says);
            let alone = name.iter().any(|lemma| says(lemma) && holding(lemma) == 1 && !self.headings.is_said(lemma));
            (whole || alone) && !self.mentions.iter().any(|mention| mention.is_of(*column))
        };
        (0..self.roster.columns.len()).filter(is_named).collect()
    }

    /// Whether all words of the name of a column are said.
    pub fn is_whole(&self, column: usize) -> bool {
        let says = |lemma: &String| self.words.iter().any(|word| word.lemma == *lemma);
        self.roster.columns.get(column).is_some_and(|name| name.iter().all(says))
    }

    fn is_said(&self, at: usize) -> bool {
        self.headings.is_said(&self.words[at].lemma)
    }

    fn is_light(&self, at: usize) -> bool {
        self.is_said(at) || self.headings.is_done(&self.words[at].lemma)
    }

    /// What right beside a figure is the name of a column: behind it, or before it over small words.
    pub fn beside(&self, columns: &[usize], figure: usize) -> Option<usize> {
        let first = self.words.iter().position(|word| word.figure == Some(figure))?;
        let last = self.words.iter().rposition(|word| word.figure == Some(figure))?;
        let at = |at: usize| {
            let lemma = &self.words.get(at)?.lemma;
            let mut found = columns.iter().copied().filter(|&column| self.roster.columns[column].contains(lemma));
            found.next().filter(|_| found.next().is_none())
        };
        let next = (last + 1..self.words.len()).find(|&at| !self.words[at].is_idle && !self.is_light(at));
        let is_comparison = |at: usize| self.headings.reckoned(&self.words[at].lower).is_some();
        let before = (0..first).rev().find(|&at| !self.words[at].is_idle && !self.is_light(at) && !is_comparison(at));
        // "4 goals" is of one of several columns that are called so, and of none before it
        next.filter(|&next| next == last + 1).and_then(at).or_else(|| at(before.filter(|_| !self.is_beside_any(figure))?))
    }

    /// Whether the word right behind a figure is of the name of a column.
    pub fn is_beside_any(&self, figure: usize) -> bool {
        let last = self.words.iter().rposition(|word| word.figure == Some(figure));
        let next = last.and_then(|last| self.words.get(last + 1)).filter(|next| !next.is_idle);
        next.is_some_and(|next| self.roster.columns.iter().any(|name| name.contains(&next.lemma)))
    }

    /// What the sentence reckons, in order.
    pub fn reckoned(&self) -> Vec<Reckoned> {
        let is_free = |at: &usize| !self.is_mentioned(*at) && !self.is_bounding(*at) && self.words[*at].figure != Some(self.figure) && !self.is_in_name(*at);
        let mut found: Vec<Reckoned> = (0..self.words.len()).filter(is_free).filter_map(|at| self.headings.reckoned(&self.words[at].lower)).collect();
        found.dedup();
        found
    }

    /// Whether a word that puts in an order is one of a column's name, which goes on behind it: "first elected".
    fn is_in_name(&self, at: usize) -> bool {
        let word = &self.words[at];
        let is_order = self.headings.reckoned(&word.lower) == Some(Reckoned::Unknown);
        let next = self.words.get(at + 1..).and_then(|rest| rest.iter().find(|next| !next.is_idle));
        let goes_on = |(small, name): (&Vec<String>, &Vec<String>)| small.contains(&word.lower) && next.is_some_and(|next| name.contains(&next.lemma));
        is_order && self.roster.small.iter().zip(&self.roster.columns).any(goes_on)
    }

    /// Whether the figure is a word of such a name, and says nothing.
    pub fn is_name(&self) -> bool {
        (0..self.words.len()).filter(|&at| self.words[at].figure == Some(self.figure)).all(|at| self.is_in_name(at))
    }

    /// The column whose name follows the word for what is reckoned.
    pub fn reckoned_of(&self, columns: &[usize]) -> Option<usize> {
        let at = (0..self.words.len()).find(|&at| !self.is_mentioned(at) && self.headings.reckoned(&self.words[at].lower).is_some())?;
        let next = (at + 1..self.words.len()).find(|&next| !self.words[next].is_idle)?;
        columns.iter().copied().find(|&column| self.roster.columns[column].contains(&self.words[next].lemma))
    }

    /// Whether the figure tells how many have the greatest values, and not how great they are: "the 2 largest towns".
    pub fn is_of_several(&self) -> bool {
        let last = self.words.iter().rposition(|word| word.figure == Some(self.figure));
        let next = last.and_then(|last| self.words.get(last + 1));
        next.is_some_and(|next| matches!(self.headings.reckoned(&next.lower), Some(Reckoned::Most | Reckoned::Least)))
    }

    /// Whether it speaks of each row.
    pub fn is_of_each(&self) -> bool {
        (0..self.words.len()).any(|at| !self.is_mentioned(at) && self.headings.is_every(&self.words[at].lower))
    }

    /// How many words are neither a mention nor a name nor say nothing of their own; `counted` is one that the figure counts.
    pub fn untold(&self, columns: &[usize], counted: Option<usize>) -> usize {
        let named = |lemma: &String| {
            let of_mention = self.mentions.iter().flat_map(|mention| mention.cells.iter().map(|(_, column)| *column));
            let of_bound = self.bounds.iter().map(|bound| bound.column);
            let says = |names: &[Vec<String>], column: usize| names.get(column).is_some_and(|name| name.contains(lemma));
            let is_of = |column| says(&self.roster.columns, column) || says(&self.roster.deeds, column);
            columns.iter().copied().chain(of_mention).chain(of_bound).any(is_of)
        };
        let is_told = |at: usize| {
            let word = &self.words[at];
            let known = word.figure == Some(self.figure) || Some(at) == counted || self.is_mentioned(at) || self.is_bounding(at);
            // "scored" tells nothing beside a column and its bound, and of rows that are counted something of its own
            let counts = counted.is_some() && !self.is_bounding(at + 1);
            let done = self.headings.is_held(&word.lemma) || !counts && self.headings.is_done(&word.lemma);
            known
                || word.is_idle
                || done
                || named(&word.lemma)
                || self.roster.titles.contains(&word.lemma)
                || self.headings.is_said(&word.lemma)
                || self.headings.is_every(&word.lower)
                || self.headings.reckoned(&word.lower).is_some_and(|reckoned| reckoned != Reckoned::Unknown)
        };
        (0..self.words.len()).filter(|&at| !is_told(at)).count()
    }

    /// What the figure counts: the next word that tells, or the figure's own end where it counts times.
    pub fn counted(&self) -> Option<usize> {
        let last = self.words.iter().rposition(|word| word.figure == Some(self.figure))?;
        (last + 1..self.words.len()).find(|&at| !self.words[at].is_idle).filter(|&at| at <= last + 3)
    }

    /// Whether a word names what rows are: any row, a row of the mentions, the column of their names, or what the title says that they are.
    pub fn is_row(&self, at: usize) -> bool {
        self.is_said(at) || self.is_mentioned(at) || self.column_of(at).is_some() || self.is_kind(at)
    }

    /// Whether a word says what the title says that the rows are.
    pub fn is_kind(&self, at: usize) -> bool {
        self.roster.kind.as_ref().is_some_and(|kind| self.words.get(at).is_some_and(|word| word.lemma == *kind))
    }

    /// The column that is called as what is counted.
    pub fn column_of(&self, word: usize) -> Option<usize> {
        let lemma = &self.words.get(word)?.lemma;
        (0..self.roster.columns.len()).find(|&column| self.roster.columns[column].contains(lemma))
    }

    /// The columns in some cell of which the words of the figure stand, and the lines where they do.
    pub fn written(&self) -> Vec<(usize, BTreeSet<usize>)> {
        let own: Vec<usize> = (0..self.words.len()).filter(|&at| self.words[at].figure == Some(self.figure) && !self.words[at].is_idle).collect();
        let Some((first, last)) = own.first().zip(own.last()) else { return Vec::new() };
        let lemmas: Vec<String> = own.iter().map(|&at| self.words[at].lemma.clone()).collect();
        let range = *first..*last + 1;
        let of = |column: usize| {
            let holds = |line: &usize| self.cell(*line, column).is_some_and(|cell| lemmas.iter().all(|lemma| cell.contains(lemma)));
            let lines: BTreeSet<usize> = (0..self.roster.lines.len()).filter(holds).collect();
            (!lines.is_empty() && self.is_mention(&range, column, &lemmas)).then_some((column, lines))
        };
        (0..self.roster.columns.len()).filter_map(of).collect()
    }
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::sample::{PLAYERS, look};
    use super::*;
    use crate::quantity::Amount;

    /// The lines of what is mentioned, and the columns that are named, of the last figure.
    #[track_caller]
    fn says(statement: &str, figure: usize) -> (Vec<Vec<usize>>, Vec<usize>) {
        look(PLAYERS, statement, figure, |it| {
            let mut mentions: Vec<&Mention> = it.told.mentions.iter().collect();
            mentions.sort_by_key(|mention| mention.start());
            (mentions.iter().map(|mention| mention.lines().into_iter().collect()).collect(), it.told.named())
        })
    }

    #[test]
    fn cells_are_mentioned_by_all_their_words_and_names_by_one() {
        assert_eq!(says("Ann Lowe scored 25 points.", 0), (vec![vec![0]], vec![3]));
        assert_eq!(says("Lowe scored 25 points.", 0), (vec![vec![0]], vec![3]));
        assert_eq!(says("There are three players from Wales.", 0), (vec![vec![0, 2]], vec![0]));
        assert_eq!(says("Gwen Hill scored 25 points.", 0), (vec![], vec![3]));
        // a number is mentioned beside the name of its column alone
        assert_eq!(says("Pick 7 scored 25 points.", 1), (vec![vec![1]], vec![3]));
        assert_eq!(says("Some 7 people saw 25 points.", 1), (vec![], vec![3]));
    }

    #[test]
    fn what_is_least_or_most_beside_a_column_is_a_bound() {
        for statement in ["Three players scored more than 20 points.", "Three players have over 20 points.", "There were three players with points above 20."] {
            look(PLAYERS, statement, 0, |it| {
                let [bound] = it.told.bounds.as_slice() else { panic!("{statement}: {:?}", it.told.bounds) };
                assert_eq!(bound.column, 3, "{statement}");
                assert!(bound.values.holds(Amount::integer(21)) && !bound.values.holds(Amount::integer(20)), "{statement}");
            });
        }
        assert!(look(PLAYERS, "Three players scored 20 points.", 0, |it| it.told.bounds.is_empty()));
    }

    #[test]
    fn words_that_nothing_in_the_table_tells_are_counted() {
        let untold = |statement: &str| look(PLAYERS, statement, 0, |it| it.told.untold(&it.told.named(), it.told.counted().filter(|&at| it.told.is_row(at))));
        for (statement, expected) in [
            ("Three players scored more than 20 points.", 0),
            ("Three players scored for Wales.", 1),
            ("There are three tall players from Wales.", 1),
            ("There are three players from Wales.", 0),
        ] {
            assert_eq!(untold(statement), expected, "{statement}");
        }
    }

    #[test]
    fn a_name_that_is_part_of_another_cell_is_not_clean() {
        let table = "Port,Boats\nHolm,7\nHolm Sound,9\nTarn,4\n";
        assert!(!look(table, "Holm has 9 boats.", 0, |it| it.told.is_clean()));
        assert!(look(table, "Tarn has 9 boats.", 0, |it| it.told.is_clean()));
    }
}
