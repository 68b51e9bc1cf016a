//! What may stand on the command line.

mod author;
mod check;
mod read;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

pub use author::{CasesFormat, Mutate, New, NewRule, Price, Review, Schema, Test};
pub use check::{Check, Configuration, FailOn, Level, ReportFormat, Settings, Telling, Verify, VerifyFormat};
pub use read::{Catalogue, CatalogueFormat, Claims, ClaimsFormat, Explain, Index};

/// Reads news prose, types every numeric claim and reports what cannot all be true.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub look: Look,
}

const EXIT_CODES: &str = "Exit codes: 0 nothing found; 1 conflicts at or above --fail-on; 2 bad usage, configuration, rules or input; \
    3 too few figures compared (--min-compared).\nSettings are read from gainsay.toml here or above; `gainsay config` shows them.";

/// How reports are set.
#[derive(Debug, clap::Args)]
pub struct Look {
    /// Columns of the report [default: the terminal's, or 100]
    #[arg(long, global = true, value_name = "N")]
    pub width: Option<usize>,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorWhen,
    /// Say only what is wrong: no warnings, no progress, and nothing where nothing was found
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Say also what was read, and how, and show notes with their sentences
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Cross-check everything given; directories are walked, - is standard input
    Check(Check),
    /// Say of every figure of a draft whether its sources have it
    Verify(Verify),
    /// Show every figure with what was understood of it
    Claims(Claims),
    /// Say what a rule checks and why, or why two figures were compared or not
    Explain(Explain),
    /// List the rules in force, with their severities
    Rules(Catalogue),
    /// Show the settings in force, and where each comes from
    Config(Settings),
    /// Keep the documents of an archive in a file that drafts are checked against in an instant
    Index(Index),
    /// Write a commented gainsay.toml
    Init,
    /// Run the cases that rules bring along, and compare them with their snapshots
    Test(Test),
    /// Show what has changed since the snapshots were accepted, and accept or reject it
    Review(Review),
    /// Draft a rule from two real sentences
    #[command(subcommand)]
    New(New),
    /// Plant slips in texts and say which of them the rules catch
    Mutate(Mutate),
    /// Say what a rule costs, in conflicts to read, on texts of your own
    Price(Price),
    /// Print the JSON Schema of a file that people write, for completion in editors
    Schema(Schema),
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page, or write one for each command
    Man(Man),
    /// Serve an editor over standard input and output (docs/editors.md)
    #[cfg(feature = "lsp")]
    Lsp(Lsp),
    /// Serve an agent over standard input and output by the Model Context Protocol (docs/agents.md)
    #[cfg(feature = "mcp")]
    Mcp(Settings),
}

#[cfg(feature = "lsp")]
#[derive(Debug, clap::Args)]
pub struct Lsp {
    #[command(flatten)]
    pub settings: Settings,
    /// Serve over standard input and output, as it does anyway: many editors ask every server for it
    #[arg(long)]
    pub stdio: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = COMPLETION_EXAMPLES)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

const COMPLETION_EXAMPLES: &str = "Examples:\n  \
    gainsay completions bash > ~/.local/share/bash-completion/completions/gainsay\n  \
    gainsay completions zsh > ~/.zfunc/_gainsay          with ~/.zfunc in $fpath\n  \
    gainsay completions fish > ~/.config/fish/completions/gainsay.fish";

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  gainsay man | man -l -\n  gainsay man --to ~/.local/share/man/man1")]
pub struct Man {
    /// Write a page for each command into a folder
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
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
