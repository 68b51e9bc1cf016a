//! A sentence as the clause grammar sees it.
//!
//! A clause begins after `;`, `:`, a bracket, a dash or a comma, at a clause opener ("who", "while"), and at "and" before a verb,
//! a pronoun, a determiner or a figure, or between two figures. A figure is never cut.

use std::ops::Range;

use crate::claim::Figure;
use crate::lexicon::Lexicon;
use crate::sentence::{Kind, Word};

/// The words of a sentence, its figures, and its clauses.
#[derive(Clone, Debug)]
pub struct Scene<'w> {
    /// The words.
    pub words: &'w [Word<'w>],
    /// The figures, each with the words that it takes.
    pub figures: &'w [(Figure, Range<usize>)],
    /// The vocabulary.
    pub lexicon: &'w Lexicon,
    owner: Vec<Option<u32>>,
    starts: Vec<usize>,
}

impl<'w> Scene<'w> {
    /// Sets the scene for the clause grammar.
    #[must_use]
    pub fn new(words: &'w [Word<'w>], figures: &'w [(Figure, Range<usize>)], lexicon: &'w Lexicon) -> Self {
        let mut owner = vec![None; words.len()];
        for (index, (_, range)) in figures.iter().enumerate() {
            for slot in &mut owner[range.clone()] {
                *slot = u32::try_from(index).ok();
            }
        }
        let mut scene = Self { words, figures, lexicon, owner, starts: Vec::new() };
        scene.starts = scene.clause_starts();
        scene
    }

    /// The figure that the word belongs to.
    #[must_use]
    pub fn figure_at(&self, word: usize) -> Option<usize> {
        self.owner.get(word).copied().flatten().map(|index| index as usize)
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
        let range = &self.figures[figure].1;
        let first = self.clause_at(range.start);
        let last = self.clause_at(range.end.saturating_sub(1).max(range.start));
        first.start..last.end
    }

    /// Words between two figures that only join a list: a comma, "and", "or".
    #[must_use]
    pub fn is_list_joint(&self, figure: usize) -> bool {
        let Some((left, right)) = self.figures.get(figure).zip(self.figures.get(figure + 1)) else { return false };
        let between = &self.words[left.1.end..right.1.start.max(left.1.end)];
        !between.is_empty() && between.len() <= 2 && between.iter().all(|word| word.is_any(&[",", "and", "or"]))
    }

    /// Whether the words of a figure lie in this range.
    #[must_use]
    pub fn has_figure(&self, range: Range<usize>) -> bool {
        self.owner.get(range).is_some_and(|owners| owners.iter().any(Option::is_some))
    }

    fn clause_starts(&self) -> Vec<usize> {
        let mut starts = vec![0];
        for (index, word) in self.words.iter().enumerate().skip(1) {
            if self.figure_at(index).is_some() && self.figure_at(index) == self.figure_at(index - 1) {
                continue;
            }
            let previous = &self.words[index - 1];
            let after_sign = previous.kind == Kind::Sign
                && self.figure_at(index - 1).is_none()
                && (previous.is_any(&[";", ":", ",", "(", ")", "\u{2014}", "\"", "\u{2022}"]) || previous.is_any(&["-", "\u{2013}"]) && !previous.glued);
            let opens = self.lexicon.words.is_opener(&word.lower) || word.is("and") && self.and_opens(index);
            if after_sign || opens {
                starts.push(index);
            }
        }
        starts
    }

    /// Whether "and" parts two clauses rather than two words.
    fn and_opens(&self, index: usize) -> bool {
        let Some(next) = self.words.get(index + 1) else { return false };
        if self.figure_at(index + 1).is_some() {
            return true;
        }
        let lexicon = self.lexicon;
        let opens = lexicon
            .events
            .class_of_word(&next.lower)
            .is_some_and(|_| next.lower.ends_with("ed") || lexicon.words.lemma(&next.lower) != next.lower && !next.lower.ends_with('s'))
            || lexicon.words.is_auxiliary(&next.lower)
            || next.is_any(&[
                "the", "a", "an", "this", "that", "these", "those", "he", "she", "it", "they", "we", "his", "her", "its", "their", "as", "at", "about", "up",
            ]);
        let start = self.clause_start_before(index);
        opens || self.has_figure(start..index) && self.has_figure(index..self.words.len())
    }

    fn clause_start_before(&self, index: usize) -> usize {
        (0..index).rev().find(|&at| self.words[at].is_any(&[",", ";", ":", "("])).map_or(0, |at| at + 1)
    }
}
