//! A sentence as the readers of facets see it: its words, its figures, and its tree.
//!
//! A clause is a run of words that hang on one predicate: it ends where a subordinate, relative or coordinated clause begins or ends.
//! What hangs on a participle or an infinitive without a subject of its own belongs to the clause around it.

use std::borrow::Cow;
use std::ops::Range;

use crate::claim::{Figure, Phrase};
use crate::lexicon::{Lexicon, Tie};
use crate::quantity::{Amount, Dimension, Unit};
use crate::sentence::{Kind, Word};
use crate::span::Span;
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
    /// The token of each figure.
    nodes: Vec<usize>,
    /// First words of the clauses, in order.
    starts: Vec<usize>,
}

impl<'w> Scene<'w> {
    /// Parses the sentence.
    #[must_use]
    pub fn new(words: &'w [Word<'w>], figures: &'w [(Figure, Range<usize>)], lexicon: &'w Lexicon) -> Self {
        let tree = Model::english().tree_knowing(words, figures, &counted(words, figures, lexicon));
        let nodes = tree.of_figures(figures.iter().map(|(_, range)| range.start));
        let mut scene = Self { words, figures, lexicon, tree, nodes, starts: Vec::new() };
        scene.starts = scene.clause_starts();
        scene
    }

    /// The token that stands for a figure.
    #[must_use]
    pub fn node(&self, figure: usize) -> usize {
        self.nodes[figure]
    }

    /// What kind of value a figure is.
    #[must_use]
    pub fn dimension(&self, figure: usize) -> Dimension {
        self.figures[figure].0.unit.dimension()
    }

    /// The figure that a token stands for or is a part of.
    #[must_use]
    pub fn figure_of(&self, token: usize) -> Option<usize> {
        self.figure_at(self.tree.token(token).words.start)
    }

    /// The figure that the word belongs to.
    #[must_use]
    pub fn figure_at(&self, word: usize) -> Option<usize> {
        let figure = self.figures.partition_point(|(_, range)| range.end <= word);
        self.figures.get(figure).filter(|(_, range)| range.contains(&word)).map(|_| figure)
    }

    /// Whether a token is a noun, and no figure's.
    #[must_use]
    pub fn is_noun(&self, token: usize) -> bool {
        self.tree.tag(token).is_noun() && self.figure_of(token).is_none()
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
        let marks = self.tree.dependents(token).filter(|&each| matches!(self.tree.relation(each), Relation::Case | Relation::Mark));
        marks.filter_map(|each| self.tie_of(each))
    }

    /// What a token makes of the words that it stands with, as a preposition does.
    #[must_use]
    pub fn tie_of(&self, token: usize) -> Option<Tie> {
        self.lexicon.clauses.tie(self.lower(token))
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

    /// The token of the word that a hyphen joins to a figure: "a 16-nation summit".
    #[must_use]
    pub fn joined(&self, figure: usize) -> Option<usize> {
        let end = self.figures[figure].1.end;
        let (hyphen, word) = self.words.get(end).zip(self.words.get(end + 1))?;
        let joins = hyphen.is("-") && hyphen.glued && word.glued && word.kind == Kind::Word;
        self.tree.token_at(end + 1).filter(|_| joins)
    }

    /// Whether the token is a predicate: a verb, or what a copula or an auxiliary makes one.
    #[must_use]
    pub fn is_predicate(&self, token: usize) -> bool {
        let makes = |each| matches!(self.tree.relation(each), Relation::Cop | Relation::Aux | Relation::AuxPass | Relation::Nsubj | Relation::NsubjPass);
        self.tree.tag(token) == Tag::Verb || self.tree.dependents(token).any(makes)
    }

    /// Whether the token heads a clause of its own.
    #[must_use]
    pub fn is_clause(&self, token: usize) -> bool {
        match self.tree.relation(token) {
            Relation::Root | Relation::Ccomp | Relation::Advcl | Relation::AclRelcl | Relation::Parataxis | Relation::Csubj => true,
            Relation::Conj => self.is_predicate(token),
            _ => false,
        }
    }

    /// The head of the clause that a token stands in.
    #[must_use]
    pub fn clause_head(&self, token: usize) -> usize {
        self.tree.upwards(token).find(|&each| self.is_clause(each)).unwrap_or(token)
    }

    /// The words at which the predicate that words hang on changes; a sign belongs to what it follows.
    fn clause_starts(&self) -> Vec<usize> {
        let tokens: Vec<usize> = (0..self.tree.len()).filter(|&token| token == 0 || self.tree.tag(token) != Tag::Punct).collect();
        let turns = tokens.windows(2).filter(|pair| self.clause_head(pair[0]) != self.clause_head(pair[1]));
        let mut starts: Vec<usize> = std::iter::once(0).chain(turns.map(|pair| self.tree.token(pair[1]).words.start)).collect();
        starts.dedup();
        starts
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

    /// The place of a run of words in the source.
    #[must_use]
    pub fn span(&self, words: &Range<usize>) -> Span {
        crate::parse::span_of(self.words, words.start, words.end)
    }

    /// The phrase of a run of tokens.
    #[must_use]
    pub fn phrase(&self, tokens: Range<usize>) -> Phrase {
        self.phrase_of(self.words_of(tokens))
    }

    /// The phrase of a run of words.
    #[must_use]
    pub fn phrase_of(&self, words: Range<usize>) -> Phrase {
        Phrase { span: self.span(&words), words: self.words[words].iter().map(|word| word.lower.to_string()).collect() }
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

#[cfg(test)]
mod tests {
    use crate::clause::sample::with;

    #[test]
    fn a_clause_ends_where_another_predicate_begins() {
        with("The mill, which opened in 1958, packs 40 tins.", |scene| {
            let clause = |figure: usize| scene.words[scene.clause_of(figure)].iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
            assert_eq!(clause(0), "which opened in 1958 ,");
            assert_eq!(clause(1), "packs 40 tins .");
        });
    }
}
