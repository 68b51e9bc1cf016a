//! Hedges: the words before and after a number that say how firmly it is stated.
//!
//! ```text
//! hedged = { hedge-before ["a" | "an" | "the"] } figure [ hedge-after ]
//! ```
//! Which words hedge, and how, is data: `rules/lexicon/hedges.toml`. A bound outweighs a mere "about": "at least an estimated 30".
//! No bound is what compares with a figure that is known ("more than the 640 of last year", "82 more than 640", [`compares`]) and what a
//! verb takes with its preposition ("spread over 11 sites").

use super::cursor::Cursor;
use std::ops::Range;

use crate::claim::Figure;
use crate::lexicon::{HedgeWord, Small};
use crate::quantity::{Dimension, End, Hedge, Interval, Stated, Unit};
use crate::sentence::{Kind, Word};

/// A hedge and the words that it takes.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its meaning.
    pub hedge: HedgeWord,
    /// Index of the first word of the hedged figure, or of the first word after it.
    pub at: usize,
}

/// How many hedges in a row are read.
const MOST: usize = 3;

/// The hedge that ends right before word `start`.
#[must_use]
pub fn before(input: Cursor<'_>, start: usize, dimension: Dimension) -> Option<Found> {
    let words = input.words();
    let mut found: Option<Found> = None;
    let mut at = start;
    for _ in 0..MOST {
        // "under the age of 5"
        let age = dimension == Dimension::Age && at >= 3 && words[at - 1].is("of") && words[at - 2].is("age") && words[at - 3].is("the");
        if age && found.is_none() {
            at -= 2;
        }
        let article = at.checked_sub(1).and_then(|index| words.get(index)).is_some_and(|word| word.is_any(&["a", "an", "the", "another", "its"]));
        let hit = |end: usize| input.lexicon().hedges.before.ending_at(words, end).map(|(len, hedge)| (end - len, *hedge));
        // "more than the 640", "over its six years": what is known already is not bounded
        let known = !age && article && !words[at - 1].is_any(&["a", "an", "another"]);
        let bare = hit(at);
        let Some((begin, hedge)) = bare.or_else(|| if article && !known { hit(at - 1) } else { None }) else { break };
        // "under a 1984 agreement", "over a 10-mile stretch": a preposition before an article is one, but for a share
        if bare.is_none() && is_of_place(input, &words[begin]) && at - begin == 2 && !matches!(dimension, Dimension::Share | Dimension::Money) {
            break;
        }
        // "ruled over nearly 40": the verb takes "over"
        let before_hedge = at != start && at - begin == 1 && is_of_place(input, &words[begin]);
        if before_hedge || !hedges_here(input, begin, at, dimension) {
            break;
        }
        let stronger = found.as_ref().is_none_or(|earlier| earlier.hedge.hedge == Hedge::About);
        found = Some(Found { hedge: if stronger { hedge } else { found.as_ref().map_or(hedge, |earlier| earlier.hedge) }, at: begin });
        at = begin;
    }
    found
}

fn is_of_place(input: Cursor<'_>, word: &Word<'_>) -> bool {
    input.lexicon().numbers.is_small(Small::Place, &word.lower)
}

/// Whether a hedge right behind a figure compares the two: "£82 million more than £640 million", "12 percent above 40".
#[must_use]
pub fn compares(hedge: Hedge, last: &Figure, unit: &Unit) -> bool {
    let bounds = matches!(hedge, Hedge::MoreThan | Hedge::LessThan | Hedge::JustOver);
    let (kind, base) = (last.unit.dimension(), unit.dimension());
    bounds && kind.is_quantity() && (kind == base || matches!(kind, Dimension::Share | Dimension::Ratio))
}

/// The values under a hedge that has a tolerance of its own: "very roughly 40".
#[must_use]
pub fn loosened(hedge: &HedgeWord, stated: &[Stated]) -> Option<Interval> {
    let ([only], Some(share), Hedge::About) = (stated, hedge.tolerance, hedge.hedge) else { return None };
    Some(Interval::closed(only.value, only.value).widened(only.value.abs().times(share)?))
}

/// "more than 100 kilometres (60 miles)": the bracket restates the figure before it, hedge and all.
#[must_use]
pub fn carried(words: &[Word<'_>], first: &(Figure, Range<usize>), second: &Figure, start: usize) -> Option<Hedge> {
    let bracket = words.get(first.1.end..start).is_some_and(|between| matches!(between, [open] if open.is("(")));
    let kind = first.0.unit.dimension();
    let restates = bracket
        && kind == second.unit.dimension()
        && first.0.unit != second.unit
        && !matches!(kind, Dimension::Count | Dimension::Share | Dimension::Age)
        && kind.is_quantity();
    (restates && second.hedge == Hedge::Exact && first.0.hedge != Hedge::Between).then_some(first.0.hedge)
}

/// Whether the words are meant as a hedge: "over two years" and "the past two years" tell when, "near 40" tells how much.
fn hedges_here(input: Cursor<'_>, begin: usize, end: usize, dimension: Dimension) -> bool {
    let words = input.words();
    let single = end - begin == 1;
    let Some(word) = words.get(begin) else { return false };
    let previous = begin.checked_sub(1).and_then(|index| words.get(index));
    let is_time = matches!(dimension, Dimension::Duration | Dimension::Year | Dimension::Date | Dimension::TimeOfDay);
    if is_time && single && is_of_place(input, word) {
        return word.is("over")
            && previous.is_some_and(|before| before.is_any(&["for", "lasted", "took", "well", "after", "just", "is", "was", "of", "spent", "served"]))
            || word.is("under") && dimension == Dimension::Duration;
    }
    if matches!(dimension, Dimension::Ordinal | Dimension::Name) {
        return false;
    }
    // "spread over 11 specialties"
    let reaches = |verb: &Word<'_>| {
        let stem = verb.lower.strip_suffix("ed").unwrap_or(&verb.lower);
        [&*input.lexicon().words.lemma(&verb.lower), stem].iter().any(|verb| input.lexicon().hedges.reaches(verb, &word.lower))
    };
    if single && previous.is_some_and(reaches) {
        return false;
    }
    // "an area in the south of 80 square miles"
    if word.is_any(&["south", "north"]) && previous.is_some_and(|before| before.is("the")) {
        return false;
    }
    // "the past 40", "the top 10", "a maximum of 5" is fine
    if single
        && dimension != Dimension::Age
        && word.is_any(&["past", "top", "over", "near", "some", "maximum", "minimum"])
        && previous.is_some_and(|before| before.is_any(&["the", "its", "their", "his", "her"]) || word.is("top") && before.is_any(&["a", "'s"]))
    {
        return false;
    }
    // "UK top 250 companies", "24 top 250 firms": no bound but the best of them
    let names_the_best = single && word.is("top") && dimension == Dimension::Count && ranks(input, previous, words.get(end + 1));
    let is_time = single && word.is("past") && dimension != Dimension::Count;
    !(names_the_best || is_time)
}

/// "Kenya's top 20 banks": "top" between a name or a description and a plural, where no verb can stand.
fn ranks(input: Cursor<'_>, previous: Option<&Word<'_>>, next: Option<&Word<'_>>) -> bool {
    let plural = next.is_some_and(|next| next.kind == Kind::Word && next.lower.ends_with('s') && input.lexicon().words.lemma(&next.lower) != next.lower);
    let subject = |word: &Word<'_>| {
        word.kind == Kind::Word
            && !word.is("'s")
            && (word.is("to") || input.lexicon().words.is_auxiliary(&word.lower) || word.lower.ends_with('s') && !word.is_capitalised())
    };
    plural && !previous.is_some_and(subject)
}

/// "more than 40 but less than 60": two bounds that make one range.
#[must_use]
pub fn both_bounds(words: &[Word<'_>], first: &(Figure, Range<usize>), second: &(Figure, Range<usize>)) -> Option<(Figure, Range<usize>)> {
    let joined = words
        .get(first.1.end..second.1.start)
        .is_some_and(|between| between.len() <= 2 && between.iter().all(|joint| joint.is_any(&["and", "but", ","])) && !between.is_empty());
    let (Some(low), Some(high)) = (first.0.single(), second.0.single()) else { return None };
    let bounds = first.0.hedge.is_lower_bound() && second.0.hedge.is_upper_bound() && low < high;
    let same_kind = first.0.unit == second.0.unit || first.0.unit == Unit::count();
    if !(joined && bounds && same_kind) {
        return None;
    }
    let set =
        Interval { low: Some(End { at: low, open: first.0.hedge == Hedge::MoreThan }), high: Some(End { at: high, open: second.0.hedge == Hedge::LessThan }) };
    let stated = first.0.stated.iter().chain(&second.0.stated).copied().collect();
    let figure = Figure { span: first.0.span.cover(second.0.span), stated, hedge: Hedge::Between, set: Some(set), ..second.0.clone() };
    Some((figure, first.1.start..second.1.end))
}

/// The hedge that begins at word `end`.
#[must_use]
pub fn after(input: Cursor<'_>, end: usize) -> Option<Found> {
    let words = input.words();
    let (len, hedge) = input.lexicon().hedges.after.starting_at(words, end)?;
    let next = words.get(end + len);
    // "30 plus 5", "$30 plus a fee" add to what came before
    let first = words.get(end)?;
    let margin = first.is("plus") && next.is_some_and(|next| next.is("or"));
    let numbers = &input.lexicon().numbers;
    let opens = |next: &Word<'_>| next.is_number() || numbers.cardinal(&next.lower).is_some() || numbers.is_small(Small::Article, &next.lower);
    let belongs_to_next = margin || next.is_some_and(opens);
    if belongs_to_next || first.is("+") && !first.glued || first.is("odd") && next.is_none() {
        return None;
    }
    Some(Found { hedge: *hedge, at: end + len })
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means};

    #[test]
    fn hedges_stand_before() {
        means(
            &["up to 30,000 men", "as many as 30,000 men", "no more than 30,000 men", "at most 30,000 men", "a maximum of 30,000 men"],
            "at-most 30000 count",
        );
        means(
            &["at least 69 people", "no fewer than 69 people", "a minimum of 69 people", "69 people".replace("69", "69 or more").as_str()],
            "at-least 69 count",
        );
        means(&["more than 50 others", "over 50 others", "in excess of 50 others", "upwards of 50 others"], "more-than 50 count");
        means(&["less than 7 percent", "fewer than 7 percent", "under 7 percent", "below 7 percent"], "less-than 7 percent");
        means(
            &["roughly 40 ships", "about 40 ships", "some 40 ships", "an estimated 40 ships", "around 40 ships", "40-odd ships", "40 or so ships"],
            "about 40 count",
        );
        means(&["nearly 30 ships", "almost 30 ships", "close to 30 ships", "just under 30 ships"], "nearly 30 count");
        means(&["just over 30 ships", "slightly more than 30 ships"], "just-over 30 count");
    }

    #[test]
    fn what_is_added_is_no_hedge() {
        holds("They pay 6 dollars plus a fee", &["6 USD"]);
        holds("They pay 6 dollars plus", &["more-than 6 USD"]);
    }

    #[test]
    fn a_bound_outweighs_an_estimate() {
        means(&["at least an estimated 30 ships"], "at-least 30 count");
    }

    #[test]
    fn a_looser_hedge_has_a_wider_set() {
        let set = |text: &str| crate::parse::sample::figures(text)[0].set.map(|set| set.to_string());
        assert_eq!(set("very roughly 40 ships").as_deref(), Some("32\u{2013}48"));
        assert_eq!(set("roughly 40 ships"), None);
    }

    #[test]
    fn what_is_compared_with_is_not_bounded() {
        holds("It cost \u{a3}82 million more than the \u{a3}640 million planned", &["82000000 GBP", "640000000 GBP"]);
        holds("It cost \u{a3}82 million more than \u{a3}640 million", &["82000000 GBP", "640000000 GBP"]);
        holds("Output was 12 percent above 40 tonnes", &["12 percent", "40 metric-ton"]);
        holds("In 12 months more than 40 ships sank", &["12 month", "more-than 40 count"]);
        holds("In 2019 more than 40 ships sank", &["2019 year", "more-than 40 count"]);
    }

    #[test]
    fn a_verb_takes_its_preposition() {
        means(&["posts spread over 11 sites", "crews scattered over 11 sites"], "11 count");
        means(&["over the six years"], "6 year");
        means(&["There were over 11 sites", "It hit over 11 sites"], "more-than 11 count");
        means(&["He ruled over nearly 40 villages"], "nearly 40 count");
    }

    #[test]
    fn two_bounds_make_a_range() {
        means(&["more than 40, less than 60 ships", "more than 40, but fewer than 60 ships"], "40-60 count");
        means(&["more than 40 and less than 60 ships", "more than 40 but fewer than 60 ships"], "40-60 count");
    }

    #[test]
    fn words_of_time_and_place_do_not_hedge() {
        means(&["the past two years", "over the past two years", "the last two years"], "2 year");
        means(&["the top 40 ships", "Corvale's top 40 ships", "The Corvale top 40 ships"], "40 count");
        means(&["the toll may top 40 ships", "the losses top 40 ships"], "more-than 40 count");
        means(&["an area in the south of 80 square miles"], "80 square-mile");
    }

    #[test]
    fn a_preposition_before_an_article_bounds_nothing() {
        means(&["under a 1984 agreement"], "1984 year");
        means(&["under a two-year contract", "over a two-year stretch"], "2 year");
        means(&["over a 50 percent rise"], "more-than 50 percent");
        means(&["for nearly a 10-year stretch"], "nearly 10 year");
        means(&["a top 10 hit", "the league's top 10 this season", "made the top ten"], "10 ordinal");
        means(&["Kenya's top 20 banks"], "20 count");
    }
}
