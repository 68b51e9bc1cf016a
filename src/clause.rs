//! What a figure is about: small grammars over the words of its sentence.
//!
//! ```text
//! Scene     the words, the figures among them, and the clauses that the sentence falls into
//! noun      what is counted              event     what happened to it
//! whole     what a share is a share of   subject   who does it, or what is measured
//! place, time, speaker, mode, movement   where, when, who says so, how, which way
//! link      how it is joined to an earlier figure
//! ```
//! What cannot be decided is absent, never guessed.

mod event;
mod implied;
mod link;
mod mark;
mod mode;
mod movement;
mod noun;
mod noun_before;
mod noun_phrase;
mod place;
mod scene;
mod speaker;
mod subject;
mod time;
mod verb;

pub use event::classes;
pub use scene::Scene;
pub use time::moments;

use std::ops::Range;

use crate::claim::{Claim, Counted, Phrase};
use crate::quantity::Dimension;
use crate::span::Span;

/// The claims of a sentence, in order of position.
///
/// `sentence` is its index within the document; `headline` tells that the sentence is a title.
#[must_use]
pub fn claims(scene: &Scene<'_>, sentence: usize, headline: bool) -> Vec<Claim> {
    let told = Told {
        speakers: speaker::speakers(scene),
        quoted: mark::quotations(scene),
        times: time::times(scene),
        places: place::named(scene),
        classed: event::classed(scene),
    };
    let mut found: Vec<Claim> = Vec::with_capacity(scene.figures.len());
    for index in 0..scene.figures.len() {
        let claim = claim(scene, index, sentence, headline, &told, &found);
        found.push(claim);
    }
    share_what_is_counted(scene, &mut found);
    link::join(scene, &mut found);
    found
}

/// What a sentence says once for all of its figures.
struct Told<'l> {
    speakers: Vec<speaker::Saying>,
    quoted: Vec<Span>,
    times: Vec<Range<usize>>,
    places: Vec<place::Named<'l>>,
    classed: Vec<(usize, &'l str)>,
}

fn claim(scene: &Scene<'_>, index: usize, sentence: usize, headline: bool, told: &Told<'_>, before: &[Claim]) -> Claim {
    let (figure, range) = &scene.figures[index];
    let clause = scene.clause_of(index);
    let found = noun::noun(scene, index);
    let event = event::event(scene, index, found.words_end, found.anchor.as_ref(), &told.classed);
    let movement = movement::movement(scene, index, found.words_end);
    let noun = found.counted.or_else(|| implied::implied(scene, index, event.as_ref(), before));
    // "$79 / £49": what the same amount in another currency is the price of
    let noun = noun.or_else(|| {
        let twin = before.last().filter(|_| movement::restates(scene, index - 1, index))?;
        twin.noun.clone().map(|noun| Counted { inherited: true, ..noun })
    });
    let whole = found.whole.or_else(|| implied::inherited_whole(scene, index, before));
    let mut marks = mark::marks(scene, index, found.words_end, &told.quoted);
    marks.subset |= found.others && !mark::beside_another_toll(event.as_ref(), before);
    Claim {
        span: figure.span.cover(crate::parse::span_of(scene.words, range.start, found.words_end.max(range.end))),
        sentence,
        figure: figure.clone(),
        subject: subject::subject(scene, index, found.words_end > range.end),
        noun,
        event,
        whole,
        places: place::places(scene, index, &told.places),
        time: time::time(scene, index, &told.times),
        speaker: speaker::speaker_of(figure.span, &told.speakers),
        mode: mode::mode(scene, index, headline),
        trend: movement.trend,
        aspect: movement.aspect,
        marks,
        link: None,
        clause: crate::parse::span_of(scene.words, clause.start, clause.end),
    }
}

/// "94, 74, 45 and 18 votes": an element of a list without a noun counts what the end of the list counts.
fn share_what_is_counted(scene: &Scene<'_>, claims: &mut [Claim]) {
    for index in (0..claims.len().saturating_sub(1)).rev() {
        let (first, second) = (&claims[index], &claims[index + 1]);
        let alike = first.figure.unit == second.figure.unit && first.figure.unit.dimension() != Dimension::Share;
        let listed = scene.is_list_joint(index) && first.noun.is_none() && first.figure.unit.dimension().is_quantity();
        let next = second.noun.clone().filter(|_| alike);
        if let Some(noun) = next.filter(|_| listed) {
            claims[index].noun = Some(Counted { inherited: true, ..noun });
        }
    }
}

/// The phrase of some words of the scene.
fn phrase(scene: &Scene<'_>, start: usize, end: usize) -> Phrase {
    Phrase { span: crate::parse::span_of(scene.words, start, end), words: scene.words[start..end].iter().map(|word| word.lower.to_string()).collect() }
}
