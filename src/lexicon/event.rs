//! Classes of events: which verbs, nouns and adjectives speak of one kind of happening.
//!
//! ```toml
//! # rules/lexicon/events.toml
//! conflicts = [["kill", "injure"]]     # figures of these two are never about one thing
//! growing = ["kill"]                   # counts that only grow while a story goes on
//! dating = ["born"]                    # history: its year may lie far from a text's time
//! [[class]]
//! name = "kill"
//! verbs = ["kill"]                     # with all regular forms
//! acting-verbs = ["shell"]             # only "shelled" and "shelling": the plain form is a word of another meaning
//! nouns = ["death"]                    # with the regular plural
//! words = ["slain", "dead"]            # as they stand
//! phrases = ["shot dead"]
//! ```

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::PhraseMap;
use super::error::{Name, Problem, Source, read};
use super::inflection::{plural, verb_forms};
use super::table::Table;
use crate::sentence::Word;

/// The classes of events.
#[derive(Clone, Debug, Default)]
pub struct Events {
    /// Sorted.
    classes: Vec<Box<str>>,
    words: Table<Box<str>>,
    /// Verbs whose plain form counts as a lemma only.
    lemmas: Table<Box<str>>,
    phrases: PhraseMap<Box<str>>,
    /// Each pair in order of its names, sorted.
    conflicts: Vec<(Box<str>, Box<str>)>,
    /// Sorted.
    growing: Vec<Box<str>>,
    /// Sorted.
    dating: Vec<Box<str>>,
    /// Sorted.
    people: Vec<Box<str>>,
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "File")]
#[serde(deny_unknown_fields, rename_all = "kebab-case", bound(deserialize = "N: Deserialize<'de>"))]
struct File<N> {
    /// Pairs of classes whose figures are never about one thing.
    #[schemars(with = "Vec<[String; 2]>")]
    #[serde(default)]
    conflicts: Vec<[N; 2]>,
    /// Classes whose counts only grow while a story goes on.
    #[schemars(with = "Vec<String>")]
    #[serde(default)]
    growing: Vec<N>,
    /// Classes that a year dates by itself, however far from a text's time: "founded in 1871".
    #[schemars(with = "Vec<String>")]
    #[serde(default)]
    dating: Vec<N>,
    /// Classes that happen to people, so that a bare figure counts them: "killed four".
    #[schemars(with = "Vec<String>")]
    #[serde(default)]
    of_people: Vec<N>,
    /// The classes of events.
    #[serde(default)]
    class: Vec<Entry>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    /// What rules call it: "kill".
    name: String,
    /// Its verbs, by their infinitive.
    #[serde(default)]
    verbs: Vec<String>,
    /// Verbs whose plain form is a word of another meaning: only "shelled" and "shelling" count.
    #[serde(default)]
    acting_verbs: Vec<String>,
    /// Nouns for it, in the singular: "death".
    #[serde(default)]
    nouns: Vec<String>,
    /// Words taken as they are: "dead".
    #[serde(default)]
    words: Vec<String>,
    /// Phrases of several words: "lost their lives".
    #[serde(default)]
    phrases: Vec<String>,
}

impl Events {
    pub(super) fn schema() -> String {
        crate::schema::text_of::<File<String>>("Classes of events, vocabulary of gainsay")
    }

    pub(super) fn add(&mut self, source: Source<'_>) -> Result<(), Problem> {
        match source {
            Source::Toml(_) => self.add_file(read::<File<Spanned<String>>>(source)?),
            Source::Shipped(_) => self.add_file(read::<File<String>>(source)?),
        }
    }

    fn add_file<N: Name>(&mut self, file: File<N>) -> Result<(), Problem> {
        for entry in file.class {
            self.add_class(entry);
        }
        for pair in file.conflicts {
            if let Some(unknown) = pair.iter().find(|name| !self.has_class(name.text())) {
                return Err(unknown.fault(format!("no class is named \"{}\"", unknown.text())));
            }
            let [a, b] = pair.map(|name| Box::from(name.text()));
            let pair = if a <= b { (a, b) } else { (b, a) };
            if let Err(place) = self.conflicts.binary_search(&pair) {
                self.conflicts.insert(place, pair);
            }
        }
        self.growing = self.joined(&self.growing, file.growing)?;
        self.dating = self.joined(&self.dating, file.dating)?;
        self.people = self.joined(&self.people, file.of_people)?;
        Ok(())
    }

    /// Names of classes, those of a file added to the known ones; sorted.
    fn joined<N: Name>(&self, known: &[Box<str>], added: Vec<N>) -> Result<Vec<Box<str>>, Problem> {
        let mut names = known.to_vec();
        for name in added {
            if !self.has_class(name.text()) {
                return Err(name.fault(format!("no class is named \"{}\"", name.text())));
            }
            names.push(Box::from(name.text()));
        }
        names.sort();
        names.dedup();
        Ok(names)
    }

    fn add_class(&mut self, entry: Entry) {
        let class = entry.name.into_boxed_str();
        let verbs = entry.verbs.iter().flat_map(|verb| verb_forms(verb));
        let acting = entry.acting_verbs.iter().flat_map(|verb| verb_forms(verb)).filter(|form| form.ends_with("ed") || form.ends_with("ing"));
        let nouns = entry.nouns.iter().map(|noun| plural(noun)).chain(entry.nouns.iter().cloned());
        for word in verbs.chain(acting).chain(nouns) {
            // a made-up form never displaces a word that a file names
            self.words.entry(word.into()).or_insert_with(|| class.clone());
        }
        self.lemmas.extend(entry.acting_verbs.into_iter().map(|verb| (verb.into(), class.clone())));
        self.words.extend(entry.words.into_iter().map(|word| (word.into(), class.clone())));
        entry.phrases.iter().for_each(|phrase| self.phrases.insert(phrase, class.clone()));
        if let Err(place) = self.classes.binary_search(&class) {
            self.classes.insert(place, class);
        }
    }

    /// The class of a word in any form: "murdered" -> "kill".
    #[must_use]
    pub fn class_of_word(&self, lower: &str) -> Option<&str> {
        self.words.get(lower).map(|class| &**class)
    }

    /// The class of a lemma: "murder" -> "kill".
    #[must_use]
    pub fn class_of(&self, lemma: &str) -> Option<&str> {
        self.class_of_word(lemma).or_else(|| self.lemmas.get(lemma).map(|class| &**class))
    }

    /// The class of the phrase or word that begins at `words[at]`, and how many words it takes: "laid off", "killed".
    #[must_use]
    pub fn at(&self, words: &[Word<'_>], at: usize) -> Option<(usize, &str)> {
        if let Some((len, class)) = self.phrases.starting_at(words, at) {
            return Some((len, class));
        }
        self.class_of_word(&words.get(at)?.lower).map(|class| (1, class))
    }

    /// Whether figures of these two classes are never about one thing.
    #[must_use]
    pub fn conflicts(&self, a: &str, b: &str) -> bool {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        self.conflicts.binary_search_by(|(first, second)| (&**first, &**second).cmp(&(a, b))).is_ok()
    }

    /// Whether counts of this class only grow while a story goes on.
    #[must_use]
    pub fn grows(&self, class: &str) -> bool {
        self.growing.binary_search_by(|name| (**name).cmp(class)).is_ok()
    }

    /// Whether a happening of this class is history: its year may lie far from a text's time.
    #[must_use]
    pub fn is_dated(&self, class: &str) -> bool {
        self.dating.binary_search_by(|name| (**name).cmp(class)).is_ok()
    }

    /// Whether it happens to people: a bare figure counts them.
    #[must_use]
    pub fn is_of_people(&self, class: &str) -> bool {
        self.people.binary_search_by(|name| (**name).cmp(class)).is_ok()
    }

    /// The names of the classes, sorted.
    #[must_use]
    pub fn classes(&self) -> &[Box<str>] {
        &self.classes
    }

    /// Whether there is a class of this name.
    #[must_use]
    pub fn has_class(&self, name: &str) -> bool {
        self.classes.binary_search_by(|class| (**class).cmp(name)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::sentence::words;
    use crate::span::Span;

    #[track_caller]
    fn class(words: &[&str], class: Option<&str>) {
        let events = Lexicon::shipped().unwrap().events;
        for word in words {
            assert_eq!(events.class_of_word(word), class, "{word}");
        }
    }

    #[test]
    fn forms_share_a_class() {
        class(&["kill", "killed", "killing", "deaths", "dead", "slain", "fatalities"], Some("kill"));
        class(&["wounded", "injuries", "hurt"], Some("injure"));
        class(&["crossed", "arrived", "joined", "entered"], Some("arrive"));
        class(&["held", "controls", "controlled", "holds"], Some("hold"));
        class(&["lost", "loses", "losing"], Some("lose"));
        class(&["rose", "climbed", "doubled"], Some("rise"));
        class(&["fell", "plunged", "cut"], Some("fall"));
        class(&["cost", "paid", "worth"], Some("cost"));
        class(&["earned", "profits"], Some("earn"));
        class(&["voted", "elections"], Some("vote"));
        class(&["captured", "detained"], Some("arrest"));
        class(&["the", "people", "said", "with", "is"], None);
    }

    #[test]
    fn a_plain_form_of_another_meaning_is_a_lemma_only() {
        let events = Lexicon::shipped().unwrap().events;
        assert_eq!(["trained", "trains", "train"].map(|form| events.class_of_word(form)), [Some("train"), None, None]);
        assert_eq!(["train", "kill", "table"].map(|lemma| events.class_of(lemma)), [Some("train"), Some("kill"), None]);
    }

    #[test]
    fn phrases_go_before_words() {
        let events = Lexicon::shipped().unwrap().events;
        let text = "shot dead laid off";
        let text = words(text, Span::new(0, text.len()));
        assert_eq!(events.at(&text, 0), Some((2, "kill")));
        assert_eq!(events.at(&text, 2), Some((2, "layoff")));
        assert_eq!(events.at(&text, 3), None);
    }

    #[test]
    fn some_classes_exclude_each_other() {
        let events = Lexicon::shipped().unwrap().events;
        assert!(events.conflicts("kill", "injure") && events.conflicts("injure", "kill"));
        assert!(events.conflicts("hold", "lose") && events.conflicts("arrive", "kill"));
        assert!(!events.conflicts("rise", "fall"));
        assert!(!events.conflicts("kill", "kill"));
    }

    #[test]
    fn classes_are_sorted_and_known() {
        let events = Lexicon::shipped().unwrap().events;
        assert!(events.classes().is_sorted() && events.classes().len() >= 50, "{}", events.classes().len());
        assert!(events.has_class("kill") && !events.has_class("die"));
    }

    #[test]
    fn a_conflict_of_an_unknown_class_is_an_error_at_its_name() {
        let toml = "conflicts = [[\"kill\", \"juggle\"]]\n[[class]]\nname = \"kill\"\n";
        let error = Lexicon::default().extend("events.toml", toml).unwrap_err();
        assert_eq!(error.span.unwrap().of(toml), "\"juggle\"");
    }
}
