//! `table-cell`: a figure of prose that names a row and a column of a table is what stands in their cell.
//!
//! ```text
//! | Port   | Boats | Tonnes |
//! | Marrow |    40 |    400 |        "In Marrow 45 boats landed": the row is named, the column is named, and the cell has 40
//! ```
//! In documentation a default is held against the row of its setting, whatever else its sentence says. Who names both means that cell, and nothing less is enough: a row alone has many cells. What the figure may have been taken from besides,
//! another cell of the row, a difference, a share, speaks for it.

mod beside;
mod elsewhere;
mod fit;
mod names;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::figure::{is_quantity, plays};
use super::found::{Entry, Find, Found, Ground, Member, conflict, does_not_follow};
use crate::assertion::Noun;
use crate::claim::{Aspect, Mode};
use crate::conflict::{AssertionId, Conflict, Derivation, Finding};
use crate::quantity::{Amount, Dimension};
use crate::rule::spec::{Spec, TOLERANCE};
use crate::rule::{Part, Rule, Scope};
use crate::span::SourceId;
use crate::witness::Witness;

use beside::Beside;
pub use beside::weigh;
use elsewhere::Elsewhere;
pub use fit::fits;
use names::{Meant, Tables};

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "table-cell",
        holds: "a figure that names a row and a column of a table is what stands in their cell",
        scope: Scope::Dossier,
        keys: &[TOLERANCE],
        one_thing: true,
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// The conflict of a figure that is not what stands in a cell.
pub fn unlike(rule: &Arc<Rule>, own: Member<'_>, cell: Member<'_>) -> Conflict {
    let mut conflict = conflict(rule, &[(Part::Each, own), (Part::Each, cell)], Finding::UnlikeCell { cell: 0 });
    let at = conflict.sides.iter().position(|side| side.assertion == cell.0).unwrap_or_default();
    conflict.finding = Finding::UnlikeCell { cell: at };
    conflict
}

/// Holds the figures of the prose of every source against the tables of every source.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    for (source, sheet) in ground.dossier.iter().enumerate() {
        for setting in sheet.settings {
            let member = |index: usize| Some((AssertionId { source: SourceId::new(source), index }, sheet.all.get(index)?));
            let Some((own, cell)) = member(setting.figure).zip(member(setting.cell)).filter(|((_, it), _)| plays(rule, Part::Each, it)) else { continue };
            found.note(&[own, cell], (!is_same(rule, own.1, cell.1)).then(|| unlike(rule, own, cell)));
        }
    }
    let tables = Tables::new(ground.dossier);
    if tables.are_none() {
        return found;
    }
    let mut beside = Beside::new(&tables);
    for (source, sheet) in ground.dossier.iter().enumerate() {
        let mut elsewhere = Elsewhere::new(rule, sheet.assertions);
        // what a setting says is of its own cell, and of no other
        let settings: BTreeSet<usize> = sheet.settings.iter().map(|setting| setting.figure).collect();
        let is_told = |index: usize, it: &Witness| is_statement(it) && plays(rule, Part::Each, it) && !settings.contains(&index);
        for (index, it) in sheet.assertions.iter().enumerate().filter(|(index, it)| is_told(*index, it)) {
            let own: Member<'_> = (AssertionId { source: SourceId::new(source), index }, it);
            // what tells of a part of the whole means an item of a list, and no cell
            let is_part = |meant: &Meant<'_>| !it.marks.subset || tables.is_listed(meant.id) && !tables.is_listed(own.0);
            let may_mean = |meant: &Meant<'_>| is_part(meant) && !is_default(ground, meant);
            for Meant { id, cell, is_named } in tables.meant(it).into_iter().filter(may_mean) {
                // a figure that only its unit brings to a cell is that of another thing where the text has the cell's elsewhere
                let broken = !fits(rule, it, cell)
                    && (is_named || is_near(it, cell) && !elsewhere.has(&it.unit, cell))
                    && !beside.explains(it, id)
                    && !tables.told_beside(it, id).any(|cell| fits(rule, it, cell));
                let other: Member<'_> = (id, cell);
                let conflict = broken.then(|| unlike(rule, own, other));
                if ground.is_support(own.0, id) && conflict.is_none() {
                    found.agreed.push((own.0, id));
                }
                found.note(&[own, other], conflict);
            }
            if it.scope.derived
                && !it.marks.subset
                && let Some([a, b]) = tables.pair(it)
                && is_sum_like(it, a.cell, b.cell)
                && !beside.explains(it, a.id)
            {
                let sum = a.cell.reading.literal.plus(&b.cell.reading.literal);
                let sides = [(Part::Each, (a.id, a.cell)), (Part::Each, (b.id, b.cell)), (Part::Each, own)];
                found.report(does_not_follow(rule, &sides, Derivation::Sum, sum, &it.unit));
            }
        }
    }
    found
}

/// Whether two figures are one, whatever units of one kind they are written in.
fn is_same(rule: &Rule, it: &Witness, cell: &Witness) -> bool {
    let base = |it: &Witness| it.reading.literal.scaled(it.unit.factor());
    fits(rule, it, cell) || base(it).overlaps(&base(cell))
}

/// Whether a figure says how much something is, here and now.
fn is_statement(it: &Witness) -> bool {
    let marks = &it.marks;
    let plain = !marks.negated && !marks.comparison && !marks.background && !marks.repeated && !marks.dateline;
    let asserted = matches!(it.mode, Mode::Asserted | Mode::Headline | Mode::Estimated);
    let single = it.reading.stated.len() == 1;
    let told = !matches!(it.unit.dimension(), Dimension::Ratio | Dimension::Age);
    is_quantity(it) && told && plain && asserted && single && it.aspect == Aspect::Level
}

/// Whether a cell says what a setting is where nobody sets it: documentation shows what may be set beside what is, so only who speaks of the
/// default of that setting means it, which its document is read for.
fn is_default(ground: &Ground<'_>, meant: &Meant<'_>) -> bool {
    let is_documentation = ground.dossier.get(meant.id.source.index()).is_some_and(|sheet| sheet.is_documentation);
    let is_headed = |noun: &Noun| noun.modifiers.is_empty() && ground.lexicon.docs.is_defaulting(&noun.lemma);
    is_documentation && meant.cell.noun.as_deref().is_some_and(is_headed)
}

/// Whether two figures are of one size.
fn is_near(it: &Witness, cell: &Witness) -> bool {
    let Some((a, b)) = it.reading.centre().zip(cell.reading.centre()) else { return false };
    let within = |small: Amount, large: Amount| small.times(Amount::integer(FAR)).is_some_and(|most| large <= most);
    within(a, b) && within(b, a)
}

/// Whether a figure is larger than either of two cells, and not much larger than both together.
fn is_sum_like(it: &Witness, a: &Witness, b: &Witness) -> bool {
    let Some(((own, a), b)) = it.reading.centre().zip(a.reading.centre()).zip(b.reading.centre()) else { return false };
    own > a.max(b) && a.plus(b).and_then(|sum| sum.plus(sum)).is_some_and(|most| own < most)
}

/// Figures of one thing that lie further apart are of two things.
const FAR: i64 = 3;
