//! Why two assertions are, or are not, in conflict: facet by facet, with the score and the verdict.

use std::collections::BTreeSet;

use strum::VariantArray;

use crate::assertion::Assertion;
use crate::claim::Mode;
use crate::conflict::AssertionId;
use crate::lexicon::Lexicon;
use crate::quantity::{Hedge, Verdict};
use crate::rule::spec::{EVIDENCE, MUST_MATCH, SAME};
use crate::rule::{EvidenceFloor, Facet, Relation, Rule, Selector};
use crate::span::SourceId;

use super::facet::{self, Comparison};
use super::relate::relate;
use super::relation::equal;
use super::sheet::Sheet;
use super::{Reason, dispute, headline, regime, select};

/// Everything that decides whether two assertions are compared, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// How the first stands to the second in each facet.
    pub facets: Vec<(Facet, Comparison)>,
    /// How the values stand to each other; the reason where they have no common measure.
    pub values: Result<Verdict, Reason>,
    /// How well the words around both fit, and what was asked for; `None` where the documents tell different stories or are one.
    pub score: Option<Score>,
    /// The first gate that says they are not comparable.
    pub gate: Option<Reason>,
    /// Why they are not in conflict; `None` where they are.
    pub reason: Option<Reason>,
}

/// How well two assertions fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// From about -4 for strangers to 4 for copies.
    pub reached: f32,
    /// What open comparison asks for between these documents.
    pub asked: f32,
}

/// Why two assertions of a dossier are, or are not, in conflict under open comparison.
///
/// `None` where an assertion does not exist.
#[must_use]
pub fn explain_pair(dossier: &[Sheet<'_>], a: AssertionId, b: AssertionId, lexicon: &Lexicon) -> Option<Explanation> {
    let (left, right) = (dossier.get(a.source.index())?, dossier.get(b.source.index())?);
    let (x, y) = (left.assertions.get(a.index)?, right.assertions.get(b.index)?);
    let facets = Facet::VARIANTS.iter().map(|&facet| (facet, facet::compare(facet, x, y, lexicon))).collect();
    let values = relate(x, y);
    let mut explanation = Explanation { facets, values, score: None, gate: None, reason: None };
    if a.source == b.source {
        if let Some((review, body)) = headline::review(left, lexicon) {
            let (first, second) = (a.index.min(b.index), a.index.max(b.index));
            if first < body && second >= body {
                judge(&mut explanation, &review, (first, second - body), (x, y));
                return Some(explanation);
            }
        }
        explanation.reason = values.err().or_else(|| value_reason(x, y, values.ok()?)).or(Some(Reason::Story));
        return Some(explanation);
    }
    let Some(plan) = regime::plan_of(left.page(), right.page(), None, lexicon) else {
        explanation.reason = values.err().or_else(|| value_reason(x, y, values.ok()?)).or(Some(Reason::Story));
        return Some(explanation);
    };
    let (statement, source, pair) =
        if plan.left_is_statement { (left.page(), right.page(), (a.index, b.index)) } else { (right.page(), left.page(), (b.index, a.index)) };
    let review = dispute::Review::new(statement, source, plan.regime, lexicon);
    judge(&mut explanation, &review, pair, (x, y));
    Some(explanation)
}

/// Adds what a review says of a figure of its statement and one of its source.
fn judge(explanation: &mut Explanation, review: &dispute::Review<'_>, pair: (usize, usize), (x, y): (&Assertion, &Assertion)) {
    if let Some((score, gate)) = review.fit(pair.0, pair.1) {
        explanation.score = Some(Score { reached: score, asked: review.asked(pair.0) });
        explanation.gate = gate;
    }
    explanation.reason = match explanation.values {
        Err(reason) => Some(reason),
        Ok(verdict) => value_reason(x, y, verdict).or_else(|| review.reason(pair.0, pair.1)),
    };
}

/// Why two assertions are not in conflict under a rule of relation `equal`; `None` where they are, or where the rule has another
/// relation.
#[must_use]
pub fn reason(dossier: &[Sheet<'_>], a: AssertionId, b: AssertionId, rule: &Rule, lexicon: &Lexicon) -> Option<Reason> {
    let assertion = |id: AssertionId| dossier.get(id.source.index())?.assertions.get(id.index);
    let (x, y) = (assertion(a)?, assertion(b)?);
    let equal = Some(&rule.relation).filter(|relation| relation.is(&equal::RELATION.spec))?;
    let (_, selector) = rule.selectors.first()?;
    unselected(equal, selector, x)
        .or_else(|| unselected(equal, selector, y))
        .or_else(|| facet_reason(equal, x, y, lexicon))
        .or_else(|| unlike(equal, x, y, lexicon))
        .or_else(|| match equal.evidence(&EVIDENCE) {
            EvidenceFloor::Measure => {
                equal::left_out(x).or_else(|| equal::left_out(y)).or_else(|| relate(x, y).err()).or_else(|| value_reason(x, y, relate(x, y).ok()?))
            }
            EvidenceFloor::Story => explain_pair(dossier, a, b, lexicon)?.reason,
        })
}

/// The reasons of all pairs of a dossier under a rule: what `because` in a rule case is held against.
#[must_use]
pub fn reasons(dossier: &[Sheet<'_>], rule: &Rule, lexicon: &Lexicon) -> BTreeSet<Reason> {
    let ids: Vec<AssertionId> = dossier
        .iter()
        .enumerate()
        .flat_map(|(source, sheet)| (0..sheet.assertions.len()).map(move |index| AssertionId { source: SourceId::new(source), index }))
        .collect();
    let pairs = ids.iter().enumerate().flat_map(|(at, &a)| ids[at + 1..].iter().map(move |&b| (a, b)));
    pairs.filter_map(|(a, b)| reason(dossier, a, b, rule, lexicon)).collect()
}

/// Why a selector passes an assertion over.
fn unselected(equal: &Relation, selector: &Selector, assertion: &Assertion) -> Option<Reason> {
    if equal.evidence(&EVIDENCE) == EvidenceFloor::Story && selector.mode.is_empty() {
        // open comparison holds a forecast against a forecast
        return select::refusal(&Selector { mode: vec![assertion.mode], ..selector.clone() }, assertion);
    }
    select::refusal(selector, assertion)
}

fn facet_reason(equal: &Relation, x: &Assertion, y: &Assertion, lexicon: &Lexicon) -> Option<Reason> {
    facet::differing(x, y, equal.facets(&MUST_MATCH), lexicon).map(|facet| if facet == Facet::Mode { mode_reason(x, y) } else { facet.into() })
}

/// A facet that both must have and agree in.
fn unlike(equal: &Relation, x: &Assertion, y: &Assertion, lexicon: &Lexicon) -> Option<Reason> {
    equal.facets(&SAME).iter().find(|&&facet| facet::compare(facet, x, y, lexicon) != Comparison::Same).map(|&facet| facet.into())
}

/// What two ways of putting something forward have against each other.
#[must_use]
pub fn mode_reason(x: &Assertion, y: &Assertion) -> Reason {
    let has = |mode: Mode| x.mode == mode || y.mode == mode;
    if has(Mode::Superseded) {
        Reason::Superseded
    } else if has(Mode::Forecast) {
        Reason::Forecast
    } else {
        Reason::Hypothetical
    }
}

/// Why two values of one measure are no contradiction.
fn value_reason(x: &Assertion, y: &Assertion, verdict: Verdict) -> Option<Reason> {
    let hedged = |hedges: &[Hedge]| hedges.contains(&x.reading.hedge) || hedges.contains(&y.reading.hedge);
    match verdict {
        Verdict::Contradicts | Verdict::Differs => None,
        Verdict::Near => Some(Reason::Rounding),
        Verdict::Refines | Verdict::Compatible if hedged(&[Hedge::AtLeast, Hedge::MoreThan, Hedge::AtMost, Hedge::LessThan]) => Some(Reason::Bound),
        Verdict::Refines | Verdict::Compatible if hedged(&[Hedge::About, Hedge::Nearly, Hedge::JustOver, Hedge::Vague]) => Some(Reason::Hedge),
        Verdict::Refines | Verdict::Compatible if hedged(&[Hedge::Between]) => Some(Reason::Range),
        Verdict::Equal | Verdict::Refines | Verdict::Compatible => Some(Reason::SameValue),
    }
}
