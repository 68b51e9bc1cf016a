//! Figures of one sentence: no panic, disjoint and in order, on characters, and none in a sentence that the scan passes over.
#![no_main]

use std::sync::LazyLock;

use gainsay::lexicon::Lexicon;
use gainsay::{parse, sentence, span::Span};
use libfuzzer_sys::fuzz_target;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::shipped().expect("it ships"));

fuzz_target!(|text: &str| {
    let words = sentence::words(text, Span::new(0, text.len()));
    let found = parse::figures(&words, &LEXICON);
    let mut last = 0;
    for (figure, _) in &found.figures {
        assert!(text.get(figure.span.start()..figure.span.end()).is_some(), "a figure lies on characters");
        assert!(figure.span.start() >= last, "figures are in order and disjoint");
        last = figure.span.end();
    }
    assert!(LEXICON.triggers().wake(text) || found.figures.is_empty() && found.unread.is_empty(), "the scan sees what the grammar reads");
});
