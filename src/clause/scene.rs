//! A sentence as the readers of facets see it: its words, its figures, and its tree.
//!
//! A clause is a run of words that hang on one predicate: it ends where a subordinate, relative or coordinated clause begins or ends.
//! What hangs on a participle or an infinitive without a subject of its own belongs to the clause around it.

use std::borrow::Cow;
use std::ops::Range;

use crate::claim::{Figure, Phrase};
use crate::lexicon::{Lexicon, Tie};
use crate::quantity::{Amount, Unit};
use crate::sentence::{Kind, Word};
use crate::syntax::{Model, Relation, Tag, Tree};

/// The words of a sentence, its figures, and its tree.
#[derive(Clone, Debug)]
pub struct Scene<'w> {
    /// The words.
    pub words: &'w [Word<'w>],
    /// The figures, each with the words that it takes.
    pub figures: &'w [(Figure, Range<usize>)],
    /// The vocabulary.
    pub lexicon: &'w Lexicon,
    /// The tree.
    pub tree: Tree<'w>,
    owner: Vec<Option<u32>>,
    /// The token of each figure.
    nodes: Vec<usize>,
    /// First words of the clauses, in order.
    starts: Vec<usize>,
}

impl<'w> Scene<'w> {
    /// Parses the sentence.
    #[must_use]
    pub fn new(words: &'w [Word<'w>], figures: &'w [(Figure, Range<usize>)], lexicon: &'w Lexicon) -> Self {
        let mut owner = vec![None; words.len()];
        for (index, (_, range)) in figures.iter().enumerate() {
            for slot in &mut owner[range.clone()] {
                *slot = u32::try_from(index).ok();
            }
        }
        let tree = Model::english().tree_knowing(words, figures, &counted(words, figures, lexicon));
        let nodes = tree.of_figures(figures.iter().map(|(_, range)| range.start));
        let starts = clause_starts(&tree);
        Self { words, figures, lexicon, tree, owner, nodes, starts }
    }

    /// The token that stands for a figure.
    #[must_use]
    pub fn node(&self, figure: usize) -> usize {
        self.nodes[figure]
    }

    /// The figure that a token stands for or is a part of.
    #[must_use]
    pub fn figure_of(&self, token: usize) -> Option<usize> {
        self.figure_at(self.tree.token(token).words.start)
    }

    /// The figure that the word belongs to.
    #[must_use]
    pub fn figure_at(&self, word: usize) -> Option<usize> {
        self.owner.get(word).copied().flatten().map(|index| index as usize)
    }

    /// A token in lower case; a figure has none.
    #[must_use]
    pub fn lower(&self, token: usize) -> &'w str {
        self.tree.token(token).lower
    }

    /// The lemma of a token.
    #[must_use]
    pub fn lemma(&self, token: usize) -> Cow<'w, str> {
        self.lexicon.words.lemma(self.tree.token(token).lower)
    }

    /// What the prepositions of a token make of it.
    pub fn ties(&self, token: usize) -> impl Iterator<Item = Tie> + '_ {
        let marks = self.tree.dependents(token).iter().copied().filter(|&each| matches!(self.tree.relation(each), Relation::Case | Relation::Mark));
        marks.filter_map(|each| self.lexicon.clauses.tie(self.lower(each)))
    }

    /// Whether a preposition of the token ties it so.
    #[must_use]
    pub fn is_tied(&self, token: usize, tie: Tie) -> bool {
        self.ties(token).any(|each| each == tie)
    }

    /// What the preposition right before a figure, or the first word of its hedge, makes of it: "from 12", "by 3 percent".
    #[must_use]
    pub fn tie_before(&self, figure: usize) -> Option<Tie> {
        let range = &self.figures[figure].1;
        let tie = |word: usize| self.lexicon.clauses.tie(&self.words[word].lower);
        range.start.checked_sub(1).and_then(tie).or_else(|| tie(range.start))
    }

    /// Whether the token is a predicate: a verb, or what a copula or an auxiliary makes one.
    #[must_use]
    pub fn is_predicate(&self, token: usize) -> bool {
        is_predicate(&self.tree, token)
    }

    /// Whether the token heads a clause of its own.
    #[must_use]
    pub fn is_clause(&self, token: usize) -> bool {
        opens_clause(&self.tree, token)
    }

    /// The head of the clause that a token stands in.
    #[must_use]
    pub fn clause_head(&self, token: usize) -> usize {
        self.tree.upwards(token).find(|&each| opens_clause(&self.tree, each)).unwrap_or(token)
    }

    /// The words of the clause that a word stands in.
    #[must_use]
    pub fn clause_at(&self, word: usize) -> Range<usize> {
        let after = self.starts.partition_point(|&start| start <= word);
        let start = after.checked_sub(1).map_or(0, |index| self.starts[index]);
        start..self.starts.get(after).copied().unwrap_or(self.words.len())
    }

    /// The words of the clause that a figure stands in.
    #[must_use]
    pub fn clause_of(&self, figure: usize) -> Range<usize> {
        self.clause_at(self.tree.token(self.nodes[figure]).words.start)
    }

    /// The words of a run of tokens.
    #[must_use]
    pub fn words_of(&self, tokens: Range<usize>) -> Range<usize> {
        if tokens.is_empty() {
            return 0..0;
        }
        self.tree.token(tokens.start).words.start..self.tree.token(tokens.end - 1).words.end
    }

    /// The phrase of a run of tokens.
    #[must_use]
    pub fn phrase(&self, tokens: Range<usize>) -> Phrase {
        self.phrase_of(self.words_of(tokens))
    }

    /// The phrase of a run of words.
    #[must_use]
    pub fn phrase_of(&self, words: Range<usize>) -> Phrase {
        Phrase { span: crate::parse::span_of(self.words, words.start, words.end), words: self.words[words].iter().map(|word| word.lower.to_string()).collect() }
    }

    /// Whether only punctuation and conjunctions stand between two neighbouring figures.
    #[must_use]
    pub fn is_list_joint(&self, figure: usize) -> bool {
        let Some((&left, &right)) = self.nodes.get(figure).zip(self.nodes.get(figure + 1)) else { return false };
        left + 1 < right && (left + 1..right).all(|at| matches!(self.tree.tag(at), Tag::Punct | Tag::Cconj))
    }
}

/// "four plays are graver", "300 members agreed": the plural right behind a number above one is a noun, and the past form behind that a
/// verb. A number behind a capital may be a name's.
fn counted(words: &[Word<'_>], figures: &[(Figure, Range<usize>)], lexicon: &Lexicon) -> Vec<(usize, Tag)> {
    let several = |figure: &Figure| figure.unit == Unit::count() && !figure.stated.is_empty() && figure.stated.iter().all(|stated| stated.value > Amount::ONE);
    let named = |start: usize| start > 1 && words[start - 1].is_capitalised();
    let word = |at: usize| words.get(at).filter(|word| word.kind == Kind::Word && !word.glued && !word.is_capitalised());
    let plural = |at: &usize| word(*at).is_some_and(|word| lexicon.is_plural(&word.lower) && !lexicon.words.is_auxiliary(&word.lower));
    let counted = figures.iter().filter(|(figure, range)| several(figure) && !named(range.start)).map(|(_, range)| range.end).filter(plural);
    let past = |at: usize| word(at).filter(|word| lexicon.is_past(&word.lower)).map(|_| (at, Tag::Verb));
    counted.flat_map(|at| [Some((at, Tag::Noun)), past(at + 1)]).flatten().collect()
}

fn is_predicate(tree: &Tree<'_>, token: usize) -> bool {
    let makes = |&each: &usize| matches!(tree.relation(each), Relation::Cop | Relation::Aux | Relation::AuxPass | Relation::Nsubj | Relation::NsubjPass);
    tree.tag(token) == Tag::Verb || tree.dependents(token).iter().any(makes)
}

/// Whether a token heads a clause of its own.
fn opens_clause(tree: &Tree<'_>, token: usize) -> bool {
    match tree.relation(token) {
        Relation::Root | Relation::Ccomp | Relation::Advcl | Relation::AclRelcl | Relation::Parataxis | Relation::Csubj => true,
        Relation::Conj => is_predicate(tree, token),
        _ => false,
    }
}

/// The words at which the predicate that words hang on changes.
fn clause_starts(tree: &Tree<'_>) -> Vec<usize> {
    let heads: Vec<Option<usize>> = (0..tree.len()).map(|token| tree.upwards(token).find(|&each| opens_clause(tree, each))).collect();
    let mut starts = vec![0];
    let mut current = heads.first().copied().flatten();
    for (token, &head) in heads.iter().enumerate() {
        // a sign belongs to what it follows
        if head != current && tree.tag(token) != Tag::Punct {
            current = head;
            starts.push(tree.token(token).words.start);
        }
    }
    starts.dedup();
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn a_clause_ends_where_another_predicate_begins() {
        let lexicon = Lexicon::shipped().unwrap();
        let text = "The mill, which opened in 1958, packs 40 tins.";
        let words = crate::sentence::words(text, Span::new(0, text.len()));
        let figures = crate::parse::figures(&words, &lexicon).figures;
        let scene = Scene::new(&words, &figures, &lexicon);
        let clause = |figure: usize| scene.words[scene.clause_of(figure)].iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
        assert_eq!(clause(0), "which opened in 1958 ,");
        assert_eq!(clause(1), "packs 40 tins .");
    }
}
