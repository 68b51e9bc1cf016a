//! Open comparison: the disputes between sources that tell one story, and between a headline and its body.
//!
//! Every source is held against every other that may tell the same story; which of the two is the statement, and how strictly they are
//! compared, is for [`regime`]; which figures are disputed is for [`dispute`].

use std::collections::BTreeSet;

use super::sheet::Sheet;
use super::{dispute, dossier, headline, regime, voice};
use crate::conflict::AssertionId;
use crate::document::Role;
use crate::lexicon::Lexicon;
use crate::normalise::Story;
use crate::quantity::Verdict;
use crate::rule::Severity;
use crate::span::SourceId;

/// A dispute between two sources.
#[derive(Clone, Copy, Debug)]
pub struct Open {
    /// The figure of the statement.
    pub a: AssertionId,
    /// The figure of the source.
    pub b: AssertionId,
    /// `Contradicts` or `Differs`.
    pub verdict: Verdict,
    /// How much it matters, whatever a rule says.
    pub severity: Severity,
}

/// The disputes of a dossier, in order of its pairs; what was compared on the way is added to `compared`.
pub fn disputes(dossier: &[Sheet<'_>], lexicon: &Lexicon, compared: &mut BTreeSet<AssertionId>) -> Vec<Open> {
    let mut found = Vec::new();
    let has_draft = dossier.iter().any(|sheet| sheet.role == Role::Draft);
    let stories: Vec<&Story> = dossier.iter().map(|sheet| sheet.story).collect();
    for (left, right) in dossier::pairs(&stories) {
        let (Some(a), Some(b)) = (dossier.get(left), dossier.get(right)) else { continue };
        if has_draft && a.role == b.role {
            continue;
        }
        let forced = has_draft.then(|| a.role == Role::Draft);
        let Some(plan) = regime::plan_of(a.page(), b.page(), forced, lexicon) else { continue };
        let (statement, source, ids) = if plan.left_is_statement { (a, b, (left, right)) } else { (b, a, (right, left)) };
        let outcomes = dispute::Review::new(statement.page(), source.page(), plan.regime, lexicon).outcomes();
        let back = plan.regime.articles.then(|| {
            let lower = dispute::Regime { threshold: plan.regime.threshold - 0.6, ..plan.regime };
            dispute::Review::new(source.page(), statement.page(), lower, lexicon).outcomes()
        });
        let chosen_back = |dispute: &dispute::Dispute| {
            back.as_ref().is_none_or(|back| matches!(back.get(dispute.source), Some(dispute::Outcome::Disputed(other)) if other.source == dispute.statement))
        };
        let ids = |index: usize, partner: usize| (id(ids.0, index), id(ids.1, partner));
        let first = found.len();
        gather(&outcomes, ids, chosen_back, plan.regime.articles, &mut found, compared);
        // a digest has no speakers of its own: whom it names, it takes from the longer text
        if source.story.length <= statement.story.length * DIGEST {
            let assertion = |id: AssertionId| dossier.get(id.source.index()).and_then(|sheet| sheet.assertions.get(id.index));
            for open in &mut found[first..] {
                open.severity = assertion(open.a).zip(assertion(open.b)).map_or(open.severity, |(a, b)| voice::softened(open.severity, a, b));
            }
        }
    }
    for (source, sheet) in dossier.iter().enumerate().filter(|(_, sheet)| !has_draft || sheet.role == Role::Draft) {
        if let Some((review, body)) = headline::review(sheet, lexicon) {
            gather(&review.outcomes(), |index, partner| (id(source, index), id(source, body + partner)), |_| true, false, &mut found, compared);
        }
    }
    found
}

fn id(source: usize, index: usize) -> AssertionId {
    AssertionId { source: SourceId::new(source), index }
}

/// Notes what came of the figures of a statement: the disputes that are `chosen`, and what was compared. `ids` numbers a figure of the
/// statement and one of the source.
fn gather(
    outcomes: &[dispute::Outcome],
    ids: impl Fn(usize, usize) -> (AssertionId, AssertionId),
    chosen: impl Fn(&dispute::Dispute) -> bool,
    articles: bool,
    found: &mut Vec<Open>,
    compared: &mut BTreeSet<AssertionId>,
) {
    for (index, outcome) in outcomes.iter().enumerate() {
        match outcome {
            dispute::Outcome::Supported(partner) => {
                let (a, b) = ids(index, *partner);
                compared.extend([a, b]);
            }
            dispute::Outcome::Derived => {
                compared.insert(ids(index, 0).0);
            }
            dispute::Outcome::Alone(_) => {}
            dispute::Outcome::Disputed(dispute) => {
                let (a, b) = ids(index, dispute.source);
                compared.extend([a, b]);
                if chosen(dispute) {
                    found.push(Open { a, b, verdict: dispute.verdict, severity: severity(dispute.score, articles) });
                }
            }
        }
    }
}

/// A text this many times longer than another may be what the other sums up.
const DIGEST: usize = 2;

/// How much a dispute matters by how well the two fit.
fn severity(score: f32, articles: bool) -> Severity {
    match (articles, score) {
        (false, score) if score >= 1.0 => Severity::Error,
        (false, _) => Severity::Warning,
        (true, score) if score >= 2.0 => Severity::Error,
        (true, score) if score >= 1.4 => Severity::Warning,
        (true, _) => Severity::Note,
    }
}
