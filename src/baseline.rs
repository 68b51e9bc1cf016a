//! Baselines: conflicts that were there before, so that only new ones speak.
//!
//! An entry is keyed by the rule, what is measured and the unordered pairs of source and value, so that moved text stays quiet and
//! a changed number speaks. The file is JSON, one entry a line, sorted, so that a change of it can be reviewed:
//!
//! ```json
//! {"schema": "gainsay.baseline/1",
//!  "conflicts": [
//!   {"rule":"death-tolls-differ","measured":"person","claims":[["a.txt","12 count"],["b.txt","14 count"]]}
//! ]}
//! ```

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::assertion::Assertion;
use crate::conflict::{Conflict, Side};
use crate::quantity::Stated;
use crate::settle::{Failure, Grounds, Outcome, Waived};

/// Name and version of the file.
const SCHEMA: &str = "gainsay.baseline/1";

/// Conflicts that were there before; one that was there twice counts twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<Entry, usize>,
}

/// A conflict, apart from where in its sources it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    rule: String,
    measured: String,
    claims: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    conflicts: Vec<Entry>,
}

/// A baseline that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// It is no JSON, or not of this form.
    #[error("line {line}, column {column}: {reason}")]
    Shape {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong.
        reason: String,
    },
    /// It is of another version.
    #[error("its schema is \"{0}\", not \"{SCHEMA}\"")]
    Schema(String),
}

impl Baseline {
    /// The conflicts of an outcome, those that an earlier baseline quieted among them.
    #[must_use]
    pub fn of(outcome: &Outcome<'_>) -> Self {
        let before = outcome.waived.iter().filter(|waived| matches!(waived.grounds, Grounds::Baseline { .. })).map(|waived| &waived.conflict);
        let mut baseline = Self::default();
        for conflict in outcome.conflicts.iter().chain(before) {
            *baseline.entries.entry(entry(outcome, conflict)).or_default() += 1;
        }
        baseline
    }

    /// Reads the file.
    ///
    /// # Errors
    /// Where it is no baseline, with the place.
    pub fn parse(text: &str) -> Result<Self, BaselineError> {
        let file: File = serde_json::from_str(text).map_err(|error| {
            let whole = error.to_string();
            let reason = whole.split(" at line ").next().unwrap_or(&whole).to_owned();
            BaselineError::Shape { line: error.line(), column: error.column(), reason }
        })?;
        if file.schema != SCHEMA {
            return Err(BaselineError::Schema(file.schema));
        }
        let mut baseline = Self::default();
        for mut entry in file.conflicts {
            entry.claims.sort();
            *baseline.entries.entry(entry).or_default() += 1;
        }
        Ok(baseline)
    }

    /// The file's text, with a line end after it.
    #[must_use]
    pub fn to_json(&self) -> String {
        let entries = self.entries.iter().flat_map(|(entry, &count)| std::iter::repeat_n(entry, count));
        let lines: Vec<String> = entries.map(|entry| format!("  {}", serde_json::to_string(entry).unwrap_or_default())).collect();
        let list = if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n ]", lines.join(",\n")) };
        format!("{{\"schema\": \"{SCHEMA}\",\n \"conflicts\": {list}}}\n")
    }

    /// How many conflicts it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.values().sum()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries of which some source is none of those that were read, so that nobody can say whether they still hold.
    #[must_use]
    pub fn of_others(&self, outcome: &Outcome<'_>) -> Self {
        let read: BTreeSet<String> = outcome.studies.iter().map(|study| source(study.document.name())).collect();
        let is_of_others = |(entry, _): &(&Entry, &usize)| entry.claims.iter().any(|(source, _)| !read.contains(source));
        Self { entries: self.entries.iter().filter(is_of_others).map(|(entry, count)| (entry.clone(), *count)).collect() }
    }

    /// The entries of both.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        for (entry, count) in other.entries {
            *self.entries.entry(entry).or_default() += count;
        }
        self
    }

    /// Takes the conflicts that it holds out of an outcome and keeps them beside the others.
    ///
    /// `file` is what the baseline is called. Returns what it would be without the entries that nothing matches any more.
    #[must_use]
    pub fn quiet(&self, outcome: &mut Outcome<'_>, file: &str) -> Self {
        let mut left = self.entries.clone();
        let mut used = Self::default();
        let (mut kept, mut quieted) = (Vec::new(), Vec::new());
        for conflict in std::mem::take(&mut outcome.conflicts) {
            let entry = entry(outcome, &conflict);
            match left.get_mut(&entry).filter(|count| **count > 0) {
                Some(count) => {
                    *count -= 1;
                    *used.entries.entry(entry).or_default() += 1;
                    quieted.push(Waived { conflict, grounds: Grounds::Baseline { file: file.to_owned() } });
                }
                None => kept.push(conflict),
            }
        }
        outcome.conflicts = kept;
        outcome.waived.extend(quieted);
        used
    }
}

fn entry(outcome: &Outcome<'_>, conflict: &Conflict) -> Entry {
    let mut claims: Vec<(String, String)> = conflict.sides.iter().map(|side| claim(outcome, side)).collect();
    claims.sort();
    Entry { rule: conflict.rule.id.clone(), measured: measured(outcome, conflict), claims }
}

/// A side's source and value. The path has slashes on every system, so that a team shares one file.
fn claim(outcome: &Outcome<'_>, side: &Side) -> (String, String) {
    let Some(study) = outcome.studies.get(side.assertion.source.index()) else { return (String::new(), String::new()) };
    let value = study.assertions.get(side.assertion.index).map(|it| value(it)).unwrap_or_default();
    (source(study.document.name()), value)
}

/// A path as a baseline has it.
fn source(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches("./").to_owned()
}

/// A figure apart from its spelling: "at-most 30000 count".
fn value(assertion: &Assertion) -> String {
    let reading = &assertion.reading;
    let said = |stated: &Stated| stated.value.to_plain(stated.decimals());
    let numbers: Vec<String> = reading.stated.iter().map(said).collect();
    let numbers = if numbers.is_empty() { reading.literal.to_string() } else { numbers.join("-") };
    let moment = assertion.moment.map(|moment| {
        let part = |part: Option<String>| part.unwrap_or_default();
        let (year, month, day) = (moment.year.map(|year| year.to_string()), moment.month.map(|month| month.to_string()), moment.day.map(|day| day.to_string()));
        format!(" {}/{}/{}", part(year), part(month), part(day))
    });
    format!("{} {numbers} {}{}", reading.hedge, assertion.unit.name(), moment.unwrap_or_default())
}

/// What is measured: the named measure, else what is counted, the least of all sides so that their order does not matter.
fn measured(outcome: &Outcome<'_>, conflict: &Conflict) -> String {
    let assertions = conflict.sides.iter().filter_map(|side| outcome.studies.get(side.assertion.source.index())?.assertions.get(side.assertion.index));
    let name = |assertion: &Assertion| {
        let noun = assertion.whole.as_ref().or(assertion.noun.as_ref()).or(assertion.subject.as_ref()).map(|noun| noun.lemma.clone());
        assertion.measure.clone().or(noun)
    };
    assertions.filter_map(|it| name(it)).min().unwrap_or_default()
}

/// Fingerprints of the conflicts of one outcome: the same for the same disagreement, wherever it stands.
///
/// A second conflict with the same key gets another one, so that none is lost where a tool tells them apart by it.
#[derive(Debug, Default)]
pub(crate) struct Fingerprints {
    seen: BTreeMap<u64, usize>,
}

impl Fingerprints {
    /// The next conflict's fingerprint, in order of the outcome.
    pub(crate) fn next(&mut self, outcome: &Outcome<'_>, conflict: &Conflict) -> String {
        self.of(&serde_json::to_string(&entry(outcome, conflict)).unwrap_or_default())
    }

    /// That of an input that could not be read.
    pub(crate) fn of_failure(&mut self, failure: &Failure) -> String {
        self.of(&format!("{}\n{}", source(failure.path.as_deref().unwrap_or_default()), failure.message))
    }

    fn of(&mut self, key: &str) -> String {
        let hash = fnv(key.as_bytes());
        let count = self.seen.entry(hash).or_default();
        *count += 1;
        format!("{hash:016x}:{count}")
    }
}

/// FNV-1a: stable on every machine and in every version, unlike the standard library's hash.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
