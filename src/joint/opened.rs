//! Lists that a sign or a copula opens, read by what parts their items, whatever the tags: "All six – Astrid, Bo and Carla – were there".
//!
//! ```text
//! list = ( ":" | dash | "(" | "These are" ) item { separator item } [ conjunction item ] end
//! end  = the same dash | ")" | the end of the sentence        separator = ";" where one stands in it, or else ","
//! list = count noun ( "," | "are" ) item { "," item } conjunction item
//! ```
//! The items are names, or none of them is; none has a clause or a figure of its own.

use super::landmark::Landmark;
use super::stage::Sign;
use crate::clause::Scene;
use crate::quantity::Dimension;
use crate::syntax::Tag;

/// Where a list opens, and what closes it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opener {
    Bracket,
    Dash,
    /// A colon or a copula: the sentence closes it.
    Sentence,
}

/// The lists of a sentence that are opened, each with the token of its first item.
pub(super) fn lists(scene: &Scene<'_>) -> Vec<(usize, Landmark)> {
    let openers: Vec<Option<Opener>> = (0..scene.tree.len()).map(|at| opener(scene, at)).collect();
    let opened = openers.iter().enumerate().filter_map(|(at, opener)| Some((at + 1, (*opener)?)));
    let lists = opened.filter_map(|(start, opener)| list(scene, start..end(scene, start, opener)?));
    let opens = |&(at, opener): &(usize, &Option<Opener>)| opener.is_some() || opens_names(scene, at);
    let named = openers.iter().enumerate().filter(opens).filter_map(|(at, _)| run(scene, at + 1));
    lists.chain(named).collect()
}

/// Whether a comma or a copula stands behind what a count counts, so that its names may follow: "four parties, the Greens, ...", "the four largest
/// moons are Io, ...".
fn opens_names(scene: &Scene<'_>, at: usize) -> bool {
    let tree = &scene.tree;
    let is_mark = |at: usize| scene.lower(at) == "," || tree.tag(at) == Tag::Aux;
    let behind = (0..at).rev().take_while(|&before| !is_mark(before) && Sign::of(scene.lower(before)) == Sign::None);
    let counts = |figure: usize| matches!(scene.dimension(figure), Dimension::Count | Dimension::Duration);
    is_mark(at) && behind.filter_map(|before| scene.figure_of(before)).any(counts)
}

/// The list that begins with a token and ends with the item behind its conjunction.
fn run(scene: &Scene<'_>, start: usize) -> Option<(usize, Landmark)> {
    let tree = &scene.tree;
    let mut items: Vec<Vec<usize>> = vec![Vec::new()];
    let mut is_ended = false;
    for at in start..tree.len() {
        let is_and = tree.tag(at) == Tag::Cconj && scene.lexicon.words.is_conjunction(scene.lower(at));
        let is_last = is_ended && (is_and || scene.lower(at) == "," || tree.tag(at) == Tag::Verb);
        if is_last || Sign::of(scene.lower(at)) == Sign::Dash || !is_and && scene.lower(at) != "," && !is_item(scene, &[at]) {
            break;
        }
        match items.last_mut() {
            Some(item) if !is_and && scene.lower(at) != "," => item.push(at),
            Some(item) if !item.is_empty() => items.push(Vec::new()),
            _ => {}
        }
        is_ended |= is_and;
    }
    items.retain(|item| !item.is_empty());
    let is_thing = |item: &[usize]| item.iter().any(|&at| matches!(tree.tag(at), Tag::Noun | Tag::Propn | Tag::Adj | Tag::X));
    if is_ended { counted(scene, &items, |item| is_thing(item) || is_name(scene, item)) } else { None }
}

/// How many items there are, with the token of the first: more than one, each of which fits, names all or none.
fn counted<I: AsRef<[usize]>>(scene: &Scene<'_>, items: &[I], fits: impl Fn(&[usize]) -> bool) -> Option<(usize, Landmark)> {
    let first = items.first()?.as_ref();
    let are_alike = items.iter().map(AsRef::as_ref).all(|item| fits(item) && is_name(scene, item) == is_name(scene, first));
    if items.len() > 1 && are_alike { Some((*first.first()?, Landmark::List(u8::try_from(items.len()).ok()?))) } else { None }
}

/// Whether what an item begins with is written as a name.
fn is_name(scene: &Scene<'_>, item: &[usize]) -> bool {
    item.first().is_some_and(|&at| scene.words[scene.tree.token(at).words.start].is_capitalised())
}

fn opener(scene: &Scene<'_>, at: usize) -> Option<Opener> {
    let is_first_verb = || scene.tree.tag(at) == Tag::Aux && at == 1 && matches!(scene.tree.tag(0), Tag::Pron | Tag::Det);
    match Sign::of(scene.lower(at)) {
        Sign::Bracket if !is_closing(scene, at) => Some(Opener::Bracket),
        Sign::Dash => Some(Opener::Dash),
        Sign::Colon => Some(Opener::Sentence),
        _ => is_first_verb().then_some(Opener::Sentence),
    }
}

fn is_closing(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.lower(at), ")" | "]")
}

/// Where the list ends that was opened before a token; none where nothing closes it, or where another opens or closes first.
fn end(scene: &Scene<'_>, start: usize, opener: Opener) -> Option<usize> {
    let is_stop = |at: usize| Sign::of(scene.lower(at)) == Sign::Semicolon && scene.lower(at) != ";";
    let closes = |at: usize| match opener {
        Opener::Bracket => is_closing(scene, at),
        Opener::Dash => Sign::of(scene.lower(at)) == Sign::Dash || is_stop(at),
        Opener::Sentence => is_stop(at),
    };
    let is_of_another = |at: usize| matches!(Sign::of(scene.lower(at)), Sign::Colon | Sign::Bracket);
    match (start..scene.tree.len()).find(|&at| closes(at) || is_of_another(at)) {
        Some(at) => closes(at).then_some(at),
        None => (opener != Opener::Bracket).then_some(scene.tree.len()),
    }
}

fn list(scene: &Scene<'_>, within: std::ops::Range<usize>) -> Option<(usize, Landmark)> {
    let separator = if within.clone().any(|at| scene.lower(at) == ";") { ";" } else { "," };
    let all: Vec<usize> = within.collect();
    let mut items: Vec<&[usize]> = all.split(|&at| scene.lower(at) == separator).collect();
    // the last two may be parted by a conjunction alone, or by both
    let is_and = |at: &usize| scene.tree.tag(*at) == Tag::Cconj && scene.lexicon.words.is_conjunction(scene.lower(*at));
    let last = items.pop()?;
    match last.iter().rposition(is_and) {
        Some(0) => items.push(&last[1..]),
        Some(at) => items.extend([&last[..at], &last[at + 1..]]),
        None => items.push(last),
    }
    counted(scene, &items, |item| is_item(scene, item))
}

/// Whether some tokens may name one thing.
fn is_item(scene: &Scene<'_>, item: &[usize]) -> bool {
    let is_plain = |&at: &usize| {
        let tag = scene.tree.tag(at);
        let is_named = scene.figure_of(at).is_none_or(|figure| scene.dimension(figure) == Dimension::Name);
        is_named && !matches!(tag, Tag::Pron | Tag::Aux | Tag::Sconj) && Sign::of(scene.lower(at)) < Sign::Colon
    };
    !item.is_empty() && item.iter().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::super::sample::lists;

    #[test]
    fn what_parts_the_items_counts_them() {
        for (text, count) in [
            ("All six \u{2013} Astrid, Bo, Carla, Dov, Emil and Freya \u{2013} were taught at home.", 6),
            ("The mayor has three aims: parking, staffing, care homes and the quay.", 4),
            ("Symptoms fell into four groups: of the skin; of the gut; of the nerves; other.", 4),
            ("The five-strong crew (Aas, Bru, Lie, Moe, Dahl) drifted for 31 hours.", 5),
            ("It is made up of four parties, the Reds, the Blues, the Farmers' Union and the Pensioners' List, with 61 seats.", 4),
            ("Four women, Ida Berg, Nell Poole, Fay Osman and Rosa Lind, who had never rowed, crossed it.", 4),
            ("The planet's four largest moons are Io, Europa, Ganymede and Callisto, all seen by one man.", 4),
            ("He has used two keepers this year, young Marek Duda and the veteran Sol Pine.", 2),
        ] {
            assert!(lists(text).contains(&count), "{text}: {:?}", lists(text));
        }
    }

    #[test]
    fn names_beside_what_they_are_count_nothing() {
        for text in ["Two men were held: Amos, a baker, and Levi, a smith.", "He left three things: a debt, which he owed, and a dog."] {
            assert_eq!(lists(text), [0_u8; 0], "{text}");
        }
    }
}
