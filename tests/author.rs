//! The author's commands as an author meets them: test, review, mutate, price.

#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test makes the files that it checks")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// A rule with a case that comes out right, one that does not, and one that is silent for another reason than it says.
const RULE: &str = r#"id       = "ferries-upside-down"
what     = "A range of ferries stands upside down"
why      = "A lost digit hides in it."
help     = "Put the smaller end first."
severity = "error"

[relation.order]
of = "range-ends"

[[case]]
name   = "ends exchanged"
expect = "conflict"
[case.docs]
"a.txt" = "The port will buy between 40 and 30 ferries."

[[case]]
name   = "ends in order"
expect = "clean"
[case.docs]
"a.txt" = "The port will buy between 30 and 40 ferries."
"#;

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn gainsay(folder: &Path, ci: bool, args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.current_dir(folder).args(args).env_remove("CI").env_remove("CLICOLOR_FORCE");
    if ci {
        command.env("CI", "true");
    }
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn desk(rule: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("desk/ferries")).unwrap();
    fs::write(folder.path().join("desk/ferries/ferries-upside-down.toml"), rule).unwrap();
    folder
}

#[test]
fn every_case_is_run_and_one_that_fails_makes_the_exit_code() {
    let folder = desk(RULE);
    let ran = gainsay(folder.path(), false, &["test", "desk"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.ends_with("2 cases of 1 rule: 2 passed, 0 to do, 0 failed\n"), "{}", ran.out);
    let folder = desk(&RULE.replace("expect = \"conflict\"", "expect = \"clean\"").replace("between 30 and 40", "between 31 and 29"));
    let ran = gainsay(folder.path(), false, &["test", "desk"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out.matches("noisy ").count(), 2, "{}", ran.out);
    assert!(ran.out.contains("the rule should be silent and fires: The range from 40"), "{}", ran.out);
}

#[test]
fn a_reason_for_silence_is_held_against_what_was_found() {
    let folder = desk(&RULE.replace("expect = \"clean\"", "expect = \"clean\"\nbecause = \"place\""));
    let ran = gainsay(folder.path(), false, &["test", "desk", "--filter", "in order"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("wrong-reason ferries-upside-down: ends in order"), "{}", ran.out);
    assert!(ran.out.contains("1 case of 1 rule"), "{}", ran.out);
}

#[test]
fn a_case_that_comes_out_right_is_no_longer_to_do() {
    let folder = desk(&RULE.replace("expect = \"conflict\"", "expect = \"todo-conflict\""));
    let ran = gainsay(folder.path(), false, &["test", "desk"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("it comes out right now: write expect = \"conflict\""), "{}", ran.out);
}

#[test]
fn machines_read_json_and_junit() {
    let folder = desk(RULE);
    let ran = gainsay(folder.path(), false, &["test", "desk", "--format", "json"]);
    let first: serde_json::Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
    assert_eq!((first["rule"].as_str(), first["grade"].as_str()), (Some("ferries-upside-down"), Some("passed")));
    let ran = gainsay(folder.path(), false, &["test", "desk", "--format", "junit"]);
    assert!(ran.out.contains("<testsuite name=\"ferries-upside-down\" tests=\"2\" failures=\"0\" errors=\"0\">"), "{}", ran.out);
}

#[test]
fn snapshots_are_pending_until_they_are_accepted() {
    let folder = desk(RULE);
    let snap = folder.path().join("snapshots/rules/ferries-upside-down.snap");
    assert_eq!(gainsay(folder.path(), false, &["test", "desk", "--accept"]).code, 0);
    let text = fs::read_to_string(&snap).unwrap();
    assert!(text.starts_with("---\nsource: rules/ferries/ferries-upside-down.toml\n---\n==== ends exchanged (conflict)\n---- read\n"), "{text}");
    assert!(text.contains("contradicts (error): between 40 and 30 ferries"), "{text}");
    assert_eq!(gainsay(folder.path(), true, &["test", "desk"]).code, 0);
    assert_eq!(gainsay(folder.path(), false, &["review"]).code, 0);

    fs::write(folder.path().join("desk/ferries/ferries-upside-down.toml"), RULE.replace("40 and 30", "50 and 30")).unwrap();
    let ran = gainsay(folder.path(), true, &["test", "desk"]);
    assert_eq!(ran.code, 1, "a change fails where CI is set");
    assert!(ran.err.contains("ferries-upside-down differs from its snapshot"), "{}", ran.err);
    assert!(!snap.with_extension("snap.new").exists(), "CI writes nothing");

    assert_eq!(gainsay(folder.path(), false, &["test", "desk"]).code, 1);
    let ran = gainsay(folder.path(), false, &["review"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("+ contradicts (error): between 50 and 30 ferries"), "{}", ran.out);
    assert_eq!(fs::read_to_string(&snap).unwrap(), text, "the accepted one stays");
    assert_eq!(gainsay(folder.path(), false, &["test", "desk", "--accept"]).code, 0);
    assert_eq!(gainsay(folder.path(), false, &["review"]).code, 0);
}

/// Every file of a folder with its bytes, and every folder, in order.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(tree(&path));
            found.insert(path, None);
        } else {
            found.insert(path.clone(), Some(fs::read(&path).unwrap()));
        }
    }
    found
}

/// Runs a command where CI is set: it fails, says why, and leaves every byte as it was.
#[track_caller]
fn ci_refuses(folder: &Path, args: &[&str], why: &str) {
    let before = tree(folder);
    let ran = gainsay(folder, true, args);
    assert_eq!(ran.code, 1, "{args:?}\n{}{}", ran.out, ran.err);
    assert!(ran.err.contains(why) || ran.out.contains(why), "{why}\n{}{}", ran.out, ran.err);
    assert_eq!(tree(folder), before, "{args:?} has written something");
}

#[test]
fn ci_never_writes_and_fails_for_what_is_changed_pending_missing_or_left_over() {
    let folder = desk(RULE);
    let rule = folder.path().join("desk/ferries/ferries-upside-down.toml");
    let snapshots = folder.path().join("snapshots/rules");
    let (snap, pending) = (snapshots.join("ferries-upside-down.snap"), snapshots.join("ferries-upside-down.snap.new"));
    // nothing is accepted, not even where there is no folder yet
    let ran = gainsay(folder.path(), true, &["test", "desk", "--accept"]);
    assert!(ran.err.contains("nothing is accepted while CI is set") && !folder.path().join("snapshots").exists(), "{}", ran.err);
    assert_eq!(gainsay(folder.path(), false, &["test", "desk", "--accept"]).code, 0);
    let accepted = fs::read(&snap).unwrap();

    fs::write(&rule, RULE.replace("40 and 30", "50 and 30")).unwrap();
    ci_refuses(folder.path(), &["test", "desk"], "differs from its snapshot");
    ci_refuses(folder.path(), &["test", "desk", "--accept"], "differs from its snapshot");

    assert_eq!(gainsay(folder.path(), false, &["test", "desk"]).code, 1);
    assert!(pending.exists());
    ci_refuses(folder.path(), &["review"], "1 to review");
    fs::write(&rule, RULE).unwrap();
    ci_refuses(folder.path(), &["test", "desk"], "ferries-upside-down.snap.new is pending");
    fs::remove_file(&pending).unwrap();
    assert_eq!(gainsay(folder.path(), true, &["test", "desk"]).code, 0);

    fs::remove_file(&snap).unwrap();
    ci_refuses(folder.path(), &["test", "desk"], "has no snapshot");

    fs::write(&snap, accepted).unwrap();
    fs::write(snapshots.join("no-such-rule.snap"), "---\nsource: rules/a/no-such-rule.toml\n---\n==== a case (clean)\n").unwrap();
    ci_refuses(folder.path(), &["test"], "is a snapshot of no rule");
}

#[test]
fn a_change_is_accepted_or_rejected_in_a_review() {
    let folder = desk(RULE);
    let snap = folder.path().join("snapshots/rules/ferries-upside-down.snap");
    let pending = folder.path().join("snapshots/rules/ferries-upside-down.snap.new");
    let rule = folder.path().join("desk/ferries/ferries-upside-down.toml");
    let review = |answer: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
        let output = command.current_dir(folder.path()).arg("review").env_remove("CI").write_stdin(answer.to_owned()).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(gainsay(folder.path(), false, &["test", "desk", "--accept"]).code, 0);
    let accepted = fs::read_to_string(&snap).unwrap();
    let change = || {
        fs::write(&rule, RULE.replace("40 and 30", "50 and 30")).unwrap();
        assert_eq!(gainsay(folder.path(), false, &["test", "desk"]).code, 1);
        assert!(pending.exists());
    };
    change();
    let (code, shown) = review("what?\ns\n");
    assert_eq!((code, shown.matches("(a/r/s;").count()), (1, 2), "a word that is no answer is asked again: {shown}");
    let layers: Vec<&str> = ["read: ends exchanged", "verdict: ends exchanged", "report: ends exchanged"].into_iter().filter(|it| shown.contains(it)).collect();
    assert_eq!(layers.len(), 3, "{shown}");
    assert_eq!(review("r\n"), (0, review_of("Nothing is left to review.\n", &shown)));
    assert!(!pending.exists() && fs::read_to_string(&snap).unwrap() == accepted);
    change();
    assert_eq!(review("A\n").0, 0);
    assert!(!pending.exists() && fs::read_to_string(&snap).unwrap().contains("between 50 and 30"));
    assert_eq!(gainsay(folder.path(), false, &["test", "desk"]).code, 0);
}

/// What a review shows of one change, with another end.
fn review_of(end: &str, shown: &str) -> String {
    let question = "(a/r/s; in capitals for all alike)? ";
    format!("{}{question}{end}", shown.split(question).next().unwrap())
}

#[test]
fn a_watch_runs_again_after_a_change() {
    let folder = desk(RULE);
    let rule = folder.path().join("desk/ferries/ferries-upside-down.toml");
    let mut watch = std::process::Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .current_dir(folder.path())
        .args(["test", "desk", "--watch"])
        .env_remove("CI")
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(watch.stdout.take().unwrap()));
    let mut until = |end: &str| lines.by_ref().map(Result::unwrap).find(|line| line.contains(end)).unwrap();
    assert!(until("cases of 1 rule").contains("2 passed"));
    until("Waiting for a change");
    fs::write(&rule, RULE.replace("between 40 and 30", "between 20 and 30")).unwrap();
    assert!(until("missing ferries-upside-down").contains("ends exchanged"));
    until("Waiting for a change");
    // a file that cannot be read for the moment does not end it
    fs::write(&rule, "id = ").unwrap();
    until("Waiting for a change");
    fs::write(&rule, RULE).unwrap();
    assert!(until("cases of 1 rule").contains("2 passed"));
    watch.kill().unwrap();
    watch.wait().unwrap();
    let ran = gainsay(folder.path(), false, &["test", "--watch"]);
    assert!(ran.code == 2 && ran.err.contains("there is nothing to watch"), "{}", ran.err);
}

#[test]
fn coverage_fails_where_a_case_or_a_reason_is_missing() {
    let folder = desk(RULE);
    let ran = gainsay(folder.path(), false, &["test", "desk", "--coverage"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.lines().nth(1).unwrap().split_whitespace().eq(["ferries-upside-down", "1", "1", "0"]), "{}", ran.out);

    let silent = desk(&RULE.replace("expect = \"conflict\"", "expect = \"todo-conflict\"").replace("40 and 30", "20 and 30"));
    let ran = gainsay(silent.path(), false, &["test", "desk", "--coverage"]);
    assert!(ran.code == 1 && ran.out.contains("no case in which it speaks"), "{}", ran.out);

    let equal = desk(&RULE.replace("[relation.order]\nof = \"range-ends\"", "[relation.equal]\nmust-match = [\"place\", \"event\"]"));
    let ran = gainsay(equal.path(), false, &["test", "desk", "--coverage"]);
    assert!(ran.code == 1 && ran.out.contains("no case is silent because of event, place"), "{}", ran.out);
}

#[test]
fn coverage_names_the_rules_that_match_nothing_in_a_real_run() {
    let folder = desk(RULE);
    fs::write(folder.path().join("a.txt"), "The port will buy between 30 and 40 cranes.\n").unwrap();
    fs::write(folder.path().join("b.txt"), "The port will buy cranes.\n").unwrap();
    let used = gainsay(folder.path(), false, &["test", "desk", "--coverage", "--on", "a.txt"]);
    assert!(used.code == 0 && used.out.contains("Matched nothing in these texts: no rules"), "{}", used.out);
    let idle = gainsay(folder.path(), false, &["test", "desk", "--coverage", "--on", "b.txt"]);
    assert!(idle.code == 0 && idle.out.contains("Matched nothing in these texts: 1 rule\n  ferries-upside-down\n"), "{}", idle.out);
}

#[test]
fn the_cases_of_what_ships_cover_what_its_rules_promise() {
    let ran = gainsay(Path::new(env!("CARGO_MANIFEST_DIR")), true, &["test", "--coverage"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}

#[test]
#[ignore = "plants hundreds of slips: minutes, unoptimised; run with --release before a release"]
fn the_figures_of_planted_slips_in_the_readme_are_true() {
    let ran = gainsay(Path::new(env!("CARGO_MANIFEST_DIR")), true, &["mutate", "corpus"]);
    let table = ran.out.find("slip  ").map(|at| &ran.out[at..]).unwrap();
    let readme = include_str!("../README.md").replace("\r\n", "\n");
    assert!(readme.contains(table), "README.md should hold, under \"What it catches\":\n{table}");
}

#[test]
fn a_rule_is_drafted_from_two_lines() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "The port counted 31 ferries.\n").unwrap();
    fs::write(folder.path().join("b.txt"), "Hello.\nIn May the port counted 44 ferries.\n").unwrap();
    let args = ["new", "rule", "ferry-counts-differ", "--from", "a.txt:1", "b.txt:2", "--to", "desk/ferries"];
    let ran = gainsay(folder.path(), false, &args);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = fs::read_to_string(folder.path().join("desk/ferries/ferry-counts-differ.toml")).unwrap();
    assert!(text.contains("noun      = [\"ferry\"]") && text.contains("In May the port counted 44 ferries."), "{text}");
    assert_eq!(gainsay(folder.path(), false, &args).code, 2, "nothing is overwritten");
    let ran = gainsay(folder.path(), false, &["new", "rule", "x", "--from", "a.txt:1", "b.txt:1"]);
    assert!(ran.code == 2 && ran.err.contains("no figure was read at b.txt:1"), "{}", ran.err);
}

#[test]
fn planted_slips_are_caught_or_listed() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "The ship carried 151 men, 108 women and 39 children, a total of 298 people. It has 12 masts.\n").unwrap();
    let ran = gainsay(folder.path(), false, &["mutate", "a.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("no other figure fixes it\n") && ran.out.contains("  a.txt:1: 12 -> 21 (transposed)"), "{}", ran.out);
    assert!(ran.out.contains("  total-unlike-parts\n"), "{}", ran.out);
    assert_eq!(gainsay(folder.path(), false, &["mutate", "a.txt", "--seed", "3", "--most", "4"]).out.matches("4 slips planted").count(), 1);
}

#[test]
fn a_rule_has_its_price() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "The clean-up will take between 40 and 30 weeks.\n").unwrap();
    fs::write(folder.path().join("b.txt"), "The clean-up will take between 30 and 40 weeks.\n").unwrap();
    let ran = gainsay(folder.path(), false, &["price", "range-upside-down", "."]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.ends_with("range-upside-down: 1 conflict in 2 documents with 2 figures, 1 of them within one document\n"), "{}", ran.out);
    assert_eq!(gainsay(folder.path(), false, &["price", "no-such-rule", "."]).code, 2);
}

#[test]
fn the_guide_names_every_relation_and_selector() {
    let text = include_str!("../docs/rules.md").replace("\r\n", "\n");
    let broken = desk(&RULE.replace("[relation.order]", "[relation.zzzzzzzzzzzz]").replace("of = \"range-ends\"", ""));
    let ran = gainsay(broken.path(), false, &["test", "desk"]);
    assert_eq!(ran.code, 2);
    for relation in ["equal", "at-most", "share", "limit", "convert", "exchange", "echo", "monotone", "support", "fresh", "whole-number", "partition"] {
        assert!(text.contains(&format!("`{relation}`")), "{relation}");
    }
}
