//! `gainsay review`: what has changed since the snapshots were accepted, and whether that is right.
//!
//! Each change is shown and asked about. Without an answer, as in a pipe that is empty, everything is left as it is.

use std::collections::BTreeMap;

use gainsay::author::snapshot::Snapshot;

use crate::args::Review;
use crate::output::Output;
use crate::store::{done, files, is_ci, read, stem};
use crate::{BAD, FOUND};

/// What somebody says to a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Accept,
    Reject,
    Skip,
}

pub fn run(args: &Review, output: &Output) -> u8 {
    let pending = files(&args.snapshots, "snap.new");
    let asks = !is_ci();
    // changes that are told apart by nothing are settled together
    let mut alike: BTreeMap<String, Answer> = BTreeMap::new();
    let mut left = 0_usize;
    let mut sound = true;
    for path in &pending {
        let Some(new) = read(path) else {
            output.error(&format!("{} is no snapshot", path.display()), Some("Remove it, and run gainsay test again."));
            sound = false;
            continue;
        };
        let accepted = path.with_extension("");
        let old = read(&accepted).unwrap_or_else(|| Snapshot { source: new.source.clone(), body: String::new() });
        let change = old.difference(&new);
        let answer = if let Some(answer) = alike.get(&change) {
            *answer
        } else {
            output.print(&format!("{} ({})\n{change}\n", stem(path), new.source));
            let (answer, all) = if asks { ask(output) } else { (Answer::Skip, false) };
            if all {
                alike.insert(change, answer);
            }
            answer
        };
        match answer {
            Answer::Accept => sound &= done(&std::fs::rename(path, &accepted), path, output),
            Answer::Reject => sound &= done(&std::fs::remove_file(path), path, output),
            Answer::Skip => left += 1,
        }
    }
    let sum = match (pending.len(), left) {
        (0, _) => "No snapshot has changed.\n".to_owned(),
        (_, 0) => "Nothing is left to review.\n".to_owned(),
        (_, left) => format!("{left} to review. Answer here, or take them all with: gainsay test --accept\n"),
    };
    output.print(&sum);
    if sound { u8::from(left > 0) * FOUND } else { BAD }
}

/// Asks what to do with a change, and whether that goes for all alike; skipped where nobody answers.
fn ask(output: &Output) -> (Answer, bool) {
    loop {
        output.print("accept, reject or skip (a/r/s; in capitals for all alike)? ");
        let mut line = String::new();
        if !std::io::stdin().read_line(&mut line).is_ok_and(|read| read > 0) {
            output.print("\n");
            return (Answer::Skip, false);
        }
        let word = line.trim();
        let answer = match word.to_lowercase().as_str() {
            "a" | "accept" => Answer::Accept,
            "r" | "reject" => Answer::Reject,
            "s" | "skip" => Answer::Skip,
            _ => continue,
        };
        return (answer, word.starts_with(|c: char| c.is_uppercase()));
    }
}
