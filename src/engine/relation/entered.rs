//! Cells of a table that follow from others: the table bears out which, a rule says how well.

use std::sync::Arc;

use super::figure::plays;
use super::found::{Computed, Found, Ground, Law, Member, agrees, does_not_follow};
use crate::account::Entry;
use crate::conflict::{AssertionId, Conflict, Derivation};
use crate::engine::sheet::Sheet;
use crate::joint::Equation;
use crate::quantity::Amount;
use crate::rule::spec::{Fixes, Key, Kind, Spec, TOLERANCE};
use crate::rule::{Part, Rule, Scope};
use crate::span::SourceId;
use crate::witness::Witness;

/// How well the table must bear it out.
pub const LEAST: Key = Key::new("least", Kind::Number, "In how many other rows or columns of the table the same must come out.").needed();
/// What is borne out better is for another rule.
pub const MOST: Key = Key::new("most", Kind::Number, "In how many other rows or columns it may come out; what comes out in more is for another rule.");

/// What every relation of cells declares alike.
pub const SPEC: Spec = Spec { keys: &[TOLERANCE, LEAST, MOST], fixes: Fixes::Value, scope: Scope::Document, ..Spec::SENTENCE };

/// Of so many parts the first and the last are shown.
const SHOWN: usize = 4;

/// Holds the tables of all sources against a rule, or their lists.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>, laws: &[Law], in_list: bool) -> Found {
    let mut found = Found::default();
    for (number, sheet) in ground.dossier.iter().enumerate() {
        for law in laws {
            let of_law = |entry: &&Entry| entry.equation == law.equation && entry.of_column == law.is_of_column() && entry.in_list == in_list;
            for entry in sheet.entries.iter().filter(of_law).filter(|entry| is_borne(rule, entry)) {
                let member = |index: usize| Some((AssertionId { source: SourceId::new(number), index }, sheet.all.get(index)?));
                let others = entry.others.iter().enumerate().filter_map(|(at, &other)| Some((law.part(at), member(other)?)));
                let Some(stated) = member(entry.derived) else { continue };
                let members: Vec<(Part, Member<'_>)> = others.chain([(law.derived, stated)]).collect();
                if !members.iter().all(|(part, member)| plays(rule, *part, member.1)) {
                    continue;
                }
                let broken = !comes_out(rule, entry, &stated);
                let all: Vec<Member<'_>> = members.iter().map(|(_, member)| *member).collect();
                found.note(&all, broken.then(|| conflict(rule, &members, entry, law)));
            }
        }
    }
    found
}

/// What of the lists of all sources follows by an equation: the entry, what follows, and from what.
pub fn entries<'e>(ground: &Ground<'e>, equation: Equation) -> Vec<(&'e Entry, Member<'e>, Vec<Member<'e>>)> {
    let of_sheet = |(number, sheet): (usize, &Sheet<'e>)| {
        let member = |index: usize, all: &'e [Witness]| Some((AssertionId { source: SourceId::new(number), index }, all.get(index)?));
        let (all, entries) = (sheet.all, sheet.entries);
        let of_list = entries.iter().filter(|entry| entry.in_list && entry.equation == equation);
        of_list
            .filter_map(|entry| Some((entry, member(entry.derived, all)?, entry.others.iter().filter_map(|&other| member(other, all)).collect())))
            .collect::<Vec<_>>()
    };
    ground.dossier.iter().enumerate().flat_map(of_sheet).collect()
}

fn is_borne(rule: &Rule, entry: &Entry) -> bool {
    let borne = Amount::integer(entry.borne.into());
    let least = rule.relation.number(&LEAST).is_none_or(|least| borne >= least);
    least && rule.relation.number(&MOST).is_none_or(|most| borne <= most)
}

fn comes_out(rule: &Rule, entry: &Entry, stated: &Member<'_>) -> bool {
    let computed = Computed { literal: entry.literal, rounded: entry.rounded };
    entry.holds || agrees(rule, &computed, &stated.1.reading)
}

fn conflict(rule: &Arc<Rule>, members: &[(Part, Member<'_>)], entry: &Entry, law: &Law) -> Conflict {
    let unit = law.unit(members.last().map(|(_, stated)| stated.1));
    let parts = members.len().saturating_sub(1);
    let is_mean = matches!(law.derivation, Derivation::MeanOf(_));
    if !is_mean && (entry.equation != Equation::Sum || parts <= SHOWN) {
        return does_not_follow(rule, members, law.derivation, entry.literal, &unit);
    }
    let shown: Vec<(Part, Member<'_>)> = [members.get(..1), members.get(parts - 1..)].into_iter().flatten().flatten().copied().collect();
    let parts = u16::try_from(parts).unwrap_or(u16::MAX);
    does_not_follow(rule, &shown, if is_mean { Derivation::MeanOf(parts) } else { Derivation::SumOf(parts) }, entry.literal, &unit)
}
