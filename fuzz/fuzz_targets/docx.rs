//! A file of any bytes, as a word processor's document and as text in any encoding: read, warned of or refused.
#![no_main]

use std::path::PathBuf;

use gainsay::document::{Input, LoadOptions, load_with};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let input = Input { path: PathBuf::from("-"), role: None };
    for name in ["a.docx", "a.txt"] {
        let options = LoadOptions { stdin_name: Some(name.to_owned()), ..LoadOptions::default() };
        let loaded = load_with(std::slice::from_ref(&input), &options, &mut &*bytes);
        assert!(!(loaded.documents.is_empty() && loaded.errors.is_empty() && loaded.warnings.is_empty()), "nothing is skipped without a word");
    }
});
