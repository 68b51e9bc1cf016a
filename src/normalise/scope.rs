//! What a figure counts out of, and what is said of what it counts.
//!
//! ```text
//! group   = "there" be figure noun                                    "there are six boats"
//! part    = figure ["out"] "of" [the] figure noun                     "seven of the twelve jurors"
//! portion = ("all" | "most" | "none") "of" [the] figure | "all but" figure
//! said    = [list] {word} (sign | opener | figure)                    "run along the grass"
//! list    = {("," | "and") article {word} noun}                       ", a black dog and a white dog"
//! ```
//! What is said holds every word that tells: prepositions too, for a vote *for* is none *against*. Where words stand behind its
//! end it is marked as cut, and says less than the sentence does.

use crate::claim::Claim;
use crate::clause::Scene;
use crate::sentence::Kind;
use crate::witness::{Portion, Scope};

/// Words between an article and the noun of a list, at the most.
const REACH: usize = 4;
/// A sentence with more figures does not say which of them come to which.
const FEW: usize = 6;
const ARTICLES: &[&str] = &["a", "an", "another"];
const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being"];
const DETERMINERS: &[&str] = &["the", "its", "their", "these", "those", "all"];

/// The scope of the figure at `index`.
#[must_use]
pub fn scope(claim: &Claim, index: usize, scene: &Scene<'_>) -> Scope {
    let Some((_, range)) = scene.figures.get(index) else { return Scope::default() };
    let bare = claim.noun.is_none() && starts_verb(scene, range.end);
    let noun_end = scene.words.partition_point(|word| word.span.start() < claim.span.end());
    let after = if bare { range.end } else { noun_end.max(range.end) };
    let lemma = claim.noun.as_ref().and_then(|noun| noun.phrase.words.last()).map(|word| scene.lexicon.words.lemma(word).into_owned());
    let (from, beside) = lemma.map_or((after, 0), |lemma| beside(scene, after, &lemma));
    let before = |back: usize| range.start.checked_sub(back).and_then(|at| scene.words.get(at));
    let strict =
        scene.words.get(range.start.saturating_sub(1)..range.end).is_some_and(|words| words.iter().any(|word| scene.lexicon.words.is_strict(&word.lower)));
    let exists = before(1).is_some_and(|word| word.is_any(BE)) && before(2).is_some_and(|word| word.is("there"));
    let mut scope = Scope { exists, strict, bare, beside, portion: portion(scene, range.start), derived: is_derived(scene), ..Scope::default() };
    if let Some(next) = scene.figures.get(index + 1).map(|(_, next)| next.start) {
        scope.out_of_next = is_out_of(scene, range.end, next);
        let joint = scene.words.get(after..next).unwrap_or_default();
        scope.listed_with_next = !joint.is_empty() && joint.len() <= 2 && joint.iter().all(|word| word.is_any(&[",", "and"]));
    }
    say(scene, from, &mut scope);
    scope
}

/// Whether the sentence speaks of what figures come to; one with many figures may mean any of them.
#[must_use]
pub fn is_derived(scene: &Scene<'_>) -> bool {
    scene.figures.len() <= FEW && (0..scene.words.len()).any(|at| scene.lexicon.words.derived.starting_at(scene.words, at).is_some())
}

/// "wear" of "two thirds wear beige": what follows counts nothing.
fn starts_verb(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.get(at).is_some_and(|word| scene.lexicon.words.is_light(&word.lower) || scene.lexicon.words.is_auxiliary(&word.lower))
}

/// The end of a list of further ones of the same noun, and how many those are.
fn beside(scene: &Scene<'_>, start: usize, lemma: &str) -> (usize, u8) {
    let (mut at, mut found) = (start, 0);
    loop {
        let mut next = at;
        while scene.words.get(next).is_some_and(|word| word.is_any(&[",", "and"])) {
            next += 1;
        }
        if next == at || !scene.words.get(next).is_some_and(|word| word.is_any(ARTICLES)) {
            return (at, found);
        }
        let is_noun = |&at: &usize| scene.words.get(at).is_some_and(|word| scene.lexicon.words.lemma(&word.lower) == lemma);
        let Some(noun) = (next + 1..=next + REACH).find(is_noun) else { return (at, found) };
        (at, found) = (noun + 1, found + 1);
    }
}

/// Whether only "of the" or "out of the" stands between two figures.
fn is_out_of(scene: &Scene<'_>, end: usize, next: usize) -> bool {
    let Some(words) = scene.words.get(end..next) else { return false };
    let words = if words.first().is_some_and(|word| word.is("out")) { &words[1..] } else { words };
    matches!(words, [of, rest @ ..] if of.is("of") && rest.len() <= 2 && rest.iter().all(|word| word.is_any(DETERMINERS)))
}

/// The word before a figure that says which portion of so many it is.
fn portion(scene: &Scene<'_>, start: usize) -> Option<Portion> {
    let mut at = start;
    let back = |at: usize| at.checked_sub(1).and_then(|before| scene.words.get(before));
    if back(at).is_some_and(|word| word.is("but")) && at.checked_sub(2).and_then(|before| scene.words.get(before)).is_some_and(|word| word.is("all")) {
        return Some(Portion::AllBut);
    }
    if back(at).is_some_and(|word| word.is("all")) {
        return Some(Portion::All);
    }
    while back(at).is_some_and(|word| word.is_any(&["the", "of", "its", "their", "these", "those"])) && start - at < 2 {
        at -= 1;
    }
    let of = scene.words.get(at).is_some_and(|word| word.is("of"));
    match back(at) {
        Some(word) if of && word.is("all") => Some(Portion::All),
        Some(word) if of && word.is("none") => Some(Portion::None),
        Some(word) if of && word.is("most") => Some(Portion::Most),
        _ => None,
    }
}

/// Collects what is said from word `from` on.
fn say(scene: &Scene<'_>, from: usize, scope: &mut Scope) {
    let vocabulary = &scene.lexicon.words;
    let (mut joined, mut after_be) = (false, false);
    // "half of the boats lying at the quay" says nothing of them: it is a narrower group
    scope.cut = !scope.exists && scene.words.get(from).is_some_and(|word| word.lower.ends_with("ing"));
    for (at, word) in scene.words.iter().enumerate().skip(from) {
        let ends = word.kind == Kind::Sign && !word.is_any(&["-", "'"]);
        if ends || scene.figure_at(at).is_some() || at > from && vocabulary.is_opener(&word.lower) {
            scope.cut |= at + 1 < scene.words.len();
            break;
        }
        if vocabulary.is_negation(&word.lower) {
            scope.negated = true;
            continue;
        }
        // "are running" is "run", and "were run" is not
        if std::mem::replace(&mut after_be, word.is_any(BE)) && word.lower.ends_with("ing") {
            scope.said.pop();
        }
        if word.is_any(BE) {
            scope.said.push("be".into());
        } else if vocabulary.is_conjunction(&word.lower) {
            joined = true;
        } else if vocabulary.is_pronoun(&word.lower) || word.is_any(&["each", "other"]) {
            // what it stands for is not known here
            scope.cut = true;
        } else if word.kind != Kind::Sign
            && !vocabulary.is_auxiliary(&word.lower)
            && !vocabulary.is_determiner(&word.lower)
            && !vocabulary.is_light(&word.lower)
            && !word.is("of")
        {
            scope.said.push(vocabulary.lemma(&word.lower).as_ref().into());
        }
    }
    scope.cut |= scope.negated && joined;
    scope.said.sort();
    scope.said.dedup();
}
