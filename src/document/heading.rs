//! Headings: where they stand, and how deep each is. What stands below one belongs to it up to the next that is no deeper.

use crate::span::Span;

/// A heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// All of it, with its signs.
    pub span: Span,
    /// How deep it is, from 1.
    pub level: u8,
}

/// The sections of a text, each from its heading to where it ends.
pub fn sections(headings: &[Heading], end: usize) -> impl Iterator<Item = (Heading, Span)> + '_ {
    headings.iter().enumerate().map(move |(at, heading)| {
        let next = headings.get(at + 1..).unwrap_or_default().iter().find(|next| next.level <= heading.level);
        (*heading, Span::new(heading.span.start(), next.map_or(end, |next| next.span.start())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_ends_at_the_next_heading_that_is_no_deeper() {
        let heading = |at: usize, level: u8| Heading { span: Span::new(at, at + 1), level };
        let found: Vec<Span> = sections(&[heading(0, 1), heading(10, 2), heading(20, 3), heading(30, 2)], 40).map(|(_, span)| span).collect();
        assert_eq!(found, [Span::new(0, 40), Span::new(10, 30), Span::new(20, 30), Span::new(30, 40)]);
    }
}
