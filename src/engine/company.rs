//! What else two texts say that bears on two of their figures: who says the same, who says otherwise, and what a figure follows from.

use std::collections::{BTreeMap, BTreeSet};

use super::align::alike::{Ranking, flag};
use super::align::apart::{self, Apart};
use super::align::odds;
use super::candidate::{Candidate, Sides, is_calendar, kind, same_number};
use super::twin::{self, Nouns};
use super::{anachronism, arithmetic, movement, period, retold, slip};
use crate::quantity::{Amount, Dimension, Hedge, Verdict};
use crate::witness::Witness;

/// What is known of all figures of a statement and a source.
#[derive(Debug, Default)]
pub struct Company {
    own: Vec<Own>,
    /// By figure of the source: the figures of the statement that say the same, with their log odds, the most probable first.
    sayers: BTreeMap<usize, Vec<(i32, usize)>>,
    /// By figure of the source: the log odds of all of the statement's that cannot hold beside it.
    columns: BTreeMap<usize, Ranking>,
    /// Nouns that one figure alone of each text has.
    sole: [BTreeSet<usize>; 2],
    /// How many figures of the statement more probably than not are of one thing with one of the source that says the same; and with none such,
    /// but with one that cannot hold beside it.
    agreeing: usize,
    quarrelling: usize,
}

/// Whether the source more probably than not speaks of what a figure is of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Standing {
    /// And says the same.
    Agrees,
    /// And says otherwise.
    Quarrels,
    #[default]
    Unknown,
}

/// What is known of one figure of the statement.
#[derive(Debug, Default)]
struct Own {
    derived: u8,
    elsewhere: bool,
    /// Log odds of the figures of the source that say the same, and the sentences where they stand.
    supports: Vec<i32>,
    supported_in: BTreeSet<usize>,
    /// Log odds of those that cannot hold beside it.
    row: Ranking,
    values: usize,
    standing: Standing,
    /// The year that the source speaks of instead.
    meant: Option<i16>,
}

impl Company {
    /// What is known once all pairs have their log odds.
    #[must_use]
    pub fn of(sides: &Sides<'_>, candidates: &[Vec<Candidate>]) -> Self {
        let mut company = Self::default();
        for (at, row) in candidates.iter().enumerate() {
            company.enter(sides, at, row);
        }
        for sayers in company.sayers.values_mut() {
            sayers.sort_by_key(|&(score, at)| (std::cmp::Reverse(score), at));
        }
        company.columns = std::mem::take(&mut company.columns).into_iter().map(|(index, ranking)| (index, ranking.sorted())).collect();
        let sole = |figures: &[Witness]| {
            let nouns = Nouns::new(figures);
            figures.iter().enumerate().filter(|(_, it)| nouns.is_sole(it)).map(|(at, _)| at).collect()
        };
        company.sole = [sole(sides.own), sole(sides.others)];
        company
    }

    fn enter(&mut self, sides: &Sides<'_>, at: usize, row: &[Candidate]) {
        let Some(y) = sides.own.get(at) else { return };
        let others = sides.others;
        let derived = if row.iter().any(Candidate::is_live) { arithmetic::derivable(y, others, sides.lexicon) } else { 0 };
        let comes_to = || arithmetic::comes_to(y, sides.own, others);
        let mut own = Own { derived: if derived == 0 && comes_to() { 1 } else { derived }, ..Own::default() };
        own.elsewhere = others.iter().any(|x| same_number(y, x) && kind(y) != kind(x));
        own.meant = anachronism::meant(y, sides.own, others);
        let mut values = BTreeSet::new();
        for candidate in row {
            let Some(x) = others.get(candidate.index) else { continue };
            values.insert(x.reading.centre());
            if candidate.disputes() {
                own.row.0.push(odds(candidate.score));
                self.columns.entry(candidate.index).or_default().0.push(odds(candidate.score));
            } else if candidate.gate.is_none() {
                own.supports.push(candidate.score);
                own.supported_in.insert(x.sentence);
                if candidate.verdict == Verdict::Equal || same_number(y, x) {
                    self.sayers.entry(candidate.index).or_default().push((candidate.score, at));
                }
            }
        }
        own.values = values.len();
        own.standing = if own.supports.iter().any(|score| *score > 0) {
            Standing::Agrees
        } else if row.iter().any(|candidate| candidate.is_live() && candidate.score > 0) {
            Standing::Quarrels
        } else {
            Standing::Unknown
        };
        self.agreeing += usize::from(own.standing == Standing::Agrees);
        self.quarrelling += usize::from(own.standing == Standing::Quarrels);
        own.row = own.row.sorted();
        self.own.push(own);
    }

    /// Whether a figure of the statement follows from others of the source.
    #[must_use]
    pub fn is_derived(&self, statement: usize) -> bool {
        self.own.get(statement).is_some_and(|own| own.derived > 0)
    }

    /// What speaks for one of two figures that cannot both hold being wrong.
    #[must_use]
    pub fn values(&self, sides: &Sides<'_>, at: usize, candidate: &Candidate) -> apart::Values {
        let mut values = apart::begun(&candidate.alike);
        let (Some(own), Some(y), Some(x)) = (self.own.get(at), sides.own.get(at), sides.others.get(candidate.index)) else { return values };
        let mut set = |feature: Apart, value: f32| values[feature as usize] = value;
        let alike = odds(candidate.score);
        set(Apart::Alike, alike);
        set(Apart::Differs, flag(candidate.verdict == Verdict::Differs));
        figures(y, x, &mut set);
        let support = own.supports.iter().max().map_or(f32::NAN, |score| odds(*score));
        set(Apart::Support, support);
        set(Apart::SupportLead, alike - support);
        set(Apart::Supports, count(own.supports.len()));
        set(Apart::Derived, f32::from(own.derived));
        set(Apart::Elsewhere, flag(own.elsewhere));
        let taken = self.sayers.get(&candidate.index).and_then(|sayers| sayers.iter().find(|(_, other)| *other != at));
        let taken = taken.map_or(f32::NAN, |(score, _)| odds(*score));
        set(Apart::Taken, taken);
        set(Apart::TakenLead, alike - taken);
        set(Apart::Knows, flag(sides.own.iter().any(|other| other.unit == x.unit && same_number(other, x))));
        set(Apart::Values, count(own.values).max(1.0).log2());
        let (rank, lead) = own.row.place(alike);
        set(Apart::Rank, rank);
        set(Apart::Lead, lead);
        if let Some(column) = self.columns.get(&candidate.index) {
            let (rank, lead) = column.place(alike);
            set(Apart::RankBack, rank);
            set(Apart::LeadBack, lead);
        }
        let same_noun = twin::same_noun(y, x);
        set(Apart::Sole, if same_noun { flag(self.sole[0].contains(&at)) + flag(self.sole[1].contains(&candidate.index)) } else { f32::NAN });
        set(Apart::Retold, flag(retold::is_retold(y, x, sides.lexicon)));
        if is_calendar(y) {
            set(Apart::ForeignYear, own.meant.map_or(f32::NAN, |meant| flag(x.moment.and_then(|moment| moment.year) == Some(meant))));
            set(Apart::Carried, carried(sides, at, candidate.index));
        }
        set(Apart::MovesApart, flag(movement::are_two((sides.own, at), (sides.others, candidate.index), same_number)));
        let mates = sides.own.iter().enumerate().filter(|(other, it)| *other != at && it.sentence == y.sentence);
        let (mut agree, mut strays) = (0, 0);
        for mate in mates.filter_map(|(other, _)| self.own.get(other)) {
            agree += usize::from(mate.supported_in.contains(&x.sentence));
            strays += usize::from(mate.supports.is_empty());
        }
        set(Apart::Mates, count(agree));
        set(Apart::Strays, count(strays));
        let others = |all: usize, standing| count(1 + all - usize::from(own.standing == standing)).log2();
        set(Apart::Agreeing, others(self.agreeing, Standing::Agrees));
        set(Apart::Quarrelling, others(self.quarrelling, Standing::Quarrels));
        values
    }
}

/// How two numbers differ.
fn figures(y: &Witness, x: &Witness, set: &mut impl FnMut(Apart, f32)) {
    let slip = slip::between(y, x);
    set(Apart::Powers, slip.powers);
    set(Apart::SameDigits, flag(slip.same_digits));
    set(Apart::OneDigit, flag(slip.one_digit));
    set(Apart::Exchanged, flag(slip.exchanged));
    set(Apart::Nought, flag(slip.nought));
    set(Apart::Digits, slip.digits);
    set(Apart::Steps, slip.steps);
    let base = |it: &Witness| it.unit.to_base(it.reading.centre()?);
    set(Apart::Smaller, base(y).zip(base(x)).map_or(f32::NAN, |(a, b)| flag(a < b)));
    set(Apart::Hedged, flag(y.reading.hedge != Hedge::Exact));
    set(Apart::HedgedSource, flag(x.reading.hedge != Hedge::Exact));
    set(Apart::Small, flag(kind(y) == Dimension::Count && y.reading.centre().is_some_and(|value| value <= Amount::integer(12))));
    set(Apart::Person, if y.unit.dimension() == Dimension::Age { flag(twin::one_person(y, x)) } else { f32::NAN });
}

/// Whether two moments are given for one and the same figure; not known where one of them is given for none.
fn carried(sides: &Sides<'_>, at: usize, index: usize) -> f32 {
    period::dated((sides.own, at), (sides.others, index)).map_or(f32::NAN, |(y, x)| flag(same_number(y, x) && y.unit == x.unit))
}

#[expect(clippy::cast_precision_loss, reason = "a text has few figures")]
fn count(number: usize) -> f32 {
    number as f32
}
