//! A file of any bytes, as a word processor's document and as text in any encoding, and an archive that is sound and holds any document:
//! read, warned of or refused.
#![no_main]

use std::io::{Cursor, Write};
use std::path::PathBuf;

use gainsay::document::{Input, LoadOptions, load_with};
use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive with the bytes as its document.
fn archive(bytes: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("word/document.xml", stored).expect("in memory");
    archive.write_all(bytes).expect("in memory");
    archive.finish().expect("in memory").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    let input = Input { path: PathBuf::from("-"), role: None };
    for (name, bytes) in [("a.docx", bytes), ("a.txt", bytes), ("a.docx", &*archive(bytes))] {
        let options = LoadOptions { stdin_name: Some(name.to_owned()), ..LoadOptions::default() };
        let loaded = load_with(std::slice::from_ref(&input), &options, &mut &*bytes);
        assert!(!(loaded.documents.is_empty() && loaded.errors.is_empty() && loaded.warnings.is_empty()), "nothing is skipped without a word");
    }
});
