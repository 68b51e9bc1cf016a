//! The relations: each is one file, which declares what the relation is ([`Spec`]) and holds it against figures.
//!
//! ```text
//! find(rule, groups of assertions in text order, ground) -> Found: what was held against what, and the conflicts
//! ```
//! A relation fires only where the wording makes it explicit: level, origin and change, parts that stand side by side, units and
//! nouns that fit. A conflict means that no choice of values inside the rounded readings satisfies the relation.

mod age;
mod at_most;
mod base;
mod between;
mod calendar;
mod change;
mod contrast;
mod convert;
mod difference;
mod direction;
mod echo;
mod entered;
pub(super) mod equal;
mod exchange;
mod figure;
pub(super) mod found;
mod fresh;
mod games;
mod in_time;
pub(super) mod inventory;
mod league;
mod limit;
mod list_count;
mod list_items;
mod list_share;
mod list_shares;
mod list_sum;
mod margin;
mod mean_of_parts;
mod monotone;
mod multiple;
mod order;
mod partition;
mod portion;
mod product;
mod rank;
mod rate;
mod rest;
mod restated;
#[cfg(test)]
pub(crate) mod sample;
mod share;
mod span;
mod sum;
mod support;
mod table_average;
mod table_cell;
mod table_change;
mod table_difference;
mod table_mean;
mod table_product;
mod table_rank;
mod table_repeat;
mod table_share;
mod table_statement;
mod table_sum;
mod tally;
mod tie;
mod unit_twice;
mod weekday;
mod whole_number;

use std::sync::Arc;

use super::sheet::{Member, Sheet};
use crate::claim::Beside;
use crate::limit::Limits;
use crate::rule::{Rule, Scope, Spec};
use figure::{is_next, is_quantity};
use found::{Entry, Find, Found, Ground};

/// Every relation, in order of the names.
static ALL: &[&Entry] = &[
    &age::RELATION,
    &at_most::RELATION,
    &base::RELATION,
    &between::RELATION,
    &calendar::RELATION,
    &change::RELATION,
    &contrast::RELATION,
    &convert::RELATION,
    &difference::RELATION,
    &direction::RELATION,
    &echo::RELATION,
    &equal::RELATION,
    &exchange::RELATION,
    &fresh::RELATION,
    &games::RELATION,
    &in_time::RELATION,
    &inventory::RELATION,
    &league::RELATION,
    &limit::RELATION,
    &list_count::RELATION,
    &list_items::RELATION,
    &list_share::RELATION,
    &list_shares::RELATION,
    &list_sum::RELATION,
    &margin::RELATION,
    &mean_of_parts::RELATION,
    &monotone::RELATION,
    &multiple::RELATION,
    &order::RELATION,
    &partition::RELATION,
    &portion::RELATION,
    &product::RELATION,
    &rank::RELATION,
    &rate::RELATION,
    &rest::RELATION,
    &restated::RELATION,
    &share::RELATION,
    &span::RELATION,
    &sum::RELATION,
    &support::RELATION,
    &table_average::RELATION,
    &table_cell::RELATION,
    &table_change::RELATION,
    &table_difference::RELATION,
    &table_mean::RELATION,
    &table_product::RELATION,
    &table_rank::RELATION,
    &table_repeat::RELATION,
    &table_share::RELATION,
    &table_statement::RELATION,
    &table_sum::RELATION,
    &tally::RELATION,
    &unit_twice::RELATION,
    &weekday::RELATION,
    &whole_number::RELATION,
];

/// What every relation declares of itself, in order of the names.
pub fn specs() -> impl Iterator<Item = &'static Spec> {
    ALL.iter().map(|entry| &entry.spec)
}

/// Notes what of a document's tables is longer than what a relation looks at.
pub(super) fn weigh(sheet: &Sheet<'_>, limits: &mut Limits) {
    table_cell::weigh(sheet, limits);
}

/// Holds a rule against a dossier, whose assertions stand together in `groups`, none of which is torn.
pub(super) fn find(rule: &Arc<Rule>, groups: &[Vec<Member<'_>>], ground: &Ground<'_>) -> Found {
    match entry(rule).map(|entry| entry.find) {
        Some(Find::Dossier(find)) => return find(rule, ground),
        Some(Find::Tied(laws)) => return tie::find(rule, ground, laws),
        Some(Find::Entered(laws)) => return entered::find(rule, ground, laws, false),
        Some(Find::Listed(laws)) => return entered::find(rule, ground, laws, true),
        _ => {}
    }
    let mut found = Found::default();
    for group in groups {
        found.extend(find_in(rule, group, ground));
    }
    found
}

/// Holds a rule against assertions that stand together; finds nothing for a relation that compares whole sources.
pub(super) fn find_together(rule: &Arc<Rule>, group: &[Member<'_>], ground: &Ground<'_>) -> Found {
    find_in(rule, &without_torn(group), ground)
}

fn find_in(rule: &Arc<Rule>, group: &[Member<'_>], ground: &Ground<'_>) -> Found {
    match entry(rule).map(|entry| entry.find) {
        Some(Find::Group(find)) => find(rule, group),
        Some(Find::GroupWith(find)) => find(rule, group, ground),
        Some(Find::Dossier(_) | Find::Tied(_) | Find::Entered(_) | Find::Listed(_)) | None => Found::default(),
    }
}

/// What brings this document's figures together with those of others under a rule of the whole dossier, whatever stories they tell.
pub(super) fn links(rule: &Rule, members: &[Member<'_>]) -> Vec<String> {
    if rule.relation.is(&equal::RELATION.spec) {
        equal::links(rule, members)
    } else if rule.relation.is(&base::RELATION.spec) {
        base::links(rule, &without_torn(members))
    } else {
        Vec::new()
    }
}

/// Whether a rule is held against all figures of the dossier, and not against those that stand together.
pub(super) fn is_of_dossier(rule: &Rule) -> bool {
    entry(rule).is_some_and(|entry| matches!(entry.find, Find::Dossier(_) | Find::Tied(_) | Find::Entered(_) | Find::Listed(_)))
}

/// Whether a rule may hold figures of one text against those of another.
pub(super) fn reaches_over_texts(rule: &Rule) -> bool {
    rule.scope == Scope::Dossier || rule.relation.spec().scope == Scope::Dossier
}

fn entry(rule: &Rule) -> Option<&'static Entry> {
    ALL.iter().copied().find(|entry| rule.relation.is(&entry.spec))
}

/// The assertions without quantities that touch another one: "5-5/4" and "1986/87" are one expression that was read as several.
pub(super) fn without_torn<'a>(group: &[Member<'a>]) -> Vec<Member<'a>> {
    let touch =
        |a: &Member<'a>, b: &Member<'a>| is_next(a, b) && matches!(b.1.beside, Some(Beside::Nothing | Beside::Glued)) && is_quantity(a.1) && is_quantity(b.1);
    let whole = |at: usize| {
        let torn_before = at.checked_sub(1).and_then(|before| group.get(before)).zip(group.get(at)).is_some_and(|(a, b)| touch(a, b));
        let torn_after = group.get(at).zip(group.get(at + 1)).is_some_and(|(a, b)| touch(a, b));
        !torn_before && !torn_after
    };
    group.iter().enumerate().filter(|(at, _)| whole(*at)).map(|(_, member)| *member).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Part;

    #[test]
    fn relations_stand_in_order_and_say_what_they_are() {
        let names: Vec<&str> = specs().map(|spec| spec.name).collect();
        assert!(names.is_sorted(), "{names:?}");
        for spec in specs() {
            assert!(!spec.holds.is_empty() && !spec.holds.ends_with('.'), "{}", spec.name);
            let says = |part: &Part| *part == Part::Each || spec.holds.contains(&format!("`{part}`"));
            assert!(spec.parts.iter().all(says), "{} says what its parts are", spec.name);
        }
    }
}
