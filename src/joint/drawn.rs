//! Which figures of a draft are drawn from figures of its source: a sentence of the draft is read as if it stood behind a few of the source's.
//!
//! "The new tram is 35 centimetres wider" behind "New tram: 265 centimetres. Predecessor: 240 centimetres." is a difference that does not
//! come out. What the source states itself is drawn from nothing, and only what compares two levels is: a share or a sum of two texts may be
//! of other things.

use std::collections::BTreeMap;

use super::account::{Account, Tuple};
use super::equation::Equation;
use super::judge::{self, Judges, Scored, Tie};
use super::stage::Stage;
use crate::span::SourceId;
use crate::witness::Witness;

/// Sentences of a source that a figure is drawn from, from the first to the last, at the most.
const REACH: usize = 2;

/// A figure of a draft that follows from figures of a source.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The draft, where what follows stands.
    pub draft: SourceId,
    /// The source, where the others stand.
    pub source: SourceId,
    /// How they hang together.
    pub tie: Tie,
}

/// What a text says, as joints see it.
#[derive(Clone, Copy, Debug)]
pub struct Pages<'a> {
    /// Its sentences with figures.
    pub stages: &'a [Stage],
    /// Its figures.
    pub figures: &'a [Witness],
}

impl Pages<'_> {
    fn of(&self, stage: &Stage) -> &[Witness] {
        self.figures.get(stage.first..stage.first + stage.len()).unwrap_or_default()
    }
}

/// The figures of a draft that follow from figures of a source and do not come out: what follows by its number in the draft, the others by
/// theirs in the source.
#[must_use]
pub fn drawn(source: Pages<'_>, draft: Pages<'_>) -> Vec<Tie> {
    let Some(judges) = judge::shipped() else { return Vec::new() };
    let mut best: BTreeMap<usize, Option<Tie>> = BTreeMap::new();
    for stage in draft.stages {
        let is_own = |it: &Witness| !source.figures.iter().any(|of| of.unit == it.unit && of.reading.stated == it.reading.stated);
        let own: Vec<bool> = draft.of(stage).iter().map(is_own).collect();
        if own.iter().any(|is| *is) {
            for (at, first) in source.stages.iter().enumerate().filter(|(_, stage)| !stage.is_empty()) {
                let near = source
                    .stages
                    .iter()
                    .skip(at)
                    .filter(|next| !next.is_empty())
                    .take_while(|next| next.sentence - first.sentence <= REACH)
                    .take(REACH)
                    .collect();
                Meeting { source, draft, near, stage, own: &own }.judge(judges, &mut best);
            }
        }
    }
    best.into_values().flatten().collect()
}

/// A few sentences of a source and one of a draft.
struct Meeting<'m> {
    source: Pages<'m>,
    draft: Pages<'m>,
    near: Vec<&'m Stage>,
    stage: &'m Stage,
    /// Which figures of the draft's sentence the source does not state.
    own: &'m [bool],
}

impl Meeting<'_> {
    /// Notes for each figure of the draft the most probable error; none where anything that is no one's guess comes out.
    fn judge(&self, judges: &Judges, best: &mut BTreeMap<usize, Option<Tie>>) {
        let (stages, figures) = self.together();
        let account = Account::new(&stages, &figures);
        let tried = judge::tried(&account);
        let company = judge::company(&account, &tried);
        let wanted = tried.into_iter().filter(|(tuple, _)| self.is_wanted(&account, tuple)).collect();
        let scored: Vec<Scored> = judge::scored_of(&account, &judges.joints, &company, wanted);
        for tie in judge::ties_of(judges, &account, &scored) {
            let Some(tie) = self.numbered(&tie) else { continue };
            let known = best.entry(tie.derived).or_insert_with(|| Some(tie.clone()));
            *known = match known.take() {
                Some(other) if !tie.holds => Some(if tie.probability > other.probability { tie } else { other }),
                _ => None,
            };
        }
    }

    /// The sentences and their figures, one after the other.
    fn together(&self) -> (Vec<Stage>, Vec<Witness>) {
        let (mut stages, mut figures) = (Vec::new(), Vec::new());
        let all = self.near.iter().map(|stage| (*stage, self.source)).chain([(self.stage, self.draft)]);
        for (sentence, (stage, pages)) in all.enumerate() {
            stages.push(stage.moved(sentence, figures.len()));
            figures.extend(pages.of(stage).iter().map(|it| {
                let mut it = it.clone();
                it.assertion.sentence = sentence;
                it
            }));
        }
        (stages, figures)
    }

    /// How many figures the source has here.
    fn border(&self) -> usize {
        self.near.iter().map(|stage| stage.len()).sum()
    }

    /// Whether a figure that the source does not state follows from figures of the source alone, of which the first sentence has one.
    fn is_wanted(&self, account: &Account<'_>, tuple: &Tuple) -> bool {
        let figure = |node: usize| account.nodes.get(node).and_then(|node| node.figure);
        let border = self.border();
        let opens = self.near.first().map_or(0, |stage| stage.len());
        let of_source = |&node: &usize| figure(node).is_some_and(|at| at < border);
        let in_first = |&node: &usize| figure(node).is_some_and(|at| at < opens);
        let is_own = || figure(tuple.derived).and_then(|at| self.own.get(at.checked_sub(border)?)) == Some(&true);
        let compares = matches!(tuple.equation, Equation::Change | Equation::Points | Equation::Difference | Equation::Multiple);
        compares && is_own() && tuple.others.iter().all(of_source) && tuple.others.iter().any(in_first)
    }

    /// With the numbers that the figures have in their texts.
    fn numbered(&self, tie: &Tie) -> Option<Tie> {
        let of_source = |mut other: usize| {
            for stage in &self.near {
                match other.checked_sub(stage.len()) {
                    Some(behind) => other = behind,
                    None => return Some(stage.first + other),
                }
            }
            None
        };
        let others = tie.others.iter().map(|&other| of_source(other)).collect::<Option<Vec<usize>>>()?;
        Some(Tie { derived: self.stage.first + tie.derived.checked_sub(self.border())?, others, ..tie.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{self, Study};

    fn read(text: &str) -> Study {
        let lexicon = crate::lexicon::Lexicon::shipped().unwrap();
        check::read(crate::document::Document::plain("a.txt", text), crate::span::SourceId::new(0), &lexicon)
    }

    fn of(study: &Study) -> Pages<'_> {
        Pages { stages: &study.stages, figures: &study.assertions }
    }

    fn found(source: &str, draft: &str) -> Vec<(String, Vec<String>)> {
        let (from, own) = (read(source), read(draft));
        let written = |study: &Study, at: usize, text: &str| study.assertions[at].figure.of(text).to_owned();
        let name = |tie: &Tie| (written(&own, tie.derived, draft), tie.others.iter().map(|&at| written(&from, at, source)).collect());
        drawn(of(&from), of(&own)).iter().map(name).collect()
    }

    #[test]
    fn a_difference_is_drawn_from_both_levels_of_the_source() {
        let source = "Sales of bicycles rose to 460 in May from 380 in April.";
        assert_eq!(found(source, "Sales of bicycles rose by 90 in May.").first().map(|(figure, _)| figure.as_str()), Some("90"));
    }

    #[test]
    fn what_comes_out_or_is_stated_is_no_error() {
        let source = "Sales of bicycles rose to 460 in May from 380 in April.";
        assert_eq!(found(source, "Sales of bicycles rose by 80 in May."), []);
        assert_eq!(found(source, "Sales of bicycles rose to 460 in May."), []);
    }
}
