//! What README and docs show of the program is what the program prints.
//!
//! A block of the kind `console` holds a command after `$ ` and all that it prints on standard output, run from the project's root:
//!
//! ```console
//! $ gainsay explain percent-of-counts
//! ```
//! `GAINSAY_UPDATE_PAGES=1` writes what is printed now into the pages, for a reader of the change.

#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test reads its own files")]

#[expect(dead_code, reason = "shared with tests that need more of it")]
#[path = "common/scratch.rs"]
mod scratch;

use std::fs;
use std::path::{Path, PathBuf};

use scratch::{folder, run};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// README and the pages under `docs/`.
fn pages() -> Vec<PathBuf> {
    let docs = fs::read_dir(Path::new(ROOT).join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> = docs.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    pages.push(Path::new(ROOT).join("README.md"));
    pages.sort();
    pages
}

/// The commands of a page with what it says that they print.
fn shown(page: &str) -> Vec<(String, String)> {
    let blocks = page.split("\n```console\n").skip(1).map(|rest| rest.split("\n```").next().unwrap());
    let one = |block: &str| {
        let (command, out) = block.split_once('\n').unwrap_or((block, ""));
        (command.strip_prefix("$ gainsay ").expect("a block opens with a command").to_owned(), out.to_owned())
    };
    blocks.map(one).collect()
}

#[test]
fn what_is_shown_is_what_is_printed() {
    let update = std::env::var_os("GAINSAY_UPDATE_PAGES").is_some();
    let mut count = 0;
    for path in pages() {
        let page = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let mut written = page.clone();
        for (command, out) in shown(&page) {
            let args: Vec<&str> = command.split_whitespace().collect();
            let ran = run(Path::new(ROOT), &args);
            let block = |out: &str| format!("$ gainsay {command}\n{}\n```", out.trim_end());
            written = written.replace(&if out.is_empty() { format!("$ gainsay {command}\n```") } else { block(&out) }, &block(&ran.out));
            assert!(update || ran.out.trim_end() == out.trim_end(), "{}: gainsay {command} prints\n{}{}", path.display(), ran.out, ran.err);
            count += 1;
        }
        if written != page {
            fs::write(&path, written).unwrap();
        }
    }
    assert!(count >= 2, "no block was found");
}

#[test]
fn the_first_commands_exit_as_the_readme_says() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    assert!(readme.contains("-- check corpus/") && readme.contains("exits with 1"), "the README names the first command");
    assert_eq!(run(Path::new(ROOT), &["check", "corpus/"]).code, 1);
    assert_eq!(run(Path::new(ROOT), &["check", "corpus/budget-adds-up"]).code, 0, "a story that is right");
}

#[test]
fn a_newcomer_gets_to_a_finding_in_five_commands() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let section = readme.split("\n## Your first finding\n").nth(1).unwrap();
    let block = section.split("```sh\n").nth(1).unwrap().split("```").next().unwrap();
    let commands: Vec<&str> = block.lines().map(|line| line.split('#').next().unwrap().trim()).collect();
    assert!(commands.len() <= 5, "{commands:?}");
    let texts: &[(&str, &[u8])] = &[("draft.md", b"The bridge took 18 months to build.\n"), ("sources/board.txt", b"The bridge took 24 months to build.\n")];
    let folder = folder(texts);
    let codes: Vec<u8> = commands
        .iter()
        .filter_map(|command| command.strip_prefix("gainsay "))
        .map(|command| {
            let ran = run(folder.path(), &command.split_whitespace().collect::<Vec<_>>());
            assert!(ran.code == 0 || ran.out.contains("24 months"), "{command}: {ran:?}");
            u8::try_from(ran.code).unwrap()
        })
        .collect();
    assert_eq!(codes, [0, 1, 1], "{commands:?}");
}
