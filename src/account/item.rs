//! An item of a list that is a name and its figure.
//!
//! ```text
//! item  = name [sign] figure [share] | figure [share] [name]         "Northside: 400", "Stay: 660 (55%)", "34 rescues at Tarn", "920"
//! share = a percentage beside the figure                             it may stand alone: "Undecided: 9%"
//! ```
//! Words stand on one side of the figures only. An item with another figure, or with one that nobody could read, is none of these.

use std::ops::Range;

use super::line::Line;
use crate::assertion::Assertion;
use crate::claim::Aspect;
use crate::lexicon::Lexicon;
use crate::quantity::{Dimension, Unit};
use crate::span::Span;

/// Bytes of an item that may be a name and its figure; what is longer is prose.
const LONGEST: usize = 120;

/// An item that is a name and its figure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// What it is called, and what that makes it to the others.
    pub line: Line,
    /// Its figure, by its number in the document.
    pub value: Option<usize>,
    /// Its share, by its number in the document.
    pub share: Option<usize>,
    /// Lemma of what the words beside the figure say that it counts.
    pub noun: Option<String>,
}

impl Row {
    /// Reads an item in which these figures stand.
    pub fn read<A: AsRef<Assertion>>(prose: &str, item: Span, figures: &[A], within: Range<usize>, lexicon: &Lexicon) -> Option<Self> {
        let of = |at: usize| figures.get(at).map(AsRef::as_ref);
        let (first, last) = (of(within.start)?, of(within.end.checked_sub(1)?)?);
        let (value, share) = match within.len() {
            1 if is_share(first) => (None, Some(within.start)),
            1 => (Some(within.start), None),
            2 if is_share(last) && !is_share(first) => (Some(within.start), Some(within.start + 1)),
            2 if is_share(first) && !is_share(last) => (Some(within.start + 1), Some(within.start)),
            _ => return None,
        };
        let value_of = value.and_then(of);
        if !value_of.is_none_or(is_part) || !share.and_then(of).is_none_or(|it| is_plain(it) && is_exact(it)) || item.len() > LONGEST {
            return None;
        }
        let counted = |it: &Assertion| it.site.span.cover(it.figure);
        let taken = counted(first).cover(counted(last));
        let sides = [Span::new(item.start(), taken.start().max(item.start())), Span::new(taken.end().min(item.end()), item.end())];
        let mut named = sides.into_iter().map(|side| name(prose, side)).filter(|name| !name.is_empty());
        // a figure alone has no name; whether it is the total of the others, they tell
        let name = named.next();
        if named.next().is_some() {
            return None;
        }
        let own = value_of.filter(|it| it.site.span != it.figure && it.unit == Unit::count()).and_then(Assertion::stated_noun);
        let label = name.map_or("", |name| name.of(prose)).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Self { line: Line::named(0, &label, name, lexicon), value, share, noun: own.map(|noun| noun.lemma.clone()) })
    }
}

/// What stands on one side of the figures, without the signs that part it from them.
fn name(prose: &str, side: Span) -> Span {
    let text = side.of(prose);
    let is_sign = |sign: char| !sign.is_alphanumeric() && !matches!(sign, '\'' | '"' | '\u{2019}' | '\u{201d}');
    let inner = text.trim_matches(is_sign);
    let start = side.start() + text.len() - text.trim_start_matches(is_sign).len();
    if inner.is_empty() { Span::new(side.start(), side.start()) } else { Span::new(start, start + inner.len()) }
}

/// Whether a figure may be a part of a sum: an amount, and exact.
pub(super) fn is_part(it: &Assertion) -> bool {
    is_amount(it) && is_exact(it)
}

/// Whether a figure is so much of something that adds up, about or exactly, stated once and for itself.
pub(super) fn is_amount(it: &Assertion) -> bool {
    let adds = matches!(
        it.unit.dimension(),
        Dimension::Count
            | Dimension::Money
            | Dimension::Length
            | Dimension::Area
            | Dimension::Volume
            | Dimension::Mass
            | Dimension::Duration
            | Dimension::Energy
            | Dimension::Power
            | Dimension::Information
            | Dimension::Other
    );
    adds && is_plain(it)
}

fn is_plain(it: &Assertion) -> bool {
    it.reading.stated.len() == 1 && it.aspect == Aspect::Level && !it.marks.negated && !it.marks.repeated
}

fn is_exact(it: &Assertion) -> bool {
    it.reading.literal.single().is_some()
}

fn is_share(it: &Assertion) -> bool {
    it.unit == Unit::percent()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::document::Document;
    use crate::span::SourceId;

    /// Name, value, share and noun of a line.
    fn row(text: &str) -> Option<String> {
        let lexicon = Lexicon::shipped().unwrap();
        let study = check::list(Document::plain("t", text), SourceId::new(0), &lexicon);
        let figures = &study.assertions;
        let row = Row::read(text, Span::new(0, text.len()), figures, 0..figures.len(), &lexicon)?;
        let figure = |at: Option<usize>| at.map_or("-", |at| figures[at].figure.of(text));
        Some(format!("{} | {} | {} | {}", row.line.label, figure(row.value), figure(row.share), row.noun.as_deref().unwrap_or("-")))
    }

    #[test]
    fn a_name_and_its_figure() {
        for (text, expected) in [
            ("Northside: 400", "Northside | 400 | - | -"),
            ("Stay: 660 (55%)", "Stay | 660 | 55% | -"),
            ("34 rescues at Tarn", "at Tarn | 34 | - | rescue"),
            ("Undecided: 9%", "Undecided | - | 9% | -"),
            ("Bridge repairs: £6.1m", "Bridge repairs | £6.1m | - | -"),
            ("400", " | 400 | - | -"),
        ] {
            assert_eq!(row(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_says_more_is_none() {
        for text in ["Marrow: 40 boats, 400 tonnes", "Ida Holm, 41", "The dairy employs 120 people in all weathers", "Rovers 3-1", "Holm, 4 May"] {
            assert_eq!(row(text), None, "{text}");
        }
    }
}
