//! From documents to text without holding them all: read in parallel, written in order, a batch at a time.

use gainsay::check::{Claims, Piece};
use gainsay::document::{Document, Input, Listed, Loaded};
use gainsay::report;
use rayon::prelude::*;

use crate::output::{Output, Sent};
use crate::plan::Plan;
use crate::progress;

/// Bytes of a batch, unless one file has more. Two batches are in memory at once: one is read while the other is written.
const BATCH: u64 = 4 << 20;
/// Files of a batch.
const FILES: usize = 2_048;
/// Pieces of a table that each core tells before they are written.
const TOGETHER: usize = 2;

/// One batch, read: the texts of each of its files, and what there is to say of it.
type Read = Vec<(Loaded, Vec<Text>)>;

/// What a document comes to.
pub enum Text {
    /// All of it.
    Whole(String),
    /// The claims of a large table or text, which are told piece by piece while they are written: their text is many times what they stand in.
    Claims(Box<Claims>),
}

impl Text {
    /// What the claims of a document come to, as JSON Lines.
    pub fn of(claims: Claims) -> Self {
        if claims.are_many() { Self::Claims(Box::new(claims)) } else { Self::Whole(report::jsonl(claims.document(), claims.in_order())) }
    }

    fn send(&self, output: &Output) -> Sent {
        let claims = match self {
            Self::Whole(text) => return output.send(text),
            Self::Claims(claims) => claims,
        };
        let pieces: Vec<Piece<'_>> = claims.pieces().collect();
        let told = |piece: &Piece<'_>| report::jsonl(claims.document(), piece.in_order());
        for together in pieces.chunks(TOGETHER * rayon::current_num_threads()) {
            let texts: Vec<String> = together.par_iter().map(told).collect();
            let stopped = texts.iter().map(|text| output.send(text)).find(|sent| !matches!(sent, Sent::Whole));
            if let Some(stopped) = stopped {
                return stopped;
            }
        }
        Sent::Whole
    }
}

/// Turns each document into text and writes the texts in the order of the inputs. Whether everything was read and written.
pub fn stream(inputs: &[Input], plan: &Plan, output: &Output, text_of: impl Fn(Document) -> Text + Sync) -> bool {
    let read = |batch: Vec<Listed>| -> Read {
        let one = |listed| {
            let mut loaded = progress::opened(listed, plan);
            let documents = std::mem::take(&mut loaded.documents);
            (loaded, documents.into_iter().map(&text_of).collect())
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
        for (loaded, texts) in batch {
            progress::say(&loaded.warnings, &loaded.errors, output);
            self.documents += texts.len();
            self.errors += loaded.errors.len();
            for text in texts {
                match text.send(output) {
                    Sent::Whole => {}
                    Sent::Unwanted => return false,
                    Sent::Failed => {
                        self.unwritten = true;
                        return false;
                    }
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
