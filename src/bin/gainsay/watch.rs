//! `gainsay test --watch` and `gainsay check --watch`: runs again whenever a rule, a word of the vocabulary or a text is changed.
//!
//! The folders are looked through several times a second. A folder of rules or of drafts holds some dozens of files, so this costs nothing
//! that anybody notices; it works on network drives and in containers, where a notice from the system does not come, and needs no crate.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

/// How long it waits between two looks.
const PAUSE: Duration = Duration::from_millis(200);

/// Every file that matters, with when it was changed, from 1970 on, and its length.
type Seen = BTreeMap<PathBuf, (Option<Duration>, u64)>;

/// Runs once, and once more after each change of a file that matters; ends only with the process. Which paths are watched may change too.
pub fn run(paths: impl Fn() -> Vec<PathBuf>, matters: fn(&Path) -> bool, mut once: impl FnMut()) -> ! {
    let look = || look(&paths(), matters);
    let mut before = look();
    once();
    loop {
        std::thread::sleep(PAUSE);
        let now = look();
        if now != before {
            before = now;
            once();
        }
    }
}

/// Rules, vocabulary and configurations.
pub fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml")
}

fn look(paths: &[PathBuf], matters: fn(&Path) -> bool) -> Seen {
    let mut seen = Seen::new();
    for path in paths {
        walk(path, matters, &mut seen);
    }
    seen
}

fn walk(path: &Path, matters: fn(&Path) -> bool, seen: &mut Seen) {
    let Ok(about) = std::fs::metadata(path) else { return };
    if about.is_dir() {
        for entry in std::fs::read_dir(path).into_iter().flatten().filter_map(Result::ok) {
            // a link to a folder may lead back up
            if !entry.file_type().is_ok_and(|kind| kind.is_symlink()) {
                walk(&entry.path(), matters, seen);
            }
        }
    } else if matters(path) {
        seen.insert(path.to_owned(), (about.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok()), about.len()));
    }
}
