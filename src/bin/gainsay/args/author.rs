//! What may stand on the command line of commands for authors of rules.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

#[derive(Debug, clap::Args)]
pub struct Test {
    /// Rule files or folders of rules [default: the rules that ship]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Only cases whose rule or name holds this
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub filter: String,
    /// How the outcome is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: CasesFormat,
    /// Show how well each rule is covered by its cases, instead; 1 if a case is missing
    #[arg(long, conflicts_with_all = ["accept", "format"])]
    pub coverage: bool,
    /// With --coverage: texts of a real run; names the rules that match nothing in them
    #[arg(long, value_name = "PATH", requires = "coverage")]
    pub on: Vec<PathBuf>,
    /// Run again after every change to the rules, until Ctrl-C
    #[arg(long, conflicts_with = "accept")]
    pub watch: bool,
    /// Take what the cases come to now as their snapshots
    #[arg(long)]
    pub accept: bool,
    /// Where the snapshots are
    #[arg(long, value_name = "DIR", default_value = "snapshots/rules")]
    pub snapshots: PathBuf,
}

#[derive(Debug, Subcommand)]
pub enum New {
    /// A rule of relation `equal` whose first case is the two sentences
    Rule(NewRule),
}

#[derive(Debug, clap::Args)]
pub struct NewRule {
    /// The rule's id
    #[arg(value_name = "ID")]
    pub id: String,
    /// Two lines with a figure each that should not both be printed
    #[arg(long, required = true, num_args = 2, value_name = "FILE:LINE")]
    pub from: Vec<String>,
    /// The folder that the rule is written to [default: standard output]
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = SCHEMA_EXAMPLES)]
pub struct Schema {
    /// Whose: rule, config, or lexicon/FILE such as lexicon/units [default: list them]
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// Write all of them to a folder
    #[arg(long, value_name = "DIR", conflicts_with = "name")]
    pub to: Option<PathBuf>,
}

const SCHEMA_EXAMPLES: &str = "An editor with a TOML server (taplo, Even Better TOML) takes the schema from the first line of a file:\n  \
    gainsay schema --to schema\n  \
    #:schema ../../schema/rule.json                  first line of desk/ferries/late.toml";

#[derive(Debug, clap::Args)]
pub struct Mutate {
    /// Files, directories, or - for standard input: one dossier
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Which slips are planted: the same seed plants the same ones
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// How many slips are planted at most
    #[arg(long, value_name = "N", default_value_t = 2000)]
    pub most: usize,
    /// A folder of further rules (*.toml) and vocabulary (lexicon/*.toml)
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Price {
    /// The rule's id
    #[arg(value_name = "RULE")]
    pub rule: String,
    /// Files, directories, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// A folder of further rules (*.toml) and vocabulary (lexicon/*.toml)
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Review {
    /// Where the snapshots are
    #[arg(long, value_name = "DIR", default_value = "snapshots/rules")]
    pub snapshots: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CasesFormat {
    /// For people
    Human,
    /// One JSON object a case
    Json,
    /// `JUnit` XML
    Junit,
}
