//! An archive with other bytes in it: what it yields is what was put in, or it is refused.
#![no_main]

use std::sync::LazyLock;

use gainsay::archive::{Archive, ArchiveError, Stamp, Writer};
use gainsay::check::{self, Study};
use gainsay::document::Document;
use gainsay::lexicon::Lexicon;
use gainsay::span::SourceId;
use libfuzzer_sys::fuzz_target;

const TEXTS: [&str; 3] = [
    "The storm killed 19 people in Brindle on Saturday, police said.",
    "Orchards in Quenby froze in April, and growers lost 2,300 trees.",
    "The storm killed 12 people in Brindle, and 4,315 crates were lost.",
];

struct Sound {
    bytes: Vec<u8>,
    draft: Study,
}

static SOUND: LazyLock<Sound> = LazyLock::new(|| {
    let lexicon = Lexicon::shipped().expect("it ships");
    let read = |name: &str, text: &str| check::read(Document::plain(name, text), SourceId::new(0), &lexicon);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.gainsay");
    let mut writer = Writer::open(&path).expect("a new one");
    for (at, text) in TEXTS.iter().enumerate() {
        writer.add("news", &[(read(&at.to_string(), text), Stamp::default())]).expect("it is written");
    }
    Sound { bytes: std::fs::read(&path).expect("it is there"), draft: read("draft", TEXTS[0]) }
});

// changes are (place, byte); what is left of the input stands at the end, or is the whole file
fuzz_target!(|input: (Vec<(u16, u8)>, bool, &[u8])| {
    let (changes, whole, rest) = input;
    let mut bytes = if whole { Vec::new() } else { SOUND.bytes.clone() };
    for (at, byte) in changes {
        if let Some(old) = bytes.get_mut(usize::from(at)) {
            *old = byte;
        }
    }
    bytes.extend_from_slice(rest);
    let mut file = tempfile::NamedTempFile::new_in("/dev/shm").expect("a file");
    std::io::Write::write_all(&mut file, &bytes).expect("it is written");
    match Archive::open(file.path()).and_then(|mut archive| archive.candidates(std::slice::from_ref(&SOUND.draft))) {
        Ok(found) => assert!(found.documents.iter().all(|document| TEXTS.contains(&document.text()))),
        Err(ArchiveError::Unusable { reason, .. }) => panic!("{reason}"),
        Err(_) => {}
    }
});
