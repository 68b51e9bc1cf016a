//! A year of the statement that is foreign to its source.
//!
//! ```text
//! statement  "... grew 9.5 percent during 1995"        source  2004, 2004, "first half of 2003", 2004, 2005
//! ```
//! A text keeps to its time. A plain year ("in 1995", not "since 1995" or "due 1995") that lies far from every year of a source
//! which speaks of one year again and again was most likely meant to be that year; so was one that is that year but for a digit.

use std::collections::BTreeMap;

use crate::quantity::Dimension;
use crate::witness::{Side, Witness};

use super::slip;

/// Years between a foreign year and the nearest one of the source.
const FAR: i16 = 4;
/// A year within so many of a single one that the source names may be a slip of it; what lies further off is history.
const NEAR: u16 = 10;
/// So often a source names the year that it speaks of.
const OFTEN: usize = 2;

/// The year that the source speaks of, where the year of `y` is foreign to it.
pub fn meant(y: &Witness, source: &[Witness]) -> Option<i16> {
    let simple = y.unit.dimension() == Dimension::Year && y.evidence.occasion.plain && y.evidence.side == Side::At;
    let year = y.moment.filter(|moment| simple && moment.years <= 1 && moment.month.is_none())?.year?;
    let mut often: BTreeMap<i16, usize> = BTreeMap::new();
    for moment in source.iter().filter(|x| matches!(x.unit.dimension(), Dimension::Year | Dimension::Date)).filter_map(|x| x.moment) {
        let Some(first) = moment.year else { continue };
        let last = first + i16::from(moment.years.max(1)) - 1;
        if year > first - FAR && year < last + FAR {
            return None;
        }
        *often.entry(first).or_default() += 1;
    }
    let (meant, times) = often.into_iter().max_by_key(|(_, times)| *times)?;
    (times >= OFTEN || is_slip(year, meant) || year.abs_diff(meant) <= NEAR).then_some(meant)
}

/// One digit is another, or two neighbours are exchanged.
fn is_slip(a: i16, b: i16) -> bool {
    let (a, b) = (a.to_string(), b.to_string());
    slip::differing(&a, &b).is_some_and(|differ| differ.len() == 1 || slip::exchanges_neighbours(&a, &b, &differ))
}
