//! The tuples that the figures of one window may make: which units fit which equation.
//!
//! A window is a sentence with those behind it, or with one that stands elsewhere; what is offered has a figure of each.

use super::account::{Account, Tuple};
use super::equation::Equation;
use super::kind::{
    announces, are_of_one_measure, is_age, is_bare, is_count, is_measure, is_per_many, is_percent, is_point, is_share_point, is_sureness, is_years, may_convert,
};
use super::landmark::Landmark;
use super::value::Clock;
use crate::assertion::{Assertion, Noun};
use crate::claim::{Aspect, Form, Trend};
use crate::lexicon::Cue;
use crate::quantity::{Amount, Dimension};
use crate::witness::Witness;

/// Parts of a sum at the most.
const PARTS: usize = 6;

/// What is offered of a window.
pub(super) struct Offer<'o, 'a> {
    account: &'o Account<'a>,
    found: &'o mut Vec<Tuple>,
    /// A tuple has a node of each of these that is not empty.
    needs: [&'o [usize]; 2],
}

impl<'o, 'a> Offer<'o, 'a> {
    /// Of an account, to be added to what was found; a tuple is to have a node of each of these that is not empty.
    pub(super) fn new(account: &'o Account<'a>, found: &'o mut Vec<Tuple>, needs: [&'o [usize]; 2]) -> Self {
        Self { account, found, needs }
    }

    fn add(&mut self, equation: Equation, derived: usize, others: &[usize]) {
        let has_one = |of: &&[usize]| of.is_empty() || of.contains(&derived) || others.iter().any(|node| of.contains(node));
        if self.needs.iter().all(has_one) {
            self.found.push(Tuple { equation, derived, others: others.to_vec() });
        }
    }

    /// Offers what the nodes of a window may make.
    pub(super) fn all(&mut self, window: &[usize]) {
        let account = self.account;
        let figures: Vec<usize> = window.iter().copied().filter(|&node| account.landmark(node).is_none()).collect();
        for &derived in window.iter().filter(|&&node| account.nodes.get(node).is_some_and(|node| node.alone)) {
            self.landmarks(derived, window);
            if account.value(derived).is_none() {
                continue;
            }
            for (at, &a) in figures.iter().enumerate() {
                for &b in figures.iter().skip(at + 1).filter(|&&b| a != derived && b != derived) {
                    self.of_two(derived, a, b);
                }
            }
            self.runs(derived, window);
            self.wholes(derived, window);
            self.moves(derived, window);
            self.ranks(derived, window);
            self.conversions(derived, window);
        }
    }

    /// The days that a date may fall on, and the lists that a count may announce.
    fn landmarks(&mut self, derived: usize, window: &[usize]) {
        let account = self.account;
        let announces = account.assertion(derived).is_some_and(|it| announces(it));
        // the day of a dateline is that of its own weekday, and of none that the story tells
        let sentence = |node: usize| account.nodes.get(node).map(|node| node.place.0);
        let is_story = account.assertion(derived).is_some_and(|it| !it.marks.dateline);
        for &other in window {
            match account.landmark(other) {
                Some(Landmark::Weekday(_)) if account.weekday(derived).is_some() && (is_story || sentence(other) == sentence(derived)) => {
                    self.add(Equation::Weekday, derived, &[other]);
                }
                Some(Landmark::List(_)) if announces => self.add(Equation::Listed, derived, &[other]),
                _ => {}
            }
        }
    }

    /// Figures that may be parts of a count, of an amount of money or of what is measured.
    fn wholes(&mut self, part: usize, window: &[usize]) {
        let account = self.account;
        let Some(it) = account.assertion(part).filter(|it| is_count(it) || it.unit.dimension() == Dimension::Money || is_measure(it)) else { return };
        for &whole in window.iter().filter(|&&whole| whole != part && account.value(whole).is_some()) {
            let is_apart = |of: &Witness| of.figure != it.figure && !are_named_together(it, of);
            if account.are_alike(part, whole) && account.assertion(whole).is_some_and(is_apart) {
                self.add(Equation::Within, part, &[whole]);
            }
        }
    }

    /// The levels from which a move may have led to one: by what is said of either, and by each word for a move in their sentences, between them
    /// or in the sentence before.
    fn moves(&mut self, to: usize, window: &[usize]) {
        let account = self.account;
        let Some(it) = account.assertion(to) else { return };
        let is_level = |level: &Assertion| !is_share_point(level) && !matches!(level.unit.dimension(), Dimension::Ratio | Dimension::Score);
        if !is_level(it) {
            return;
        }
        let words: Vec<usize> = window.iter().copied().filter(|&node| matches!(account.landmark(node), Some(Landmark::Course(_)))).collect();
        let sentence = |node: usize| account.stage(node).map_or(0, |(stage, _)| stage.sentence);
        for &from in window.iter().filter(|&&from| from != to && account.value(from).is_some()) {
            let are_levels = account.are_alike(to, from) && account.assertion(from).is_some_and(|of| is_level(of));
            if !are_levels || account.number_among(to, [from]) == account.number_among(from, [to]) {
                continue;
            }
            if account.trend(to, &[from]).is_some() {
                self.add(Equation::Order, to, &[from]);
            }
            let (first, last) = (sentence(to).min(sentence(from)), sentence(to).max(sentence(from)));
            for &word in words.iter().filter(|&&word| (first.saturating_sub(1)..=last).contains(&sentence(word))) {
                self.add(Equation::Order, to, &[from, word]);
            }
        }
    }

    /// The places that a level may take among runs of others of its kind.
    fn ranks(&mut self, own: usize, window: &[usize]) {
        let account = self.account;
        let is_level = |level: &Assertion| level.aspect == Aspect::Level && !is_share_point(level) && level.unit.dimension() != Dimension::Ratio;
        if !account.assertion(own).is_some_and(|it| is_level(it)) {
            return;
        }
        let is_place = |&node: &usize| matches!(account.landmark(node), Some(Landmark::Rank(_)));
        let is_other = |&other: &usize| {
            other != own && account.value(other).is_some() && account.are_alike(own, other) && account.assertion(other).is_some_and(|of| is_level(of))
        };
        let others: Vec<usize> = window.iter().copied().filter(is_other).collect();
        for place in window.iter().copied().filter(is_place) {
            for first in 0..others.len() {
                for last in first..others.len().min(first + PARTS) {
                    let told: Vec<usize> = std::iter::once(place).chain(others[first..=last].iter().copied()).collect();
                    self.add(Equation::Rank, own, &told);
                }
            }
        }
    }

    /// The figures before one that it may say again in another unit.
    fn conversions(&mut self, again: usize, window: &[usize]) {
        let account = self.account;
        let Some(it) = account.assertion(again) else { return };
        for &first in window.iter().filter(|&&first| first < again && account.nodes.get(first).is_some_and(|node| node.alone)) {
            if account.value(first).is_some() && account.assertion(first).is_some_and(|of| may_convert(of, it)) {
                self.add(Equation::Conversion, again, &[first]);
            }
        }
    }

    fn of_two(&mut self, derived: usize, a: usize, b: usize) {
        match (self.account.instant(a), self.account.instant(b)) {
            (None, None) if self.account.value(a).is_some() && self.account.value(b).is_some() => self.of_values(derived, a, b),
            (Some(x), Some(y)) if x.clock == y.clock => {
                self.of_instants(derived, a, b);
                if x.clock == Clock::DaysOfSomeYear {
                    self.of_instants(derived, b, a);
                }
            }
            _ => {}
        }
    }

    fn of_instants(&mut self, derived: usize, a: usize, b: usize) {
        let Some(it) = self.account.assertion(derived) else { return };
        let low = |node: usize| self.account.instant(node).and_then(|instant| instant.stretch.low).map(|low| low.at);
        let (from, to) = if low(a) <= low(b) { (a, b) } else { (b, a) };
        let counts_years = self.account.counts_years(derived);
        // "left at 18:30 and came in at 07:30": what is told later may be of the next day
        let is_clock = self.account.instant(a).is_some_and(|instant| instant.clock == Clock::Seconds);
        if is_clock && (from, to) != (a, b) && it.unit.dimension() == Dimension::Duration {
            self.add(Equation::Span, derived, &[a, b]);
        }
        if it.unit.dimension() == Dimension::Duration || counts_years {
            self.add(Equation::Span, derived, &[from, to]);
        }
        let is_day = self.account.instant(from).is_some_and(|instant| instant.clock == Clock::Days);
        if is_day && (it.unit.dimension() == Dimension::Age || is_bare(it) || counts_years) {
            self.add(Equation::Age, derived, &[from, to]);
        }
    }

    fn of_values(&mut self, derived: usize, one: usize, two: usize) {
        let account = self.account;
        let (Some(d), Some(x), Some(y)) = (account.assertion(derived), account.assertion(one), account.assertion(two)) else { return };
        let (Some(whole), Some(first), Some(second)) = (account.number(derived), account.number_among(one, [two]), account.number_among(two, [one])) else {
            return;
        };
        let is_part_of_hundred = |it: &Assertion| it.unit.dimension() == Dimension::Share && !is_point(it) || is_per_many(it);
        let levels = account.are_alike(one, two) && first != second && !is_share_point(x) && !is_share_point(y) && x.unit.dimension() != Dimension::Ratio;
        let shares = is_percent(x) && is_percent(y);
        let counts = is_count(x) && is_count(y);
        // a range of one figure, "18 to 30", is no part and whole
        let apart = x.figure != y.figure;
        if is_part_of_hundred(d) && (levels || is_per_many(d) && counts) {
            // the smaller one is the part, but "half of it" may be said of either
            let is_part = |first: Amount, second: Amount| first < second || d.form == Form::Fraction || whole > Amount::integer(100);
            for (part, of) in [(one, two), (two, one)] {
                let (first, second) = if part == one { (first, second) } else { (second, first) };
                if !shares && apart && is_part(first, second) {
                    self.add(Equation::Share, derived, &[part, of]);
                }
                // a rate is told of all, never of two parts
                if !shares && !is_per_many(d) {
                    self.add(Equation::Portion, derived, &[part, of]);
                }
            }
        }
        if (is_part_of_hundred(d) && !is_per_many(d) || d.unit.name() == "percentage-point" && !shares) && levels {
            // a rise leads to the larger one, and a fall to the smaller one
            for (from, to) in [(one, two), (two, one)] {
                let rises = if from == one { first < second } else { second < first };
                if d.trend.is_none_or(|trend| (trend == Trend::Up) == rises) {
                    self.add(Equation::Change, derived, &[from, to]);
                }
            }
        }
        // "4.35 per cent against 2.60"
        let are_levels_of_points = shares || is_point(d) && (is_percent(x) && is_bare(y) || is_bare(x) && is_percent(y));
        if (is_point(d) || is_bare(d)) && are_levels_of_points && first != second {
            self.add(Equation::Points, derived, &[one, two]);
        }
        if levels && (d.form == Form::Multiple || d.unit.dimension() == Dimension::Ratio || self.is_times(derived)) {
            self.add(Equation::Multiple, derived, &[one, two]);
            self.add(Equation::Multiple, derived, &[two, one]);
        }
        let alike = account.are_alike(derived, one) && account.are_alike(derived, two);
        let is_apart = alike || is_years(d) && is_age(x) && is_age(y) || is_point(d) && is_count(x) && is_count(y);
        let among = |node: usize| account.number_among(node, [derived, one, two]);
        if levels && !shares && is_apart && self.is_called_apart(&[derived, one, two]) && among(derived) < among(one).max(among(two)) {
            self.add(Equation::Difference, derived, &[one, two]);
        }
        // a range says its bounds, and may leave its percent to what lies in it: "66% (51 to 78)"; a score is no range
        // "95% CI" says how sure a range is, and lies in none
        let is_level = is_sureness(d) || is_percent(d) && account.stage(derived).is_some_and(|(stage, at)| stage.bounds(at));
        let is_lent = !apart && account.is_bare(one) && !is_per_many(d);
        let of_kind = !is_level && (alike || is_lent);
        if levels && of_kind && x.unit.dimension() != Dimension::Score && (!apart || self.is_between(&[derived, one, two])) {
            let (low, high) = if first < second { (one, two) } else { (two, one) };
            self.add(Equation::Between, derived, &[low, high]);
        }
        self.products(derived, one, two);
        self.products(derived, two, one);
        self.results(derived, one, two);
        self.results(derived, two, one);
    }

    /// The points of a table that wins and draws bring.
    fn results(&mut self, derived: usize, wins: usize, draws: usize) {
        let is_of = |node: usize, cue: Cue| {
            let is_counted = self.account.assertion(node).is_some_and(|it| is_count(it));
            is_counted && self.account.stage(node).is_some_and(|(stage, at)| stage.noun_cues(at).has(cue) || stage.cues(at).has(cue))
        };
        let is_total =
            self.account.assertion(derived).is_some_and(|it| is_point(it) || is_count(it)) && self.account.number(wins) < self.account.number(derived);
        if is_total && is_of(wins, Cue::Win) && is_of(draws, Cue::Draw) {
            self.add(Equation::League, derived, &[wins, draws]);
        }
    }

    fn products(&mut self, derived: usize, number: usize, each: usize) {
        let account = self.account;
        let (Some(d), Some(n), Some(e)) = (account.assertion(derived), account.assertion(number), account.assertion(each)) else { return };
        let dimensions = (d.unit.dimension(), n.unit.dimension(), e.unit.dimension());
        if matches!(dimensions, (Dimension::Energy, Dimension::Power, Dimension::Duration) | (Dimension::Length, Dimension::Speed, Dimension::Duration)) {
            self.add(Equation::InTime, derived, &[number, each]);
        }
        let is_number = match n.unit.dimension() {
            Dimension::Count | Dimension::Score => n.form != Form::Multiple,
            Dimension::Duration | Dimension::Length | Dimension::Area | Dimension::Volume | Dimension::Mass => true,
            _ => false,
        };
        let of = |node: usize| account.number_among(node, [each, derived]);
        let grows = || account.number(number).is_some_and(|number| number > Amount::ONE) && of(each) < of(derived);
        // nearly all that is asked ends here, and names of units are long to compare
        if !is_number || !grows() {
            return;
        }
        let is_over = e.unit.denominator().is_none_or(|over| n.unit.name() == over || is_count(n));
        let is_amount = !matches!(d.unit.dimension(), Dimension::Share | Dimension::Ratio) && !is_per_many(d) && !is_per_many(e);
        let same = is_count(d) && is_count(e)
            || d.unit == e.unit
            || are_of_one_measure(d, e)
            || d.unit.currency().is_some() && d.unit.currency() == e.unit.currency()
            || is_bare(e) && (is_count(d) || d.unit != n.unit);
        if is_amount && is_over && same {
            self.add(Equation::Product, derived, &[number, each]);
        }
    }

    /// The runs of figures of one unit that may sum up to a figure, and those that it may complete to a hundred percent.
    fn runs(&mut self, total: usize, window: &[usize]) {
        let account = self.account;
        let Some(of) = account.assertion(total) else { return };
        // "a six-month bond" and "a three-month one" are no longer together
        let is_kind = of.unit.dimension() == Dimension::Duration && of.form == Form::Adjective;
        if matches!(of.unit.dimension(), Dimension::Ratio | Dimension::Age) || is_kind || is_point(of) || is_per_many(of) {
            return;
        }
        let fits = |part: &&usize| {
            let is_alike = |part: usize, it: &Assertion| {
                it.unit == of.unit || are_of_one_measure(it, of) || account.is_bare(part) != account.is_bare(total) && account.are_alike(part, total)
            };
            let may_be = |it: &Witness| is_alike(**part, it) && it.form != Form::Multiple;
            **part != total && account.value(**part).is_some() && account.assertion(**part).is_some_and(may_be)
        };
        let parts: Vec<usize> = window.iter().filter(fits).copied().collect();
        // "41 per cent, down from 46, and 47 per cent": what was before is no part
        let is_level = |&&part: &&usize| account.assertion(part).is_some_and(|it| it.aspect == Aspect::Level);
        let levels: Vec<usize> = parts.iter().filter(is_level).copied().collect();
        let is_new = |run: &[usize]| !parts.windows(run.len()).any(|other| other == run);
        self.sums(total, of, &parts, &|_| true);
        self.sums(total, of, &levels, &is_new);
    }

    /// The runs of some parts, of those that are offered, that may sum up to a figure or be completed by it.
    fn sums(&mut self, total: usize, of: &Assertion, parts: &[usize], is_offered: &dyn Fn(&[usize]) -> bool) {
        let account = self.account;
        for first in 0..parts.len() {
            for last in first..parts.len().min(first + PARTS) {
                let run = &parts[first..=last];
                if !is_offered(run) {
                    continue;
                }
                let is_part = |&part: &usize| account.number_among(part, [total]) < account.number_among(total, [part]);
                if last > first && run.iter().all(is_part) {
                    self.add(Equation::Sum, total, run);
                }
                // what is left stands last
                if is_percent(of)
                    && of.form != Form::Fraction
                    && run.iter().all(|&part| part < total && account.assertion(part).is_some_and(|it| is_percent(it)))
                {
                    self.add(Equation::Rest, total, run);
                }
            }
        }
    }

    /// Whether figures are shares, of which that of a whole lies between those of its parts, or their sentences speak of a mean, of bounds or of
    /// a whole.
    fn is_between(&self, nodes: &[usize]) -> bool {
        let cues = self.account.cues(nodes);
        let are_shares = || nodes.iter().all(|&node| self.account.assertion(node).is_some_and(|it| is_percent(it)));
        cues.has(Cue::Average) || cues.has(Cue::Interval) || cues.has(Cue::Total) || are_shares()
    }

    /// Whether the first of some nodes is told as a change, or the sentences of all speak of what is between two levels, of what is left, or
    /// of more and less.
    fn is_called_apart(&self, nodes: &[usize]) -> bool {
        let is_change = nodes.first().and_then(|&node| self.account.assertion(node)).is_some_and(|it| it.aspect == Aspect::Change);
        let cues = self.account.cues(nodes);
        is_change || cues.has(Cue::Difference) || cues.has(Cue::Remainder) || cues.moves()
    }

    /// Whether a figure counts times: "three times as many".
    fn is_times(&self, node: usize) -> bool {
        self.account.stage(node).is_some_and(|(stage, at)| stage.noun_cues(at).has(Cue::Times))
    }
}

/// Whether two figures take their noun from one place before them, so that neither is a part of the other: "tuples of length 11 and 12".
fn are_named_together(a: &Assertion, b: &Assertion) -> bool {
    let is_apart = |it: &Assertion| it.site.span == it.figure;
    let is_of_one = |(a, b): (&Noun, &Noun)| a.lemma == b.lemma;
    is_apart(a) && is_apart(b) && a.sentence == b.sentence && a.noun.as_deref().zip(b.noun.as_deref()).is_some_and(is_of_one)
}
