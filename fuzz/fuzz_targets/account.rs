//! Lists, totals and statements of a Markdown or plain text: no panic, and what follows from what are figures of the text.
#![no_main]

use std::sync::LazyLock;

use gainsay::check;
use gainsay::document::{Document, Format};
use gainsay::lexicon::Lexicon;
use gainsay::span::SourceId;
use libfuzzer_sys::fuzz_target;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::shipped().expect("it ships"));

/// An item of a list: how deep it stands, how it is marked, and its words.
type Item<'t> = (u8, u8, &'t str);

fuzz_target!(|written: (&str, Vec<Item<'_>>, &str)| {
    let (opening, items, close) = written;
    let mut text = format!("{opening}\n\n");
    for (at, (depth, mark, words)) in items.iter().take(60).enumerate() {
        let mark = match mark % 4 {
            0 => "-".to_owned(),
            1 => format!("{}.", at + 1),
            2 => "*".to_owned(),
            _ => "\u{2022}".to_owned(),
        };
        text += &format!("{}{mark} {words}\n", "  ".repeat(usize::from(depth % 5)));
    }
    text += &format!("\n{close}\n");
    for format in [Format::Markdown, Format::Text] {
        let study = check::read(Document::new("a.md".to_owned(), text.clone(), format), SourceId::new(0), &LEXICON);
        for entry in &study.entries {
            let is_there = |figure: usize| figure < study.assertions.len();
            assert!(is_there(entry.derived) && entry.others.iter().all(|&other| is_there(other)), "figures of the text");
            assert!(!entry.others.contains(&entry.derived), "nothing follows from itself");
        }
        for claim in &study.claims {
            let span = claim.figure.span;
            assert!(text.get(span.start()..span.end()).is_some(), "a figure lies on characters");
        }
        assert_eq!(study.claims.len(), study.assertions.len());
    }
});
