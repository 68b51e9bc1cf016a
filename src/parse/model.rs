//! Numbers that are names by themselves: models of aircraft, numbers to call, routes.
//!
//! ```text
//! model    = known-number ( "s" | company )          "777s", "a 737 jet", "called 911"; "737" in a sentence of flying
//!          | "the" known-number                      "use the 787 to expand"
//!          | known-number "-" digits                 "737-800"
//! code     = CAPITALS digits                         "CFM56"
//! line     = article number ("bus" | "train" | "tram")   "the 42 bus"
//! postal   = digits{5} "ZIP" "Code"
//! listed   = plural-name-word number {","} "and" number  "flights 23 and 24"
//! index    = "S" "P" number
//! of-many  = "Group" "of" number | ("Image" | "Page" ...) number "of" number
//! screen   = digits{3,4} "x" digits{3,4} ["pixels"]
//! figures  = number "-" "figure"                     "a six-figure sum"
//! ```
//! Which numbers, and in whose company, is data: `rules/lexicon/names.toml`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::cursor::{Cursor, Parsed, digits, hyphen, lookup, one_of, satisfy};
use crate::lexicon::Roles;
use crate::sentence::{Kind, Word};

/// A number that is a name by itself.
pub fn model(input: Cursor<'_>) -> Parsed<'_, ()> {
    if !input.roles().has(Roles::DIGITS) {
        return alt((of_many, figures)).parse(input);
    }
    alt((known, code, line, postal, listed, index, of_many, among_many, figures, resolution)).parse(input)
}

/// "777s", "737-800", "the 737", "a 911 call".
fn known(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, token) = digits(input)?;
    let companies = input.lexicon().names.alone(token.text);
    if companies.is_empty() {
        return input.refuse();
    }
    let flies = companies.iter().any(|company| input.words().iter().any(|word| company.is_near(&word.lower)));
    if let Ok((after, _)) = (hyphen, digits).parse(rest)
        && flies
    {
        return Ok((after, ()));
    }
    let is_model = companies.iter().any(crate::lexicon::Company::is_model);
    if is_model && rest.next().is_some_and(|next| next.glued && next.is_any(&["s", "'s"])) {
        return Ok((rest.moved_to(rest.at() + 1), ()));
    }
    let led = input.back(1).is_some_and(|before| companies.iter().any(|company| company.led_by(&before.lower)));
    let followed = rest.next().is_some_and(|next| companies.iter().any(|company| company.followed_by(&next.lower)));
    let article = input.back(1).is_some_and(|before| before.is_any(&["the", "a", "an", "its", "their"]));
    let alone = article && input.back(1).is_some_and(|before| before.is("the")) && ends_noun_phrase(rest);
    let called = is_model
        && (flies || alone)
        && !input.back(1).is_some_and(|before| before.is_any(&["to", "from", "at", "by", "about", "some", "than", "over", "only"]));
    if (followed || led || called || article && flies) && !counts(rest) || followed { Ok((rest, ())) } else { input.refuse() }
}

/// Whether nothing follows that "the 787" could count.
fn ends_noun_phrase(rest: Cursor<'_>) -> bool {
    let words = &rest.lexicon().words;
    rest.next().is_none_or(|next| {
        next.kind == Kind::Sign && !next.glued || next.is_any(&[",", ".", "\""]) || words.is_preposition(&next.lower) || words.is_conjunction(&next.lower)
    })
}

/// Whether what follows is counted: "the 737 passengers", "the 777 killed".
pub(super) fn counts(rest: Cursor<'_>) -> bool {
    let person = |word: &Word<'_>| rest.lexicon().nouns.is_person(&rest.lexicon().words.lemma(&word.lower));
    rest.next().is_some_and(|next| {
        next.is_any(&["killed", "dead", "injured", "wounded", "missing", "arrested", "aboard", "of", "who", "million", "billion", "percent", "%", "per"])
            || next.glued && !next.is_any(&[",", ".", ";", ":", ")", "?", "!", "'", "\""])
            || person(next)
            || next.kind == Kind::Word && !next.is_capitalised() && rest.lexicon().is_plural(&next.lower) && !rest.lexicon().words.is_stop(&next.lower)
            || rest.lexicon().units.name_at(rest.words(), rest.at()).is_some()
            || rest.lexicon().currencies.name_at(rest.words(), rest.at()).is_some()
    })
}

/// "CFM56": capitals that are no currency.
fn code(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, token) = digits(input)?;
    if !token.glued {
        return input.refuse();
    }
    let capitals = input.back(1).is_some_and(|letters| {
        letters.text.len() == 3
            && letters.text.bytes().all(|byte| byte.is_ascii_uppercase())
            && input.lexicon().currencies.prefix_ending_at(input.words(), input.at()).is_none()
    });
    if capitals { Ok((rest, ())) } else { input.refuse() }
}

/// "the 42 bus", "the 7 train", "their 7610 phone".
fn line(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, token) = digits(input)?;
    let (after, _) = satisfy(|thing| input.lexicon().names.is_numbered(&thing.lower)).parse(rest)?;
    let article = input.back(1).is_some_and(|before| input.lexicon().words.is_determiner(&before.lower) || input.lexicon().words.is_definite(&before.lower));
    let plain = token.text.len() <= 4 && token.text.bytes().all(|byte| byte.is_ascii_digit());
    if article && plain && token.text != "1" && !counts(after) { Ok((rest, ())) } else { input.refuse() }
}

/// "the 90049 ZIP code".
fn postal(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, token) = digits(input)?;
    let (_, _) = (one_of(&["zip", "post", "postal"]), one_of(&["code", "codes"])).parse(rest)?;
    let plain = (4..=6).contains(&token.text.len()) && token.text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { Ok((rest, ())) } else { input.refuse() }
}

/// "[flights 23] and 24".
fn listed(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, token) = digits(input)?;
    let named = |back: usize| {
        input.back(back).is_some_and(|word| {
            word.lower.len() > 3
                && word.lower.ends_with('s')
                && (input.lexicon().names.before(&word.lower).is_some() || input.lexicon().names.is_cited(&word.lower))
        })
    };
    if !input.back(1).is_some_and(|joint| joint.is_any(&["and", "or", ",", "to", "through", "-", "\u{2013}"])) {
        return input.refuse();
    }
    let listed = input.back(2).is_some_and(|first| first.is_number() && first.text.len() <= 4) && named(3);
    let unit = || rest.lexicon().units.name_at(rest.words(), rest.at()).is_some() || counts(rest);
    if listed && !unit() && token.text.bytes().all(|byte| byte.is_ascii_digit()) { Ok((rest, ())) } else { input.refuse() }
}

/// "the S P 500", as some agencies lose the sign.
fn index(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, token) = digits(input)?;
    if !matches!(token.text, "500" | "400" | "600" | "100" | "1500") {
        return input.refuse();
    }
    // "the S and P 500"
    let spelled =
        input.back(1).is_some_and(|p| p.text == "P") && input.back(2).is_some_and(|and| and.is("and")) && input.back(3).is_some_and(|s| s.text == "S");
    let letters = spelled || input.back(1).is_some_and(|p| p.text == "P" || p.text == "amp") && input.back(2).is_some_and(|s| s.text == "S");
    let fused = input.back(1).is_some_and(|name| matches!(name.text, "SP" | "S&P"));
    if (letters || fused) && !rest.next().is_some_and(|next| next.is("%")) { Ok((rest, ())) } else { input.refuse() }
}

/// "the Group of 20".
fn of_many(input: Cursor<'_>) -> Parsed<'_, ()> {
    if input.back(1).is_none_or(|of| !of.is("of")) || input.back(2).is_none_or(|group| group.text != "Group") {
        return input.refuse();
    }
    let mut small = alt((
        digits.map_opt(|token: &Word<'_>| (token.text.len() <= 2).then_some(())),
        lookup(|word, lexicon| lexicon.numbers.cardinal(&word.lower).map(|_| ())).map(|()| ()),
    ));
    let (rest, ()) = small.parse(input)?;
    if counts(rest) { input.refuse() } else { Ok((rest, ())) }
}

/// "Image 1 of 28": what stands beside a page and counts nothing.
fn among_many(input: Cursor<'_>) -> Parsed<'_, ()> {
    if !input.back(1).is_some_and(|noun| noun.is_capitalised() && input.lexicon().names.is_one_of_many(&noun.lower)) {
        return input.refuse();
    }
    let (rest, _) = (digits, one_of(&["of"]), digits).parse(input)?;
    Ok((rest, ()))
}

/// "320x240", "1920 x 1080 pixels": the size of a screen.
fn resolution(input: Cursor<'_>) -> Parsed<'_, ()> {
    if !input.peek(1).is_some_and(|times| times.is_any(&["x", "\u{d7}"])) {
        return input.refuse();
    }
    let (rest, (width, _, height)) = (digits, one_of(&["x", "\u{d7}"]), digits).parse(input)?;
    let large = |side: &Word<'_>| matches!(side.text.len(), 3 | 4) && side.text.bytes().all(|byte| byte.is_ascii_digit());
    let (rest, pixels) = opt(one_of(&["pixels", "pixel", "px"])).parse(rest)?;
    let measured = rest.lexicon().units.name_at(rest.words(), rest.at()).is_some() || rest.lexicon().units.symbol_at(rest.words(), rest.at()).is_some();
    if large(width) && large(height) && (pixels.is_some() || !measured) { Ok((rest, ())) } else { input.refuse() }
}

/// "a six-figure sum".
fn figures(input: Cursor<'_>) -> Parsed<'_, ()> {
    let number = alt((lookup(|word, lexicon| lexicon.numbers.cardinal(&word.lower).filter(|count| *count > 1)).map(|_| ()), digits.map(|_| ())));
    let (rest, ((), _, _)) = (number, opt(hyphen), one_of(&["figure"])).parse(input)?;
    Ok((rest, ()))
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means, never};

    #[test]
    fn models_and_numbers_to_call_are_names() {
        never(
            &[
                "The airline flies the 777 to Rome",
                "A 737 jet landed",
                "the 737-800 crashed",
                "A neighbour called 911 at once",
                "a 911 call",
                "She dialled 999",
                "powered by CFM56 turbines",
                "the 42 bus was late",
                "homes in the 90049 ZIP code",
                "flights 23 and 24 were cancelled",
                "the S P 500 fell",
                "the S and P 500 fell",
                "leaders of the Group of 20",
                "the Group of Seven met",
                "a six-figure sum",
                "powered by Trent 900 engines",
                "a level 3 alert",
                "World War 2 ended",
                "Boeing delays 737 replacement",
                "You cannot shrink the 787 and keep the wing",
                "the first flight of an Orient Air 777",
                "a screen of 320x240",
                "shown at 1920 x 1080 pixels",
            ],
            "count",
        );
        means(&["the 747 landed"], "- name");
        holds("They leased two 777s", &["2 count", "- name"]);
    }

    #[test]
    fn the_same_numbers_may_count() {
        means(&["a crash that killed 737 people", "the 737 passengers of the airline", "the 737 killed in the crash"], "737 count");
        means(&["Boeing delivered 737 tankers", "Boeing added 737 workers"], "737 count");
        means(&["They called 911 witnesses"], "911 count");
        means(&["the 42 buses"], "42 count");
        means(&["a group of 20 pilots"], "20 count");
        means(&["a level 3 metres below the road"], "3 meter");
        holds("flights carried 23 and 24 people", &["23 count", "24 count"]);
    }
}
