//! What follows a change: `check --diff REV` reports only what it touches, `check --watch` runs again after it.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test makes and reads its own files")]

#[expect(dead_code, reason = "shared with tests that need more of it")]
#[path = "common/scratch.rs"]
mod scratch;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use scratch::{folder, run};

/// A run of git in a folder, with an author of its own and no settings of the machine.
fn git(folder: &Path, args: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=desk", "-c", "user.email=desk@example.org"]).args(args);
    let output = command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

const OLD: &str = "Of the answers, 1,141 of 2,480 (52 percent) were yes.\n\nThe storm killed 12 people in Brindle on Saturday.\n";

#[test]
fn only_what_a_change_touches_is_reported() {
    let desk = folder(&[("news/my \u{201c}draft\u{201d}.md", OLD.as_bytes()), ("the wires/a.txt", b"The storm killed 12 people in Brindle on Saturday.\n")]);
    git(desk.path(), &["init", "--quiet"]);
    git(desk.path(), &["add", "."]);
    git(desk.path(), &["commit", "--quiet", "-m", "first"]);
    let check = |more: &[&str]| {
        let args = ["check", "news", "--against", "the wires", "--severity", "figure-without-source=off", "--format", "concise"];
        run(desk.path(), &[&args[..], more].concat())
    };
    assert!(check(&[]).out.contains("percent-of-counts"));
    let ran = check(&["--diff", "HEAD"]);
    assert_eq!((ran.code, ran.out.lines().count()), (0, 1), "nothing has changed: {ran:?}");
    // a source changes, and a draft that has not is wrong now
    fs::write(desk.path().join("the wires/a.txt"), "The storm killed 19 people in Brindle on Saturday.\n").unwrap();
    let ran = check(&["--diff", "HEAD"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("death-tolls-differ") && !ran.out.contains("percent-of-counts"), "{}", ran.out);
    // a file that git does not know is new as a whole
    git(desk.path(), &["commit", "--quiet", "-am", "second"]);
    fs::write(desk.path().join("news/new.md"), "The mayor came on Tuesday, 2 March 2019.\n").unwrap();
    let ran = check(&["--diff", "HEAD"]);
    assert!(ran.out.contains("day-of-week-unlike-date") && ran.out.lines().count() == 2, "{}", ran.out);
    let ran = check(&["--diff", "HEAD~1"]);
    assert!(ran.out.contains("death-tolls-differ") && ran.out.contains("day-of-week-unlike-date"), "{}", ran.out);
    for (revision, said) in [("no-such-branch", "no-such-branch"), ("--output=x", "is no revision")] {
        let ran = check(&[&format!("--diff={revision}")]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran:?}");
        assert!(ran.err.contains(said) && ran.err.contains("--diff takes a revision"), "{}", ran.err);
    }
}

#[test]
fn outside_a_clone_a_change_is_not_known() {
    let desk = folder(&[("a.txt", b"Rain fell.\n")]);
    let ran = run(desk.path(), &["check", "a.txt", "--diff", "HEAD"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.contains("git does not say what has changed"), "{}", ran.err);
}

#[test]
fn a_watch_checks_again_after_each_change() {
    let desk = folder(&[("a.md", OLD.as_bytes())]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.current_dir(desk.path()).args(["check", "a.md", "--watch", "--format", "concise"]).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let (to, from) = channel();
    let output = child.stdout.take().unwrap();
    std::thread::spawn(move || BufReader::new(output).lines().map_while(Result::ok).try_for_each(|line| to.send(line)));
    let next = || from.recv_timeout(Duration::from_mins(2)).expect("the watch goes on");
    assert!(next().contains("percent-of-counts"));
    assert!(next().ends_with("1 error"));
    fs::write(desk.path().join("a.md"), OLD.replace("52 percent", "46 percent")).unwrap();
    assert!(next().ends_with("no conflicts"));
    child.kill().unwrap();
    child.wait().unwrap();
    let ran = run(desk.path(), &["check", "a.md", "--watch", "--fix"]);
    assert_eq!(ran.code, 2);
}
