//! Countries, regions, cities and the words for their people.
//!
//! ```toml
//! # rules/lexicon/places.toml
//! place = [
//!     { name = "Iraq", demonyms = ["iraqi"] },           # the name as reports show it
//!     { name = "Mosul", within = "Iraq" },
//!     { name = "United States", aliases = ["u.s.", "america", "US"], demonyms = ["american"] },
//! ]
//! organisation = ["airlines"]                            # makes the place before it part of a name: "Qatar Airlines"
//! ```
//! An alias with a capital is matched as written ("US" is not "us"); any other needs a capital at its first word in the text.

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::PhraseMap;
use super::error::{Name, Problem, Source, read};
use super::inflection::plural_phrase;
use super::table::{Table, WordSet};
use crate::sentence::Word;

/// The places.
#[derive(Clone, Debug)]
pub struct Places {
    all: Vec<Place>,
    by_key: Table<usize>,
    folded: PhraseMap<(usize, bool)>,
    as_written: PhraseMap<(usize, bool)>,
    organisation: WordSet,
}

impl Default for Places {
    fn default() -> Self {
        Self { all: Vec::new(), by_key: Table::default(), folded: PhraseMap::new(), as_written: PhraseMap::as_written(), organisation: WordSet::default() }
    }
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// As reports show it: "United Kingdom".
    pub name: Box<str>,
    /// In lower case: "united kingdom".
    pub key: Box<str>,
    /// The key of the place that it lies in.
    pub within: Option<Box<str>>,
}

/// A place as a text names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceRef<'l> {
    /// Which place.
    pub place: &'l Place,
    /// Whether the words name its people or what is theirs: "Iraqi", "Britons".
    pub demonym: bool,
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "File")]
#[serde(deny_unknown_fields, rename_all = "kebab-case", bound(deserialize = "N: Deserialize<'de>"))]
struct File<N> {
    /// The places.
    #[serde(default)]
    place: Vec<Entry<N>>,
    /// Words that end the name of a company or an office, and so make the place before them a part of it.
    #[serde(default)]
    organisation: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "Entry")]
#[serde(deny_unknown_fields, rename_all = "kebab-case", bound(deserialize = "N: Deserialize<'de>"))]
struct Entry<N> {
    /// How reports show it.
    name: String,
    /// The place that it lies in.
    #[schemars(with = "Option<String>")]
    within: Option<N>,
    /// Other names; one with a capital is matched as written.
    #[serde(default)]
    aliases: Vec<String>,
    /// Words for its people and for what comes from it.
    #[serde(default)]
    demonyms: Vec<String>,
}

impl Places {
    pub(super) fn schema() -> String {
        crate::schema::text_of::<File<String>>("Places, vocabulary of gainsay")
    }

    pub(super) fn add(&mut self, source: Source<'_>) -> Result<(), Problem> {
        match source {
            Source::Toml(_) => self.add_file(read::<File<Spanned<String>>>(source)?),
            Source::Shipped(_) => self.add_file(read::<File<String>>(source)?),
        }
    }

    fn add_file<N: Name>(&mut self, file: File<N>) -> Result<(), Problem> {
        self.organisation.extend(file.organisation.into_iter().map(String::into_boxed_str));
        let mut nested = Vec::new();
        for entry in file.place {
            let key = entry.name.to_lowercase().into_boxed_str();
            let within = entry.within.as_ref().map(|outer| outer.text().to_lowercase().into_boxed_str());
            let place = Place { name: entry.name.into(), key: key.clone(), within };
            let at = self.add_place(place);
            self.folded.insert(&key, (at, false));
            for (names, demonym) in [(&entry.aliases, false), (&entry.demonyms, true)] {
                for name in names {
                    self.add_name(name, at, demonym);
                }
            }
            nested.extend(entry.within);
        }
        match nested.iter().find(|outer| self.get(outer.text()).is_none()) {
            Some(unknown) => Err(unknown.fault(format!("no place is named \"{}\"", unknown.text()))),
            None => Ok(()),
        }
    }

    /// The index of the place; a place that is known keeps where it lies unless the new one says so.
    fn add_place(&mut self, place: Place) -> usize {
        if let Some(&known) = self.by_key.get(&place.key) {
            let within = place.within.or_else(|| self.all[known].within.take());
            self.all[known] = Place { within, ..place };
            return known;
        }
        self.by_key.insert(place.key.clone(), self.all.len());
        self.all.push(place);
        self.all.len() - 1
    }

    fn add_name(&mut self, name: &str, at: usize, demonym: bool) {
        if name.contains(char::is_uppercase) {
            self.as_written.insert(name, (at, demonym));
            return;
        }
        self.folded.insert(name, (at, demonym));
        if demonym && !name.ends_with(['s', 'h']) {
            self.folded.insert(&plural_phrase(name), (at, demonym));
        }
    }

    /// The place whose name or demonym begins at `words[at]`, and how many words it takes.
    #[must_use]
    pub fn at(&self, words: &[Word<'_>], at: usize) -> Option<(usize, PlaceRef<'_>)> {
        if !words.get(at)?.is_capitalised() {
            return None;
        }
        let (len, &(place, demonym)) = longer(self.as_written.starting_at(words, at), self.folded.starting_at(words, at))?;
        Some((len, PlaceRef { place: &self.all[place], demonym }))
    }

    /// Whether a capitalised word makes the place before it part of an organisation's name: "Airlines", "Exchange".
    #[must_use]
    pub fn is_organisation(&self, lower: &str) -> bool {
        self.organisation.contains(lower)
    }

    /// The place of this name, in any case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Place> {
        let place = self.by_key.get(name).or_else(|| self.by_key.get(&name.to_lowercase()))?;
        Some(&self.all[*place])
    }

    /// Whether one place lies within another, through any number of steps; a place does not contain itself.
    #[must_use]
    pub fn contains(&self, outer: &str, inner: &str) -> bool {
        let (Some(outer), Some(mut at)) = (self.get(outer), self.get(inner)) else { return false };
        // as many steps as there are places: a newsroom's file may go round in a circle
        for _ in 0..self.all.len() {
            let Some(next) = at.within.as_deref().and_then(|key| self.get(key)) else { return false };
            if next.key == outer.key {
                return true;
            }
            at = next;
        }
        false
    }

    /// The key of the place that a single word names: "british" -> "united kingdom".
    #[must_use]
    pub fn canonical(&self, lower: &str) -> Option<&str> {
        self.folded.word(lower).map(|(place, _)| &*self.all[*place].key)
    }

    /// How many places there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// The longer of two matches, the first of equals.
fn longer<T>(a: Option<(usize, T)>, b: Option<(usize, T)>) -> Option<(usize, T)> {
    let len = |found: &Option<(usize, T)>| found.as_ref().map_or(0, |(len, _)| *len);
    if len(&a) >= len(&b) { a } else { b }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::sentence::words;
    use crate::span::Span;

    fn place(text: &str) -> Option<(usize, String, bool)> {
        let places = Lexicon::shipped().unwrap().places;
        let text = words(text, Span::new(0, text.len()));
        places.at(&text, 0).map(|(len, found)| (len, found.place.name.to_string(), found.demonym))
    }

    #[test]
    fn names_and_people_lead_to_the_place() {
        assert_eq!(place("Iraq is"), Some((1, "Iraq".into(), false)));
        assert_eq!(place("Iraqis are"), Some((1, "Iraq".into(), true)));
        assert_eq!(place("United States"), Some((2, "United States".into(), false)));
        assert_eq!(place("U.S. troops"), Some((1, "United States".into(), false)));
        assert_eq!(place("US troops"), Some((1, "United States".into(), false)));
        assert_eq!(place("Britons were"), Some((1, "United Kingdom".into(), true)));
        assert_eq!(place("New York City"), Some((3, "New York City".into(), false)));
        assert_eq!(place("South Korean"), Some((2, "South Korea".into(), true)));
    }

    #[test]
    fn a_small_letter_is_no_place() {
        assert_eq!(place("us troops"), None);
        assert_eq!(place("Us"), None);
        assert_eq!(place("turkey"), None);
        assert_eq!(place("It"), None);
    }

    #[test]
    fn places_lie_within_places() {
        let places = Lexicon::shipped().unwrap().places;
        assert!(places.contains("iraq", "Mosul") && places.contains("united kingdom", "london"));
        assert!(!places.contains("mosul", "iraq") && !places.contains("iraq", "iraq") && !places.contains("iraq", "raqqa"));
        assert_eq!(places.canonical("british"), Some("united kingdom"));
        assert_eq!(places.canonical("iraqi"), Some("iraq"));
        assert_eq!(places.canonical("fighter"), None);
        assert!(places.len() > 350, "{}", places.len());
    }

    #[test]
    fn a_circle_ends() {
        let mut places = Places::default();
        places.add(Source::Toml("place = [{ name = \"A\", within = \"B\" }, { name = \"B\", within = \"A\" }, { name = \"C\" }]")).unwrap();
        assert!(!places.contains("c", "a"));
    }

    #[test]
    fn an_unknown_outer_place_is_an_error_at_its_name() {
        let toml = "place = [{ name = \"A\", within = \"Atlantis\" }]";
        let error = Lexicon::default().extend("places.toml", toml).unwrap_err();
        assert_eq!(error.span.unwrap().of(toml), "\"Atlantis\"");
    }
}
