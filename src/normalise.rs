//! From a claim as written to an assertion as meant.

mod cell;
mod evidence;
mod mention;
mod occasion;
mod reading;
mod relative;
mod scope;

pub use cell::{cell_assertion, cell_claim, cell_witness};
pub use evidence::{Headed, Story, StoryBuilder, Surroundings};
pub use reading::reading;
pub use scope::is_derived;

use std::borrow::Cow;

use crate::assertion::{Assertion, Event, Noun};
use crate::claim::{Claim, Counted, Phrase};
use crate::clause::Scene;
use crate::lexicon::Lexicon;
use crate::limit::{Limit, Limits};
use crate::quantity::Dimension;
use crate::span::{Site, SourceId, Span};
use crate::witness::Witness;

/// What a claim of this scene means.
#[must_use]
pub fn assertion(claim: &Claim, scene: &Scene<'_>, text: &str, source: SourceId) -> Assertion {
    let lexicon = scene.lexicon;
    let noun = claim.noun.as_ref().map(|counted| noun(counted, text, lexicon));
    let whole = claim.whole.as_ref().map(|phrase| plain_noun(phrase, text, lexicon));
    let subject = claim.subject.as_ref().map(|phrase| plain_noun(phrase, text, lexicon));
    let event = claim.event.as_ref().map(|event| Event {
        lemma: event.lemma.clone(),
        class: event.class.clone(),
        grows: event.class.as_deref().is_some_and(|class| lexicon.events.grows(class)),
    });
    let key = noun.as_ref().or(whole.as_ref());
    let share = whole.as_ref().filter(|_| claim.figure.unit.dimension() == Dimension::Share).and_then(|whole| lexicon.measures.of_whole(&whole.lemma));
    let measure = share.or_else(|| key.and_then(|key| lexicon.measures.of(&key.lemma, &key.modifiers))).map(str::to_owned);
    Assertion {
        site: Site { source, span: claim.span },
        figure: claim.figure.span,
        sentence: claim.sentence,
        clause: claim.clause,
        reading: reading(&claim.figure, lexicon),
        unit: claim.figure.unit.clone(),
        form: claim.figure.form,
        moment: claim.figure.moment,
        noun: noun.map(Box::new),
        event: event.map(Box::new),
        whole: whole.map(Box::new),
        subject: subject.map(Box::new),
        places: claim.places.clone(),
        time: claim.time.map(|span| span.of(text).to_owned()),
        speaker: claim.speaker.map(|span| span.of(text).to_owned()),
        mode: claim.mode,
        trend: claim.trend,
        aspect: claim.aspect,
        marks: claim.marks,
        beside: claim.beside,
        measure,
    }
}

/// The same with what a dossier weighs it by: `at` is its place among the figures of the scene.
#[must_use]
pub fn witness(
    assertion: Assertion,
    claim: &Claim,
    at: usize,
    scene: &Scene<'_>,
    surroundings: &Surroundings,
    published: Option<jiff::civil::Date>,
) -> Witness {
    let mut evidence = evidence::evidence(scene, surroundings, at, assertion.event.as_deref(), published);
    let is_here = |time: &Span| scene.words.first().is_some_and(|first| first.span.start() <= time.start());
    evidence.occasion.heading = claim.time.filter(|time| !is_here(time)).and_then(|time| u32::try_from(time.start()).ok());
    Witness { evidence, scope: scope::scope(claim, at, scene), assertion }
}

fn noun(counted: &Counted, text: &str, lexicon: &Lexicon) -> Noun {
    Noun { also: counted.also.clone(), inherited: counted.inherited, ..plain_noun(&counted.phrase, text, lexicon) }
}

/// So many words before a noun narrow it, the nearest; a longer run of them is a list, each of whose nouns would hold all of it.
const MODIFIERS: usize = Limit::Modifiers.most();

/// Notes what of a claim is longer than what is looked at: its clause, and the words before its nouns.
pub fn weigh(claim: &Claim, at: usize, scene: &Scene<'_>, limits: &mut Limits) {
    limits.note(Limit::ClauseWords, usize::from(evidence::is_long(scene, at)));
    let phrases = claim.noun.as_ref().map(|counted| &counted.phrase).into_iter().chain(&claim.whole).chain(&claim.subject);
    // joined by hyphens they may be fewer
    let long = phrases.filter(|phrase| phrase.words.len() > MODIFIERS && words_joined(phrase).len() > MODIFIERS + 1);
    limits.note(Limit::Modifiers, long.count());
}

fn plain_noun(phrase: &Phrase, text: &str, lexicon: &Lexicon) -> Noun {
    // an implied noun ("killed four") stands at no place of its own: its words are its text
    let written = phrase.span.of(text);
    let stands_there = phrase.words.len() > 1 || phrase.words.first().is_some_and(|first| written.to_lowercase().starts_with(first.as_str()));
    let mut lemmas: Vec<String> = words_joined(phrase).iter().map(|word| lexicon.words.lemma(word).into_owned()).collect();
    let lemma = lemmas.pop().unwrap_or_default();
    lemmas.drain(..lemmas.len().saturating_sub(MODIFIERS));
    Noun { text: if stands_there { on_one_line(written) } else { phrase.words.join(" ") }, lemma, modifiers: lemmas, also: Vec::new(), inherited: false }
}

/// The words with one space between them.
fn on_one_line(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    for word in written.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// The words of a phrase, with hyphened ones as one: "coal-fired".
fn words_joined(phrase: &Phrase) -> Vec<Cow<'_, str>> {
    let mut joined: Vec<Cow<'_, str>> = Vec::with_capacity(phrase.words.len());
    let mut hyphen = false;
    for word in &phrase.words {
        if matches!(word.as_str(), "-" | "\u{2013}") {
            hyphen = !joined.is_empty();
        } else if word == "'s" || !word.chars().any(char::is_alphanumeric) {
        } else if let Some(last) = joined.last_mut().filter(|_| hyphen) {
            let last = last.to_mut();
            last.push('-');
            last.push_str(word);
            hyphen = false;
        } else {
            joined.push(Cow::Borrowed(word));
        }
    }
    joined
}
