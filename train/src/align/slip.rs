//! Slips of the hand in a text.

use std::ops::Range;

/// Small numbers in words, in order.
const WORDS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
/// Scales that are taken for each other.
const SCALES: [(&str, &str); 6] =
    [("million", "billion"), ("billion", "million"), ("mln", "billion"), ("thousand", "million"), ("trillion", "billion"), ("bn", "m")];

/// The text with the number of a figure altered: a digit, two digits exchanged, a step, a factor of two or ten, the scale, the year, or another
/// number of its size; none where it
/// has no digits and is no small number in words.
pub fn altered(text: &str, figure: Range<usize>, seed: u64) -> Option<String> {
    let written = text.get(figure.clone())?;
    let set = |new: String| (new != written).then(|| format!("{}{new}{}", &text[..figure.start], &text[figure.end..]));
    if seed.is_multiple_of(11)
        && let Some((scale, other)) = SCALES.iter().find(|(scale, _)| written.ends_with(scale))
    {
        return set(format!("{}{other}", written.strip_suffix(scale)?));
    }
    let Some(first) = written.find(|c: char| c.is_ascii_digit()) else {
        let word = written.split_whitespace().find(|word| WORDS.contains(&word.to_lowercase().as_str()))?;
        let at = WORDS.iter().position(|it| *it == word.to_lowercase())?;
        let other =
            if seed.is_multiple_of(2) { at + 1 + usize::try_from(seed / 8 % 3).ok()? } else { at.checked_sub(1 + usize::try_from(seed / 8 % 2).ok()?)? };
        return set(written.replacen(word, WORDS.get(other)?, 1));
    };
    let length = written[first..].find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(written.len() - first);
    let number = written[first..first + length].trim_end_matches(',');
    let grouped = number.contains(',');
    let value: u64 = number.replace(',', "").parse().ok().filter(|value| *value < 1_000_000_000_000)?;
    let new = numbered(value, seed)?;
    let new = if grouped || new > 9_999 { with_commas(new) } else { new.to_string() };
    set(format!("{}{new}{}", &written[..first], &written[first + number.len()..]))
}

/// The number after a slip.
fn numbered(value: u64, seed: u64) -> Option<u64> {
    let is_year = (1_800..2_100).contains(&value);
    let mut digits: Vec<u8> = value.to_string().into_bytes();
    let at = usize::try_from(seed / 64).ok()? % digits.len();
    let new = match seed % 8 {
        _ if is_year && seed % 4 < 3 => {
            let by = 1 + seed / 16 % 6;
            if seed.is_multiple_of(2) { value + by } else { value - by }
        }
        0 if digits.len() > 1 => {
            let at = at % (digits.len() - 1);
            digits.swap(at, at + 1);
            number(&digits)?
        }
        2 if (seed / 16).is_multiple_of(2) => value + 1 + seed / 32 % 3,
        2 => value.checked_sub(1 + seed / 32 % 3)?,
        3 => {
            if (seed / 16).is_multiple_of(2) {
                value * 2
            } else {
                value * 10
            }
        }
        4 if value.is_multiple_of(2) => value / 2,
        // another source has another number altogether
        5 => value * (11 + seed / 16 % 9) / 10,
        6 => value * (5 + seed / 16 % 5) / 10,
        _ => {
            digits[at] = b'0' + (digits[at] - b'0' + 1 + u8::try_from(seed / 256 % 9).ok()?) % 10;
            number(&digits)?
        }
    };
    (new != value && new > 0).then_some(new)
}

fn number(digits: &[u8]) -> Option<u64> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

fn with_commas(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_is_another_and_all_else_stays() {
        let text = "Some 12,400 fans came.";
        let (mut met, all) = (std::collections::BTreeSet::new(), 0..400_u64);
        for seed in all {
            let slipped = altered(text, 5..11, seed).unwrap_or_else(|| text.to_owned());
            assert!(slipped.starts_with("Some ") && slipped.ends_with(" fans came."), "{slipped}");
            met.insert(slipped);
        }
        assert!(met.contains("Some 21,400 fans came.") && met.contains("Some 24,800 fans came.") && met.contains("Some 124,000 fans came."), "{met:?}");
    }

    #[test]
    fn words_and_scales_slip_too() {
        let met: Vec<String> = (0..40).filter_map(|seed| altered("He has five boats.", 7..11, seed)).collect();
        assert!(met.contains(&"He has six boats.".to_owned()) && met.contains(&"He has four boats.".to_owned()), "{met:?}");
        assert_eq!(altered("It cost $3 million.", 8..18, 11).as_deref(), Some("It cost $3 billion."));
        assert_eq!(altered("Several boats", 0..7, 3), None);
    }
}
