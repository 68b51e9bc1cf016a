//! Whose dollars a text speaks of.
//!
//! ```text
//! kind  = nation name             "Canadian dollars", "French francs"
//! plain = name                    "dollars", "francs"
//! ```
//! The only kind that a text has named so far is the one it means by the plain name. Where it has named none, the places it has told of
//! decide between currencies of one name, if they are those of a single one ("Paris", francs). Both names and places are data:
//! `rules/lexicon/currencies.toml`.

use std::ops::Range;

use crate::claim::Figure;
use crate::lexicon::{Currencies, Lexicon};
use crate::quantity::{Amount, Dimension, Unit};
use crate::sentence::Word;

/// The currencies that a text has told of so far.
#[derive(Clone, Debug, Default)]
pub struct Purse {
    last: Option<Unit>,
    /// The code that a plain name stands for, and that of a kind which was named.
    kinds: Vec<(Box<str>, Box<str>)>,
}

impl Purse {
    /// The currency of the amount that was told last.
    #[must_use]
    pub fn last(&self) -> Option<&Unit> {
        self.last.as_ref()
    }

    /// Gives amounts with a plain name of money the kind that the text means; `before` is the text up to the end of the sentence.
    pub fn settle(&mut self, words: &[Word<'_>], before: &str, lexicon: &Lexicon, figures: &mut [(Figure, Range<usize>)]) {
        let currencies = &lexicon.currencies;
        let is_money = |figure: &Figure| figure.unit.currency().is_some();
        for (figure, range) in figures.iter().filter(|(figure, _)| is_money(figure)) {
            let Some(name) = name(words, range, figure, currencies).filter(|name| name.plain != name.code || name.of_a_nation) else { continue };
            let kind = (Box::from(name.plain), Box::from(name.code));
            if !self.kinds.contains(&kind) {
                self.kinds.push(kind);
            }
        }
        for (figure, range) in figures.iter_mut().filter(|(figure, _)| is_money(figure)) {
            let plain = name(words, range, figure, currencies).filter(|name| !name.of_a_nation);
            if let Some(code) = plain.and_then(|name| self.meant(name.code, before, currencies)) {
                let unit = Unit::new(code, Dimension::Money, Amount::ONE);
                figure.unit = figure.unit.denominator().map_or_else(|| unit.clone(), |base| unit.per(base));
            }
        }
    }

    /// Takes note of the currency that was told last of these figures: "stg" of "84.0 mln stg vs 79.3 mln".
    pub fn told(&mut self, figures: &[(Figure, Range<usize>)]) {
        self.last = currency(figures).or(self.last.take());
    }

    /// The kind that a plain name means, if it is another than the usual.
    fn meant<'c>(&'c self, plain: &str, before: &str, currencies: &'c Currencies) -> Option<&'c str> {
        let mut kinds = self.kinds.iter().filter(|(name, _)| **name == *plain).map(|(_, kind)| &**kind);
        if let Some(kind) = kinds.next() {
            return Some(kind).filter(|_| kinds.next().is_none());
        }
        let mut told: Vec<&str> = currencies.told_by(plain).filter(|(_, place)| names(before, place)).map(|(code, _)| code).collect();
        told.dedup();
        match told.as_slice() {
            [code] => Some(code),
            _ => None,
        }
    }
}

/// The currency that was told last of these figures.
pub(super) fn currency(figures: &[(Figure, Range<usize>)]) -> Option<Unit> {
    figures.iter().rev().find_map(|(figure, _)| figure.unit.currency()).map(|code| Unit::new(code, Dimension::Money, Amount::ONE))
}

/// Whether a text has a word, as written.
fn names(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|each| each == word)
}

/// The name of money in a figure.
struct Name<'n> {
    /// What it stands for.
    code: &'n str,
    /// What its last word stands for when it is alone.
    plain: &'n str,
    /// Whether it says whose: "U.S. dollars".
    of_a_nation: bool,
}

fn name<'n>(words: &[Word<'_>], range: &Range<usize>, figure: &'n Figure, currencies: &'n Currencies) -> Option<Name<'n>> {
    let code = figure.unit.currency().filter(|code| figure.unit.name().len() == code.len() || figure.unit.denominator().is_some())?;
    let named = |end: usize| currencies.name_ending_at(words, end).filter(|(_, money)| money.unit.name() == code);
    let (end, (length, _)) = (range.start + 1..=range.end).rev().find_map(|end| named(end).map(|found| (end, found)))?;
    let (_, plain) = currencies.name_ending_at(words.get(end - 1..end)?, 1)?;
    Some(Name { code, plain: plain.unit.name(), of_a_nation: length > 1 })
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::document::Document;
    use crate::span::SourceId;

    use super::*;

    fn units(text: &str) -> Vec<String> {
        let read = check::read(Document::plain("a.txt", text), SourceId::new(0), &Lexicon::shipped().unwrap());
        read.assertions.iter().filter(|it| it.unit.currency().is_some()).map(|it| it.unit.name().to_owned()).collect()
    }

    #[test]
    fn the_only_kind_that_is_named_is_meant() {
        assert_eq!(units("The mill paid 40 Canadian dollars a share. It has debts of 300 dollars."), ["CAD-per-share", "CAD"]);
        assert_eq!(units("The mill paid 40 Canadian dollars, or 30 U.S. dollars. It has debts of 300 dollars."), ["CAD", "USD", "USD"]);
        assert_eq!(units("The mill paid 40 N.Z. dlrs, up from 30 dlrs."), ["NZD", "NZD"]);
        assert_eq!(units("The mill paid 40 dollars."), ["USD"]);
    }

    #[test]
    fn the_last_currency_is_told() {
        let lexicon = Lexicon::shipped().unwrap();
        let text = "It paid $5 and then 4 euros";
        let words = crate::sentence::words(text, crate::span::Span::new(0, text.len()));
        let mut purse = Purse::default();
        purse.told(&crate::parse::figures(&words, &lexicon).figures);
        assert_eq!(purse.last().map(Unit::name), Some("EUR"));
    }

    #[test]
    fn a_place_decides_between_currencies_of_one_name() {
        assert_eq!(units("The Paris mill paid 40 million francs."), ["FRF"]);
        assert_eq!(units("The Basel mill and that of Paris paid 40 million francs."), ["CHF"]);
        assert_eq!(units("The mill paid 40 million francs."), ["CHF"]);
    }
}
