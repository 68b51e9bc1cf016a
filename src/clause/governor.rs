//! The verb that a figure belongs to, where no word near it is of a class.
//!
//! ```text
//! governor = verb ... figure           "carrying 150 passengers", "can seat up to 150"
//!          | figure noun { aux } verb  "149 orders have been received"
//!          | figure noun participle    "12 planes ordered"
//! ```
//! The verb before the figure stands in its clause, or in the one before where the figure's own has no verb ("failed after thirty
//! minutes", "sold in Ruhr and in 40 other towns").

use std::ops::Range;

use crate::sentence::{Kind, Word};

use super::event::in_compound;
use super::scene::Scene;
use super::verb::{is_adverb, is_participle, is_verb, object_follows};

/// Words between a figure and the verb that governs it.
const FARTHEST: usize = 9;
/// Clauses without a verb that are passed over on the way to it.
const MOST_CLAUSES: usize = 3;

/// Where the verb stands that governs the figure from `start` whose noun phrase ends before `end`.
pub fn verb(scene: &Scene<'_>, start: usize, end: usize, clause: Range<usize>) -> Option<usize> {
    before(scene, start, clause.start)
        .or_else(|| after(scene, end, clause.end))
        .or_else(|| (end < clause.end && is_participle(scene, end) && tells(scene, end)).then_some(end))
        .or_else(|| (clause.start..start).all(|at| !acts(scene, at)).then(|| before_clause(scene, clause.start)).flatten())
}

/// "and a third of those did not return": the verb that is said of the figure itself, where it opens its clause.
pub fn predicate(scene: &Scene<'_>, start: usize, end: usize, clause: Range<usize>) -> Option<usize> {
    let opens = (clause.start..start).all(|at| scene.words[at].kind != Kind::Word || scene.lexicon.words.is_stop(&scene.words[at].lower));
    after(scene, end, clause.end).filter(|_| opens)
}

/// "carrying 150 passengers", "has received five orders": a verb that the figure stands behind in its clause.
fn before(scene: &Scene<'_>, start: usize, floor: usize) -> Option<usize> {
    // "will buy 20 planes for $4 million", "carries 500 or up to 800": another figure may stand between
    let beside = start.checked_sub(1).is_some_and(|at| scene.words[at].is_any(&["for", "or"]));
    (floor.max(start.saturating_sub(FARTHEST))..start).rev().take_while(|&at| beside || scene.figure_at(at).is_none()).find(|&at| acts(scene, at))
}

/// "the pump failed after thirty minutes": the verb of the clause that one without a verb hangs on.
fn before_clause(scene: &Scene<'_>, clause_start: usize) -> Option<usize> {
    let mut end = clause_start;
    for _ in 0..MOST_CLAUSES {
        let opener = scene.words.get(end)?;
        let bracket = end.checked_sub(1).and_then(|at| scene.words.get(at)).is_some_and(|sign| sign.is(")"));
        // "came with winds of 90 mph": only what directly follows "with" is taken along
        if opener.is("with") && scene.figure_at(end + 1).is_none() {
            return None;
        }
        let hangs = scene.lexicon.clauses.hangs(&opener.lower) || bracket || opener.is_any(&["and", "or"]) && scene.figure_at(end + 1).is_some();
        if !hangs {
            return None;
        }
        let before = if bracket { (0..end - 1).rev().find(|&at| scene.words[at].is("("))? } else { end };
        let start = scene.clause_at(before.checked_sub(1)?).start;
        let verb = (start.max(before.saturating_sub(FARTHEST))..before).rev().find(|&at| acts(scene, at));
        if verb.is_some() {
            return verb;
        }
        end = start;
    }
    None
}

/// "149 orders have been received": the verb behind the auxiliary that follows the figure's noun.
fn after(scene: &Scene<'_>, end: usize, clause_end: usize) -> Option<usize> {
    let first = (end..clause_end.min(end + FARTHEST)).take_while(|&at| scene.figure_at(at).is_none()).find(|&at| auxiliary(scene, at))?;
    let at = (first + 1..clause_end).find(|&at| !auxiliary(scene, at) && !is_adverb(&scene.words[at]))?;
    ((is_participle(scene, at) || is_verb(scene, at)) && tells(scene, at)).then_some(at)
}

fn auxiliary(scene: &Scene<'_>, at: usize) -> bool {
    scene.lexicon.words.is_auxiliary(&scene.words[at].lower)
}

/// Whether the word is a verb that tells what happens, other than saying so.
fn acts(scene: &Scene<'_>, at: usize) -> bool {
    let word = &scene.words[at];
    let behind_comma = at.checked_sub(1).is_none_or(|before| scene.words[before].is(","));
    let object = object_follows(scene, at);
    let participle = is_gerund(scene, at) && (behind_comma && at > 0 || object) && scene.figure_at(at).is_none();
    // "orders from two customers": a plural that only looks like a verb
    let plural = word.lower.ends_with('s') && !object && !scene.lexicon.words.is_irregular_past(&word.lower);
    (is_verb(scene, at) && !plural || participle) && tells(scene, at)
}

/// Whether the word is a verb's form in -ing: "totalling", but not "evening".
pub fn is_gerund(scene: &Scene<'_>, at: usize) -> bool {
    let word = &scene.words[at];
    word.kind == Kind::Word && word.lower.ends_with("ing") && scene.lexicon.words.lemma(&word.lower) != word.lower
}

fn tells(scene: &Scene<'_>, at: usize) -> bool {
    let word: &Word<'_> = &scene.words[at];
    let words = &scene.lexicon.words;
    !words.is_auxiliary(&word.lower)
        && words.lemma(&word.lower) != "have"
        && !scene.lexicon.speech.reporting(&word.lower)
        && scene.lexicon.speech.mode_of(&word.lower).is_none()
        && !scene.lexicon.clauses.is_comparing(&word.lower)
        && !in_compound(scene, at)
}

#[cfg(test)]
mod tests {
    use crate::claim::Claim;

    fn claims(text: &str) -> Vec<Claim> {
        let lexicon = crate::lexicon::Lexicon::shipped().unwrap();
        crate::check::read(crate::document::Document::plain("a.txt", text), crate::span::SourceId::new(0), &lexicon).claims
    }

    /// The event of the first figure that counts or measures.
    #[track_caller]
    fn happens(texts: &[&str], event: Option<&str>) {
        for text in texts {
            let found = claims(text).into_iter().find(|claim| claim.figure.unit.dimension().is_quantity()).unwrap();
            assert_eq!(found.event.map(|event| event.lemma).as_deref(), event, "{text}");
        }
    }

    #[test]
    fn the_verb_of_the_clause_governs() {
        happens(&["The ferry can seat 150 people.", "The ferry would not normally seat 150 people."], Some("seat"));
        happens(&["The plane has flown for nearly thirty hours.", "The plane will fly for nearly thirty hours."], Some("fly"));
        happens(&["The pump failed after thirty minutes."], Some("fail"));
        happens(&["The mill works with looms, with 155 boats ordered.", "In all 155 boats have been ordered."], Some("order"));
    }

    #[test]
    fn what_cannot_be_decided_is_absent() {
        happens(&["The harbour has 40 berths.", "There are 40 berths.", "The storm came ashore with winds of 90 miles per hour."], None);
        happens(&["To date 40 berths."], None);
    }

    #[test]
    fn a_phrase_of_time_dates_what_it_stands_with() {
        let when = |text: &str| {
            let found = claims(text).into_iter().find(|claim| claim.figure.unit.name() == "count").unwrap();
            found.time.map(|time| time.of(text).to_lowercase())
        };
        for text in ["In 1958 it packed 40 tins.", "It opened in 1958 and packed 40 tins.", "It packed 40 tins before it closed, in 1958."] {
            assert_eq!(when(text).as_deref(), Some("1958"), "{text}");
        }
        assert_eq!(when("Between 2014 and 2016 it packed 40 tins.").as_deref(), Some("between 2014 and 2016"));
        assert_eq!(when("It packed 40 tins three years ago.").as_deref(), Some("three years ago"));
        for text in ["It opened in 1958 and packs 40 tins.", "It packs 40 tins, and the port should open by Friday.", "It packs 40 tins; it did not in 1958."] {
            assert_eq!(when(text), None, "{text}");
        }
    }

    #[test]
    fn a_share_of_those_is_of_what_was_counted() {
        let found = claims("More than 800 Britons were among them, and a third of those did not come home.");
        assert_eq!(found[1].whole.as_ref().map(|whole| whole.words.join(" ")).as_deref(), Some("britons"));
        assert_eq!(found[1].event.as_ref().map(|event| event.lemma.as_str()), Some("come"));
    }
}
