//! Units of measure.
//!
//! ```toml
//! # rules/lexicon/units.toml
//! added = ["more"]             # "three more years"
//! extents = ["tall"]           # "30-foot-tall"
//! extent-nouns = ["altitude"]  # "an altitude of 30'"
//! compounds = ["foot passengers"]   # words that open as a unit does and measure nothing
//! [[unit]]
//! name = "fahrenheit"          # a CLDR unit identifier
//! dimension = "temperature"
//! factor = "5/9"               # base units in one of it, exact
//! offset = "-160/9"            # base = value * factor + offset
//! elsewhere = ["1000"]         # base units in what has the same name in other countries
//! names = ["fahrenheit", "degree fahrenheit"]   # singular; regular plurals are understood
//! plurals = ["degrees"]        # where they are not regular
//! symbols = ["°F"]             # as written, capitals and all
//! guarded = ["F"]              # symbols that are words or letters of other meaning too
//! apart = ["F"]                # those of them that a space may part from the number, where no noun follows
//! beside = ["diamond"]         # its symbols count only where the sentence has one of these, and then before money
//! ```

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::PhraseMap;
use super::error::{Exact, Problem, Source, read};
use super::inflection::plural_phrase;
use super::table::WordSet;
use crate::quantity::{Amount, Dimension, Unit};
use crate::schema::OneOf;
use crate::sentence::Word;

/// The units, by name, by the words for them and by symbol.
#[derive(Clone, Debug)]
pub struct Units {
    all: BTreeMap<Box<str>, Unit>,
    words: PhraseMap<Unit>,
    symbols: PhraseMap<UnitSymbol>,
    added: WordSet,
    extents: WordSet,
    extent_nouns: WordSet,
    compounds: PhraseMap<()>,
}

impl Default for Units {
    fn default() -> Self {
        let none = WordSet::default;
        Self {
            all: BTreeMap::new(),
            words: PhraseMap::new(),
            symbols: PhraseMap::as_written(),
            added: none(),
            extents: none(),
            extent_nouns: none(),
            compounds: PhraseMap::new(),
        }
    }
}

/// What a symbol stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitSymbol {
    /// The unit.
    pub unit: Unit,
    /// Whether the same letters are a word or a scale too ("in", "m"), so that the grammar needs more evidence.
    pub guarded: bool,
    /// Whether a guarded symbol may stand apart from its number where no noun follows: "20 ha near the coast".
    pub apart: bool,
    /// The words of which the sentence must have one; none is needed where this is empty.
    pub beside: Vec<Box<str>>,
}

impl UnitSymbol {
    /// Whether the sentence has a word that the symbol needs.
    #[must_use]
    pub fn stands_in(&self, words: &[Word<'_>]) -> bool {
        self.beside.is_empty() || words.iter().any(|word| self.beside.iter().any(|beside| **beside == *word.lower))
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    /// The units.
    #[serde(default)]
    unit: Vec<Entry>,
    /// Words that stand between a number and its unit and change neither: "more" of "three more years".
    #[serde(default)]
    added: Vec<String>,
    /// Words that make a measure an adjective of extent: "tall" of "30-foot-tall".
    #[serde(default)]
    extents: Vec<String>,
    /// Words beside a lone stroke that make it a foot: "altitude".
    #[serde(default)]
    extent_nouns: Vec<String>,
    /// Words that open as a unit does and measure nothing: "foot passengers" of "1,200 foot passengers".
    #[serde(default)]
    compounds: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    /// Its identifier in CLDR: "square-mile".
    name: String,
    /// What it measures.
    #[schemars(with = "OneOf<Dimension>")]
    dimension: Dimension,
    /// How much of the base of its dimension it is: a decimal or a fraction.
    factor: Exact,
    /// What is added: degrees Fahrenheit.
    offset: Option<Exact>,
    /// How much of the base what has the same name in other countries is.
    #[serde(default)]
    elsewhere: Vec<Exact>,
    /// Its names in the singular.
    #[serde(default)]
    names: Vec<String>,
    /// Plurals that are not formed with an s.
    #[serde(default)]
    plurals: Vec<String>,
    /// Its symbols: "km".
    #[serde(default)]
    symbols: Vec<String>,
    /// Symbols that are words or letters of another meaning too.
    #[serde(default)]
    guarded: Vec<String>,
    /// Guarded symbols that a space may part from the number, where no noun follows.
    #[serde(default)]
    apart: Vec<String>,
    /// Words of which the sentence must have one, or the symbols mean something else.
    #[serde(default)]
    beside: Vec<String>,
}

impl Units {
    pub(super) fn schema() -> String {
        crate::schema::text_of::<File>("Units of measure, vocabulary of gainsay")
    }

    pub(super) fn add(&mut self, source: Source<'_>) -> Result<(), Problem> {
        let file: File = read(source)?;
        for (set, words) in [(&mut self.added, file.added), (&mut self.extents, file.extents), (&mut self.extent_nouns, file.extent_nouns)] {
            set.extend(words.into_iter().map(String::into_boxed_str));
        }
        for words in &file.compounds {
            self.compounds.insert(words, ());
        }
        for entry in file.unit {
            let offset = entry.offset.map_or(Amount::ZERO, |offset| offset.0);
            let unit = Unit::with_offset(&entry.name, entry.dimension, entry.factor.0, offset);
            let elsewhere: Vec<Amount> = entry.elsewhere.iter().map(|factor| factor.0).collect();
            let unit = if elsewhere.is_empty() { unit } else { unit.or_elsewhere(elsewhere) };
            for name in &entry.names {
                self.words.insert(name, unit.clone());
                self.words.insert(&plural_phrase(name), unit.clone());
            }
            for name in &entry.plurals {
                self.words.insert(name, unit.clone());
            }
            for (symbols, guarded) in [(&entry.symbols, false), (&entry.guarded, true)] {
                for symbol in symbols {
                    let beside = entry.beside.iter().map(|word| word.as_str().into()).collect();
                    self.symbols.insert(symbol, UnitSymbol { unit: unit.clone(), guarded, apart: entry.apart.contains(symbol), beside });
                }
            }
            self.all.insert(entry.name.into(), unit);
        }
        Ok(())
    }

    /// Whether it stands between a number and its unit and changes neither: "more".
    #[must_use]
    pub fn adds_nothing(&self, lower: &str) -> bool {
        self.added.contains(lower)
    }

    /// Whether it makes a measure an adjective: "tall" of "30-foot-tall".
    #[must_use]
    pub fn is_extent(&self, lower: &str) -> bool {
        self.extents.contains(lower)
    }

    /// Whether a lone stroke beside it is a foot: "altitude".
    #[must_use]
    pub fn measures_extent(&self, lower: &str) -> bool {
        self.extent_nouns.contains(lower)
    }

    /// The unit whose words begin at `words[at]`: "square miles", "miles per hour", and how many words it takes.
    #[must_use]
    pub fn name_at(&self, words: &[Word<'_>], at: usize) -> Option<(usize, &Unit)> {
        self.words.starting_at(words, at).filter(|_| self.compounds.starting_at(words, at).is_none())
    }

    /// The unit of a symbol of one token, as written.
    #[must_use]
    pub fn symbol(&self, text: &str) -> Option<&UnitSymbol> {
        self.symbols.word(text)
    }

    /// The unit whose symbol begins at `words[at]`: "km/h", "°C", "sq ft", and how many tokens it takes.
    #[must_use]
    pub fn symbol_at(&self, words: &[Word<'_>], at: usize) -> Option<(usize, &UnitSymbol)> {
        self.symbols.starting_at(words, at).filter(|(_, symbol)| symbol.stands_in(words))
    }

    /// The unit of this name in the JSON contract.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Unit> {
        self.all.get(name)
    }

    /// The units of a dimension, by name.
    pub fn of(&self, dimension: Dimension) -> impl Iterator<Item = &Unit> {
        self.all.values().filter(move |unit| unit.dimension() == dimension)
    }

    /// All names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.all.keys().map(|name| &**name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::sentence::words;
    use crate::span::Span;

    fn unit(units: &Units, text: &str) -> Option<String> {
        let text = words(text, Span::new(0, text.len()));
        let named = units.name_at(&text, 0).map(|(len, unit)| (len, unit.name().to_owned()));
        let symbol = units.symbol_at(&text, 0).map(|(len, symbol)| (len, symbol.unit.name().to_owned()));
        named.max(symbol).filter(|(len, _)| *len == text.len()).map(|(_, name)| name)
    }

    #[track_caller]
    fn means(spellings: &[&str], name: &str) {
        let units = Lexicon::shipped().unwrap().units;
        for spelling in spellings {
            assert_eq!(unit(&units, spelling).as_deref(), Some(name), "{spelling}");
        }
    }

    #[test]
    fn many_spellings_are_one_unit() {
        means(&["kilometers", "kilometre", "km", "Kilometers", "kms"], "kilometer");
        means(&["square miles", "sq. miles", "sq mi", "square mile"], "square-mile");
        means(&["miles per hour", "mile an hour", "mph", "miles an hour"], "mile-per-hour");
        means(&["km/h", "kph", "kilometres per hour"], "kilometer-per-hour");
        means(&["feet", "foot", "ft", "ft."], "foot");
        means(&["m\u{b2}", "m2", "square metres", "sq m"], "square-meter");
        means(&["\u{b0}C", "degrees Celsius", "celsius"], "celsius");
        means(&["MW", "megawatts"], "megawatt");
        means(&["tonnes", "metric tons", "metric ton"], "metric-ton");
        means(&["basis points", "bps"], "permyriad");
    }

    #[test]
    fn symbols_keep_their_capitals() {
        let units = Lexicon::shipped().unwrap().units;
        assert_eq!(unit(&units, "mw"), None);
        assert_eq!(unit(&units, "KMS of"), None);
        assert!(units.symbol("m").unwrap().guarded);
        assert!(units.symbol("in").unwrap().guarded);
        assert!(!units.symbol("km").unwrap().guarded);
        assert!(units.symbol("of").is_none());
    }

    #[test]
    fn factors_are_exact() {
        let units = Lexicon::shipped().unwrap().units;
        let base = |name: &str, value: i64| units.get(name).unwrap().to_base(value.into()).unwrap();
        assert_eq!(base("mile", 1), Amount::parse("1609.344").unwrap());
        assert_eq!(base("fahrenheit", 212), Amount::integer(100));
        assert_eq!(base("fahrenheit", -40), Amount::integer(-40));
        assert_eq!(base("acre", 1), Amount::parse("4046.8564224").unwrap());
        assert_eq!(base("week", 1), base("day", 7));
        assert_eq!(base("mile-per-hour", 1), Amount::parse("0.44704").unwrap());
    }

    #[test]
    fn names_are_sorted_and_many() {
        let units = Lexicon::shipped().unwrap().units;
        let names: Vec<&str> = units.names().collect();
        assert!(names.is_sorted() && names.len() >= 150, "{}", names.len());
    }
}
