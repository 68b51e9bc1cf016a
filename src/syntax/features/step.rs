//! What the parser sees of a state before it moves.

use super::super::transition::{NONE, Node, State};
use super::{Rows, STEP, Seen, View, child, distance};

/// Three tokens of the stack, three that come, and their dependents so far.
#[derive(Clone, Copy, Debug)]
pub struct StepSight<'v> {
    view: &'v View,
    state: &'v State,
    s0: &'v Seen,
    s1: &'v Seen,
    b0: &'v Seen,
    b1: &'v Seen,
    far: [&'v Seen; 2],
    top: &'v Node,
    under: &'v Node,
    next: &'v Node,
    left: (u32, u32),
    /// Distances from the top of the stack to the next token, and to the one below it.
    apart: [u32; 2],
}

impl<'v> StepSight<'v> {
    /// What is seen of a state.
    #[must_use]
    #[inline]
    pub fn new(view: &'v View, state: &'v State) -> Self {
        let [s0, s1, s2] = [0, 1, 2].map(|depth| state.below(depth));
        let [b0, b1, b2] = [0, 1, 2].map(|ahead| state.ahead(ahead));
        let top = state.node(s0);
        let apart = |from: u32, to: u32| if from == NONE || to == NONE { 8 } else { distance(from, to) };
        Self {
            view,
            state,
            s0: view.seen(s0),
            s1: view.seen(s1),
            b0: view.seen(b0),
            b1: view.seen(b1),
            far: [view.seen(s2), view.seen(b2)],
            top,
            under: state.node(s1),
            next: state.node(b0),
            left: child(view, state, top.outer[0]),
            apart: [apart(s0, b0), apart(s1, s0)],
        }
    }

    /// The telling features.
    #[inline]
    pub fn first(&self, rows: &mut [u32; STEP[0]]) {
        let Self { s0, s1, b0, b1, far, top, under, next, left, apart, .. } = *self;
        let mut add = Rows::behind(0, rows);
        // tags, with a word among them
        add.push(b0.tag << 8 | b1.tag, far[1].tag, s0.tag);
        add.push(far[0].tag << 8 | s1.tag, s0.tag, b0.tag);
        add.push(s1.tag << 8 | s0.tag, b0.tag, b1.tag);
        add.push(s1.both, s0.tag, b0.tag);
        add.push(s1.tag, s0.tag, b0.both);
        add.push(s1.tag, s0.both, b0.tag);
        add.push(s0.both, b0.tag, b1.tag);
        add.push(b0.both, b1.tag, s0.tag);
        add.push(b0.tag, b1.both, s0.tag);
        // pairs
        add.push(s0.both, b0.tag, 0);
        add.push(s0.tag, b0.both, 0);
        add.push(s0.tag, b0.tag, apart[0]);
        add.push(s1.both, s0.tag, apart[1]);
        add.push(s1.tag, s0.both, apart[1]);
        add.push(s0.cluster, b0.cluster, 0);
        add.push(s1.cluster, s0.cluster, b0.tag);
        // valency and dependents
        add.push(s0.tag, valency(top, 0), b0.tag << 8 | valency(top, 1));
        add.push(s1.both, valency(under, 1), s0.tag);
        add.push(b0.both, valency(next, 0), 0);
        add.push(s0.both, top.relations[0], b0.tag);
        add.push(s1.tag << 8 | s0.tag, top.relations[0], under.relations[1]);
        add.push(s0.tag << 8 | left.0, left.1, b0.tag);
        add.push(b0.tag, next.relations[0], s0.tag);
        add.push(s1.both, under.relations[1], s0.tag);
        debug_assert_eq!(add.at, STEP[0], "each template fills one row");
    }

    /// The rest.
    #[inline]
    pub fn rest(&self, rows: &mut [u32; STEP[1]]) {
        let Self { view, state, s0, s1, b0, b1, far, top, under, next, left, apart } = *self;
        let right = child(view, state, top.outer[1]);
        let (left_in, right_in) = (child(view, state, top.inner[0]), child(view, state, top.inner[1]));
        let (under_left, under_right) = (child(view, state, under.outer[0]), child(view, state, under.outer[1]));
        let next_left = child(view, state, next.outer[0]);
        let word = |token: u32| view.seen(token).word;
        let mut add = Rows::behind(STEP[0] as u64, rows);
        // single tokens
        for token in [s0, s1, b0, b1] {
            add.push(token.both, 0, 0);
            add.push(token.word, 0, 0);
            add.push(token.tag, token.cluster, 0);
        }
        add.push(far[0].word, far[0].tag, 0);
        add.push(far[1].word, far[1].tag, 0);
        // pairs and triples
        add.push(s0.both, b0.both, 0);
        add.push(s0.both, b0.word, 0);
        add.push(s0.word, b0.both, 0);
        add.push(s1.both, s0.both, 0);
        add.push(s1.both, b0.both, s0.tag);
        add.push(s0.tag, b0.tag, b1.tag);
        add.push(s1.tag, s0.tag, b0.tag);
        // distance and valency
        add.push(s0.word, apart[0], 1);
        add.push(b0.word, apart[0], 2);
        add.push(s0.both, valency(top, 0), valency(top, 1));
        // dependents
        add.push(s0.tag << 8 | right.0, right.1, b0.tag);
        add.push(s0.tag << 8 | b0.tag, next_left.0, next_left.1);
        add.push(s1.tag << 8 | s0.tag, under_right.0, under_right.1);
        add.push(s1.tag << 8 | s0.tag, left.0, left.1);
        add.push(s1.tag << 8 | s0.tag, under_left.0, under_left.1);
        add.push(word(top.outer[0]), s0.tag, b0.tag);
        add.push(word(top.outer[1]), s0.both, b0.tag);
        add.push(word(next.outer[0]), s0.tag, b0.tag);
        add.push(word(top.outer[0]), s1.both, s0.tag);
        add.push(word(top.outer[0]), s1.tag, s0.word);
        add.push(left.1 << 8 | left_in.1, right.1 << 8 | right_in.1, s0.tag);
        add.push(s0.tag, top.relations[1], b0.tag);
        debug_assert_eq!(add.at, STEP[1], "each template fills one row");
    }
}

fn valency(node: &Node, side: usize) -> u32 {
    u32::from(node.valency[side].min(5))
}
