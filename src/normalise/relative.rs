//! Periods that are told from the day a text was published: "last year" of a text of 2026 is 2025.
//!
//! ```text
//! relative = "last year" | "this month" | ...          rules/lexicon/calendar.toml
//! ```
//! Days and weeks are left alone: "on Thursday" and "last week" are the moments by which reports of one event differ.

use std::ops::Range;

use jiff::{Span, civil::Date};

use crate::claim::Moment;
use crate::clause::Scene;
use crate::lexicon::Shift;

/// The moments that words in a range of the scene tell from the day of publication.
pub fn moments(scene: &Scene<'_>, range: Range<usize>, published: Date) -> Vec<Moment> {
    let told = range.filter_map(|at| scene.lexicon.calendar.relative.starting_at(scene.words, at));
    told.filter_map(|(_, shift)| moment(published, *shift)).collect()
}

fn moment(published: Date, shift: Shift) -> Option<Moment> {
    let moment = Moment { years: 1, ..Moment::default() };
    match shift {
        Shift::Years(years) => Some(Moment { year: Some(published.year().checked_add(years)?), ..moment }),
        Shift::Months(months) => {
            let day = published.checked_add(Span::new().try_months(months).ok()?).ok()?;
            Some(Moment { year: Some(day.year()), month: u8::try_from(day.month()).ok(), ..moment })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_told_from_the_day_of_publication() {
        let january = jiff::civil::date(2026, 1, 31);
        let year = |years| moment(january, Shift::Years(years)).and_then(|moment| moment.year);
        assert_eq!([-1, 0, 1].map(year), [Some(2025), Some(2026), Some(2027)]);
        let month = |months| moment(january, Shift::Months(months)).map(|moment| (moment.year, moment.month));
        assert_eq!([-1, 0, 1].map(month), [Some((Some(2025), Some(12))), Some((Some(2026), Some(1))), Some((Some(2026), Some(2)))]);
        assert_eq!(moment(Date::MAX, Shift::Years(1)).and_then(|moment| moment.year), Some(10_000));
        assert_eq!(moment(Date::MAX, Shift::Months(1)), None);
    }
}
