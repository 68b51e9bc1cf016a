//! `gainsay explain`: a rule in prose, or why two figures were compared or not.

use std::path::PathBuf;

use gainsay::check::{self, Study};
use gainsay::conflict::AssertionId;
use gainsay::document::Input;
use gainsay::report;
use gainsay::rule::RuleSet;
use gainsay::span::SourceId;

use crate::args::Explain;
use crate::output::Output;
use crate::plan::Plan;
use crate::rules::Knowledge;
use crate::{BAD, progress};

/// Ids that are less alike than this are no suggestion.
const ALIKE: f64 = 0.7;

pub fn run(args: &Explain, output: &Output) -> u8 {
    let Some(plan) = Plan::with_cases(&args.settings(), output) else { return BAD };
    let text = match args.what.as_slice() {
        [first, second] => pair(first, second, &plan, output),
        [id, ..] => rule(id, &plan.knowledge, output),
        [] => None,
    };
    if text.is_some_and(|text| output.print(&text)) { 0 } else { BAD }
}

fn rule(id: &str, knowledge: &Knowledge, output: &Output) -> Option<String> {
    let Some(rule) = knowledge.rules.get(id) else {
        if line(id).is_some() {
            output.error("one line is not enough", Some("Give two: gainsay explain a.txt:3 b.txt:7"));
        } else {
            output.error(&format!("no rule is called \"{id}\""), Some(&suggestion(id, &knowledge.rules)));
        }
        return None;
    };
    Some(report::explain(rule, output.style()))
}

/// The figures of two lines, each pair explained.
fn pair(first: &str, second: &str, plan: &Plan, output: &Output) -> Option<String> {
    let mut places = Vec::new();
    for place in [first, second] {
        let Some(found) = line(place) else {
            output.error(&format!("\"{place}\" is not FILE:LINE"), Some("Give two lines: gainsay explain a.txt:3 b.txt:7"));
            return None;
        };
        places.push(found);
    }
    let mut paths: Vec<PathBuf> = places.iter().map(|(path, _)| path.clone()).collect();
    // a dossier is in order of its paths
    paths.sort();
    paths.dedup();
    let inputs: Vec<Input> = paths.iter().map(|path| Input { path: path.clone(), role: None }).collect();
    let dossier = progress::dossier(&inputs, plan, output);
    if dossier.documents.len() != paths.len() {
        return None;
    }
    let studies = progress::studies(dossier.documents, &plan.knowledge.lexicon, output);
    let mut figures = Vec::new();
    for (place, (path, line)) in [first, second].iter().zip(&places) {
        let source = paths.iter().position(|other| other == path)?;
        let found = figures_on(&studies, source, *line);
        if found.is_empty() {
            output.error(&format!("no figure was read at {place}"), Some("gainsay claims shows every figure with its line."));
            return None;
        }
        figures.push(found);
    }
    let mut pairs = Vec::new();
    for &a in figures.first()? {
        for &b in figures.get(1)? {
            // within one line each pair once, and no figure with itself
            if a.source != b.source || a.index < b.index || a.index > b.index && !figures[0].contains(&b) {
                pairs.push((a, b));
            }
        }
    }
    let explained = check::explain_pairs(&studies, &pairs, &plan.knowledge.lexicon);
    Some(report::explain_pairs(&studies, &explained, output.style()))
}

pub fn figures_on(studies: &[Study], source: usize, line: usize) -> Vec<AssertionId> {
    let Some(study) = studies.get(source) else { return Vec::new() };
    let on_line = |start: usize| study.document.place(start).line == line;
    let found = study.assertions.iter().enumerate().filter(|(_, assertion)| on_line(assertion.figure.start()));
    found.map(|(index, _)| AssertionId { source: SourceId::new(source), index }).collect()
}

/// "a.txt:3" as a path and a line.
pub fn line(place: &str) -> Option<(PathBuf, usize)> {
    let (path, line) = place.rsplit_once(':')?;
    let line = line.parse().ok().filter(|&line| line > 0)?;
    (!path.is_empty()).then(|| (PathBuf::from(path), line))
}

/// The rule that was probably meant, or all that there are.
fn suggestion(wanted: &str, rules: &RuleSet) -> String {
    let alike = rules.rules().iter().map(|rule| (strsim::jaro_winkler(wanted, &rule.id), rule.id.as_str()));
    let best = alike.filter(|(score, _)| *score >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0));
    best.map_or_else(
        || {
            let ids: Vec<&str> = rules.rules().iter().map(|rule| rule.id.as_str()).collect();
            format!("The rules are: {}.", ids.join(", "))
        },
        |(_, id)| format!("Did you mean {id}?"),
    )
}
