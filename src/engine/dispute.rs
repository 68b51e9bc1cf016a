//! Which figures of a statement are disputed by a source.
//!
//! Every figure of the statement is held against every figure of its kind in the source, in three steps:
//! 1. how probable it is that both are of one thing, by the words around them ([`alike`](super::align::alike));
//! 2. of those that cannot both hold, how probable it is that one is wrong ([`apart`](super::align::apart)): whether the source has the
//!    statement's figure elsewhere, whether another figure of the statement says what the source's says, how alike the two numbers are, how many
//!    others there are to choose from;
//! 3. each figure of the statement is disputed by the most probable of them, and supported by the most probable one that says the same.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use strum::EnumMessage;

use super::align::alike::{self, Alike, Ranking};
use super::align::apart::{self, Apart};
use super::align::{HALF, Judges, Setting, marks};
use super::candidate::{Candidate, Sides, comparable, is_calendar, kind, same_number, says_enough};
use super::company::Company;
use super::overlap::Matches;
use super::period;
use super::relate::relate;
use super::sheet::Page;
use crate::additive::Model;
use crate::claim::Moment;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Verdict};
use crate::rule::Reason;
use crate::witness::Witness;

/// A figure of the statement and the figure of the source that it cannot be reconciled with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dispute {
    /// Index into the statement's assertions.
    pub statement: usize,
    /// Index into the source's assertions.
    pub source: usize,
    /// `Contradicts` or `Differs`.
    pub verdict: Verdict,
    /// How probable it is that both are of one thing and one is wrong, in ten-thousandths.
    pub probability: u16,
}

/// What is said of one figure of the statement.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The figure of the source that says the same.
    pub supported: Option<usize>,
    /// Whether it follows from other figures of the source.
    pub derived: bool,
    /// The figure of the source that most probably says otherwise of the same thing.
    pub disputed: Option<Dispute>,
}

/// Two figures with all that is known of them, for learning from.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// Index into the statement's assertions.
    pub statement: usize,
    /// Index into the source's assertions.
    pub source: usize,
    /// How the two sets of values stand to each other.
    pub verdict: Verdict,
    /// What speaks for one thing.
    pub alike: alike::Values,
    /// What speaks for one of them being wrong, where they cannot both hold and nothing forbids to say so.
    pub apart: Option<apart::Values>,
}

/// A statement held against a source: every figure with its candidates.
#[derive(Debug)]
pub struct Review<'e> {
    statement: Page<'e>,
    source: Page<'e>,
    setting: Setting,
    judges: &'e Judges,
    lexicon: &'e Lexicon,
    matches: Matches<'e>,
    /// Which figures of the statement, and which of the source, the other text states too, in a sentence of the same words.
    repeated: [Vec<bool>; 2],
    candidates: Vec<Vec<Candidate>>,
    company: Company,
}

impl<'e> Review<'e> {
    /// Relates every figure of the statement to every figure of its kind in the source, by which words match.
    #[must_use]
    pub fn new(statement: Page<'e>, source: Page<'e>, setting: Setting, matches: Matches<'e>, judges: &'e Judges, lexicon: &'e Lexicon) -> Self {
        let setting = setting.between(statement.story, source.story);
        // one text may say a thing twice and mean it
        let repeated = if setting.own { [Vec::new(), Vec::new()] } else { repeated([statement.assertions, source.assertions]) };
        let mut review = Self { statement, source, setting, judges, lexicon, matches, repeated, candidates: Vec::new(), company: Company::default() };
        review.candidates = review.related();
        rank(&mut review.candidates);
        for candidate in review.candidates.iter_mut().flatten() {
            candidate.score = judges.alike.score(&candidate.alike);
        }
        review.company = Company::of(&review.sides(), &review.candidates);
        let probabilities: Vec<Vec<u16>> = review
            .candidates
            .iter()
            .enumerate()
            .map(|(y, row)| row.iter().map(|candidate| if candidate.is_live() { review.probability(y, candidate) } else { 0 }).collect())
            .collect();
        for (row, probabilities) in review.candidates.iter_mut().zip(probabilities) {
            for (candidate, probability) in row.iter_mut().zip(probabilities) {
                candidate.probability = probability;
            }
        }
        review
    }

    /// All pairs of one kind, with what speaks for one thing and without their rivals.
    fn related(&self) -> Vec<Vec<Candidate>> {
        let (own, other) = (self.statement.assertions, self.source.assertions);
        let mut kinds: BTreeMap<Dimension, Vec<usize>> = BTreeMap::new();
        for (index, x) in other.iter().enumerate() {
            kinds.entry(kind(x)).or_default().push(index);
        }
        // of figures that are held against none nothing is looked up
        let unasked = |page: &[Witness]| page.iter().map(|_| OnceCell::new()).collect::<Vec<_>>();
        let (kindred, others) = (unasked(own), unasked(other));
        let [told, telling] = self.matches.stories();
        let candidate = |(at, y): (usize, &'e Witness), index: usize| {
            let x = other.get(index)?;
            let verdict = comparable(y, x).then(|| relate(y, x, self.lexicon).ok()).flatten()?;
            let both = [kindred[at].get_or_init(|| alike::Kindred::of(y, told)), others[index].get_or_init(|| alike::Kindred::of(x, telling))];
            let mut alike = alike::values(y, x, both, &self.matches, &self.setting, self.lexicon);
            #[expect(clippy::cast_precision_loss, reason = "a text has few figures")]
            let depth = index as f32 / other.len() as f32;
            alike[alike::Alike::Depth as usize] = depth;
            let gate = self.gate(at, index).or_else(|| self.is_repeated(at, index, verdict).then_some(Reason::Supported));
            Some(Candidate { index, verdict, gate, alike, score: 0, probability: 0 })
        };
        let row = |(at, y): (usize, &'e Witness)| {
            let alike = kinds.get(&kind(y)).map_or(&[][..], Vec::as_slice);
            alike.iter().filter_map(|&index| candidate((at, y), index)).collect()
        };
        own.iter().enumerate().map(row).collect()
    }

    /// What forbids that two figures are of one thing.
    fn gate(&self, at: usize, index: usize) -> Option<Reason> {
        let (y, x) = (self.own().get(at)?, self.others().get(index)?);
        let dates_two = || self.date_two_figures(at, index).then_some(Reason::Time);
        marks::gate(y, x, self.lexicon).or_else(dates_two)
    }

    /// Whether two figures differ that both texts state, each in the same words: what both say of both is no matter between the two.
    fn is_repeated(&self, at: usize, index: usize, verdict: Verdict) -> bool {
        let [own, others] = &self.repeated;
        !verdict.is_consistent() && own.get(at) == Some(&true) && others.get(index) == Some(&true)
    }

    /// Whether two moments are given for two figures: the 2024 of "from $9.5m in 2024" and the 2025 of "lost $14.5m in 2025".
    fn date_two_figures(&self, at: usize, index: usize) -> bool {
        let dated = self.own().get(at).filter(|y| is_calendar(y)).and_then(|_| period::dated((self.own(), at), (self.others(), index)));
        dated.is_some_and(|(a, b)| relate(a, b, self.lexicon).is_ok_and(|verdict| !verdict.is_consistent()))
    }

    fn probability(&self, y: usize, candidate: &Candidate) -> u16 {
        let values = self.company.values(&self.sides(), y, candidate);
        self.judges.apart.probability(self.judges.apart.score(&values))
    }

    /// How probable it is that two figures are of one thing, in ten-thousandths.
    #[must_use]
    pub fn alike(&self, candidate: &Candidate) -> u16 {
        self.judges.alike.probability(candidate.score)
    }

    /// Whether both are parts of one text.
    #[must_use]
    pub fn is_of_one_text(&self) -> bool {
        self.setting.own
    }

    /// The figures of both.
    fn sides(&self) -> Sides<'e> {
        Sides { own: self.statement.assertions, others: self.source.assertions, lexicon: self.lexicon }
    }

    fn own(&self) -> &'e [Witness] {
        self.statement.assertions
    }

    fn others(&self) -> &'e [Witness] {
        self.source.assertions
    }

    /// What the source says to each figure of the statement, in the statement's order.
    #[must_use]
    pub fn outcomes(&self) -> Vec<Outcome> {
        (0..self.candidates.len()).map(|index| self.outcome(index)).collect()
    }

    fn outcome(&self, index: usize) -> Outcome {
        let live = self.candidates[index].iter().filter(|candidate| candidate.is_live());
        let best = live.max_by_key(|candidate| (candidate.probability, candidate.score, std::cmp::Reverse(candidate.index)));
        let disputed = best.map(|best| Dispute { statement: index, source: best.index, verdict: best.verdict, probability: best.probability });
        Outcome { supported: self.supporter(index), derived: self.company.is_derived(index), disputed }
    }

    /// The figure of the source that most probably says the same of the same thing.
    fn supporter(&self, index: usize) -> Option<usize> {
        let candidates = self.candidates[index].iter().filter(|candidate| self.supports(index, candidate));
        candidates.max_by_key(|candidate| (candidate.score, std::cmp::Reverse(candidate.index))).map(|candidate| candidate.index)
    }

    /// Pairs of figures that say the same, for each figure of the source the most probable of the statement.
    pub fn agreed(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let mut best: BTreeMap<usize, (i32, usize)> = BTreeMap::new();
        for (y, row) in self.candidates.iter().enumerate() {
            for candidate in row.iter().filter(|candidate| self.supports(y, candidate)) {
                let held = best.entry(candidate.index).or_insert((candidate.score, y));
                if candidate.score > held.0 {
                    *held = (candidate.score, y);
                }
            }
        }
        best.into_iter().map(|(x, (_, y))| (y, x))
    }

    /// Whether a figure of the source says what the statement's says: the number tells it, or the words do.
    fn supports(&self, index: usize, candidate: &Candidate) -> bool {
        let (Some(y), Some(x)) = (self.own().get(index), self.others().get(candidate.index)) else { return false };
        let is_one = || self.alike(candidate) >= HALF;
        candidate.gate.is_none() && candidate.verdict.is_consistent() && (same_number(y, x) && says_enough(y) || is_one())
    }

    /// What is known of two figures; `None` where their values have no common measure.
    #[must_use]
    pub fn judged(&self, statement: usize, source: usize) -> Option<&Candidate> {
        // in order of the source
        let candidates = self.candidates.get(statement)?;
        candidates.binary_search_by_key(&source, |candidate| candidate.index).ok().and_then(|at| candidates.get(at))
    }

    /// Why this pair is no dispute, given what came of the statement's figure.
    #[must_use]
    pub fn reason(&self, statement: usize, source: usize, outcome: &Outcome) -> Reason {
        let (Some(candidate), Some(y), Some(x)) = (self.judged(statement, source), self.own().get(statement), self.others().get(source)) else {
            return Reason::Unit;
        };
        if let Some(gate) = candidate.gate {
            return gate;
        }
        match outcome {
            Outcome { supported: Some(_), .. } => Reason::Supported,
            Outcome { derived: true, .. } => Reason::Arithmetic,
            Outcome { disputed: Some(best), .. } if best.source != source && best.probability >= HALF => Reason::Nearer,
            _ if self.is_taken(statement, candidate) => Reason::Taken,
            _ => marks::reason(y, x, self.lexicon).unwrap_or(Reason::NoEvidence),
        }
    }

    /// The terms of the judgement of two figures: of one thing, then of one being wrong; features in words, in thousandths of log odds.
    #[must_use]
    pub fn terms(&self, statement: usize, source: usize) -> [Vec<(String, i32)>; 2] {
        let Some(candidate) = self.judged(statement, source) else { return [Vec::new(), Vec::new()] };
        let alike = in_words::<Alike>(&self.judges.alike, &candidate.alike);
        let values = candidate.is_live().then(|| self.company.values(&self.sides(), statement, candidate));
        [alike, values.map(|values| in_words::<Apart>(&self.judges.apart, &values)).unwrap_or_default()]
    }

    /// Every pair with all that is known of it, for learning from.
    pub fn weighed(&self) -> impl Iterator<Item = Weighed> + '_ {
        self.candidates.iter().enumerate().flat_map(|(y, row)| row.iter().map(move |candidate| (y, candidate))).map(move |(y, candidate)| Weighed {
            statement: y,
            source: candidate.index,
            verdict: candidate.verdict,
            alike: candidate.alike,
            apart: candidate.is_live().then(|| self.company.values(&self.sides(), y, candidate)),
        })
    }

    /// Figures that cannot both hold and most probably are of one thing, with the probability of that.
    pub fn rivals(&self) -> impl Iterator<Item = (usize, usize, u16)> + '_ {
        let of = move |(y, row): (usize, &'_ Vec<Candidate>)| {
            let live = row.iter().filter(|candidate| candidate.is_live());
            live.map(move |candidate| (y, candidate.index, self.alike(candidate))).collect::<Vec<_>>()
        };
        self.candidates.iter().enumerate().flat_map(of)
    }

    /// Whether another figure of the statement says what the candidate says, and is of one thing with it no less probably.
    fn is_taken(&self, index: usize, candidate: &Candidate) -> bool {
        (0..self.candidates.len())
            .filter(|&other| other != index)
            .any(|other| self.judged(other, candidate.index).is_some_and(|rival| self.supports(other, rival) && rival.score >= candidate.score))
    }
}

/// Which figures of each of two texts stand in the other one too, in a sentence of the same words.
fn repeated(texts: [&[Witness]; 2]) -> [Vec<bool>; 2] {
    let statements = texts.map(|text| text.iter().map(statement).collect::<Vec<_>>());
    let known = statements.each_ref().map(|statements| statements.iter().collect::<BTreeSet<_>>());
    let [own, others] = &statements;
    [own.iter().map(|it| known[1].contains(it)).collect(), others.iter().map(|it| known[0].contains(it)).collect()]
}

/// A figure and the words of its sentence.
fn statement(it: &Witness) -> (Option<Amount>, Option<Moment>, &str, Vec<&str>) {
    (it.reading.centre(), it.moment, it.unit.name(), it.evidence.sentence.iter().map(|term| &*term.lemma).collect())
}

/// The terms of a model, its features in the words of their documentation.
fn in_words<F: EnumMessage + FromStr>(model: &Model, values: &[f32]) -> Vec<(String, i32)> {
    let word = |name: &&str| F::from_str(name).ok().and_then(|feature| feature.get_documentation()).unwrap_or(name).trim_end_matches('.').to_owned();
    let words = |features: &[&str]| features.iter().map(word).collect::<Vec<_>>().join(", with: ");
    model.terms(values).into_iter().map(|term| (words(&term.features), term.weight)).collect()
}

/// Enters how many others of either text are closer, and how much.
fn rank(candidates: &mut [Vec<Candidate>]) {
    let mut columns: BTreeMap<usize, Ranking> = BTreeMap::new();
    let mut rows: Vec<Ranking> = Vec::with_capacity(candidates.len());
    for row in candidates.iter() {
        let mut ranking = Ranking::default();
        for candidate in row {
            let close = alike::closeness(&candidate.alike);
            ranking.0.push(close);
            columns.entry(candidate.index).or_default().0.push(close);
        }
        rows.push(ranking.sorted());
    }
    let columns: BTreeMap<usize, Ranking> = columns.into_iter().map(|(index, ranking)| (index, ranking.sorted())).collect();
    for (row, ranking) in candidates.iter_mut().zip(&rows) {
        for candidate in row {
            let close = alike::closeness(&candidate.alike);
            let (rank, lead) = ranking.place(close);
            let (rank_back, lead_back) = columns.get(&candidate.index).map_or((0.0, f32::NAN), |column| column.place(close));
            for (feature, value) in [(Alike::Rank, rank), (Alike::Lead, lead), (Alike::RankBack, rank_back), (Alike::LeadBack, lead_back)] {
                candidate.alike[feature as usize] = value;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::repeated;
    use crate::engine::relation::sample::{count, read};
    use crate::witness::{Lemma, Term};

    #[test]
    fn what_both_texts_state_in_the_same_words_is_repeated() {
        let text = |words: &str, figures: &[&str]| {
            let mut found = read(&figures.join(", "), &figures.iter().map(|figure| (*figure, count())).collect::<Vec<_>>());
            let terms: Vec<Term> = words.split(' ').map(|word| Term { lemma: Lemma::from(word), weight: 0.5, is_name: false }).collect();
            for it in &mut found {
                it.evidence.sentence = terms.as_slice().into();
            }
            found
        };
        let one = text("boat port", &["31", "22"]);
        assert_eq!(repeated([&one, &text("boat port", &["31", "40"])]), [vec![true, false], vec![true, false]]);
        assert_eq!(repeated([&one, &text("boat harbour", &["31", "22"])]), [vec![false, false], vec![false, false]]);
    }
}
