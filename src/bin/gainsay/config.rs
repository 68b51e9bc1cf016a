//! `gainsay.toml`: how a newsroom checks, found upward from the working directory.
//!
//! What is read here is already meant: severities, dates, shares and patterns are valid values. Every mistake points into the file.

#![expect(clippy::result_large_err, reason = "a mistake in the configuration is made once and carries its whole source")]

mod bounds;
mod count;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use gainsay::document::{Kind, Patterns, Role};
use gainsay::quantity::Amount;
use gainsay::rule::RuleSet;
use gainsay::rulebook;
use gainsay::schema::{self, OneOf};
use jiff::civil::Date;
use miette::{Diagnostic, NamedSource, SourceSpan};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use toml::Spanned;

use crate::args::{Configuration, FailOn, Level};
pub use count::Count;
use count::CountFile;

/// What the file is called.
pub const NAME: &str = "gainsay.toml";
/// Words that are less alike than this are no suggestion.
const ALIKE: f64 = 0.75;

type Word = Spanned<String>;

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    /// Folders of your own rules and vocabulary, beside those that ship.
    #[schemars(with = "Vec<String>")]
    rules: Vec<Word>,
    /// Files that a walk of a directory leaves out, as in .gitignore.
    #[schemars(with = "Vec<String>")]
    ignore: Vec<Word>,
    /// The least severity that makes the exit code 1.
    #[schemars(with = "Option<Choice<FailOn>>")]
    fail_on: Option<Word>,
    /// Conflicts that were there before, written by `gainsay check --write-baseline FILE`.
    #[schemars(with = "Option<String>")]
    baseline: Option<Word>,
    /// How much must have been compared.
    coverage: CoverageFile,
    /// Severity by rule.
    #[schemars(with = "BTreeMap<String, Choice<Level>>")]
    severity: BTreeMap<Word, Word>,
    /// Severity by rule for the files that a pattern of .gitignore matches; of several that name a rule the last holds.
    #[schemars(with = "BTreeMap<String, BTreeMap<String, Choice<Level>>>")]
    paths: BTreeMap<Word, BTreeMap<Word, Word>>,
    /// What is read, and what is known of it.
    source: Vec<SourceFile>,
    /// Numbers that the files themselves give.
    count: Vec<CountFile>,
    /// Conflicts that are accepted, always with a reason.
    suppress: Vec<SuppressFile>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct CoverageFile {
    /// The share of figures that must have been compared, such as "40%"; below it the exit code is 3.
    #[schemars(with = "Option<String>")]
    min_compared: Option<Word>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct SourceFile {
    /// A file or a pattern of .gitignore, relative to this file.
    #[schemars(with = "String")]
    path: Word,
    /// Whether it is checked, or checked against.
    #[schemars(with = "Option<OneOf<Role>>")]
    role: Option<Word>,
    /// What kind of text it is: documentation counts exactly.
    #[schemars(with = "Option<OneOf<Kind>>")]
    kind: Option<Word>,
    /// When it was published, where it does not say so itself.
    #[schemars(with = "Option<String>")]
    date: Option<Spanned<toml::Value>>,
    /// Who published it.
    #[schemars(with = "Option<String>")]
    outlet: Option<Word>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct SuppressFile {
    /// The rule's id.
    #[schemars(with = "String")]
    rule: Word,
    /// A file or a pattern of .gitignore; everywhere if left out.
    #[schemars(with = "Option<String>")]
    path: Option<Word>,
    /// Words of the figure that is meant; all of them if left out.
    #[schemars(with = "Option<String>")]
    text: Option<Word>,
    /// Why these conflicts are accepted.
    #[schemars(with = "String")]
    reason: Word,
    /// The day on which this ends.
    #[schemars(with = "Option<String>")]
    until: Option<Spanned<toml::Value>>,
}

/// A word that the command line takes too, for the schema.
struct Choice<T>(PhantomData<T>);

impl<T: ValueEnum> JsonSchema for Choice<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        names::<T>().join("-or-").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema::one_of(&names::<T>().iter().map(String::as_str).collect::<Vec<_>>())
    }
}

/// The words of an option's values.
fn names<T: ValueEnum>() -> Vec<String> {
    T::value_variants().iter().filter_map(|value| Some(value.to_possible_value()?.get_name().to_owned())).collect()
}

/// The JSON Schema of the configuration.
pub fn schema() -> String {
    schema::text_of::<File>("The configuration of gainsay")
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct At<T> {
    pub value: T,
    pub line: usize,
    span: Range<usize>,
}

/// What the configuration says.
#[derive(Debug)]
pub struct Config {
    /// Its path as shown.
    pub name: String,
    /// The directory that its paths are relative to.
    pub root: PathBuf,
    text: Arc<str>,
    pub rules: Vec<At<PathBuf>>,
    pub ignore: Vec<At<String>>,
    pub fail_on: Option<At<FailOn>>,
    pub baseline: Option<At<PathBuf>>,
    pub min_compared: Option<At<Amount>>,
    pub severity: Vec<At<(String, Level)>>,
    /// In order of the file.
    pub paths: Vec<PathLevels>,
    pub sources: Vec<Source>,
    pub counts: Vec<Count>,
    pub suppress: Vec<Suppress>,
}

/// Documents that are described together.
#[derive(Debug)]
pub struct Source {
    pub path: At<String>,
    pub patterns: Patterns,
    pub role: Option<Role>,
    pub kind: Option<Kind>,
    pub date: Option<Date>,
    pub outlet: Option<String>,
}

/// The severities of rules in some files.
#[derive(Debug)]
pub struct PathLevels {
    pub path: At<String>,
    pub patterns: Patterns,
    pub levels: Vec<At<(String, Level)>>,
}

/// Conflicts that are accepted.
#[derive(Debug)]
pub struct Suppress {
    pub rule: At<String>,
    pub patterns: Option<Patterns>,
    pub text: Option<String>,
    pub reason: String,
    pub until: Option<Date>,
}

/// A mistake in the configuration.
#[derive(Debug, thiserror::Error, Diagnostic)]
#[error("{message}")]
pub struct ConfigError {
    message: String,
    #[source_code]
    source_code: NamedSource<Arc<str>>,
    #[label("here")]
    place: SourceSpan,
    #[help]
    help: Option<String>,
}

/// The nearest `gainsay.toml`, from the working directory upward; its path is relative.
fn find() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let mut up = PathBuf::new();
    for directory in here.ancestors() {
        if directory.join(NAME).is_file() {
            return Some(up.join(NAME));
        }
        up.push("..");
    }
    None
}

/// The configuration that holds: the one that is named, or the nearest.
pub fn chosen(configuration: &Configuration) -> Option<PathBuf> {
    if configuration.no_config { None } else { configuration.config.clone().or_else(find) }
}

/// What a run of a configuration rests on: the file itself, its rules, and where its sources stand, as far as no pattern begins. Of a bad one
/// there is only the file: the run says what is bad.
pub fn watched(configuration: &Configuration) -> Vec<PathBuf> {
    let Some(path) = chosen(configuration) else { return Vec::new() };
    let config = std::fs::read_to_string(&path).ok().and_then(|text| Config::parse(&path, &text).ok());
    let of = |config: Config| {
        let plain = |path: &str| path.split('/').take_while(|part| !part.contains(['*', '?', '[', '!'])).collect::<PathBuf>();
        let sources = config.sources.iter().map(|source| Path::new(".").join(&config.root).join(plain(&source.path.value)));
        sources.chain(config.rules.iter().map(|rules| rules.value.clone())).collect::<Vec<_>>()
    };
    config.map(of).into_iter().flatten().chain([path]).collect()
}

impl Config {
    /// Reads the text of a configuration; every mistake that can be told apart is reported.
    pub fn parse(path: &Path, text: &str) -> Result<Self, Vec<ConfigError>> {
        let reader = Reader { name: path.display().to_string(), root: path.parent().unwrap_or(Path::new("")).to_owned(), text: text.into() };
        let file: File = toml::from_str(text).map_err(|error| vec![reader.syntax(&error)])?;
        reader.config(&file)
    }

    /// Rules that are named and do not exist.
    pub fn unknown_rules(&self, known: &RuleSet) -> Vec<ConfigError> {
        let reader = Reader { name: self.name.clone(), root: self.root.clone(), text: self.text.clone() };
        let levels = self.severity.iter().chain(self.paths.iter().flat_map(|paths| &paths.levels));
        let named = levels.map(|at| (&at.value.0, &at.span)).chain(self.suppress.iter().map(|entry| (&entry.rule.value, &entry.rule.span)));
        let ids: Vec<&str> = known.rules().iter().map(|rule| rule.id.as_str()).collect();
        named
            .filter(|(id, _)| known.get(id).is_none())
            .map(|(id, span)| reader.error(format!("no rule is called \"{id}\""), span, suggestion(id, &ids)))
            .collect()
    }
}

struct Reader {
    name: String,
    root: PathBuf,
    text: Arc<str>,
}

impl Reader {
    fn config(&self, file: &File) -> Result<Config, Vec<ConfigError>> {
        let mut errors = Vec::new();
        let mut keep = |result: Result<(), ConfigError>| errors.extend(result.err());
        let mut config = Config {
            name: self.name.clone(),
            root: self.root.clone(),
            text: self.text.clone(),
            rules: file.rules.iter().map(|path| self.at(path, self.root.join(path.get_ref()))).collect(),
            ignore: Vec::new(),
            fail_on: None,
            baseline: file.baseline.as_ref().map(|path| self.at(path, self.root.join(path.get_ref()))),
            min_compared: None,
            severity: Vec::new(),
            paths: Vec::new(),
            sources: Vec::new(),
            counts: Vec::new(),
            suppress: Vec::new(),
        };
        for pattern in &file.ignore {
            keep(self.patterns(pattern).map(|_| config.ignore.push(self.at(pattern, pattern.get_ref().clone()))));
        }
        if let Some(word) = &file.fail_on {
            keep(self.choice(word, "fail-on").map(|value| config.fail_on = Some(self.at(word, value))));
        }
        if let Some(word) = &file.coverage.min_compared {
            let share = share(word.get_ref()).map_err(|reason| self.error(reason, &word.span(), Some("Write a share of the figures: \"60%\".".to_owned())));
            keep(share.map(|value| config.min_compared = Some(self.at(word, value))));
        }
        for (rule, level) in &file.severity {
            keep(self.choice(level, "severity").map(|level| config.severity.push(self.at(rule, (rule.get_ref().clone(), level)))));
        }
        let mut paths: Vec<_> = file.paths.iter().collect();
        paths.sort_by_key(|(path, _)| path.span().start);
        for (path, levels) in paths {
            match self.patterns(path) {
                Ok(patterns) => {
                    let mut entry = PathLevels { path: self.at(path, path.get_ref().clone()), patterns, levels: Vec::new() };
                    for (rule, level) in levels {
                        keep(self.choice(level, "severity").map(|level| entry.levels.push(self.at(rule, (rule.get_ref().clone(), level)))));
                    }
                    config.paths.push(entry);
                }
                Err(error) => keep(Err(error)),
            }
        }
        for source in &file.source {
            keep(self.source(source).map(|source| config.sources.push(source)));
        }
        for count in &file.count {
            keep(self.count(count).map(|count| config.counts.push(count)));
        }
        for suppress in &file.suppress {
            keep(self.suppress(suppress).map(|suppress| config.suppress.push(suppress)));
        }
        if errors.is_empty() { Ok(config) } else { Err(errors) }
    }

    fn source(&self, file: &SourceFile) -> Result<Source, ConfigError> {
        Ok(Source {
            path: self.at(&file.path, file.path.get_ref().clone()),
            patterns: self.patterns(&file.path)?,
            role: file.role.as_ref().map(|word| self.word(word, "role", &["draft", "source"])).transpose()?,
            kind: file.kind.as_ref().map(|word| self.word(word, "kind", &["article", "docs"])).transpose()?,
            date: file.date.as_ref().map(|value| self.date(value)).transpose()?,
            outlet: file.outlet.as_ref().map(|word| word.get_ref().clone()),
        })
    }

    fn suppress(&self, file: &SuppressFile) -> Result<Suppress, ConfigError> {
        if file.reason.get_ref().trim().is_empty() {
            return Err(self.error("the reason is empty".to_owned(), &file.reason.span(), Some("Say why these conflicts are accepted.".to_owned())));
        }
        Ok(Suppress {
            rule: self.at(&file.rule, file.rule.get_ref().clone()),
            patterns: file.path.as_ref().map(|path| self.patterns(path)).transpose()?,
            text: file.text.as_ref().map(|word| word.get_ref().clone()),
            reason: file.reason.get_ref().clone(),
            until: file.until.as_ref().map(|value| self.date(value)).transpose()?,
        })
    }

    fn patterns(&self, pattern: &Word) -> Result<Patterns, ConfigError> {
        let root = if self.root.as_os_str().is_empty() { Path::new(".") } else { &self.root };
        Patterns::new(root, [pattern.get_ref().as_str()]).map_err(|error| self.error(error.to_string(), &pattern.span(), None))
    }

    fn choice<T: ValueEnum>(&self, word: &Word, kind: &str) -> Result<T, ConfigError> {
        let names = names::<T>();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        T::from_str(word.get_ref(), false)
            .map_err(|_| self.error(format!("\"{}\" is no value of {kind}", word.get_ref()), &word.span(), Some(format!("It is one of {}.", names.join(", ")))))
    }

    fn word<T: std::str::FromStr>(&self, word: &Word, kind: &str, names: &[&str]) -> Result<T, ConfigError> {
        let error = |_| self.error(format!("\"{}\" is no {kind}", word.get_ref()), &word.span(), Some(format!("It is one of {}.", names.join(", "))));
        word.get_ref().parse().map_err(error)
    }

    /// A date of TOML, or the same in quotation marks.
    fn date(&self, value: &Spanned<toml::Value>) -> Result<Date, ConfigError> {
        let text = match value.get_ref() {
            toml::Value::String(text) => text.clone(),
            toml::Value::Datetime(date) => date.date.map(|date| date.to_string()).unwrap_or_default(),
            other => other.to_string(),
        };
        text.parse().map_err(|_| self.error(format!("{} is no date", value.get_ref()), &value.span(), Some("Write dates as 2017-04-26.".to_owned())))
    }

    fn at<T>(&self, word: &Word, value: T) -> At<T> {
        let span = word.span();
        At { value, line: self.text.get(..span.start).map_or(1, |before| before.matches('\n').count() + 1), span }
    }

    /// What the TOML reader complains about; an unknown key gets the nearest one that is known.
    fn syntax(&self, error: &toml::de::Error) -> ConfigError {
        let message = error.message();
        let unknown = message.strip_prefix("unknown field `").and_then(|rest| rest.split_once('`'));
        let Some((key, rest)) = unknown else {
            let place = error.span().unwrap_or(0..0);
            let (message, help) = rulebook::told(&self.text, message, &place);
            return self.error(message, &place, help);
        };
        let known: Vec<&str> = rest.split('`').skip(1).step_by(2).collect();
        self.error(format!("the configuration has no key \"{key}\" here"), &error.span().unwrap_or(0..0), suggestion(key, &known))
    }

    fn error(&self, message: String, span: &Range<usize>, help: Option<String>) -> ConfigError {
        ConfigError { message, source_code: NamedSource::new(&self.name, self.text.clone()), place: (span.start, span.len()).into(), help }
    }
}

/// A share of all: "60%", "60" or "7.5 %".
pub fn share(text: &str) -> Result<Amount, String> {
    let number = text.trim().trim_end_matches('%').trim_end();
    let is_plain = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let share = Amount::parse(number).filter(|_| is_plain).filter(|share| *share <= Amount::integer(100));
    share.ok_or_else(|| format!("\"{text}\" is no share from 0% to 100%"))
}

/// The word that was probably meant, or all that there are.
pub fn suggestion(word: &str, known: &[&str]) -> Option<String> {
    let alike = known.iter().map(|known| (strsim::jaro_winkler(word, known), known)).filter(|(score, _)| *score >= ALIKE);
    match alike.max_by(|a, b| a.0.total_cmp(&b.0)) {
        Some((_, known)) => Some(format!("Did you mean \"{known}\"?")),
        None if known.is_empty() => None,
        None => Some(format!("It is one of {}.", known.join(", "))),
    }
}
