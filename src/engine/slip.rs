//! How two numbers differ: whether a slip of the hand makes one of the other.
//!
//! ```text
//! exchanged     286,000 and 268,000      two neighbouring digits in another order
//! one digit     412,000 and 512,000      one digit is another
//! nought        1,200 and 12,000         a nought more
//! same digits   4.5m and 45,000          another scale
//! ```
//! Chance seldom brings two such figures of one unit into two texts of one story: of a thousand numbers of three digits, five have the
//! digits of a given one in another order, and twenty-seven differ from it in one.

use crate::quantity::{Amount, Stated};
use crate::witness::Witness;

/// How two numbers differ.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one slip that may lie between them")]
pub struct Difference {
    /// Powers of ten between them; `NaN` where one is zero or vague.
    pub powers: f32,
    /// Whether the significant digits are the same.
    pub same_digits: bool,
    /// Whether one digit is another.
    pub one_digit: bool,
    /// Whether two neighbouring digits are exchanged.
    pub exchanged: bool,
    /// Whether one has a nought more.
    pub nought: bool,
    /// How many significant digits the longer one has; `NaN` where one states no single number.
    pub digits: f32,
    /// Steps in the finer last place between them, by powers of two.
    pub steps: f32,
}

/// How the numbers of two figures differ: their powers of ten in one base unit, their digits as they are written.
#[must_use]
pub fn between(y: &Witness, x: &Witness) -> Difference {
    let base = |it: &Witness| it.unit.to_base(it.reading.centre()?).map(|value| value.abs().approximate()).filter(|value| *value > 0.0);
    #[expect(clippy::cast_possible_truncation, reason = "a feature needs no more")]
    let powers = base(y).zip(base(x)).map_or(f32::NAN, |(a, b)| (a / b).log10().abs() as f32);
    let mut difference = Difference { powers, same_digits: false, one_digit: false, exchanged: false, nought: false, digits: f32::NAN, steps: f32::NAN };
    let Some((a, b)) = single(y).zip(single(x)) else { return difference };
    let (first, second) = (digits(a), digits(b));
    let significant = |digits: &str| digits.trim_matches('0').to_owned();
    difference.same_digits = significant(&first) == significant(&second);
    #[expect(clippy::cast_precision_loss, reason = "a number has few digits")]
    let longest = significant(&first).len().max(significant(&second).len()) as f32;
    difference.digits = longest;
    if y.unit != x.unit {
        return difference;
    }
    let place = a.place.min(b.place);
    let (scaled, other) = (at_place(a, place), at_place(b, place));
    if let Some((scaled, other)) = scaled.zip(other) {
        #[expect(clippy::cast_precision_loss, reason = "a feature needs no more")]
        let steps = scaled.abs_diff(other) as f32;
        difference.steps = steps.max(1.0).log2();
        let (scaled, other) = (scaled.unsigned_abs().to_string(), other.unsigned_abs().to_string());
        let (short, long) = if scaled.len() < other.len() { (&scaled, &other) } else { (&other, &scaled) };
        difference.nought = long.strip_prefix(short.as_str()) == Some("0");
        if let Some(places) = differing(&scaled, &other) {
            difference.one_digit = places.len() == 1;
            difference.exchanged = exchanges_neighbours(&scaled, &other, &places);
        }
    }
    difference
}

/// The one number that is stated.
fn single(it: &Witness) -> Option<Stated> {
    if let [one] = it.reading.stated.as_slice() { Some(*one) } else { None }
}

fn digits(stated: Stated) -> String {
    stated.value.abs().to_plain(0).chars().filter(char::is_ascii_digit).collect()
}

/// How many of a place a number is.
fn at_place(stated: Stated, place: Amount) -> Option<i64> {
    stated.value.over(place)?.to_integer()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::relation::sample::{count, read};

    fn of(a: &str, b: &str) -> Difference {
        let found = read(&format!("{a}, {b}"), &[(a, count()), (b, count())]);
        between(&found[0], &found[1])
    }

    #[test]
    fn each_slip_is_told_from_the_others() {
        let exchanged = of("9,460", "9,640");
        assert!(exchanged.exchanged && !exchanged.one_digit && !exchanged.nought && !exchanged.same_digits);
        let digit = of("412", "512");
        assert!(digit.one_digit && !digit.exchanged && !digit.nought);
        let nought = of("1,200", "12,000");
        assert!(nought.nought && nought.same_digits && (nought.powers - 1.0).abs() < 1e-6);
        let strangers = of("412", "9,177");
        assert!(!strangers.one_digit && !strangers.exchanged && !strangers.nought && !strangers.same_digits);
    }

    #[test]
    fn steps_are_counted_in_the_finer_last_place() {
        assert!(of("412", "413").steps.abs() < 1e-6);
        assert!((of("412", "420").steps - 3.0).abs() < 1e-6);
        assert!((of("4.5", "5.3").steps - 3.0).abs() < 1e-6);
    }
}
