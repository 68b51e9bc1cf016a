//! "one" and "a": where they count, and where they do not.

use super::Figures;
use super::cursor::Cursor;
use crate::claim::Form;
use crate::lexicon::{Lexicon, Small};
use crate::quantity::{Amount, Unit};
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
