//! What may stand on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use gainsay::document::Input;
use gainsay::quantity::Amount;
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
    /// Say also what was read, and how
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
    Lsp(Settings),
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

/// What `gainsay.toml` may say too; what is given here goes before it.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Settings {
    /// Sources or archives to check against, up to the next option: the PATHs before it are then drafts, and only conflicts that involve a draft are reported
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub against: Vec<PathBuf>,
    /// The least severity that makes the exit code 1 [default: error]
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// A folder of further rules (*.toml) and vocabulary (lexicon/*.toml)
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// The severity of a rule: error, warning, note or off
    #[arg(long, value_name = "RULE=SEVERITY", value_parser = rule_level)]
    pub severity: Vec<(String, Level)>,
    /// Files that a walk of a directory leaves out, as in .gitignore
    #[arg(long, value_name = "PATTERN")]
    pub ignore: Vec<String>,
    /// Read every text in this language, whatever it looks like [default: told from each text; only English is read]
    #[arg(long, value_name = "LANGUAGE", value_parser = ["en"])]
    pub language: Option<String>,
    /// The share of figures that must have been compared, such as 40%; below it the exit code is 3
    #[arg(long, value_name = "SHARE", value_parser = crate::config::share)]
    pub min_compared: Option<Amount>,
    /// Conflicts that were there before and stay quiet
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// When documents were published that do not say so themselves
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    /// The day on which suppressions end or hold [default: today, UTC]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<Date>,
    /// The configuration [default: the nearest gainsay.toml, from the working directory upward]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Read no gainsay.toml
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub struct Check {
    /// Files, directories, or - for standard input [default: the sources of gainsay.toml]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How the report is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ReportFormat,
    /// Write the report to a file; the terminal gets the one for people
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Show what was suppressed, with its reason
    #[arg(long)]
    pub show_suppressed: bool,
    /// Write all conflicts to a file, so that --baseline FILE keeps them quiet
    #[arg(long, value_name = "FILE")]
    pub write_baseline: Option<PathBuf>,
    /// Take what matches nothing any more out of the baseline; what it holds of texts that were not read stays
    #[arg(long)]
    pub prune_baseline: bool,
    /// Let the baseline of gainsay.toml be
    #[arg(long, conflicts_with_all = ["baseline", "prune_baseline"])]
    pub no_baseline: bool,
    /// What standard input is called; its extension says how it is written
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    #[command(flatten)]
    pub settings: Settings,
}

const CHECK_EXAMPLES: &str = "Examples:\n  \
    gainsay check draft.md --against sources/        the draft against a folder of sources\n  \
    gainsay check articles/ --format sarif -o gainsay.sarif\n  \
    pandoc draft.odt -t html | gainsay check - --stdin-filename draft.html\n  \
    gainsay check archive/ --write-baseline old.json accept what is there, report what is new:\n  \
    gainsay check archive/ --baseline old.json";

#[derive(Debug, clap::Args)]
#[command(after_help = VERIFY_EXAMPLES)]
pub struct Verify {
    /// Drafts: files, directories, or - for standard input [default: the sources of gainsay.toml]
    #[arg(value_name = "DRAFT")]
    pub paths: Vec<PathBuf>,
    /// How the list is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: VerifyFormat,
    /// Exit with 1 where a figure is unsupported, too
    #[arg(long)]
    pub strict: bool,
    #[command(flatten)]
    pub settings: Settings,
}

const VERIFY_EXAMPLES: &str = "Examples:\n  \
    gainsay verify draft.md --against sources/         a line for every figure, the worst first\n  \
    gainsay verify draft.md --against sources/ --format agent";

/// How the verdicts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VerifyFormat {
    /// For people
    Human,
    /// The JSON object of `check`, with its verdicts
    Json,
    /// A short line each, for programs that read words
    Agent,
}

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
    /// The configuration [default: the nearest gainsay.toml, from the working directory upward]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Read no gainsay.toml
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
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
    /// One line a conflict
    Concise,
    /// One object of the contract gainsay.report/1
    Json,
    /// One JSON object a line, each with its type
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
    /// A code quality report of GitLab
    Gitlab,
    /// `JUnit` XML, for build servers
    Junit,
    /// A page that stands alone, to look at
    Html,
    /// Reviewdog's diagnostic format
    Rdjson,
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
    /// The configuration [default: the nearest gainsay.toml, from the working directory upward]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Read no gainsay.toml
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
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

/// How much a rule matters here, or that it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// Not checked
    Off,
    /// Worth knowing
    Note,
    /// Probably wrong
    Warning,
    /// Cannot be right
    Error,
}

impl Level {
    /// The severity; `None` if the rule is off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Note => Some(Severity::Note),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

impl std::fmt::Display for Level {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.to_possible_value().map_or(Ok(()), |value| f.write_str(value.get_name()))
    }
}

impl std::fmt::Display for FailOn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.to_possible_value().map_or(Ok(()), |value| f.write_str(value.get_name()))
    }
}

/// "bounds-differ=off".
fn rule_level(text: &str) -> Result<(String, Level), String> {
    let (rule, level) = text.split_once('=').ok_or("write RULE=SEVERITY, such as bounds-differ=off")?;
    let level = Level::from_str(level.trim(), false).map_err(|_| format!("\"{level}\" is no severity: it is one of off, note, warning, error"))?;
    Ok((rule.trim().to_owned(), level))
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

impl Explain {
    /// Its settings among all that there are.
    pub fn settings(&self) -> Settings {
        Settings { rules: self.rules.clone(), ..Settings::default() }
    }
}

impl Index {
    /// Its settings among all that there are.
    pub fn settings(&self) -> Settings {
        Settings { ignore: self.ignore.clone(), date: self.date, config: self.config.clone(), no_config: self.no_config, ..Settings::default() }
    }
}

impl Claims {
    /// Its settings among all that there are.
    pub fn settings(&self) -> Settings {
        Settings {
            rules: self.rules.clone(),
            date: self.date,
            language: self.language.clone(),
            config: self.config.clone(),
            no_config: self.no_config,
            ..Settings::default()
        }
    }

    /// What was asked for, without the sources that a check would read besides.
    pub fn only(&self, inputs: Vec<Input>) -> Vec<Input> {
        if self.paths.is_empty() { inputs } else { self.paths.iter().map(|path| Input { path: path.clone(), role: None }).collect() }
    }
}
