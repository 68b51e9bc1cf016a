//! What stands in a rule file at a place of its own, and what an editor is told of the words that may stand there.

use std::borrow::Cow;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use strum::VariantNames;
use toml::Spanned;

use super::super::validate::CHECKS;
use crate::lexicon::Lexicon;
use crate::schema::one_of_or_own;

/// A value and its place.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub(in crate::rulebook) struct Placed<T>(Spanned<T>);

/// A word and its place.
pub(in crate::rulebook) type Word = Placed<String>;

impl<T> Placed<T> {
    /// The bytes that it stands at.
    pub(in crate::rulebook) fn span(&self) -> Range<usize> {
        self.0.span()
    }

    /// The value.
    pub(in crate::rulebook) fn get_ref(&self) -> &T {
        self.0.get_ref()
    }

    /// The value without its place.
    pub(in crate::rulebook) fn into_inner(self) -> T {
        self.0.into_inner()
    }
}

impl<T: JsonSchema> JsonSchema for Placed<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// What may stand at a place, for an editor.
macro_rules! told {
    ($($(#[$doc:meta])* $name:ident => $schema:expr;)*) => { $(
        $(#[$doc])*
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )* };
}

told! {
    /// A row of the catalogue.
    CheckNumber => json_schema!({ "type": "integer", "minimum": CHECKS.start(), "maximum": CHECKS.end() });
    /// A document of a case.
    CaseText => json_schema!({ "anyOf": [
        { "type": "string" },
        {
            "type": "object",
            "properties": {
                "text": { "type": "string" },
                "date": { "type": "string", "description": "When it was published: 2024-05-31" },
                "role": { "type": "string", "enum": crate::document::Role::VARIANTS },
            },
            "required": ["text"],
            "additionalProperties": false,
        },
    ] });
    /// A named measure, shipped or one's own.
    MeasureName => one_of_or_own(&shipped().measures.names().collect::<Vec<_>>());
    /// A class of events.
    EventClass => one_of_or_own(&shipped().events.classes().iter().map(AsRef::as_ref).collect::<Vec<_>>());
    /// A unit.
    UnitName => one_of_or_own(&shipped().units.names().collect::<Vec<_>>());
}

fn shipped() -> Lexicon {
    Lexicon::shipped().unwrap_or_default()
}

/// A share such as "5%".
pub(super) const SHARE: &str = r"^\d+(\.\d+)?\s?%$";

/// "rounding", a share, or a number that is not negative.
pub(super) fn tolerance() -> Schema {
    json_schema!({ "anyOf": [{ "type": "string", "enum": ["rounding"] }, { "type": "string", "pattern": SHARE }, { "type": "number", "minimum": 0 }] })
}
