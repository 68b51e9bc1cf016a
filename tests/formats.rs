//! Each report that another tool reads, over one story, in snapshots and against what its format asks for.

#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test makes and reads its own files")]

#[expect(dead_code, reason = "shared with tests that need more of it")]
mod common;
#[path = "common/scratch.rs"]
mod scratch;

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use scratch::{Ran, folder, run, run_with, story};

/// Checks the story in this format.
fn checked(format: &str, more: &[&str]) -> Ran {
    let story = story();
    let mut args = vec!["check", "draft.md", "--against", "the wires", "--today", "2019-03-03", "--format", format, "--severity", "figure-without-source=off"];
    args.extend(more);
    run(story.path(), &args)
}

fn snapshot(format: &str) {
    let ran = checked(format, &[]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
    assert!(ran.out.ends_with('\n'));
    common::with_snapshots("formats", || insta::assert_snapshot!(format, ran.out));
}

#[test]
fn every_format_names_both_sides() {
    for format in ["human", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "html"] {
        let out = checked(format, &["--width", "200"]).out;
        assert!(out.contains("draft.md"), "{format}: {out}");
        assert!(out.contains("agency\u{2019}s") || out.contains("agency%E2%80%99s"), "{format}: {out}");
    }
}

#[test]
fn concise_is_one_line_a_conflict() {
    snapshot("concise");
}

#[test]
fn json_lines_have_a_type() {
    snapshot("jsonl");
    for line in checked("jsonl", &[]).out.lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        assert!(value["type"].is_string(), "{line}");
    }
}

#[test]
fn github_annotations_stay_on_one_line() {
    snapshot("github");
}

#[test]
fn gitlab_issues_have_what_gitlab_asks_for() {
    snapshot("gitlab");
    let issues: Vec<Value> = serde_json::from_str(&checked("gitlab", &[]).out).unwrap();
    for issue in &issues {
        assert!(issue["description"].is_string() && issue["check_name"].is_string() && issue["fingerprint"].is_string());
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&issue["severity"].as_str().unwrap()));
        assert!(issue["location"]["path"].is_string() && issue["location"]["lines"]["begin"].is_u64());
    }
}

#[test]
fn junit_counts_what_it_lists() {
    snapshot("junit");
    let out = checked("junit", &[]).out;
    assert_eq!(out.matches("<testcase").count(), 3);
    assert_eq!(out.matches("<failure").count(), 1);
    assert!(out.contains("<testsuites name=\"gainsay\" tests=\"3\" failures=\"1\""), "{out}");
}

#[test]
fn rdjson_counts_columns_in_bytes() {
    snapshot("rdjson");
    let folder = folder(&[("a.txt", "\u{201c}Oh\u{201d} \u{2013} 1,446 of the 3,316 boats, or 44.9 percent, were lost.\n".as_bytes())]);
    let report: Value = serde_json::from_str(&run(folder.path(), &["check", "a.txt", "--format", "rdjson"]).out).unwrap();
    assert_eq!(report["diagnostics"][0]["location"]["range"]["start"]["column"], 14, "{report}");
}

#[test]
fn sarif_has_what_its_schema_requires() {
    snapshot("sarif");
    let log: Value = serde_json::from_str(&checked("sarif", &[]).out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().ends_with("sarif-schema-2.1.0.json"));
    for run in log["runs"].as_array().unwrap() {
        keys(run, &["tool", "columnKind", "artifacts", "invocations", "results", "properties"]);
        keys(&run["tool"], &["driver"]);
        assert!(run["tool"]["driver"]["name"].is_string());
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!(rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect::<BTreeSet<_>>().len(), rules.len(), "ids are unique");
        for rule in rules {
            keys(rule, &["id", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"]);
        }
        assert!(run["invocations"][0]["executionSuccessful"].is_boolean());
        for result in run["results"].as_array().unwrap() {
            keys(result, &["ruleId", "ruleIndex", "level", "kind", "message", "locations", "relatedLocations", "partialFingerprints", "suppressions"]);
            let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(rule["id"], result["ruleId"]);
            assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().unwrap()));
            assert!(result["partialFingerprints"].as_object().unwrap().values().all(Value::is_string));
            let places = result["locations"].as_array().unwrap().iter().chain(result["relatedLocations"].as_array().unwrap());
            for place in places {
                keys(place, &["id", "physicalLocation", "message"]);
                let region = &place["physicalLocation"]["region"];
                assert!(["startLine", "startColumn", "endLine", "endColumn"].iter().all(|key| region[key].as_u64().unwrap() >= 1));
                let uri = place["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
                assert!(uri.is_ascii() && !uri.contains(' '), "{uri}");
            }
        }
    }
}

/// The schema allows no other keys.
#[track_caller]
fn keys(object: &Value, allowed: &[&str]) {
    let unknown: Vec<&String> = object.as_object().unwrap().keys().filter(|key| !allowed.contains(&key.as_str())).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn a_report_in_a_file_leaves_the_terminal_to_people() {
    let story = story();
    let ran = run(story.path(), &["check", "draft.md", "--against", "the wires", "--format", "sarif", "--output", "out file.sarif"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("help: ") && !ran.out.contains("$schema"), "{}", ran.out);
    assert!(fs::read_to_string(story.path().join("out file.sarif")).unwrap().contains("2.1.0"));
    let ran = run(story.path(), &["check", "draft.md", "--output", "no/such/folder"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("no/such/folder cannot be written"), "{}", ran.err);
}

#[test]
fn a_text_without_figures_gives_an_empty_report_in_every_format() {
    for format in ["human", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "html"] {
        let ran = run_with(tempfile::tempdir().unwrap().path(), &["check", "-", "--format", format], "Rain fell.\n");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{format}: {ran:?}");
        assert!(!ran.out.trim().is_empty(), "{format}");
    }
}

#[test]
fn a_narrow_terminal_still_shows_the_words_of_every_claim() {
    let files: &[(&str, &[u8])] = &[
        ("a.txt", b"Up to 30,000 foreign fighters have crossed into Syria.\n"),
        ("b.txt", b"An army of roughly 40,000 foreign fighters was drawn to Syria.\n"),
    ];
    let folder = folder(files);
    let ran = run(folder.path(), &["check", "a.txt", "b.txt", "--width", "40"]);
    assert!(ran.out.contains("roughly") && !ran.out.contains("\u{2026} \u{2026}"), "{}", ran.out);
}
