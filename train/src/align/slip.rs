//! A figure altered in its text, as hands and memories alter figures: doubled, moved by a part or a step, another digit, exchanged digits,
//! another scale, another year.

use gainsay::assertion::Assertion;
use gainsay::quantity::Dimension;

const WORDS: [&str; 12] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// The text with the figure altered; `None` where it is not written with one number.
pub fn altered(text: &str, it: &Assertion, seed: u64) -> Option<String> {
    let span = it.figure.range();
    let written = text.get(span.clone())?;
    if matches!(it.unit.dimension(), Dimension::Year | Dimension::Date) {
        return year(text, it, seed);
    }
    if it.reading.stated.len() != 1 {
        return None;
    }
    if let Some((at, digits)) = number(written) {
        let new = other_number(digits, seed)?;
        return Some(format!("{}{}{new}{}{}", &text[..span.start], &written[..at], &written[at + digits.len()..], &text[span.end..]));
    }
    let lower = written.to_lowercase();
    let word = lower.split(|sign: char| !sign.is_alphabetic()).find(|word| WORDS.contains(word))?;
    let (at, place) = (lower.find(word)?, WORDS.iter().position(|each| *each == word)?);
    let step = 1 + usize::try_from(seed % 3).ok()?;
    let new = if seed % 2 == 0 { (place + step).min(11) } else { place.saturating_sub(step) };
    (new != place).then(|| format!("{}{}{}{}{}", &text[..span.start], &written[..at], WORDS[new], &written[at + word.len()..], &text[span.end..]))
}

/// The one run of digits of a figure, with its separators.
fn number(written: &str) -> Option<(usize, &str)> {
    let start = written.find(|sign: char| sign.is_ascii_digit())?;
    let length = written[start..].find(|sign: char| !(sign.is_ascii_digit() || sign == '.' || sign == ',')).unwrap_or(written.len() - start);
    let digits = written[start..start + length].trim_end_matches(['.', ',']);
    (!written[start + digits.len()..].contains(|sign: char| sign.is_ascii_digit())).then_some((start, digits))
}

/// Another year for a year or for the year of a date.
fn year(text: &str, it: &Assertion, seed: u64) -> Option<String> {
    let span = it.figure.range();
    let old = it.moment?.year?.to_string();
    let at = text.get(span.clone())?.find(&old)? + span.start;
    // memory errs by more than a slip of the hand does
    let by = i16::try_from([1, 1, 2, 2, 3, 5, 7, 8, 9, 12][usize::try_from(seed % 10).ok()?]).ok()?;
    let new = if seed / 16 % 3 == 0 { it.moment?.year? + by } else { it.moment?.year? - by };
    Some(format!("{}{new}{}", &text[..at], &text[at + old.len()..]))
}

/// Another number, written as the first one is.
fn other_number(written: &str, seed: u64) -> Option<String> {
    let decimals = written.rsplit_once('.').map_or(0, |(_, after)| after.len());
    let plain: String = written.chars().filter(char::is_ascii_digit).collect();
    let old: u64 = plain.parse().ok().filter(|old| *old > 0)?;
    let digits = old.to_string().into_bytes();
    let more = seed >> 8;
    let new = match seed % 20 {
        0..=5 => old * 2,
        6..=9 => {
            let part = (old * (10 + more % 55) / 100).max(1);
            if more % 2 == 0 { old + part } else { old.checked_sub(part)? }
        }
        10..=12 => {
            if more % 2 == 0 {
                old + 1
            } else {
                old.checked_sub(1)?
            }
        }
        13..=15 => {
            let mut digits = digits;
            let at = usize::try_from(more).ok()? % digits.len();
            digits[at] = b'0' + (digits[at] - b'0' + 1 + u8::try_from(more / 8 % 9).ok()?) % 10;
            String::from_utf8(digits).ok()?.parse().ok()?
        }
        16..=18 => {
            let mut digits = digits;
            let at = usize::try_from(more).ok()? % digits.len().saturating_sub(1).max(1);
            if at + 1 >= digits.len() {
                return None;
            }
            digits.swap(at, at + 1);
            String::from_utf8(digits).ok()?.parse().ok()?
        }
        _ => {
            if more % 2 == 0 {
                old * 10
            } else {
                old / 10
            }
        }
    };
    if new == old || new == 0 {
        return None;
    }
    let mut text = new.to_string();
    if decimals > 0 {
        while text.len() <= decimals {
            text.insert(0, '0');
        }
        text.insert(text.len() - decimals, '.');
    } else if written.contains(',') {
        let mut at = text.len();
        while at > 3 {
            at -= 3;
            text.insert(at, ',');
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_number_is_written_as_the_first_was() {
        assert_eq!(other_number("1,250", 0).as_deref(), Some("2,500"));
        assert_eq!(other_number("4.5", 0).as_deref(), Some("9.0"));
        assert_eq!(number("up to 30,000, or"), Some((6, "30,000")));
        assert_eq!(number("between 16 and 20"), None);
    }
}
