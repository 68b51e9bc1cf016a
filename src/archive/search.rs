//! From a draft to the documents of an archive that it must be held against.

use std::collections::BTreeMap;

use crate::check::Study;
use crate::document::{Document, Encoding, Format, Role};
use crate::engine;

use super::error::{ArchiveError, Fault};
use super::wire::Reader;
use super::{Archive, Place, key};

/// Documents that a search yields at the most: those that share the most. What is beyond is counted and said.
pub const MOST_DOCUMENTS: usize = 500;
/// A key of more documents than this finds nobody, unless it names a measure.
const MANY: usize = 64;

/// What an archive has for a draft.
#[derive(Debug)]
pub struct Candidates {
    /// The documents, in the order in which they were put into the archive.
    pub documents: Vec<Document>,
    /// Documents that share enough too, but less than those.
    pub left_out: usize,
}

impl Archive {
    /// The documents that share rare words, rare numbers or measures with one of the drafts.
    ///
    /// # Errors
    /// Where a part of the archive that is needed is damaged.
    pub fn candidates(&mut self, drafts: &[Study]) -> Result<Candidates, ArchiveError> {
        self.search(drafts).map_err(|fault| fault.of(&self.path))
    }

    fn search(&mut self, drafts: &[Study]) -> Result<Candidates, Fault> {
        let mut chosen: BTreeMap<Place, f32> = BTreeMap::new();
        for draft in drafts {
            for (place, weight) in self.related(draft)? {
                let best = chosen.entry(place).or_default();
                *best = best.max(weight);
            }
        }
        let mut ranked: Vec<(Place, f32)> = chosen.into_iter().collect();
        // of those that share nothing but a measure the newest go first: they come last in an archive
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
        let left_out = ranked.len().saturating_sub(MOST_DOCUMENTS);
        ranked.truncate(MOST_DOCUMENTS);
        ranked.sort_by_key(|(place, _)| *place);
        let documents = ranked.into_iter().map(|(place, _)| self.document(place)).collect::<Result<_, _>>()?;
        Ok(Candidates { documents, left_out })
    }

    /// The documents that share enough with one draft, and how much.
    fn related(&mut self, draft: &Study) -> Result<Vec<(Place, f32)>, Fault> {
        let keys = key::keys(draft);
        let total: f32 = keys.iter().map(|key| key.weight).sum();
        let mut shared: BTreeMap<Place, f32> = BTreeMap::new();
        let mut measured: BTreeMap<Place, f32> = BTreeMap::new();
        for key in &keys {
            let places = self.places(&key.bytes)?;
            let is_measure = key.bytes.first() == Some(&b'm');
            if is_measure {
                measured.extend(places.into_iter().map(|place| (place, 0.0)));
            } else if places.len() <= MANY {
                for place in places {
                    *shared.entry(place).or_default() += key.weight;
                }
            }
        }
        shared.retain(|place, weight| {
            let entry = self.segments.get(place.0 as usize).and_then(|segment| segment.entries().get(place.1 as usize));
            entry.is_some_and(|entry| engine::share_enough(*weight, (total, draft.story.length), (entry.weight, entry.words as usize)))
        });
        for (place, weight) in measured {
            shared.entry(place).or_insert(weight);
        }
        Ok(shared.into_iter().collect())
    }

    /// The places of a key that are not crossed out.
    fn places(&mut self, key: &[u8]) -> Result<Vec<Place>, Fault> {
        let mut places = Vec::new();
        for (at, segment) in (0_u32..).zip(&self.segments) {
            places.extend(segment.documents(&mut self.file, key)?.into_iter().map(|index| (at, index)));
        }
        places.retain(|place| !self.crossed_out.contains(place));
        Ok(places)
    }

    fn document(&mut self, (segment, index): Place) -> Result<Document, Fault> {
        let segment = self.segments.get(segment as usize).ok_or(Fault::Damaged("a segment is not there"))?;
        let record = segment.record(&mut self.file, index)?;
        document(&record)
    }
}

/// The document of a record, as [`record`](super::writer::record) wrote it.
pub(super) fn document(record: &[u8]) -> Result<Document, Fault> {
    const UNKNOWN: Fault = Fault::Damaged("a record has an unknown word");
    let mut reader = Reader(record);
    let name = reader.text()?.to_owned();
    let format: Format = reader.text()?.parse().map_err(|_| UNKNOWN)?;
    let encoding: Encoding = reader.text()?.parse().map_err(|_| UNKNOWN)?;
    let role: Role = reader.text()?.parse().map_err(|_| UNKNOWN)?;
    let date = reader.optional()?.map(str::parse).transpose().map_err(|_| UNKNOWN)?;
    let outlet = reader.optional()?.map(str::to_owned);
    let author = reader.optional()?.map(str::to_owned);
    let text = reader.text()?.to_owned();
    let mut document = Document::new(name, text, format).encoded(encoding);
    (document.role, document.date, document.outlet, document.author) = (role, date, outlet, author);
    Ok(document)
}
