//! `share`: `part` of `whole` is `share` percent. "1,446 of 3,316 (44.9 %)" is 43.6 %.
//!
//! ```text
//! part whole share     1,446 of 3,316 (44.9 %)
//! share part whole     44.9 % (1,446 of 3,316)
//! share whole part     1 % of $21.1bn, just over $2bn
//! whole part share     of the 3,316 patients, 1,446 (44.9 %)
//! whole share part     $1.2bn, a quarter of it, or $400m
//! ```
//! The three stand side by side, with no more between them than "of the" or a bracket, or are joined by the words between them.

use std::sync::Arc;

use super::figure::{gap, is_joined, is_percentage, is_positive, plays, sentences};
use super::found::{Entry, Find, Found, Member, agrees, compute, does_not_follow};
use super::triple::Judgement;
use crate::claim::{Aspect, Joint};
use crate::conflict::Derivation;
use crate::quantity::Amount;
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};
use crate::witness::Witness;

/// Bytes of ", ": figures closer than this are one expression, such as "5-5/4" or "1981/82".
const BETWEEN: usize = 2;
/// Bytes of " out of the ".
const OF: usize = 12;
/// Bytes of ", or just " before the third figure.
const THEREFORE: usize = 8;
/// Bytes of " (".
const BRACKET: usize = 3;

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "share",
        holds: "`part` of `whole` is `share` percent",
        parts: &[Part::Part, Part::Whole, Part::Share],
        keys: &[TOLERANCE],
        joints: &[Joint::PartOf, Joint::Restates],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds each share against the part and the whole that stand beside it.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        let mut at = 0;
        while let Some([first, second, third]) = sentence.get(at..at + 3) {
            match judge(rule, [*first, *second, *third], sentence.get(at + 3)) {
                Judgement::Unfit => at += 1,
                Judgement::Holds => {
                    found.note(&[*first, *second, *third], None);
                    at += 3;
                }
                Judgement::Broken(conflict) => {
                    found.note(&[*first, *second, *third], Some(*conflict));
                    at += 3;
                }
            }
        }
    }
    found
}

/// Judges three neighbours by the order that they stand in; `next` may claim two of them.
fn judge(rule: &Arc<Rule>, [first, second, third]: [Member<'_>; 3], next: Option<&Member<'_>>) -> Judgement {
    let is_claimed = next.is_some_and(|next| is_share_last(rule, second, third, *next));
    if is_share_last(rule, first, second, third) {
        share_follows(rule, first, second, third)
    } else if !is_claimed && is_share_first(rule, first, second, third) {
        share_follows(rule, second, third, first)
    } else if !is_claimed && is_part_last(rule, first, second, third) && !next.is_some_and(|next| is_n_of_n(rule, third, *next)) {
        part_follows(rule, first, second, third)
    } else if is_whole_first(rule, first, second, third) {
        share_follows(rule, second, first, third)
    } else if is_share_of_that(rule, first, second, third) {
        part_follows(rule, second, first, third)
    } else {
        Judgement::Unfit
    }
}

/// "1,446 of 3,316 (44.9 %)"
fn is_share_last(rule: &Rule, part: Member<'_>, whole: Member<'_>, share: Member<'_>) -> bool {
    let follows = gap(whole.1, share.1).is_some_and(|between| between <= THEREFORE) || is_joined(whole.1, share.1, Joint::Restates);
    is_n_of_n(rule, part, whole) && follows && is_share_of(rule, share, whole)
}

/// "of the 3,316 patients, 1,446 (44.9 %)"
fn is_whole_first(rule: &Rule, whole: Member<'_>, part: Member<'_>, share: Member<'_>) -> bool {
    is_joined(whole.1, part.1, Joint::PartOf)
        && is_joined(part.1, share.1, Joint::Restates)
        && are_part_and_whole(rule, part, whole)
        && is_share_of(rule, share, whole)
}

/// "$1.2bn, a quarter of it, or $400m"
fn is_share_of_that(rule: &Rule, whole: Member<'_>, share: Member<'_>, part: Member<'_>) -> bool {
    is_joined(whole.1, share.1, Joint::PartOf)
        && is_joined(share.1, part.1, Joint::Restates)
        && are_part_and_whole(rule, part, whole)
        && plays(rule, Part::Share, share.1)
        && is_percentage(share.1)
        && share.1.aspect == Aspect::Level
}

/// "44.9 % (1,446 of 3,316)"
fn is_share_first(rule: &Rule, share: Member<'_>, part: Member<'_>, whole: Member<'_>) -> bool {
    is_n_of_n(rule, part, whole) && gap(share.1, part.1).is_some_and(|between| between <= BRACKET) && is_share_of(rule, share, whole)
}

/// "1 % of $21.1bn, just over $2bn"
fn is_part_last(rule: &Rule, share: Member<'_>, whole: Member<'_>, part: Member<'_>) -> bool {
    plays(rule, Part::Part, part.1)
        && plays(rule, Part::Whole, whole.1)
        && plays(rule, Part::Share, share.1)
        && is_percentage(share.1)
        && part.1.unit == whole.1.unit
        && is_ellipsis(part.1, whole.1)
        && !part.1.marks.subset
        && [share, whole, part].iter().all(|(_, it)| it.aspect == Aspect::Level)
        && whole.1.figure.start().checked_sub(share.1.figure.end()).is_some_and(|between| (BETWEEN..=OF).contains(&between))
        && gap(whole.1, part.1).is_some_and(|between| (BETWEEN..=THEREFORE).contains(&between))
}

fn share_follows(rule: &Arc<Rule>, part: Member<'_>, whole: Member<'_>, share: Member<'_>) -> Judgement {
    let percent = compute(part.1, whole.1, |part, whole| part.over(whole).scaled(Amount::integer(100)));
    if agrees(rule, &percent, &share.1.reading) {
        return Judgement::Holds;
    }
    let members = [(Part::Part, part), (Part::Whole, whole), (Part::Share, share)];
    Judgement::Broken(Box::new(does_not_follow(rule, &members, Derivation::ShareOf, percent.literal, &share.1.unit)))
}

fn part_follows(rule: &Arc<Rule>, share: Member<'_>, whole: Member<'_>, part: Member<'_>) -> Judgement {
    let Some(hundredth) = Amount::ratio(1, 100) else { return Judgement::Unfit };
    let amount = compute(share.1, whole.1, |share, whole| share.times(whole).scaled(hundredth));
    if agrees(rule, &amount, &part.1.reading) {
        return Judgement::Holds;
    }
    let members = [(Part::Share, share), (Part::Whole, whole), (Part::Part, part)];
    Judgement::Broken(Box::new(does_not_follow(rule, &members, Derivation::PartOf, amount.literal, &part.1.unit)))
}

fn is_n_of_n(rule: &Rule, part: Member<'_>, whole: Member<'_>) -> bool {
    let beside = whole.1.figure.start().checked_sub(part.1.figure.end()).is_some_and(|between| (BETWEEN..=OF).contains(&between));
    are_part_and_whole(rule, part, whole) && (beside || is_joined(part.1, whole.1, Joint::WholeOf))
}

fn are_part_and_whole(rule: &Rule, part: Member<'_>, whole: Member<'_>) -> bool {
    plays(rule, Part::Part, part.1)
        && plays(rule, Part::Whole, whole.1)
        && part.1.unit == whole.1.unit
        && part.1.aspect == Aspect::Level
        && whole.1.aspect == Aspect::Level
        && is_ellipsis(part.1, whole.1)
        && is_positive(&whole.1.reading.rounded)
}

/// Whether `part` counts nothing of its own: the noun of "1,446 of 3,316 voters" stands at the whole.
fn is_ellipsis(part: &Witness, whole: &Witness) -> bool {
    part.noun.as_ref().is_none_or(|noun| noun.inherited || whole.noun.as_ref().is_some_and(|other| other.lemma == noun.lemma))
}

/// Whether `share` is a level, and a share of nothing else.
fn is_share_of(rule: &Rule, share: Member<'_>, whole: Member<'_>) -> bool {
    let own = share.1.whole.as_ref().is_none_or(|of| whole.1.noun.as_ref().is_some_and(|noun| noun.lemma == of.lemma));
    plays(rule, Part::Share, share.1) && is_percentage(share.1) && share.1.aspect == Aspect::Level && own
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, fires, holds, noun, passes_over, percent, read, rule, run, unit};
    use super::*;
    use crate::quantity::Dimension;

    fn share() -> Arc<Rule> {
        rule(&RELATION, &[], &[])
    }

    #[test]
    fn a_share_that_two_counts_do_not_make_is_a_conflict() {
        let found = read("1,446 of 3,316 (44.9%)", &[("1,446", count()), ("3,316", count()), ("44.9%", percent())]);
        assert_eq!(fires(&share(), &found), (2, Derivation::ShareOf, "43.606755".to_owned()));
        let found = read("44.9% (1,446 of 3,316)", &[("44.9%", percent()), ("1,446", count()), ("3,316", count())]);
        assert_eq!(fires(&share(), &found).0, 0);
    }

    #[test]
    fn a_share_is_held_against_its_own_counts() {
        let figures = [("40%", percent()), ("15", count()), ("30", count()), ("50%", percent())];
        let found = run(&share(), &read("40%; 15 of 30 (50%)", &figures));
        assert!(found.conflicts().is_empty());
        assert_eq!(found.compared().len(), 3);
    }

    #[test]
    fn part_of_an_amount_follows_from_the_share() {
        let dollars = unit("USD", Dimension::Money);
        let found = read("1.0% of $21.1 bn, or $2.0", &[("1.0%", percent()), ("$21.1", dollars.clone()), ("$2.0", dollars)]);
        assert_eq!(fires(&share(), &found), (2, Derivation::PartOf, "0.211".to_owned()));
    }

    #[test]
    fn rounding_is_allowed_for() {
        holds(&share(), &read("1,446 of 3,316 (43.6%)", &[("1,446", count()), ("3,316", count()), ("43.6%", percent())]));
        holds(&share(), &read("2 out of 3 (67%)", &[("2", count()), ("3", count()), ("67%", percent())]));
    }

    #[test]
    fn two_things_beside_each_other_are_no_part_and_whole() {
        let mut found = read("5 men and 10 women (25%)", &[("5", count()), ("10", count()), ("25%", percent())]);
        found[0].noun = Some(noun("men", "man"));
        found[1].noun = Some(noun("women", "woman"));
        passes_over(&share(), &found);
        let mut found = read("3 of 10 (5% more)", &[("3", count()), ("10", count()), ("5%", percent())]);
        found[2].aspect = Aspect::Change;
        passes_over(&share(), &found);
    }
}
