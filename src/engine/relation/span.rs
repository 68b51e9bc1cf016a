//! `span`: a stretch of `duration` is as long as its `dates`. "the 15-year war (1990-2001)" lasted 11 or 12.
//!
//! ```text
//! years ( "from" | "(" ) year "to" year         both first and last year may count, or neither
//! days ( "from" ) date "to" date                both first and last day may count, or neither
//! ```

use std::sync::Arc;

use super::figure::{gap, plays, sentences};
use super::found::{Computed, Entry, Find, Found, Member, agrees, does_not_follow};
use crate::claim::Moment;
use crate::conflict::Derivation;
use crate::quantity::{Amount, Dimension, Interval};
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};
use crate::witness::Witness;

/// Bytes of ", from ".
const BESIDE: usize = 8;
/// Bytes of " until ".
const TO: usize = 7;

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "span",
        holds: "a stretch of `duration` is as long as its `dates`",
        parts: &[Part::Duration, Part::Dates],
        keys: &[TOLERANCE],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds each number of years against the range of years that stands behind it.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        for (at, duration) in sentence.iter().enumerate() {
            if duration.1.unit.dimension() != Dimension::Duration || !plays(rule, Part::Duration, duration.1) {
                continue;
            }
            let rest = sentence.get(at + 1..).unwrap_or_default();
            let beside = rest.first().filter(|first| gap(duration.1, first.1).is_some_and(|between| between <= BESIDE));
            let between = match duration.1.unit.name() {
                "year" => beside.and_then(|_| years(rule, rest)),
                "day" => beside.and_then(|_| days(rule, rest)),
                _ => None,
            };
            let Some((units, dates)) = between else { continue };
            let computed = Interval::exactly(units).widened(Amount::ONE);
            let between = Computed { literal: computed, rounded: computed };
            let members: Vec<_> = dates.iter().map(|date| (Part::Dates, *date)).chain([(Part::Duration, *duration)]).collect();
            let broken = !agrees(rule, &between, &duration.1.reading);
            let compared: Vec<_> = members.iter().map(|(_, member)| *member).collect();
            found.note(&compared, broken.then(|| does_not_follow(rule, &members, Derivation::TimeBetween, computed, &duration.1.unit)));
        }
    }
    found
}

/// The years from the first year to the last, and the figures that say so: one range, or two years side by side.
fn years<'g, 'a>(rule: &Rule, rest: &'g [Member<'a>]) -> Option<(Amount, &'g [Member<'a>])> {
    let is_year = |member: &Member<'_>| member.1.unit.dimension() == Dimension::Year && plays(rule, Part::Dates, member.1);
    let first = rest.first().filter(|member| is_year(member))?;
    let (from, to, figures) = match ends(first.1)? {
        (from, Some(to)) => (from, to, rest.get(..1)?),
        (from, None) => {
            let second = rest.get(1).filter(|member| is_year(member) && gap(first.1, member.1).is_some_and(|between| between <= TO))?;
            let (to, None) = ends(second.1)? else { return None };
            (from, to, rest.get(..2)?)
        }
    };
    let between = to.minus(from).filter(|years| *years > Amount::ZERO)?;
    Some((between, figures))
}

/// The days from the first date to the last, and the two figures that say so. Without a year the last date is the next after the first.
fn days<'g, 'a>(rule: &Rule, rest: &'g [Member<'a>]) -> Option<(Amount, &'g [Member<'a>])> {
    let is_date = |member: &Member<'_>| member.1.unit.dimension() == Dimension::Date && plays(rule, Part::Dates, member.1);
    let figures = rest.get(..2).filter(|figures| figures.iter().all(is_date))?;
    let [from, to] = figures else { return None };
    gap(from.1, to.1).filter(|between| *between <= TO)?;
    let (from, to) = (from.1.moment?, to.1.moment?);
    let year = to.year.or(from.year);
    // any year that is no leap year tells how far apart two dates of one year are
    let some_year = year.unwrap_or(2001);
    let first = date(from, from.year.unwrap_or(some_year))?;
    let mut last = date(to, some_year)?;
    if last < first && year.is_none() {
        last = date(to, some_year + 1)?;
    }
    let days = last.since(first).ok()?.get_days();
    (days > 0).then(|| (Amount::integer(i64::from(days)), figures))
}

/// A day of a month in this year.
fn date(moment: Moment, year: i16) -> Option<jiff::civil::Date> {
    let (month, day) = (i8::try_from(moment.month?).ok()?, i8::try_from(moment.day?).ok()?);
    jiff::civil::Date::new(year, month, day).ok().filter(|_| moment.last_day.is_none())
}

/// The first and, of a range, the last year of a figure; none of a decade.
fn ends(assertion: &Witness) -> Option<(Amount, Option<Amount>)> {
    let hundred = Amount::integer(100);
    match assertion.reading.stated.as_slice() {
        [from, to] if to.value < hundred => {
            // "2012-13"
            let century = Amount::integer(from.value.to_integer()? / 100 * 100);
            Some((from.value, Some(century.plus(to.value)?)))
        }
        [from, to] => Some((from.value, Some(to.value))),
        _ => assertion.moment.filter(|moment| moment.years <= 1).and_then(|moment| Some((Amount::integer(i64::from(moment.year?)), None))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{fires, holds, passes_over, read, rule, unit};
    use super::*;

    fn war(duration: &str, years: &[i16]) -> Vec<Witness> {
        let text = format!("a {duration}-year war ({})", years.iter().map(ToString::to_string).collect::<Vec<_>>().join("-"));
        let year = unit("year", Dimension::Year);
        let written: Vec<String> = years.iter().map(ToString::to_string).collect();
        let mut figures = vec![(duration, unit("year", Dimension::Duration))];
        figures.extend(written.iter().map(|it| (it.as_str(), year.clone())));
        let mut found = read(&text, &figures);
        found[0].site.span = crate::span::Span::new(found[0].figure.start(), text.find(" (").unwrap());
        for (assertion, &year) in found.iter_mut().skip(1).zip(years) {
            assertion.reading.stated.clear();
            assertion.moment = Some(Moment { year: Some(year), ..Moment::default() });
        }
        found
    }

    #[test]
    fn years_that_the_dates_do_not_make_are_a_conflict() {
        let span = rule(&RELATION, &[], &[]);
        assert_eq!(fires(&span, &war("15", &[1990, 2001])), (0, Derivation::TimeBetween, "10\u{2013}12".to_owned()));
    }

    #[test]
    fn first_and_last_year_may_both_count() {
        let span = rule(&RELATION, &[], &[]);
        holds(&span, &war("12", &[1990, 2001]));
        holds(&span, &war("11", &[1990, 2001]));
        passes_over(&span, &war("12", &[1990]));
    }

    fn strike(duration: &str, days: [u8; 2], months: [u8; 2]) -> Vec<Witness> {
        let date = unit("date", Dimension::Date);
        let written = [format!("{} of {}", days[0], months[0]), format!("{} of {}", days[1], months[1])];
        let text = format!("{duration} days from {} to {}", written[0], written[1]);
        let mut found = read(&text, &[(duration, unit("day", Dimension::Duration)), (&written[0], date.clone()), (&written[1], date)]);
        found[0].site.span = crate::span::Span::new(0, duration.len() + 5);
        for (assertion, (day, month)) in found.iter_mut().skip(1).zip(days.into_iter().zip(months)) {
            assertion.reading.stated.clear();
            assertion.moment = Some(Moment { day: Some(day), month: Some(month), ..Moment::default() });
        }
        found
    }

    #[test]
    fn days_that_the_dates_do_not_make_are_a_conflict() {
        let span = rule(&RELATION, &[], &[]);
        assert_eq!(fires(&span, &strike("11", [2, 5], [3, 3])), (0, Derivation::TimeBetween, "2\u{2013}4".to_owned()));
        holds(&span, &strike("4", [2, 5], [3, 3]));
        holds(&span, &strike("3", [2, 5], [3, 3]));
    }

    #[test]
    fn days_may_run_into_the_next_year() {
        let span = rule(&RELATION, &[], &[]);
        holds(&span, &strike("5", [30, 3], [12, 1]));
        passes_over(&span, &strike("5", [30, 31], [12, 2]));
    }
}
