//! Many sets of numbers, of which one is looked for that has a value in common with another.

use std::cmp::Ordering;

use super::{End, Interval};

/// Intervals, in order of their lower ends, so that it takes a handful of steps to see whether any overlaps another.
///
/// ```
/// use gainsay::quantity::{Amount, Interval, Many};
/// let made: Many = (1..1_000).map(|at| Interval::exactly(Amount::integer(at * 10))).collect();
/// assert!(made.meets(&Interval::at_least(Amount::integer(9_990))));
/// assert!(!made.meets(&Interval::exactly(Amount::integer(15))));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Many {
    low: Vec<Option<End>>,
    /// The highest upper end up to each; `None` is above all.
    highest: Vec<Option<End>>,
}

impl Many {
    /// Whether any of them has a value in common with another.
    #[must_use]
    pub fn meets(&self, other: &Interval) -> bool {
        let is_before =
            |high: Option<End>, low: Option<End>| high.zip(low).is_some_and(|(high, low)| high.at < low.at || high.at == low.at && (high.open || low.open));
        let begun = self.low.partition_point(|low| !is_before(other.high, *low));
        begun.checked_sub(1).and_then(|last| self.highest.get(last)).is_some_and(|high| !is_before(*high, other.low))
    }
}

impl FromIterator<Interval> for Many {
    fn from_iter<I: IntoIterator<Item = Interval>>(all: I) -> Self {
        let mut all: Vec<Interval> = all.into_iter().collect();
        all.sort_unstable_by(|a, b| match (a.low, b.low) {
            (Some(a), Some(b)) => a.at.cmp(&b.at).then(a.open.cmp(&b.open)),
            (a, b) => a.is_some().cmp(&b.is_some()),
        });
        let higher = |a: Option<End>, b: Option<End>| {
            let (Some(one), Some(other)) = (a, b) else { return None };
            if one.at.cmp(&other.at).then(other.open.cmp(&one.open)) == Ordering::Less { b } else { a }
        };
        let highest = all.iter().scan(None, |so_far: &mut Option<Option<End>>, next| {
            let high = so_far.map_or(next.high, |high| higher(high, next.high));
            *so_far = Some(high);
            Some(high)
        });
        Self { highest: highest.collect(), low: all.iter().map(|set| set.low).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Amount;

    /// Every interval with ends from zero to four, each end open, closed or away; those that hold nothing, too.
    fn all() -> Vec<Interval> {
        let end = |at: i64, open| Some(End { at: Amount::integer(at), open });
        let ends: Vec<Option<End>> = (0..5).flat_map(|at| [end(at, false), end(at, true)]).chain([None]).collect();
        ends.iter().flat_map(|&low| ends.iter().map(move |&high| Interval { low, high })).collect()
    }

    #[test]
    fn any_of_many_overlaps_where_one_by_one_does() {
        let all = all();
        // sets of several sizes, each of intervals that lie far apart in the list
        for (count, step) in [(0, 1), (1, 1), (2, 37), (3, 23), (5, 11)] {
            for from in 0..all.len() {
                let some: Vec<Interval> = (0..count).map(|at| all[(from + at * step) % all.len()]).collect();
                let many: Many = some.iter().copied().collect();
                for other in &all {
                    assert_eq!(many.meets(other), some.iter().any(|one| one.overlaps(other)), "{some:?} and {other:?}");
                }
            }
        }
    }
}
