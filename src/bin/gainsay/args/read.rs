//! What may stand on the command line of commands that read texts and check none.

use std::path::PathBuf;

use clap::ValueEnum;
use gainsay::document::Input;
use jiff::civil::Date;

use super::{Configuration, Settings};

#[derive(Debug, clap::Args)]
pub struct Claims {
    /// Files, directories, or - for standard input [default: the sources of gainsay.toml]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How the claims are written
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: ClaimsFormat,
    /// Show the tree of each sentence that has figures, for people who wonder why a claim was read as it was
    #[arg(long, conflicts_with = "format")]
    pub tree: bool,
    /// A folder of further rules (*.toml) and vocabulary (lexicon/*.toml)
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// When documents were published that do not say so themselves
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    /// What standard input is called; its extension says how it is written
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// Read every text in this language, whatever it looks like [default: told from each text; only English is read]
    #[arg(long, value_name = "LANGUAGE", value_parser = ["en"])]
    pub language: Option<String>,
    #[command(flatten)]
    pub configuration: Configuration,
}

#[derive(Debug, clap::Args)]
pub struct Catalogue {
    /// How the rules are written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: CatalogueFormat,
    /// A folder of further rules (*.toml) and vocabulary (lexicon/*.toml)
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    #[command(flatten)]
    pub configuration: Configuration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CatalogueFormat {
    /// A line each, by family
    Human,
    /// A JSON array
    Json,
    /// A table of what each rule has cost on published texts
    Markdown,
}

#[derive(Debug, clap::Args)]
pub struct Explain {
    /// The rule's id, or two places whose figures are held against each other; a place may have a column, as `check` prints it
    #[arg(required = true, num_args = 1..=2, value_names = ["RULE | FILE:LINE", "FILE:LINE"])]
    pub what: Vec<String>,
    /// Sources that the check was run against, up to the next option
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub against: Vec<PathBuf>,
    /// A folder of further rules (*.toml) and vocabulary (lexicon/*.toml)
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = INDEX_EXAMPLES)]
pub struct Index {
    /// Files and directories; what has not changed since the last time is not read again
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The archive, made where there is none
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// Files that a walk of a directory leaves out, as in .gitignore
    #[arg(long, value_name = "PATTERN")]
    pub ignore: Vec<String>,
    /// When documents were published that do not say so themselves
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    #[command(flatten)]
    pub configuration: Configuration,
}

const INDEX_EXAMPLES: &str = "Examples:\n  \
    gainsay index articles/ --to articles.gainsay             make it, or bring it up to date\n  \
    gainsay check draft.md --against articles.gainsay         a draft against all of it";

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ClaimsFormat {
    /// For people
    Table,
    /// One JSON object a line
    Jsonl,
}

impl Catalogue {
    /// Its settings among all that there are.
    pub fn settings(&self) -> Settings {
        Settings { rules: self.rules.clone(), configuration: self.configuration.clone(), ..Settings::default() }
    }
}

impl Explain {
    /// Its settings among all that there are.
    pub fn settings(&self) -> Settings {
        Settings { rules: self.rules.clone(), ..Settings::default() }
    }
}

impl Index {
    /// Its settings among all that there are.
    pub fn settings(&self) -> Settings {
        Settings { ignore: self.ignore.clone(), date: self.date, configuration: self.configuration.clone(), ..Settings::default() }
    }
}

impl Claims {
    /// Its settings among all that there are.
    pub fn settings(&self) -> Settings {
        Settings {
            rules: self.rules.clone(),
            date: self.date,
            language: self.language.clone(),
            configuration: self.configuration.clone(),
            ..Settings::default()
        }
    }

    /// What was asked for, without the sources that a check would read besides.
    pub fn only(&self, inputs: Vec<Input>) -> Vec<Input> {
        if self.paths.is_empty() { inputs } else { self.paths.iter().map(|path| Input { path: path.clone(), role: None }).collect() }
    }
}
