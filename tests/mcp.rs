//! `gainsay mcp` as agents meet it: the protocol's public Python client calls every tool, and frames that are none are sent.
//!
//! `cargo test --features mcp --test mcp`. Where there is no Python, or `PyPI` cannot be reached, the test says so and is skipped.
//! `GAINSAY_PYTHON` names an interpreter that has the package `mcp`.

#![cfg(feature = "mcp")]
#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test looks for its own interpreter")]

use std::path::{Path, PathBuf};
use std::process::Command;

const CLIENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mcp/client.py");

/// An interpreter that has the client: the one that is named, or one in a folder of the build that is made once.
fn python() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("GAINSAY_PYTHON") {
        return Some(PathBuf::from(named));
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mcp-client");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let works = |program: &Path, arguments: &[&str]| Command::new(program).args(arguments).output().is_ok_and(|ran| ran.status.success());
    if !works(&python, &["-c", "import mcp"]) {
        let made = works(Path::new("python3"), &["-m", "venv", folder.to_str()?]);
        if !made || !works(&python, &["-m", "pip", "install", "--quiet", "mcp"]) {
            return None;
        }
    }
    Some(python)
}

#[test]
fn an_agent_calls_every_tool_and_bad_frames_end_nothing() {
    let Some(python) = python() else {
        eprintln!("skipped: no Python with the package mcp, and none could be made");
        return;
    };
    let ran = Command::new(python).arg(CLIENT).arg(env!("CARGO_BIN_EXE_gainsay")).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success() && out.contains("all is well"), "{out}\n{err}");
}
