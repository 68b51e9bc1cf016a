//! Marks of the wording that keep two figures from being compared.

use crate::claim::{Claim, Happening, Marks};
use crate::quantity::Dimension;
use crate::sentence::{Kind, Word};
use crate::span::Span;

use super::scene::Scene;

/// The marks of a figure whose noun phrase ends before word `words_end`.
pub fn marks(scene: &Scene<'_>, index: usize, words_end: usize, quoted: &[Span]) -> Marks {
    let (figure, range) = &scene.figures[index];
    let clause = scene.clause_of(index);
    let words = &scene.words[clause.clone()];
    let before = &scene.words[range.start.saturating_sub(5).max(clause.start)..range.start];
    let near = &scene.words[range.start.saturating_sub(3)..(words_end + 3).min(scene.words.len())];
    let including = scene.words[range.start.saturating_sub(4)..range.start].iter().any(|word| word.is_any(&["including", "includes", "included"]));
    // "a cost of 31 million, of which the city pays 12": the comma ends what is said of the 31
    let comma = near.iter().position(|word| word.is(",") && word.span.start() >= figure.span.end());
    let near_before_comma = &near[..comma.unwrap_or(near.len())];
    let of_which = before.windows(2).any(|pair| pair[0].is("of") && pair[1].is_any(&["whom", "which"]));
    let of_them = of_which || near_before_comma.windows(2).any(|pair| pair[0].is("of") && pair[1].is_any(&["them", "those", "whom", "which"]));
    let following = &scene.words[words_end.max(range.end).min(scene.words.len())..(words_end.max(range.end) + 4).min(scene.words.len())];
    Marks {
        subset: including
            || is_one_of_several(scene, range.start)
            || of_them
            || following.windows(2).any(|pair| pair[0].is_any(&["were", "are", "was"]) && pair[1].is("among"))
            || near.iter().any(|word| word.is_any(&["another", "additional"])),
        negated: before.iter().any(|word| scene.lexicon.words.is_negation(&word.lower)) && !before.iter().any(|word| word.is_any(&["than", "only"])),
        comparison: before.iter().any(|word| scene.lexicon.clauses.is_comparing(&word.lower))
            || following.windows(2).any(|pair| pair[0].is_any(&["a", "year", "month", "week"]) && pair[1].is_any(&["earlier", "ago", "before", "previously"]))
            || following.windows(3).any(|three| {
                three[0].is("a") && three[1].is_any(&["year", "month", "week", "quarter", "decade"]) && three[2].is_any(&["earlier", "ago", "before"])
            }),
        background: words.iter().any(|word| scene.lexicon.clauses.is_backdrop(&word.lower)) && figure.unit.dimension() != Dimension::Duration,
        repeated: following.windows(2).any(|pair| {
            pair[0].is_any(&["a", "per", "each", "every"])
                && pair[1].is_any(&["day", "week", "month", "year", "hour", "person", "head", "annum", "night", "minute"])
        }) || following.first().is_some_and(|word| word.is_any(&["each", "apiece", "daily", "annually", "weekly", "monthly"])),
        suspect: words.iter().any(|word| scene.lexicon.words.is_suspect(&word.lower)),
        dateline: false,
        quoted: quoted.iter().any(|quotation| quotation.contains(figure.span)),
    }
}

/// "one of the fires, a blaze of 40 hectares, was put out": what stands in apposition to one of several is none of the others.
fn is_one_of_several(scene: &Scene<'_>, start: usize) -> bool {
    let back = |at: usize| at.checked_sub(1).map(|before| &scene.words[before]);
    let mut at = start;
    while back(at).is_some_and(|word| scene.lexicon.words.is_determiner(&word.lower)) {
        at -= 1;
    }
    let signs = (0..at).rev().take_while(|&at| scene.words[at].is_any(&[",", "-", "\u{2013}", "\u{2014}", "("])).count();
    let nouns = (0..at - signs).rev().take_while(|&at| scene.words[at].kind == Kind::Word && !scene.lexicon.words.is_stop(&scene.words[at].lower)).count();
    let end = at - signs - nouns;
    let opens = |words: &[Word<'_>]| matches!(words, [first, of, which] if first.is_any(&["one", "another", "each", "some", "several", "many", "most"]) && of.is("of") && scene.lexicon.words.is_definite(&which.lower));
    signs > 0 && (1..=3).contains(&nouns) && end.checked_sub(3).and_then(|from| scene.words.get(from..end)).is_some_and(opens)
}

/// "killed four and injured more than 50 others": the others are not a part of the four.
pub fn beside_another_toll(event: Option<&Happening>, before: &[Claim]) -> bool {
    let class = event.and_then(|event| event.class.as_deref());
    class == Some("injure") && before.iter().any(|claim| claim.event.as_ref().and_then(|event| event.class.as_deref()) == Some("kill"))
}

/// The quotations of the sentence, quotation marks included.
pub fn quotations(scene: &Scene<'_>) -> Vec<Span> {
    let marks: Vec<_> = scene.words.iter().filter(|word| word.is("\"")).collect();
    let mut found: Vec<Span> = marks.chunks(2).filter_map(|pair| pair.first().zip(pair.get(1)).map(|(open, close)| open.span.cover(close.span))).collect();
    if let (true, Some(last), Some(end)) = (marks.len() % 2 == 1, marks.last(), scene.words.last()) {
        found.push(last.span.cover(end.span));
    }
    found
}
