//! What the letter behind a number stands for: "drew 1.4m visitors, down from 1.6m" are millions both.
//!
//! A sentence that writes its millions so means them wherever no noun and nothing that is long, high or far follows, and so does the next one.

use std::ops::Range;

use crate::claim::Figure;
use crate::lexicon::{Lexicon, Small};
use crate::quantity::{Amount, Dimension, Stated, Unit};
use crate::sentence::{Kind, Word};

/// Whether the sentence before has written its millions with a letter.
#[derive(Clone, Debug, Default)]
pub struct Millions {
    /// Whether the sentence before did.
    told: bool,
}

impl Millions {
    /// Whether the sentence before has written its millions with a letter.
    #[must_use]
    pub fn are_told(&self) -> bool {
        self.told
    }

    /// Makes millions of what was taken for metres, where the text writes millions so.
    pub fn settle(&mut self, words: &[Word<'_>], lexicon: &Lexicon, figures: &mut [(Figure, Range<usize>)]) {
        let has_letter = |range: &Range<usize>| range.end.checked_sub(1).and_then(|last| words.get(last)).is_some_and(|last| last.glued && last.text == "m");
        let tells = figures.iter().any(|(figure, range)| figure.unit.dimension() == Dimension::Count && has_letter(range));
        if !std::mem::replace(&mut self.told, tells) && !tells {
            return;
        }
        let is_thing =
            |next: &Word<'_>| next.kind == Kind::Word && !lexicon.words.is_stop(&next.lower) || lexicon.numbers.is_small(Small::Distance, &next.lower);
        let is_distance = |range: &Range<usize>| {
            let is_definite = range.start.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| lexicon.words.is_definite(&before.lower));
            is_definite || words.get(range.end).is_some_and(is_thing)
        };
        let metres = figures.iter_mut().filter(|(figure, range)| figure.unit.name() == "meter" && figure.set.is_none() && has_letter(range));
        for (figure, range) in metres {
            if is_distance(range) {
                continue;
            }
            let million = |amount: Amount| amount.times(Amount::integer(1_000_000));
            let scaled: Option<Vec<_>> =
                figure.stated.iter().map(|stated| Some(Stated { value: million(stated.value)?, place: million(stated.place)? })).collect();
            if let Some(stated) = scaled {
                figure.stated = stated;
                figure.unit = Unit::count();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::document::Document;
    use crate::span::SourceId;

    use super::*;

    fn units(text: &str) -> Vec<String> {
        let read = check::read(Document::plain("a.txt", text), SourceId::new(0), &Lexicon::shipped().unwrap());
        read.assertions.iter().map(|it| it.unit.name().to_owned()).collect()
    }

    #[test]
    fn a_letter_that_stood_for_millions_once_does_so_again() {
        assert_eq!(units("The show drew 1.4m visitors, down from 1.6m."), ["count", "count"]);
        assert_eq!(units("It has 87m passengers. The next one, at 46m, is behind."), ["count", "count"]);
        assert_eq!(units("It has 3m visitors and a tower 80m high."), ["count", "meter"]);
        assert_eq!(units("It drew 3m visitors across a 300m bridge and to the 100m."), ["count", "meter", "name"]);
        assert_eq!(units("He cleared 5.82m after a run of 40m."), ["meter", "meter"]);
    }
}
