//! Numbers in the cells of tables: one number fills its cell, and its separators mean what they mean in its column.
//!
//! ```text
//! cell    = [ "(" ] [ sign ] [ prefix ] [ sign ] number [ "%" ] [ ")" ] { mark }
//! number  = digit { digit | separator digit }          separator = "," | "." | "'" | space
//! prefix  = currency sign | letters and a currency sign                  "$" "US$" "£"
//! mark    = "*" | "†" | "‡" | "§" | superscript digit | "[" letters or digits "]" | "(" letter ")"
//! ```
//! A number in brackets is below zero, as accounts write it; so is one behind any kind of dash. "1.234,5" and "1,234.5" are one number in
//! two styles: what the other cells of the column show decides.

use nom::branch::alt;
use nom::bytes::complete::{take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of, satisfy, space0};
use nom::combinator::{all_consuming, opt, recognize};
use nom::multi::many0;
use nom::sequence::{delimited, pair, preceded};
use nom::{IResult, Parser};

use crate::quantity::{Amount, Stated};

/// A number as it stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<'t> {
    /// What stands before it: "US$".
    pub prefix: &'t str,
    /// Its digits and separators.
    pub digits: &'t str,
    /// Whether it is below zero.
    pub negative: bool,
    /// Whether it counts hundredths.
    pub percent: bool,
    /// Bytes of the cell that it takes, without marks.
    pub len: usize,
}

/// How a column writes its numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// "1,234.5"
    #[default]
    Point,
    /// "1.234,5"
    Comma,
}

/// A number that fills a cell; none where the cell holds anything else.
///
/// ```
/// let cell = gainsay::parse::cell("(1,234)*").unwrap();
/// assert_eq!((cell.digits, cell.negative), ("1,234", true));
/// ```
#[must_use]
pub fn cell(text: &str) -> Option<Written<'_>> {
    if is_bare(text) {
        return Some(Written { prefix: "", digits: text, negative: false, percent: false, len: text.len() });
    }
    let body = text.trim_end_matches(is_mark).trim_end();
    filled(body).or_else(|| filled(without_note(body)?))
}

/// Whether a text is digits and nothing else, as most cells are: no grammar needs to look at those.
fn is_bare(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn filled(body: &str) -> Option<Written<'_>> {
    all_consuming(alt((bracketed, plain))).parse(body).ok().map(|(_, found)| found)
}

fn bracketed(input: &str) -> IResult<&str, Written<'_>> {
    let (rest, (_, found, _, percent)) = (pair(char('('), space0), plain, pair(space0, char(')')), opt(preceded(space0, char('%')))).parse(input)?;
    let len = input.len() - rest.len();
    Ok((rest, Written { negative: true, percent: found.percent || percent.is_some(), len, ..found }))
}

fn plain(input: &str) -> IResult<&str, Written<'_>> {
    let (rest, (before, prefix, after, digits, percent)) = (opt(sign), currency, opt(sign), number, opt(preceded(space0, one_of("%\u{ff05}")))).parse(input)?;
    let negative = before == Some(true) || after == Some(true);
    Ok((rest, Written { prefix: prefix.trim(), digits, negative, percent: percent.is_some(), len: input.len() - rest.len() }))
}

/// Whether a sign puts a number below zero.
fn sign(input: &str) -> IResult<&str, bool> {
    let (rest, sign) = pair(one_of("-\u{2212}\u{2013}\u{2012}\u{2010}\u{2011}+"), space0).parse(input)?;
    Ok((rest, sign.0 != '+'))
}

fn currency(input: &str) -> IResult<&str, &str> {
    let sign = satisfy(|c| matches!(c, '$' | '\u{a3}' | '\u{20ac}' | '\u{a5}' | '\u{20b9}' | '\u{20a9}' | '\u{20aa}'));
    recognize(opt((take_while_m_n(0, 3, |c: char| c.is_ascii_uppercase()), sign, space0))).parse(input)
}

fn number(input: &str) -> IResult<&str, &str> {
    let digits = |input| take_while1(|c: char| c.is_ascii_digit())(input);
    let separated = pair(one_of(",.'\u{2019} \u{a0}\u{202f}\u{2009}"), digits);
    let leading = pair(char('.'), digits);
    alt((recognize(pair(digits, many0(separated))), recognize(leading))).parse(input)
}

fn is_mark(c: char) -> bool {
    matches!(c, '*' | '\u{2020}' | '\u{2021}' | '\u{a7}' | '\u{b9}' | '\u{b2}' | '\u{b3}' | '\u{2070}'..='\u{2079}')
}

/// A cell without the note behind its number: "12 [3]", "12 (a)".
fn without_note(text: &str) -> Option<&str> {
    let body = text.trim_end();
    let open = body.rfind(['[', '('])?;
    let note = body.get(open..)?;
    let short = |close: char| delimited(one_of::<_, _, nom::error::Error<&str>>("[("), take_while(char::is_alphanumeric), char(close)).parse(note);
    let (rest, inside) = if note.starts_with('[') { short(']') } else { short(')') }.ok()?;
    let names = rest.is_empty() && inside.len() <= 3 && (note.starts_with('[') || inside.chars().all(char::is_alphabetic)) && open > 0;
    names.then(|| body.get(..open)).flatten().map(str::trim_end)
}

/// The style that a number shows by itself; none where it may be of either: "1,234".
#[must_use]
pub fn style(digits: &str) -> Option<Style> {
    if is_bare(digits) {
        return None;
    }
    let (comma, point) = (digits.rfind(','), digits.rfind('.'));
    let behind = |at: usize| digits.len() - at - 1;
    let commas = digits.matches(',').count();
    let points = digits.matches('.').count();
    match (comma, point) {
        (Some(comma), Some(point)) => Some(if comma > point { Style::Comma } else { Style::Point }),
        (Some(comma), None) => match commas {
            1 if behind(comma) != 3 || comma > 3 || digits.starts_with("0,") => Some(Style::Comma),
            1 => None,
            _ => Some(Style::Point),
        },
        (None, Some(point)) => match points {
            1 if behind(point) != 3 || point > 3 || digits.starts_with("0.") || point == 0 => Some(Style::Point),
            1 => None,
            _ => Some(Style::Comma),
        },
        (None, None) => None,
    }
}

/// The value of digits in a style, and the unit of their last place; none where their separators do not fit it, or they are too many.
#[must_use]
pub fn value(digits: &str, style: Style) -> Option<Stated> {
    if is_bare(digits) {
        return Some(Stated { value: Amount::parse(digits)?, place: Amount::ONE });
    }
    let (group, decimal) = if style == Style::Point { (',', '.') } else { ('.', ',') };
    let (whole, fraction) = digits.rsplit_once(decimal).unwrap_or((digits, ""));
    let is_group = |c: char| c == group || matches!(c, '\'' | '\u{2019}' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let groups: Vec<&str> = whole.split(is_group).collect();
    let fits = groups.len() == 1
        || groups.first().is_some_and(|head| head.len() <= 3)
            && groups.last().is_some_and(|last| last.len() == 3)
            && groups.iter().skip(1).all(|part| matches!(part.len(), 2 | 3));
    if !fits || !fraction.chars().all(|c| c.is_ascii_digit()) || !groups.iter().all(|part| part.chars().all(|c| c.is_ascii_digit())) {
        return None;
    }
    let plain = if fraction.is_empty() { groups.concat() } else { format!("{}.{fraction}", groups.concat()) };
    Some(Stated { value: Amount::parse(&plain)?, place: Amount::power_of_ten(-i32::try_from(fraction.len()).ok()?)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: Option<&str>) {
        let shown = |cell: Written<'_>| {
            let value = value(cell.digits, style(cell.digits).unwrap_or_default());
            let sign = if cell.negative { "-" } else { "" };
            let percent = if cell.percent { "%" } else { "" };
            value.map(|stated| format!("{}{sign}{}{percent}", cell.prefix, stated.value))
        };
        assert_eq!(cell(text).and_then(shown).as_deref(), expected, "{text}");
    }

    #[test]
    fn a_number_fills_its_cell() {
        for (text, expected) in [
            ("12", "12"),
            ("1,234", "1,234"),
            ("1,234.5", "1,234.5"),
            ("1.234,5", "1,234.5"),
            ("0,75", "0.75"),
            ("1 234", "1,234"),
            ("1\u{a0}234\u{a0}567", "1,234,567"),
            ("1'234", "1,234"),
            (".5", "0.5"),
            ("(12)", "-12"),
            ("( 1,200 )", "-1,200"),
            ("-12", "-12"),
            ("\u{2212}3.5%", "-3.5%"),
            ("+10%", "10%"),
            ("(25)%", "-25%"),
            ("12 %", "12%"),
            ("$1,200", "$1,200"),
            ("US$ 5", "US$5"),
            ("-\u{a3}40", "\u{a3}-40"),
            ("12*", "12"),
            ("12\u{b2}", "12"),
            ("12[3]", "12"),
            ("12 (a)", "12"),
            ("12\u{2020}\u{2021}", "12"),
            ("1,23,456", "123,456"),
        ] {
            reads(text, Some(expected));
        }
    }

    #[test]
    fn what_only_looks_so_is_none() {
        for text in ["", "-", "12 men", "3-1", "12/5", "1.2.3.4", "12:30", "A12", "12th", "2019-20", "12 (3)", "1,2,3", "1,2345,678", "v1.2"] {
            let read = cell(text).and_then(|cell| value(cell.digits, style(cell.digits).unwrap_or_default()));
            assert_eq!(read, None, "{text}");
        }
    }

    #[test]
    fn a_style_is_shown_or_not() {
        assert_eq!(style("1,234"), None);
        assert_eq!(style("1.234"), None);
        assert_eq!(style("12,5"), Some(Style::Comma));
        assert_eq!(style("1,234,567"), Some(Style::Point));
        assert_eq!(style("1.234.567"), Some(Style::Comma));
        assert_eq!(style("0.123"), Some(Style::Point));
        assert_eq!(value("1.234", Style::Comma).map(|stated| stated.value), Some(Amount::integer(1_234)));
    }
}
