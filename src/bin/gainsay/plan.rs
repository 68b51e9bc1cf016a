//! What a run does: the command line over `gainsay.toml` over defaults, all of it valid before the first document is read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gainsay::archive::Archive;
use gainsay::document::{Document, Input, LoadOptions, Patterns, Role};
use gainsay::quantity::Amount;
use gainsay::rule::Rule;
use gainsay::settle::{Grounds, Outcome};
use gainsay::waiver::{self, Cover, Lapse, Waiver};
use jiff::civil::Date;

use crate::args::{FailOn, Level, Settings};
use crate::config::{self, Config};
use crate::grade::Grades;
use crate::output::Output;
use crate::rules::{self, Knowledge};

/// Where a setting comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    Default,
    CommandLine,
    /// File and line.
    File(String, usize),
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::CommandLine => f.write_str("command line"),
            Self::File(name, line) => write!(f, "{name}:{line}"),
        }
    }
}

/// A setting and its origin.
#[derive(Clone, Debug)]
pub struct Set<T> {
    pub value: T,
    pub origin: Origin,
}

/// Everything that a run needs to know.
pub struct Plan {
    pub config: Option<Config>,
    pub knowledge: Knowledge,
    /// Ids of all rules, those that are off among them.
    pub rule_ids: BTreeSet<String>,
    pub rules: Vec<Set<PathBuf>>,
    pub ignore: Vec<Set<String>>,
    pub severity: Vec<Set<(String, Level)>>,
    grades: Grades,
    pub fail_on: Set<FailOn>,
    pub min_compared: Option<Set<Amount>>,
    pub baseline: Option<Set<PathBuf>>,
    waivers: Vec<Waiver>,
    pub load: LoadOptions,
    pub date: Option<Date>,
    today: Date,
    against: Vec<PathBuf>,
}

impl Plan {
    /// Puts the settings together; `None` after every mistake has been said.
    pub fn make(settings: &Settings, stdin_name: Option<String>, output: &Output) -> Option<Self> {
        Self::with(settings, stdin_name, rules::read_to_check, output)
    }

    /// The same, with the cases of the rules that ship, for who shows them.
    pub fn with_cases(settings: &Settings, output: &Output) -> Option<Self> {
        Self::with(settings, None, rules::read, output)
    }

    fn with(settings: &Settings, stdin_name: Option<String>, read: rules::Read, output: &Output) -> Option<Self> {
        let config = read_config(settings, output)?;
        let rules = layered(settings.rules.clone(), config.as_ref(), |config| &config.rules);
        let folders: Vec<PathBuf> = rules.iter().map(|set| set.value.clone()).collect();
        let mut knowledge = read(&folders, output)?;
        let ids: Vec<String> = knowledge.rules.rules().iter().map(|rule| rule.id.clone()).collect();
        let mut sound = true;
        for error in config.iter().flat_map(|config| config.unknown_rules(&knowledge.rules)) {
            output.diagnostic(&error);
            sound = false;
        }
        let severity = layered(settings.severity.clone(), config.as_ref(), |config| &config.severity);
        for (id, _) in settings.severity.iter().filter(|(id, _)| !ids.contains(id)) {
            let known: Vec<&str> = ids.iter().map(String::as_str).collect();
            output.error(&format!("no rule is called \"{id}\""), config::suggestion(id, &known).as_deref());
            sound = false;
        }
        let ignore = layered(settings.ignore.clone(), config.as_ref(), |config| &config.ignore);
        let ignored = ignored(&ignore, config.as_ref()).map_err(|error| output.error(&error, None)).ok()?;
        if !sound {
            return None;
        }
        // the first entry for a rule counts: the command line stands before the file
        let level = |id: &str| severity.iter().find(|set| set.value.0 == id).map(|set| set.value.1);
        let given: BTreeSet<&str> = settings.severity.iter().map(|(id, _)| id.as_str()).collect();
        let grades = Grades::new(config.as_ref(), &given, |id| level(id).is_some_and(|level| level.severity().is_none()));
        let shipped = |rule: &Rule| grades.is_wanted(&rule.id).then_some(rule.severity);
        knowledge.rules = knowledge.rules.graded(|rule| level(&rule.id).map_or(Some(rule.severity), Level::severity).or_else(|| shipped(rule)));
        let pick =
            |config: Option<&Config>| config.and_then(|config| Some((config, config.fail_on.as_ref()?))).map(|(config, at)| set(config, at.line, at.value));
        Some(Self {
            knowledge,
            rule_ids: ids.into_iter().collect(),
            rules,
            ignore,
            severity,
            grades,
            fail_on: command_line(settings.fail_on).or_else(|| pick(config.as_ref())).unwrap_or(Set { value: FailOn::Error, origin: Origin::Default }),
            min_compared: command_line(settings.min_compared).or_else(|| {
                let config = config.as_ref()?;
                config.min_compared.as_ref().map(|at| set(config, at.line, at.value))
            }),
            baseline: command_line(settings.baseline.clone()).or_else(|| {
                let config = config.as_ref()?;
                config.baseline.as_ref().map(|at| set(config, at.line, at.value.clone()))
            }),
            waivers: config.as_ref().map(waivers).unwrap_or_default(),
            load: LoadOptions { ignored, stdin_name, as_english: settings.language.is_some() },
            date: settings.date,
            today: settings.today.unwrap_or_else(|| jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()),
            against: settings.against.clone(),
            config,
        })
    }

    /// Gives what was found the severities of its places, and takes out what somebody has accepted; what accepts nothing more is told.
    pub fn settle(&self, outcome: &mut Outcome<'_>) -> Vec<Lapse> {
        self.grades.apply(outcome);
        waiver::waive(outcome, &self.waivers, Some(self.today), |id| self.rule_ids.contains(id))
    }

    /// Everything to read: drafts come first, so that what is both is a draft.
    ///
    /// Without a path the sources of the configuration are read. With one they are what it is checked against, unless
    /// `--against` names others.
    pub fn inputs(&self, paths: &[PathBuf]) -> Vec<Input> {
        let configured = self.configured(paths.is_empty());
        if paths.is_empty() {
            return configured;
        }
        let against: Vec<Input> = if self.against.is_empty() {
            configured
        } else {
            self.against.iter().filter(|path| !is_archive(path)).map(|path| Input { path: path.clone(), role: Some(Role::Source) }).collect()
        };
        let role = (!against.is_empty() || !self.against.is_empty()).then_some(Role::Draft);
        paths.iter().map(|path| Input { path: path.clone(), role }).chain(against).collect()
    }

    /// The archives among what is checked against.
    pub fn archives(&self) -> impl Iterator<Item = &Path> {
        self.against.iter().map(PathBuf::as_path).filter(|path| is_archive(path))
    }

    /// The sources of the configuration: all, or those that drafts are checked against.
    fn configured(&self, all: bool) -> Vec<Input> {
        let Some(config) = &self.config else { return Vec::new() };
        let sources = config.sources.iter().filter(|source| all || source.role == Some(Role::Source));
        let mut inputs: Vec<Input> = Vec::new();
        for source in sources {
            let path = config.root.join(source.path.value.trim_start_matches("./"));
            let is_literal = !source.path.value.starts_with(['*', '!', '?', '[']) && path.exists();
            let found = if is_literal { vec![path] } else { source.patterns.files(&config.root) };
            // a pattern that finds nothing is a path that does not exist, and is said as such
            let found = if found.is_empty() { vec![config.root.join(&source.path.value)] } else { found };
            inputs.extend(found.into_iter().map(|path| Input { path, role: source.role }));
        }
        inputs
    }

    /// Tells a document what the configuration knows of it; what it says itself goes before, but not for its role.
    pub fn describe(&self, document: &mut Document) {
        let path = Path::new(document.name()).to_owned();
        for source in self.config.iter().flat_map(|config| &config.sources).filter(|source| source.patterns.matches(&path)) {
            document.date = document.date.or(source.date);
            document.kind = document.kind.or(source.kind);
            document.outlet = document.outlet.take().or_else(|| source.outlet.clone());
            if let Some(role) = source.role.filter(|_| self.against.is_empty()) {
                document.role = role;
            }
        }
        document.date = document.date.or(self.date);
    }
}

/// What holds, in one line, for those who want to know.
impl std::fmt::Display for Plan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let config = self.config.as_ref().map_or("none", |config| config.name.as_str());
        let rules = self.knowledge.rules.rules().len();
        writeln!(f, "configuration: {config}; rules in force: {rules}; fails on: {} ({})", self.fail_on.value, self.fail_on.origin)
    }
}

/// Whether a path is meant as an archive: by its name, so that a damaged one is known too, or by how it begins.
fn is_archive(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "gainsay") || Archive::is_one(path)
}

/// The configuration that holds: the one that is named, or the nearest. The outer `None` means that it is bad.
#[expect(clippy::option_option, reason = "a bad configuration and none are different things")]
fn read_config(settings: &Settings, output: &Output) -> Option<Option<Config>> {
    let Some(path) = config::chosen(&settings.configuration) else { return Some(None) };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            output.error(&format!("{} cannot be read: {error}", path.display()), None);
            return None;
        }
    };
    // what stands in a folder above may be somebody else's; what was named, or lies here, is the reader's own
    let is_trusted = settings.configuration.config.is_some() || settings.configuration.trust_config || !path.starts_with("..");
    let within = |config: Config| match config.outside() {
        outside if is_trusted || outside.is_empty() => Ok(config),
        outside => Err(outside),
    };
    match Config::parse(&path, &text).and_then(within) {
        Ok(config) => Some(Some(config)),
        Err(errors) => {
            for error in &errors {
                output.diagnostic(error);
            }
            None
        }
    }
}

/// Lists add up: the command line's entries stand before the file's.
fn layered<T: Clone>(given: Vec<T>, config: Option<&Config>, of: impl Fn(&Config) -> &Vec<config::At<T>>) -> Vec<Set<T>> {
    let given = given.into_iter().map(|value| Set { value, origin: Origin::CommandLine });
    given.chain(config.into_iter().flat_map(|config| of(config).iter().map(|at| set(config, at.line, at.value.clone())))).collect()
}

fn command_line<T>(value: Option<T>) -> Option<Set<T>> {
    value.map(|value| Set { value, origin: Origin::CommandLine })
}

fn set<T>(config: &Config, line: usize, value: T) -> Set<T> {
    Set { value, origin: Origin::File(config.name.clone(), line) }
}

/// Patterns of the command line hold below the working directory, those of the file below its own.
fn ignored(ignore: &[Set<String>], config: Option<&Config>) -> Result<Option<Patterns>, String> {
    if ignore.is_empty() {
        return Ok(None);
    }
    let root = config.map(|config| config.root.as_path()).filter(|root| !root.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Patterns::new(root, ignore.iter().map(|set| set.value.as_str())).map(Some).map_err(|error| error.to_string())
}

fn waivers(config: &Config) -> Vec<Waiver> {
    let waiver = |entry: &config::Suppress| Waiver {
        rules: vec![entry.rule.value.clone()],
        cover: entry.patterns.clone().map_or(Cover::Everything, Cover::Sources),
        text: entry.text.clone(),
        until: entry.until,
        grounds: Grounds::Configured { place: format!("{}:{}", config.name, entry.rule.line), reason: entry.reason.clone() },
    };
    config.suppress.iter().map(waiver).collect()
}
