//! Rules and vocabulary: those that ship, and those of `--rules`.

use std::path::PathBuf;

use gainsay::check;
use gainsay::document::toml_files;
use gainsay::lexicon::Lexicon;
use gainsay::rule::RuleSet;
use gainsay::rulebook::{self, RuleError, RuleSource};

use crate::output::Output;

/// Everything that the checks know.
pub struct Knowledge {
    pub lexicon: Lexicon,
    pub rules: RuleSet,
}

impl Knowledge {
    /// What a dossier is checked with.
    pub fn means(&self) -> check::Knowledge<'_> {
        check::Knowledge { rules: &self.rules, lexicon: &self.lexicon }
    }
}

/// Reads rules and vocabulary; `None` where a file of them is bad, after each mistake has been said.
pub fn read(folders: &[PathBuf], output: &Output) -> Option<Knowledge> {
    read_with(folders, rulebook::load, output)
}

/// The same, without the cases of the rules that ship.
pub fn read_to_check(folders: &[PathBuf], output: &Output) -> Option<Knowledge> {
    read_with(folders, rulebook::load_to_check, output)
}

/// One of the two ways to read.
pub type Read = fn(&[PathBuf], &Output) -> Option<Knowledge>;

/// How rules are read.
type Load = fn(&mut Lexicon, &[RuleSource]) -> Result<RuleSet, Vec<RuleError>>;

fn read_with(folders: &[PathBuf], load: Load, output: &Output) -> Option<Knowledge> {
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
    match load(&mut lexicon, &sources) {
        Ok(rules) => Some(Knowledge { lexicon, rules }),
        Err(errors) => {
            for error in &errors {
                output.diagnostic(error);
            }
            None
        }
    }
}
