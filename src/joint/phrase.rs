//! The words by which figures are told together, each with its place: what stands between two figures, before and behind each, and what leads
//! from it up to its predicate.
//!
//! ```text
//! each pair      between, gap (the whole of it, where it is short), path (the relations from one to the other)     `da`, `db`, `ab`
//! each member    before, before-2, behind, behind-2, way (up to the predicate), noun, opens (its sentence)          `d`, `a`, `b`
//! ```
//! A name is "Name" and a figure "0", so that what is learnt of them holds for others. The models say what a word weighs; none is known here.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::account::{Account, Tuple};
use super::equation::Equation;
use super::row::Mixed;
use super::stage::Stage;
use crate::additive::{Model, Place};

/// Tokens between two figures at the most, for these to say how they hang together.
const NEAR: usize = 12;
/// Tokens of a gap that is looked at as a whole, at the most.
const SHORT: usize = 4;
/// Relations of a path at the most.
const STEPS: usize = 6;

/// What two figures, or one, are in a tuple.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Owner {
    Pair(u8),
    Member(u8),
}

/// A place of words by its name, which the models know, and by its key.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    /// Its name.
    pub name: &'static str,
    /// What the keys of its words begin with.
    pub place: Place,
}

const fn slot(name: &'static str) -> Slot {
    Slot { name, place: Place::named(name) }
}

const BETWEEN: [Slot; 3] = [slot("between-da"), slot("between-db"), slot("between-ab")];
const GAP: [Slot; 3] = [slot("gap-da"), slot("gap-db"), slot("gap-ab")];
const PATH: [Slot; 3] = [slot("path-da"), slot("path-db"), slot("path-ab")];
const BEFORE: [[Slot; 2]; 3] = [[slot("before-d"), slot("before-2-d")], [slot("before-a"), slot("before-2-a")], [slot("before-b"), slot("before-2-b")]];
const BEHIND: [[Slot; 2]; 3] = [[slot("behind-d"), slot("behind-2-d")], [slot("behind-a"), slot("behind-2-a")], [slot("behind-b"), slot("behind-2-b")]];
const WAY: [Slot; 3] = [slot("way-d"), slot("way-a"), slot("way-b")];
const NOUN: [Slot; 3] = [slot("noun-d"), slot("noun-a"), slot("noun-b")];
const OPENS: [Slot; 3] = [slot("opens-d"), slot("opens-a"), slot("opens-b")];

/// What the words of tuples weigh by some models, one tuple after the other: the keys of one pair or of one member are worked out once, and
/// once for each equation what they weigh.
#[derive(Debug, Default)]
pub(super) struct Weights {
    keys: Vec<u32>,
    told: HashMap<(Owner, usize, usize), Range<usize>, BuildHasherDefault<Mixed>>,
    sums: HashMap<(Equation, Owner, usize, usize), i32, BuildHasherDefault<Mixed>>,
}

impl Weights {
    /// The sum of a tuple, in thousandths of log odds.
    pub(super) fn of(&mut self, account: &Account<'_>, tuple: &Tuple, model: &Model) -> i32 {
        let Self { keys, told, sums } = self;
        let of_owner = |(owner, x, y)| {
            *sums.entry((tuple.equation, owner, x, y)).or_insert_with(|| {
                let own = told.entry((owner, x, y)).or_insert_with(|| {
                    let start = keys.len();
                    each(account, owner, x, y, &mut |slot, word| keys.push(slot.place.key(word)));
                    start..keys.len()
                });
                keys.get(own.clone()).unwrap_or_default().iter().map(|&key| model.word(key)).sum()
            })
        };
        owners(tuple).map(of_owner).sum()
    }

    /// Forgets all, as the next sentence begins.
    pub(super) fn clear(&mut self) {
        self.keys.clear();
        self.told.clear();
        self.sums.clear();
    }
}

/// The words of a tuple with their places.
pub fn words(account: &Account<'_>, tuple: &Tuple, mut told: impl FnMut(Slot, &str)) {
    for (owner, x, y) in owners(tuple) {
        each(account, owner, x, y, &mut told);
    }
}

/// The words of a tuple that a model weighs, with their places and weights, those that weigh most first.
pub(super) fn telling(account: &Account<'_>, tuple: &Tuple, model: &Model) -> Vec<(String, i32)> {
    let mut found = Vec::new();
    words(account, tuple, |slot, word| {
        let weight = model.word(slot.place.key(word));
        if weight != 0 {
            found.push((format!("\u{201c}{word}\u{201d} {}", slot.name), weight));
        }
    });
    found.sort_by(|a: &(String, i32), b| b.1.abs().cmp(&a.1.abs()).then_with(|| a.0.cmp(&b.0)));
    found.dedup();
    found
}

/// The pairs and the members of a tuple; of what has but one other, it is its first alone.
fn owners(tuple: &Tuple) -> impl Iterator<Item = (Owner, usize, usize)> {
    let d = tuple.derived;
    let a = tuple.others.first().copied().unwrap_or_default();
    let b = tuple.others.last().copied().filter(|_| tuple.others.len() > 1);
    let pairs = [Some((Owner::Pair(0), d, a)), b.map(|b| (Owner::Pair(1), d, b)), b.map(|b| (Owner::Pair(2), a, b))];
    let members = [Some((Owner::Member(0), d, d)), Some((Owner::Member(1), a, a)), b.map(|b| (Owner::Member(2), b, b))];
    pairs.into_iter().chain(members).flatten()
}

fn each(account: &Account<'_>, owner: Owner, x: usize, y: usize, told: &mut dyn FnMut(Slot, &str)) {
    let Some(((stage, at), (other, to))) = account.stage(x).zip(account.stage(y)) else { return };
    match owner {
        Owner::Pair(number) if stage.sentence == other.sentence => of_pair(stage, at, to, usize::from(number), told),
        Owner::Pair(_) => {}
        Owner::Member(number) => of_member(stage, at, usize::from(number), told),
    }
}

fn of_pair(stage: &Stage, x: usize, y: usize, number: usize, told: &mut dyn FnMut(Slot, &str)) {
    let (from, to) = (stage.place(x).0, stage.place(y).0);
    let between = from.min(to) + 1..from.max(to);
    if between.len() <= NEAR {
        between.clone().for_each(|at| told(BETWEEN[number], stage.text(at)));
    }
    if between.len() <= SHORT && from != to {
        let mut gap: Vec<&str> = between.map(|at| stage.text(at)).collect();
        gap.insert(0, if from < to { ">" } else { "<" });
        told(GAP[number], &gap.join(" "));
    }
    if let Some(path) = stage.path(x, y, STEPS) {
        told(PATH[number], &path);
    }
}

fn of_member(stage: &Stage, x: usize, number: usize, told: &mut dyn FnMut(Slot, &str)) {
    let token = stage.place(x).0;
    for (back, place) in (1..).zip(BEFORE[number]) {
        told(place, token.checked_sub(back).map_or("", |at| stage.text(at)));
    }
    for (on, place) in (1..).zip(BEHIND[number]) {
        told(place, stage.text(token + on));
    }
    stage.way(x).iter().for_each(|&at| told(WAY[number], stage.text(at as usize)));
    told(NOUN[number], stage.text(stage.anchor(x)));
    told(OPENS[number], stage.text(0));
}

#[cfg(test)]
mod tests {
    use super::super::candidate;
    use super::*;
    use crate::check;
    use crate::document::Document;
    use crate::lexicon::Lexicon;
    use crate::span::SourceId;

    /// The words of the first tuple of an equation.
    fn of(text: &str, equation: Equation) -> Vec<String> {
        let study = check::read(Document::plain("a.txt", text), SourceId::new(0), &Lexicon::shipped().unwrap());
        let account = Account::new(&study.stages, &study.assertions);
        let tuple = candidate::tuples(&account).into_iter().find(|tuple| tuple.equation == equation).unwrap();
        let mut found = Vec::new();
        words(&account, &tuple, |slot, word| found.push(format!("{} {word}", slot.name)));
        found
    }

    #[test]
    fn words_have_their_places() {
        let found = of("It has 640 members, and 210 members came.", Equation::Within);
        for word in ["between-da and", "gap-da > member , and", "before-d have", "before-2-d it", "behind-a member", "noun-a member", "opens-d it"] {
            assert!(found.iter().any(|it| it == word), "{word}: {found:?}");
        }
        assert!(found.iter().any(|it| it.starts_with("path-da ")), "{found:?}");
    }

    #[test]
    fn names_and_figures_are_told_as_such() {
        let found = of("Holm has 640 members, and 210 of Tarn's 300 came.", Equation::Within);
        assert!(found.iter().any(|it| it.ends_with(" Name")) && !found.iter().any(|it| it.contains("tarn")), "{found:?}");
    }

    #[test]
    fn what_words_weigh_is_the_sum_of_all() {
        let written = "intercept = 0\ncalibration = [[0, 5000]]\n[words.before-a]\nhave = 700\n[words.noun-a]\nmember = -50\n[words.noun-b]\nmember = 9\n";
        let model = Model::read(&written.parse::<crate::additive::Written>().unwrap().compact().unwrap(), &[]).unwrap();
        let study = check::read(Document::plain("a.txt", "It has 640 members, and 210 members came."), SourceId::new(0), &Lexicon::shipped().unwrap());
        let account = Account::new(&study.stages, &study.assertions);
        let tuples = candidate::tuples(&account);
        let tuple = tuples.iter().find(|tuple| tuple.equation == Equation::Within && tuple.derived > tuple.others[0]).unwrap();
        let mut weights = Weights::default();
        assert_eq!([(); 2].map(|()| weights.of(&account, tuple, &model)), [650; 2]);
        assert_eq!(telling(&account, tuple, &model).iter().map(|(_, weight)| *weight).collect::<Vec<_>>(), [700, -50]);
    }
}
