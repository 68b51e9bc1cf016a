//! The features of one tuple after the other, without working out anything twice.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

use super::account::{Account, Tuple};
use super::company::Company;
use super::cue::{self, Cues};
use super::feature::{MEMBER, NAMES, PAIR, flag, of_member, of_pair, of_tuple};
use super::judge::Joints;
use super::phrase::Weights;

/// The values of tuples as joints, one after the other: what two figures are to each other, and what each is by itself, is worked out once
/// for those that follow from the figures of one sentence.
#[derive(Debug)]
pub struct Values<'a> {
    account: &'a Account<'a>,
    company: &'a Company,
    /// What says how much words weigh.
    joints: &'a Joints,
    weights: Weights,
    /// The sentence that what is kept belongs to.
    sentence: Option<usize>,
    /// What is kept, and where that of each two figures and of each figure begins.
    kept: Vec<f32>,
    pairs: HashMap<(usize, usize), usize, BuildHasherDefault<Mixed>>,
    members: HashMap<usize, usize, BuildHasherDefault<Mixed>>,
    row: Vec<f32>,
}

/// A hash of numbers of nodes, which nobody chooses.
#[derive(Debug, Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_usize(usize::from(byte));
        }
    }

    fn write_usize(&mut self, number: usize) {
        // an odd number without a pattern: the high bits of the product tell neighbours apart
        self.0 = (self.0.rotate_left(32) ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

impl<'a> Values<'a> {
    /// Of the tuples of an account.
    #[must_use]
    pub fn new(account: &'a Account<'a>, company: &'a Company, joints: &'a Joints) -> Self {
        Self {
            account,
            company,
            joints,
            weights: Weights::default(),
            sentence: None,
            kept: Vec::new(),
            pairs: HashMap::default(),
            members: HashMap::default(),
            row: Vec::with_capacity(NAMES.len()),
        }
    }

    /// The values of a tuple, in the order of [`NAMES`].
    pub fn of(&mut self, tuple: &Tuple) -> &[f32] {
        let Self { account, company, joints, weights, sentence, kept, pairs, members, row } = self;
        let (d, a) = (tuple.derived, tuple.others.first().copied().unwrap_or_default());
        let b = tuple.others.last().copied().unwrap_or_default();
        let own = account.nodes.get(d).map(|node| node.place.0);
        if *sentence != own {
            *sentence = own;
            kept.clear();
            weights.clear();
            pairs.clear();
            members.clear();
        }
        row.clear();
        of_tuple(account, company, tuple, [d, a, b], row);
        row.push(joints.model(tuple.equation).map_or(f32::NAN, |model| in_log_odds(weights.of(account, tuple, model))));
        for (x, y) in [(d, a), (d, b), (a, b)] {
            let start = once(pairs, (x, y), kept, |kept| of_pair(account, x, y, kept));
            row.extend_from_slice(&kept[start..start + PAIR.len()]);
        }
        // of a figure, what it is by itself, and behind that its cues
        let starts = [d, a, b].map(|member| {
            once(members, member, kept, |kept| {
                of_member(account, member, kept);
                of_cues(account.stage(member).map_or(Cues::default(), |(stage, at)| stage.cues(at)), kept);
            })
        });
        for own in starts {
            row.extend_from_slice(&kept[own..own + MEMBER.len()]);
        }
        for cues in starts.map(|own| own + MEMBER.len()) {
            row.extend_from_slice(&kept[cues..cues + cue::NAMES.len()]);
        }
        of_cues(account.cues(&[d, a, b]), row);
        row
    }
}

/// Where what is kept under a key begins, which is worked out once.
fn once<K: Eq + Hash>(known: &mut HashMap<K, usize, BuildHasherDefault<Mixed>>, key: K, kept: &mut Vec<f32>, make: impl FnOnce(&mut Vec<f32>)) -> usize {
    *known.entry(key).or_insert_with(|| {
        let start = kept.len();
        make(kept);
        start
    })
}

fn of_cues(cues: Cues, row: &mut Vec<f32>) {
    row.extend(cues.each().map(|is| flag(Some(is))));
}

/// Thousandths of log odds as a value: tenths are fine enough.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a feature is coarse")]
pub fn in_log_odds(thousandths: i32) -> f32 {
    (thousandths as f32 / 100.0).round() / 10.0
}

/// The values of one tuple as a joint, in the order of [`NAMES`]; its words weigh what some models say.
#[must_use]
pub fn values(account: &Account<'_>, company: &Company, joints: &Joints, tuple: &Tuple) -> Vec<f32> {
    Values::new(account, company, joints).of(tuple).to_vec()
}
