//! Open comparison: two sources that tell one story, a headline and its body, and an opening and the rest, are held against each other.
//!
//! Every source is held against every other that may tell the same story; which of the two is the statement, and how strictly they are
//! compared, is for [`regime`]; which figures are disputed is for [`dispute`]. A [`Hearing`] judges every pair of their figures once: a check
//! takes the disputes, an explanation shows the pair.

use std::collections::BTreeSet;

use super::candidate::is_calendar;
use super::dispute::{self, Outcome, Review};
use super::regime::Quantities;
use super::sheet::Sheet;
use super::stories::{Reach, Stories};
use super::{dossier, headline, many, regime, relate, voice};
use crate::conflict::AssertionId;
use crate::document::Role;
use crate::lexicon::Lexicon;
use crate::normalise::Story;
use crate::quantity::Verdict;
use crate::rule::{Reason, Severity};
use crate::span::SourceId;

/// A dispute between two sources.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Open {
    /// The figure of the statement.
    pub a: AssertionId,
    /// The figure of the source.
    pub b: AssertionId,
    /// `Contradicts` or `Differs`.
    pub verdict: Verdict,
    /// How much it matters, whatever a rule says.
    pub severity: Severity,
}

/// What open comparison came to.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// The disputes, in order of the pairs of sources.
    pub disputes: Vec<Open>,
    /// Figures of which one says what the other says.
    pub agreed: Vec<(AssertionId, AssertionId)>,
    /// Figures that took part.
    pub compared: BTreeSet<AssertionId>,
}

/// What open comparison makes of two figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// How well the words around both fit, and what was asked for; `None` where they are not held against each other.
    pub score: Option<Score>,
    /// The first gate that says they are not comparable.
    pub gate: Option<Reason>,
    /// The dispute, or why there is none.
    pub outcome: Result<Open, Reason>,
}

/// How well two assertions fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// From about -4 for strangers to 4 for copies.
    pub reached: f32,
    /// What is asked for between these documents.
    pub asked: f32,
}

/// A text this many times longer than another may be what the other sums up.
const DIGEST: usize = 2;
/// What a dispute the other way round need not score.
const BACK: f32 = 0.6;

/// A statement and a source that are held against each other.
#[derive(Debug)]
pub struct Hearing<'e> {
    /// The number of each, and of the first assertion of each: a body comes after its headline.
    statement: (usize, usize),
    source: (usize, usize),
    review: Review<'e>,
    outcomes: Vec<Outcome>,
    /// What the statement says to each figure of the source, between two articles.
    back: Option<Vec<Outcome>>,
    /// Whether one is so much shorter that it has no speakers of its own.
    is_digest: bool,
    dossier: &'e [Sheet<'e>],
}

impl<'e> Hearing<'e> {
    /// Two documents; `None` where they tell different stories.
    #[must_use]
    pub fn of_two(dossier: &'e [Sheet<'e>], left: usize, right: usize, told: &mut Telling<'_, 'e>, lexicon: &'e Lexicon) -> Option<Self> {
        let (a, b) = (dossier.get(left)?, dossier.get(right)?);
        let plan = regime::plan_of(&told.reach.shared(left, right)?, || told.quantities.in_common(left, right))?;
        let (statement, source, at) = if plan.left_is_statement { (a, b, (left, right)) } else { (b, a, (right, left)) };
        let matches = told.reach.matches(left, right);
        let matches = if plan.left_is_statement { matches } else { matches.turned() };
        let back = plan.regime.articles.then(|| {
            let lower = dispute::Regime { threshold: plan.regime.threshold - BACK, ..plan.regime };
            Review::new(source.page(), statement.page(), lower, matches.clone().turned(), lexicon).outcomes()
        });
        let review = Review::new(statement.page(), source.page(), plan.regime, matches, lexicon);
        let is_digest = source.story.length > statement.story.length * DIGEST;
        Some(Self { statement: (at.0, 0), source: (at.1, 0), outcomes: review.outcomes(), review, back, is_digest, dossier })
    }

    /// A headline and the body under it, where the headline has figures; and an opening and the rest.
    #[must_use]
    pub fn of_one(dossier: &'e [Sheet<'e>], source: usize, told: &mut Telling<'_, 'e>, lexicon: &'e Lexicon) -> Vec<Self> {
        let Some(sheet) = dossier.get(source) else { return Vec::new() };
        let headline = headline::review(sheet, source, &mut told.reach, lexicon).map(|(review, body)| (review, 0, body));
        let of = |(review, first, rest): (Review<'e>, usize, usize)| {
            let outcomes = review.outcomes();
            Self { statement: (source, first), source: (source, rest), outcomes, review, back: None, is_digest: true, dossier }
        };
        headline.into_iter().chain(headline::opening(sheet, source, &mut told.reach, lexicon)).map(of).collect()
    }

    /// What came of two figures, whichever stands in the statement; `None` where they are not one of each.
    #[must_use]
    pub fn judge(&self, a: AssertionId, b: AssertionId) -> Option<Judgement> {
        let index = |id: AssertionId, (document, first): (usize, usize)| (id.source.index() == document).then(|| id.index.checked_sub(first)).flatten();
        let cast = |a, b| Some((index(a, self.statement)?, index(b, self.source)?));
        let (y, x) = cast(a, b).or_else(|| cast(b, a))?;
        let outcome = self.outcomes.get(y)?;
        let fit = self.review.fit(y, x);
        let judged = match outcome {
            Outcome::Disputed(dispute) if dispute.source == x => self.open(dispute).ok_or(Reason::Nearer),
            _ => Err(self.review.reason(y, x, outcome)),
        };
        let score = fit.map(|(reached, _)| Score { reached, asked: self.review.asked(y) });
        Some(Judgement { score, gate: fit.and_then(|(_, gate)| gate), outcome: judged })
    }

    /// Everything that came of it.
    fn tell(&self, opened: &mut Opened) {
        for (y, outcome) in self.outcomes.iter().enumerate() {
            match outcome {
                Outcome::Supported(x) => {
                    let pair = self.ids(y, *x);
                    opened.agreed.push(pair);
                    opened.compared.extend([pair.0, pair.1]);
                }
                Outcome::Derived => {
                    opened.compared.insert(self.ids(y, 0).0);
                }
                Outcome::Alone(_) => {}
                Outcome::Disputed(dispute) => {
                    let pair = self.ids(y, dispute.source);
                    opened.compared.extend([pair.0, pair.1]);
                    opened.disputes.extend(self.open(dispute));
                }
            }
        }
        for (x, outcome) in self.back.iter().flatten().enumerate() {
            if let Outcome::Supported(y) = outcome {
                opened.agreed.push(self.ids(*y, x));
            }
        }
    }

    fn ids(&self, statement: usize, source: usize) -> (AssertionId, AssertionId) {
        let id = |(document, first): (usize, usize), index| AssertionId { source: SourceId::new(document), index: first + index };
        (id(self.statement, statement), id(self.source, source))
    }

    /// A dispute with its weight; `None` where the source, asked the other way round, disputes another figure.
    fn open(&self, dispute: &dispute::Dispute) -> Option<Open> {
        let returned = |back: &Vec<Outcome>| matches!(back.get(dispute.source), Some(Outcome::Disputed(other)) if other.source == dispute.statement);
        if !self.back.as_ref().is_none_or(returned) {
            return None;
        }
        let (a, b) = self.ids(dispute.statement, dispute.source);
        let severity = severity(dispute.score, self.back.is_some());
        let assertion = |id: AssertionId| self.dossier.get(id.source.index())?.all.get(id.index);
        // one text has more things of a kind than two texts have in common: what it says of two is told from one thing by its dates only
        let severity = match assertion(a).map(is_calendar) {
            _ if !self.review.is_of_one_text() => severity,
            Some(true) => severity.min(Severity::Warning),
            _ => Severity::Note,
        };
        // a digest has no speakers of its own: whom it names, it takes from the longer text
        let said = assertion(a).zip(assertion(b)).filter(|_| !self.is_digest);
        Some(Open { a, b, verdict: dispute.verdict, severity: said.map_or(severity, |(a, b)| voice::softened(severity, a, b)) })
    }
}

/// What open comparison makes of two figures of a dossier.
#[must_use]
pub fn judge(dossier: &[Sheet<'_>], a: AssertionId, b: AssertionId, lexicon: &Lexicon) -> Judgement {
    let apart = |reason| Judgement { score: None, gate: None, outcome: Err(reason) };
    let assertion = |id: AssertionId| dossier.get(id.source.index())?.all.get(id.index);
    let Some((x, y)) = assertion(a).zip(assertion(b)) else { return apart(Reason::Story) };
    let (left, right) = (a.source.index().min(b.source.index()), a.source.index().max(b.source.index()));
    let known = Known::of_dossier(dossier, |source| source == left || source == right, lexicon);
    let hearings = if left == right {
        Hearing::of_one(dossier, left, &mut known.telling(), lexicon)
    } else {
        let stories: Vec<&Story> = dossier.iter().map(|sheet| sheet.story).collect();
        let may_tell_one = dossier::pairs(&stories).contains(&(left, right));
        may_tell_one.then(|| Hearing::of_two(dossier, left, right, &mut known.telling(), lexicon)).flatten().into_iter().collect()
    };
    let judged = hearings.iter().find_map(|hearing| hearing.judge(a, b));
    let agrees = |verdict| relate::agreement(x, y, verdict);
    match (judged, relate::relate(x, y, lexicon)) {
        (Some(judged @ Judgement { outcome: Ok(_), .. }), _) => judged,
        (judged, Err(reason)) => Judgement { outcome: Err(reason), ..judged.unwrap_or(apart(reason)) },
        (judged, Ok(verdict)) => {
            let reason = agrees(verdict).unwrap_or(Reason::Story);
            let judged = judged.unwrap_or(apart(reason));
            // what agrees is silent for that, and not for want of evidence
            if agrees(verdict).is_some() { Judgement { outcome: Err(reason), ..judged } } else { judged }
        }
    }
}

/// What is known of the sources of a dossier before any two of them are held against each other.
#[derive(Debug)]
struct Known<'e> {
    stories: Stories<'e>,
    quantities: Quantities,
}

impl<'e> Known<'e> {
    /// What is known of the sources that are wanted.
    fn of_dossier(dossier: &[Sheet<'e>], is_wanted: impl Fn(usize) -> bool, lexicon: &Lexicon) -> Self {
        Self { stories: Stories::of_dossier(dossier, &is_wanted, lexicon), quantities: Quantities::of_dossier(dossier, is_wanted) }
    }

    fn telling(&self) -> Telling<'_, 'e> {
        Telling { reach: self.stories.reach(), quantities: &self.quantities }
    }
}

/// The same, for one source after the other.
#[derive(Debug)]
pub struct Telling<'s, 'e> {
    reach: Reach<'s, 'e>,
    quantities: &'s Quantities,
}

/// What open comparison comes to in a whole dossier, of whose sources those of the pairs may tell one story. Where it has drafts, two sources
/// are not held against each other.
#[must_use]
pub fn compare(dossier: &[Sheet<'_>], related: &[(usize, usize)], lexicon: &Lexicon) -> Opened {
    let has_draft = dossier.iter().any(|sheet| sheet.role == Role::Draft);
    let is_draft = |source: usize| dossier.get(source).is_some_and(|sheet| sheet.role == Role::Draft);
    let pairs: Vec<_> = related.iter().copied().filter(|&(left, right)| !has_draft || is_draft(left) || is_draft(right)).collect();
    let known = Known::of_dossier(dossier, |_| true, lexicon);
    let of_two = many::each(
        &pairs.chunk_by(|a, b| a.0 == b.0).collect::<Vec<_>>(),
        || known.telling(),
        |told, pairs| {
            let mut opened = Opened::default();
            for hearing in pairs.iter().filter_map(|&(left, right)| Hearing::of_two(dossier, left, right, told, lexicon)) {
                hearing.tell(&mut opened);
            }
            opened
        },
    );
    let alone: Vec<usize> = (0..dossier.len()).filter(|&source| !has_draft || is_draft(source)).collect();
    let of_one = many::each(
        &alone,
        || known.telling(),
        |told, &source| {
            let mut opened = Opened::default();
            for hearing in Hearing::of_one(dossier, source, told, lexicon) {
                hearing.tell(&mut opened);
            }
            opened
        },
    );
    let mut opened = Opened::default();
    for part in of_two.into_iter().chain(of_one) {
        opened.disputes.extend(part.disputes);
        opened.agreed.extend(part.agreed);
        opened.compared.extend(part.compared);
    }
    opened
}

/// How much a dispute matters by how well the two fit.
fn severity(score: f32, articles: bool) -> Severity {
    match (articles, score) {
        (false, score) if score >= 1.0 => Severity::Error,
        (false, _) => Severity::Warning,
        (true, score) if score >= 2.0 => Severity::Error,
        (true, score) if score >= 1.4 => Severity::Warning,
        (true, _) => Severity::Note,
    }
}
