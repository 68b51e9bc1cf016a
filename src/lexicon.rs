//! Vocabulary: everything that the grammars know about words, read from `rules/lexicon/*.toml`.
//!
//! One file under `rules/lexicon/` is one type here, and the files are compiled in. A newsroom's own folder uses the same file
//! names; its entries are added to what ships, and win where both name the same word.
//!
//! ```
//! use gainsay::lexicon::Lexicon;
//! let mut lexicon = Lexicon::shipped().unwrap();
//! assert_eq!(lexicon.events.class_of_word("murdered"), Some("kill"));
//! lexicon.extend("events.toml", "[[class]]\nname = \"kill\"\nverbs = [\"martyr\"]").unwrap();
//! assert_eq!(lexicon.events.class_of_word("martyred"), Some("kill"));
//! ```

mod calendar;
mod clause;
mod cue;
mod currency;
mod docs;
mod error;
mod event;
mod heading;
mod hedge;
mod inflection;
mod lemma;
mod measure;
mod name;
mod noun;
mod number;
mod phrase;
mod place;
mod rarity;
mod role;
mod shape;
mod small;
mod speech;
mod table;
mod tie;
mod trigger;
mod unit;
mod word;

pub use calendar::{Calendar, Month, Shift};
pub use clause::Clauses;
pub use cue::Cue;
pub use currency::{Currencies, Money};
pub use docs::Docs;
pub use error::LexiconError;
pub use event::Events;
pub use heading::{Heading, Headings, Reckoned};
pub use hedge::{HedgeWord, Hedges, Slack};
pub use measure::{Measure, Measures};
pub use name::{Company, NameWord, Names};
pub use noun::Nouns;
pub use number::{Numbers, Scale, Vague};
pub use phrase::PhraseMap;
pub use place::{Place, PlaceRef, Places};
pub use rarity::Rarity;
pub use role::Roles;
pub use small::Small;
pub use speech::Speech;
pub use tie::Tie;
pub use trigger::Triggers;
pub use unit::{UnitSymbol, Units};
pub use word::Words;

use std::sync::OnceLock;

use crate::claim::Trend;

use error::{Problem, Source};
use role::RoleTable;

/// The whole vocabulary, one field for each file.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Number words: `numbers.toml`.
    pub numbers: Numbers,
    /// Words that weaken or bound a figure: `hedges.toml`.
    pub hedges: Hedges,
    /// Units of measure: `units.toml`.
    pub units: Units,
    /// Money: `currencies.toml`.
    pub currencies: Currencies,
    /// Months, weekdays, seasons: `calendar.toml`.
    pub calendar: Calendar,
    /// Words that make a number part of a name: `names.toml`.
    pub names: Names,
    /// Classes of events: `events.toml`.
    pub events: Events,
    /// What is counted: `nouns.toml`.
    pub nouns: Nouns,
    /// Countries, cities and their people: `places.toml`.
    pub places: Places,
    /// Who says so and how firmly: `speech.toml`.
    pub speech: Speech,
    /// Grammatical words and lemmas: `words.toml`.
    pub words: Words,
    /// Named measures: `measures.toml`.
    pub measures: Measures,
    /// Words of the grammar of clauses: `clauses.toml`.
    pub clauses: Clauses,
    /// Words of tables: `tables.toml`.
    pub headings: Headings,
    /// Words of documentation: `docs.toml`.
    pub docs: Docs,
    /// How rare a word is: `rarity.tsv`.
    pub rarity: Rarity,
    triggers: OnceLock<Triggers>,
    roles: OnceLock<RoleTable>,
}

/// Pairs of a vocabulary file's name and its text as JSON.
macro_rules! shipped {
    ($($name:literal),* $(,)?) => { [$((concat!($name, ".toml"), include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json")))),*] };
}

/// The vocabulary files that ship, by the names that a newsroom's own folder uses too; the build script has turned them into JSON.
const SHIPPED: [(&str, &str); 15] = shipped![
    "numbers",
    "hedges",
    "units",
    "currencies",
    "calendar",
    "names",
    "events",
    "nouns",
    "places",
    "speech",
    "words",
    "measures",
    "clauses",
    "tables",
    "docs"
];

/// The first of [`SHIPPED`] that the second half begins with: events.
const SECOND_HALF: usize = 6;

impl Lexicon {
    /// The vocabulary that ships.
    ///
    /// # Errors
    /// Where a compiled-in file is malformed, which the tests rule out.
    pub fn shipped() -> Result<Self, LexiconError> {
        let read = |files: &[(&str, &str)]| -> Result<Self, LexiconError> {
            let mut lexicon = Self::default();
            for (file, json) in files {
                lexicon.add(file, Source::Shipped(json))?;
            }
            Ok(lexicon)
        };
        // both halves are as much work, and a start is what a keystroke waits for
        let (first, second) = SHIPPED.split_at(SECOND_HALF);
        let (first, second) = std::thread::scope(|scope| {
            let second = scope.spawn(|| read(second));
            (read(first), second.join())
        });
        let (first, second) = (first?, second.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        Ok(Self {
            events: second.events,
            nouns: second.nouns,
            places: second.places,
            speech: second.speech,
            words: second.words,
            measures: second.measures,
            clauses: second.clauses,
            headings: second.headings,
            docs: second.docs,
            ..first
        })
    }

    /// Adds the entries of one vocabulary file; `file_name` says which vocabulary it is.
    ///
    /// # Errors
    /// Where the name is none of the vocabulary files, or the file is malformed: the error points into the TOML.
    pub fn extend(&mut self, file_name: &str, toml: &str) -> Result<(), LexiconError> {
        self.add(file_name, Source::Toml(toml))
    }

    fn add(&mut self, file_name: &str, source: Source<'_>) -> Result<(), LexiconError> {
        let added = match file_name {
            "numbers.toml" => self.numbers.add(source),
            "hedges.toml" => self.hedges.add(source),
            "units.toml" => self.units.add(source),
            "currencies.toml" => self.currencies.add(source),
            "calendar.toml" => self.calendar.add(source),
            "names.toml" => self.names.add(source),
            "events.toml" => self.events.add(source),
            "nouns.toml" => self.nouns.add(source),
            "places.toml" => self.places.add(source),
            "speech.toml" => self.speech.add(source),
            "words.toml" => self.words.add(source),
            "measures.toml" => self.measures.add(source),
            "clauses.toml" => self.clauses.add(source),
            "tables.toml" => self.headings.add(source),
            "docs.toml" => self.docs.add(source),
            _ => Err(Problem::whole_file("no file of the vocabulary is called so".to_owned())),
        };
        self.triggers = OnceLock::new();
        self.roles = OnceLock::new();
        added.map_err(|problem| problem.within(file_name))
    }

    /// Which texts can hold a figure.
    #[must_use]
    pub fn triggers(&self) -> &Triggers {
        self.triggers.get_or_init(|| Triggers::new(self))
    }

    /// What each word does in figures.
    fn role_table(&self) -> &RoleTable {
        self.roles.get_or_init(|| RoleTable::new(self))
    }

    /// Whether a word is a plural noun: "fighters", "people"; a word that only ends in -s is none ("crisis").
    #[must_use]
    pub fn is_plural(&self, lower: &str) -> bool {
        let ending = lower.len() > 2 && lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("'s");
        self.clauses.is_plural(lower) || ending && self.words.lemma(lower).len() < lower.len()
    }

    /// Which way a reader takes a level to have gone from a word and its lemma: "strengthened", "dearer".
    #[must_use]
    pub fn course(&self, lower: &str, lemma: &str) -> Option<Trend> {
        let compared = || if self.clauses.is_rise(lower) { Some(Trend::Up) } else { self.clauses.is_fall(lower).then_some(Trend::Down) };
        self.words.course(lower, lemma).or_else(compared)
    }

    /// Whether a word is a regular past form: "agreed"; a word that only ends so is none ("seed").
    #[must_use]
    pub fn is_past(&self, lower: &str) -> bool {
        lower.ends_with("ed") && self.words.lemma(lower).len() < lower.len()
    }

    /// The JSON Schema of a vocabulary file, by its name; `None` where the name is none of theirs.
    #[must_use]
    pub fn schema(file_name: &str) -> Option<String> {
        let schema = match file_name {
            "numbers.toml" => Numbers::schema(),
            "hedges.toml" => Hedges::schema(),
            "units.toml" => Units::schema(),
            "currencies.toml" => Currencies::schema(),
            "calendar.toml" => Calendar::schema(),
            "names.toml" => Names::schema(),
            "events.toml" => Events::schema(),
            "nouns.toml" => Nouns::schema(),
            "places.toml" => Places::schema(),
            "speech.toml" => Speech::schema(),
            "words.toml" => Words::schema(),
            "measures.toml" => Measures::schema(),
            "clauses.toml" => Clauses::schema(),
            "tables.toml" => Headings::schema(),
            "docs.toml" => Docs::schema(),
            _ => return None,
        };
        Some(schema)
    }

    /// The names of the vocabulary files.
    #[must_use]
    pub fn file_names() -> Vec<&'static str> {
        SHIPPED.iter().map(|(file, _)| *file).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_vocabulary_loads() {
        for (file, json) in SHIPPED {
            if let Err(error) = Lexicon::default().add(file, Source::Shipped(json)) {
                panic!("{error}");
            }
        }
        assert!(Lexicon::shipped().is_ok());
    }

    #[test]
    fn an_unknown_key_is_an_error_that_points_into_the_file() {
        let toml = "[[unit]]\nname = \"cubit\"\ndimension = \"length\"\nfactor = \"0.4572\"\ncolour = \"red\"\n";
        let error = Lexicon::default().extend("units.toml", toml).unwrap_err();
        assert_eq!(error.file, "units.toml");
        assert!(error.message.contains("colour"), "{}", error.message);
        assert_eq!(error.span.unwrap().of(toml), "colour");
    }

    #[test]
    fn a_bad_value_is_an_error_that_points_at_it() {
        let toml = "[[unit]]\nname = \"cubit\"\ndimension = \"length\"\nfactor = \"half\"\n";
        let error = Lexicon::default().extend("units.toml", toml).unwrap_err();
        assert_eq!(error.span.unwrap().of(toml), "\"half\"");
    }

    #[test]
    fn an_unknown_file_is_an_error_of_the_whole_file() {
        let error = Lexicon::default().extend("unit.toml", "").unwrap_err();
        assert_eq!((error.to_string().as_str(), error.span), ("unit.toml: no file of the vocabulary is called so", None));
    }

    #[test]
    fn a_newsroom_adds_and_overrides() {
        let mut lexicon = Lexicon::shipped().unwrap();
        lexicon.extend("units.toml", "[[unit]]\nname = \"cubit\"\ndimension = \"length\"\nfactor = \"0.4572\"\nnames = [\"cubit\"]\n").unwrap();
        assert!(lexicon.units.get("cubit").is_some());
        assert!(lexicon.units.get("kilometer").is_some());
    }

    /// `cargo test --release lexicon::tests::loading -- --ignored --nocapture`
    #[test]
    #[ignore = "a measurement"]
    fn loading_is_quick() {
        let start = std::time::Instant::now();
        for _ in 0..20 {
            assert!(Lexicon::shipped().is_ok());
        }
        eprintln!("{:?} a load", start.elapsed() / 20);
    }
}
