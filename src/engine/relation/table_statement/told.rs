//! What a sentence says of a table: the cells that it mentions, the column that it names, and how the value is reckoned.
//!
//! ```text
//! mention   all words of a cell, one behind the other; of a number also the name of its column beside it ("week 5")
//! column    all words of its name, none of them in a mention
//! told      every word is a mention, the name of a column, of the title, or says nothing of its own
//! ```
//! A word that is none of these may be a condition that no cell shows, so that nothing is held against such a sentence.

use std::ops::Range;

use crate::account::{Roster, Spoken};
use crate::lexicon::{Headings, Reckoned};

/// Where something is mentioned, and the cells, line and column, that say so.
type Mention = (Range<usize>, Vec<(usize, usize)>);

/// A sentence and a table.
pub struct Told<'a> {
    words: &'a [Spoken],
    roster: &'a Roster,
    headings: &'a Headings,
    /// Where cells are mentioned, and the cells that say so.
    mentions: Vec<Mention>,
}

impl<'a> Told<'a> {
    /// What a sentence says of a table beside a figure.
    pub fn new(words: &'a [Spoken], roster: &'a Roster, headings: &'a Headings, figure: usize) -> Self {
        let mut told = Self { words, roster, headings, mentions: Vec::new() };
        let mut found: Vec<Mention> = Vec::new();
        for (line, cells) in roster.lines.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let Some(range) = told.find(cell, figure).filter(|range| told.is_mention(range, column, cell)) else { continue };
                match found.iter_mut().find(|(other, _)| *other == range) {
                    Some((_, cells)) => cells.push((line, column)),
                    None => found.push((range, vec![(line, column)])),
                }
            }
        }
        // "Holm" is not mentioned by "Holm Sound"
        let longest = |range: &Range<usize>| !found.iter().any(|(other, _)| other != range && other.start <= range.start && range.end <= other.end);
        told.mentions = found.iter().filter(|(range, _)| longest(range)).cloned().collect();
        told
    }

    /// Where words stand one behind the other, none of them in the figure.
    fn find(&self, lemmas: &[String], figure: usize) -> Option<Range<usize>> {
        if lemmas.is_empty() {
            return None;
        }
        let telling: Vec<usize> = (0..self.words.len()).filter(|&at| !self.words[at].is_idle).collect();
        let mut fits = telling.windows(lemmas.len()).filter(|at| {
            let same = at.iter().zip(lemmas).all(|(&at, lemma)| self.words[at].lemma == *lemma && self.words[at].figure != Some(figure));
            // only signs and small words may stand between
            same && at.first().zip(at.last()).is_some_and(|(first, last)| last - first < lemmas.len() * 2)
        });
        let at = fits.next()?;
        Some(*at.first()?..*at.last()? + 1)
    }

    fn is_mention(&self, range: &Range<usize>, column: usize, cell: &[String]) -> bool {
        let is_number = cell.iter().all(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let name = self.roster.columns.get(column).map_or(&[][..], Vec::as_slice);
        let beside = |at: Option<usize>| at.and_then(|at| self.words.get(at)).is_some_and(|word| name.contains(&word.lemma));
        let is_year = cell.len() == 1 && cell[0].len() == 4;
        !is_number || is_year || beside(range.start.checked_sub(1)) || beside(Some(range.end))
    }

    /// Whether a word stands in a mention.
    fn is_mentioned(&self, at: usize) -> bool {
        self.mentions.iter().any(|(range, _)| range.contains(&at))
    }

    /// Whether cells are mentioned.
    pub fn has_mentions(&self) -> bool {
        !self.mentions.is_empty()
    }

    /// Whether no other cell holds what is mentioned and more besides: "Wales" is not all that "Wales, Spain" says.
    pub fn is_clean(&self) -> bool {
        let is_more = |cell: &Vec<String>, words: &[&String]| cell.len() > words.len() && words.iter().all(|word| cell.contains(word));
        self.mentions.iter().all(|(_, cells)| {
            let Some(words) = cells.first().and_then(|(line, column)| self.roster.lines.get(*line)?.get(*column)) else { return true };
            let words: Vec<&String> = words.iter().collect();
            !self.roster.lines.iter().flatten().any(|cell| is_more(cell, &words))
        })
    }

    /// The lines that have all that is mentioned.
    pub fn lines(&self) -> Vec<usize> {
        let has = |line: &usize| self.mentions.iter().all(|(_, cells)| cells.iter().any(|(own, _)| own == line));
        (0..self.roster.lines.len()).filter(has).collect()
    }

    /// Whether each mention is of one column, so that what is mentioned has one meaning.
    pub fn is_plain(&self) -> bool {
        self.mentions.iter().all(|(_, cells)| cells.iter().all(|(_, column)| cells.first().is_some_and(|(_, first)| first == column)))
    }

    /// Whether a column is only mentioned by its cells.
    fn is_condition(&self, column: usize) -> bool {
        self.mentions.iter().any(|(_, cells)| cells.iter().all(|(_, own)| *own == column))
    }

    /// The columns that are named, and are no condition.
    pub fn named(&self) -> Vec<usize> {
        let says = |lemma: &String| (0..self.words.len()).any(|at| self.words[at].lemma == *lemma && !self.is_mentioned(at));
        let is_named = |column: &usize| {
            let name = &self.roster.columns[*column];
            !name.is_empty() && name.iter().all(says) && !self.is_condition(*column)
        };
        (0..self.roster.columns.len()).filter(is_named).collect()
    }

    fn is_light(&self, at: usize) -> bool {
        self.headings.is_said(&self.words[at].lemma) || self.headings.is_done(&self.words[at].lemma)
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
        let before = (0..first).rev().find(|&at| !self.words[at].is_idle && !self.is_light(at));
        next.filter(|&next| next == last + 1).and_then(at).or_else(|| at(before?))
    }

    /// What the sentence reckons, and the column whose name follows the word for it.
    pub fn reckoned(&self, columns: &[usize]) -> Option<(Reckoned, Option<usize>)> {
        let mut found = (0..self.words.len()).filter(|&at| !self.is_mentioned(at)).filter_map(|at| Some((at, self.headings.reckoned(&self.words[at].lower)?)));
        let (at, reckoned) = found.next()?;
        if found.any(|(_, other)| other != reckoned) {
            return Some((Reckoned::Unknown, None));
        }
        let next = (at + 1..self.words.len()).find(|&next| !self.words[next].is_idle);
        let of = next.and_then(|next| columns.iter().copied().find(|&column| self.roster.columns[column].contains(&self.words[next].lemma)));
        Some((reckoned, of))
    }

    /// How many words are neither a mention nor a name nor say nothing of their own; `counted` is one that a figure counts.
    pub fn untold(&self, columns: &[usize], figure: usize, counted: Option<usize>) -> usize {
        let named = |lemma: &String| {
            let of_mention = self.mentions.iter().flat_map(|(_, cells)| cells.iter().map(|(_, column)| *column));
            columns.iter().copied().chain(of_mention).any(|column| self.roster.columns.get(column).is_some_and(|name| name.contains(lemma)))
        };
        let is_told = |at: &usize| {
            let word = &self.words[*at];
            let known = word.figure == Some(figure) || Some(*at) == counted || self.is_mentioned(*at);
            known
                || word.is_idle
                || named(&word.lemma)
                || self.roster.titles.contains(&word.lemma)
                || self.headings.is_said(&word.lemma)
                || counted.is_none() && self.headings.is_done(&word.lemma)
                || self.headings.reckoned(&word.lower).is_some_and(|reckoned| reckoned != Reckoned::Unknown)
        };
        (0..self.words.len()).filter(|at| !is_told(at)).count()
    }

    /// Whether something is compared, denied or ordered, so that more than a look into the table is needed.
    pub fn compares(&self) -> bool {
        (0..self.words.len()).any(|at| !self.is_mentioned(at) && self.headings.reckoned(&self.words[at].lower) == Some(Reckoned::Unknown))
    }

    /// The word right behind a figure.
    pub fn counted(&self, figure: usize) -> Option<usize> {
        let last = self.words.iter().rposition(|word| word.figure == Some(figure))?;
        Some(last + 1).filter(|&at| self.words.get(at).is_some_and(|word| !word.is_idle))
    }

    /// The column that is called as what is counted.
    pub fn column_of(&self, word: usize) -> Option<usize> {
        let lemma = &self.words.get(word)?.lemma;
        (0..self.roster.columns.len()).find(|&column| self.roster.columns[column].contains(lemma))
    }
}
