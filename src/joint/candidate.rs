//! Tuples of figures whose units fit an equation, of one sentence or of two that follow each other.
//!
//! Nothing here says that they belong together: that is for the judge. "Sales rose 12% to $56m from $50m; a third of 900 staff left" offers
//! the share 12 % of two amounts of money, their change, and the same for the third.

use super::equation::Equation;
use super::stage::Stage;
use crate::assertion::Assertion;
use crate::claim::Form;
use crate::quantity::{Amount, Dimension, Interval};

/// Figures of one window at the most: a longer one is a table, which has lines and columns of its own.
const CROWD: usize = 16;
/// Parts of a sum at the most.
const PARTS: usize = 6;
/// Sentences from the first to the last figure at the most.
const REACH: usize = 2;

/// Figures that may satisfy an equation, by their numbers in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tuple {
    /// The equation.
    pub equation: Equation,
    /// What follows from the others.
    pub derived: usize,
    /// The others, in the order of the equation's parts.
    pub others: Vec<usize>,
}

/// A figure's values.
#[derive(Clone, Copy, Debug)]
pub struct Value {
    /// As written.
    pub literal: Interval,
    /// As they may have been rounded.
    pub rounded: Interval,
    /// The number itself, for putting figures in order.
    pub number: Amount,
}

impl Value {
    /// The value of a figure that says one positive number of something; none of others.
    #[must_use]
    pub fn of(it: &Assertion) -> Option<Self> {
        let [stated] = it.reading.stated.as_slice() else { return None };
        let bounded = it.reading.literal.low.is_some() && it.reading.literal.high.is_some();
        let fits = bounded && it.unit.dimension().is_quantity() && !it.marks.negated && stated.value > Amount::ZERO;
        fits.then_some(Self { literal: it.reading.literal, rounded: it.reading.rounded, number: stated.value })
    }
}

/// The figures of a document, in order, and the sentences that they stand in.
#[derive(Clone, Debug)]
pub struct Account<'a> {
    /// The sentences with figures.
    pub stages: &'a [Stage],
    /// The figures.
    pub figures: &'a [Assertion],
    /// Their values.
    pub values: Vec<Option<Value>>,
}

impl<'a> Account<'a> {
    /// The account of a document.
    #[must_use]
    pub fn new(stages: &'a [Stage], figures: &'a [Assertion]) -> Self {
        Self { stages, figures, values: figures.iter().map(Value::of).collect() }
    }

    /// The values of some figures as they may have been rounded, or as written.
    #[must_use]
    pub fn intervals(&self, figures: &[usize], rounded: bool) -> Option<Vec<Interval>> {
        let one = |&at: &usize| self.values.get(at).copied().flatten().map(|value| if rounded { value.rounded } else { value.literal });
        figures.iter().map(one).collect()
    }

    /// Whether the figures satisfy the equation.
    #[must_use]
    pub fn holds(&self, tuple: &Tuple) -> bool {
        let Some((stated, others)) = self.values.get(tuple.derived).copied().flatten().zip(self.intervals(&tuple.others, true)) else { return false };
        tuple.equation.holds(&stated.rounded, &others)
    }

    /// The sentence of a figure among those with figures, and its place there.
    #[must_use]
    pub fn stage(&self, figure: usize) -> Option<(&'a Stage, usize)> {
        let at = self.stages.partition_point(|stage| stage.first <= figure).checked_sub(1)?;
        let stage = self.stages.get(at)?;
        Some((stage, figure - stage.first))
    }

    fn number(&self, figure: usize) -> Option<Amount> {
        self.values.get(figure).copied().flatten().map(|value| value.number)
    }

    /// All tuples.
    #[must_use]
    pub fn tuples(&self) -> Vec<Tuple> {
        let mut found = Vec::new();
        for (at, stage) in self.stages.iter().enumerate() {
            let own = self.of(stage);
            if own.len() > CROWD {
                continue;
            }
            self.offer(&own, &|_| true, &mut found);
            let Some(next) = self.stages.get(at + 1).filter(|next| next.sentence - stage.sentence <= REACH) else { continue };
            let both: Vec<usize> = own.iter().copied().chain(self.of(next)).collect();
            if both.len() <= CROWD {
                let spans = |members: &[usize]| members.iter().any(|&one| one < next.first) && members.iter().any(|&one| one >= next.first);
                self.offer(&both, &spans, &mut found);
            }
        }
        found
    }

    fn of(&self, stage: &Stage) -> Vec<usize> {
        (stage.first..stage.first + stage.len()).filter(|&at| self.values.get(at).is_some_and(Option::is_some)).collect()
    }

    fn offer(&self, window: &[usize], wanted: &dyn Fn(&[usize]) -> bool, found: &mut Vec<Tuple>) {
        let mut add = |equation, derived, others: &[usize]| {
            let members: Vec<usize> = others.iter().copied().chain([derived]).collect();
            if wanted(&members) {
                found.push(Tuple { equation, derived, others: others.to_vec() });
            }
        };
        for &derived in window {
            for (at, &a) in window.iter().enumerate().filter(|(_, a)| **a != derived) {
                for &b in window.iter().skip(at + 1).filter(|b| **b != derived) {
                    self.of_two(derived, a, b, &mut add);
                }
            }
            self.sums(derived, window, &mut add);
        }
    }

    fn of_two(&self, derived: usize, a: usize, b: usize, add: &mut dyn FnMut(Equation, usize, &[usize])) {
        let (Some(d), Some(x), Some(y)) = (self.figures.get(derived), self.figures.get(a), self.figures.get(b)) else { return };
        let (Some(whole), Some(first), Some(second)) = (self.number(derived), self.number(a), self.number(b)) else { return };
        let alike = are_alike(x, y);
        let is_share = |it: &Assertion| it.unit.name() == "percent";
        let levels = alike && first != second && !matches!(x.unit.dimension(), Dimension::Share | Dimension::Ratio);
        if is_share(d) && levels {
            let (part, of) = if first < second { (a, b) } else { (b, a) };
            add(Equation::Share, derived, &[part, of]);
            if d.form != Form::Fraction {
                add(Equation::Change, derived, &[a, b]);
                add(Equation::Change, derived, &[b, a]);
            }
        }
        if d.unit.name() == "percentage-point" && is_share(x) && is_share(y) {
            add(Equation::Points, derived, &[a, b]);
        }
        if (d.form == Form::Multiple || d.unit.dimension() == Dimension::Ratio) && levels {
            add(Equation::Multiple, derived, &[a, b]);
            add(Equation::Multiple, derived, &[b, a]);
        }
        if levels && d.unit == x.unit && x.unit == y.unit && whole < first.max(second) {
            add(Equation::Difference, derived, &[a, b]);
        }
        for (number, each) in [(a, b), (b, a)] {
            let (Some(n), Some(e)) = (self.figures.get(number), self.figures.get(each)) else { continue };
            let rate = d.unit.currency().is_some() && d.unit.currency() == e.unit.currency() && d.unit.denominator().is_none();
            let counted = n.unit.dimension() == Dimension::Count && n.form != Form::Multiple && self.number(number).is_some_and(|number| number > Amount::ONE);
            let fits = counted && (d.unit == e.unit || rate) && !matches!(d.unit.dimension(), Dimension::Share | Dimension::Ratio);
            let larger = self.number(each).is_some_and(|each| each < whole) && self.number(number).is_some_and(|number| d.unit != n.unit || number < whole);
            if fits && larger {
                add(Equation::Product, derived, &[number, each]);
            }
        }
    }

    /// The runs of figures of one unit that may sum up to a figure.
    fn sums(&self, total: usize, window: &[usize], add: &mut dyn FnMut(Equation, usize, &[usize])) {
        let Some((of, most)) = self.figures.get(total).zip(self.number(total)) else { return };
        if matches!(of.unit.dimension(), Dimension::Share | Dimension::Ratio) {
            return;
        }
        let fits = |part: &usize| *part != total && self.figures.get(*part).is_some_and(|it| it.unit == of.unit && it.form != Form::Multiple);
        let parts: Vec<usize> = window.iter().copied().filter(fits).collect();
        for first in 0..parts.len() {
            for last in first + 1..parts.len().min(first + PARTS) {
                let run = &parts[first..=last];
                if run.iter().all(|&part| self.number(part).is_some_and(|part| part < most)) {
                    add(Equation::Sum, total, run);
                }
            }
        }
    }
}

/// Whether two figures are measured alike, where one may leave its unit to the other: "to $14.5m from 10.6m".
fn are_alike(x: &Assertion, y: &Assertion) -> bool {
    let is_bare = |it: &Assertion| it.unit.dimension() == Dimension::Count && it.noun.as_ref().is_none_or(|noun| noun.inherited);
    let no_shares = [x, y].iter().all(|it| it.unit.dimension() != Dimension::Share);
    x.unit == y.unit || x.sentence == y.sentence && is_bare(x) != is_bare(y) && no_shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{self, Study};

    fn read(text: &str) -> Study {
        let lexicon = crate::lexicon::Lexicon::shipped().unwrap();
        check::read(crate::document::Document::plain("a.txt", text), crate::span::SourceId::new(0), &lexicon)
    }

    /// The tuples that come out, with their figures as written.
    fn comes_out(text: &str) -> Vec<(Equation, String, Vec<String>)> {
        let study = read(text);
        let account = Account::new(&study.stages, &study.assertions);
        let written = |&at: &usize| study.assertions[at].figure.of(text).to_owned();
        let held = account.tuples().into_iter().filter(|tuple| account.holds(tuple));
        held.map(|tuple| (tuple.equation, written(&tuple.derived), tuple.others.iter().map(written).collect())).collect()
    }

    #[test]
    fn figures_that_satisfy_an_equation_are_found_whatever_the_words() {
        for (text, equation) in [
            ("On 1,250 allotments there is a shed; that is 78% of the 1,600 on the council's list.", Equation::Share),
            ("The orchard gave 460 crates in May. In June it was 575 crates, 25% more.", Equation::Change),
            ("Rain fell on 212 days, against 187 days the year before, 25 days more.", Equation::Difference),
            ("Support went to 46 percent from 39 percent, a gain of 7 percentage points.", Equation::Points),
            ("The library lent 3,411 novels and 2,208 atlases; 5,619 books in all.", Equation::Sum),
        ] {
            assert!(comes_out(text).iter().any(|found| found.0 == equation), "{text}: {:?}", comes_out(text));
        }
    }

    #[test]
    fn figures_of_other_units_or_far_sentences_are_not_held_against_each_other() {
        let far = "The orchard gave 460 crates. It was a dry year. Nobody complained. In June it was 575 crates, 25% more.";
        assert_eq!(comes_out(far), []);
        assert_eq!(comes_out("The 40 buses used 160 litres, 25% of them biofuel."), []);
    }
}
