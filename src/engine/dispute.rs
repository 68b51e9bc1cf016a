//! Which figures of a statement are disputed by a source.
//!
//! For each figure of the statement, in this order:
//! 1. every figure of the source of the same kind gets its values' verdict and a [`Fit`](super::align::Fit);
//! 2. a figure that has an equal, near or compatible partner with a good fit is *supported*, and silent: the largest single gain in
//!    precision of all;
//! 3. a figure that follows from two others of the source by a sum, a difference or a share is silent;
//! 4. a partner that another figure of the statement already equals is taken;
//! 5. what is left is disputed by its best partner, if that fits well enough;
//! 6. two figures of one sentence that two figures of one sentence of a longer source dispute are of another count or another time, and
//!    silent: nobody errs twice in a breath.

use std::collections::BTreeMap;

use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Verdict};
use crate::witness::Witness;

use super::align::Against;
use super::candidate::{self, Candidate, by_score, candidate, is_calendar, is_rare, kind, margin, same_number, supports};
use super::overlap::Matches;
use super::period;
use super::relate::relate;
use super::sheet::Page;
use super::twin::{self, Nouns};
use super::{anachronism, arithmetic, movement, retold};
use crate::rule::Reason;

/// How strict a comparison is.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent thing that two texts may be to each other")]
pub struct Regime {
    /// The least score of a dispute.
    pub threshold: f32,
    /// Whether both are articles.
    pub articles: bool,
    /// Whether one is so much of the other that no name need be shared beside each figure.
    pub digest: bool,
    /// Whether no more than figures in common say that both tell one story: then a dispute is worth a note.
    pub faint: bool,
    /// Whether both are parts of one text, whose author knows all moments of it and tells them apart.
    pub own: bool,
}

/// What a dispute scores at the most between two texts that only figures bring together.
const FAINT: f32 = 1.0;

/// A figure of the statement and the figure of the source that it cannot be reconciled with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dispute {
    /// Index into the statement's assertions.
    pub statement: usize,
    /// Index into the source's assertions.
    pub source: usize,
    /// `Contradicts` or `Differs`.
    pub verdict: Verdict,
    /// How well the two fit.
    pub score: f32,
}

/// What happened to one figure of the statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing of its kind was found that fits.
    Alone(Option<Reason>),
    /// The source says the same.
    Supported(usize),
    /// It follows from other figures of the source.
    Derived,
    /// The source says otherwise.
    Disputed(Dispute),
}

/// What each doubling of the number of different values adds to the threshold: chance finds a partner among many.
const CHOICE: f32 = 0.15;
/// What each further value adds for shares, amounts and measures, which seldom have a noun to tell them apart by.
const CROWD: f32 = 0.1;
/// What a figure that is told again need not score.
const RETOLD: f32 = 3.5;
/// So many different values are no crowd.
const FEW_VALUES: f32 = 4.0;
/// What the only figure of its kind need not score: a short source that has one means that one.
const ALONE: f32 = 0.5;
/// A source of at most so many words is a short one.
const SHORT_SOURCE: usize = 90;
/// More than this beyond a few make no further difference.
const MANY_VALUES: f32 = 8.0;

/// A statement held against a source: every figure with its candidates.
#[derive(Debug)]
pub struct Review<'e> {
    statement: Page<'e>,
    source: Page<'e>,
    regime: Regime,
    lexicon: &'e Lexicon,
    matches: Matches<'e>,
    candidates: Vec<Vec<Candidate>>,
}

impl<'e> Review<'e> {
    /// Whether both are parts of one text.
    #[must_use]
    pub fn is_of_one_text(&self) -> bool {
        self.regime.own
    }

    /// Relates every figure of the statement to every figure of its kind in the source, by which words match.
    #[must_use]
    pub fn new(statement: Page<'e>, source: Page<'e>, regime: Regime, matches: Matches<'e>, lexicon: &'e Lexicon) -> Self {
        let against = Against { matches: &matches, articles: regime.articles, digest: regime.digest, short: source.story.length <= SHORT_SOURCE };
        let mut kinds: BTreeMap<Dimension, Vec<usize>> = BTreeMap::new();
        for (index, x) in source.assertions.iter().enumerate() {
            kinds.entry(kind(x)).or_default().push(index);
        }
        let nouns = regime.articles.then(|| (Nouns::new(statement.assertions), Nouns::new(source.assertions)));
        let twins = |y: &Witness, x: &Witness| nouns.as_ref().map_or(0.0, |(of_y, of_x)| twin::evidence(y, x, of_y, of_x));
        let candidates = statement
            .assertions
            .iter()
            .enumerate()
            .map(|(at, y)| {
                let alike = kinds.get(&kind(y)).map_or(&[][..], Vec::as_slice);
                alike
                    .iter()
                    .filter_map(|&index| {
                        let x = source.assertions.get(index)?;
                        let mut candidate = candidate(y, index, x, against, lexicon)?;
                        candidate.twin = twins(y, x);
                        candidate.fit.score += candidate.twin;
                        if candidate.disputes() && candidate::date_two_figures((statement.assertions, at), (source.assertions, index), lexicon) {
                            candidate.fit.gate = candidate.fit.gate.or(Some(Reason::Time));
                        }
                        Some(candidate)
                    })
                    .collect()
            })
            .collect();
        Self { statement, source, regime, lexicon, matches, candidates }
    }

    /// What the source says to each figure of the statement, in the statement's order.
    #[must_use]
    pub fn outcomes(&self) -> Vec<Outcome> {
        let mut outcomes: Vec<Outcome> = (0..self.candidates.len()).map(|index| self.outcome(index)).collect();
        // a short source speaks of one count only
        if self.source.story.length <= SHORT_SOURCE {
            return outcomes;
        }
        let mut sentences: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
        for outcome in &outcomes {
            let Outcome::Disputed(Dispute { statement, source, .. }) = *outcome else { continue };
            if let Some((y, x)) = self.statement.assertions.get(statement).zip(self.source.assertions.get(source)) {
                sentences.entry((y.sentence, x.sentence)).or_default().push((statement, source));
            }
        }
        for pairs in sentences.into_values() {
            let says_again =
                |y: usize, other: usize| self.statement.assertions.get(y).zip(self.statement.assertions.get(other)).is_some_and(|(a, b)| same_number(a, b));
            let is_alone = |(y, _): &(usize, usize)| pairs.iter().all(|(other, _)| other == y || says_again(*y, *other));
            for (statement, _) in pairs.iter().filter(|pair| !is_alone(pair)) {
                outcomes[*statement] = Outcome::Alone(Some(Reason::Together));
            }
        }
        outcomes
    }

    /// Score and gate of one pair; `None` where the values have no common measure.
    #[must_use]
    pub fn fit(&self, statement: usize, source: usize) -> Option<(f32, Option<Reason>)> {
        self.candidate(statement, source).map(|candidate| (candidate.fit.score, candidate.fit.gate))
    }

    /// The score that a dispute of this figure must reach.
    #[must_use]
    pub fn asked(&self, statement: usize) -> f32 {
        let values = distinct(self.candidates_of(statement), self.source);
        let amounts = self.statement.assertions.get(statement).is_some_and(|y| !matches!(kind(y), Dimension::Date | Dimension::Count | Dimension::Age));
        let crowd = if amounts { CROWD * (values - FEW_VALUES).clamp(0.0, MANY_VALUES) } else { 0.0 };
        let alone =
            if self.regime.articles || self.source.story.length > SHORT_SOURCE { 0.0 } else { ALONE * (1.0 - (values - 1.0) / (FEW_VALUES - 1.0)).max(0.0) };
        self.regime.threshold + CHOICE * values.log2() + crowd - alone
    }

    /// Why this pair is no dispute, given what came of the statement's figure.
    #[must_use]
    pub fn reason(&self, statement: usize, source: usize, outcome: &Outcome) -> Reason {
        let Some((candidate, y)) = self.candidate(statement, source).zip(self.statement.assertions.get(statement)) else { return Reason::Unit };
        let reached = candidate.fit.score >= self.asked(statement) + margin(y, candidate);
        if let Some(gate) = candidate.fit.gate {
            return gate;
        }
        match outcome {
            Outcome::Supported(_) => Reason::Supported,
            Outcome::Derived => Reason::Arithmetic,
            _ if !reached => Reason::NoEvidence,
            Outcome::Alone(Some(Reason::Together)) => Reason::Together,
            _ if self.is_taken(statement, candidate) => Reason::Taken,
            Outcome::Disputed(_) | Outcome::Alone(_) => Reason::Nearer,
        }
    }

    /// Figures that cannot both hold and that nothing keeps apart, with what their words lack to a dispute.
    pub fn rivals(&self) -> impl Iterator<Item = (usize, usize, f32)> {
        (0..self.candidates.len()).flat_map(move |y| {
            let asked = self.asked(y);
            let live = self.candidates_of(y).iter().filter(|candidate| candidate.is_live() && candidate.disputes());
            live.map(move |candidate| (y, candidate.index, asked - candidate.fit.score))
        })
    }

    fn candidates_of(&self, statement: usize) -> &[Candidate] {
        self.candidates.get(statement).map_or(&[], Vec::as_slice)
    }

    fn candidate(&self, statement: usize, source: usize) -> Option<&Candidate> {
        // in order of the source
        let candidates = self.candidates_of(statement);
        candidates.binary_search_by_key(&source, |candidate| candidate.index).ok().and_then(|at| candidates.get(at))
    }

    fn outcome(&self, index: usize) -> Outcome {
        if self.regime.own && self.statement.assertions.get(index).is_some_and(is_calendar) {
            return self.foreign_year(index).map_or(Outcome::Alone(None), Outcome::Disputed);
        }
        if let Some(dispute) = self.other_period(index) {
            return Outcome::Disputed(dispute);
        }
        let (Some(y), candidates) = (self.statement.assertions.get(index), self.candidates_of(index)) else { return Outcome::Alone(None) };
        let best = |accepts: &dyn Fn(&&Candidate) -> bool| candidates.iter().filter(accepts).max_by(|a, b| by_score(a, b));
        let best_dispute = best(&|candidate| candidate.is_live() && candidate.disputes()).map_or(f32::MIN, |candidate| candidate.fit.score);
        if let Some(supporter) = candidates.iter().find(|candidate| supports(y, &self.source.assertions[candidate.index], candidate, best_dispute)) {
            return Outcome::Supported(supporter.index);
        }
        let elsewhere = || self.source.assertions.iter().any(|x| same_number(y, x) && self.are_near_in_other_kinds(y, x));
        let comes_to = || arithmetic::comes_to(y, self.statement.assertions, self.source.assertions);
        if arithmetic::follows(y, self.source.assertions, best_dispute, self.lexicon) || comes_to() || elsewhere() {
            return Outcome::Derived;
        }
        let asked = self.asked(index);
        let live = |candidate: &&Candidate| {
            let is_near = candidate.is_live() && candidate.disputes() && candidate.fit.score >= asked + margin(y, candidate);
            is_near && !self.is_taken(index, candidate) && !self.moves_apart(index, candidate)
        };
        let agrees = best(&|candidate| candidate.is_live() && !candidate.disputes())
            .map_or(f32::MIN, |candidate| candidate.fit.score + if candidate.verdict == Verdict::Compatible { CLOSE_COMPATIBLE } else { CLOSE });
        match best(&live) {
            Some(best) if agrees < best.fit.score => Outcome::Disputed(Dispute {
                statement: index,
                source: best.index,
                verdict: best.verdict,
                score: if self.regime.faint { FAINT.min(best.fit.score) } else { best.fit.score - best.twin },
            }),
            _ => match self.retold(index).or_else(|| self.foreign_year(index)) {
                Some(dispute) => Outcome::Disputed(dispute),
                None => Outcome::Alone(best(&|candidate| candidate.disputes()).and_then(|candidate| candidate.fit.gate)),
            },
        }
    }

    /// Whether one text tells of two movements, each with both of its ends.
    fn moves_apart(&self, index: usize, candidate: &Candidate) -> bool {
        self.regime.own && movement::are_two((self.statement.assertions, index), (self.source.assertions, candidate.index), same_number)
    }

    /// A figure of the source that is mentioned as the reader's old acquaintance, where the statement introduces it with another value.
    fn retold(&self, index: usize) -> Option<Dispute> {
        let y = self.statement.assertions.get(index).filter(|_| !self.regime.own && (!self.regime.articles || self.regime.digest))?;
        let asked = self.asked(index);
        let tells_again = |candidate: &&Candidate| {
            candidate.is_live()
                && candidate.disputes()
                && candidate.fit.score >= asked - RETOLD
                && self.source.assertions.get(candidate.index).is_some_and(|x| retold::is_retold(y, x, self.lexicon))
                && !self.is_taken(index, candidate)
        };
        let best = self.candidates_of(index).iter().filter(tells_again).max_by(|a, b| by_score(a, b))?;
        Some(Dispute { statement: index, source: best.index, verdict: best.verdict, score: asked })
    }

    /// A plain year that is foreign to the source, against the year that the source speaks of.
    fn foreign_year(&self, index: usize) -> Option<Dispute> {
        let y = self.statement.assertions.get(index).filter(|_| !self.regime.articles)?;
        let meant = anachronism::meant(y, self.statement.assertions, self.source.assertions)?;
        // what lies far back in one's own text is history
        if self.regime.own && !anachronism::is_of_one_time(y, meant) {
            return None;
        }
        let speaks_of_it =
            |candidate: &&Candidate| self.source.assertions.get(candidate.index).and_then(|x| x.moment).is_some_and(|moment| moment.year == Some(meant));
        let best = self.candidates_of(index).iter().filter(speaks_of_it).max_by(|a, b| by_score(a, b))?;
        Some(Dispute { statement: index, source: best.index, verdict: best.verdict, score: self.asked(index) })
    }

    /// A moment that the statement gives for a rare figure, where the source gives that very figure for another moment only:
    /// "$3.69 in the third quarter of 2020" against "$3.69 in the third quarter of 2021".
    fn other_period(&self, index: usize) -> Option<Dispute> {
        let y = self.statement.assertions.get(index).filter(|y| is_calendar(y))?;
        let mut found: Option<Dispute> = None;
        for (at, figure) in self.statement.assertions.iter().enumerate() {
            if figure.sentence != y.sentence || !is_rare(figure) || period::of(self.statement.assertions, at) != Some(index) {
                continue;
            }
            for candidate in self.candidates_of(at).iter().filter(|candidate| candidate.verdict == Verdict::Equal) {
                let Some(moment) = period::of(self.source.assertions, candidate.index) else { continue };
                let x = self.source.assertions.get(moment)?;
                match relate(y, x, self.lexicon) {
                    Ok(verdict) if verdict.is_consistent() => return None,
                    Ok(verdict) if candidate.fit.score >= self.asked(at) => {
                        let better = found.is_none_or(|found| found.score < candidate.fit.score);
                        found = if better { Some(Dispute { statement: index, source: moment, verdict, score: candidate.fit.score }) } else { found };
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// Whether another figure of the statement equals the candidate and fits it nearly as well.
    fn is_taken(&self, index: usize, candidate: &Candidate) -> bool {
        if self.regime.articles && self.knows(candidate.index) {
            return true;
        }
        (0..self.candidates.len()).filter(|&other| other != index).any(|other| {
            let states_it = |rival: &Candidate| {
                rival.verdict == Verdict::Equal
                    // "roughly 55 kilometres" of "55 km"
                    || rival.verdict.is_consistent()
                        && self.statement.assertions.get(other).zip(self.source.assertions.get(candidate.index)).is_some_and(|(y, x)| same_number(y, x))
            };
            self.candidate(other, candidate.index).is_some_and(|rival| states_it(rival) && rival.is_live() && rival.fit.score >= candidate.fit.score - 1.0)
        })
    }

    /// Whether the statement has the very amount of a figure of the source, wherever: its author knows both amounts and tells them apart.
    fn knows(&self, source: usize) -> bool {
        let Some(x) = self.source.assertions.get(source).filter(|x| is_rare(x) || x.unit.dimension() == Dimension::Money) else { return false };
        self.statement.assertions.iter().any(|y| y.unit == x.unit && same_number(y, x))
    }

    /// The same number in another dimension, in the same surroundings: read differently, said alike.
    fn are_near_in_other_kinds(&self, y: &Witness, x: &Witness) -> bool {
        y.unit.dimension() != x.unit.dimension() && self.matches.cover(&y.evidence.near, &x.evidence.near).0 > 0.3
    }
}

/// How much better than a dispute an agreeing partner may be worse and still silence it.
const CLOSE: f32 = 0.2;
/// The same for one that shares some values only.
const CLOSE_COMPATIBLE: f32 = 0.4;

/// How many different values the candidates have.
#[expect(clippy::cast_precision_loss, reason = "a document has few figures")]
fn distinct(candidates: &[Candidate], source: Page<'_>) -> f32 {
    let mut values: Vec<Option<Amount>> = candidates.iter().map(|candidate| source.assertions[candidate.index].reading.centre()).collect();
    values.sort();
    values.dedup();
    values.len().max(1) as f32
}
