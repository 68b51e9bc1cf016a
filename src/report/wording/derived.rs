//! What other figures make of one, in words: the two sides of each way to reckon.

use super::{Sides, listed, value};
use crate::claim::Trend;
use crate::conflict::Derivation;
use crate::quantity::{Amount, Dimension, Interval, Unit};
use crate::report::cell::Cell;

impl Sides<'_> {
    /// Why a figure does not follow from the others.
    pub(super) fn does_not_follow(self, stated: usize, derivation: Derivation, computed: &Interval, unit: &Unit) -> String {
        format!("{}{}", self.follows(stated, derivation, computed, unit), self.meant(stated, computed, unit))
    }

    fn follows(self, stated: usize, derivation: Derivation, computed: &Interval, unit: &Unit) -> String {
        let given: Vec<usize> = (0..self.sides.len()).filter(|&index| index != stated).collect();
        let nth = |index: usize| given.get(index).map_or_else(|| "a figure".to_owned(), |&index| self.figure(index));
        let place = |name: &str, index: usize| given.iter().copied().find(|&side| self.sides[side].role == Some(name)).or_else(|| given.get(index).copied());
        let role = |name: &str, index: usize| place(name, index).map_or_else(|| nth(index), |index| self.figure(index));
        // a difference is said as the larger less the smaller
        let value = |side: Option<usize>| side.and_then(|side| self.assertion(side)).and_then(|assertion| assertion.reading.centre());
        let fell = value(place("from", 0)) > value(place("to", 1));
        let (from, to) = (role("from", 0), role("to", 1));
        let (larger, smaller) = if fell { (&from, &to) } else { (&to, &from) };
        let decimals = self.assertion(stated).and_then(|assertion| assertion.reading.stated.first()).map_or(0, crate::quantity::Stated::decimals);
        // "44.9 %" says nothing of the decimals of a count
        let decimals = if self.assertion(stated).is_some_and(|it| it.unit.dimension() == unit.dimension()) { decimals } else { 0 };
        let said = self.figure(stated);
        // "1.4 times", where "1 times" would say that nothing grew
        let decimals = decimals.max(u32::from(derivation == Derivation::Multiple && computed.single().is_none_or(|times| !times.is_integer())));
        let result = value::computed(computed, unit, decimals, &said);
        match derivation {
            Derivation::ShareOf => {
                let (part, whole) = self.part_and_whole();
                let by_role = part != stated && whole != stated && part != whole;
                let (part, whole) = if by_role { (self.figure(part), self.figure(whole)) } else { (nth(0), nth(1)) };
                format!("{part} of {whole} is {result}, not {said}")
            }
            Derivation::Sum if given.len() == 1 => format!("The two values of {} add up to {result}, not {said}", nth(0)),
            Derivation::Sum => {
                let parts: Vec<String> = given.iter().map(|&index| self.figure(index)).collect();
                let add_up = if parts.len() == 1 { "alone is" } else { "add up to" };
                format!("{} {add_up} {result}, not {said}", listed(&parts))
            }
            Derivation::SumOf(parts) => format!("{}, from {} to {}, add up to {result}, not {said}", self.line(parts, &given), nth(0), nth(1)),
            // both values stand in one figure: "from 62 to 186"
            Derivation::PercentChange | Derivation::Difference | Derivation::Multiple if given.len() == 1 => {
                format!("The two values of {} make {result}, not {said}", nth(0))
            }
            Derivation::PercentChange => {
                let falls = computed.high.is_some_and(|end| end.at < Amount::ZERO);
                let size = value::computed(&if falls { computed.negated() } else { *computed }, unit, decimals, &said);
                let turned = self.assertion(stated).and_then(|assertion| assertion.trend).filter(|&trend| (trend == Trend::Down) != falls);
                let not = turned.map(|trend| if trend == Trend::Up { "a rise of " } else { "a fall of " }).unwrap_or_default();
                // "a fall of 12 percentage points, or 23 %"
                let points = self.in_points(stated).map(|points| format!("{points}, or ")).unwrap_or_default();
                format!("From {from} to {to} is a {} of {points}{size}, not {not}{said}", if falls { "fall" } else { "rise" })
            }
            // a column of changes has signs
            Derivation::Difference if computed.high.is_some_and(|end| end.at < Amount::ZERO) => format!("{to} less {from} is {result}, not {said}"),
            Derivation::Difference => format!("{larger} less {smaller} is {result}, not {said}"),
            Derivation::Multiple => {
                // "four times as old" is read as a count of times
                let times = |many: String| if unit.dimension() == Dimension::Ratio { many } else { format!("{many} times") };
                format!("{to} is {} {from}, not {}", times(result), times(said))
            }
            Derivation::Quotient => format!("{} divided by {} is {result}, not {said}", nth(0), nth(1)),
            Derivation::Product => format!("{} times {} is {result}, not {said}", nth(0), nth(1)),
            Derivation::Conversion => {
                let first = given.first().copied();
                let both = first.and_then(|index| self.assertion(index)).zip(self.assertion(stated));
                // "up to 132 km/h (82 mph)" hedges one speed
                if let Some(both) = both.filter(|(first, again)| first.unit != again.unit) {
                    let [first, said] = [both.0, both.1].map(value::unhedged);
                    return format!("{first} is {}, not {said}", value::computed(computed, unit, decimals, &said));
                }
                format!("{} is {result}, not {said}", first.map_or_else(|| nth(0), |index| self.in_words(index)))
            }
            Derivation::PartOf => format!("{} of {} is {result}, not {said}", role("share", 0), role("whole", 1)),
            Derivation::ExchangeRate => format!("At {} for {}, {} is {result}, not {said}", nth(1), nth(0), nth(2)),
            Derivation::AgeAt => {
                let years = if unit.dimension() == Dimension::Age { result.trim_end_matches(" old").to_owned() } else { format!("{result} years") };
                format!("The dates are {years} apart, so the age cannot be {}", said.trim_end_matches(" years old"))
            }
            Derivation::Games => format!("The score {} makes {result} games, not {said}", nth(0)),
            Derivation::WholeNumber => format!("No whole number out of {} is {said}: the nearest is {result}", nth(0)),
            Derivation::Rest => format!("The other shares leave {result}, not {said}"),
            Derivation::Portion => format!("{} of {} + {} is {result}, not {said}", role("part", 0), role("part", 0), role("rest", 1)),
            Derivation::League => {
                format!("{} wins and {} draws bring {result}, not {said}", role("wins", 0), role("draws", 1))
            }
            Derivation::Between => format!("{said} does not lie between the least and the greatest: {result}"),
            Derivation::BetweenParts => format!("The whole is {said}, but its parts are {result}"),
            Derivation::Tally => {
                let (group, parts): (Vec<usize>, Vec<usize>) = given.iter().copied().partition(|&index| self.sides[index].role == Some("whole"));
                let say = |sides: Vec<usize>| sides.into_iter().map(|index| self.figure(index)).collect::<Vec<_>>().join(" + ");
                let of = if group.is_empty() { String::new() } else { format!(" of {}", say(group)) };
                format!("Given {}{of}, the other figure must be {result}, not {said}", say(parts))
            }
            Derivation::ShareOfColumn => format!("{} is {result} of what all of them add up to, not {said}", nth(0)),
            Derivation::MeanOf(parts) => format!("{}, from {} to {}, are {result} on average, not {said}", self.line(parts, &given), nth(0), nth(1)),
            Derivation::ByRank => format!("By the rank of its row it is {result}, not {said}"),
            Derivation::RowsCounted => format!("The table has {result} such rows, and the text says {said}"),
            Derivation::NoRow => format!("No row of the table has {said} beside what else the text names"),
            Derivation::SumOfColumn => format!("What the table has adds up to {result}, not {said}"),
            Derivation::MeanOfColumn => format!("What the table has is {result} on average, not {said}"),
            Derivation::SameRow => format!("The same row has {result} in another table, and {said} here"),
            Derivation::TimeBetween => format!("The dates are {result} apart, not {said}"),
        }
    }

    /// So many figures, and where they stand: "the 5 figures of column Total".
    fn line(self, parts: u16, given: &[usize]) -> String {
        let cells: Option<Vec<Cell<'_>>> = given.iter().map(|&index| Cell::of(self.outcome, self.sides.get(index)?.assertion)).collect();
        let cells = cells.unwrap_or_default();
        let named = |kind: &str, of: fn(&Cell<'_>) -> (usize, String)| {
            let (place, name) = cells.first().map(of)?;
            cells.iter().all(|cell| of(cell).0 == place).then(|| super::named(kind, &name, place))
        };
        let line = named("column", |cell| (cell.column, cell.column_name.to_owned())).or_else(|| named("row", |cell| (cell.row, cell.row_name.to_owned())));
        line.map_or_else(|| format!("{parts} figures"), |line| format!("the {parts} figures of {line}"))
    }
}
