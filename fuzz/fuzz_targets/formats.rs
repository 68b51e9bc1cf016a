//! Plain text, Markdown and HTML: the prose has as many bytes as the text, and its words lie on characters of it.
#![no_main]

use gainsay::document::{Document, Format};
use gainsay::sentence;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    let (format, text) = input;
    let format = [Format::Text, Format::Markdown, Format::Html, Format::Docx][usize::from(format % 4)];
    let document = Document::new("t".to_owned(), text.to_owned(), format);
    assert_eq!(document.prose().len(), document.text().len());
    for sentence in sentence::sentences(&document) {
        // what fills up a character that has become a shorter one is no place in the text, and ends no word
        for word in sentence::words(document.prose(), sentence) {
            let span = word.span;
            assert!(text.get(span.start()..span.end()).is_some(), "a word of the prose is one of the text");
            assert!(document.place(span.start()).line >= 1);
        }
    }
});
