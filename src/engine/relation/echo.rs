//! `echo`: one rare figure stands for one thing. 4,460 deaths and 4,460 shelters in one text are a slip of the eye.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::figure::{own_noun, plays};
use super::found::{Entry, Find, Found, Member, conflict};
use crate::claim::Aspect;
use crate::conflict::Finding;
use crate::quantity::{Amount, Dimension, Hedge};
use crate::rule::spec::{Key, Kind, Spec};
use crate::rule::{Facet, Part, Rule, Scope};
use crate::witness::Witness;

/// What may not differ.
const DIFFERS: Key =
    Key::new("differs", Kind::Facet(&[Facet::Noun, Facet::Event, Facet::Unit]), "The facet in which two figures of the same digits may not differ.").needed();
/// How rare a figure must be.
const DIGITS: Key = Key::new("digits", Kind::Number, "Significant digits that make a figure rare.");

/// Numbers that are no rare figures.
const YEARS_FROM: Key = Key::new("years-from", Kind::Number, "Numbers from here up to `years-to` may be years, and are not rare.");
const YEARS_TO: Key = Key::new("years-to", Kind::Number, "The last of them.");

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "echo",
        holds: "one rare figure stands for one thing",
        scope: Scope::Document,
        keys: &[DIFFERS, DIGITS, YEARS_FROM, YEARS_TO],
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Looks for two figures of the same digits that differ in the facet the rule names.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    let Some(facet) = rule.relation.facet(&DIFFERS) else { return found };
    let digits = rule.relation.number(&DIGITS);
    let named = rule.selector(Part::Each).map_or(&[][..], |selector| &selector.event);
    let rare: Vec<Member<'_>> = group.iter().filter(|(_, it)| plays(rule, Part::Each, it) && is_rare(it, digits) && !may_be_year(rule, it)).copied().collect();
    // figures of one number, in order: a dossier has far more figures than it has of any one number
    let mut same: BTreeMap<Option<Amount>, Vec<usize>> = BTreeMap::new();
    for (at, (_, figure)) in rare.iter().enumerate() {
        same.entry(figure.reading.stated.first().map(|stated| stated.value)).or_default().push(at);
    }
    for (at, a) in rare.iter().enumerate() {
        let later = same.get(&a.1.reading.stated.first().map(|stated| stated.value)).into_iter().flatten().filter(|&&other| other > at);
        let Some(b) = later.filter_map(|&other| rare.get(other)).find(|b| is_same_number(a.1, b.1)) else { continue };
        let differs = differ(a.1, b.1, facet, named);
        let finding = Finding::Echo { differs: facet };
        found.note(&[*a, *b], differs.then(|| conflict(rule, &[(Part::Each, *a), (Part::Each, *b)], finding)));
    }
    found
}

/// Whether it states one exact number of so many significant digits.
fn is_rare(assertion: &Witness, digits: Option<Amount>) -> bool {
    let [stated] = assertion.reading.stated.as_slice() else { return false };
    let digits = digits.and_then(Amount::to_integer).and_then(|digits| i32::try_from(digits).ok()).unwrap_or(1);
    let floor = Amount::power_of_ten(digits - 1);
    assertion.reading.hedge == Hedge::Exact
        && assertion.aspect == Aspect::Level
        && !assertion.marks.comparison
        && stated.value.over(stated.place).zip(floor).is_some_and(|(units, floor)| units.abs() >= floor)
}

/// Whether its number is one of those that may be years.
fn may_be_year(rule: &Rule, assertion: &Witness) -> bool {
    let years = rule.relation.number(&YEARS_FROM).zip(rule.relation.number(&YEARS_TO));
    years.is_some_and(|(from, to)| assertion.reading.stated.iter().any(|stated| (from..=to).contains(&stated.value)))
}

fn is_same_number(a: &Witness, b: &Witness) -> bool {
    a.unit.dimension() == b.unit.dimension() && a.reading.stated == b.reading.stated
}

/// Whether they differ in the facet; of events, in the `wanted` ones of the rule.
fn differ(a: &Witness, b: &Witness, facet: Facet, wanted: &[String]) -> bool {
    match facet {
        Facet::Unit => {
            let same_thing = a.subject.as_ref().zip(b.subject.as_ref()).is_some_and(|(a, b)| a.lemma == b.lemma)
                || a.whole.as_ref().zip(b.whole.as_ref()).is_some_and(|(a, b)| a.lemma == b.lemma)
                || !a.evidence.measured.is_empty() && a.evidence.measured == b.evidence.measured;
            a.unit != b.unit && a.unit.dimension().is_quantity() && a.unit.dimension() != Dimension::Money && same_thing
        }
        Facet::Event => {
            let class = |it: &Witness| it.event.as_ref().and_then(|event| event.class.clone());
            let both = |it: &Witness, class: &str| it.evidence.classes.iter().any(|other| other == class);
            let same_noun = a.noun.as_ref().zip(b.noun.as_ref()).is_some_and(|(a, b)| a.lemma == b.lemma);
            let counted = |it: &Witness| it.evidence.classes.iter().filter(|class| wanted.is_empty() || wanted.contains(class)).cloned().collect::<Vec<_>>();
            let widened = class(a).zip(class(b)).is_some_and(|(x, y)| x != y || both(a, &x) && both(b, &y) && counted(a) != counted(b));
            // "three dead and 12 wounded", twice: whose event it is may be misread, but both sentences speak of both
            let speaks = |it: &Witness, class: &String| it.evidence.around.contains(class);
            let alike = || a.evidence.classes.iter().chain(&b.evidence.classes).all(|class| speaks(a, class) && speaks(b, class));
            a.unit == b.unit && same_noun && widened && !alike()
        }
        _ => {
            let lemma = |it: &Witness| own_noun(it).map(|noun| noun.lemma.clone());
            let names = |x: &Witness, y: &Witness| lemma(y).is_some_and(|lemma| x.evidence.near.iter().any(|term| *term.lemma == *lemma));
            let apart = lemma(a).zip(lemma(b)).is_some_and(|(x, y)| x != y);
            a.unit == b.unit && a.unit.dimension() == Dimension::Count && apart && !names(a, b) && !names(b, a)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, holds, noun, passes_over, read, rule, run};
    use super::*;
    use crate::rule::spec::Setting;

    fn twice(first: (&str, &str), second: (&str, &str)) -> Vec<Witness> {
        let mut found = read(&format!("{} dead, {} open", first.0, second.0), &[(first.0, count()), (second.0, count())]);
        found[0].noun = Some(noun(first.1, first.1).into());
        found[1].noun = Some(noun(second.1, second.1).into());
        found
    }

    #[test]
    fn one_rare_figure_for_two_things_is_worth_a_note() {
        let echo = rule(&RELATION, &[("differs", Setting::Facet(Facet::Noun)), ("digits", Setting::Number(Amount::integer(3)))], &[]);
        assert_eq!(run(&echo, &twice(("4,460", "death"), ("4,460", "shelter"))).conflicts()[0].finding, Finding::Echo { differs: Facet::Noun });
        holds(&echo, &twice(("4,460", "death"), ("4,460", "death")));
        passes_over(&echo, &twice(("4,460", "death"), ("4,461", "shelter")));
        passes_over(&echo, &twice(("400", "death"), ("400", "shelter")));
    }
}
