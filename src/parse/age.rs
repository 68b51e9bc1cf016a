//! Ages of people and things.
//!
//! ```text
//! age    = number ["-"] ("year" | "month" | "week" | "day") ["s"] ["-"] ("old" | "olds") | number "years" "of" "age"
//!        | ("aged" | "age" ["of"] | "ages" | "turned") number | people ("under" | "over") number | Name "," number ("," | "." | ";" | ")") | Full Name "(" number ")"
//! group  = ("the" | "for" | "among" ...) ("over" | "under") number "s"      "the over 60s"
//! about  = ("mid" | "early" | "late") "-" tens "s"   with "in his": "in her early fifties"
//! ```
//! The comma form is an age only between commas or stops after a capitalised name.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::cardinal::{Number, number};
use super::cursor::{Cursor, DASHES, Parsed, digits, lookup, one_of, satisfy, word};
use crate::claim::Form;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Interval, Stated, Unit};
use crate::sentence::{Kind, Word};

/// An age: one number, or two of a range.
#[derive(Clone, Debug)]
pub struct Age {
    /// The numbers as written; none of "mid-20s".
    pub stated: Vec<Stated>,
    /// The years that "mid-20s" stands for.
    pub set: Option<Interval>,
    /// Years, months, weeks or days.
    pub unit: Unit,
    /// How it is written.
    pub form: Form,
}

/// No person is older.
const OLDEST: i64 = 120;

/// "46-year-old", "8 months old", "ninety-five years of age", "18- to 24-year-olds".
pub fn spelled(input: Cursor<'_>) -> Parsed<'_, Age> {
    let joint = || opt(one_of(DASHES));
    // "her 14- and 11-year-olds" are two ages, "between 14 and 18 years old" is a range
    let between = input.back(1).is_some_and(|before| before.is("between"));
    let link = satisfy(move |word| word.is_any(&["to", "-", "\u{2013}", "or"]) || between && word.is("and"));
    let upper = (joint(), link, joint(), number).map(|(_, _, _, upper)| upper);
    let (rest, (first, second)) = (number, opt(upper)).parse(input)?;
    let (rest, (_, unit)) = (joint(), lookup(age_unit)).parse(rest)?;
    let old = (joint(), one_of(&["old", "olds"])).map(|_| ());
    let of_age = (word("of"), word("age")).map(|_| ());
    let (rest, ()) = alt((old, of_age)).parse(rest)?;
    let stated: Vec<Stated> = std::iter::once(first).chain(second).map(|number| number.stated).collect();
    Ok((rest, Age { stated, set: None, unit, form: first.form }))
}

fn age_unit(word: &Word<'_>, lexicon: &Lexicon) -> Option<Unit> {
    if !word.lower.starts_with(['y', 'm', 'w', 'd']) {
        return None;
    }
    let lemma = lexicon.words.lemma(&word.lower);
    match &*lemma {
        "year" | "yr" => Some(Unit::year_person()),
        "month" | "week" | "day" => Amount::ratio(
            1,
            match &*lemma {
                "month" => 12,
                "week" => 52,
                _ => 365,
            },
        )
        .map(|factor| Unit::new(&format!("{lemma}-person"), Dimension::Age, factor)),
        _ => None,
    }
}

/// A bare number that its neighbours make an age. `after_age` tells that the figure before it in the sentence was one.
pub fn implied(input: Cursor<'_>, after_age: bool) -> Parsed<'_, Age> {
    let (rest, found) = number(input)?;
    // "aged 184" is an age, if nobody's
    let oldest = if named_as_age(input) { 10 * OLDEST } else { OLDEST };
    let plausible = found.stated.value.is_integer() && found.stated.value >= Amount::ONE && found.stated.value < Amount::integer(oldest);
    let goes_on = rest.next().is_some_and(|next| {
        next.glued
            && (next.kind != Kind::Sign
                || next.is_any(&["%", "/", ":", "\u{b0}"])
                || next.is_any(DASHES) && rest.peek(1).is_some_and(|after| after.kind == Kind::Word && after.glued))
    });
    if !plausible
        || goes_on
        || !(named_as_age(input)
            || turned(input, rest)
            || bounds_people(input, rest)
            || after_age && goes_on_with_list(input, rest)
            || between_commas(input, rest, &found)
            || in_brackets(input, rest, &found))
    {
        return input.refuse();
    }
    let upper = |input| {
        let (after, (_, second)) = (alt((one_of(DASHES), one_of(&["to"]))), number).parse(input)?;
        if second.stated.value > found.stated.value && second.stated.value <= Amount::integer(OLDEST) { Ok((after, second)) } else { Cursor::refuse(input) }
    };
    let (rest, second) = if named_as_age(input) { opt(upper).parse(rest)? } else { (rest, None) };
    let stated = std::iter::once(found).chain(second).map(|number| number.stated).collect();
    Ok((rest, Age { stated, set: None, unit: Unit::year_person(), form: found.form }))
}

/// "aged 46", "ages 13", "at the age of 9", "age 46".
fn named_as_age(input: Cursor<'_>) -> bool {
    let word = |back: usize| input.back(back);
    let skip = usize::from(word(1).is_some_and(|before| before.is_any(&["between", "about", "around", "from", "just", "only", "under", "over", "up"])));
    let before = word(1 + skip);
    before.is_some_and(|before| before.is_any(&["aged", "ages", "age"]))
        || before.is_some_and(|before| before.is("of")) && word(2 + skip).is_some_and(|before| before.is_any(&["age", "ages"]))
}

/// "turned 80", "turns 18 in May".
fn turned(input: Cursor<'_>, rest: Cursor<'_>) -> bool {
    input.back(1).is_some_and(|before| before.is_any(&["turned", "turns", "turning"])) && stands_alone(rest)
}

/// "men under thirty", "anyone over 65".
fn bounds_people(input: Cursor<'_>, rest: Cursor<'_>) -> bool {
    let bound = input.back(1).is_some_and(is_bound);
    let lexicon = input.lexicon();
    let people = input.back(2).is_some_and(|noun| {
        noun.is_any(&["anyone", "everyone", "those", "someone"])
            || lexicon.nouns.is_person(&lexicon.words.lemma(&noun.lower)) && lexicon.words.lemma(&noun.lower) != noun.lower
    });
    bound && people && stands_alone(rest)
}

/// Whether nothing that could be counted follows: "80.", "80 on Friday", "80 last week".
fn stands_alone(rest: Cursor<'_>) -> bool {
    rest.next().is_none_or(|next| {
        next.kind == Kind::Sign && !next.is_any(&["%", "$", "-"])
            || rest.lexicon().words.is_preposition(&next.lower) && !next.is_any(&["of", "per"])
            || rest.lexicon().words.is_auxiliary(&next.lower)
            || rest.lexicon().words.is_opener(&next.lower)
            || next.is_any(&["and", "or", "last", "this", "next", "today", "yesterday", "tomorrow"])
            || rest.lexicon().calendar.weekday(&next.lower).is_some()
    })
}

/// "[ages 13], 17 and 19"; not "[children under 14], 52 were women", where a bound lists nothing and what follows a comma has a verb of its own.
fn goes_on_with_list(input: Cursor<'_>, rest: Cursor<'_>) -> bool {
    let comma = input.back(1).is_some_and(|before| before.is(","));
    let joined = (comma || input.back(1).is_some_and(|before| before.is_any(&["and", "to"])))
        && input.back(2).is_some_and(|before| {
            before.is_number() || before.is(",") && input.back(3).is_some_and(Word::is_number) || input.lexicon().numbers.cardinal(&before.lower).is_some()
        });
    let bounded = input.back(3).is_some_and(is_bound);
    let closed = rest.next().is_none_or(|next| next.kind == Kind::Sign || next.is("and") || !comma && next.is_any(&["were", "was", "are", "is", "who"]));
    joined && !bounded && closed
}

/// "under thirty", "over 65".
fn is_bound(word: &Word<'_>) -> bool {
    word.is_any(&["under", "over", "below", "above"])
}

/// "Kleman, 46, of Florida".
fn between_commas(input: Cursor<'_>, rest: Cursor<'_>, found: &Number) -> bool {
    let name = input.back(2);
    let named = input.back(1).is_some_and(|before| before.is(","))
        && name.is_some_and(|name| {
            name.kind == Kind::Word
                && name.is_capitalised()
                && !name.is_any(&["no", "jr"])
                && input.lexicon().calendar.month(&name.lower).is_none()
                && input.lexicon().calendar.weekday(&name.lower).is_none()
                || name.is_any(&["jr", "sr"])
                || name.is(".") && input.back(3).is_some_and(|suffix| suffix.is_any(&["jr", "sr"]))
        });
    let spaced_dash = rest.next().is_some_and(|next| next.is_any(DASHES) && !next.glued);
    let closed = spaced_dash || rest.next().is_none_or(|next| next.is_any(&[",", ".", ";", ")", "\u{2014}", "who", "and", "told", "said", "was", "is"]));
    let list = rest.next().is_some_and(|next| next.is(",")) && rest.peek(1).is_some_and(Word::is_number);
    named && closed && !list && found.stated.value >= Amount::integer(2) && found.stated.place == Amount::ONE && found.is_plain
}

/// "Stefan Aristidou (26)": after two capitalised words, in brackets of its own.
fn in_brackets(input: Cursor<'_>, rest: Cursor<'_>, found: &Number) -> bool {
    let capitalised = |back: usize| input.back(back).is_some_and(|word| word.kind == Kind::Word && word.is_capitalised());
    let alone = input.back(1).is_some_and(|before| before.is("(")) && rest.next().is_some_and(|next| next.is(")"));
    let others = input.words().iter().filter(|word| word.is("(")).count() == 1;
    alone && others && capitalised(2) && capitalised(3) && found.is_plain && (10..=OLDEST).contains(&found.stated.value.to_integer().unwrap_or(0))
}

/// "the over 60s": a group by its age, whose bound is read as a hedge; "in under 60s" is a time.
pub fn group(input: Cursor<'_>) -> Parsed<'_, Age> {
    let (rest, (found, _)) = (number, satisfy(|word| word.glued && word.is("s"))).parse(input)?;
    let bounded = input.back(1).is_some_and(|before| before.is_any(&["over", "under"]))
        && input.back(2).is_some_and(|before| before.is_any(&["the", "for", "among", "of", "by", "all", "and", "to"]));
    let plausible = found.is_plain && found.stated.value.is_integer() && found.stated.value >= Amount::integer(5) && found.stated.value <= Amount::integer(100);
    if bounded && plausible { Ok((rest, Age { stated: vec![found.stated], set: None, unit: Unit::year_person(), form: found.form })) } else { input.refuse() }
}

/// "mid-20s", "in his early fifties", "in their 50s".
pub fn decade_of_life(input: Cursor<'_>) -> Parsed<'_, Age> {
    let part = (one_of(&["mid", "early", "late"]), opt(one_of(DASHES))).map(|(part, _)| part);
    let (rest, part) = opt(part).parse(input)?;
    let in_digits = (digits, satisfy(|word| word.glued && word.is_any(&["s", "'s"])))
        .map_opt(|(token, _)| token.text.parse::<i64>().ok().filter(|_| token.text.len() == 2));
    let (rest, decade) = alt((in_digits, lookup(|word, _| tens(&word.lower)))).parse(rest)?;
    let mut owner = 1;
    while input.back(owner).is_some_and(|before| before.is_any(&["-", "early", "mid", "late", "the"])) {
        owner += 1;
    }
    let of_somebody = input.back(owner).is_some_and(|before| before.is_any(&["his", "her", "their", "my", "our", "your"]));
    // "mid-20s" may be years only after "the", and a decade after 1900 is written with its century or an apostrophe
    let of_life = of_somebody || part.is_some() && !input.back(1).is_some_and(|before| before.is("the")) && !input.next().is_some_and(|word| word.is("'"));
    if decade % 10 != 0 || decade == 0 || !of_life {
        return input.refuse();
    }
    let (low, high) = match part.map(|word| &*word.lower) {
        Some("early") => (0, 3),
        Some("mid") => (4, 6),
        Some("late") => (7, 9),
        _ => (0, 9),
    };
    let set = Interval::closed(Amount::integer(decade + low), Amount::integer(decade + high));
    Ok((rest, Age { stated: Vec::new(), set: Some(set), unit: Unit::year_person(), form: Form::Digits }))
}

fn tens(word: &str) -> Option<i64> {
    const NAMES: [&str; 8] = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    NAMES.iter().position(|name| *name == word).and_then(|index| i64::try_from(index).ok()).map(|index| (index + 2) * 10)
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means, never};

    #[test]
    fn a_birthday_and_a_bound_of_people_are_ages() {
        means(&["She turned 80 last week", "She turned 80.", "He turns 80 in May", "the year in which he turned eighty"], "80 year-person");
        means(&["men under thirty", "women under 30", "anyone under 30 is free", "children under 30, they said"], "less-than 30 year-person");
        means(&["people over 65 are free"], "more-than 65 year-person");
        never(
            &["He turned 80 acres into a park", "They turned 12 away", "men under 30 kilos", "a bridge over 65 metres", "the men over 40 days"],
            "year-person",
        );
    }

    #[test]
    fn one_age_has_many_spellings() {
        means(&["a 46-year-old man", "Anna Bern, 46, said", "a man aged 46", "she is 46 years old", "at the age of 46", "46 years of age"], "46 year-person");
        means(&["a man aged 184", "at the age of 184"], "184 year-person");
        means(&["an 8-month-old baby", "8 months old"], "8 month-person");
        means(&["boys aged 13 to 17", "13- to 17-year-olds", "13-to-17-year-olds"], "13-17 year-person");
        means(&["a jab for the over 60s", "a jab for all over 60s"], "more-than 60 year-person");
        holds("The singer has died aged 56 October 6.", &["56 year-person", "10-06 date"]);
    }

    #[test]
    fn ages_go_on_in_a_list() {
        holds("The victims, aged 13, 17 and 19, lived here", &["13 year-person", "17 year-person", "19 year-person"]);
        holds("Of 183 dead, 104 were children under 14, 52 were women", &["183 count", "104 count", "less-than 14 year-person", "52 count"]);
        holds("Some were aged 13, 17 were women", &["13 year-person", "17 count"]);
    }

    #[test]
    fn decades_of_life() {
        means(&["in his mid-20s", "a man in his mid-20s"], "about 24\u{2013}26 year-person");
        means(&["in her fifties", "in her 50s"], "about 50\u{2013}59 year-person");
    }

    #[test]
    fn numbers_between_commas_are_ages_only_after_names() {
        never(&["In March, 46, ships came", "they counted 12, 46, 50", "On Monday, 46 ships came", "for 46 years", "He ran it in under 60s"], "year-person");
    }
}
