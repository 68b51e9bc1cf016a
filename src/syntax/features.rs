//! What the tagger and the parser see: rows of the tables of weights, by hash.
//!
//! A feature is a template with the values in its slots, hashed to a row; what two features share a row for is learnt along with
//! them. The templates of moves follow Zhang and Nivre (2011). Training and parsing call the same functions.
//!
//! Templates come in two parts, the telling ones first: where these decide by a margin that the model knows to be safe, the rest is
//! not looked at (Strubell and others 2015).

mod label;
mod step;
mod tag;

pub use label::LabelSight;
pub use step::StepSight;
pub use tag::{TagSight, tags};

use super::token::{Class, Token};
use super::transition::NONE;

/// Features of one decision of the tagger: the telling ones, and the rest.
pub const TAG: [usize; 2] = [11, 16];
/// Features of one move.
pub const STEP: [usize; 2] = [24, 36];
/// Features of one arc's relation.
pub const LABEL: [usize; 2] = [12, 17];
/// How many tags there are.
pub const TAGS: usize = <super::Tag as strum::EnumCount>::COUNT;
/// How many relations there are.
pub const LABELS: usize = <super::Relation as strum::EnumCount>::COUNT;
/// The number of the root's tag, beyond those of words.
pub const ROOT_TAG: u8 = 32;

/// What is seen of a token: hashes of its form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// The word, or the class of a figure.
    word: u32,
    /// First letters.
    prefix: u32,
    /// Last two letters.
    short_end: u32,
    /// Last three letters.
    end: u32,
    /// Capital, digit, hyphen, all capitals, no letter, full stop.
    shape: u32,
    /// The word's cluster, coarse and fine; nothing for a word that has none.
    clusters: [u32; 2],
}

/// Hash of a text (FNV-1a).
#[must_use]
pub fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl Look {
    /// What is seen of a token; `first` tells that it opens the sentence, `clusters` are its word's.
    #[must_use]
    pub fn at(token: &Token<'_>, first: bool, clusters: [u8; 2]) -> Self {
        Self::of(token, hash(token.lower), first, clusters)
    }

    /// The same of a token whose word has this hash.
    fn of(token: &Token<'_>, word: u32, first: bool, clusters: [u8; 2]) -> Self {
        if let Some(class) = token.class {
            let class = hash("figure") ^ (class as u32).wrapping_mul(0x9e37_79b1);
            return Self { word: class, prefix: 1, short_end: 1, end: class, shape: 1, clusters: [0; 2] };
        }
        let lower = token.lower;
        let cut = |from: usize| lower.char_indices().rev().nth(from).map_or(lower, |(at, _)| &lower[at..]);
        let prefix = lower.char_indices().nth(3).map_or(lower, |(at, _)| &lower[..at]);
        Self { word, prefix: hash(prefix), short_end: hash(cut(1)), end: hash(cut(2)), shape: shape(token.text, first), clusters: clusters.map(u32::from) }
    }

    /// What is seen of the root, and of no token.
    fn root() -> Self {
        Self { word: 2, prefix: 2, short_end: 2, end: 2, shape: 2, clusters: [0; 2] }
    }

    /// The hash of the word.
    #[must_use]
    pub fn word(&self) -> u32 {
        self.word
    }
}

fn shape(text: &str, first: bool) -> u32 {
    let capital = text.chars().next().is_some_and(char::is_uppercase);
    let letters = text.chars().any(char::is_alphabetic);
    let all = letters && text.chars().nth(1).is_some() && !text.chars().any(char::is_lowercase);
    let digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let stop = text.len() > 1 && text.ends_with('.');
    [capital, letters, all, digit, stop, first].into_iter().enumerate().fold(4, |shape, (bit, holds)| shape | u32::from(holds) << (bit + 4))
}

/// What a model knows of a word: its certain tag, if it has one, and its clusters.
pub type Known = (Option<super::Tag>, [u8; 2]);

/// The looks of a sentence, those of the root behind them, and the tags that are certain; `known` asks for a word by its hash.
#[must_use]
pub fn looks(tokens: &[Token<'_>], known: impl Fn(u32) -> Option<Known>) -> (Vec<Look>, Vec<Option<super::Tag>>) {
    let mut certain = Vec::with_capacity(tokens.len());
    let mut looks: Vec<Look> = Vec::with_capacity(tokens.len() + 1);
    for token in tokens {
        let word = hash(token.lower);
        let known = if token.class.is_some() { None } else { known(word) };
        certain.push(fixed_tag(token).or(known.and_then(|(tag, _)| tag)));
        looks.push(Look::of(token, word, looks.is_empty(), known.map_or([0; 2], |(_, clusters)| clusters)));
    }
    looks.push(Look::root());
    (looks, certain)
}

/// Fills rows of features one after another.
struct Rows<'r, const N: usize> {
    slots: &'r mut [u32; N],
    at: usize,
    template: u64,
}

impl<'r, const N: usize> Rows<'r, N> {
    /// Rows of templates of which so many came before.
    #[inline]
    fn behind(templates: u64, slots: &'r mut [u32; N]) -> Self {
        Self { slots, at: 0, template: templates.wrapping_mul(TEMPLATE) }
    }

    /// Multilinear hashing (Carter and Wegman 1979): products of what several templates have in common are made once.
    #[inline]
    fn push(&mut self, a: u32, b: u32, c: u32) {
        self.template = self.template.wrapping_add(TEMPLATE);
        let product = |slot: u32, factor: u64| u64::from(slot).wrapping_mul(factor);
        let sum = self.template.wrapping_add(product(a, FACTORS[0])).wrapping_add(product(b, FACTORS[1])).wrapping_add(product(c, FACTORS[2]));
        self.slots[self.at] = (sum >> 32) as u32;
        self.at += 1;
    }
}

/// What tells templates apart, and the factors of their slots: odd numbers without a pattern.
const TEMPLATE: u64 = 0x9e37_79b9_7f4a_7c15;
const FACTORS: [u64; 3] = [0xd6e8_feb8_6659_fd93, 0xc2b2_ae3d_27d4_eb4f, 0xa076_1d64_78bd_642f];

/// What the parser sees of one token.
#[derive(Clone, Copy, Debug)]
struct Seen {
    word: u32,
    tag: u32,
    end: u32,
    /// The coarse cluster, and the fine one with the tag.
    class: u32,
    cluster: u32,
    /// Word and tag.
    both: u32,
}

/// Where no token stands.
const ABSENT: Seen = Seen { word: 3, tag: 63, end: 3, class: 0, cluster: 0, both: 3 };

/// What is seen of a sentence while it is parsed; the root stands last.
#[derive(Clone, Debug)]
pub struct View(Vec<Seen>);

impl View {
    /// Looks with the tags that go with them, by number; the root's is [`ROOT_TAG`].
    #[must_use]
    pub fn new(looks: &[Look], tags: &[u8]) -> Self {
        let seen = |(look, &tag): (&Look, &u8)| {
            let tag = u32::from(tag);
            let both = look.word ^ (tag + 1).wrapping_mul(0x9e37_79b1);
            Seen { word: look.word, tag, end: look.end, class: look.clusters[0], cluster: look.clusters[1] << 8 | tag, both }
        };
        Self(looks.iter().zip(tags).map(seen).collect())
    }

    /// How many tokens there are.
    #[must_use]
    pub fn tokens(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    #[inline]
    fn seen(&self, token: u32) -> &Seen {
        self.0.get(token as usize).unwrap_or(&ABSENT)
    }
}

fn distance(from: u32, to: u32) -> u32 {
    match to.saturating_sub(from) {
        far @ 0..=4 => far,
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}

/// The tag and the relation of a dependent.
#[inline]
fn child(view: &View, state: &super::transition::State, token: u32) -> (u32, u32) {
    let relation = if token == NONE { 63 } else { u32::from(state.node(token).relation) };
    (view.seen(token).tag, relation)
}

/// The tag of a figure's token, which its class alone decides: what counts is a number, what measures stands where a noun does.
#[must_use]
pub fn fixed_tag(token: &Token<'_>) -> Option<super::Tag> {
    token.class.map(|class| match class {
        Class::Adjective => super::Tag::Adj,
        Class::Count => super::Tag::Num,
        Class::Share | Class::Money | Class::Measure | Class::Age => super::Tag::Sym,
        Class::Date | Class::Time | Class::Other => super::Tag::X,
    })
}
