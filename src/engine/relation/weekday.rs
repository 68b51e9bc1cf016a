//! `weekday`: a date falls on the day of the week that is given. Tuesday 3 March 2021 was a Wednesday.

use std::sync::Arc;

use jiff::civil::Date;

use super::figure::plays;
use super::found::{Entry, Find, Found, Ground, Law, Member, conflict};
use super::tie::{self, JOINT};
use crate::claim::Moment;
use crate::conflict::{AssertionId, CalendarFault, Derivation, Finding};
use crate::joint::{Equation, Landmark};
use crate::quantity::Amount;
use crate::rule::spec::{Fixes, Key, Kind, Spec};
use crate::rule::{Part, Rule};
use crate::span::SourceId;

/// How near a date without a year must be to the day of publication.
const WITHIN_DAYS: Key = Key::new(
    "within-days",
    Kind::Number,
    "Days from the publication within which a date without a year is the nearest one of its name; such dates are passed over where it is left out.",
);

/// A date and a day of the week that stands elsewhere: "It was a Friday."
static LAW: Law = Law { equation: Equation::Weekday, others: &[], derived: Part::Each, derivation: Derivation::TimeBetween };

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "weekday",
        holds: "a date falls on the day of the week that is given",
        keys: &[WITHIN_DAYS, JOINT],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// Holds each date with a day of the week against the calendar; one without a year, "Wednesday, 25 October", against that of the time when
/// its source was published.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    for (number, sheet) in ground.dossier.iter().enumerate() {
        let id = |index: usize| AssertionId { source: SourceId::new(number), index };
        for member in sheet.assertions.iter().enumerate().map(|(index, it)| (id(index), it)).filter(|(_, it)| plays(rule, Part::Each, it)) {
            let stated = member.1.moment.filter(|stated| stated.weekday.is_some());
            let Some(stated) = stated.and_then(|stated| if stated.year.is_some() { Some(stated) } else { nearest(rule, stated, sheet.date?) }) else {
                continue;
            };
            note(rule, member, stated, &mut found);
        }
    }
    for tied in tie::tied(rule, ground, &LAW) {
        let (Some(Landmark::Weekday(day)), Some((_, date))) = (tied.tie.landmark, tied.members.last()) else { continue };
        if let Some(moment) = date.1.moment {
            note(rule, *date, Moment { weekday: Some(day), ..moment }, &mut found);
        }
    }
    found
}

/// Notes whether a date falls on the day that is stated.
fn note(rule: &Arc<Rule>, member: Member<'_>, stated: Moment, found: &mut Found) {
    if let Some(exists) = weekday(stated) {
        found.note(&[member], exists.err().map(|fault| conflict(rule, &[(Part::Each, member)], Finding::OffCalendar { stated, fault })));
    }
}

/// The date in the year that brings it closest to a day; `None` where no year brings it near.
fn nearest(rule: &Rule, stated: Moment, day: Date) -> Option<Moment> {
    let within = rule.relation.number(&WITHIN_DAYS)?;
    let in_year = |year: i16| Moment { year: Some(year), ..stated };
    let away = |year: &i16| in_year(*year).date().and_then(|date| date.since(day).ok()).map(|span| span.get_days().abs());
    let years = [day.year() - 1, day.year(), day.year() + 1];
    let (distance, year) = years.iter().filter_map(|year| Some((away(year)?, *year))).min()?;
    (Amount::integer(i64::from(distance)) <= within).then(|| in_year(year))
}

/// `None` where too little is stated.
fn weekday(stated: Moment) -> Option<Result<(), CalendarFault>> {
    let actual = stated.falls_on()?;
    Some(if actual == stated.weekday? { Ok(()) } else { Err(CalendarFault::Weekday { actual }) })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{holds, passes_over, published, read, rule, run, unit};
    use super::*;
    use crate::quantity::Dimension;
    use crate::rule::spec::Setting;
    use crate::witness::Witness;

    fn dated(moment: Moment) -> Vec<Witness> {
        let mut found = read("on 3", &[("3", unit("date", Dimension::Date))]);
        found[0].moment = Some(moment);
        found
    }

    fn march(day: u8, weekday: u8) -> Moment {
        Moment { year: Some(2021), month: Some(3), day: Some(day), weekday: Some(weekday), ..Moment::default() }
    }

    #[test]
    fn a_date_has_one_day_of_the_week() {
        let weekday = rule(&RELATION, &[], &[]);
        let found = run(&weekday, &dated(march(3, 2)));
        assert!(matches!(found.conflicts()[0].finding, Finding::OffCalendar { fault: CalendarFault::Weekday { actual: 3 }, .. }));
        holds(&weekday, &dated(march(3, 3)));
        passes_over(&weekday, &dated(Moment { year: None, ..march(3, 2) }));
    }

    #[test]
    fn a_date_without_a_year_is_the_one_nearest_to_its_publication() {
        let weekday = rule(&RELATION, &[("within-days", Setting::Number(Amount::integer(120)))], &[]);
        let found = |moment| published(&weekday, &dated(Moment { year: None, ..moment }), jiff::civil::date(2021, 2, 20));
        assert_eq!(found(march(3, 2)).conflicts().len(), 1);
        let right = found(march(3, 3));
        assert!(right.conflicts().is_empty() && right.compared().len() == 1);
        let far = found(Moment { month: Some(8), ..march(3, 2) });
        assert!(far.compared().is_empty(), "a date half a year away may be of another year");
    }
}
