//! A rule file as written: the serde mirror of the TOML, with the place of whatever a later stage may complain about.
//!
//! Serde stops at the first mistake; [`read`] goes on: every syntax error is reported, and an unknown key is taken out and the
//! file read again. The relation's table is left as it was written: what may stand in it, its [`Spec`](crate::rule::Spec) says.

mod form;
mod relation;
mod word;

use std::collections::BTreeMap;
use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

pub(super) use form::{of_value, plainly};
pub(super) use word::{Placed, Word};

use super::error::Mistake;
use super::suggest::advice_on_key;
use crate::claim::{Aspect, Mode, Trend};
use crate::quantity::Dimension;
use crate::rule::{Expectation, Reason, Scope, Severity};
use crate::schema::{self, OneOf};

/// A rule as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RuleFile {
    /// Names the fault and is the file's name: `ferry-counts-differ`.
    pub(super) id: Word,
    /// One sentence: what is wrong when the rule fires.
    pub(super) what: Word,
    /// Why a reader should care.
    pub(super) why: Word,
    /// What to do about it.
    pub(super) help: Word,
    /// What to do where all figures stand in one text; `help` where it is left out.
    pub(super) help_in_one_text: Option<Word>,
    /// How much a conflict matters.
    #[schemars(with = "OneOf<Severity>")]
    pub(super) severity: Word,
    /// Rows of the catalogue of checks (docs/checks.md) that the rule covers.
    #[schemars(with = "Vec<word::CheckNumber>")]
    #[serde(default)]
    pub(super) checks: Vec<Placed<i64>>,
    /// How far apart the figures may stand.
    #[schemars(with = "Option<OneOf<Scope>>")]
    pub(super) scope: Option<Word>,
    /// Which figures the rule speaks of.
    pub(super) when: Option<Placed<WhenFile>>,
    /// What must hold between them: one table, which is read by what its relation declares.
    #[schemars(required)]
    #[expect(dead_code, reason = "the table is taken out before; the field tells the schema of it")]
    relation: Option<relation::Table>,
    /// What it has cost its readers, on published texts that somebody read.
    pub(super) price: Option<Placed<PriceFile>>,
    /// Sentences that show it: at least one that fires and two that stay silent.
    #[serde(default, rename = "case")]
    pub(super) cases: Vec<Placed<CaseFile>>,
}

/// What a rule has cost, as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct PriceFile {
    /// Published texts that the rule was run over, each by itself.
    pub(super) texts: u32,
    /// Reports that it made on them, of its own severity.
    pub(super) reports: u32,
    /// Reports that were true, on reading.
    pub(super) right: u32,
}

/// What a figure must be, as written. The key `of` is the selector's `whole`, whose name is taken by a part.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct SelectorFile {
    /// A named measure of the vocabulary.
    #[schemars(with = "Option<word::MeasureName>")]
    pub(super) measure: Option<Word>,
    /// What is counted, by its singular.
    pub(super) noun: Vec<Word>,
    /// What happened to it, by its class.
    #[schemars(with = "Vec<word::EventClass>")]
    pub(super) event: Vec<Word>,
    /// What a share is a share of.
    pub(super) of: Vec<Word>,
    /// The kind of figure.
    #[schemars(with = "Vec<OneOf<Dimension>>")]
    pub(super) dimension: Vec<Word>,
    /// The unit, by its name.
    #[schemars(with = "Vec<word::UnitName>")]
    pub(super) unit: Vec<Word>,
    /// How it is put forward; asserted and estimated where it is left out.
    #[schemars(with = "Vec<OneOf<Mode>>")]
    pub(super) mode: Vec<Word>,
    /// Where it stands, where it stood, or by how much it moved.
    #[schemars(with = "Vec<OneOf<Aspect>>")]
    pub(super) aspect: Vec<Word>,
    /// Whether it rose or fell.
    #[schemars(with = "Vec<OneOf<Trend>>")]
    pub(super) trend: Vec<Word>,
    /// One of these words stands within a few words of it.
    pub(super) near: Vec<Word>,
    /// One of these words names it: "total" of "a total of 305".
    pub(super) called: Vec<Word>,
    /// These words all stand in its sentence.
    pub(super) with: Vec<Word>,
    /// None of these words stands in its sentence.
    pub(super) without: Vec<Word>,
}

/// `[when]` for figures that are all alike, and `[when.<part>]` for those that a relation binds by name.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct WhenFile {
    /// A named measure of the vocabulary.
    #[schemars(with = "Option<word::MeasureName>")]
    pub(super) measure: Option<Word>,
    /// What is counted, by its singular.
    pub(super) noun: Vec<Word>,
    /// What happened to it, by its class.
    #[schemars(with = "Vec<word::EventClass>")]
    pub(super) event: Vec<Word>,
    /// What a share is a share of.
    pub(super) of: Vec<Word>,
    /// The kind of figure.
    #[schemars(with = "Vec<OneOf<Dimension>>")]
    pub(super) dimension: Vec<Word>,
    /// The unit, by its name.
    #[schemars(with = "Vec<word::UnitName>")]
    pub(super) unit: Vec<Word>,
    /// How it is put forward; asserted and estimated where it is left out.
    #[schemars(with = "Vec<OneOf<Mode>>")]
    pub(super) mode: Vec<Word>,
    /// Where it stands, where it stood, or by how much it moved.
    #[schemars(with = "Vec<OneOf<Aspect>>")]
    pub(super) aspect: Vec<Word>,
    /// Whether it rose or fell.
    #[schemars(with = "Vec<OneOf<Trend>>")]
    pub(super) trend: Vec<Word>,
    /// One of these words stands within a few words of it.
    pub(super) near: Vec<Word>,
    /// One of these words names it: "total" of "a total of 305".
    pub(super) called: Vec<Word>,
    /// These words all stand in its sentence.
    pub(super) with: Vec<Word>,
    /// None of these words stands in its sentence.
    pub(super) without: Vec<Word>,
    /// A part of the whole.
    pub(super) part: Option<Placed<SelectorFile>>,
    /// The whole.
    pub(super) whole: Option<Placed<SelectorFile>>,
    /// The share that the part is of the whole.
    pub(super) share: Option<Placed<SelectorFile>>,
    /// Where something stood.
    pub(super) from: Option<Placed<SelectorFile>>,
    /// Where it stands.
    pub(super) to: Option<Placed<SelectorFile>>,
    /// By how much it moved.
    pub(super) change: Option<Placed<SelectorFile>>,
    /// How many times as much it is.
    pub(super) multiple: Option<Placed<SelectorFile>>,
    /// So many per so many.
    pub(super) rate: Option<Placed<SelectorFile>>,
    /// How many there are.
    pub(super) number: Option<Placed<SelectorFile>>,
    /// How much each has, on average.
    pub(super) mean: Option<Placed<SelectorFile>>,
    /// How much all have.
    pub(super) total: Option<Placed<SelectorFile>>,
    /// How long it lasted.
    pub(super) duration: Option<Placed<SelectorFile>>,
    /// From when to when.
    pub(super) dates: Option<Placed<SelectorFile>>,
    /// When somebody was born.
    pub(super) birth: Option<Placed<SelectorFile>>,
    /// When they were of an age.
    pub(super) then: Option<Placed<SelectorFile>>,
    /// How old they were.
    pub(super) age: Option<Placed<SelectorFile>>,
    /// Games won by either side.
    pub(super) score: Option<Placed<SelectorFile>>,
    /// How far a poll may be off.
    pub(super) margin: Option<Placed<SelectorFile>>,
    /// Which place something takes in a list by size.
    pub(super) rank: Option<Placed<SelectorFile>>,
    /// What other parts leave.
    pub(super) rest: Option<Placed<SelectorFile>>,
    /// Games that were won.
    pub(super) wins: Option<Placed<SelectorFile>>,
    /// Games that nobody won.
    pub(super) draws: Option<Placed<SelectorFile>>,
    /// No less than this.
    pub(super) least: Option<Placed<SelectorFile>>,
    /// No more than this.
    pub(super) most: Option<Placed<SelectorFile>>,
}

/// `[[case]]` as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct CaseFile {
    /// What it shows.
    pub(super) name: Word,
    /// Whether the rule fires; what is to do fails as soon as it comes out right.
    #[schemars(with = "OneOf<Expectation>")]
    pub(super) expect: Word,
    /// The reason for silence: a case that is silent for another reason fails.
    #[schemars(with = "Option<OneOf<Reason>>")]
    pub(super) because: Option<Word>,
    /// The texts, by their names: a text, or a table of text, date and role.
    #[schemars(with = "BTreeMap<String, word::CaseText>")]
    #[serde(default)]
    pub(super) docs: BTreeMap<String, Placed<toml::Value>>,
}

/// The JSON Schema of a rule file.
#[must_use]
pub fn schema() -> String {
    schema::text_of::<RuleFile>("A rule of gainsay")
}

/// A mistake, its place and advice about it.
pub(super) type Found = (Mistake, Option<Range<usize>>, Option<String>);

/// The relation's table as written.
pub(super) type RelationFile<'t> = Spanned<DeValue<'t>>;

/// Reads a rule file as written and the table of its relation, with every mistake on the way; `None` where too little is left to go on with.
pub(super) fn read(text: &str) -> (Option<(RuleFile, Option<RelationFile<'_>>)>, Vec<Found>) {
    let (mut table, syntax) = DeTable::parse_recoverable(text);
    if !syntax.is_empty() {
        return (None, first_of_each_run(text, &syntax));
    }
    let mut found = Vec::new();
    let relation = table.get_mut().remove("relation");
    loop {
        let error = match RuleFile::deserialize(Deserializer::from(table.clone())) {
            Ok(file) => return (Some((file, relation)), found),
            Err(error) => error,
        };
        let (Some((key, known)), Some(span)) = (unknown_key(error.message()), error.span()) else {
            let place = error.span().filter(|span| span.end > 0 && span.len() < text.len()).unwrap_or_else(|| first_line(text));
            let advice = of_value(text, error.message(), &place);
            found.push((Mistake::Shape(plainly(error.message())), Some(place), advice));
            return (None, found);
        };
        found.push((Mistake::UnknownKey(key.to_owned()), Some(span.clone()), advice_on_key(key, &known)));
        if !take_out(table.get_mut(), &span) {
            return (None, found);
        }
    }
}

/// What TOML or serde says of a place of a file, in the words of somebody who writes it, and the form that was probably meant.
#[must_use]
pub fn told(text: &str, message: &str, place: &Range<usize>) -> (String, Option<String>) {
    if DeTable::parse_recoverable(text).1.is_empty() {
        return (plainly(message), of_value(text, message, place));
    }
    (message.to_owned(), form::of_syntax(text, message, place))
}

/// The key that a mirror does not have, and those that it has, of serde's message.
pub(super) fn unknown_key(message: &str) -> Option<(&str, Vec<&str>)> {
    let (key, expected) = message.strip_prefix("unknown field `")?.split_once('`')?;
    Some((key, expected.split('`').skip(1).step_by(2).collect()))
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
            let advice = form::of_syntax(text, message, &span);
            found.push((Mistake::Syntax(message.to_owned()), Some(span), advice));
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
