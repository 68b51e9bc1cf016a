//! Marks of the wording that keep two figures from being compared.

use crate::claim::{Claim, Happening, Marks};
use crate::quantity::Dimension;
use crate::span::Span;

use super::scene::Scene;

/// Words before a figure that set it against the story's own: "compared with 40 a year earlier".
const COMPARISONS: &[&str] = &["compared", "vs", "versus", "against", "previously", "than"];
const BACKGROUND: &[&str] = &["ago", "earlier", "previous", "previously", "historically", "anniversary", "worst", "similar", "average"];
const SUSPECTS: &[&str] =
    &["gunman", "gunmen", "shooter", "suspect", "attacker", "assailant", "bomber", "himself", "herself", "themselves", "hijacker", "hijackers", "attackers"];

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
            || of_them
            || following.windows(2).any(|pair| pair[0].is_any(&["were", "are", "was"]) && pair[1].is("among"))
            || near.iter().any(|word| word.is_any(&["another", "additional"])),
        negated: before.iter().any(|word| scene.lexicon.words.is_negation(&word.lower)) && !before.iter().any(|word| word.is_any(&["than", "only"])),
        comparison: before.iter().any(|word| word.is_any(COMPARISONS) && !word.is("than"))
            || following.windows(2).any(|pair| pair[0].is_any(&["a", "year", "month", "week"]) && pair[1].is_any(&["earlier", "ago", "before", "previously"]))
            || following.windows(3).any(|three| {
                three[0].is("a") && three[1].is_any(&["year", "month", "week", "quarter", "decade"]) && three[2].is_any(&["earlier", "ago", "before"])
            }),
        background: words.iter().any(|word| word.is_any(BACKGROUND)) && figure.unit.dimension() != Dimension::Duration,
        repeated: following.windows(2).any(|pair| {
            pair[0].is_any(&["a", "per", "each", "every"])
                && pair[1].is_any(&["day", "week", "month", "year", "hour", "person", "head", "annum", "night", "minute"])
        }) || following.first().is_some_and(|word| word.is_any(&["each", "apiece", "daily", "annually", "weekly", "monthly"])),
        suspect: words.iter().any(|word| word.is_any(SUSPECTS)),
        dateline: false,
        quoted: quoted.iter().any(|quotation| quotation.contains(figure.span)),
    }
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
