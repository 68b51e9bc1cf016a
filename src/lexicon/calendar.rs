//! Words of the calendar.
//!
//! ```toml
//! # rules/lexicon/calendar.toml
//! [[month]]
//! number = 5
//! names = ["may"]
//! ambiguous = true             # a word of another meaning, even with a capital
//! [[weekday]]
//! number = 1                   # Monday
//! names = ["monday", "mon"]
//! [[season]]
//! number = 1                   # spring
//! names = ["spring"]
//! yearly = ["results"]           # given year by year: "1986 results" has a year
//! era = ["ad"]                   # beside a year: "AD 70"; `before-era` counts back: "70 BC"
//! stopwatch = ["lap"]            # near it "27:30" is minutes and seconds
//! slots = ["slot"]               # "the 2300 slot" is a time of day
//! [[relative]]
//! unit = "year"                # the year before the one
//! shift = -1                   # of the day a text was published
//! names = ["last year"]
//! ```

use schemars::JsonSchema;
use serde::Deserialize;

use super::error::{Problem, Source, read};
use super::phrase::PhraseMap;
use super::table::{Table, WordSet};

/// Months, weekdays and seasons.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    months: Table<Month>,
    weekdays: Table<u8>,
    seasons: Table<u8>,
    yearly: WordSet,
    era: WordSet,
    before_era: WordSet,
    stopwatch: WordSet,
    slots: WordSet,
    /// "last year": a period told from the day of publication.
    pub relative: PhraseMap<Shift>,
}

/// How far a period lies from the one of the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// So many calendar years later.
    Years(i16),
    /// So many calendar months later.
    Months(i16),
}

/// A month's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// 1 to 12.
    pub number: u8,
    /// Whether the name is a word of another meaning too: "may", "march".
    pub ambiguous: bool,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    /// Names of the months.
    #[serde(default)]
    month: Vec<Entry>,
    /// Names of the days of the week; Monday is 1.
    #[serde(default)]
    weekday: Vec<Entry>,
    /// Names of the seasons; spring is 1.
    #[serde(default)]
    season: Vec<Entry>,
    /// What is given year by year, so that a number of four digits before it is a year: "1986 results".
    #[serde(default)]
    yearly: Vec<String>,
    /// Marks of the era beside a year: "ad".
    #[serde(default)]
    era: Vec<String>,
    /// Marks of the time before it: "bc".
    #[serde(default)]
    before_era: Vec<String>,
    /// Words near which two numbers around a colon are minutes and seconds: "lap".
    #[serde(default)]
    stopwatch: Vec<String>,
    /// What has a time of day of four digits before it: "slot".
    #[serde(default)]
    slots: Vec<String>,
    /// Periods that are told from the day of publication.
    #[serde(default)]
    relative: Vec<Relative>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Relative {
    /// What is counted: years or months of the calendar.
    unit: Period,
    /// How many of them after that of the day of publication; before it, if negative.
    shift: i16,
    /// How it is written.
    names: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    /// Its number.
    number: u8,
    /// How it is written.
    names: Vec<String>,
    /// Whether the name is a word of another meaning too: "may".
    #[serde(default)]
    ambiguous: bool,
}

#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Period {
    Year,
    Month,
}

impl Calendar {
    pub(super) fn schema() -> String {
        crate::schema::text_of::<File>("Months, weekdays and seasons, vocabulary of gainsay")
    }

    pub(super) fn add(&mut self, source: Source<'_>) -> Result<(), Problem> {
        let file: File = read(source)?;
        let sets = [
            (file.yearly, &mut self.yearly),
            (file.era, &mut self.era),
            (file.before_era, &mut self.before_era),
            (file.stopwatch, &mut self.stopwatch),
            (file.slots, &mut self.slots),
        ];
        for (words, set) in sets {
            set.extend(words.into_iter().map(String::into_boxed_str));
        }
        for Entry { number, names, ambiguous } in file.month {
            self.months.extend(names.into_iter().map(|name| (name.into(), Month { number, ambiguous })));
        }
        for entry in file.relative {
            let shift = match entry.unit {
                Period::Year => Shift::Years(entry.shift),
                Period::Month => Shift::Months(entry.shift),
            };
            for name in &entry.names {
                self.relative.insert(name, shift);
            }
        }
        for (entries, names) in [(file.weekday, &mut self.weekdays), (file.season, &mut self.seasons)] {
            for entry in entries {
                names.extend(entry.names.into_iter().map(|name| (name.into(), entry.number)));
            }
        }
        Ok(())
    }

    /// Every name of a month or a day of the week.
    pub(super) fn each_name(&self, with: impl FnMut(&str)) {
        self.months.keys().chain(self.weekdays.keys()).for_each(with);
    }

    /// "june" -> 6, "sept" -> 9.
    #[must_use]
    pub fn month(&self, lower: &str) -> Option<Month> {
        self.months.get(lower).copied()
    }

    /// "monday" -> 1, "sun" -> 7.
    #[must_use]
    pub fn weekday(&self, lower: &str) -> Option<u8> {
        self.weekdays.get(lower).copied()
    }

    /// Whether it is given year by year: "results" of "the 1986 results".
    #[must_use]
    pub fn is_yearly(&self, lower: &str) -> bool {
        self.yearly.contains(lower)
    }

    /// Whether it marks the era of a year beside it: "ad"; and whether it counts back: "bc".
    #[must_use]
    pub fn era(&self, lower: &str) -> Option<bool> {
        if self.before_era.contains(lower) { Some(true) } else { self.era.contains(lower).then_some(false) }
    }

    /// Whether near it two numbers around a colon are minutes and seconds: "lap".
    #[must_use]
    pub fn is_stopwatch(&self, lower: &str) -> bool {
        self.stopwatch.contains(lower)
    }

    /// Whether four digits before it are a time of day: "the 2300 slot".
    #[must_use]
    pub fn is_slot(&self, lower: &str) -> bool {
        self.slots.contains(lower)
    }

    /// Spring 1, summer 2, autumn 3, winter 4.
    #[must_use]
    pub fn season(&self, lower: &str) -> Option<u8> {
        self.seasons.get(lower).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn months_have_numbers_and_doubts() {
        let calendar = Lexicon::shipped().unwrap().calendar;
        assert_eq!(calendar.month("june"), Some(Month { number: 6, ambiguous: false }));
        assert_eq!(calendar.month("sept"), Some(Month { number: 9, ambiguous: false }));
        assert_eq!(calendar.month("may"), Some(Month { number: 5, ambiguous: true }));
        assert_eq!(calendar.month("monday"), None);
    }

    #[test]
    fn weeks_begin_on_monday() {
        let calendar = Lexicon::shipped().unwrap().calendar;
        assert_eq!(["monday", "wed", "sunday"].map(|day| calendar.weekday(day)), [Some(1), Some(3), Some(7)]);
        assert_eq!(calendar.weekday("day"), None);
        assert_eq!(["spring", "fall", "winter"].map(|season| calendar.season(season)), [Some(1), None, Some(4)]);
    }
}
