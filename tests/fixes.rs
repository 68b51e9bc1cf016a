//! Fixes: what is suggested mends what it is suggested for, in every case of every rule that ships, and nothing is written unasked.

#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test makes and reads its own files")]

#[expect(dead_code, reason = "shared with tests that need more of it")]
#[path = "common/scratch.rs"]
mod scratch;

use std::fs;
use std::path::Path;

use gainsay::author::case::{run as run_case, run_all};
use gainsay::lexicon::Lexicon;
use gainsay::report::fix;
use gainsay::rulebook::load;
use scratch::{Ran, folder, run, run_with};
use serde_json::Value;

/// Cases with a fix, at the least: fewer would mean that this test looks at nothing.
const MANY: usize = 40;

#[test]
fn every_fix_mends_its_case() {
    let mut lexicon = Lexicon::shipped().unwrap();
    let rules = load(&mut lexicon, &[]).unwrap();
    let (mut mended, mut wrong) = (0, Vec::new());
    for ran in run_all(&rules, "", &lexicon) {
        let outcome = ran.outcome();
        for fix in outcome.conflicts.iter().filter_map(|conflict| fix(&outcome, conflict)) {
            let mut case = ran.case.clone();
            let document = &mut case.documents[fix.site.source.index()];
            assert_eq!(document.text.get(fix.site.span.range()), Some(fix.written.as_str()), "{}: {}", ran.rule.id, ran.case.name);
            document.text.replace_range(fix.site.span.range(), &fix.text);
            let left = run_case(ran.rule, &case, &rules, &lexicon).findings.conflicts.len();
            mended += 1;
            if left >= outcome.conflicts.len() {
                wrong.push(format!("{} / {}: {}", ran.rule.id, ran.case.name, fix.advice()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {mended}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(mended >= MANY, "{mended}");
}

const DRAFT: &str = "---\r\ndate: 2019-03-02\r\n---\r\n# \u{201c}Storm\u{201d}\r\n\r\nThe storm killed 12\u{a0}people in Brindle on Saturday.\r\n\r\n\
    The mayor came on Tuesday, 2 March 2019. Of the answers, 1,141 of 2,480 (52 percent) were yes.\r\n";
const WIRE: &str = "The storm killed 19 people in Brindle on Saturday.\n";

fn desk() -> tempfile::TempDir {
    folder(&[("my draft.md", [&b"\xef\xbb\xbf"[..], DRAFT.as_bytes()].concat().as_slice()), ("the wires/a.txt", WIRE.as_bytes())])
}

fn check(folder: &Path, more: &[&str], answers: &str) -> Ran {
    let args = ["check", "my draft.md", "--against", "the wires", "--severity", "figure-without-source=off"];
    run_with(folder, &[&args[..], more].concat(), answers)
}

fn text(folder: &Path) -> String {
    fs::read_to_string(folder.join("my draft.md")).unwrap()
}

#[test]
fn nothing_is_written_that_nobody_has_asked_for() {
    let desk = desk();
    let before = text(desk.path());
    let ran = check(desk.path(), &[], "y\n");
    assert!(ran.out.contains("fix: write \u{201c}46 percent\u{201d} for \u{201c}52 percent\u{201d}"), "{}", ran.out);
    assert_eq!(text(desk.path()), before);
    let ran = check(desk.path(), &["--fix"], "");
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("nobody has answered") && ran.err.contains("--yes"), "{}", ran.err);
    assert_eq!(text(desk.path()), before);
    let ran = check(desk.path(), &["--fix"], "n\nno\n\n");
    assert_eq!(ran.code, 1, "{ran:?}");
    assert_eq!(text(desk.path()), before);
    assert_eq!(check(desk.path(), &["--yes"], "").code, 2, "--yes is nothing without --fix");
}

#[test]
fn what_is_answered_with_yes_is_written_and_what_is_left_is_reported() {
    let desk = desk();
    let ran = check(desk.path(), &["--fix", "--format", "concise"], "what?\ny\nn\ny\n");
    assert_eq!(ran.code, 1, "{ran:?}");
    assert_eq!(text(desk.path()), format!("\u{feff}{}", DRAFT.replace("12\u{a0}people", "19\u{a0}people").replace("52 percent", "46 percent")));
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
    assert!(ran.out.contains("day-of-week-unlike-date") && ran.out.ends_with("; 1 error\n"), "{}", ran.out);
    assert_eq!(fs::read_to_string(desk.path().join("the wires/a.txt")).unwrap(), WIRE, "a source is never changed");
    let ran = check(desk.path(), &["--fix"], "q\n");
    assert_eq!(ran.code, 1, "{ran:?}");
    let ran = check(desk.path(), &["--fix", "--yes"], "");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("wrote \u{201c}Saturday\u{201d} for \u{201c}Tuesday\u{201d}"), "{}", ran.err);
    assert!(text(desk.path()).contains("on Saturday, 2 March 2019."));
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_is_said() {
    let desk = desk();
    let ran = run(desk.path(), &["check", "-", "--fix"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("standard input is none"), "{}", ran.err);
    // an archive of Word is no text, and has no fix
    let ran = check(desk.path(), &["--fix", "--yes", "--quiet"], "");
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""), "quiet says nothing where nothing is left");
}

#[test]
fn machines_are_told_the_same_fix() {
    let desk = desk();
    let json: Value = serde_json::from_str(&check(desk.path(), &["--format", "json"], "").out).unwrap();
    let bytes = fs::read(desk.path().join("my draft.md")).unwrap();
    let fixes: Vec<&Value> = json["conflicts"].as_array().unwrap().iter().map(|conflict| &conflict["fix"]).collect();
    assert_eq!(fixes.iter().map(|fix| fix["replacement"].as_str().unwrap()).collect::<Vec<_>>(), ["19", "Saturday", "46 percent"]);
    for fix in &fixes {
        let at = |key: &str| usize::try_from(fix[key].as_u64().unwrap()).unwrap();
        assert_eq!(std::str::from_utf8(&bytes[at("start")..at("end")]).unwrap(), fix["text"]);
    }
    let sarif: Value = serde_json::from_str(&check(desk.path(), &["--format", "sarif"], "").out).unwrap();
    let change = &sarif["runs"][0]["results"][2]["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "my%20draft.md");
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "46 percent");
    assert_eq!(change["replacements"][0]["deletedRegion"]["startColumn"], 74);
    let rdjson: Value = serde_json::from_str(&check(desk.path(), &["--format", "rdjson"], "").out).unwrap();
    let suggestion = &rdjson["diagnostics"][0]["suggestions"][0];
    assert_eq!((&suggestion["text"], &suggestion["range"]["start"]["column"]), (&Value::from("19"), &Value::from(18)));
}
