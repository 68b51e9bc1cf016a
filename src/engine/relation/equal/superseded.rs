//! What a text says once held, beside what it says holds now.
//!
//! "The number in Syria is between 16 and 20 percent. ... The department had previously estimated about 10 per cent": both stand in
//! one document, the earlier one is marked as such, and the two are about one thing as far as they say. A rule asks for this by
//! selecting claims of mode `superseded`; what it finds is no contradiction but an update.

use std::sync::Arc;

use crate::claim::{Aspect, Mode};
use crate::conflict::{AssertionId, Conflict, Finding, Side};
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Verdict};
use crate::rule::spec::{Key, Kind, MUST_MATCH};
use crate::rule::{Facet, Rule, Selector};
use crate::span::SourceId;
use crate::witness::Witness;

use super::super::super::facet::{self, Comparison};
use super::super::super::pattern;
use super::super::super::relate::relate;
use super::super::super::select::{selects, selects_in_any_mode};
use super::super::found::{Found, Ground};
use super::pair::left_out;

/// How far a current figure may stand from the one that it replaces.
pub const NEARBY: Key = Key::new(
    "nearby",
    Kind::Number,
    "Of a rule of mode \"superseded\": a current figure that says less than [when] asks for stands at most so many sentences away.",
);

/// Whether a rule speaks of what is superseded.
#[must_use]
pub fn is_asked_for(selector: &Selector) -> bool {
    selector.mode.contains(&Mode::Superseded)
}

/// Each superseded figure with the one that replaces it in its document.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let (dossier, lexicon) = (ground.dossier, ground.lexicon);
    let mut found = Found::default();
    let Some((_, selector)) = rule.selectors.first() else { return found };
    for (source, sheet) in dossier.iter().enumerate() {
        let id = |index: usize| AssertionId { source: SourceId::new(source), index };
        for (earlier, old) in sheet.assertions.iter().enumerate() {
            if !was_held(sheet.assertions, earlier) || !selects_in_any_mode(&Selector { mode: Vec::new(), ..selector.clone() }, old) {
                continue;
            }
            let fits =
                |&(index, new): &(usize, &Witness)| index != earlier && !was_held(sheet.assertions, index) && replaces(rule, new, old, selector, lexicon);
            let nearest = sheet.assertions.iter().enumerate().filter(fits).min_by_key(|(_, new)| new.sentence.abs_diff(old.sentence));
            let Some((current, new)) = nearest else { continue };
            let members = [(id(earlier), old), (id(current), new)];
            let Some(verdict @ (Verdict::Contradicts | Verdict::Differs)) =
                relate(new, old, lexicon).ok().filter(|_| !pattern::within(rule.relation.tolerance(), new, old))
            else {
                found.note(&members, None);
                continue;
            };
            let mut sides = [(earlier, old), (current, new)].map(|(index, assertion)| Side { assertion: id(index), site: assertion.site, role: None }).to_vec();
            sides.sort_by_key(|side| side.site);
            let current = sides.iter().position(|side| side.assertion == id(current)).unwrap_or_default();
            let finding = Finding::Superseded { current };
            found.note(&members, Some(Conflict { rule: Arc::clone(rule), severity: rule.severity, verdict, sides, finding, remedy: None }));
        }
    }
    found
}

/// Whether the text says that this once held: by its own words, or by those of the figure before it that it is coordinated with.
fn was_held(assertions: &[Witness], index: usize) -> bool {
    let Some(assertion) = assertions.get(index) else { return false };
    assertion.mode == Mode::Superseded
        || assertions[..index]
            .iter()
            .rev()
            .take_while(|before| before.sentence == assertion.sentence)
            .any(|before| before.mode == Mode::Superseded && before.unit == assertion.unit)
}

/// Whether `new` may replace `old`: the rule selects it, or it is near, says nothing else and names the same place.
fn replaces(rule: &Rule, new: &Witness, old: &Witness, selector: &Selector, lexicon: &Lexicon) -> bool {
    let must_match = rule.relation.facets(&MUST_MATCH);
    let sentences = i64::try_from(new.sentence.abs_diff(old.sentence)).map(Amount::integer);
    let is_nearby = || rule.relation.number(&NEARBY).is_none_or(|most| sentences.is_ok_and(|away| away <= most));
    let whole = new.unit == old.unit && new.aspect == Aspect::Level && left_out(new).is_none();
    if !whole || facet::differing(new, old, must_match, lexicon).is_some() {
        return false;
    }
    let says_less = || {
        new.event.as_ref().is_none_or(|event| event.class.is_none())
            && new.whole.is_none()
            && is_nearby()
            && facet::compare(Facet::Place, new, old, lexicon) == Comparison::Same
    };
    selects(selector, new) || says_less()
}
