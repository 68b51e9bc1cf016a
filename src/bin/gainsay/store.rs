//! The folder of the rules' snapshots: what was accepted, and what is pending beside it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gainsay::author::case::Run;
use gainsay::author::snapshot::Snapshot;
use gainsay::report;

use crate::args::Test;
use crate::output::Output;
use crate::whole_file;

/// The folder of the snapshots.
pub struct Store<'a> {
    folder: &'a Path,
    accept: bool,
    ci: bool,
}

/// Whether a build server runs this: nothing is written then.
pub fn is_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false" && value != "0")
}

impl<'a> Store<'a> {
    /// `None` where there are no snapshots and none are to be taken.
    pub fn new(args: &'a Test, output: &Output) -> Option<Self> {
        let ci = is_ci();
        if args.accept && ci {
            output.warning("nothing is accepted while CI is set", Some("Accept snapshots where somebody reads them."));
        }
        let accept = args.accept && !ci;
        (accept || args.snapshots.is_dir()).then_some(Self { folder: &args.snapshots, accept, ci })
    }

    /// Compares every rule with its snapshot; whether all agree and none is left over.
    pub fn compare(&self, runs: &[Run<'_>], all: bool, output: &Output) -> bool {
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
        if self.ci {
            for path in files(self.folder, "snap.new") {
                output.error(&format!("{} is pending", path.display()), Some("Settle it with gainsay review before it goes to the build server."));
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
            let written = std::fs::create_dir_all(self.folder).and_then(|()| whole_file::write(&path, new.to_text().as_bytes()));
            let cleared = !pending.exists() || done(&std::fs::remove_file(&pending), &pending, output);
            return done(&written, &path, output) && cleared;
        }
        match old {
            None => output.error(&format!("{id} has no snapshot"), Some("Read what its cases come to with gainsay review, and accept it.")),
            Some(old) => {
                output.error(&format!("{id} differs from its snapshot"), Some("Read the change with gainsay review, and accept it if it is right."));
                if self.ci {
                    output.print(&old.difference(new));
                }
            }
        }
        if !self.ci {
            done(&whole_file::write(&pending, new.to_text().as_bytes()), &pending, output);
        }
        false
    }
}

/// Says what could not be written.
pub fn done(result: &std::io::Result<()>, path: &Path, output: &Output) -> bool {
    if let Err(error) = &result {
        output.error(&format!("{} cannot be written: {error}", path.display()), None);
    }
    result.is_ok()
}

/// A snapshot; `None` where there is none.
pub fn read(path: &Path) -> Option<Snapshot> {
    Snapshot::parse(&std::fs::read_to_string(path).ok()?)
}

/// The files of a folder with this extension, in order of their names.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let suffix = format!(".{extension}");
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.to_string_lossy().ends_with(&suffix)).collect();
    found.sort();
    found
}

/// A file's name up to its first dot.
pub fn stem(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().split('.').next().unwrap_or_default().to_owned()).unwrap_or_default()
}
