//! What a table comes to, for tests.

use super::{Place, reckonings, tables};
use crate::document::{Document, Format};
use crate::lexicon::Lexicon;

/// What does not come out in a table of delimited text: the equation, the line and the column of what follows.
#[track_caller]
pub fn wrong(text: &str) -> Vec<String> {
    let document = Document::new("t".to_owned(), text.to_owned(), Format::Csv);
    let table = tables(&document, &Lexicon::shipped().unwrap()).pop().unwrap();
    let name = |place: Place| format!("{}/{}", table.lines[place.line].label, table.columns[place.column].label);
    reckonings(&table).iter().filter(|one| !one.holds).map(|one| format!("{} {}", one.equation, name(one.derived))).collect()
}
