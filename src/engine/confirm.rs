//! A figure of a draft that one source confirms is no error because another source differs.
//!
//! ```text
//! draft 214, board.txt 214, old.txt 118      a note: board.txt confirms it, old.txt has another and is older
//! ```
//! A source that itself gives both figures confirms neither.

use std::collections::{BTreeMap, BTreeSet};

use super::relate::relate;
use super::sheet::Sheet;
use crate::conflict::{AssertionId, Conflict, Finding, Side};
use crate::document::Role;
use crate::lexicon::Lexicon;
use crate::rule::Severity;
use crate::span::SourceId;
use crate::witness::Witness;

/// Which figures of sources say what a figure of a draft says.
#[derive(Clone, Debug, Default)]
pub struct Confirmed(BTreeMap<AssertionId, BTreeSet<AssertionId>>);

impl Confirmed {
    /// Takes in figures of which one says what the other says.
    pub fn take(&mut self, agreed: impl IntoIterator<Item = (AssertionId, AssertionId)>, dossier: &[Sheet<'_>]) {
        for (a, b) in agreed {
            for (figure, other) in [(a, b), (b, a)] {
                if is_draft(dossier, figure) && !is_draft(dossier, other) {
                    self.0.entry(figure).or_default().insert(other);
                }
            }
        }
    }

    /// Turns every conflict whose draft is confirmed by a source that is no party to it into a note.
    pub fn soften(&self, conflicts: &mut [Conflict], dossier: &[Sheet<'_>], lexicon: &Lexicon) {
        for conflict in conflicts.iter_mut().filter(|conflict| matches!(conflict.finding, Finding::Apart { .. })) {
            if let Some(found) = self.found(conflict, dossier, lexicon) {
                found.tell(conflict, dossier);
            }
        }
    }

    /// For each figure of the draft a source that confirms it; `None` where one has none.
    fn found(&self, conflict: &Conflict, dossier: &[Sheet<'_>], lexicon: &Lexicon) -> Option<Found> {
        let sides: Vec<AssertionId> = conflict.sides.iter().map(|side| side.assertion).collect();
        let (drafts, others): (Vec<AssertionId>, Vec<AssertionId>) = sides.iter().partition(|id| is_draft(dossier, **id));
        let confirmed = |stated: AssertionId| {
            let disputes = |other: &&AssertionId| assertion(dossier, stated).zip(assertion(dossier, **other)).is_some_and(|(x, y)| !agree(x, y, lexicon));
            let against: Vec<AssertionId> = others.iter().filter(disputes).copied().collect();
            let parties: BTreeSet<SourceId> = against.iter().map(|id| id.source).collect();
            let by = self.0.get(&stated)?.iter().find(|id| !parties.contains(&id.source))?;
            Some(Found { stated, by: *by, other: *against.first()? })
        };
        let all: Option<Vec<Found>> = drafts.into_iter().map(confirmed).collect();
        all?.into_iter().next()
    }
}

/// A figure of a draft, the one of a source that confirms it, and the one of another that does not.
struct Found {
    stated: AssertionId,
    by: AssertionId,
    other: AssertionId,
}

impl Found {
    fn tell(&self, conflict: &mut Conflict, dossier: &[Sheet<'_>]) {
        if !conflict.sides.iter().any(|side| side.assertion == self.by)
            && let Some(found) = assertion(dossier, self.by)
        {
            conflict.sides.push(Side { assertion: self.by, site: found.site, role: None });
            conflict.sides.sort_by_key(|side| side.site);
        }
        let place = |id: AssertionId| conflict.sides.iter().position(|side| side.assertion == id).unwrap_or_default();
        let date = |id: AssertionId| dossier.get(id.source.index()).and_then(|sheet| sheet.date);
        let age = date(self.other).zip(date(self.by)).map(|(other, by)| other.cmp(&by));
        conflict.finding = Finding::Confirmed { stated: place(self.stated), by: place(self.by), other: place(self.other), age };
        conflict.severity = Severity::Note;
    }
}

fn agree(x: &Witness, y: &Witness, lexicon: &Lexicon) -> bool {
    relate(x, y, lexicon).is_ok_and(crate::quantity::Verdict::is_consistent)
}

fn assertion<'e>(dossier: &[Sheet<'e>], id: AssertionId) -> Option<&'e Witness> {
    dossier.get(id.source.index())?.all.get(id.index)
}

fn is_draft(dossier: &[Sheet<'_>], id: AssertionId) -> bool {
    dossier.get(id.source.index()).is_some_and(|sheet| sheet.role == Role::Draft)
}
