//! How a tuple that does not come out stands among the others of its document: what else its figure follows from, what else its figures are in,
//! which slip of the hand would make it good, and which others that would make good as well.

use std::collections::HashMap;

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
    /// How probable as a joint the most probable other tuple is that takes in the same figures and does not come out either: 12 and 9 are 22, and
    /// 22 less 9 is 12.
    pub twin: Option<u16>,
    /// The same of one that comes out, has two of the figures and others beside.
    pub met_held: Option<u16>,
    /// The same of one that does not come out.
    pub met_open: Option<u16>,
    /// The same of one that comes out, from which one of the others follows.
    pub part_held: Option<u16>,
    /// From how many tuples that are not hopeless and do not come out the figure follows.
    pub crowd: usize,
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
    /// How many of these are not hopeless.
    crowd: usize,
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
            of.crowd += usize::from(one.joint > HOPELESS);
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
    let shared = Shared::of(account, scored);
    let standing = |one: &Scored| {
        let Followed { held, held_tuples, held_finely, open: [best, next], crowd } = followed[one.tuple.derived];
        let Beside { twin, met_held, met_open } = shared.beside(account, one);
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
            twin,
            met_held,
            met_open,
            part_held: one.tuple.others.iter().filter_map(|&node| followed[node].held).max(),
            crowd,
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

/// What else the figures of tuples are in: the most probable of those of the same figures, and of those that have two of them.
#[derive(Default)]
struct Shared {
    /// The sets of figures, by their numbers.
    sets: HashMap<Box<[usize]>, usize>,
    /// Of each set, the two most probable that do not come out.
    twins: Vec<[u16; 2]>,
    /// Of each two figures, those that come out, and those that do not.
    pairs: HashMap<[usize; 2], [Best; 2]>,
}

/// How probable the two most probable sets are, and which.
#[derive(Clone, Copy, Default)]
struct Best([Option<(u16, usize)>; 2]);

/// What a tuple has beside it.
#[derive(Default)]
struct Beside {
    twin: Option<u16>,
    met_held: Option<u16>,
    met_open: Option<u16>,
}

impl Shared {
    /// Those that are not hopeless.
    fn of(account: &Account<'_>, scored: &[Scored]) -> Self {
        let mut shared = Self::default();
        for one in scored.iter().filter(|one| one.joint > HOPELESS) {
            let figures = figures_of(account, &one.tuple);
            let new = shared.twins.len();
            let set = *shared.sets.entry(figures.as_slice().into()).or_insert(new);
            if set == new {
                shared.twins.push([0; 2]);
            }
            for pair in pairs(&figures) {
                shared.pairs.entry(pair).or_default()[usize::from(!one.holds)].enter(one.joint, set);
            }
            if !one.holds {
                let [best, next] = &mut shared.twins[set];
                (*best, *next) = if one.joint > *best { (one.joint, *best) } else { (*best, one.joint.max(*next)) };
            }
        }
        shared
    }

    fn beside(&self, account: &Account<'_>, one: &Scored) -> Beside {
        let figures = figures_of(account, &one.tuple);
        let set = self.sets.get(figures.as_slice()).copied();
        let twin = set.and_then(|set| self.twins.get(set)).map(|&[best, next]| if best == one.joint { next } else { best });
        let mut met = [None; 2];
        for best in pairs(&figures).filter_map(|pair| self.pairs.get(&pair)) {
            for (most, best) in met.iter_mut().zip(best) {
                *most = best.beside(set).max(*most);
            }
        }
        Beside { twin: twin.filter(|twin| *twin > 0), met_held: met[0], met_open: met[1] }
    }
}

impl Best {
    fn enter(&mut self, joint: u16, set: usize) {
        let [first, second] = &mut self.0;
        match first {
            Some((best, own)) if *own == set => *best = joint.max(*best),
            Some((best, _)) if joint <= *best => {
                if second.is_none_or(|(next, _)| joint > next) {
                    *second = Some((joint, set));
                }
            }
            _ => *second = first.replace((joint, set)),
        }
    }

    /// That of the most probable other set.
    fn beside(&self, set: Option<usize>) -> Option<u16> {
        self.0.iter().flatten().find(|(_, other)| Some(*other) != set).map(|(joint, _)| *joint)
    }
}

/// The figures of a tuple in their order.
fn figures_of(account: &Account<'_>, tuple: &Tuple) -> Vec<usize> {
    let mut figures: Vec<usize> = tuple.members().filter(|&node| account.landmark(node).is_none()).collect();
    figures.sort_unstable();
    figures.dedup();
    figures
}

fn pairs(figures: &[usize]) -> impl Iterator<Item = [usize; 2]> {
    figures.iter().enumerate().flat_map(|(at, &x)| figures[at + 1..].iter().map(move |&y| [x, y]))
}
