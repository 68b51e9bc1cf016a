//! `[[count]]`: numbers that the files themselves give, as a source like any other. No command is run for them.
//!
//! ```toml
//! [[count]]
//! what  = "rules"
//! files = "rules/**/*.toml"         # how many files there are
//!
//! [[count]]
//! what = "commands"
//! file = "package.json"
//! at   = "/contributes/commands"    # how many entries a list or a table has, or the number that stands there
//! ```

use std::path::{Path, PathBuf};

use gainsay::document::{Document, Format, Kind, Patterns, Role};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::{At, Config, ConfigError, Reader, Word};

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CountFile {
    /// What is counted, as texts call it: "rules".
    #[schemars(with = "String")]
    what: Word,
    /// The files that are counted: a pattern of .gitignore, relative to this file.
    #[schemars(with = "Option<String>")]
    files: Option<Word>,
    /// A JSON or TOML file that holds the number, or the list that is counted.
    #[schemars(with = "Option<String>")]
    file: Option<Word>,
    /// Where it stands there, as a JSON Pointer: "/workspace/members".
    #[schemars(with = "Option<String>")]
    at: Option<Word>,
}

/// A number that files give.
#[derive(Debug)]
pub struct Count {
    pub what: At<String>,
    from: From,
}

#[derive(Debug)]
enum From {
    Files(Patterns),
    Entry { path: PathBuf, at: String },
}

impl Reader {
    pub(super) fn count(&self, file: &CountFile) -> Result<Count, ConfigError> {
        if file.what.get_ref().trim().is_empty() {
            let help = "Say what texts call it: \"rules\".".to_owned();
            return Err(self.error("nothing is counted by this name".to_owned(), &file.what.span(), Some(help)));
        }
        let from = match (&file.files, &file.file, &file.at) {
            (Some(files), None, None) => From::Files(self.patterns(files)?),
            (None, Some(path), Some(at)) if at.get_ref().is_empty() || at.get_ref().starts_with('/') => {
                From::Entry { path: self.root.join(path.get_ref()), at: at.get_ref().clone() }
            }
            (None, Some(_), Some(at)) => {
                let help = "Begin it with a stroke: \"/workspace/members\".".to_owned();
                return Err(self.error(format!("\"{}\" is no JSON Pointer", at.get_ref()), &at.span(), Some(help)));
            }
            _ => {
                let help = "Give it `files`, or `file` and `at`.".to_owned();
                return Err(self.error("nothing says what is to be counted".to_owned(), &file.what.span(), Some(help)));
            }
        };
        Ok(Count { what: self.at(&file.what, file.what.get_ref().clone()), from })
    }
}

impl Config {
    /// What its counts come to, as one source; none where it has no counts. What cannot be counted is said in words.
    pub fn counted(&self) -> (Option<Document>, Vec<String>) {
        let (mut lines, mut faults) = (Vec::new(), Vec::new());
        for count in &self.counts {
            match count.number(&self.root) {
                Ok(number) => lines.push(format!("All {number} {}\n", count.what.value)),
                Err(reason) => faults.push(format!("{}:{}: {reason}", self.name, count.what.line)),
            }
        }
        let document = (!lines.is_empty()).then(|| {
            let mut document = Document::new(format!("{} [[count]]", self.name), lines.join("\n"), Format::Text);
            document.kind = Some(Kind::Docs);
            document.is_counted = true;
            document.role = Role::Source;
            document
        });
        (document, faults)
    }
}

impl Count {
    /// The file that it is taken from, where it is one.
    pub(super) fn file(&self) -> Option<&Path> {
        match &self.from {
            From::Files(_) => None,
            From::Entry { path, .. } => Some(path),
        }
    }

    fn number(&self, root: &Path) -> Result<u64, String> {
        match &self.from {
            From::Files(patterns) => match patterns.files(root).len() {
                0 => Err("no file is of this pattern".to_owned()),
                files => Ok(files as u64),
            },
            From::Entry { path, at } => {
                let text = std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
                let whole = value(path, &text).map_err(|reason| format!("{} cannot be read: {reason}", path.display()))?;
                let found = whole.pointer(at).ok_or_else(|| format!("{} has nothing at \"{at}\"", path.display()))?;
                size(found).ok_or_else(|| format!("what {} has at \"{at}\" is no count", path.display()))
            }
        }
    }
}

/// The text of a JSON or TOML file as a value; TOML by its name.
fn value(path: &Path, text: &str) -> Result<Value, String> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml")) {
        let table: toml::Table = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        return serde_json::to_value(table).map_err(|error| error.to_string());
    }
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// How many entries a value has, or the number that it is.
fn size(value: &Value) -> Option<u64> {
    match value {
        Value::Array(entries) => Some(entries.len() as u64),
        Value::Object(entries) => Some(entries.len() as u64),
        Value::Number(number) => number.as_u64(),
        Value::Null | Value::Bool(_) | Value::String(_) => None,
    }
}
