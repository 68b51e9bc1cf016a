//! Words that the grammar of clauses goes by.
//!
//! ```toml
//! # rules/lexicon/clauses.toml
//! container = ["total"]        # holds an amount rather than naming it
//! day = ["yesterday"]          # a day as seen from today
//! holding = ["stake"]          # a share of something that somebody has
//! ```

use schemars::JsonSchema;
use serde::Deserialize;

use super::cue::{self, Cue};
use super::error::{Problem, Source, read};
use super::table::{Table, WordSet};
use super::tie::{Tie, Ties};

/// What stands about a figure without being what it counts.
#[derive(Clone, Debug, Default)]
pub struct Clauses {
    comparing: WordSet,
    backdrop: WordSet,
    container: WordSet,
    holding: WordSet,
    introducing: WordSet,
    telegram: WordSet,
    period: WordSet,
    period_opener: WordSet,
    rise: WordSet,
    fall: WordSet,
    plural: WordSet,
    apart: WordSet,
    shift: WordSet,
    day: WordSet,
    point: WordSet,
    inside: WordSet,
    nobody: WordSet,
    relative: WordSet,
    ties: Table<Tie>,
    cues: Table<Cue>,
}

#[derive(Deserialize, Default, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    /// Words before a figure that set it against the story's own: "compared with 40 a year earlier".
    comparing: Vec<String>,
    /// Words of another time than the story's: "ago", "anniversary".
    backdrop: Vec<String>,
    /// What holds an amount rather than naming it: "a total of 12".
    container: Vec<String>,
    /// What a share of something is called that somebody has: "stake".
    holding: Vec<String>,
    /// Verbs, by their infinitive, that only bring in what happens: "plan".
    introducing: Vec<String>,
    /// What a figure of a telegram of results stands for: "div".
    telegram: Vec<String>,
    /// Stretches of time, after "last" or "this": "week".
    period: Vec<String>,
    /// Words before a stretch of time that say which: "last", "this".
    period_opener: Vec<String>,
    /// Nouns and comparatives that make the figure before them a rise: "a 5 percent gain".
    rise: Vec<String>,
    /// The same for a fall: "a 5 percent drop".
    fall: Vec<String>,
    /// Plurals that no ending shows: "people", "feet".
    plural: Vec<String>,
    /// Words after a measure that are not what it measures: "12 feet high", "5 miles north".
    apart: Vec<String>,
    /// Words behind a stretch of time that make it a moment: "ago".
    shift: Vec<String>,
    /// Words for a day as seen from today: "yesterday".
    day: Vec<String>,
    /// Prepositions before a moment, where "between" and "from" open a stretch: "in".
    point: Vec<String>,
    /// Prepositions before the place where something is: "near".
    inside: Vec<String>,
    /// Pronouns that stand for no noun of the sentence: "we", "this".
    nobody: Vec<String>,
    /// Pronouns that stand for the noun of their clause: "which".
    relative: Vec<String>,
    /// What a preposition or conjunction makes of what it ties.
    tie: Ties,
    /// What a word says of how the figures around it hang together.
    cue: cue::File,
}

impl Clauses {
    pub(super) fn schema() -> String {
        crate::schema::text_of::<File>("Words of clauses, vocabulary of gainsay")
    }

    pub(super) fn add(&mut self, source: Source<'_>) -> Result<(), Problem> {
        let file: File = read(source)?;
        for (set, words) in [
            (&mut self.comparing, file.comparing),
            (&mut self.backdrop, file.backdrop),
            (&mut self.container, file.container),
            (&mut self.holding, file.holding),
            (&mut self.introducing, file.introducing),
            (&mut self.telegram, file.telegram),
            (&mut self.period, file.period),
            (&mut self.period_opener, file.period_opener),
            (&mut self.rise, file.rise),
            (&mut self.fall, file.fall),
            (&mut self.plural, file.plural),
            (&mut self.apart, file.apart),
            (&mut self.shift, file.shift),
            (&mut self.day, file.day),
            (&mut self.point, file.point),
            (&mut self.inside, file.inside),
            (&mut self.nobody, file.nobody),
            (&mut self.relative, file.relative),
        ] {
            set.extend(words.into_iter().map(String::into_boxed_str));
        }
        self.ties.extend(file.tie.words().map(|(word, tie)| (word.into_boxed_str(), tie)));
        file.cue.enter(&mut self.cues);
        Ok(())
    }

    /// What it says of how the figures around it hang together.
    #[must_use]
    pub fn cue(&self, lower: &str) -> Option<Cue> {
        self.cues.get(lower).copied()
    }

    /// What a preposition or conjunction makes of what it ties.
    #[must_use]
    pub fn tie(&self, lower: &str) -> Option<Tie> {
        self.ties.get(lower).copied()
    }

    /// Whether it makes a moment of the stretch of time before it: "ago".
    #[must_use]
    pub fn is_shift(&self, lower: &str) -> bool {
        self.shift.contains(lower)
    }

    /// Whether it is a day as seen from today: "yesterday".
    #[must_use]
    pub fn is_day(&self, lower: &str) -> bool {
        self.day.contains(lower)
    }

    /// Whether it stands before a moment and opens no stretch of time: "in".
    #[must_use]
    pub fn is_point(&self, lower: &str) -> bool {
        self.point.contains(lower)
    }

    /// Whether it stands before the place where something is: "near".
    #[must_use]
    pub fn is_inside(&self, lower: &str) -> bool {
        self.inside.contains(lower)
    }

    /// Whether it is a pronoun that stands for no noun of the sentence: "we".
    #[must_use]
    pub fn is_nobody(&self, lower: &str) -> bool {
        self.nobody.contains(lower)
    }

    /// Whether it is a pronoun that stands for the noun of its clause: "which".
    #[must_use]
    pub fn is_relative(&self, lower: &str) -> bool {
        self.relative.contains(lower)
    }

    /// Whether it is a sign before what says the same again.
    #[must_use]
    pub fn opens_bracket(&self, sign: &str) -> bool {
        matches!(sign, "(" | "[" | "/")
    }

    /// Whether it sets a figure against the story's own: "compared".
    #[must_use]
    pub fn is_comparing(&self, lower: &str) -> bool {
        self.comparing.contains(lower)
    }

    /// Whether it tells of another time than the story's: "ago".
    #[must_use]
    pub fn is_backdrop(&self, lower: &str) -> bool {
        self.backdrop.contains(lower)
    }

    /// Whether it holds an amount rather than naming it: "total".
    #[must_use]
    pub fn is_container(&self, lower: &str) -> bool {
        self.container.contains(lower)
    }

    /// Whether it is a share of something that somebody has: "stake".
    #[must_use]
    pub fn is_holding(&self, lower: &str) -> bool {
        self.holding.contains(lower)
    }

    /// Whether a verb only brings in what happens, by its lemma: "plan".
    #[must_use]
    pub fn introduces(&self, lemma: &str) -> bool {
        self.introducing.contains(lemma)
    }

    /// Whether it names what a figure of a telegram of results stands for: "div".
    #[must_use]
    pub fn is_of_telegram(&self, lower: &str) -> bool {
        self.telegram.contains(lower)
    }

    /// Whether it is a stretch of time: "week".
    #[must_use]
    pub fn is_period(&self, lower: &str) -> bool {
        self.period.contains(lower)
    }

    /// Whether it says which stretch of time: "last".
    #[must_use]
    pub fn opens_period(&self, lower: &str) -> bool {
        self.period_opener.contains(lower)
    }

    /// Whether it makes the figure before it a rise: "gain".
    #[must_use]
    pub fn is_rise(&self, lower: &str) -> bool {
        self.rise.contains(lower)
    }

    /// Whether it makes the figure before it a fall: "drop".
    #[must_use]
    pub fn is_fall(&self, lower: &str) -> bool {
        self.fall.contains(lower)
    }

    /// Whether it is a plural that no ending shows: "people".
    #[must_use]
    pub fn is_plural(&self, lower: &str) -> bool {
        self.plural.contains(lower)
    }

    /// Whether what is measured does not begin with it: "12 feet high".
    #[must_use]
    pub fn is_apart(&self, lower: &str) -> bool {
        self.apart.contains(lower)
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn a_newsroom_adds_its_words() {
        let mut lexicon = Lexicon::shipped().unwrap();
        assert!(lexicon.clauses.is_container("total") && lexicon.clauses.is_holding("stake") && !lexicon.clauses.is_container("tally"));
        lexicon.extend("clauses.toml", "container = [\"tally\"]").unwrap();
        assert!(lexicon.clauses.is_container("tally") && lexicon.clauses.is_container("total"));
    }
}
