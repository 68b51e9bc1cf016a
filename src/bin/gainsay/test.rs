//! `gainsay test`: the cases of rules, what they cover, and their snapshots.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gainsay::author::case;
use gainsay::author::coverage;
use gainsay::check::{self, Dossier, Study};
use gainsay::document::{Input, load, toml_files};
use gainsay::report;
use gainsay::span::SourceId;

use crate::args::{CasesFormat, Test};
use crate::output::Output;
use crate::rules::Knowledge;
use crate::store::{Store, stem};
use crate::{BAD, FOUND, rules, watch};

pub fn run(args: &Test, output: &Output) -> u8 {
    if !args.watch {
        return once(args, output);
    }
    if args.paths.is_empty() {
        output.error("there is nothing to watch", Some("Name the folder of your rules: gainsay test desk --watch"));
        return BAD;
    }
    watch::run(
        || args.paths.clone(),
        watch::is_toml,
        || {
            once(args, output);
            output.print("\nWaiting for a change; Ctrl-C ends.\n");
        },
    )
}

fn once(args: &Test, output: &Output) -> u8 {
    let Some(knowledge) = rules::read(&args.paths, output) else { return BAD };
    let wanted = stems(&args.paths);
    let is_wanted = |id: &str| args.paths.is_empty() || wanted.contains(id);
    let mut runs = case::run_all(&knowledge.rules, &args.filter, &knowledge.lexicon);
    runs.retain(|run| is_wanted(&run.rule.id));
    if runs.is_empty() && !args.coverage {
        output.error("no case was run", Some("A rule brings its cases along as [[case]] tables; --filter may hold none of them."));
        return BAD;
    }
    if args.coverage {
        let Some(idle) = idle(&args.on, &knowledge, &is_wanted, output) else { return BAD };
        let rules = knowledge.rules.rules().iter().map(AsRef::as_ref).filter(|rule| is_wanted(&rule.id));
        let covered = coverage::coverage(rules.filter(|rule| rule.id.contains(&args.filter) || runs.iter().any(|run| run.rule.id == rule.id)), &runs);
        let idle = (!args.on.is_empty()).then_some(idle);
        let written = output.print(&report::case_coverage(&covered, idle.as_deref(), output.style()));
        let open = covered.iter().any(coverage::Coverage::is_failure);
        return if written { u8::from(open) * FOUND } else { BAD };
    }
    let text = match args.format {
        CasesFormat::Human => report::cases(&runs, output.style()),
        CasesFormat::Json => report::cases_json(&runs),
        CasesFormat::Junit => report::cases_junit(&runs),
    };
    if !output.print(&text) {
        return BAD;
    }
    let complete = args.filter.is_empty();
    let kept = !complete || Store::new(args, output).is_none_or(|store| store.compare(&runs, args.paths.is_empty(), output));
    if kept && !runs.iter().any(|run| run.grade.is_failure()) { 0 } else { FOUND }
}

/// The wanted rules that matched nothing in these texts; `None` after a text that cannot be read was named.
fn idle<'k>(on: &[PathBuf], knowledge: &'k Knowledge, is_wanted: &impl Fn(&str) -> bool, output: &Output) -> Option<Vec<&'k str>> {
    if on.is_empty() {
        return Some(Vec::new());
    }
    let inputs: Vec<Input> = on.iter().map(|path| Input { path: path.clone(), role: None }).collect();
    let loaded = load(&inputs, &mut std::io::stdin().lock());
    for error in &loaded.errors {
        output.error(&error.to_string(), Some(error.help()));
    }
    if !loaded.errors.is_empty() {
        return None;
    }
    let lexicon = &knowledge.lexicon;
    let documents = loaded.documents.into_iter().enumerate();
    let studies: Vec<Study> = documents.map(|(index, document)| check::read(document, SourceId::new(index), lexicon)).collect();
    let mut idle = coverage::idle(&Dossier::new(studies), &knowledge.rules, lexicon);
    idle.retain(|id| is_wanted(id));
    Some(idle)
}

/// The ids of the rules in these files and folders.
fn stems(paths: &[PathBuf]) -> BTreeSet<String> {
    paths.iter().filter_map(|path| toml_files(path).ok()).flatten().map(|file| stem(Path::new(&file.name))).collect()
}
