//! A tree over the tokens of a sentence.
//!
//! Every token has one head or is a root; following heads always ends at a root. Tokens and their dependents are asked for by number.

use super::{Relation, Tag, Token};

/// Tokens with their tags, heads and relations.
#[derive(Clone, Debug, Default)]
pub struct Tree<'w> {
    tokens: Vec<Token<'w>>,
    tags: Vec<Tag>,
    heads: Vec<Option<usize>>,
    relations: Vec<Relation>,
    /// Dependents of all tokens, by head and then by position; `starts[head]..starts[head + 1]` are those of one.
    dependents: Vec<usize>,
    starts: Vec<usize>,
    /// The token of each word of the sentence: the first, where a word is several.
    of_word: Vec<usize>,
}

impl<'w> Tree<'w> {
    /// A tree of these parts, which are as many of each; a head beyond the last token is taken for a root's.
    #[must_use]
    pub fn new(tokens: Vec<Token<'w>>, tags: Vec<Tag>, heads: Vec<Option<usize>>, relations: Vec<Relation>) -> Self {
        let count = tokens.len();
        let mut starts = vec![0; count + 1];
        for &head in heads.iter().flatten().filter(|&&head| head < count) {
            starts[head + 1] += 1;
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut dependents = vec![0; starts[count]];
        for (token, &head) in heads.iter().enumerate() {
            if let Some(head) = head.filter(|&head| head < count) {
                dependents[next[head]] = token;
                next[head] += 1;
            }
        }
        let words = tokens.last().map_or(0, |last| last.words.end);
        let mut of_word = vec![0; words];
        for (index, token) in tokens.iter().enumerate().rev() {
            for slot in &mut of_word[token.words.clone()] {
                *slot = index;
            }
        }
        Self { tokens, tags, heads, relations, dependents, starts, of_word }
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// A token.
    ///
    /// # Panics
    /// Where there is no such token.
    #[must_use]
    pub fn token(&self, token: usize) -> &Token<'w> {
        &self.tokens[token]
    }

    /// The token that a word of the sentence belongs to.
    #[must_use]
    pub fn token_at(&self, word: usize) -> Option<usize> {
        self.of_word.get(word).copied()
    }

    /// The part of speech.
    #[must_use]
    pub fn tag(&self, token: usize) -> Tag {
        self.tags[token]
    }

    /// The relation to the head.
    #[must_use]
    pub fn relation(&self, token: usize) -> Relation {
        self.relations[token]
    }

    /// The head; none of a root.
    #[must_use]
    pub fn head(&self, token: usize) -> Option<usize> {
        self.heads[token]
    }

    /// The dependents, in order of position.
    #[must_use]
    pub fn dependents(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.dependents[self.starts[token]..self.starts[token + 1]].iter().copied()
    }

    /// The dependents in this relation, in order of position.
    pub fn under(&self, token: usize, relation: Relation) -> impl Iterator<Item = usize> + '_ {
        self.dependents(token).filter(move |&each| self.relations[each] == relation)
    }

    /// The token and those above it, up to a root.
    pub fn upwards(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(token), |&at| self.heads[at])
    }

    /// Whether `token` is `top` or stands somewhere below it.
    #[must_use]
    pub fn is_within(&self, token: usize, top: usize) -> bool {
        self.upwards(token).any(|each| each == top)
    }

    /// The first and the one after the last token of what hangs below a token, itself included: a range without gaps in a projective tree.
    #[must_use]
    pub fn extent(&self, token: usize) -> std::ops::Range<usize> {
        let (mut first, mut last) = (token, token);
        while let Some(before) = self.dependents(first).next().filter(|&before| before < first) {
            first = before;
        }
        while let Some(after) = self.dependents(last).next_back().filter(|&after| after > last) {
            last = after;
        }
        first..last + 1
    }

    /// The token that stands for each figure; that of its first word, which is given, where none does.
    #[must_use]
    pub fn of_figures(&self, first_words: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut found: Vec<usize> = first_words.map(|word| self.token_at(word).unwrap_or_default()).collect();
        for (at, token) in self.tokens.iter().enumerate().rev() {
            if let Some(slot) = token.figure.and_then(|figure| found.get_mut(figure)) {
                *slot = at;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::span::Span;
    use crate::syntax::Model;

    /// "The fire killed 12 people in Oslo", as a tree of our own: heads, the verb is the root.
    fn with(seen: impl Fn(&Tree<'_>)) {
        let text = "The fire killed 12 people in Oslo";
        let words = crate::sentence::words(text, Span::new(0, text.len()));
        let figures = crate::parse::figures(&words, &Lexicon::shipped().unwrap()).figures;
        let tokens = Model::english().tokens(&words, &figures);
        let tags = vec![Tag::Det, Tag::Noun, Tag::Verb, Tag::Num, Tag::Noun, Tag::Adp, Tag::Propn];
        let relations = vec![Relation::Det, Relation::Nsubj, Relation::Root, Relation::Nummod, Relation::Obj, Relation::Case, Relation::Obl];
        seen(&Tree::new(tokens, tags, vec![Some(1), Some(2), None, Some(4), Some(2), Some(6), Some(2)], relations));
    }

    #[test]
    fn dependents_stand_in_order() {
        with(|tree| {
            assert_eq!(tree.dependents(2).collect::<Vec<_>>(), [1, 4, 6]);
            assert_eq!(tree.under(2, Relation::Obl).collect::<Vec<_>>(), [6]);
            assert_eq!(tree.upwards(3).collect::<Vec<_>>(), [3, 4, 2]);
        });
    }

    #[test]
    fn an_extent_has_all_that_hangs_below() {
        with(|tree| {
            assert_eq!((tree.extent(2), tree.extent(4), tree.extent(6)), (0..7, 3..5, 5..7));
            assert!(tree.is_within(3, 4) && !tree.is_within(4, 3));
        });
    }

    #[test]
    fn a_figure_is_found_at_its_token() {
        with(|tree| assert_eq!(tree.of_figures([3].into_iter()), [3]));
    }
}
