//! `at-most`: a part is no larger than its whole. "Of the 40 protesters, 55 were children" cannot be.

use std::sync::Arc;

use super::figure::{is_joined, nouns_clash, own_noun, plays, sentences};
use super::found::{Entry, Find, Found, Ground, Member, conflict};
use crate::claim::{Aspect, Form, Joint};
use crate::conflict::Finding;
use crate::engine::facet;
use crate::quantity::{Amount, Hedge, Interval};
use crate::rule::spec::{MUST_MATCH, Spec, TOLERANCE};
use crate::rule::{Part, Rule};
use crate::witness::Witness;

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "at-most",
        holds: "`part` is no larger than `whole`",
        parts: &[Part::Part, Part::Whole],
        keys: &[MUST_MATCH, TOLERANCE],
        ..Spec::SENTENCE
    },
    find: Find::GroupWith(find),
};

/// Holds each part whose words name its whole against the nearest such count of its sentence.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>], ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    let must_match = rule.relation.facets(&MUST_MATCH);
    for sentence in sentences(group) {
        for part in sentence.iter().filter(|(_, it)| plays(rule, Part::Part, it) && it.aspect == Aspect::Level) {
            let agree = |whole: &Witness| facet::differing(part.1, whole, must_match, ground.lexicon).is_none();
            let wholes =
                sentence.iter().filter(|whole| whole.0 != part.0 && plays(rule, Part::Whole, whole.1) && is_whole_of(whole.1, part.1) && agree(whole.1));
            let Some(whole) = wholes.min_by_key(|whole| whole.1.figure.start().abs_diff(part.1.figure.start())) else { continue };
            let broken = excess(&part.1.reading.rounded, &whole.1.reading.rounded)
                .filter(|_| !rule.relation.tolerance().allows(&part.1.reading.literal, &whole.1.reading.literal))
                .map(|_| {
                    let by = excess(&part.1.reading.literal, &whole.1.reading.literal).unwrap_or(Amount::ZERO);
                    conflict(rule, &[(Part::Part, *part), (Part::Whole, *whole)], Finding::PartExceedsWhole { by, unit: part.1.unit.clone() })
                });
            found.note(&[*part, *whole], broken);
        }
    }
    found
}

/// Whether `part` says that it is a part of what `whole` counts.
fn is_whole_of(whole: &Witness, part: &Witness) -> bool {
    let named = part.whole.as_ref().zip(whole.stated_noun()).is_some_and(|(of, noun)| of.lemma == noun.lemma);
    // "55 of the 40 protesters": the part counts nothing of its own
    let direct = part.stated_noun().is_none() && own_noun(whole).is_some();
    let exact = [part, whole].iter().all(|it| it.reading.hedge == Hedge::Exact && it.reading.literal.single().is_some_and(Amount::is_integer));
    let beside = direct && exact && is_joined(part, whole, Joint::WholeOf);
    // "of the 40 killed, 55 were", "three people, including four children"
    if is_joined(whole, part, Joint::PartOf) {
        return whole.unit == part.unit && whole.aspect == Aspect::Level && part.form != Form::Multiple;
    }
    (named || beside)
        && whole.unit == part.unit
        && whole.aspect == Aspect::Level
        && !whole.marks.subset
        && whole.whole.is_none()
        && (part.noun.is_none() || !nouns_clash(part, whole) || part.marks.subset)
}

/// By how much every value of `part` is above every value of `whole`, at the least.
fn excess(part: &Interval, whole: &Interval) -> Option<Amount> {
    part.low?.at.minus(whole.high?.at).filter(|by| *by > Amount::ZERO)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, holds, noun, passes_over, read, rule, run};
    use super::*;
    use crate::rule::Facet;
    use crate::rule::spec::Setting;

    fn at_most() -> Arc<Rule> {
        rule(&RELATION, &[], &[])
    }

    fn protest(whole: &str, part: &str) -> Vec<Witness> {
        let mut found = read(&format!("Of the {whole} protesters, {part} were held."), &[(whole, count()), (part, count())]);
        found[0].noun = Some(noun("protesters", "protester"));
        found[1].whole = Some(noun("protesters", "protester"));
        found
    }

    #[test]
    fn a_part_above_its_whole_is_a_conflict() {
        let found = run(&at_most(), &protest("40", "55"));
        assert!(matches!(found.conflicts()[0].finding, Finding::PartExceedsWhole { by, .. } if by == Amount::integer(15)));
    }

    #[test]
    fn a_part_within_its_whole_is_none() {
        holds(&at_most(), &protest("55", "40"));
        holds(&at_most(), &protest("40", "40"));
    }

    #[test]
    fn a_part_elsewhere_is_none_of_the_whole() {
        let rule = rule(&RELATION, &[("must-match", Setting::Facets(vec![Facet::Place]))], &[]);
        let mut found = protest("40", "55");
        found[0].places = vec!["kenya".to_owned()];
        assert_eq!(run(&rule, &found).conflicts().len(), 1);
        found[1].places = vec!["peru".to_owned()];
        passes_over(&rule, &found);
    }

    #[test]
    fn a_count_that_names_no_whole_is_passed_over() {
        let mut found = protest("40", "55");
        found[1].whole = None;
        found[1].marks.subset = true;
        passes_over(&at_most(), &found);
    }
}
