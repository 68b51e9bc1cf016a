//! The items of a list as a table without a head, and what follows from what in it.
//!
//! ```text
//! list                       column of figures | of shares
//! - Stay: 660 (55%)          660               | 55%
//! - Move: 540 (45%)          540               | 45%
//! "1,200 answered:"          1,200             |              the line of totals
//! ```

use std::collections::BTreeSet;

use super::column::Column;
use super::head::Head;
use super::item::Row;
use super::line::{Line, LineRole};
use super::list::{FEWEST, Group, Reader};
use super::number::{Content, Number};
use super::opened::Total;
use super::reckoning::{self, Entry, Place, Reckoning};
use super::table::Table;
use super::{derived, total};
use crate::assertion::Assertion;
use crate::joint::Equation;
use crate::lexicon::Heading;
use crate::quantity::{Amount, Interval, Stated, Unit};
use crate::span::Span;

/// From this place on, counts that all end in zeros are rounded.
const ROUND: i64 = 100;
/// Points that shares of one whole may be over it by a slip; what is further over are answers of which several could be given.
const OVER: i64 = 10;
/// The columns of figures and of shares.
const VALUE: usize = 1;
const SHARE: usize = 2;

impl<A: AsRef<Assertion>> Reader<'_, A> {
    /// What of a group follows from what; a total is borne out by what else there is.
    pub fn entries(&self, group: &Group) -> Vec<Entry> {
        let own = self.against(group, None);
        let all: Vec<(Option<&Total>, Vec<Entry>)> =
            group.totals.iter().map(|total| (Some(total), self.against(group, Some(total)))).chain([(None, own)]).collect();
        let sums = all.iter().flat_map(|(_, entries)| entries).filter(|one| one.equation == Equation::Sum && one.holds).count();
        let (mut found, mut told) = (Vec::new(), BTreeSet::new());
        for (total, entries) in &all {
            let shares = entries.iter().filter(|one| one.equation == Equation::Share && one.holds).count();
            let counted = usize::from(total.is_some_and(|total| total.is_counted));
            for one in entries {
                let others = if one.equation == Equation::Sum && !one.holds { sums + counted + shares } else { 0 };
                let borne = one.borne.saturating_add(u16::try_from(others).unwrap_or(u16::MAX));
                if told.insert((one.equation, one.derived)) {
                    found.push(Entry { borne, ..one.clone() });
                }
            }
        }
        found.extend(self.partition(group));
        found
    }

    /// Shares that may divide one whole, and come to a little more than all of it.
    fn partition(&self, group: &Group) -> Option<Entry> {
        let shares: Vec<usize> = group.rows.iter().filter(|row| row.value.is_none() && row.line.is_plain()).filter_map(|row| row.share).collect();
        let (derived, others) = shares.split_last().filter(|(_, others)| shares.len() == group.rows.len() && others.len() + 1 >= FEWEST)?;
        let add = |values: fn(&Assertion) -> Interval| others.iter().filter_map(|&at| self.figure(at)).map(values).reduce(|sum, next| sum.plus(&next));
        let left = |sum: Interval| Interval::exactly(Amount::integer(100)).minus(&sum);
        let (literal, rounded) = (left(add(|it| it.reading.literal)?), left(add(|it| it.reading.rounded)?));
        let last = self.figure(*derived)?;
        let over = last.reading.literal.minus(&literal).single()?;
        let holds = rounded.overlaps(&last.reading.rounded);
        let entry =
            Entry { equation: Equation::Rest, of_column: false, derived: *derived, others: others.to_vec(), literal, rounded, holds, borne: 0, in_list: true };
        (holds || over > Amount::ZERO && over <= Amount::integer(OVER)).then_some(entry)
    }

    /// What follows from what in the items and a total that is none of them, or in the items with their own totals.
    pub fn against(&self, group: &Group, total: Option<&Total>) -> Vec<Entry> {
        let mut rows: Vec<Row> = group.rows.iter().filter(|row| total.is_none() || row.line.role != LineRole::Total).cloned().collect();
        if let Some(total) = total {
            let line = Line { role: LineRole::Total, ..Line::default() };
            rows.push(Row { line, value: Some(total.figure), share: None, noun: None });
        }
        let table = self.table(group, &rows, total);
        let figure = |place: Place| rows.get(place.line).and_then(|row| if place.column == VALUE { row.value } else { row.share });
        let mut found = total::of_lines(&table);
        let told: Vec<Reckoning> = derived::reckonings(&table).into_iter().filter(|one| one.equation == Equation::Share).collect();
        let whole = found.iter().find(|one| one.holds).map(|one| one.derived).filter(|_| told.is_empty());
        found.extend(whole.map_or(told, |whole| shares(&table, whole)));
        let entered = reckoning::settled(found).into_iter().filter_map(|one| one.entered(&table, figure));
        entered.map(|entry| Entry { in_list: true, ..entry }).collect()
    }

    fn table(&self, group: &Group, rows: &[Row], total: Option<&Total>) -> Table {
        let value = self.column(rows.iter().map(|row| row.value), &group.unit);
        let share = self.column(rows.iter().map(|row| row.share), &Unit::percent());
        let is_added = |at: usize| total.is_some_and(|total| rows[at].value == Some(total.figure));
        let settled = |at: usize, content: Content| match (content, total) {
            (Content::Number(number), Some(total)) if is_added(at) => Content::Number(Number { half_place: number.half_place.max(total.half_place), ..number }),
            (content, _) => content,
        };
        let cells = value.into_iter().zip(share).enumerate().map(|(at, (value, share))| vec![Content::Other, settled(at, value), share]).collect();
        let column = |unit: Option<Unit>, heading: Option<Heading>| {
            let is_value = unit.is_some();
            Column { is_value, ..Column::named(String::new(), None, Head { unit, heading, ..Head::default() }) }
        };
        let shares = rows.iter().any(|row| row.share.is_some()).then(Unit::percent);
        let values = rows.iter().any(|row| row.value.is_some()).then(|| group.unit.clone());
        let columns = vec![column(None, None), column(values, None), column(shares, Some(Heading::Share))];
        let lines = rows.iter().enumerate().map(|(row, of)| Line { row, ..of.line.clone() }).collect();
        Table { span: Span::default(), titles: Vec::new(), title: None, columns, lines, cells, names: Vec::new(), cut: None }
    }

    /// The figures of a column as cells, all of one place: counts are exact where not all of them are round.
    fn column(&self, figures: impl Iterator<Item = Option<usize>>, unit: &Unit) -> Vec<Content> {
        let all: Vec<Option<(Span, Stated)>> =
            figures.map(|at| at.and_then(|at| self.figure(at)).and_then(|it| Some((it.figure, *it.reading.stated.first()?)))).collect();
        let half_place = half_place(all.iter().flatten().map(|(_, stated)| stated.place), unit);
        let cell = |(span, stated)| Content::Number(Number { span, stated, unit: unit.clone(), half_place });
        all.into_iter().map(|figure| figure.map_or(Content::Empty, cell)).collect()
    }
}

/// How far figures of a column with these last places may lie from what they stand for.
pub(super) fn half_place(places: impl Iterator<Item = Amount>, unit: &Unit) -> Amount {
    let place = places.min().unwrap_or(Amount::ONE);
    match () {
        () if *unit == Unit::percent() => place.min(Amount::ONE).half(),
        () if *unit == Unit::count() && place < Amount::integer(ROUND) => Amount::ZERO,
        () => place.half(),
    }
}

/// The share of each item in a total that they make, which leaves no doubt of what the shares are of: two that have changed places.
fn shares(table: &Table, whole: Place) -> Vec<Reckoning> {
    let of = |line: usize| Reckoning::of(table, Equation::Share, Place { line, column: SHARE }, vec![Place { line, column: VALUE }, whole]);
    let all: Vec<Reckoning> = (0..table.lines.len()).filter(|&line| table.lines[line].is_plain()).filter_map(of).collect();
    let held = all.iter().filter(|one| one.holds).count();
    all.into_iter().map(|one| one.borne_by(held)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::lists;

    #[test]
    fn shares_follow_from_counts() {
        let text = |share: &str| format!("In all, 1,200 people answered:\n\n- Stay: 660 (55%)\n- Move: 420 ({share})\n- Unsure: 120 (10%)\n");
        let sum = "sum 1,200 = 660, 420, 120";
        assert_eq!(lists(&text("35%")), ["share 55% = 660, 1,200", "share 35% = 420, 1,200", "share 10% = 120, 1,200", sum]);
        assert_eq!(lists(&text("53%")), ["share 55% = 660, 1,200", "share 53% = 420, 1,200: no, 2", "share 10% = 120, 1,200", sum]);
    }

    #[test]
    fn shares_that_have_changed_places_are_told() {
        let found = lists("In all, 1,200 people answered:\n\n- Stay: 540 (45%)\n- Move: 420 (35%)\n- Unsure: 120 (10%)\n- Gone: 120 (10%)\n");
        assert_eq!(found.iter().filter(|one| one.contains("no")).count(), 0, "{found:?}");
        let found = lists("In all, 1,200 people answered:\n\n- Stay: 540 (45%)\n- Move: 360 (20%)\n- Unsure: 240 (30%)\n- Gone: 60 (5%)\n");
        let told: Vec<&str> = found.iter().map(String::as_str).filter(|one| one.contains("no")).collect();
        assert_eq!(told, ["share 20% = 360, 1,200: no, 2", "share 30% = 240, 1,200: no, 2"]);
    }

    #[test]
    fn an_item_may_be_the_total() {
        assert_eq!(lists("Staff\n\nTower: 42\nGallery: 31\nArchive: 9\nTotal: 92\n"), ["sum 92 = 42, 31, 9: no, 0"]);
    }

    #[test]
    fn shares_of_one_whole_are_no_more_than_all_of_it() {
        let text = |share: &str| format!("How they voted:\n\n- For: {share}\n- Against: 39%\n- Undecided: 9%\n");
        assert_eq!(lists(&text("52%")), ["rest 9% = 52%, 39%"]);
        assert_eq!(lists(&text("62%")), ["rest 9% = 62%, 39%: no, 0"]);
        // fewer are not all of them, and more than so much over are no parts
        assert!(lists(&text("32%")).is_empty() && lists(&text("92%")).is_empty());
    }

    #[test]
    fn money_is_rounded_where_it_is_written() {
        let text =
            |total: &str| format!("The council will spend {total} on three projects:\n\n- Bridges: \u{a3}6.1m\n- Roofs: \u{a3}3.8m\n- Lanes: \u{a3}2.5m\n");
        assert_eq!(lists(&text("\u{a3}12.5m"))[0], "sum \u{a3}12.5m = \u{a3}6.1m, \u{a3}3.8m, \u{a3}2.5m");
        assert!(lists(&text("\u{a3}14.2m"))[0].ends_with(": no, 1"));
    }
}
