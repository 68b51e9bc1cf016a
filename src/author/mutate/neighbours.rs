//! The texts that have a say in the figures of one.

use std::collections::BTreeSet;

use crate::check::{self, Study};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::span::SourceId;

/// The dossier with those texts that may tell what one of them tells, or have a figure for a measure that it has one for; the others are
/// empty, so that every text keeps its number.
pub(super) fn of(studies: &[Study], source: SourceId, lexicon: &Lexicon) -> Vec<Study> {
    let here = source.index();
    let mut near: BTreeSet<usize> =
        check::related(studies).into_iter().filter(|(a, b)| *a == here || *b == here).flat_map(|(a, b)| [a, b]).chain([here]).collect();
    let measures = |study: &Study| study.assertions.iter().filter_map(|it| it.measure.clone()).collect::<BTreeSet<String>>();
    if let Some(own) = studies.get(here).map(measures) {
        near.extend(studies.iter().enumerate().filter(|(_, study)| !measures(study).is_disjoint(&own)).map(|(index, _)| index));
    }
    let kept = |(index, study): (usize, &Study)| {
        if near.contains(&index) {
            return study.clone();
        }
        let mut empty = Document::new(study.document.name().to_owned(), String::new(), study.document.format());
        empty.role = study.document.role;
        check::read(empty, SourceId::new(index), lexicon)
    };
    studies.iter().enumerate().map(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_something_else_has_no_say() {
        let lexicon = Lexicon::shipped().unwrap();
        let texts = [
            "The ferry Brindle sank off Tarn with 212 passengers.",
            "The ferry Brindle carried 212 passengers when it sank off Tarn.",
            "Wheat cost 214 crowns in Ostrava.",
        ];
        let studies: Vec<Study> =
            texts.iter().enumerate().map(|(at, text)| check::read(Document::plain("a.txt", *text), SourceId::new(at), &lexicon)).collect();
        let kept: Vec<bool> = of(&studies, SourceId::new(0), &lexicon).iter().map(|study| !study.assertions.is_empty()).collect();
        assert_eq!(kept, [true, true, false]);
    }
}
