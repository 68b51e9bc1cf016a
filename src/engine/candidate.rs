//! One figure of a source as a partner of one of the statement: what it says to it, and how well it fits.

use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Hedge, Stated, Verdict};
use crate::witness::Witness;

use super::align::{Against, Fit, fit};
use super::relate::relate;
use super::{period, slip};
use crate::rule::Reason;

/// A figure of the source that may speak of what the statement's figure speaks of.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Index into the source's assertions.
    pub index: usize,
    /// How the two sets of values stand to each other.
    pub verdict: Verdict,
    /// How well the words around the two agree.
    pub fit: Fit,
    /// What the score owes to the figures and not to the words: it brings two together, and makes their dispute no graver.
    pub twin: f32,
}

impl Candidate {
    /// Whether no gate speaks against it.
    pub fn is_live(&self) -> bool {
        self.fit.gate.is_none()
    }

    /// Whether the two values cannot both hold.
    pub fn disputes(&self) -> bool {
        !self.verdict.is_consistent()
    }
}

/// The least score below the best dispute's that an equal partner may have and still support.
const EQUAL_SLACK: f32 = 3.5;
/// The same for an equal count that does not say what it counts.
const UNTOLD_SLACK: f32 = 6.0;
/// The same for a partner that is near or compatible.
const NEAR_SLACK: f32 = 1.5;
/// What another verdict must score above the threshold to be a `differs`.
const DIFFERS_MARGIN: f32 = 1.0;

/// What figures must share to be compared at all: years and dates are one kind.
pub fn kind(assertion: &Witness) -> Dimension {
    match assertion.unit.dimension() {
        Dimension::Year => Dimension::Date,
        kind => kind,
    }
}

/// Whether it is a year or a date.
pub fn is_calendar(assertion: &Witness) -> bool {
    kind(assertion) == Dimension::Date
}

/// The source's figure as a partner of the statement's; `None` where their values have no common measure.
pub fn candidate(y: &Witness, index: usize, x: &Witness, against: Against<'_>, lexicon: &Lexicon) -> Option<Candidate> {
    if matches!(y.unit.dimension(), Dimension::Name | Dimension::TimeOfDay) || y.marks.dateline || x.marks.dateline {
        return None;
    }
    // two lines of results say of nothing that it is the same thing: "Shr 21 cts vs 70 cts"
    if y.marks.fragment && x.marks.fragment {
        return None;
    }
    let verdict = relate(y, x, lexicon).ok()?;
    let mut fit = fit(y, x, against, lexicon);
    fit.score += anchor(y, x);
    if !verdict.is_consistent() {
        let likeness = slip::likeness(y, x);
        fit.score += likeness;
        // "1,520 posts" and "1,250 of the 4,800 posts": so like a slip that what is counted need not be told again
        let excused = match fit.gate {
            Some(Reason::Noun) => likeness >= slip::SURE || likeness >= slip::LIKELY && fit.noun >= 0.0,
            Some(Reason::Subject) => likeness >= slip::LIKELY,
            _ => false,
        };
        fit.gate = fit.gate.filter(|_| !excused);
    }
    Some(Candidate { index, verdict, fit, twin: 0.0 })
}

/// Whether two moments are given for two figures: the 2024 of "from $9.5m in 2024" and the 2025 of "lost $14.5m in 2025".
pub fn date_two_figures(y: (&[Witness], usize), x: (&[Witness], usize), lexicon: &Lexicon) -> bool {
    fn dated((assertions, at): (&[Witness], usize)) -> Option<&Witness> {
        assertions.get(period::figure_before(assertions, at)?)
    }
    dated(y).zip(dated(x)).is_some_and(|(a, b)| relate(a, b, lexicon).is_ok_and(|verdict| !verdict.is_consistent()))
}

/// The better score is greater; of equal ones the earlier.
pub fn by_score(a: &Candidate, b: &Candidate) -> std::cmp::Ordering {
    a.fit.score.total_cmp(&b.fit.score).then(b.index.cmp(&a.index))
}

/// What a `differs` must score beyond the threshold; nothing for two ranges.
pub fn margin(y: &Witness, candidate: &Candidate) -> f32 {
    if candidate.verdict == Verdict::Differs && y.reading.hedge != Hedge::Between { DIFFERS_MARGIN } else { 0.0 }
}

/// Another rare figure that both clauses hold speaks for one story: +1.5 for moments, +0.7 for the rest.
fn anchor(y: &Witness, x: &Witness) -> f32 {
    let shared = y.evidence.figures.iter().any(|figure| x.evidence.figures.contains(figure));
    match y.unit.dimension() {
        _ if !shared => 0.0,
        Dimension::Year | Dimension::Date => 1.5,
        _ => 0.7,
    }
}

/// Whether a partner says the same and fits well enough to silence the best dispute.
pub fn supports(y: &Witness, x: &Witness, candidate: &Candidate, best_dispute: f32) -> bool {
    let fit = &candidate.fit;
    let kind = kind(y);
    match candidate.verdict {
        // a moment that agrees in all that both state is the same
        Verdict::Equal | Verdict::Refines | Verdict::Compatible if candidate.verdict == Verdict::Equal || kind == Dimension::Date => {
            let small = kind == Dimension::Count && y.reading.centre().is_some_and(|value| value <= Amount::integer(12));
            let fits = !small || fit.noun > -1.0 || fit.clause_cover > 0.6 || fit.near_cover > 0.5;
            // "150 new shops" and "wants to open 150 more": what it counts is not told again
            let untold = kind == Dimension::Count && !small && fit.noun == 0.0;
            fits && (fit.score >= best_dispute - if untold { UNTOLD_SLACK } else { EQUAL_SLACK } || is_rare(y))
        }
        Verdict::Equal | Verdict::Refines | Verdict::Compatible | Verdict::Near => {
            let open = |assertion: &Witness| {
                let literal = assertion.reading.literal;
                literal.high.is_none() || literal.low.is_none() || assertion.reading.hedge.is_upper_bound()
            };
            let open_only = (open(x) || open(y)) && !matches!(candidate.verdict, Verdict::Near) && !same_number(y, x);
            let noun = kind != Dimension::Count || fit.noun >= 0.0 && fit.event > -1.0;
            let vague = y.reading.hedge != Hedge::Vague && x.reading.hedge != Hedge::Vague || fit.noun >= 0.0;
            noun && vague && fit.score >= best_dispute - if open_only { 0.0 } else { NEAR_SLACK }
        }
        Verdict::Differs | Verdict::Contradicts => false,
    }
}

/// A number of three or more significant digits.
pub fn is_rare(y: &Witness) -> bool {
    y.reading.stated.len() > 1 || y.reading.stated.iter().any(Stated::is_fine)
}

/// Whether both state the same numbers.
pub fn same_number(y: &Witness, x: &Witness) -> bool {
    !y.reading.stated.is_empty() && y.reading.stated.iter().map(|stated| stated.value).eq(x.reading.stated.iter().map(|stated| stated.value))
}
