//! Planted slips: which mistakes in a dossier would the rules catch?
//!
//! ```text
//! transposed   1,943 -> 1,934      two neighbouring digits that differ are exchanged
//! tenfold      4,200 -> 42,000     a nought too many
//! misread      57 -> 67            the first digit is one more
//! ```
//! Every mutant is the dossier with one slip; it is caught if the rules say something that they do not say without it.
//! The same seed plants the same slips.

use std::collections::BTreeSet;

use strum::{EnumIter, IntoEnumIterator};

use crate::check::{self, Outcome, Study};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::rule::RuleSet;
use crate::span::{SourceId, Span};

/// A kind of slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, strum::IntoStaticStr, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Slip {
    /// Two neighbouring digits are exchanged.
    Transposed,
    /// A nought is added.
    Tenfold,
    /// The first digit is one more.
    Misread,
}

/// One slip in one figure, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// The kind of slip.
    pub slip: Slip,
    /// Name of the document.
    pub source: String,
    /// Line of the figure, from 1.
    pub line: usize,
    /// The figure as written.
    pub was: String,
    /// The figure with the slip.
    pub now: String,
    /// The rules that speak of it and did not speak before, in order.
    pub caught_by: Vec<String>,
}

/// Plants up to `most` slips in the figures of a dossier, chosen by `seed`, and checks each mutant.
#[must_use]
pub fn mutants(documents: &[Document], rules: &RuleSet, lexicon: &Lexicon, seed: u64, most: usize) -> Vec<Mutant> {
    let read = |documents: &[Document]| -> Vec<Study> {
        documents.iter().enumerate().map(|(index, document)| check::read(document.clone(), SourceId::new(index), lexicon)).collect()
    };
    let studies = read(documents);
    let mut planted: Vec<(usize, Span, Slip, String)> = Vec::new();
    for (source, study) in studies.iter().enumerate() {
        for figure in study.assertions.iter().filter(|it| it.unit.dimension().is_quantity()).map(|it| it.figure) {
            let written = figure.of(study.document.prose());
            planted.extend(Slip::iter().filter_map(|slip| Some((source, figure, slip, slip.of(written)?))));
        }
    }
    choose(&mut planted, seed, most);
    let before = said(&check::check(studies, rules, lexicon));
    let mut found = Vec::new();
    for (source, span, slip, now) in planted {
        let mut mutated = documents.to_vec();
        let Some(document) = mutated.get_mut(source) else { continue };
        let Some(was) = document.text().get(span.start()..span.end()).map(str::to_owned) else { continue };
        let line = document.place(span.start()).line;
        let name = document.name().to_owned();
        *document = with_text(document, span, &now);
        let after = said(&check::check(read(&mutated), rules, lexicon));
        let caught_by: BTreeSet<String> = after.difference(&before).map(|(rule, _)| rule.clone()).collect();
        found.push(Mutant { slip, source: name, line, was, now, caught_by: caught_by.into_iter().collect() });
    }
    found
}

impl Slip {
    /// The figure with the slip; `None` where it has no place for one.
    fn of(self, written: &str) -> Option<String> {
        let digits: Vec<usize> = written.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
        let (first, last) = (*digits.first()?, *digits.last()?);
        let digit = |at: usize| written.as_bytes().get(at).copied().unwrap_or(b'0');
        match self {
            Self::Transposed => {
                let (a, b) =
                    digits.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).rfind(|&(a, b)| digit(a) != digit(b) && digit(b) != b'0')?;
                let mut bytes = written.as_bytes().to_vec();
                bytes.swap(a, b);
                String::from_utf8(bytes).ok()
            }
            Self::Tenfold if written.contains('.') => None,
            Self::Tenfold => Some(format!("{}0{}", written.get(..=last)?, written.get(last + 1..)?).replace(',', "")),
            Self::Misread => {
                let more = if digit(first) == b'9' { b'8' } else { digit(first) + 1 };
                Some(format!("{}{}{}", written.get(..first)?, char::from(more), written.get(first + 1..)?))
            }
        }
    }
}

/// The document with another text in place of `span`.
fn with_text(document: &Document, span: Span, now: &str) -> Document {
    let text = document.text();
    let text = format!("{}{now}{}", text.get(..span.start()).unwrap_or_default(), text.get(span.end()..).unwrap_or_default());
    let mut mutated = Document::new(document.name().to_owned(), text, document.format());
    mutated.role = document.role;
    mutated.date = document.date;
    mutated.outlet.clone_from(&document.outlet);
    mutated
}

/// What the rules say: each rule with the figures that it speaks of, as written.
fn said(outcome: &Outcome) -> BTreeSet<(String, Vec<String>)> {
    let figures = |conflict: &crate::conflict::Conflict| {
        let text =
            |side: &crate::conflict::Side| outcome.studies.get(side.assertion.source.index()).map(|study| side.site.span.of(study.document.prose()).to_owned());
        conflict.sides.iter().filter_map(text).collect()
    };
    outcome.conflicts.iter().map(|conflict| (conflict.rule.id.clone(), figures(conflict))).collect()
}

/// Keeps `most` of the items, drawn by a small generator (Marsaglia's xorshift), in their order.
fn choose<T>(items: &mut Vec<T>, seed: u64, most: usize) {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    while items.len() > most {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let drawn = usize::try_from(state % items.len() as u64).unwrap_or_default();
        items.remove(drawn);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::load;

    #[test]
    fn slips_change_one_figure() {
        assert_eq!(Slip::Transposed.of("about 1,943").as_deref(), Some("about 1,934"));
        assert_eq!(Slip::Transposed.of("$1,444"), Some("$4,144".to_owned()));
        assert_eq!(Slip::Transposed.of("33"), None);
        assert_eq!(Slip::Tenfold.of("4,200").as_deref(), Some("42000"));
        assert_eq!(Slip::Tenfold.of("4.2 million"), None);
        assert_eq!(Slip::Misread.of("57%").as_deref(), Some("67%"));
        assert_eq!(Slip::Misread.of("dozens"), None);
    }

    #[test]
    fn a_slip_in_a_sum_is_caught_and_the_same_seed_plants_the_same_slips() {
        let mut lexicon = Lexicon::shipped().unwrap();
        let rules = load(&mut lexicon, &[]).unwrap();
        let documents = [Document::plain("a.txt", "The ship carried 151 men, 108 women and 39 children, a total of 298 people.")];
        let all = mutants(&documents, &rules, &lexicon, 1, 100);
        assert!(all.len() >= 8, "{all:?}");
        assert!(all.iter().all(|mutant| mutant.caught_by.contains(&"total-unlike-parts".to_owned())), "{all:#?}");
        assert_eq!(mutants(&documents, &rules, &lexicon, 7, 3), mutants(&documents, &rules, &lexicon, 7, 3));
        assert_eq!(mutants(&documents, &rules, &lexicon, 7, 3).len(), 3);
    }
}
