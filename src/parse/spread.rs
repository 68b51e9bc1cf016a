//! Values told with a second number: how far one may be off, and what is bid and asked.
//!
//! ```text
//! margin = operand ("±" | "+" "/" "-") operand            "5,730 ± 40 years"
//! quote  = decimal "/" digits{2,}                         "147.20/30 yen": 147.20 to 147.30
//! ```

use nom::Parser;
use nom::branch::alt;

use super::cardinal::Number;
use super::cursor::{Cursor, DASHES, Parsed, digits, satisfy, word};
use super::numeral::numeral;
use super::operand::{Operand, operand};
use super::range::Quantity;
use super::unit::{percent, suffix};
use crate::claim::Form;
use crate::quantity::{Amount, Hedge, Interval};

/// "5,730 ± 40 years", "12 +/- 3 %": a value and how far it may be off.
pub(super) fn margin<'w>(input: Cursor<'w>, first: &Operand) -> Parsed<'w, Quantity> {
    let spelled = (word("+"), satisfy(|sign| sign.is("/") && sign.glued), satisfy(|sign| sign.is_any(DASHES) && sign.glued)).map(|_| ());
    let (rest, ()) = alt((word("\u{b1}").map(|_| ()), spelled)).parse(input)?;
    let (rest, second) = operand(rest)?;
    let unit = match (&first.unit, &second.unit) {
        (Some(a), Some(b)) if a.unit != b.unit => return input.refuse(),
        (a, b) => b.clone().or_else(|| a.clone()).map(|suffix| suffix.unit),
    };
    let stated = first.number.stated;
    let off = second.number.stated.value;
    match (stated.value.plus(off.negated()), stated.value.plus(off)) {
        (Some(low), Some(high)) => {
            Ok((rest, Quantity { stated: vec![stated], unit, form: first.number.form, hedge: Hedge::About, set: Some(Interval::closed(low, high)) }))
        }
        _ => input.refuse(),
    }
}

/// "1.8215/25 marks", "147.20/30": what is bid and what is asked; the second number gives the last digits.
pub(super) fn quote(input: Cursor<'_>) -> Parsed<'_, Quantity> {
    if !input.peek(1).is_some_and(|sign| sign.is("/") && sign.glued) {
        return input.refuse();
    }
    let (rest, (first, _, second)) = (digits, word("/"), digits).parse(input)?;
    let decimals = first.text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let last = second.text.len();
    let fits = second.glued && (2..=decimals).contains(&last) && second.text.bytes().all(|byte| byte.is_ascii_digit());
    let head = first.text.get(..first.text.len().saturating_sub(last)).filter(|_| fits);
    let Some((low, high)) = head.and_then(|head| Some((numeral(first.text).ok()?, numeral(&format!("{head}{}", second.text)).ok()?))) else {
        return input.refuse();
    };
    // "6.45/35 pct": what is asked stands before what is bid
    let falls = low.value > high.value;
    if low.value == high.value || falls && percent(rest).is_err() {
        return input.refuse();
    }
    let (low, high) = if falls { (high, low) } else { (low, high) };
    let number = Number { stated: high, form: Form::Digits, mantissa: high.value, scale: Amount::ONE, is_plain: false };
    let (rest, unit) = suffix(rest, &number).map_or((rest, None), |(rest, suffix)| (rest, Some(suffix.unit)));
    Ok((rest, Quantity { stated: vec![low, high], unit, form: Form::Digits, hedge: Hedge::Between, set: None }))
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::means;

    #[test]
    fn a_margin_is_a_set() {
        let set = |text: &str| crate::parse::sample::figures(text)[0].set.map(|set| set.to_string());
        for text in ["5,730 \u{b1} 40 years", "5,730 +/- 40 years", "5,730 years \u{b1} 40 years"] {
            means(&[text], "about 5730 year");
            assert_eq!(set(text).as_deref(), Some("5,690\u{2013}5,770"), "{text}");
        }
    }

    #[test]
    fn a_quote_is_a_range() {
        means(&["It was at 147.20/30 yen", "between 147.20 and 147.30 yen"], "147.2-147.3 JPY");
        means(&["at 1.8215/25"], "1.8215-1.8225 count");
    }
}
