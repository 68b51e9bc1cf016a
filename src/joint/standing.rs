//! How a tuple that does not come out stands among the others of its document: what else its figure follows from, which slip of the hand would make it
//! good, and which others that would make good as well.

use super::account::{Account, Tuple};
use super::judge::Scored;
use super::mend::{Stretch, mended};
use super::slip::{self, Slip};

/// What of a document tells about a tuple that does not come out, beside the tuple itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing {
    /// How probable the tuple is as a joint, in ten-thousandths.
    pub joint: u16,
    /// The same of the most probable tuple from which the figure follows and does come out.
    pub held: Option<u16>,
    /// How many such tuples there are.
    pub held_tuples: usize,
    /// How many of them are so fine that chance would hardly do it.
    pub held_finely: usize,
    /// The same of the most probable other tuple from which the figure does not follow either.
    pub rival: Option<u16>,
    /// The most tuples beyond chance that one of the others takes part in.
    pub explained: usize,
    /// The fewest.
    pub all_explained: usize,
    /// The slip that would make it good.
    pub slip: Slip,
    /// Whether the slip is in one of those that the figure follows from.
    pub slip_part: bool,
    /// How many tuples beyond chance the slipped figure takes part in as it stands.
    pub slip_explained: usize,
    /// How probable others are, summed up, that would come out as well if one figure were what this one calls for.
    pub mends: f64,
}

/// What is no more probable than this as a joint, in ten-thousandths, says nothing of what its figures should be.
pub const HOPELESS: u16 = 200;

/// What the tuples that one node follows from come to.
#[derive(Clone, Copy, Default)]
struct Followed {
    /// The most probable that comes out.
    held: Option<u16>,
    /// How many come out.
    held_tuples: usize,
    /// How many come out so finely that chance would hardly do it.
    held_finely: usize,
    /// The two most probable that do not come out.
    open: [Option<u16>; 2],
}

/// The tuples that do not come out, and how each stands among the others.
#[must_use]
pub fn misfits<'s>(account: &Account<'_>, scored: &'s [Scored]) -> Vec<(&'s Scored, Standing)> {
    misfits_from(0, account, scored)
}

/// The same of those that are at least so probable as joints.
pub(super) fn misfits_from<'s>(least: u16, account: &Account<'_>, scored: &'s [Scored]) -> Vec<(&'s Scored, Standing)> {
    let mut explained = vec![0_usize; account.nodes.len()];
    let mut followed = vec![Followed::default(); account.nodes.len()];
    for one in scored {
        let of = &mut followed[one.tuple.derived];
        if !one.holds {
            let [best, next] = of.open;
            of.open = if Some(one.joint) > best { [Some(one.joint), best] } else { [best, next.max(Some(one.joint))] };
            continue;
        }
        of.held = of.held.max(Some(one.joint));
        of.held_tuples += 1;
        if account.is_beyond_chance(&one.tuple) {
            of.held_finely += 1;
            one.tuple.members().for_each(|node| explained[node] += 1);
        }
    }
    let judged = || scored.iter().filter(|one| !one.holds && one.joint >= least);
    let calls = Calls::of(account, scored, judged());
    let standing = |one: &Scored| {
        let Followed { held, held_tuples, held_finely, open: [best, next] } = followed[one.tuple.derived];
        let counts = || one.tuple.others.iter().filter(|&&node| account.landmark(node).is_none()).map(|&node| explained[node]);
        let own = meant(account, &one.tuple);
        let (slip, slipped) = likeliest_slip(account, &one.tuple, &own);
        Standing {
            joint: one.joint,
            held,
            held_tuples,
            held_finely,
            rival: if best == Some(one.joint) { next } else { best },
            explained: counts().max().unwrap_or(0),
            all_explained: counts().min().unwrap_or(0),
            slip,
            slip_part: slipped != one.tuple.derived,
            slip_explained: explained[slipped],
            mends: calls.mends(&one.tuple, &own),
        }
    };
    judged().map(|one| (one, standing(one))).collect()
}

/// What each node of a tuple would have to be for it to come out, what follows first.
fn meant(account: &Account<'_>, tuple: &Tuple) -> Vec<(usize, Vec<Stretch>)> {
    let nodes = std::iter::once(tuple.derived).chain(tuple.others.iter().copied());
    nodes.map(|node| (node, mended(account, tuple, node))).collect()
}

/// The most surprising slip that would make a tuple good, and where it is: what follows, unless another is a greater surprise.
fn likeliest_slip(account: &Account<'_>, tuple: &Tuple, own: &[(usize, Vec<Stretch>)]) -> (Slip, usize) {
    let mut best = (Slip::default(), tuple.derived);
    for (node, meant) in own {
        let node = *node;
        let Some(value) = account.value_in(tuple, node) else { continue };
        let (said, place) = value.as_written();
        let (scale, zero) = (value.scale.approximate(), value.zero.approximate());
        let others = account.exchangeable(node).filter(|other| tuple.members().all(|member| member != *other));
        let others: Vec<f64> = others.filter_map(|other| Some(account.value(other)?.as_written().0)).collect();
        for meant in meant {
            let meant = Stretch { low: (meant.low - zero) / scale, high: (meant.high - zero) / scale };
            for slip in [slip::of(said, place, &meant), slip::swapped(&others, place, &meant)] {
                if slip.surprise > best.0.surprise {
                    best = (slip, node);
                }
            }
        }
    }
    best
}

/// What the tuples that do not come out call for: of each node, the tuples and the values by which they would come out.
struct Calls<'s>(Vec<Vec<(&'s Scored, Stretch)>>);

impl<'s> Calls<'s> {
    /// What is called for of the nodes of those that are judged.
    fn of(account: &Account<'_>, scored: &'s [Scored], judged: impl Iterator<Item = &'s Scored>) -> Self {
        let mut is_asked = vec![false; account.nodes.len()];
        judged.flat_map(|one| one.tuple.members()).for_each(|node| is_asked[node] = true);
        let mut all = vec![Vec::new(); account.nodes.len()];
        for one in scored.iter().filter(|one| !one.holds && one.joint > HOPELESS) {
            for node in one.tuple.members().filter(|&node| is_asked[node]) {
                all[node].extend(mended(account, &one.tuple, node).into_iter().map(|meant| (one, meant)));
            }
        }
        Self(all)
    }

    /// How probable the other tuples are, summed up, that would come out if one figure of a tuple were what it calls for. One that two calls
    /// meet by chance counts less, and one of the same figures nothing.
    fn mends(&self, tuple: &Tuple, own: &[(usize, Vec<Stretch>)]) -> f64 {
        let of = |(node, own): &(usize, Vec<Stretch>)| {
            let met = |(other, meant): &(&Scored, Stretch)| {
                let meets = own.iter().filter(|own| own.meets(meant)).map(|own| 1.0 - (own.width() + meant.width()) / meant.high);
                let is_new = other.tuple.members().any(|member| tuple.members().all(|own| own != member));
                if is_new { meets.fold(0.0, f64::max) * f64::from(other.joint) / 10_000.0 } else { 0.0 }
            };
            self.0[*node].iter().map(met).sum::<f64>()
        };
        own.iter().map(of).fold(0.0, f64::max)
    }
}
