//! What takes part in equations without being a figure: days of the week that stand alone, lists of things that may be counted, places
//! in an order, "second-largest", "third", and words for the way that a level went, "dearer".
//!
//! ```text
//! list = item separator { item separator } item          oats, barley and rye; Aziz, Brennan and Cole
//! item = words of a noun phrase, and none of a clause, the last noun a name in all items or in none
//! ```
//! A list that the tags show, one that a sign opens and one that the tree shows may differ, "on Monday, Smith and Jones": all are offered.

use super::stage::Sign;
use crate::claim::{Extreme, Rank, Trend};
use crate::clause::Scene;
use crate::quantity::{Dimension, Interval};
use crate::syntax::{Relation, Tag};

/// What takes part in equations without being a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landmark {
    /// A day of the week, 1 (Monday) to 7, that stands alone.
    Weekday(u8),
    /// So many things that are listed.
    List(u8),
    /// A place in an order.
    Rank(Rank),
    /// A word for the way that a level went: "dearer", "rose".
    Course(Trend),
}

/// What one at a place of an order may be, beside others of its kind: no less than all of them but so many, or no more. Not all need be told.
pub fn ranked(rank: Rank, mut others: Vec<Interval>) -> Interval {
    let end = |values: &Interval| if rank.from == Extreme::Most { values.low } else { values.high }.map(|end| end.at);
    others.sort_by_key(end);
    if rank.from == Extreme::Most {
        others.reverse();
    }
    let bound = usize::from(rank.number).checked_sub(1).and_then(|before| others.get(before));
    match (bound, rank.from) {
        (None, _) => Interval::EVERYTHING,
        (Some(bound), Extreme::Most) => Interval { low: bound.low, high: None },
        (Some(bound), Extreme::Least) => Interval { low: None, high: bound.high },
    }
}

/// The landmarks of a sentence, each with its token.
pub fn landmarks(scene: &Scene<'_>) -> Vec<(usize, Landmark)> {
    let plain = (0..scene.tree.len()).filter(|&token| scene.tree.token(token).figure.is_none());
    let day = |token| Some((token, Landmark::Weekday(scene.lexicon.calendar.weekday(scene.lower(token))?)));
    let mut found: Vec<(usize, Landmark)> = plain.clone().filter_map(day).collect();
    let by_tree = plain.clone().filter_map(|token| Some((token, Landmark::List(conjuncts(scene, token)?))));
    found.extend(places(scene));
    found.extend(courses(scene));
    for list in in_a_row(scene).into_iter().chain(super::opened::lists(scene)).chain(by_tree) {
        if !found.contains(&list) {
            found.push(list);
        }
    }
    found.sort_by_key(|(token, _)| *token);
    found
}

/// The last place of an order that a reader would look for among a few figures.
const LAST_PLACE: u64 = 12;

/// The places that superlatives and ordinals name: "the second-largest", "third"; an ordinal alone counts from the most.
fn places(scene: &Scene<'_>) -> Vec<(usize, Landmark)> {
    let tree = &scene.tree;
    let ordinal = |token: usize| {
        let (core, _) = scene.figures.get(scene.figure_of(token)?)?;
        let number = core.stated.first().filter(|_| core.unit.dimension() == Dimension::Ordinal)?.value.to_integer()?;
        u8::try_from(number).ok().filter(|number| (1..=LAST_PLACE).contains(&u64::from(*number)))
    };
    let is_dash = |at: usize| matches!(Sign::of(scene.lower(at)), Sign::Dash);
    let before = |at: usize| at.checked_sub(1).map(|before| if is_dash(before) { before.saturating_sub(1) } else { before });
    let mut found: Vec<(usize, Landmark)> = Vec::new();
    let mut told = Vec::new();
    for at in 0..tree.len() {
        let Some(from) = scene.lexicon.words.superlative(scene.lower(at)) else { continue };
        let counted = before(at).filter(|&before| ordinal(before).is_some());
        told.extend(counted);
        let number = counted.and_then(ordinal).unwrap_or(1);
        found.push((at, Landmark::Rank(Rank { number, from })));
    }
    let alone = (0..tree.len()).filter(|at| !told.contains(at)).filter_map(|at| Some((at, ordinal(at)?)));
    found.extend(alone.map(|(at, number)| (at, Landmark::Rank(Rank { number, from: Extreme::Most }))).collect::<Vec<_>>());
    found
}

/// The words that say which way a level went; "made up of" is no move.
fn courses(scene: &Scene<'_>) -> Vec<(usize, Landmark)> {
    let tree = &scene.tree;
    let of = |at: usize| scene.lexicon.course(scene.lower(at), &scene.lemma(at));
    let is_particle = |at: usize| tree.tag(at) == Tag::Adp || tree.relation(at) == Relation::CompoundPrt;
    let told = (0..tree.len()).filter(|&at| tree.token(at).figure.is_none() && !is_particle(at));
    told.filter_map(|at| Some((at, Landmark::Course(of(at)?)))).collect()
}

/// What a token is to a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    /// A part of an item.
    Item,
    Comma,
    Conjunction,
    /// What no list goes over.
    Other,
}

fn piece(scene: &Scene<'_>, at: usize) -> Piece {
    let tree = &scene.tree;
    let lower = scene.lower(at);
    match tree.tag(at) {
        _ if tree.token(at).figure.is_some() => Piece::Other,
        Tag::Cconj if scene.lexicon.words.is_conjunction(lower) => Piece::Conjunction,
        Tag::Noun | Tag::Propn | Tag::Adj | Tag::Det | Tag::Adp | Tag::Part | Tag::X => Piece::Item,
        _ if matches!(lower, "," | ";") => Piece::Comma,
        _ if matches!(lower, "`" | "\"" | "\u{201c}" | "\u{201d}") => Piece::Item,
        _ => Piece::Other,
    }
}

/// The lists that the tags show: runs of items and what parts them, that a conjunction ends, or a sign.
fn in_a_row(scene: &Scene<'_>) -> Vec<(usize, Landmark)> {
    let pieces: Vec<Piece> = (0..scene.tree.len()).map(|at| piece(scene, at)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = (at..pieces.len()).find(|&at| pieces[at] != Piece::Other) {
        let end = (start..pieces.len()).find(|&at| pieces[at] == Piece::Other).unwrap_or(pieces.len());
        // a run that begins with a comma goes on with something that is no item
        if pieces[start] == Piece::Item {
            found.extend(list(scene, &pieces, start, end));
        }
        at = end;
    }
    found
}

/// The list of a run of items and separators.
fn list(scene: &Scene<'_>, pieces: &[Piece], start: usize, end: usize) -> Option<(usize, Landmark)> {
    let mut items: Vec<std::ops::Range<usize>> = Vec::new();
    let mut is_ended = false;
    let mut at = start;
    while let Some(first) = (at..end).find(|&at| pieces[at] == Piece::Item) {
        let ends = pieces.get(at..first).unwrap_or_default().contains(&Piece::Conjunction);
        let last = (first..end).find(|&at| pieces[at] != Piece::Item).unwrap_or(end);
        items.push(first..last);
        at = last;
        if ends {
            is_ended = true;
            break;
        }
    }
    let is_sign = |at: usize| Sign::of(scene.lower(at)) > Sign::Comma;
    // without a conjunction it must be long, and end where the phrase does
    let is_whole = || items.len() > 2 && at >= end && (end >= pieces.len() || is_sign(end));
    if items.len() < 2 || !is_ended && !is_whole() {
        return None;
    }
    let noun = |item: &std::ops::Range<usize>| item.clone().rev().find(|&at| matches!(scene.tree.tag(at), Tag::Noun | Tag::Propn | Tag::X));
    let is_name = |at: usize| scene.tree.tag(at) != Tag::Noun;
    let head = items.first().and_then(noun)?;
    let are_alike = items.iter().all(|item| noun(item).is_some_and(|at| is_name(at) == is_name(head)));
    if are_alike { Some((head, Landmark::List(u8::try_from(items.len()).ok()?))) } else { None }
}

/// How many things a token heads the list of in the tree: what commas, semicolons and conjunctions part, where all parts are names or all
/// are nouns and the tree does not say less. "Amos, a baker, and Levi, a smith" is no list that one can count.
fn conjuncts(scene: &Scene<'_>, head: usize) -> Option<u8> {
    let tree = &scene.tree;
    let conjuncts = tree.under(head, Relation::Conj).count();
    if conjuncts == 0 || !matches!(tree.tag(head), Tag::Noun | Tag::Propn) || tree.relation(head) == Relation::Conj {
        return None;
    }
    let parts = |at: &usize| tree.tag(*at) == Tag::Cconj || matches!(Sign::of(scene.lower(*at)), Sign::Comma) || scene.lower(*at) == ";";
    let all: Vec<usize> = tree.extent(head).collect();
    let items: Vec<&[usize]> = all.split(parts).filter(|item| !item.is_empty()).collect();
    let kind = |item: &&[usize]| {
        let has_clause = |at: usize| matches!(tree.tag(at), Tag::Verb | Tag::Aux) && tree.head(at).is_none_or(|head| !item.contains(&head));
        let is_plain = item.iter().all(|&at| tree.token(at).figure.is_none() && tree.tag(at) != Tag::Pron && !has_clause(at));
        item.iter().rev().map(|&at| tree.tag(at)).find(|tag| matches!(tag, Tag::Noun | Tag::Propn)).filter(|_| is_plain)
    };
    let first = items.first().and_then(kind)?;
    let alike = items.iter().all(|item| kind(item) == Some(first)) && items.len() > conjuncts;
    let surely = items.len() == conjuncts + 1 || first == Tag::Propn;
    if alike && surely { u8::try_from(items.len()).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{landmarks, lists};
    use super::*;
    use crate::quantity::Amount;

    #[test]
    fn places_are_counted_from_either_end() {
        for (text, number, from) in [
            ("The second-largest port handled 57,000 ships.", 2, Extreme::Most),
            ("She had the fewest injuries, nine.", 1, Extreme::Least),
            ("Wales came third with 21 points.", 3, Extreme::Most),
        ] {
            let found: Vec<Landmark> = landmarks(text).into_iter().filter(|it| matches!(it, Landmark::Rank(_))).collect();
            assert_eq!(found, [Landmark::Rank(Rank { number, from })], "{text}");
        }
    }

    #[test]
    fn no_more_are_beyond_one_than_its_place_allows() {
        let others = || [55, 60, 12].map(|value| Interval::exactly(Amount::integer(value))).to_vec();
        assert_eq!(ranked(Rank { number: 2, from: Extreme::Most }, others()), Interval::at_least(Amount::integer(55)));
        assert_eq!(ranked(Rank { number: 1, from: Extreme::Least }, others()), Interval::at_most(Amount::integer(12)));
        assert_eq!(ranked(Rank { number: 9, from: Extreme::Most }, others()), Interval::EVERYTHING);
    }

    #[test]
    fn lists_are_counted_by_what_parts_their_items() {
        for (text, items) in [
            ("Only seven villages said no: Arden, Brill, Corby, Dunn and Elster.", 5),
            ("Three clerks (Amos, Brook and Cole) were moved.", 3),
            ("The six halls are as follows: the old mill; the new mill; the barn.", 3),
            ("It has two needs: clean water and fresh air.", 2),
        ] {
            assert!(lists(text).contains(&items), "{text}: {:?}", lists(text));
        }
    }

    #[test]
    fn what_goes_on_with_a_clause_is_no_list() {
        for text in ["Two men were held: Amos, a baker, and Levi, a smith.", "It hired 14 people, who came by rail, and left."] {
            assert_eq!(lists(text), [0_u8; 0], "{text}");
        }
    }
}
