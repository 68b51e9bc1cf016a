//! What a number is measured in: currencies before it, units after it.
//!
//! ```text
//! suffix   = percent | money-name [paid] | ["-"] measure ["-" ("tall" | "long" | ...)] | symbol
//! percent  = ["of" "a"] "%" | "percent" | "per" "cent" | "pct" | "percentage" ["point" | "points"]
//! measure  = [ "-" | added | "-" added "-" ] name [rate]                "5-mile", "three more years", "a two hour strike"
//! prefix   = "$" | "US$" | "Rs" | "EUR" ...
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::terminated;

use super::cardinal::Number;
use super::cursor::{Cursor, Parsed, hyphen, one_of, satisfy, word};
use super::rate::{paid_for, rated};
use super::scale::after_money;
use super::year::is_parted;
use crate::claim::Form;
use crate::lexicon::Money;
use crate::quantity::{Amount, Dimension, Unit};
use crate::sentence::{Kind, Word};

/// A unit that stands after a number.
#[derive(Clone, Debug)]
pub struct Suffix {
    /// The unit.
    pub unit: Unit,
    /// Whether it is joined by a hyphen: "30-foot".
    pub adjective: bool,
}

/// The currency whose sign stands here, before a number.
pub fn currency_prefix(input: Cursor<'_>) -> Parsed<'_, Money> {
    match input.lexicon().currencies.prefix_at(input.words(), input.at()) {
        Some((len, money)) => Ok((input.moved_to(input.at() + len), money.clone())),
        None => input.refuse(),
    }
}

/// A code with its scale: "30 MUSD", "MAUD 60".
pub fn scaled_code(input: Cursor<'_>) -> Parsed<'_, (Amount, Unit)> {
    let (rest, word) = satisfy(|word| word.text.len() == 4 && word.text.bytes().all(|byte| byte.is_ascii_uppercase())).parse(input)?;
    let scale = match word.text.as_bytes()[0] {
        b'K' => Amount::integer(1_000),
        b'M' => Amount::integer(1_000_000),
        b'B' => Amount::integer(1_000_000_000),
        _ => return input.refuse(),
    };
    let code = &word.text[1..];
    if input.lexicon().currencies.codes().binary_search_by(|known| (**known).cmp(code)).is_ok() {
        Ok((rest, (scale, Unit::new(code, Dimension::Money, Amount::ONE))))
    } else {
        input.refuse()
    }
}

/// The unit that stands here, after `number`.
pub fn suffix<'w>(input: Cursor<'w>, number: &Number) -> Parsed<'w, Suffix> {
    let plain = |unit: Unit| Suffix { unit, adjective: false };
    if let Ok((rest, unit)) = percent(input) {
        return Ok((rest, plain(unit)));
    }
    // "a 2 ct diamond", where two cents are meant elsewhere
    let jewels = input.lexicon().units.symbol_at(input.words(), input.at()).is_some_and(|(_, symbol)| !symbol.beside.is_empty());
    if !jewels && let Ok((rest, unit)) = money(input, number) {
        return Ok((rest, plain(unit)));
    }
    let (rest, found) = alt((move |input| measure(input, number), move |input| symbol(input, number))).parse(input)?;
    let (rest, unit) = rated(rest, found.unit);
    Ok((rest, Suffix { unit, ..found }))
}

/// "%", "per cent", "percentage points".
pub fn percent(input: Cursor<'_>) -> Parsed<'_, Unit> {
    // "0.5 of a percent"
    let (rest, of) = opt((word("of"), one_of(&["a", "one", "1"]))).parse(input)?;
    let (rest, _) = if of.is_none() { opt(hyphen).parse(rest)? } else { (rest, None) };
    let sign = one_of(&["%", "\u{ff05}", "percent", "percents", "pct", "pc"]).map(|_| Unit::percent());
    let spaced = (word("per"), opt(hyphen), one_of(&["cent", "cents"])).map(|_| Unit::percent());
    let points = (one_of(&["percentage", "%", "percent"]), opt(hyphen), one_of(&["point", "points"])).map(|_| Unit::percentage_point());
    let bare = satisfy(|word| word.is("percentage")).map(|_| Unit::percent());
    alt((points, sign, spaced, bare)).parse(rest)
}

/// A currency after a number: "million euros", "500 USD", "84.75 cents"; with what it is paid for.
fn money<'w>(input: Cursor<'w>, number: &Number) -> Parsed<'w, Unit> {
    let (rest, _) = opt(hyphen).parse(input)?;
    let Some((len, money)) = rest.lexicon().currencies.name_at(rest.words(), rest.at()) else { return input.refuse() };
    // "two $500 cheques": the sign belongs to the next number
    let opens = rest.next().is_some_and(|sign| sign.kind == Kind::Sign) && rest.peek(len).is_some_and(|next| next.is_number() && next.glued);
    if opens {
        return input.refuse();
    }
    // "27.7p", "20p": a letter at the digits
    let small = number.stated.value < Amount::integer(1000);
    let letter = |word: &Word<'_>| word.text == "p";
    let columns = || rest.words().windows(2).filter(|pair| pair[0].is_number() && letter(&pair[1])).count() > 1;
    let at_digits = money.minor && number.form == Form::Digits && rest.next().is_some_and(|word| letter(word) && (word.glued && small || columns()));
    if money.ambiguous && !at_digits && (is_of_stuff(rest.moved_to(rest.at() + len), number) || !speaks_of_money(input, number)) {
        return input.refuse();
    }
    let after = rest.moved_to(rest.at() + len);
    Ok(paid_for(after, money.unit.clone()))
}

/// "12 pounds of apples": what is weighed stands behind "of", with no article.
fn is_of_stuff(after: Cursor<'_>, number: &Number) -> bool {
    let stuff =
        |word: &Word<'_>| word.kind == Kind::Word && !after.lexicon().words.is_stop(&word.lower) && !after.lexicon().currencies.speaks_of_money(&word.lower);
    // "16 million pounds of milled rice for 474,944 dollars": money has another name here
    let weighed = number.scale < Amount::integer(1000) || beside_another_currency(after);
    weighed && after.next().is_some_and(|of| of.is("of")) && after.peek(1).is_some_and(stuff)
}

/// "20 million pounds" is money, "25 pounds" is a weight unless the sentence has a sign for pounds sterling or a word for paying.
fn speaks_of_money(input: Cursor<'_>, number: &Number) -> bool {
    let has_sign = || input.words().iter().any(|word| word.is("\u{a3}") || input.lexicon().currencies.speaks_of_money(&word.lower));
    let no_unit = || input.lexicon().units.name_at(input.words(), input.at()).is_none();
    number.scale >= Amount::integer(1000) || has_sign() || no_unit() && beside_another_currency(input)
}

/// "the dollar stood at 1.87 marks": beside the name of another currency.
fn beside_another_currency(input: Cursor<'_>) -> bool {
    let (words, lexicon) = (input.words(), input.lexicon());
    let is_other = |at: usize| at != input.at() && lexicon.currencies.name_at(words, at).is_some_and(|(_, money)| !money.ambiguous && !money.minor);
    (0..words.len()).any(is_other)
}

/// A unit by name: "kilometres", "-foot-tall", "square miles", "more years".
fn measure<'w>(input: Cursor<'w>, number: &Number) -> Parsed<'w, Suffix> {
    let (rest, joint) = opt(hyphen).parse(input)?;
    let added = satisfy(|word| input.lexicon().units.adds_nothing(&word.lower));
    let (rest, added) = if joint.is_none() { opt(added).parse(rest)? } else { opt(terminated(added, hyphen)).parse(rest)? };
    if added.is_some() {
        return match rest.lexicon().units.name_at(rest.words(), rest.at()) {
            Some((len, unit)) if !matches!(unit.dimension(), Dimension::Other | Dimension::Share) => {
                Ok((rest.moved_to(rest.at() + len), Suffix { unit: unit.clone(), adjective: joint.is_some() }))
            }
            _ => input.refuse(),
        };
    }
    let Some((len, unit)) = rest.lexicon().units.name_at(rest.words(), rest.at()) else { return input.refuse() };
    let after = rest.moved_to(rest.at() + len);
    let (after, extent) = opt((hyphen, satisfy(|word| input.lexicon().units.is_extent(&word.lower)))).parse(after)?;
    let adjective = joint.is_some() || extent.is_some() || number.stated.value > Amount::ONE && modifies(after);
    Ok((after, Suffix { unit: unit.clone(), adjective }))
}

/// "a two hour [strike]": a unit in the singular after a larger number, before a noun.
fn modifies(after: Cursor<'_>) -> bool {
    let words = &after.lexicon().words;
    let singular = after.back(1).is_some_and(|unit| unit.text.len() > 2 && !unit.lower.ends_with('s') && !unit.is("feet"));
    let noun = after.next().is_some_and(|next| {
        next.kind == Kind::Word
            && !words.is_stop(&next.lower)
            && !words.is_preposition(&next.lower)
            && !words.is_auxiliary(&next.lower)
            && !next.lower.ends_with("ly")
    });
    singular && noun && !after.next().is_some_and(|next| after.lexicon().units.is_extent(&next.lower))
}

/// A unit by symbol: "km", "5kW", "120 km/h", "5-kg". A guarded symbol, one that is also a word or a scale, must be glued to the number.
fn symbol<'w>(input: Cursor<'w>, number: &Number) -> Parsed<'w, Suffix> {
    let (rest, bracket) = opt(one_of(&["(", "[", "{"])).parse(input)?;
    let (rest, joint) = if bracket.is_none() { opt(hyphen).parse(rest)? } else { (rest, None) };
    let Some((len, symbol)) = rest.lexicon().units.symbol_at(rest.words(), rest.at()) else { return input.refuse() };
    let after = rest.moved_to(rest.at() + len);
    let after = if bracket.is_some() {
        let (after, _) = one_of(&[")", "]", "}"]).parse(after)?;
        after
    } else {
        after
    };
    let glued = rest.next().is_some_and(|word| word.glued);
    // "5 m", "12 ft 2 in": a spaced guarded symbol is a unit before another number, a bracket or a stop
    let by = || after.next().is_some_and(|next| next.is("x")) && after.peek(1).is_some_and(Word::is_number);
    let closes = after.next().is_none_or(|next| next.kind != Kind::Word && !next.is("-") || next.is_number() || next.is("of")) || by();
    let runs_on = after.next().is_some_and(|next| next.glued && next.kind != Kind::Sign);
    // "20 ha near the coast": before a small word, unless the letter is a scale too ("$5 m in May")
    let scale = || rest.next().is_some_and(|word| rest.lexicon().numbers.scale(&word.lower).is_some()) && after_money(rest);
    let small = |word: &Word<'_>| rest.lexicon().words.is_preposition(&word.lower) || rest.lexicon().words.is_stop(&word.lower);
    // "30,000 t a year"
    let paced = || {
        after.next().is_some_and(|next| next.is_any(&["a", "per"]))
            && rest.lexicon().units.name_at(after.words(), after.at() + 1).is_some_and(|(_, unit)| unit.dimension() == Dimension::Duration)
    };
    let ends = closes || paced() || after.next().is_some_and(|next| is_formula(next) || small(next) && !scale());
    let is_of_extent = !matches!(symbol.unit.dimension(), Dimension::Temperature | Dimension::Other) || rest.next().is_some_and(|word| word.text == "V");
    let in_open = ends && symbol.apart
        || joint.is_some() && rest.next().is_some_and(|word| matches!(word.text, "m" | "g" | "L" | "W" | "V" | "ha" | "mi"))
        // "a 5 W charger", "a 400 g loaf", "at 103 m overtops it"
        || symbol.apart && is_of_extent && !scale() && after.next().is_some_and(|next| next.kind == Kind::Word);
    let adjective = joint.is_some();
    let inches = rest.next().is_some_and(|word| word.text == "in") && is_length_before(input);
    // "the 60 s were loud"
    let in_decade = symbol.apart && !glued && is_parted(rest);
    if runs_on || in_decade || symbol.guarded && !(glued && !adjective && rest.next().is_none_or(|word| word.text != "in") || in_open || inches) {
        return input.refuse();
    }
    if symbol.unit.dimension() == Dimension::Temperature && number.stated.value.abs() > Amount::integer(10_000) {
        return input.refuse();
    }
    Ok((after, Suffix { unit: symbol.unit.clone(), adjective }))
}

/// "12 t CO2": what is weighed, in letters and digits.
fn is_formula(word: &Word<'_>) -> bool {
    word.kind == Kind::Word && word.is_capitalised() && word.text.bytes().any(|byte| byte.is_ascii_digit())
}

/// "5 ft 2 in": inches after feet.
fn is_length_before(input: Cursor<'_>) -> bool {
    input.back(2).is_some_and(|word| word.is_any(&["ft", "feet", "foot", "'", "x"]))
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means, never};

    #[test]
    fn units_stand_before_and_after() {
        holds("She held two $500 cheques", &["2 count", "500 USD"]);
        means(&["27.7p", "27.7 pence"], "27.7 GBP-pence");
        holds("It was down 68 p at 1112 p", &["68 GBP-pence", "1112 GBP-pence"]);
        holds("He bought 12 pounds of apples and paid 3 pounds for them", &["12 pound", "3 GBP"]);
        holds("It sold 16 million pounds of milled rice for 2 million dollars", &["16000000 pound", "2000000 USD"]);
        means(&["It raised 16 million pounds of capital"], "16000000 GBP");
        means(&["The price is 40 pounds", "The charity raised 40 pounds", "She owes 40 pounds"], "40 GBP");
        holds("The dollar stood at 1.87 marks and 188 yen", &["1.87 DEM", "188 JPY"]);
        never(&["He got 30 marks in the test", "a goal worth 25 pounds of fish"], "DEM");
        means(&["SKr 40m", "SKr40m", "40 million Swedish kronor"], "40000000 SEK");
        means(&["Y30bn", "30 billion yen"], "30000000000 JPY");
        means(&["20p a litre"], "20 GBP-pence-per-liter");
        means(&["It fell 0.5 of a percent", "0.5 percent"], "0.5 percent");
        means(&["The tyre holds 2.4 bar of pressure", "a pressure of 2.4 bar"], "2.4 bar");
        never(&["the 12 bar owners", "He passed 3 bar exams"], "bar");
        means(&["20 cts", "20 cents"], "20 USD-cent");
        means(&["a 2 ct diamond", "a 2 carat diamond"], "2 carat");
        means(&["40m rupees", "40 million rupees"], "40000000 INR");
        means(&["20 ha of forest", "20 hectares of forest"], "20 hectare");
        means(&["20 ha near the coast", "20 ha was burnt", "20ha of forest"], "20 hectare");
        holds("It gave off 12 t CO2", &["12 metric-ton", "- name"]);
        means(&["7%", "7 %", "seven percent", "7 per cent", "7 pct"], "7 percent");
        means(&["2 percentage points", "two percentage points", "a 2-percentage-point gap"], "2 percentage-point");
        means(&["\u{a3}1.2bn", "1.2 billion pounds", "GBP 1.2 billion"], "1200000000 GBP");
        means(&["20 million euros", "\u{20ac}20m", "EUR 20 million", "20 million EUR", "20 MEUR", "MEUR 20", "20 EUR million"], "20000000 EUR");
        means(&["Rs 500 crore", "Rs500 crore", "\u{20b9}500 crore"], "5000000000 INR");
        means(&["a 30-foot-tall fence", "30 feet of fence", "a 30-foot fence"], "30 foot");
        means(&["120 km/h", "120 kilometres per hour", "120 kilometers an hour"], "120 kilometer-per-hour");
        means(&["$US76 million", "US$76 million"], "76000000 USD");
        means(&["$76 a barrel", "$76 per barrel"], "76 USD-per-barrel");
        means(&["12 per 100,000 people"], "12 count-per-100000");
        means(&["30,000 square miles", "30,000 sq miles"], "30000 square-mile");
        means(&["a 5-kg bag", "a 5 kg bag", "a 5kg bag", "a 5-kilogram bag"], "5 kilogram");
        means(&["a 5 W charger", "a 5-W charger", "a 5W charger"], "5 watt");
        means(&["The timeout is 60 s.", "a timeout of 60 s", "It took 60 s by day", "It takes 60 seconds."], "60 second");
        holds("It took 10-60 s.", &["10-60 second"]);
        never(&["the 60 s were loud", "The 1960 s were louder", "the late 80 s, it says", "in her 60 s", "in his mid-20 s, he sang"], "second");
        means(&["86 F", "86\u{b0}F", "86 degrees Fahrenheit"], "86 fahrenheit");
    }

    #[test]
    fn a_word_that_adds_nothing_may_stand_before_the_unit() {
        means(&["three more years", "three full years", "three consecutive years", "3 previous years", "three years"], "3 year");
        never(&["three more ships", "three more points of view"], "year");
        holds("12 long tons", &["12 ton-imperial"]);
    }

    #[test]
    fn a_compound_that_opens_as_a_unit_measures_nothing() {
        holds("It carried 1,200 foot passengers", &["1200 count"]);
        never(&["It has 40 second homes"], "second");
        means(&["a 30 foot wall", "a wall of 30 feet"], "30 foot");
    }

    #[test]
    fn seconds_stand_apart_from_their_number() {
        holds("Listing takes 0.4 s instead of 1.9 s", &["0.4 second", "1.9 second"]);
        never(&["the 40 s-bends", "12 S-class cars"], "second");
    }

    #[test]
    fn a_word_that_is_also_a_unit_needs_its_number() {
        never(&["12 in all", "He has 5 at home", "40 t-shirts"], "inch");
        holds("It weighs 25 pounds", &["25 pound"]);
    }

    #[test]
    fn a_symbol_may_stand_before_what_it_is_counted_by() {
        holds("It makes 30,000 t a year", &["30000 metric-ton-per-year"]);
    }
}
