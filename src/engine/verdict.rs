//! What is to be said of every figure of a draft: one verdict each, with the figures of the sources that decide it.
//!
//! ```text
//! contradicted   a rule finds at least a warning's worth of dispute with a source; or no source has it, and one has another figure for
//!                what it says
//! supported      a source states the same number of what may be the same thing, or one that this one rounds
//! derived        it follows: as a bound or a hedge allows, as a sum, a difference, a share, a quotient, a span of time, an age
//! unsupported    it was read, and no source has it
//! exempt         it is no statement about the world: part of a name, a dateline; or it states no number: "dozens"
//! ```
//! A draft is held against every source that it is checked against, whether the two share many words or few: who names a source says that
//! the draft goes back to it.

mod backing;

use std::collections::{BTreeMap, BTreeSet};

use super::align::{HALF, Judges, Setting};
use super::dispute::Review;
use super::sheet::Sheet;
use super::stories::Stories;
use crate::conflict::{AssertionId, Conflict, Finding};
use crate::document::Role;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Hedge};
use crate::rule::Severity;
use crate::span::SourceId;
use crate::witness::Witness;

pub(in crate::engine) use backing::Sources;

/// What is said of a figure, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, strum::IntoStaticStr, strum::Display, strum::EnumIter)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Standing {
    /// A source says otherwise.
    Contradicted,
    /// No source has it.
    Unsupported,
    /// It follows from figures of the sources.
    Derived,
    /// A source says so.
    Supported,
    /// It needs no source.
    Exempt,
}

/// The verdict on one figure of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The figure.
    pub figure: AssertionId,
    /// What is said of it.
    pub standing: Standing,
    /// The figures of sources that decide it.
    pub evidence: Vec<AssertionId>,
}

/// One verdict for every figure of the drafts, in order, by the conflicts that were found; none where there is no draft or no source.
#[must_use]
pub fn verdicts(dossier: &[Sheet<'_>], conflicts: &[Conflict], lexicon: &Lexicon) -> Vec<Stand> {
    let sources = Sources::new(dossier, lexicon);
    if sources.are_none() {
        return Vec::new();
    }
    let disputed = disputed(conflicts, |id| sources.has(id));
    let drafts = dossier.iter().enumerate().filter(|(_, sheet)| sheet.role == Role::Draft);
    drafts
        .flat_map(|(draft, sheet)| {
            let rivals = rivals(sheet, &sources, lexicon);
            let mut nearest: Option<(usize, Sources<'_>)> = None;
            let of = |(index, it): (usize, &Witness)| {
                let figure = AssertionId { source: SourceId::new(draft), index };
                let (_, sources) = match nearest.take().filter(|(sentence, _)| *sentence == it.sentence) {
                    Some(same) => nearest.insert(same),
                    None => nearest.insert((it.sentence, sources.nearest(sheet, it.sentence))),
                };
                let (standing, evidence) = stand(it, sheet, sources, disputed.get(&figure), rivals.get(&index).map(|(_, rival)| *rival));
                Stand { figure, standing, evidence }
            };
            sheet.all.iter().enumerate().map(of).collect::<Vec<_>>()
        })
        .collect()
}

/// What is to be said of one figure: the first that holds.
fn stand(
    it: &Witness,
    draft: &Sheet<'_>,
    sources: &Sources<'_>,
    disputed: Option<&BTreeSet<AssertionId>>,
    rival: Option<AssertionId>,
) -> (Standing, Vec<AssertionId>) {
    if is_exempt(it) {
        return (Standing::Exempt, Vec::new());
    }
    if let Some(against) = disputed {
        return (Standing::Contradicted, against.iter().copied().collect());
    }
    if let Some(same) = sources.stating(it) {
        return (Standing::Supported, same);
    }
    if let Some(allowing) = sources.allowing(it) {
        return (Standing::Derived, vec![allowing]);
    }
    match (sources.coming_to(it, draft), rival) {
        (Some(evidence), _) => (Standing::Derived, evidence),
        (None, Some(rival)) => (Standing::Contradicted, vec![rival]),
        (None, None) => (Standing::Unsupported, Vec::new()),
    }
}

/// The figures that are in dispute with sources, and with which.
fn disputed(conflicts: &[Conflict], is_source: impl Fn(AssertionId) -> bool) -> BTreeMap<AssertionId, BTreeSet<AssertionId>> {
    let mut disputed: BTreeMap<AssertionId, BTreeSet<AssertionId>> = BTreeMap::new();
    let counts = |conflict: &&Conflict| {
        conflict.severity >= Severity::Warning && matches!(conflict.finding, Finding::Apart { .. } | Finding::UnlikeCell { .. } | Finding::DoesNotFollow { .. })
    };
    for conflict in conflicts.iter().filter(counts) {
        let (sources, drafts): (Vec<AssertionId>, Vec<AssertionId>) = conflict.sides.iter().map(|side| side.assertion).partition(|id| is_source(*id));
        for draft in drafts.into_iter().filter(|_| !sources.is_empty()) {
            disputed.entry(draft).or_default().extend(&sources);
        }
    }
    disputed
}

/// For each figure of a draft the figure of a source that is most probably of one thing with it, where that is more probable than not: neither is
/// stated by the other side.
fn rivals(draft: &Sheet<'_>, sources: &Sources<'_>, lexicon: &Lexicon) -> BTreeMap<usize, (u16, AssertionId)> {
    let mut rivals: BTreeMap<usize, (u16, AssertionId)> = BTreeMap::new();
    let stories = Stories::new(std::iter::once(draft.story).chain(sources.sheets().map(|(_, sheet)| sheet.story)).collect(), lexicon);
    let mut reach = stories.reach();
    for (at, (source, sheet)) in sources.sheets().enumerate() {
        let is_told = |index: usize| sheet.assertions.get(index).is_some_and(|it| draft.assertions.iter().any(|own| backing::states(own, it, lexicon)));
        let review = Review::new(draft.page(), sheet.page(), Setting::STATEMENT, reach.matches(0, at + 1), Judges::shipped(), lexicon);
        for (statement, index, alike) in review.rivals().filter(|(_, index, alike)| *alike >= HALF && !is_told(*index)) {
            let found = (alike, AssertionId { source: SourceId::new(source), index });
            let best = rivals.entry(statement).or_insert(found);
            if found.0 > best.0 {
                *best = found;
            }
        }
    }
    rivals
}

/// Whether it states nothing that a source would have.
fn is_exempt(it: &Witness) -> bool {
    // "one of the deadliest" needs no source for its one
    let picks_one = it.marks.subset && it.reading.literal.single() == Some(Amount::ONE);
    it.marks.dateline || picks_one || it.unit.dimension() == Dimension::Name || it.reading.hedge == Hedge::Vague
}
