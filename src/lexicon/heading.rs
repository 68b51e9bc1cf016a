//! Words in the heads, names and cells of tables: what a row or a column is to the others.
//!
//! ```toml
//! # rules/lexicon/tables.toml
//! total = ["total", "grand total"]
//! blank = ["n/a"]
//! ```

use schemars::JsonSchema;
use serde::Deserialize;

use super::PhraseMap;
use super::error::{Problem, Source, read};
use super::table::WordSet;
use crate::sentence::Word;

/// What a row or a column is to the others, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// It adds up others: "Total".
    Total,
    /// It is a part of the row above: "of which men".
    Part,
    /// Shares of a whole.
    Share,
    /// How much another went up or down.
    Change,
    /// Means, and so much of one thing for each of another.
    Mean,
    /// Places in an order, and mere numbers.
    Rank,
}

/// What a word says is reckoned of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reckoned {
    /// The greatest: "the highest".
    Most,
    /// The least: "the lowest".
    Least,
    /// What it adds up to: "in all".
    Sum,
    /// The mean: "average".
    Mean,
    /// How far two are apart: "the difference between".
    Apart,
    /// How much the first of two has more than the second: "more than".
    Greater,
    /// How much it has less: "fewer than".
    Lesser,
    /// That none is so: "no", "never".
    Never,
    /// Something that a look into the table does not tell: "before".
    Unknown,
}

/// The words of tables.
#[derive(Clone, Debug, Default)]
pub struct Headings {
    total: PhraseMap<()>,
    whole: PhraseMap<()>,
    part: PhraseMap<()>,
    partial: PhraseMap<()>,
    opening: PhraseMap<()>,
    share: PhraseMap<()>,
    change: PhraseMap<()>,
    mean: PhraseMap<()>,
    rank: PhraseMap<()>,
    order: PhraseMap<()>,
    average: PhraseMap<()>,
    group: PhraseMap<()>,
    reckoned: Vec<(WordSet, Reckoned)>,
    every: WordSet,
    said: WordSet,
    held: WordSet,
    done: WordSet,
    blank: WordSet,
    rounded: PhraseMap<()>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    /// What the name of a row or column that adds up the others begins or ends with: "total".
    #[serde(default)]
    total: Vec<String>,
    /// Names that stand alone for all of them: "all".
    #[serde(default)]
    whole: Vec<String>,
    /// What the name of a row begins with that is a part of the one above: "of which".
    #[serde(default)]
    part: Vec<String>,
    /// What says above a list that it holds only some of what is counted: "including".
    #[serde(default)]
    partial: Vec<String>,
    /// What says that a list follows: "as follows".
    #[serde(default)]
    opening: Vec<String>,
    /// Columns of shares: "share".
    #[serde(default)]
    share: Vec<String>,
    /// Columns of changes: "change".
    #[serde(default)]
    change: Vec<String>,
    /// Columns of means: "average".
    #[serde(default)]
    mean: Vec<String>,
    /// Columns of places and mere numbers: "rank".
    #[serde(default)]
    rank: Vec<String>,
    /// Those of them that are places by size: "rank".
    #[serde(default)]
    order: Vec<String>,
    /// What the name of a row begins with that is the mean of the others: "average".
    #[serde(default)]
    average: Vec<String>,
    /// Names that may stand for all other rows together: "group".
    #[serde(default)]
    group: Vec<String>,
    /// What a statement about a table calls the greatest value: "highest".
    #[serde(default)]
    most: Vec<String>,
    /// What it calls the least: "lowest".
    #[serde(default)]
    least: Vec<String>,
    /// What it calls a sum: "combined".
    #[serde(default)]
    added: Vec<String>,
    /// What it calls a mean: "average".
    #[serde(default)]
    averaged: Vec<String>,
    /// What it calls how far two are apart: "difference".
    #[serde(default)]
    apart: Vec<String>,
    /// What says that the first of two has more: "more".
    #[serde(default)]
    greater: Vec<String>,
    /// What says that it has less: "fewer".
    #[serde(default)]
    lesser: Vec<String>,
    /// What says that something is so of each row: "every".
    #[serde(default)]
    every: Vec<String>,
    /// What says that it is so of none: "no".
    #[serde(default)]
    never: Vec<String>,
    /// Words that compare or put in an order, so that a look into the table does not do: "before".
    #[serde(default)]
    compared: Vec<String>,
    /// Lemmas of words that say nothing of their own about a table: "have".
    #[serde(default)]
    said: Vec<String>,
    /// Lemmas of verbs that say no more than that there are such rows: "play".
    #[serde(default)]
    held: Vec<String>,
    /// Lemmas of verbs that say nothing more where a row and a column are named: "score".
    #[serde(default)]
    done: Vec<String>,
    /// What stands in a cell that has no value: "n/a".
    #[serde(default)]
    blank: Vec<String>,
    /// What says above a table that its values are rounded: "in thousands".
    #[serde(default)]
    rounded: Vec<String>,
}

impl Headings {
    pub(super) fn schema() -> String {
        crate::schema::text_of::<File>("Words of tables, vocabulary of gainsay")
    }

    pub(super) fn add(&mut self, source: Source<'_>) -> Result<(), Problem> {
        let file: File = read(source)?;
        let phrases = [
            (&mut self.total, file.total),
            (&mut self.whole, file.whole),
            (&mut self.part, file.part),
            (&mut self.partial, file.partial),
            (&mut self.opening, file.opening),
            (&mut self.share, file.share),
            (&mut self.change, file.change),
            (&mut self.mean, file.mean),
            (&mut self.rank, file.rank),
            (&mut self.order, file.order),
            (&mut self.average, file.average),
            (&mut self.group, file.group),
            (&mut self.rounded, file.rounded),
        ];
        for (map, words) in phrases {
            for phrase in &words {
                map.insert(phrase, ());
            }
        }
        let boxed = |words: Vec<String>| words.into_iter().map(String::into_boxed_str);
        self.reckoned.extend([
            (boxed(file.most).collect(), Reckoned::Most),
            (boxed(file.least).collect(), Reckoned::Least),
            (boxed(file.added).collect(), Reckoned::Sum),
            (boxed(file.averaged).collect(), Reckoned::Mean),
            (boxed(file.apart).collect(), Reckoned::Apart),
            (boxed(file.greater).collect(), Reckoned::Greater),
            (boxed(file.lesser).collect(), Reckoned::Lesser),
            (boxed(file.never).collect(), Reckoned::Never),
            (boxed(file.compared).collect(), Reckoned::Unknown),
        ]);
        let sets = [
            (&mut self.every, file.every),
            (&mut self.said, file.said),
            (&mut self.held, file.held),
            (&mut self.done, file.done),
            (&mut self.blank, file.blank),
        ];
        for (set, words) in sets {
            set.extend(boxed(words));
        }
        Ok(())
    }

    /// Whether a name says that its row or column adds up others.
    #[must_use]
    pub fn is_total(&self, words: &[Word<'_>]) -> bool {
        let starts = self.total.starting_at(words, 0).is_some();
        let ends = self.total.ending_at(words, words.len()).is_some();
        let alone = self.whole.starting_at(words, 0).is_some_and(|(end, ())| end == words.len());
        starts || ends || alone
    }

    /// Whether a name says that its row is a part of the one above.
    #[must_use]
    pub fn is_part(&self, words: &[Word<'_>]) -> bool {
        let first = words.iter().position(|word| word.text.chars().all(char::is_alphanumeric)).unwrap_or(0);
        self.part.starting_at(words, first).is_some()
    }

    /// Whether words above a list say that it holds only some of what they count.
    #[must_use]
    pub fn is_partial(&self, words: &[Word<'_>]) -> bool {
        (0..words.len()).any(|at| self.partial.starting_at(words, at).is_some())
    }

    /// Whether words say that a list of what they count follows.
    #[must_use]
    pub fn is_opening(&self, words: &[Word<'_>]) -> bool {
        (0..words.len()).any(|at| self.opening.starting_at(words, at).is_some())
    }

    /// Whether a name says that its row is the mean of the others.
    #[must_use]
    pub fn is_average(&self, words: &[Word<'_>]) -> bool {
        self.average.starting_at(words, 0).is_some_and(|(end, ())| end == words.len())
    }

    /// Whether a name may stand for all other rows together.
    #[must_use]
    pub fn is_group(&self, words: &[Word<'_>]) -> bool {
        self.group.starting_at(words, 0).is_some_and(|(end, ())| end == words.len())
    }

    /// Whether a name says that its column is of places by size.
    #[must_use]
    pub fn is_order(&self, words: &[Word<'_>]) -> bool {
        self.order.starting_at(words, 0).is_some_and(|(end, ())| end == words.len())
    }

    /// What a column is to the others, by the words of its head.
    #[must_use]
    pub fn of(&self, words: &[Word<'_>]) -> Option<Heading> {
        let has = |map: &PhraseMap<()>| (0..words.len()).any(|at| map.starting_at(words, at).is_some());
        // "No." is a mere number, "No. of boats" is none
        let is_rank = self.rank.starting_at(words, 0).is_some_and(|(end, ())| end == words.len());
        [(Heading::Change, &self.change), (Heading::Mean, &self.mean), (Heading::Share, &self.share)]
            .into_iter()
            .find(|(_, map)| has(map))
            .map(|(heading, _)| heading)
            .or_else(|| is_rank.then_some(Heading::Rank))
            .or_else(|| self.is_total(words).then_some(Heading::Total))
    }

    /// What a word of a statement says is reckoned of a table.
    #[must_use]
    pub fn reckoned(&self, lower: &str) -> Option<Reckoned> {
        self.reckoned.iter().find(|(words, _)| words.contains(lower)).map(|(_, reckoned)| *reckoned)
    }

    /// Whether a word says nothing of its own about a table, by its lemma.
    #[must_use]
    pub fn is_said(&self, lemma: &str) -> bool {
        self.said.contains(lemma)
    }

    /// Whether a word says that something is so of each row.
    #[must_use]
    pub fn is_every(&self, lower: &str) -> bool {
        self.every.contains(lower)
    }

    /// Whether a verb says no more than that there are such rows, by its lemma.
    #[must_use]
    pub fn is_held(&self, lemma: &str) -> bool {
        self.held.contains(lemma)
    }

    /// Whether a verb says nothing more where a row and a column are named, by its lemma.
    #[must_use]
    pub fn is_done(&self, lemma: &str) -> bool {
        self.done.contains(lemma)
    }

    /// Whether a cell says that it has no value.
    #[must_use]
    pub fn is_blank(&self, lower: &str) -> bool {
        self.blank.contains(lower)
    }

    /// Whether words say that the values of a table are rounded.
    #[must_use]
    pub fn are_rounded(&self, words: &[Word<'_>]) -> bool {
        (0..words.len()).any(|at| self.rounded.starting_at(words, at).is_some())
    }
}
