//! Plain text, Markdown and HTML: the prose has as many bytes as the text, and is text.
#![no_main]

use gainsay::document::{Document, Format};
use gainsay::sentence;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    let (format, text) = input;
    let format = [Format::Text, Format::Markdown, Format::Html, Format::Docx][usize::from(format % 4)];
    let document = Document::new("t".to_owned(), text.to_owned(), format);
    assert_eq!(document.prose().len(), document.text().len());
    for (at, _) in document.prose().char_indices().filter(|(_, character)| *character != ' ') {
        assert!(text.is_char_boundary(at), "a place in the prose is a place in the text");
        assert!(document.place(at).line >= 1);
    }
    let _ = sentence::sentences(&document);
});
