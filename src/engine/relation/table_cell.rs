//! `table-cell`: a figure of prose that names a row and a column of a table is what stands in their cell.
//!
//! ```text
//! | Port   | Boats | Tonnes |
//! | Marrow |    40 |    400 |        "In Marrow 45 boats landed": the row is named, the column is named, and the cell has 40
//! ```
//! Who names both means that cell, and nothing less is enough: a row alone has many cells. What the figure may have been taken from besides,
//! another cell of the row, a difference, a share, speaks for it.

mod beside;
mod names;

use std::sync::Arc;

use super::figure::{is_quantity, plays};
use super::found::{Entry, Find, Found, Ground, Member, conflict};
use crate::claim::{Aspect, Mode};
use crate::conflict::{AssertionId, Derivation, Finding};
use crate::quantity::{Amount, Dimension, Interval};
use crate::rule::spec::{Spec, TOLERANCE};
use crate::rule::{Part, Rule, Scope};
use crate::span::SourceId;
use crate::witness::Witness;

use names::Tables;

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

/// Holds the figures of the prose of every source against the tables of every source.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    let tables = Tables::new(ground.dossier);
    if tables.are_none() {
        return found;
    }
    for (source, sheet) in ground.dossier.iter().enumerate() {
        for (index, it) in sheet.assertions.iter().enumerate().filter(|(_, it)| is_statement(it) && plays(rule, Part::Each, it)) {
            let own: Member<'_> = (AssertionId { source: SourceId::new(source), index }, it);
            for (id, cell) in tables.meant(it) {
                let broken = !fits(rule, it, cell) && !beside::explains(it, &tables, id);
                let other: Member<'_> = (id, cell);
                let sides = [(Part::Each, own), (Part::Each, other)];
                let conflict = broken.then(|| {
                    let mut conflict = conflict(rule, &sides, Finding::UnlikeCell { cell: 0 });
                    let at = conflict.sides.iter().position(|side| side.assertion == id).unwrap_or_default();
                    conflict.finding = Finding::UnlikeCell { cell: at };
                    conflict
                });
                if ground.is_support(own.0, id) && conflict.is_none() {
                    found.agreed.push((own.0, id));
                }
                found.note(&[own, other], conflict);
            }
            if it.scope.derived
                && let Some([a, b]) = tables.pair(it)
                && !beside::explains(it, &tables, a.0)
            {
                let sum = a.1.reading.literal.plus(&b.1.reading.literal);
                let finding = Finding::DoesNotFollow { stated: 0, derivation: Derivation::Sum, computed: sum, unit: it.unit.clone() };
                let sides = [(Part::Each, a), (Part::Each, b), (Part::Each, own)];
                let mut conflict = conflict(rule, &sides, finding);
                if let Finding::DoesNotFollow { stated, .. } = &mut conflict.finding {
                    *stated = conflict.sides.iter().position(|side| side.assertion == own.0).unwrap_or_default();
                }
                found.report(conflict);
            }
        }
    }
    found
}

/// Whether a figure says how much something is, here and now.
fn is_statement(it: &Witness) -> bool {
    let marks = &it.marks;
    let plain = !marks.negated && !marks.subset && !marks.comparison && !marks.background && !marks.repeated && !marks.dateline;
    let asserted = matches!(it.mode, Mode::Asserted | Mode::Headline | Mode::Estimated);
    let single = it.reading.stated.len() == 1;
    let told = !matches!(it.unit.dimension(), Dimension::Ratio | Dimension::Age | Dimension::Duration);
    is_quantity(it) && told && plain && asserted && single && it.aspect == Aspect::Level
}

/// What a number of a table may stand for: its scale is often said elsewhere.
const SCALES: [i32; 7] = [0, 3, 6, 9, -3, -6, -9];

/// Whether a figure can be what stands in a cell.
fn fits(rule: &Rule, it: &Witness, cell: &Witness) -> bool {
    let tolerance = rule.relation.tolerance();
    let near = |scale: Amount| tolerance.allows(&cell.reading.literal.scaled(scale), &it.reading.literal);
    fits_any(it, &cell.reading.rounded) || SCALES.into_iter().filter_map(Amount::power_of_ten).any(near)
}

/// Whether a figure can be one of these values, whatever their scale and sign.
fn fits_any(it: &Witness, values: &Interval) -> bool {
    let is_known = values.low.is_some() && values.high.is_some();
    let of = |scale: Amount| {
        let scaled = values.scaled(scale);
        scaled.overlaps(&it.reading.rounded) || scaled.negated().overlaps(&it.reading.rounded)
    };
    is_known && SCALES.into_iter().filter_map(Amount::power_of_ten).any(of)
}
