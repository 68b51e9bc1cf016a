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

/// Cells of one piece, and figures of its prose where no cells part them.
const PIECE: usize = 512;

/// A number of a table as it was met: table, place and sentence.
type Met = (usize, Place, usize);

/// The claims of one document.
#[derive(Clone, Debug)]
pub struct Claims {
    pub(super) source: SourceId,
    /// What was read of it; its assertions are those of the prose, in order of position where there are cells.
    pub(super) study: Listing,
    /// The numbers of its tables, in order: table, place and sentence.
    pub(super) cells: Vec<Met>,
}

/// Some of the claims of one document, which stand together.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'c> {
    claims: &'c Claims,
    prose: &'c [Assertion],
    cells: &'c [Met],
}

impl<'c> Piece<'c> {
    /// The claims as meant, in order of position.
    pub fn in_order(self) -> impl Iterator<Item = Cow<'c, Assertion>> {
        let mut prose = self.prose.iter().peekable();
        let mut cells = self.cells.iter().filter_map(move |&cell| self.claims.cell(cell)).peekable();
        std::iter::from_fn(move || {
            let next = prose.next_if(|told| cells.peek().is_none_or(|cell| told.figure <= cell.figure));
            next.map(Cow::Borrowed).or_else(|| cells.next().map(Cow::Owned))
        })
    }
}

impl Claims {
    /// The document that they stand in.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.study.document
    }

    /// The claims as meant, in order of position.
    pub fn in_order(&self) -> impl Iterator<Item = Cow<'_, Assertion>> {
        Piece { claims: self, prose: &self.study.assertions, cells: &self.cells }.in_order()
    }

    /// The same in pieces that can be told apart from each other, in order of position.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        let mut prose = self.study.assertions.as_slice();
        let mut cells = self.cells.as_slice();
        std::iter::from_fn(move || {
            let (own, later) = cells.split_at_checked(PIECE).unwrap_or((cells, &[]));
            // what stands in the prose between two pieces belongs to the first
            let next = later.first().and_then(|&cell| self.cell(cell));
            let until = next.map_or(prose.len(), |next| prose.partition_point(|told| told.figure <= next.figure));
            let piece = self.first_of(prose.get(..until).unwrap_or_default(), own);
            (prose, cells) = (prose.get(piece.prose.len()..).unwrap_or_default(), cells.get(piece.cells.len()..).unwrap_or_default());
            (!piece.cells.is_empty() || !piece.prose.is_empty()).then_some(piece)
        })
    }

    /// As much of some prose and of the cells in it as makes a piece: it ends with a sentence, within which two figures may be one claim.
    fn first_of<'c>(&'c self, prose: &'c [Assertion], cells: &'c [Met]) -> Piece<'c> {
        let most = prose.get(PIECE - 1).map_or(prose.len(), |last| prose.partition_point(|told| told.sentence <= last.sentence));
        let (told, after) = prose.split_at(most);
        let is_before = |&cell: &Met| self.cell(cell).is_none_or(|cell| after.first().is_none_or(|next| cell.figure < next.figure));
        let own = if after.is_empty() { cells.len() } else { cells.partition_point(is_before) };
        Piece { claims: self, prose: told, cells: cells.get(..own).unwrap_or_default() }
    }

    /// Whether they are more than one piece.
    #[must_use]
    pub fn are_many(&self) -> bool {
        self.cells.len() > PIECE || self.study.assertions.len() > PIECE
    }

    fn cell(&self, (table, place, sentence): Met) -> Option<Assertion> {
        let table = self.study.tables.get(table)?;
        Some(normalise::cell_assertion(table, place, table.number(place.line, place.column)?, sentence, self.source))
    }

    /// All of them at once, as written and as meant, with what else was read.
    pub(super) fn listing(self) -> Listing {
        let Self { source, mut study, cells } = self;
        let tables = std::mem::take(&mut study.tables);
        let mut listing = entered(study, tables, &cells, source, true, |assertion, _, _| assertion);
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
        assert_eq!(told, check::list(Document::new("t.md".to_owned(), text.to_owned(), Format::Markdown), SourceId::new(0), &lexicon).assertions);
    }

    /// Holds the pieces of a text to all of its claims.
    #[track_caller]
    fn in_pieces(text: String) {
        let lexicon = Lexicon::shipped().unwrap();
        let claims = check::claims(Document::new("t.md".to_owned(), text, Format::Markdown), SourceId::new(0), &lexicon);
        let figures = |piece: super::Piece<'_>| piece.in_order().map(|it| it.figure).collect::<Vec<_>>();
        let pieces: Vec<Vec<_>> = claims.pieces().map(figures).collect();
        assert!(claims.are_many() && pieces.len() > 2);
        assert_eq!(pieces.concat(), claims.in_order().map(|it| it.figure).collect::<Vec<_>>());
    }

    #[test]
    fn pieces_of_prose_end_with_a_sentence() {
        let told = |from: usize| (from..from + 700).map(|at| format!("Of {at} boats 12 left and 9 came.\n\n")).collect::<Vec<_>>().concat();
        in_pieces(format!("{}\n\n| Port | Boats |\n|---|--:|\n| Tarn | 12 |\n| Holm | 30 |\n\n{}", told(10), told(900)));
    }

    #[test]
    fn pieces_hold_all_of_them_in_order() {
        let rows = |from: usize| (from..from + 400).map(|at| format!("| Tarn {at} | {at} | {} |\n", at * 2)).collect::<Vec<_>>().concat();
        let head = "| Port | Boats | Crew |\n|---|--:|--:|\n";
        in_pieces(format!("Some 40 boats left.\n\n{head}{}\nBy night 42 were back.\n\n{head}{}\nThen 9 left.\n", rows(10), rows(500)));
    }
}
