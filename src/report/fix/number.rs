//! A number written anew, as it was written: "1,141" as "1,446", "3.2 million" as "2.4 million", "four" as "three".

use crate::quantity::{Amount, Interval, Stated};
use crate::report::wording::SMALL;

/// What parts groups of digits.
const SEPARATORS: [char; 6] = [',', ' ', '\u{a0}', '\u{202f}', '\u{2009}', '\''];

/// The words of a figure with another value: the only one that is needed, to as many decimals as are written. `None` where the words have no
/// number or several, and where one and many would change places.
pub(super) fn rewritten(words: &str, stated: &Stated, needed: &Interval) -> Option<String> {
    let Some((start, end)) = digits(words) else { return in_words(words, stated.value, needed) };
    let (run, rest) = (words.get(start..end)?, words.get(end..)?);
    if rest.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let plain: String = run.chars().filter(|c| !SEPARATORS.contains(c)).collect();
    let scale = stated.value.over(Amount::parse(&plain)?)?;
    // "12½" is no 12 with a scale
    let is_scale = (0..=15).any(|exponent| Amount::power_of_ten(exponent) == Some(scale));
    let decimals = u32::try_from(plain.split_once('.').map_or(0, |(_, fraction)| fraction.len())).ok()?;
    let value = only(needed, scale, decimals).filter(|value| is_scale && !(scale == Amount::ONE && changes_number(stated.value, *value)))?;
    let grouped = run.chars().find(|c| SEPARATORS.contains(c)).or_else(|| (plain.len() < 4).then_some(','));
    let written = grouped_by(&value.to_plain(decimals), grouped);
    (written != run).then(|| format!("{}{written}{rest}", &words[..start]))
}

/// Where the first run of digits stands, with the separators and the point within it.
fn digits(words: &str) -> Option<(usize, usize)> {
    let start = words.find(|c: char| c.is_ascii_digit())?;
    let mut end = start;
    let mut rest = words[start..].chars().peekable();
    let mut at = start;
    while let Some(c) = rest.next() {
        let goes_on = SEPARATORS.contains(&c) || c == '.';
        at += c.len_utf8();
        if c.is_ascii_digit() {
            end = at;
        } else if !goes_on || !rest.peek().is_some_and(char::is_ascii_digit) {
            break;
        }
    }
    Some((start, end))
}

/// The one value that is needed, in so many decimals of a scale.
fn only(needed: &Interval, scale: Amount, decimals: u32) -> Option<Amount> {
    let (low, high) = (needed.low?.at.over(scale)?.rounded(decimals), needed.high?.at.over(scale)?.rounded(decimals));
    (low == high && low > Amount::ZERO).then_some(low)
}

/// Whether the noun would have to change, too.
fn changes_number(old: Amount, new: Amount) -> bool {
    (old == Amount::ONE) != (new == Amount::ONE)
}

/// "1446" as "1,446", where digits are parted.
fn grouped_by(plain: &str, separator: Option<char>) -> String {
    let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if let Some(separator) = separator.filter(|_| index > 0 && (whole.len() - index) % 3 == 0) {
            text.push(separator);
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// A small number in words.
fn in_words(words: &str, value: Amount, needed: &Interval) -> Option<String> {
    let word = |value: Amount| SMALL.get(usize::try_from(value.to_integer()?).ok()?).copied();
    let new = only(needed, Amount::ONE, 0).filter(|new| new.is_integer() && needed.single() == Some(*new) && !changes_number(value, *new))?;
    let old = word(value)?;
    let parts: Vec<&str> = words.split(' ').collect();
    let at = parts.iter().position(|part| part.to_lowercase() == old)?;
    let text = word(new).map_or_else(|| new.to_plain(0), ToOwned::to_owned);
    let text = if parts[at].starts_with(char::is_uppercase) { text[..1].to_uppercase() + &text[1..] } else { text };
    Some(parts.iter().enumerate().map(|(index, part)| if index == at { text.as_str() } else { part }).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(digits: &str) -> Stated {
        Stated { value: Amount::parse(digits).unwrap(), place: Amount::ONE }
    }

    #[track_caller]
    fn writes(words: &str, value: &str, needed: &str, expected: &str) {
        let needed = Interval::exactly(Amount::parse(needed).unwrap());
        assert_eq!(rewritten(words, &stated(value), &needed).as_deref(), Some(expected), "{words}");
    }

    #[track_caller]
    fn keeps(words: &str, value: &str, needed: &str) {
        let needed = Interval::exactly(Amount::parse(needed).unwrap());
        assert_eq!(rewritten(words, &stated(value), &needed), None, "{words}");
    }

    #[test]
    fn a_number_is_written_as_it_was() {
        writes("52 percent", "52", "46.008", "46 percent");
        writes("44.9\u{a0}%", "44.9", "43.60676", "43.6\u{a0}%");
        writes("1,464 tonnes", "1464", "1446", "1,446 tonnes");
        writes("1464 tonnes", "1464", "11446", "11446 tonnes");
        writes("1\u{202f}464", "1464", "11446", "11\u{202f}446");
        writes("$27.3 million", "27300000", "26300000", "$26.3 million");
        writes("\u{a3}3.2m", "3200000", "2400000", "\u{a3}2.4m");
        writes("980", "980", "1120", "1,120");
        writes("3.0 points", "3", "2.5", "2.5 points");
    }

    #[test]
    fn small_numbers_stay_words() {
        writes("four reasons", "4", "3", "three reasons");
        writes("Four", "4", "6", "Six");
        writes("three times", "3", "12", "12 times");
        keeps("two", "2", "1");
        keeps("three", "3", "2.4");
    }

    #[test]
    fn what_has_no_one_number_is_left() {
        keeps("16 to 20 percent", "16", "12");
        keeps("12\u{bd}", "12.5", "14");
        keeps("5ft 11in", "71", "70");
        keeps("half", "0.5", "0.4");
        keeps("1 boat", "1", "3");
        keeps("40", "40", "0");
        keeps("52 percent", "52", "52.2");
    }
}
