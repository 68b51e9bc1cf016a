//! Why two figures of a document are, or are not, taken to hang together: the tuples that both are in, and the largest terms of the judgement.

use super::account::Account;
use super::company::Company;
use super::equation::Equation;
use super::judge;
use super::phrase;
use super::row;
use super::stage::Stage;
use super::standing;
use crate::witness::Witness;

/// Tuples that are told of two figures at the most.
const FEW: usize = 2;
/// Terms that are told of a tuple at the most.
const TERMS: usize = 5;
/// Words that are told of it at the most.
const WORDS: usize = 3;

/// A tuple, how it was judged, and what told.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The equation.
    pub equation: Equation,
    /// What follows from the others, by its number in the document.
    pub derived: usize,
    /// The others; what is no figure is left out.
    pub others: Vec<usize>,
    /// How probable it is that they hang together, in ten-thousandths.
    pub joint: u16,
    /// How probable it is that there is an error, in ten-thousandths; none where it comes out.
    pub error: Option<u16>,
    /// The largest terms: features by their names, and thousandths of log odds.
    pub terms: Vec<(String, i32)>,
    /// The words that weigh most, with their places, in the same way: they make up the value of one of the features.
    pub words: Vec<(String, i32)>,
}

/// The tuples that two figures are both in, the most probable first.
#[must_use]
pub fn explain(stages: &[Stage], figures: &[Witness], pair: [usize; 2]) -> Vec<Seen> {
    let Some(judges) = judge::shipped() else { return Vec::new() };
    let account = Account::new(stages, figures);
    let scored = judge::scored(&account, &judges.joints);
    let figure = |node: usize| account.nodes.get(node).and_then(|node| node.figure);
    let holds_both = |tuple: &super::Tuple| pair.iter().all(|wanted| tuple.members().any(|node| figure(node) == Some(*wanted)));
    let mut wanted: Vec<_> = scored.iter().filter(|one| holds_both(&one.tuple)).collect();
    wanted.sort_by_key(|one| std::cmp::Reverse(one.joint));
    let misfits = standing::misfits(&account, &scored);
    let company = Company::new(&account, scored.iter().map(|one| &one.tuple));
    let seen = |one: &judge::Scored| {
        let standing = misfits.iter().find(|(other, _)| other.tuple == one.tuple).map(|(_, standing)| standing);
        let terms = judges.joints.terms(one.tuple.equation, &row::values(&account, &company, &judges.joints, &one.tuple));
        let words = judges.joints.model(one.tuple.equation).map(|model| phrase::telling(&account, &one.tuple, model)).unwrap_or_default();
        Some(Seen {
            equation: one.tuple.equation,
            derived: figure(one.tuple.derived)?,
            others: one.tuple.others.iter().filter_map(|&node| figure(node)).collect(),
            joint: one.joint,
            error: standing.map(|standing| judges.error(&account, &one.tuple, standing)),
            terms: terms.into_iter().take(TERMS).collect(),
            words: words.into_iter().take(WORDS).collect(),
        })
    };
    wanted.into_iter().take(FEW).filter_map(seen).collect()
}
