//! Tuples of figures whose units fit an equation, of one sentence or of a few that follow each other, or with those of the title or of
//! the sentence that opens the story.
//!
//! Nothing here says that they belong together: that is for the judge. "Sales rose 12% to $56m from $50m; a third of 900 staff left" offers
//! the share 12 % of two amounts of money, their change, and the same for the third.

use super::account::{Account, Tuple};
use super::equation::Equation;
use super::kind::{
    announces, are_alike, are_of_one_measure, is_age, is_bare, is_count, is_per_many, is_percent, is_point, is_share_point, is_sureness, is_years, may_convert,
};
use super::landmark::Landmark;
use super::value::Clock;
use crate::assertion::{Assertion, Noun};
use crate::claim::{Aspect, Form, Trend};
use crate::lexicon::Cue;
use crate::limit::{Limit, Limits};
use crate::quantity::{Amount, Dimension};
use crate::witness::Witness;

/// Nodes of one window at the most: a longer one is a table, which has lines and columns of its own.
const CROWD: usize = Limit::SentenceFigures.most();
/// Parts of a sum at the most.
const PARTS: usize = 6;
/// Nodes back to where one may have been said before, at the most.
const BACK: usize = Limit::FiguresBack.most();
/// Figures before one that it may say again, at the most.
const SAID: usize = Limit::SaidBefore.most();
/// Sentences from the first to the last figure at the most, but for those of the title and the opening.
const REACH: usize = 2;

/// Nodes of a document that are held against those of other sentences, at the most.
const ACROSS: usize = Limit::FiguresAcross.most();

/// All tuples of a document: each begins in one sentence and reaches no further than the next ones, or hangs the title or the opening on it. Of
/// what is further down than so many figures, each stays within its sentence.
#[must_use]
pub fn tuples(account: &Account<'_>) -> Vec<Tuple> {
    tuples_across(account, ACROSS)
}

/// The same where so many nodes are held against those of other sentences.
fn tuples_across(account: &Account<'_>, across: usize) -> Vec<Tuple> {
    let mut found = Vec::new();
    let title: Vec<usize> = if account.stages.first().is_some_and(|stage| stage.title) { account.of(0).collect() } else { Vec::new() };
    let opening = account.opening();
    let lead: Vec<usize> = account.of(opening).collect();
    let opens = account.stages.get(opening).map_or(0, |stage| stage.sentence);
    for (at, stage) in account.stages.iter().enumerate() {
        let own: Vec<usize> = account.of(at).collect();
        if own.len() > CROWD {
            continue;
        }
        let is_across = own.last().is_none_or(|&last| last < across);
        let reach = if is_across { REACH } else { 0 };
        let mut window = own.clone();
        for (next, _) in account.stages.iter().enumerate().skip(at + 1).take_while(|(_, next)| next.sentence - stage.sentence <= reach) {
            window.extend(account.of(next));
            if window.len() > CROWD {
                window.truncate(window.len() - account.of(next).len());
                break;
            }
        }
        let mut offer = Offer { account, found: &mut found, needs: [own.as_slice(), &[]] };
        offer.all(&window);
        for (far, from) in [(&title, 0), (&lead, opens)] {
            if is_across && !far.is_empty() && stage.sentence > from + REACH && far.len() + own.len() <= CROWD {
                offer.needs = [own.as_slice(), far.as_slice()];
                offer.all(&far.iter().chain(&own).copied().collect::<Vec<usize>>());
            }
        }
    }
    restated(account, across, if title.len() <= CROWD { &title } else { &[] }, &mut found);
    found
}

/// Notes the figures that say again what more earlier figures say than are asked, or what is said further back.
pub fn weigh(account: &Account<'_>, limits: &mut Limits) {
    if account.nodes.len() <= SAID {
        return;
    }
    limits.weigh(Limit::FiguresAcross, account.nodes.len());
    let mut kinds: Vec<(&Witness, Vec<(usize, usize)>)> = Vec::new();
    for node in (0..account.nodes.len().min(ACROSS)).filter(|&node| is_own(account, node)) {
        let Some((it, (stage, _))) = account.assertion(node).zip(account.stage(node)) else { continue };
        let known = kinds.iter().position(|(first, _)| may_say_again(first, it)).unwrap_or(kinds.len());
        if known == kinds.len() {
            kinds.push((it, Vec::new()));
        }
        let Some((_, kind)) = kinds.get_mut(known) else { continue };
        let earlier = kind.partition_point(|&(_, sentence)| sentence < stage.sentence);
        let far = kind.partition_point(|&(other, _)| other + BACK < node).min(earlier);
        limits.weigh(Limit::SaidBefore, earlier - far);
        limits.note(Limit::FiguresBack, usize::from(far > 0 && earlier - far < SAID));
        kind.push((node, stage.sentence));
    }
}

/// Whether a node is all that its figure says.
fn is_own(account: &Account<'_>, node: usize) -> bool {
    account.nodes.get(node).is_some_and(|node| node.alone) && account.value(node).is_some()
}

/// Whether two figures are measured and written alike, so that one may say again what the other says.
fn may_say_again(of: &Assertion, it: &Assertion) -> bool {
    of.unit.dimension() == it.unit.dimension() && are_formed_alike(of, it) && are_alike(of, it)
}

/// Whether both say how many or how much: "six years" and "six-year" are one, "half" and "50" are not.
fn are_formed_alike(of: &Assertion, it: &Assertion) -> bool {
    let is_relative = |form: Form| matches!(form, Form::Fraction | Form::Multiple);
    of.form == it.form || !is_relative(of.form) && !is_relative(it.form)
}

/// What may be said again of what an earlier sentence says, the nearest first, and of what the title says.
fn restated(account: &Account<'_>, across: usize, title: &[usize], found: &mut Vec<Tuple>) {
    for derived in (0..account.nodes.len().min(across)).filter(|&node| is_own(account, node)) {
        let Some((it, (stage, _))) = account.assertion(derived).zip(account.stage(derived)) else { continue };
        let may_be = |&earlier: &usize| {
            let of = account.assertion(earlier).zip(account.stage(earlier));
            is_own(account, earlier) && of.is_some_and(|(of, (other, _))| may_say_again(of, it) && other.sentence < stage.sentence)
        };
        let near = (derived.saturating_sub(BACK)..derived).rev().filter(may_be).take(SAID);
        let mut all: Vec<usize> = near.chain(title.iter().copied().filter(may_be)).collect();
        all.sort_unstable();
        all.dedup();
        found.extend(all.into_iter().map(|earlier| Tuple { equation: Equation::Restated, derived, others: vec![earlier] }));
    }
}

/// What is offered of a window.
struct Offer<'o, 'a> {
    account: &'o Account<'a>,
    found: &'o mut Vec<Tuple>,
    /// A tuple has a node of each of these that is not empty.
    needs: [&'o [usize]; 2],
}

impl Offer<'_, '_> {
    fn add(&mut self, equation: Equation, derived: usize, others: &[usize]) {
        let has_one = |of: &&[usize]| of.is_empty() || of.contains(&derived) || others.iter().any(|node| of.contains(node));
        if self.needs.iter().all(has_one) {
            self.found.push(Tuple { equation, derived, others: others.to_vec() });
        }
    }

    fn all(&mut self, window: &[usize]) {
        let account = self.account;
        for &derived in window.iter().filter(|&&node| account.nodes.get(node).is_some_and(|node| node.alone)) {
            self.landmarks(derived, window);
            if account.value(derived).is_none() {
                continue;
            }
            for (at, &a) in window.iter().enumerate() {
                for &b in window.iter().skip(at + 1).filter(|&&b| a != derived && b != derived) {
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

    /// Figures that may be parts of a count.
    fn wholes(&mut self, part: usize, window: &[usize]) {
        let account = self.account;
        let Some(it) = account.assertion(part).filter(|it| is_count(it) || it.unit.dimension() == Dimension::Money) else { return };
        for &whole in window.iter().filter(|&&whole| whole != part && account.value(whole).is_some()) {
            if account.assertion(whole).is_some_and(|of| are_alike(it, of) && of.figure != it.figure && !are_named_together(it, of)) {
                self.add(Equation::Within, part, &[whole]);
            }
        }
    }

    /// The levels from which a move may have led to one.
    fn moves(&mut self, to: usize, window: &[usize]) {
        let account = self.account;
        let Some(it) = account.assertion(to) else { return };
        let is_level = |level: &Assertion| !is_share_point(level) && !matches!(level.unit.dimension(), Dimension::Ratio | Dimension::Score);
        if !is_level(it) {
            return;
        }
        for &from in window.iter().filter(|&&from| from != to && account.value(from).is_some()) {
            let are_levels = account.assertion(from).is_some_and(|other| are_alike(it, other) && is_level(other));
            if are_levels && account.trend(to, from).is_some() && account.number_among(to, [from]) != account.number_among(from, [to]) {
                self.add(Equation::Order, to, &[from]);
            }
        }
    }

    /// The places that a level may take among the others of its kind, as far as each sentence goes.
    fn ranks(&mut self, own: usize, window: &[usize]) {
        let account = self.account;
        let is_level = |level: &Assertion| level.aspect == Aspect::Level && !is_share_point(level) && level.unit.dimension() != Dimension::Ratio;
        let Some(it) = account.assertion(own).filter(|it| is_level(it)) else { return };
        let is_place = |&node: &usize| matches!(account.landmark(node), Some(Landmark::Rank(_)));
        let is_other =
            |&other: &usize| other != own && account.value(other).is_some() && account.assertion(other).is_some_and(|of| are_alike(it, of) && is_level(of));
        let sentence = |node: usize| account.nodes.get(node).map(|node| node.place.0);
        for place in window.iter().copied().filter(is_place) {
            let mut told: Vec<usize> = vec![place];
            for run in window.chunk_by(|&a, &b| sentence(a) == sentence(b)) {
                let before = told.len();
                told.extend(run.iter().copied().filter(is_other));
                if told.len() > before && told.len() <= PARTS + 1 {
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
        let levels = are_alike(x, y) && first != second && !is_share_point(x) && !is_share_point(y) && x.unit.dimension() != Dimension::Ratio;
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
        let is_apart = are_alike(d, x) && are_alike(d, y) || is_years(d) && is_age(x) && is_age(y) || is_point(d) && is_count(x) && is_count(y);
        let among = |node: usize| account.number_among(node, [derived, one, two]);
        if levels && !shares && is_apart && self.is_called_apart(&[derived, one, two]) && among(derived) < among(one).max(among(two)) {
            self.add(Equation::Difference, derived, &[one, two]);
        }
        // a range says its bounds, and may leave its percent to what lies in it: "66% (51 to 78)"; a score is no range
        // "95% CI" says how sure a range is, and lies in none
        let is_level = is_sureness(d) || is_percent(d) && account.stage(derived).is_some_and(|(stage, at)| stage.bounds(at));
        let is_lent = !apart && account.is_bare(one) && !is_per_many(d);
        let of_kind = !is_level && (are_alike(d, x) && are_alike(d, y) || is_lent);
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
        let per = |it: &Assertion| it.unit.denominator().map(str::to_owned);
        let is_over = per(e).is_none_or(|over| n.unit.name() == over || is_count(n));
        let is_amount = !matches!(d.unit.dimension(), Dimension::Share | Dimension::Ratio) && !is_per_many(d) && !is_per_many(e);
        let same = d.unit == e.unit
            || are_of_one_measure(d, e)
            || d.unit.currency().is_some() && d.unit.currency() == e.unit.currency()
            || is_bare(e) && (is_count(d) || d.unit != n.unit)
            || is_count(d) && is_count(e);
        let of = |node: usize| account.number_among(node, [each, derived]);
        let grows = account.number(number).is_some_and(|number| number > Amount::ONE) && of(each) < of(derived);
        if is_number && is_amount && is_over && same && grows {
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
            let is_alike = |it: &Assertion| it.unit == of.unit || are_of_one_measure(it, of) || is_bare(it) != is_bare(of) && are_alike(it, of);
            let may_be = |it: &Witness| is_alike(it) && it.form != Form::Multiple;
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

    /// Whether the sentences of some figures speak of a mean, of bounds or of a whole.
    fn is_between(&self, nodes: &[usize]) -> bool {
        let cues = self.account.cues(nodes);
        cues.has(Cue::Average) || cues.has(Cue::Interval) || cues.has(Cue::Total)
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
    is_apart(a) && is_apart(b) && a.sentence == b.sentence && a.noun.as_ref().zip(b.noun.as_ref()).is_some_and(is_of_one)
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
        let written = |node: usize| account.assertion(node).map(|it| it.figure.of(text).to_owned()).unwrap_or_default();
        let held = tuples(&account).into_iter().filter(|tuple| account.holds(tuple));
        held.map(|tuple| (tuple.equation, written(tuple.derived), tuple.others.iter().map(|&other| written(other)).collect())).collect()
    }

    #[test]
    fn figures_that_satisfy_an_equation_are_found_whatever_the_words() {
        for (text, equation) in [
            ("On 1,250 allotments there is a shed; that is 78% of the 1,600 on the council's list.", Equation::Share),
            ("The orchard gave 460 crates in May. In June it was 575 crates, 25% more.", Equation::Change),
            ("Rain fell on 212 days, against 187 days the year before, 25 days more.", Equation::Difference),
            ("Support went to 46 percent from 39 percent, a gain of 7 percentage points.", Equation::Points),
            ("The library lent 3,411 novels and 2,208 atlases; 5,619 books in all.", Equation::Sum),
            ("Some 62 percent stayed at home and 38 percent went out.", Equation::Rest),
            ("They moved 450 tonnes at £175 a tonne, £78,750 in all.", Equation::Product),
            ("The motion fell by 203 votes to 184, a margin of 19 votes.", Equation::Difference),
            ("The county saw 27 drownings among 540,000 residents, or 5 per 100,000.", Equation::Share),
            ("The mean was 4.1 days, with a range from 2 to 7 days.", Equation::Between),
            ("It opened on 4 May and shut on 12 June, 39 days later.", Equation::Span),
            ("Born in 1972, she was 42 when she died in 2014.", Equation::Age),
            ("Run at 2 kW for 3 hours, the heater takes 6 kWh.", Equation::InTime),
            ("Marlow, the second-largest port, handled 57,000 ships; Erbat handled 55,000 and Holm 60,000.", Equation::Rank),
            ("The brewery marks its 125th anniversary in 2024; it was founded in 1899.", Equation::Span),
            ("It strikes 45 per 100,000 people, or 0.045 per cent.", Equation::Conversion),
            ("Each tank holds 36 gallons, 164 litres.", Equation::Conversion),
            ("Survival was 31 months, 95% CI 26-37, in the treated group.", Equation::Between),
            ("She was jailed for six years. Friends wept as the six-year sentence was read.", Equation::Restated),
        ] {
            assert!(comes_out(text).iter().any(|found| found.0 == equation), "{text}: {:?}", comes_out(text));
        }
    }

    #[test]
    fn behind_so_many_figures_each_stays_within_its_sentence() {
        let text = "The orchard gave 460 crates in May. In June it was 575 crates, 25% more. In July 230 of 920 crates, or 25%, were lost.";
        let study = read(text);
        let account = Account::new(&study.stages, &study.assertions);
        let of = |across: usize| -> Vec<Tuple> { tuples_across(&account, across) };
        let is_within = |tuple: &Tuple| tuple.members().all(|node| account.nodes[node].place.0 == account.nodes[tuple.derived].place.0);
        assert_eq!(of(account.nodes.len()), tuples(&account));
        assert!(of(0).iter().all(is_within) && of(0).iter().any(|tuple| tuple.equation == Equation::Share));
        let all = tuples(&account);
        assert_eq!(of(0), all.iter().filter(|tuple| is_within(tuple)).cloned().collect::<Vec<_>>());
        // those of the first sentence still reach the next ones
        let first = of(account.of(0).end);
        assert!(first.iter().any(|tuple| !is_within(tuple)) && first.len() < all.len());
    }

    #[test]
    fn figures_of_other_units_or_far_sentences_are_not_held_against_each_other() {
        let far = "Rain fell for 12 hours. It was a dry year. Nobody complained. The orchard gave 460 crates. It was a dry year. Nobody complained. In June it was 575 crates, 25% more.";
        assert_eq!(comes_out(far), []);
        assert_eq!(comes_out("The 40 buses used 160 litres, 25% of them biofuel."), []);
    }
}
