//! What a gate must not forget: how much was compared, what was accepted elsewhere, and what could not be read.

#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test makes and reads its own files")]

#[path = "common/scratch.rs"]
#[expect(dead_code, reason = "the stories here are their own")]
mod scratch;

use std::fs;

use scratch::{folder, run};

const TOURISTS: &str = r#"id       = "tourist-counts-differ"
what     = "Two counts of tourists cannot both be right"
why      = "The port bills by them."
help     = "Ask the port."
severity = "error"

[when]
noun = ["tourist"]

[relation.equal]
must-match = ["place"]
tolerance  = "TOLERANCE"
"#;

#[test]
fn a_draft_beside_a_text_without_figures_was_not_compared() {
    let files: &[(&str, &[u8])] =
        &[("draft.md", b"The storm killed 12 people in Brindle, 40 percent of its sailors.\n"), ("a.txt", b"Rain fell on Brindle.\n")];
    let folder = folder(files);
    let ran = run(folder.path(), &["check", "draft.md", "--against", "a.txt", "--min-compared", "100%", "--fail-on", "never"]);
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("0 compared, 2 typed but never compared"), "{}", ran.out);
    let ran = run(folder.path(), &["check", "draft.md", "--against", "a.txt", "--verbose"]);
    assert!(ran.err.contains("never compared: draft.md:1:18: 12"), "{}", ran.err);
    let json = run(folder.path(), &["check", "draft.md", "--against", "a.txt", "--format", "json"]).out;
    assert!(json.contains("\"uncompared\": [") && json.contains("\"text\": \"40 percent\""), "{json}");
}

#[test]
fn a_tolerance_of_a_rule_is_obeyed() {
    let rule = |tolerance: &str| TOURISTS.replace("TOLERANCE", tolerance);
    let files: &[(&str, &[u8])] = &[
        ("a.txt", b"On Friday the port of Tarn counted 4,100 tourists from the liner Aurora.\n"),
        ("b.txt", b"On Friday 5,600 tourists from the liner Aurora came to the port of Tarn.\n"),
    ];
    let folder = folder(files);
    fs::create_dir_all(folder.path().join("desk/port")).unwrap();
    let says = |tolerance: &str| {
        fs::write(folder.path().join("desk/port/tourist-counts-differ.toml"), rule(tolerance)).unwrap();
        run(folder.path(), &["check", "a.txt", "b.txt", "--rules", "desk", "--format", "concise"]).out
    };
    assert!(says("5%").contains("tourist-counts-differ"), "{}", says("5%"));
    assert!(!says("95%").contains("tourist-counts-differ"), "{}", says("95%"));
}

#[test]
fn a_key_that_a_relation_has_no_use_for_is_a_mistake() {
    let text =
        TOURISTS.replace("[relation.equal]\nmust-match = [\"place\"]\ntolerance  = \"TOLERANCE\"", "[relation.limit]\nmax       = 600\ntolerance = \"5%\"");
    let folder = folder(&[("a.txt", b"Rain fell.\n"), ("desk/port/tourist-counts-differ.toml", text.as_bytes())]);
    let ran = run(folder.path(), &["check", "a.txt", "--rules", "desk"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("the relation `limit` has no use for `tolerance`"), "{}", ran.err);
}

const STORM: [(&str, &[u8]); 4] = [
    ("one/a.txt", b"The storm killed 12 people in Brindle on Saturday.\n"),
    ("one/b.txt", b"The storm killed 19 people in Brindle on Saturday.\n"),
    ("two/a.txt", b"Of those that answered, 1,141 of 2,480 (52 percent) said yes.\n"),
    ("two/b.txt", b"The ferry took between 40 and 30 cars.\n"),
];

#[test]
fn pruning_on_a_part_keeps_what_was_accepted_elsewhere() {
    let folder = folder(&STORM);
    let ran = run(folder.path(), &["check", ".", "--write-baseline", "old.json"]);
    assert!(ran.err.contains("old.json holds 3 conflicts"), "{}", ran.err);
    let read = || fs::read_to_string(folder.path().join("old.json")).unwrap();
    let all = read();
    fs::write(folder.path().join("two/b.txt"), "The ferry took between 30 and 40 cars.\n").unwrap();
    let ran = run(folder.path(), &["check", "one", "--baseline", "old.json", "--prune-baseline"]);
    assert_eq!((ran.code, read()), (0, all.clone()), "{}", ran.err);
    let ran = run(folder.path(), &["check", "two", "--baseline", "old.json"]);
    assert!(ran.err.contains("1 entry of old.json matches nothing any more"), "{}", ran.err);
    run(folder.path(), &["check", "two", "--baseline", "old.json", "--prune-baseline"]);
    assert!(read().contains("death-tolls-differ") && read().contains("percent-of-counts") && !read().contains("range-upside-down"), "{}", read());
}

#[test]
fn a_missing_archive_stops_nothing_else() {
    let folder = folder(&STORM);
    let ran = run(folder.path(), &["check", "one/a.txt", "--against", "no-such.gainsay", "one/b.txt", "--format", "concise"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no-such.gainsay") && ran.out.contains("death-tolls-differ"), "{}{}", ran.out, ran.err);
}

#[test]
fn a_comment_without_its_colon_is_told() {
    let folder = folder(&[("a.md", b"<!-- gainsay allow everything because old -->\nForty boats left.\n")]);
    let ran = run(folder.path(), &["check", "a.md"]);
    assert!(ran.err.contains("with a colon"), "{}", ran.err);
}

#[test]
fn a_rule_without_cases_is_not_covered() {
    let folder = folder(&[("desk/port/tourist-counts-differ.toml", TOURISTS.replace("TOLERANCE", "5%").as_bytes())]);
    let ran = run(folder.path(), &["test", "desk", "--coverage"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("1 rule: 0 covered, 1 not"), "{}", ran.out);
}

#[test]
fn two_subjects_can_be_kept_apart() {
    let rule = TOURISTS.replace("noun = [\"tourist\"]", "dimension = [\"share\"]").replace("[\"place\"]", "[\"subject\"]").replace("TOLERANCE", "rounding");
    let files: &[(&str, &[u8])] = &[
        ("a.txt", b"Tetanus vaccine coverage in Tarn stood at 94 percent last year, the health office of Tarn said on Friday.\n"),
        ("b.txt", b"Polio vaccine coverage in Tarn stood at 87 percent last year, the health office of Tarn said on Friday.\n"),
        ("desk/port/tourist-counts-differ.toml", rule.as_bytes()),
    ];
    let ran = run(folder(files).path(), &["check", "a.txt", "b.txt", "--rules", "desk", "--format", "concise"]);
    assert!(!ran.out.contains("tourist-counts-differ"), "{}", ran.out);
}

#[test]
fn what_a_check_prints_can_be_explained() {
    let folder = folder(&STORM);
    let checked = run(folder.path(), &["check", "one/a.txt", "--against", "one/b.txt", "--format", "concise"]).out;
    assert!(checked.contains("one/a.txt:1:18"), "{checked}");
    let ran = run(folder.path(), &["explain", "one/a.txt:1:18", "one/b.txt:1:18", "--against", "one/b.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("12 (one/a.txt:1:18) and 19 (one/b.txt:1:18): in conflict (error, death-tolls-differ)"), "{}", ran.out);
    let ran = run(folder.path(), &["explain", "one/a.txt:1:3", "one/b.txt:1:18"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no figure was read at one/a.txt:1:3"), "{}", ran.err);
}
