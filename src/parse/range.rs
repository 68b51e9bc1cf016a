//! Quantities: one number or a range of two, with their units.
//!
//! ```text
//! operand  = [sign] [currency] (fraction-scale | number) [suffix]
//! quantity = operand [ smaller ] [ separator operand ] | fraction
//! separator = "-" | "–" | "to" | "and" | "or"      "and" only after "between", "or" between neighbours ("three or four")
//! ```
//! An end without scale or unit takes them from the other end: "$26 to $31 million", "16 to 20 percent", "8- to 16-meter".

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::compound::smaller;
use super::cursor::{Cursor, DASHES, Parsed, one_of, satisfy, word};
use super::era;
use super::opening::{Opening, moves, moves_by, opens_with, tells_a_change};
use super::operand::{Operand, operand};
use super::rate::paid_for;
use super::share::share;
use super::spread::{margin, quote};
use crate::claim::Form;
use crate::quantity::{Amount, Dimension, Hedge, Interval, Stated, Unit};

/// A number with its unit, or two of a range.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// One number, or two of a range.
    pub stated: Vec<Stated>,
    /// Its unit; `None` where nothing is measured.
    pub unit: Option<Unit>,
    /// How it is written.
    pub form: Form,
    /// `Between` of a range.
    pub hedge: Hedge,
    /// The values, where a margin says them: "5,730 ± 40".
    pub set: Option<Interval>,
}

/// One quantity.
pub fn quantity(input: Cursor<'_>) -> Parsed<'_, Quantity> {
    if let Ok(found) = share(input) {
        return Ok(found);
    }
    if let Ok(found) = quote(input) {
        return Ok(found);
    }
    let (rest, first) = operand(input)?;
    if let Ok(found) = margin(rest, &first) {
        return Ok(found);
    }
    let (rest, first) = smaller(rest, first);
    match second(input, rest, &first) {
        Ok((after, second)) => match joined(&first, &second).or_else(|| converted(input, &first, &second)) {
            Some(quantity) => Ok(each(after, quantity)),
            None => Ok((rest, single(first))),
        },
        Err(_) => Ok((rest, single(first))),
    }
}

/// "$4-5 a kilo": what both ends are paid for.
fn each(rest: Cursor<'_>, quantity: Quantity) -> (Cursor<'_>, Quantity) {
    match quantity.unit.clone().filter(|unit| unit.dimension() == Dimension::Money) {
        Some(unit) => {
            let (rest, unit) = paid_for(rest, unit);
            (rest, Quantity { unit: Some(unit), ..quantity })
        }
        None => (rest, quantity),
    }
}

fn single(operand: Operand) -> Quantity {
    let adjective = operand.unit.as_ref().is_some_and(|suffix| suffix.adjective);
    Quantity {
        stated: vec![operand.number.stated],
        form: if adjective { Form::Adjective } else { operand.number.form },
        unit: operand.unit.map(|suffix| suffix.unit),
        hedge: Hedge::Exact,
        set: None,
    }
}

/// "between 10 µm and 1 cm": two units of one kind, told in the second.
fn converted(start: Cursor<'_>, first: &Operand, second: &Operand) -> Option<Quantity> {
    let (a, b) = (&first.unit.as_ref()?.unit, &second.unit.as_ref()?.unit);
    let plain = |unit: &Unit| unit.to_base(Amount::ZERO).is_some_and(Amount::is_zero);
    let kind = a.dimension();
    let measures = kind == b.dimension() && !matches!(kind, Dimension::Other | Dimension::Rate | Dimension::Share | Dimension::Money | Dimension::Count);
    if opens_with(start) == Opening::None || !measures || !plain(a) || !plain(b) {
        return None;
    }
    let scale = a.factor().over(b.factor())?;
    let low = Stated { value: first.number.stated.value.times(scale)?, place: first.number.stated.place.times(scale)? };
    let high = second.number.stated;
    (low.value < high.value).then(|| Quantity { stated: vec![low, high], unit: Some(b.clone()), form: second.number.form, hedge: Hedge::Between, set: None })
}

/// The other end of a range.
fn second<'w>(start: Cursor<'w>, rest: Cursor<'w>, first: &Operand) -> Parsed<'w, Operand> {
    let before = opens_with(start);
    // "8- to 16-meter"
    let (rest, _) = opt((satisfy(|sign| sign.is_any(DASHES) && sign.glued), nom::combinator::peek(word("to")))).parse(rest)?;
    let separator = rest.next();
    let (after, _) = alt((one_of(DASHES), one_of(&["to", "and", "or", "~", "till", "through"]))).parse(rest)?;
    let separator = separator.map_or("", |word| &*word.lower);
    let dash = DASHES.contains(&separator);
    let sized = start.back(1).is_some_and(|word| word.is("by"));
    let allowed = match separator {
        "and" => before == Opening::Between,
        "to" | "till" if before == Opening::From => !tells_a_change(start),
        // "raised its price by 2 cents to 65 cents"
        "to" | "till" => !(moves(start) || sized && first.unit.is_some()) || moves_by(start) && first.unit.is_none(),
        "through" => false,
        _ => true,
    };
    if !allowed {
        return rest.refuse();
    }
    let (end, second) = operand(after)?;
    // "rose by 3 to 40" leads to a level, "rose by 3 to 4 percent" tells its size
    let is_share = second.unit.as_ref().is_some_and(|suffix| suffix.unit.dimension() == Dimension::Share);
    if matches!(separator, "to" | "till") && before == Opening::None && moves(start) && !is_share {
        return rest.refuse();
    }
    // "between 800 and 400 BC" has two years
    if second.unit.is_none() && era::is_marked(end) {
        return rest.refuse();
    }
    // "rose 3 cents to $1.20": the change and the level
    let minor = |operand: &Operand| operand.unit.as_ref().is_some_and(|suffix| suffix.unit.currency().is_some() && suffix.unit.factor() < Amount::ONE);
    if minor(first) != minor(&second) && second.unit.is_some() {
        return rest.refuse();
    }
    let plain = |operand: &Operand| operand.number.stated.value.to_integer();
    match separator {
        "or" => {
            let neighbours = plain(first).zip(plain(&second)).is_some_and(|(a, b)| b == a + 1 && a < 20 && first.unit.is_none());
            if !neighbours {
                return rest.refuse();
            }
        }
        // "3 to 1" is a ratio or a vote, not a range
        "to" if before == Opening::None && plain(first).zip(plain(&second)).is_some_and(|(a, b)| b < a) && second.number.scale == Amount::ONE => {
            return rest.refuse();
        }
        _ if dash => {
            let tight = rest.next().is_some_and(|sign| sign.glued) == after.next().is_some_and(|next| next.glued);
            let scaled = second.number.scale != Amount::ONE && first.number.scale == Amount::ONE;
            let falls = second.number.stated.value <= first.number.stated.value && !scaled && before != Opening::Between;
            let negative = after.next().is_some_and(|next| next.is_any(DASHES));
            if !tight || falls || negative || !rest.next().is_some_and(|sign| sign.glued) && separator == "\u{2014}" {
                return rest.refuse();
            }
        }
        _ => {}
    }
    Ok((end, second))
}

/// The range of two operands; `None` where they do not measure the same.
fn joined(first: &Operand, second: &Operand) -> Option<Quantity> {
    let unit = match (&first.unit, &second.unit) {
        (Some(a), Some(b)) if a.unit == b.unit => Some(b.clone()),
        (Some(a), Some(b)) if a.unit.currency().is_some() && a.unit.currency() == b.unit.currency() => Some(b.clone()),
        (None, unit) => unit.clone(),
        (Some(a), None) if a.unit.dimension() == Dimension::Money => Some(a.clone()),
        _ => return None,
    };
    let mut low = first.number.stated;
    let high = second.number.stated;
    let elided = first.number.scale == Amount::ONE
        && second.number.scale >= Amount::integer(100)
        && low.value < Amount::integer(1000)
        && low.value <= second.number.mantissa;
    if elided {
        low = Stated { value: low.value.times(second.number.scale)?, place: low.place.times(second.number.scale)? };
    }
    let adjective = unit.as_ref().is_some_and(|suffix| suffix.adjective);
    Some(Quantity {
        stated: vec![low, high],
        unit: unit.map(|suffix| suffix.unit),
        form: if adjective { Form::Adjective } else { second.number.form },
        hedge: Hedge::Between,
        set: None,
    })
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means};

    #[test]
    fn a_range_has_two_ends() {
        means(
            &["16 to 20 percent", "between 16 and 20 percent", "between 16 to 20 percent", "16-20%", "16% to 20%", "16 \u{2013} 20 per cent"],
            "16-20 percent",
        );
        means(&["between $26 and $31 million", "$26 million to $31 million", "$26-31 million"], "26000000-31000000 USD");
        means(&["an 8- to 16-meter wave", "an 8-16 metre wave"], "8-16 meter");
        means(&["three or four men"], "3-4 count");
        means(&["5.5 to 12.5 tonnes", "5.5-12.5 tonnes", "5.5\u{2013}12.5 tonnes", "between 5.5 and 12.5 tonnes"], "5.5-12.5 metric-ton");
        means(&["prices range from 5 to 10 euros"], "5-10 EUR");
        means(&["$4-5 a kilo", "$4 to $5 a kilo", "between $4 and $5 a kilo"], "4-5 USD-per-kilogram");
    }

    #[test]
    fn a_move_from_one_value_to_another_is_no_range() {
        holds("It fell from 12 to 10", &["12 count", "10 count"]);
        holds("Shares rose 3 cents to $1.20", &["3 USD-cent", "1.2 USD"]);
        holds("The mill raised its copper price by 2 cents to 65 cents", &["2 USD-cent", "65 USD-cent"]);
    }

    #[test]
    fn ends_in_two_units_are_told_in_the_second() {
        means(&["between 500 metres and 2 km", "between 0.5 and 2 km"], "0.5-2 kilometer");
        holds("It is 500 metres to 2 km", &["500 meter", "2 kilometer"]);
    }

    #[test]
    fn a_slashed_part_after_a_move_is_no_share() {
        holds("Shares rose 3/4 to 21 1/8", &["0.75 count", "21.125 count"]);
        means(&["a sixth month"], "6 ordinal");
        means(&["3/4 of the crew"], "75 percent");
    }

    #[test]
    fn a_margin_has_no_sign() {
        means(&["plus or minus 3 percentage points"], "3 percentage-point");
        holds("40 percent plus or minus 3 points", &["40 percent", "3 point"]);
    }

    #[test]
    fn a_minus_belongs_to_its_number() {
        means(&["-5 degrees Celsius", "\u{2212}5 degrees Celsius", "minus 5 degrees Celsius"], "-5 celsius");
    }

    #[test]
    fn a_move_by_a_range_of_shares_is_one() {
        holds("Sales fell by 12 to 15 percent", &["12-15 percent"]);
        holds("Sales fell by 12 to 40", &["12 count", "40 count"]);
        holds("It rose by 3 points to 15 percent", &["3 point", "15 percent"]);
    }
}
