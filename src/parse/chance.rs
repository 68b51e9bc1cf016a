//! Figures of statistics that count nothing: how sure a result is.
//!
//! ```text
//! p-value = "p" ( "=" | "<" | ">" ) decimal                       "p < 0.05"
//! level   = percent ( "CI" | ["-"] "confidence" ( "interval" | "level" ) )      "95% CI", "a 95 percent confidence interval"
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek};

use super::cursor::{Cursor, Parsed, digits, hyphen, one_of, satisfy, word};
use super::numeral::numeral;
use super::unit::percent;
use crate::quantity::{Amount, Dimension, Stated, Unit};

/// A p-value or the level of an interval.
pub fn chance(input: Cursor<'_>) -> Parsed<'_, (Stated, Unit)> {
    alt((p_value, level)).parse(input)
}

fn p_value(input: Cursor<'_>) -> Parsed<'_, (Stated, Unit)> {
    let sign = input.back(1).is_some_and(|sign| sign.is_any(&["=", "<", ">", "\u{2264}", "\u{2265}"]));
    let letter = input.back(2).is_some_and(|letter| letter.is("p"));
    let (rest, token) = digits(input)?;
    match numeral(token.text) {
        Ok(stated) if sign && letter && stated.value <= Amount::ONE => Ok((rest, (stated, Unit::plain("p-value", Dimension::Other)))),
        _ => input.refuse(),
    }
}

fn level(input: Cursor<'_>) -> Parsed<'_, (Stated, Unit)> {
    let (rest, (token, _)) = (digits, percent).parse(input)?;
    let interval =
        alt((satisfy(|word| word.text == "CI").map(|_| ()), (opt(hyphen), word("confidence"), one_of(&["interval", "intervals", "level"])).map(|_| ())));
    let (rest, ()) = peek(interval).parse(rest)?;
    match numeral(token.text) {
        Ok(stated) => Ok((rest, (stated, Unit::plain("confidence-level", Dimension::Other)))),
        Err(_) => input.refuse(),
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means, never};

    #[test]
    fn how_sure_a_result_is() {
        means(&["It helped (p = 0.03)", "It helped (P=.03)"], "0.03 p-value");
        means(&["It helped, p < 0.03"], "less-than 0.03 p-value");
        holds("a fall of 12 days (95% CI 8 to 16 days)", &["12 day", "95 confidence-level", "8-16 day"]);
        means(&["a 95 percent confidence interval", "the 95% confidence level"], "95 confidence-level");
    }

    #[test]
    fn other_shares_are_none() {
        never(&["95% of CI", "p. 3", "an LP = 3", "95 percent confidence in it"], "confidence-level");
        never(&["p. 3", "page p 0.5", "p = 3"], "p-value");
    }
}
