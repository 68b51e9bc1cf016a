//! Words of the news to put in the place of others.

use std::collections::BTreeSet;

use gainsay::lexicon::Lexicon;

use super::source::{self, Story};

/// So many stories are enough for words.
const STORIES: usize = 600;

/// Nouns and names, in order.
pub struct Pool {
    nouns: Vec<String>,
    names: Vec<String>,
}

impl Pool {
    /// Those of some stories.
    pub fn of(stories: &[&Story], lexicon: &Lexicon) -> Self {
        let (mut nouns, mut names) = (BTreeSet::new(), BTreeSet::new());
        for (texts, _) in stories.iter().take(STORIES).filter_map(|story| story.dossiers().next()) {
            let Some(text) = texts.first() else { continue };
            for it in source::read(text, 0, lexicon).assertions {
                nouns.extend(it.stated_noun().and_then(|noun| noun.text.split_whitespace().last().map(str::to_lowercase)));
                names.extend(it.evidence.sentence.iter().filter(|term| term.is_name && term.lemma.len() > 3).map(|term| term.lemma.to_string()));
            }
        }
        Self { nouns: nouns.into_iter().collect(), names: names.into_iter().collect() }
    }

    /// A noun that ends as a word does, so that the sentence stays one.
    pub fn noun(&self, seed: u64, word: &str) -> Option<String> {
        let is_many = |word: &str| word.ends_with('s');
        pick(&self.nouns, seed, |noun| is_many(noun) == is_many(word) && !noun.eq_ignore_ascii_case(word))
    }

    /// Another name.
    pub fn name(&self, seed: u64, word: &str) -> Option<String> {
        pick(&self.names, seed, |name| !name.eq_ignore_ascii_case(word))
    }
}

/// The first that fits, from a place on that a seed tells.
fn pick(words: &[String], seed: u64, fits: impl Fn(&str) -> bool) -> Option<String> {
    let from = usize::try_from(seed % words.len().max(1) as u64).ok()?;
    words.iter().cycle().skip(from).take(words.len()).find(|word| fits(word)).cloned()
}
