//! Which slip of the hand would have made one number of another: two digits exchanged, one digit wrong, missing or too many, a shifted point.

/// 4 for a digit that is missing or too many, 3 for digits exchanged, 2 for one wrong digit, 1 for a shifted point, 0 for anything else; the number that should stand is rounded
/// as the other was.
#[must_use]
pub fn kind(said: f64, made: f64, place: f64) -> u8 {
    let digits = |value: f64| -> Vec<u8> { format!("{:.0}", value / place.max(1e-9)).into_bytes() };
    let (said_digits, made_digits) = (digits(said), digits(made));
    let ratio = said / made.max(1e-9);
    // the last digit that is written may have been rounded
    let rounding = (place / 2.0 / said.max(1e-9)).max(0.006);
    if [1e-3, 1e-2, 1e-1, 1e1, 1e2, 1e3].iter().any(|power| (ratio / power - 1.0).abs() <= rounding) {
        return 1;
    }
    if is_without_one(&said_digits, &made_digits) || is_without_one(&made_digits, &said_digits) {
        return 4;
    }
    if said_digits.len() != made_digits.len() || said_digits.len() < 2 {
        return 0;
    }
    let wrong: Vec<usize> = (0..said_digits.len()).filter(|&at| said_digits.get(at) != made_digits.get(at)).collect();
    match *wrong {
        [_] => 2,
        [a, b] if said_digits.get(a) == made_digits.get(b) && said_digits.get(b) == made_digits.get(a) => 3,
        _ => 0,
    }
}

/// Whether one row of digits is the other without one of them, and has two of its own.
fn is_without_one(short: &[u8], long: &[u8]) -> bool {
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    short.len() > 1 && long.len() == short.len() + 1 && short.get(same..) == long.get(same + 1..)
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn slips_are_told_apart() {
        assert_eq!(kind(36.0, 63.2, 1.0), 3);
        assert_eq!(kind(45.1, 43.6, 0.1), 0);
        assert_eq!(kind(44.6, 43.6, 0.1), 2);
        assert_eq!(kind(4.36, 43.6, 0.01), 1);
        assert_eq!(kind(9.0, 0.009_144, 1.0), 1);
        assert_eq!(kind(12.0, 99.0, 1.0), 0);
        assert_eq!(kind(8.3, 18.3, 0.1), 4);
        assert_eq!(kind(4.0, 14.0, 1.0), 0);
    }
}
