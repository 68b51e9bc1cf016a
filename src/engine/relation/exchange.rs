//! `exchange`: amounts beside each other in two currencies are converted at one rate throughout a text.
//!
//! "$10m (£8m)" and later "$5m (£5m)" are two rates. What the rate should be is nobody's constant.

use std::sync::Arc;

use super::figure::{is_next, is_positive, plays, sentences};
use super::found::{Computed, Entry, Find, Found, Member, agrees, does_not_follow};
use crate::claim::{Aspect, Beside};
use crate::conflict::Derivation;
use crate::quantity::{Amount, Dimension, Interval};
use crate::rule::spec::{Fixes, Key, Kind, Spec, TOLERANCE};
use crate::rule::{Part, Rule, Scope};

/// How many times apart two rates may lie.
const AT_MOST_TIMES: Key =
    Key::new("at-most-times", Kind::Number, "Amounts further apart than so many times belong to two pairs of things, and not to two rates.");

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "exchange",
        holds: "amounts beside each other in two currencies are converted at one rate",
        scope: Scope::Document,
        keys: &[TOLERANCE, AT_MOST_TIMES],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds the first conversion between two currencies against each later one between the same two.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let pairs: Vec<(Member<'_>, Member<'_>)> = sentences(group).flat_map(|sentence| sentence.windows(2)).filter_map(|pair| conversion(rule, pair)).collect();
    let mut found = Found::default();
    for (at, second) in pairs.iter().enumerate() {
        let Some(first) = pairs.get(..at).and_then(|before| before.iter().find(|first| first.0.1.unit == second.0.1.unit && first.1.1.unit == second.1.1.unit))
        else {
            continue;
        };
        // the amount that comes first is the one that was converted; only the other one is rounded
        let from = &first.0.1.reading.literal;
        let at_rate = |converted: &Interval| converted.over(from).times(&second.0.1.reading.literal);
        let computed = Computed { literal: at_rate(&first.1.1.reading.literal), rounded: at_rate(&first.1.1.reading.rounded) };
        let members = [(Part::Each, first.0), (Part::Each, first.1), (Part::Each, second.0), (Part::Each, second.1)];
        let broken = !agrees(rule, &computed, &second.1.1.reading) && !is_wild(rule, computed.literal.low.map(|end| end.at), second.1.1.reading.centre());
        let compared = members.map(|(_, member)| member);
        found.note(&compared, broken.then(|| does_not_follow(rule, &members, Derivation::ExchangeRate, computed.literal, &second.1.1.unit)));
    }
    found
}

/// Two amounts of money right beside each other in different currencies.
fn conversion<'a>(rule: &Rule, pair: &[Member<'a>]) -> Option<(Member<'a>, Member<'a>)> {
    let [first, second] = pair else { return None };
    let is_money = |member: &Member<'a>| {
        member.1.unit.dimension() == Dimension::Money
            && member.1.aspect == Aspect::Level
            && is_positive(&member.1.reading.rounded)
            && plays(rule, Part::Each, member.1)
    };
    // prices for two markets stand apart otherwise: "$149 / £99"
    let in_bracket = is_next(first, second) && second.1.beside == Some(Beside::Bracket);
    let fits = in_bracket && is_money(first) && is_money(second) && first.1.unit.currency() != second.1.unit.currency();
    fits.then_some((*first, *second))
}

fn is_wild(rule: &Rule, a: Option<Amount>, b: Option<Amount>) -> bool {
    let Some((most, (a, b))) = rule.relation.number(&AT_MOST_TIMES).zip(a.zip(b)) else { return false };
    a.max(b).over(a.min(b)).is_none_or(|times| times > most)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{fires, holds, passes_over, read, rule, unit};
    use super::*;
    use crate::witness::Witness;

    fn prices(last: &str) -> Vec<Witness> {
        let (dollar, pound) = (unit("USD", Dimension::Money), unit("GBP", Dimension::Money));
        let text = format!("$10 (\u{a3}8), and then $5 (\u{a3}{last})");
        read(&text, &[("$10", dollar.clone()), ("\u{a3}8", pound.clone()), ("$5", dollar), (&format!("\u{a3}{last}"), pound)])
    }

    #[test]
    fn two_rates_in_one_text_are_a_conflict() {
        let exchange = rule(&RELATION, &[], &[]);
        assert_eq!(fires(&exchange, &prices("5")), (3, Derivation::ExchangeRate, "4".to_owned()));
        holds(&exchange, &prices("4"));
        passes_over(&exchange, &prices("5")[..2]);
    }
}
