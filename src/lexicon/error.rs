//! What is wrong with a vocabulary file, and where.

use std::borrow::Cow;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error as _};

use crate::quantity::Amount;
use crate::span::Span;

/// A vocabulary file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {message}")]
pub struct LexiconError {
    /// The file's name.
    pub file: String,
    /// One sentence that stands alone.
    pub message: String,
    /// Bytes of the TOML that are at fault, where the fault has a place.
    pub span: Option<Span>,
}

/// A fault inside a file whose name is not known yet.
#[derive(Debug)]
pub(super) struct Problem {
    message: String,
    span: Option<Range<usize>>,
}

impl Problem {
    pub(super) fn whole_file(message: String) -> Self {
        Self { message, span: None }
    }

    pub(super) fn at(span: Range<usize>, message: String) -> Self {
        Self { message, span: Some(span) }
    }

    pub(super) fn within(self, file: &str) -> LexiconError {
        LexiconError { file: file.into(), message: self.message, span: self.span.map(|span| Span::new(span.start, span.end)) }
    }
}

impl From<toml::de::Error> for Problem {
    fn from(error: toml::de::Error) -> Self {
        Self { message: error.message().trim_end().into(), span: error.span() }
    }
}

/// The text of a vocabulary file.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source<'t> {
    /// A file of a newsroom, as it stands: TOML.
    Toml(&'t str),
    /// A file that ships, as the build script has turned it into JSON.
    Shipped(&'t str),
}

/// Reads one file into its serde mirror.
pub(super) fn read<T: DeserializeOwned>(source: Source<'_>) -> Result<T, Problem> {
    match source {
        Source::Toml(toml) => toml::from_str(toml).map_err(Problem::from),
        Source::Shipped(json) => serde_json::from_str(json).map_err(|error| Problem::whole_file(error.to_string())),
    }
}

/// A name that must be known, so that its place matters where it is not. What ships has no places, and is known.
pub(super) trait Name {
    /// The name itself.
    fn text(&self) -> &str;

    /// The fault of a name that is not known.
    fn fault(&self, message: String) -> Problem;
}

impl Name for toml::Spanned<String> {
    fn text(&self) -> &str {
        self.get_ref()
    }

    fn fault(&self, message: String) -> Problem {
        Problem::at(self.span(), message)
    }
}

impl Name for String {
    fn text(&self) -> &str {
        self
    }

    fn fault(&self, message: String) -> Problem {
        Problem::whole_file(message)
    }
}

/// An exact number in a file: a string with a decimal ("1609.344") or a fraction ("5/9").
#[derive(Clone, Copy, Debug)]
pub(super) struct Exact(pub Amount);

impl Exact {
    fn parse(text: &str) -> Option<Amount> {
        match text.split_once('/') {
            Some((above, below)) => Amount::parse(above)?.over(Amount::parse(below)?),
            None => Amount::parse(text),
        }
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map(Self).ok_or_else(|| D::Error::custom(format!("\"{text}\" is no decimal and no fraction of two decimals")))
    }
}

impl JsonSchema for Exact {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "exact".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": r"^-?\d+(\.\d+)?(/-?\d+(\.\d+)?)?$", "description": "A decimal or a fraction of two: \"1609.344\", \"5/9\"" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_values_are_decimals_or_fractions() {
        assert_eq!(Exact::parse("1609.344"), Amount::parse("1609.344"));
        assert_eq!(Exact::parse("5/9"), Amount::ratio(5, 9));
        assert_eq!(Exact::parse("-160/9"), Amount::ratio(-160, 9));
        assert_eq!(Exact::parse("a lot"), None);
        assert_eq!(Exact::parse("1/0"), None);
    }
}
