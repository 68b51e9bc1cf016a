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
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
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

/// A check that watches, and the lines that it prints.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(desk: &Path, args: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
        command.current_dir(desk).arg("check").args(args).args(["--watch", "--format", "concise"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let (to, lines) = channel();
        let output = child.stdout.take().unwrap();
        std::thread::spawn(move || BufReader::new(output).lines().map_while(Result::ok).try_for_each(|line| to.send(line)));
        Self { child, lines }
    }

    fn next(&self) -> String {
        self.lines.recv_timeout(Duration::from_mins(2)).expect("the watch goes on")
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
fn a_watch_checks_again_after_each_change() {
    let desk = folder(&[("a.md", OLD.as_bytes())]);
    let watch = Watch::start(desk.path(), &["a.md"]);
    assert!(watch.next().contains("percent-of-counts"));
    assert!(watch.next().ends_with("1 error"));
    fs::write(desk.path().join("a.md"), OLD.replace("52 percent", "46 percent")).unwrap();
    assert!(watch.next().ends_with("no conflicts"));
    let ran = run(desk.path(), &["check", "a.md", "--watch", "--fix"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn a_watch_sees_the_sources_and_the_rules_of_the_configuration() {
    let config = "rules = [\"house rules\"]\n\n[severity]\nfigure-without-source = \"off\"\n\n[[source]]\npath = \"the wires/*.txt\"\nrole = \"source\"\n";
    let draft = "The storm killed 12 people in Brindle on Saturday.\n";
    let desk = folder(&[
        ("gainsay.toml", config.as_bytes()),
        ("house rules/none.toml.off", b""),
        ("news/draft.md", draft.as_bytes()),
        ("the wires/a.txt", draft.as_bytes()),
    ]);
    // from a folder below that of the configuration, and with a draft that is no source of it
    let watch = Watch::start(&desk.path().join("news"), &["draft.md"]);
    assert!(watch.next().ends_with("no conflicts"));
    fs::write(desk.path().join("the wires/a.txt"), draft.replace("12", "19")).unwrap();
    assert!(watch.next().contains("death-tolls-differ"));
    assert!(watch.next().ends_with("1 error"));
    fs::write(desk.path().join("gainsay.toml"), format!("[severity]\ndeath-tolls-differ = \"note\"\n{}", config.split_once("[severity]").unwrap().1)).unwrap();
    assert!(watch.next().contains("note[death-tolls-differ]"));
}
