//! What a figure is about, read off the tree of its sentence.
//!
//! ```text
//! Scene     the words, the figures among them, and the tree
//! governor  the noun that a figure stands with, and the verb above it
//! noun      what is counted              event     what happened to it
//! amount    what an amount measures
//! name      a number that counts nothing, since it is a part of a name; apart: the noun that it tells apart
//! inherit   what a figure takes from those before it
//! whole     what a share is a share of   subject   who does it, or what is measured
//! place, time, speaker, mode, movement   where, when, who says so, how, which way
//! link      how it is joined to an earlier figure
//! ```
//! A reader names relations, tags and classes of the vocabulary, and no word of a language. What cannot be decided is absent, never
//! guessed.

mod amount;
mod apart;
mod event;
mod governor;
mod inherit;
mod label;
mod mark;
mod mode;
mod movement;
mod name;
mod noun;
mod noun_phrase;
mod place;
#[cfg(test)]
mod sample;
mod scene;
mod share;
mod speaker;
mod subject;
mod time;

pub use event::classes;
pub use governor::anchor;
pub use noun::is_amount;
pub use scene::Scene;
pub use speaker::last as last_speaker;
pub use time::moments;
pub use time::{heading as period, is_title};

use std::ops::Range;

use crate::claim::{Claim, Counted};
use crate::quantity::Dimension;
use crate::span::Span;

/// The claims of a sentence, in order of position.
///
/// `at` tells what came before it.
#[must_use]
pub fn claims(scene: &Scene<'_>, at: At) -> Vec<Claim> {
    let told = Told { quoted: mark::quotations(scene), fragment: mark::is_fragment(scene), times: time::times(scene), places: place::named(scene) };
    let mut found: Vec<Claim> = Vec::with_capacity(scene.figures.len());
    for index in 0..scene.figures.len() {
        found.push(claim(scene, index, at, &told, &found));
    }
    inherit::share_along_lists(scene, &mut found);
    found
}

/// Where a sentence stands, and what those before it leave it.
#[derive(Clone, Copy, Debug)]
pub struct At {
    /// Its number within the document.
    pub sentence: usize,
    /// Whether it is a title.
    pub headline: bool,
    /// Who spoke last: a pronoun that speaks stands for him.
    pub spoke: Option<Span>,
    /// The stretch of time that stands above it, if it is a line of a telegram.
    pub period: Option<Span>,
}

/// What a sentence says once for all of its figures.
struct Told<'l> {
    quoted: Vec<Span>,
    fragment: bool,
    times: Vec<Range<usize>>,
    places: Vec<place::Named<'l>>,
}

fn claim(scene: &Scene<'_>, index: usize, at: At, told: &Told<'_>, before: &[Claim]) -> Claim {
    let (figure, range) = &scene.figures[index];
    let governor = governor::placed(scene, index).unwrap_or_else(|| governor::governor(scene, governor::anchor(scene, index)));
    let is_name = name::is_name(scene, index);
    let found = if is_name { noun::of_name(scene, index) } else { noun::noun(scene, index, governor) };
    let twin = before.last().filter(|_| movement::restates(scene, index - 1, index));
    let bare = found.head.is_none_or(|head| scene.lexicon.clauses.is_comparing(scene.lower(head)));
    let line = label::telegram(scene, index, told.fragment).filter(|_| !is_name);
    let in_results = line.is_some();
    let telegram = line.filter(|_| bare);
    // a name that stands with a noun is told of as any noun is: "Directive 92 was repealed"
    let tells = (!is_name || found.head.is_some()) && telegram.is_none();
    let event = tells.then(|| event::event(scene, index, governor, &found)).flatten();
    // "$40 million (£20 million)": what happens to an amount happens to the same in another currency
    let event = twin.and_then(|twin| twin.event.clone()).or(event);
    let people = event.as_ref().and_then(|event| event.class.as_deref()).is_some_and(|class| scene.lexicon.events.is_of_people(class));
    let labelled = (figure.unit.dimension() == Dimension::Count).then(|| label::label(scene, index)).flatten();
    let labelled = labelled.or(telegram).map(|words| Counted { phrase: scene.phrase_of(words), also: Vec::new(), inherited: false });
    let noun = labelled.or_else(|| found.counted.clone()).or_else(|| inherit::implied(scene, index, &found, people, before).filter(|_| !is_name));
    // "$79 / £49": what the same amount in another currency is the price of
    let noun = noun.or_else(|| twin.and_then(|twin| twin.noun.clone()).map(|noun| Counted { inherited: true, ..noun }));
    let whole = found.whole.clone().or_else(|| inherit::inherited_whole(scene, index, &found, before));
    // a line of results says nothing of anything, whatever its tree takes for a subject
    let mut marks = mark::marks(scene, index, governor, &found, &told.quoted, told.fragment || in_results);
    marks.subset &= !(found.others && mark::beside_another_toll(event.as_ref(), before));
    let (trend, aspect) = movement::movement(scene, index);
    Claim {
        span: figure.span.cover(scene.span(&(range.start..found.words_end.max(range.end)))),
        sentence: at.sentence,
        figure: if is_name { name::named(figure) } else { figure.clone() },
        subject: tells.then(|| subject::subject(scene, index, governor, &found)).flatten(),
        noun,
        event,
        whole,
        places: place::places(scene, index, &told.places),
        time: time::time(scene, index, &told.times).or(at.period.filter(|_| in_results)),
        speaker: speaker::speaker(scene, index, at.spoke),
        // "would be about 5,000, or 9 percent": said again in the same breath
        mode: twin.map_or_else(|| mode::mode(scene, index, governor, at.headline), |twin| twin.mode),
        trend,
        aspect,
        marks,
        beside: None,
        clause: scene.span(&scene.clause_of(index)),
    }
}
