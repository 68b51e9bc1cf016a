//! Two figures of which one looks like a slip of the other.
//!
//! ```text
//! exchanged   286,000 and 268,000      the same digits in another order
//! one digit   412,000 and 512,000      one digit is another
//! ```
//! Chance seldom brings two such figures of one unit into two texts of one story: of a thousand numbers of three digits, five have the
//! digits of a given one in another order, and twenty-seven differ from it in one. So they speak for one thing, the more the more
//! digits they have.

use crate::witness::Witness;

/// Likeness of figures that chance does not bring together: four digits or more in another order.
pub const SURE: f32 = 3.0;
/// Likeness of figures that chance seldom brings together: three digits in another order.
pub const LIKELY: f32 = 2.0;

/// How much the likeness of two different figures speaks for one thing, beside the words around them.
pub fn likeness(y: &Witness, x: &Witness) -> f32 {
    if y.unit != x.unit || !y.unit.dimension().is_quantity() {
        return 0.0;
    }
    let (Some(a), Some(b)) = (digits(y), digits(x)) else { return 0.0 };
    if a == b || a.len() != b.len() {
        return 0.0;
    }
    // what is trimmed must be as long, or the scale slipped too
    let (a, b) = (significant(&a, &b), significant(&b, &a));
    let mut sorted = (a.as_bytes().to_vec(), b.as_bytes().to_vec());
    sorted.0.sort_unstable();
    sorted.1.sort_unstable();
    let exchanged = sorted.0 == sorted.1;
    let differing = differing(a, b).map_or(0, |places| places.len());
    match (exchanged, differing, a.len()) {
        (true, _, 4..) => SURE,
        (true, _, 3) => LIKELY,
        (true, _, 2) => 0.8,
        (false, 1, 4..) => 1.2,
        (false, 1, 3) => 0.5,
        _ => 0.0,
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
fn digits(it: &Witness) -> Option<String> {
    let [stated] = it.reading.stated.as_slice() else { return None };
    Some(stated.value.abs().to_plain(0).chars().filter(char::is_ascii_digit).collect())
}

/// A number without the zeros at its end that both have.
fn significant<'d>(digits: &'d str, other: &str) -> &'d str {
    let zeros = |text: &str| text.bytes().rev().take_while(|&byte| byte == b'0').count();
    &digits[..digits.len() - zeros(digits).min(zeros(other))]
}
