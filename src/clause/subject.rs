//! Who does it, or what is measured: the noun phrase that governs the figure.
//!
//! ```text
//! subject = noun-phrase { modifier } verb ... figure               "the market worth 2 billion is growing 5 percent"
//!         | noun-phrase ("up" | "down" | "worth" | "with") figure  "Smithson up 9 percent"
//!         | noun-phrase "(" figure                                 "the index (1,602)"
//!         | noun-phrase "of" figure(count)                         "a survey of 6,000 employers"
//!         | noun-phrase figure                                     "Stoxx 50 -1.3%"
//! modifier = adverb | bracket | apposition | preposition figure | ("last" | "this") period | weekday
//! ```
//! From the figure leftwards each verb is tried; one after "to", "and" or a comma belongs to an earlier subject, so the search goes
//! on. A pronoun stands for the subject of the clause before it in the sentence; without one it names nothing.

use crate::claim::Phrase;
use crate::quantity::Dimension;
use crate::sentence::Kind;

use super::scene::Scene;
use super::verb::{RELATIVES, is_adverb, is_verb};

/// Words of one subject.
const LONGEST: usize = 8;
/// How far before the figure its verb may stand.
const REACH: usize = 24;
/// Words inside a subject that are no nouns.
const JOINTS: &[&str] = &["of", "and", "'s", "-", "&", "the", "in", "for", "on", "/", "."];
/// Pronouns that stand for the subject of an earlier clause.
const REFERRING: &[&str] = &["he", "she", "it", "they"];
const PRONOUNS: &[&str] = &["he", "she", "it", "they", "we", "i", "you", "this", "that", "who", "which", "there", "what", "those", "these", "one"];

/// The subject of the figure's clause, without determiners; `has_noun` tells that what is counted follows the figure.
pub fn subject(scene: &Scene<'_>, index: usize, has_noun: bool) -> Option<Phrase> {
    let (figure, range) = &scene.figures[index];
    match figure.unit.dimension() {
        Dimension::Age => aged(scene, range.start).or_else(|| name_before(scene, range.start)).or_else(|| governing(scene, range.start)),
        Dimension::Name | Dimension::Date | Dimension::Year | Dimension::TimeOfDay => None,
        dimension if is_subject(scene, index) => beside(scene, index, dimension, has_noun),
        dimension => beside(scene, index, dimension, has_noun).or_else(|| governing(scene, range.start)),
    }
}

/// "and a third of those did not come home": the figure is itself what the verb of its clause is said of.
fn is_subject(scene: &Scene<'_>, index: usize) -> bool {
    let range = &scene.figures[index].1;
    let clause = scene.clause_of(index);
    let opens = (clause.start..range.start).all(|at| scene.words[at].is_any(&["and", "but", "a", "an", "the", "\""]));
    let verb = (range.end..clause.end.min(range.end + 6)).find(|&at| is_verb(scene, at));
    opens && scene.words[clause.start].is_any(&["and", "but"]) && verb.is_some_and(|at| scene.lexicon.words.is_auxiliary(&scene.words[at].lower))
}

/// "men under thirty", "children aged 5": whose age it is.
fn aged(scene: &Scene<'_>, start: usize) -> Option<Phrase> {
    let bound = (start.saturating_sub(4)..=start).find(|&at| scene.words[at].is_any(&["under", "over", "below", "above", "aged", "between"]))?;
    let (first, end) = phrase_before(scene, bound);
    (first < end).then(|| super::phrase(scene, first, end))
}

/// "Kleman, 46": the capitalised words before a comma, a bracket or a relative clause.
fn name_before(scene: &Scene<'_>, start: usize) -> Option<Phrase> {
    let last = (start.saturating_sub(10)..start).rev().find(|&at| {
        let word = &scene.words[at];
        word.kind == Kind::Word
            && word.is_capitalised()
            && !word.is("'s")
            && scene.lexicon.calendar.weekday(&word.lower).is_none()
            && scene.lexicon.calendar.month(&word.lower).is_none()
            && !(at == 0 && scene.lexicon.words.is_stop(&word.lower))
    })?;
    let first = (0..=last)
        .rev()
        .take_while(|&at| scene.words[at].kind == Kind::Word && scene.words[at].is_capitalised() && scene.figure_at(at).is_none())
        .take(4)
        .last()?;
    Some(super::phrase(scene, first, last + 1))
}

/// The noun phrase that stands right before the figure, or before the one small word that ties them.
fn beside(scene: &Scene<'_>, index: usize, dimension: Dimension, has_noun: bool) -> Option<Phrase> {
    let start = scene.figures[index].1.start;
    let joint = start.checked_sub(1).and_then(|at| scene.words.get(at))?;
    let is_count = dimension == Dimension::Count;
    if index > 0 && super::movement::restates(scene, index - 1, index) {
        return subject(scene, index - 1, has_noun);
    }
    if let Some(open) = opening_bracket(scene, index) {
        return named(scene, open);
    }
    if joint.is("of") && is_count && scene.figures[index].0.form != crate::claim::Form::Fraction {
        return named(scene, start - 1).filter(|phrase| {
            let head = phrase.words.last().map_or("", String::as_str);
            !scene.lexicon.clauses.is_container(head) && !scene.lexicon.nouns.is_measure(&scene.lexicon.words.lemma(head))
        });
    }
    let after_list = |first: usize| first.checked_sub(1).is_some_and(|at| scene.words[at].is_any(&[",", "and"]));
    if joint.is_any(&["up", "down", "off", "worth"]) || joint.is("with") && !is_count {
        return named(scene, start - 1);
    }
    if joint.is("by") && index > 0 {
        // "Smithson was down 2 percent, Harlow by 3": the verb is that of the figure before
        let (first, end) = phrase_before(scene, start - 1);
        return (first < end && after_list(first) && scene.words[first].is_capitalised()).then(|| super::phrase(scene, first, end));
    }
    let (first, end) = phrase_before(scene, start);
    // "men under thirty"
    if is_count && first < end && end == start && scene.words[start].is_any(&["under", "over"]) && is_people(scene, end - 1) {
        return Some(super::phrase(scene, first, end));
    }
    let head = end.checked_sub(1).and_then(|at| scene.words.get(at))?;
    if first == end
        || end < start
        || has_noun
        || super::event::in_compound(scene, end - 1) && head.lower.ends_with("ing")
        || colours_only(scene, first, end)
        || scene.lexicon.words.trend(&head.lower).is_some()
        || head.text.chars().count() == 1
    {
        return None;
    }
    let verbless = first == scene.clause_at(start).start && !(first..end).any(|at| is_verb(scene, at)) && !is_count;
    let determined = first.checked_sub(1).is_some_and(|at| scene.words[at].is_any(&["a", "an", "the"])) && !is_count;
    let is_name = head.is_capitalised() && (!is_count || scene.figures[index].0.unit.name() != "count");
    (is_name || verbless || determined).then(|| super::phrase(scene, first, end))
}

fn is_people(scene: &Scene<'_>, at: usize) -> bool {
    scene.lexicon.nouns.is_person(&scene.lexicon.words.lemma(&scene.words[at].lower))
}

/// The bracket that the figure stands in, if a noun phrase stands before it.
fn opening_bracket(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let start = scene.figures[index].1.start;
    let open = (start.saturating_sub(14)..start).rev().find(|&at| scene.words[at].is_any(&["(", ")"]))?;
    let inside = scene.words[open].is("(") && !(open..start).any(|at| is_verb(scene, at)) && scene.figure_at(open).is_none();
    (inside && open > 0).then_some(open)
}

/// The noun phrase that ends before word `end`.
fn named(scene: &Scene<'_>, end: usize) -> Option<Phrase> {
    let (first, end) = phrase_before(scene, end);
    (first < end && !colours_only(scene, first, end)).then(|| super::phrase(scene, first, end))
}

/// "additional", "totalling": one word that is no noun.
fn colours_only(scene: &Scene<'_>, first: usize, end: usize) -> bool {
    let word = &scene.words[first];
    end == first + 1 && (scene.lexicon.clauses.is_adjective(&word.lower) || word.lower.ends_with("ing") && !word.is_capitalised())
}

/// The subject of the nearest verb before the word `start` that has one.
pub fn governing(scene: &Scene<'_>, start: usize) -> Option<Phrase> {
    let floor = start.saturating_sub(REACH);
    for at in (floor..start).rev() {
        if scene.words[at].is_any(&[";", "\u{2014}", "\u{2022}"]) {
            return None;
        }
        if is_verb(scene, at) {
            match before_verb(scene, at) {
                Named::Phrase(phrase) => return Some(phrase),
                Named::Pronoun(pronoun) => {
                    let refers = scene.words[pronoun].is_any(REFERRING) && pronoun > 0;
                    return if refers { governing(scene, pronoun) } else { None };
                }
                Named::Nothing => {}
            }
        }
    }
    None
}

enum Named {
    Phrase(Phrase),
    /// Where the pronoun stands.
    Pronoun(usize),
    Nothing,
}

/// The noun phrase that ends before the verb at `verb`.
fn before_verb(scene: &Scene<'_>, verb: usize) -> Named {
    let Some((mut end, relative)) = skip_modifiers(scene, verb) else { return Named::Nothing };
    let mut first = end;
    let floor = end.saturating_sub(LONGEST);
    if end > 0 && scene.words[end - 1].is_any(&["and", "or", "but"]) {
        // a second verb of one subject
        return Named::Nothing;
    }
    if scene.figure_at(end.saturating_sub(1)).is_some_and(|figure| is_part_of_name(scene, figure)) {
        first = scene.figures[scene.figure_at(end - 1).unwrap_or_default()].1.start;
    }
    (first, end) = trimmed(scene, walk_back(scene, first, floor), end);
    if first >= end {
        let pronoun = end > 0 && scene.words[end - 1].is_any(PRONOUNS);
        return if pronoun { Named::Pronoun(end - 1) } else { Named::Nothing };
    }
    // "in the city prices fell": what a preposition opens is no subject by itself
    let opened = !relative && first > 0 && scene.words[first - 1].is_any(&["to", "by", "at", "from", "with", "on", "into"]);
    let adjective = end == first + 1 && scene.lexicon.clauses.is_adjective(&scene.words[first].lower);
    if end == first + 1 && scene.words[first].is_any(PRONOUNS) {
        Named::Pronoun(first)
    } else if opened || adjective {
        Named::Nothing
    } else {
        Named::Phrase(super::phrase(scene, first, end))
    }
}

/// Where the subject of the verb ends, and whether a relative pronoun stands between them.
fn skip_modifiers(scene: &Scene<'_>, verb: usize) -> Option<(usize, bool)> {
    let mut end = verb;
    let mut related = false;
    loop {
        let before = end.checked_sub(1).and_then(|at| scene.words.get(at))?;
        if let Some(figure) = scene.figure_at(end - 1) {
            let start = scene.figures[figure].1.start;
            let tie = start.checked_sub(1).and_then(|at| scene.words.get(at))?;
            if is_part_of_name(scene, figure) {
                return Some((end, related));
            }
            end = if scene.lexicon.words.is_preposition(&tie.lower) || tie.is("worth") {
                start - 1
            } else if tie.is_capitalised() && tie.kind == Kind::Word {
                start
            } else {
                return None;
            };
            continue;
        }
        let relative = before.is_any(RELATIVES) || before.is("whose");
        if is_adverb(before) || relative || scene.lexicon.words.is_auxiliary(&before.lower) {
            end -= 1;
            related |= relative;
            if relative && end > 0 && scene.words[end - 1].is(",") {
                end -= 1;
            }
        } else if before.is(")") {
            end = (0..end - 1).rev().find(|&at| scene.words[at].is("("))?;
        } else if before.is(",") {
            // an apposition or a relative clause between commas is passed over
            end = (0..end - 1).rev().take_while(|&at| end - at < 16).find(|&at| scene.words[at].is(",") && scene.figure_at(at).is_none())?;
        } else if let Some(start) = time_before(scene, end) {
            end = start;
        } else {
            return Some((end, related));
        }
    }
}

/// Where the words of time that end before `end` begin: "last year", "on Tuesday".
fn time_before(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let last = end.checked_sub(1)?;
    let word = &scene.words[last];
    let calendar = &scene.lexicon.calendar;
    let tie = last.checked_sub(1).and_then(|at| scene.words.get(at))?;
    let named = word.is_capitalised() && (calendar.weekday(&word.lower).is_some() || calendar.month(&word.lower).is_some());
    if named {
        return Some(if tie.is_any(&["on", "in", "since", "last", "this"]) { last - 1 } else { last });
    }
    let period = word.is_any(&["year", "month", "week", "quarter", "season", "night"]) && tie.is_any(&["last", "this", "next"]);
    (period && last > 1).then_some(last - 1)
}

/// "S&P 500", "Stoxx 50": a bare number that ends a name.
fn is_part_of_name(scene: &Scene<'_>, figure: usize) -> bool {
    let (figure, range) = &scene.figures[figure];
    let named = range.start.checked_sub(1).and_then(|at| scene.words.get(at)).is_some_and(|word| word.is_capitalised() && word.text.len() < 6);
    let whole = figure.stated.len() == 1 && range.len() == 1 && scene.words[range.start].is_number();
    named && whole && figure.unit.dimension() == Dimension::Count && scene.words[range.start].text.ends_with('0')
}

/// The noun phrase that ends before word `end`: its first word, and the one after its last.
fn phrase_before(scene: &Scene<'_>, end: usize) -> (usize, usize) {
    let floor = end.saturating_sub(LONGEST);
    trimmed(scene, walk_back(scene, end, floor), end)
}

fn walk_back(scene: &Scene<'_>, mut first: usize, floor: usize) -> usize {
    while first > floor && in_phrase(scene, first - 1) {
        first -= 1;
    }
    first
}

/// The phrase without the small words at its ends.
fn trimmed(scene: &Scene<'_>, mut first: usize, mut end: usize) -> (usize, usize) {
    while first < end && scene.words[first].is_any(JOINTS) {
        first += 1;
    }
    while first < end && scene.words[end - 1].is_any(JOINTS) {
        end -= 1;
    }
    (first, end)
}

fn in_phrase(scene: &Scene<'_>, at: usize) -> bool {
    let word = &scene.words[at];
    if let Some(figure) = scene.figure_at(at) {
        return scene.figures[figure].0.unit.dimension() == Dimension::Name;
    }
    if word.is("the") {
        // "at its peak the group ruled": an article begins a new phrase, unless a preposition ties it to the last
        return at > 0 && (scene.words[at - 1].is_any(JOINTS) || scene.figure_at(at - 1).is_some() || scene.clause_at(at).start == at);
    }
    if word.is_any(JOINTS) {
        return !word.is(".") || word.glued && at > 0 && scene.words[at - 1].is_capitalised();
    }
    let words = &scene.lexicon.words;
    let hyphened = word.kind == Kind::Word && super::event::in_compound(scene, at);
    word.kind == Kind::Word
        && (hyphened || !words.is_stop(&word.lower) || word.is_any(&["new", "first", "last", "us"]))
        && !words.is_auxiliary(&word.lower)
        && !words.is_opener(&word.lower)
        && !is_verb(scene, at)
        && !is_adverb(word)
}
