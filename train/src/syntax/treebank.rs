//! Treebanks: sentences of words with tags, heads and relations.

use std::path::Path;

use gainsay::syntax::{Relation, Tag};
use rs_conllu::TokenID;
use rs_conllu::parsers::Parser;

/// A word of a treebank.
#[derive(Clone, Debug)]
pub struct Entry {
    pub form: String,
    pub tag: Tag,
    /// The tag of the Penn treebank, where there is one.
    pub fine: String,
    pub lemma: String,
    /// Index of the head; none of a root.
    pub head: Option<usize>,
    pub relation: Relation,
}

/// A sentence of a treebank.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The text as it was, where the treebank has it.
    pub text: Option<String>,
    pub entries: Vec<Entry>,
    /// Orthographic words of several entries: the first and the last.
    pub joined: Vec<(usize, usize)>,
}

/// The sentences of a CoNLL-U file.
pub fn read(path: &Path) -> Result<Vec<Sentence>, String> {
    let document = Parser::new(crate::text(path)?.as_bytes()).parse().map_err(|error| format!("{}: {error:?}", path.display()))?;
    Ok(document.iter().map(sentence).filter(|sentence| !sentence.entries.is_empty()).collect())
}

fn sentence(found: &rs_conllu::Sentence) -> Sentence {
    let mut sentence = Sentence::default();
    for line in found.get_meta() {
        if let Some(text) = line.trim_start_matches('#').trim_start().strip_prefix("text = ") {
            sentence.text = Some(text.to_owned());
        }
    }
    for token in found.iter() {
        match token.id {
            TokenID::Range(first, last) => sentence.joined.push((first - 1, last - 1)),
            TokenID::Empty(..) => {}
            TokenID::Single(_) => {
                let head = match token.head {
                    Some(TokenID::Single(head)) if head > 0 => Some(head - 1),
                    _ => None,
                };
                let name = token.upos.map(|tag| format!("{tag:?}").to_uppercase()).unwrap_or_default();
                sentence.entries.push(Entry {
                    form: token.form.clone(),
                    tag: name.parse().unwrap_or_default(),
                    fine: token.xpos.clone().unwrap_or_default(),
                    lemma: token.lemma.clone().unwrap_or_default().to_lowercase(),
                    head,
                    relation: Relation::named(token.deprel.as_deref().unwrap_or_default()),
                });
            }
        }
    }
    sentence
}
