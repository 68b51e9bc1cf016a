//! Tables of any cells as CSV, Markdown and HTML, and any bytes as those: no panic, and what follows from what are cells of the table.
#![no_main]

use std::sync::LazyLock;

use gainsay::document::{Document, Format};
use gainsay::lexicon::Lexicon;
use gainsay::span::SourceId;
use gainsay::{account, check};
use libfuzzer_sys::fuzz_target;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::shipped().expect("it ships"));

/// A number as tables have them, and now and then the words that were given.
fn cell(kind: u8, value: u16, words: &str) -> String {
    match kind % 8 {
        0 => format!("{}.{}", value / 10, value % 10),
        1 => format!("{} %", value % 101),
        2 => format!("({value})"),
        3 => "-".to_owned(),
        4 => words.chars().filter(|letter| !letter.is_control()).take(40).collect(),
        5 => format!("{},{:03}", value / 1_000, value % 1_000),
        _ => value.to_string(),
    }
}

fuzz_target!(|given: (u8, u8, Vec<(u8, u16)>, &str, &str)| {
    let (format, columns, cells, words, raw) = given;
    let columns = usize::from(columns % 9) + 1;
    let mut names = words.split('\n').cycle();
    let set: Vec<String> = cells.iter().take(400).map(|&(kind, value)| cell(kind, value, names.next().unwrap_or_default())).collect();
    let rows = || set.chunks(columns);
    let (format, text) = match format % 4 {
        0 => (Format::Csv, rows().map(|row| row.join(";") + "\n").collect::<String>()),
        1 => {
            let mut text = rows().next().map(|row| format!("| {} |\n|{}\n", row.join(" | "), "---|".repeat(row.len()))).unwrap_or_default();
            text.extend(rows().skip(1).map(|row| format!("| {} |\n", row.join(" | "))));
            (Format::Markdown, text)
        }
        2 => (Format::Html, format!("<table>{}</table>", rows().map(|row| format!("<tr><td>{}", row.join("<td>"))).collect::<String>())),
        _ => ([Format::Csv, Format::Markdown, Format::Html][columns % 3], raw.to_owned()),
    };
    let document = Document::new("t".to_owned(), text, format);
    let tables = account::tables(&document, &LEXICON);
    for table in &tables {
        for reckoning in account::reckonings(table) {
            let has_number = table.number(reckoning.derived.line, reckoning.derived.column).is_some();
            assert!(has_number && !reckoning.others.contains(&reckoning.derived), "what follows is a number, and another one");
        }
        assert_eq!(table.lines.len(), table.cells.len(), "a line has its cells");
    }
    let study = check::read(document, SourceId::new(0), &LEXICON);
    assert_eq!(study.tables.len(), tables.len());
    assert_eq!(study.claims.len(), study.assertions.len());
    assert_eq!(study.assertions.len() - study.prose, study.cells.len(), "what stands behind the prose stands in cells");
    for entry in &study.entries {
        assert!(entry.derived < study.assertions.len() && entry.others.iter().all(|&other| other < study.assertions.len()), "figures of the text");
    }
});
