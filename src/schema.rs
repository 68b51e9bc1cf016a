//! JSON Schemas of what people write in TOML: rules, vocabulary, configuration. An editor completes and checks with them.
//!
//! They are derived from the serde mirrors that the files are read into, so that a key cannot be in one and not in the other. The
//! types here stand in for words that the mirrors hold as plain text, because a later stage says what is wrong with them.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use strum::VariantNames;

/// A word of a closed vocabulary.
pub struct OneOf<T>(PhantomData<T>);

impl<T: VariantNames> JsonSchema for OneOf<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::VARIANTS.join("-or-").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        one_of(T::VARIANTS)
    }
}

/// One of these words.
#[must_use]
pub fn one_of(words: &[&str]) -> Schema {
    json_schema!({ "type": "string", "enum": words })
}

/// One of these words, or one of a newsroom's own.
#[must_use]
pub fn one_of_or_own(words: &[&str]) -> Schema {
    json_schema!({ "anyOf": [{ "type": "string", "enum": words }, { "type": "string" }] })
}

/// The schema of a file, as the text of a JSON file. Draft 7 is what the TOML servers of editors know.
#[must_use]
pub fn text_of<T: JsonSchema>(title: &str) -> String {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>();
    RecursiveTransform(without_null).transform(&mut schema);
    schema.insert("title".to_owned(), title.into());
    serde_json::to_string_pretty(&schema).map(|text| text + "\n").unwrap_or_default()
}

/// TOML has no null: what may be absent is left out.
fn without_null(schema: &mut Schema) {
    if schema.get("default").is_some_and(serde_json::Value::is_null) {
        schema.remove("default");
    }
    if let Some(serde_json::Value::Array(words)) = schema.get_mut("enum") {
        words.retain(|word| !word.is_null());
    }
    if let Some(serde_json::Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(serde_json::Value::Array(mut choices)) = schema.remove("anyOf") {
        choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
        // beside a reference a description is only read where the reference is one of several
        let key = if choices.len() == 1 { "allOf" } else { "anyOf" };
        schema.insert(key.to_owned(), choices.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(JsonSchema)]
    #[expect(dead_code, reason = "only its schema is looked at")]
    struct Boat {
        /// How it is driven.
        drive: Option<String>,
        #[schemars(with = "Option<OneOf<crate::rule::Severity>>")]
        need: Option<String>,
        sister: Option<Box<Boat>>,
    }

    #[test]
    fn what_may_be_absent_is_not_null() {
        let text = text_of::<Boat>("A boat");
        assert!(text.contains("\"title\": \"A boat\"") && text.contains("How it is driven."), "{text}");
        assert!(!text.contains("null"), "{text}");
    }
}
