//! Three figures that stand side by side, each in a part of its own: "from 12 to 19, up 8".
//!
//! Other figures of the sentence may offer themselves for the same part. Three of one clause go before three of two, and a
//! relation that holds keeps those that share a figure with it silent.

use super::figure::{is_quantity, plays};
use super::found::{Found, Member};
use crate::conflict::Conflict;
use crate::quantity::Dimension;
use crate::rule::{Part, Rule};

/// Bytes between two neighbouring figures of a relation, at the most.
const REACH: usize = 60;

/// What a relation says of three figures.
pub(super) enum Judgement {
    /// It does not speak of them.
    Unfit,
    /// It holds.
    Holds,
    /// It is broken.
    Broken(Box<Conflict>),
}

/// Three neighbours, in the order of the parts.
struct Window<'a> {
    at: usize,
    clauses: usize,
    members: [Member<'a>; 3],
    judgement: Judgement,
}

/// Judges every three neighbouring quantities of one sentence that play the three parts.
pub(super) fn settle<'a>(rule: &Rule, sentence: &[Member<'a>], parts: [Part; 3], judge: impl Fn([Member<'a>; 3]) -> Judgement) -> Found {
    let is_bystander = |member: &Member<'a>| member.1.unit.dimension() == Dimension::Duration && !parts.iter().any(|&part| plays(rule, part, member.1));
    let figures: Vec<Member<'a>> = sentence.iter().filter(|(_, it)| is_quantity(it)).filter(|member| !is_bystander(member)).copied().collect();
    let mut windows: Vec<Window<'a>> = Vec::new();
    for (at, three) in figures.windows(3).enumerate() {
        let [a, b, c] = three else { continue };
        if !is_near(*a, *b) || !is_near(*b, *c) {
            continue;
        }
        let Some((members, judgement)) = cast(rule, [*a, *b, *c], parts, &judge) else { continue };
        windows.push(Window { at, clauses: clauses(three), members, judgement });
    }
    windows.sort_by_key(|window| (window.clauses, window.at));
    let mut taken: Vec<usize> = Vec::new();
    let mut chosen: Vec<&Window<'a>> = Vec::new();
    for window in &windows {
        let excused = matches!(window.judgement, Judgement::Broken(_))
            && windows.iter().any(|other| matches!(other.judgement, Judgement::Holds) && other.clauses <= window.clauses && overlap(window.at, other.at));
        if !excused && !taken.iter().any(|&at| overlap(at, window.at)) {
            taken.push(window.at);
            chosen.push(window);
        }
    }
    chosen.sort_by_key(|window| window.at);
    let mut found = Found::default();
    for window in chosen {
        let conflict = match &window.judgement {
            Judgement::Broken(conflict) => Some((**conflict).clone()),
            Judgement::Holds | Judgement::Unfit => None,
        };
        found.note(&window.members, conflict);
    }
    found
}

/// The three in the order of the parts and what the relation says of them, if there is exactly one way to cast them that fits.
fn cast<'a>(rule: &Rule, three: [Member<'a>; 3], parts: [Part; 3], judge: &impl Fn([Member<'a>; 3]) -> Judgement) -> Option<([Member<'a>; 3], Judgement)> {
    const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    let mut ways = ORDERS
        .iter()
        .map(|order| order.map(|at| three[at]))
        .filter(|members| parts.iter().zip(members).all(|(&part, (_, it))| plays(rule, part, it)))
        .map(|members| (members, judge(members)))
        .filter(|(_, judgement)| !matches!(judgement, Judgement::Unfit));
    let only = ways.next()?;
    ways.next().is_none().then_some(only)
}

fn is_near(a: Member<'_>, b: Member<'_>) -> bool {
    b.1.figure.start().saturating_sub(a.1.figure.end()) <= REACH
}

fn clauses(three: &[Member<'_>]) -> usize {
    three.chunk_by(|(_, a), (_, b)| a.clause == b.clause).count()
}

fn overlap(a: usize, b: usize) -> bool {
    a.abs_diff(b) < 3
}
