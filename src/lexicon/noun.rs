//! What is counted: persons, measures, words for one thing.
//!
//! ```toml
//! # rules/lexicon/nouns.toml, all lemmas
//! person = ["fighter", "nurse"]
//! generic-person = ["people", "victim"]           # may stand for any person
//! measure = ["toll", "population"]                # two different ones are two things
//! not-a-head = ["yesterday", "killed"]            # ends a counted noun, cannot head one
//! person-groups = [["boy", "girl", "child"]]      # count as one, or nearly
//! exclusive = [["man", "woman"]]                  # nothing is two of one set
//! synonyms = [["film", "movie"]]
//! ```

use schemars::JsonSchema;
use serde::Deserialize;

use super::error::{Problem, Source, read};
use super::table::{Table, WordSet};

/// The nouns that the alignment knows more of.
#[derive(Clone, Debug, Default)]
pub struct Nouns {
    person: WordSet,
    generic_person: WordSet,
    measure: WordSet,
    not_a_head: WordSet,
    person_groups: Table<Vec<u16>>,
    synonyms: Table<Vec<u16>>,
    exclusive: Table<Vec<u16>>,
    sets: u16,
    anybody: Option<Box<str>>,
}

#[derive(Deserialize, Default, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    /// Nouns for people.
    person: Vec<String>,
    /// Nouns that say no more than that people are meant.
    generic_person: Vec<String>,
    /// The word for people that nothing else is said of.
    anybody: Option<String>,
    /// What is measured: two different ones are two things.
    measure: Vec<String>,
    /// Forms that are never what is counted.
    not_a_head: Vec<String>,
    /// Nouns for people of which one may stand for the other.
    person_groups: Vec<Vec<String>>,
    /// Nouns of one meaning.
    synonyms: Vec<Vec<String>>,
    /// Nouns of which nothing is two: parts of these kinds add up to no more than their whole.
    exclusive: Vec<Vec<String>>,
}

impl Nouns {
    pub(super) fn schema() -> String {
        crate::schema::text_of::<File>("Nouns, vocabulary of gainsay")
    }

    pub(super) fn add(&mut self, source: Source<'_>) -> Result<(), Problem> {
        let file: File = read(source)?;
        self.anybody = file.anybody.map(String::into_boxed_str).or(self.anybody.take());
        for (set, words) in [
            (&mut self.person, file.person),
            (&mut self.generic_person, file.generic_person),
            (&mut self.measure, file.measure),
            (&mut self.not_a_head, file.not_a_head),
        ] {
            set.extend(words.into_iter().map(String::into_boxed_str));
        }
        for (table, sets) in [(&mut self.person_groups, file.person_groups), (&mut self.synonyms, file.synonyms), (&mut self.exclusive, file.exclusive)] {
            for set in sets {
                self.sets = self.sets.saturating_add(1);
                for word in set {
                    table.entry(word.into()).or_default().push(self.sets);
                }
            }
        }
        Ok(())
    }

    /// The word for people of whom nothing else is said: "people".
    #[must_use]
    pub fn anybody(&self) -> Option<&str> {
        self.anybody.as_deref()
    }

    /// Whether the lemma is a word for a person.
    #[must_use]
    pub fn is_person(&self, lemma: &str) -> bool {
        self.person.contains(lemma) || self.is_generic_person(lemma)
    }

    /// Whether the lemma may stand for any person: "people", "victim".
    #[must_use]
    pub fn is_generic_person(&self, lemma: &str) -> bool {
        self.generic_person.contains(lemma)
    }

    /// The first group of persons that the lemma belongs to.
    #[must_use]
    pub fn person_group(&self, lemma: &str) -> Option<u16> {
        self.person_groups.get(lemma)?.first().copied()
    }

    /// Whether two lemmas belong to one group of persons.
    #[must_use]
    pub fn in_one_person_group(&self, a: &str, b: &str) -> bool {
        share(&self.person_groups, a, b)
    }

    /// The first set of synonyms that the lemma belongs to.
    #[must_use]
    pub fn synonym(&self, lemma: &str) -> Option<u16> {
        self.synonyms.get(lemma)?.first().copied()
    }

    /// The sets of synonyms that the lemma belongs to.
    #[must_use]
    pub fn synonyms(&self, lemma: &str) -> &[u16] {
        self.synonyms.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Whether two lemmas belong to one set of synonyms.
    #[must_use]
    pub fn are_synonyms(&self, a: &str, b: &str) -> bool {
        share(&self.synonyms, a, b)
    }

    /// Whether nothing is both: "man" and "woman".
    #[must_use]
    pub fn are_exclusive(&self, a: &str, b: &str) -> bool {
        a != b && share(&self.exclusive, a, b)
    }

    /// Whether the lemma names a measure: "toll", "population".
    #[must_use]
    pub fn is_measure(&self, lemma: &str) -> bool {
        self.measure.contains(lemma)
    }

    /// Whether the word ends a counted noun and cannot head one.
    #[must_use]
    pub fn is_not_a_head(&self, lower: &str) -> bool {
        self.not_a_head.contains(lower)
    }
}

fn share(table: &Table<Vec<u16>>, a: &str, b: &str) -> bool {
    match (table.get(a), table.get(b)) {
        (Some(a), Some(b)) => a.iter().any(|set| b.contains(set)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn persons_are_known_and_grouped() {
        let nouns = Lexicon::shipped().unwrap().nouns;
        assert!(["fighter", "nurse", "person", "victim", "migrant"].iter().all(|noun| nouns.is_person(noun)));
        assert!(["mile", "house", "dollar"].iter().all(|noun| !nouns.is_person(noun)));
        assert!(nouns.is_generic_person("person") && !nouns.is_generic_person("nurse"));
        assert!(nouns.in_one_person_group("militant", "fighter") && nouns.in_one_person_group("teenager", "child"));
        assert!(!nouns.in_one_person_group("fighter", "child"));
        assert_eq!(nouns.person_group("fighter"), nouns.person_group("insurgent"));
    }

    #[test]
    fn a_word_may_have_synonyms_of_two_kinds() {
        let nouns = Lexicon::shipped().unwrap().nouns;
        assert!(nouns.are_synonyms("award", "oscar") && nouns.are_synonyms("award", "prize"));
        assert!(!nouns.are_synonyms("academy", "prize"));
        assert!(nouns.synonym("film").is_some() && nouns.synonym("film") == nouns.synonym("movie"));
        assert_eq!(nouns.synonym("and"), None);
    }

    #[test]
    fn measures_and_words_that_head_nothing() {
        let nouns = Lexicon::shipped().unwrap().nouns;
        assert!(nouns.is_measure("toll") && nouns.is_measure("population") && !nouns.is_measure("people"));
        assert!(nouns.is_not_a_head("yesterday") && nouns.is_not_a_head("killed") && !nouns.is_not_a_head("fighters"));
    }
}
