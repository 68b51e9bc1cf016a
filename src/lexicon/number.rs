//! Number words.
//!
//! ```toml
//! # rules/lexicon/numbers.toml
//! [cardinals]
//! seven = 7
//! [scales]                     # words that multiply
//! million = "1000000"
//! [symbols]                    # letters that multiply, written at the digits
//! bn = "1000000000"
//! [money-symbols]              # letters that multiply only after money
//! mm = "1000000"
//! [one]                        # "one" that counts nothing
//! before = ["no"]              # after these words: "no one"
//! after = ["another"]          # before these: "one another"
//! phrases = ["at one point"]
//! [small]                      # what small words make of numbers: see `small`
//! against = ["versus"]
//! [ordinals]
//! third = 3
//! [denominators]
//! thirds = 3
//! [multiples]
//! doubled = "2"
//! [groups]                     # so many that are told as one thing: "a trio of banks"
//! trio = 3
//! [[vague]]                    # no number is stated; `high` may be left out
//! low = "150"
//! high = "10000"
//! words = ["hundreds"]
//! ```

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::error::{Exact, Problem, Source, read};
use super::small::{self, Small};
use super::table::{Table, WordSet};
use super::{PhraseMap, Roles};
use crate::quantity::Amount;

/// Cardinals, scales, ordinals, fractions, vague numbers and multiples.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    cardinals: Table<u32>,
    scales: Table<Scale>,
    ordinals: Table<u64>,
    denominators: Table<u64>,
    multiples: Table<Amount>,
    groups: Table<u32>,
    /// Words for a number that is not stated: "dozens", "tens of thousands".
    pub vague: PhraseMap<Vague>,
    small: Table<u32>,
    one_before: WordSet,
    one_after: WordSet,
    /// Phrases whose "one" counts nothing: "at one point".
    pub one_idle: PhraseMap<()>,
}

/// A word or letter that multiplies the number before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// By how much.
    pub value: Amount,
    /// Whether it is a letter or an abbreviation ("m", "bn"), which may mean something else.
    pub symbol: bool,
    /// Whether it multiplies money and nothing else: "MM" of "$1.4MM".
    pub of_money: bool,
}

/// The bounds of a number that is not stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vague {
    /// The least that the words allow.
    pub low: Amount,
    /// The most that they allow.
    pub high: Option<Amount>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[derive(Default)]
struct File {
    /// Number words: "twelve".
    cardinals: BTreeMap<String, u32>,
    /// Words for a scale: "million".
    scales: BTreeMap<String, Exact>,
    /// Letters for a scale: "m".
    symbols: BTreeMap<String, Exact>,
    /// Letters for a scale that only money has: "mm".
    money_symbols: BTreeMap<String, Exact>,
    /// "one" that counts nothing.
    one: One,
    /// What small words make of numbers.
    small: small::File,
    /// Ordinal words: "third".
    ordinals: BTreeMap<String, u64>,
    /// Words for parts: "quarter".
    denominators: BTreeMap<String, u64>,
    /// Words for a multiple: "twice".
    multiples: BTreeMap<String, Exact>,
    /// Words for so many that are told as one thing: "trio".
    groups: BTreeMap<String, u32>,
    /// Words for a number that is not said: "dozens".
    vague: Vec<VagueEntry>,
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct One {
    /// Words before it: "no".
    before: Vec<String>,
    /// Words after it: "another".
    after: Vec<String>,
    /// Whole phrases: "at one point".
    phrases: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct VagueEntry {
    /// The least that is meant.
    low: Exact,
    /// The most, if there is one.
    high: Option<Exact>,
    /// The words.
    words: Vec<String>,
}

impl Numbers {
    pub(super) fn schema() -> String {
        crate::schema::text_of::<File>("Number words, vocabulary of gainsay")
    }

    pub(super) fn add(&mut self, source: Source<'_>) -> Result<(), Problem> {
        let file: File = read(source)?;
        self.cardinals.extend(file.cardinals.into_iter().map(|(word, value)| (word.into(), value)));
        self.ordinals.extend(file.ordinals.into_iter().map(|(word, value)| (word.into(), value)));
        self.denominators.extend(file.denominators.into_iter().map(|(word, value)| (word.into(), value)));
        self.groups.extend(file.groups.into_iter().map(|(word, value)| (word.into(), value)));
        self.multiples.extend(file.multiples.into_iter().map(|(word, value)| (word.into(), value.0)));
        for (scales, symbol, of_money) in [(file.scales, false, false), (file.symbols, true, false), (file.money_symbols, true, true)] {
            self.scales.extend(scales.into_iter().map(|(word, value)| (word.into(), Scale { value: value.0, symbol, of_money })));
        }
        file.small.add_to(&mut self.small);
        self.one_before.extend(file.one.before.into_iter().map(String::into_boxed_str));
        self.one_after.extend(file.one.after.into_iter().map(String::into_boxed_str));
        for phrase in &file.one.phrases {
            self.one_idle.insert(phrase, ());
        }
        for entry in file.vague {
            let vague = Vague { low: entry.low.0, high: entry.high.map(|high| high.0) };
            entry.words.iter().for_each(|phrase| self.vague.insert(phrase, vague));
        }
        Ok(())
    }

    /// Whether a number can begin with this word: "seven", "half", "a" of "a million", "mid" of "mid-20s".
    #[must_use]
    pub fn begins(&self, lower: &str) -> bool {
        self.cardinals.contains_key(lower)
            || self.ordinals.contains_key(lower)
            || self.denominators.contains_key(lower)
            || self.multiples.contains_key(lower)
            || self.groups.contains_key(lower)
            || self.vague.begins(lower)
            || Self::INTRODUCING.contains(&lower)
            || self.scales.get(lower).is_some_and(|scale| !scale.symbol)
            || lower.ends_with("ties")
    }

    /// Words that stand before numbers and are none themselves: "a" of "a million", "mid" of "mid-20s".
    pub(super) const INTRODUCING: &[&str] = &["a", "an", "minus", "negative", "mid", "early", "late", "q1", "q2", "q3", "q4", "final"];

    /// Every word that numbers are made of, and those that vague ones begin with.
    pub(super) fn each_word(&self, mut with: impl FnMut(&str)) {
        self.cardinals.keys().for_each(&mut with);
        self.cardinals.keys().filter_map(|word| word.strip_suffix('y')).for_each(|tens| with(&format!("{tens}ies")));
        // a symbol ("bn", "m") follows digits, which wake by themselves
        self.scales.iter().filter(|(_, scale)| !scale.symbol).for_each(|(word, _)| with(word));
        self.ordinals.keys().for_each(&mut with);
        self.denominators.keys().for_each(&mut with);
        self.multiples.keys().for_each(&mut with);
        self.groups.keys().for_each(&mut with);
        self.vague.phrases().for_each(with);
    }

    /// Every word that has a part of its own in a number, with that part.
    pub(super) fn each_role(&self, mut with: impl FnMut(&str, Roles)) {
        self.cardinals.keys().for_each(|word| with(word, Roles::CARDINAL));
        self.scales.keys().for_each(|word| with(word, Roles::SCALE));
        self.ordinals.keys().for_each(|word| with(word, Roles::ORDINAL));
        self.denominators.keys().for_each(|word| with(word, Roles::DENOMINATOR));
        with("dozens", Roles::SCALE);
        for part in ["half", "quarter"] {
            with(part, Roles::DENOMINATOR);
        }
    }

    /// Whether a word is one of these small words.
    #[must_use]
    pub fn is_small(&self, class: Small, lower: &str) -> bool {
        self.small.get(lower).is_some_and(|classes| classes & class.bit() != 0)
    }

    /// Whether "one" after this word counts nothing: "no one".
    #[must_use]
    pub fn is_before_pronoun(&self, lower: &str) -> bool {
        self.one_before.contains(lower)
    }

    /// Whether "one" before this word counts nothing: "one another".
    #[must_use]
    pub fn is_after_pronoun(&self, lower: &str) -> bool {
        self.one_after.contains(lower)
    }

    /// "trio" -> 3.
    #[must_use]
    pub fn group(&self, lower: &str) -> Option<u32> {
        self.groups.get(lower).copied()
    }

    /// "seven" -> 7, "forty" -> 40.
    #[must_use]
    pub fn cardinal(&self, lower: &str) -> Option<u32> {
        self.cardinals.get(lower).copied()
    }

    /// "million", "dozen", "bn".
    #[must_use]
    pub fn scale(&self, lower: &str) -> Option<Scale> {
        self.scales.get(lower).copied()
    }

    /// "third" -> 3, "twentieth" -> 20.
    #[must_use]
    pub fn ordinal(&self, lower: &str) -> Option<u64> {
        self.ordinals.get(lower).copied()
    }

    /// "half" -> 2, "thirds" -> 3.
    #[must_use]
    pub fn denominator(&self, lower: &str) -> Option<u64> {
        self.denominators.get(lower).copied()
    }

    /// "twice" -> 2, "halved" -> 0.5, "tenfold" -> 10.
    #[must_use]
    pub fn multiple(&self, lower: &str) -> Option<Amount> {
        self.multiples.get(lower).copied()
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::quantity::Amount;
    use crate::sentence::words;
    use crate::span::Span;

    #[test]
    fn words_have_their_values() {
        let numbers = Lexicon::shipped().unwrap().numbers;
        assert_eq!(["zero", "twelve", "ninety"].map(|word| numbers.cardinal(word)), [Some(0), Some(12), Some(90)]);
        assert_eq!(numbers.ordinal("twentieth"), Some(20));
        assert_eq!(["half", "quarters", "millionths"].map(|word| numbers.denominator(word)), [Some(2), Some(4), Some(1_000_000)]);
        assert_eq!(["doubled", "halved", "tenfold"].map(|word| numbers.multiple(word)), [Some(2.into()), Amount::parse("0.5"), Some(10.into())]);
        assert_eq!(["hundred", "dozens", "first"].map(|word| numbers.cardinal(word)), [None; 3]);
    }

    #[test]
    fn letters_are_scales_that_may_mean_something_else() {
        let numbers = Lexicon::shipped().unwrap().numbers;
        assert_eq!(numbers.scale("bn").map(|scale| (scale.value, scale.symbol)), Some((1_000_000_000.into(), true)));
        assert_eq!(numbers.scale("crore").map(|scale| (scale.value, scale.symbol)), Some((10_000_000.into(), false)));
        assert_eq!(numbers.scale("km"), None);
        assert_eq!(numbers.scale("dozens"), None);
    }

    #[test]
    fn vague_words_are_open_sets() {
        let numbers = Lexicon::shipped().unwrap().numbers;
        let text = "tens of thousands of dozens";
        let text = words(text, Span::new(0, text.len()));
        let (len, vague) = numbers.vague.starting_at(&text, 0).unwrap();
        assert_eq!((len, vague.low, vague.high.is_some()), (3, 10_000.into(), true));
        let (len, vague) = numbers.vague.starting_at(&text, 4).unwrap();
        assert_eq!((len, vague.low, vague.high), (1, 24.into(), None));
    }
}
