//! `rate`: `part` among `whole` is `rate` per so many. "12 deaths in 300,000 people, 6 per 100,000" are 4.

use std::sync::Arc;

use super::figure::{is_positive, sentences};
use super::found::{Entry, Find, Found, Member, agrees, compute, does_not_follow};
use super::triple::{Judgement, settle};
use crate::conflict::Derivation;
use crate::quantity::{Amount, Dimension};
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};
use crate::witness::Witness;

/// Bytes between part and whole, at the most: " deaths among its ".
const AMONG: usize = 30;

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "rate",
        holds: "`part` among `whole` is `rate` per so many",
        parts: &[Part::Part, Part::Whole, Part::Rate],
        keys: &[TOLERANCE],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds each rate against the two figures that stand beside it.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut all = Found::default();
    for sentence in sentences(group) {
        let found = settle(rule, sentence, [Part::Part, Part::Whole, Part::Rate], |[part, whole, rate]| judge(rule, part, whole, rate));
        all.extend(found);
    }
    all
}

fn judge(rule: &Arc<Rule>, part: Member<'_>, whole: Member<'_>, rate: Member<'_>) -> Judgement {
    let among = whole.1.figure.start().checked_sub(part.1.figure.end()).is_some_and(|between| between <= AMONG);
    let Some(base) = base(part.1, whole.1, rate.1).filter(|_| among && is_positive(&whole.1.reading.rounded)) else { return Judgement::Unfit };
    let quotient = compute(part.1, whole.1, |part, whole| part.over(whole).scaled(base));
    if agrees(rule, &quotient, &rate.1.reading) {
        return Judgement::Holds;
    }
    let computed = quotient.literal;
    Judgement::Broken(Box::new(does_not_follow(
        rule,
        &[(Part::Part, part), (Part::Whole, whole), (Part::Rate, rate)],
        Derivation::Quotient,
        computed,
        &rate.1.unit,
    )))
}

/// How many of the whole the rate is counted over; `None` where it is a rate of something else.
fn base(part: &Witness, whole: &Witness, rate: &Witness) -> Option<Amount> {
    let (of, over) = (rate.unit.name().split_once("-per-")?.0, rate.unit.denominator()?);
    let digits: String = over.chars().take_while(|c| c.is_ascii_digit() || *c == ',').filter(char::is_ascii_digit).collect();
    if let Some(base) = Amount::parse(&digits) {
        let counts = part.unit.dimension() == Dimension::Count && whole.unit.dimension() == Dimension::Count;
        return (counts && part.reading.centre()? < whole.reading.centre()?).then_some(base);
    }
    let named = whole.unit.name() == over || whole.unit.dimension() == Dimension::Count && whole.noun.as_ref().is_some_and(|noun| noun.lemma == over);
    (named && part.unit.name() == of).then_some(Amount::ONE)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, fires, holds, noun, passes_over, read, rule, unit};
    use super::*;
    use crate::rule::Selector;

    fn rates() -> Arc<Rule> {
        let of = |dimension: &[Dimension]| Selector { dimension: dimension.to_vec(), ..Selector::default() };
        let part = Selector { near: vec!["death".to_owned()], ..of(&[Dimension::Count]) };
        let whole = Selector { noun: vec!["person".to_owned()], ..of(&[Dimension::Count]) };
        rule(&RELATION, &[], &[(Part::Part, part), (Part::Whole, whole), (Part::Rate, of(&[Dimension::Rate]))])
    }

    fn deaths(rate: &str) -> Vec<Witness> {
        let text = format!("12 deaths in 312,500 people, {rate} per 100,000");
        let mut found = read(&text, &[("12", count()), ("312,500", count()), (rate, unit("count-per-100000", Dimension::Rate))]);
        found[0].noun = Some(noun("deaths", "death"));
        found[1].noun = Some(noun("people", "person"));
        found
    }

    #[test]
    fn a_rate_that_two_counts_do_not_make_is_a_conflict() {
        assert_eq!(fires(&rates(), &deaths("6.0")), (2, Derivation::Quotient, "3.84".to_owned()));
    }

    #[test]
    fn rounding_is_allowed_for() {
        holds(&rates(), &deaths("3.8"));
        let mut found = deaths("6.0");
        found[2].unit = unit("USD-per-barrel", Dimension::Rate);
        passes_over(&rates(), &found);
    }
}
