//! Grammatical words, marks of the clause, and lemmas.
//!
//! ```toml
//! # rules/lexicon/words.toml
//! stop = ["the"]               # no evidence
//! opener = ["because"]         # opens a clause
//! background = ["last year"]   # phrases: another time than the story's
//! [trend]
//! up = ["rose"]
//! down = ["fell"]
//! [course]                     # lemmas
//! up = ["strengthen"]
//! [superlative]
//! most = ["largest"]
//! least = ["smallest"]
//! [lemmas]                     # the forms of each lemma that no rule yields
//! lose = ["lost"]
//! ```

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::PhraseMap;
use super::error::{Problem, Source, read};
use super::lemma;
use super::table::{Table, WordSet};
use crate::claim::{Extreme, Trend};

/// Closed classes of words, and the way from a form to its lemma.
#[derive(Clone, Debug, Default)]
pub struct Words {
    stop: WordSet,
    anniversary: WordSet,
    strength: WordSet,
    auxiliary: WordSet,
    opener: WordSet,
    determiner: WordSet,
    pronoun: WordSet,
    preposition: WordSet,
    conjunction: WordSet,
    negation: WordSet,
    suspect: WordSet,
    score: WordSet,
    odds: WordSet,
    parting: WordSet,
    light: WordSet,
    strict: WordSet,
    definite: WordSet,
    exclusive: Vec<WordSet>,
    trends: Table<Trend>,
    /// The same words in order of the vocabulary.
    directions: Vec<(Box<str>, Trend)>,
    courses: Table<Trend>,
    superlatives: Table<Extreme>,
    lemmas: Table<Box<str>>,
    /// "last year", "ago": another time than the story's.
    pub background: PhraseMap<()>,
    /// "compared with": the figure beside it is of an earlier time or another thing.
    pub comparison: PhraseMap<()>,
    /// "a year", "per day", "each".
    pub repeated: PhraseMap<()>,
    /// "of them", "the remaining", "others": a part, or beside what was counted before.
    pub subset: PhraseMap<()>,
    /// "in all", "each", "left": the figure is what others come to.
    pub derived: PhraseMap<()>,
}

#[derive(Deserialize, Default, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    /// Words that say little of what a sentence is about.
    stop: Vec<String>,
    /// Auxiliary verbs, as they are.
    auxiliary: Vec<String>,
    /// Words that open a clause.
    opener: Vec<String>,
    /// Determiners.
    determiner: Vec<String>,
    /// Pronouns.
    pronoun: Vec<String>,
    /// Prepositions.
    preposition: Vec<String>,
    /// Conjunctions.
    conjunction: Vec<String>,
    /// Words that deny.
    negation: Vec<String>,
    /// Forms that look like a lemma and are none.
    suspect: Vec<String>,
    /// Words beside a score of a match.
    score: Vec<String>,
    /// Words of betting, beside which "5-2" is no score.
    odds: Vec<String>,
    /// Verbs that say little by themselves: "wear" of "wear blue".
    light: Vec<String>,
    /// Words that make a figure exact: "only".
    strict: Vec<String>,
    /// Words before what the reader knows: "the", "its", "same".
    definite: Vec<String>,
    /// Nouns whose ordinals count the years since something: "anniversary".
    anniversary: Vec<String>,
    /// Words that a hyphen joins to how many a group has: "strong".
    strength: Vec<String>,
    /// Lemmas of which nothing is two at once: "sit" and "run".
    exclusive: Vec<Vec<String>>,
    /// "last year", "ago": another time than the story's.
    background: Vec<String>,
    /// "compared with": the figure beside it is of an earlier time or another thing.
    comparison: Vec<String>,
    /// "a year", "per day", "each".
    repeated: Vec<String>,
    /// "of them", "the remaining", "others": a part, or beside what was counted before.
    subset: Vec<String>,
    /// "in all", "each", "left": a figure is what others come to.
    derived: Vec<String>,
    /// Words for up and down.
    trend: Trends,
    /// Lemmas of further words from which a reader takes whether a level went up or down, whether or not a figure hangs on them.
    course: Trends,
    /// Words for what is first in an order.
    superlative: Superlatives,
    /// Lemmas, each with its irregular forms.
    lemmas: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize, Default, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Trends {
    /// Words for a rise.
    up: Vec<String>,
    /// Words for a fall.
    down: Vec<String>,
}

#[derive(Deserialize, Default, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Superlatives {
    /// Where the first has most.
    most: Vec<String>,
    /// Where the first has least.
    least: Vec<String>,
}

impl Words {
    pub(super) fn schema() -> String {
        crate::schema::text_of::<File>("Grammatical words, vocabulary of gainsay")
    }

    pub(super) fn add(&mut self, source: Source<'_>) -> Result<(), Problem> {
        let file: File = read(source)?;
        for (set, words) in [
            (&mut self.stop, file.stop),
            (&mut self.auxiliary, file.auxiliary),
            (&mut self.opener, file.opener),
            (&mut self.determiner, file.determiner),
            (&mut self.pronoun, file.pronoun),
            (&mut self.preposition, file.preposition),
            (&mut self.conjunction, file.conjunction),
            (&mut self.negation, file.negation),
            (&mut self.suspect, file.suspect),
            (&mut self.score, file.score),
            (&mut self.odds, file.odds),
            (&mut self.light, file.light),
            (&mut self.strict, file.strict),
            (&mut self.definite, file.definite),
            (&mut self.anniversary, file.anniversary),
            (&mut self.strength, file.strength),
        ] {
            set.extend(words.into_iter().map(String::into_boxed_str));
        }
        self.exclusive.extend(file.exclusive.into_iter().map(|words| words.into_iter().map(String::into_boxed_str).collect()));
        self.parting.extend(file.subset.iter().filter(|phrase| !phrase.contains(' ')).map(|word| word.as_str().into()));
        for (map, phrases) in [
            (&mut self.background, file.background),
            (&mut self.comparison, file.comparison),
            (&mut self.repeated, file.repeated),
            (&mut self.subset, file.subset),
            (&mut self.derived, file.derived),
        ] {
            for phrase in &phrases {
                map.insert(phrase, ());
            }
        }
        for (words, trend) in [(file.trend.up, Trend::Up), (file.trend.down, Trend::Down)] {
            self.directions.extend(words.iter().map(|word| (word.as_str().into(), trend)));
            self.trends.extend(words.into_iter().map(|word| (word.into(), trend)));
        }
        for (lemmas, trend) in [(file.course.up, Trend::Up), (file.course.down, Trend::Down)] {
            self.courses.extend(lemmas.into_iter().map(|lemma| (lemma.into(), trend)));
        }
        for (words, extreme) in [(file.superlative.most, Extreme::Most), (file.superlative.least, Extreme::Least)] {
            self.superlatives.extend(words.into_iter().map(|word| (word.into(), extreme)));
        }
        for (lemma, forms) in file.lemmas {
            self.lemmas.extend(forms.into_iter().map(|form| (form.into(), lemma.as_str().into())));
        }
        Ok(())
    }

    /// The words of a direction, in order of the vocabulary.
    pub fn of_trend(&self, trend: Trend) -> impl Iterator<Item = &str> {
        self.directions.iter().filter(move |(_, it)| *it == trend).map(|(word, _)| &**word)
    }

    /// Whether it is no evidence that two texts speak of one thing: "the", "said".
    #[must_use]
    pub fn is_stop(&self, lower: &str) -> bool {
        self.stop.contains(lower)
    }

    /// Whether it is an auxiliary verb: "were", "has".
    #[must_use]
    pub fn is_auxiliary(&self, lower: &str) -> bool {
        self.auxiliary.contains(lower)
    }

    /// Whether it opens a clause: "because", "who".
    #[must_use]
    pub fn is_opener(&self, lower: &str) -> bool {
        self.opener.contains(lower)
    }

    /// Whether it is a determiner: "the", "their".
    #[must_use]
    pub fn is_determiner(&self, lower: &str) -> bool {
        self.determiner.contains(lower)
    }

    /// Whether it is a personal pronoun: "he", "them".
    #[must_use]
    pub fn is_pronoun(&self, lower: &str) -> bool {
        self.pronoun.contains(lower)
    }

    /// Whether it is a preposition: "of", "during".
    #[must_use]
    pub fn is_preposition(&self, lower: &str) -> bool {
        self.preposition.contains(lower)
    }

    /// Whether it joins words or clauses: "and", "but".
    #[must_use]
    pub fn is_conjunction(&self, lower: &str) -> bool {
        self.conjunction.contains(lower)
    }

    /// Whether it negates: "not", "never".
    #[must_use]
    pub fn is_negation(&self, lower: &str) -> bool {
        self.negation.contains(lower)
    }

    /// Whether it speaks of betting, so that "at 5-2" beside it are odds.
    #[must_use]
    pub fn is_odds(&self, lower: &str) -> bool {
        self.odds.contains(lower)
    }

    /// Whether it names who may be counted among the dead: "gunman", "himself".
    #[must_use]
    pub fn is_suspect(&self, lower: &str) -> bool {
        self.suspect.contains(lower)
    }

    /// Whether it speaks of a game, so that "3-1" beside it is a score.
    #[must_use]
    pub fn is_score(&self, lower: &str) -> bool {
        self.score.contains(lower)
    }

    /// Whether it marks a part: "others", "another", "including".
    #[must_use]
    pub fn is_subset(&self, lower: &str) -> bool {
        self.parting.contains(lower)
    }

    /// Whether it is a verb that says little by itself: "wear" of "wear blue".
    #[must_use]
    pub fn is_light(&self, lower: &str) -> bool {
        self.light.contains(lower)
    }

    /// Whether it stands before what the reader knows: "the", "its", "same".
    #[must_use]
    pub fn is_definite(&self, lower: &str) -> bool {
        self.definite.contains(lower)
    }

    /// Whether it makes a figure exact: "only", "exactly".
    #[must_use]
    pub fn is_strict(&self, lower: &str) -> bool {
        self.strict.contains(lower)
    }

    /// Whether nothing is both at once: "sit" and "run", "open" and "closed".
    #[must_use]
    pub fn are_exclusive(&self, a: &str, b: &str) -> bool {
        a != b && self.exclusive.iter().any(|words| words.contains(a) && words.contains(b))
    }

    /// Which way a word says that a figure went: "rose", "lower".
    #[must_use]
    pub fn trend(&self, lower: &str) -> Option<Trend> {
        self.trends.get(lower).copied()
    }

    /// Which way a reader takes a level to have gone from a word and its lemma, whether or not a figure hangs on it: "strengthened", "rose".
    #[must_use]
    pub fn course(&self, lower: &str, lemma: &str) -> Option<Trend> {
        self.trend(lower).or_else(|| self.courses.get(lemma).copied())
    }

    /// Whether the ordinals of a noun count the years since something: "anniversary".
    #[must_use]
    pub fn is_anniversary(&self, lower: &str) -> bool {
        self.anniversary.contains(lower)
    }

    /// Whether a hyphen joins it to how many a group has: "a 16-strong group".
    #[must_use]
    pub fn is_strength(&self, lower: &str) -> bool {
        self.strength.contains(lower)
    }

    /// From which end of an order a word names the first: "largest", "fewest".
    #[must_use]
    pub fn superlative(&self, lower: &str) -> Option<Extreme> {
        self.superlatives.get(lower).copied()
    }

    /// The lemma of a form: "lost" -> "lose", "fighters" -> "fighter". A form that is not understood is its own lemma.
    #[must_use]
    pub fn lemma<'w>(&'w self, lower: &'w str) -> Cow<'w, str> {
        match self.lemmas.get(lower) {
            Some(lemma) => Cow::Borrowed(lemma),
            None => lemma::regular(lower),
        }
    }

    /// The verb that a noun names the doer of: "winner" -> "win".
    #[must_use]
    pub fn deed(&self, doer: &str) -> Option<String> {
        let past = [doer.strip_suffix("er").or_else(|| doer.strip_suffix("or"))?, "ed"].concat();
        let verb = self.lemma(&past);
        (verb != past.as_str()).then(|| verb.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::sentence::words;
    use crate::span::Span;

    #[track_caller]
    fn lemmas(pairs: &[(&str, &str)]) {
        let words = Lexicon::shipped().unwrap().words;
        let wrong: Vec<_> = pairs.iter().map(|(form, lemma)| (form, words.lemma(form), lemma)).filter(|(_, found, lemma)| found != *lemma).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn irregular_forms_are_listed() {
        lemmas(&[("lost", "lose"), ("fought", "fight"), ("children", "child"), ("people", "person"), ("men", "man"), ("wives", "wife"), ("crises", "crisis")]);
        lemmas(&[("fell", "fall"), ("left", "leave"), ("held", "hold"), ("dying", "die"), ("was", "be"), ("has", "have"), ("policemen", "policeman")]);
        lemmas(&[("used", "use"), ("troops", "troop"), ("news", "news"), ("species", "species"), ("evening", "evening"), ("is", "be"), ("its", "its")]);
    }

    #[test]
    fn regular_forms_follow_rules() {
        lemmas(&[("killed", "kill"), ("charged", "charge"), ("crossed", "cross"), ("planned", "plan"), ("controlled", "control"), ("hoped", "hope")]);
        lemmas(&[("fighters", "fighter"), ("countries", "country"), ("movies", "movie"), ("houses", "house"), ("boxes", "box"), ("deaths", "death")]);
        lemmas(&[("killing", "kill"), ("running", "run"), ("closing", "close"), ("carried", "carry"), ("dropped", "drop"), ("injured", "injure")]);
        lemmas(&[("buses", "bus"), ("refugees", "refugee"), ("families", "family"), ("bombings", "bombing"), ("attacks", "attack"), ("added", "add")]);
    }

    #[test]
    fn words_that_only_look_inflected_are_kept() {
        for word in
            ["isis", "always", "police", "mosul", "bring", "king", "need", "united", "this", "texas", "class", "us", "politics", "iris", "during", "paris"]
        {
            lemmas(&[(word, word)]);
        }
        lemmas(&[("iraqis", "iraqi"), ("americans", "american"), ("qwertys", "qwerty"), ("", ""), ("s", "s"), ("éés", "éé")]);
    }

    #[test]
    fn classes_of_words() {
        let words = Lexicon::shipped().unwrap().words;
        assert!(words.is_stop("the") && words.is_auxiliary("were") && words.is_opener("because") && words.is_negation("not"));
        assert!(words.is_determiner("their") && words.is_pronoun("them") && words.is_preposition("of") && words.is_conjunction("and"));
        assert!(words.is_suspect("gunman") && words.is_score("goal"));
        assert!(words.is_subset("others") && words.is_subset("including") && !words.is_subset("people"));
        assert!(["fighters", "killed", "iraq"].iter().all(|word| !words.is_stop(word)));
    }

    #[test]
    fn trends_have_a_direction() {
        let words = Lexicon::shipped().unwrap().words;
        assert!(["rose", "climbed", "higher", "increase"].iter().all(|word| words.trend(word) == Some(Trend::Up)));
        assert!(["fell", "lower", "declined", "down"].iter().all(|word| words.trend(word) == Some(Trend::Down)));
        assert_eq!(words.trend("killed"), None);
    }

    #[test]
    fn phrases_of_time_and_part() {
        let vocabulary = Lexicon::shipped().unwrap().words;
        let text = words("last year compared with 40 a day of them", Span::new(0, 40));
        assert_eq!(vocabulary.background.starting_at(&text, 0), Some((2, &())));
        assert_eq!(vocabulary.comparison.starting_at(&text, 2), Some((2, &())));
        assert_eq!(vocabulary.repeated.starting_at(&text, 5), Some((2, &())));
        assert_eq!(vocabulary.subset.starting_at(&text, 7), Some((2, &())));
    }
}
