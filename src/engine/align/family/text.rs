//! Whether two texts tell one story: names, rare words, rare figures, and what the one says in kindred words of the other.

use std::collections::BTreeSet;

use super::super::feature::{Feature, Values};
use super::super::pair::{Pair, Texts};
use super::super::story::Story;
use crate::assertion::{Assertion, Term};
use crate::quantity::Amount;

/// Words that weigh more tell one story from another.
const RARE: f32 = 0.25;
/// More words than this of a statement tell no more of it.
const MOST: usize = 40;

/// What a statement and its source are to each other.
pub fn story(texts: &Texts<'_>) -> Story {
    let (left, right) = (texts.statement.page, texts.source.page);
    let share = |accepts: &dyn Fn(&Term) -> bool| {
        let (mut total, mut shared) = (0.0_f32, 0.0_f32);
        for (at, term) in left.story.words.iter().enumerate().filter(|(_, term)| accepts(term)) {
            total += term.weight;
            shared += term.weight * texts.matches.anywhere(at);
        }
        if total > 0.0 { shared / total } else { f32::NAN }
    };
    let shared_names = left.story.words.iter().enumerate().filter(|(at, term)| term.is_name && texts.matches.anywhere(*at) > 0.0);
    let mut rarest: Vec<f32> = shared_names.map(|(_, term)| term.weight).collect();
    rarest.sort_by(|a, b| b.total_cmp(a));
    let (ours, theirs) = (figures(left.assertions), figures(right.assertions));
    #[expect(clippy::cast_precision_loss, reason = "a text has few words")]
    let length = |words: usize| (words.max(1) as f32).log2();
    Story {
        names: share(&|term| term.is_name),
        words: share(&|term| term.weight > RARE),
        soft: soft(texts),
        figures: f32::from(u8::try_from(ours.intersection(&theirs).count().min(9)).unwrap_or(9)),
        rarest: rarest.iter().take(3).sum(),
        length: length(left.story.length),
        source: length(right.story.length),
    }
}

pub fn tell(pair: &Pair<'_>, values: &mut Values) {
    let story = &pair.texts.story;
    values.set(Feature::StoryNames, story.names);
    values.set(Feature::StoryWords, story.words);
    values.set(Feature::StorySoft, story.soft);
    values.set(Feature::StoryFigures, story.figures);
    values.set(Feature::StoryRarest, story.rarest);
    values.set(Feature::StoryLength, story.length);
    values.set(Feature::SourceLength, story.source);
}

/// How much of the statement's weightiest words the source says in kindred ones.
fn soft(texts: &Texts<'_>) -> f32 {
    let words = &texts.statement.page.story.words;
    let mut heavy: Vec<usize> = (0..words.len()).filter(|&at| !words[at].is_name && words[at].weight > RARE).collect();
    heavy.sort_by(|&a, &b| words[b].weight.total_cmp(&words[a].weight).then(a.cmp(&b)));
    heavy.truncate(MOST);
    let others = texts.source.page.story.words.len();
    let (mut all, mut told) = (0.0, 0.0);
    for at in heavy {
        let best = if texts.matches.anywhere(at) > 0.0 { 100 } else { (0..others).map(|other| texts.alike(at, other)).max().unwrap_or(0) };
        all += words[at].weight;
        told += words[at].weight * f32::from(best) / 100.0;
    }
    if all > 0.0 { told / all } else { f32::NAN }
}

/// Numbers of two digits or more with their unit and noun.
fn figures(assertions: &[Assertion]) -> BTreeSet<(Amount, &str, Option<&str>)> {
    let key = |it: &'_ Assertion| {
        let [one] = it.reading.stated.as_slice() else { return None };
        let fine = it.unit.dimension().is_quantity() && one.value.over(one.place).is_some_and(|digits| digits.abs() >= Amount::integer(10));
        fine.then_some(one.value)
    };
    assertions.iter().filter_map(|it| Some((key(it)?, it.unit.name(), it.noun.as_ref().map(|noun| noun.lemma.as_str())))).collect()
}
