//! What a figure may say again of what an earlier sentence says, or the title: "six years", and later "the six-year sentence".

use super::account::{Account, Tuple};
use super::candidate::ACROSS;
use super::equation::Equation;
use super::kind::are_alike;
use crate::assertion::Assertion;
use crate::claim::Form;
use crate::limit::{Limit, Limits};
use crate::witness::Witness;

/// Nodes back to where one may have been said before, at the most.
const BACK: usize = Limit::FiguresBack.most();
/// Figures before one that it may say again, at the most.
const SAID: usize = Limit::SaidBefore.most();

/// Notes the figures that say again what more earlier figures say than are asked, or what is said further back.
pub fn weigh(account: &Account<'_>, limits: &mut Limits) {
    if account.nodes.len() <= SAID {
        return;
    }
    limits.weigh(Limit::FiguresAcross, account.nodes.len());
    let mut kinds: Vec<(&Witness, Vec<(usize, usize)>)> = Vec::new();
    for node in (0..account.nodes.len().min(ACROSS)).filter(|&node| is_own(account, node)) {
        let Some((it, (stage, _))) = account.assertion(node).zip(account.stage(node)) else { continue };
        let known = kinds.iter().position(|(first, _)| may_say_again(first, it)).unwrap_or(kinds.len());
        if known == kinds.len() {
            kinds.push((it, Vec::new()));
        }
        let Some((_, kind)) = kinds.get_mut(known) else { continue };
        let earlier = kind.partition_point(|&(_, sentence)| sentence < stage.sentence);
        let far = kind.partition_point(|&(other, _)| other + BACK < node).min(earlier);
        limits.weigh(Limit::SaidBefore, earlier - far);
        limits.note(Limit::FiguresBack, usize::from(far > 0 && earlier - far < SAID));
        kind.push((node, stage.sentence));
    }
}

/// Whether a node is all that its figure says.
fn is_own(account: &Account<'_>, node: usize) -> bool {
    account.nodes.get(node).is_some_and(|node| node.alone) && account.value(node).is_some()
}

/// Whether two figures are measured and written alike, so that one may say again what the other says.
fn may_say_again(of: &Assertion, it: &Assertion) -> bool {
    of.unit.dimension() == it.unit.dimension() && are_formed_alike(of, it) && are_alike(of, it)
}

/// Whether both say how many or how much: "six years" and "six-year" are one, "half" and "50" are not.
fn are_formed_alike(of: &Assertion, it: &Assertion) -> bool {
    let is_relative = |form: Form| matches!(form, Form::Fraction | Form::Multiple);
    of.form == it.form || !is_relative(of.form) && !is_relative(it.form)
}

/// What may be said again of what an earlier sentence says, the nearest first, and of what the title says.
pub(super) fn restated(account: &Account<'_>, across: usize, title: &[usize], found: &mut Vec<Tuple>) {
    for derived in (0..account.nodes.len().min(across)).filter(|&node| is_own(account, node)) {
        let Some((it, (stage, _))) = account.assertion(derived).zip(account.stage(derived)) else { continue };
        let may_be = |&earlier: &usize| {
            let of = account.assertion(earlier).zip(account.stage(earlier));
            is_own(account, earlier) && of.is_some_and(|(of, (other, _))| may_say_again(of, it) && other.sentence < stage.sentence)
        };
        let near = (derived.saturating_sub(BACK)..derived).rev().filter(may_be).take(SAID);
        let mut all: Vec<usize> = near.chain(title.iter().copied().filter(may_be)).collect();
        all.sort_unstable();
        all.dedup();
        found.extend(all.into_iter().map(|earlier| Tuple { equation: Equation::Restated, derived, others: vec![earlier] }));
    }
}
