//! `gainsay.toml`, suppressions, baselines and the coverage floor.

#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test makes and reads its own files")]

#[expect(dead_code, reason = "shared with tests that need more of it")]
mod common;
#[path = "common/scratch.rs"]
mod scratch;

use std::fs;
use std::path::Path;

use scratch::{DRAFT, Ran, WIRE, folder, run, run_with, story};

fn configured(toml: &str) -> tempfile::TempDir {
    let story = story();
    fs::write(story.path().join("gainsay.toml"), toml).unwrap();
    story
}

const SOURCES: &str = "[[source]]\npath = \"draft.md\"\nrole = \"draft\"\n\n[[source]]\npath = \"the wires/\"\nrole = \"source\"\noutlet = \"The Agency\"\n";

/// Only what two sources say against each other.
const QUIET: [&str; 2] = ["--severity", "figure-without-source=off"];

/// The error for this configuration.
fn refused(toml: &str) -> String {
    let story = configured(toml);
    let ran = run(story.path(), &["check", "draft.md", "--width", "100"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran:?}");
    ran.err
}

#[test]
fn the_sources_of_the_configuration_are_checked_without_a_path() {
    let story = configured(SOURCES);
    let ran = run(story.path(), &["check", "--format", "concise", QUIET[0], QUIET[1]]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.starts_with("draft.md:6:33: error[death-tolls-differ]: The draft and a source"), "{}", ran.out);
    let draft = run(story.path(), &["check", "draft.md", "--format", "concise", QUIET[0], QUIET[1]]);
    assert_eq!(draft.out, ran.out);
    let alone = run(story.path(), &["check", "draft.md", "--no-config"]);
    assert_eq!(alone.code, 0, "{alone:?}");
}

#[test]
fn the_configuration_is_found_upward_and_its_paths_are_its_own() {
    let story = configured(SOURCES);
    let ran = run(&story.path().join("the wires"), &["check", "--format", "concise", QUIET[0], QUIET[1]]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.starts_with("../draft.md:6:33: "), "{}", ran.out);
}

#[test]
fn mistakes_point_into_the_file() {
    let text = [
        refused("fail-no = \"error\"\n"),
        refused("[severity]\ndeath-toll-differ = \"off\"\n"),
        refused(
            "fail-on = \"sometimes\"\nignore = [\"a{b\"]\n\n[coverage]\nmin-compared = \"160%\"\n\n[[source]]\npath = \"x\"\nrole = \"editor\"\ndate = \"soon\"\n",
        ),
        refused("[[suppress]]\nrule = \"death-tolls-differ\"\nreason = \" \"\n"),
        refused("[[source]\n"),
    ];
    common::with_snapshots("formats", || insta::assert_snapshot!("config-mistakes", text.join("-----\n")));
}

#[test]
fn what_is_in_force_is_shown_with_its_origin() {
    let story = configured(&format!(
        "fail-on = \"warning\"\nignore = [\"*.html\"]\n\n[coverage]\nmin-compared = \"40%\"\n\n[severity]\nbounds-differ = \"off\"\n\n{SOURCES}"
    ));
    let ran = run(story.path(), &["config", "--fail-on", "note"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let text = ran.out.split_once(" rules in force").unwrap().1;
    common::with_snapshots("formats", || insta::assert_snapshot!("config-in-force", text));
}

#[test]
fn a_rule_can_be_turned_down_and_off() {
    let story = configured(SOURCES);
    // the general rule would speak where the special one is turned down
    let level = |severity: &str| {
        let special = format!("death-tolls-differ={severity}");
        run(story.path(), &["check", "--format", "concise", "--severity", &special, "--severity", "one-quantity-two-values=off"])
    };
    assert!(level("note").out.contains("note[death-tolls-differ]"));
    assert_eq!((level("note").code, level("error").code), (0, 1));
    assert!(!level("off").out.contains("death-tolls-differ"));
    let ran = run(story.path(), &["check", "--severity", "death-tolls-difer=off"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("Did you mean \"death-tolls-differ\"?"), "{}", ran.err);
    assert_eq!(run(story.path(), &["check", "--severity", "x"]).code, 2);
}

#[test]
fn ignored_files_are_left_out_of_a_walk_and_read_when_named() {
    let story = configured("ignore = [\"*.html\"]\n");
    assert!(run(story.path(), &["check", "the wires"]).out.starts_with("1 source"));
    let named = run(story.path(), &["check", "the wires/agency\u{2019}s \u{201c}final\u{201d}.html"]);
    assert!(named.out.contains("1 source, 1 figure"), "{named:?}");
}

#[test]
fn too_few_compared_figures_are_an_exit_code_of_their_own() {
    let story = story();
    let check = |floor: &str| run(story.path(), &["check", "draft.md", "--min-compared", floor]);
    let ran = check("50%");
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.err.contains("0 of 1 figures were compared; at least 50% must be (command line)"), "{}", ran.err);
    assert_eq!(check("0").code, 0);
    assert_eq!(check("101%").code, 2);
}

#[test]
fn init_writes_a_configuration_that_is_valid_and_never_overwrites_one() {
    let folder = folder(&[("a.txt", b"Forty boats left.\n")]);
    assert_eq!(run(folder.path(), &["init"]).code, 0);
    assert_eq!(run(folder.path(), &["check", "a.txt"]).code, 0);
    // every key of it, taken out of its comment, is one that is known
    let text = fs::read_to_string(folder.path().join("gainsay.toml")).unwrap();
    let is_key = |line: &&str| line.contains(" = ") || line.starts_with('[');
    let live: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# ").filter(is_key)).collect();
    let live = live.join("\n");
    fs::write(folder.path().join("live.toml"), live.replace("rules = [\"rules/\"]", "")).unwrap();
    let ran = run(folder.path(), &["config", "--config", "live.toml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let again = run(folder.path(), &["init"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("gainsay.toml is already here"), "{}", again.err);
}

// ---- suppression ----

/// Checks the story with this draft.
fn with_draft(draft: &str, more: &[&str]) -> Ran {
    let folder = folder(&[("draft.md", draft.as_bytes()), ("wire.html", WIRE.as_bytes())]);
    let mut args = vec!["check", "draft.md", "--against", "wire.html", "--width", "100", QUIET[0], QUIET[1]];
    args.extend(more);
    run(folder.path(), &args)
}

#[test]
fn a_comment_suppresses_and_is_counted() {
    let draft = DRAFT.replace("Officials", "<!-- gainsay: allow death-tolls-differ because the wire counts two storms -->\nOfficials");
    let ran = with_draft(&draft, &[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out.trim_end().ends_with("no conflicts, 1 suppressed"), "{}", ran.out);
    let shown = with_draft(&draft, &["--show-suppressed"]);
    common::with_snapshots("formats", || insta::assert_snapshot!("suppressed", shown.out));
    let sarif: serde_json::Value = serde_json::from_str(&with_draft(&draft, &["--format", "sarif"]).out).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["suppressions"][0]["kind"], "inSource");
    assert!(with_draft(&draft, &["--format", "junit"]).out.contains("<skipped message=\"the wire counts two storms\"/>"));
}

#[test]
fn a_suppression_that_is_over_unused_or_unknown_is_reported() {
    let comment = |words: &str| DRAFT.replace("# Storm", &format!("<!-- gainsay: {words} -->\n\n# Storm"));
    let region = comment("allow-begin death-tolls-differ until 2019-03-31 because x");
    let over = with_draft(&region, &["--today", "2019-04-01"]);
    assert_eq!(over.code, 1, "{over:?}");
    assert!(over.err.contains("allowed death-tolls-differ until 2019-03-31, which is over"), "{}", over.err);
    assert_eq!(with_draft(&region, &["--today", "2019-03-31"]).code, 0);
    let unused = with_draft(&comment("allow bounds-differ because x"), &[]);
    assert!(unused.err.contains("draft.md:4:1: allows bounds-differ, and nothing of the kind is there"), "{}", unused.err);
    assert!(with_draft(&comment("allow bounds-difer because x"), &[]).err.contains("allows bounds-difer, and no rule is called so"));
    assert!(with_draft(&comment("allow bounds-differ"), &[]).err.contains("draft.md:4:1: the comment gives no reason"));
}

#[test]
fn the_configuration_suppresses_by_rule_path_and_text() {
    let entry = |more: &str| format!("{SOURCES}\n[[suppress]]\nrule = \"death-tolls-differ\"\nreason = \"two storms\"\n{more}");
    for (more, code) in
        [("", 0), ("path = \"the wires/*.html\"\n", 0), ("path = \"other/\"\n", 1), ("text = \"19\"\n", 0), ("text = \"20\"\n", 1), ("until = 2019-03-01\n", 1)]
    {
        let story = configured(&entry(more));
        let ran = run(story.path(), &["check", "--today", "2019-03-03"]);
        assert_eq!(ran.code, code, "{more}: {ran:?}");
        assert_eq!(ran.err.is_empty(), code == 0, "{more}: {}", ran.err);
    }
}

// ---- baselines ----

fn check(folder: &Path, more: &[&str]) -> Ran {
    let mut args = vec!["check", "draft.md", "--against", "the wires", QUIET[0], QUIET[1]];
    args.extend(more);
    run(folder, &args)
}

#[test]
fn a_baseline_keeps_moved_text_quiet_and_lets_a_changed_number_speak() {
    let story = story();
    assert_eq!(check(story.path(), &["--write-baseline", "base line.json"]).code, 1);
    let file = fs::read_to_string(story.path().join("base line.json")).unwrap();
    common::with_snapshots("formats", || insta::assert_snapshot!("baseline", file));
    let quiet = check(story.path(), &["--baseline", "base line.json"]);
    assert_eq!((quiet.code, quiet.err.as_str()), (0, ""), "{quiet:?}");
    assert!(quiet.out.contains("no conflicts, 1 suppressed"), "{}", quiet.out);

    fs::write(story.path().join("draft.md"), DRAFT.replace("Officials", "Rain fell.\n\nOfficials")).unwrap();
    assert_eq!(check(story.path(), &["--baseline", "base line.json"]).code, 0);

    fs::write(story.path().join("draft.md"), DRAFT.replace("12", "13")).unwrap();
    let changed = check(story.path(), &["--baseline", "base line.json"]);
    assert_eq!(changed.code, 1, "{changed:?}");
    assert!(changed.err.contains("1 entry of base line.json matches nothing any more"), "{}", changed.err);
    check(story.path(), &["--baseline", "base line.json", "--prune-baseline"]);
    let pruned = fs::read_to_string(story.path().join("base line.json")).unwrap();
    assert_eq!(pruned, "{\"schema\": \"gainsay.baseline/1\",\n \"conflicts\": []}\n");
    // a baseline that is written over an earlier one keeps what is still there
    check(story.path(), &["--baseline", "base line.json", "--write-baseline", "base line.json"]);
    assert_eq!(check(story.path(), &["--baseline", "base line.json", "--write-baseline", "base line.json"]).code, 0);
    assert_eq!(check(story.path(), &["--baseline", "base line.json"]).code, 0);
}

#[test]
fn a_baseline_that_is_missing_or_broken_is_an_error() {
    let story = story();
    let missing = check(story.path(), &["--baseline", "gone.json"]);
    assert_eq!((missing.code, missing.out.as_str()), (2, ""), "{missing:?}");
    assert!(missing.err.contains("the baseline gone.json cannot be read"), "{}", missing.err);
    fs::write(story.path().join("bad.json"), "{\"schema\": \"gainsay.baseline/1\",\n \"conflicts\": [3]}").unwrap();
    let broken = check(story.path(), &["--baseline", "bad.json"]);
    assert_eq!(broken.code, 2);
    assert!(broken.err.contains("bad.json is no baseline: line 2"), "{}", broken.err);
    fs::write(story.path().join("bad.json"), "{\"schema\": \"x/1\", \"conflicts\": []}").unwrap();
    assert!(check(story.path(), &["--baseline", "bad.json"]).err.contains("its schema is \"x/1\""));
}

// ---- inputs ----

#[test]
fn standard_input_has_the_format_of_its_name() {
    let folder = folder(&[("draft.md", DRAFT.as_bytes())]);
    let ran = run_with(folder.path(), &["check", "draft.md", "-", "--stdin-filename", "wire copy.html", "--format", "concise"], WIRE);
    assert!(ran.out.contains("at wire copy.html:4:21") || ran.out.contains("wire copy.html:4:21: "), "{ran:?}");
}

#[test]
fn other_encodings_are_read_and_said() {
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("The storm killed 19 people in Brindle on Saturday.".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let files: &[(&str, &[u8])] = &[("utf16.txt", &utf16), ("win.txt", b"The storm \x96 a \x93bad\x94 one \x96 killed 12 people in Brindle on Saturday.\n")];
    let folder = folder(files);
    let ran = run(folder.path(), &["claims", ".", "--format", "jsonl"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("win.txt is not UTF-8 and was read as Windows-1252"), "{}", ran.err);
    for (line, at) in ran.out.lines().zip([2 + 2 * 17, 33]) {
        let claim: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(claim["start"], at, "offsets are bytes of the file: {line}");
    }
}

#[test]
fn a_path_has_its_own_severities() {
    let concise = |toml: &str, arguments: &[&str]| {
        let story = configured(toml);
        let ran = run(story.path(), &[&["check", "draft.md", "--format", "concise", QUIET[0], QUIET[1]], arguments].concat());
        assert_eq!(ran.err, "", "{ran:?}");
        (ran.code, ran.out)
    };
    let of = |paths: &str| format!("{paths}\n{SOURCES}");
    let (code, out) = concise(&of(""), &[]);
    assert!(code == 1 && out.contains("error[death-tolls-differ]"), "{out}");
    // milder in this file
    let (code, out) = concise(&of("[paths.\"*.md\"]\ndeath-tolls-differ = \"note\"\n"), &[]);
    assert!(code == 0 && out.contains("note[death-tolls-differ]"), "{out}");
    // off, and the last that fits holds
    let (code, out) = concise(&of("[paths.\"*.md\"]\ndeath-tolls-differ = \"off\"\n"), &[]);
    assert!(code == 0 && !out.contains("death-tolls-differ"), "{out}");
    let (code, _) = concise(&of("[paths.\"*.md\"]\ndeath-tolls-differ = \"off\"\n[paths.\"draft.*\"]\ndeath-tolls-differ = \"error\"\n"), &[]);
    assert_eq!(code, 1);
    // a rule that is off elsewhere
    let (code, out) = concise(&of("[severity]\ndeath-tolls-differ = \"off\"\n[paths.\"draft.md\"]\ndeath-tolls-differ = \"warning\"\n"), &[]);
    assert!(code == 0 && out.contains("warning[death-tolls-differ]"), "{out}");
    let (_, out) = concise(&of("[severity]\ndeath-tolls-differ = \"off\"\n[paths.\"other.md\"]\ndeath-tolls-differ = \"warning\"\n"), &[]);
    assert!(!out.contains("death-tolls-differ"), "{out}");
    // what is said of the sources does not silence the draft, and the command line goes before the file
    let (code, _) = concise(&of("[paths.\"the wires/\"]\ndeath-tolls-differ = \"off\"\n"), &[]);
    assert_eq!(code, 1);
    let (code, _) = concise(&of("[paths.\"*.md\"]\ndeath-tolls-differ = \"off\"\n"), &["--severity", "death-tolls-differ=error"]);
    assert_eq!(code, 1);
    // shown with its place, and mistakes with theirs
    let story = configured(&of("[paths.\"*.md\"]\nbounds-differ = \"off\"\n"));
    let shown = run(story.path(), &["config"]).out;
    assert!(shown.lines().any(|line| line.starts_with("paths.\"*.md\".bounds-differ = \"off\"") && line.ends_with("# gainsay.toml:2")), "{shown}");
    let mistakes = [refused("[paths.\"*.md\"]\ndeath-toll-differ = \"off\"\n"), refused("[paths.\"*.md\"]\nbounds-differ = \"quiet\"\n[paths.\"a{b\"]\n")];
    assert!(mistakes[0].contains("Did you mean \"death-tolls-differ\"?") && mistakes[0].contains("gainsay.toml:2:1"), "{}", mistakes[0]);
    assert!(mistakes[1].contains("\"quiet\" is no value of severity") && mistakes[1].contains("gainsay.toml:3:"), "{}", mistakes[1]);
}
