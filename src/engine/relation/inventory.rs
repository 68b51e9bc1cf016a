//! `inventory`: what the documentation of one repository counts is the same wherever it says so.
//!
//! ```text
//! README.md   "Tools (177)"                 tools, all of them
//! docs/a.md   "180 tools registered"        tools: apart
//! docs/b.md   "the 48 slim tools"           slim tools: another thing
//! docs/c.md   "130+ tools"                  at least so many: fits 177
//! ```
//! Counts stand for one thing where both texts are of one folder or one of a folder within, where the nouns are the same, and where the words
//! before the noun are the same, or either text has no larger count of that noun and one says that it is of all. A value that the other text
//! has too is known there as something else. What was counted from the files themselves is held against texts however few or far apart.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::figure::plays;
use super::found::{Entry, Find, Found, Ground, Member, conflict};
use crate::account::Stock;
use crate::conflict::{AssertionId, Finding};
use crate::engine::sheet::Sheet;
use crate::quantity::Amount;
use crate::rule::spec::{Key, Kind, Spec};
use crate::rule::{Part, Rule, Scope};
use crate::span::SourceId;

/// Counts of things that only one text speaks of.
const LEAST: Key = Key::new("least", Kind::Number, "Fewer are counted in passing: \"three steps\".");
/// Counts that lie further apart are of two things.
const WITHIN: Key = Key::new("within", Kind::Share, "Two counts are of one thing where the larger is no more than this share above the smaller.");

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "inventory",
        holds: "documentation of one repository counts the same of one thing",
        scope: Scope::Dossier,
        keys: &[LEAST, WITHIN],
        one_thing: true,
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// A count, its figure, and the text that it stands in.
#[derive(Clone, Copy)]
struct Count<'e> {
    stock: &'e Stock,
    member: Member<'e>,
}

/// Holds the counts of all documentation against each other: those of two texts, or of one where the rule says so.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    let mut texts: BTreeMap<&str, Vec<(&Sheet<'_>, Vec<Count<'_>>)>> = BTreeMap::new();
    for (source, sheet) in ground.dossier.iter().enumerate().filter(|(_, sheet)| !sheet.stock.is_empty()) {
        let mut nouns: BTreeMap<&str, Vec<Count<'_>>> = BTreeMap::new();
        for stock in sheet.stock {
            let id = AssertionId { source: SourceId::new(source), index: stock.figure };
            let Some(it) = sheet.all.get(stock.figure).filter(|it| plays(rule, Part::Each, it)) else { continue };
            nouns.entry(&stock.noun).or_default().push(Count { stock, member: (id, it) });
        }
        for (noun, counts) in nouns {
            texts.entry(noun).or_default().push((sheet, counts));
        }
    }
    for texts in texts.values() {
        if rule.scope < Scope::Dossier {
            for (_, counts) in texts {
                in_one(rule, counts, &mut found);
            }
            continue;
        }
        for (at, (sheet, counts)) in texts.iter().enumerate() {
            // each text is told once that it differs, from the first that it differs from
            let others = texts.iter().take(at).filter(|(other, _)| is_one_shelf(sheet.shelf, other.shelf));
            let mut told = false;
            for (_, others) in others {
                for (a, b) in pairs(others, counts) {
                    let broken = !told && differ(rule, a, b) && !has(others, b) && !has(counts, a);
                    told |= broken;
                    note(rule, a, b, broken, &mut found);
                }
            }
        }
    }
    found
}

/// What a document counts of the files that it stands beside.
pub fn links(rule: &Rule, sheet: &Sheet<'_>) -> Vec<String> {
    let nouns = sheet.stock.iter().map(|stock| stock.noun.clone());
    if rule.relation.is(&RELATION.spec) { nouns.collect() } else { Vec::new() }
}

/// Counts of two texts that are of one thing: those with the same words before the noun, and the largest of either.
fn pairs<'e>(a: &[Count<'e>], b: &[Count<'e>]) -> Vec<(Count<'e>, Count<'e>)> {
    let mut found: Vec<(Count<'e>, Count<'e>)> = Vec::new();
    let is_told = |a: &Count<'_>, b: &Count<'_>| a.stock.is_total || b.stock.is_total;
    if let Some((a, b)) = top(a).zip(top(b)).filter(|(a, b)| is_one_name(a, b) && is_told(a, b)) {
        found.push((a, b));
    }
    for a in a.iter().filter(|count| !count.stock.modifiers.is_empty()) {
        let same = b.iter().filter(|b| b.stock.modifiers == a.stock.modifiers);
        found.extend(same.map(|b| (*a, *b)));
    }
    found
}

/// The largest count of a text, the first of equals.
fn top<'e>(counts: &[Count<'e>]) -> Option<Count<'e>> {
    counts.iter().rev().max_by_key(|count| low(count)).copied()
}

/// Counts of one text of which one says that it is of all there are.
fn in_one(rule: &Arc<Rule>, counts: &[Count<'_>], found: &mut Found) {
    let Some(all) = counts.iter().find(|count| count.stock.is_total) else { return };
    let mut told = false;
    for other in counts.iter().filter(|other| other.member.0 != all.member.0 && is_one_name(all, other)) {
        // fewer may be some of all
        let broken = !told && differ(rule, *all, *other) && (other.stock.is_total || low(other) > low(all));
        told |= broken;
        let (a, b) = if all.member.0 < other.member.0 { (all, other) } else { (other, all) };
        note(rule, *a, *b, broken, found);
    }
}

fn note(rule: &Arc<Rule>, a: Count<'_>, b: Count<'_>, broken: bool, found: &mut Found) {
    let (x, y) = (a.member, b.member);
    let gap = x.1.reading.literal.gap(&y.1.reading.literal);
    let told = || conflict(rule, &[(Part::Each, x), (Part::Each, y)], Finding::Apart { gap, unit: y.1.unit.clone() });
    found.note(&[x, y], broken.then(told));
}

/// Whether two counts are of one size and not one: each exact, or a bound that the other breaks.
fn differ(rule: &Rule, a: Count<'_>, b: Count<'_>) -> bool {
    let (small, large) = (low(&a).min(low(&b)), low(&a).max(low(&b)));
    // what was counted leaves no doubt of how many there are, where the text says that it means all of them
    let is_counted = a.stock.is_counted || b.stock.is_counted;
    let is_sure = is_counted && a.stock.is_total && b.stock.is_total;
    let is_many = is_counted || rule.relation.number(&LEAST).is_none_or(|least| small.is_some_and(|small| small >= least));
    let share = rule.relation.number(&WITHIN).map(|share| share.plus(Amount::ONE));
    let most = is_sure
        || share.is_none_or(|share| share.zip(small).and_then(|(share, small)| small.times(share)).zip(large).is_some_and(|(most, large)| large <= most));
    is_many && most && !a.member.1.reading.literal.overlaps(&b.member.1.reading.literal)
}

/// Whether a text has a value besides.
fn has(counts: &[Count<'_>], value: Count<'_>) -> bool {
    counts.iter().any(|count| count.member.1.reading.literal == value.member.1.reading.literal)
}

/// Whether the words before the noun of one are all before that of the other.
fn is_one_name(a: &Count<'_>, b: &Count<'_>) -> bool {
    let within = |a: &Count<'_>, b: &Count<'_>| a.stock.modifiers.iter().all(|word| b.stock.modifiers.contains(word));
    within(a, b) || within(b, a)
}

/// Whether two folders are one, or one stands within the other.
fn is_one_shelf(a: &str, b: &str) -> bool {
    let within = |inner: &str, outer: &str| outer.is_empty() || inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    within(a, b) || within(b, a)
}

fn low(count: &Count<'_>) -> Option<Amount> {
    count.member.1.reading.literal.low.map(|end| end.at)
}

#[cfg(test)]
mod tests {
    use super::is_one_shelf;

    #[test]
    fn a_folder_is_of_one_repository_with_those_that_it_stands_in() {
        for (a, b) in [("", ""), ("", "pack"), ("pack", "pack/one"), ("home/x", "home/x")] {
            assert!(is_one_shelf(a, b) && is_one_shelf(b, a), "{a} {b}");
        }
        for (a, b) in [("pack/one", "pack/two"), ("pack", "packet"), ("a", "b")] {
            assert!(!is_one_shelf(a, b), "{a} {b}");
        }
    }
}
