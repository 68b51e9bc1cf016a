//! Files are read inside the given paths only.

#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and writes files")]

#[path = "common/scratch.rs"]
#[expect(dead_code, reason = "shared with tests that need more of it")]
mod scratch;

use std::os::unix::fs::symlink;

use scratch::{folder, run};

#[test]
fn a_link_that_leads_out_of_what_was_given_is_named_and_not_followed() {
    let folder = folder(&[("given/a.txt", b"Forty boats left."), ("elsewhere/b.txt", b"Fifty boats left."), ("given/inner/c.txt", b"Sixty boats left.")]);
    let given = folder.path().join("given");
    symlink(folder.path().join("elsewhere/b.txt"), given.join("file.txt")).unwrap();
    symlink(folder.path().join("elsewhere"), given.join("folder")).unwrap();
    symlink(given.join("inner"), given.join("within")).unwrap();
    let ran = run(folder.path(), &["claims", "--format", "jsonl", "given"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("Forty boats") && ran.out.contains("Sixty boats") && !ran.out.contains("Fifty"), "{ran:?}");
    assert_eq!(ran.out.matches("Sixty boats").count(), 1, "a file with two names is read once");
    assert_eq!(ran.err.matches("was not followed").count(), 2, "{ran:?}");
    // who names the link means it
    let named = run(folder.path(), &["claims", "--format", "jsonl", "given/file.txt"]);
    assert!(named.out.contains("Fifty boats") && named.err.is_empty(), "{named:?}");
}
