//! One exact number.

use std::fmt;

use num_rational::Ratio;

/// An exact rational number.
///
/// Holds every decimal of up to 38 digits and every fraction of two such numbers. Arithmetic is checked: an operation whose
/// result does not fit returns `None`, so that a number of a thousand digits becomes an unread figure and never a wrong one.
///
/// ```
/// use gainsay::quantity::Amount;
/// let tenth = Amount::parse("0.1").unwrap();
/// let fifth = Amount::parse("0.2").unwrap();
/// assert_eq!(tenth.plus(fifth), Amount::parse("0.3"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(Ratio<i128>);

/// Decimals that are printed of a number without a finite decimal form, such as a third.
const PRINTED_DECIMALS: u32 = 6;
/// Numerators and denominators stay below this, so that comparing two amounts cannot overflow.
const LIMIT: i128 = 1 << 100;

impl Amount {
    /// Zero.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    /// One.
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));

    /// A whole number.
    #[must_use]
    pub fn integer(value: i64) -> Self {
        Self(Ratio::from_integer(i128::from(value)))
    }

    /// `numerator` over `denominator`; `None` where the denominator is zero.
    #[must_use]
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator != 0).then(|| Self(Ratio::new(i128::from(numerator), i128::from(denominator))))
    }

    /// Reads plain decimal digits: an optional minus, digits, and an optional fraction (`-12.50`, `.5`).
    ///
    /// `None` for anything else and for more digits than an amount can hold.
    #[must_use]
    pub fn parse(digits: &str) -> Option<Self> {
        let (negative, digits) = digits.strip_prefix('-').map_or((false, digits), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let mut value = 0_i128;
        for byte in whole.bytes().chain(fraction.bytes()) {
            if !byte.is_ascii_digit() {
                return None;
            }
            value = value.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        }
        let scale = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
        let value = if negative { -value } else { value };
        Self::bounded(if scale == 1 { Ratio::from_integer(value) } else { Ratio::new(value, scale) })
    }

    /// Ten to the power of `exponent`; `None` beyond the range of an amount.
    #[must_use]
    pub fn power_of_ten(exponent: i32) -> Option<Self> {
        let power = 10_i128.checked_pow(exponent.unsigned_abs())?;
        Self::bounded(if exponent < 0 { Ratio::new(1, power) } else { Ratio::from_integer(power) })
    }

    fn bounded(value: Ratio<i128>) -> Option<Self> {
        (value.numer().abs() < LIMIT && *value.denom() < LIMIT).then_some(Self(value))
    }

    /// The sum, if it fits.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let (a, b) = (self.0, other.0);
        if a.is_integer() && b.is_integer() {
            return Self::bounded(Ratio::from_integer(a.numer().checked_add(*b.numer())?));
        }
        let numerator = a.numer().checked_mul(*b.denom())?.checked_add(b.numer().checked_mul(*a.denom())?)?;
        Self::bounded(Ratio::new(numerator, a.denom().checked_mul(*b.denom())?))
    }

    /// The difference, if it fits.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated())
    }

    /// The product, if it fits.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        if self.0.is_integer() && other.0.is_integer() {
            return Self::bounded(Ratio::from_integer(self.0.numer().checked_mul(*other.0.numer())?));
        }
        if other == Self::ONE {
            return Self::bounded(self.0);
        }
        // cross-reduce first, so that "11" times "a million" does not overflow on the way
        let a = Ratio::new(*self.0.numer(), *other.0.denom());
        let b = Ratio::new(*other.0.numer(), *self.0.denom());
        let numerator = a.numer().checked_mul(*b.numer())?;
        Self::bounded(Ratio::new(numerator, a.denom().checked_mul(*b.denom())?))
    }

    /// The quotient, if it exists and fits.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        if other.is_zero() { None } else { self.times(Self(other.0.recip())) }
    }

    /// The same number with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self(-self.0)
    }

    /// The distance from zero.
    #[must_use]
    pub fn abs(self) -> Self {
        if self < Self::ZERO { self.negated() } else { self }
    }

    /// Half of it.
    #[must_use]
    pub fn half(self) -> Self {
        Self(self.0 / 2)
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        *self.0.numer() == 0
    }

    /// Whether it is a whole number.
    #[must_use]
    pub fn is_integer(self) -> bool {
        *self.0.denom() == 1
    }

    /// As a whole number, where it is one and fits.
    #[must_use]
    pub fn to_integer(self) -> Option<i64> {
        if self.is_integer() { i64::try_from(*self.0.numer()).ok() } else { None }
    }

    /// The nearest float, for scores that weigh evidence; never for a verdict.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "scores need no more than a float's precision")]
    pub fn approximate(self) -> f64 {
        // what fits in one register is the same there, and converted at once
        let nearest = |number: i128| i64::try_from(number).map_or(number as f64, |number| number as f64);
        if self.is_integer() { nearest(*self.0.numer()) } else { nearest(*self.0.numer()) / nearest(*self.0.denom()) }
    }

    /// How many decimals its finite decimal form has; `None` where there is no finite form.
    #[must_use]
    pub fn decimals(self) -> Option<u32> {
        if self.is_integer() {
            return Some(0);
        }
        let mut rest = *self.0.denom();
        let (mut twos, mut fives) = (0, 0);
        while rest % 2 == 0 {
            rest /= 2;
            twos += 1;
        }
        while rest % 5 == 0 {
            rest /= 5;
            fives += 1;
        }
        (rest == 1).then_some(twos.max(fives))
    }

    /// Rounded half away from zero to a number of decimals.
    #[must_use]
    pub fn rounded(self, decimals: u32) -> Self {
        if self.decimals().is_some_and(|own| own <= decimals) {
            return self;
        }
        let Some(scale) = 10_i128.checked_pow(decimals) else { return self };
        let Some(scaled) = self.0.numer().checked_mul(scale).map(|numerator| Ratio::new(numerator, *self.0.denom())) else {
            return self;
        };
        Self(Ratio::new(scaled.round().to_integer(), scale))
    }

    /// Plain decimal digits with at least `decimals` decimals, as JSON numbers are written: "3.0", "-0.25", "11000000".
    #[must_use]
    pub fn to_plain(self, decimals: u32) -> String {
        let exact = self.decimals().unwrap_or(PRINTED_DECIMALS).max(decimals);
        let value = self.rounded(exact);
        let scale = 10_i128.checked_pow(exact).unwrap_or(1);
        let (numerator, denominator) = (*value.0.numer(), *value.0.denom());
        let digits = if scale % denominator == 0 { numerator * (scale / denominator) } else { (value.0 * Ratio::from_integer(scale)).to_integer() };
        let (whole, fraction) = (digits.unsigned_abs() / scale.unsigned_abs(), digits.unsigned_abs() % scale.unsigned_abs());
        let sign = if digits < 0 { "-" } else { "" };
        if exact == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction:0width$}", width = exact as usize) }
    }
}

impl fmt::Display for Amount {
    /// For people: thousands separated by commas, no needless decimals, at most six.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.rounded(f.precision().and_then(|p| u32::try_from(p).ok()).unwrap_or(PRINTED_DECIMALS)).to_plain(0);
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("\u{2212}", rest));
        let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
        let mut grouped = String::with_capacity(plain.len() + plain.len() / 3 + 3);
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let fraction = fraction.map(|digits| format!(".{digits}")).unwrap_or_default();
        f.pad_integral(true, "", &format!("{sign}{grouped}{fraction}"))
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Exact, as a fraction where it is none of whole numbers: "3/2".
impl serde::Serialize for Amount {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// What [`Serialize`](serde::Serialize) writes: digits, with an optional minus and denominator.
impl<'de> serde::Deserialize<'de> for Amount {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
        let (above, below) = written.split_once('/').unwrap_or((written.as_ref(), "1"));
        let number = Self::parse(above).zip(Self::parse(below)).and_then(|(above, below)| above.over(below));
        number.ok_or_else(|| serde::de::Error::custom(format!("{written:?} is no exact number")))
    }
}

impl Default for Amount {
    fn default() -> Self {
        Self::ZERO
    }
}

impl From<i64> for Amount {
    fn from(value: i64) -> Self {
        Self::integer(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(digits: &str) -> Amount {
        Amount::parse(digits).unwrap_or_else(|| panic!("{digits} is an amount"))
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(amount("0.1").plus(amount("0.2")), Some(amount("0.3")));
        assert_eq!(amount("1.10"), amount("1.1"));
        assert_eq!(amount(".5"), amount("0.50"));
    }

    #[test]
    fn what_is_not_a_plain_decimal_is_refused() {
        for digits in ["", ".", "-", "1e3", "1,000", "--1", "1.2.3", &"9".repeat(1000)] {
            assert_eq!(Amount::parse(digits), None, "{digits:.20}");
        }
    }

    #[test]
    fn arithmetic_beyond_the_range_is_none() {
        let huge = amount(&"9".repeat(30));
        assert_eq!(huge.times(huge), None);
        assert_eq!(Amount::ONE.over(Amount::ZERO), None);
    }

    #[test]
    fn people_read_thousands_and_machines_read_digits() {
        assert_eq!(amount("11000000").to_string(), "11,000,000");
        assert_eq!(amount("-1234.5").to_string(), "\u{2212}1,234.5");
        assert_eq!(amount("3").to_plain(1), "3.0");
        assert_eq!(Amount::ratio(1, 3).map(|third| third.to_plain(0)), Some("0.333333".to_owned()));
        assert_eq!(amount("-0.25").to_plain(0), "-0.25");
    }
}
