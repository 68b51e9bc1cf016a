//! `list-items`: a list has as many items as the words that open it announce. "Three things:" above four items.

use std::sync::Arc;

use super::entered::entries;
use super::found::{Entry, Find, Found, Ground, conflict};
use crate::conflict::Finding;
use crate::joint::Equation;
use crate::quantity::Amount;
use crate::rule::spec::{Fixes, Spec};
use crate::rule::{Part, Rule, Scope};

/// What it declares of itself, and how it is held against lists.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "list-items", holds: "a list has as many items as are announced", fixes: Fixes::Value, scope: Scope::Document, ..Spec::SENTENCE },
    find: Find::Dossier(find),
};

/// Holds each count against the items of the list that it announces.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    for (entry, count, _) in entries(ground, Equation::Listed) {
        let listed = entry.literal.single().and_then(Amount::to_integer).and_then(|items| u8::try_from(items).ok());
        let broken = listed.filter(|_| !entry.holds).map(|listed| conflict(rule, &[(Part::Each, count)], Finding::ListCount { listed }));
        found.note(&[count], broken);
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::engine::relation::sample::broken;

    #[test]
    fn a_list_is_as_long_as_is_announced() {
        assert_eq!(broken("We sell four kinds of rope:\n\n- hemp\n- sisal\n- nylon\n"), ["items-unlike-count"]);
        assert!(broken("We sell three kinds of rope:\n\n- hemp\n- sisal\n- nylon\n").is_empty());
    }
}
