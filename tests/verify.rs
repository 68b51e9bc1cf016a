//! `gainsay verify`: one verdict for every figure of a draft, in every format, and the code that it ends with.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and reads files")]

use std::fs;
use std::process::Command;

const NOTE: &str = "The town of Aldmere closed its baths on 3 May 2021 after a pipe burst. Some 48 pupils were in the water. The repair will cost 640,000 \
                    crowns, of which the county pays 160,000 crowns. The baths have four lifeguards.\n";
const DRAFT: &str = "A burst pipe closed the baths of Aldmere, with 48 pupils in the water. The repair costs 640,000 crowns; the county pays a quarter, \
                     160,000 crowns, which leaves 480,000 crowns to the town. The baths have six lifeguards. The water was 27 degrees warm.\n";

fn verify(draft: &str, more: &[&str]) -> (String, i32) {
    verify_against(NOTE, draft, more)
}

fn verify_against(note: &str, draft: &str, more: &[&str]) -> (String, i32) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("note.txt"), note).unwrap();
    fs::write(folder.path().join("draft.txt"), draft).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    let ran = command.current_dir(folder.path()).args(["verify", "draft.txt", "--against", "note.txt"]).args(more).output().unwrap();
    (String::from_utf8(ran.stdout).unwrap(), ran.status.code().unwrap())
}

/// The verdict on the figure of these words.
#[track_caller]
fn is(list: &str, figure: &str, verdict: &str) {
    let lines = list.lines().filter_map(|line| line.split_once(' '));
    let found = lines.map(|(verdict, rest)| (verdict, rest.trim_start())).find(|(_, rest)| rest.starts_with(figure));
    assert_eq!(found.map(|(verdict, _)| verdict), Some(verdict), "{figure}:\n{list}");
}

#[test]
fn every_figure_gets_one_verdict_and_the_worst_come_first() {
    let (list, code) = verify(DRAFT, &[]);
    is(&list, "48 ", "supported");
    is(&list, "640,000 ", "supported");
    is(&list, "480,000 ", "derived");
    is(&list, "six ", "contradicted");
    is(&list, "27 degrees", "unsupported");
    assert!(list.starts_with("contradicted"), "{list}");
    assert_eq!(code, 1);
}

#[test]
fn a_rounded_figure_is_supported_and_a_year_within_a_span_is_not() {
    let note = "The fair of Aldmere ran in the years 1933-2025. Its hall cost $48.2 million. At least two of the visitors were hurt.\n";
    let list =
        verify_against(note, "The hall of the fair cost $48 million. It opened in 1956. Some 1,440 visitors were hurt. The fair began in 1933.\n", &[]).0;
    is(&list, "$48 million", "supported");
    is(&list, "1933", "supported");
    is(&list, "1956", "unsupported");
    is(&list, "Some 1,440", "unsupported");
}

#[test]
fn what_no_source_has_fails_only_where_that_is_asked_for() {
    let fine = "The baths of Aldmere have four lifeguards. The water was 27 degrees warm.\n";
    assert_eq!(verify(fine, &[]).1, 0);
    assert_eq!(verify(fine, &["--strict"]).1, 1);
}

#[test]
fn programs_get_the_same_verdicts() {
    let (json, _) = verify(DRAFT, &["--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    let six = report["verdicts"].as_array().unwrap().iter().find(|verdict| verdict["text"].as_str().unwrap().starts_with("six")).unwrap();
    assert_eq!(six["verdict"], "contradicted");
    assert!(six["evidence"][0]["text"].as_str().unwrap().starts_with("four"), "{six}");
    let (agent, _) = verify(DRAFT, &["--format", "agent"]);
    assert!(agent.contains("contradicted: six"), "{agent}");
}

#[test]
fn a_narrow_list_has_its_evidence_below_and_paths_stay_whole() {
    let (list, code) = verify(DRAFT, &["--width", "64"]);
    assert_eq!(code, 1);
    assert!(list.lines().all(|line| line.chars().count() <= 64), "{list}");
    let lines: Vec<&str> = list.lines().collect();
    assert!(lines[0].starts_with("contradicted  six lifeguards  draft.txt:1:"), "{list}");
    assert!(lines[1].starts_with("              note.txt:1:") && lines[1].ends_with("has four lifeguards"), "{list}");
    is(&list, "27 degrees", "unsupported");
}

#[test]
fn in_forty_columns_lines_end_between_words_and_names_with_spaces_stay_whole() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("the note.txt"), NOTE).unwrap();
    fs::write(folder.path().join("my draft.txt"), DRAFT).unwrap();
    let ran = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
        let ran = command.current_dir(folder.path()).args(args).args(["--against", "the note.txt", "--width", "40"]).output().unwrap();
        String::from_utf8(ran.stdout).unwrap()
    };
    let list = ran(&["verify", "my draft.txt"]);
    assert!(list.contains("\n              the note.txt:1:199 has\n                four lifeguards\n"), "{list}");
    let explained = ran(&["explain", "my draft.txt:1:204", "the note.txt:1:199"]);
    assert!(explained.contains("(my draft.txt:1:204)") && explained.contains("(the note.txt:1:199)"), "{explained}");
    let long = |text: &str| text.lines().filter(|line| line.chars().count() > 40 && line.trim().contains(' ')).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!((long(&list), long(&explained)), (Vec::new(), Vec::new()));
}

#[test]
fn a_draft_without_a_source_is_bad_usage() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("draft.txt"), DRAFT).unwrap();
    let ran = Command::new(env!("CARGO_BIN_EXE_gainsay")).current_dir(folder.path()).args(["verify", "draft.txt"]).output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
}
