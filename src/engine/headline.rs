//! A headline against the body under it: the shortest statement, and the nearest source.
//!
//! ```text
//! Lantern Bank to cut 4,200 jobs          the statement: the first sentence, where it is a title and has figures
//!
//! Lantern Bank will cut 2,400 jobs ...    the source: all that follows
//! ```
//!
//! A first sentence of very many figures is a list that nobody set as a headline. So is the opening paragraph held against the rest, of which it
//! is the digest; its author knows all figures and tells them apart.

use super::align::{Judges, Setting};
use super::dispute::Review;
use super::sheet::{Page, Sheet};
use super::stories::Reach;
use crate::lexicon::Lexicon;
use crate::limit::{Limit, Limits};
use crate::witness::Witness;

/// Figures of a headline or of an opening, at the most.
const MOST_FIGURES: usize = Limit::OpeningFigures.most();

/// Figures of what follows, at the most.
const MOST_FOLLOWING: usize = Limit::FollowingFigures.most();

/// The first figures of what follows a headline or an opening.
fn followed(rest: &[Witness]) -> &[Witness] {
    rest.get(..MOST_FOLLOWING).unwrap_or(rest)
}

/// Notes a headline and an opening of more figures than are held against what follows.
pub fn weigh(sheet: &Sheet<'_>, limits: &mut Limits) {
    let opened = opened(sheet).map(|(start, end)| (start, end, sheet.assertions.len()));
    let titled = titled(sheet).map(|(headline, rest)| (0, headline.len(), headline.len() + rest.len()));
    for (start, end, all) in titled.into_iter().chain(opened).filter(|(_, end, all)| end < all) {
        limits.weigh(Limit::OpeningFigures, end - start);
        limits.note(Limit::FollowingFigures, usize::from(end - start <= MOST_FIGURES && all - end > MOST_FOLLOWING));
    }
}

/// The figures of the headline, where it has some, and those under it.
fn titled<'e>(sheet: &Sheet<'e>) -> Option<(&'e [Witness], &'e [Witness])> {
    sheet.headed?;
    let body = sheet.assertions.partition_point(|assertion| assertion.sentence == 0);
    sheet.assertions.split_at_checked(body).filter(|(headline, _)| !headline.is_empty())
}

/// From which figure to which the opening goes.
fn opened(sheet: &Sheet<'_>) -> Option<(usize, usize)> {
    let after = |sentence: usize| sheet.assertions.partition_point(|it| it.sentence < sentence);
    let start = if sheet.headed.is_some() { after(1) } else { 0 };
    let first = sheet.assertions.get(start)?.sentence;
    let paragraph = sheet.paragraphs.get(sheet.paragraphs.partition_point(|paragraph| *paragraph <= first));
    Some((start, after(paragraph.map_or(first + 1, |paragraph| *paragraph))))
}

/// The headline's figures held against the body's, and how many figures the headline has; `None` for a document
/// without either.
pub fn review<'e>(sheet: &Sheet<'e>, source: usize, reach: &mut Reach<'_, 'e>, judges: &'e Judges, lexicon: &'e Lexicon) -> Option<(Review<'e>, usize)> {
    let headed = sheet.headed?;
    let (headline, rest) = titled(sheet).filter(|(headline, _)| headline.len() <= MOST_FIGURES)?;
    let page = |assertions, story| Page { assertions, story };
    let matches = reach.headed(source)?;
    Some((Review::new(page(headline, &headed.headline), page(followed(rest), &headed.body), Setting::STATEMENT, matches, judges, lexicon), headline.len()))
}

/// The figures of the opening held against all that follows, and how many figures the opening has: the first paragraph that has some, without a
/// headline before it; in a text of one paragraph, its first sentence.
pub fn opening<'e>(
    sheet: &Sheet<'e>,
    source: usize,
    reach: &mut Reach<'_, 'e>,
    judges: &'e Judges,
    lexicon: &'e Lexicon,
) -> Option<(Review<'e>, usize, usize)> {
    let (start, end) = opened(sheet)?;
    let (opening, rest) = sheet.assertions.get(start..end).zip(sheet.assertions.get(end..)).filter(|(opening, _)| opening.len() <= MOST_FIGURES)?;
    let setting = Setting { own: true, story: f32::NAN, ..Setting::STATEMENT };
    let page = |assertions| Page { assertions, story: sheet.story };
    let matches = reach.matches(source, source);
    Some((Review::new(page(opening), page(followed(rest)), setting, matches, judges, lexicon), start, end))
}
