//! `gainsay explain`: a rule in prose, or why two figures were compared or not.

use std::path::{Component, Path, PathBuf};

use gainsay::assertion::Assertion;
use gainsay::check::{self, Dossier, Study};
use gainsay::conflict::AssertionId;
use gainsay::document::{Input, Role};
use gainsay::report;
use gainsay::rule::RuleSet;
use gainsay::span::SourceId;

use crate::args::Explain;
use crate::output::Output;
use crate::plan::Plan;
use crate::rules::Knowledge;
use crate::{BAD, progress};

/// How two places are given.
const TWO: &str = "Give two, with a column or without: gainsay explain a.txt:3 b.txt:7:21";
/// Ids that are less alike than this are no suggestion.
const ALIKE: f64 = 0.7;

pub fn run(args: &Explain, output: &Output) -> u8 {
    let Some(plan) = Plan::with_cases(&args.settings(), output) else { return BAD };
    let text = match args.what.as_slice() {
        [first, second] => pair(args, [first, second], &plan, output),
        [id, ..] => rule(id, &plan.knowledge, output),
        [] => None,
    };
    if text.is_some_and(|text| output.print(&text)) { 0 } else { BAD }
}

fn rule(id: &str, knowledge: &Knowledge, output: &Output) -> Option<String> {
    let Some(rule) = knowledge.rules.get(id) else {
        if place(id).is_some() {
            output.error("one place is not enough", Some(TWO));
        } else {
            output.error(&format!("no rule is called \"{id}\""), Some(&suggestion(id, &knowledge.rules)));
        }
        return None;
    };
    Some(report::explain(rule, output.style()))
}

/// The figures of two places, each pair explained.
fn pair(args: &Explain, [first, second]: [&str; 2], plan: &Plan, output: &Output) -> Option<String> {
    let mut places = Vec::new();
    for written in [first, second] {
        let Some(found) = place(written) else {
            output.error(&format!("\"{written}\" is not FILE:LINE or FILE:LINE:COLUMN"), Some(TWO));
            return None;
        };
        places.push(found);
    }
    let dossier = progress::dossier(&inputs(&places, &args.against), plan, output);
    let studies = progress::studies(dossier.documents, &plan.knowledge.lexicon, output);
    let mut figures = Vec::new();
    for (written, place) in [first, second].iter().zip(&places) {
        let source = studies.iter().position(|study| is_one_path(Path::new(study.document.name()), &place.path))?;
        let found = figures_at(&studies, source, place);
        if found.is_empty() {
            output.error(&format!("no figure was read at {written}"), Some("gainsay claims shows every figure with its line."));
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
    let checked = Dossier::new(studies);
    let means = plan.knowledge.means();
    let explained = check::explain(&checked, &check::check(&checked, &means), &means, &pairs);
    Some(report::explain_pairs(checked.studies(), &explained, output.style()))
}

/// The files of both places and what they are checked against; a file that is not among the latter is a draft.
fn inputs(places: &[Place], against: &[PathBuf]) -> Vec<Input> {
    let is_source = |path: &Path| against.iter().any(|source| path.starts_with(source) || is_one_path(path, source));
    let mut paths: Vec<&PathBuf> = places.iter().map(|place| &place.path).filter(|path| !is_source(path)).collect();
    // a dossier is in order of its paths
    paths.sort();
    paths.dedup();
    let role = (!against.is_empty()).then_some(Role::Draft);
    let drafts = paths.into_iter().map(|path| Input { path: path.clone(), role });
    drafts.chain(against.iter().map(|path| Input { path: path.clone(), role: Some(Role::Source) })).collect()
}

/// "./a.txt" is "a.txt".
fn is_one_path(a: &Path, b: &Path) -> bool {
    let plain = |path: &Path| path.components().filter(|part| *part != Component::CurDir).map(|part| part.as_os_str().to_owned()).collect::<Vec<_>>();
    plain(a) == plain(b)
}

/// Where a figure stands.
pub struct Place {
    pub path: PathBuf,
    pub line: usize,
    /// Column, from 1, where it is given.
    column: Option<usize>,
}

/// The figures on a line, or the one whose claim stands at a column.
pub fn figures_at(studies: &[Study], source: usize, place: &Place) -> Vec<AssertionId> {
    let Some(study) = studies.get(source) else { return Vec::new() };
    let on_line = |start: usize| study.document.place(start).line == place.line;
    let at_column = |assertion: &Assertion| {
        let Some(column) = place.column else { return true };
        let (start, end) = (study.document.place(assertion.site.span.start()), study.document.place(assertion.site.span.end()));
        // a claim may go on in the next line
        column >= start.column && (end.line > place.line || column < end.column)
    };
    let found = study.assertions.iter().enumerate().filter(|(_, assertion)| on_line(assertion.figure.start()) && at_column(assertion));
    found.map(|(index, _)| AssertionId { source: SourceId::new(source), index }).collect()
}

/// "a.txt:3" or "a.txt:3:14" as a path, a line and a column.
pub fn place(written: &str) -> Option<Place> {
    let number = |text: &str| text.parse().ok().filter(|&number: &usize| number > 0);
    let (rest, last) = written.rsplit_once(':')?;
    let last = number(last)?;
    let with_column = rest.rsplit_once(':').and_then(|(path, line)| Some((path, number(line)?, Some(last))));
    let (path, line, column) = with_column.unwrap_or((rest, last, None));
    (!path.is_empty()).then(|| Place { path: PathBuf::from(path), line, column })
}

/// The rule that was probably meant, or all that there are.
pub fn suggestion(wanted: &str, rules: &RuleSet) -> String {
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
