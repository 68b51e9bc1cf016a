//! Texts as the tests of this room read them.

use super::landmark::Landmark;
use crate::check;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::span::SourceId;

/// The landmarks of a text.
pub(super) fn landmarks(text: &str) -> Vec<Landmark> {
    let lexicon = Lexicon::shipped().unwrap();
    let study = check::read(Document::plain("a.txt", text), SourceId::new(0), &lexicon);
    study.stages.iter().flat_map(|stage| stage.landmarks().to_vec()).collect()
}

/// How many things the lists of a text have.
pub(super) fn lists(text: &str) -> Vec<u8> {
    landmarks(text).into_iter().filter_map(|it| if let Landmark::List(number) = it { Some(number) } else { None }).collect()
}
