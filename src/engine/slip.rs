//! Two figures of which one looks like a slip of the other.
//!
//! ```text
//! exchanged   286,000 and 268,000      the same digits in another order
//! one digit   412,000 and 512,000      one digit is another
//! ```
//! Chance seldom brings two such figures of one unit into two texts of one story: of a thousand numbers of three digits, five have the
//! digits of a given one in another order, and twenty-seven differ from it in one. So they speak for one thing, the more the more
//! digits they have.

use crate::assertion::Assertion;

/// How one number may be a slip of the other, from what chance brings about to what it hardly ever does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// In no way.
    None,
    /// The same digits on another scale.
    Scale,
    /// One digit of two is another.
    DigitOfTwo,
    /// One digit of three is another.
    DigitOfThree,
    /// One digit of four or more is another.
    Digit,
    /// A nought more.
    Nought,
    /// Two digits in another order.
    ExchangedTwo,
    /// Three digits in another order.
    ExchangedThree,
    /// Four digits or more in another order.
    Exchanged,
}

/// How the numbers of two figures may be slips of each other.
pub fn of(y: &Assertion, x: &Assertion) -> Slip {
    let (Some(a), Some(b)) = (digits(y), digits(x)) else { return Slip::None };
    if a == b || y.unit.dimension() != x.unit.dimension() {
        return Slip::None;
    }
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() != long.len() {
        let bare = |digits: &str| digits.trim_matches('0').to_owned();
        let noughts = long.len() - short.len();
        return match bare(short) == bare(long) {
            true if noughts == 1 => Slip::Nought,
            true => Slip::Scale,
            false => Slip::None,
        };
    }
    // what is trimmed must be as long, or the scale slipped too
    let (a, b) = (significant(&a, &b), significant(&b, &a));
    let mut sorted = (a.as_bytes().to_vec(), b.as_bytes().to_vec());
    sorted.0.sort_unstable();
    sorted.1.sort_unstable();
    let exchanged = sorted.0 == sorted.1;
    let differing = differing(a, b).map_or(0, |places| places.len());
    match (exchanged, differing, a.len()) {
        (true, _, 4..) => Slip::Exchanged,
        (true, _, 3) => Slip::ExchangedThree,
        (true, _, 2) => Slip::ExchangedTwo,
        (false, 1, 4..) => Slip::Digit,
        (false, 1, 3) => Slip::DigitOfThree,
        (false, 1, 2) => Slip::DigitOfTwo,
        _ => Slip::None,
    }
}

/// The places at which two numbers of as many digits differ; `None` if one is longer.
pub fn differing(a: &str, b: &str) -> Option<Vec<usize>> {
    (a.len() == b.len()).then(|| a.bytes().zip(b.bytes()).enumerate().filter(|(_, (x, y))| x != y).map(|(at, _)| at).collect())
}

/// Whether two numbers that differ at these places only have two neighbouring digits exchanged.
pub fn exchanges_neighbours(a: &str, b: &str, differing: &[usize]) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    matches!(differing, [first, second] if second - first == 1 && a.get(*first) == b.get(*second) && a.get(*second) == b.get(*first))
}

/// The digits of the one number that is stated.
fn digits(it: &Assertion) -> Option<String> {
    let [stated] = it.reading.stated.as_slice() else { return None };
    Some(stated.value.abs().to_plain(0).chars().filter(char::is_ascii_digit).collect())
}

/// A number without the zeros at its end that both have.
fn significant<'d>(digits: &'d str, other: &str) -> &'d str {
    let zeros = |text: &str| text.bytes().rev().take_while(|&byte| byte == b'0').count();
    &digits[..digits.len() - zeros(digits).min(zeros(other))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::relation::sample::{count, read};

    #[track_caller]
    fn slips(a: &str, b: &str, slip: Slip) {
        let found = read(&format!("{a} posts, {b} posts"), &[(a, count()), (b, count())]);
        assert_eq!(of(&found[0], &found[1]), slip, "{a} {b}");
        assert_eq!(of(&found[1], &found[0]), slip, "{b} {a}");
    }

    #[test]
    fn slips_of_the_hand_are_told_from_chance() {
        slips("286,000", "268,000", Slip::ExchangedThree);
        slips("1,520", "1,250", Slip::ExchangedThree);
        slips("12,520", "12,501", Slip::None);
        slips("4,127", "4,721", Slip::Exchanged);
        slips("412", "512", Slip::DigitOfThree);
        slips("4,127", "4,128", Slip::Digit);
        slips("1,200", "12,000", Slip::Nought);
        slips("12", "12,000,000", Slip::Scale);
        slips("12", "21", Slip::ExchangedTwo);
        slips("350", "350", Slip::None);
    }
}
