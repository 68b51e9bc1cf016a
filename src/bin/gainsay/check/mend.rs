//! `gainsay check --fix`: writes what mends a conflict into its file, after a question for each or, with `--yes`, without.
//!
//! A file is changed only where its bytes are still those that were read, and never a source of a draft.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::path::Path;

use gainsay::report::{self, Fix};
use gainsay::settle::Outcome;

use crate::output::Output;

/// What has come of the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mended {
    /// Files were changed.
    Some,
    /// Nothing was changed, by want or for want of a fix.
    Nothing,
    /// A file could not be changed, or nobody answered; it has been said.
    Failed,
}

/// An answer to a question.
enum Answer {
    Yes,
    No,
    Stop,
    Nobody,
}

/// Offers every fix and writes those that are wanted.
pub fn mend(outcome: &Outcome<'_>, yes: bool, output: &Output) -> Mended {
    let mut wanted: BTreeMap<usize, Vec<Fix>> = BTreeMap::new();
    let mut answered = true;
    for conflict in &outcome.conflicts {
        let Some(fix) = report::fix(outcome, conflict) else { continue };
        let fixes = wanted.entry(fix.site.source.index()).or_default();
        if fixes.iter().any(|other| other.site.span.overlaps(fix.site.span)) {
            continue;
        }
        let answer = if yes { Answer::Yes } else { asked(&format!("{}\n{}", report::message(outcome, conflict), question(outcome, &fix)), output) };
        match answer {
            Answer::Yes => fixes.push(fix),
            Answer::No => {}
            Answer::Stop => break,
            Answer::Nobody => {
                output.error("nobody has answered, so nothing more is changed", Some("--yes writes every fix without a question."));
                answered = false;
                break;
            }
        }
    }
    wanted.retain(|_, fixes| !fixes.is_empty());
    let written = wanted.iter().all(|(source, fixes)| write(outcome, *source, fixes, output));
    match (written && answered, wanted.is_empty()) {
        (false, _) => Mended::Failed,
        (true, true) => Mended::Nothing,
        (true, false) => Mended::Some,
    }
}

/// "draft.md:6:33: write \u{201c}19\u{201d} for \u{201c}12\u{201d}?"
fn question(outcome: &Outcome<'_>, fix: &Fix) -> String {
    format!("{}: {}? [y]es, [n]o, [q]uit: ", place(outcome, fix), fix.advice())
}

fn place(outcome: &Outcome<'_>, fix: &Fix) -> String {
    outcome.studies.get(fix.site.source.index()).map_or_else(String::new, |study| {
        let place = study.document.place(fix.site.span.start());
        format!("{}:{}:{}", study.document.name(), place.line, place.column)
    })
}

/// Asks until something is said that can be understood.
fn asked(question: &str, output: &Output) -> Answer {
    loop {
        output.ask(question);
        let mut line = String::new();
        if std::io::stdin().lock().read_line(&mut line).unwrap_or(0) == 0 {
            output.ask("\n");
            return Answer::Nobody;
        }
        match line.trim().to_lowercase().as_str() {
            "y" | "yes" => return Answer::Yes,
            "n" | "no" | "" => return Answer::No,
            "q" | "quit" => return Answer::Stop,
            _ => {}
        }
    }
}

/// Writes the fixes of one document into its file, the last first, so that places before stay what they are.
fn write(outcome: &Outcome<'_>, source: usize, fixes: &[Fix], output: &Output) -> bool {
    let Some(document) = outcome.studies.get(source).map(|study| &study.document) else { return false };
    let name = document.name();
    let mut bytes = match std::fs::read(name) {
        Ok(bytes) => bytes,
        Err(error) => {
            output.error(&format!("{name} cannot be read again: {error}"), None);
            return false;
        }
    };
    let mut sorted: Vec<&Fix> = fixes.iter().collect();
    sorted.sort_by_key(|fix| std::cmp::Reverse(fix.site.span));
    for fix in sorted {
        let range = document.file_offset(fix.site.span.start())..document.file_offset(fix.site.span.end());
        if bytes.get(range.clone()) != Some(fix.written.as_bytes()) {
            output.error(&format!("{name} has changed since it was read, and was left as it is"), Some("Check it again."));
            return false;
        }
        bytes.splice(range, fix.text.bytes());
        output.note(&format!("{}: {}", place(outcome, fix), fix.advice().replacen("write", "wrote", 1)));
    }
    output.file(Path::new(name), &bytes)
}
