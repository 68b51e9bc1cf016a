//! The weights of a language, used where they lie.
//!
//! ```text
//! model   = magic shape stops length clitics words tag-rows step-rows label-rows
//! magic   = "gainsay.syntax/2"
//! shape   = log2 of the rows of each table and of the slots of the words: four bytes
//! stops   = for tags, moves and relations, how far ahead the first features must put a class to decide alone: four bytes each
//! length  = bytes of the clitics: four bytes; all numbers are little endian
//! clitics = endings, each with a line end
//! words   = slots of seven bytes, open addressing by hash: hash (four bytes, 0 is free), certain tag or 255, two clusters
//! rows    = see `table`
//! ```

use std::ops::Range;
use std::sync::LazyLock;

use super::features::{self, Known, LABEL, LabelSight, ROOT_TAG, STEP, StepSight, TAG, TagSight, View};
use super::shape::{Shape, Stops};
use super::table::{Moves, Sums, Wide};
use super::transition::{Move, State};
use super::{Clitics, Relation, Tag, Token, Tree, tokens};
use crate::claim::Figure;
use crate::sentence::Word;

const MAGIC: &[u8; 16] = b"gainsay.syntax/2";
const HEAD: usize = 36;
const SLOT: usize = 7;
/// Bytes of a row of tags, of moves and of relations.
pub const WIDTHS: [usize; 3] = [20, 4, 40];
const TAG_WIDTH: usize = WIDTHS[0];
const MOVE_WIDTH: usize = WIDTHS[1];
const LABEL_WIDTH: usize = WIDTHS[2];
const _: () = assert!(features::TAGS <= TAG_WIDTH && features::LABELS <= LABEL_WIDTH, "a lane for each class");
/// The tag of a word that is not certain.
pub(super) const UNCERTAIN: u8 = u8::MAX;

/// A model that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The first bytes are not those of a model.
    #[error("this is no syntax model, or one of another version")]
    Magic,
    /// It ends too early or goes on too long.
    #[error("the model has {found} bytes where its head says {expected}")]
    Length {
        /// Bytes that its head asks for.
        expected: usize,
        /// Bytes that there are.
        found: usize,
    },
}

/// A tagger and parser of one language.
#[derive(Clone, Debug)]
pub struct Model {
    clitics: Clitics,
    words: &'static [u8],
    slots: u32,
    tags: Wide<TAG_WIDTH>,
    steps: Moves,
    labels: Wide<LABEL_WIDTH>,
    stops: Stops,
}

impl Model {
    /// The English model that ships.
    ///
    /// # Panics
    /// Where the compiled-in model is malformed, which the tests rule out.
    #[must_use]
    pub fn english() -> &'static Self {
        static ENGLISH: LazyLock<Model> = LazyLock::new(|| Model::read(include_bytes!("../../models/en/syntax.bin")).expect("the model that ships is sound"));
        &ENGLISH
    }

    /// A model over these bytes.
    ///
    /// # Errors
    /// Where they are no model, or not all of one.
    pub fn read(bytes: &'static [u8]) -> Result<Self, ModelError> {
        let head: &[u8; HEAD] = bytes.first_chunk().filter(|head: &&[u8; HEAD]| head.starts_with(MAGIC)).ok_or(ModelError::Magic)?;
        let [tag, step, label, words] = [16, 17, 18, 19].map(|at| head[at]);
        let number = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
        if [tag, step, label, words].iter().any(|&log| log > 28) {
            return Err(ModelError::Magic);
        }
        let clitics = number(32) as usize;
        let lengths = [clitics, SLOT << words, TAG_WIDTH << tag, MOVE_WIDTH << step, LABEL_WIDTH << label];
        let expected = HEAD + lengths.iter().sum::<usize>();
        if bytes.len() != expected {
            return Err(ModelError::Length { expected, found: bytes.len() });
        }
        let mut at = HEAD;
        let mut part = |length: usize| {
            at += length;
            &bytes[at - length..at]
        };
        let [clitics, slots, tags, steps, labels] = lengths.map(&mut part);
        Ok(Self {
            clitics: Clitics::new(std::str::from_utf8(clitics).map_err(|_| ModelError::Magic)?.lines()),
            words: slots,
            slots: (1 << words) - 1,
            tags: Wide::new(tags),
            steps: Moves::new(steps),
            labels: Wide::new(labels),
            stops: Stops { tag: number(20), step: number(24), label: number(28) },
        })
    }

    /// The same model with other stops.
    #[must_use]
    pub fn stopping(self, stops: Stops) -> Self {
        Self { stops, ..self }
    }

    /// The bytes of a model: words with their certain tag and clusters, and rows of weights.
    ///
    /// # Panics
    /// Where a table is not as long as its shape says, or there are more words than slots.
    #[must_use]
    pub fn write(shape: Shape, clitics: &Clitics, words: &[(u32, Option<Tag>, [u8; 2])], rows: [&[u8]; 3], stops: Stops) -> Vec<u8> {
        let lines: String = clitics.iter().flat_map(|ending| [ending, "\n"]).collect();
        let mut bytes = MAGIC.to_vec();
        bytes.extend([shape.tag, shape.step, shape.label, shape.words]);
        bytes.extend([stops.tag, stops.step, stops.label].into_iter().flat_map(u32::to_le_bytes));
        bytes.extend(u32::try_from(lines.len()).expect("a few clitics").to_le_bytes());
        bytes.extend(lines.as_bytes());
        let mask = (1_usize << shape.words) - 1;
        assert!(words.len() <= mask, "{} words in {mask} slots", words.len());
        let mut slots = vec![[0_u8; SLOT]; mask + 1];
        for &(hash, tag, clusters) in words {
            let mut at = hash as usize & mask;
            while slots[at][..4] != [0; 4] {
                at = (at + 1) & mask;
            }
            let [a, b, c, d] = hash.to_le_bytes();
            slots[at] = [a, b, c, d, tag.map_or(UNCERTAIN, |tag| tag as u8), clusters[0], clusters[1]];
        }
        bytes.extend(slots.as_flattened());
        for (table, expected) in rows.into_iter().zip([TAG_WIDTH << shape.tag, MOVE_WIDTH << shape.step, LABEL_WIDTH << shape.label]) {
            assert_eq!(table.len(), expected, "a table has as many weights as its shape says");
            bytes.extend(table);
        }
        bytes
    }

    /// The tokens of a sentence.
    #[must_use]
    pub fn tokens<'w>(&self, words: &'w [Word<'w>], figures: &[(Figure, Range<usize>)]) -> Vec<Token<'w>> {
        tokens(words, figures, &self.clitics)
    }

    /// The tree of a sentence.
    #[must_use]
    pub fn tree<'w>(&self, words: &'w [Word<'w>], figures: &[(Figure, Range<usize>)]) -> Tree<'w> {
        self.tree_of(self.tokens(words, figures))
    }

    /// The tree of a sentence some of whose words, by their index, have a tag that is known before.
    #[must_use]
    pub fn tree_knowing<'w>(&self, words: &'w [Word<'w>], figures: &[(Figure, Range<usize>)], tags: &[(usize, Tag)]) -> Tree<'w> {
        let tokens = self.tokens(words, figures);
        let known = |token: &Token<'_>| tags.iter().find(|(word, _)| *word == token.words.start).map(|(_, tag)| *tag);
        let known: Vec<Option<Tag>> = if tags.is_empty() { Vec::new() } else { tokens.iter().map(known).collect() };
        self.parsed(tokens, &known)
    }

    /// The tree of these tokens.
    #[must_use]
    pub fn tree_of<'w>(&self, tokens: Vec<Token<'w>>) -> Tree<'w> {
        self.parsed(tokens, &[])
    }

    /// The tree of these tokens, given the tags that are known before.
    fn parsed<'w>(&self, tokens: Vec<Token<'w>>, known: &[Option<Tag>]) -> Tree<'w> {
        let (looks, mut certain) = features::looks(&tokens, |hash| self.word(hash));
        for (certain, known) in certain.iter_mut().zip(known) {
            *certain = known.or(*certain);
        }
        let mut tags = features::tags(&looks, &certain, |sight| self.tag(sight));
        tags.push(ROOT_TAG);
        let state = self.parse(&View::new(&looks, &tags));
        tags.pop();
        let count = tokens.len();
        let nodes = &state.nodes[..count];
        let heads = nodes.iter().map(|node| Some(node.head as usize).filter(|&head| head < count)).collect();
        let relations = nodes.iter().map(|node| Relation::from_repr(node.relation).unwrap_or_default()).collect();
        let tags = tags.into_iter().map(|tag| Tag::from_repr(tag).unwrap_or_default()).collect();
        Tree::new(tokens, tags, heads, relations)
    }

    /// The certain tag and the clusters of a word, by its hash.
    fn word(&self, hash: u32) -> Option<Known> {
        let wanted = hash.to_le_bytes();
        let mut at = hash & self.slots;
        loop {
            let start = at as usize * SLOT;
            let slot: &[u8; SLOT] = self.words.get(start..)?.first_chunk()?;
            if slot[..4] == wanted {
                return Some((Tag::from_repr(slot[4]), [slot[5], slot[6]]));
            }
            if slot[..4] == [0; 4] {
                return None;
            }
            at = (at + 1) & self.slots;
        }
    }

    fn tag(&self, sight: &TagSight<'_>) -> u8 {
        let mut sums = Sums::NONE;
        let mut rows = [0; TAG[0]];
        sight.first(&mut rows);
        self.tags.add(&rows, &mut sums);
        let (best, ahead) = sums.best();
        if ahead >= self.stops.tag {
            return best;
        }
        let mut rows = [0; TAG[1]];
        sight.rest(&mut rows);
        self.tags.add(&rows, &mut sums);
        sums.best().0
    }

    fn parse(&self, view: &View) -> State {
        let mut state = State::new(view.tokens());
        while !state.is_done() {
            let step = state.forced().unwrap_or_else(|| self.step(view, &state));
            let relation = state.arc(step).map_or(0, |(head, dependent)| self.relation(view, &state, head, dependent));
            state.apply(step, relation);
        }
        state
    }

    fn step(&self, view: &View, state: &State) -> Move {
        let sight = StepSight::new(view, state);
        let mut sums = [0; 3];
        let mut rows = [0; STEP[0]];
        sight.first(&mut rows);
        self.steps.add(&rows, &mut sums);
        let (best, ahead) = state.best(&sums);
        if ahead >= self.stops.step {
            return best;
        }
        let mut rows = [0; STEP[1]];
        sight.rest(&mut rows);
        self.steps.add(&rows, &mut sums);
        state.best(&sums).0
    }

    fn relation(&self, view: &View, state: &State, head: u32, dependent: u32) -> u8 {
        if head == state.count {
            return Relation::Root as u8;
        }
        let sight = LabelSight::new(view, state, head, dependent);
        let mut sums = Sums::NONE;
        let mut rows = [0; LABEL[0]];
        sight.first(&mut rows);
        self.labels.add(&rows, &mut sums);
        let (best, ahead) = sums.best();
        if ahead >= self.stops.label {
            return best;
        }
        let mut rows = [0; LABEL[1]];
        sight.rest(&mut rows);
        self.labels.add(&rows, &mut sums);
        sums.best().0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_model_are_refused() {
        assert_eq!(Model::read(b"").unwrap_err(), ModelError::Magic);
        assert_eq!(Model::read(b"gainsay.syntax/0--------------------").unwrap_err(), ModelError::Magic);
        let short: &[u8] = b"gainsay.syntax/2\x02\x02\x02\x02----------------";
        assert!(matches!(Model::read(short), Err(ModelError::Length { found: 36, .. })));
    }

    #[test]
    fn what_is_written_is_read() {
        let shape = Shape { tag: 2, step: 2, label: 2, words: 2 };
        let clitics = Clitics::new(["n't"]);
        let stops = Stops { tag: 1, step: 2, label: 3 };
        let (tags, moves, labels) = (vec![1; TAG_WIDTH << 2], vec![255; MOVE_WIDTH << 2], vec![0; LABEL_WIDTH << 2]);
        let words = [(5, Some(Tag::Verb), [1, 2]), (9, None, [3, 4])];
        let bytes = Model::write(shape, &clitics, &words, [&tags, &moves, &labels], stops).leak();
        let model = Model::read(bytes).unwrap();
        assert_eq!(model.clitics, clitics);
        assert_eq!(model.word(5), Some((Some(Tag::Verb), [1, 2])));
        assert_eq!(model.word(9), Some((None, [3, 4])), "the second of two words with one slot");
        assert_eq!(model.word(13), None);
        assert_eq!(model.stops, stops);
        let mut sums = [0; 3];
        model.steps.add(&[7], &mut sums);
        assert_eq!(sums, [0, -1, -1]);
    }
}
