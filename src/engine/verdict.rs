//! What is to be said of every figure of a draft: one verdict each, with the figures of the sources that decide it.
//!
//! ```text
//! contradicted   a rule finds at least a warning's worth of dispute with a source
//! supported      a source states the same number of what may be the same thing
//! derived        it follows: rounded, as a bound or a hedge allows, as a sum, a difference, a share or a span of years
//! unsupported    it was read, and no source has it
//! exempt         it is no statement about the world: part of a name, a dateline
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::arithmetic;
use super::kinship::may_count_one_thing;
use super::open::Opened;
use super::relate::relate;
use super::sheet::Sheet;
use crate::assertion::Assertion;
use crate::conflict::{AssertionId, Conflict, Finding};
use crate::document::Role;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Verdict};
use crate::rule::Severity;
use crate::span::SourceId;

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
#[derive(Clone, Debug, PartialEq)]
pub struct Stand {
    /// The figure.
    pub figure: AssertionId,
    /// What is said of it.
    pub standing: Standing,
    /// How probable the dispute is, in ten-thousandths, where open comparison has judged it.
    pub probability: Option<u16>,
    /// The figures of sources that decide it.
    pub evidence: Vec<AssertionId>,
}

/// One verdict for every figure of the drafts, in order; none where there is no draft or no source.
pub fn verdicts(dossier: &[Sheet<'_>], opened: &Opened, conflicts: &[Conflict], lexicon: &Lexicon) -> Vec<Stand> {
    let of = |role: Role| dossier.iter().enumerate().filter(move |(_, sheet)| sheet.role == role);
    if of(Role::Source).next().is_none() {
        return Vec::new();
    }
    let is_source = |id: AssertionId| dossier.get(id.source.index()).is_some_and(|sheet| sheet.role == Role::Source);
    let disputed = disputed(conflicts, is_source);
    let probable: BTreeMap<AssertionId, u16> = opened.disputes.iter().flat_map(|open| [(open.a, open.probability), (open.b, open.probability)]).collect();
    let mut stands = Vec::new();
    for (draft, sheet) in of(Role::Draft) {
        for (index, it) in sheet.assertions.iter().enumerate() {
            let figure = AssertionId { source: SourceId::new(draft), index };
            let stand = |standing, evidence: Vec<AssertionId>| Stand { figure, standing, probability: None, evidence };
            stands.push(if is_exempt(it) {
                stand(Standing::Exempt, Vec::new())
            } else if let Some(against) = disputed.get(&figure) {
                Stand { probability: probable.get(&figure).copied(), ..stand(Standing::Contradicted, against.iter().copied().collect()) }
            } else if let Some((standing, evidence)) = backed(it, figure, dossier, opened, lexicon) {
                stand(standing, evidence)
            } else {
                stand(Standing::Unsupported, Vec::new())
            });
        }
    }
    stands
}

/// The figures that are in dispute with sources, and with which.
fn disputed(conflicts: &[Conflict], is_source: impl Fn(AssertionId) -> bool) -> BTreeMap<AssertionId, BTreeSet<AssertionId>> {
    let mut disputed: BTreeMap<AssertionId, BTreeSet<AssertionId>> = BTreeMap::new();
    let counts = |conflict: &&Conflict| conflict.severity >= Severity::Warning && matches!(conflict.finding, Finding::Apart { .. });
    for conflict in conflicts.iter().filter(counts) {
        let (sources, drafts): (Vec<AssertionId>, Vec<AssertionId>) = conflict.sides.iter().map(|side| side.assertion).partition(|id| is_source(*id));
        for draft in drafts.into_iter().filter(|_| !sources.is_empty()) {
            disputed.entry(draft).or_default().extend(&sources);
        }
    }
    disputed
}

/// Whether it states nothing that a source would have.
fn is_exempt(it: &Assertion) -> bool {
    // "one of the deadliest" needs no source for its one
    let picks_one = it.marks.subset && it.reading.literal.single() == Some(Amount::ONE);
    it.marks.dateline || picks_one || it.unit.dimension() == Dimension::Name
}

/// The figures of sources that say it, or that it follows from.
fn backed(it: &Assertion, figure: AssertionId, dossier: &[Sheet<'_>], opened: &Opened, lexicon: &Lexicon) -> Option<(Standing, Vec<AssertionId>)> {
    let judged: Vec<AssertionId> = opened.agreed.iter().filter_map(|&(a, b)| if a == figure { Some(b) } else { (b == figure).then_some(a) }).collect();
    let mut best: Option<(Closeness, AssertionId)> = None;
    for (source, sheet) in dossier.iter().enumerate().filter(|(_, sheet)| sheet.role == Role::Source) {
        for (index, other) in sheet.assertions.iter().enumerate() {
            let Some(verdict) = relate(it, other).ok().filter(|verdict| verdict.is_consistent()) else { continue };
            if !(tells_by_itself(it) || may_count_one_thing(it, other, lexicon)) {
                continue;
            }
            let id = AssertionId { source: SourceId::new(source), index };
            let closeness = Closeness { same: is_same(it, other, verdict), judged: judged.contains(&id) };
            if best.is_none_or(|(found, _)| closeness > found) {
                best = Some((closeness, id));
            }
        }
    }
    if let Some((closeness, id)) = best {
        return Some((if closeness.same { Standing::Supported } else { Standing::Derived }, vec![id]));
    }
    let sources = dossier.iter().enumerate().filter(|(_, sheet)| sheet.role == Role::Source);
    let derived = |(source, sheet): (usize, &Sheet<'_>)| {
        let found = arithmetic::from(it, sheet.assertions, false, lexicon)?;
        Some(found.into_iter().map(|index| AssertionId { source: SourceId::new(source), index }).collect())
    };
    sources.filter_map(derived).next().map(|evidence| (Standing::Derived, evidence))
}

/// A number of three digits or more, or one with a unit of its own, is found again whatever the words say that it counts.
fn tells_by_itself(it: &Assertion) -> bool {
    let fine = |stated: &crate::quantity::Stated| stated.value.over(stated.place).is_some_and(|digits| digits.abs() >= Amount::integer(100));
    it.unit.dimension() != Dimension::Count || it.reading.stated.iter().any(fine)
}

/// How well a figure of a source backs one of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Closeness {
    /// It states the same.
    same: bool,
    /// Open comparison found that it agrees.
    judged: bool,
}

/// Whether both state the same number with the same firmness, or the same moment.
fn is_same(y: &Assertion, x: &Assertion, verdict: Verdict) -> bool {
    let stated = |it: &Assertion| it.reading.stated.iter().map(|stated| stated.value).collect::<Vec<_>>();
    let moments = matches!(y.unit.dimension(), Dimension::Year | Dimension::Date);
    verdict == Verdict::Equal || moments || y.unit == x.unit && !stated(y).is_empty() && stated(y) == stated(x)
}
