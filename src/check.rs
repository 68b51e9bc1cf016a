//! The pipeline: documents in, a checked dossier out. The only orchestrator.

use std::collections::BTreeSet;

use crate::assertion::Assertion;
use crate::claim::{Claim, Unread};
use crate::conflict::{AssertionId, Conflict};
use crate::document::Document;
use crate::engine::{self, Explanation, Reason, Sheet};
use crate::lexicon::Lexicon;
use crate::normalise::{self, Story};
use crate::rule::{Rule, RuleSet};
use crate::span::{SourceId, Span};
use crate::waiver::Waived;
use crate::{clause, parse, sentence};

/// What was read in one document.
#[derive(Clone, Debug)]
pub struct Study {
    /// The document itself.
    pub document: Document,
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
    /// Its claims, in order of position.
    pub claims: Vec<Claim>,
    /// What the claims mean; as many as `claims`, in the same order.
    pub assertions: Vec<Assertion>,
    /// Numbers that were seen and not understood.
    pub unread: Vec<Unread>,
    /// The words of the whole document.
    pub story: Story,
}

/// How much of what was seen took part in a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Sources read.
    pub sources: usize,
    /// Figures seen.
    pub figures: usize,
    /// Figures that at least one rule compared with another or held against a limit.
    pub compared: usize,
    /// Figures that were typed but never compared.
    pub uncompared: usize,
    /// Figures that were not understood.
    pub unread: usize,
}

/// The outcome of a check.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The dossier, in order of the arguments.
    pub studies: Vec<Study>,
    /// What cannot all be true, in order of source, position and rule.
    pub conflicts: Vec<Conflict>,
    /// The figures that at least one rule compared with another or held against a limit.
    pub compared: BTreeSet<AssertionId>,
    /// Conflicts that somebody has accepted; a check finds all of them in force.
    pub waived: Vec<Waived>,
    /// What was seen.
    pub coverage: Coverage,
}

/// Reads one document: sentences, figures, claims, assertions.
#[must_use]
pub fn read(document: Document, source: SourceId, lexicon: &Lexicon) -> Study {
    let sentences = sentence::sentences(&document);
    let text = document.prose();
    let tokens: Vec<Vec<sentence::Word<'_>>> = sentences.iter().map(|&span| sentence::words(text, span)).collect();
    let story = normalise::story(tokens.iter().map(Vec::as_slice), lexicon);
    let (mut claims, mut assertions, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for (index, words) in tokens.iter().enumerate() {
        let found = parse::figures(words, lexicon);
        unread.extend(found.unread);
        if found.figures.is_empty() {
            continue;
        }
        let scene = clause::Scene::new(words, &found.figures, lexicon);
        let headline = index == 0 && !words.last().is_some_and(|last| last.is_any(&[".", "?", "!", "\""]));
        for (figure, claim) in clause::claims(&scene, index, headline).into_iter().enumerate() {
            assertions.push(normalise::assertion(&claim, figure, &scene, text, source));
            claims.push(claim);
        }
    }
    Study { document, sentences, claims, assertions, unread, story }
}

/// Cross-checks a dossier under every rule.
#[must_use]
pub fn check(studies: Vec<Study>, rules: &RuleSet, lexicon: &Lexicon) -> Outcome {
    let paragraphs: Vec<Vec<usize>> = studies.iter().map(paragraphs).collect();
    let findings = engine::run(&sheets(&studies, &paragraphs), rules, lexicon);
    let figures: usize = studies.iter().map(|study| study.assertions.len()).sum();
    let unread: usize = studies.iter().map(|study| study.unread.len()).sum();
    let compared = findings.compared.len();
    let coverage = Coverage { sources: studies.len(), figures: figures + unread, compared, uncompared: figures - compared.min(figures), unread };
    Outcome { studies, conflicts: findings.conflicts, compared: findings.compared, waived: Vec::new(), coverage }
}

/// Two assertions and why they are in conflict or not.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The first.
    pub a: AssertionId,
    /// The second.
    pub b: AssertionId,
    /// Why.
    pub explanation: Explanation,
}

/// Why pairs of assertions are in conflict or not; pairs that do not exist are left out.
#[must_use]
pub fn explain_pairs(studies: &[Study], pairs: &[(AssertionId, AssertionId)], lexicon: &Lexicon) -> Vec<Explained> {
    let paragraphs: Vec<Vec<usize>> = studies.iter().map(paragraphs).collect();
    let sheets = sheets(studies, &paragraphs);
    pairs.iter().filter_map(|&(a, b)| Some(Explained { a, b, explanation: engine::explain_pair(&sheets, a, b, lexicon)? })).collect()
}

/// Why pairs of figures stay silent under a rule of relation `equal`: what `because` in a rule case is held against.
#[must_use]
pub fn reasons(studies: &[Study], rule: &Rule, lexicon: &Lexicon) -> BTreeSet<Reason> {
    let paragraphs: Vec<Vec<usize>> = studies.iter().map(paragraphs).collect();
    engine::reasons(&sheets(studies, &paragraphs), rule, lexicon)
}

fn sheets<'s>(studies: &'s [Study], paragraphs: &'s [Vec<usize>]) -> Vec<Sheet<'s>> {
    let pages = studies.iter().zip(paragraphs);
    pages
        .map(|(study, paragraphs)| Sheet {
            assertions: &study.assertions,
            story: &study.story,
            role: study.document.role,
            date: study.document.date,
            paragraphs,
        })
        .collect()
}

/// The first sentence of each paragraph: a paragraph ends at a blank line or at a block's end.
fn paragraphs(study: &Study) -> Vec<usize> {
    let text = study.document.prose();
    let parted = |pair: &[Span]| {
        let between = text.get(pair[0].end()..pair[1].start()).unwrap_or_default();
        between.matches('\n').count() > 1 || study.document.breaks().iter().any(|&end| pair[0].end() <= end && end <= pair[1].start())
    };
    std::iter::once(0).chain(study.sentences.windows(2).enumerate().filter(|(_, pair)| parted(pair)).map(|(index, _)| index + 1)).collect()
}
