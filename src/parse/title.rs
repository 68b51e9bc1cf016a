//! Numbers that are titles: of works, and of those who perform them.
//!
//! ```text
//! title  = title-noun { Capitalised } number ( Capitalised | stop | auxiliary )      "the song 99 Luftballons", "the film 300 was", "rapper 50 Cent"
//! quoted = "\"" number "\""                                           with a title noun in the sentence: the album "25"
//! ```
//! Which nouns have titles is data: `rules/lexicon/names.toml`. A range and a score ("won the series 3-1") are none.

use nom::Parser;
use nom::branch::alt;

use super::cursor::{Cursor, DASHES, Parsed, digits};
use super::model::counts;
use crate::sentence::{Kind, Word};

/// Words of a title before its number, at the most.
const MOST_NAMES: usize = 4;

/// A number that is a title, or that a title begins with.
pub fn title(input: Cursor<'_>) -> Parsed<'_, ()> {
    alt((named, quoted)).parse(input)
}

fn named(input: Cursor<'_>) -> Parsed<'_, ()> {
    // "the video game Halo 2 has been"
    let names = (1..=MOST_NAMES).take_while(|&back| input.back(back).is_some_and(|word| word.kind == Kind::Word && word.is_capitalised())).count();
    if !input.back(names + 1).is_some_and(|noun| has_title(input, noun)) {
        return input.refuse();
    }
    let (rest, _) = digits(input)?;
    let titled = names == 0 && rest.next().is_some_and(|next| next.kind == Kind::Word && next.is_capitalised() && !next.glued && !next.is("'s"));
    let ends = rest.next().is_none_or(|next| {
        let words = &rest.lexicon().words;
        let stops = next.kind == Kind::Sign && !next.is_any(DASHES) && !next.is("/") || words.is_auxiliary(&next.lower) || words.is_preposition(&next.lower);
        stops && !next.is("to") && !counts(rest)
    });
    if titled || ends { Ok((rest, ())) } else { input.refuse() }
}

fn quoted(input: Cursor<'_>) -> Parsed<'_, ()> {
    if !input.back(1).is_some_and(|sign| sign.is("\"")) {
        return input.refuse();
    }
    let (rest, token) = digits(input)?;
    let alone = token.glued && rest.next().is_some_and(|sign| sign.glued && sign.is("\""));
    if alone && input.words().iter().any(|noun| has_title(input, noun)) { Ok((rest, ())) } else { input.refuse() }
}

fn has_title(input: Cursor<'_>, noun: &Word<'_>) -> bool {
    input.lexicon().names.has_title(&noun.lower)
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, never};

    #[test]
    fn a_title_counts_nothing() {
        never(
            &[
                "the song 99 Luftballons was a hit",
                "the rapper 50 Cent sang",
                "the film 300 was shot in a hall",
                "the band 30 Seconds to Mars",
                "the album \"25\" by a singer",
                "the novel 1984, which he read",
                "the video game Halo 2 has been sold",
                "the film Robots 2.",
            ],
            "count",
        );
        holds("She recorded the album 25 in 30 days", &["- name", "30 day"]);
    }

    #[test]
    fn what_stands_behind_a_work_may_count() {
        holds("They saw the film 3 times", &["3 count"]);
        holds("The band sold 40 records", &["40 count"]);
        never(&["They won the series 3-1", "the group 18 to 25", "She wrote \"25\" on the wall"], "name");
    }
}
