//! `calendar`: dates and times exist. Tuesday 3 March 2021 was a Wednesday, and June has no 32nd.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Found, Member, conflict, plays};
use crate::claim::Moment;
use crate::conflict::{CalendarFault, Finding};
use crate::rule::{Calendar, Part, Relation, Rule};
use crate::span::SourceId;

/// Minutes of a day; midnight may be written 24:00.
const MINUTES: u16 = 24 * 60;
/// A number beyond this is no slip of a day but another number beside a month.
const SLIPPED: u8 = 39;
/// A leap year, for dates without a year.
const LEAP: i16 = 2000;

/// Holds each date and time against the calendar.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    let Relation::Calendar(what) = rule.relation else { return found };
    for member in group.iter().filter(|(_, it)| plays(rule, Part::Each, it)) {
        let Some(stated) = member.1.moment else { continue };
        let verdict = match what {
            Calendar::Weekday => weekday(stated),
            Calendar::Day => day(stated),
            Calendar::TimeOfDay => stated.minute.map(|minute| if minute > MINUTES { Err(CalendarFault::TimeOfDay) } else { Ok(()) }),
        };
        if let Some(exists) = verdict {
            found.note(&[*member], exists.err().map(|fault| conflict(rule, &[(Part::Each, *member)], Finding::OffCalendar { stated, fault })));
        }
    }
    found
}

/// Days from the publication within which a date without a year is the nearest one of its name.
const NEAR: i32 = 120;

/// Holds dates that have a day of the week and no year against the calendar of the time when their source was `published`:
/// "Wednesday, 25 October" in a text of that week.
pub fn near(rule: &Arc<Rule>, group: &[Member<'_>], published: impl Fn(SourceId) -> Option<Date>) -> Found {
    let mut found = Found::default();
    for member in group.iter().filter(|(_, it)| plays(rule, Part::Each, it)) {
        let stated = member.1.moment.filter(|stated| stated.year.is_none() && stated.weekday.is_some());
        let Some((stated, published)) = stated.zip(published(member.0.source)) else { continue };
        let Some(dated) = nearest(stated, published) else { continue };
        if let Some(exists) = weekday(dated) {
            found.note(&[*member], exists.err().map(|fault| conflict(rule, &[(Part::Each, *member)], Finding::OffCalendar { stated: dated, fault })));
        }
    }
    found
}

/// The date in the year that brings it closest to a day; `None` where no year brings it near.
fn nearest(stated: Moment, day: Date) -> Option<Moment> {
    let (month, of_month) = (stated.month?.try_into().ok()?, stated.day?.try_into().ok()?);
    let away = |year: &i16| Date::new(*year, month, of_month).ok().and_then(|date| date.since(day).ok()).map(|span| span.get_days().abs());
    let years = [day.year() - 1, day.year(), day.year() + 1];
    let (distance, year) = years.iter().filter_map(|year| Some((away(year)?, *year))).min()?;
    (distance <= NEAR).then_some(Moment { year: Some(year), ..stated })
}

/// `None` where too little is stated.
fn weekday(stated: Moment) -> Option<Result<(), CalendarFault>> {
    let date = Date::new(stated.year?, stated.month?.try_into().ok()?, stated.day?.try_into().ok()?).ok()?;
    let actual = u8::try_from(date.weekday().to_monday_one_offset()).ok()?;
    Some(if actual == stated.weekday? { Ok(()) } else { Err(CalendarFault::Weekday { actual }) })
}

/// `None` where too little is stated.
fn day(stated: Moment) -> Option<Result<(), CalendarFault>> {
    let last = Date::new(stated.year.unwrap_or(LEAP), stated.month?.try_into().ok()?, 1).ok()?.days_in_month();
    let last = u8::try_from(last).ok()?;
    if stated.day? > SLIPPED {
        return None;
    }
    let latest = stated.last_day.unwrap_or(0).max(stated.day?);
    let exists = stated.day? >= 1 && latest <= last;
    Some(if exists { Ok(()) } else { Err(CalendarFault::Day { last }) })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{holds, passes_over, read, rule, run, unit};
    use super::*;
    use crate::assertion::Assertion;
    use crate::quantity::Dimension;

    fn dated(moment: Moment) -> Vec<Assertion> {
        let mut found = read("on 3", &[("3", unit("date", Dimension::Date))]);
        found[0].moment = Some(moment);
        found
    }

    fn march(day: u8, weekday: u8) -> Moment {
        Moment { year: Some(2021), month: Some(3), day: Some(day), weekday: Some(weekday), ..Moment::default() }
    }

    #[track_caller]
    fn fault(of: Calendar, moment: Moment) -> CalendarFault {
        match run(&rule(Relation::Calendar(of), &[]), &dated(moment)).conflicts[0].finding {
            Finding::OffCalendar { fault, .. } => fault,
            ref other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_date_has_one_day_of_the_week() {
        assert_eq!(fault(Calendar::Weekday, march(3, 2)), CalendarFault::Weekday { actual: 3 });
        let weekday = rule(Relation::Calendar(Calendar::Weekday), &[]);
        holds(&weekday, &dated(march(3, 3)));
        passes_over(&weekday, &dated(Moment { year: None, ..march(3, 2) }));
    }

    #[test]
    fn a_month_ends() {
        assert_eq!(fault(Calendar::Day, march(32, 1)), CalendarFault::Day { last: 31 });
        let february = Moment { month: Some(2), day: Some(29), ..Moment::default() };
        holds(&rule(Relation::Calendar(Calendar::Day), &[]), &dated(february));
        assert_eq!(fault(Calendar::Day, Moment { year: Some(2021), ..february }), CalendarFault::Day { last: 28 });
    }

    #[test]
    fn a_day_has_24_hours() {
        let time = |hour: u16, minute: u16| Moment { minute: Some(hour * 60 + minute), ..Moment::default() };
        assert_eq!(fault(Calendar::TimeOfDay, time(25, 70)), CalendarFault::TimeOfDay);
        holds(&rule(Relation::Calendar(Calendar::TimeOfDay), &[]), &dated(time(24, 0)));
    }

    #[test]
    fn a_date_without_a_year_is_the_one_nearest_to_its_publication() {
        let weekday = rule(Relation::Calendar(Calendar::Weekday), &[]);
        let published = jiff::civil::date(2021, 2, 20);
        let without_year = |day: u8, weekday: u8| dated(Moment { year: None, ..march(day, weekday) });
        let found = |assertions: &[Assertion]| {
            let group = [(crate::conflict::AssertionId { source: SourceId::new(0), index: 0 }, &assertions[0])];
            near(&weekday, &group, |_| Some(published))
        };
        assert_eq!(found(&without_year(3, 2)).conflicts.len(), 1);
        let right = found(&without_year(3, 3));
        assert!(right.conflicts.is_empty() && right.compared.len() == 1);
        let far = dated(Moment { year: None, month: Some(8), ..march(3, 2) });
        assert!(found(&far).compared.is_empty(), "a date half a year away may be of another year");
    }
}
