//! Whether a slip of the hand makes one number of another, and how seldom chance would: two digits exchanged, one digit wrong, missing or
//! too many, a shifted point.
//!
//! ```text
//! 146 for 164          exchanged: one such pair among 900 numbers of three digits      surprise 2.4
//! 59 for 58.8 to 59.4  another digit: so many of two digits come near by chance         surprise 0
//! ```

use super::mend::Stretch;

/// A kind of slip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// None that is known.
    #[default]
    None,
    /// The point is shifted, or thousands and millions are exchanged.
    Shifted,
    /// One wrong digit.
    Digit,
    /// Two digits beside each other are exchanged.
    Exchanged,
    /// A digit is missing.
    Missing,
    /// One is too many.
    Extra,
    /// It is another figure's: two have changed places.
    Swapped,
}

/// A slip that makes a number of what should stand there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Slip {
    /// Which.
    pub kind: Kind,
    /// The tenth power that says how seldom chance makes as good a one of two numbers that have nothing to do with each other.
    pub surprise: f64,
}

/// Larger numbers are not written digit by digit.
const LARGEST: f64 = 1e12;

/// The most surprising slip by which a number, whose last digit is worth `place`, stands for one of a stretch.
#[must_use]
pub fn of(said: f64, place: f64, meant: &Stretch) -> Slip {
    let is_meant = |number: i64| {
        let value = approximate(number) * place;
        value + place / 2.0 >= meant.low && value - place / 2.0 <= meant.high
    };
    let mut best = Slip::default();
    if let Some(number) = whole(said / place.max(1e-9)) {
        let mut offer = |kind: Kind, tries: u32, like: Option<i64>| {
            if let Some(one) = like {
                best = better(best, kind, surprise(f64::from(tries), approximate(one) * place, place, meant));
            }
        };
        let is_like = |variant: &i64| *variant != number && is_meant(*variant);
        let length = number.ilog10() + 1;
        let digit = |at: u32| number / 10_i64.pow(at) % 10;
        let tail = |at: u32| number % 10_i64.pow(at);
        let step = |at: u32| digit(at + 1) - digit(at);
        offer(Kind::Exchanged, length - 1, (0..length - 1).map(|at| number - 9 * step(at) * 10_i64.pow(at)).find(is_like));
        let wrong = |at: u32| (0..10).filter(move |new| *new > 0 || at + 1 < length).map(move |new| number + (new - digit(at)) * 10_i64.pow(at));
        offer(Kind::Digit, 9 * length, (0..length).flat_map(wrong).find(is_like));
        offer(Kind::Extra, length, (0..length).map(|at| number / 10_i64.pow(at + 1) * 10_i64.pow(at) + tail(at)).find(is_like));
        let more = |at: u32| (0..10).map(move |new| (number / 10_i64.pow(at) * 10 + new) * 10_i64.pow(at) + tail(at));
        offer(Kind::Missing, 10 * (length + 1), (0..=length).flat_map(more).find(is_like));
    }
    for power in SHIFTS {
        let value = said / power;
        // what is shifted has as many digits that count
        if value * (1.0 + place / said / 2.0) >= meant.low && value * (1.0 - place / said / 2.0) <= meant.high {
            best = better(best, Kind::Shifted, surprise(TRIES, value, place / power, meant));
        }
    }
    best
}

/// The same for figures that may have changed places with it; surprising where few of them are so near.
#[must_use]
pub fn swapped(others: &[f64], place: f64, meant: &Stretch) -> Slip {
    let is_meant = |value: &&f64| **value + place / 2.0 >= meant.low && **value - place / 2.0 <= meant.high;
    let found = others.iter().find(is_meant);
    found.map_or_else(Slip::default, |value| Slip { kind: Kind::Swapped, surprise: surprise(others.iter().map(|_| 1.0).sum(), *value, place, meant) })
}

/// By how much a point is shifted.
const SHIFTS: [f64; 6] = [1e-3, 1e-2, 1e-1, 1e1, 1e2, 1e3];
/// How many those are.
const TRIES: f64 = 6.0;

fn better(best: Slip, kind: Kind, surprise: f64) -> Slip {
    if best.kind == Kind::None || surprise > best.surprise { Slip { kind, surprise } } else { best }
}

/// How seldom one of so many variants falls so near what is meant, among all numbers of as many digits.
fn surprise(tries: f64, value: f64, place: f64, meant: &Stretch) -> f64 {
    // nine in ten of the numbers below the next power of ten have as many digits
    let all = 0.9 * 10_f64.powf((value / place).max(1.0).log10().floor() + 1.0) * place;
    (all / (tries * (meant.width() + place))).log10().clamp(0.0, 6.0)
}

/// The digits of a number, as a whole one; none where it has one digit, whose slips could not be told from chance, or more than a hand would
/// write one by one.
fn whole(digits: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "it is no larger than a hand writes")]
    (10.0..LARGEST).contains(&digits).then(|| digits.round() as i64)
}

#[expect(clippy::cast_precision_loss, reason = "it is no larger than a hand writes")]
fn approximate(number: i64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(said: f64, place: f64, low: f64, high: f64) -> Kind {
        of(said, place, &Stretch { low, high }).kind
    }

    #[test]
    fn slips_are_told_apart() {
        assert_eq!(slip(146.0, 1.0, 164.0, 164.0), Kind::Exchanged);
        assert_eq!(slip(44.6, 0.1, 43.55, 43.65), Kind::Digit);
        assert_eq!(slip(4.36, 0.01, 43.5, 43.7), Kind::Shifted);
        assert_eq!(slip(158.0, 1.0, 58.0, 58.0), Kind::Extra);
        assert_eq!(slip(8.3, 0.1, 18.25, 18.35), Kind::Missing);
        assert_eq!(slip(12.0, 1.0, 99.0, 99.0), Kind::None);
    }

    #[test]
    fn a_figure_that_is_another_s_has_changed_places() {
        let meant = Stretch { low: 50.4, high: 51.6 };
        assert_eq!(swapped(&[49.0, 51.0], 1.0, &meant).kind, Kind::Swapped);
        assert_eq!(swapped(&[49.0, 12.0], 1.0, &meant).kind, Kind::None);
    }

    #[test]
    fn the_more_digits_agree_the_less_chance_does_it() {
        let surprise = |said, low, high| of(said, 1.0, &Stretch { low, high }).surprise;
        assert!(surprise(93_480.0, 94_380.0, 94_380.0) > 3.0);
        assert!(surprise(36.0, 63.0, 63.0) > 1.0 && surprise(36.0, 63.0, 63.0) < surprise(146.0, 164.0, 164.0));
        assert!(surprise(59.0, 50.0, 60.0) < 0.5);
    }
}
