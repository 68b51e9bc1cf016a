//! What is counted, and what a share is a share of.
//!
//! ```text
//! counted = figure ["of" determiner] { beside | adverb | modifier } head [ ("and" | "or") head ]
//! measured = figure(measure) "of" phrase | adjective-measure phrase
//! whole   = figure(share) "of" [determiner] phrase
//! ```
//! The phrase ends at a verb, a preposition, a sign, another figure, or after its first plural.

use crate::claim::{Counted, Form, Phrase};
use crate::quantity::Dimension;
use crate::sentence::Kind;

use super::noun_before::{measure_before, named_before, number_of};
use super::noun_phrase::{DETERMINERS, is_plural, noun_phrase, skip_determiners};
use super::scene::Scene;

/// Words that part a figure from its noun and say that others were counted before.
const BESIDE: &[&str] = &["more", "other", "others", "another", "additional", "further", "extra", "remaining"];
/// What the words after a figure say is counted.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What is counted.
    pub counted: Option<Counted>,
    /// What a share is a share of.
    pub whole: Option<Phrase>,
    /// Whether "more", "others" or the like tell that this is beside what was counted before.
    pub others: bool,
    /// Index of the first word after the phrase.
    pub words_end: usize,
    /// Where the phrase stands, if that is before the figure: "the number of fighters who came ... at 30,000".
    pub anchor: Option<std::ops::Range<usize>>,
}

/// The noun phrase after the figure, or the measure before it.
pub fn noun(scene: &Scene<'_>, index: usize) -> Found {
    let (figure, range) = &scene.figures[index];
    let dimension = figure.unit.dimension();
    let end = range.end;
    match dimension {
        Dimension::Count => {
            let mut found = counted(scene, end);
            if found.counted.is_none()
                && let Some((phrase, anchor)) = number_of(scene, range.start)
            {
                found.counted = Some(Counted { phrase, also: Vec::new(), inherited: false });
                found.anchor = Some(anchor);
            }
            if found.counted.is_none() {
                found.counted = measure_before(scene, range.start).or_else(|| named_before(scene, range.start));
            }
            found
        }
        Dimension::Share => {
            let mut found = Found { words_end: end, ..Found::default() };
            let of = scene
                .words
                .get(end)
                .filter(|word| word.is("of"))
                .map(|_| end + 1)
                .or_else(|| (figure.form == Form::Fraction || follows_directly(scene, end)).then_some(end));
            let of_them = of.is_some_and(|at| {
                scene.words.get(at).is_some_and(|word| word.is_any(&["them", "those", "these", "whom"])) && noun_phrase(scene, at + 1).is_none()
            });
            if let Some((phrase, words_end)) = of.filter(|_| !of_them).and_then(|at| noun_phrase(scene, skip_determiners(scene, at))) {
                found.whole = Some(phrase);
                found.words_end = words_end;
            }
            let own = scene.words.get(end).filter(|word| word.is_any(&["share", "stake"])).map(|_| Counted {
                phrase: super::phrase(scene, end, end + 1),
                also: Vec::new(),
                inherited: false,
            });
            found.counted = own.or_else(|| measure_before(scene, range.start)).or_else(|| named_before(scene, range.start));
            found
        }
        Dimension::Name | Dimension::Date | Dimension::TimeOfDay | Dimension::Year | Dimension::Score => Found { words_end: end, ..Found::default() },
        Dimension::Ordinal => {
            let found = noun_phrase(scene, end);
            Found { words_end: end, counted: found.map(|(phrase, _)| Counted { phrase, also: Vec::new(), inherited: false }), ..Found::default() }
        }
        Dimension::Ratio if compares(scene, end) => {
            let many = if scene.words[end].is("as") { end + 1 } else { end };
            let found = scene.words.get(many).filter(|word| word.is_any(&["many", "more", "fewer"])).and_then(|_| noun_phrase(scene, many + 1));
            let words_end = found.as_ref().map_or(end, |(_, words_end)| *words_end);
            let counted = found.map(|(phrase, _)| Counted { phrase, also: Vec::new(), inherited: false });
            Found { counted, words_end, ..Found::default() }
        }
        _ => measured(scene, index),
    }
}

/// "twice as many", "three times faster": a comparison, not what is measured.
fn compares(scene: &Scene<'_>, at: usize) -> bool {
    scene
        .words
        .get(at)
        .is_some_and(|word| word.is_any(&["as", "more", "fewer", "less"]) || word.lower.ends_with("er") && scene.lexicon.words.lemma(&word.lower) != word.lower)
}

/// "12 percent unemployment": a share right before a bare noun is of that noun.
fn follows_directly(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.get(at).is_some_and(|word| {
        word.kind == Kind::Word
            && !word.is_capitalised()
            && scene.lexicon.events.class_of_word(&word.lower).is_none()
            && !word.is_any(BESIDE)
            && !word.is_any(&["less", "higher", "lower", "each", "stake", "chance", "share", "increase", "rise", "drop"])
    })
}

fn counted(scene: &Scene<'_>, end: usize) -> Found {
    let mut at = end;
    let mut others = false;
    let part = scene.words.get(end).is_some_and(|word| word.is("of"))
        && scene.words.get(end + 1).is_some_and(|word| word.is_any(&["the", "its", "their", "his", "her", "our", "my", "these", "those"]));
    if scene.words.get(at).is_some_and(|word| word.is("of")) && scene.words.get(at + 1).is_some_and(|word| word.is_any(DETERMINERS) || word.kind == Kind::Word)
    {
        others |= scene.words.get(at + 1).is_some_and(|word| word.is_any(&["them", "those", "whom", "which", "these"]));
        // "six of these ferries" names them
        let named = scene.words.get(at + 1).is_some_and(|word| word.is_any(&["those", "these"])) && noun_phrase(scene, at + 2).is_some();
        if others && !named {
            return Found { others, words_end: at + 2, ..Found::default() };
        }
        at = skip_determiners(scene, at + 1);
    }
    while scene.words.get(at).is_some_and(|word| word.is_any(BESIDE) || word.is("-")) {
        others |= scene.words.get(at).is_some_and(|word| word.is_any(BESIDE));
        at += 1;
    }
    // "30,000 \u{201c}foreign fighters\u{201d}"
    while scene.words.get(at).is_some_and(|word| word.is("\"")) {
        at += 1;
    }
    match noun_phrase(scene, at) {
        Some((phrase, words_end)) => {
            let also = coordinated(scene, words_end);
            // "55 of the protesters": the protesters are the whole
            // "one of the oldest parks" only says what it is
            let is_one = end > 0 && scene.words[end - 1].is("one");
            let whole = (part && !is_one).then(|| phrase.clone());
            Found { counted: Some(Counted { phrase, also, inherited: false }), whole, others: others || part, words_end, anchor: None }
        }
        None => Found { others, words_end: if others { at } else { end }, ..Found::default() },
    }
}

/// "women and girls": a second head without a figure of its own.
fn coordinated(scene: &Scene<'_>, end: usize) -> Vec<String> {
    let joined = scene.words.get(end).is_some_and(|word| word.is_any(&["and", "or"]));
    let head = scene.words.get(end + 1).filter(|word| joined && is_plural(scene, word) && scene.figure_at(end + 1).is_none());
    head.map(|word| scene.lexicon.words.lemma(&word.lower).into_owned()).into_iter().collect()
}

/// "30,000 square miles of territory", "a 30-foot wall", "$1.2bn in aid".
fn measured(scene: &Scene<'_>, index: usize) -> Found {
    let (figure, range) = &scene.figures[index];
    let end = past_conversion(scene, index);
    let of = scene.words.get(end).is_some_and(|word| word.is_any(&["of", "in"]) && (word.is("of") || figure.unit.dimension() == Dimension::Money));
    let direct = !of && (figure.form == Form::Adjective || figure.unit.dimension() != Dimension::Duration && !is_apart(scene, end));
    let at = if of {
        Some(skip_determiners(scene, end + 1))
    } else if direct {
        Some(end)
    } else {
        None
    };
    let is_place = at.is_some_and(|at| scene.lexicon.places.at(scene.words, at).is_some_and(|(_, place)| !place.demonym));
    if let Some((phrase, words_end)) = at.filter(|_| !(is_place && figure.unit.dimension() == Dimension::Money)).and_then(|at| noun_phrase(scene, at)) {
        // the claim ends before a conversion in brackets, which is a claim of its own
        let words_end = if end == range.end { words_end } else { range.end };
        return Found { counted: Some(Counted { phrase, also: Vec::new(), inherited: false }), words_end, ..Found::default() };
    }
    let end = range.end;
    let counted = measure_before(scene, range.start)
        .or_else(|| named_before(scene, range.start))
        .or_else(|| unit_word(scene, range.clone()).filter(|_| figure.unit.dimension() == Dimension::Duration));
    Found { counted, words_end: end, ..Found::default() }
}

/// "450 Nm (332 lb-ft) of torque": the first word after the figure and its conversion in brackets.
fn past_conversion(scene: &Scene<'_>, index: usize) -> usize {
    let end = scene.figures[index].1.end;
    // "5 gigabytes (GB) of storage"
    if let Some([open, _, close]) = scene.words.get(end..end + 3)
        && open.is("(")
        && close.is(")")
        && scene.figure_at(end + 1).is_none()
    {
        return end + 3;
    }
    let next = scene.figures.get(index + 1).filter(|_| super::movement::restates(scene, index, index + 1)).map(|(_, range)| range.end);
    next.filter(|&next| scene.words.get(next).is_some_and(|word| word.is(")"))).map_or(end, |next| next + 1)
}

/// "12 feet high", "5 miles north", "3 points Monday": what follows a measure is no thing that it measures.
fn is_apart(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.get(at).is_none_or(|word| {
        word.lower.ends_with("ly")
            || scene.lexicon.calendar.weekday(&word.lower).is_some()
            || scene.lexicon.calendar.month(&word.lower).is_some()
            || scene.lexicon.clauses.is_apart(&word.lower)
    })
}

/// The unit itself, where nothing else is measured: "years" of "two years".
fn unit_word(scene: &Scene<'_>, range: std::ops::Range<usize>) -> Option<Counted> {
    let mut last = range.end.checked_sub(1)?;
    // "an hour and a half"
    if scene.words[last].is_any(&["half", "quarter", "quarters", "third"]) {
        last = range.clone().rev().find(|&at| scene.words[at].is("and"))?.checked_sub(1)?;
    }
    let word = scene.words.get(last)?;
    (word.kind == Kind::Word).then(|| Counted { phrase: super::phrase(scene, last, last + 1), also: Vec::new(), inherited: false })
}
