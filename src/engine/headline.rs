//! A headline against the body under it: the shortest statement, and the nearest source.
//!
//! ```text
//! Lantern Bank to cut 4,200 jobs          the statement: the first sentence, where it is a title and has figures
//!
//! Lantern Bank will cut 2,400 jobs ...    the source: all that follows
//! ```
//!
//! A first sentence of very many figures is a list that nobody set as a headline.

use super::sheet::{Page, Sheet};

/// Figures of a headline, at the most.
const MOST_FIGURES: usize = 20;

/// The headline, the body, and how many figures the headline has; `None` for a document without either.
pub fn parts<'e>(sheet: &Sheet<'e>) -> Option<(Page<'e>, Page<'e>, usize)> {
    let headed = sheet.headed?;
    let body = sheet.assertions.partition_point(|assertion| assertion.sentence == 0);
    let (headline, rest) = sheet.assertions.split_at_checked(body).filter(|(headline, _)| headline.len() <= MOST_FIGURES)?;
    let page = |assertions, story| Page { assertions, story };
    Some((page(headline, &headed.headline), page(rest, &headed.body), body))
}
