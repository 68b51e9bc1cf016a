//! The same bytes out on one thread and on many, and whatever the order of the arguments.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and writes files")]

#[path = "../benches/newsroom/mod.rs"]
#[expect(dead_code, reason = "only articles are needed")]
mod newsroom;

use assert_cmd::Command;

const ARTICLES: u64 = 24;

fn archive() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for index in 0..ARTICLES {
        // every third article tells the story of the one before, from another seed's mouth
        let text = newsroom::article(7, index - index % 3) + &newsroom::article(index, 1);
        std::fs::write(folder.path().join(format!("{index:02}.txt")), text).unwrap();
    }
    folder
}

fn out(folder: &std::path::Path, threads: &str, args: &[&str], files: &[String]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    let output = command.current_dir(folder).env("RAYON_NUM_THREADS", threads).args(args).args(files).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!output.stdout.is_empty());
    output.stdout
}

#[test]
fn threads_and_the_order_of_arguments_change_nothing() {
    let folder = archive();
    let files: Vec<String> = (0..ARTICLES).map(|index| format!("{index:02}.txt")).collect();
    let backwards: Vec<String> = files.iter().rev().cloned().collect();
    let shuffled: Vec<String> = (0..ARTICLES).map(|index| files[usize::try_from(index * 7 % ARTICLES).unwrap()].clone()).collect();
    for args in [&["claims", "--format", "jsonl"][..], &["claims"], &["check", "--format", "json"], &["check"]] {
        let expected = out(folder.path(), "1", args, &files);
        for threads in ["2", "7"] {
            for order in [&files, &backwards, &shuffled] {
                assert!(out(folder.path(), threads, args, order) == expected, "{args:?} on {threads} threads");
            }
        }
    }
}
