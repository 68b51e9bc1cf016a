//! `gainsay test` and `gainsay review`: the cases of rules and their snapshots.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gainsay::author::case::{self, Run};
use gainsay::author::snapshot::Snapshot;
use gainsay::document::toml_files;
use gainsay::report;

use crate::args::{CasesFormat, Review, Test};
use crate::output::Output;
use crate::{BAD, FOUND, rules};

pub fn run(args: &Test, output: &Output) -> u8 {
    let Some(knowledge) = rules::read(&args.paths, output) else { return BAD };
    let wanted = stems(&args.paths);
    let mut runs = case::run_all(&knowledge.rules, &args.filter, &knowledge.lexicon);
    runs.retain(|run| args.paths.is_empty() || wanted.contains(&run.rule.id));
    if runs.is_empty() {
        output.error("no case was run", Some("A rule brings its cases along as [[case]] tables; --filter may hold none of them."));
        return BAD;
    }
    if args.coverage {
        return if output.print(&report::case_coverage(&runs, output.style())) { 0 } else { BAD };
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

/// Shows the difference between each snapshot and what is pending beside it.
pub fn review(args: &Review, output: &Output) -> u8 {
    let pending = files(&args.snapshots, "snap.new");
    for path in &pending {
        let Some(new) = read(path) else { continue };
        let accepted = path.with_extension("");
        let old = read(&accepted).unwrap_or_else(|| Snapshot { source: new.source.clone(), body: String::new() });
        output.print(&format!("{} ({})\n{}\n", stem(path), new.source, old.difference(&new)));
    }
    match pending.len() {
        0 => output.print("No snapshot has changed.\n"),
        count => output.print(&format!("{count} to review. Take them with: gainsay test --accept\n")),
    };
    u8::from(!pending.is_empty())
}

/// The folder of the snapshots.
struct Store<'a> {
    folder: &'a Path,
    accept: bool,
    ci: bool,
}

impl<'a> Store<'a> {
    /// `None` where there are no snapshots and none are to be taken.
    fn new(args: &'a Test, output: &Output) -> Option<Self> {
        let ci = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false" && value != "0");
        if args.accept && ci {
            output.warning("nothing is accepted while CI is set", Some("Accept snapshots where somebody reads them."));
        }
        let accept = args.accept && !ci;
        (accept || args.snapshots.is_dir()).then_some(Self { folder: &args.snapshots, accept, ci })
    }

    /// Compares every rule with its snapshot; whether all agree and none is left over.
    fn compare(&self, runs: &[Run<'_>], all: bool, output: &Output) -> bool {
        let mut agree = true;
        let mut known = BTreeSet::new();
        for suite in runs.chunk_by(|a, b| a.rule.id == b.rule.id) {
            let Some(rule) = suite.first().map(|run| run.rule) else { continue };
            known.insert(rule.id.clone());
            let new = Snapshot { source: format!("rules/{}/{}.toml", rule.family, rule.id), body: report::case_snapshot(suite) };
            agree &= self.settle(&rule.id, &new, output);
        }
        for path in files(self.folder, "snap").into_iter().filter(|path| all && !known.contains(&stem(path))) {
            if self.accept {
                agree &= done(&std::fs::remove_file(&path), &path, output);
            } else {
                output.error(&format!("{} is a snapshot of no rule", path.display()), Some("Remove it, or run gainsay test --accept."));
                agree = false;
            }
        }
        agree
    }

    /// Compares one rule with its snapshot, and keeps what is new as pending or as accepted.
    fn settle(&self, id: &str, new: &Snapshot, output: &Output) -> bool {
        let path = self.folder.join(format!("{id}.snap"));
        let pending = self.folder.join(format!("{id}.snap.new"));
        let old = read(&path);
        if old.as_ref().is_some_and(|old| old.agrees(new)) {
            return !pending.exists() || self.ci || done(&std::fs::remove_file(&pending), &pending, output);
        }
        if self.accept {
            let written = std::fs::create_dir_all(self.folder).and_then(|()| std::fs::write(&path, new.to_text()));
            let cleared = !pending.exists() || done(&std::fs::remove_file(&pending), &pending, output);
            return done(&written, &path, output) && cleared;
        }
        match old {
            None => output.error(&format!("{id} has no snapshot"), Some("Read what its cases come to with gainsay review, then run gainsay test --accept.")),
            Some(old) => {
                output.error(&format!("{id} differs from its snapshot"), Some("Read the change with gainsay review, then run gainsay test --accept."));
                if self.ci {
                    output.print(&old.difference(new));
                }
            }
        }
        if !self.ci {
            done(&std::fs::write(&pending, new.to_text()), &pending, output);
        }
        false
    }
}

/// Says what could not be written.
fn done(result: &std::io::Result<()>, path: &Path, output: &Output) -> bool {
    if let Err(error) = &result {
        output.error(&format!("{} cannot be written: {error}", path.display()), None);
    }
    result.is_ok()
}

fn read(path: &Path) -> Option<Snapshot> {
    Snapshot::parse(&std::fs::read_to_string(path).ok()?)
}

/// The files of a folder with this extension, in order of their names.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let suffix = format!(".{extension}");
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.to_string_lossy().ends_with(&suffix)).collect();
    found.sort();
    found
}

/// A file's name up to its first dot.
fn stem(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().split('.').next().unwrap_or_default().to_owned()).unwrap_or_default()
}

/// The ids of the rules in these files and folders.
fn stems(paths: &[PathBuf]) -> BTreeSet<String> {
    paths.iter().filter_map(|path| toml_files(path).ok()).flatten().map(|file| stem(Path::new(&file.name))).collect()
}
