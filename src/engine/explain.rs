//! Why two assertions are, or are not, in conflict: facet by facet, with the probabilities, and with what each rule made of them.
//!
//! Nothing is decided here: facets and values are compared, open comparison judges the pair as it does in a check, and what the rules came to
//! is read off the findings of a check.

use std::collections::BTreeSet;
use std::sync::Arc;

use strum::VariantArray;

use super::facet::{self, Comparison};
use super::findings::Findings;
use super::ground::Ground;
use super::open::{self, Judgement};
use super::relate::relate;
use super::relation::equal;
use super::sheet::Sheet;
use crate::conflict::AssertionId;
use crate::lexicon::Lexicon;
use crate::quantity::Verdict;
use crate::rule::{Facet, Reason, Rule, RuleSet, Severity};
use crate::span::SourceId;
use crate::witness::Witness;

/// How two assertions stand to each other, whatever the texts around them say.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// How the first stands to the second in each facet.
    pub facets: Vec<(Facet, Comparison)>,
    /// How the values stand to each other; the reason where they have no common measure.
    pub values: Result<Verdict, Reason>,
}

/// How two assertions stand to each other in each facet, and their values.
#[must_use]
pub fn likeness(x: &Witness, y: &Witness, lexicon: &Lexicon) -> Likeness {
    let facets = Facet::VARIANTS.iter().map(|&facet| (facet, facet::compare(facet, x, y, lexicon))).collect();
    Likeness { facets, values: relate(x, y, lexicon) }
}

/// Everything that decides whether two assertions are compared, and what came of it.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// How they stand to each other.
    pub likeness: Likeness,
    /// What open comparison makes of them.
    pub open: Judgement,
    /// The rules that have looked at both, and what came of it, in order of their ids.
    pub rulings: Vec<Ruling>,
    /// The most severe conflict that holds both, by its rule; why there is none.
    pub outcome: Result<(Arc<Rule>, Severity), Reason>,
}

/// What one rule made of two assertions.
#[derive(Clone, Debug)]
pub struct Ruling {
    /// The rule.
    pub rule: Arc<Rule>,
    /// What came of it.
    pub outcome: Ruled,
}

/// What came of two assertions under one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruled {
    /// They break it.
    Broken,
    /// They were held against each other, and it holds.
    Holds,
    /// It passed them over.
    Passed(Reason),
}

/// Why two assertions of a dossier are, or are not, in conflict. `findings` are those of a check of the same dossier under the same rules.
///
/// `None` where an assertion does not exist.
#[must_use]
pub fn explain(dossier: &[Sheet<'_>], findings: &Findings, rules: &RuleSet, lexicon: &Lexicon, a: AssertionId, b: AssertionId) -> Option<Explanation> {
    let ground = Ground { dossier, open: &[], related: &[], drawn: &[], lexicon };
    let (x, y) = (ground.assertion(a)?, ground.assertion(b)?);
    let open = open::judge(dossier, a, b, lexicon);
    let rulings: Vec<Ruling> = rules.rules().iter().filter_map(|rule| ruling(rule, findings, a, b, &ground)).collect();
    let holds = |sides: &[crate::conflict::Side]| [a, b].iter().all(|id| sides.iter().any(|side| side.assertion == *id));
    let conflict = findings.conflicts.iter().filter(|conflict| holds(&conflict.sides)).max_by_key(|conflict| conflict.severity);
    let passed = || rulings.iter().find_map(|ruling| if let Ruled::Passed(reason) = ruling.outcome { Some(reason) } else { None });
    let outcome = match conflict {
        Some(conflict) => Ok((Arc::clone(&conflict.rule), conflict.severity)),
        None => Err(open.outcome.err().or_else(passed).unwrap_or(Reason::Verdict)),
    };
    Some(Explanation { likeness: likeness(x, y, lexicon), open, rulings, outcome })
}

/// What a rule made of two figures; `None` where it did not look at both.
fn ruling(rule: &Arc<Rule>, findings: &Findings, a: AssertionId, b: AssertionId, ground: &Ground<'_>) -> Option<Ruling> {
    let of = |outcome| Some(Ruling { rule: Arc::clone(rule), outcome });
    let both = |members: &[AssertionId]| members.contains(&a) && members.contains(&b);
    let looked: Vec<bool> = findings.looked.iter().filter(|look| look.rule.id == rule.id && both(&look.members)).map(|look| look.broken).collect();
    if !looked.is_empty() {
        return of(if looked.contains(&true) { Ruled::Broken } else { Ruled::Holds });
    }
    match equal::judge(rule, a, b, ground)? {
        Ok(()) => of(Ruled::Broken),
        Err(equal::Silence::Passed(reason)) => of(Ruled::Passed(reason)),
        Err(equal::Silence::Unselected(_)) => None,
    }
}

/// The reasons for which pairs of a dossier are silent under a rule of relation `equal`: what `because` in a rule case is held against.
#[must_use]
pub fn reasons(dossier: &[Sheet<'_>], rule: &Rule, lexicon: &Lexicon) -> BTreeSet<Reason> {
    let ground = Ground { dossier, open: &[], related: &[], drawn: &[], lexicon };
    let ids: Vec<AssertionId> = dossier
        .iter()
        .enumerate()
        .flat_map(|(source, sheet)| (0..sheet.assertions.len()).map(move |index| AssertionId { source: SourceId::new(source), index }))
        .collect();
    let pairs = ids.iter().enumerate().flat_map(|(at, &a)| ids[at + 1..].iter().map(move |&b| (a, b)));
    pairs.filter_map(|(a, b)| equal::judge(rule, a, b, &ground)?.err().map(equal::Silence::reason)).collect()
}
