//! `base`: one part is counted out of one whole. "16 of 580 pupils" here and "16 of 585 pupils" there cannot both be.

use std::sync::Arc;

use super::{Found, Member, conflict, own_noun, plays, sentences};
use crate::assertion::Noun;
use crate::claim::Aspect;
use crate::conflict::Finding;
use crate::quantity::{Amount, Dimension, Hedge};
use crate::rule::{Part, Rule};

/// Bytes of " out of the ".
const OF: usize = 12;
/// Wholes that are further apart than a tenth are two wholes.
const DRIFT: i64 = 10;
/// Parts below this are met by chance.
const RARE: i64 = 10;

/// A part and the whole right behind it.
struct Ratio<'a> {
    part: Member<'a>,
    whole: Member<'a>,
    noun: &'a Noun,
    values: (Amount, Amount),
}

/// Compares every two ratios of the dossier whose parts and things counted are the same.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let ratios: Vec<Ratio<'_>> = sentences(group).flat_map(|sentence| sentence.windows(2)).filter_map(|pair| ratio(rule, pair)).collect();
    let mut found = Found::default();
    for (at, a) in ratios.iter().enumerate() {
        for b in ratios.iter().skip(at + 1).filter(|b| b.values.0 == a.values.0 && b.noun.lemma == a.noun.lemma && b.noun.modifiers == a.noun.modifiers) {
            let drifted = a.values.1 != b.values.1 && is_close(a.values.1, b.values.1);
            let gap = a.values.1.minus(b.values.1).map(Amount::abs);
            let finding = Finding::Apart { gap, unit: a.whole.1.unit.clone() };
            let broken = drifted.then(|| conflict(rule, &[(Part::Whole, a.whole), (Part::Whole, b.whole)], finding));
            found.note(&[a.part, a.whole, b.part, b.whole], broken);
        }
    }
    found
}

fn ratio<'a>(rule: &Rule, pair: &[Member<'a>]) -> Option<Ratio<'a>> {
    let [part, whole] = pair else { return None };
    let beside = whole.1.figure.start().checked_sub(part.1.figure.end()).is_some_and(|between| (4..=OF).contains(&between));
    let exact = |member: &Member<'a>| {
        let plain = member.1.reading.hedge == Hedge::Exact && member.1.aspect == Aspect::Level && member.1.unit.dimension() == Dimension::Count;
        plain.then(|| member.1.reading.literal.single()).flatten()
    };
    let values = (exact(part)?, exact(whole)?);
    let fits = beside && own_noun(part.1).is_none() && values.0 < values.1 && values.0 >= Amount::integer(RARE) && plays(rule, Part::Part, part.1);
    let noun = own_noun(whole.1).filter(|_| fits && plays(rule, Part::Whole, whole.1))?;
    Some(Ratio { part: *part, whole: *whole, noun, values })
}

fn is_close(a: Amount, b: Amount) -> bool {
    a.minus(b).and_then(|gap| gap.abs().times(Amount::integer(DRIFT))).is_some_and(|drift| drift <= a.max(b))
}
