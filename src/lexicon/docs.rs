//! Words of documentation: which files are some, and what they count.
//!
//! ```toml
//! # rules/lexicon/docs.toml
//! files   = ["readme"]
//! history = ["changelog"]
//! ```

use schemars::JsonSchema;
use serde::Deserialize;

use super::PhraseMap;
use super::error::{Problem, Source, read};
use super::table::WordSet;
use crate::sentence::Word;

/// The words of documentation.
#[derive(Clone, Debug, Default)]
pub struct Docs {
    files: WordSet,
    folders: WordSet,
    history: WordSet,
    all: PhraseMap<()>,
    all_behind: PhraseMap<()>,
    count: PhraseMap<()>,
    passing: WordSet,
    versioned: WordSet,
    naming: WordSet,
    default: PhraseMap<()>,
    defaulting: WordSet,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    /// How the names of its files begin, in small letters and up to the first stop: "readme".
    #[serde(default)]
    files: Vec<String>,
    /// Folders all of whose texts are documentation: "docs".
    #[serde(default)]
    folders: Vec<String>,
    /// Files that tell what was, release by release: "changelog".
    #[serde(default)]
    history: Vec<String>,
    /// What says before a figure that it counts all there are: "all".
    #[serde(default)]
    all: Vec<String>,
    /// What says so behind the noun: "in total".
    #[serde(default)]
    all_behind: Vec<String>,
    /// What heads a column of counts: "count".
    #[serde(default)]
    count: Vec<String>,
    /// Lemmas of what is counted in passing, of which no repository has so many: "line".
    #[serde(default)]
    passing: Vec<String>,
    /// Words of sentences that tell of releases: "version".
    #[serde(default)]
    versioned: Vec<String>,
    /// What stands between a count and the names of all that it counts: "namely".
    #[serde(default)]
    naming: Vec<String>,
    /// What heads the column of what settings are where nobody sets them: "default value".
    #[serde(default)]
    default: Vec<String>,
    /// Words of sentences that say so: "defaults".
    #[serde(default)]
    defaulting: Vec<String>,
}

impl Docs {
    pub(super) fn schema() -> String {
        crate::schema::text_of::<File>("Words of documentation, vocabulary of gainsay")
    }

    pub(super) fn add(&mut self, source: Source<'_>) -> Result<(), Problem> {
        let file: File = read(source)?;
        let words = [
            (&mut self.files, file.files),
            (&mut self.folders, file.folders),
            (&mut self.history, file.history),
            (&mut self.passing, file.passing),
            (&mut self.versioned, file.versioned),
            (&mut self.naming, file.naming),
            (&mut self.defaulting, file.defaulting),
        ];
        for (set, words) in words {
            set.extend(words.into_iter().map(String::into_boxed_str));
        }
        let maps = [(&mut self.all, file.all), (&mut self.all_behind, file.all_behind), (&mut self.count, file.count), (&mut self.default, file.default)];
        for (map, phrases) in maps {
            for phrase in &phrases {
                map.insert(phrase, ());
            }
        }
        Ok(())
    }

    /// Whether a file is documentation, by its path as given.
    #[must_use]
    pub fn is_documentation(&self, path: &str) -> bool {
        self.files.contains(&stem(path)) || self.is_history(path) || folders(path).any(|folder| self.folders.contains(&folder.to_lowercase()))
    }

    /// Whether a file tells what was, release by release.
    #[must_use]
    pub fn is_history(&self, path: &str) -> bool {
        self.history.contains(&stem(path))
    }

    /// The folder that a file is documentation of: its own without those that only hold documentation.
    #[must_use]
    pub fn shelf(&self, path: &str) -> String {
        let own: Vec<&str> = folders(path).filter(|folder| *folder != "." && !folder.is_empty()).collect();
        let kept = own.iter().rposition(|folder| !self.folders.contains(&folder.to_lowercase())).map_or(0, |last| last + 1);
        own.get(..kept).unwrap_or_default().join("/")
    }

    /// Whether the words around a figure, from `start` to `end`, say that it counts all there are.
    #[must_use]
    pub fn is_all(&self, words: &[Word<'_>], start: usize, end: usize) -> bool {
        self.all.ending_at(words, start).is_some() || self.all_behind.starting_at(words, end).is_some()
    }

    /// Whether a name heads a column of counts.
    #[must_use]
    pub fn is_count(&self, words: &[Word<'_>]) -> bool {
        self.count.starting_at(words, 0).is_some()
    }

    /// Whether a word tells of releases.
    #[must_use]
    pub fn is_versioned(&self, lower: &str) -> bool {
        self.versioned.contains(lower)
    }

    /// Whether a word stands between a count and the names of all that it counts.
    #[must_use]
    pub fn is_naming(&self, lower: &str) -> bool {
        self.naming.contains(lower)
    }

    /// Whether a name heads the column of what settings are where nobody sets them.
    #[must_use]
    pub fn is_default(&self, words: &[Word<'_>]) -> bool {
        self.default.starting_at(words, 0).is_some_and(|(len, ())| len == words.len())
    }

    /// Whether a word says that a setting is so where nobody sets it.
    #[must_use]
    pub fn is_defaulting(&self, lower: &str) -> bool {
        self.defaulting.contains(lower)
    }

    /// Whether a thing is counted in passing, by its lemma.
    #[must_use]
    pub fn is_passing(&self, lemma: &str) -> bool {
        self.passing.contains(lemma)
    }
}

/// The name of a file up to the first stop, in small letters.
fn stem(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.split('.').next().unwrap_or(name).to_lowercase()
}

/// The folders of a path, from the outermost.
fn folders(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.rsplit_once(['/', '\\']).map_or("", |(folders, _)| folders).split(['/', '\\'])
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;

    #[test]
    fn names_and_folders_tell_documentation() {
        let docs = Lexicon::shipped().unwrap().docs;
        for path in ["README.md", "a/b/Readme.de.md", "docs/engine.md", "./CHANGELOG", "x/documentation/deep/y.txt"] {
            assert!(docs.is_documentation(path), "{path}");
        }
        for path in ["story.md", "a/news-desk/fire.txt", "-"] {
            assert!(!docs.is_documentation(path), "{path}");
        }
        assert!(docs.is_history("a/CHANGELOG.md") && !docs.is_history("README.md"));
    }

    #[test]
    fn documentation_is_of_the_folder_that_it_stands_in() {
        let docs = Lexicon::shipped().unwrap().docs;
        for (path, shelf) in
            [("README.md", ""), ("docs/a.md", ""), ("pack/one/docs/a.md", "pack/one"), ("./pack/README.md", "pack"), ("/home/x/docs/y/z.md", "home/x/docs/y")]
        {
            assert_eq!(docs.shelf(path), shelf, "{path}");
        }
    }
}
