//! A sentence of a treebank in the tokens of `gainsay`: figures are one token each, in training as they are in use.
//!
//! A token that covers several entries takes the head and the relation of the one that hangs outside; an entry that is several tokens
//! is told by its last one, and the others hang on that.

use gainsay::lexicon::Lexicon;
use gainsay::parse;
use gainsay::sentence::{self, Word};
use gainsay::span::Span;
use gainsay::syntax::features;
use gainsay::syntax::{Clitics, Relation, Tag, Token, tokens};

use super::treebank::Sentence;

/// A sentence to learn from.
pub struct Example {
    pub tokens: Vec<Token<'static>>,
    pub tags: Vec<Tag>,
    /// Heads; the number of tokens is the root.
    pub heads: Vec<u32>,
    pub relations: Vec<Relation>,
}

/// A sentence of a treebank as an example; none where its text and its entries do not go together.
pub fn example(sentence: &Sentence, clitics: &Clitics, lexicon: &Lexicon) -> Option<Example> {
    // what is learnt from stays to the end: tokens may borrow it for good
    let text: &'static str = String::leak(sentence.text.clone()?);
    let words: &'static [Word<'static>] = sentence::words(text, Span::new(0, text.len())).leak();
    let figures = parse::figures(words, lexicon).figures;
    let tokens = tokens(words, &figures, clitics);
    let places = places(text, sentence)?;
    let ends: Vec<(usize, usize)> = spans(&tokens, words);
    // tokens that an entry overlaps
    let pieces: Vec<Vec<usize>> = places.iter().map(|&(start, end)| (0..tokens.len()).filter(|&at| ends[at].0 < end && start < ends[at].1).collect()).collect();
    if pieces.iter().any(Vec::is_empty) {
        return None;
    }
    let main: Vec<usize> = pieces.iter().filter_map(|pieces| pieces.iter().copied().rfind(|&at| has_letters(&tokens[at])).or(pieces.last().copied())).collect();
    let root = u32::try_from(tokens.len()).ok()?;
    let mut found = Example { tags: vec![Tag::X; tokens.len()], heads: vec![root; tokens.len()], relations: vec![Relation::Dep; tokens.len()], tokens };
    let mut depth_of = vec![usize::MAX; found.tokens.len()];
    for (entry, pieces) in sentence.entries.iter().zip(&pieces) {
        for &piece in pieces {
            found.tags[piece] = if has_letters(&found.tokens[piece]) { entry.tag } else { Tag::Punct };
        }
    }
    for (index, entry) in sentence.entries.iter().enumerate() {
        let at = main[index];
        let depth = depth(sentence, index);
        let head = entry.head.map(|head| main[head]);
        // of words that hang side by side, the one that is no preposition or article tells what the figure is
        let rank = 2 * depth + usize::from(is_function(entry.relation));
        if head != Some(at) && rank < depth_of[at] {
            depth_of[at] = rank;
            found.tags[at] = entry.tag;
            found.heads[at] = head.map_or(root, |head| u32::try_from(head).unwrap_or(root));
            found.relations[at] = if head.is_none() { Relation::Root } else { entry.relation };
        }
    }
    for (index, pieces) in pieces.iter().enumerate() {
        for &piece in pieces {
            if depth_of[piece] != usize::MAX || piece == main[index] {
                continue;
            }
            found.heads[piece] = u32::try_from(main[index]).ok()?;
            found.relations[piece] = if has_letters(&found.tokens[piece]) { Relation::Compound } else { Relation::Punct };
            depth_of[piece] = 0;
        }
    }
    for (token, tag) in found.tokens.iter().zip(&mut found.tags) {
        *tag = features::fixed_tag(token).unwrap_or(*tag);
    }
    let roots = found.heads.iter().filter(|&&head| head == root).count();
    (roots == 1 && !depth_of.contains(&usize::MAX) && reaches_root(&found.heads, root)).then_some(found)
}

fn has_letters(token: &Token<'_>) -> bool {
    token.class.is_some() || token.text.chars().any(char::is_alphanumeric)
}

fn is_function(relation: Relation) -> bool {
    matches!(relation, Relation::Case | Relation::Mark | Relation::Det | Relation::Cc | Relation::Punct | Relation::Advmod | Relation::Fixed)
}

fn reaches_root(heads: &[u32], root: u32) -> bool {
    (0..heads.len()).all(|at| std::iter::successors(Some(heads[at]), |&up| heads.get(up as usize).copied()).take(heads.len() + 1).any(|up| up == root))
}

fn depth(sentence: &Sentence, index: usize) -> usize {
    std::iter::successors(Some(index), |&at| sentence.entries[at].head).take(sentence.entries.len()).count()
}

/// Where each token stands in the text.
fn spans(tokens: &[Token<'_>], words: &[Word<'_>]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let (first, last) = (&words[token.words.start], &words[token.words.end - 1]);
        // the second part of a word begins where the first ended
        let start = found.last().filter(|before| before.1 > first.span.start()).map_or(first.span.start(), |before| before.1);
        let end = if token.class.is_some() || token.text.len() == first.text.len() { last.span.end() } else { start + token.text.len() };
        found.push((start, end));
    }
    found
}

/// Where each entry stands in the text.
fn places(text: &str, sentence: &Sentence) -> Option<Vec<(usize, usize)>> {
    let mut at = 0;
    let mut found = Vec::with_capacity(sentence.entries.len());
    for entry in &sentence.entries {
        let rest = &text[at..];
        let start = at + rest.len() - rest.trim_start().len();
        let end = start + entry.form.len();
        // forms that differ from the text are left out with their sentence
        if text.get(start..end) != Some(entry.form.as_str()) {
            return None;
        }
        found.push((start, end));
        at = end;
    }
    Some(found)
}
