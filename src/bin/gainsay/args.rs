//! What may stand on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use gainsay::document::{Input, Role};
use gainsay::rule::Severity;
use jiff::civil::Date;

/// Reads news prose, types every numeric claim and reports what cannot all be true.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub look: Look,
}

const EXIT_CODES: &str = "Exit codes: 0 nothing found; 1 conflicts at or above --fail-on; 2 bad usage, rules or input.";

/// How reports are set.
#[derive(Debug, clap::Args)]
pub struct Look {
    /// Columns of the report [default: the terminal's, or 100]
    #[arg(long, global = true, value_name = "N")]
    pub width: Option<usize>,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorWhen,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Cross-check everything given; directories are walked, - is standard input
    Check(Check),
    /// Show every figure with what was understood of it
    Claims(Claims),
    /// Say what a rule checks and why, or why two figures were compared or not
    Explain(Explain),
}

#[derive(Debug, clap::Args)]
pub struct Check {
    /// Files, directories, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Sources to check against: the PATHs are then drafts, and only conflicts that involve a draft are reported
    #[arg(long, value_name = "PATH")]
    pub against: Vec<PathBuf>,
    /// How the report is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ReportFormat,
    /// The least severity that makes the exit code 1
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    pub fail_on: FailOn,
    /// A folder of further rules (*.toml) and vocabulary (lexicon/*.toml)
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// When documents were published that do not say so themselves
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
}

#[derive(Debug, clap::Args)]
pub struct Claims {
    /// Files, directories, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How the claims are written
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: ClaimsFormat,
    /// A folder of further rules (*.toml) and vocabulary (lexicon/*.toml)
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// When documents were published that do not say so themselves
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
}

#[derive(Debug, clap::Args)]
pub struct Explain {
    /// The rule's id, or two lines whose figures are held against each other
    #[arg(required = true, num_args = 1..=2, value_names = ["RULE | FILE:LINE", "FILE:LINE"])]
    pub what: Vec<String>,
    /// A folder of further rules (*.toml) and vocabulary (lexicon/*.toml)
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people
    Human,
    /// One object of the contract gainsay.report/1
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ClaimsFormat {
    /// For people
    Table,
    /// One JSON object a line
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Only errors
    Error,
    /// Errors and warnings
    Warning,
    /// Anything that is reported
    Note,
    /// Nothing
    Never,
}

impl FailOn {
    /// Whether something this severe makes the exit code 1.
    pub fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Note => severity >= Severity::Note,
            Self::Never => false,
        }
    }
}

impl Check {
    /// Everything to read, with its role: drafts come first, so that what is both is a draft.
    pub fn inputs(&self) -> Vec<Input> {
        let role = (!self.against.is_empty()).then_some(Role::Draft);
        let drafts = self.paths.iter().map(|path| Input { path: path.clone(), role });
        let sources = self.against.iter().map(|path| Input { path: path.clone(), role: Some(Role::Source) });
        drafts.chain(sources).collect()
    }
}

impl Claims {
    /// Everything to read.
    pub fn inputs(&self) -> Vec<Input> {
        self.paths.iter().map(|path| Input { path: path.clone(), role: None }).collect()
    }
}
