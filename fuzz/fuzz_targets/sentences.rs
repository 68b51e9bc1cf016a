//! Sentences of a document: in order, on characters, and nothing but white space between them.
#![no_main]

use gainsay::{document::Document, sentence};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let document = Document::plain("t", text);
    let prose = document.prose();
    let mut last = 0;
    for span in sentence::sentences(&document) {
        assert!(span.start() >= last, "sentences are in order");
        assert!(prose[last..span.start()].trim().is_empty(), "nothing is left out");
        let words = sentence::words(prose, span);
        assert!(words.iter().all(|word| word.span.of(prose) == word.text), "a word stands where it says");
        last = span.end();
    }
    assert!(prose[last..].trim().is_empty(), "nothing is left out at the end");
});
