//! What runs in a pipeline: the script of the GitHub action, and the files that other systems read.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test makes and reads its own files")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn action(folder: &Path, variables: &[(&str, &str)]) -> Output {
    let programs = Path::new(env!("CARGO_BIN_EXE_gainsay")).parent().unwrap();
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
    Command::new("bash").arg(format!("{ROOT}/ci/github.sh")).current_dir(folder).env("PATH", path).envs(variables.iter().copied()).output().unwrap()
}

#[test]
fn the_github_action_annotates_and_fails() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("the wires")).unwrap();
    fs::write(folder.path().join("my draft.md"), "The storm killed 12 people in Brindle on Saturday.\n").unwrap();
    fs::write(folder.path().join("the wires/a.md"), "The storm killed 19 people in Brindle on Saturday.\n").unwrap();
    let ran = action(folder.path(), &[("GAINSAY_PATHS", "my draft.md\n"), ("GAINSAY_AGAINST", "the wires"), ("GAINSAY_SARIF", "out.sarif")]);
    let out = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(ran.status.code(), Some(1), "{out}{}", String::from_utf8_lossy(&ran.stderr));
    assert!(out.contains("::error file=my draft.md,line=1,"), "{out}");
    assert!(fs::read_to_string(folder.path().join("out.sarif")).unwrap().contains("\"version\": \"2.1.0\""));
    let never = action(folder.path(), &[("GAINSAY_PATHS", "my draft.md\nthe wires"), ("GAINSAY_FAIL_ON", "never")]);
    assert_eq!(never.status.code(), Some(0));
}

#[test]
fn the_github_action_without_paths_takes_the_configuration() {
    let folder = tempfile::tempdir().unwrap();
    let nothing = action(folder.path(), &[]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(String::from_utf8(nothing.stderr).unwrap().contains("no gainsay.toml names a [[source]]"));
    fs::write(folder.path().join("a.md"), "Forty boats left.\n").unwrap();
    fs::write(folder.path().join("gainsay.toml"), "[[source]]\npath = \"*.md\"\n").unwrap();
    assert_eq!(action(folder.path(), &[]).status.code(), Some(0));
}

#[test]
fn every_option_of_the_hooks_exists() {
    let help = Command::new(env!("CARGO_BIN_EXE_gainsay")).args(["check", "--help"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    for file in [".pre-commit-hooks.yaml", "action.yml", "ci/github.sh", "ci/gitlab.yml", "docs/editors.md"] {
        let text = fs::read_to_string(format!("{ROOT}/{file}")).unwrap();
        let commands = text.lines().filter(|line| line.contains("gainsay check"));
        for option in commands.flat_map(str::split_whitespace).filter(|word| word.starts_with("--") && word.len() > 2) {
            assert!(help.contains(option), "{file}: {option}");
        }
    }
}
