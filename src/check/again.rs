//! Sentences that say again what another one said, word for word: a cell of "3 May 2019" in a thousand rows is read once.
//!
//! What a sentence comes to depends on its words and on what was told before it. Where nothing was told that it could take up, the same words mean
//! the same: no speaker in the sentence before, no stretch of time above, no millions written with a letter; and no sum of money, which takes the
//! currency that was told last.

use std::collections::HashMap;
use std::ops::Range;

use super::reading::Reading;
use crate::assertion::Assertion;
use crate::sentence;
use crate::span::Span;

/// What sentences came to that may stand there again.
#[derive(Debug, Default)]
pub(super) struct Again<'t> {
    /// By their words: where the first one stands, and which assertions are its.
    known: HashMap<&'t str, (Span, Range<usize>)>,
}

impl<'t> Again<'t> {
    /// Reads a sentence, or says again what the same words have said.
    pub(super) fn read(&mut self, reading: &mut Reading<'t, Assertion>, sentence: Span, index: usize) {
        let text = sentence.of(reading.prose());
        let is_free = reading.takes_up_nothing(sentence, index);
        if let Some((first, said)) = self.known.get(text).filter(|_| is_free) {
            reading.say_again(said.clone(), *first, sentence, index);
            return;
        }
        let (from, unread) = (reading.assertions.len(), reading.unread.len());
        reading.sentence(&sentence::words(reading.prose(), sentence), index, |_| (), |assertion, _, _, _, ()| assertion);
        let said = from..reading.assertions.len();
        let own = reading.assertions.get(said.clone()).unwrap_or_default();
        if own.iter().any(|it| it.unit.currency().is_some()) {
            self.known.clear();
        } else if is_free && !said.is_empty() && unread == reading.unread.len() && reading.takes_up_nothing(sentence, index + 1) {
            self.known.insert(text, (sentence, said));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::document::{Document, Format};
    use crate::lexicon::Lexicon;
    use crate::span::SourceId;

    /// Holds what is told of a table to what is told of it where nothing is remembered.
    #[track_caller]
    fn same(cells: &[&str]) {
        let lexicon = Lexicon::shipped().unwrap();
        let rows = cells.iter().cycle().take(cells.len() * 3).enumerate().map(|(at, cell)| format!("Port {at},{},\"{cell}\"\n", at * 7));
        let text = format!("Port,Boats,Remark\n{}", rows.collect::<String>());
        let document = Document::new("t.csv".to_owned(), text, Format::Csv);
        let told: Vec<_> = check::claims(document.clone(), SourceId::new(0), &lexicon).in_order().map(std::borrow::Cow::into_owned).collect();
        assert_eq!(told, check::list(document, SourceId::new(0), &lexicon).assertions);
        assert!(told.len() > cells.len() * 3, "{}", told.len());
    }

    #[test]
    fn what_is_said_again_is_the_same() {
        same(&["3 May 2019", "Class 4", "12 boats left for Holm", "Tarn"]);
        same(&["1990", "1991"]);
    }

    #[test]
    fn what_takes_up_what_was_told_is_read_again() {
        same(&["Ida Holm said 12 boats left", "He said 14 would follow", "12 boats left for Holm"]);
        same(&["1.4m visitors came", "down from 1.6m"]);
        same(&["84.0 mln stg", "12.5 francs, in Paris", "profit 12.1 vs 13.0 mln", "60 dollars", "60 Canadian dollars"]);
    }
}
