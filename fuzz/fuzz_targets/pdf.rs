//! A file of any bytes, read as a PDF: its sentences, a warning or a refusal.
#![no_main]

use std::path::PathBuf;

use gainsay::document::{Input, LoadOptions, load_with};
use gainsay::sentence;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let input = Input { path: PathBuf::from("-"), role: None };
    let options = LoadOptions { stdin_name: Some("a.pdf".to_owned()), ..LoadOptions::default() };
    let loaded = load_with(std::slice::from_ref(&input), &options, &mut &*bytes);
    assert!(!(loaded.documents.is_empty() && loaded.errors.is_empty() && loaded.warnings.is_empty()), "nothing is skipped without a word");
    for document in &loaded.documents {
        let prose = document.prose();
        assert!(sentence::sentences(document).iter().all(|span| prose.get(span.start()..span.end()).is_some()), "a sentence lies on characters");
    }
});
