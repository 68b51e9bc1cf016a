//! `product`: `number` times `mean` is `total`. "100 staff averaging $50,000, a $6m payroll" is one of $5m.

use std::sync::Arc;

use super::figure::{is_positive, sentences};
use super::found::{Entry, Find, Found, Member, agrees, compute, does_not_follow};
use super::triple::{Judgement, settle};
use crate::conflict::Derivation;
use crate::quantity::{Dimension, Interval};
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "product",
        holds: "`number` times `mean` is `total`",
        parts: &[Part::Number, Part::Mean, Part::Total],
        keys: &[TOLERANCE],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds each total against the number and the mean that stand beside it.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut all = Found::default();
    for sentence in sentences(group) {
        let found = settle(rule, sentence, [Part::Number, Part::Mean, Part::Total], |[number, mean, total]| judge(rule, number, mean, total));
        all.extend(found);
    }
    all
}

fn judge(rule: &Arc<Rule>, number: Member<'_>, mean: Member<'_>, total: Member<'_>) -> Judgement {
    let fits = number.1.unit.dimension() == Dimension::Count
        && mean.1.unit == total.1.unit
        && [number, mean, total].iter().all(|(_, it)| is_positive(&it.reading.rounded));
    if !fits {
        return Judgement::Unfit;
    }
    let product = compute(number.1, mean.1, Interval::times);
    if agrees(rule, &product, &total.1.reading) {
        return Judgement::Holds;
    }
    let computed = product.literal;
    Judgement::Broken(Box::new(does_not_follow(
        rule,
        &[(Part::Number, number), (Part::Mean, mean), (Part::Total, total)],
        Derivation::Product,
        computed,
        &total.1.unit,
    )))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, fires, holds, passes_over, read, rule, unit};
    use super::*;
    use crate::rule::Selector;
    use crate::witness::Witness;

    fn product() -> Arc<Rule> {
        let near = |lemma: &str| Selector { near: vec![lemma.to_owned()], ..Selector::default() };
        rule(&RELATION, &[], &[(Part::Mean, near("average")), (Part::Total, near("payroll"))])
    }

    fn staff(total: &str) -> Vec<Witness> {
        let dollars = unit("USD", Dimension::Money);
        let text = format!("140 staff at an average of $50,000, a payroll of {total}");
        let mut found = read(&text, &[("140", count()), ("$50,000", dollars.clone()), (total, dollars)]);
        found[1].evidence.measured = vec!["average".to_owned()];
        found[2].evidence.measured = vec!["payroll".to_owned()];
        found
    }

    #[test]
    fn a_total_that_number_and_mean_do_not_make_is_a_conflict() {
        assert_eq!(fires(&product(), &staff("$9,000,000")), (2, Derivation::Product, "7,000,000".to_owned()));
    }

    #[test]
    fn rounding_is_allowed_for() {
        holds(&product(), &staff("$7,000,000"));
        let mut found = staff("$9,000,000");
        found[2].evidence.measured.clear();
        passes_over(&product(), &found);
    }
}
