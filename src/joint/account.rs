//! The figures of a document, in order, with what of them takes part in equations.
//!
//! A figure with two values, "203 to 184", has two nodes; one that says no number has none of its own. What takes part without being a figure,
//! a day of the week that stands alone, a list of things, a place in an order or a word for a move, is a node too.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::cue::Cues;
use super::equation::Equation;
use super::kind::{announces, are_alike, is_count, is_place, leaves_unit, may_leave_unit};
use super::landmark::{Landmark, ranked};
use super::rough::{self, Rough};
use super::stage::Stage;
use super::value::{Clock, Instant, Value};
use crate::claim::Trend;
use crate::quantity::{Amount, Interval};
use crate::witness::Witness;

/// What takes part in an equation.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// The number of its figure in the document; none of a landmark.
    pub figure: Option<usize>,
    /// Whether the figure has only this value.
    pub alone: bool,
    /// Whether it is a number whose unit and noun may stand elsewhere: "to $14.5m from 10.6m".
    pub bare: bool,
    /// Its sentence, among those with figures, and its place there.
    pub place: (usize, usize),
    /// What it says.
    pub says: Says,
}

/// What a node says.
#[expect(clippy::large_enum_variant, reason = "nearly all that is said are values")]
#[derive(Clone, Copy, Debug)]
pub enum Says {
    /// So much.
    Value(Value),
    /// When.
    Instant(Instant),
    /// A day of the week, a list, a place in an order, or a word for a move.
    Landmark(Landmark),
}

/// Nodes that may satisfy an equation, by their numbers in the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tuple {
    /// The equation.
    pub equation: Equation,
    /// What follows from the others.
    pub derived: usize,
    /// The others, in the order of the equation's parts.
    pub others: Vec<usize>,
}

impl Tuple {
    /// All nodes, what follows last.
    pub fn members(&self) -> impl Iterator<Item = usize> {
        self.others.iter().copied().chain([self.derived])
    }

    /// The members that are measured alike, so that one may leave its unit to another: all, the others, all but the first, or none.
    fn alike(&self) -> impl Iterator<Item = usize> {
        let all = self.others.len() + 1;
        let (from, to) = match self.equation {
            Equation::Difference | Equation::Sum | Equation::Rest | Equation::Between | Equation::Within | Equation::Order | Equation::Restated => (0, all),
            Equation::Share | Equation::Change | Equation::Multiple | Equation::Points | Equation::Portion => (0, self.others.len()),
            // the place of a rank is no figure
            Equation::Product | Equation::Rank => (1, all),
            Equation::InTime | Equation::Span | Equation::Age | Equation::Listed | Equation::Weekday | Equation::League | Equation::Conversion => (0, 0),
        };
        self.members().take(to).skip(from)
    }
}

/// Others of a tuple at the most that are tried with binary numbers first.
const MOST_ROUGH: usize = 8;

/// The value of a node as far as binary numbers tell it; none where its unit may stand elsewhere.
fn rough_of(node: &Node) -> Option<Rough> {
    match &node.says {
        Says::Value(value) if !node.bare => Rough::of(value),
        _ => None,
    }
}

/// The year of the nearest date of a sentence that says one, the next one first: "from 3 March to 5 March 2019".
fn year_beside(figures: &[Witness], stage: &Stage, at: usize) -> Option<i16> {
    let of = |at: usize| figures.get(stage.first + at)?.moment.filter(|moment| moment.day.is_some())?.year;
    (at + 1..stage.len()).find_map(of).or_else(|| (0..at).rev().find_map(of))
}

/// The figures of a document, in order, and the sentences that they stand in.
#[derive(Clone, Debug)]
pub struct Account<'a> {
    /// The sentences with figures.
    pub stages: &'a [Stage],
    /// The figures.
    pub figures: &'a [Witness],
    /// Their values, in order.
    pub nodes: Vec<Node>,
    /// The unit of each node's figure, by its number among the units; none of a landmark.
    units: Vec<Option<usize>>,
    /// The nodes of the figures of each unit, in order.
    by_unit: Vec<Vec<usize>>,
    /// The counts that a list of so many things may follow, with their nodes, by their sentences.
    announcing: Vec<Vec<(i64, usize)>>,
    /// The nodes of each sentence with figures.
    ranges: Vec<Range<usize>>,
    /// The values of nodes that say their own unit, as far as binary numbers tell them.
    rough: Vec<Option<Rough>>,
    /// The number of the sentence that the story opens with.
    opening: usize,
}

impl<'a> Account<'a> {
    /// The account of a document.
    #[must_use]
    pub fn new(stages: &'a [Stage], figures: &'a [Witness]) -> Self {
        let mut nodes = Vec::with_capacity(figures.len());
        for (number, stage) in stages.iter().enumerate() {
            // a dateline says when a story was filed, and nothing of what it tells
            for (at, it) in figures.iter().skip(stage.first).take(stage.len()).enumerate().filter(|(_, it)| !it.marks.dateline) {
                let without_year = it.moment.filter(|moment| moment.year.is_none() && moment.day.is_some());
                let values = match without_year.and_then(|moment| Instant::in_year(moment, year_beside(figures, stage, at)?)) {
                    Some(instant) => vec![Says::Instant(instant)],
                    None if stage.counts_years(at) => Value::years_of(it).map(Says::Value).into_iter().collect(),
                    None => Value::all_of(it).into_iter().map(Says::Value).chain(Instant::all_of(it).into_iter().map(Says::Instant)).collect(),
                };
                let (alone, bare) = (values.len() == 1, leaves_unit(it) || is_count(it) && (stage.bounds(at) || stage.is_amount(at)));
                nodes.extend(values.into_iter().map(|says| Node { figure: Some(stage.first + at), alone, bare, place: (number, at), says }));
            }
            let landmarks = (stage.len()..).zip(stage.landmarks());
            nodes.extend(landmarks.map(|(at, &it)| Node { figure: None, alone: true, bare: false, place: (number, at), says: Says::Landmark(it) }));
        }
        let (mut ranges, mut end) = (Vec::with_capacity(stages.len()), 0);
        for stage in 0..stages.len() {
            let start = end;
            end += nodes[start..].partition_point(|node| node.place.0 <= stage);
            ranges.push(start..end);
        }
        let rough = nodes.iter().map(rough_of).collect();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        let mut by_unit: Vec<Vec<usize>> = Vec::new();
        let mut units = Vec::with_capacity(nodes.len());
        for (at, node) in nodes.iter().enumerate() {
            let unit = node.figure.and_then(|figure| figures.get(figure)).map(|it| {
                let next = known.len();
                *known.entry(it.unit.name()).or_insert(next)
            });
            if let Some(unit) = unit {
                by_unit.resize_with(known.len(), Vec::new);
                by_unit[unit].push(at);
            }
            units.push(unit);
        }
        let mut announcing = vec![Vec::new(); stages.len()];
        for (at, node) in nodes.iter().enumerate() {
            let it = node.figure.and_then(|figure| figures.get(figure)).filter(|it| announces(it));
            if let Some(number) = it.and_then(|it| it.reading.literal.single()).and_then(Amount::to_integer) {
                announcing[node.place.0].push((number, at));
            }
        }
        let says = |own: &Range<usize>| nodes[own.clone()].iter().any(|node| node.figure.is_some());
        let opening = stages.iter().zip(&ranges).position(|(stage, own)| !stage.title && says(own)).unwrap_or_default();
        Self { stages, figures, nodes, units, by_unit, announcing, ranges, rough, opening }
    }

    /// The unit of a node's figure, by its number among the units of the document: those of one number are equal.
    #[must_use]
    pub fn unit(&self, node: usize) -> Option<usize> {
        self.units.get(node).copied().flatten()
    }

    /// How many of these nodes are figures of a unit. It is asked of every pair, and the nodes between two of them may be all of a long text.
    #[must_use]
    pub fn count_of(&self, unit: usize, nodes: Range<usize>) -> usize {
        let of = self.by_unit.get(unit).map_or(&[][..], Vec::as_slice);
        let before = |end: usize| of.partition_point(|&node| node < end);
        before(nodes.end).saturating_sub(before(nodes.start))
    }

    /// The counts in the sentence of a node that a list of so many things may follow, with their nodes.
    #[must_use]
    pub fn announcing(&self, node: usize) -> &[(i64, usize)] {
        self.nodes.get(node).and_then(|node| self.announcing.get(node.place.0)).map_or(&[][..], Vec::as_slice)
    }

    /// What a node says of a figure.
    #[must_use]
    pub fn assertion(&self, node: usize) -> Option<&'a Witness> {
        self.figures.get(self.nodes.get(node)?.figure?)
    }

    /// The value of a node.
    #[must_use]
    pub fn value(&self, node: usize) -> Option<&Value> {
        match &self.nodes.get(node)?.says {
            Says::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The value of a node among others that are measured alike: a bare one is in the unit of the first that says one.
    #[must_use]
    pub fn value_among(&self, node: usize, alike: impl IntoIterator<Item = usize>) -> Option<Cow<'_, Value>> {
        let own = self.value(node)?;
        if !self.nodes.get(node)?.bare {
            return Some(Cow::Borrowed(own));
        }
        let lender = alike.into_iter().find_map(|other| if self.nodes.get(other)?.bare { None } else { self.value(other) });
        match lender.filter(|lender| lender.scale != own.scale) {
            Some(lender) => own.lent(lender.scale, lender.zero).map(Cow::Owned),
            None => Some(Cow::Borrowed(own)),
        }
    }

    /// The value of a member of a tuple; how far two levels are apart has no zero point, and what is said again in another unit
    /// is hedged alike.
    #[must_use]
    pub fn value_in(&self, tuple: &Tuple, node: usize) -> Option<Cow<'_, Value>> {
        if !self.is_bare(node) && !matches!(tuple.equation, Equation::Difference | Equation::Conversion) {
            return self.value(node).map(Cow::Borrowed);
        }
        let value = self.value_among(node, tuple.alike())?;
        match tuple.equation {
            Equation::Difference if node == tuple.derived => value.without_zero().map(Cow::Owned),
            Equation::Conversion if tuple.members().any(|member| self.value(member).is_some_and(|other| other.scale != value.scale)) => {
                Some(Cow::Owned(value.unhedged()))
            }
            _ => Some(value),
        }
    }

    /// The number of a node among others that are measured alike.
    #[must_use]
    pub fn number_among(&self, node: usize, alike: impl IntoIterator<Item = usize>) -> Option<Amount> {
        self.value_among(node, alike).map(|value| value.number)
    }

    /// The instant of a node.
    #[must_use]
    pub fn instant(&self, node: usize) -> Option<Instant> {
        match self.nodes.get(node)?.says {
            Says::Instant(instant) => Some(instant),
            _ => None,
        }
    }

    /// The landmark of a node.
    #[must_use]
    pub fn landmark(&self, node: usize) -> Option<Landmark> {
        match self.nodes.get(node)?.says {
            Says::Landmark(landmark) => Some(landmark),
            _ => None,
        }
    }

    /// The number of a node.
    #[must_use]
    pub fn number(&self, node: usize) -> Option<Amount> {
        self.value(node).map(|value| value.number)
    }

    /// The sentence of a node among those with figures, and its place there.
    #[must_use]
    pub fn stage(&self, node: usize) -> Option<(&'a Stage, usize)> {
        let (stage, at) = self.nodes.get(node)?.place;
        Some((self.stages.get(stage)?, at))
    }

    /// The figures of a tuple, whatever their parts in it: what is no figure is left out.
    #[must_use]
    pub fn figures_of(&self, tuple: &Tuple) -> BTreeSet<usize> {
        tuple.members().filter(|&node| self.landmark(node).is_none()).collect()
    }

    /// The cues of the sentences that some nodes stand in.
    #[must_use]
    pub fn cues(&self, nodes: &[usize]) -> Cues {
        nodes.iter().filter_map(|&node| self.stage(node)).fold(Cues::default(), |set, (stage, _)| set.and(stage.all_cues()))
    }

    /// The nodes of a sentence, by its number among those with figures.
    #[must_use]
    pub fn of(&self, stage: usize) -> Range<usize> {
        self.ranges.get(stage).cloned().unwrap_or(self.nodes.len()..self.nodes.len())
    }

    /// The number of the sentence that the story opens with, among those with figures: the first that is neither title nor dateline.
    #[must_use]
    pub fn opening(&self) -> usize {
        self.opening
    }

    /// Whether a node counts the years since something: "125th anniversary".
    #[must_use]
    pub fn counts_years(&self, node: usize) -> bool {
        self.assertion(node).is_some_and(|it| is_place(it)) && self.stage(node).is_some_and(|(stage, at)| stage.counts_years(at))
    }

    /// Whether a node leaves its unit to another.
    #[must_use]
    pub fn is_bare(&self, node: usize) -> bool {
        self.nodes.get(node).is_some_and(|node| node.bare)
    }

    /// Whether two nodes are measured alike, where one may leave its unit to the other.
    #[must_use]
    pub fn are_alike(&self, x: usize, y: usize) -> bool {
        let leaves = || self.is_bare(x) != self.is_bare(y);
        self.assertion(x).zip(self.assertion(y)).is_some_and(|(a, b)| are_alike(a, b) || leaves() && may_leave_unit(a, b))
    }

    /// The day of the week of a node that is a date of a year that is said.
    #[must_use]
    pub fn weekday(&self, node: usize) -> Option<u8> {
        self.assertion(node)?.moment.filter(|moment| moment.last_day.is_none() && moment.weekday.is_none())?.falls_on()
    }

    /// The nodes that a figure may have changed places with: those of its sentence and of the sentences beside it that are measured alike.
    pub fn exchangeable(&self, node: usize) -> impl Iterator<Item = usize> {
        let unit = self.unit(node);
        let place = self.nodes.get(node).map_or(0, |node| node.place.0);
        let number = self.number(node);
        let near = self.of(place.saturating_sub(1)).start..self.of(place + 1).end;
        near.filter(move |&other| other != node && self.number(other) != number && unit.is_some() && self.unit(other) == unit)
    }

    /// What the others of a tuple make, as they are written or as they may have been rounded, in the base.
    #[must_use]
    pub fn computed(&self, tuple: &Tuple, rounded: bool) -> Option<Interval> {
        let scale = self.value_in(tuple, tuple.derived).map_or(Amount::ONE, |value| value.scale);
        let one = |&node: &usize| match self.nodes.get(node)?.says {
            Says::Value(_) => self.value_in(tuple, node).map(|value| if rounded { value.rounded } else { value.literal }),
            Says::Instant(instant) => Some(instant.stretch),
            Says::Landmark(Landmark::Rank(_)) => None,
            Says::Landmark(Landmark::Course(_)) => Some(Interval::EVERYTHING),
            Says::Landmark(Landmark::Weekday(number) | Landmark::List(number)) => Some(Interval::exactly(Amount::integer(i64::from(number)))),
        };
        if let (Equation::Rank, [place, others @ ..]) = (tuple.equation, tuple.others.as_slice()) {
            let Some(Landmark::Rank(rank)) = self.landmark(*place) else { return None };
            return Some(ranked(rank, others.iter().map(one).collect::<Option<_>>()?));
        }
        let mut others: Vec<Interval> = tuple.others.iter().map(one).collect::<Option<_>>()?;
        // so many are counted in the unit that they are said in: "450 tonnes at £175 a tonne"
        if let (Equation::Product, Some(value), Some(number)) = (tuple.equation, tuple.others.first().and_then(|&node| self.value(node)), others.first_mut()) {
            *number = number.scaled(Amount::ONE.over(value.scale)?);
        }
        if let (Equation::Order, [from, ..]) = (tuple.equation, others.as_slice()) {
            return Some(match self.trend(tuple.derived, &tuple.others)? {
                Trend::Up => Interval { low: from.low, high: None },
                Trend::Down => Interval { low: None, high: from.high },
            });
        }
        let clock = tuple.others.first().and_then(|&node| self.instant(node)).map_or(Clock::Days, |instant| instant.clock);
        Some(tuple.equation.computed(&others, scale, clock))
    }

    /// Which way a move is said to have gone: by the word for it that the tuple has, or else by what is said of the level that it led to, or of
    /// the one where it began.
    #[must_use]
    pub fn trend(&self, to: usize, others: &[usize]) -> Option<Trend> {
        let word = |node: usize| match self.landmark(node) {
            Some(Landmark::Course(trend)) => Some(trend),
            _ => None,
        };
        let of = |node: usize| self.assertion(node)?.trend;
        others.iter().copied().find_map(word).or_else(|| std::iter::once(to).chain(others.iter().copied()).find_map(of))
    }

    /// Whether what is said again in another unit is the same where one of the units is that of another country: "36 gallons, 164 litres".
    fn converts_elsewhere(&self, tuple: &Tuple) -> bool {
        let values = |node: usize| -> Vec<Interval> {
            let Some((it, value)) = self.assertion(node).zip(self.value(node)) else { return Vec::new() };
            let own = value.unhedged().rounded;
            let other = |factor: &Amount| Some(own.scaled(factor.over(it.unit.factor())?));
            std::iter::once(own).chain(it.unit.elsewhere().iter().filter_map(other)).collect()
        };
        let of_others: Vec<Interval> = tuple.others.iter().flat_map(|&node| values(node)).collect();
        values(tuple.derived).iter().any(|stated| of_others.iter().any(|other| other.overlaps(stated)))
    }

    /// Whether the figures satisfy the equation.
    #[must_use]
    pub fn holds(&self, tuple: &Tuple) -> bool {
        if let (Equation::Weekday, Some(&day)) = (tuple.equation, tuple.others.first()) {
            return self.weekday(tuple.derived).is_some_and(|weekday| self.landmark(day) == Some(Landmark::Weekday(weekday)));
        }
        if self.is_plainly_missed(tuple) {
            return false;
        }
        let Some((stated, computed)) = self.value_in(tuple, tuple.derived).zip(self.computed(tuple, true)) else { return false };
        computed.overlaps(&stated.rounded)
            || tuple.equation.is_either_way() && computed.negated().overlaps(&stated.rounded)
            || tuple.equation == Equation::Conversion && self.converts_elsewhere(tuple)
    }

    /// Whether binary numbers tell already that the figures do not satisfy the equation.
    fn is_plainly_missed(&self, tuple: &Tuple) -> bool {
        let rough = |node: usize| self.rough.get(node).copied().flatten();
        let mut others = [Rough::ONE; MOST_ROUGH];
        let Some((places, derived)) = others.get_mut(..tuple.others.len()).zip(rough(tuple.derived)) else { return false };
        for (place, &node) in places.iter_mut().zip(&tuple.others) {
            let Some(value) = rough(node) else { return false };
            *place = value;
        }
        rough::is_missed(tuple.equation, derived, places)
    }

    /// What a tuple states, how wide that is as it may have been rounded, and how wide what the others make.
    fn stretches(&self, tuple: &Tuple) -> Option<(Cow<'_, Value>, f64, f64)> {
        let width = |values: &Interval| Some(values.high?.at.minus(values.low?.at)?.approximate());
        let stated = self.value_in(tuple, tuple.derived)?;
        let (own, made) = (width(&stated.rounded)?, width(&self.computed(tuple, true)?)?);
        Some((stated, own, made))
    }

    /// How surprising it would be, in bits, if a tuple came out by chance: how many times the stretch in which it does fits into its value.
    #[must_use]
    pub fn surprise(&self, tuple: &Tuple) -> f64 {
        let Some((stated, own, made)) = self.stretches(tuple) else { return 0.0 };
        // what is written as a whole number is met within one
        let stretch = (own + made).max(stated.place.approximate());
        (stated.number.approximate().abs() / stretch).max(1.0).log2()
    }

    /// Whether the figures of a tuple that comes out are so fine that chance would hardly do it.
    #[must_use]
    pub fn is_beyond_chance(&self, tuple: &Tuple) -> bool {
        let Some((stated, own, made)) = self.stretches(tuple) else { return false };
        let (size, written) = (stated.number.approximate(), stated.as_written().0);
        let fine = |at: &usize| self.value_in(tuple, *at).is_some_and(|value| value.as_written().0 >= 30.0);
        // so many digits are not met twice by chance
        let digits = stated.number.over(stated.place).map_or(0.0, Amount::approximate);
        let exact = tuple.members().all(|node| fine(&node));
        match tuple.equation {
            Equation::Share | Equation::Portion => own + made <= 0.04 * size,
            Equation::Change | Equation::Rest => own + made <= 0.02 * size,
            Equation::Points => own + made <= 0.1 * size && written >= 1.0,
            Equation::Multiple => own + made <= 0.03 * size,
            Equation::Difference | Equation::Sum => exact && own + made <= 0.005 * size,
            Equation::Product | Equation::InTime => own + made <= 0.02 * size && written >= 30.0,
            Equation::Restated => digits >= 100.0 && own + made <= 0.01 * size,
            Equation::Conversion => own + made <= 0.05 * written * stated.scale.approximate(),
            Equation::Span | Equation::Age => own + made <= 0.1 * size,
            Equation::Between | Equation::Within | Equation::Listed | Equation::Weekday | Equation::League | Equation::Order | Equation::Rank => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::document::Document;
    use crate::lexicon::Lexicon;
    use crate::span::SourceId;

    #[test]
    fn figures_of_a_unit_are_counted_as_if_one_by_one() {
        let lexicon = Lexicon::shipped().unwrap();
        let text =
            "On Sunday 12 boats left for $4 million. They took 30 nets, 9 crews and 40 percent of the crowns.\n\nProfit rose to $9 million from $7 million.";
        let study = check::read(Document::plain("a.txt", text), SourceId::new(0), &lexicon);
        let account = Account::new(&study.stages, &study.assertions);
        for (node, it) in (0..account.nodes.len()).filter_map(|node| Some((node, account.assertion(node)?))) {
            let unit = account.unit(node).unwrap();
            for (from, to) in (0..=account.nodes.len()).flat_map(|from| (from..=account.nodes.len()).map(move |to| (from, to))) {
                let one_by_one = (from..to).filter_map(|at| account.assertion(at)).filter(|other| other.unit == it.unit).count();
                assert_eq!(account.count_of(unit, from..to), one_by_one, "{} in {from}..{to}", it.unit.name());
            }
        }
    }
}
