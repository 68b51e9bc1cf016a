//! What governs a figure: the noun that it counts, the predicate above, and the predicates above that.
//!
//! ```text
//! counted    figure --nummod--> noun                      "12 people"
//! governor   noun --subject, object, oblique--> verb      "killed 12 people", "12 people were killed"
//! ```
//! A noun climbs through coordination, apposition and holders ("a total of 12 people") to the word that takes part in the verb.

use crate::lexicon::Tie;
use crate::syntax::{Class, Relation, Tag};

use super::noun_phrase;
use super::scene::Scene;

/// The noun that a figure stands with as a modifier.
pub fn modified(scene: &Scene<'_>, figure: usize) -> Option<usize> {
    let tree = &scene.tree;
    let node = scene.node(figure);
    let head = tree.head(node)?;
    let numeral = tree.relation(node) == Relation::Nummod;
    let modifies = numeral || matches!(tree.relation(node), Relation::Amod | Relation::Compound | Relation::Det);
    // a plural behind a number is what it counts, whatever it was taken for: "the 36 plays"
    let plural = || head > node && scene.lexicon.is_plural(scene.lower(head));
    let nominal = tree.tag(head).is_noun() || numeral && (matches!(tree.tag(head), Tag::Sym | Tag::Adj | Tag::X) || plural());
    // what modifies stands before its noun, but for the numbers of names
    let stands_with = modifies && nominal && (node < head || numeral) && scene.figure_of(head).is_none();
    // "Ward ships 54 detectors": a plural right behind a count is what it counts, whatever stands before
    if stands_with && node < head {
        Some(within_phrase(scene, node, whole_compound(scene, head)))
    } else {
        beside(scene, node).or_else(|| stands_with.then_some(head))
    }
}

/// "the three plays were comedies": the last noun before an auxiliary, which no phrase holds.
fn within_phrase(scene: &Scene<'_>, node: usize, head: usize) -> usize {
    let tree = &scene.tree;
    let auxiliary = (node + 1..head).find(|&each| tree.tag(each) == Tag::Aux);
    auxiliary.map(|each| each - 1).filter(|&noun| noun > node && tree.tag(noun).is_noun()).unwrap_or(head)
}

/// The noun that a noun only tells apart: what is counted of "a 6.4-magnitude quake" is the quake.
fn whole_compound(scene: &Scene<'_>, noun: usize) -> usize {
    let tree = &scene.tree;
    let above = |&at: &usize| tree.head(at).filter(|&head| tree.relation(at) == Relation::Compound && head > at && tree.tag(head).is_noun());
    std::iter::successors(Some(noun), above).last().unwrap_or(noun)
}

/// The noun that begins right behind a count and hangs on the same word: "at least one American", "dozens more boats".
fn beside(scene: &Scene<'_>, node: usize) -> Option<usize> {
    let tree = &scene.tree;
    let class = tree.token(node).class;
    let counts = class.is_none_or(|class| class == Class::Count);
    // "500mg tablets", "a larger 570 sq m flat"
    let measures = |next: usize| class == Some(Class::Measure) && tree.tag(next) == Tag::Noun;
    let next = Some(node + 1).filter(|&next| next < tree.len() && (counts || measures(next)))?;
    let top = tree.upwards(next).take_while(|&each| each > node).find(|&each| tree.head(each) == tree.head(node) || tree.head(each) == Some(node))?;
    let nominal = |each: usize| matches!(tree.tag(each), Tag::Adj | Tag::Noun | Tag::Propn);
    (nominal(next) && nominal(top) && (counts || !tree.relation(top).is_oblique())).then_some(top)
}

/// The token at which a figure takes part in its sentence: its noun, or itself where it stands alone.
#[must_use]
pub fn anchor(scene: &Scene<'_>, figure: usize) -> usize {
    modified(scene, figure).unwrap_or_else(|| scene.node(figure))
}

/// The word that governs a token, and how the token takes part in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Governor {
    /// The predicate or, where no predicate is above, the noun at the top.
    pub token: usize,
    /// The token of the chain that depends on it, or the governor itself where the figure is the predicate.
    pub through: usize,
    /// The relation of that token.
    pub relation: Relation,
}

/// The governor of a token: the first predicate above the noun that it belongs to.
pub fn governor(scene: &Scene<'_>, from: usize) -> Governor {
    let tree = &scene.tree;
    let through = tree.upwards(from).find(|&each| !climbs(scene, each)).unwrap_or(from);
    let relation = tree.relation(through);
    // the figure or its noun is itself the predicate, or a noun stands at the top
    let token = tree.head(through).filter(|_| relation.is_part()).unwrap_or(through);
    Governor { token, through, relation }
}

/// Whether a token takes part in its sentence by way of its head.
fn climbs(scene: &Scene<'_>, token: usize) -> bool {
    scene.tree.head(token).is_some_and(|head| match scene.tree.relation(token) {
        Relation::Conj => !scene.is_predicate(token),
        relation => relation.is_nominal() || relation.is_part() && !scene.is_predicate(head),
    })
}

/// "puts the number of fighters who have come since May at 30,000": the verb that sets the figure, however far its "at" was hung.
pub fn placed(scene: &Scene<'_>, figure: usize) -> Option<Governor> {
    let node = scene.node(figure);
    let sets = |token: &usize| scene.tree.tag(*token) == Tag::Verb && scene.lexicon.speech.puts(&scene.lemma(*token));
    let verb = scene.tree.upwards(node).skip(1).find(sets).filter(|_| scene.tie_before(figure) == Some(Tie::Level))?;
    scene.tree.under(verb, Relation::Obj).next()?;
    Some(Governor { token: verb, through: node, relation: Relation::Obl })
}

/// The predicates above a token that its clause is a complement of, nearest first: "is expected to reach", "said that".
pub fn complements<'s>(scene: &'s Scene<'_>, predicate: usize) -> impl Iterator<Item = usize> + 's {
    std::iter::successors(Some(predicate), |&at| {
        let tree = &scene.tree;
        let head = tree.head(at)?;
        match tree.relation(at) {
            Relation::Ccomp | Relation::Xcomp | Relation::Csubj => Some(head),
            Relation::Conj if scene.is_predicate(head) => Some(head),
            // "estimated to have": the participle above an infinitive
            Relation::Acl | Relation::Advcl if tree.under(at, Relation::Mark).next().is_some() && tree.tag(head) == Tag::Adj => Some(head),
            _ => None,
        }
    })
}

/// The subject of a predicate: its own, or that of the predicate whose clause it continues; a relative pronoun gives the noun before it.
pub fn subject(scene: &Scene<'_>, predicate: usize) -> Option<usize> {
    let tree = &scene.tree;
    if let Some(own) = own_subject(scene, predicate) {
        return if matches!(tree.tag(own), Tag::Pron | Tag::Det) { antecedent(scene, own, predicate) } else { Some(own) };
    }
    let head = tree.head(predicate)?;
    match tree.relation(predicate) {
        // "asked them to suspend 12": the one who is asked does it
        Relation::Xcomp => tree.under(head, Relation::Obj).find(|&each| tree.tag(each).is_noun() && each < predicate).or_else(|| subject(scene, head)),
        Relation::Conj | Relation::Ccomp | Relation::Parataxis | Relation::Advcl => subject(scene, head),
        // "the capacity to treat 40 tonnes" is that of the mill that has it
        Relation::Acl if is_infinitive(scene, predicate) => {
            let above = || tree.upwards(head).skip(1).find(|&each| scene.is_predicate(each));
            tree.under(head, Relation::NmodPoss).next().or_else(|| subject(scene, above()?))
        }
        // "a survey covering 12 towns", "the bomb that killed 12"
        Relation::Acl | Relation::AclRelcl => Some(head).filter(|&head| tree.tag(head).is_noun()),
        _ => None,
    }
}

/// The last subject of a predicate, which stands next to it.
pub fn own_subject(scene: &Scene<'_>, predicate: usize) -> Option<usize> {
    scene.tree.dependents(predicate).rfind(|&each| scene.tree.relation(each).is_subject())
}

fn is_infinitive(scene: &Scene<'_>, verb: usize) -> bool {
    scene.tree.under(verb, Relation::Mark).any(|each| scene.tree.tag(each) == Tag::Part)
}

/// The noun that a pronoun stands for: the noun of its relative clause, or, for a personal one of the third person, the subject of a
/// clause above.
fn antecedent(scene: &Scene<'_>, pronoun: usize, predicate: usize) -> Option<usize> {
    let tree = &scene.tree;
    let lower = scene.lower(pronoun);
    if scene.lexicon.clauses.is_nobody(lower) {
        return None;
    }
    let relative = scene.lexicon.clauses.is_relative(lower);
    tree.upwards(predicate).skip(1).find_map(|head| {
        // whatever the clause was taken for, its relative pronoun stands for the noun that it hangs on
        let noun = Some(head).filter(|_| relative && tree.tag(head).is_noun());
        noun.or_else(|| own_subject(scene, head).filter(|&each| tree.tag(each).is_noun() && each < pronoun && !tree.is_within(pronoun, each)))
    })
}

/// The noun that a bare number is a number of, where its verb takes a "number of" them: "the number of fighters stands at 30,000".
pub fn number_of(scene: &Scene<'_>, governor: Governor) -> Option<usize> {
    let tree = &scene.tree;
    let takes = |each: usize| each != governor.through && (tree.relation(each).is_subject() || tree.relation(each) == Relation::Obj);
    let holder = tree.dependents(governor.token).find(|&each| takes(each) && scene.lexicon.clauses.is_container(scene.lower(each)));
    noun_phrase::complement(scene, holder?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause::sample::with;

    /// The lemma of the governor of the first figure.
    fn governs(text: &str) -> String {
        with(text, |scene| scene.lemma(governor(scene, anchor(scene, 0)).token).into_owned())
    }

    #[test]
    fn a_noun_climbs_to_its_verb() {
        assert_eq!(governs("The fire killed 12 people."), "kill");
        assert_eq!(governs("A total of 12 people were killed."), "kill");
        assert_eq!(governs("The mill is expected to hire 12 people."), "hire");
        assert_eq!(governs("The firm split a larger 570 sq m flat."), "split");
    }
}
