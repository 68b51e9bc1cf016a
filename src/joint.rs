//! How a figure is joined to an earlier one of its sentence, by the words between them.
//!
//! ```text
//! whole-of     figure [ "out" ] "of" { determiner } FIGURE                          1,446 of 3,316
//! part-of      ( "of" | "among" ) { determiner } figure noun "," FIGURE             of the 23 passengers, 14
//!              figure noun "," ( "including" | "among them" ) FIGURE                twelve people, including two nurses
//!              figure noun "," FIGURE "of" ( "whom" | "which" | "them" )            twenty men, five of whom
//!              figure noun "," share "of" ( "it" | "them" )                         $1.2bn, a quarter of it
//! restates     figure noun ( "," "or" | "(" | dash | "," article few-words "of" ) FIGURE
//! part-of-all  figure noun ( ":" | dash ) PART { "," PART } "and" PART              52 staff: 30 in Marrow and 22 in Tarn
//! one-of-parts figure noun "," PART { "," PART } "and" PART                         15 people, nine women and six children
//! PART         figure ( noun of its own kind | preposition words | adverb )
//! ```
//! The parts of a list are of kinds that exclude each other, or stand with one preposition: then nothing is counted twice.

mod account;
mod beside;
mod candidate;
mod cue;
mod equation;
mod explain;
mod feature;
mod judge;
mod kind;
mod slip;
mod stage;
mod value;

pub use account::{Account, Node, Says, Tuple};
pub use candidate::tuples;
pub use equation::Equation;
pub use explain::{Seen, explain};
pub use feature::{MISFIT, NAMES, misfit, values};
pub use judge::{Joints, Judges, Scored, Tie, misfits, rivals, scored, ties, ties_by};
pub use kind::announces;
pub use stage::{Landmark, Stage};
pub use value::{Clock, Value};

use std::ops::Range;

use crate::claim::{Claim, Form, Joint, Link};
use crate::quantity::Dimension;
use crate::sentence::{Kind, Word};

use crate::clause::Scene;

/// Words between an apposition's article and its "of": "a clearance rate of".
const NAMED: usize = 3;
/// Words that may stand between a figure's noun and the sign that ends its phrase: "500 teachers surveyed, or".
const TRAILING: usize = 3;
/// Words of a part behind its figure, at the most: "in the port of Tarn".
const PART: usize = 6;

/// Joins each claim of a sentence to the earlier one that the words lead to.
pub fn join(scene: &Scene<'_>, claims: &mut [Claim]) {
    for index in 1..claims.len() {
        claims[index].link = link(scene, index, claims);
        claims[index].beside = beside::beside(scene, index, &claims[index - 1]);
    }
    for total in 0..claims.len() {
        for (part, joint) in breakdown(scene, total, claims) {
            claims[part].link = Some(Link { joint, to: claims[total].figure.span });
        }
    }
}

fn link(scene: &Scene<'_>, index: usize, claims: &[Claim]) -> Option<Link> {
    let to = |joint: Joint, other: usize| Some(Link { joint, to: claims[other].figure.span });
    let previous = index - 1;
    let between = between(scene, previous, index);
    if is_whole(scene, between.clone()) {
        return to(Joint::WholeOf, previous);
    }
    if includes(scene, between.clone()) || of_whom(scene, index) {
        return only_kin(scene, index, claims).and_then(|whole| to(Joint::PartOf, whole));
    }
    if is_share_of_that(scene, index, claims) && is_end(scene, between.clone(), &claims[previous]) {
        return to(Joint::PartOf, previous);
    }
    if is_fronted(scene, previous) && is_counted_on(scene, previous, claims, &scene.words[between.clone()]) {
        return to(Joint::PartOf, previous);
    }
    // "of the 23 passengers, 14 were women and 11 were men"
    let fronted = claims[previous].link.filter(|link| link.joint == Joint::PartOf && link.to == claims[0].figure.span && is_fronted(scene, 0));
    if let Some(link) = fronted.filter(|_| between.len() <= PART && scene.words[between.clone()].last().is_some_and(|word| word.is_any(&["and", ","]))) {
        return Some(link);
    }
    restates(scene, &claims[previous], between).then(|| Link { joint: Joint::Restates, to: claims[previous].figure.span })
}

/// The words between two neighbouring figures.
fn between(scene: &Scene<'_>, first: usize, second: usize) -> Range<usize> {
    let start = scene.figures[first].1.end;
    start..scene.figures[second].1.start.max(start)
}

/// Those of the words that stand behind the phrase of a claim.
fn behind<'s>(scene: &'s Scene<'_>, claim: &Claim, words: Range<usize>) -> &'s [Word<'s>] {
    let start = words.clone().find(|&at| scene.words[at].span.start() >= claim.span.end()).unwrap_or(words.end);
    &scene.words[start..words.end]
}

/// "of", "out of", "of its"
fn is_whole(scene: &Scene<'_>, between: Range<usize>) -> bool {
    let words = &scene.words[between];
    let words = if words.first().is_some_and(|word| word.is("out")) { &words[1..] } else { words };
    words.split_first().is_some_and(|(of, rest)| of.is("of") && rest.len() <= 2 && rest.iter().all(|word| scene.lexicon.words.is_determiner(&word.lower)))
}

/// ", including", ", among them"
fn includes(scene: &Scene<'_>, between: Range<usize>) -> bool {
    let words = &scene.words[between];
    let last = |at: usize| words.len().checked_sub(at).and_then(|at| words.get(at));
    last(1).is_some_and(|word| word.is("including")) || last(2).is_some_and(|word| word.is("among")) && last(1).is_some_and(|word| word.is("them"))
}

/// "five of whom": what was counted is what the figure is a part of.
fn of_whom(scene: &Scene<'_>, index: usize) -> bool {
    let end = scene.figures[index].1.end;
    let after = scene.words.get(end..end + 2).unwrap_or_default();
    let before = scene.figures[index].1.start.checked_sub(1).and_then(|at| scene.words.get(at));
    before.is_some_and(|word| word.is(",")) && matches!(after, [of, whom] if of.is("of") && whom.is_any(&["whom", "which", "them"]))
}

/// The one earlier count that may hold what the figure counts; none where there are two.
fn only_kin(scene: &Scene<'_>, index: usize, claims: &[Claim]) -> Option<usize> {
    let part = &claims[index];
    if part.figure.unit.dimension() != Dimension::Count || part.figure.form == Form::Multiple {
        return None;
    }
    let mut counts = (0..index).filter(|&at| claims[at].figure.unit == part.figure.unit && claims[at].figure.form != Form::Multiple);
    let whole = counts.next().filter(|_| counts.next().is_none())?;
    let head = |claim: &Claim| claim.noun.as_ref().filter(|noun| !noun.inherited).and_then(|noun| noun.phrase.words.last().cloned());
    let nouns = &scene.lexicon.nouns;
    let lemma = |word: String| scene.lexicon.words.lemma(&word).into_owned();
    let of = lemma(head(&claims[whole])?);
    let fits = match head(part).map(lemma) {
        None => true,
        Some(own) => own == of || nouns.is_generic_person(&of) && nouns.is_person(&own) || nouns.in_one_person_group(&of, &own),
    };
    fits.then_some(whole)
}

/// "of the 23 passengers," at the beginning of a clause
fn is_fronted(scene: &Scene<'_>, index: usize) -> bool {
    let start = scene.figures[index].1.start;
    let mut before = scene.words[..start].iter().rev().skip_while(|word| scene.lexicon.words.is_determiner(&word.lower));
    before.next().is_some_and(|word| word.is_any(&["of", "among"])) && before.next().is_none_or(|word| word.kind == Kind::Sign && !word.is("-"))
}

/// "a quarter of it": the only figure before it is what "it" is.
fn is_share_of_that(scene: &Scene<'_>, index: usize, claims: &[Claim]) -> bool {
    let end = scene.figures[index].1.end;
    let after = scene.words.get(end..end + 2).unwrap_or_default();
    index == 1
        && claims[index].figure.unit.dimension() == Dimension::Share
        && claims[0].figure.unit.dimension() != Dimension::Share
        && matches!(after, [of, that] if of.is("of") && that.is_any(&["it", "them", "that"]))
}

/// Whether only a comma or a dash stands between the phrase of a figure and the next.
fn is_end(scene: &Scene<'_>, between: Range<usize>, first: &Claim) -> bool {
    match behind(scene, first, between) {
        [sign] => sign.is_any(&[",", "\u{2014}", "\u{2013}"]),
        [sign, and] => sign.is(",") && and.is_any(&["and", "with"]),
        _ => false,
    }
}

/// The noun phrase of the fronted whole, a comma, and perhaps "some": nothing is said of the whole itself.
fn is_counted_on(scene: &Scene<'_>, whole: usize, claims: &[Claim], between: &[Word<'_>]) -> bool {
    let is_phrase = |word: &&Word<'_>| word.span.end() <= claims[whole].span.end() || scene.lexicon.nouns.is_not_a_head(&word.lower) && word.kind == Kind::Word;
    let rest: Vec<_> = between.iter().skip_while(is_phrase).collect();
    claims[whole].noun.is_some() && rest.first().is_some_and(|word| word.is(",")) && rest[1..].iter().all(|word| scene.lexicon.words.is_determiner(&word.lower))
}

/// ", or", "(", ", a clearance rate of"
fn restates(scene: &Scene<'_>, first: &Claim, between: Range<usize>) -> bool {
    let words = behind(scene, first, between);
    let Some(sign) = words.iter().position(|word| word.is_any(&[",", "(", "\u{2014}", "\u{2013}"]) || word.is("or")) else { return false };
    let trailing = &words[..sign];
    let plain = |word: &Word<'_>| word.kind == Kind::Word && !scene.lexicon.words.is_auxiliary(&word.lower) && !scene.lexicon.words.is_opener(&word.lower);
    if trailing.len() > TRAILING || !trailing.iter().all(plain) {
        return false;
    }
    match &words[sign..] {
        [open] => !open.is(","),
        [comma, or] => comma.is(",") && or.is("or"),
        [comma, article, named @ .., of] => {
            comma.is_any(&[",", "(", "\u{2014}", "\u{2013}"])
                && article.is_any(&["a", "an", "the"])
                && of.is("of")
                && named.len() <= NAMED
                && named.iter().all(plain)
        }
        _ => false,
    }
}

/// The parts of an earlier count, and how they are joined to it.
fn breakdown(scene: &Scene<'_>, total: usize, claims: &[Claim]) -> Vec<(usize, Joint)> {
    let whole = &claims[total];
    let is_amount = matches!(whole.figure.unit.dimension(), Dimension::Count | Dimension::Money | Dimension::Mass | Dimension::Area);
    let Some(lead) = lead(scene, total, claims).filter(|_| is_amount && whole.noun.is_some() && !whole.marks.subset) else { return Vec::new() };
    let mut parts = Vec::new();
    let mut ended = false;
    for index in total + 1..claims.len() {
        let part = &claims[index];
        let is_last = index + 1 == claims.len();
        if part.figure.unit != whole.figure.unit || part.figure.form == Form::Multiple || part.figure.form == Form::Fraction {
            return Vec::new();
        }
        let tail = if is_last { scene.figures[index].1.end..scene.words.len() } else { between(scene, index, index + 1) };
        let words = &scene.words[tail];
        let Some(cut) = words.iter().position(is_cut) else {
            // the last part, or one that "and" joins to the next
            let Some(and) = words.iter().rposition(|word| word.is("and")).filter(|_| !is_last) else {
                parts.push((index, words.len()));
                ended = is_last;
                break;
            };
            if and + 1 != words.len() {
                return Vec::new();
            }
            parts.push((index, and));
            continue;
        };
        parts.push((index, cut));
        if words[cut..].iter().all(|word| word.is_any(&[",", ";", "and"])) && !is_last {
            continue;
        }
        // "nine women and six children, police said"
        ended = true;
        break;
    }
    if !ended || parts.len() < 2 {
        return Vec::new();
    }
    let joint = match apartness(scene, &parts, claims) {
        None => return Vec::new(),
        // "nine were hurt - two badly, four lightly"
        Some(Apart::Graded) => Joint::OneOfParts,
        Some(Apart::Kinds | Apart::Places) => lead,
    };
    parts.into_iter().map(|(index, _)| (index, joint)).collect()
}

fn is_cut(word: &Word<'_>) -> bool {
    word.kind == Kind::Sign && word.is_any(&[",", ".", ";", ")", "\u{2014}", "?", "!", "\""])
}

/// How the words behind a count lead to its parts: over a colon or a dash to all of them, over a comma to some.
fn lead(scene: &Scene<'_>, total: usize, claims: &[Claim]) -> Option<Joint> {
    let next = Some(total + 1).filter(|&next| next < claims.len())?;
    let (last, trailing) = behind(scene, &claims[total], between(scene, total, next)).split_last()?;
    if trailing.len() > TRAILING || trailing.iter().any(|word| word.kind != Kind::Word || word.is_any(&["including", "of"])) {
        return None;
    }
    match &*last.lower {
        ":" | "\u{2014}" | "\u{2013}" => Some(Joint::PartOfAll),
        "," => Some(Joint::OneOfParts),
        _ => None,
    }
}

/// What keeps the parts of a count apart, so that nothing is counted twice.
enum Apart {
    /// Their kinds exclude each other: women, children.
    Kinds,
    /// Each stands behind the same preposition, with other words.
    Places,
    /// Each has an adverb: seriously, lightly.
    Graded,
}

/// What keeps the parts apart; none where something may be in two of them.
fn apartness(scene: &Scene<'_>, parts: &[(usize, usize)], claims: &[Claim]) -> Option<Apart> {
    let tail = |&(index, length): &(usize, usize)| {
        let start = scene.figures[index].1.end;
        let words = &scene.words[start..start + length];
        // "52 of them in Alto and 35 in Ronda"
        match words {
            [of, them, rest @ ..] if of.is("of") && them.is_any(&["them", "whom", "these", "those"]) => rest,
            _ => words,
        }
    };
    let heads: Vec<String> = parts.iter().filter_map(|part| tail(part).last()).map(|word| scene.lexicon.words.lemma(&word.lower).into_owned()).collect();
    let exclusive = heads.len() == parts.len()
        && parts.iter().all(|part| claims[part.0].noun.is_some() && tail(part).len() <= 3)
        && heads.iter().enumerate().all(|(at, a)| heads[at + 1..].iter().all(|b| scene.lexicon.nouns.are_exclusive(a, b)));
    let first = |part: &(usize, usize)| tail(part).first().map(|word| word.lower.to_string());
    let preposition = first(&parts[0]).filter(|word| matches!(word.as_str(), "in" | "on" | "at" | "from"));
    let places: Vec<String> = parts.iter().map(|part| tail(part).iter().skip(1).map(|word| word.lower.to_string()).collect::<Vec<_>>().join(" ")).collect();
    let located = preposition.is_some()
        && parts.iter().all(|part| first(part) == preposition && (2..=PART).contains(&tail(part).len()))
        && places.iter().enumerate().all(|(at, place)| !places[at + 1..].contains(place));
    let graded = parts.iter().all(|part| matches!(tail(part), [adverb] if adverb.lower.ends_with("ly") && !scene.lexicon.nouns.is_person(&adverb.lower)));
    if exclusive {
        Some(Apart::Kinds)
    } else if located {
        Some(Apart::Places)
    } else {
        graded.then_some(Apart::Graded)
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::Joint;

    /// The joint of each figure, and the figure that it leads to.
    #[track_caller]
    fn joints(text: &str) -> Vec<Option<(Joint, String)>> {
        let lexicon = crate::lexicon::Lexicon::shipped().unwrap();
        let study = crate::check::read(crate::document::Document::plain("a.txt", text), crate::span::SourceId::new(0), &lexicon);
        study.claims.iter().map(|claim| claim.link.map(|link| (link.joint, link.to.of(text).to_owned()))).collect()
    }

    #[test]
    fn a_whole_stands_behind_of() {
        for text in ["The clinic treated 40 of 612 men.", "The clinic treated 40 out of its 612 men.", "The clinic treated 40 of all the 612 men."] {
            assert_eq!(joints(text), [None, Some((Joint::WholeOf, "40".to_owned()))], "{text}");
        }
        assert_eq!(joints("The clinic treated 40 men and 612 women."), [None, None]);
    }

    #[test]
    fn a_part_stands_behind_its_whole() {
        for text in [
            "Of the 612 men, 40 were treated.",
            "Among the 612 men asked, 40 were treated.",
            "The clinic saw 612 people, including 40 children.",
            "The clinic saw 612 people, among them 40 nurses.",
            "The clinic saw 612 men, 40 of whom were treated.",
        ] {
            assert_eq!(joints(text)[1].as_ref().map(|(joint, _)| *joint), Some(Joint::PartOf), "{text}");
        }
        for text in ["The clinic saw 612 people in 40 towns, including 13 children.", "The clinic has 612 beds, including 40 nurses."] {
            assert!(joints(text).iter().flatten().all(|(joint, _)| *joint != Joint::PartOf), "{text}");
        }
    }

    #[test]
    fn the_same_is_said_again() {
        for text in [
            "The fire took 40 acres, or 16 hectares.",
            "The fire took 40 acres (16 hectares).",
            "The fire took 40 of 120 barns, a rate of 33 percent.",
            "The clinic asked 40 men surveyed, or 16 percent.",
        ] {
            assert_eq!(joints(text).last().unwrap().as_ref().map(|(joint, _)| *joint), Some(Joint::Restates), "{text}");
        }
        for text in ["The fire took 40 acres, and 16 hectares were saved.", "The fire took 40 acres, which cost the town 16 barns."] {
            assert_eq!(joints(text)[1], None, "{text}");
        }
    }

    #[test]
    fn parts_that_have_nothing_in_common_make_a_breakdown() {
        let all = |text: &str| joints(text).into_iter().flatten().map(|(joint, _)| joint).collect::<Vec<_>>();
        for text in ["The mill has 52 staff: 30 in Marrow and 22 in Tarn.", "The blast killed 15 people: nine women and six children."] {
            assert_eq!(all(text), [Joint::PartOfAll, Joint::PartOfAll], "{text}");
        }
        for text in ["The crash killed 15 people, nine women and six children.", "In all 15 people were hurt, nine badly and six lightly."] {
            assert_eq!(all(text), [Joint::OneOfParts, Joint::OneOfParts], "{text}");
        }
        for text in [
            "The clinic saw 52 men: 30 with burns and 22 with fractures.",
            "The crash killed 15 people, nine nurses and six women.",
            "The mill has 52 staff, 30 in Marrow and 22 at night.",
        ] {
            assert_eq!(all(text), [], "{text}");
        }
    }
}
