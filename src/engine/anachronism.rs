//! A year of the statement that is foreign to its source.
//!
//! ```text
//! statement  "... grew 9.5 percent during 1995"        source  2004, 2004, "first half of 2003", 2004, 2005
//! ```
//! A text keeps to its time. A plain year ("in 1995", not "since 1995" or "due 1995") that lies far from every year of a source
//! which speaks of one year again and again was most likely meant to be that year; so was one that is that year but for a digit.
//! A year that is no neighbour of any was most likely meant so where the statement nowhere speaks of the year that its source repeats.

use std::collections::BTreeMap;

use crate::quantity::Dimension;
use crate::witness::{Side, Witness};

use super::slip;

/// Years between a foreign year and the nearest one of the source.
const FAR: i16 = 4;
/// A year this near to one of the source is its neighbour: the year before, the year to come.
const NEXT: i16 = 2;
/// A year within so many of a single one that the source names may be a slip of it; what lies further off is history.
const NEAR: u16 = 10;
/// So often a source names the year that it speaks of.
const OFTEN: usize = 2;

/// The year that the source speaks of, where the year of `y` is foreign to it.
pub fn meant(y: &Witness, statement: &[Witness], source: &[Witness]) -> Option<i16> {
    let simple = y.unit.dimension() == Dimension::Year && y.evidence.occasion.plain && y.evidence.side == Side::At;
    let year = y.moment.filter(|moment| simple && moment.years <= 1 && moment.month.is_none())?.year?;
    let mut often: BTreeMap<i16, usize> = BTreeMap::new();
    let mut is_far = true;
    for (first, last) in source.iter().filter_map(years) {
        let within = |reach: i16| year > first - reach && year < last + reach;
        if within(NEXT) {
            return None;
        }
        is_far &= !within(FAR);
        *often.entry(first).or_default() += 1;
    }
    if is_far {
        let (meant, times) = often.into_iter().max_by_key(|(_, times)| *times)?;
        return (times >= OFTEN || is_slip(year, meant) || year.abs_diff(meant) <= NEAR).then_some(meant);
    }
    let is_told = |meant: i16| statement.iter().filter_map(years).any(|(first, last)| (first..=last).contains(&meant));
    let (meant, times) = often.into_iter().filter(|(meant, _)| !is_told(*meant)).max_by_key(|(_, times)| *times)?;
    (times >= OFTEN).then_some(meant)
}

/// The first and the last year of a moment.
fn years(it: &Witness) -> Option<(i16, i16)> {
    let moment = it.moment.filter(|_| matches!(it.unit.dimension(), Dimension::Year | Dimension::Date))?;
    let first = moment.year?;
    Some((first, first + i16::from(moment.years.max(1)) - 1))
}

/// One digit is another, or two neighbours are exchanged.
fn is_slip(a: i16, b: i16) -> bool {
    let (a, b) = (a.to_string(), b.to_string());
    slip::differing(&a, &b).is_some_and(|differ| differ.len() == 1 || slip::exchanges_neighbours(&a, &b, &differ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Moment;
    use crate::engine::relation::sample::{read, unit};

    /// Plain years, in one text.
    fn plain(years: &[i16]) -> Vec<Witness> {
        let words: Vec<String> = years.iter().map(ToString::to_string).collect();
        let figures: Vec<_> = words.iter().map(|word| (&**word, unit("year", Dimension::Year))).collect();
        let mut found = read(&words.join(" "), &figures);
        for (it, year) in found.iter_mut().zip(years) {
            it.moment = Some(Moment { year: Some(*year), years: 1, ..Moment::default() });
            it.evidence.occasion.plain = true;
        }
        found
    }

    fn is_meant(statement: &[i16], source: &[i16]) -> Option<i16> {
        let statement = plain(statement);
        meant(&statement[0], &statement, &plain(source))
    }

    #[test]
    fn a_year_that_is_no_neighbour_stands_for_the_one_that_the_source_repeats() {
        assert_eq!(is_meant(&[2013], &[2016, 2017, 2016]), Some(2016));
        assert_eq!(is_meant(&[2015], &[2016, 2017, 2016]), None, "the year before");
        assert_eq!(is_meant(&[2013], &[2016, 2017]), None, "no year is repeated");
        assert_eq!(is_meant(&[2013, 2016], &[2016, 2017, 2016]), None, "the statement speaks of it");
        assert_eq!(is_meant(&[1995], &[2004, 2004, 2005]), Some(2004));
    }
}
