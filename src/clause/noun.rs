//! What is counted or measured, and what it is a part of.
//!
//! ```text
//! counted   the noun that the figure modifies                    "12 foreign fighters"
//!           what stands behind "of" where the figure is a noun   "55 of the protesters", "dozens of boats"
//!           the measure before "of"                              "a toll of 52"
//!           what a measure measures                              "30 miles of road", "a 30-foot wall", "$1.2bn in aid"
//! whole     what stands behind "of" or "among" below a share, or below a count with an article
//!           the owner of the noun                                "the city's 597,000 voters"
//! ```

use std::ops::Range;

use crate::claim::{Counted, Phrase};
use crate::lexicon::Tie;
use crate::quantity::Dimension;
use crate::sentence::Kind;
use crate::syntax::{Relation, Tag};

use super::amount;
use super::apart;
use super::governor::{self, Governor};
use super::name;
use super::noun_phrase;
use super::scene::Scene;
use super::share;

/// What the tree says of a figure's noun.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The head of what is counted.
    pub head: Option<usize>,
    /// What is counted.
    pub counted: Option<Counted>,
    /// What it is a part of.
    pub whole: Option<Phrase>,
    /// It is a part of, or beside, what was counted before: "of them", "others".
    pub others: bool,
    /// The word after the phrase.
    pub words_end: usize,
}

/// What a figure counts or measures, and of what.
pub fn noun(scene: &Scene<'_>, index: usize, governor: Governor) -> Found {
    let (figure, range) = &scene.figures[index];
    let mut found = Found { words_end: range.end, ..Found::default() };
    let node = scene.node(index);
    match figure.unit.dimension() {
        Dimension::Date | Dimension::TimeOfDay | Dimension::Score => return found,
        // "the 2004 election", "the 19th century", "paragraph 1": what the number tells apart
        Dimension::Year | Dimension::Name => {
            let own = own_word(scene, range);
            // "the end of the 19th century": the century is told apart by its own number
            let apart = own.as_ref().is_some_and(|own| range.len() > 1 && own.phrase.words[0].chars().all(char::is_alphabetic));
            let head = apart::right_before(scene, index).or_else(|| governor::modified(scene, index)).or_else(|| apart::told_apart(scene, index));
            found.head = head.filter(|_| !apart);
            found.whole = found.head.and_then(|head| apart::whole(scene, head, node));
            found.counted = own.filter(|_| found.head.is_none());
        }
        Dimension::Share => share::share(scene, index, &mut found),
        Dimension::Count | Dimension::Ordinal => {
            // "Greens 19": whose they are says nothing of what they are
            let owner = name::behind(scene, index);
            let (behind, modified) = (of(scene, node), governor::modified(scene, index).filter(|&head| Some(head) != owner));
            if let Some(noun) = joined(scene, index) {
                let group = modified.filter(|&group| behind.is_none() && group > noun);
                found.whole = group.map(|group| scene.phrase(noun + 1..noun_phrase::tokens(scene, group).end));
                found.head = Some(noun);
            } else if let Some(of) = behind {
                part(scene, of, &mut found);
            } else if let Some(head) = modified {
                count(scene, head, &mut found);
            }
            if found.head.is_none() && !found.others {
                let number = governor::number_of(scene, governor);
                // "cut its staff by 800": what the verb moves
                let moves = || scene.tree.head(node).filter(|&verb| scene.lexicon.words.trend(scene.lower(verb)).is_some());
                let object = || moves().filter(|_| scene.tie_before(index) == Some(Tie::Extent)).and_then(|_| object(scene, node));
                found.head = number.or_else(|| measure_before(scene, node)).or_else(object);
            }
        }
        Dimension::Ratio => found.head = governor::modified(scene, index),
        _ => amount::measured(scene, index, &mut found),
    }
    if found.head.is_none() && found.counted.is_none() && !found.others && figure.unit.dimension().is_quantity() {
        found.head = measure_subject(scene, governor);
    }
    // what bears a name of its own is no amount: "an increase in profit of $864"
    found.head = found.head.map(|head| moved(scene, head).unwrap_or(head));
    finish(scene, index, &mut found);
    found
}

/// What a figure tells apart that is a part of a name.
pub fn of_name(scene: &Scene<'_>, index: usize) -> Found {
    let head = apart::told_apart(scene, index);
    let whole = head.and_then(|head| apart::whole(scene, head, scene.node(index)));
    let mut found = Found { head, whole, words_end: scene.figures[index].1.end, ..Found::default() };
    finish(scene, index, &mut found);
    found
}

/// "a 16-nation summit": the noun that a hyphen joins to its number, whatever both of them describe.
fn joined(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let token = scene.joined(index)?;
    let nominal = scene.tree.tag(token) == Tag::Noun || scene.tree.relation(token) == Relation::Compound;
    // "19 East-Coast servers", "two Rolls-Royces": what is joined to its number is no name
    let capital = scene.words[scene.tree.token(token).words.start].is_capitalised();
    (nominal && !capital && scene.figure_of(token).is_none()).then_some(token)
}

/// Whether a figure is the amount of the noun before it, and counts nothing behind it: "an estimate of 5,000", "the figure is 6,750".
#[must_use]
pub fn is_amount(scene: &Scene<'_>, index: usize) -> bool {
    let node = scene.node(index);
    let counts = || governor::modified(scene, index).is_some() || of(scene, node).is_some();
    !counts() && (measure_before(scene, node).is_some() || measure_subject(scene, governor::governor(scene, node)).is_some())
}

/// "an increase in profit": what moved, behind a word of movement.
pub(super) fn moved(scene: &Scene<'_>, head: usize) -> Option<usize> {
    scene.lexicon.words.trend(scene.lower(head))?;
    let behind = noun_phrase::tied(scene, head, &[Tie::Content, Tie::Whole]);
    behind.filter(|&each| scene.tree.relation(each) == Relation::Nmod).find(|&each| scene.tree.tag(each) == Tag::Noun)
}

/// "the surplus was 498 million dollars", "the toll rose to 30": a measure that the figure is the value of.
fn measure_subject(scene: &Scene<'_>, governor: Governor) -> Option<usize> {
    let subject = governor::subject(scene, governor.token).filter(|&subject| subject != governor.through)?;
    scene.lexicon.nouns.is_measure(&scene.lemma(subject)).then_some(subject)
}

fn finish(scene: &Scene<'_>, index: usize, found: &mut Found) {
    let Some(head) = found.head else { return };
    let range = &scene.figures[index].1;
    let tokens = noun_phrase::tokens(scene, head);
    let words = scene.words_of(tokens.clone());
    // "16 of 580 pupils": what the other figure counts is said there
    let inherited = scene.tree.under(head, Relation::Nummod).any(|each| scene.figure_of(each).is_some_and(|figure| figure != index));
    if words.start >= range.end && !inherited {
        found.words_end = words.end;
    }
    // "nine women and six children": the second noun has a figure of its own
    let counted_apart = |noun: usize| scene.tree.dependents(noun).any(|each| scene.figure_of(each).is_some());
    let also = scene.tree.under(head, Relation::Conj).filter(|&each| scene.tree.tag(each).is_noun() && !counted_apart(each));
    let also = also.map(|each| scene.lemma(each).into_owned()).collect();
    found.counted = Some(Counted { phrase: scene.phrase(tokens), also, inherited });
}

/// "12 people", "the city's 597,000 voters", "21 more people".
fn count(scene: &Scene<'_>, head: usize, found: &mut Found) {
    let is_subset = |token: usize| scene.lexicon.words.is_subset(scene.lower(token));
    found.others = is_subset(head) || scene.tree.dependents(head).any(is_subset);
    if is_subset(head) {
        found.words_end = scene.tree.token(head).words.end;
    } else {
        found.head = Some(head);
    }
    let owner = || scene.tree.under(head, Relation::NmodPoss).find(|&each| scene.tree.tag(each).is_noun());
    found.whole = noun_phrase::complement(scene, head).or_else(owner).map(|whole| scene.phrase(noun_phrase::tokens(scene, whole)));
}

/// "55 of the protesters", "dozens of boats", "five of them".
fn part(scene: &Scene<'_>, of: usize, found: &mut Found) {
    if matches!(scene.tree.tag(of), Tag::Pron | Tag::Det) {
        found.others = true;
        found.words_end = scene.tree.token(of).words.end;
        return;
    }
    found.head = Some(of);
    // "two of Johnson's deputies" are as definite as "two of the deputies"
    let owned = !scene.tree.extent(of).any(|each| scene.figure_of(each).is_some())
        && scene.tree.under(of, Relation::NmodPoss).any(|each| scene.tree.tag(each).is_noun());
    let definite = scene.tree.dependents(of).any(|each| scene.lexicon.words.is_definite(scene.lower(each)));
    if definite || owned {
        found.whole = Some(scene.phrase(if owned { noun_phrase::owned(scene, of) } else { noun_phrase::tokens(scene, of) }));
        found.others = true;
    }
}

/// What stands behind "of" or "among" below a token, or right behind it whatever it was hung on.
pub(super) fn of(scene: &Scene<'_>, node: usize) -> Option<usize> {
    let tree = &scene.tree;
    let below = noun_phrase::tied(scene, node, &[Tie::Whole]).find(|&each| each > node);
    let next = Some(node + 1).filter(|&next| next < tree.len() && tree.relation(next) == Relation::Case && scene.tie_of(next) == Some(Tie::Whole));
    below.or_else(|| next.and_then(|next| tree.head(next)).filter(|&head| head > node && scene.figure_of(head).is_none()))
}

/// The last word of letters among those of the figure.
pub(super) fn own_word(scene: &Scene<'_>, range: &Range<usize>) -> Option<Counted> {
    let word = range.clone().rev().find(|&at| scene.words[at].kind == Kind::Word && scene.words[at].text.len() > 1)?;
    Some(Counted { phrase: scene.phrase_of(word..word + 1), also: Vec::new(), inherited: false })
}

/// "sells the phone for $900", "cut its forecast to $40 million": what the verb takes besides.
pub(super) fn object(scene: &Scene<'_>, node: usize) -> Option<usize> {
    let tree = &scene.tree;
    let verb = tree.head(node).filter(|_| tree.relation(node) == Relation::Obl)?;
    tree.under(verb, Relation::Obj).find(|&each| scene.is_noun(each))
}

/// "a toll of 52", "a fine of $10": the noun that "of" ties to the figure.
pub(super) fn measure_before(scene: &Scene<'_>, node: usize) -> Option<usize> {
    let tree = &scene.tree;
    let head = tree.head(node).filter(|&head| head < node && tree.relation(node) == Relation::Nmod && scene.is_noun(head))?;
    let measured = scene.is_tied(node, Tie::Whole) && !scene.lexicon.clauses.is_container(scene.lower(head));
    (measured || scene.lexicon.nouns.is_measure(&scene.lemma(head))).then_some(head)
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::{counts, of};

    #[test]
    fn a_figure_counts_the_noun_that_it_stands_with() {
        counts("The army held 12 foreign fighters.", "12", Some("foreign fighters"));
        counts("About 450 pupils of the school were sent home.", "450", Some("pupils"));
        counts("The mill cut its staff by 800.", "800", Some("staff"));
        counts("He spent two weeks of January at sea.", "two", Some("weeks"));
    }

    #[test]
    fn a_noun_that_is_joined_to_its_number_is_what_it_counts() {
        counts("The prince opened a 16-nation summit in Oslo.", "16", Some("nation"));
        of("The prince opened a 16-nation summit in Oslo.", "16", Some("summit"));
        counts("The firm bought 19 long-range jets.", "19", Some("long - range jets"));
    }

    #[test]
    fn a_plural_behind_a_count_is_what_it_counts() {
        counts("His last three plays were collaborations.", "three", Some("plays"));
        counts("These four plays are graver in tone.", "four", Some("plays"));
        counts("Two plays not included in the folio are lost.", "Two", Some("plays"));
        counts("Some 300 respondents agreed.", "300", Some("respondents"));
        counts("The council built four sports halls.", "four", Some("sports halls"));
    }

    #[test]
    fn one_counts_where_a_noun_stands_behind_it() {
        counts("Police said that one person died.", "one", Some("person"));
        counts("Only one person died in the fire.", "one", Some("person"));
        counts("The one country that voted against it was Norway.", "one", Some("country"));
    }

    #[test]
    fn a_name_with_a_sign_in_it_is_one_name() {
        counts("The ward treated 40 A&E patients.", "40", Some("a & e patients"));
    }

    #[test]
    fn the_whole_stands_behind_of_or_owns_the_noun() {
        of("The rebels hold 40 percent of the territory.", "40", Some("territory"));
        of("The firm counted 38 of the employees.", "38", Some("employees"));
        of("Two of Johnson's deputies were fired.", "Two", Some("johnson 's deputies"));
        of("The city's 597,000 voters stayed at home.", "597,000", Some("city"));
        of("The harbour has 40 berths.", "40", None);
    }
}
