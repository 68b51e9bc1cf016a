//! Named measures: what a rule means by "foreign fighters".
//!
//! ```toml
//! # rules/lexicon/measures.toml
//! [[measure]]
//! name = "foreign-fighters"
//! within = "fighters"                              # every foreign fighter is a fighter
//! nouns = ["foreign fighter", "foreign jihadist"]  # modifiers and a head, each a lemma
//! wholes = ["territory"]                           # for shares: of what
//! ```

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::error::{Name, Problem, Source, read};
use super::table::Table;

/// The named measures.
#[derive(Clone, Debug, Default)]
pub struct Measures {
    all: BTreeMap<Box<str>, Measure>,
    /// The nouns of a head, those with the most modifiers first.
    by_head: Table<Vec<Noun>>,
    by_whole: Table<Box<str>>,
}

/// A noun that names a measure.
#[derive(Clone, Debug)]
struct Noun {
    modifiers: Vec<Box<str>>,
    measure: Box<str>,
}

/// A named measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Its name in rules and in the JSON contract.
    pub name: Box<str>,
    /// The measure that this one is a part of.
    pub within: Option<Box<str>>,
    /// The nouns that name it, as the file spells them.
    pub nouns: Vec<String>,
    /// For a share: the nouns that name its whole.
    pub wholes: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "File")]
#[serde(deny_unknown_fields, rename_all = "kebab-case", bound(deserialize = "N: Deserialize<'de>"))]
struct File<N> {
    /// The named measures.
    #[serde(default)]
    measure: Vec<Entry<N>>,
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "Entry")]
#[serde(deny_unknown_fields, rename_all = "kebab-case", bound(deserialize = "N: Deserialize<'de>"))]
struct Entry<N> {
    /// What rules call it.
    name: String,
    /// The measure that it is a part of.
    #[schemars(with = "Option<String>")]
    within: Option<N>,
    /// What is counted, by its singular: "foreign fighter".
    #[serde(default)]
    nouns: Vec<String>,
    /// What a share is a share of.
    #[serde(default)]
    wholes: Vec<String>,
}

impl Measures {
    pub(super) fn schema() -> String {
        crate::schema::text_of::<File<String>>("Named measures, vocabulary of gainsay")
    }

    pub(super) fn add(&mut self, source: Source<'_>) -> Result<(), Problem> {
        match source {
            Source::Toml(_) => self.add_file(read::<File<Spanned<String>>>(source)?),
            Source::Shipped(_) => self.add_file(read::<File<String>>(source)?),
        }
    }

    fn add_file<N: Name>(&mut self, file: File<N>) -> Result<(), Problem> {
        let mut nested = Vec::new();
        for entry in file.measure {
            let name = entry.name.into_boxed_str();
            for noun in &entry.nouns {
                self.add_noun(noun, &name);
            }
            for whole in &entry.wholes {
                self.by_whole.insert(whole.as_str().into(), name.clone());
            }
            let measure = self.all.entry(name.clone()).or_insert_with(|| Measure { name, ..Measure::default() });
            measure.nouns.extend(entry.nouns);
            measure.wholes.extend(entry.wholes);
            if let Some(outer) = entry.within {
                measure.within = Some(outer.text().into());
                nested.push(outer);
            }
        }
        match nested.iter().find(|outer| !self.has_measure(outer.text())) {
            Some(unknown) => Err(unknown.fault(format!("no measure is named \"{}\"", unknown.text()))),
            None => Ok(()),
        }
    }

    fn add_noun(&mut self, noun: &str, measure: &str) {
        let mut modifiers: Vec<Box<str>> = noun.split_whitespace().map(Into::into).collect();
        let Some(head) = modifiers.pop() else { return };
        let bucket = self.by_head.entry(head).or_default();
        bucket.retain(|known| known.modifiers != modifiers);
        let fewer = bucket.iter().position(|known| known.modifiers.len() < modifiers.len()).unwrap_or(bucket.len());
        bucket.insert(fewer, Noun { modifiers, measure: measure.into() });
    }

    /// The measure that a noun names: the one with the most of its modifiers.
    #[must_use]
    pub fn of(&self, lemma: &str, modifiers: &[String]) -> Option<&str> {
        let fits = |noun: &Noun| noun.modifiers.iter().all(|word| modifiers.iter().any(|modifier| **modifier == **word));
        self.by_head.get(lemma)?.iter().find(|noun| fits(noun)).map(|noun| &*noun.measure)
    }

    /// The measure of a share of this whole: "territory" -> "territory-share".
    #[must_use]
    pub fn of_whole(&self, lemma: &str) -> Option<&str> {
        self.by_whole.get(lemma).map(|name| &**name)
    }

    /// The measure of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Measure> {
        self.all.get(name)
    }

    /// Whether there is a measure of this name.
    #[must_use]
    pub fn has_measure(&self, name: &str) -> bool {
        self.all.contains_key(name)
    }

    /// The measure that this one is a part of.
    #[must_use]
    pub fn within(&self, name: &str) -> Option<&str> {
        self.get(name)?.within.as_deref()
    }

    /// All names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.all.keys().map(|name| &**name)
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn modifiers_choose_the_measure() {
        let measures = Lexicon::shipped().unwrap().measures;
        let of = |head: &str, modifiers: &[&str]| measures.of(head, &modifiers.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()).map(str::to_owned);
        assert_eq!(of("fighter", &["foreign"]).as_deref(), Some("foreign-fighters"));
        assert_eq!(of("fighter", &["muslim", "foreign"]).as_deref(), Some("foreign-fighters"));
        assert_eq!(of("fighter", &[]).as_deref(), Some("fighters"));
        assert_eq!(of("toll", &["death"]).as_deref(), Some("death-toll"));
        assert_eq!(of("table", &[]), None);
    }

    #[test]
    fn measures_lie_within_measures() {
        let measures = Lexicon::shipped().unwrap().measures;
        assert_eq!(measures.within("foreign-fighters"), Some("fighters"));
        assert_eq!(measures.within("fighters"), None);
        assert_eq!(measures.of_whole("territory"), Some("territory-share"));
        assert!(measures.names().collect::<Vec<_>>().is_sorted());
        assert!(measures.has_measure("population") && !measures.has_measure("fighter"));
    }

    #[test]
    fn an_unknown_outer_measure_is_an_error_at_its_name() {
        let toml = "[[measure]]\nname = \"a\"\nwithin = \"b\"\n";
        let error = Lexicon::default().extend("measures.toml", toml).unwrap_err();
        assert_eq!(error.span.unwrap().of(toml), "\"b\"");
    }
}
