//! An archive finds what a folder finds, survives whoever dies while writing it, and is never half read.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and reads files")]

#[path = "common/scratch.rs"]
#[expect(dead_code, reason = "shared with tests that need more of it")]
mod scratch;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use gainsay::archive::{Archive, ArchiveError, Stamp, Writer};
use gainsay::check::{self, Study};
use gainsay::document::Document;
use gainsay::lexicon::Lexicon;
use gainsay::span::SourceId;

use scratch::{Ran, folder, run};

const DRAFT: &str = "The storm killed 12 people in Brindle on Saturday, officials said. Its harbour lost 4,315 crates.\n";
const WIRE: &str = "The storm killed 19 people in Brindle on Saturday, police said.\n";
const OTHER: &str = "Orchards in Quenby froze in April, and growers lost 2,300 trees.\n";

/// Bytes of an archive's header.
const HEADER: usize = 96;

fn newsroom() -> tempfile::TempDir {
    folder(&[("draft.txt", DRAFT.as_bytes()), ("news/wire.txt", WIRE.as_bytes()), ("news/other.txt", OTHER.as_bytes())])
}

#[track_caller]
fn done(ran: &Ran) -> &str {
    assert_eq!(ran.code, 0, "{ran:?}");
    &ran.out
}

fn index(folder: &Path) -> Ran {
    run(folder, &["index", "news", "--to", "news.gainsay"])
}

fn checked(folder: &Path, against: &str) -> Ran {
    run(folder, &["check", "draft.txt", "--against", against, "--format", "concise"])
}

#[test]
fn an_archive_finds_what_its_folder_finds() {
    let folder = newsroom();
    assert!(done(&index(folder.path())).contains("2 documents (2 new or changed, 0 unchanged, 0 removed)"));
    let (files, archive) = (checked(folder.path(), "news"), checked(folder.path(), "news.gainsay"));
    assert_eq!(archive.code, 1, "{archive:?}");
    assert_eq!(files.out.lines().filter(|line| line.contains("wire.txt")).count(), 1, "{files:?}");
    let conflicts = |ran: &Ran| ran.out.lines().filter(|line| line.contains("wire.txt")).map(ToOwned::to_owned).collect::<Vec<_>>();
    assert_eq!(conflicts(&files), conflicts(&archive));
}

#[test]
fn only_what_has_changed_is_read_again() {
    let folder = newsroom();
    done(&index(folder.path()));
    assert!(done(&index(folder.path())).contains("(0 new or changed, 2 unchanged, 0 removed)"));
    fs::write(folder.path().join("news/wire.txt"), "The storm killed 12 people in Brindle on Saturday, the police now say.\n").unwrap();
    fs::remove_file(folder.path().join("news/other.txt")).unwrap();
    assert!(done(&index(folder.path())).contains("1 documents (1 new or changed, 0 unchanged, 1 removed)"));
    let after = checked(folder.path(), "news.gainsay");
    assert!(!after.out.contains("wire.txt"), "the former text is gone: {after:?}");
}

#[test]
fn a_second_writer_is_told_to_wait() {
    let folder = newsroom();
    let first = Writer::open(&folder.path().join("news.gainsay")).unwrap();
    let second = index(folder.path());
    assert_eq!(second.code, 2);
    assert!(second.err.contains("is being written by another gainsay"), "{second:?}");
    drop(first);
    done(&index(folder.path()));
}

#[test]
fn what_is_no_archive_or_an_older_one_is_refused_and_left_alone() {
    let folder = newsroom();
    let path = folder.path().join("news.gainsay");
    let older = [b"gainsay archive\n".as_slice(), &0_u32.to_le_bytes(), &[0; 200]].concat();
    for (bytes, message) in [(b"Forty men.\n".as_slice(), "is no archive of gainsay"), (&older, "was written by another version")] {
        fs::write(&path, bytes).unwrap();
        for ran in [index(folder.path()), checked(folder.path(), "news.gainsay")] {
            assert_eq!(ran.code, 2);
            assert!(ran.err.contains(message), "{ran:?}");
        }
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
    fs::remove_file(&path).unwrap();
    assert!(checked(folder.path(), "news.gainsay").err.contains("cannot be used"));
}

fn read(name: &str, text: &str, lexicon: &Lexicon) -> Study {
    check::read(Document::plain(name, text), SourceId::new(0), lexicon)
}

/// A small archive of three commits, its draft, and what it yields for it.
fn small(folder: &Path, lexicon: &Lexicon) -> (Vec<u8>, Study, Vec<String>) {
    let path = folder.join("small.gainsay");
    let mut writer = Writer::open(&path).unwrap();
    let stamp = Stamp { modified: 1, size: 1 };
    writer.add("news", &[(read("other.txt", OTHER, lexicon), stamp), (read("wire.txt", OTHER, lexicon), stamp)]).unwrap();
    writer.add("news", &[(read("wire.txt", WIRE, lexicon), stamp)]).unwrap();
    assert_eq!((writer.len(), writer.replaced()), (2, 1));
    let draft = read("draft.txt", DRAFT, lexicon);
    (fs::read(&path).unwrap(), draft, vec![WIRE.to_owned()])
}

fn texts(path: &Path, draft: &Study) -> Result<Vec<String>, ArchiveError> {
    let found = Archive::open(path)?.candidates(std::slice::from_ref(draft))?;
    Ok(found.documents.iter().map(|document| document.text().to_owned()).collect())
}

/// The lengths and places that are tried: all of the header, and every seventh behind it, which meets each field of a record in turn.
fn tried(bytes: &[u8]) -> impl Iterator<Item = usize> {
    (0..HEADER.min(bytes.len())).chain((HEADER..bytes.len()).step_by(7))
}

#[test]
fn an_archive_with_a_wrong_byte_is_refused_or_yields_the_same() {
    let (folder, lexicon) = (newsroom(), Lexicon::shipped().unwrap());
    let (bytes, draft, expected) = small(folder.path(), &lexicon);
    let path = folder.path().join("wrong.gainsay");
    let (mut refused, mut all) = (0, 0);
    for at in tried(&bytes) {
        all += 1;
        let mut wrong = bytes.clone();
        wrong[at] ^= 0x41;
        fs::write(&path, &wrong).unwrap();
        match texts(&path, &draft) {
            Ok(found) => assert_eq!(found, expected, "byte {at}"),
            Err(ArchiveError::Damaged { .. } | ArchiveError::NoArchive { .. } | ArchiveError::OtherVersion { .. }) => refused += 1,
            Err(error) => panic!("byte {at}: {error}"),
        }
    }
    assert!(refused * 2 > all, "{refused} of {all} were noticed; the rest is not read for this draft");
}

#[test]
fn an_archive_that_was_cut_is_refused_and_one_with_a_tail_is_whole() {
    let (folder, lexicon) = (newsroom(), Lexicon::shipped().unwrap());
    let (bytes, draft, expected) = small(folder.path(), &lexicon);
    let path = folder.path().join("cut.gainsay");
    for len in tried(&bytes) {
        fs::write(&path, &bytes[..len]).unwrap();
        assert!(texts(&path, &draft).is_err(), "cut after {len} bytes");
    }
    // a writer that died left a part of a segment behind, which no slot has counted
    fs::write(&path, [bytes.as_slice(), &bytes[HEADER..200]].concat()).unwrap();
    assert_eq!(texts(&path, &draft).unwrap(), expected);
    let mut writer = Writer::open(&path).unwrap();
    writer.add("news", &[(read("third.txt", OTHER, &lexicon), Stamp::default())]).unwrap();
    assert_eq!(Archive::open(&path).unwrap().len(), 3);
}

#[test]
fn a_writer_that_is_killed_leaves_a_sound_archive() {
    let files: Vec<(String, String)> =
        (0..400).map(|at| (format!("news/{at:03}.txt"), format!("Brindle counted {} boats on day {at}.\n\n", at + 1_000).repeat(40))).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let folder = folder(&files);
    let path = folder.path().join("news.gainsay");
    for delay in [2, 5, 10, 20, 40, 80, 160] {
        let mut writer = Command::new(env!("CARGO_BIN_EXE_gainsay"))
            .current_dir(folder.path())
            .args(["index", "news", "--to", "news.gainsay"])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(delay));
        writer.kill().unwrap();
        writer.wait().unwrap();
        if path.exists() && fs::metadata(&path).unwrap().len() > HEADER as u64 {
            let archive = Archive::open(&path).unwrap();
            assert!(archive.is_empty() || archive.len() == 400, "a batch is whole or not there");
        }
    }
    assert!(done(&index(folder.path())).contains("400 documents"));
}
