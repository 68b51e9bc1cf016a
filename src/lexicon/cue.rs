//! Words that say how figures hang together: "a total of", "leaving", "each", "the remaining".
//!
//! ```toml
//! # rules/lexicon/clauses.toml
//! [cue]
//! total = ["altogether", "total"]
//! ```
//! A word is of one class; which class tells what is for the judge of joints to learn.

use schemars::JsonSchema;
use serde::Deserialize;

use super::table::Table;

/// What a word says of the figures around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumCount, strum::EnumIter, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Cue {
    /// "altogether", "total": they come to something.
    Total,
    /// "remaining", "rest": what is left over.
    Remainder,
    /// "gap", "majority", "ahead": how far apart they are.
    Difference,
    /// "each", "apiece", "per": one of many.
    Each,
    /// "these", "that", "former": something said before.
    Reference,
    /// "share", "rate", "proportion": a part in a whole.
    Share,
    /// "times", "double", "half": so many times another.
    Times,
    /// "average", "mean": in the middle of many.
    Average,
    /// "another", "other", "elsewhere": something beside what was said.
    Beside,
    /// "year-on-year", "earlier", "previous": another time.
    Before,
    /// "later", "after", "ago": how long between two times.
    Later,
    /// "lasted", "life": how long something was so.
    Lasting,
    /// "opened", "founded": where it began.
    Begin,
    /// "closed", "died": where it ended.
    End,
    /// "range", "interval": between a least and a greatest.
    Interval,
    /// "won", "victories": games that were won.
    Win,
    /// "drew", "draws": games that nobody won.
    Draw,
    /// "capacity", "seats": how many there is room for.
    Capacity,
}

#[derive(Deserialize, Default, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct File {
    /// They come to something: "altogether".
    total: Vec<String>,
    /// What is left over: "remaining".
    remainder: Vec<String>,
    /// How far apart they are: "gap".
    difference: Vec<String>,
    /// One of many: "apiece".
    each: Vec<String>,
    /// Something said before: "these".
    reference: Vec<String>,
    /// A part in a whole: "proportion".
    share: Vec<String>,
    /// So many times another: "double".
    times: Vec<String>,
    /// In the middle of many: "mean".
    average: Vec<String>,
    /// Something beside what was said: "elsewhere".
    beside: Vec<String>,
    /// Another time: "previous".
    before: Vec<String>,
    /// How long between two times: "later".
    later: Vec<String>,
    /// How long something was so: "lasted".
    lasting: Vec<String>,
    /// Where something began: "opened".
    begin: Vec<String>,
    /// Where it ended: "closed".
    end: Vec<String>,
    /// Between a least and a greatest: "range".
    interval: Vec<String>,
    /// Games that were won: "victories".
    win: Vec<String>,
    /// Games that nobody won: "draws".
    draw: Vec<String>,
    /// How many there is room for: "capacity".
    capacity: Vec<String>,
}

impl File {
    pub(super) fn enter(self, table: &mut Table<Cue>) {
        for (cue, words) in [
            (Cue::Total, self.total),
            (Cue::Remainder, self.remainder),
            (Cue::Difference, self.difference),
            (Cue::Each, self.each),
            (Cue::Reference, self.reference),
            (Cue::Share, self.share),
            (Cue::Times, self.times),
            (Cue::Average, self.average),
            (Cue::Beside, self.beside),
            (Cue::Before, self.before),
            (Cue::Later, self.later),
            (Cue::Lasting, self.lasting),
            (Cue::Begin, self.begin),
            (Cue::End, self.end),
            (Cue::Interval, self.interval),
            (Cue::Win, self.win),
            (Cue::Draw, self.draw),
            (Cue::Capacity, self.capacity),
        ] {
            table.extend(words.into_iter().map(|word| (word.into_boxed_str(), cue)));
        }
    }
}
