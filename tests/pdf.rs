//! PDF files of three makers, read from their pages to their figures.

#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test reads its own files")]

#[expect(dead_code, reason = "shared with tests that need more of it")]
#[path = "common/scratch.rs"]
mod scratch;

use std::path::Path;

use serde_json::Value;

use scratch::{Ran, folder, run};

fn pdf(args: &[&str]) -> Ran {
    run(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pdf"), args)
}

/// Every figure of a file with its page.
fn figures(name: &str) -> Vec<(u64, String)> {
    let ran = pdf(&["claims", name, "--no-config", "--width", "200"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let rows = ran.out.lines().filter_map(|line| line.split_once(':').and_then(|(page, rest)| Some((page.parse().ok()?, rest))));
    rows.map(|(page, rest)| (page, rest.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).nth(1).unwrap().to_owned())).collect()
}

/// The words of each claim, in order.
fn claims(name: &str) -> Vec<String> {
    let ran = pdf(&["claims", name, "--no-config", "--format", "jsonl"]);
    ran.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn pages_are_the_places_and_running_heads_are_no_text() {
    let found = figures("ferries.pdf");
    assert!(found.contains(&(1, "4,100".to_owned())) && found.contains(&(1, "52 percent".to_owned())), "{found:?}");
    assert!(found.contains(&(2, "one in five".to_owned())) && found.contains(&(2, "21 March".to_owned())), "{found:?}");
    assert!(!found.iter().any(|(_, figure)| figure == "1" || figure == "2"), "\"Page 1 of 2\" is no figure: {found:?}");
}

#[test]
fn columns_are_read_down_and_ligatures_and_hyphens_are_whole() {
    for name in ["storm.pdf", "quay.pdf"] {
        let found = claims(name).join("|");
        let places = ["19 people", "112 others", "1,250 boats", "450", "up to \u{a3}3.2 million", "seven", "thirty-six hours", "forty-two"];
        let mut at = 0;
        for words in places {
            at += found[at..].find(words).unwrap_or_else(|| panic!("{name}: {words} after {at} in {found}"));
        }
    }
    let quay = claims("quay.pdf");
    assert_eq!(quay[quay.len() - 3..], ["450", "38", "2"], "the table comes last, row by row");
}

#[test]
fn a_pdf_is_held_against_a_draft_and_both_places_are_shown() {
    let ran = pdf(&["check", "-", "--against", "storm.pdf", "--format", "concise", "--no-config"]);
    assert_eq!(ran.code, 0, "an empty draft: {ran:?}");
    let draft = folder(&[
        ("draft.txt", b"The storm killed 31 people in Brindle on Saturday, the harbour office said.\n"),
        ("storm.pdf", include_bytes!("pdf/storm.pdf")),
    ]);
    let ran = run(draft.path(), &["check", "draft.txt", "--against", "storm.pdf", "--format", "concise", "--fail-on", "warning"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.starts_with("draft.txt:1:") && ran.out.contains("storm.pdf:1:"), "{}", ran.out);
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_checked() {
    let ran = pdf(&["check", "locked.pdf", "scan.pdf", "ferries.pdf", "--no-config", "--width", "100"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("locked.pdf cannot be read: it is encrypted, and opens with a password only"), "{}", ran.err);
    assert!(ran.err.contains("scan.pdf cannot be read: it has no text layer: its pages are stored as pictures"), "{}", ran.err);
    assert!(ran.err.contains("ocrmypdf"), "{}", ran.err);
    assert!(ran.out.contains("1 source, "), "{}", ran.out);
    let whole = include_bytes!("pdf/ferries.pdf");
    let broken = folder(&[("cut.pdf", &whole[..whole.len() - 300]), ("broken.pdf", b"%PDF-1.7\n1 0 obj\n"), ("text.pdf", b"Forty boats left.\n")]);
    let ran = run(broken.path(), &["check", ".", "--width", "100"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("cut.pdf breaks off"), "{}", ran.err);
    assert!(ran.err.contains("broken.pdf cannot be read: it is a damaged PDF"), "{}", ran.err);
    assert!(ran.out.contains("2 sources, "), "{}", ran.out);
}
