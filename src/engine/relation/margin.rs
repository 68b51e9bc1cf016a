//! `margin`: two parts lie further apart than a poll's margin. A clear lead of 47 to 45 with a margin of 3 points is none.

use std::sync::Arc;

use super::figure::{is_percentage, plays, sentences};
use super::found::{Entry, Find, Found, Member, conflict};
use crate::claim::Aspect;
use crate::conflict::Finding;
use crate::quantity::Dimension;
use crate::rule::spec::Spec;
use crate::rule::{Part, Rule};

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "margin", holds: "two `part`s of a poll lie further apart than its `margin`", parts: &[Part::Part, Part::Margin], ..Spec::SENTENCE },
    find: Find::Group(find),
};

/// Holds the first two shares of a sentence against the margin that it gives.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        let mut margins = sentence.iter().filter(|(_, it)| plays(rule, Part::Margin, it) && !matches!(it.unit.dimension(), Dimension::Score));
        let (Some(margin), None) = (margins.next(), margins.next()) else { continue };
        let shares: Vec<&Member<'_>> =
            sentence.iter().filter(|(id, it)| *id != margin.0 && is_percentage(it) && it.aspect == Aspect::Level && plays(rule, Part::Part, it)).collect();
        let [first, second] = shares.as_slice() else { continue };
        let values = first.1.reading.literal.single().zip(second.1.reading.literal.single()).zip(margin.1.reading.stated.first());
        let Some(((a, b), off)) = values else { continue };
        let Some(lead) = a.minus(b).map(crate::quantity::Amount::abs) else { continue };
        let members = [(Part::Part, **first), (Part::Part, **second), (Part::Margin, *margin)];
        let broken = (lead <= off.value).then(|| conflict(rule, &members, Finding::WithinMargin { lead, margin: off.value }));
        found.note(&[**first, **second, *margin], broken);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample::{holds, percent, read, rule, run, unit};
    use super::*;
    use crate::quantity::Amount;
    use crate::rule::Selector;
    use crate::witness::Witness;

    fn poll(ahead: &str) -> Vec<Witness> {
        let points = unit("percentage-point", Dimension::Share);
        read(&format!("{ahead} to 45%, a clear lead, with a margin of 3"), &[(ahead, percent()), ("45%", percent()), ("3", points)])
    }

    #[test]
    fn a_lead_inside_the_margin_is_a_conflict() {
        let margin = Selector { unit: vec!["percentage-point".to_owned()], ..Selector::default() };
        let margin = rule(&RELATION, &[], &[(Part::Margin, margin)]);
        let found = run(&margin, &poll("47%"));
        assert_eq!(found.conflicts()[0].finding, Finding::WithinMargin { lead: Amount::integer(2), margin: Amount::integer(3) });
        holds(&margin, &poll("51%"));
    }
}
