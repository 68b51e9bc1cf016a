//! The engine: which assertions speak of one thing, and whether they can all hold.
//!
//! It sees assertions and rules, never text. Every rule names a relation, and each [`relation`] is one file that says what it needs:
//! - the assertions of one sentence, paragraph or document, which stand together by their words; or
//! - the whole dossier. `relation::equal` holds every figure of one source against every other source that tells the same story
//!   (`open`, `dispute`), or compares all assertions of a named measure, whatever the rest of their texts says.

pub mod align;
mod anachronism;
mod apart;
mod arithmetic;
mod candidate;
mod cluster;
mod company;
mod confirm;
mod culprit;
mod dispute;
mod dossier;
mod explain;
mod facet;
mod findings;
mod ground;
mod group;
mod growth;
mod headline;
mod link;
mod many;
mod movement;
mod noun;
mod open;
mod overlap;
mod pattern;
mod period;
mod regime;
mod relate;
pub mod relation;
mod repeat;
mod retold;
mod select;
mod sheet;
mod slip;
mod stories;
mod twin;
mod verdict;
mod voice;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use crate::rule::Reason;
pub use dispute::Weighed;
pub use dossier::{pairs as related, pairs_within as related_within, share_enough, signs};
pub use explain::{Explanation, Likeness, Ruled, Ruling, explain, likeness, reasons};
pub use facet::Comparison;
pub use findings::{Cut, Findings, Look};
pub use growth::grows;
pub use link::links;
pub use open::{Judgement, Likelihood, Open, told, weighed};
pub use select::{excluding, selects};
pub use sheet::{Member, Page, Sheet};
pub use verdict::{Stand, Standing, verdicts};

use align::HALF;
use confirm::Confirmed;
use ground::Ground;
use group::groups;
use open::Opened;
use relation::found::Judged;

use crate::document::Role;
use crate::joint::Drawn;
use crate::lexicon::Lexicon;
use crate::limit::Limits;
use crate::rule::spec::EVIDENCE;
use crate::rule::{EvidenceFloor, Rule, RuleSet, Scope};

/// Notes what of a document is longer than what is held against the rest of it, and against its tables.
pub fn weigh(sheet: &Sheet<'_>, limits: &mut Limits) {
    headline::weigh(sheet, limits);
    relation::weigh(sheet, limits);
}

/// Runs every rule over a dossier, of whose sources those of the pairs, which stand in order, may tell one story, and whose drafts draw figures
/// from its sources. Where it has drafts, only conflicts that involve one are kept.
#[must_use]
pub fn run(dossier: &[Sheet<'_>], related: &[(usize, usize)], drawn: &[Drawn], rules: &RuleSet, lexicon: &Lexicon) -> Findings {
    let opened = if is_opened(rules) { open::compare(dossier, related, lexicon) } else { Opened::default() };
    let (mut findings, confirmed) = ruled(dossier, (related, drawn), opened, rules, lexicon, Asked::All);
    if dossier.iter().any(|sheet| sheet.role == Role::Draft) {
        findings.conflicts.retain(|conflict| conflict.sides.iter().any(|side| dossier[side.assertion.source.index()].role == Role::Draft));
    }
    confirmed.soften(&mut findings.conflicts, dossier, lexicon);
    findings.conflicts = repeat::without_repeats(std::mem::take(&mut findings.conflicts));
    findings.conflicts.retain(|conflict| !rules.off().iter().any(|rule| rule.id == conflict.rule.id));
    culprit::blame(&mut findings.conflicts, dossier, rules, lexicon);
    findings
}

/// Runs the rules that reach over texts over these pairs of them, each by itself: which of their figures were compared, and whether something does
/// not fit, where the first of a pair has the number 0 and the second 1. What is found within each is not looked for, and nothing is ready to be
/// told.
///
/// What is known of all texts is worked out once; pairs that follow each other with the same first share what is known of that.
#[must_use]
pub fn meet(dossier: &[Sheet<'_>], pairs: &[(usize, usize)], rules: &RuleSet, lexicon: &Lexicon) -> Vec<Findings> {
    let opened = if is_opened(rules) { open::meetings(dossier, pairs, lexicon) } else { vec![Opened::default(); pairs.len()] };
    let one = |(&(left, right), opened): (&(usize, usize), Opened)| match (dossier.get(left), dossier.get(right)) {
        (Some(&a), Some(&b)) => ruled(&[a, b], (&[(0, 1)], &[]), opened, rules, lexicon, Asked::OverTexts).0,
        _ => Findings::default(),
    };
    pairs.iter().zip(opened).map(one).collect()
}

/// Whether some rule takes what open comparison finds.
fn is_opened(rules: &RuleSet) -> bool {
    let is_open = |rule: &Rule| rule.relation.is(&relation::equal::RELATION.spec) && rule.relation.evidence(&EVIDENCE) == EvidenceFloor::Story;
    rules.rules().iter().any(|rule| is_open(rule))
}

/// Which rules are asked, and for what.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// All of them.
    All,
    /// Those that reach over texts, for what they find between two.
    OverTexts,
}

/// What rules find, given what open comparison came to, with what sources confirm.
fn ruled(
    dossier: &[Sheet<'_>],
    (related, drawn): (&[(usize, usize)], &[Drawn]),
    opened: Opened,
    rules: &RuleSet,
    lexicon: &Lexicon,
    asked: Asked,
) -> (Findings, Confirmed) {
    let mut findings = Findings::default();
    findings.compared.extend(opened.compared);
    let probable = opened.disputes.iter().filter(|dispute| dispute.probability >= HALF);
    probable.for_each(|dispute| findings.note_apart([dispute.a.source, dispute.b.source]));
    let mut confirmed = Confirmed::default();
    confirmed.take(opened.agreed, dossier);
    let ground = Ground { dossier, open: &opened.disputes, related, drawn, lexicon };
    let mut by_scope: BTreeMap<Scope, Vec<Vec<Member<'_>>>> = BTreeMap::new();
    let each = rules.rules().iter().map(|rule| (rule, true)).chain(rules.off().iter().map(|rule| (rule, false)));
    let all: Vec<(&Arc<Rule>, bool)> = each.filter(|(rule, _)| asked == Asked::All || relation::reaches_over_texts(rule)).collect();
    for (rule, _) in all.iter().filter(|(rule, _)| !relation::is_of_dossier(rule)) {
        by_scope.entry(rule.scope).or_insert_with(|| groups(dossier, rule.scope).iter().map(|group| relation::without_torn(group)).collect());
    }
    let found = many::each(&all, || (), |(), (rule, _)| relation::find(rule, by_scope.get(&rule.scope).map_or(&[], Vec::as_slice), &ground));
    for ((rule, is_on), found) in all.into_iter().zip(found) {
        found.conflicts().into_iter().for_each(|conflict| findings.note_apart(conflict.sides.iter().map(|side| side.assertion.source)));
        confirmed.take(found.agreed, dossier);
        if is_on {
            findings.cut.extend(found.cut.map(|cut| (Arc::clone(rule), cut)));
            // what is held against a limit or the calendar alone was not compared
            let others = found.judged.iter().filter(|judged| judged.members.len() > 1).flat_map(|judged| judged.members.iter().copied());
            findings.compared.extend(others.chain(found.compared));
            let look = |judged: &Judged| Look { rule: Arc::clone(rule), members: judged.members.clone(), broken: judged.conflict.is_some() };
            findings.looked.extend(found.judged.iter().map(look));
        }
        findings.conflicts.extend(found.judged.into_iter().filter_map(|judged| judged.conflict));
    }
    (findings, confirmed)
}
