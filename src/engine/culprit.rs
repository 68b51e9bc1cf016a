//! Which figure is to blame where several relations are broken: the smallest set of figures whose change would let them all hold, and
//! what they would have to be.
//!
//! Conflicts that share a figure belong together. Two mentions are one figure where a text gives the same number of the same thing
//! twice. For each figure every broken relation is solved for the values that would satisfy it, by exact interval arithmetic; where
//! those have a value in common, the rules are run again with it. A set is named only if that leaves no relation of the text
//! broken that was not broken before, and no other set of its size does the same: otherwise nobody can tell which one is wrong.

mod solve;

use std::collections::{BTreeMap, BTreeSet};

use super::ground::Ground;
use super::group::groups;
use super::relate::relate;
use super::relation;
use super::sheet::{Member, Sheet};
use crate::conflict::{AssertionId, Change, Conflict, Finding, Remedy};
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Interval, Reading, Stated};
use crate::rule::{RuleSet, Scope};
use crate::witness::Witness;

/// More broken relations than this are not told apart.
const MANY: usize = 12;
/// Numbers below this occur twice by chance.
const CHANCE: i64 = 20;

/// One figure: all its mentions.
type Figure = BTreeSet<AssertionId>;
/// Assertions with another value than they state.
type Changed = BTreeMap<AssertionId, Witness>;
/// The assertions of the texts in which changes are tried, as they stand: each text is copied once, and not for each change.
type Copies = BTreeMap<usize, Vec<Witness>>;

/// Tells every conflict of a group which figures would have to change for the whole group to hold.
pub fn blame(conflicts: &mut [Conflict], dossier: &[Sheet<'_>], rules: &RuleSet, lexicon: &Lexicon) {
    let mentions = Mentions::new(conflicts, dossier);
    let mut copies = Copies::new();
    for group in together(conflicts, &mentions) {
        let broken: Vec<&Conflict> = group.iter().filter_map(|&at| conflicts.get(at)).collect();
        let Some(remedy) = (Inquiry { broken: &broken, mentions: &mentions, dossier, rules, lexicon }).remedy(&mut copies) else { continue };
        for at in group {
            if let Some(conflict) = conflicts.get_mut(at) {
                conflict.remedy = Some(remedy.clone());
            }
        }
    }
}

fn find<'d>(dossier: &[Sheet<'d>], id: AssertionId) -> Option<&'d Witness> {
    dossier.get(id.source.index()).and_then(|sheet| sheet.all.get(id.index))
}

/// The figures of each text that a conflict is of, by the one value that they state.
struct Mentions<'m, 'd> {
    dossier: &'m [Sheet<'d>],
    by_value: BTreeMap<usize, BTreeMap<Amount, Vec<usize>>>,
}

impl<'m, 'd> Mentions<'m, 'd> {
    fn new(conflicts: &[Conflict], dossier: &'m [Sheet<'d>]) -> Self {
        let mut by_value: BTreeMap<usize, BTreeMap<Amount, Vec<usize>>> = BTreeMap::new();
        for source in conflicts.iter().flat_map(|conflict| &conflict.sides).map(|side| side.assertion.source.index()) {
            by_value.entry(source).or_insert_with(|| {
                let mut of_text: BTreeMap<Amount, Vec<usize>> = BTreeMap::new();
                let assertions = dossier.get(source).map_or(&[][..], |sheet| sheet.assertions);
                for (index, value) in assertions.iter().enumerate().filter_map(|(index, it)| Some((index, it.reading.literal.single()?))) {
                    of_text.entry(value).or_default().push(index);
                }
                of_text
            });
        }
        Self { dossier, by_value }
    }

    /// All mentions of the figure in its text.
    fn of(&self, id: AssertionId) -> Figure {
        let mut figure = Figure::from([id]);
        let Some(own) = find(self.dossier, id) else { return figure };
        let Some(value) = own.reading.literal.single().filter(|&value| value >= Amount::integer(CHANCE)) else { return figure };
        let of_one = |other: &Witness| own.noun.as_ref().zip(other.noun.as_ref()).is_none_or(|(a, b)| a.lemma == b.lemma);
        let same = |other: &Witness| other.unit == own.unit && other.aspect == own.aspect && of_one(other);
        let equal = self.by_value.get(&id.source.index()).and_then(|of_text| of_text.get(&value)).into_iter().flatten();
        let others = equal.map(|&index| AssertionId { index, ..id }).filter(|&other| find(self.dossier, other).is_some_and(same));
        figure.extend(others);
        figure
    }
}

/// Groups of two or more conflicts that can be solved and share figures, each in order.
fn together(conflicts: &[Conflict], mentions: &Mentions<'_, '_>) -> Vec<Vec<usize>> {
    // the conflict that each one is joined to, by their numbers; the first of a group to itself
    let mut above: Vec<usize> = (0..conflicts.len()).collect();
    let top = |above: &mut [usize], mut at: usize| {
        while above[at] != at {
            above[at] = above[above[at]];
            at = above[at];
        }
        at
    };
    let mut known: BTreeMap<AssertionId, usize> = BTreeMap::new();
    let solvable = || conflicts.iter().enumerate().filter(|(_, conflict)| solve::is_solvable(conflict));
    for (at, conflict) in solvable() {
        for figure in conflict.sides.iter().flat_map(|side| mentions.of(side.assertion)) {
            let (one, other) = (top(&mut above, *known.entry(figure).or_insert(at)), top(&mut above, at));
            above[one.max(other)] = one.min(other);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, _) in solvable() {
        groups.entry(top(&mut above, at)).or_default().push(at);
    }
    groups.into_values().filter(|members| (2..=MANY).contains(&members.len())).collect()
}

/// One group of conflicts and what is known beside them.
struct Inquiry<'i, 'd> {
    broken: &'i [&'i Conflict],
    mentions: &'i Mentions<'i, 'd>,
    dossier: &'i [Sheet<'d>],
    rules: &'i RuleSet,
    lexicon: &'i Lexicon,
}

impl Inquiry<'_, '_> {
    /// The one smallest set of changes after which all of the group holds.
    fn remedy(&self, copies: &mut Copies) -> Option<Remedy> {
        let figures: BTreeSet<Figure> = self.broken.iter().flat_map(|conflict| &conflict.sides).map(|side| self.mentions.of(side.assertion)).collect();
        let alone: Vec<Vec<Change>> = figures.iter().filter_map(|figure| self.changes(&[figure], copies)).collect();
        let found = if alone.is_empty() {
            let pairs = figures.iter().flat_map(|a| figures.iter().filter(move |b| *b != a).map(move |b| [a, b]));
            let mut found: Vec<Vec<Change>> = pairs.filter_map(|pair| self.changes(&pair, copies)).collect();
            for changes in &mut found {
                changes.sort_by_key(|change| change.site);
            }
            found.sort_by_key(|changes| changes.iter().map(|change| change.site).collect::<Vec<_>>());
            found.dedup();
            found
        } else {
            alone
        };
        match found.as_slice() {
            [only] => Some(Remedy { changes: only.clone(), relations: self.broken.len() }),
            _ => None,
        }
    }

    /// What these figures would have to be, changed one after the other; `None` where that does not help.
    fn changes(&self, figures: &[&Figure], copies: &mut Copies) -> Option<Vec<Change>> {
        let touches = |conflict: &Conflict, figure: &Figure| conflict.sides.iter().any(|side| figure.contains(&side.assertion));
        if !self.broken.iter().all(|conflict| figures.iter().any(|figure| touches(conflict, figure))) {
            return None;
        }
        let mut changed = Changed::new();
        let mut found = Vec::new();
        for (at, figure) in figures.iter().enumerate() {
            let later = figures.get(at + 1..)?;
            let own = self.broken.iter().filter(|conflict| touches(conflict, figure) && !later.iter().any(|other| touches(conflict, other)));
            let own: Vec<&&Conflict> = own.collect();
            // a figure that settles only one of them is no more to blame than the others there
            if own.len() < 2 {
                return None;
            }
            let first = find(self.dossier, *figure.first()?)?;
            let needed = |rounded: bool| {
                own.iter().try_fold(Interval::EVERYTHING, |needed, conflict| {
                    needed.meet(&solve::solve(conflict, figure, |id| changed.get(&id).or_else(|| find(self.dossier, id)), rounded)?)
                })
            };
            let needed = needed(false).or_else(|| needed(true))?;
            let value = representative(&needed, &first.reading)?;
            for id in *figure {
                let assertion = find(self.dossier, *id)?;
                let mut meant = assertion.clone();
                meant.reading = moved(&assertion.reading, value)?;
                changed.insert(*id, meant);
            }
            found.push(Change { assertion: *figure.first()?, site: first.site, needed, unit: first.unit.clone() });
        }
        self.holds(&changed, copies).then_some(found)
    }

    /// Whether the group holds after the change, and nothing else is broken by it.
    fn holds(&self, changed: &Changed, copies: &mut Copies) -> bool {
        let now = |id: AssertionId| changed.get(&id).or_else(|| find(self.dossier, id));
        let agree = |conflict: &&&Conflict| match conflict.sides.as_slice() {
            [a, b] => {
                now(a.assertion).zip(now(b.assertion)).is_some_and(|(a, b)| relate(a, b, self.lexicon).is_ok_and(crate::quantity::Verdict::is_consistent))
            }
            _ => false,
        };
        let apart = self.broken.iter().filter(|conflict| matches!(conflict.finding, Finding::Apart { .. }));
        if !apart.clone().all(|conflict| agree(&conflict)) {
            return false;
        }
        let sources: BTreeSet<usize> = changed.keys().map(|id| id.source.index()).collect();
        sources.into_iter().filter_map(|source| self.dossier.get(source).map(|sheet| (source, sheet))).all(|(source, sheet)| {
            let of_group: BTreeSet<usize> =
                self.broken.iter().flat_map(|it| &it.sides).filter(|side| side.assertion.source.index() == source).map(|side| side.assertion.index).collect();
            let assertions = copies.entry(source).or_insert_with(|| sheet.assertions.to_vec());
            let own = || changed.iter().filter(|(id, _)| id.source.index() == source);
            put(assertions, own());
            let holds = self.holds_in(&Sheet { assertions: &*assertions, all: &*assertions, ..*sheet }, &of_group);
            put(assertions, own().filter_map(|(id, _)| Some((id, sheet.assertions.get(id.index)?))));
            holds
        })
    }

    /// Whether no rule finds any of these figures at fault in a text as it is after the change.
    fn holds_in(&self, after: &Sheet<'_>, of_group: &BTreeSet<usize>) -> bool {
        // what stands apart from the group tells nothing of it
        let has_some = |together: &Vec<Member<'_>>| together.iter().any(|(id, _)| of_group.contains(&id.index));
        let mut by_scope: BTreeMap<Scope, Vec<Vec<Member<'_>>>> = BTreeMap::new();
        self.rules.rules().iter().filter(|rule| !relation::is_of_dossier(rule)).all(|rule| {
            let ground = Ground { dossier: &[*after], open: &[], related: &[], drawn: &[], lexicon: self.lexicon };
            let together = by_scope.entry(rule.scope).or_insert_with(|| groups(&[*after], rule.scope).into_iter().filter(has_some).collect());
            let found = together.iter().map(|group| relation::find_together(rule, group, &ground)).collect::<Vec<_>>();
            let broken = found.iter().flat_map(relation::found::Found::conflicts);
            broken.flat_map(|conflict| &conflict.sides).all(|side| !of_group.contains(&side.assertion.index))
        })
    }
}

/// Puts assertions where others stood.
fn put<'a>(assertions: &mut [Witness], others: impl Iterator<Item = (&'a AssertionId, &'a Witness)>) {
    for (id, other) in others {
        if let Some(slot) = assertions.get_mut(id.index) {
            slot.clone_from(other);
        }
    }
}

/// The value of the set that is written as the figure is: with as many decimals.
fn representative(needed: &Interval, as_written: &Reading) -> Option<Amount> {
    let decimals = as_written.stated.first().map_or(0, Stated::decimals);
    let middle = match (needed.low, needed.high) {
        (Some(low), Some(high)) => low.at.plus(high.at)?.half(),
        (low, high) => low.or(high)?.at,
    };
    let written = middle.rounded(decimals);
    Some(if needed.holds(written) || needed.single().is_some() { written } else { middle })
}

/// The reading of the same words with another number in them.
fn moved(reading: &Reading, value: Amount) -> Option<Reading> {
    let by = Interval::exactly(value.minus(reading.centre()?)?);
    let stated = reading.stated.iter().map(|stated| Some(Stated { value: stated.value.plus(by.single()?)?, ..*stated })).collect::<Option<Vec<_>>>()?;
    Some(Reading { stated, literal: reading.literal.plus(&by), rounded: reading.rounded.plus(&by), ..reading.clone() })
}
