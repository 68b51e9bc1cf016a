//! Statements that are held against tables, for tests.

use super::super::found::{Ground, Member};
use super::reading::Statement;
use super::subject::{Subject, subjects};
use super::told::Told;
use crate::check;
use crate::conflict::AssertionId;
use crate::document::{Document, Format};
use crate::engine::relation::sample::rule;
use crate::lexicon::Lexicon;
use crate::rulebook;
use crate::span::SourceId;

/// Players, one a row.
pub const PLAYERS: &str = "Player,Country,Pick,Points\nAnn Lowe,Wales,4,31\nBea Moss,Norway,7,12\nCleo Reed,Wales,9,25\nDora Finn,Spain,11,8\n";

/// Looks at a figure of a statement, by its number, beside a table of delimited text.
#[track_caller]
pub fn look<T>(table: &str, statement: &str, figure: usize, look: impl FnOnce(&Statement<'_, '_>) -> T) -> T {
    let mut lexicon = Lexicon::shipped().unwrap();
    rulebook::load(&mut lexicon, &[]).unwrap();
    let read = |at: usize, text: &str, format| check::read(Document::new(at.to_string(), text.to_owned(), format), SourceId::new(at), &lexicon);
    let studies = [read(0, table, Format::Csv), read(1, statement, Format::Text)];
    let sheets = studies.each_ref().map(|study| check::sheet(study, &[0]));
    let ground = Ground { dossier: &sheets, open: &[], related: &[], drawn: &[], lexicon: &lexicon };
    let (_, subject): (usize, Subject<'_>) = subjects(&ground, 0).pop().unwrap();
    let own: Member<'_> = (AssertionId { source: SourceId::new(1), index: figure }, &studies[1].assertions[figure]);
    let words = studies[1].said.iter().find(|words| words.iter().any(|word| word.figure == Some(figure))).unwrap();
    let told = Told::new(words, &subject, &lexicon.headings, figure, &studies[1].assertions);
    let bounds = told.bounding(figure, own.1);
    look(&Statement { rule: &rule(&super::RELATION, &[], &[]), own, told: &told, subject: &subject, bounds })
}
