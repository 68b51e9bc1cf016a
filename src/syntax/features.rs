//! What the tagger and the parser see: rows of the tables of weights, by hash.
//!
//! A feature is a template with the values in its slots, hashed to a row; what two features share a row for is learnt along with
//! them. The templates of moves follow Zhang and Nivre (2011). Training and parsing call the same functions.

use super::token::{Class, Token};
use super::transition::{NONE, State};

/// Features of one decision of the tagger.
pub const TAG: usize = 27;
/// Features of one move.
pub const STEP: usize = 60;
/// Features of one arc's relation.
pub const LABEL: usize = 29;
/// How many tags there are.
pub const TAGS: usize = <super::Tag as strum::EnumCount>::COUNT;
/// How many relations there are.
pub const LABELS: usize = <super::Relation as strum::EnumCount>::COUNT;
/// Bytes of a row of tags, of moves and of relations: with some to spare, so that a row is added up several classes at a time.
pub const WIDTHS: [usize; 3] = [20, 4, 40];
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
        if let Some(class) = token.class {
            let class = hash("figure") ^ (class as u32).wrapping_mul(0x9e37_79b1);
            return Self { word: class, prefix: 1, short_end: 1, end: class, shape: 1, clusters: [0; 2] };
        }
        let lower = token.lower;
        let cut = |from: usize| lower.char_indices().rev().nth(from).map_or(lower, |(at, _)| &lower[at..]);
        let prefix = lower.char_indices().nth(3).map_or(lower, |(at, _)| &lower[..at]);
        Self {
            word: hash(lower),
            prefix: hash(prefix),
            short_end: hash(cut(1)),
            end: hash(cut(2)),
            shape: shape(token.text, first),
            clusters: clusters.map(u32::from),
        }
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
        let known = if token.class.is_some() { None } else { known(hash(token.lower)) };
        certain.push(fixed_tag(token).or(known.and_then(|(tag, _)| tag)));
        looks.push(Look::at(token, looks.is_empty(), known.map_or([0; 2], |(_, clusters)| clusters)));
    }
    looks.push(Look::root());
    (looks, certain)
}

/// Fills rows of features one after another.
struct Rows<'r> {
    slots: &'r mut [u32],
    at: usize,
    template: u32,
}

impl Rows<'_> {
    #[inline]
    fn push(&mut self, a: u32, b: u32, c: u32) {
        self.template = self.template.wrapping_add(0x9e37_79b1);
        let mut hash = (a ^ self.template).wrapping_mul(0x85eb_ca6b);
        hash = (hash.rotate_left(13) ^ b).wrapping_mul(0xc2b2_ae35);
        hash = (hash.rotate_left(13) ^ c).wrapping_mul(0x27d4_eb2f);
        self.slots[self.at] = hash ^ hash >> 15;
        self.at += 1;
    }
}

/// Features of the tag of a token, given the two tags before it.
pub fn tag(looks: &[Look], at: usize, before: [u8; 2], rows: &mut [u32; TAG]) {
    let nothing = Look::default();
    // the root's look stands last and is no neighbour
    let look = |offset: isize| at.checked_add_signed(offset).and_then(|at| looks[..looks.len() - 1].get(at)).unwrap_or(&nothing);
    let (me, left, right) = (look(0), look(-1), look(1));
    let (one, two) = (u32::from(before[0]), u32::from(before[1]));
    let mut add = Rows { slots: rows, at: 0, template: 0 };
    add.push(me.word, 0, 0);
    add.push(me.word, one, 0);
    add.push(me.word, one, two);
    add.push(me.word, right.word, 0);
    add.push(me.word, left.word, 0);
    add.push(me.word, me.shape, 0);
    add.push(me.word, right.end, one);
    add.push(me.prefix, me.end, 0);
    add.push(me.end, me.shape, 0);
    add.push(me.end, one, 0);
    add.push(me.end, right.end, 0);
    add.push(me.short_end, me.shape, one);
    add.push(me.prefix, 0, 0);
    add.push(me.shape, one, two);
    add.push(me.shape, left.shape, right.shape);
    add.push(one, two, 0);
    add.push(one, right.word, 0);
    add.push(one, right.end, 0);
    add.push(left.word, 0, 0);
    add.push(right.word, 0, 0);
    add.push(look(-2).word, 0, 0);
    add.push(look(2).word, 0, 0);
    add.push(left.word, right.word, 0);
    add.push(me.clusters[0], one, right.clusters[0]);
    add.push(me.clusters[1], me.shape, 0);
    add.push(me.clusters[1], one, 0);
    add.push(me.clusters[0], me.short_end, right.shape);
    debug_assert_eq!(add.at, TAG);
}

/// What the parser sees of one token.
#[derive(Clone, Copy)]
struct Seen {
    word: u32,
    tag: u32,
    cluster: u32,
    both: u32,
}

/// What is seen of a sentence while it is parsed: looks and tags, those of the root last.
#[derive(Clone, Copy, Debug)]
pub struct View<'v> {
    /// Looks.
    pub looks: &'v [Look],
    /// Tags by number; the root's is beyond those of words.
    pub tags: &'v [u8],
}

impl View<'_> {
    #[inline]
    fn seen(&self, token: u32) -> Seen {
        if token == NONE {
            return Seen { word: 3, tag: 63, cluster: 0, both: 3 };
        }
        let (look, tag) = (&self.looks[token as usize], u32::from(self.tags[token as usize]));
        Seen { word: look.word, tag, cluster: look.clusters[1] << 8 | tag, both: look.word ^ (tag + 1).wrapping_mul(0x9e37_79b1) }
    }

    #[inline]
    fn tag(&self, token: u32) -> u32 {
        if token == NONE { 63 } else { u32::from(self.tags[token as usize]) }
    }

    /// The tag and the relation of a dependent.
    #[inline]
    fn child(&self, state: &State, token: u32) -> (u32, u32) {
        if token == NONE { (63, 63) } else { (self.tag(token), u32::from(state.nodes[token as usize].relation)) }
    }

    #[inline]
    fn word(&self, token: u32) -> u32 {
        if token == NONE { 3 } else { self.looks[token as usize].word }
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

/// Features of the next move.
pub fn step(view: View<'_>, state: &State, rows: &mut [u32; STEP]) {
    let (s0, s1, s2) = (state.below(0), state.below(1), state.below(2));
    let (b0, b1, b2) = (state.ahead(0), state.ahead(1), state.ahead(2));
    let node = |token: u32| if token == NONE { super::transition::Node::default() } else { state.nodes[token as usize] };
    let (top, under, next) = (node(s0), node(s1), node(b0));
    let (s0_, s1_, b0_, b1_) = (view.seen(s0), view.seen(s1), view.seen(b0), view.seen(b1));
    let (t2, u2) = (view.tag(s2), view.tag(b2));
    let apart = if s0 == NONE || b0 == NONE { 8 } else { distance(s0, b0) };
    let gap = if s0 == NONE || s1 == NONE { 8 } else { distance(s1, s0) };
    let (left, right) = (view.child(state, top.outer[0]), view.child(state, top.outer[1]));
    let (left_in, right_in) = (view.child(state, top.inner[0]), view.child(state, top.inner[1]));
    let (under_left, under_right) = (view.child(state, under.outer[0]), view.child(state, under.outer[1]));
    let next_left = view.child(state, next.outer[0]);
    let valency = |node: &super::transition::Node, side: usize| u32::from(node.valency[side].min(5));
    let mut add = Rows { slots: rows, at: 0, template: 0 };
    // single tokens
    for token in [s0_, s1_, b0_, b1_] {
        add.push(token.both, 0, 0);
        add.push(token.word, 0, 0);
        add.push(token.tag, token.cluster, 0);
    }
    add.push(view.word(s2), t2, 0);
    add.push(view.word(b2), u2, 0);
    // pairs
    add.push(s0_.both, b0_.both, 0);
    add.push(s0_.both, b0_.word, 0);
    add.push(s0_.word, b0_.both, 0);
    add.push(s0_.both, b0_.tag, 0);
    add.push(s0_.tag, b0_.both, 0);
    add.push(s0_.tag, b0_.tag, apart);
    add.push(s0_.cluster, b0_.cluster, 0);
    add.push(b0_.both, b1_.tag, s0_.tag);
    add.push(b0_.tag, b1_.both, s0_.tag);
    add.push(s1_.both, s0_.tag, gap);
    add.push(s1_.tag, s0_.both, gap);
    add.push(s1_.both, s0_.both, 0);
    add.push(s1_.cluster, s0_.cluster, b0_.tag);
    add.push(s1_.both, b0_.both, s0_.tag);
    // triples of tags
    add.push(b0_.tag << 8 | b1_.tag, u2, s0_.tag);
    add.push(s0_.tag, b0_.tag, b1_.tag);
    add.push(s1_.tag, s0_.tag, b0_.tag);
    add.push(t2 << 8 | s1_.tag, s0_.tag, b0_.tag);
    add.push(s1_.tag << 8 | s0_.tag, b0_.tag, b1_.tag);
    add.push(s1_.both, s0_.tag, b0_.tag);
    add.push(s1_.tag, s0_.tag, b0_.both);
    add.push(s1_.tag, s0_.both, b0_.tag);
    // distance and valency
    add.push(s0_.word, apart, 1);
    add.push(b0_.word, apart, 2);
    add.push(s0_.both, valency(&top, 0), valency(&top, 1));
    add.push(s0_.tag, valency(&top, 0), b0_.tag << 8 | valency(&top, 1));
    add.push(b0_.both, valency(&next, 0), 0);
    add.push(s1_.both, valency(&under, 1), s0_.tag);
    // dependents
    add.push(s0_.tag << 8 | left.0, left.1, b0_.tag);
    add.push(s0_.tag << 8 | right.0, right.1, b0_.tag);
    add.push(s0_.tag << 8 | b0_.tag, next_left.0, next_left.1);
    add.push(s1_.tag << 8 | s0_.tag, under_right.0, under_right.1);
    add.push(s1_.tag << 8 | s0_.tag, left.0, left.1);
    add.push(s1_.tag << 8 | s0_.tag, under_left.0, under_left.1);
    add.push(view.word(top.outer[0]), s0_.tag, b0_.tag);
    add.push(view.word(top.outer[1]), s0_.both, b0_.tag);
    add.push(view.word(next.outer[0]), s0_.tag, b0_.tag);
    add.push(view.word(top.outer[0]), s1_.both, s0_.tag);
    add.push(view.word(top.outer[0]), s1_.tag, s0_.word);
    add.push(left.1 << 8 | left_in.1, right.1 << 8 | right_in.1, s0_.tag);
    add.push(s0_.both, top.relations[0], b0_.tag);
    add.push(s0_.tag, top.relations[1], b0_.tag);
    add.push(b0_.tag, next.relations[0], s0_.tag);
    add.push(s1_.both, under.relations[1], s0_.tag);
    add.push(s1_.tag << 8 | s0_.tag, top.relations[0], under.relations[1]);
    add.push(s0_.both, b0_.tag, b1_.tag);
    debug_assert_eq!(add.at, STEP, "each template fills one row");
}

/// Features of the relation of an arc that is about to be drawn.
pub fn label(view: View<'_>, state: &State, head: u32, dependent: u32, rows: &mut [u32; LABEL]) {
    let (h, d) = (view.seen(head), view.seen(dependent));
    let (above, below) = (state.nodes[head as usize], state.nodes[dependent as usize]);
    let right = u32::from(dependent > head);
    let apart = right << 4 | if right == 1 { distance(head, dependent) } else { distance(dependent, head) };
    let (first, last) = (view.child(state, below.outer[0]), view.child(state, below.outer[1]));
    let marker = view.word(below.outer[0]);
    let (h_left, h_right) = (view.child(state, above.outer[0]), view.child(state, above.outer[1]));
    let end = |token: u32| view.looks[token as usize].end;
    let beside = |token: u32| if token == NONE { 63 } else { view.tag(token) };
    let before = beside(dependent.checked_sub(1).unwrap_or(NONE));
    let after = if dependent + 1 < state.count { view.tag(dependent + 1) } else { 62 };
    let kinds = h.tag << 8 | d.tag;
    let class = |token: u32| view.looks[token as usize].clusters[0];
    let mut add = Rows { slots: rows, at: 0, template: 0 };
    add.push(h.word, d.word, right);
    add.push(h.both, d.tag, right);
    add.push(h.tag, d.both, right);
    add.push(kinds, apart, 0);
    add.push(kinds, marker, right);
    add.push(kinds, before << 8 | after, right);
    add.push(d.both, apart, 0);
    add.push(h.both, right, 0);
    add.push(marker, d.tag, h.word);
    add.push(marker, d.word, right);
    add.push(marker, h.tag, right);
    add.push(end(head), d.tag, right);
    add.push(h.tag, end(dependent), right);
    add.push(end(head), end(dependent), right);
    add.push(first.0 << 8 | first.1, kinds, right);
    add.push(last.0 << 8 | last.1, kinds, right);
    add.push(h_left.0 << 8 | h_left.1, kinds, right);
    add.push(h_right.0 << 8 | h_right.1, kinds, right);
    add.push(above.relations[0], kinds, right);
    add.push(above.relations[1], kinds, right);
    add.push(below.relations[0], kinds, right);
    add.push(above.relations[0], h.both, d.tag << 1 | right);
    add.push(h.cluster, d.cluster, right);
    add.push(class(head), d.both, right);
    add.push(h.both, class(dependent), d.tag << 1 | right);
    add.push(class(dependent), marker, kinds);
    add.push(d.word, below.relations[1], right);
    add.push(h.tag, below.relations[0] | below.relations[1], d.tag << 1 | right);
    add.push(u32::from(above.valency[0].min(5)) << 8 | u32::from(above.valency[1].min(5)), kinds, right);
    debug_assert_eq!(add.at, LABEL, "each template fills one row");
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
