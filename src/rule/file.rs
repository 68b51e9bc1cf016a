//! A rule file as written: the serde mirror of the TOML, with the place of whatever a later stage may complain about.
//!
//! Serde stops at the first mistake; [`read`] goes on: every syntax error is reported, and an unknown key is taken out and the
//! file read again.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::error::Mistake;
use super::suggest::advice;

/// A word and its place.
pub(super) type Word = Spanned<String>;

/// A rule as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RuleFile {
    pub(super) id: Word,
    pub(super) what: Word,
    pub(super) why: Word,
    pub(super) help: Word,
    pub(super) severity: Word,
    #[serde(default)]
    pub(super) checks: Vec<Spanned<i64>>,
    pub(super) scope: Option<Word>,
    pub(super) when: Option<Spanned<WhenFile>>,
    pub(super) relation: Option<RelationFile>,
    #[serde(default, rename = "case")]
    pub(super) cases: Vec<Spanned<CaseFile>>,
}

/// What a figure must be, as written. The key `of` is the selector's `whole`, whose name is taken by a part.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct SelectorFile {
    pub(super) measure: Option<Word>,
    pub(super) noun: Vec<Word>,
    pub(super) event: Vec<Word>,
    pub(super) of: Vec<Word>,
    pub(super) dimension: Vec<Word>,
    pub(super) unit: Vec<Word>,
    pub(super) mode: Vec<Word>,
    pub(super) aspect: Vec<Word>,
    pub(super) trend: Vec<Word>,
    pub(super) near: Vec<Word>,
    pub(super) called: Vec<Word>,
    pub(super) with: Vec<Word>,
    pub(super) without: Vec<Word>,
}

/// `[when]` for figures that are all alike, and `[when.<part>]` for those that a relation binds by name.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct WhenFile {
    pub(super) measure: Option<Word>,
    pub(super) noun: Vec<Word>,
    pub(super) event: Vec<Word>,
    pub(super) of: Vec<Word>,
    pub(super) dimension: Vec<Word>,
    pub(super) unit: Vec<Word>,
    pub(super) mode: Vec<Word>,
    pub(super) aspect: Vec<Word>,
    pub(super) trend: Vec<Word>,
    pub(super) near: Vec<Word>,
    pub(super) called: Vec<Word>,
    pub(super) with: Vec<Word>,
    pub(super) without: Vec<Word>,
    pub(super) part: Option<Spanned<SelectorFile>>,
    pub(super) whole: Option<Spanned<SelectorFile>>,
    pub(super) share: Option<Spanned<SelectorFile>>,
    pub(super) from: Option<Spanned<SelectorFile>>,
    pub(super) to: Option<Spanned<SelectorFile>>,
    pub(super) change: Option<Spanned<SelectorFile>>,
    pub(super) multiple: Option<Spanned<SelectorFile>>,
    pub(super) rate: Option<Spanned<SelectorFile>>,
    pub(super) number: Option<Spanned<SelectorFile>>,
    pub(super) mean: Option<Spanned<SelectorFile>>,
    pub(super) total: Option<Spanned<SelectorFile>>,
    pub(super) duration: Option<Spanned<SelectorFile>>,
    pub(super) dates: Option<Spanned<SelectorFile>>,
    pub(super) birth: Option<Spanned<SelectorFile>>,
    pub(super) then: Option<Spanned<SelectorFile>>,
    pub(super) age: Option<Spanned<SelectorFile>>,
    pub(super) score: Option<Spanned<SelectorFile>>,
    pub(super) margin: Option<Spanned<SelectorFile>>,
    pub(super) rank: Option<Spanned<SelectorFile>>,
}

/// The relation: one table of the closed set.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RelationFile {
    pub(super) equal: Option<Spanned<EqualFile>>,
    pub(super) at_most: Option<Spanned<BoundFile>>,
    pub(super) share: Option<Spanned<DerivedFile>>,
    pub(super) limit: Option<Spanned<LimitFile>>,
    pub(super) change: Option<Spanned<DerivedFile>>,
    pub(super) difference: Option<Spanned<DerivedFile>>,
    pub(super) multiple: Option<Spanned<DerivedFile>>,
    pub(super) convert: Option<Spanned<DerivedFile>>,
    pub(super) rate: Option<Spanned<DerivedFile>>,
    pub(super) product: Option<Spanned<DerivedFile>>,
    pub(super) sum: Option<Spanned<DerivedFile>>,
    pub(super) breakdown: Option<Spanned<DerivedFile>>,
    pub(super) gain: Option<Spanned<DerivedFile>>,
    pub(super) span: Option<Spanned<DerivedFile>>,
    pub(super) order: Option<Spanned<AspectFile>>,
    pub(super) calendar: Option<Spanned<AspectFile>>,
    pub(super) age: Option<Spanned<DerivedFile>>,
    pub(super) games: Option<Spanned<DerivedFile>>,
    pub(super) contrast: Option<Spanned<DerivedFile>>,
    pub(super) whole_number: Option<Spanned<DerivedFile>>,
    pub(super) margin: Option<Spanned<DerivedFile>>,
    pub(super) partition: Option<Spanned<DerivedFile>>,
    pub(super) mean_of_parts: Option<Spanned<DerivedFile>>,
    pub(super) base: Option<Spanned<DerivedFile>>,
    pub(super) exchange: Option<Spanned<DerivedFile>>,
    pub(super) rank: Option<Spanned<DerivedFile>>,
    pub(super) list_count: Option<Spanned<DerivedFile>>,
    pub(super) echo: Option<Spanned<EchoFile>>,
    pub(super) monotone: Option<Spanned<DerivedFile>>,
    pub(super) support: Option<Spanned<DerivedFile>>,
    pub(super) fresh: Option<Spanned<DerivedFile>>,
}

/// `[relation.equal]` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct EqualFile {
    #[serde(default)]
    pub(super) must_match: Vec<Word>,
    pub(super) tolerance: Option<Spanned<toml::Value>>,
    pub(super) report: Option<Spanned<Vec<Word>>>,
    pub(super) evidence: Option<Word>,
    #[serde(default)]
    pub(super) same: Vec<Word>,
    pub(super) pattern: Option<Word>,
}

/// `[relation.at-most]` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct BoundFile {
    #[serde(default)]
    pub(super) must_match: Vec<Word>,
    pub(super) tolerance: Option<Spanned<toml::Value>>,
}

/// A relation whose figures follow from each other, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DerivedFile {
    pub(super) tolerance: Option<Spanned<toml::Value>>,
    pub(super) pattern: Option<Word>,
}

/// `[relation.limit]` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct LimitFile {
    pub(super) min: Option<Spanned<toml::Value>>,
    pub(super) max: Option<Spanned<toml::Value>>,
}

/// A relation that says what of the figure it looks at, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct AspectFile {
    pub(super) of: Word,
}

/// `[relation.echo]` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct EchoFile {
    pub(super) differs: Word,
    pub(super) digits: Option<Spanned<u8>>,
}

/// `[[case]]` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct CaseFile {
    pub(super) name: Word,
    pub(super) expect: Word,
    pub(super) because: Option<Word>,
    #[serde(default)]
    pub(super) docs: BTreeMap<String, Spanned<toml::Value>>,
}

/// A mistake, its place and advice about it.
pub(super) type Found = (Mistake, Option<Range<usize>>, Option<String>);

/// Reads a rule file as written, with every mistake on the way; `None` where too little is left to go on with.
pub(super) fn read(text: &str) -> (Option<RuleFile>, Vec<Found>) {
    let (mut table, syntax) = DeTable::parse_recoverable(text);
    if !syntax.is_empty() {
        return (None, first_of_each_run(text, &syntax));
    }
    let mut found = Vec::new();
    loop {
        let error = match RuleFile::deserialize(Deserializer::from(table.clone())) {
            Ok(file) => return (Some(file), found),
            Err(error) => error,
        };
        let unknown = error.message().strip_prefix("unknown field `").and_then(|rest| rest.split_once('`'));
        let (Some((key, expected)), Some(span)) = (unknown, error.span()) else {
            let place = error.span().filter(|span| span.end > 0 && span.len() < text.len()).unwrap_or_else(|| first_line(text));
            found.push((Mistake::Shape(plainly(error.message())), Some(place), None));
            return (None, found);
        };
        let known: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
        found.push((Mistake::UnknownKey(key.to_owned()), Some(span.clone()), advice(key, &known)));
        if !take_out(table.get_mut(), &span) {
            return (None, found);
        }
    }
}

/// Takes the key that stands at `span` out of the table or of a table inside it.
fn take_out(table: &mut DeTable<'_>, span: &Range<usize>) -> bool {
    let key = table.keys().find(|key| key.span() == *span).cloned();
    if let Some(key) = key {
        return table.remove(&key).is_some();
    }
    table.iter_mut().any(|(_, value)| take_out_below(value.get_mut(), span))
}

fn take_out_below(value: &mut DeValue<'_>, span: &Range<usize>) -> bool {
    match value {
        DeValue::Table(table) => take_out(table, span),
        DeValue::Array(array) => array.iter_mut().any(|value| take_out_below(value.get_mut(), span)),
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => false,
    }
}

/// The syntax errors in order of their places; of errors on neighbouring lines only the first, which the others follow from.
fn first_of_each_run(text: &str, errors: &[toml::de::Error]) -> Vec<Found> {
    let mut placed: Vec<_> = errors.iter().map(|error| (error.span().unwrap_or_else(|| first_line(text)), error.message())).collect();
    placed.sort_by_key(|(span, _)| span.start);
    let written_lines = |upto: usize| text.get(..upto).unwrap_or(text).lines().filter(|line| !line.trim().is_empty()).count();
    let line_of = |at: usize| written_lines(text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at + end));
    let mut found: Vec<Found> = Vec::new();
    let mut last = None;
    for (span, message) in placed {
        let line = line_of(span.start);
        if last.is_none_or(|last| line > last + 1) {
            found.push((Mistake::Syntax(message.to_owned()), Some(span), None));
        }
        last = Some(line);
    }
    found
}

/// The first line with text on it, for a mistake that has no place of its own.
fn first_line(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| start + end)
}

/// Serde's message on one line, in the words of TOML.
fn plainly(message: &str) -> String {
    message.lines().map(str::trim).collect::<Vec<_>>().join(", ").replace("a sequence", "a list").replace("a map", "a table")
}
