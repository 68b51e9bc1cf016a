//! What a figure without a noun of its own counts: what the one before it did, or people.

use crate::claim::{Claim, Counted, Happening, Phrase};
use crate::quantity::Dimension;

use super::scene::Scene;

/// Events whose figures count people where nothing else is named.
const OF_PEOPLE: &[&str] = &["kill", "injure", "arrest", "rescue", "flee", "miss", "casualty", "kidnap", "charge", "convict", "infect", "free"];

/// What a bare count counts: what the figure before it counted, or people where people are killed, hurt or held.
pub fn implied(scene: &Scene<'_>, index: usize, event: Option<&Happening>, before: &[Claim]) -> Option<Counted> {
    let (figure, range) = &scene.figures[index];
    if figure.unit.dimension() != Dimension::Count {
        return None;
    }
    let of_people = event.and_then(|event| event.class.as_deref()).is_some_and(|class| OF_PEOPLE.contains(&class));
    let earlier =
        before.iter().rev().find(|claim| claim.figure.unit.dimension() == Dimension::Count && claim.noun.is_some()).and_then(|claim| claim.noun.clone());
    // people hurt beside others that were counted for something else are people: "three men drove a van ... 40 others were injured"
    let last = before.iter().rev().find(|claim| claim.figure.unit.dimension() == Dimension::Count && claim.noun.is_some());
    let of_people_before =
        last.is_some_and(|claim| claim.event.as_ref().and_then(|event| event.class.as_deref()).is_some_and(|class| OF_PEOPLE.contains(&class)));
    let is_person = |noun: &Counted| noun.phrase.words.last().is_some_and(|head| scene.lexicon.nouns.is_person(&scene.lexicon.words.lemma(head)));
    // "4,300 jobs in one plant, 3,700 in another": the next of a list of places
    let listed = last.is_some_and(|claim| !claim.marks.subset)
        && index > 0
        && (1..=8).contains(&range.start.saturating_sub(scene.figures[index - 1].1.end))
        && scene.words[range.start - 1].is_any(&[",", "and"])
        && scene.words.get(range.end).is_some_and(|next| next.is_any(&["in", "from", "on"]));
    let inherited = earlier.filter(|noun| !of_people || of_people_before && is_person(noun));
    if let Some(noun) = inherited.filter(|_| {
        of_people || listed || scene.words.get(range.end).is_some_and(|next| next.is_any(&["more", "others", "of", "have", "were", "had", "has", "are"]))
    }) {
        return Some(Counted { inherited: true, ..noun });
    }
    let person = || Phrase { span: figure.span, words: vec!["people".to_owned()] };
    of_people.then(|| Counted { phrase: person(), also: Vec::new(), inherited: true })
}

/// "a tenth of the valley, down from the half it ruled": a later share without a whole is of the same whole.
pub fn inherited_whole(scene: &Scene<'_>, index: usize, before: &[Claim]) -> Option<Phrase> {
    let figure = &scene.figures[index].0;
    if figure.unit.dimension() != Dimension::Share || figure.unit.name() != "percent" {
        return None;
    }
    // "800 Britons came, and a third of those stayed"
    let end = scene.figures[index].1.end;
    let of_them = scene.words.get(end..end + 2).is_some_and(|of| of[0].is("of") && of[1].is_any(&["them", "those", "these", "whom"]));
    if of_them {
        let counted = before.iter().rev().find(|claim| claim.figure.unit.dimension() == Dimension::Count)?;
        return counted.noun.as_ref().map(|noun| noun.phrase.clone());
    }
    let last = before.iter().rev().find(|claim| claim.figure.unit.dimension() == Dimension::Share)?;
    last.whole.clone()
}
