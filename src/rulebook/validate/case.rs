//! The cases of a rule.

use strum::VariantNames;
use toml::Value;

use super::Reader;
use crate::document::Role;
use crate::rule::{Case, CaseDocument, Expectation, Reason};
use crate::rulebook::error::Mistake;
use crate::rulebook::file::{CaseFile, Placed};

impl Reader<'_> {
    /// A case with its documents.
    pub(super) fn case(&mut self, file: &Placed<CaseFile>) -> Option<Case> {
        let case = file.get_ref();
        self.not_empty("name", &case.name);
        let expect = self.closed("outcome of a case", &case.expect, Expectation::VARIANTS);
        if case.docs.is_empty() {
            self.complain(Mistake::EmptyCase(case.name.get_ref().clone()), Some(case.name.span()));
        }
        let documents = case.docs.iter().filter_map(|(name, value)| self.document(name, value)).collect();
        let because = match &case.because {
            Some(word) => Some(self.closed("reason for silence", word, Reason::VARIANTS)?),
            None => None,
        };
        Some(Case { name: case.name.get_ref().clone(), expect: expect?, because, documents })
    }

    fn document(&mut self, name: &str, value: &Placed<Value>) -> Option<CaseDocument> {
        let read = match value.get_ref() {
            Value::String(text) => Ok((text.clone(), None, Role::default())),
            Value::Table(table) => dated(table),
            other => Err(format!("a {}, not a text", other.type_str())),
        };
        match read {
            Ok((text, date, role)) => Some(CaseDocument { name: name.to_owned(), text, date, role }),
            Err(reason) => {
                self.complain(Mistake::CaseDocument(reason), Some(value.span()));
                None
            }
        }
    }
}

/// Text, date and role of a document that is written as a table.
fn dated(table: &toml::Table) -> Result<(String, Option<jiff::civil::Date>, Role), String> {
    if let Some(key) = table.keys().find(|key| !matches!(key.as_str(), "text" | "date" | "role")) {
        return Err(format!("a table with the key `{key}`"));
    }
    let text = table.get("text").and_then(Value::as_str).ok_or("a table without `text`")?;
    let date = match table.get("date") {
        None => None,
        Some(Value::String(date)) => Some(date.clone()),
        Some(Value::Datetime(date)) => Some(date.to_string()),
        Some(other) => return Err(format!("a table whose `date` is a {}", other.type_str())),
    };
    let date = date.map(|date| date.parse().map_err(|_| format!("a table whose `date`, {date}, is no day"))).transpose()?;
    let role = match table.get("role").map(Value::as_str) {
        None => Role::default(),
        Some(Some("draft")) => Role::Draft,
        Some(Some("source")) => Role::Source,
        Some(_) => return Err("a table whose `role` is neither draft nor source".to_owned()),
    };
    Ok((text.to_owned(), date, role))
}
