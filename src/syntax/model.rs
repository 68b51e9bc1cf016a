//! The weights of a language, used where they lie.
//!
//! ```text
//! model   = magic shape lengths clitics words tag-rows step-rows label-rows
//! magic   = "gainsay.syntax/1"
//! shape   = log2 of the rows of each table and of the slots of the words: four bytes
//! lengths = bytes of the clitics: four bytes, little endian
//! clitics = endings, each with a line end
//! words   = slots of seven bytes, open addressing by hash: hash (four bytes, 0 is free), certain tag or 255, two clusters
//! rows    = one signed byte a class, whose square with its sign is the weight, and some to spare
//! ```

use std::ops::Range;
use std::sync::LazyLock;

use strum::EnumCount as _;

use super::features::{self, Known, LABEL, Look, ROOT_TAG, STEP, TAG, View, WIDTHS};
use super::transition::{Move, State};
use super::{Clitics, Relation, Tag, Token, Tree, tokens};
use crate::claim::Figure;
use crate::sentence::Word;

const MAGIC: &[u8; 16] = b"gainsay.syntax/1";
const HEAD: usize = 24;
const SLOT: usize = 7;
const TAG_WIDTH: usize = WIDTHS[0];
const MOVE_WIDTH: usize = WIDTHS[1];
const LABEL_WIDTH: usize = WIDTHS[2];
/// The tag of a word that is not certain.
pub(super) const UNCERTAIN: u8 = u8::MAX;

/// How large the tables are, each as a power of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Rows of the tagger.
    pub tag: u8,
    /// Rows of the moves.
    pub step: u8,
    /// Rows of the relations.
    pub label: u8,
    /// Slots of the words.
    pub words: u8,
}

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

/// A table of rows of `CLASSES` weights, in rows of `WIDTH` bytes.
#[derive(Clone, Copy, Debug)]
pub struct Weights<const CLASSES: usize, const WIDTH: usize> {
    bytes: &'static [u8],
    mask: u32,
}

impl<const CLASSES: usize, const WIDTH: usize> Weights<CLASSES, WIDTH> {
    /// The sum of each class over these rows.
    #[inline]
    fn sums(&self, rows: &[u32]) -> [i32; CLASSES] {
        let mut sums = [0_i32; WIDTH];
        for &row in rows {
            let at = (row & self.mask) as usize * WIDTH;
            let Some(weights) = self.bytes.get(at..).and_then(<[u8]>::first_chunk::<WIDTH>) else { continue };
            for (sum, &weight) in sums.iter_mut().zip(weights) {
                // 127 squared is a number of sixteen bits
                let root = i16::from(weight.cast_signed());
                *sum += i32::from(root * root.abs());
            }
        }
        std::array::from_fn(|class| sums[class])
    }
}

/// The class of the greatest sum; the first of equals.
#[must_use]
pub fn best(sums: &[i32]) -> usize {
    sums.iter().enumerate().fold((0, i32::MIN), |best, (class, &sum)| if sum > best.1 { (class, sum) } else { best }).0
}

/// A tagger and parser of one language.
#[derive(Clone, Debug)]
pub struct Model {
    clitics: Clitics,
    words: &'static [u8],
    slots: u32,
    tags: Weights<{ Tag::COUNT }, TAG_WIDTH>,
    steps: Weights<3, MOVE_WIDTH>,
    labels: Weights<{ Relation::COUNT }, LABEL_WIDTH>,
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
        let [.., tag, step, label, words, c0, c1, c2, c3] = *head;
        if [tag, step, label, words].iter().any(|&log| log > 28) {
            return Err(ModelError::Magic);
        }
        let clitics = u32::from_le_bytes([c0, c1, c2, c3]) as usize;
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
        let mask = |log: u8| (1_u32 << log) - 1;
        Ok(Self {
            clitics: Clitics::new(std::str::from_utf8(clitics).map_err(|_| ModelError::Magic)?.lines()),
            words: slots,
            slots: mask(words),
            tags: Weights { bytes: tags, mask: mask(tag) },
            steps: Weights { bytes: steps, mask: mask(step) },
            labels: Weights { bytes: labels, mask: mask(label) },
        })
    }

    /// The bytes of a model: words with their certain tag and clusters, and rows of weights, a signed byte a class.
    ///
    /// # Panics
    /// Where a table is not as long as its shape says, or there are more words than slots.
    #[must_use]
    pub fn write(shape: Shape, clitics: &Clitics, words: &[(u32, Option<Tag>, [u8; 2])], rows: [&[i8]; 3]) -> Vec<u8> {
        let lines: String = clitics.iter().flat_map(|ending| [ending, "\n"]).collect();
        let mut bytes = MAGIC.to_vec();
        bytes.extend([shape.tag, shape.step, shape.label, shape.words]);
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
            bytes.extend(table.iter().map(|weight| weight.cast_unsigned()));
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

    /// The tree of these tokens.
    #[must_use]
    pub fn tree_of<'w>(&self, tokens: Vec<Token<'w>>) -> Tree<'w> {
        let (looks, certain) = features::looks(&tokens, |hash| self.word(hash));
        let mut tags = tags(&looks, &certain, |rows| u8::try_from(best(&self.tags.sums(rows))).unwrap_or_default());
        tags.push(ROOT_TAG);
        let state = self.parse(View { looks: &looks, tags: &tags });
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

    fn parse(&self, view: View<'_>) -> State {
        let mut state = State::new(view.looks.len() - 1);
        let (mut steps, mut labels) = ([0; STEP], [0; LABEL]);
        while !state.is_done() {
            features::step(view, &state, &mut steps);
            let sums = self.steps.sums(&steps);
            let allowed = Move::ALL.into_iter().filter(|&step| state.allows(step));
            let Some(step) = allowed.rev().max_by_key(|&step| sums[step as usize]) else { break };
            let relation = state.arc(step).map_or(0, |(head, dependent)| self.relation(view, &state, head, dependent, &mut labels));
            state.apply(step, relation);
        }
        state
    }

    fn relation(&self, view: View<'_>, state: &State, head: u32, dependent: u32, rows: &mut [u32; LABEL]) -> u8 {
        if head == state.count {
            return Relation::Root as u8;
        }
        features::label(view, state, head, dependent, rows);
        u8::try_from(best(&self.labels.sums(rows))).unwrap_or_default()
    }
}

/// Tags from left to right; `choose` picks the tag of one token by its features where none is certain.
pub fn tags(looks: &[Look], certain: &[Option<Tag>], mut choose: impl FnMut(&[u32; TAG]) -> u8) -> Vec<u8> {
    let mut found = Vec::with_capacity(looks.len());
    let mut rows = [0; TAG];
    let mut before = [ROOT_TAG; 2];
    for (at, certain) in certain.iter().enumerate() {
        let tag = certain.map_or_else(
            || {
                features::tag(looks, at, before, &mut rows);
                choose(&rows)
            },
            |tag| tag as u8,
        );
        found.push(tag);
        before = [tag, before[0]];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_model_are_refused() {
        assert_eq!(Model::read(b"").unwrap_err(), ModelError::Magic);
        assert_eq!(Model::read(b"gainsay.syntax/0--------").unwrap_err(), ModelError::Magic);
        let short: &[u8] = b"gainsay.syntax/1\x02\x02\x02\x02\0\0\0\0";
        assert!(matches!(Model::read(short), Err(ModelError::Length { found: 24, .. })));
    }

    #[test]
    fn what_is_written_is_read() {
        let shape = Shape { tag: 2, step: 2, label: 2, words: 2 };
        let clitics = Clitics::new(["n't"]);
        let (tags, steps, labels) = (vec![1; TAG_WIDTH << 2], vec![-1; MOVE_WIDTH << 2], vec![0; LABEL_WIDTH << 2]);
        let words = [(5, Some(Tag::Verb), [1, 2]), (9, None, [3, 4])];
        let bytes = Model::write(shape, &clitics, &words, [&tags, &steps, &labels]).leak();
        let model = Model::read(bytes).unwrap();
        assert_eq!(model.clitics, clitics);
        assert_eq!(model.word(5), Some((Some(Tag::Verb), [1, 2])));
        assert_eq!(model.word(9), Some((None, [3, 4])), "the second of two words with one slot");
        assert_eq!(model.word(13), None);
        assert_eq!(model.steps.sums(&[7]), [-1, -1, -1]);
    }
}
