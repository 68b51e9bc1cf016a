//! An amount for each of something: money for goods, a measure for a time.
//!
//! ```text
//! paid  = ("a" | "an" | "per" | "each" | "/") base              "$2.11 per gallon", "$76 a barrel", "$15-an-hour"
//! rate  = [ "-" ] ("a" | "an") [ "-" ] time | "per" [digits] base | "/" symbol   "40 hours a week", "10 kV/cm", "5 litres per 100 km"
//! goods = ("a" | "per") ("barrel" | "ounce" ...)                after a bare number with decimals: "37.8 a barrel"
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::cursor::{Cursor, Parsed, digits, hyphen, one_of, satisfy, word};
use crate::quantity::{Dimension, Stated, Unit};
use crate::sentence::Kind;

/// An amount of money for each of something: "USD-per-barrel".
pub fn paid_for(input: Cursor<'_>, unit: Unit) -> (Cursor<'_>, Unit) {
    let (start, _) = opt(hyphen).parse(input).unwrap_or((input, None));
    let by_article = (one_of(&["a", "an", "each"]), opt(hyphen), satisfy(|word| input.lexicon().currencies.is_paid_for(&word.lower))).map(|(_, _, base)| base);
    let by_per = (one_of(&["per", "/"]), satisfy(|word| word.kind == Kind::Word)).map(|(_, base)| base);
    // "per square foot", "a metric ton"
    if let Ok((rest, word)) = one_of(&["per", "/", "a", "an"]).parse(input)
        && let Some((len, base)) = rest.lexicon().units.name_at(rest.words(), rest.at())
        && (word.is_any(&["per", "/"]) || matches!(base.dimension(), Dimension::Mass | Dimension::Volume | Dimension::Area))
    {
        return (rest.moved_to(rest.at() + len), unit.per(base.name()));
    }
    match alt((by_article, by_per)).parse(start) {
        // "$6.78 billion a year earlier"
        Ok((rest, _)) if rest.next().is_some_and(|next| next.is_any(&["earlier", "ago", "before", "later"])) => (input, unit),
        Ok((rest, base)) => {
            let lemma = input.lexicon().words.lemma(&base.lower);
            (rest, unit.per(&lemma))
        }
        Err(_) => (input, unit),
    }
}

/// A measure for each of something else: "40 hours a week", "10 kV/cm", "5 litres per 100 km".
pub fn rated(input: Cursor<'_>, unit: Unit) -> (Cursor<'_>, Unit) {
    if matches!(unit.dimension(), Dimension::Rate | Dimension::Speed | Dimension::Temperature | Dimension::Share) || unit.name().contains("-per-") {
        return (input, unit);
    }
    match alt((for_each_time, over_symbol, over_many, over_name)).parse(input) {
        Ok((rest, base)) => {
            let known = input.lexicon().units.get(&format!("{}-per-{base}", unit.name())).cloned();
            (rest, known.unwrap_or_else(|| unit.per(&base)))
        }
        Err(_) => (input, unit),
    }
}

/// "a day", "-a-day", "an hour"; not "a year earlier".
fn for_each_time(input: Cursor<'_>) -> Parsed<'_, String> {
    let (rest, _) = (opt(hyphen), one_of(&["a", "an", "each", "every"]), opt(hyphen)).parse(input)?;
    let Some((len, base)) = rest.lexicon().units.name_at(rest.words(), rest.at()).filter(|(_, base)| base.dimension() == Dimension::Duration) else {
        return input.refuse();
    };
    let after = rest.moved_to(rest.at() + len);
    let plural = after.back(1).is_some_and(|word| word.lower.ends_with('s'));
    if plural || dates_back(after) { input.refuse() } else { Ok((after, base.name().to_owned())) }
}

/// "[a year] earlier": a point in time, not a base.
fn dates_back(after: Cursor<'_>) -> bool {
    after.next().is_some_and(|next| next.is_any(&["earlier", "ago", "before", "later", "after", "from", "into", "on", "old", "-"]))
}

/// "/cm", "/l".
fn over_symbol(input: Cursor<'_>) -> Parsed<'_, String> {
    let (rest, slash) = one_of(&["/"]).parse(input)?;
    let Some((len, symbol)) = rest.lexicon().units.symbol_at(rest.words(), rest.at()) else { return input.refuse() };
    let glued = slash.glued && rest.next().is_some_and(|base| base.glued);
    if glued { Ok((rest.moved_to(rest.at() + len), symbol.unit.name().to_owned())) } else { input.refuse() }
}

/// "per 100 km".
fn over_many(input: Cursor<'_>) -> Parsed<'_, String> {
    let (rest, (_, token)) = (word("per"), digits).parse(input)?;
    let plain = token.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    let named = rest.lexicon().units.name_at(rest.words(), rest.at()).map(|(len, unit)| (len, unit.name()));
    let named = named.or_else(|| rest.lexicon().units.symbol_at(rest.words(), rest.at()).map(|(len, symbol)| (len, symbol.unit.name())));
    match named {
        Some((len, base)) if plain => Ok((rest.moved_to(rest.at() + len), format!("{}-{base}", token.text.replace(',', "")))),
        _ => input.refuse(),
    }
}

/// "per person", "per century", "per square mile".
fn over_name(input: Cursor<'_>) -> Parsed<'_, String> {
    let (rest, _) = word("per").parse(input)?;
    if let Some((len, base)) = rest.lexicon().units.name_at(rest.words(), rest.at()) {
        return Ok((rest.moved_to(rest.at() + len), base.name().to_owned()));
    }
    let (rest, base) = satisfy(|base| base.kind == Kind::Word && !base.is_any(&["cent", "cents", "se"])).parse(rest)?;
    Ok((rest, input.lexicon().words.lemma(&base.lower).into_owned()))
}

/// What a bare number with decimals is paid for.
pub fn goods<'w>(input: Cursor<'w>, stated: &[Stated]) -> Option<(Cursor<'w>, String)> {
    let decimals = stated.iter().all(|stated| !stated.value.is_integer());
    let (rest, (_, base)) = (one_of(&["a", "an", "per"]), satisfy(|base| input.lexicon().currencies.are_goods(&base.lower))).parse(input).ok()?;
    decimals.then(|| (rest, base.lower.to_string()))
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means};

    #[test]
    fn a_measure_may_be_for_each_of_something() {
        means(&["3 mm a year", "3 mm per year", "3mm every year"], "3 millimeter-per-year");
        means(&["500 barrels a day", "500 barrels per day", "500 bpd", "a 500-barrel-a-day plant"], "500 barrel-per-day");
        means(&["40 hours a week", "a 40-hour-a-week job"], "40 hour-per-week");
        means(&["10 kV/cm"], "10 kilovolt-per-centimeter");
        means(&["6 litres per 100 km", "6 liters per 100 kilometres"], "6 liter-per-100-kilometer");
        means(&["20 grams per person"], "20 gram-per-person");
        means(&["$15 an hour", "$15 per hour", "a $15-an-hour job"], "15 USD-per-hour");
        means(&["$82 a tonne", "$82 per tonne", "$82 a metric ton"], "82 USD-per-metric-ton");
        means(&["37.8 a barrel"], "37.8 count-per-barrel");
        holds("It rose 3 mm a year earlier", &["3 millimeter"]);
        holds("They sold 12 a share of it", &["12 count"]);
    }
}
