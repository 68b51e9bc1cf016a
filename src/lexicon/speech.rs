//! Who says so, and how firmly.
//!
//! ```toml
//! # rules/lexicon/speech.toml
//! reporting = ["report"]               # verbs, with all regular forms
//! reporting-words = ["said"]           # forms as they stand, and phrases
//! backshifted = ["would"]              # what was said to come: "they said it would cost $5m"
//! roles = ["spokesman"]                # who speaks without a name
//! [[mode]]
//! mode = "forecast"
//! verbs = ["predict"]
//! words = ["will", "on track to"]
//! ```

use schemars::JsonSchema;
use serde::Deserialize;

use super::PhraseMap;
use super::error::{Problem, Source, read};
use super::inflection::{plural, verb_forms};
use super::table::WordSet;
use crate::claim::Mode;
use crate::schema::OneOf;
use crate::sentence::Word;

/// Verbs of saying, roles of speakers, and the words that make a statement less than an assertion.
#[derive(Clone, Debug, Default)]
pub struct Speech {
    reporting: PhraseMap<()>,
    roles: WordSet,
    modes: PhraseMap<Mode>,
    placing: WordSet,
    backshifted: WordSet,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    /// Verbs of saying, by their infinitive.
    #[serde(default)]
    reporting: Vec<String>,
    /// Words and phrases that report, as they are.
    #[serde(default)]
    reporting_words: Vec<String>,
    /// Verbs that set a figure, by their infinitive: "puts the number at 12".
    #[serde(default)]
    placing: Vec<String>,
    /// Words that tell of the future where somebody is reported to have said so: "they said it would cost $5m".
    #[serde(default)]
    backshifted: Vec<String>,
    /// Nouns for those who speak.
    #[serde(default)]
    roles: Vec<String>,
    /// Words for how a claim is put forward.
    #[serde(default)]
    mode: Vec<Entry>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    /// How it is put forward.
    #[schemars(with = "OneOf<Mode>")]
    mode: Mode,
    /// Verbs, by their infinitive.
    #[serde(default)]
    verbs: Vec<String>,
    /// Words and phrases, as they are.
    #[serde(default)]
    words: Vec<String>,
}

impl Speech {
    pub(super) fn schema() -> String {
        crate::schema::text_of::<File>("Words of speech, vocabulary of gainsay")
    }

    pub(super) fn add(&mut self, source: Source<'_>) -> Result<(), Problem> {
        let file: File = read(source)?;
        for form in file.reporting.iter().flat_map(|verb| verb_forms(verb)).chain(file.reporting_words) {
            self.reporting.insert(&form, ());
        }
        self.placing.extend(file.placing.into_iter().map(String::into_boxed_str));
        self.backshifted.extend(file.backshifted.into_iter().map(String::into_boxed_str));
        for role in file.roles {
            self.roles.insert(plural(&role).into());
            self.roles.insert(role.into());
        }
        for entry in file.mode {
            for words in entry.verbs.iter().flat_map(|verb| verb_forms(verb)).chain(entry.words) {
                self.modes.insert(&words, entry.mode);
            }
        }
        Ok(())
    }

    /// Whether a word is a verb of saying, in any form.
    #[must_use]
    pub fn reporting(&self, lower: &str) -> bool {
        self.reporting.word(lower).is_some()
    }

    /// Whether a word names one who speaks by office: "spokesman", "officials".
    #[must_use]
    pub fn is_role(&self, lower: &str) -> bool {
        self.roles.contains(lower)
    }

    /// Whether the words, as written, name who speaks: by a name or an office.
    #[must_use]
    pub fn names_speaker(&self, written: &str) -> bool {
        written.split_whitespace().any(|word| word.starts_with(char::is_uppercase) || self.is_role(word))
    }

    /// Whether a verb sets a figure, by its lemma: "put" of "puts the number at 12".
    #[must_use]
    pub fn puts(&self, lemma: &str) -> bool {
        self.placing.contains(lemma)
    }

    /// Whether it tells of the future where somebody is reported to have said so: "would".
    #[must_use]
    pub fn is_backshifted(&self, lower: &str) -> bool {
        self.backshifted.contains(lower)
    }

    /// What a word makes of the statement: "estimated" -> estimated, "will" -> forecast.
    #[must_use]
    pub fn mode_of(&self, lower: &str) -> Option<Mode> {
        self.modes.word(lower).copied()
    }

    /// What the phrase that begins at `words[at]` makes of the statement, and how many words it takes.
    #[must_use]
    pub fn mode_at(&self, words: &[Word<'_>], at: usize) -> Option<(usize, Mode)> {
        self.modes.starting_at(words, at).map(|(len, mode)| (len, *mode))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::sentence::words;
    use crate::span::Span;

    #[track_caller]
    fn mode(phrases: &[&str], expected: Option<Mode>) {
        let speech = Lexicon::shipped().unwrap().speech;
        for phrase in phrases {
            let text = words(phrase, Span::new(0, phrase.len()));
            let found = speech.mode_at(&text, 0).filter(|(len, _)| *len == text.len()).map(|(_, mode)| mode);
            assert_eq!(found, expected, "{phrase}");
        }
    }

    #[test]
    fn words_set_the_mode() {
        mode(&["estimates", "estimated", "is thought to"], Some(Mode::Estimated));
        mode(&["will", "expected", "on track to", "predicts", "aims"], Some(Mode::Forecast));
        mode(&["could", "would", "if", "feared"], Some(Mode::Hypothetical));
        mode(&["denied", "false", "not true"], Some(Mode::Denied));
        mode(&["had previously estimated", "originally", "initially"], Some(Mode::Superseded));
        mode(&["killed", "the", "said", "were"], None);
    }

    #[test]
    fn speakers_report() {
        let speech = Lexicon::shipped().unwrap().speech;
        assert!(["said", "says", "told", "reported", "claim", "estimates"].iter().all(|word| speech.reporting(word)));
        assert!(["killed", "according", "house"].iter().all(|word| !speech.reporting(word)));
        assert!(speech.is_role("spokeswoman") && speech.is_role("officials") && speech.is_role("spokesmen") && !speech.is_role("miles"));
    }
}
