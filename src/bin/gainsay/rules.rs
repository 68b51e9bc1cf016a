//! Rules and vocabulary: those that ship, and those of `--rules`.

use std::path::PathBuf;

use gainsay::document::toml_files;
use gainsay::lexicon::Lexicon;
use gainsay::rule::{self, RuleSet, RuleSource};

use crate::output::Output;

/// Everything that the checks know.
pub struct Knowledge {
    pub lexicon: Lexicon,
    pub rules: RuleSet,
}

/// Reads rules and vocabulary; `None` where a file of them is bad, after each mistake has been said.
pub fn read(folders: &[PathBuf], output: &Output) -> Option<Knowledge> {
    let mut lexicon = Lexicon::shipped().map_err(|error| output.error(&error.to_string(), None)).ok()?;
    let mut sources = Vec::new();
    let mut readable = true;
    for folder in folders {
        match toml_files(folder) {
            Ok(files) => {
                if files.is_empty() {
                    output.warning(&format!("no rules in {}", folder.display()), Some("A rule is a file that ends in .toml."));
                }
                sources.extend(files.into_iter().map(|file| RuleSource { name: file.name, text: file.text }));
            }
            Err(error) => {
                output.error(&error.to_string(), None);
                readable = false;
            }
        }
    }
    if !readable {
        return None;
    }
    match rule::load(&mut lexicon, &sources) {
        Ok(rules) => Some(Knowledge { lexicon, rules }),
        Err(errors) => {
            for error in &errors {
                output.diagnostic(error);
            }
            None
        }
    }
}
