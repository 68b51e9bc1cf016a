//! The engine: which assertions speak of one thing, and whether they can all hold.
//!
//! It sees assertions and rules, never text. Three kinds of rules run here:
//! - *open* comparison ([`dispute`]): a rule of relation `equal` that asks for the evidence of a story holds every figure of one
//!   source against every other source that tells the same story;
//! - *named* comparison ([`named`]): a rule that names a measure compares all its assertions, whatever the rest of their texts says;
//! - the other relations ([`relation`]) look at the assertions of one sentence, paragraph or document.

mod align;
mod anachronism;
mod arithmetic;
mod candidate;
mod cluster;
mod culprit;
mod dispute;
mod dossier;
mod explain;
mod facet;
mod growth;
mod headline;
mod named;
mod overlap;
mod pattern;
mod period;
mod regime;
mod relate;
pub mod relation;
mod retold;
mod select;
mod slip;
mod superseded;
mod twin;
mod voice;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use crate::rule::Reason;
pub use dispute::Page;
pub use dossier::{pairs as related, share_enough, signs};
pub use explain::{Explanation, Score, explain_pair, reason, reasons};
pub use facet::Comparison;
pub use growth::grows;
pub use select::selects;

use cluster::Clusters;
use relation::{Found, Member};

use crate::assertion::Assertion;
use crate::conflict::{AssertionId, Conflict, Finding, Side};
use crate::document::Role;
use crate::lexicon::Lexicon;
use crate::normalise::{Headed, Story};
use crate::quantity::{Amount, Verdict};
use crate::rule::{Calendar, EvidenceFloor, Part, Relation, Rule, RuleSet, Scope, Selector, Severity};
use crate::span::SourceId;

/// One source as the engine sees it.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'e> {
    /// The assertions, in text order.
    pub assertions: &'e [Assertion],
    /// The words of the document.
    pub story: &'e Story,
    /// The words of its headline and of its body, where the headline has figures.
    pub headed: Option<&'e Headed>,
    /// Draft or source.
    pub role: Role,
    /// When it was published.
    pub date: Option<jiff::civil::Date>,
    /// The first sentence of each paragraph, sorted.
    pub paragraphs: &'e [usize],
}

impl<'e> Sheet<'e> {
    fn page(&self) -> Page<'e> {
        Page { assertions: self.assertions, story: self.story }
    }
}

/// What the engine found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Conflicts, in order of source, position and rule.
    pub conflicts: Vec<Conflict>,
    /// Assertions that some rule compared with another or held against a limit.
    pub compared: BTreeSet<AssertionId>,
}

/// Runs every rule over a dossier. Where it has drafts, only conflicts that involve one are kept.
#[must_use]
pub fn run(dossier: &[Sheet<'_>], rules: &RuleSet, lexicon: &Lexicon) -> Findings {
    let mut findings = Findings::default();
    let open = open_comparison(dossier, rules, lexicon, &mut findings.compared);
    let mut by_scope: BTreeMap<Scope, Vec<Vec<Member<'_>>>> = BTreeMap::new();
    let on = rules.rules().iter().map(|rule| (rule, true));
    for (rule, is_on) in on.chain(rules.off().iter().map(|rule| (rule, false))) {
        let found = match &rule.relation {
            Relation::Equal(equal) if rule.selectors.first().is_some_and(|(_, selector)| superseded::is_asked_for(selector)) => {
                superseded::find(rule, equal, dossier, lexicon)
            }
            Relation::Equal(equal) if equal.evidence == EvidenceFloor::Story => {
                Found { conflicts: open_conflicts(rule, &open, dossier, lexicon), ..Found::default() }
            }
            Relation::Equal(equal) => named::find(rule, equal, dossier, lexicon),
            Relation::Monotone(_) => relation::monotone::find(rule, dossier, lexicon),
            Relation::Support(_) => relation::support::find(rule, dossier, lexicon),
            Relation::Fresh(_) => relation::fresh::find(rule, dossier),
            Relation::Tally(_) => relation::tally::find(rule, dossier, lexicon),
            _ => {
                let mut found = Found::default();
                for group in by_scope.entry(rule.scope).or_insert_with(|| groups(dossier, rule.scope)) {
                    let of_words = match rule.relation {
                        Relation::Convert(_) => relation::convert::exchanged(rule, group, lexicon),
                        Relation::Calendar(Calendar::Weekday) => relation::calendar::near(rule, group, |source| dossier.get(source.index())?.date),
                        _ => Found::default(),
                    };
                    for in_group in [relation::find(rule, group, lexicon), of_words] {
                        found.compared.extend(in_group.compared);
                        found.conflicts.extend(in_group.conflicts);
                    }
                }
                found
            }
        };
        if is_on {
            findings.compared.extend(found.compared);
        }
        findings.conflicts.extend(found.conflicts);
    }
    if dossier.iter().any(|sheet| sheet.role == Role::Draft) {
        findings.conflicts.retain(|conflict| conflict.sides.iter().any(|side| dossier[side.assertion.source.index()].role == Role::Draft));
    }
    findings.conflicts = without_repeats(std::mem::take(&mut findings.conflicts));
    findings.conflicts.retain(|conflict| !rules.off().iter().any(|rule| rule.id == conflict.rule.id));
    culprit::blame(&mut findings.conflicts, dossier, rules, lexicon);
    findings
}

/// A dispute between two sources.
#[derive(Clone, Copy, Debug)]
struct Open {
    a: AssertionId,
    b: AssertionId,
    verdict: Verdict,
    severity: Severity,
}

fn open_comparison(dossier: &[Sheet<'_>], rules: &RuleSet, lexicon: &Lexicon, compared: &mut BTreeSet<AssertionId>) -> Vec<Open> {
    let wanted = rules.rules().iter().any(|rule| matches!(&rule.relation, Relation::Equal(equal) if equal.evidence == EvidenceFloor::Story));
    let mut found = Vec::new();
    if !wanted {
        return found;
    }
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

/// Disputes under one rule: those that share an assertion are one conflict.
fn open_conflicts(rule: &Arc<Rule>, open: &[Open], dossier: &[Sheet<'_>], lexicon: &Lexicon) -> Vec<Conflict> {
    let Relation::Equal(equal) = &rule.relation else { return Vec::new() };
    let Some((_, selector)) = rule.selectors.first() else { return Vec::new() };
    let assertion = |id: AssertionId| dossier.get(id.source.index()).and_then(|sheet| sheet.assertions.get(id.index));
    let chosen = open
        .iter()
        .filter(|dispute| equal.report.contains(&dispute.verdict))
        .filter(|dispute| {
            assertion(dispute.a)
                .zip(assertion(dispute.b))
                .is_some_and(|(a, b)| pattern::fits(equal, a, b, lexicon) && facet::differing(a, b, &equal.must_match, lexicon).is_none())
        })
        .filter(|dispute| [dispute.a, dispute.b].into_iter().all(|id| assertion(id).is_some_and(|assertion| select::selects_in_any_mode(selector, assertion))));
    let mut clusters = Clusters::default();
    for dispute in chosen {
        clusters.take(dispute, dispute.severity.min(rule.severity));
    }
    clusters.into_iter().filter_map(|cluster| apart(rule, &cluster.members, cluster.severity, cluster.verdict, dossier)).collect()
}

/// The conflict of figures for one thing that lie apart.
fn apart(rule: &Arc<Rule>, members: &BTreeSet<AssertionId>, severity: Severity, verdict: Verdict, dossier: &[Sheet<'_>]) -> Option<Conflict> {
    let assertion = |id: &AssertionId| dossier.get(id.source.index()).and_then(|sheet| sheet.assertions.get(id.index));
    let unit = members.first().and_then(assertion)?.unit.clone();
    let gap = widest_gap(members.iter().filter_map(assertion));
    let current = growth::newest(members, dossier);
    let sides = members.iter().filter_map(|id| assertion(id).map(|found| Side { assertion: *id, site: found.site, role: None })).collect();
    // later and higher is no contradiction but an update
    let (severity, finding) = match current {
        Some(current) => (Severity::Note, Finding::Superseded { current }),
        None => (severity, Finding::Apart { gap, unit }),
    };
    Some(Conflict { rule: Arc::clone(rule), severity, verdict, sides, finding, remedy: None })
}

/// The distance between the two readings that lie furthest apart.
fn widest_gap<'e>(assertions: impl Iterator<Item = &'e Assertion>) -> Option<Amount> {
    let all: Vec<&Assertion> = assertions.collect();
    let pairs = all.iter().enumerate().flat_map(|(index, a)| all[index + 1..].iter().map(move |b| (a, b)));
    pairs.filter(|(a, b)| a.unit == b.unit).filter_map(|(a, b)| a.reading.literal.gap(&b.reading.literal)).max()
}

/// The groups of assertions that a relation of this scope looks at.
fn groups<'e>(dossier: &[Sheet<'e>], scope: Scope) -> Vec<Vec<Member<'e>>> {
    let mut groups: BTreeMap<(usize, usize), Vec<Member<'e>>> = BTreeMap::new();
    for (source, sheet) in dossier.iter().enumerate() {
        for (index, assertion) in sheet.assertions.iter().enumerate() {
            let key = match scope {
                Scope::Sentence => (source, assertion.sentence),
                Scope::Paragraph => (source, sheet.paragraphs.partition_point(|&first| first <= assertion.sentence)),
                Scope::Document => (source, 0),
                Scope::Dossier => (0, 0),
            };
            groups.entry(key).or_default().push((AssertionId { source: SourceId::new(source), index }, assertion));
        }
    }
    groups.into_values().collect()
}

/// Sorted, and without a conflict whose sides are all in a more specific one, or in a more severe one of rules as specific: a rule that
/// somebody lowered keeps its pair.
fn without_repeats(mut conflicts: Vec<Conflict>) -> Vec<Conflict> {
    conflicts.sort_by(|a, b| specificity(b).cmp(&specificity(a)).then_with(|| b.severity.cmp(&a.severity)).then_with(|| a.rule.id.cmp(&b.rule.id)));
    let mut kept: Vec<Conflict> = Vec::new();
    // the sides of each kept conflict of figures for one thing, by each of them
    let mut sides: Vec<BTreeSet<AssertionId>> = Vec::new();
    let mut by_side: BTreeMap<AssertionId, Vec<usize>> = BTreeMap::new();
    for conflict in conflicts {
        if matches!(conflict.rule.relation, Relation::Equal(_) | Relation::Tally(_)) {
            let members: BTreeSet<AssertionId> = conflict.sides.iter().map(|side| side.assertion).collect();
            let others = members.first().and_then(|first| by_side.get(first));
            let repeats = others.into_iter().flatten().filter_map(|&at| sides.get(at)).any(|other| members.is_subset(other));
            if repeats {
                continue;
            }
            for &member in &members {
                by_side.entry(member).or_default().push(sides.len());
            }
            sides.push(members);
        }
        kept.push(conflict);
    }
    // that no source has a figure says nothing new of one that another rule finds wrong
    let mut spoken: BTreeMap<AssertionId, Severity> = BTreeMap::new();
    for conflict in kept.iter().filter(|conflict| !is_unsupported(conflict)) {
        for side in &conflict.sides {
            let worst = spoken.entry(side.assertion).or_insert(conflict.severity);
            *worst = conflict.severity.max(*worst);
        }
    }
    let is_said = |conflict: &Conflict| conflict.sides.iter().all(|side| spoken.get(&side.assertion).is_some_and(|&severity| severity >= conflict.severity));
    kept.retain(|conflict| !(is_unsupported(conflict) && is_said(conflict)));
    kept.sort_by(|a, b| {
        let key = |conflict: &Conflict| conflict.sides.iter().map(|side| (side.site.source, side.site.span)).collect::<Vec<_>>();
        key(a).cmp(&key(b)).then_with(|| a.rule.id.cmp(&b.rule.id))
    });
    kept
}

fn is_unsupported(conflict: &Conflict) -> bool {
    matches!(conflict.finding, Finding::Unsupported)
}

/// Rules that name a measure are more specific than those that name a mistake, and these than those that name what is counted or what
/// happened.
fn specificity(conflict: &Conflict) -> usize {
    let asks = match &conflict.rule.relation {
        Relation::Equal(equal) => equal.same.len() + usize::from(equal.pattern.is_some()),
        _ => 0,
    };
    let named =
        |selector: &Selector| [&selector.noun, &selector.event, &selector.whole, &selector.called].into_iter().filter(|names| !names.is_empty()).count();
    let selected = |(_, selector): &(Part, Selector)| usize::from(selector.measure.is_some()) * 1000 + named(selector);
    conflict.rule.selectors.iter().map(selected).sum::<usize>() + asks * 100
}
