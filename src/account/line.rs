//! The rows of a table below its head: what each is called, and what it is to the others.

use super::head;
use crate::lexicon::Lexicon;
use crate::sentence;
use crate::span::Span;

/// What a row is to the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineRole {
    /// One of them.
    #[default]
    Plain,
    /// It adds up others.
    Total,
    /// It is the mean of others.
    Average,
    /// It is a part of a row above: "of which men".
    Part,
    /// It only names those below.
    Section,
}

/// A row of a table below its head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Which row of the table it is, from 0.
    pub row: usize,
    /// What it is called, as written.
    pub label: String,
    /// Where that stands.
    pub span: Option<Span>,
    /// Lemmas of its name.
    pub lemmas: Vec<String>,
    /// The year that it names.
    pub year: Option<i16>,
    /// What it is to the others.
    pub role: LineRole,
    /// Whether its name may be that of all others together: "Group".
    pub is_whole: bool,
    /// How far its name is set in.
    pub indent: usize,
    /// Whether its cells are not those of the others, so that nothing follows from them.
    pub is_ragged: bool,
}

impl Line {
    /// Whether it is one among others, with cells as theirs: nothing that adds up, and no part.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.role == LineRole::Plain && !self.is_ragged
    }

    /// A row of this name.
    #[must_use]
    pub fn named(row: usize, label: &str, span: Option<Span>, lexicon: &Lexicon) -> Self {
        let words = sentence::words(label, Span::new(0, label.len()));
        let role = if lexicon.headings.is_part(&words) {
            LineRole::Part
        } else if lexicon.headings.is_total(&words) {
            LineRole::Total
        } else if lexicon.headings.is_average(&words) {
            LineRole::Average
        } else {
            LineRole::Plain
        };
        Self {
            row,
            label: label.to_owned(),
            span,
            lemmas: head::lemmas(&words, lexicon),
            year: head::year(&words),
            role,
            is_whole: lexicon.headings.is_group(&words),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_a_row_is() {
        let lexicon = Lexicon::shipped().unwrap();
        let role = |label: &str| Line::named(0, label, None, &lexicon).role;
        for total in ["Total", "TOTAL", "Grand total", "Total assets", "Sum", "Subtotal", "Boats, total", "All", "**Total**"] {
            let label = total.replace('*', "");
            assert_eq!(role(&label), LineRole::Total, "{total}");
        }
        for part in ["of which men", "Of which: women", "- of which men", "including the port"] {
            assert_eq!(role(part), LineRole::Part, "{part}");
        }
        assert_eq!(role("Average"), LineRole::Average);
        for plain in ["Tarn", "All Saints", "Marrow", "Totalitarian states", "2019"] {
            assert_eq!(role(plain), LineRole::Plain, "{plain}");
        }
    }
}
