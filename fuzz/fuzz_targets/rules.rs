//! A rule file and a vocabulary file of a newsroom: read or refused with a place inside the file, never a panic.
#![no_main]

use std::sync::LazyLock;

use gainsay::lexicon::Lexicon;
use gainsay::rule::{self, RuleSource};
use libfuzzer_sys::fuzz_target;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::shipped().expect("it ships"));

fuzz_target!(|text: &str| {
    let mut lexicon = LEXICON.clone();
    let rule = RuleSource { name: "desk/port/rule.toml".to_owned(), text: text.to_owned() };
    if let Err(errors) = rule::load(&mut lexicon, &[rule]) {
        assert!(errors.iter().all(|error| !error.to_string().is_empty()));
    }
    for file in Lexicon::file_names() {
        if let Err(error) = LEXICON.clone().extend(file, text) {
            assert!(error.span.is_none_or(|span| span.end() <= text.len()), "a mistake lies in the file");
        }
    }
});
