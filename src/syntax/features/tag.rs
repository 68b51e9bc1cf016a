//! What the tagger sees of a token.

use super::super::Tag;
use super::{Look, ROOT_TAG, Rows, TAG};

/// A token among its neighbours, given the two tags before it.
#[derive(Clone, Copy, Debug)]
pub struct TagSight<'l> {
    me: &'l Look,
    left: &'l Look,
    right: &'l Look,
    far_left: &'l Look,
    far_right: &'l Look,
    one: u32,
    two: u32,
}

impl<'l> TagSight<'l> {
    /// What is seen of the token at `at`; the root's look stands last and is no neighbour.
    #[must_use]
    pub fn new(looks: &'l [Look], at: usize, before: [u8; 2]) -> Self {
        const NOTHING: &Look = &Look { word: 0, prefix: 0, short_end: 0, end: 0, shape: 0, clusters: [0; 2] };
        let words = &looks[..looks.len().saturating_sub(1)];
        let look = |offset: isize| at.checked_add_signed(offset).and_then(|at| words.get(at)).unwrap_or(NOTHING);
        let [one, two] = before.map(u32::from);
        Self { me: look(0), left: look(-1), right: look(1), far_left: look(-2), far_right: look(2), one, two }
    }

    /// The telling features.
    #[inline]
    pub fn first(&self, rows: &mut [u32; TAG[0]]) {
        let Self { me, right, one, two, .. } = *self;
        let mut add = Rows::behind(0, rows);
        add.push(me.word, 0, 0);
        add.push(me.word, one, two);
        add.push(me.word, right.word, 0);
        add.push(me.word, me.shape, 0);
        add.push(me.word, right.end, one);
        add.push(me.end, me.shape, 0);
        add.push(me.end, one, 0);
        add.push(me.short_end, me.shape, one);
        add.push(one, right.word, 0);
        add.push(me.clusters[1], me.shape, 0);
        add.push(me.clusters[1], one, 0);
        debug_assert_eq!(add.at, TAG[0], "each template fills one row");
    }

    /// The rest.
    #[inline]
    pub fn rest(&self, rows: &mut [u32; TAG[1]]) {
        let Self { me, left, right, one, two, .. } = *self;
        let mut add = Rows::behind(TAG[0] as u64, rows);
        add.push(me.word, one, 0);
        add.push(me.word, left.word, 0);
        add.push(me.prefix, me.end, 0);
        add.push(me.end, right.end, 0);
        add.push(me.prefix, 0, 0);
        add.push(me.shape, one, two);
        add.push(me.shape, left.shape, right.shape);
        add.push(one, two, 0);
        add.push(one, right.end, 0);
        add.push(left.word, 0, 0);
        add.push(right.word, 0, 0);
        add.push(self.far_left.word, 0, 0);
        add.push(self.far_right.word, 0, 0);
        add.push(left.word, right.word, 0);
        add.push(me.clusters[0], one, right.clusters[0]);
        add.push(me.clusters[0], me.short_end, right.shape);
        debug_assert_eq!(add.at, TAG[1], "each template fills one row");
    }
}

/// Tags from left to right; `choose` picks the tag of one token by what is seen of it where none is certain.
pub fn tags(looks: &[Look], certain: &[Option<Tag>], mut choose: impl FnMut(&TagSight<'_>) -> u8) -> Vec<u8> {
    let mut found = Vec::with_capacity(looks.len());
    let mut before = [ROOT_TAG; 2];
    for (at, certain) in certain.iter().enumerate() {
        let tag = certain.map_or_else(|| choose(&TagSight::new(looks, at, before)), |tag| tag as u8);
        found.push(tag);
        before = [tag, before[0]];
    }
    found
}
