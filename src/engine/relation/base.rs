//! `base`: one part is counted out of one whole. "16 of 580 pupils" here and "16 of 585 pupils" there cannot both be.

use std::sync::Arc;

use super::figure::{is_of, own_noun, plays, sentences};
use super::found::{Entry, Find, Found, Member, conflict};
use crate::assertion::Noun;
use crate::claim::Aspect;
use crate::conflict::Finding;
use crate::quantity::{Amount, Dimension, Hedge, Interval};
use crate::rule::spec::{Key, Kind, Spec};
use crate::rule::{Part, Rule, Scope, Tolerance};

/// How far two wholes may lie apart and still be meant for one.
const APART: Key = Key::new("apart", Kind::Share, "Wholes that lie further apart than this share of the larger are two wholes.");
/// The least part.
const LEAST: Key = Key::new("least", Kind::Number, "Smaller parts meet by chance, and are passed over.");

/// A part and the whole right behind it.
struct Ratio<'a> {
    part: Member<'a>,
    whole: Member<'a>,
    noun: &'a Noun,
    values: (Amount, Amount),
}

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "base",
        holds: "one `part` is counted out of one `whole`",
        parts: &[Part::Part, Part::Whole],
        scope: Scope::Dossier,
        keys: &[APART, LEAST],
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Compares every two ratios of the dossier whose parts and things counted are the same.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let ratios: Vec<Ratio<'_>> = sentences(group).flat_map(|sentence| sentence.windows(2)).filter_map(|pair| ratio(rule, pair)).collect();
    let mut found = Found::default();
    for (at, a) in ratios.iter().enumerate() {
        for b in ratios.iter().skip(at + 1).filter(|b| b.values.0 == a.values.0 && b.noun.lemma == a.noun.lemma && b.noun.modifiers == a.noun.modifiers) {
            let drifted = a.values.1 != b.values.1 && is_close(rule, a.values.1, b.values.1);
            let gap = a.values.1.minus(b.values.1).map(Amount::abs);
            let finding = Finding::Apart { gap, unit: a.whole.1.unit.clone() };
            let broken = drifted.then(|| conflict(rule, &[(Part::Whole, a.whole), (Part::Whole, b.whole)], finding));
            found.note(&[a.part, a.whole, b.part, b.whole], broken);
        }
    }
    found
}

/// By what the ratios of a document can meet those of others: the part, and what is counted.
pub fn links(rule: &Rule, group: &[Member<'_>]) -> Vec<String> {
    let ratios = sentences(group).flat_map(|sentence| sentence.windows(2)).filter_map(|pair| ratio(rule, pair));
    ratios
        .map(|ratio| [ratio.values.0.to_plain(0)].iter().chain(&ratio.noun.modifiers).chain([&ratio.noun.lemma]).cloned().collect::<Vec<_>>().join(" "))
        .collect()
}

fn ratio<'a>(rule: &Rule, pair: &[Member<'a>]) -> Option<Ratio<'a>> {
    let [part, whole] = pair else { return None };
    let exact = |member: &Member<'a>| {
        let plain = member.1.reading.hedge == Hedge::Exact && member.1.aspect == Aspect::Level && member.1.unit.dimension() == Dimension::Count;
        plain.then(|| member.1.reading.literal.single()).flatten()
    };
    let values = (exact(part)?, exact(whole)?);
    let fits = is_of(part.1, whole.1)
        && own_noun(part.1).is_none()
        && values.0 < values.1
        && rule.relation.number(&LEAST).is_none_or(|least| values.0 >= least)
        && plays(rule, Part::Part, part.1);
    let noun = own_noun(whole.1).filter(|_| fits && plays(rule, Part::Whole, whole.1))?;
    Some(Ratio { part: *part, whole: *whole, noun, values })
}

fn is_close(rule: &Rule, a: Amount, b: Amount) -> bool {
    let within = |share| Tolerance::Relative(share).allows(&Interval::exactly(a), &Interval::exactly(b));
    rule.relation.number(&APART).is_none_or(within)
}
