//! What the wording of two figures says that tells them apart, mark by mark.

use super::super::facet::{self, Comparison};
use super::super::noun::noun_fit;
use super::super::overlap::{best_match, word_match};
use super::super::{twin, voice};
use super::event;
use crate::assertion::Noun;
use crate::claim::{Aspect, Mode, Moment};
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension};
use crate::rule::{Facet, Reason};
use crate::witness::Witness;

/// The first mark that speaks against one thing, for telling why two figures are not held against each other.
#[must_use]
pub fn reason(y: &Witness, x: &Witness, lexicon: &Lexicon) -> Option<Reason> {
    let differ = |what: fn(&Witness) -> bool| what(y) != what(x);
    let facet = |of: Facet| facet::compare(of, y, x, lexicon) == Comparison::Different;
    let marks = [
        (noun_fit(y, x, lexicon) < 0.0, Reason::Noun),
        (facet(Facet::Whole), Reason::Whole),
        (event::exclude(y, x, lexicon), Reason::Event),
        (facet(Facet::Place), Reason::Place),
        (occasions_differ(y, x) || moments(y, x) < 1.0 || facet(Facet::Time), Reason::Time),
        (differ(|it| it.marks.comparison) || differ(|it| it.marks.background), Reason::Time),
        (y.aspect != x.aspect, Reason::Change),
        (differ(|it| it.marks.subset) || is_group_of(y, x) || is_group_of(x, y) || is_part(y, x, lexicon) || is_part(x, y, lexicon), Reason::Subset),
        (denominators(y, x) > 1.0, Reason::Unit),
        (differ(is_denied), Reason::Hypothetical),
        (differ(was), Reason::Superseded),
        (differ(is_expected), Reason::Forecast),
        (voice::are_two(y, x), Reason::Speaker),
        (facet(Facet::Subject), Reason::Subject),
    ];
    marks.into_iter().find_map(|(is, reason)| is.then_some(reason))
}

/// What logic forbids: one is denied, holds no longer or is where something stood, and the other is not; what happened to one excludes what
/// happened to the other, as the vocabulary says; both clauses name moments, and none in common; one moment is when something falls due, and the
/// other is not; two ages are of two people; two forecasts are by two people.
#[must_use]
pub fn gate(y: &Witness, x: &Witness, lexicon: &Lexicon) -> Option<Reason> {
    let is_due = |it: &Witness| it.moment.is_some() && it.evidence.occasion.term;
    let forbidden = [
        (is_denied(y) != is_denied(x), Reason::Hypothetical),
        (was(y) != was(x), Reason::Superseded),
        ((y.aspect == Aspect::Origin) != (x.aspect == Aspect::Origin), Reason::Change),
        (event::exclude(y, x, lexicon), Reason::Event),
        (is_due(y) != is_due(x) || moments(y, x) < 1.0, Reason::Time),
        (twin::are_two_people(y, x, lexicon), Reason::Subject),
        (is_expected(y) && is_expected(x) && voice::are_two(y, x), Reason::Speaker),
    ];
    forbidden.into_iter().find_map(|(is, reason)| is.then_some(reason))
}

/// Said not to be so.
#[must_use]
pub fn is_denied(it: &Witness) -> bool {
    it.marks.negated || it.mode == Mode::Denied
}

/// Said to hold no longer.
#[must_use]
pub fn was(it: &Witness) -> bool {
    it.mode == Mode::Superseded
}

/// Said of what is to come.
#[must_use]
pub fn is_expected(it: &Witness) -> bool {
    it.mode == Mode::Forecast
}

/// The dimension by its place in the enum.
#[must_use]
pub fn dimension(it: &Witness) -> f32 {
    f32::from(it.unit.dimension() as u8)
}

/// 0 for the same, 1 where one is a change, 2 where one is where something stood.
#[must_use]
pub fn aspects(y: &Witness, x: &Witness) -> f32 {
    match (y.aspect, x.aspect) {
        (a, b) if a == b => 0.0,
        (Aspect::Origin, _) | (_, Aspect::Origin) => 2.0,
        _ => 1.0,
    }
}

/// 0 where both are per the same or per nothing, 1 where one is per something or said again and again, 2 for two different ones.
#[must_use]
pub fn denominators(y: &Witness, x: &Witness) -> f32 {
    match (y.unit.denominator(), x.unit.denominator()) {
        (Some(a), Some(b)) if a != b => 2.0,
        (Some(_), None) | (None, Some(_)) => 1.0,
        _ => f32::from(u8::from(y.marks.repeated != x.marks.repeated)),
    }
}

/// Whether both clauses name months, quarters or years: 0 for none in common, 1 for one; `NaN` where one names none.
#[must_use]
pub fn moments(y: &Witness, x: &Witness) -> f32 {
    if matches!(y.unit.dimension(), Dimension::Year | Dimension::Date) {
        return f32::NAN;
    }
    let parts: [fn(&Moment) -> Option<i32>; 3] = [|it| it.month.map(i32::from), |it| it.quarter.map(i32::from), |it| it.year.map(i32::from)];
    let shared = parts.iter().filter_map(|part| {
        let named = |it: &Witness| it.evidence.moments.iter().filter_map(part).collect::<Vec<i32>>();
        let (a, b) = (named(y), named(x));
        (!a.is_empty() && !b.is_empty()).then(|| f32::from(u8::from(a.iter().any(|value| b.contains(value)))))
    });
    shared.fold(f32::NAN, f32::min)
}

/// "7 members of a family" beside "23 people": fewer of a kind of people against people at large.
#[must_use]
pub fn is_part(part: &Witness, whole: &Witness, lexicon: &Lexicon) -> bool {
    let (Some(x), Some(y)) = (&part.noun, &whole.noun) else { return false };
    let kinds = lexicon.nouns.is_generic_person(&y.lemma) && !lexicon.nouns.is_generic_person(&x.lemma) && lexicon.nouns.is_person(&x.lemma);
    let few = part
        .reading
        .centre()
        .zip(whole.reading.centre())
        .and_then(|(part, whole)| part.over(whole))
        .is_some_and(|share| Amount::ratio(3, 4).is_some_and(|most| share < most));
    kinds && !x.inherited && few
}

/// Whether one is given for another length of time, opens with another time or falls due.
#[must_use]
pub fn occasions_differ(y: &Witness, x: &Witness) -> bool {
    let (mut a, mut b) = (y.evidence.occasion, x.evidence.occasion);
    // "Last summer 400,000 came", "400,000 came last summer"
    let same_words = y.time.as_ref().zip(x.time.as_ref()).is_some_and(|(first, second)| first.eq_ignore_ascii_case(second));
    if same_words {
        (a.earlier, b.earlier) = (false, false);
    }
    match y.unit.dimension() {
        Dimension::Year | Dimension::Date => a.term != b.term,
        Dimension::Money | Dimension::Share | Dimension::Count => a.earlier != b.earlier || a.months.zip(b.months).is_some_and(|(a, b)| a != b),
        _ => a.earlier != b.earlier,
    }
}

/// Whether a noun has a modifier that neither the other noun nor its sentence knows: "long-term" beside "the current account surplus".
#[must_use]
pub fn is_narrowed(noun: &Noun, other: &Noun, of: &Witness, lexicon: &Lexicon) -> bool {
    noun.modifiers.iter().any(|word| {
        let known = |other: &String| word_match(word, other, lexicon) >= 0.7;
        !known(&other.lemma) && !other.modifiers.iter().any(known) && best_match(word, &of.evidence.sentence, lexicon) < 0.7
    })
}

/// "There are six boats" and "two red boats sail": the size of a group, and what narrower counts say of it.
#[must_use]
pub fn is_group_of(group: &Witness, part: &Witness) -> bool {
    let narrower = |group: &Noun, part: &Noun| group.modifiers.is_empty() && !part.modifiers.is_empty();
    group.scope.exists && group.scope.said.is_empty() && group.noun.as_ref().zip(part.noun.as_ref()).is_some_and(|(a, b)| narrower(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::relation::sample::{count, noun, read};

    fn two(alter: impl FnOnce(&mut Witness)) -> Vec<Witness> {
        let mut found = read("40 boats, 50 boats", &[("40", count()), ("50", count())]);
        for it in &mut found {
            it.noun = Some(noun("boats", "boat").into());
        }
        alter(&mut found[1]);
        found
    }

    fn told(found: &[Witness]) -> (Option<Reason>, Option<Reason>) {
        let lexicon = Lexicon::shipped().unwrap();
        (gate(&found[0], &found[1], &lexicon), reason(&found[0], &found[1], &lexicon))
    }

    #[test]
    fn logic_forbids_what_is_denied_over_or_where_it_came_from() {
        assert_eq!(told(&two(|_| ())), (None, None));
        assert_eq!(told(&two(|it| it.mode = Mode::Superseded)).0, Some(Reason::Superseded));
        assert_eq!(told(&two(|it| it.marks.negated = true)).0, Some(Reason::Hypothetical));
        assert_eq!(told(&two(|it| it.aspect = Aspect::Origin)).0, Some(Reason::Change));
    }

    #[test]
    fn a_mark_that_forbids_nothing_is_still_a_reason() {
        assert_eq!(told(&two(|it| it.marks.subset = true)), (None, Some(Reason::Subset)));
        assert_eq!(told(&two(|it| it.noun = Some(noun("lorries", "lorry").into()))), (None, Some(Reason::Noun)));
        assert_eq!(told(&two(|it| it.mode = Mode::Forecast)), (None, Some(Reason::Forecast)));
    }

    #[test]
    fn moments_are_shared_apart_or_not_named() {
        let month = |month| Moment { month: Some(month), ..Moment::default() };
        let mut found = two(|_| ());
        assert!(moments(&found[0], &found[1]).is_nan());
        found[0].evidence.moments = vec![month(3)];
        found[1].evidence.moments = vec![month(4)];
        assert!(moments(&found[0], &found[1]).abs() < f32::EPSILON);
        found[1].evidence.moments.push(month(3));
        assert!((moments(&found[0], &found[1]) - 1.0).abs() < f32::EPSILON);
    }
}
