//! The author's commands as an author meets them: test, review, mutate, price.

#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test makes the files that it checks")]

use std::fs;
use std::path::Path;

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
    assert!(text.starts_with("---\nsource: rules/ferries/ferries-upside-down.toml\n---\n==== ends exchanged (conflict)\n"), "{text}");
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

#[test]
fn accepting_in_ci_writes_nothing() {
    let folder = desk(RULE);
    let ran = gainsay(folder.path(), true, &["test", "desk", "--accept"]);
    assert!(ran.err.contains("nothing is accepted while CI is set"), "{}", ran.err);
    assert!(!folder.path().join("snapshots").exists());
}

#[test]
fn coverage_shows_where_cases_are_missing() {
    let folder = desk(RULE);
    let ran = gainsay(folder.path(), false, &["test", "desk", "--coverage"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.lines().nth(1).unwrap().split_whitespace().eq(["ferries-upside-down", "1", "1", "0"]), "{}", ran.out);
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
    assert!(ran.out.contains("a.txt:1: 12 -> 21 (transposed)"), "{}", ran.out);
    assert!(ran.out.contains("total-unlike-parts: "), "{}", ran.out);
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

/// The guide's own rule, in the folder that it names, beside texts to use it on.
fn guide() -> (tempfile::TempDir, String) {
    let text = include_str!("../docs/rules.md").replace("\r\n", "\n");
    let rule = text.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap().to_owned();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("desk/ferries")).unwrap();
    fs::create_dir_all(folder.path().join("archive")).unwrap();
    fs::write(folder.path().join("desk/ferries/ferry-range-upside-down.toml"), rule).unwrap();
    let draft = "The port will buy between 40 and 30 ferries.\n";
    fs::write(folder.path().join("draft.txt"), draft).unwrap();
    fs::write(folder.path().join("archive/old.txt"), draft).unwrap();
    (folder, text)
}

#[test]
fn the_commands_of_the_guide_work() {
    let (folder, text) = guide();
    let commands: Vec<&str> =
        text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next()).flat_map(str::lines).filter(|line| line.starts_with("gainsay ")).collect();
    assert!(commands.len() >= 10, "{commands:?}");
    for command in commands {
        let args: Vec<&str> = command.split_whitespace().skip(1).collect();
        let ran = gainsay(folder.path(), false, &args);
        let expected = i32::from(args.first() == Some(&"check"));
        assert_eq!(ran.code, expected, "{command}\n{}\n{}", ran.out, ran.err);
    }
}

#[test]
fn the_guide_names_every_relation_and_selector() {
    let (_, text) = guide();
    let broken = desk(&RULE.replace("[relation.order]", "[relation.zzzzzzzzzzzz]").replace("of = \"range-ends\"", ""));
    let ran = gainsay(broken.path(), false, &["test", "desk"]);
    assert_eq!(ran.code, 2);
    for relation in ["equal", "at-most", "share", "limit", "convert", "exchange", "echo", "monotone", "support", "fresh", "whole-number", "partition"] {
        assert!(text.contains(&format!("`{relation}`")), "{relation}");
    }
}
