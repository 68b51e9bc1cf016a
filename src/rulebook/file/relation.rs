//! The JSON Schema of a relation's table, from what every relation declares of itself.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value};
use strum::VariantNames;

use super::super::validate::REPORTABLE;
use super::word;
use crate::engine::relation::specs;
use crate::rule::spec::{Key, Kind};
use crate::rule::{EvidenceFloor, Facet, Spec};
use crate::schema::one_of;

/// Stands in for the table, which is read by what its relation declares.
#[derive(Debug, Deserialize)]
pub(super) struct Table {}

impl JsonSchema for Table {
    fn schema_name() -> Cow<'static, str> {
        "RelationFile".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let tables: Map<String, Value> = specs().map(|spec| (spec.name.to_owned(), table(spec).to_value())).collect();
        json_schema!({
            "description": "The relation: one table of the closed set.",
            "type": "object",
            "properties": tables,
            "additionalProperties": false,
            "minProperties": 1,
            "maxProperties": 1,
        })
    }
}

/// The table of one relation.
fn table(spec: &Spec) -> Schema {
    let keys: Map<String, Value> = spec.keys.iter().map(|key| (key.name.to_owned(), described(key).to_value())).collect();
    let needed: Vec<&str> = spec.keys.iter().filter(|key| key.needed).map(|key| key.name).collect();
    let mut table = json_schema!({ "description": sentence(spec.holds), "type": "object", "properties": keys, "additionalProperties": false });
    if !needed.is_empty() {
        table.insert("required".to_owned(), needed.into());
    }
    table
}

/// "two figures agree" is "Two figures agree."
fn sentence(holds: &str) -> String {
    let mut rest = holds.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect::<String>() + ".").unwrap_or_default()
}

fn described(key: &Key) -> Schema {
    let mut schema = value(key.kind);
    schema.insert("description".to_owned(), key.what.into());
    schema
}

/// What may stand at a key.
fn value(kind: Kind) -> Schema {
    let list = |words: &[&str]| json_schema!({ "type": "array", "items": one_of(words) });
    match kind {
        Kind::Tolerance => word::tolerance(),
        Kind::Number => json_schema!({ "type": "number" }),
        Kind::Share => json_schema!({ "type": "string", "pattern": word::SHARE }),
        Kind::Facets => list(Facet::VARIANTS),
        Kind::Facet(facets) => one_of(&facets.iter().map(<&str>::from).collect::<Vec<_>>()),
        Kind::Verdicts => list(&REPORTABLE.map(<&str>::from)),
        Kind::Evidence => one_of(EvidenceFloor::VARIANTS),
        Kind::Pattern(patterns) => one_of(&patterns.iter().map(<&str>::from).collect::<Vec<_>>()),
        Kind::Choice(words) => one_of(words),
    }
}
