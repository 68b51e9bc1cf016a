//! A scratch folder and the command run in it.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

/// What a run gave.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// A folder with these files.
pub fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// Runs the command there.
pub fn run(folder: &Path, args: &[&str]) -> Ran {
    run_with(folder, args, "")
}

/// Runs the command there with this on standard input.
pub fn run_with(folder: &Path, args: &[&str], stdin: impl Into<Vec<u8>>) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    let output = command.current_dir(folder).args(args).env_remove("CLICOLOR_FORCE").write_stdin(stdin.into()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// A draft whose toll is not that of its source, in a folder and under a name that need care.
pub fn story() -> tempfile::TempDir {
    folder(&[
        ("draft.md", DRAFT.as_bytes()),
        ("the wires/agency\u{2019}s \u{201c}final\u{201d}.html", WIRE.as_bytes()),
        ("the wires/radio.txt", "Rain fell on Brindle; the port was shut.\n".as_bytes()),
    ])
}

pub const DRAFT: &str = "---\ndate: 2019-03-02\n---\n# Storm at Brindle\n\nOfficials said the storm killed 12\u{a0}people in Brindle on Saturday.\n";
pub const WIRE: &str = "<!DOCTYPE html>\n<html><head><title>Storm</title><meta property=\"article:published_time\" content=\"2019-03-02\"></head>\n\
    <body><nav>12 links</nav><article><h1>Storm at Brindle</h1>\n\
    <p>The storm killed 19&nbsp;people in Brindle on Saturday, police said.</p></article></body></html>\n";
