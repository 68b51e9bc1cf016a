//! "one" and "a": where they count, and where they do not; words for so many at once.
//!
//! ```text
//! group = ["a"] group-word, before "of" and what it counts      "a trio of banks", "a pair of sisters"
//! item  = "one", at the beginning of an item beside one that begins with a figure       "- nine in Marrow", "- one in Tarn"
//! ```

use std::ops::Range;

use nom::Parser;
use nom::combinator::opt;

use super::Figures;
use super::core::Core;
use super::cursor::{Cursor, DASHES, Parsed, lookup, one_of};
use crate::claim::{Figure, Form};
use crate::lexicon::{Lexicon, Small};
use crate::quantity::{Amount, Hedge, Stated, Unit};
use crate::sentence::{Kind, Word};

/// "two British nationals and a US citizen": an article that counts, because a number counts beside it.
pub(super) fn coordinated_article(words: &[Word<'_>], at: usize, found: &Figures, lexicon: &Lexicon) -> bool {
    let Some((figure, range)) = found.figures.last() else { return false };
    let counts = figure.unit == Unit::count() && figure.form == Form::Words && figure.stated.iter().all(|stated| stated.value < Amount::integer(20));
    let joined = at > range.end && at - range.end <= 4 && words[at - 1].is("and") && words[at].is_any(&["a", "an"]);
    let between = words.get(range.end..at.saturating_sub(1)).unwrap_or_default();
    let plural = between.last().is_some_and(|head| head.kind == Kind::Word && lexicon.is_plural(&head.lower));
    let nouns = between.iter().all(|word| word.kind == Kind::Word && !lexicon.words.is_stop(&word.lower));
    let person =
        words.get(at + 1..(at + 4).min(words.len())).is_some_and(|after| after.iter().any(|word| lexicon.nouns.is_person(&lexicon.words.lemma(&word.lower))));
    // "a couple of apples" is no person
    let container = words.get(at + 1).is_some_and(|noun| lexicon.clauses.is_container(&noun.lower) || lexicon.numbers.is_small(Small::Group, &noun.lower))
        && words.get(at + 2).is_some_and(|of| of.is("of"));
    counts && joined && nouns && plural && person && !container
}

/// "a trio of banks": so many at once. Two of other things than persons may be one thing: "a pair of scissors".
pub(super) fn group(cursor: Cursor<'_>) -> Parsed<'_, Core> {
    let (rest, (_, value)) = (opt(one_of(&["a", "the"])), lookup(|word, lexicon| lexicon.numbers.group(&word.lower))).parse(cursor)?;
    let lexicon = cursor.lexicon();
    let of = rest.next().is_some_and(|next| next.is("of"));
    let counted = rest.peek(1).is_some_and(|word| word.kind == Kind::Word && !lexicon.numbers.is_small(Small::Person, &word.lower));
    let person = || (1..4).filter_map(|ahead| rest.peek(ahead)).any(|word| lexicon.nouns.is_person(&lexicon.words.lemma(&word.lower)));
    // "the trio, Amos, Brook and Cole,": they are named at once
    let named =
        value > 2 && rest.next().is_some_and(|next| next.is_any(DASHES) || next.is_any(&[",", "(", ":"])) && rest.peek(1).is_some_and(Word::is_capitalised);
    if !named && (!of || !counted || value == 2 && !person()) {
        return cursor.refuse();
    }
    let stated = Stated { value: Amount::integer(i64::from(value)), place: Amount::ONE };
    Ok((rest, Core::number(stated, Unit::count(), Form::Words)))
}

/// Takes "one" for a number where an item of a list opens with it, as the item above opens with a figure.
pub fn opening_one(words: &[Word<'_>], figures: &mut Vec<(Figure, Range<usize>)>) {
    let [one, next, ..] = words else { return };
    // "one of them" is a part of what stands above
    let counts = one.is("one") && next.kind == Kind::Word && !next.is("of");
    if counts && figures.first().is_none_or(|(_, range)| range.start > 0) {
        let stated = Stated { value: Amount::ONE, place: Amount::ONE };
        let figure = Figure { span: one.span, stated: vec![stated], hedge: Hedge::Exact, set: None, unit: Unit::count(), moment: None, form: Form::Words };
        figures.insert(0, (figure, 0..1));
    }
}

/// "one" that counts nothing: "no one", "one of the", "the one", "one another", "one day".
pub(super) fn is_pronoun(cursor: Cursor<'_>, rest: Cursor<'_>) -> bool {
    let is_one = cursor.next().is_some_and(|word| word.is("one")) && rest.at() == cursor.at() + 1;
    if !is_one {
        return false;
    }
    let numbers = &cursor.lexicon().numbers;
    let phrase =
        |back: usize| cursor.at().checked_sub(back).is_some_and(|at| numbers.one_idle.starting_at(cursor.words(), at).is_some_and(|(len, ())| len > back));
    if phrase(0) || phrase(1) {
        return true;
    }
    let before = cursor.back(1).is_some_and(|word| numbers.is_before_pronoun(&word.lower) || word.is("-"));
    let next = rest.next();
    let after = next.is_none_or(|next| next.kind == Kind::Sign && !next.is("-") && !next.is("\"") || numbers.is_after_pronoun(&next.lower));
    // "one of the men", "one of 12 men" counts; "one of us" does not
    let of_counted = next.is_some_and(|next| next.is("of")) && rest.peek(1).is_some_and(|word| !numbers.is_small(Small::Person, &word.lower));
    before || after && !of_counted
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{means, never};

    #[test]
    fn a_group_counts_what_stands_behind_of() {
        means(&["a trio of banks", "the trio of banks", "three banks"], "3 count");
        means(&["a quartet of new players", "four new players"], "4 count");
        means(&["a pair of sisters", "two sisters"], "2 count");
        never(&["The trio was held", "a quartet by Haydn", "a trio of them", "a pair of scissors", "a pair of shoes"], "count");
    }
}
