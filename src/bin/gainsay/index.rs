//! `gainsay index`: keep the documents of an archive in one file.

use std::path::Path;
use std::time::UNIX_EPOCH;

use gainsay::archive::{ArchiveError, Stamp, Writer};
use gainsay::check::{self, Study};
use gainsay::document::{self, Entry, Input, Listed};
use gainsay::span::SourceId;
use rayon::prelude::*;

use crate::args::Index;
use crate::output::Output;
use crate::plan::Plan;
use crate::{BAD, progress};

/// Bytes and files of a batch: what is lost at the most when a run is broken off.
const BATCH: u64 = 16 << 20;
const FILES: usize = 4_096;

/// What a run did.
#[derive(Default)]
struct Tally {
    read: usize,
    unchanged: usize,
    removed: usize,
    errors: usize,
}

pub fn run(args: &Index, output: &Output) -> u8 {
    let Some(plan) = Plan::make(&args.settings(), None, output) else { return BAD };
    let mut tally = Tally::default();
    match bring_up_to_date(args, &plan, &mut tally, output) {
        Ok(writer) => {
            let Tally { read, unchanged, removed, errors } = tally;
            let name = args.to.display();
            if writer.replaced() > writer.len() {
                let message = format!("{name} holds more that is out of date than documents");
                output.warning(&message, Some("Remove it and run `gainsay index` again to make it smaller."));
            }
            let text = format!("{name}: {} documents ({read} new or changed, {unchanged} unchanged, {removed} removed)\n", writer.len());
            if output.print(&text) && errors == 0 { 0 } else { BAD }
        }
        Err(error) => {
            output.error(&error.to_string(), Some(error.help()));
            BAD
        }
    }
}

fn bring_up_to_date(args: &Index, plan: &Plan, tally: &mut Tally, output: &Output) -> Result<Writer, ArchiveError> {
    let mut writer = Writer::open(&args.to)?;
    for path in &args.paths {
        let root = path.display().to_string();
        let mut names = Vec::new();
        let (mut batch, mut bytes): (Vec<(Entry, Stamp)>, u64) = (Vec::new(), 0);
        for listed in document::list(&[Input { path: path.clone(), role: None }], &plan.load) {
            let entry = match listed {
                Listed::File(entry) => entry,
                other => {
                    let loaded = progress::opened(other, plan);
                    progress::say(&loaded.warnings, &loaded.errors, output);
                    tally.errors += loaded.errors.len();
                    continue;
                }
            };
            let stamp = stamp(&entry.path);
            let name = entry.path.display().to_string();
            if writer.has(&name, stamp) {
                tally.unchanged += 1;
            } else {
                bytes += entry.size;
                batch.push((entry, stamp));
            }
            names.push(name);
            if bytes >= BATCH || batch.len() >= FILES {
                add(&mut writer, &root, std::mem::take(&mut batch), plan, tally, output)?;
                bytes = 0;
            }
        }
        add(&mut writer, &root, batch, plan, tally, output)?;
        // a directory that cannot be read says nothing of what is in it
        if path.exists() {
            tally.removed += writer.retain(&root, names.iter())?;
        }
    }
    Ok(writer)
}

fn add(writer: &mut Writer, root: &str, batch: Vec<(Entry, Stamp)>, plan: &Plan, tally: &mut Tally, output: &Output) -> Result<(), ArchiveError> {
    let read = |(entry, stamp): (Entry, Stamp)| {
        let mut loaded = progress::opened(Listed::File(entry), plan);
        let studies: Vec<(Study, Stamp)> =
            loaded.documents.drain(..).map(|document| (check::meant(document, SourceId::new(0), &plan.knowledge.lexicon), stamp)).collect();
        (loaded, studies)
    };
    let (loaded, studies): (Vec<_>, Vec<_>) = batch.into_par_iter().map(read).unzip();
    for loaded in loaded {
        progress::say(&loaded.warnings, &loaded.errors, output);
        tally.errors += loaded.errors.len();
    }
    let studies: Vec<(Study, Stamp)> = studies.into_iter().flatten().collect();
    tally.read += studies.len();
    writer.add(root, &studies)
}

/// When a file was last changed, and its bytes; no time where the system does not say.
fn stamp(path: &Path) -> Stamp {
    let Ok(metadata) = std::fs::metadata(path) else { return Stamp::default() };
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Stamp { modified: modified.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or_default(), size: metadata.len() }
}
