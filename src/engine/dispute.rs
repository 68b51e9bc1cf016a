//! Which figures of a statement are disputed by a source.
//!
//! For each figure of the statement, in this order:
//! 1. every figure of the source of the same kind gets its values' verdict and a [`Fit`](super::align::Fit);
//! 2. a figure that has an equal, near or compatible partner with a good fit is *supported*, and silent: the largest single gain in
//!    precision of all;
//! 3. a figure that follows from two others of the source by a sum, a difference or a share is silent;
//! 4. a partner that another figure of the statement already equals is taken;
//! 5. what is left is disputed by its best partner, if that fits well enough.

use crate::assertion::Assertion;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Hedge, Verdict};

use super::align::{Against, Fit, fit};
use super::arithmetic;
use super::overlap::Matches;
use super::reason::Reason;
use super::relate::relate;

/// One side of a comparison: the assertions of a document and its words.
#[derive(Clone, Copy, Debug)]
pub struct Page<'e> {
    /// The assertions, in text order.
    pub assertions: &'e [Assertion],
    /// All words of the document.
    pub story: &'e crate::normalise::Story,
}

/// How strict a comparison is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Regime {
    /// The least score of a dispute.
    pub threshold: f32,
    /// Whether both are articles.
    pub articles: bool,
}

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

struct Candidate {
    index: usize,
    verdict: Verdict,
    fit: Fit,
}

/// The least score above the best dispute's that an equal partner may lack and still support.
const EQUAL_SLACK: f32 = 3.5;
/// The same for a partner that is near or compatible.
const NEAR_SLACK: f32 = 1.5;
/// What another verdict must score above the threshold to be a `differs`.
const DIFFERS_MARGIN: f32 = 1.0;

/// What the source says to each figure of the statement, in the statement's order.
#[must_use]
pub fn outcomes(statement: Page<'_>, source: Page<'_>, regime: Regime, lexicon: &Lexicon) -> Vec<Outcome> {
    let matches = Matches::new(&statement.story.words, &source.story.words, lexicon);
    let against = Against { matches: &matches, articles: regime.articles };
    let candidates: Vec<Vec<Candidate>> = statement.assertions.iter().map(|y| candidates(y, source, against, lexicon)).collect();
    statement.assertions.iter().enumerate().map(|(index, y)| outcome(index, y, statement, source, regime, &candidates, &matches, lexicon)).collect()
}

fn candidates(y: &Assertion, source: Page<'_>, against: Against<'_>, lexicon: &Lexicon) -> Vec<Candidate> {
    if matches!(y.unit.dimension(), Dimension::Name | Dimension::TimeOfDay) {
        return Vec::new();
    }
    source
        .assertions
        .iter()
        .enumerate()
        .filter_map(|(index, x)| {
            let verdict = relate(y, x).ok()?;
            let mut fit = fit(y, x, against, lexicon);
            fit.score += anchor(y, x);
            Some(Candidate { index, verdict, fit })
        })
        .collect()
}

/// Another rare figure that both clauses hold speaks for one story: +1.5 for moments, +0.7 for the rest.
fn anchor(y: &Assertion, x: &Assertion) -> f32 {
    let shared = y.evidence.figures.iter().any(|figure| x.evidence.figures.contains(figure));
    match y.unit.dimension() {
        _ if !shared => 0.0,
        Dimension::Year | Dimension::Date => 1.5,
        _ => 0.7,
    }
}

fn outcome(index: usize, y: &Assertion, statement: Page<'_>, source: Page<'_>, regime: Regime, all: &[Vec<Candidate>], matches: &Matches<'_>, lexicon: &Lexicon) -> Outcome {
    let candidates = &all[index];
    let disputes = |candidate: &&Candidate| !candidate.verdict.is_consistent();
    let best_dispute =
        candidates.iter().filter(|candidate| candidate.fit.gate.is_none()).filter(disputes).map(|candidate| candidate.fit.score).fold(f32::MIN, f32::max);
    if let Some(supporter) = candidates.iter().find(|candidate| supports(y, &source.assertions[candidate.index], candidate, best_dispute)) {
        return Outcome::Supported(supporter.index);
    }
    if arithmetic::follows(y, source.assertions, best_dispute, lexicon) || source.assertions.iter().any(|x| same_number(y, x) && all_near(y, x, matches)) {
        return Outcome::Derived;
    }
    let threshold = regime.threshold + 0.15 * distinct(candidates, source).log2();
    let best_consistent = candidates
        .iter()
        .filter(|candidate| candidate.fit.gate.is_none() && candidate.verdict.is_consistent())
        .map(|candidate| candidate.fit.score)
        .fold(f32::MIN, f32::max);
    let live = candidates.iter().filter(|candidate| candidate.fit.gate.is_none()).filter(disputes).filter(|candidate| {
        let margin = if candidate.verdict == Verdict::Differs && y.reading.hedge != Hedge::Between { DIFFERS_MARGIN } else { 0.0 };
        candidate.fit.score >= threshold + margin && !is_taken(index, candidate, statement, all, source)
    });
    let best = live.max_by(|a, b| a.fit.score.total_cmp(&b.fit.score).then(b.index.cmp(&a.index)));
    match best {
        Some(best) if best_consistent < best.fit.score + 0.2 => {
            Outcome::Disputed(Dispute { statement: index, source: best.index, verdict: best.verdict, score: best.fit.score })
        }
        _ => Outcome::Alone(candidates.iter().filter(disputes).max_by(|a, b| a.fit.score.total_cmp(&b.fit.score)).and_then(|candidate| candidate.fit.gate)),
    }
}

/// Whether a partner says the same and fits well enough to silence the best dispute.
fn supports(y: &Assertion, x: &Assertion, candidate: &Candidate, best_dispute: f32) -> bool {
    let fit = &candidate.fit;
    let kind = y.unit.dimension();
    match candidate.verdict {
        Verdict::Equal => {
            let small = kind == Dimension::Count && y.reading.centre().is_some_and(|value| value <= Amount::integer(12));
            let fits = !small || fit.noun > -1.0 || fit.clause_cover > 0.6 || fit.near_cover > 0.5;
            fits && (fit.score >= best_dispute - EQUAL_SLACK || is_rare(y))
        }
        Verdict::Refines | Verdict::Compatible | Verdict::Near => {
            let open = x.reading.literal.high.is_none()
                || x.reading.literal.low.is_none()
                || y.reading.literal.high.is_none()
                || x.reading.hedge.is_upper_bound()
                || y.reading.hedge.is_upper_bound();
            let open_only = open && !matches!(candidate.verdict, Verdict::Near) && !same_number(y, x);
            let noun = kind != Dimension::Count || fit.noun >= 0.0 && fit.event > -1.0;
            let vague = y.reading.hedge != Hedge::Vague && x.reading.hedge != Hedge::Vague || fit.noun >= 0.0;
            noun && vague && fit.score >= best_dispute - if open_only { 0.0 } else { NEAR_SLACK }
        }
        Verdict::Differs | Verdict::Contradicts => false,
    }
}

/// A number of three or more significant digits.
fn is_rare(y: &Assertion) -> bool {
    y.reading.stated.len() > 1 || y.reading.stated.iter().any(|stated| stated.value.over(stated.place).is_some_and(|units| units.abs() >= Amount::integer(100)))
}

fn same_number(y: &Assertion, x: &Assertion) -> bool {
    !y.reading.stated.is_empty() && y.reading.stated.iter().map(|stated| stated.value).eq(x.reading.stated.iter().map(|stated| stated.value))
}

/// The same number in another dimension, in the same surroundings: read differently, said alike.
fn all_near(y: &Assertion, x: &Assertion, matches: &Matches<'_>) -> bool {
    y.unit.dimension() != x.unit.dimension() && matches.cover(&y.evidence.near, &x.evidence.near).0 > 0.3
}

/// How many different values the candidates have.
#[expect(clippy::cast_precision_loss, reason = "a document has few figures")]
fn distinct(candidates: &[Candidate], source: Page<'_>) -> f32 {
    let mut values: Vec<Option<Amount>> = candidates.iter().map(|candidate| source.assertions[candidate.index].reading.centre()).collect();
    values.sort();
    values.dedup();
    values.len().max(1) as f32
}

/// Whether another figure of the statement equals the candidate and fits it nearly as well.
fn is_taken(index: usize, candidate: &Candidate, statement: Page<'_>, all: &[Vec<Candidate>], _source: Page<'_>) -> bool {
    (0..statement.assertions.len()).filter(|&other| other != index).any(|other| {
        all[other].iter().any(|rival| {
            rival.index == candidate.index && rival.verdict == Verdict::Equal && rival.fit.gate.is_none() && rival.fit.score >= candidate.fit.score - 1.0
        })
    })
}
