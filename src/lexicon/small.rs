//! Small words beside numbers: what they make of them.
//!
//! ```toml
//! # rules/lexicon/numbers.toml
//! [small]
//! against = ["versus"]
//! ```
//! A word may be of several classes: "from" opens a range, and sets a number against another one.

use schemars::JsonSchema;
use serde::Deserialize;

use super::table::Table;

/// What a small word makes of the number beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Small {
    /// "between": opens a range.
    Between,
    /// "from": opens a range or a move.
    From,
    /// "roughly": may stand between what opens a range and its number.
    Opened,
    /// "another": may stand between the word for a move and its size.
    Sized,
    /// "vary": from one number to another is a range behind it, and no move.
    Ranges,
    /// "versus": sets a number against an earlier one.
    Against,
    /// "a": may stand before the number that is set against another.
    Article,
    /// "earlier": another time, and nothing that is counted.
    Then,
    /// "us": "one of" it counts nothing.
    Person,
    /// "couple": so many of something, and no person.
    Group,
    /// "since": makes a number of four digits a year.
    Year,
    /// "fiscal": whose years they are, which makes a number of four digits a year before a noun.
    Owner,
    /// "latter": makes "half" or "three quarters" a stretch of time.
    Period,
    /// "quarters": parts of a year as well as of a whole.
    Stretch,
    /// "over": a hedge that is a preposition of place too.
    Place,
    /// "freestyle": "100m" before it is a distance, and no 100 millions.
    Distance,
    /// "odds": two numbers behind it are set against each other.
    Odds,
}

#[derive(Deserialize, Default, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct File {
    /// Opens a range: "between".
    between: Vec<String>,
    /// Opens a range or a move: "from".
    from: Vec<String>,
    /// May stand between what opens a range and its number: "roughly".
    opened: Vec<String>,
    /// May stand between the word for a move and its size: "another".
    sized: Vec<String>,
    /// Before a range, and no move: "vary".
    ranges: Vec<String>,
    /// Sets a number against an earlier one: "versus".
    against: Vec<String>,
    /// May stand before a number that is set against another: "a".
    article: Vec<String>,
    /// Another time, and nothing that is counted: "earlier".
    then: Vec<String>,
    /// "one of" it counts nothing: "us".
    person: Vec<String>,
    /// So many of something, and no person: "couple".
    group: Vec<String>,
    /// Makes a number of four digits a year: "since".
    year: Vec<String>,
    /// Makes a number of four digits a year before a noun: "fiscal".
    owner: Vec<String>,
    /// Makes a part a stretch of time: "latter" before "half".
    period: Vec<String>,
    /// Parts of a year as well as of a whole: "quarters".
    stretch: Vec<String>,
    /// A hedge that is a preposition of place too: "over".
    place: Vec<String>,
    /// "100m" before it is a distance, and no 100 millions: "freestyle".
    distance: Vec<String>,
    /// Two numbers behind it are set against each other: "odds".
    odds: Vec<String>,
}

impl File {
    pub(super) fn add_to(self, table: &mut Table<u32>) {
        let classes = [
            (Small::Between, self.between),
            (Small::From, self.from),
            (Small::Opened, self.opened),
            (Small::Sized, self.sized),
            (Small::Ranges, self.ranges),
            (Small::Against, self.against),
            (Small::Article, self.article),
            (Small::Then, self.then),
            (Small::Person, self.person),
            (Small::Group, self.group),
            (Small::Year, self.year),
            (Small::Owner, self.owner),
            (Small::Period, self.period),
            (Small::Stretch, self.stretch),
            (Small::Place, self.place),
            (Small::Distance, self.distance),
            (Small::Odds, self.odds),
        ];
        for (class, words) in classes {
            for word in words {
                *table.entry(word.into()).or_default() |= class.bit();
            }
        }
    }
}

impl Small {
    pub(super) fn bit(self) -> u32 {
        1 << self as u16
    }
}
