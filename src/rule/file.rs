//! A rule file as written: the serde mirror of the TOML, with the place of whatever a later stage may complain about.
//!
//! Serde stops at the first mistake; [`read`] goes on: every syntax error is reported, and an unknown key is taken out and the
//! file read again.

mod word;

use std::collections::BTreeMap;
use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::de::{DeTable, DeValue, Deserializer};

pub(super) use word::{Placed, Word};

use super::error::Mistake;
use super::suggest::advice;
use super::{Calendar, EvidenceFloor, Expectation, Facet, Order, Pattern, Reason, Scope, Severity};
use crate::claim::{Aspect, Mode, Trend};
use crate::quantity::Dimension;
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
    /// What must hold between them: one table.
    #[schemars(required)]
    pub(super) relation: Option<RelationFile>,
    /// Sentences that show it: at least one that fires and two that stay silent.
    #[serde(default, rename = "case")]
    pub(super) cases: Vec<Placed<CaseFile>>,
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
}

/// The relation: one table of the closed set.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(extend("minProperties" = 1, "maxProperties" = 1))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct RelationFile {
    /// Figures for one thing agree.
    pub(super) equal: Option<Placed<EqualFile>>,
    /// A part is no larger than its whole.
    pub(super) at_most: Option<Placed<BoundFile>>,
    /// `part` of `whole` is `share` percent.
    pub(super) share: Option<Placed<DerivedFile>>,
    /// Values that a figure can have.
    pub(super) limit: Option<Placed<LimitFile>>,
    /// From `from` to `to` is `change` percent.
    pub(super) change: Option<Placed<DerivedFile>>,
    /// From `from` to `to` is `change`, in the same unit or in percentage points.
    pub(super) difference: Option<Placed<DerivedFile>>,
    /// `to` is `multiple` times `from`.
    pub(super) multiple: Option<Placed<DerivedFile>>,
    /// Two figures beside each other are one value, in two units or as a fraction and a percentage.
    pub(super) convert: Option<Placed<DerivedFile>>,
    /// `part` among `whole` is `rate` per so many.
    pub(super) rate: Option<Placed<DerivedFile>>,
    /// `number` times `mean` is `total`.
    pub(super) product: Option<Placed<DerivedFile>>,
    /// Each `part` of a list adds up to the `total` that closes it.
    pub(super) sum: Option<Placed<DerivedFile>>,
    /// The parts that a text names of one count make it up, or are no more than it.
    pub(super) breakdown: Option<Placed<DerivedFile>>,
    /// A move stated in its own unit and in percent fits the level that it led to.
    pub(super) gain: Option<Placed<DerivedFile>>,
    /// A stretch of `duration` is as long as its `dates`.
    pub(super) span: Option<Placed<DerivedFile>>,
    /// Values stand in their order.
    pub(super) order: Option<Placed<AspectFile>>,
    /// Dates and times exist.
    pub(super) calendar: Option<Placed<AspectFile>>,
    /// From `birth` to `then` somebody grew to `age`.
    pub(super) age: Option<Placed<DerivedFile>>,
    /// The two sides of a `score` add up to the `number` of games.
    pub(super) games: Option<Placed<DerivedFile>>,
    /// A figure and the one that it is contrasted with are not the same.
    pub(super) contrast: Option<Placed<DerivedFile>>,
    /// `share` percent of `whole` things is a whole number of them.
    pub(super) whole_number: Option<Placed<DerivedFile>>,
    /// Two `part`s of a poll lie further apart than its `margin`.
    pub(super) margin: Option<Placed<DerivedFile>>,
    /// Shares of one whole add up to no more than all of it.
    pub(super) partition: Option<Placed<DerivedFile>>,
    /// The share of a `whole` lies between those of its `part`s.
    pub(super) mean_of_parts: Option<Placed<DerivedFile>>,
    /// One `part` is counted out of one `whole`.
    pub(super) base: Option<Placed<DerivedFile>>,
    /// Amounts beside each other in two currencies are converted at one rate.
    pub(super) exchange: Option<Placed<DerivedFile>>,
    /// No more than `rank` less one of a list are larger than the `number` ranked.
    pub(super) rank: Option<Placed<DerivedFile>>,
    /// As many things are listed as are counted.
    pub(super) list_count: Option<Placed<DerivedFile>>,
    /// One rare figure stands for one thing.
    pub(super) echo: Option<Placed<EchoFile>>,
    /// A count that only grows does not fall from one dated source to the next.
    pub(super) monotone: Option<Placed<DerivedFile>>,
    /// A figure of a draft stands in one of its sources.
    pub(super) support: Option<Placed<DerivedFile>>,
    /// A figure that moves says from when it is.
    pub(super) fresh: Option<Placed<DerivedFile>>,
    /// How many of a group do a thing and how many do not fit each other and the group.
    pub(super) tally: Option<Placed<DerivedFile>>,
}

/// `[relation.equal]` as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct EqualFile {
    /// Facets that may not differ; a facet that one of them does not have is no difference.
    #[schemars(with = "Vec<OneOf<Facet>>")]
    #[serde(default)]
    pub(super) must_match: Vec<Word>,
    /// How much it may be off: "rounding", a share such as "5%", or an absolute number.
    #[schemars(with = "Option<word::ToleranceWord>")]
    pub(super) tolerance: Option<Placed<toml::Value>>,
    /// Which verdicts are reported.
    #[schemars(with = "Option<Vec<word::Reported>>")]
    pub(super) report: Option<Placed<Vec<Word>>>,
    /// How much must say that both speak of one thing.
    #[schemars(with = "Option<OneOf<EvidenceFloor>>")]
    pub(super) evidence: Option<Word>,
    /// Facets that both must have and agree in.
    #[schemars(with = "Vec<OneOf<Facet>>")]
    #[serde(default)]
    pub(super) same: Vec<Word>,
    /// How one must be mistaken for the other.
    #[schemars(with = "Option<OneOf<Pattern>>")]
    pub(super) pattern: Option<Word>,
}

/// `[relation.at-most]` as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct BoundFile {
    /// Facets that may not differ; a facet that one of them does not have is no difference.
    #[schemars(with = "Vec<OneOf<Facet>>")]
    #[serde(default)]
    pub(super) must_match: Vec<Word>,
    /// How much it may be off: "rounding", a share such as "5%", or an absolute number.
    #[schemars(with = "Option<word::ToleranceWord>")]
    pub(super) tolerance: Option<Placed<toml::Value>>,
}

/// A relation whose figures follow from each other, as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DerivedFile {
    /// How much it may be off: "rounding", a share such as "5%", or an absolute number.
    #[schemars(with = "Option<word::ToleranceWord>")]
    pub(super) tolerance: Option<Placed<toml::Value>>,
    /// How one must be mistaken for the other.
    #[schemars(with = "Option<OneOf<Pattern>>")]
    pub(super) pattern: Option<Word>,
}

/// `[relation.limit]` as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct LimitFile {
    /// No value below.
    #[schemars(with = "Option<f64>")]
    pub(super) min: Option<Placed<toml::Value>>,
    /// No value above.
    #[schemars(with = "Option<f64>")]
    pub(super) max: Option<Placed<toml::Value>>,
}

/// A relation that says what of the figure it looks at, as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct AspectFile {
    /// What of the figure is looked at.
    #[schemars(with = "word::Looked")]
    pub(super) of: Word,
}

/// `[relation.echo]` as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct EchoFile {
    /// The facet in which two figures of the same digits may not differ.
    #[schemars(with = "word::EchoFacet")]
    pub(super) differs: Word,
    /// Significant digits that make a figure rare.
    pub(super) digits: Option<Placed<u8>>,
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
        let (Some((key, known)), Some(span)) = (unknown_key(error.message()), error.span()) else {
            let place = error.span().filter(|span| span.end > 0 && span.len() < text.len()).unwrap_or_else(|| first_line(text));
            found.push((Mistake::Shape(plainly(error.message())), Some(place), None));
            return (None, found);
        };
        found.push((Mistake::UnknownKey(key.to_owned()), Some(span.clone()), advice(key, &known)));
        if !take_out(table.get_mut(), &span) {
            return (None, found);
        }
    }
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
