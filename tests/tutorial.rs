//! docs/rules.md, followed by somebody who has an empty folder: what it says to write is written, what it says to run is run, and what it says
//! is printed is printed.

#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test makes and reads its own files")]

#[expect(dead_code, reason = "shared with tests that need more of it")]
#[path = "common/scratch.rs"]
mod scratch;

use std::fs;
use std::path::Path;

use scratch::{folder, run};

/// A block of the page: the words before it since the last block, its kind, and what it holds.
struct Block<'p> {
    before: &'p str,
    kind: &'p str,
    text: &'p str,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut rest = page;
    while let Some((before, opened)) = rest.split_once("\n```") {
        let (kind, body) = opened.split_once('\n').unwrap();
        let (text, after) = body.split_once("```").unwrap();
        blocks.push(Block { before, kind, text });
        rest = after;
    }
    blocks
}

/// The file that a block is to be written to: "Write `a.txt`:" stands before it.
fn file<'p>(block: &Block<'p>) -> Option<&'p str> {
    let sentence = block.before.trim_end().strip_suffix("`:")?;
    let (words, path) = sentence.rsplit_once('`')?;
    words.trim_end().to_lowercase().ends_with("write").then_some(path)
}

#[test]
fn the_page_on_rules_can_be_followed() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md")).unwrap();
    let folder = folder(&[]);
    let (mut files, mut commands, mut outputs) = (0, 0, 0);
    let mut printed: Option<String> = None;
    for block in blocks(&page) {
        if let Some(path) = file(&block) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, block.text).unwrap();
            files += 1;
        } else if block.kind == "sh" {
            for line in block.text.lines() {
                let command = line.strip_prefix("gainsay ").unwrap_or_else(|| panic!("no command: {line}"));
                let ran = run(folder.path(), &command.split_whitespace().collect::<Vec<_>>());
                assert_eq!(ran.code, 0, "gainsay {command}: {}{}", ran.out, ran.err);
                assert!(!ran.err.contains("error"), "gainsay {command}: {}", ran.err);
                commands += 1;
                printed = Some(ran.out);
            }
        } else if block.kind == "text" {
            assert_eq!(printed.take().unwrap().trim_end(), block.text.trim_end());
            outputs += 1;
        }
    }
    assert!(files >= 4 && commands >= 12 && outputs >= 2, "{files} {commands} {outputs}");
}

#[test]
fn the_rule_of_the_page_is_none_that_ships() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md")).unwrap();
    let found = blocks(&page).into_iter().filter(|block| block.kind == "toml" && block.text.contains("[[case]]"));
    for block in found.filter(|block| block.text.starts_with("id")) {
        let folder = folder(&[]);
        // without it, its own case that speaks is silent
        let spoken = block.text.split("\n\"a.txt\" = \"").nth(1).unwrap().split('"').next().unwrap();
        fs::write(folder.path().join("a.txt"), spoken).unwrap();
        let ran = run(folder.path(), &["check", "a.txt", "--format", "concise", "--fail-on", "note"]);
        assert_eq!(ran.code, 0, "{}", ran.out);
    }
}
