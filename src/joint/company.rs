//! What the tuples of an account are to each other: how many compete for a figure, and what else a figure explains.
//!
//! "186 million" of which three portions are said to be 25, 15 and 5 percent, and are, is a whole; a fourth portion is likely one of it too.

use std::collections::BTreeMap;

use super::account::{Account, Tuple};
use super::equation::Equation;

/// The tuples of an account by what they take from each other and what they lend.
#[derive(Clone, Debug, Default)]
pub struct Company {
    /// Of each node, how many tuples of each equation it follows from.
    following: Vec<BTreeMap<Equation, u32>>,
    /// The tuples that come out.
    kept: Vec<Kept>,
    /// Those of each node.
    of: Vec<Vec<usize>>,
}

/// A tuple that comes out.
#[derive(Clone, Debug)]
struct Kept {
    tuple: Tuple,
    /// Whether it does so finely that chance would hardly do it.
    is_fine: bool,
    /// How surprising that is, in bits.
    surprise: f64,
}

impl Kept {
    /// Whether it takes in one member of a tuple, and nothing else of it.
    fn is_apart(&self, tuple: &Tuple, member: usize) -> bool {
        self.tuple.members().all(|node| node == member || tuple.members().all(|own| own != node))
    }
}

/// So many fine tuples of a node, and so many others, tell what it is; a figure that is said on every line of a long text has no end of them.
const ENOUGH: usize = 24;

impl Company {
    /// The company of some tuples.
    #[must_use]
    pub fn new<'t>(account: &Account<'_>, tuples: impl IntoIterator<Item = &'t Tuple>) -> Self {
        Self::by(account, tuples.into_iter().map(|tuple| (tuple, || account.holds(tuple))))
    }

    /// The same where somebody tells of each tuple whether it comes out.
    pub(super) fn by<'t, H: FnOnce() -> bool>(account: &Account<'_>, tuples: impl IntoIterator<Item = (&'t Tuple, H)>) -> Self {
        let nodes = account.nodes.len();
        // of each node, how many others and how many fine ones there are
        let mut room = vec![[ENOUGH; 2]; nodes];
        let mut company = Self { following: vec![BTreeMap::new(); nodes], of: vec![Vec::new(); nodes], ..Self::default() };
        for (tuple, holds) in tuples {
            *company.following[tuple.derived].entry(tuple.equation).or_default() += 1;
            let has_room = |fine: usize| tuple.members().all(|node| room[node][fine] > 0);
            if tuple.equation.is_inequality() || !(has_room(0) || has_room(1)) || !holds() {
                continue;
            }
            let is_fine = account.is_beyond_chance(tuple);
            if has_room(usize::from(is_fine)) {
                for node in tuple.members() {
                    let left = &mut room[node][usize::from(is_fine)];
                    *left = left.saturating_sub(1);
                    company.of[node].push(company.kept.len());
                }
                company.kept.push(Kept { tuple: tuple.clone(), is_fine, surprise: account.surprise(tuple) });
            }
        }
        company
    }

    /// How many tuples of the same equation the figure follows from that follows from this one.
    #[must_use]
    pub fn rivals(&self, tuple: &Tuple) -> u32 {
        self.following.get(tuple.derived).and_then(|of| of.get(&tuple.equation)).copied().unwrap_or(0)
    }

    /// How surprising it is, in bits, that other figures follow from the same whole or base by the same equation: the sum over these figures.
    #[must_use]
    pub fn siblings(&self, tuple: &Tuple) -> f64 {
        let Some(&last) = tuple.others.last() else { return 0.0 };
        let mut surprises: BTreeMap<usize, f64> = BTreeMap::new();
        let is_sibling = |other: &&Kept| other.tuple.equation == tuple.equation && other.tuple.others.last() == Some(&last);
        for other in self.of(last).filter(is_sibling).filter(|other| other.is_apart(tuple, last)) {
            let surprise = surprises.entry(other.tuple.derived).or_default();
            *surprise = surprise.max(other.surprise);
        }
        surprises.values().sum()
    }

    /// How many fine tuples take in a member of this one, and nothing else of it.
    #[must_use]
    pub fn explained(&self, tuple: &Tuple, member: usize) -> usize {
        self.of(member).filter(|other| other.is_fine && other.is_apart(tuple, member)).count()
    }

    /// The tuples of a node that come out.
    fn of(&self, node: usize) -> impl Iterator<Item = &Kept> {
        let all = self.of.get(node).map_or(&[][..], Vec::as_slice);
        all.iter().filter_map(|&at| self.kept.get(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::document::Document;
    use crate::joint::candidate;
    use crate::lexicon::Lexicon;
    use crate::span::SourceId;

    #[test]
    fn the_portions_of_a_whole_are_company_to_each_other() {
        let lexicon = Lexicon::shipped().unwrap();
        let text = "Of 8,640 pupils asked, 3,456 (30 percent) walked, 2,333 (27 percent) took the bus and 2,851 (33 percent) a bicycle.";
        let study = check::read(Document::plain("a.txt", text), SourceId::new(0), &lexicon);
        let account = Account::new(&study.stages, &study.assertions);
        let tuples = candidate::tuples(&account);
        let company = Company::new(&account, &tuples);
        let written = |node: usize| account.assertion(node).map_or("", |it| it.figure.of(text));
        let of = |wanted: [&str; 3]| {
            let is = |tuple: &&Tuple| tuple.equation == Equation::Share && [tuple.derived, tuple.others[0], tuple.others[1]].map(written) == wanted;
            tuples.iter().find(is).unwrap()
        };
        let walked = of(["30 percent", "3,456", "8,640"]);
        assert!((8.0..12.0).contains(&company.siblings(walked)), "{}", company.siblings(walked));
        assert_eq!(company.explained(walked, walked.others[1]), 2);
        assert_eq!(company.explained(walked, walked.derived), 0);
        // of two that come out each is the other's only one
        let bus = of(["27 percent", "2,333", "8,640"]);
        assert!((4.0..6.0).contains(&company.siblings(bus)), "{}", company.siblings(bus));
        assert!(company.rivals(walked) > 1);
    }
}
