//! What may stand on the command line of the checks, and what `gainsay.toml` may say too.

use std::path::PathBuf;

use clap::ValueEnum;
use gainsay::quantity::Amount;
use gainsay::rule::Severity;
use jiff::civil::Date;

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
    #[command(flatten)]
    pub configuration: Configuration,
}

/// Which `gainsay.toml` is read.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Configuration {
    /// The configuration [default: the nearest gainsay.toml, from the working directory upward]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Read no gainsay.toml
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
    /// Follow a gainsay.toml of a folder above to files outside of that folder
    #[arg(long, conflicts_with_all = ["config", "no_config"])]
    pub trust_config: bool,
}

/// How what was found is told.
#[derive(Debug, clap::Args)]
pub struct Telling {
    /// How the report is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ReportFormat,
    /// Write the report to a file; the terminal gets the one for people
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Show what was suppressed, with its reason; json, jsonl, sarif, junit and html always do
    #[arg(long)]
    pub show_suppressed: bool,
    /// Show how often each rule speaks, a line each, in place of the conflicts
    #[arg(long)]
    pub statistics: bool,
}

/// Whether what one value mends is written into its file.
#[derive(Debug, clap::Args)]
pub struct Mending {
    /// Offer to write what mends a conflict, where one value does, and report what is left; a source of a draft is never changed
    #[arg(long)]
    pub fix: bool,
    /// With --fix: write every fix without a question
    #[arg(long, requires = "fix")]
    pub yes: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub struct Check {
    /// Files, directories, or - for standard input [default: the sources of gainsay.toml]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub telling: Telling,
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
    /// Report only what a change touches: conflicts with a figure on a line, of a draft or a source, that differs from this revision of git
    #[arg(long, value_name = "REV", conflicts_with_all = ["write_baseline", "prune_baseline"])]
    pub diff: Option<String>,
    /// Check again after every change of a text, a rule or the configuration, until Ctrl-C
    #[arg(long, conflicts_with_all = ["fix", "write_baseline", "prune_baseline"])]
    pub watch: bool,
    #[command(flatten)]
    pub mending: Mending,
    #[command(flatten)]
    pub settings: Settings,
}

const CHECK_EXAMPLES: &str = "Examples:\n  \
    gainsay check draft.md --against sources/        the draft against a folder of sources\n  \
    gainsay check draft.md --against sources/ --fix  and a question for each figure that one value mends\n  \
    gainsay check drafts/ --against sources/ --diff main   only what this branch has changed\n  \
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
    /// A page that stands alone: the draft with every figure marked, beside what the sources have
    Html,
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

impl ReportFormat {
    /// Whether people read it, on a terminal.
    pub fn is_for_people(self) -> bool {
        matches!(self, Self::Human | Self::Concise)
    }
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
