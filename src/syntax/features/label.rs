//! What is seen of an arc before it is named.

use super::super::transition::{NONE, Node, State};
use super::{LABEL, Rows, Seen, View, child, distance};

/// A head and a dependent, their dependents so far, and the dependent's neighbours.
#[derive(Clone, Copy, Debug)]
pub struct LabelSight<'v> {
    view: &'v View,
    state: &'v State,
    h: &'v Seen,
    d: &'v Seen,
    above: &'v Node,
    below: &'v Node,
    /// Whether the dependent stands behind its head.
    right: u32,
    apart: u32,
    kinds: u32,
    marker: u32,
    first: (u32, u32),
    beside: u32,
}

impl<'v> LabelSight<'v> {
    /// What is seen of an arc that is about to be drawn.
    #[must_use]
    #[inline]
    pub fn new(view: &'v View, state: &'v State, head: u32, dependent: u32) -> Self {
        let (h, d) = (view.seen(head), view.seen(dependent));
        let (above, below) = (state.node(head), state.node(dependent));
        let right = u32::from(dependent > head);
        let apart = right << 4 | if right == 1 { distance(head, dependent) } else { distance(dependent, head) };
        let before = view.seen(dependent.checked_sub(1).unwrap_or(NONE)).tag;
        let after = if dependent + 1 < state.count { view.seen(dependent + 1).tag } else { 62 };
        Self {
            view,
            state,
            h,
            d,
            above,
            below,
            right,
            apart,
            kinds: h.tag << 8 | d.tag,
            marker: view.seen(below.outer[0]).word,
            first: child(view, state, below.outer[0]),
            beside: before << 8 | after,
        }
    }

    /// The telling features.
    #[inline]
    pub fn first(&self, rows: &mut [u32; LABEL[0]]) {
        let Self { h, d, above, below, right, apart, kinds, marker, first, beside, .. } = *self;
        let mut add = Rows::behind(0, rows);
        add.push(h.word, d.word, right);
        add.push(h.both, d.tag, right);
        add.push(h.tag, d.both, right);
        add.push(kinds, apart, 0);
        add.push(kinds, marker, right);
        add.push(kinds, beside, right);
        add.push(marker, d.tag, h.word);
        add.push(first.0 << 8 | first.1, kinds, right);
        add.push(above.relations[0], h.both, d.tag << 1 | right);
        add.push(above.relations[1], kinds, right);
        add.push(below.relations[0], kinds, right);
        add.push(d.class, marker, kinds);
        debug_assert_eq!(add.at, LABEL[0], "each template fills one row");
    }

    /// The rest.
    #[inline]
    pub fn rest(&self, rows: &mut [u32; LABEL[1]]) {
        let Self { view, state, h, d, above, below, right, apart, kinds, marker, .. } = *self;
        let last = child(view, state, below.outer[1]);
        let (h_left, h_right) = (child(view, state, above.outer[0]), child(view, state, above.outer[1]));
        let mut add = Rows::behind(LABEL[0] as u64, rows);
        add.push(d.both, apart, 0);
        add.push(h.both, right, 0);
        add.push(marker, d.word, right);
        add.push(marker, h.tag, right);
        add.push(h.end, d.tag, right);
        add.push(h.tag, d.end, right);
        add.push(h.end, d.end, right);
        add.push(last.0 << 8 | last.1, kinds, right);
        add.push(h_left.0 << 8 | h_left.1, kinds, right);
        add.push(h_right.0 << 8 | h_right.1, kinds, right);
        add.push(above.relations[0], kinds, right);
        add.push(h.cluster, d.cluster, right);
        add.push(h.class, d.both, right);
        add.push(h.both, d.class, d.tag << 1 | right);
        add.push(d.word, below.relations[1], right);
        add.push(h.tag, below.relations[0] | below.relations[1], d.tag << 1 | right);
        add.push(u32::from(above.valency[0].min(5)) << 8 | u32::from(above.valency[1].min(5)), kinds, right);
        debug_assert_eq!(add.at, LABEL[1], "each template fills one row");
    }
}
