//! What a table comes to, for tests.

use super::{Entry, Place, reckonings, tables};
use crate::check::{self, Study};
use crate::document::{Document, Format};
use crate::lexicon::Lexicon;
use crate::span::SourceId;

/// What does not come out in a table of delimited text: the equation, the line and the column of what follows.
#[track_caller]
pub fn wrong(text: &str) -> Vec<String> {
    let document = Document::new("t".to_owned(), text.to_owned(), Format::Csv);
    let table = tables(&document, &Lexicon::shipped().unwrap()).pop().unwrap();
    let name = |place: Place| format!("{}/{}", table.lines[place.line].label, table.columns[place.column].label);
    reckonings(&table).iter().filter(|one| !one.holds).map(|one| format!("{} {}", one.equation, name(one.derived))).collect()
}

/// How many things are read for the first count of a README.
pub fn counted(text: &str, entries: impl FnOnce(&Study, &Lexicon) -> Vec<Entry>) -> Option<String> {
    let document = Document::new("README.md".to_owned(), text.to_owned(), Format::Markdown);
    let lexicon = Lexicon::shipped().unwrap();
    let study = check::read(document, SourceId::new(0), &lexicon);
    entries(&study, &lexicon).first().map(|one| one.literal.to_string())
}

/// What of the lists of a text follows from what; behind what does not, in how many ways it is borne out.
#[track_caller]
pub fn lists(text: &str) -> Vec<String> {
    let document = Document::new("t".to_owned(), text.to_owned(), Format::Markdown);
    let study = check::read(document, SourceId::new(0), &Lexicon::shipped().unwrap());
    let figure = |at: usize| study.assertions[at].figure.of(text);
    let of = |entry: &Entry| {
        let others: Vec<&str> = entry.others.iter().map(|&other| figure(other)).collect();
        let made = if others.is_empty() { String::new() } else { format!(" = {}", others.join(", ")) };
        let off = if entry.holds { String::new() } else { format!(": no, {}", entry.borne) };
        format!("{} {}{made}{off}", entry.equation, figure(entry.derived))
    };
    study.entries.iter().filter(|entry| entry.in_list).map(of).collect()
}
