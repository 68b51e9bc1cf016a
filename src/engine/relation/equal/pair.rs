//! What a rule makes of two figures that it speaks of, as far as they go and not the texts around them.

use super::super::super::facet::{differing, mode_reason};
use super::super::super::pattern;
use super::super::super::relate::{agreement, relate};
use crate::claim::Mode;
use crate::lexicon::Lexicon;
use crate::rule::spec::{MUST_MATCH, PATTERN, REPORT, SAME};
use crate::rule::{Facet, Reason, Rule};
use crate::witness::Witness;

/// What a rule makes of two figures that it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pairing {
    /// They are not of one thing.
    NotOne(Reason),
    /// Both can be right.
    Agree(Reason),
    /// They cannot, and the rule lets it pass.
    LetPass(Reason),
    /// They cannot.
    Broken,
}

/// What a rule makes of two figures that it speaks of, as far as they go and not the texts around them.
pub fn pairing(rule: &Rule, x: &Witness, y: &Witness, lexicon: &Lexicon) -> Pairing {
    let apart = differing(x, y, rule.relation.facets(&MUST_MATCH), lexicon).or_else(|| pattern::unlike(rule.relation.facets(&SAME), x, y, lexicon));
    if let Some(facet) = apart {
        return Pairing::NotOne(if facet == Facet::Mode { mode_reason(x, y) } else { facet.into() });
    }
    let verdict = match relate(x, y, lexicon) {
        Ok(verdict) => verdict,
        Err(reason) => return Pairing::NotOne(reason),
    };
    if !rule.relation.verdicts(&REPORT).contains(&verdict) {
        return agreement(x, y, verdict).map_or(Pairing::LetPass(Reason::Verdict), Pairing::Agree);
    }
    if pattern::within(rule.relation.tolerance(), x, y) {
        return Pairing::LetPass(Reason::Tolerance);
    }
    let is_mistaken = rule.relation.pattern(&PATTERN).is_none_or(|pattern| pattern::shows(pattern, x, y));
    if is_mistaken { Pairing::Broken } else { Pairing::LetPass(Reason::Pattern) }
}

/// Why an assertion does not state the measure itself, but a part of it, a change or what it once was.
#[must_use]
pub fn left_out(assertion: &Witness) -> Option<Reason> {
    let marks = &assertion.marks;
    match assertion.mode {
        Mode::Superseded => Some(Reason::Superseded),
        Mode::Denied => Some(Reason::Hypothetical),
        _ if marks.subset => Some(Reason::Subset),
        _ if marks.negated => Some(Reason::Hypothetical),
        _ if marks.comparison || marks.background => Some(Reason::Time),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{count, noun, read, rule};
    use super::*;
    use crate::quantity::{Amount, Verdict};
    use crate::rule::Tolerance;
    use crate::rule::spec::Setting;

    fn tourists() -> Vec<Witness> {
        let mut found = read("4,100 tourists, 5,600 tourists", &[("4,100", count()), ("5,600", count())]);
        for it in &mut found {
            it.noun = Some(noun("tourists", "tourist").into());
        }
        found
    }

    fn made(settings: &[(&'static str, Setting)]) -> Pairing {
        let (rule, found) = (rule(&super::super::RELATION, settings, &[]), tourists());
        pairing(&rule, &found[0], &found[1], &Lexicon::shipped().unwrap())
    }

    #[test]
    fn a_tolerance_is_obeyed() {
        let share = |percent| [("tolerance", Setting::Tolerance(Tolerance::Relative(Amount::ratio(percent, 100).unwrap())))];
        assert_eq!(made(&share(95)), Pairing::LetPass(Reason::Tolerance));
        assert_eq!(made(&share(5)), Pairing::Broken);
    }

    #[test]
    fn what_a_rule_does_not_report_or_look_for_passes() {
        assert_eq!(made(&[("report", Setting::Verdicts(vec![Verdict::Differs]))]), Pairing::LetPass(Reason::Verdict));
        assert_eq!(made(&[("pattern", Setting::Pattern(crate::rule::Pattern::Transposed))]), Pairing::LetPass(Reason::Pattern));
        assert_eq!(made(&[("same", Setting::Facets(vec![Facet::Speaker]))]), Pairing::NotOne(Reason::Speaker));
    }
}
