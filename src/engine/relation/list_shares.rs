//! `list-shares`: the shares of a list that divide one whole add up to no more than all of it.

use std::sync::Arc;

use super::entered::entries;
use super::found::{Computed, Entry, Find, Found, Ground, Member, agrees, conflict};
use crate::conflict::Finding;
use crate::joint::Equation;
use crate::quantity::{Amount, Interval};
use crate::rule::spec::{Spec, TOLERANCE};
use crate::rule::{Part, Rule, Scope};

/// What it declares of itself, and how it is held against lists.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "list-shares",
        holds: "shares that are the items of a list add up to the whole",
        keys: &[TOLERANCE],
        scope: Scope::Document,
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// Adds up the shares of each list.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    for (entry, last, others) in entries(ground, Equation::Rest) {
        let computed = Computed { literal: entry.literal, rounded: entry.rounded };
        let all: Vec<Member<'_>> = others.into_iter().chain([last]).collect();
        let sum = Interval::exactly(Amount::integer(100)).minus(&entry.literal).plus(&last.1.reading.literal);
        let members: Vec<_> = all.iter().map(|member| (Part::Each, *member)).collect();
        let fits = entry.holds || agrees(rule, &computed, &last.1.reading);
        found.note(&all, (!fits).then(|| conflict(rule, &members, Finding::OverWhole { sum })));
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::engine::relation::sample::broken;

    #[test]
    fn shares_of_a_list_are_no_more_than_all_of_it() {
        assert_eq!(broken("How they voted:\n\n- For: 62%\n- Against: 39%\n- Undecided: 9%\n"), ["list-shares-exceed-whole"]);
        assert!(broken("How they voted:\n\n- For: 52%\n- Against: 39%\n- Undecided: 9%\n").is_empty());
    }
}
