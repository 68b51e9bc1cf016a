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
fn sarif_is_what_its_schema_asks_for() {
    snapshot("sarif");
    valid_sarif(&checked("sarif", &[]).out);
    // suppressed conflicts, numbers that were not understood, several rules, and nothing at all
    let texts: &[(&str, &[u8])] = &[
        ("a.md", b"<!-- gainsay: allow percent-of-counts because the desk knows -->\nOf those, 1,141 of 2,480 (52 percent) agreed.\n\nTuesday, 14 October 2026 is near.\n"),
        ("b c.txt", b"Between 20 to 16 percent left. The total is 1,2345,6.7.8 or 12\xc2\xbd\xc2\xbc percent.\n"),
        ("none.txt", b"Rain fell.\n"),
    ];
    let folder = folder(texts);
    for paths in [&["a.md", "b c.txt"][..], &["none.txt"]] {
        let ran = run(folder.path(), &[&["check", "--format", "sarif", "--today", "2026-01-01"], paths].concat());
        valid_sarif(&ran.out);
        if paths.len() > 1 {
            assert!(ran.out.contains("\"suppressions\"") && ran.out.contains("day-of-week-unlike-date"), "{}", ran.out);
        }
    }
}

/// The schema of the standard, as published but for one pattern: it has a bracket too many, which only JavaScript lets pass.
fn sarif_schema() -> jsonschema::Validator {
    let text = include_str!("schemas/sarif-2.1.0.json").replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    jsonschema::draft7::new(&schema).unwrap()
}

/// Holds a log against the schema of its standard, and against what the standard says besides.
#[track_caller]
fn valid_sarif(text: &str) {
    let schema = sarif_schema();
    let log: Value = serde_json::from_str(text).unwrap();
    let faults: Vec<String> = schema.iter_errors(&log).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    for run in log["runs"].as_array().unwrap() {
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!(rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect::<BTreeSet<_>>().len(), rules.len(), "ids are unique");
        for result in run["results"].as_array().unwrap() {
            let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(rule["id"], result["ruleId"]);
            let places = result["locations"].as_array().unwrap().iter().chain(result["relatedLocations"].as_array().unwrap());
            for place in places {
                let uri = place["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
                assert!(uri.is_ascii() && !uri.contains(' '), "{uri}");
            }
        }
    }
}

#[test]
fn the_schema_of_sarif_refuses_what_is_wrong() {
    let schema = sarif_schema();
    let good: Value = serde_json::from_str(&checked("sarif", &[]).out).unwrap();
    for (pointer, wrong) in
        [("/version", Value::from("2.0")), ("/runs/0/results/0/level", Value::from("fatal")), ("/runs/0/results/0/locations/0/id", Value::from(-2))]
    {
        let mut log = good.clone();
        *log.pointer_mut(pointer).unwrap() = wrong;
        assert!(!schema.is_valid(&log), "{pointer}");
    }
}

#[test]
fn the_page_is_as_it_was_read() {
    let ran = checked("html", &[]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
    // how it looks and moves is seen in a browser (tests/page.rs)
    let (head, rest) = ran.out.split_once("<style>").unwrap();
    let (body, script) = rest.split_once("</style>").unwrap().1.split_once("<script>").unwrap();
    let text = format!("{head}{body}{}", script.split_once("</script>").unwrap().1);
    common::with_snapshots("formats", || insta::assert_snapshot!("html", text));
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

/// Texts that bring every shape of a report: several rules and severities, a suggestion, what is suppressed, names and words that must be escaped.
const HARD: &[(&str, &[u8])] = &[
    ("a.md", b"<!-- gainsay: allow percent-of-counts because the desk knows -->\nOf those, 1,141 of 2,480 (52 percent) agreed.\n\nTuesday, 14 October 2026 is near.\n"),
    ("b \"c\" <&>.txt", "\u{201c}Between 20 to 16 percent left\u{201d} & 1,446 of the 3,316 boats, or 44.9 percent, <were> lost.\r\nThe storm killed 12 people in Brindle.\n".as_bytes()),
    ("d.txt", b"The storm killed 19 people in Brindle.\n"),
];

#[test]
fn gitlab_and_rdjson_are_what_their_schemas_ask_for() {
    let schema = |text: &str| jsonschema::draft7::new(&serde_json::from_str(text).unwrap()).unwrap();
    let (gitlab, rdjson) = (schema(include_str!("schemas/gitlab.json")), schema(include_str!("schemas/rdjson.json")));
    // reviewdog's own, which lets any key pass
    let reviewdog = jsonschema::draft4::new(&serde_json::from_str(include_str!("schemas/reviewdog-0.17.5.json")).unwrap()).unwrap();
    let folder = folder(HARD);
    std::fs::write(folder.path().join("bad.docx"), b"PK\x03\x04 broken").unwrap();
    for (format, schema, wrong) in [("gitlab", &gitlab, "/0/severity"), ("rdjson", &rdjson, "/diagnostics/0/location/range/start/line")] {
        for paths in [&["."][..], &["a.md"], &["bad.docx"]] {
            let ran = run(folder.path(), &[&["check", "--format", format, "--show-suppressed", "--today", "2026-01-01"], paths].concat());
            let mut report: Value = serde_json::from_str(&ran.out).unwrap();
            let faults: Vec<String> = schema.iter_errors(&report).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
            assert!(faults.is_empty(), "{format} {paths:?}: {faults:#?}\n{}", ran.out);
            assert!(format == "gitlab" || reviewdog.is_valid(&report), "{paths:?}: {}", ran.out);
            if let Some(part) = report.pointer_mut(wrong) {
                *part = Value::from("none");
                assert!(!schema.is_valid(&report) && (format == "gitlab" || !reviewdog.is_valid(&report)), "{format}: {wrong}");
            } else {
                assert_eq!(paths, ["bad.docx"], "{format}: something was found");
            }
        }
    }
}

#[test]
fn junit_is_sound_and_tells_what_could_not_be_read() {
    let folder = folder(HARD);
    std::fs::write(folder.path().join("bad.docx"), b"PK\x03\x04 broken").unwrap();
    for (paths, errors) in [(&["."][..], 1), (&["a.md"], 0), (&["bad.docx"], 1), (&["missing.txt"], 1)] {
        let ran = run(folder.path(), &[&["check", "--format", "junit", "--today", "2026-01-01"], paths].concat());
        let (all, suites) = suites(&ran.out);
        for (index, name) in ["tests", "failures", "errors"].into_iter().enumerate() {
            assert_eq!(all[index], suites.iter().map(|suite| suite[index]).sum::<usize>(), "{name} add up: {}", ran.out);
        }
        assert!(all[0] > 0 && all[2] >= errors && (all[2] > 0) == (errors > 0), "{paths:?}: {}", ran.out);
        assert_eq!(ran.out.matches("<failure").count(), all[1]);
        assert_eq!(ran.out.matches("<error").count(), all[2]);
    }
}

#[test]
fn what_could_not_be_read_is_told_in_every_format_and_by_the_exit_code() {
    let folder = folder(&[
        ("good.txt", b"The storm killed 12 people in Brindle.\n"),
        ("the wires/no \u{201c}text\u{201d}.docx", b"\0\x01 12"),
        ("none.pdf", b""),
        ("other.txt", b"It was 12 people.\n"),
    ]);
    for format in ["human", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "html"] {
        for paths in [&["good.txt", "none.pdf", "the wires"][..], &["none.pdf", "the wires"]] {
            let ran = run(folder.path(), &[&["check", "--width", "200", "--format", format], paths].concat());
            assert_eq!(ran.code, 2, "{format} {paths:?}: {ran:?}");
            assert!(ran.err.contains("none.pdf cannot be read: it is empty, and no PDF"), "{}", ran.err);
            // with nothing read at all there is no report for people
            if paths.len() > 2 || !matches!(format, "human" | "concise") {
                let told = [ran.out.contains("none.pdf"), ran.out.contains("text\u{201d}.docx"), ran.out.contains("a NUL byte stands at offset 0")];
                assert_eq!(told, [true; 3], "{format} {paths:?}: {}", ran.out);
            }
            if format == "sarif" {
                valid_sarif(&ran.out);
                let log: Value = serde_json::from_str(&ran.out).unwrap();
                let told = &log["runs"][0]["invocations"][0];
                assert!(told["executionSuccessful"] == false && told["toolExecutionNotifications"].as_array().unwrap().len() >= 2, "{log}");
            }
        }
    }
    for format in ["human", "json", "agent", "html"] {
        let ran = run(folder.path(), &["verify", "good.txt", "--against", "other.txt", "the wires", "--format", format]);
        assert_eq!((ran.code, ran.out.contains("a NUL byte stands at offset 0")), (2, true), "{format}: {ran:?}");
    }
}

/// Tests, failures and errors as a `JUnit` report counts them, in all and by suite; it is well-formed, or this panics.
fn suites(text: &str) -> ([usize; 3], Vec<[usize; 3]>) {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut all, mut suites) = ([0; 3], Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref().starts_with("testsuite") => {
                let count = |name: &str| {
                    let attribute = tag.try_get_attribute(name).unwrap().unwrap();
                    attribute.value.parse().unwrap()
                };
                let counts = [count("tests"), count("failures"), count("errors")];
                if tag.name().as_ref() == "testsuites" { all = counts } else { suites.push(counts) }
            }
            // attributes are well-formed, too
            Event::Start(tag) | Event::Empty(tag) => tag.attributes().for_each(|attribute| assert!(attribute.is_ok())),
            Event::Eof => return (all, suites),
            _ => {}
        }
    }
}
