//! Bad input, item by item, as the design lists it: where each is tested, and the tests of what no other file asserts.
//!
//! | input | test |
//! |---|---|
//! | a missing file | `cli::a_missing_path_is_said_and_the_others_are_checked` |
//! | an unreadable file | `a_file_that_may_not_be_read_is_said_and_the_others_are_checked` |
//! | a directory without text | `cli::nothing_to_read_is_not_a_clean_result` |
//! | invalid UTF-8, NUL bytes, binary and empty files | `cli::bad_files_are_named_with_a_place_and_the_others_are_checked`, `document::load` |
//! | one line of many megabytes | `properties::much_of_*`, `offsets_into_a_long_file_of_another_encoding_are_found_quickly` |
//! | ten thousand figures in a sentence | `ten_thousand_figures_in_a_sentence_are_each_a_claim_or_unread`, `properties::thousands_of_figures_in_a_sentence` |
//! | a number of a thousand digits | `properties::a_number_of_a_thousand_digits_is_said_to_be_unread` |
//! | nested and endless ranges | `properties::much_of_hyphens`, `properties::much_of_hedges` ("between 3 and between 3 and ...") |
//! | every space, dash, digit and quotation mark | `spaces_dashes_digits_and_quotation_marks_of_every_kind_are_read` |
//! | CRLF and a byte order mark | `line_ends_and_a_byte_order_mark_of_windows_change_no_claim` |
//! | links that go round | `document::load::a_link_that_leads_back_is_walked_once_and_a_device_is_refused`, `links` |
//! | ragged rows, merged cells, tables and lists in a quotation | `tables_and_lists_that_are_out_of_shape_are_read_or_named` |
//! | another separator or encoding of a table | `a_table_is_the_same_in_every_separator_and_encoding` |
//! | lists and items without end | `lists_of_many_and_deep_items_are_read_quickly` |
//! | rule files with every kind of mistake | `bad_rules` |

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and writes files")]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use assert_cmd::Command;
use gainsay::check;
use gainsay::claim::UnreadReason;
use gainsay::document::{Document, Format};
use gainsay::lexicon::Lexicon;
use gainsay::span::SourceId;
use serde_json::Value;

/// What a text may cost, whatever it holds, on a machine that has other work too.
const PATIENCE: Duration = Duration::from_secs(20);

/// Sentences of a long file; an unoptimised build takes fewer.
const LINES: usize = if cfg!(debug_assertions) { 3_000 } else { 30_000 };

/// The claims that the command lists, and what it says beside them.
fn claims(folder: &Path, names: &[&str]) -> (Vec<Value>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_gainsay")).current_dir(folder).args(["claims", "--format", "jsonl"]).args(names).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    (lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), String::from_utf8(output.stderr).unwrap())
}

/// The numbers and the nouns of a text in one file.
fn read(text: &str) -> Vec<(String, Option<String>)> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), text).unwrap();
    let (claims, _) = claims(folder.path(), &["a.txt"]);
    claims.iter().map(|claim| (claim["figure"]["stated"].to_string(), claim["noun"].as_str().map(str::to_owned))).collect()
}

fn boats(stated: &str) -> Vec<(String, Option<String>)> {
    vec![(stated.to_owned(), Some("boats".to_owned()))]
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_said_and_the_others_are_checked() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "Forty boats left.\n").unwrap();
    fs::write(folder.path().join("locked.txt"), "Thirty boats left.\n").unwrap();
    fs::set_permissions(folder.path().join("locked.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    // nothing is locked to a superuser
    let is_locked = fs::read(folder.path().join("locked.txt")).is_err();
    let (found, said) = claims(folder.path(), &["locked.txt", "a.txt"]);
    assert_eq!(found.len(), if is_locked { 1 } else { 2 }, "{said}");
    assert_eq!(said.contains("locked.txt"), is_locked, "{said}");
}

#[test]
fn spaces_dashes_digits_and_quotation_marks_of_every_kind_are_read() {
    let spaces = ['\t', '\u{a0}', '\u{1680}', '\u{202f}', '\u{205f}', '\u{3000}', '\u{200b}', '\u{feff}'].into_iter().chain('\u{2000}'..='\u{200a}');
    for space in spaces {
        assert_eq!(read(&format!("The port counted 40{space}boats on the quay.")), boats("[40]"), "{space:?}");
    }
    for dash in ['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}'] {
        assert_eq!(read(&format!("The port counted 16{dash}20 boats.")), boats("[16,20]"), "{dash:?}");
    }
    for (open, close) in
        [('\u{201c}', '\u{201d}'), ('\u{2018}', '\u{2019}'), ('\u{201e}', '\u{201c}'), ('\u{ab}', '\u{bb}'), ('\u{2039}', '\u{203a}'), ('"', '"')]
    {
        assert_eq!(read(&format!("He said {open}we counted 40 boats{close} there.")), boats("[40]"), "{open}");
    }
    for digits in ["\u{ff14}\u{ff10}", "40", "forty"] {
        assert_eq!(read(&format!("The port counted {digits} boats.")), boats("[40]"), "{digits}");
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_of_windows_change_no_claim() {
    let text = "Forty boats left the port.\n\nIt held 1,446 crates.\n";
    assert_eq!(read(&format!("\u{feff}{}", text.replace('\n', "\r\n"))), read(text));
    assert_eq!(read(text).len(), 2);
}

#[test]
fn ten_thousand_figures_in_a_sentence_are_each_a_claim_or_unread() {
    let lexicon = Lexicon::shipped().unwrap();
    let mut text = String::new();
    for number in 3..10_003 {
        let _ = write!(text, "{number} boats and ");
    }
    let study = check::read(Document::plain("a.txt", text), SourceId::new(0), &lexicon);
    assert_eq!(study.claims.len() + study.unread.len(), 10_000);
    assert!(!study.claims.is_empty() && study.unread.iter().all(|unread| unread.reason == UnreadReason::TooManyFigures));
}

#[test]
fn offsets_into_a_long_file_of_another_encoding_are_found_quickly() {
    let folder = tempfile::tempdir().unwrap();
    let text = "The caf\u{e9} sold 40 cakes on Monday. ".repeat(LINES);
    let windows: Vec<u8> = text.chars().map(|character| u8::try_from(u32::from(character)).unwrap()).collect();
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (name, bytes) in [("windows.txt", &windows), ("wide.txt", &wide)] {
        fs::write(folder.path().join(name), bytes).unwrap();
        let start = Instant::now();
        let (found, _) = claims(folder.path(), &[name]);
        assert!(start.elapsed() < PATIENCE, "{name} took {:?}", start.elapsed());
        assert_eq!(found.len(), LINES);
        let at = |key: &str| usize::try_from(found[LINES - 1]["figure"][key].as_u64().unwrap()).unwrap();
        let figure: Vec<u8> = bytes[at("start")..at("end")].iter().copied().filter(|byte| *byte != 0).collect();
        assert_eq!(figure, b"40", "{name}");
    }
}

/// What of the tables and lists of a text does not come out, and the reasons of what is unread.
fn wrong(text: &str, format: Format) -> (Vec<String>, Vec<UnreadReason>) {
    let document = Document::new("t".to_owned(), text.to_owned(), format);
    let study = check::read(document, SourceId::new(0), &Lexicon::shipped().unwrap());
    let figure = |at: usize| study.assertions[at].figure.of(text).to_owned();
    let wrong = study.entries.iter().filter(|entry| !entry.holds).map(|entry| figure(entry.derived)).collect();
    (wrong, study.unread.iter().map(|unread| unread.reason).collect())
}

#[test]
fn tables_and_lists_that_are_out_of_shape_are_read_or_named() {
    let said = |of: &[&str]| of.iter().map(|&figure| figure.to_owned()).collect::<Vec<String>>();
    // a row with a cell too many is left out, and the sum with it
    let (sums, unread) = wrong("Port,Boats,Crew\nTarn,40,400\nHolm,15,150,9\nVik,7,70\nTotal,99,990\n", Format::Csv);
    assert_eq!((sums, unread.first()), (said(&[]), Some(&UnreadReason::RaggedRow)));
    // merged cells stand in each of their columns, and add nothing twice
    let merged =
        "<table><tr><th>Port<th>Boats<th>Crew<tr><td>Tarn<td>40<td>400<tr><td>Holm<td colspan=2>none<tr><td>Vik<td>7<td>70<tr><td>Total<td>47<td>470</table>";
    assert_eq!(wrong(merged, Format::Html).0, said(&[]));
    let quoted = "He wrote:\n\n> | Port | Boats | Crew |\n> |---|--:|--:|\n> | Tarn | 40 | 400 |\n> | Holm | 15 | 150 |\n> | Total | 55 | 590 |\n";
    assert_eq!(wrong(quoted, Format::Markdown).0, said(&["590"]));
    assert_eq!(wrong(quoted, Format::Text).0, said(&["590"]));
    let list = "The three ports have 59 boats:\n\n> - Tarn: 40\n> - Holm: 15\n> - Vik: 9\n";
    assert_eq!(wrong(list, Format::Markdown).0, said(&["59"]));
    for text in [
        "-",
        "- \n- \n",
        "- :\n- 4\n",
        ": 4\n: 5\n",
        "1.\n2.\n",
        "- 4: 5\n  - 6: 7\n - 8: 9\n- 1: 2\n",
        "<ul><ul><li><dl><dd>4<dt></ul></li></ul><li>5",
        "</ul></ul><li>4<ul>",
        "x: 4\n\ty: 5",
    ] {
        for format in [Format::Text, Format::Markdown, Format::Html, Format::Csv, Format::Docx] {
            assert_eq!(wrong(text, format).0, said(&[]), "{text}");
        }
    }
}

#[test]
fn a_table_is_the_same_in_every_separator_and_encoding() {
    let folder = tempfile::tempdir().unwrap();
    for (at, sign) in [",", ";", "\t", "|"].into_iter().enumerate() {
        let text = ["Caf\u{e9},Seats,Staff", "L\u{fc}tt,40,11", "Holm,15,4", "Total,55,25", ""].join("\r\n").replace(',', sign);
        let latin: Vec<u8> = text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
        let wide: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for (code, bytes) in [("utf-8", text.into_bytes()), ("latin", latin), ("wide", wide)] {
            let name = format!("{code}-{at}.csv");
            fs::write(folder.path().join(&name), bytes).unwrap();
            let output = Command::new(env!("CARGO_BIN_EXE_gainsay")).current_dir(folder.path()).args(["check", "--format", "json", &name]).output().unwrap();
            let report: Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(report["conflicts"][0]["rule"], "table-total-unlike-parts", "{name}");
            assert_eq!(report["summary"]["figures"], 6, "{name}");
        }
    }
}

#[test]
fn lists_of_many_and_deep_items_are_read_quickly() {
    let many: String = (0..LINES / 3).fold("All ports have 7 boats:\n".to_owned(), |text, at| text + &format!("- Port {at}: {at}\n"));
    let deep: String = (0..LINES / 20).fold(String::new(), |text, at| text + &format!("{}- Part: {at}\n", " ".repeat(at)));
    let open = "<ul><li>Part: 4".repeat(LINES / 20);
    let start = Instant::now();
    for (text, format) in [(&many, Format::Text), (&deep, Format::Text), (&open, Format::Html)] {
        assert_eq!(wrong(text, format).0, Vec::<String>::new());
    }
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
}
