//! Words that make the number beside them part of a name.
//!
//! ```toml
//! # rules/lexicon/names.toml
//! before = ["flight", "no"]                # "flight 370"
//! before-capitalised = ["area"]            # "Area 51", and not "an area 40 miles wide"
//! cited = ["note"]                         # "see note 3", and not "they note 3 errors"
//! street = ["avenue"]                      # "221 Baker Street"
//! numbered = ["bus"]                       # "the 42 bus"
//! title = ["film"]                         # "the film 300"
//! of-many = ["image"]                      # "Image 1 of 28"
//! after = ["battalion"]                    # "2nd Battalion"
//! after-capitalised = ["street"]           # "42nd Street"
//! [[alone]]                                # a number that is a name by itself
//! numbers = ["747"]
//! leads = ["boeing"]                       # the word before makes it a name
//! follows = ["jet"]                        # the word after makes it a name
//! near = ["airline"]                       # "the 747", where the sentence has one of these
//! ```

use schemars::JsonSchema;
use serde::Deserialize;

use super::error::{Problem, Source, read};
use super::table::{Table, WordSet};

/// Words before and after a number that make it a name.
#[derive(Clone, Debug, Default)]
pub struct Names {
    before: Table<NameWord>,
    after: Table<NameWord>,
    alone: Table<Vec<Company>>,
    of_many: WordSet,
    cited: WordSet,
    numbered: WordSet,
    street: WordSet,
    title: WordSet,
    races: WordSet,
}

/// The words that make a number a name by itself: "the 747", "a 911 call".
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Company {
    /// The numbers, in digits: "747".
    numbers: Vec<Box<str>>,
    /// Words before one that make it a name: "boeing".
    #[serde(default)]
    leads: Vec<Box<str>>,
    /// Words after one that make it a name: "jet".
    #[serde(default)]
    follows: Vec<Box<str>>,
    /// Words anywhere in the sentence that make "the 747" a name: "airline".
    #[serde(default)]
    near: Vec<Box<str>>,
}

impl Company {
    /// Whether the number is that of a make, which has a plural ("777s") and stands alone near such words.
    #[must_use]
    pub fn is_model(&self) -> bool {
        !self.near.is_empty()
    }

    /// Whether this word before the number makes it a name.
    #[must_use]
    pub fn led_by(&self, lower: &str) -> bool {
        self.leads.iter().any(|word| **word == *lower)
    }

    /// Whether this word after the number makes it a name.
    #[must_use]
    pub fn followed_by(&self, lower: &str) -> bool {
        self.follows.iter().any(|word| **word == *lower)
    }

    /// Whether this word anywhere in the sentence makes "the 747" a name.
    #[must_use]
    pub fn is_near(&self, lower: &str) -> bool {
        self.near.iter().any(|word| **word == *lower)
    }
}

/// A word that makes a number a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameWord {
    /// Whether it does so only where it is written with a capital.
    pub needs_capital: bool,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    /// Words before a number that make it a name: "flight".
    #[serde(default)]
    before: Vec<String>,
    /// The same, where they are written with a capital.
    #[serde(default)]
    before_capitalised: Vec<String>,
    /// Parts of a text that their number names, where nothing follows that it could count: "note".
    #[serde(default)]
    cited: Vec<String>,
    /// What the name of a street ends in: "avenue".
    #[serde(default)]
    street: Vec<String>,
    /// Things in the singular whose number stands before them: "bus" of "the 42 bus".
    #[serde(default)]
    numbered: Vec<String>,
    /// Works and performers that may have a number for a title: "film".
    #[serde(default)]
    title: Vec<String>,
    /// Distances that races are named by, in the unit's own name: "100 meter".
    #[serde(default)]
    races: Vec<String>,
    /// What is numbered among many: "image" of "Image 1 of 28".
    #[serde(default)]
    of_many: Vec<String>,
    /// Words after it: "battalion".
    #[serde(default)]
    after: Vec<String>,
    /// The same, where they are written with a capital.
    #[serde(default)]
    after_capitalised: Vec<String>,
    /// Numbers that are names by themselves, in the company of certain words.
    #[serde(default)]
    alone: Vec<Company>,
}

impl Names {
    pub(super) fn schema() -> String {
        crate::schema::text_of::<File>("Words that make a number a name, vocabulary of gainsay")
    }

    pub(super) fn add(&mut self, source: Source<'_>) -> Result<(), Problem> {
        let file: File = read(source)?;
        let plain = NameWord { needs_capital: false };
        let capitalised = NameWord { needs_capital: true };
        self.before.extend(file.before.into_iter().map(|word| (word.into(), plain)));
        self.before.extend(file.before_capitalised.into_iter().map(|word| (word.into(), capitalised)));
        self.after.extend(file.after.into_iter().map(|word| (word.into(), plain)));
        self.after.extend(file.after_capitalised.into_iter().map(|word| (word.into(), capitalised)));
        self.cited.extend(file.cited.into_iter().map(String::into_boxed_str));
        self.street.extend(file.street.into_iter().map(String::into_boxed_str));
        self.numbered.extend(file.numbered.into_iter().map(String::into_boxed_str));
        self.title.extend(file.title.into_iter().map(String::into_boxed_str));
        self.races.extend(file.races.into_iter().map(String::into_boxed_str));
        self.of_many.extend(file.of_many.into_iter().map(String::into_boxed_str));
        for company in file.alone {
            for number in &company.numbers {
                self.alone.entry(number.clone()).or_default().push(company.clone());
            }
        }
        Ok(())
    }

    /// Whether it is a part of a text that its number names: "note".
    #[must_use]
    pub fn is_cited(&self, lower: &str) -> bool {
        self.cited.contains(lower)
    }

    /// Whether the name of a street ends in it: "avenue".
    #[must_use]
    pub fn is_street(&self, lower: &str) -> bool {
        self.street.contains(lower)
    }

    /// Whether its number stands before it: "bus" of "the 42 bus".
    #[must_use]
    pub fn is_numbered(&self, lower: &str) -> bool {
        self.numbered.contains(lower)
    }

    /// Whether it may have a number for a title: "film".
    #[must_use]
    pub fn has_title(&self, lower: &str) -> bool {
        self.title.contains(lower)
    }

    /// Whether races are named by a distance: "1500 meter".
    #[must_use]
    pub fn is_race(&self, distance: &str) -> bool {
        self.races.contains(distance)
    }

    /// A word before a number: "flight", "no".
    #[must_use]
    pub fn before(&self, lower: &str) -> Option<NameWord> {
        self.before.get(lower).copied()
    }

    /// Whether it is numbered among many: "Image 1 of 28".
    #[must_use]
    pub fn is_one_of_many(&self, lower: &str) -> bool {
        self.of_many.contains(lower)
    }

    /// What makes this number a name by itself.
    #[must_use]
    pub fn alone(&self, number: &str) -> &[Company] {
        self.alone.get(number).map_or(&[], Vec::as_slice)
    }

    /// A word after an ordinal or a number: "battalion", "street".
    #[must_use]
    pub fn after(&self, lower: &str) -> Option<NameWord> {
        self.after.get(lower).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn some_words_need_a_capital() {
        let names = Lexicon::shipped().unwrap().names;
        assert_eq!(names.before("flight"), Some(NameWord { needs_capital: false }));
        assert_eq!(names.before("area"), Some(NameWord { needs_capital: true }));
        assert_eq!(names.after("battalion"), Some(NameWord { needs_capital: false }));
        assert_eq!(names.after("street"), Some(NameWord { needs_capital: true }));
    }

    #[test]
    fn words_of_counts_make_no_names() {
        let names = Lexicon::shipped().unwrap().names;
        assert_eq!(["killed", "the", "than"].map(|word| names.before(word)), [None; 3]);
        assert_eq!(["people", "century", "percent"].map(|word| names.after(word)), [None; 3]);
    }
}
