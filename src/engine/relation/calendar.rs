//! `calendar`: dates and times exist. June has no 32nd, and no clock shows 25:70.

use std::sync::Arc;

use jiff::civil::Date;

use super::figure::plays;
use super::found::{Entry, Find, Found, Member, conflict};
use crate::claim::Moment;
use crate::conflict::{CalendarFault, Finding};
use crate::quantity::Amount;
use crate::rule::spec::{Key, Kind, Spec};
use crate::rule::{Part, Rule};

/// Minutes of a day; midnight may be written 24:00.
const MINUTES: u16 = 24 * 60;
/// A leap year, for dates without a year.
const LEAP: i16 = 2000;

/// What is looked at.
const OF: Key = Key::new("of", Kind::Choice(&[DAY, TIME]), "What of a moment is looked at.").needed();
const DAY: &str = "day";
const TIME: &str = "time-of-day";
/// The greatest number that is meant for a day.
const LATEST: Key = Key::new("latest", Kind::Number, "A number beyond this is no slip of a day but another number beside a month.");

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry =
    Entry { spec: Spec { name: "calendar", holds: "a date or a time exists", keys: &[OF, LATEST], ..Spec::SENTENCE }, find: Find::Group(find) };

/// Holds each date or time against the calendar.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    let of = rule.relation.choice(&OF);
    for member in group.iter().filter(|(_, it)| plays(rule, Part::Each, it)) {
        let Some(stated) = member.1.moment else { continue };
        let verdict = if of == Some(DAY) { day(rule, stated) } else { time(stated) };
        if let Some(exists) = verdict {
            found.note(&[*member], exists.err().map(|fault| conflict(rule, &[(Part::Each, *member)], Finding::OffCalendar { stated, fault })));
        }
    }
    found
}

/// `None` where too little is stated.
fn time(stated: Moment) -> Option<Result<(), CalendarFault>> {
    stated.minute.map(|minute| if minute > MINUTES { Err(CalendarFault::TimeOfDay) } else { Ok(()) })
}

/// `None` where too little is stated.
fn day(rule: &Rule, stated: Moment) -> Option<Result<(), CalendarFault>> {
    let last = Date::new(stated.year.unwrap_or(LEAP), stated.month?.try_into().ok()?, 1).ok()?.days_in_month();
    let last = u8::try_from(last).ok()?;
    if rule.relation.number(&LATEST).zip(stated.day).is_some_and(|(latest, day)| Amount::integer(i64::from(day)) > latest) {
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
    use crate::quantity::Dimension;
    use crate::rule::spec::Setting;
    use crate::witness::Witness;

    fn of(what: &'static str) -> Arc<Rule> {
        rule(&RELATION, &[("of", Setting::Choice(what)), ("latest", Setting::Number(Amount::integer(39)))], &[])
    }

    fn dated(moment: Moment) -> Vec<Witness> {
        let mut found = read("on 3", &[("3", unit("date", Dimension::Date))]);
        found[0].moment = Some(moment);
        found
    }

    #[track_caller]
    fn fault(of: &Arc<Rule>, moment: Moment) -> CalendarFault {
        match run(of, &dated(moment)).conflicts()[0].finding {
            Finding::OffCalendar { fault, .. } => fault,
            ref other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_month_ends() {
        let march = |day: u8| Moment { year: Some(2021), month: Some(3), day: Some(day), ..Moment::default() };
        assert_eq!(fault(&of(DAY), march(32)), CalendarFault::Day { last: 31 });
        passes_over(&of(DAY), &dated(march(40)));
        let february = Moment { month: Some(2), day: Some(29), ..Moment::default() };
        holds(&of(DAY), &dated(february));
        assert_eq!(fault(&of(DAY), Moment { year: Some(2021), ..february }), CalendarFault::Day { last: 28 });
    }

    #[test]
    fn a_day_has_24_hours() {
        let time = |hour: u16, minute: u16| Moment { minute: Some(hour * 60 + minute), ..Moment::default() };
        assert_eq!(fault(&of(TIME), time(25, 70)), CalendarFault::TimeOfDay);
        holds(&of(TIME), &dated(time(24, 0)));
    }
}
