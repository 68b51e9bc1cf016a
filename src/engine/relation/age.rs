//! `age`: who was born in `birth` is of `age` in `then`. Born in 1916 and dead in 1997, she was 80 or 81.

use std::sync::Arc;

use super::figure::{plays, sentences};
use super::found::{Computed, Entry, Find, Found, Member, agrees, does_not_follow};
use crate::conflict::Derivation;
use crate::quantity::{Amount, Interval};
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "age",
        holds: "`age` is the years from `birth` to `then`, or one less",
        parts: &[Part::Birth, Part::Then, Part::Age],
        keys: &[TOLERANCE],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds the one age of a sentence against the one year of birth and the one later year beside it.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        let only = |part: Part| {
            let mut all = sentence.iter().filter(|(_, it)| plays(rule, part, it));
            all.next().filter(|_| all.next().is_none()).copied()
        };
        let (Some(birth), Some(age)) = (only(Part::Birth), only(Part::Age)) else { continue };
        let mut others = sentence.iter().filter(|(id, it)| *id != birth.0 && plays(rule, Part::Then, it));
        let (Some(then), None) = (others.next().copied(), others.next()) else { continue };
        let Some(years) = year(then).zip(year(birth)).and_then(|(then, born)| then.minus(born)).filter(|years| *years > Amount::ZERO) else { continue };
        // before the birthday they are a year younger
        let Some(least) = years.minus(Amount::ONE) else { continue };
        let computed = Interval::closed(least, years);
        let broken = !agrees(rule, &Computed { literal: computed, rounded: computed }, &age.1.reading);
        let members = [(Part::Birth, birth), (Part::Then, then), (Part::Age, age)];
        found.note(&[birth, then, age], broken.then(|| does_not_follow(rule, &members, Derivation::AgeAt, computed, &age.1.unit)));
    }
    found
}

/// The one year of a figure.
fn year(member: Member<'_>) -> Option<Amount> {
    let moment = member.1.moment.filter(|moment| moment.years <= 1)?;
    Some(Amount::integer(i64::from(moment.year?)))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{fires, holds, passes_over, read, rule, unit};
    use super::*;
    use crate::claim::Moment;
    use crate::quantity::{Dimension, Unit};
    use crate::rule::Selector;
    use crate::witness::{Term, Witness};

    fn ages() -> Arc<Rule> {
        let of = |dimension| Selector { dimension: vec![dimension], ..Selector::default() };
        let birth = Selector { near: vec!["born".to_owned()], ..of(Dimension::Year) };
        rule(&RELATION, &[], &[(Part::Birth, birth), (Part::Then, of(Dimension::Year)), (Part::Age, of(Dimension::Age))])
    }

    fn life(age: &str) -> Vec<Witness> {
        let year = unit("year", Dimension::Year);
        let mut found = read(&format!("born in 1916, died in 1997 aged {age}"), &[("1916", year.clone()), ("1997", year), (age, Unit::year_person())]);
        for (assertion, year) in found.iter_mut().zip([1916, 1997]) {
            assertion.moment = Some(Moment { year: Some(year), years: 1, ..Moment::default() });
        }
        found[0].evidence.near = vec![Term { lemma: "born".into(), weight: 0.5, is_name: false }];
        found
    }

    #[test]
    fn an_age_that_the_years_do_not_make_is_a_conflict() {
        assert_eq!(fires(&ages(), &life("61")), (2, Derivation::AgeAt, "80\u{2013}81".to_owned()));
    }

    #[test]
    fn the_birthday_may_be_past_or_to_come() {
        holds(&ages(), &life("80"));
        holds(&ages(), &life("81"));
    }

    #[test]
    fn without_a_birth_there_is_nothing_to_compare() {
        let mut found = life("61");
        found[0].evidence.near.clear();
        passes_over(&ages(), &found);
    }
}
