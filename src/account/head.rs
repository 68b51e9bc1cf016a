//! What the head of a column says: unit, scale, year, and what the column is to the others.
//!
//! ```text
//! head  = words [ unit ]          unit = "(" hint ")" | "," hint | "in" hint | hint alone
//! hint  = currency [ scale ] | unit of measure | scale | "%"              "£m" "MB" "millions"
//! ```
//! The grammar of figures reads a hint as it reads the unit behind a number: "£m" as "£1m".

use crate::lexicon::{Heading, Lexicon};
use crate::parse;
use crate::quantity::{Amount, Unit};
use crate::sentence::{self, Word};
use crate::span::Span;

/// Bytes of a hint.
const LONGEST: usize = 32;

/// What a head says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// The unit of the column.
    pub unit: Option<Unit>,
    /// What each number of it stands for: a million of "£m".
    pub scale: Option<Amount>,
    /// The one year that it names.
    pub year: Option<i16>,
    /// What the column is to the others.
    pub heading: Option<Heading>,
    /// Whether its numbers are places by size.
    pub is_order: bool,
    /// Lemmas of its words, without unit and year.
    pub lemmas: Vec<String>,
}

/// Reads a head.
pub fn head(text: &str, lexicon: &Lexicon) -> Head {
    let words = sentence::words(text, Span::new(0, text.len()));
    let found = find(text, lexicon);
    let named = found.as_ref().map_or(text, |(_, named)| named);
    let named = lemmas(&sentence::words(named, Span::new(0, named.len())), lexicon);
    let (unit, scale) = found.map_or((None, None), |((unit, scale), _)| (Some(unit), Some(scale)));
    Head { unit, scale, year: year(&words), heading: lexicon.headings.of(&words), is_order: lexicon.headings.is_order(&words), lemmas: named }
}

/// The lemmas of the words of a name.
pub fn lemmas(words: &[Word<'_>], lexicon: &Lexicon) -> Vec<String> {
    let telling = |word: &&Word<'_>| word.text.chars().any(char::is_alphanumeric) && !lexicon.words.is_stop(&word.lower);
    words.iter().filter(telling).map(|word| lexicon.words.lemma(&word.lower).into_owned()).collect()
}

/// The one year that words name.
pub fn year(words: &[Word<'_>]) -> Option<i16> {
    let number = |word: &Word<'_>| word.text.parse::<i16>().ok().filter(|year| word.text.len() == 4 && (1900..=2100).contains(year));
    let mut years = words.iter().enumerate().filter_map(|(at, word)| Some((at, number(word)?)));
    let (at, year) = years.next()?;
    // "2018-19" is none
    let spans = words.get(at + 1..at + 3).is_some_and(|next| next[0].glued && next[1].glued && next[1].is_number());
    (years.next().is_none() && !spans).then_some(year)
}

/// The unit and scale that a head or a title gives.
pub fn hint(text: &str, lexicon: &Lexicon) -> Option<(Unit, Amount)> {
    find(text, lexicon).map(|(hint, _)| hint)
}

/// The hint of a head, and what stands before it.
fn find<'t>(text: &'t str, lexicon: &Lexicon) -> Option<((Unit, Amount), &'t str)> {
    let parted = |at: Option<usize>, len: usize| at.and_then(|at| Some((text.get(..at)?, text.get(at + len..)?)));
    let inside = parted(text.rfind(['(', '[']), 1).map(|(named, rest)| (named, rest.split([')', ']']).next().unwrap_or(rest)));
    let behind = parted(text.rfind([',', ':', ';']), 1);
    let after = parted(text.to_ascii_lowercase().rfind(" in "), 4);
    let candidates = [inside, behind, after, Some(("", text))];
    candidates.into_iter().flatten().find_map(|(named, candidate)| Some((unit(candidate.trim(), lexicon)?, named)))
}

fn unit(hint: &str, lexicon: &Lexicon) -> Option<(Unit, Amount)> {
    if hint.ends_with('%') || hint.starts_with('%') {
        return Some((Unit::percent(), Amount::ONE));
    }
    let hint = hint.strip_prefix("in ").unwrap_or(hint).trim_end_matches(':').trim();
    if hint.is_empty() || hint.len() > LONGEST || hint.bytes().any(|byte| byte.is_ascii_digit()) {
        return thousands(hint);
    }
    if let Some(scale) = scale(hint, lexicon) {
        return Some((Unit::count(), scale));
    }
    let prefix = hint.find(|c: char| !c.is_alphanumeric() && !c.is_whitespace() && c != '.').filter(|&at| at <= 3);
    let after_sign = prefix.and_then(|at| Some(at + hint.get(at..)?.chars().next()?.len_utf8()));
    let with_sign = after_sign.and_then(|at| Some(format!("{}1{}", hint.get(..at)?, hint.get(at..)?)));
    let code = hint.get(..3).filter(|code| lexicon.currencies.codes().iter().any(|known| &**known == *code)).map(|code| format!("{code} 1{}", &hint[3..]));
    [with_sign, code, Some(format!("1 {hint}")), Some(format!("1{hint}"))].into_iter().flatten().find_map(|text| filled(&text, lexicon))
}

/// "millions"
fn scale(hint: &str, lexicon: &Lexicon) -> Option<Amount> {
    let lower = hint.to_lowercase();
    let of = |word: &str| lexicon.numbers.scale(word).filter(|scale| !scale.symbol).map(|scale| scale.value);
    of(&lower).or_else(|| of(lower.strip_suffix('s')?))
}

/// "'000" and "000s".
fn thousands(hint: &str) -> Option<(Unit, Amount)> {
    let digits = hint.trim_matches(|c: char| !c.is_ascii_digit());
    (digits == "000" && hint.len() <= 6).then(|| (Unit::count(), Amount::integer(1_000)))
}

/// The unit and the value of a figure that fills a text.
fn filled(text: &str, lexicon: &Lexicon) -> Option<(Unit, Amount)> {
    let words = sentence::words(text, Span::new(0, text.len()));
    let found = parse::figures(&words, lexicon);
    let [(figure, range)] = found.figures.as_slice() else { return None };
    let [stated] = figure.stated.as_slice() else { return None };
    let fills = range.start == 0 && range.end == words.len();
    let says = figure.unit != Unit::count() || stated.value != Amount::ONE;
    (fills && says && figure.unit.dimension().is_quantity()).then(|| (figure.unit.clone(), stated.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn gives(text: &str, expected: Option<(&str, i64)>) {
        let lexicon = Lexicon::shipped().unwrap();
        let found = hint(text, &lexicon).map(|(unit, scale)| (unit.name().to_owned(), scale.to_integer().unwrap_or_default()));
        assert_eq!(found.as_ref().map(|(unit, scale)| (unit.as_str(), *scale)), expected, "{text}");
    }

    #[test]
    fn a_head_gives_unit_and_scale() {
        gives("Sales, \u{a3}m", Some(("GBP", 1_000_000)));
        gives("Sales (\u{a3}m)", Some(("GBP", 1_000_000)));
        gives("Turnout (%)", Some(("percent", 1)));
        gives("output (MB)", Some(("megabyte", 1)));
        gives("Bus journeys, in millions:", Some(("count", 1_000_000)));
        gives("Staff ('000)", Some(("count", 1_000)));
        gives("Boats", None);
        gives("Boats by port", None);
    }

    #[test]
    fn a_head_names_a_year_and_what_it_is() {
        let lexicon = Lexicon::shipped().unwrap();
        assert_eq!(head("Boats in 2019", &lexicon).year, Some(2019));
        assert_eq!(head("2018-19", &lexicon).year, None);
        assert_eq!(head("2018 and 2019", &lexicon).year, None);
        assert_eq!(head("Change", &lexicon).heading, Some(Heading::Change));
        assert_eq!(head("Average price", &lexicon).heading, Some(Heading::Mean));
        assert_eq!(head("Total", &lexicon).heading, Some(Heading::Total));
        assert_eq!(head("Boats", &lexicon).heading, None);
    }
}
