//! Stub.
pub fn prose(text: &str) -> (String, Vec<usize>) { (text.to_owned(), Vec::new()) }
