//! Numbers in digits, and the commas and spaces inside them.
//!
//! ```text
//! number = digits | digits "," digits            a comma of decimals where a unit or a currency says so: "3,5 %", "€3,50"
//!        | digits { " " group }                  "1 414 021 100", "12 500 dollars", and "1, 000" as some agencies break it
//! ```

use super::cardinal::Number;
use super::cursor::{Cursor, Parsed, digits};
use super::numeral::numeral;
use crate::claim::Form;
use crate::quantity::Amount;
use crate::sentence::Word;

pub(super) fn digit_number(input: Cursor<'_>) -> Parsed<'_, Number> {
    let (rest, token) = digits(input)?;
    let Ok(stated) = numeral(token.text) else { return input.refuse() };
    if let Some(found) = decimal_comma(input) {
        return Ok(found);
    }
    let plain = Number { stated, form: Form::Digits, mantissa: stated.value, scale: Amount::ONE, is_plain: true };
    Ok(spaced_groups(rest, token.text, plain))
}

/// "3,5 %", "€3,50", "12,5 km": a comma before decimals, where a unit or a currency says that the two are one number.
fn decimal_comma(input: Cursor<'_>) -> Option<(Cursor<'_>, Number)> {
    let (whole, part) = comma_pair(input)?;
    let rest = input.moved_to(input.at() + 3);
    let lexicon = input.lexicon();
    let (words, at) = (rest.words(), rest.at());
    let sign = rest.next().is_some_and(|next| next.is("%"));
    let measured = sign || lexicon.units.symbol_at(words, at).is_some() || lexicon.units.name_at(words, at).is_some();
    let paid = lexicon.currencies.name_at(words, at).is_some() || lexicon.currencies.prefix_ending_at(words, input.at()).is_some();
    let stated = numeral(&format!("{whole}.{part}")).ok()?;
    let number = Number { stated, form: Form::Digits, mantissa: stated.value, scale: Amount::ONE, is_plain: false };
    (measured || paid).then_some((rest, number))
}

/// "12,5": two numbers with a comma and no space between them, that form no groups and stand in no list.
pub(super) fn comma_pair(input: Cursor<'_>) -> Option<(&str, &str)> {
    let plain = |word: &Word<'_>| word.text.bytes().all(|byte| byte.is_ascii_digit());
    let (first, comma, second) = (input.next()?, input.peek(1)?, input.peek(2)?);
    let pair = comma.is(",") && comma.glued && second.glued && second.is_number() && first.is_number();
    let lists = input.peek(3).is_some_and(|next| next.is(",") && next.glued && input.peek(4).is_some_and(|after| after.glued && after.is_number()))
        || first.glued && input.back(1).is_some_and(|before| before.is(",") && before.glued);
    let fits = pair && plain(first) && plain(second) && matches!(second.text.len(), 1 | 2) && !lists;
    fits.then_some((first.text, second.text))
}

/// "1 414 021 100" with plain spaces, and "1, 000" as some agencies break it.
fn spaced_groups<'w>(rest: Cursor<'w>, head: &str, plain: Number) -> (Cursor<'w>, Number) {
    let is_group = |ahead: usize| {
        rest.peek(ahead).is_some_and(|word| word.is_number() && !word.glued && word.text.len() == 3 && word.text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if head.len() > 3 || head.starts_with('0') || !head.bytes().all(|byte| byte.is_ascii_digit()) {
        return (rest, plain);
    }
    let groups = (0..5).take_while(|&ahead| is_group(ahead)).count();
    // a single group begins with a nought ("1 000 vans") or needs a unit or a currency behind it: "12 500 dollars"
    let measured = |at: usize| rest.lexicon().currencies.name_at(rest.words(), at).is_some() || rest.lexicon().units.name_at(rest.words(), at).is_some();
    let zeros = rest.next().is_some_and(|group| group.text.starts_with('0'));
    if groups >= 2 || groups == 1 && (zeros || measured(rest.at() + 1)) {
        let joined: String = std::iter::once(head).chain((0..groups).filter_map(|ahead| rest.peek(ahead).map(|word| word.text))).collect();
        return match numeral(&joined) {
            Ok(stated) => (rest.moved_to(rest.at() + groups), Number { stated, mantissa: stated.value, ..plain }),
            Err(_) => (rest, plain),
        };
    }
    let comma = rest.next().is_some_and(|sign| sign.is(",") && sign.glued) && is_group(1) && rest.peek(1).is_some_and(|word| word.text.starts_with("00"));
    if comma && let Some(Ok(stated)) = rest.peek(1).map(|word| numeral(&format!("{head}{}", word.text))) {
        return (rest.moved_to(rest.at() + 2), Number { stated, mantissa: stated.value, ..plain });
    }
    (rest, plain)
}
