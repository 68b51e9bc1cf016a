//! Money whose scale, sign or name stands in another place than usual.
//!
//! ```text
//! behind = number scale-symbol sign [paid]                "20 M€", "3k$"
//! before = name-of-currency number scale                  "dollar 22.5 million"
//! ```

use nom::Parser;

use super::cardinal::{Number, number};
use super::cursor::{Cursor, Parsed, lookup};
use super::operand::Operand;
use super::rate::paid_for;
use super::unit::Suffix;
use crate::quantity::{Amount, Stated, Unit};
use crate::sentence::Kind;

/// "20 M€", "3k$": a scale and a sign glued behind the number.
pub(super) fn scaled_sign(input: Cursor<'_>) -> Parsed<'_, Operand> {
    if !input.peek(2).is_some_and(|sign| sign.glued && sign.kind == Kind::Sign) {
        return input.refuse();
    }
    let scale = lookup(|word, lexicon| lexicon.numbers.scale(&word.lower).filter(|scale| scale.symbol)).map(|scale| scale.value);
    let (rest, (number, scale)) = (number, scale).parse(input)?;
    match (rest.lexicon().currencies.prefix_at(rest.words(), rest.at()), times(&number, scale)) {
        (Some((len, money)), Some(number)) => {
            let (rest, unit) = paid_for(rest.moved_to(rest.at() + len), money.unit.clone());
            Ok((rest, Operand { number, unit: Some(Suffix { unit, adjective: false }) }))
        }
        _ => input.refuse(),
    }
}

/// "dollar 22.5 million": the name of a currency where its sign could stand.
pub(super) fn named_before(input: Cursor<'_>, number: &Number) -> Option<Unit> {
    let at = input.at().checked_sub(1)?;
    let (len, money) = input.lexicon().currencies.name_at(input.words(), at)?;
    let stands_alone = !input.back(2).is_some_and(|before| before.is_number() || before.is_any(&["million", "billion", "the", "a", "us"]));
    (len == 1 && !money.ambiguous && !money.minor && stands_alone && number.scale >= Amount::integer(1000)).then(|| money.unit.clone())
}

/// The number with a scale that stands apart from it.
pub(super) fn times(number: &Number, scale: Amount) -> Option<Number> {
    let stated = Stated { value: number.stated.value.times(scale)?, place: number.stated.place.times(scale)? };
    Some(Number { stated, mantissa: number.stated.value, scale, is_plain: false, form: number.form })
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means};

    #[test]
    fn a_scale_and_a_sign_may_stand_behind() {
        means(&["20 M\u{20ac}", "20M\u{20ac}", "\u{20ac}20 million"], "20000000 EUR");
        means(&["$1.4MM", "$1.4 million"], "1400000 USD");
        means(&["5 mm", "5mm"], "5 millimeter");
        means(&["a hole 3,75 m deep", "3,75 metres"], "3.75 meter");
        means(&["3,50 \u{20ac}", "\u{20ac}3,50", "\u{20ac}3.50"], "3.5 EUR");
        means(&["\u{20ac}1.234.567,89"], "1234567.89 EUR");
    }

    #[test]
    fn a_currency_may_be_named_before_its_amount() {
        means(&["at dollar 22.5 million", "at $22.5 million"], "22500000 USD");
        holds("It bought 58 million euros - 41.2 million of it abroad", &["58000000 EUR", "41200000 count"]);
        holds("the dollar 2 million investors hold", &["2000000 count"]);
    }
}
