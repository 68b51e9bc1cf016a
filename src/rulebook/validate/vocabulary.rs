//! Mistakes in vocabulary files of a newsroom.

use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::super::error::{Mistake, RuleError};
use super::super::file;
use super::super::suggest::advice;
use super::RuleSource;
use crate::lexicon::{Lexicon, LexiconError};

/// What the vocabulary refuses, with the nearest key where one is unknown, and with the form that was probably meant.
pub(super) fn mistake(source: &RuleSource, error: &LexiconError) -> RuleError {
    let place = error.span.map(|span| span.start()..span.end());
    let (message, help) = match (file::unknown_key(&error.message), &place) {
        (Some((key, known)), _) => (format!("there is no key `{key}` here"), advice(key, &known)),
        (None, Some(place)) => file::told(&source.text, &error.message, place),
        (None, None) => {
            let known: Vec<&str> = Lexicon::file_names().iter().map(|name| name.trim_end_matches(".toml")).collect();
            let help = match known.contains(&source.stem()) {
                true => None,
                false if source.is_rule() => Some("a folder called lexicon is for vocabulary alone: move this rule to another folder".to_owned()),
                false => advice(source.stem(), &known),
            };
            (format!("{}: {}", source.name, error.message), help)
        }
    };
    RuleError::new(&source.name, &Arc::from(source.text.as_str()), Mistake::Vocabulary(message), place).with_help(help)
}

/// Nouns of a measure that are no plain forms: what is counted is looked up by its singular, and another form is never found.
pub(super) fn forms(source: &RuleSource, lexicon: &Lexicon) -> Vec<RuleError> {
    if source.file_name() != "measures.toml" {
        return Vec::new();
    }
    let text: Arc<str> = source.text.as_str().into();
    let (table, _) = DeTable::parse_recoverable(&source.text);
    let measures = table.get_ref().iter().filter_map(|(_, value)| value.get_ref().as_array());
    let keys = measures.flat_map(|measures| measures.iter()).filter_map(|measure| measure.get_ref().as_table()).flat_map(DeTable::iter);
    let mut found = Vec::new();
    for (key, value) in keys {
        let Some(key) = ["nouns", "wholes"].into_iter().find(|known| *known == key.get_ref().as_ref()) else { continue };
        for word in value.get_ref().as_array().into_iter().flat_map(|words| words.iter()) {
            let DeValue::String(written) = word.get_ref() else { continue };
            let plain = plain(written, lexicon);
            if plain != written.as_ref() {
                let mistake = Mistake::Form { key, word: written.clone().into_owned() };
                found.push(RuleError::new(&source.name, &text, mistake, Some(word.span())).with_help(Some(format!("write \"{plain}\""))));
            }
        }
    }
    found
}

/// The same words with the last, which is what is counted, in its plain form.
fn plain(words: &str, lexicon: &Lexicon) -> String {
    let words = words.to_lowercase();
    match words.rsplit_once(' ') {
        Some((modifiers, head)) => format!("{modifiers} {}", lexicon.words.lemma(head)),
        None => lexicon.words.lemma(&words).into_owned(),
    }
}
