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

/// The fenced blocks of a section of the README, in order: language and text.
fn blocks(section: &str) -> Vec<(String, String)> {
    let readme = fs::read_to_string(format!("{ROOT}/README.md")).unwrap();
    let text = readme.split("\n## ").find(|part| part.starts_with(section)).unwrap().to_owned();
    let fenced = text.split("```").skip(1).step_by(2).map(|block| block.split_once('\n').unwrap());
    fenced.map(|(language, text)| (language.to_owned(), text.to_owned())).collect()
}

/// The steps of the README, as they stand there, from an empty folder to a pull request that fails.
#[test]
fn the_readme_leads_to_a_failing_pull_request() {
    let blocks = blocks("Five minutes to a failing pull request");
    let block = |language: &str, holds: &str| blocks.iter().find(|(of, text)| of == language && text.contains(holds)).unwrap().1.clone();
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
        fs::write(folder.path().join(name), text).unwrap();
    };
    let shell = |script: &str| {
        let programs = Path::new(env!("CARGO_BIN_EXE_gainsay")).parent().unwrap();
        let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
        Command::new("bash").args(["-ec", script]).current_dir(folder.path()).env("PATH", path).output().unwrap()
    };
    let steps = |text: &str| {
        text.lines().filter(|line| !line.starts_with("cargo") && !line.starts_with("cd ") && !line.starts_with("git ")).collect::<Vec<_>>().join("\n")
    };
    // an archive with a conflict of its own, which is accepted
    write("drafts/old.md", "Of those that answered, 1,141 of 2,480 (52 percent) said yes.\n");
    write(
        "sources/agency.txt",
        "On Friday 44 people were killed when a bomb in a handcart went off at the grain market in Larkana, doctors at the district hospital said.\n",
    );
    assert!(shell(&steps(&block("sh", "gainsay init"))).status.success());
    let commented = fs::read_to_string(folder.path().join("gainsay.toml")).unwrap();
    write("gainsay.toml", &(commented + &block("toml", "[[source]]")));
    let accepted = shell(&format!(
        "{} || true\n{}",
        "gainsay check --write-baseline gainsay-baseline.json",
        steps(&block("sh", "write-baseline")).split_once('\n').unwrap().1
    ));
    assert_eq!(accepted.status.code(), Some(0), "{accepted:?}");
    // and a new text that does not pass
    write("drafts/blast.md", "On Friday a bomb in a handcart at the grain market in Larkana killed 34 people, doctors at the district hospital said.\n");
    let ran = action(folder.path(), &[]);
    let out = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(ran.status.code(), Some(1), "{out}");
    let shown = block("text", "::error file=");
    assert!(out.contains(shown.split("[...]").next().unwrap().trim_end()), "{out}");
    assert!(!out.contains("drafts/old.md"), "what was accepted stays quiet: {out}");
    let allowed = fs::read_to_string(folder.path().join("drafts/blast.md")).unwrap();
    write("drafts/blast.md", &format!("{}{allowed}", block("markdown", "gainsay: allow")));
    assert_eq!(shell("gainsay check --today 2026-06-01").status.code(), Some(0));
    // the files that other programs read
    let (hook, workflow) = (block("yaml", "hooks:"), block("yaml", "runs-on"));
    let hooks = fs::read_to_string(format!("{ROOT}/.pre-commit-hooks.yaml")).unwrap();
    let id = hook.lines().find_map(|line| line.trim().strip_prefix("- id: ")).unwrap();
    assert!(hooks.contains(&format!("- id: {id}\n")) && workflow.contains("uses: OWNER/gainsay@"));
}

/// What the action keeps a build under: the script of its step, run beside a copy of what it reads.
#[test]
fn the_github_action_keeps_a_build_until_its_sources_change() {
    let action = fs::read_to_string(format!("{ROOT}/action.yml")).unwrap();
    let step = action.split("- name: ").find(|step| step.starts_with("Name the build")).unwrap();
    let script: Vec<&str> = step.split("run: |\n").nth(1).unwrap().lines().map(str::trim_start).collect();
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
        fs::write(folder.path().join(name), text).unwrap();
    };
    let read = ["Cargo.toml", "Cargo.lock", "build.rs", "src/lib.rs", "rules/lexicon/a b.toml", "models/en/x.bin"];
    for name in read {
        write(name, "one");
    }
    let key = || {
        let told = folder.path().join("told");
        fs::write(&told, "").unwrap();
        let variables = [("GITHUB_ACTION_PATH", folder.path()), ("GITHUB_OUTPUT", &told), ("RUNNER_TEMP", folder.path())];
        let ran = Command::new("bash").args(["-ec", &script.join("\n")]).envs(variables).env("RUNNER_OS", "Linux").env("RUNNER_ARCH", "X64").status().unwrap();
        assert!(ran.success());
        fs::read_to_string(told).unwrap().lines().find_map(|line| line.strip_prefix("key=").map(ToOwned::to_owned)).unwrap()
    };
    let first = key();
    assert!(first.starts_with("gainsay-Linux-X64-"), "{first}");
    write("tests/other.rs", "what is not built changes no build");
    assert_eq!(key(), first);
    for name in read {
        let before = key();
        write(name, "two");
        assert_ne!(key(), before, "{name} changes the build");
    }
    // the build that was named is the one that is taken, and the one that is run
    for used in ["path: ${{ steps.build.outputs.root }}", "key: ${{ steps.build.outputs.key }}", "GAINSAY_ROOT: ${{ steps.build.outputs.root }}"] {
        assert!(action.contains(used), "{used}");
    }
    // and what is compiled in stands in the folders that it is named by
    let compiled = ["src", "rules", "models"];
    for (file, text) in sources(Path::new(ROOT).join("src").as_path()) {
        for named in text.split("include_").skip(1).filter_map(|rest| rest.split_once("!(\"").filter(|(kind, _)| kind.len() < 6)?.1.split('"').next()) {
            let path = fs::canonicalize(file.parent().unwrap().join(named)).unwrap();
            let room = path.strip_prefix(fs::canonicalize(ROOT).unwrap()).unwrap().components().next().unwrap().as_os_str().to_owned();
            assert!(compiled.iter().any(|folder| room == *folder) || named.contains("/tests/"), "{}: {named}", file.display());
        }
    }
}

/// The source files of a folder, with their text.
fn sources(folder: &Path) -> Vec<(std::path::PathBuf, String)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { fs::read_to_string(&path).map(|text| (path, text)).into_iter().collect() }).collect()
}
