//! A rule file or a vocabulary file of a newsroom: read or refused with a place inside the file, never a panic.
#![no_main]

use std::sync::LazyLock;

use gainsay::lexicon::Lexicon;
use gainsay::rulebook::{self, RuleSource};
use libfuzzer_sys::fuzz_target;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::shipped().expect("it ships"));

// which file it is stands first: a rule, or one of the vocabulary
fuzz_target!(|input: (u8, &str)| {
    let (which, text) = input;
    let mut lexicon = LEXICON.clone();
    let files = Lexicon::file_names();
    match files.get(usize::from(which) % (files.len() * 2)) {
        Some(file) => {
            if let Err(error) = lexicon.extend(file, text) {
                assert!(error.span.is_none_or(|span| span.end() <= text.len()), "a mistake lies in the file");
            }
        }
        None => {
            let rule = RuleSource { name: "desk/port/rule.toml".to_owned(), text: text.to_owned() };
            if let Err(errors) = rulebook::load(&mut lexicon, &[rule]) {
                assert!(errors.iter().all(|error| !error.to_string().is_empty()));
            }
        }
    }
});
