//! The JSON Schemas under `schema/`: they are what the command writes, and what ships is valid under them.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and reads files")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use gainsay::rule::Part;
use serde_json::Value;

/// Where `value` breaks `schema`, as a path and the keyword; empty where it is valid.
///
/// It knows the keywords that our schemas use and fails on any other, so that none is passed over.
fn faults(schema: &Value, value: &Value, root: &Value, at: &str) -> Vec<String> {
    let Value::Object(keywords) = schema else { panic!("no schema: {schema}") };
    let mut found = Vec::new();
    let mut must = |holds: bool, keyword: &str| {
        if !holds {
            found.push(format!("{at}: {keyword}"));
        }
    };
    let below = |schema: &Value, value: &Value, step: &str| faults(schema, value, root, &format!("{at}/{step}"));
    let mut inner = Vec::new();
    for (keyword, expected) in keywords {
        let list = || expected.as_array().unwrap().iter();
        match keyword.as_str() {
            "$schema" | "title" | "description" | "default" | "definitions" | "format" => {}
            "$ref" => inner.extend(faults(root.pointer(expected.as_str().unwrap().trim_start_matches('#')).unwrap(), value, root, at)),
            "allOf" => inner.extend(list().flat_map(|schema| faults(schema, value, root, at))),
            "anyOf" => must(list().any(|schema| faults(schema, value, root, at).is_empty()), keyword),
            "type" => must(is(expected.as_str().unwrap(), value), keyword),
            "enum" => must(list().any(|word| word == value), keyword),
            "pattern" => must(value.as_str().is_none_or(|text| is_match(expected.as_str().unwrap(), text)), keyword),
            "minimum" => must(value.as_f64().is_none_or(|number| number >= expected.as_f64().unwrap()), keyword),
            "maximum" => must(value.as_f64().is_none_or(|number| number <= expected.as_f64().unwrap()), keyword),
            "minProperties" => must(value.as_object().is_none_or(|table| table.len() as u64 >= expected.as_u64().unwrap()), keyword),
            "maxProperties" => must(value.as_object().is_none_or(|table| table.len() as u64 <= expected.as_u64().unwrap()), keyword),
            "minItems" => must(value.as_array().is_none_or(|list| list.len() as u64 >= expected.as_u64().unwrap()), keyword),
            "maxItems" => must(value.as_array().is_none_or(|list| list.len() as u64 <= expected.as_u64().unwrap()), keyword),
            "required" => must(value.as_object().is_none_or(|table| list().all(|key| table.contains_key(key.as_str().unwrap()))), keyword),
            "items" => inner.extend(value.as_array().into_iter().flatten().flat_map(|value| below(expected, value, "[]"))),
            "properties" => {
                let table = value.as_object().into_iter().flatten();
                inner.extend(table.filter_map(|(key, value)| Some(below(expected.get(key)?, value, key))).flatten());
            }
            "additionalProperties" => {
                let known = keywords.get("properties").and_then(Value::as_object);
                for (key, value) in value.as_object().into_iter().flatten().filter(|(key, _)| known.is_none_or(|known| !known.contains_key(*key))) {
                    match expected {
                        Value::Bool(allowed) => must(*allowed, &format!("{keyword} {key}")),
                        schema => inner.extend(below(schema, value, key)),
                    }
                }
            }
            other => panic!("the test knows no keyword {other}"),
        }
    }
    found.extend(inner);
    found
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no type {other}"),
    }
}

/// The two patterns that the schemas hold.
fn is_match(pattern: &str, text: &str) -> bool {
    let decimal = |text: &str| text.parse::<f64>().is_ok();
    match pattern {
        r"^-?\d+(\.\d+)?(/-?\d+(\.\d+)?)?$" => text.split('/').all(decimal) && text.split('/').count() <= 2,
        r"^\d+(\.\d+)?\s?%$" => text.strip_suffix('%').is_some_and(|share| decimal(share.trim())),
        other => panic!("the test knows no pattern {other}"),
    }
}

/// A TOML file as an editor's server hands it to a schema: dates are strings.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(list) => list.into_iter().map(json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, json(value))).collect::<serde_json::Map<_, _>>().into(),
    }
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The schema that a file names in its first line, as taplo and Even Better TOML read it.
fn named(path: &Path, text: &str) -> Value {
    let reference = text.lines().next().and_then(|line| line.strip_prefix("#:schema ")).unwrap_or_else(|| panic!("{} names no schema", path.display()));
    let schema = path.parent().unwrap().join(reference.trim());
    serde_json::from_str(&fs::read_to_string(&schema).unwrap_or_else(|error| panic!("{}: {error}", schema.display()))).unwrap()
}

#[track_caller]
fn check(text: &str, schema: &Value) -> Vec<String> {
    faults(schema, &json(toml::from_str(text).unwrap()), schema, "")
}

#[test]
fn the_folder_holds_what_the_command_writes() {
    let folder = tempfile::tempdir().unwrap();
    Command::new(env!("CARGO_BIN_EXE_gainsay")).current_dir(folder.path()).args(["schema", "--to", "schema"]).assert().success();
    let read = |root: &Path| -> Vec<(PathBuf, String)> {
        let of = |path: &PathBuf| (path.strip_prefix(root).unwrap().to_owned(), fs::read_to_string(path).unwrap().replace("\r\n", "\n"));
        files(&root.join("schema"), "json").iter().map(of).collect()
    };
    let written = read(folder.path());
    assert_eq!(written.len(), 17);
    for (kept, (path, text)) in read(Path::new(env!("CARGO_MANIFEST_DIR"))).iter().zip(&written) {
        assert!(kept.0 == *path && kept.1 == *text, "{} is not what `gainsay schema --to schema` writes", path.display());
    }
    assert_eq!(read(Path::new(env!("CARGO_MANIFEST_DIR"))).len(), written.len());
}

#[test]
fn what_ships_names_its_schema_and_is_valid_under_it() {
    let shipped = files(Path::new("rules"), "toml");
    assert!(shipped.len() >= 60);
    for path in shipped {
        let text = fs::read_to_string(&path).unwrap();
        let found = check(&text, &named(&path, &text));
        assert!(found.is_empty(), "{}: {found:#?}", path.display());
    }
}

#[test]
fn the_configuration_that_init_writes_is_valid_with_every_key() {
    let template = include_str!("../src/bin/gainsay/init.toml");
    let key = |line: &&str| line.starts_with("# [") || line.starts_with("# ") && line.split_once(" = ").is_some_and(|(key, _)| !key[2..].contains(' '));
    let lines: Vec<&str> = template.lines().filter(key).map(|line| &line[2..]).collect();
    let text = lines.join("\n");
    let schema: Value = serde_json::from_str(&fs::read_to_string("schema/config.json").unwrap()).unwrap();
    assert!(text.contains("[[source]]") && text.contains("until = "), "{text}");
    assert_eq!(check(&text, &schema), Vec::<String>::new(), "{text}");
    assert_eq!(check("fail-on = \"sometimes\"", &schema), ["/fail-on: enum"]);
    assert_eq!(check("rule = []", &schema), [": additionalProperties rule"]);
}

#[test]
fn a_mistake_in_a_rule_breaks_its_schema() {
    let path = Path::new("rules/general/one-quantity-two-values.toml");
    let good = fs::read_to_string(path).unwrap();
    let schema = named(path, &good);
    let spoilt = |passage: &str, by: &str| {
        assert!(good.contains(passage), "{passage}");
        check(&good.replacen(passage, by, 1), &schema)
    };
    assert_eq!(spoilt("severity = \"error\"", "severity = \"eror\""), ["/severity: enum"]);
    assert_eq!(spoilt("must-match  = [\"noun\"", "must-match  = [\"nouns\""), ["/relation/equal/must-match/[]: enum"]);
    assert_eq!(spoilt("[relation.equal]", "[relation.equals]"), ["/relation: additionalProperties equals"]);
    assert_eq!(spoilt("[relation.equal]", "[relation.fresh]\n[relation.equal]"), ["/relation: maxProperties"]);
    assert_eq!(spoilt("expect = \"clean\"", "expect = \"clean\"\nbecause = \"luck\""), ["/case/[]/because: enum"]);
}

#[test]
fn a_name_is_asked_for_and_a_wrong_one_gets_the_nearest() {
    let run = |args: &[&str]| Command::new(env!("CARGO_BIN_EXE_gainsay")).args(args).output().unwrap();
    let listed = String::from_utf8(run(&["schema"]).stdout).unwrap();
    assert!(listed.lines().any(|line| line == "lexicon/units") && listed.lines().any(|line| line == "config"), "{listed}");
    assert_eq!(String::from_utf8(run(&["schema", "rule"]).stdout).unwrap(), fs::read_to_string("schema/rule.json").unwrap());
    let wrong = run(&["schema", "lexicon/unit"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("Did you mean \"lexicon/units\"?"));
}

/// Row after row: the relations with their parts and keys, as each declares itself.
fn relations() -> String {
    let mut table = "| relation | parts | what must hold | keys | scope |\n|---|---|---|---|---|\n".to_owned();
    for spec in gainsay::engine::relation::specs() {
        let parts: Vec<&str> = spec.parts.iter().filter(|part| **part != Part::Each).map(<&str>::from).collect();
        let keys: Vec<String> = spec.keys.iter().map(|key| format!("`{}`", key.name)).collect();
        writeln!(table, "| `{}` | {} | {} | {} | {} |", spec.name, parts.join(", "), spec.holds, keys.join(", "), spec.scope).unwrap();
    }
    table
}

/// Row after row: the keys, the relations that take each, and what it says.
fn keys() -> String {
    let mut keys: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
    for spec in gainsay::engine::relation::specs() {
        for key in spec.keys {
            keys.entry((key.name, key.what)).or_default().push(format!("`{}`", spec.name));
        }
    }
    let rows = keys.iter().map(|((name, what), relations)| format!("| `{name}` | {} | {what} |\n", relations.join(", ")));
    "| key | of | what it says |\n|---|---|---|\n".to_owned() + &rows.collect::<String>()
}

#[test]
fn the_documentation_has_every_relation_and_every_key() {
    let text = fs::read_to_string("docs/rules.md").unwrap().replace("\r\n", "\n");
    for table in [relations(), keys()] {
        assert!(text.contains(&table), "docs/rules.md should hold:\n\n{table}");
    }
}
