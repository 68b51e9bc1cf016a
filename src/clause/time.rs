//! When: the words that date a figure, and the moments they name.
//!
//! ```text
//! phrase  = date-figure | year-figure | ("last" | "this" | "next" ...) period | ordinal period | month | weekday | "yesterday" ...
//!         | duration ("ago" | "earlier" | "later")
//! heading = (duration | ordinal period | period) alone        "Nine mths" above the lines of a telegram; in a title, anywhere
//! ```
//! A phrase dates the figures of its own clause, and those of a clause below where it opens the sentence or the clause is a complement
//! ("police said on Friday that 12 ..."). What stands in a comparison or modifies another noun dates neither.

use std::cmp::Reverse;
use std::ops::Range;

use crate::claim::{Figure, Moment};
use crate::lexicon::{Lexicon, Tie};
use crate::quantity::Dimension;
use crate::sentence::Word;
use crate::span::Span;
use crate::syntax::{Relation, Tag};

use super::scene::Scene;

/// The words that say when a figure holds, of all that the sentence has; not the figure itself.
pub fn time(scene: &Scene<'_>, index: usize, times: &[Range<usize>]) -> Option<Span> {
    let range = &scene.figures[index].1;
    let node = scene.node(index);
    let own = times.iter().filter(|spot| spot.end <= range.start || spot.start >= range.end);
    // "40 in March from 50 a year earlier": what the figure is held against has a time of its own, or none
    let held = within_clause(scene, node).find(|&each| scene.is_tied(each, Tie::Comparison) || scene.is_tied(each, Tie::Origin));
    let held = held.or((scene.tie_before(index) == Some(Tie::Origin)).then_some(node));
    let dated = own.filter_map(|spot| {
        let token = head_of(scene, spot)?;
        if held.is_some_and(|top| !scene.tree.is_within(token, top) && spot.start != range.end) {
            return None;
        }
        let outside = !dates(scene, node, token)?;
        let away = range.start.saturating_sub(spot.end) + spot.start.saturating_sub(range.end);
        Some(((outside, Reverse(common_depth(scene, node, token)), away, spot.start), spot))
    });
    let (_, spot) = dated.min_by(|a, b| a.0.cmp(&b.0))?;
    Some(scene.span(spot))
}

/// The token of a phrase that hangs outside of it.
fn head_of(scene: &Scene<'_>, spot: &Range<usize>) -> Option<usize> {
    let first = scene.tree.token_at(spot.start)?;
    scene.tree.upwards(first).take_while(|&each| spot.contains(&scene.tree.token(each).words.start)).last().or(Some(first))
}

/// The token and those above it, up to the head of its clause, which is none of them.
fn within_clause<'s>(scene: &'s Scene<'_>, token: usize) -> impl Iterator<Item = usize> + 's {
    scene.tree.upwards(token).take_while(|&each| !scene.is_clause(each))
}

/// Whether a phrase of time in this token dates a figure: true in its own clause, false in one above; none where it does not.
fn dates(scene: &Scene<'_>, figure: usize, token: usize) -> Option<bool> {
    let tree = &scene.tree;
    // "a bond due in 1995": it dates the bond, and what is said of it holds at another time
    let described = |each: usize| {
        // "40 people killed in May": what a participle tells of the figure's own noun is what happened
        let apart = |head: usize| tree.tag(head).is_noun() && (tree.tag(each) == Tag::Adj || !tree.is_within(figure, head));
        matches!(tree.relation(each), Relation::Acl | Relation::Amod) && tree.head(each).is_some_and(apart)
    };
    let apart = |wanted: &dyn Fn(usize) -> bool| within_clause(scene, token).find(|&each| wanted(each)).is_some_and(|top| !tree.is_within(figure, top));
    if apart(&|each| scene.is_tied(each, Tie::Comparison)) || apart(&described) {
        return None;
    }
    // "the 2004 record": it tells which record; "March sales rose 12 percent": the sales that rose are those of March
    let of_subject = |head: usize| tree.relation(head).is_subject() && tree.head(head) == Some(scene.clause_head(figure)) && scene.figure_of(token).is_none();
    let names = matches!(tree.relation(token), Relation::Nummod | Relation::Compound | Relation::Amod)
        && tree.head(token).is_some_and(|head| tree.tag(head).is_noun() && !tree.is_within(figure, head) && !of_subject(head));
    if names {
        return None;
    }
    let (of_figure, of_time) = (scene.clause_head(figure), scene.clause_head(token));
    if of_figure == of_time {
        return Some(true);
    }
    let mut between = tree.upwards(of_figure).take_while(|&each| each != of_time).filter(|&each| scene.is_clause(each));
    let complement = between.all(|each| matches!(tree.relation(each), Relation::Ccomp | Relation::Xcomp | Relation::Parataxis));
    let fronted = token < of_time;
    (tree.is_within(of_figure, of_time) && (fronted || complement)).then_some(false)
}

/// How deep the lowest token above both stands.
fn common_depth(scene: &Scene<'_>, a: usize, b: usize) -> usize {
    let above: Vec<usize> = scene.tree.upwards(a).collect();
    scene.tree.upwards(b).find(|each| above.contains(each)).map_or(0, |common| scene.tree.upwards(common).count())
}

/// Every run of words of the sentence that says when, in order.
pub fn times(scene: &Scene<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..scene.words.len() {
        let free = found.last().is_none_or(|last| last.end <= at);
        found.extend(Some(at).filter(|_| free).and_then(|at| time_at(scene, at)));
    }
    found
}

/// The words from a word on that say when; an article before them is theirs.
fn time_at(scene: &Scene<'_>, at: usize) -> Option<Range<usize>> {
    let (clauses, calendar) = (&scene.lexicon.clauses, &scene.lexicon.calendar);
    let lower = |at: usize| scene.words.get(at).map(|word| &*word.lower);
    let is_period = |at: usize| lower(at).is_some_and(|word| clauses.is_period(word));
    let is_shift = |at: usize| lower(at).is_some_and(|word| clauses.is_shift(word));
    if let Some(index) = scene.figure_at(at) {
        let words = &scene.figures[index].1;
        let behind = words.start..words.end + 1;
        return match scene.dimension(index) {
            _ if words.start != at => None,
            Dimension::Ordinal => Some(behind).filter(|_| is_period(words.end)),
            Dimension::Duration => Some(behind).filter(|_| is_shift(words.end)),
            Dimension::Date | Dimension::Year => Some(stretch(scene, index, words)),
            _ => None,
        };
    }
    let word = &scene.words[at];
    if clauses.opens_period(&word.lower) {
        // "in the next two years"
        if let Some(next) = scene.figure_at(at + 1).filter(|&next| scene.dimension(next) == Dimension::Duration) {
            return Some(at..scene.figures[next].1.end);
        }
        if is_period(at + 1) || lower(at + 1).is_some_and(|next| calendar.weekday(next).is_some() || calendar.month(next).is_some()) {
            return Some(at..at + 2);
        }
    }
    // "a year earlier", "the week before"
    if is_period(at + 1) && is_shift(at + 2) && scene.lexicon.words.is_determiner(&word.lower) {
        return Some(at..at + 3);
    }
    // "in the quarter"
    let alone = |token: usize| scene.tree.relation(token).is_oblique() && scene.tree.under(token, Relation::Nmod).next().is_none();
    if scene.lexicon.words.is_definite(&word.lower) && is_period(at + 1) && !is_shift(at + 2) && scene.tree.token_at(at + 1).is_some_and(alone) {
        return Some(at..at + 2);
    }
    if is_period(at) && is_shift(at + 1) {
        return Some(at..at + 2);
    }
    let named = word.is_capitalised() && (calendar.weekday(&word.lower).is_some() || month(scene, at).is_some());
    (named || clauses.is_day(&word.lower)).then_some(at..at + 1)
}

/// "between 2014 and 2016", "28 June to 3 July": both ends of a stretch of time, where the figure is its first.
fn stretch(scene: &Scene<'_>, index: usize, words: &Range<usize>) -> Range<usize> {
    let kind = scene.dimension(index);
    let Some((_, last)) = scene.figures.get(index + 1).filter(|(last, range)| last.unit.dimension() == kind && range.start == words.end + 1) else {
        return words.clone();
    };
    let tag = |word: usize| scene.tree.token_at(word).map(|token| scene.tree.tag(token));
    let opener = words.start.checked_sub(1).filter(|&at| tag(at) == Some(Tag::Adp) && !scene.lexicon.clauses.is_point(&scene.words[at].lower));
    let joined = match tag(words.end) {
        Some(Tag::Cconj) => opener.is_some(),
        Some(Tag::Adp | Tag::Part | Tag::Punct | Tag::Sym) => !scene.words[words.end].is(","),
        _ => false,
    };
    if joined { opener.unwrap_or(words.start)..last.end } else { words.clone() }
}

/// A month named by itself.
fn month(scene: &Scene<'_>, at: usize) -> Option<u8> {
    let word = &scene.words[at];
    let month = scene.lexicon.calendar.month(&word.lower).filter(|_| word.is_capitalised())?;
    let name = scene.tree.token_at(at).is_some_and(|token| scene.tree.tag(token) == Tag::Propn);
    (!month.ambiguous || name).then_some(month.number)
}

/// The stretch of time that a line puts above the lines below it, where it says nothing else: "Nine mths", "Year". A title may say more:
/// "RENN MILLS 3RD QTR NET".
pub fn heading(words: &[Word<'_>], figures: &[(Figure, Range<usize>)], title: bool, lexicon: &Lexicon) -> Option<Span> {
    let is_period = |at: usize| words.get(at).is_some_and(|word| lexicon.clauses.is_period(&word.lower));
    let named = figures.iter().find_map(|(figure, range)| match figure.unit.dimension() {
        Dimension::Ordinal if is_period(range.end) => Some(range.start..range.end + 1),
        Dimension::Duration => Some(range.clone()),
        _ => None,
    });
    let spot = named.or_else(|| (figures.is_empty() && is_period(0)).then_some(0..1))?;
    let alone = spot.start == 0 && words[spot.end..].iter().all(|word| word.is_any(&[":", "."]));
    (alone || title && !figures.is_empty()).then(|| crate::parse::span_of(words, spot.start, spot.end))
}

/// Whether a line is the title of what stands below it: capitals throughout, and nothing that is counted or measured.
pub fn is_title(words: &[Word<'_>], figures: &[(Figure, Range<usize>)]) -> bool {
    let mut letters = words.iter().flat_map(|word| word.text.chars()).filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase) && figures.iter().all(|(figure, _)| !figure.unit.dimension().is_quantity())
}

/// Every moment that the words name, other than the figure `except`; for comparing when two figures hold.
#[must_use]
pub fn moments(scene: &Scene<'_>, range: Range<usize>, except: usize) -> Vec<Moment> {
    let named = |at: usize| {
        let weekday = || scene.lexicon.calendar.weekday(&scene.words[at].lower).filter(|_| scene.words[at].is_capitalised());
        let month = month(scene, at).map(|month| Moment { month: Some(month), ..Moment::default() });
        month.or_else(|| weekday().map(|weekday| Moment { weekday: Some(weekday), ..Moment::default() }))
    };
    let start = range.start;
    let moment = |at: usize| match scene.figure_at(at) {
        Some(index) => {
            let (figure, words) = &scene.figures[index];
            let counts = index != except && at == words.start.max(start) && figure.unit.dimension() != Dimension::TimeOfDay;
            figure.moment.filter(|_| counts)
        }
        None => named(at),
    };
    range.filter_map(moment).collect()
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::claim;

    #[track_caller]
    fn when(text: &str, figure: &str, time: Option<&str>) {
        assert_eq!(claim(text, figure).time.map(|time| time.of(text)), time, "{text}");
    }

    #[test]
    fn a_phrase_of_the_clause_dates_it() {
        when("In 1958 the mill packed 40 tins.", "40", Some("1958"));
        when("The mill packed 40 tins last year.", "40", Some("last year"));
        when("The mill packed 40 tins in the third quarter.", "40", Some("third quarter"));
        when("Between 2014 and 2016 the mill packed 40 tins.", "40", Some("Between 2014 and 2016"));
        when("The mill packed 40 tins three years ago.", "40", Some("three years ago"));
    }

    #[test]
    fn a_stretch_with_a_figure_dates_it() {
        when("The mill will hire 40 people in the next two years.", "40", Some("next two years"));
        when("The mill sold $40 million of bonds due in 1995.", "$40", None);
        when("The news of 40 people killed in May spread.", "40", Some("May"));
    }

    #[test]
    fn a_definite_stretch_and_that_of_the_subject_date_it() {
        when("The mill sold 40 boats in the quarter.", "40", Some("the quarter"));
        when("March sales rose 4 percent.", "4", Some("March"));
    }

    #[test]
    fn a_heading_dates_the_lines_of_a_telegram() {
        let text =
            "Renn Mills 3rd qtr net\n\nShr 21 cts vs 70 cts\n\nNine mths\n\nShr 80 cts vs 90 cts\n\nYear\n\nNet 40,000 vs 50,000\n\nThe mill sold 60 boats.";
        when(text, "21 cts", Some("3rd qtr"));
        when(text, "80 cts", Some("Nine mths"));
        when(text, "40,000", Some("Year"));
        when(text, "60", None);
    }

    #[test]
    fn a_title_in_capitals_ends_what_the_heading_above_it_dates() {
        let text = "Renn Mills 3rd qtr net\n\nNine mths\n\nShr 80 cts vs 90 cts\n\nTARN BANK <TRN> LOSS\n\nShr 34 cts vs 31 cts\n\nMARROW CO <MRW> 1ST QTR NET\n\nShr 12 cts vs 11 cts";
        when(text, "80 cts", Some("Nine mths"));
        when(text, "34 cts", None);
        when(text, "12 cts", Some("1ST QTR"));
    }

    #[test]
    fn a_phrase_of_another_clause_does_not() {
        when("The mill, which opened in 1958, packs 40 tins.", "40", None);
    }
}
