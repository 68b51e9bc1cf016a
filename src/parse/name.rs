//! Numbers inside names: typed, never counted.
//!
//! ```text
//! name = name-word ["."] number                "Flight 370", "No. 26", "Article 8"
//!      | part-of-a-text ["."] number [range]   "note 3", "pp. 45-48", before nothing that it could count
//!      | Capitalised ( "-" | "." ) number       "COVID-19", "F-16", "ID.3"
//!      | letters-and-digits                    "G20", "A330", "MH370", "777F", "5G"
//!      | number Capitalised+ street-word       "221 Baker Street"
//!      | Number-word Capitalised               "the Six Nations", not in a title
//!      | name-word number-word                 "Chapter Eleven", with both capitals
//!      | ordinal unit-of-army                  "2nd Battalion"
//!      | model
//!      | label
//!      | "#" number
//!      | initials "." number                      "H.R. 3590", "S. 510", before nothing that it could count
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::multi::many1_count;

use super::cursor::{Cursor, DASHES, Parsed, digits, hyphen, satisfy};
use super::label::{label, phone};
use super::model::{counts, model};
use super::ordinal::ordinal;
use super::title::title;
use crate::lexicon::Roles;
use crate::sentence::{Kind, Word};

/// The longest short form of a part of a text: "figs".
const SHORTENED: usize = 4;

/// A number that belongs to a name; the words that it takes.
pub fn name(input: Cursor<'_>) -> Parsed<'_, ()> {
    if !input.roles().has(Roles::DIGITS) {
        return alt((alphanumeric, phone, model, proper, spelled, unit_of_army)).parse(input);
    }
    alt((phone, after_name_word, after_initials, cited, title, hyphened, label, model, lettered, unit_of_army, address)).parse(input)
}

/// "G20", "A330-200", "MH370".
fn alphanumeric(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (mut rest, _) = satisfy(|word| word.kind == Kind::Word && word.text.bytes().any(|byte| byte.is_ascii_digit())).parse(input)?;
    while let Ok((after, _)) = (hyphen, satisfy(|word| word.text.bytes().any(|byte| byte.is_ascii_digit()))).parse(rest) {
        rest = after;
    }
    Ok((rest, ()))
}

/// "Flight 370", "No. 26", "#5", "section 3".
fn after_name_word(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, token) = digits(input)?;
    let skip = usize::from(input.back(1).is_some_and(|before| before.is(".")));
    let Some(before) = input.back(1 + skip) else { return input.refuse() };
    let hash = skip == 0 && before.is("#");
    // "the S&P 500"
    let index = before.text == "P" && input.back(2).is_some_and(|sign| sign.is("&"));
    let listed = input.lexicon().names.before(&before.lower).is_some_and(|name| !name.needs_capital || before.is_capitalised());
    // "no 26" counts nothing, "No. 26" and "No 26" name
    let is_no = before.is_any(&["no", "nos"]) && !(before.is_capitalised() || skip == 1);
    // "buses now number 415"
    let is_plural = |back: usize| input.back(back).is_some_and(|word| !word.is_capitalised() && input.lexicon().is_plural(&word.lower));
    let words = &input.lexicon().words;
    let ties = |word: &Word<'_>| words.is_preposition(&word.lower) || words.is_determiner(&word.lower) || words.is_auxiliary(&word.lower);
    let is_verb = before.is("number") && (is_plural(2) || is_plural(3) && !input.back(2).is_some_and(ties));
    let numbered = token.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let plural = before.lower.ends_with('s') && listed;
    let measured = rest.lexicon().units.name_at(rest.words(), rest.at()).is_some() && (plural || before.is_any(&["level", "stage", "zone", "ward"]));
    let goes_on = measured || rest.next().is_some_and(|next| next.is_any(&["%", "percent", "per", "million", "billion"]));
    // "iOS 5", "iPhone 4": a name with a capital inside takes its number
    let camel = skip == 0 && before.text.starts_with(char::is_lowercase) && before.text.chars().any(char::is_uppercase)
        || skip == 0
            && before.text.len() > 1
            && before.text.chars().all(char::is_uppercase)
            && token.text.contains('.')
            && input.at() > 0
            && !before.is("us")
            && before.text != "CI";
    if (hash || index || camel || listed && !is_no && !is_verb && (skip == 0 || before.is_any(&["no", "nos"]))) && numbered && !goes_on {
        let (rest, _) = opt((hyphen, satisfy(|word| word.glued))).parse(rest)?;
        Ok((rest, ()))
    } else {
        input.refuse()
    }
}

/// "note 3", "p. 45", "pp. 45-48": a place in a text, where nothing follows that the number could count.
fn cited(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, token) = digits(input)?;
    let names = &input.lexicon().names;
    let stop = input.back(1).is_some_and(|before| before.is(".") && before.glued);
    let Some(part) = input.back(1 + usize::from(stop)).filter(|part| names.is_cited(&part.lower)) else { return input.refuse() };
    let shortened = part.text.len() <= SHORTENED;
    let plain = token.text.len() <= 4 && token.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && (token.text.len() < 4 || shortened);
    let (rest, _) = opt((hyphen, satisfy(|word| word.glued && word.is_number()))).parse(rest)?;
    let counts = counts(rest) && !(stop && rest.next().is_some_and(|next| next.is("of")));
    if plain && (!stop || shortened) && !counts { Ok((rest, ())) } else { input.refuse() }
}

/// "H.R. 3590", "S. 510": initials with their stops before a plain number. "In the U.S. 40 men" counts.
fn after_initials(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, token) = digits(input)?;
    let stop = input.back(1).is_some_and(|stop| stop.is(".") && stop.glued);
    let Some(letters) = input.back(1 + usize::from(stop)) else { return input.refuse() };
    let initials = letters.text.split('.').filter(|part| !part.is_empty()).all(|part| part.len() == 1 && part.as_bytes()[0].is_ascii_uppercase());
    let dotted = stop || letters.text.ends_with('.');
    let plain = token.text.len() <= 4 && token.text.bytes().all(|byte| byte.is_ascii_digit());
    // "in the U.S. 2019 was a good year"
    let place = input.lexicon().places.canonical(&letters.lower).is_some();
    if initials && dotted && plain && !place && !counts(rest) && letters.kind == Kind::Word { Ok((rest, ())) } else { input.refuse() }
}

/// "COVID-19", "F-16", "U-2".
fn hyphened(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, token) = digits(input)?;
    let joined = token.glued
        && input.back(1).is_some_and(|sign| sign.is_any(DASHES) && sign.glued)
        && input.back(2).is_some_and(|head| {
            head.kind == Kind::Word
                && (head.text.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
                    || head.is_capitalised() && !head.is_any(&["mid", "early", "late", "pre", "post"]))
                && input.lexicon().calendar.month(&head.lower).is_none()
        });
    // "the electric ID.3"
    let dotted = token.glued
        && token.text.len() <= 2
        && input.back(1).is_some_and(|sign| sign.is(".") && sign.glued)
        && input.back(2).is_some_and(|head| head.kind == Kind::Word && head.text.len() > 1 && head.text.chars().all(char::is_uppercase));
    // "last-32", "under-21", "catch-22"
    let compound = token.glued
        && input.back(1).is_some_and(|sign| sign.is("-") && sign.glued)
        && input.back(2).is_some_and(|head| {
            head.kind == Kind::Word
                && !head.is_capitalised()
                && !head.is_any(&["mid", "early", "late", "pre", "post", "minus", "plus", "then", "to", "and", "or", "by", "circa"])
        })
        && token.text.len() <= 3
        && input.lexicon().units.name_at(rest.words(), rest.at()).is_none()
        && input.lexicon().units.symbol_at(rest.words(), rest.at()).is_none();
    if joined || dotted || compound { Ok((rest, ())) } else { input.refuse() }
}

/// "the Six Nations", "a Third World country": a number in words with a capital, between a small word and a capital.
fn proper(input: Cursor<'_>) -> Parsed<'_, ()> {
    let mut capital = satisfy(|word| word.is_capitalised() && word.text.len() > 1 && word.text.chars().any(char::is_lowercase));
    let (rest, number) = capital.parse(input)?;
    let small = input.back(1).is_some_and(|before| before.kind == Kind::Number || before.kind == Kind::Word && !before.is_capitalised());
    let named = rest.next().is_some_and(|next| next.kind == Kind::Word && next.is_capitalised() && !next.is("'s"));
    let numbers = &input.lexicon().numbers;
    let counts = numbers.cardinal(&number.lower).is_some() || numbers.ordinal(&number.lower).is_some();
    // "First Union will pay": a capital that no sentence asks for, where words without one follow
    let starts = numbers.ordinal(&number.lower).is_some() && input.back(1).is_none_or(|before| before.kind == Kind::Sign);
    let is_time = |next: &Word<'_>| input.lexicon().clauses.is_period(&next.lower) || input.lexicon().calendar.month(&next.lower).is_some();
    let told_of = || rest.next().is_some_and(|next| !is_time(next)) && rest.peek(1).is_some_and(|after| !after.is_capitalised());
    if named && counts && (small || starts && told_of()) { Ok((rest, ())) } else { input.refuse() }
}

/// "Chapter Eleven", "Radio Five Live": a number in words with a capital, behind a word that names it.
fn spelled(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, number) = satisfy(Word::is_capitalised).parse(input)?;
    let known = &input.lexicon().names;
    let leads = input.back(1).is_some_and(|before| before.is_capitalised() && !before.is("no") && known.before(&before.lower).is_some());
    let counts = input.lexicon().numbers.cardinal(&number.lower).is_some();
    if leads && counts { Ok((rest, ())) } else { input.refuse() }
}

/// "777F", "5G", "3D", "24703L202": digits with letters that are no unit.
fn lettered(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, (token, tail)) = (digits, satisfy(|word| word.glued && word.kind == Kind::Word)).parse(input)?;
    let lexicon = input.lexicon();
    let at = input.at() + 1;
    let known = lexicon.units.symbol_at(input.words(), at).is_some()
        || lexicon.units.name_at(input.words(), at).is_some()
        || lexicon.currencies.name_at(input.words(), at).is_some()
        || lexicon.numbers.scale(&tail.lower).is_some()
        || tail.is_any(&[
            "st", "nd", "rd", "th", "s", "'s", "am", "pm", "a.m.", "p.m.", "pc", "pct", "percent", "yr", "yrs", "year", "x", "odd", "plus", "y", "yo",
        ]);
    let exponent = tail.is("e") && rest.next().is_some_and(|next| next.glued);
    let known = known || exponent;
    // "36C/97F" says a measure in two units
    let is_measure_again = input.at() > 2 && input.back(3).is_some_and(Word::is_number) && lexicon.units.symbol_at(input.words(), input.at() - 2).is_some();
    let in_web_address = token.glued && input.back(1).is_some_and(|before| before.is_any(&["/", "_", "="])) && !is_measure_again;
    if known && !in_web_address { input.refuse() } else { Ok((rest, ())) }
}

/// "2nd Battalion", "the 22nd Amendment", "101st Airborne".
fn unit_of_army(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, _) = ordinal(input)?;
    let (after, _) = opt(satisfy(Word::is_capitalised)).parse(rest)?;
    let names = |cursor: Cursor<'_>| {
        cursor.next().is_some_and(|word| {
            word.is_capitalised() && cursor.lexicon().names.after(&word.lower).is_some_and(|name| !name.needs_capital || word.is_capitalised())
        })
    };
    if names(rest) || names(after) { Ok((rest, ())) } else { input.refuse() }
}

/// "221 Baker Street", "1600 Pennsylvania Ave".
fn address(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, (token, _)) = (digits, opt(satisfy(|word| word.is_any(&["n", "s", "e", "w"]) && word.is_capitalised()))).parse(input)?;
    let street = |word: &Word<'_>| word.is_capitalised() && input.lexicon().names.is_street(&word.lower);
    let (after, _) = many1_count(satisfy(|word| word.is_capitalised() && word.kind == Kind::Word && !street(word))).parse(rest)?;
    let plain = token.text.len() <= 5 && token.text.bytes().all(|byte| byte.is_ascii_digit());
    if plain && after.next().is_some_and(street) { Ok((input.moved_to(input.at() + 1), ())) } else { input.refuse() }
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means, never};

    #[test]
    fn numbers_inside_names_are_no_counts() {
        never(
            &[
                "Flight 370",
                "the No. 26 bus",
                "COVID-19",
                "an F-16",
                "the G20",
                "the S&P 500",
                "221 Baker Street",
                "the 2nd Battalion",
                "Highway 61",
                "Article 8",
                "Boeing 777s",
                "the 2004 Six Nations",
                "Image 1 of 28",
                "the House passed H.R. 1234",
                "Bill 96 passed",
                "H.R. 3590 and S. 510 passed",
                "Bill S. 1234 was read",
                "its First Union Bank",
                "First Union will pay",
                "a 1080p screen",
                "see note 3",
                "under Chapter Eleven of the law",
                "on BBC Five Live",
                "their 7610 phone",
                "on p. 45 of it",
                "see pp. 45-48",
                "see (figure 4)",
                "in table 5 and equation 6",
                "between junctions 10 and 11",
                "the electric ID.3 and ID.4",
                "lines 3 and 4",
            ],
            "count",
        );
        means(&["the 2nd Battalion"], "- name");
        means(&["Flight 370 vanished"], "- name");
        means(&["exports to Canada of Third World goods", "and its First Union Bank"], "- name");
        means(&["the third world war"], "3 ordinal");
        means(&["First Boat Rescued From Sea", "First boat sinks"], "1 ordinal");
    }

    #[test]
    fn counts_beside_names_are_counts() {
        means(&["flights carried 370 people"], "370 count");
        holds("It was 1.4 (95% CI 1.2 to 3.4)", &["1.4 count", "95 confidence-level", "1.2-3.4 count"]);
        holds("They note 3 errors", &["3 count"]);
        holds("a line 30 metres long", &["30 meter"]);
        holds("In the U.S. 40 men died", &["40 count"]);
        holds("In the U.S. 2019 was a good year", &["2019 year"]);
        holds("They printed 1 of 28 images", &["1 count", "28 count"]);
        holds("a sub-300 sq m space", &["300 square-meter"]);
        means(&["Baker sold 221 streets"], "221 count");
        means(&["Its buses now number 415", "Its boats number 415"], "415 count");
        means(&["The Springboks number 8 left"], "- name");
    }
}
