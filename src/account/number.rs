//! The cells of a column as numbers: one style and one unit for all of them.

use crate::claim::Unread;
use crate::claim::UnreadReason;
use crate::form::shown;
use crate::lexicon::Lexicon;
use crate::parse::{self, Style, Written};
use crate::quantity::{Amount, Dimension, Hedge, Interval, Stated, Unit};
use crate::sentence;
use crate::span::Span;

/// Bytes of a cell that may be a number with its unit; what is longer is prose.
const LONGEST: usize = 48;

/// A number that fills a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Where it stands.
    pub span: Span,
    /// As written, with its sign, and the unit of its last place.
    pub stated: Stated,
    /// What its cell says that it is measured in; a count where the cell says nothing.
    pub unit: Unit,
    /// Half a unit of its last place, or nothing where it is exact.
    pub half_place: Amount,
}

impl Number {
    /// The values that it may have been rounded from.
    #[must_use]
    pub fn rounded(&self) -> Interval {
        self.literal().widened(self.half_place)
    }

    /// The value as written.
    #[must_use]
    pub fn literal(&self) -> Interval {
        Interval::exactly(self.stated.value)
    }

    /// Whether it has two digits or more.
    #[must_use]
    pub fn is_telling(&self) -> bool {
        self.stated.value.over(self.stated.place).is_some_and(|digits| digits.abs() >= Amount::integer(10))
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Nothing, or that nothing is known.
    Empty,
    /// A dash: none.
    Dash,
    /// A number.
    Number(Number),
    /// Digits that are no number in the style of their column.
    Unread(Unread),
    /// Anything else.
    Other,
}

/// What a cell looks like before the style of its column is known.
pub(super) enum Seen<'t> {
    Empty,
    Dash,
    Digits(Written<'t>),
    Words,
}

/// What a cell looks like.
pub(super) fn seen<'t>(text: &'t str, lexicon: &Lexicon) -> Seen<'t> {
    let body = text.trim();
    if body.is_empty() {
        Seen::Empty
    } else if body.chars().all(|c| matches!(c, '-' | '\u{2013}' | '\u{2014}' | '\u{2212}' | '\u{2012}' | '\u{2015}')) {
        Seen::Dash
    } else if let Some(written) = parse::cell(body) {
        Seen::Digits(written)
    } else if body.len() <= LONGEST && lexicon.headings.is_blank(&body.to_lowercase()) {
        Seen::Empty
    } else {
        Seen::Words
    }
}

/// Whether digits are a year by themselves: "2019".
pub(super) fn is_year(written: &Written<'_>) -> bool {
    let plain = written.prefix.is_empty() && !written.percent && !written.negative && written.digits.len() == 4;
    plain && written.digits.parse::<i16>().is_ok_and(|year| (1900..=2100).contains(&year))
}

/// Reads a cell in the style of its column.
pub(super) fn content(prose: &str, span: Span, style: Style, lexicon: &Lexicon) -> Content {
    let text = shown(span.of(prose));
    match seen(&text, lexicon) {
        Seen::Empty => Content::Empty,
        Seen::Dash => Content::Dash,
        Seen::Digits(written) => digits(&written, span, style, lexicon),
        Seen::Words => with_unit(prose, span, lexicon).map_or(Content::Other, Content::Number),
    }
}

fn digits(written: &Written<'_>, span: Span, style: Style, lexicon: &Lexicon) -> Content {
    // "0.123" is no thousands, whatever the others are
    let style = parse::style(written.digits).unwrap_or(style);
    let Some(stated) = parse::value(written.digits, style) else {
        return Content::Unread(Unread { span, reason: UnreadReason::OddSeparators });
    };
    let value = if written.negative { stated.value.negated() } else { stated.value };
    let unit = if written.percent { Unit::percent() } else { money(written.prefix, lexicon).unwrap_or_else(Unit::count) };
    Content::Number(Number { span, stated: Stated { value, ..stated }, unit, half_place: Amount::ZERO })
}

/// The currency of a sign before a number.
fn money(prefix: &str, lexicon: &Lexicon) -> Option<Unit> {
    if prefix.is_empty() {
        return None;
    }
    let words = sentence::words(prefix, Span::new(0, prefix.len()));
    lexicon.currencies.prefix_at(&words, 0).map(|(_, money)| money.unit.clone())
}

/// "12 km", "£4.5m": a figure of the grammar that fills the cell.
fn with_unit(prose: &str, span: Span, lexicon: &Lexicon) -> Option<Number> {
    let text = span.of(prose);
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words = sentence::words(prose, span);
    let mut found = parse::figures(&words, lexicon);
    let (figure, range) = found.figures.pop().filter(|_| found.figures.is_empty() && found.unread.is_empty())?;
    let [stated] = figure.stated.as_slice() else { return None };
    let fills = range.start == 0 && range.end == words.len();
    let plain = figure.hedge == Hedge::Exact && figure.set.is_none() && figure.moment.is_none();
    let measured = figure.unit.dimension().is_quantity() && figure.unit.dimension() != Dimension::Ratio;
    // a figure of the grammar that ends in zeros is rounded there in prose, and not in a column
    (fills && plain && measured).then(|| Number { span, stated: *stated, unit: figure.unit.clone(), half_place: Amount::ZERO })
}
