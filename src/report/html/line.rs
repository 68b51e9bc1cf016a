//! A conflict drawn: one row a set of values over a common axis, so that the gap is seen.
//!
//! Coordinates are percentages of the width, heights are fixed: the drawing stretches and its text does not.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::super::wording;
use super::prose::escaped;
use crate::conflict::{Conflict, Finding};
use crate::quantity::{Amount, Interval, Unit};
use crate::settle::Outcome;

/// Pixels of a row: its label and its bar.
const ROW: usize = 40;
/// Pixels under the rows, for the axis.
const AXIS: usize = 26;
/// Percent of the width on either side of the outermost ends.
const MARGIN: f64 = 12.0;
/// Percent of the width on either side where a label begins or ends with its set.
const ROOM: f64 = 40.0;
/// More sets than this are no picture.
const MOST: usize = 8;

/// A set of values and what it is called.
struct Row {
    label: String,
    values: Interval,
    rounded: Option<Interval>,
}

/// The name of a side: A, B, C ...
pub(super) fn letter(index: usize) -> char {
    u8::try_from(index).ok().filter(|index| *index < 26).map_or('\u{2026}', |index| char::from(b'A' + index))
}

/// The drawing; nothing where the conflict is none of sets of values. `id` is the name of its card.
pub(super) fn draw(outcome: &Outcome<'_>, conflict: &Conflict, id: &str) -> String {
    let Some((rows, unit, gap)) = rows(outcome, conflict).filter(|(rows, ..)| is_picture(conflict, rows)) else { return String::new() };
    let Some(axis) = Axis::over(&rows) else { return String::new() };
    let height = rows.len() * ROW + AXIS;
    let mut text = String::new();
    let described: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    let _ = writeln!(text, "<svg role=\"img\" height=\"{height}\" aria-label=\"Number line: {}\">", escaped(&described.join("; ")));
    if let Some((from, to)) = gap.and_then(|gap| axis.place(gap)) {
        let _ = writeln!(text, "<rect class=\"gap\" x=\"{from:.2}%\" width=\"{:.2}%\" y=\"0\" height=\"{}\"/>", to - from, rows.len() * ROW);
    }
    for (index, row) in rows.iter().enumerate() {
        axis.row(index, row, &mut text);
    }
    if let Some((from, to)) = moved(conflict, &rows) {
        let row = |index: usize| rows.get(index).map(|row| (row.values, index));
        if let Some((from, to)) = row(from).zip(row(to)) {
            axis.arrow(from, to, id, &mut text);
        }
    }
    axis.ticks(rows.len() * ROW + 4, &unit, &mut text);
    text.push_str("</svg>\n");
    text
}

/// The sets of a conflict, their unit, and the stretch that lies between them.
fn rows(outcome: &Outcome<'_>, conflict: &Conflict) -> Option<(Vec<Row>, Unit, Option<Interval>)> {
    let side = |index: usize| {
        let side = conflict.sides.get(index)?;
        let assertion = outcome.studies.get(side.assertion.source.index())?.assertions.get(side.assertion.index)?;
        let label = format!("{}  {}", letter(index), wording::label(outcome, conflict, side));
        Some((label, assertion))
    };
    let in_unit = |index: usize, unit: &Unit| {
        let (label, assertion) = side(index)?;
        // another unit of the same kind is drawn in that of the finding
        let convert = |values: &Interval| {
            if assertion.unit == *unit {
                return Some(*values);
            }
            let same = assertion.unit.dimension() == unit.dimension();
            same.then(|| assertion.unit.interval_to_base(values).scaled(Amount::ONE.over(unit.factor()).unwrap_or(Amount::ONE)))
        };
        Some(Row { label, values: convert(&assertion.reading.literal)?, rounded: convert(&assertion.reading.rounded) })
    };
    let (rows, unit): (Vec<Row>, &Unit) = match &conflict.finding {
        Finding::Apart { unit, .. } | Finding::Fell { unit, .. } => ((0..conflict.sides.len()).filter_map(|index| in_unit(index, unit)).collect(), unit),
        Finding::PartExceedsWhole { unit, .. } => ((0..2).filter_map(|index| in_unit(index, unit)).collect(), unit),
        Finding::Impossible { allowed, unit } => {
            let possible = Row { label: format!("possible: {}", wording::interval(allowed, unit, 0)), values: *allowed, rounded: None };
            (in_unit(0, unit).into_iter().chain([possible]).collect(), unit)
        }
        Finding::DoesNotFollow { stated, computed, unit, .. } => {
            let decimals = u32::from(computed.single().is_none_or(|at| at.to_integer().is_none()));
            let follows = Row { label: format!("what follows: {}", wording::interval(computed, unit, decimals)), values: *computed, rounded: None };
            (in_unit(*stated, unit).into_iter().chain([follows]).collect(), unit)
        }
        Finding::Superseded { .. } | Finding::Confirmed { .. } | Finding::WithinMargin { .. } => {
            let unit = &side(0)?.1.unit;
            ((0..conflict.sides.len()).filter_map(|index| in_unit(index, unit)).collect(), unit)
        }
        Finding::OverWhole { sum } => {
            let unit = &side(0)?.1.unit;
            let all = Interval::exactly(Amount::integer(100));
            let row = |what: &str, values: Interval| Row { label: format!("{what}: {}", wording::interval(&values, unit, 1)), values, rounded: None };
            (vec![row("together", *sum), row("all there is", all)], unit)
        }
        Finding::OutOfOrder { first, second, unit, .. } => {
            let row = |what: &str, at: Amount| {
                let values = Interval::exactly(at);
                Row { label: format!("{what} {}", wording::interval(&values, unit, 0)), values, rounded: None }
            };
            // the greater stands above, so that a rise goes up and a fall down
            let (from, to) = (row("from", *first), row("to", *second));
            (if second > first { vec![to, from] } else { vec![from, to] }, unit)
        }
        Finding::OffCalendar { .. }
        | Finding::Same
        | Finding::Echo { .. }
        | Finding::Outranked { .. }
        | Finding::ListCount { .. }
        | Finding::Unsupported
        | Finding::UnlikeCell { .. }
        | Finding::Undated => return None,
    };
    let gap = match rows.as_slice() {
        [a, b] => between(&a.values, &b.values),
        _ => None,
    };
    (2..=MOST).contains(&rows.len()).then(|| (rows, unit.clone(), gap))
}

/// Whether a line says more than the figures do: two points say no more than which is greater.
fn is_picture(conflict: &Conflict, rows: &[Row]) -> bool {
    let points: Option<BTreeSet<Amount>> = rows.iter().map(|row| row.values.single()).collect();
    match &conflict.finding {
        Finding::Apart { .. } | Finding::Superseded { .. } | Finding::Confirmed { .. } => points.is_none_or(|points| points.len() > 2),
        _ => true,
    }
}

/// The rows between which something moved, in the order of time: a count that only grows was once the greater.
fn moved(conflict: &Conflict, rows: &[Row]) -> Option<(usize, usize)> {
    match &conflict.finding {
        Finding::OutOfOrder { first, second, .. } => Some(if second > first { (1, 0) } else { (0, 1) }),
        Finding::Fell { .. } => {
            let middle = |row: &Row| row.values.low.zip(row.values.high).map(|(low, high)| f64::midpoint(number(low.at), number(high.at)));
            let (first, last) = (rows.first().and_then(middle)?, rows.last().and_then(middle)?);
            Some(if first >= last { (0, rows.len() - 1) } else { (rows.len() - 1, 0) })
        }
        _ => None,
    }
}

/// What lies between two sets that do not meet.
fn between(a: &Interval, b: &Interval) -> Option<Interval> {
    let gap = |low: &Interval, high: &Interval| low.high.zip(high.low).filter(|(from, to)| from.at < to.at).map(|(from, to)| Interval::closed(from.at, to.at));
    gap(a, b).or_else(|| gap(b, a))
}

/// A scale from values to percent of the width.
struct Axis {
    low: f64,
    high: f64,
}

impl Axis {
    fn over(rows: &[Row]) -> Option<Self> {
        let ends = rows.iter().flat_map(|row| [row.values.low, row.values.high]).flatten().map(|end| number(end.at));
        let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
        if !low.is_finite() || !high.is_finite() {
            return None;
        }
        // a single value gets a neighbourhood
        let pad = if high > low { 0.0 } else { (high.abs() / 10.0).max(1.0) };
        Some(Self { low: low - pad, high: high + pad })
    }

    fn at(&self, value: f64) -> f64 {
        (MARGIN + (value - self.low) / (self.high - self.low) * (100.0 - 2.0 * MARGIN)).clamp(0.0, 100.0)
    }

    /// Where a set begins and ends; what has no end reaches the edge.
    fn place(&self, values: Interval) -> Option<(f64, f64)> {
        let from = values.low.map_or(0.0, |end| self.at(number(end.at)));
        let to = values.high.map_or(100.0, |end| self.at(number(end.at)));
        (from <= to).then_some((from, to))
    }

    fn row(&self, index: usize, row: &Row, text: &mut String) {
        let top = index * ROW;
        let class = if index == 0 { "set" } else { "set two" };
        let place = self.place(row.values);
        // a label stands at its set, and grows to the side on which there is more room
        let (anchor, x) = match place {
            Some((from, _)) if from < ROOM => ("start", from),
            Some((_, to)) if to > 100.0 - ROOM => ("end", to),
            Some((from, to)) => ("middle", f64::midpoint(from, to)),
            None => ("start", 0.0),
        };
        let _ = writeln!(text, "<text text-anchor=\"{anchor}\" x=\"{x:.2}%\" y=\"{}\">{}</text>", top + 14, escaped(&row.label));
        if let Some((from, to)) = row.rounded.filter(|rounded| *rounded != row.values).and_then(|rounded| self.place(rounded)) {
            let _ = writeln!(text, "<rect class=\"rounded\" x=\"{from:.2}%\" width=\"{:.2}%\" y=\"{}\" height=\"14\"/>", to - from, top + 19);
        }
        let Some((from, to)) = place else { return };
        if to - from < 1.0 {
            let _ = writeln!(text, "<circle class=\"{class}\" cx=\"{from:.2}%\" cy=\"{}\" r=\"6\"/>", top + 26);
        } else {
            let _ = writeln!(text, "<rect class=\"{class}\" x=\"{from:.2}%\" width=\"{:.2}%\" y=\"{}\" height=\"10\" rx=\"3\"/>", to - from, top + 21);
        }
    }

    /// From the middle of one row to that of another.
    fn arrow(&self, (from, from_row): (Interval, usize), (to, to_row): (Interval, usize), id: &str, text: &mut String) {
        let middle = |values: Interval| self.place(values).map(|(from, to)| f64::midpoint(from, to));
        let (Some(from), Some(to)) = (middle(from), middle(to)) else { return };
        let at = |row: usize| row * ROW + 26;
        let _ = writeln!(
            text,
            "<defs><marker id=\"{id}-m\" viewBox=\"0 0 8 8\" refX=\"14\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path class=\"tip\" d=\"M0 0 8 4 0 8Z\"/></marker></defs>\n\
             <line class=\"move\" x1=\"{from:.2}%\" x2=\"{to:.2}%\" y1=\"{}\" y2=\"{}\" marker-end=\"url(#{id}-m)\"/>",
            at(from_row),
            at(to_row)
        );
    }

    fn ticks(&self, top: usize, unit: &Unit, text: &mut String) {
        let _ = writeln!(text, "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"{top}\" y2=\"{top}\"/>");
        for tick in self.round_values() {
            let words = wording::interval(&Interval::exactly(tick), unit, 0);
            let x = self.at(number(tick));
            let _ = writeln!(
                text,
                "<line class=\"axis\" x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"{top}\" y2=\"{}\"/><text class=\"tick\" text-anchor=\"middle\" x=\"{x:.2}%\" y=\"{}\">{}</text>",
                top + 5,
                top + 19,
                escaped(&words)
            );
        }
    }

    /// Two to four round numbers on the axis.
    fn round_values(&self) -> Vec<Amount> {
        let span = self.high - self.low;
        let mut power = span.log10().floor();
        for _ in 0..3 {
            for (factor, digit) in [(5.0, 5), (2.0, 2), (1.0, 1)] {
                let step = factor * 10f64.powf(power);
                let (first, last) = ((self.low / step).ceil(), (self.high / step).floor());
                if last - first >= 1.0 {
                    #[expect(clippy::cast_possible_truncation, reason = "a handful of steps of a span that is finite; beyond i64 there are no ticks")]
                    let (first, last, exponent) = (first as i64, last as i64, power as i32);
                    let unit = Amount::power_of_ten(exponent).and_then(|power| power.times(Amount::integer(digit)));
                    return (first..=last).take(4).filter_map(|count| unit?.times(Amount::integer(count))).collect();
                }
            }
            power -= 1.0;
        }
        Vec::new()
    }
}

/// For drawing only.
fn number(amount: Amount) -> f64 {
    amount.approximate()
}
