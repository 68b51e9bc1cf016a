//! Who may import whom: the flow is one-way, and each crate is named in one room only.
//!
//! The test reads the paths that begin with `crate::` in the code under `src/`; comments and unit tests are left out, since a test
//! may borrow what its module may not.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and reads files")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules that each module may name.
const TABLE: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("schema", &[]),
    ("quantity", &[]),
    // what is looked at in full up to some size: every floor asks it and counts what it met
    ("limit", &[]),
    // what words are to each other: a table without a floor below it
    ("kin", &[]),
    // a judge knows its features by name only
    ("additive", &[]),
    // what a reader sees of the bytes; the tokens take what it hid
    ("form", &[]),
    ("document", &["span", "form"]),
    ("sentence", &["span", "limit", "form", "document"]),
    ("claim", &["span", "quantity"]),
    // the vocabulary matches words of a sentence and gives them closed words of a claim ("previously" is superseded)
    ("lexicon", &["span", "schema", "quantity", "sentence", "claim"]),
    ("parse", &["span", "quantity", "sentence", "lexicon", "claim"]),
    ("syntax", &["span", "quantity", "sentence", "claim"]),
    ("clause", &["span", "quantity", "sentence", "lexicon", "claim", "parse", "syntax"]),
    ("assertion", &["span", "quantity", "claim"]),
    ("witness", &["claim", "assertion"]),
    // words join the figures of a sentence, a judge those of a document
    ("joint", &["span", "limit", "quantity", "kin", "additive", "sentence", "lexicon", "claim", "syntax", "clause", "assertion", "witness"]),
    // the tables of a document: what stands in which cell, and what follows from what
    ("account", &["span", "limit", "form", "document", "quantity", "sentence", "lexicon", "claim", "parse", "assertion", "joint"]),
    ("normalise", &["span", "limit", "quantity", "sentence", "lexicon", "claim", "clause", "account", "assertion", "witness"]),
    ("rule", &["span", "schema", "document", "quantity", "lexicon", "claim"]),
    ("conflict", &["span", "quantity", "claim", "rule"]),
    (
        "engine",
        &[
            "span",
            "limit",
            "document",
            "quantity",
            "kin",
            "additive",
            "lexicon",
            "claim",
            "assertion",
            "witness",
            "joint",
            "account",
            "normalise",
            "rule",
            "conflict",
        ],
    ),
    // a rule file is read by what the relations of the engine declare of themselves
    ("rulebook", &["span", "schema", "document", "quantity", "lexicon", "claim", "rule", "engine"]),
    (
        "check",
        &[
            "span",
            "limit",
            "document",
            "quantity",
            "sentence",
            "lexicon",
            "claim",
            "parse",
            "syntax",
            "clause",
            "joint",
            "account",
            "assertion",
            "witness",
            "normalise",
            "rule",
            "conflict",
            "engine",
        ],
    ),
    ("settle", &["span", "limit", "document", "rule", "conflict", "engine", "check"]),
    ("waiver", &["span", "document", "conflict", "settle"]),
    ("baseline", &["span", "document", "quantity", "claim", "assertion", "rule", "conflict", "settle"]),
    ("author", &["span", "document", "quantity", "sentence", "lexicon", "claim", "assertion", "witness", "rule", "conflict", "engine", "check", "settle"]),
    // an archive finds by the engine's measure what a draft is checked against, and gives documents back to be read afresh
    ("archive", &["span", "document", "quantity", "assertion", "engine", "check"]),
    // a report renders what a check, a comparison of two lines (`engine`) or a run of cases (`author`) yields; none of them names `report`
    (
        "report",
        &[
            "span",
            "limit",
            "document",
            "quantity",
            "claim",
            "joint",
            "assertion",
            "rule",
            "conflict",
            "engine",
            "check",
            "settle",
            "waiver",
            "baseline",
            "author",
        ],
    ),
];

/// What the engine may take from modules that know of text: closed words and weights, never a phrase or a grammar.
const ENGINE_MAY_TAKE: &[(&str, &[&str])] = &[
    ("account", &["Entry", "Place", "Roster", "Setting", "Spoken", "Stock"]),
    ("document", &["Role"]),
    ("claim", &["Aspect", "Beside", "Form", "Marks", "Mode", "Moment", "Trend"]),
    ("joint", &["Drawn", "Equation", "Landmark", "Tie"]),
    ("normalise", &["Headed", "Story"]),
];

/// Crates that only some rooms name.
const CRATES: &[(&str, &[&str])] = &[
    ("nom", &["parse"]),
    ("toml", &["rulebook", "lexicon", "additive/written.rs", "bin/gainsay/config"]),
    ("miette", &["report", "rulebook/error.rs", "bin/gainsay"]),
    ("schemars", &["schema", "lexicon", "rulebook/file.rs", "rulebook/file", "bin/gainsay/config", "bin/gainsay/mcp"]),
    ("csv_core", &["document/csv.rs"]),
    ("pulldown_cmark", &["document/markdown.rs"]),
    ("whatlang", &["document/language.rs"]),
    ("ignore", &["document/list.rs", "document/load", "document/pattern.rs"]),
    ("rayon", &["engine/many.rs", "bin/gainsay"]),
    ("clap", &["bin/gainsay"]),
    ("clap_complete", &["bin/gainsay"]),
    ("clap_mangen", &["bin/gainsay"]),
    ("hayro_syntax", &["document/pdf"]),
    ("hayro_cmap", &["document/pdf"]),
    ("flate2", &["document/pdf"]),
    ("rmcp", &["bin/gainsay/mcp"]),
    ("tokio", &["bin/gainsay/mcp"]),
    ("anstream", &["bin/gainsay"]),
    ("indicatif", &["bin/gainsay"]),
    ("terminal_size", &["bin/gainsay"]),
    ("textwrap", &["report/fit.rs", "report/terminal.rs"]),
    ("serde_json", &["schema", "rulebook/file/relation.rs", "lexicon/error.rs", "report", "baseline", "document/html.rs", "bin/gainsay"]),
];

/// What the library never does, and the one place that may.
const CALLS: &[(&str, &[&str])] = &[
    ("std::fs", &["archive", "document/list.rs", "document/load.rs", "document/pattern.rs", "bin/gainsay", "author"]),
    ("std::env", &["bin/gainsay"]),
    ("std::process", &["bin/gainsay"]),
    ("SystemTime", &["bin/gainsay"]),
    ("Zoned::now", &[]),
    ("println!", &["bin/gainsay"]),
    ("eprintln!", &["bin/gainsay"]),
    ("regex::", &[]),
];

/// A source file: its path under `src/` and its code, without comments and unit tests.
struct File {
    path: String,
    code: String,
}

impl File {
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    fn is_within(&self, room: &str) -> bool {
        self.path == room || self.path == format!("{room}.rs") || self.path.starts_with(&format!("{room}/"))
    }
}

fn files() -> Vec<File> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(file(&path));
            }
        }
    }
    // a file that is only compiled for tests is a test
    let tests: Vec<String> = found.iter().flat_map(|file| test_modules(&file.path)).collect();
    found.retain(|file| !tests.contains(&file.path));
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 50, "src/ was not found");
    found
}

fn file(path: &Path) -> File {
    let text = fs::read_to_string(path).unwrap();
    let code: Vec<&str> = text[..tests_begin(&text)].lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let path = path.strip_prefix("src").unwrap().to_str().unwrap().replace('\\', "/");
    File { path, code: code.join("\n") }
}

/// Where the unit tests of a file begin; its end where it has none.
fn tests_begin(text: &str) -> usize {
    let opens = |at: &usize| text[*at..].lines().skip(1).find(|line| !line.starts_with("#[")).is_some_and(|line| line.starts_with("mod tests {"));
    text.match_indices("#[cfg(test)]\n").map(|(at, _)| at).find(opens).unwrap_or(text.len())
}

/// The files of modules that are declared with `#[cfg(test)] mod name;`.
fn test_modules(path: &str) -> Vec<String> {
    let text = fs::read_to_string(Path::new("src").join(path)).unwrap();
    let declared = text.split("#[cfg(test)]\n").skip(1).filter_map(|rest| rest.trim_start().strip_prefix("mod ").or(rest.strip_prefix("pub(crate) mod ")));
    let names = declared.filter_map(|rest| rest.lines().next()?.strip_suffix(';'));
    let folder = path.strip_suffix(".rs").unwrap();
    names.map(|name| if folder == "lib" { format!("{name}.rs") } else { format!("{folder}/{name}.rs") }).collect()
}

/// The paths under `crate::` that a file names, as module and item; an item is empty where the module itself is taken.
fn named(code: &str) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        for path in expanded(rest) {
            let mut parts = path.split("::");
            let module = parts.next().unwrap_or_default().to_owned();
            let item = parts.next().unwrap_or_default().to_owned();
            found.insert((module, item));
        }
    }
    found
}

/// "`claim::{Aspect`, Mode};" is "`claim::Aspect`" and "`claim::Mode`".
fn expanded(rest: &str) -> Vec<String> {
    let head: String = rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
    match rest[head.len()..].strip_prefix('{') {
        None => vec![head],
        Some(group) => split_group(group).iter().flat_map(|part| expanded(part)).map(|part| format!("{head}{part}")).collect(),
    }
}

/// The parts of a group in braces, at its own depth.
fn split_group(group: &str) -> Vec<String> {
    let (mut depth, mut parts) = (0_usize, vec![String::new()]);
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => parts.push(String::new()),
            _ => {
                depth = depth + usize::from(c == '{') - usize::from(c == '}');
                parts.last_mut().unwrap().push(c);
            }
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

fn names_crate(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    code.match_indices(&path).any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '/')))
}

#[test]
fn lower_never_names_higher() {
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.path != "lib.rs" && !file.is_within("bin")) {
        let Some((_, allowed)) = TABLE.iter().find(|(module, _)| *module == file.module()) else {
            wrong.push(format!("{} belongs to no layer", file.path));
            continue;
        };
        for (module, _) in named(&file.code) {
            if module != file.module() && !allowed.contains(&module.as_str()) {
                wrong.push(format!("{} names {module}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_table_itself_has_no_circle() {
    let reaches = |from: &str| {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut open = vec![from.to_owned()];
        while let Some(module) = open.pop() {
            for next in TABLE.iter().find(|(name, _)| *name == module).map_or(&[][..], |(_, next)| next) {
                if seen.insert(next) {
                    open.push((*next).to_owned());
                }
            }
        }
        seen
    };
    for (module, _) in TABLE {
        assert!(!reaches(module).contains(module), "{module} reaches itself");
    }
}

/// The file of the engine that each `super::` path of a file leads to, by its path under `src/` without its extension.
fn siblings(file: &File) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let own = file.path.trim_end_matches(".rs").rsplit_once('/').map_or("", |(folder, _)| folder);
    let relative = file.code.split("use super::").skip(1).map(|rest| (own, rest));
    let absolute = file.code.split("crate::engine::").skip(1).map(|rest| ("engine", rest));
    for (start, rest) in relative.chain(absolute) {
        for path in expanded(rest.split(';').next().unwrap()) {
            let mut folder: Vec<&str> = start.split('/').collect();
            let mut parts = path.split("::").peekable();
            while parts.next_if_eq(&"super").is_some() {
                folder.pop();
            }
            // a child of the module, or an item of the module itself
            let child = parts.next().unwrap_or_default();
            let is_file = Path::new("src").join(folder.join("/")).join(format!("{child}.rs")).exists();
            found.insert(if is_file { format!("{}/{child}", folder.join("/")) } else { folder.join("/") });
        }
    }
    found
}

#[test]
fn no_file_of_the_engine_names_one_that_names_it() {
    let files = files();
    let links: Vec<(String, BTreeSet<String>)> = files
        .iter()
        .filter(|file| file.is_within("engine"))
        .map(|file| {
            let own = file.path.trim_end_matches(".rs").to_owned();
            // a module names its own files where it lists them
            let listed: BTreeSet<String> = files
                .iter()
                .map(|other| other.path.trim_end_matches(".rs"))
                .filter(|other| {
                    let name = other.strip_prefix(&format!("{own}/")).filter(|name| !name.contains('/'));
                    name.is_some_and(|name| file.code.contains(&format!("mod {name};")))
                })
                .map(ToOwned::to_owned)
                .collect();
            (own, siblings(file).into_iter().chain(listed).collect())
        })
        .collect();
    for (from, _) in &links {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut open = vec![from.as_str()];
        while let Some(file) = open.pop() {
            for next in links.iter().find(|(name, _)| name == file).into_iter().flat_map(|(_, next)| next) {
                if seen.insert(next) {
                    open.push(next);
                }
            }
        }
        assert!(!seen.contains(from.as_str()), "{from} reaches itself, over {seen:?}");
    }
}

#[test]
fn the_engine_sees_meanings_and_no_text() {
    for file in files().iter().filter(|file| file.is_within("engine")) {
        for (module, item) in named(&file.code) {
            if let Some((_, items)) = ENGINE_MAY_TAKE.iter().find(|(name, _)| *name == module) {
                assert!(items.contains(&item.as_str()), "{} takes {module}::{item}", file.path);
            }
        }
    }
}

#[test]
fn each_crate_is_named_in_its_own_room() {
    for file in &files() {
        for (name, rooms) in CRATES {
            assert!(!names_crate(&file.code, name) || rooms.iter().any(|room| file.is_within(room)), "{} names {name}", file.path);
        }
    }
}

#[test]
fn the_library_has_no_side_effects() {
    for file in &files() {
        for (call, rooms) in CALLS {
            let calls = file.code.match_indices(call).any(|(at, _)| !file.code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
            assert!(!calls || rooms.iter().any(|room| file.is_within(room)), "{} calls {call}", file.path);
        }
    }
}

#[test]
fn the_library_never_names_its_command_line() {
    let lib = files().into_iter().find(|file| file.path == "lib.rs").unwrap();
    let logic: Vec<&str> =
        lib.code.lines().filter(|line| !line.is_empty() && !line.starts_with("pub mod ") && !line.starts_with("#!") && !line.starts_with("pub use ")).collect();
    assert!(logic.is_empty(), "lib.rs holds logic: {logic:#?}");
}

#[test]
fn paths_are_read_as_rust_reads_them() {
    let code = "use crate::span::Span;\nuse crate::{clause, parse::{self, figures}};\nuse crate::claim::{Aspect, Mode};\n";
    let found: Vec<String> = named(code).into_iter().map(|(module, item)| format!("{module}/{item}")).collect();
    assert_eq!(found, ["claim/Aspect", "claim/Mode", "clause/", "parse/figures", "parse/self", "span/Span"]);
}
