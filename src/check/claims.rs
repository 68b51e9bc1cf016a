//! The claims of one document in order of position, each made when it is its turn.
//!
//! A table of a hundred thousand numbers is some megabytes, and the claims of its cells, all at once, would be a hundred.

use std::borrow::Cow;

use super::Listing;
use super::tabled::entered;
use crate::account::Place;
use crate::assertion::Assertion;
use crate::document::Document;
use crate::normalise;
use crate::span::SourceId;

/// The claims of one document.
#[derive(Clone, Debug)]
pub struct Claims {
    pub(super) source: SourceId,
    /// What was read of it; its assertions are those of the prose, in order of position where there are cells.
    pub(super) study: Listing,
    /// The numbers of its tables, in order: table, place and sentence.
    pub(super) cells: Vec<(usize, Place, usize)>,
}

impl Claims {
    /// The document that they stand in.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.study.document
    }

    /// The claims as meant, in order of position.
    pub fn in_order(&self) -> impl Iterator<Item = Cow<'_, Assertion>> {
        let mut prose = self.study.assertions.iter().peekable();
        let mut cells = self.cells.iter().filter_map(|&cell| self.cell(cell)).peekable();
        std::iter::from_fn(move || {
            let next = prose.next_if(|told| cells.peek().is_none_or(|cell| told.figure <= cell.figure));
            next.map(Cow::Borrowed).or_else(|| cells.next().map(Cow::Owned))
        })
    }

    fn cell(&self, (table, place, sentence): (usize, Place, usize)) -> Option<Assertion> {
        let table = self.study.tables.get(table)?;
        Some(normalise::cell_assertion(table, place, table.number(place.line, place.column)?, sentence, self.source))
    }

    /// All of them at once, with what else was read.
    #[must_use]
    pub fn listing(self) -> Listing {
        let Self { source, mut study, cells } = self;
        let tables = std::mem::take(&mut study.tables);
        let mut listing = entered(study, tables, &cells, source, |assertion, _, _| assertion);
        if !listing.cells.is_empty() {
            listing.assertions.sort_by_key(|it| it.figure);
            listing.claims.sort_by_key(|claim| claim.figure.span);
        }
        listing
    }
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::document::{Document, Format};
    use crate::lexicon::Lexicon;
    use crate::span::SourceId;

    #[test]
    fn told_one_by_one_they_are_those_of_the_list() {
        let lexicon = Lexicon::shipped().unwrap();
        let text =
            "Some 40 boats left.\n\n| Port | Since | Boats |\n|---|---|--:|\n| Tarn | May 2019 | 12 |\n| Holm | June 2020 | 30 |\n\nBy 5 June 42 were back.\n";
        let document = Document::new("t.md".to_owned(), text.to_owned(), Format::Markdown);
        let claims = check::claims(document, SourceId::new(0), &lexicon);
        let told: Vec<_> = claims.in_order().map(std::borrow::Cow::into_owned).collect();
        let figures: Vec<&str> = told.iter().map(|it| it.figure.of(text)).collect();
        assert_eq!(figures, ["Some 40", "May 2019", "12", "June 2020", "30", "5 June", "42"]);
        assert_eq!(told, claims.listing().assertions);
    }
}
