//! From documents to text without holding them all: read in parallel, written in order, a batch at a time.

use gainsay::document::{Document, Input, Listed, Loaded};
use rayon::prelude::*;

use crate::output::{Output, Sent};
use crate::plan::Plan;
use crate::progress;

/// Bytes of a batch, unless one file has more. Two batches are in memory at once: one is read while the other is written.
const BATCH: u64 = 4 << 20;
/// Files of a batch.
const FILES: usize = 2_048;

/// One batch, read: the text of each of its files, and what there is to say of it.
type Read = Vec<(usize, Loaded, String)>;

/// Turns each document into text and writes the texts in the order of the inputs. Whether everything was read and written.
pub fn stream(inputs: &[Input], plan: &Plan, output: &Output, text_of: impl Fn(Document) -> String + Sync) -> bool {
    let read = |batch: Vec<Listed>| -> Read {
        let one = |listed| {
            let mut loaded = progress::opened(listed, plan);
            let documents = std::mem::take(&mut loaded.documents);
            (documents.len(), loaded, documents.into_iter().map(&text_of).collect())
        };
        batch.into_par_iter().map(one).collect()
    };
    let mut tally = Tally::default();
    let mut batches = batches(progress::listing(inputs, plan)).into_iter();
    let mut ready = batches.next().map(&read);
    while let Some(batch) = ready {
        let next = batches.next();
        let (going, following) = rayon::join(|| tally.write(&batch, output), || next.map(&read));
        ready = following.filter(|_| going);
    }
    if tally.documents == 0 && tally.errors == 0 {
        output.error("nothing was read, so nothing could be listed", None);
    }
    tally.documents > 0 && tally.errors == 0 && !tally.unwritten
}

/// What has come of a stream so far.
#[derive(Default)]
struct Tally {
    documents: usize,
    errors: usize,
    unwritten: bool,
}

impl Tally {
    /// Writes a batch; whether more is wanted.
    fn write(&mut self, batch: &Read, output: &Output) -> bool {
        for (documents, loaded, text) in batch {
            progress::say(&loaded.warnings, &loaded.errors, output);
            self.documents += documents;
            self.errors += loaded.errors.len();
            match output.send(text) {
                Sent::Whole => {}
                Sent::Unwanted => return false,
                Sent::Failed => {
                    self.unwritten = true;
                    return false;
                }
            }
        }
        true
    }
}

/// Parts a listing into batches, in order.
fn batches(listing: Vec<Listed>) -> Vec<Vec<Listed>> {
    let mut batches: Vec<Vec<Listed>> = Vec::new();
    let mut bytes = 0;
    for listed in listing {
        let size = if let Listed::File(entry) = &listed { entry.size } else { 0 };
        let full = batches.last().is_none_or(|batch| bytes + size > BATCH || batch.len() >= FILES);
        if full {
            batches.push(Vec::new());
            bytes = 0;
        }
        bytes += size;
        if let Some(batch) = batches.last_mut() {
            batch.push(listed);
        }
    }
    batches
}
