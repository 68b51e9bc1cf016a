//! Conflicts that were there before: read, kept quiet, and written.

use std::path::Path;

use gainsay::baseline::Baseline;
use gainsay::settle::Outcome;

use crate::output::Output;

/// Reads a baseline; what is wrong with it is said.
pub fn read_baseline(path: &Path, output: &Output) -> Option<Baseline> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| {
        output.error(&format!("the baseline {name} cannot be read: {error}"), Some("Write one with `gainsay check --write-baseline FILE`."));
    });
    Baseline::parse(&text.ok()?).map_err(|error| output.error(&format!("{name} is no baseline: {error}"), None)).ok()
}

/// Writes a new baseline, and says how much it keeps quiet.
pub fn write_baseline(path: &Path, baseline: &Baseline, output: &Output) -> bool {
    let written = output.file(path, baseline.to_json().as_bytes());
    if written {
        let conflicts = match baseline.len() {
            1 => "1 conflict".to_owned(),
            count => format!("{count} conflicts"),
        };
        output.note(&format!("{} holds {conflicts}; --baseline {0} keeps them quiet", path.display()));
    }
    written
}

/// Quiets what was there before; says what is there no more, or takes it out of the file. What a file holds of sources that were not read
/// is neither.
pub fn quiet(outcome: &mut Outcome<'_>, path: &Path, baseline: &Baseline, prune: bool, output: &Output) -> bool {
    let name = path.display().to_string();
    let used = baseline.quiet(outcome, &name);
    let kept = used.with(baseline.of_others(outcome));
    let gone = baseline.len() - kept.len();
    if gone == 0 {
        return true;
    }
    if prune {
        return output.file(path, kept.to_json().as_bytes());
    }
    let (entries, match_) = if gone == 1 { ("entry", "matches") } else { ("entries", "match") };
    output.warning(&format!("{gone} {entries} of {name} {match_} nothing any more"), Some("Take them out with --prune-baseline."));
    true
}
