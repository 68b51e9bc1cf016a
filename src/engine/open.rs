//! Open comparison: two sources that tell one story, a headline and its body, and an opening and the rest, are held against each other.
//!
//! Every source is held against every other that may tell the same story; whether they do, and which of the two is the statement, is for
//! [`regime`]; which figures are disputed is for [`dispute`]. A [`Hearing`] judges every pair of their figures once: a check
//! takes the disputes, an explanation shows the pair.

use std::collections::BTreeSet;

use super::align::{Judges, told};
use super::dispute::{self, Outcome, Review, Weighed};
use super::regime::Quantities;
use super::sheet::Sheet;
use super::stories::{Reach, Stories};
use super::{dossier, headline, many, regime, relate, twin, voice};
use crate::conflict::AssertionId;
use crate::document::Role;
use crate::lexicon::Lexicon;
use crate::normalise::Story;
use crate::quantity::{Amount, Unit, Verdict};
use crate::rule::{Reason, Severity};
use crate::span::SourceId;
use crate::witness::Witness;

/// A dispute between two sources.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Open {
    /// The figure of the statement.
    pub a: AssertionId,
    /// The figure of the source.
    pub b: AssertionId,
    /// `Contradicts` or `Differs`.
    pub verdict: Verdict,
    /// How probable it is that both are of one thing and one is wrong, in ten-thousandths.
    pub probability: u16,
    /// The most that it matters, whatever a rule says.
    pub most: Severity,
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

impl Opened {
    fn of(parts: Vec<Self>) -> Self {
        let mut all = Self::default();
        for part in parts {
            all.take(part);
        }
        all
    }

    /// The same of two sources by other numbers: 0 for the first, which had this one, and 1 for the second.
    fn numbered(mut self, first: usize) -> Self {
        let id = |it: AssertionId| AssertionId { source: SourceId::new(usize::from(it.source.index() != first)), ..it };
        for dispute in &mut self.disputes {
            (dispute.a, dispute.b) = (id(dispute.a), id(dispute.b));
        }
        self.agreed.iter_mut().for_each(|pair| *pair = (id(pair.0), id(pair.1)));
        self.compared = self.compared.into_iter().map(id).collect();
        self
    }

    fn take(&mut self, part: Self) {
        self.disputes.extend(part.disputes);
        self.agreed.extend(part.agreed);
        self.compared.extend(part.compared);
    }
}

/// What open comparison makes of two figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// How probable it is that both are of one thing, and that one is wrong; `None` where they are not held against each other.
    pub likelihood: Option<Likelihood>,
    /// The first gate that says they are not comparable.
    pub gate: Option<Reason>,
    /// The dispute, or why there is none.
    pub outcome: Result<Open, Reason>,
}

/// How probable two models find it, in ten-thousandths, and by which terms: features and thousandths of log odds, largest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Likelihood {
    /// That both are of one thing.
    pub alike: u16,
    /// That one is wrong; not asked of two that can both hold.
    pub apart: Option<u16>,
    /// The terms of both.
    pub terms: [Vec<(String, i32)>; 2],
}

/// A text this many times longer than another may be what the other sums up.
const DIGEST: usize = 2;
/// What is less probable is told by no rule, whatever it asks for.
const LEAST: u16 = 1_000;

/// A statement and a source that are held against each other.
#[derive(Debug)]
pub struct Hearing<'e> {
    /// The number of each, and of the first assertion of each: a body comes after its headline.
    statement: (usize, usize),
    source: (usize, usize),
    review: Review<'e>,
    outcomes: Vec<Outcome>,
    /// Whether one is so much shorter that it has no speakers of its own.
    is_digest: bool,
    dossier: &'e [Sheet<'e>],
    lexicon: &'e Lexicon,
}

impl<'e> Hearing<'e> {
    /// Two documents; `None` where they tell different stories.
    #[must_use]
    pub fn of_two(dossier: &'e [Sheet<'e>], left: usize, right: usize, told: &mut Telling<'_, 'e>, lexicon: &'e Lexicon) -> Option<Self> {
        let (a, b) = (dossier.get(left)?, dossier.get(right)?);
        let plan = regime::plan_of(&told.reach.shared(left, right)?, told.quantities, (left, right), told.judges)?;
        let left_is_statement = if a.story.words == b.story.words { values(a) <= values(b) } else { plan.left_is_statement };
        let (statement, source, at) = if left_is_statement { (a, b, (left, right)) } else { (b, a, (right, left)) };
        let matches = told.reach.matches(left, right);
        let matches = if left_is_statement { matches } else { matches.turned() };
        let review = Review::new(statement.page(), source.page(), plan.setting, matches, told.judges, lexicon);
        let is_digest = source.story.length > statement.story.length * DIGEST;
        Some(Self { statement: (at.0, 0), source: (at.1, 0), outcomes: review.outcomes(), review, is_digest, dossier, lexicon })
    }

    /// A headline and the body under it, where the headline has figures; and an opening and the rest.
    #[must_use]
    pub fn of_one(dossier: &'e [Sheet<'e>], source: usize, told: &mut Telling<'_, 'e>, lexicon: &'e Lexicon) -> Vec<Self> {
        let Some(sheet) = dossier.get(source) else { return Vec::new() };
        let headline = headline::review(sheet, source, &mut told.reach, told.judges, lexicon).map(|(review, body)| (review, 0, body));
        let of = |(review, first, rest): (Review<'e>, usize, usize)| {
            let outcomes = review.outcomes();
            Self { statement: (source, first), source: (source, rest), outcomes, review, is_digest: true, dossier, lexicon }
        };
        headline.into_iter().chain(headline::opening(sheet, source, &mut told.reach, told.judges, lexicon)).map(of).collect()
    }

    /// What came of two figures, whichever stands in the statement; `None` where they are not one of each.
    #[must_use]
    pub fn judge(&self, a: AssertionId, b: AssertionId) -> Option<Judgement> {
        let index = |id: AssertionId, (document, first): (usize, usize)| (id.source.index() == document).then(|| id.index.checked_sub(first)).flatten();
        let cast = |a, b| Some((index(a, self.statement)?, index(b, self.source)?));
        let (y, x) = cast(a, b).or_else(|| cast(b, a))?;
        let outcome = self.outcomes.get(y)?;
        let candidate = self.review.judged(y, x);
        let judged = match outcome.disputed {
            Some(dispute) if dispute.source == x && dispute.probability >= LEAST && !self.is_of_one((a, b)) => Err(Reason::Story),
            Some(dispute) if dispute.source == x && dispute.probability >= LEAST => self.open(&dispute).ok_or(Reason::Nearer),
            _ => Err(self.review.reason(y, x, outcome)),
        };
        let likelihood =
            candidate.map(|it| Likelihood { alike: self.review.alike(it), apart: it.is_live().then_some(it.probability), terms: self.review.terms(y, x) });
        Some(Judgement { likelihood, gate: candidate.and_then(|it| it.gate), outcome: judged })
    }

    /// Everything that came of it.
    fn tell(&self, opened: &mut Opened) {
        for (y, outcome) in self.outcomes.iter().enumerate() {
            if let Some(pair) = outcome.supported.map(|x| self.ids(y, x)).filter(|&pair| self.is_of_one_time(pair)) {
                opened.agreed.push(pair);
                opened.compared.extend([pair.0, pair.1]);
            }
            if outcome.derived {
                opened.compared.insert(self.ids(y, 0).0);
            }
            if let Some(dispute) = outcome.disputed.filter(|dispute| dispute.probability >= LEAST) {
                let pair = self.ids(y, dispute.source);
                if self.is_of_one(pair) {
                    opened.compared.extend([pair.0, pair.1]);
                    opened.disputes.extend(self.open(&dispute));
                }
            }
        }
        opened.agreed.extend(self.review.agreed().map(|(y, x)| self.ids(y, x)).filter(|&pair| self.is_of_one_time(pair)));
    }

    /// Whether both tell of one time and, in documentation, of one thing: two texts of it tell of as many examples as they show, and only what
    /// both say in the same words, and not in passing, is one.
    fn is_of_one(&self, (a, b): (AssertionId, AssertionId)) -> bool {
        let docs = |id: AssertionId| self.dossier.get(id.source.index()).filter(|sheet| sheet.is_documentation);
        let figure = |id: AssertionId| docs(id)?.all.get(id.index);
        let is_passing = |it: &Witness| it.unit == Unit::count() && it.stated_noun().is_some_and(|noun| self.lexicon.docs.is_passing(&noun.lemma));
        let is_one = |(a, b): (&Witness, &Witness)| twin::same_words(a, b) && !is_passing(a) && !is_passing(b);
        let told = a.source == b.source || figure(a).zip(figure(b)).is_none_or(is_one);
        told && self.is_of_one_time((a, b))
    }

    /// Whether both tell of today, or of one release of one text.
    fn is_of_one_time(&self, (a, b): (AssertionId, AssertionId)) -> bool {
        let epoch = |id: AssertionId| self.dossier.get(id.source.index()).map_or(0, |sheet| sheet.epoch(id.index));
        epoch(a) == epoch(b) && (epoch(a) == 0 || a.source == b.source)
    }

    fn ids(&self, statement: usize, source: usize) -> (AssertionId, AssertionId) {
        let id = |(document, first): (usize, usize), index| AssertionId { source: SourceId::new(document), index: first + index };
        (id(self.statement, statement), id(self.source, source))
    }

    /// A dispute with the most that it matters.
    fn open(&self, dispute: &dispute::Dispute) -> Option<Open> {
        let (a, b) = self.ids(dispute.statement, dispute.source);
        let assertion = |id: AssertionId| self.dossier.get(id.source.index())?.all.get(id.index);
        let (x, y) = assertion(a).zip(assertion(b))?;
        let most = match (self.review.is_of_one_text(), self.is_digest) {
            // one text has more things of a kind than two texts have in common
            (true, _) => Severity::Warning,
            // a digest has no speakers of its own: whom it names, it takes from the longer text
            (false, true) => Severity::Error,
            (false, false) => voice::most(x, y),
        };
        Some(Open { a, b, verdict: dispute.verdict, probability: dispute.probability, most })
    }

    /// All pairs with all that is known of them, by their ids.
    fn weighed(&self) -> impl Iterator<Item = (AssertionId, AssertionId, Weighed)> + '_ {
        self.review.weighed().map(|it| {
            let (a, b) = self.ids(it.statement, it.source);
            (a, b, it)
        })
    }
}

/// What tells two texts of the same words apart, whichever comes first.
fn values(sheet: &Sheet<'_>) -> Vec<Option<Amount>> {
    sheet.assertions.iter().map(|it| it.reading.centre()).collect()
}

/// Every pair of figures that open comparison holds against each other, with all that is known of it: what models are learnt from.
#[must_use]
pub fn weighed(dossier: &[Sheet<'_>], related: &[(usize, usize)], judges: &Judges, lexicon: &Lexicon) -> Vec<(AssertionId, AssertionId, Weighed)> {
    let known = Known::of_dossier(dossier, |_| true, judges, lexicon);
    let mut told = known.telling();
    let mut found = Vec::new();
    for &(left, right) in related {
        found.extend(Hearing::of_two(dossier, left, right, &mut told, lexicon).iter().flat_map(Hearing::weighed));
    }
    for source in 0..dossier.len() {
        found.extend(Hearing::of_one(dossier, source, &mut told, lexicon).iter().flat_map(Hearing::weighed));
    }
    found
}

/// What speaks for the texts of each pair telling one story: what a model is learnt from.
#[must_use]
pub fn told(dossier: &[Sheet<'_>], pairs: &[(usize, usize)], lexicon: &Lexicon) -> Vec<told::Values> {
    let known = Known::of_dossier(dossier, |_| true, Judges::shipped(), lexicon);
    let mut told = known.telling();
    pairs.iter().filter_map(|&(left, right)| Some(regime::told(&told.reach.shared(left, right)?, told.quantities, (left, right)))).collect()
}

/// What open comparison makes of two figures of a dossier.
#[must_use]
pub fn judge(dossier: &[Sheet<'_>], a: AssertionId, b: AssertionId, lexicon: &Lexicon) -> Judgement {
    let apart = |reason| Judgement { likelihood: None, gate: None, outcome: Err(reason) };
    let assertion = |id: AssertionId| dossier.get(id.source.index())?.all.get(id.index);
    let Some((x, y)) = assertion(a).zip(assertion(b)) else { return apart(Reason::Story) };
    let (left, right) = (a.source.index().min(b.source.index()), a.source.index().max(b.source.index()));
    let known = Known::of_dossier(dossier, |source| source == left || source == right, Judges::shipped(), lexicon);
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
    judges: &'e Judges,
}

impl<'e> Known<'e> {
    /// What is known of the sources that are wanted.
    fn of_dossier(dossier: &[Sheet<'e>], is_wanted: impl Fn(usize) -> bool, judges: &'e Judges, lexicon: &Lexicon) -> Self {
        Self { judges, stories: Stories::of_dossier(dossier, &is_wanted, lexicon), quantities: Quantities::of_dossier(dossier, is_wanted) }
    }

    fn telling(&self) -> Telling<'_, 'e> {
        Telling { reach: self.stories.reach(), quantities: &self.quantities, judges: self.judges }
    }
}

/// The same, for one source after the other.
#[derive(Debug)]
pub struct Telling<'s, 'e> {
    reach: Reach<'s, 'e>,
    quantities: &'s Quantities,
    judges: &'e Judges,
}

/// What open comparison comes to in a whole dossier, of whose sources those of the pairs may tell one story. Where it has drafts, two sources
/// are not held against each other.
#[must_use]
pub fn compare(dossier: &[Sheet<'_>], related: &[(usize, usize)], lexicon: &Lexicon) -> Opened {
    let known = Known::of_dossier(dossier, |_| true, Judges::shipped(), lexicon);
    let mut opened = of_pairs(dossier, related, &known, lexicon);
    opened.take(of_each(dossier, &known, lexicon));
    opened
}

/// The same of each of these pairs alone, whose first has the number 0 and whose second has 1: what differs within a source is not looked for.
#[must_use]
pub fn meetings(dossier: &[Sheet<'_>], pairs: &[(usize, usize)], lexicon: &Lexicon) -> Vec<Opened> {
    let known = Known::of_dossier(dossier, |_| true, Judges::shipped(), lexicon);
    let of_first = many::each(
        &pairs.chunk_by(|a, b| a.0 == b.0).collect::<Vec<_>>(),
        || known.telling(),
        |told, pairs| {
            let one = |&(left, right): &(usize, usize)| {
                let mut opened = Opened::default();
                if let Some(hearing) = Hearing::of_two(dossier, left, right, told, lexicon) {
                    hearing.tell(&mut opened);
                }
                opened.numbered(left)
            };
            pairs.iter().map(one).collect::<Vec<_>>()
        },
    );
    of_first.into_iter().flatten().collect()
}

/// Whether a source is compared: all are where there is no draft.
fn is_compared(dossier: &[Sheet<'_>]) -> impl Fn(usize) -> bool {
    let has_draft = dossier.iter().any(|sheet| sheet.role == Role::Draft);
    move |source| !has_draft || dossier.get(source).is_some_and(|sheet| sheet.role == Role::Draft)
}

fn of_pairs<'e>(dossier: &'e [Sheet<'e>], related: &[(usize, usize)], known: &Known<'e>, lexicon: &'e Lexicon) -> Opened {
    let is_compared = is_compared(dossier);
    let pairs: Vec<_> = related.iter().copied().filter(|&(left, right)| is_compared(left) || is_compared(right)).collect();
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
    Opened::of(of_two)
}

fn of_each<'e>(dossier: &'e [Sheet<'e>], known: &Known<'e>, lexicon: &'e Lexicon) -> Opened {
    let is_compared = is_compared(dossier);
    let alone: Vec<usize> = (0..dossier.len()).filter(|&source| is_compared(source)).collect();
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
    Opened::of(of_one)
}
