//! Two figures that are nearly written alike: "4,210" and "4,120", of which the eye misses what differs.

use std::collections::BTreeSet;

/// The numbers of the digits that differ, where both have as many digits and share at least half of them.
pub(super) fn differing(one: &str, other: &str) -> Option<BTreeSet<usize>> {
    let digits = |text: &str| -> Vec<char> { text.chars().filter(char::is_ascii_digit).collect() };
    let (one, other) = (digits(one), digits(other));
    let differing: BTreeSet<usize> = one.iter().zip(&other).enumerate().filter(|(_, (a, b))| a != b).map(|(index, _)| index).collect();
    let is_alike = one.len() == other.len() && one.len() > 1 && !differing.is_empty();
    // two digits that have changed places are the slip that this is for
    let is_swap = {
        let sorted = |mut digits: Vec<char>| {
            digits.sort_unstable();
            digits
        };
        sorted(one.clone()) == sorted(other)
    };
    (is_alike && (is_swap || differing.len() * 2 <= one.len())).then_some(differing)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(one: &str, other: &str) -> Vec<usize> {
        differing(one, other).into_iter().flatten().collect()
    }

    #[test]
    fn digits_that_differ_are_found_where_the_rest_is_alike() {
        assert_eq!(says("4,210 calls", "4,120"), [1, 2]);
        assert_eq!(says("96 engines", "69 engines"), [0, 1]);
        assert_eq!(says("11 June 2025", "12 June 2025"), [1]);
    }

    #[test]
    fn figures_that_are_unlike_have_none() {
        assert!(says("12", "190").is_empty());
        assert!(says("12", "12").is_empty());
        assert!(says("18", "24").is_empty());
        assert!(says("four", "five").is_empty());
    }
}
