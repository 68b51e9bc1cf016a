//! A claim: a figure and what its sentence says of it, as written.
//!
//! Everything here is a place in the text or a closed word for what was found there. What it means (lemmas, readings, resolved
//! dates) is an [`Assertion`](crate::assertion::Assertion).

use serde::{Deserialize, Serialize};

use crate::quantity::{Amount, Hedge, Interval, Stated, Unit};
use crate::span::Span;

/// The numeric part of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// All of it: hedge, currency, number, scale and unit ("up to $1.2bn").
    pub span: Span,
    /// The numbers as written: one, two of a range, none of a vague word or a date.
    pub stated: Vec<Stated>,
    /// How firmly they are stated.
    pub hedge: Hedge,
    /// Where the words themselves name a set of values ("dozens", "mid-20s", "a plus or minus of 3").
    pub set: Option<Interval>,
    /// What it is measured in.
    pub unit: Unit,
    /// The calendar part of a date, a year or a time of day.
    pub moment: Option<Moment>,
    /// How the figure was written, where that decides what it may be compared with.
    pub form: Form,
}

/// How a figure is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::EnumString, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Form {
    /// Digits: "30,000".
    #[default]
    Digits,
    /// Number words: "thirty thousand".
    Words,
    /// A fraction: "half", "two-thirds", "one in five".
    Fraction,
    /// A measure used as an adjective: "30-foot-tall", "a 12-year war".
    Adjective,
    /// A multiple: "doubled", "threefold", "twice".
    Multiple,
}

/// A place in the calendar or on the clock, as far as it is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// Calendar year.
    pub year: Option<i16>,
    /// Years from `year` on that the words span: 10 of "1990s", 100 of "the 19th century".
    pub years: u8,
    /// Quarter of the year, 1 to 4.
    pub quarter: Option<u8>,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month, as written: 32 is kept, so that a rule can refuse it.
    pub day: Option<u8>,
    /// Last day of a range of days ("3 to 5 March").
    pub last_day: Option<u8>,
    /// Day of the week, 1 (Monday) to 7.
    pub weekday: Option<u8>,
    /// Minutes after midnight of a time of day.
    pub minute: Option<u16>,
}

impl Moment {
    /// The day of the calendar that is stated whole; none where a part is missing or no such day exists.
    #[must_use]
    pub fn date(self) -> Option<jiff::civil::Date> {
        jiff::civil::Date::new(self.year?, self.month?.try_into().ok()?, self.day?.try_into().ok()?).ok()
    }

    /// The day of the week that it falls on, 1 (Monday) to 7.
    #[must_use]
    pub fn falls_on(self) -> Option<u8> {
        self.date()?.weekday().to_monday_one_offset().try_into().ok()
    }

    /// Whether who is told this is told the other too: "14 May 2025" tells "May 2025", and "1933-2025" its two ends, but no year between them.
    #[must_use]
    pub fn tells(self, other: Self) -> bool {
        let years = |moment: &Self| moment.year.map(|first| (first, first.saturating_add(i16::from(moment.years.max(1)) - 1)));
        let year =
            years(&self).zip(years(&other)).is_none_or(|((first, last), (from, to))| from <= first && last <= to || from == to && [first, last].contains(&to));
        let quarter = self.quarter.or(self.month.map(|month| month.div_ceil(3)));
        year && (other.quarter.is_none() || other.quarter == quarter)
            && (other.month.is_none() || other.month == self.month)
            && (other.day.is_none() || self.day.is_some())
    }
}

/// Which way a figure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Trend {
    /// It rose.
    Up,
    /// It fell.
    Down,
}

/// From which end an order is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extreme {
    /// The first has most: "largest".
    Most,
    /// The first has least: "fewest".
    Least,
}

/// A place in an order: "second-largest".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rank {
    /// The number of the place, 1 for the first.
    pub number: u8,
    /// From which end it is counted.
    pub from: Extreme,
}

/// Whether a figure is a level or the size of a change.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Aspect {
    /// Where something stands: "rose to 12".
    #[default]
    Level,
    /// Where it stood: "from 10".
    Origin,
    /// By how much it moved: "rose by 2".
    Change,
}

/// How the sentence puts the claim forward.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::VariantNames,
    strum::EnumString,
    strum::Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Mode {
    /// As a fact.
    #[default]
    Asserted,
    /// As an estimate.
    Estimated,
    /// As untrue.
    Denied,
    /// As something that may be.
    Hypothetical,
    /// As something expected or aimed at.
    Forecast,
    /// As what was once held.
    Superseded,
    /// As a question.
    Question,
    /// In a headline.
    Headline,
}

/// What alone stands between the phrase of the figure before and this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Beside {
    /// Nothing: "6 ft 2 in".
    Nothing,
    /// A sign without spaces: "5-5/4".
    Glued,
    /// An opening bracket: "30 miles (48 km)".
    Bracket,
    /// Another sign: "a third, 33 percent".
    Sign,
    /// "and" or "or": "5 feet or 6 feet".
    Conjunction,
}

impl Beside {
    /// Whether a sign parts the two, as it parts a figure and the same in other words.
    #[must_use]
    pub fn is_sign(self) -> bool {
        matches!(self, Self::Glued | Self::Bracket | Self::Sign)
    }
}

/// A run of words of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Where it stands.
    pub span: Span,
    /// Its words in lower case, in order.
    pub words: Vec<String>,
}

/// What is counted or measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The phrase as written, without determiners: "foreign fighters".
    pub phrase: Phrase,
    /// A further head in coordination: "girls" of "women and girls".
    pub also: Vec<String>,
    /// Whether the words stand at another figure and this one inherits them.
    pub inherited: bool,
}

/// What happened to what is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// The word that names it.
    pub span: Span,
    /// Its lemma: "cross" of "have crossed".
    pub lemma: String,
    /// Its class in the vocabulary, if it has one: "arrive".
    pub class: Option<String>,
}

/// Marks of the clause that keep two figures from being compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent mark of the wording, read by one gate")]
pub struct Marks {
    /// "two other men", "21 more", "of whom 12": a part, or beside what was counted before.
    pub subset: bool,
    /// The clause is negated.
    pub negated: bool,
    /// The value of an earlier time, given for comparison: "compared with 40 a year earlier".
    pub comparison: bool,
    /// "three years ago", "last year": another time than the story's.
    pub background: bool,
    /// "a year", "per day", "each".
    pub repeated: bool,
    /// The gunman or the driver may be counted in.
    pub suspect: bool,
    /// The clause stands in quotation marks.
    pub quoted: bool,
    /// Nothing is said of anything: a line of results ("Shr 21 cts vs 70 cts"), a caption, a row of a table set as text.
    pub fragment: bool,
    /// It stands in the dateline, which says when the story was filed and nothing of what happened.
    pub dateline: bool,
}

/// A figure and what its sentence says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// From the figure to the end of what it counts: "up to 30,000 foreign fighters".
    pub span: Span,
    /// Index of the sentence within the document.
    pub sentence: usize,
    /// The numeric part.
    pub figure: Figure,
    /// What is counted.
    pub noun: Option<Counted>,
    /// What happened to it.
    pub event: Option<Happening>,
    /// What a share is a share of.
    pub whole: Option<Phrase>,
    /// Who does it, or what is measured.
    pub subject: Option<Phrase>,
    /// Places named in the clause, as the vocabulary calls them.
    pub places: Vec<String>,
    /// The words that say when.
    pub time: Option<Span>,
    /// Who says so.
    pub speaker: Option<Span>,
    /// How it is put forward.
    pub mode: Mode,
    /// Which way it went.
    pub trend: Option<Trend>,
    /// Level, origin or change.
    pub aspect: Aspect,
    /// Marks of the wording.
    pub marks: Marks,
    /// How it stands beside the figure before it.
    pub beside: Option<Beside>,
    /// The clause that the figure stands in.
    pub clause: Span,
}

/// A number that was seen and not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands.
    pub span: Span,
    /// Why it could not be read.
    pub reason: UnreadReason,
}

/// Why a number could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::IntoStaticStr, strum::EnumIter, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum UnreadReason {
    /// More digits than an exact value can hold.
    TooManyDigits,
    /// Digits and letters that form neither a number nor a known name.
    MixedLettersAndDigits,
    /// Separators that fit no way of writing numbers.
    OddSeparators,
    /// More figures in the sentence than are read.
    TooManyFigures,
    /// A character beside it was lost on the way: "4\u{fffd} months".
    Damaged,
    /// The text is in a language that is not read.
    OtherLanguage,
    /// Its row has more cells than the table has columns.
    RaggedRow,
    /// It stands behind as many cells of its table as are read.
    TableTooLarge,
}

impl Figure {
    /// The one number, where exactly one is stated.
    #[must_use]
    pub fn single(&self) -> Option<Amount> {
        match self.stated.as_slice() {
            [one] => Some(one.value),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_tells_what_is_less_exact_and_no_year_between_its_ends() {
        let of = |year: i16, years: u8, month: Option<u8>, day: Option<u8>| Moment { year: Some(year), years, month, day, ..Moment::default() };
        let (day, month, year, reign) = (of(2025, 1, Some(5), Some(14)), of(2025, 1, Some(5), None), of(2025, 1, None, None), of(1933, 93, None, None));
        assert!(day.tells(month) && day.tells(year) && month.tells(year) && year.tells(of(2020, 10, None, None)));
        assert!(!year.tells(month) && !month.tells(day) && !year.tells(of(2024, 1, None, None)));
        assert!(reign.tells(of(1933, 1, None, None)) && reign.tells(year) && !reign.tells(of(1956, 1, None, None)));
        let quarter = |number| Moment { year: Some(2025), years: 1, quarter: Some(number), ..Moment::default() };
        assert!(month.tells(quarter(2)) && !month.tells(quarter(3)) && !year.tells(quarter(2)));
    }
}
