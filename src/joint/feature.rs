//! What tells whether figures hang together: numbers with names, in a fixed order.
//!
//! ```text
//! tuple          equation, measures, rivals, order, what its words weigh
//! each pair      bond in the tree, signs and tokens between, nouns, verb, subject, time      `da` derived and first, `db`, `ab`
//! each member    aspect, relation, cues on its path and beside it                            `d`, `a`, `b`
//! ```
//! A value that is not known is `NaN`. No word and no byte is looked at here, and no joint is told by whether it comes out; what words weigh is
//! learnt, and one feature among the others.

use std::sync::LazyLock;

use super::account::{Account, Tuple};
use super::company::Company;
use super::cue;
use crate::claim::{Aspect, Trend};
use crate::quantity::{Amount, Dimension, Unit};
use crate::witness::Witness;

const TUPLE: [&str; 20] = [
    "equation",
    "sentences",
    "parts",
    "dimension",
    "derived-dimension",
    "rivals",
    "order",
    "rises",
    "trend-agrees",
    "unit-figures",
    "derived-figures",
    "spread",
    "opens",
    "announced",
    "sign-before",
    "sign-within",
    "sign-behind",
    "siblings",
    "explained-a",
    "explained-b",
];
/// The feature that tells what the words of a tuple weigh, in log odds.
pub const WORDS: &str = "words";
pub(super) const PAIR: [&str; 17] = [
    "one-figure",
    "bond",
    "path",
    "sign",
    "tokens",
    "figures",
    "nearer",
    "nouns",
    "likeness",
    "verb",
    "subject",
    "time",
    "place",
    "modifiers",
    "whole",
    "over",
    "systems",
];
pub(super) const MEMBER: [&str; 9] = ["relation", "definite", "noun-cue", "aspect", "trend", "form", "places", "noun", "hedge"];
/// How many tuples, and how many bits of surprise, are told apart as company.
const FEW: usize = 4;
const MANY: f64 = 30.0;
const PAIRS: [&str; 3] = ["da", "db", "ab"];
const MEMBERS: [&str; 3] = ["d", "a", "b"];

/// The names of all features, in order.
pub static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let of =
        |owners: &[&str], names: &[&str]| -> Vec<String> { owners.iter().flat_map(|owner| names.iter().map(move |name| format!("{name}-{owner}"))).collect() };
    let cues: Vec<String> = cue::NAMES.iter().map(|cue| format!("cue-{cue}")).collect();
    let cues: Vec<&str> = cues.iter().map(String::as_str).collect();
    let tuple = TUPLE.iter().map(|name| (*name).to_owned());
    tuple.chain([WORDS.to_owned()]).chain(of(&PAIRS, &PAIR)).chain(of(&MEMBERS, &MEMBER)).chain(of(&MEMBERS, &cues)).chain(of(&["all"], &cues)).collect()
});

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
pub(super) fn number(value: impl TryInto<u32>) -> f32 {
    value.try_into().map_or(f32::NAN, |value: u32| value.min(1 << 20) as f32)
}

pub(super) fn flag(known: Option<bool>) -> f32 {
    known.map_or(f32::NAN, |is| if is { 1.0 } else { 0.0 })
}

#[expect(clippy::cast_possible_truncation, reason = "a feature is coarse")]
pub(super) fn of_tuple(account: &Account<'_>, company: &Company, tuple: &Tuple, [d, a, b]: [usize; 3], row: &mut Vec<f32>) {
    let figure = |node: usize| account.assertion(node);
    let sentence = |node: usize| account.stage(node).map_or(0, |(stage, _)| stage.sentence);
    let (first, last) = (tuple.members().min().unwrap_or(0), tuple.members().max().unwrap_or(0));
    let number_of = |node: usize| account.value_in(tuple, node).map(|value| value.number);
    let amount = |node: usize| number_of(node).map(Amount::approximate);
    let rises = number_of(a).zip(number_of(b)).map(|(from, to)| to > from);
    let trend = figure(d).and_then(|it| it.trend).map(|trend| trend == Trend::Up);
    let told = sentence(first)..=sentence(last);
    let of_unit = |unit: Option<usize>| {
        let near = (first.saturating_sub(8)..first).chain(last + 1..last + 9).filter(|&node| unit.is_some() && account.unit(node) == unit);
        // all nodes between two stand in the sentences between theirs
        let between = unit.map_or(0, |unit| account.count_of(unit, first..last + 1));
        between + near.filter_map(figure).filter(|it| told.contains(&it.sentence)).count()
    };
    // how many times one of the others is the other, in steps
    let spread = amount(a).zip(amount(b)).map_or(f32::NAN, |(from, to)| ((from / to).ln().abs() as f32 * 10.0).round() / 10.0);
    // whether the first stands in the title, in the opening, or further down
    let opens = match account.nodes.get(first).map(|node| node.place.0) {
        Some(at) if at == account.opening() => 1.0,
        Some(at) if at < account.opening() => 2.0,
        _ => 0.0,
    };
    let order = u8::from(d > a) + 2 * u8::from(d > b) + 4 * u8::from(a > b);
    let (unit_figures, derived_figures) = match [a, d].map(|node| account.unit(node)) {
        [of_a, of_d] if of_a == of_d => (of_unit(of_a), None),
        [of_a, of_d] => (of_unit(of_a), Some(of_unit(of_d))),
    };
    row.extend([
        number(tuple.equation as u32),
        number(sentence(last) - sentence(first)),
        number(tuple.others.len()),
        figure(a).map_or(f32::NAN, |it| dimension(it.unit.dimension())),
        figure(d).map_or(f32::NAN, |it| dimension(it.unit.dimension())),
        number(company.rivals(tuple)),
        number(order),
        flag(rises),
        flag(trend.zip(rises).map(|(up, rises)| up == rises)),
        number(unit_figures),
        number(derived_figures.unwrap_or(unit_figures)),
        spread,
        opens,
        flag(Some(is_announced(account, tuple))),
    ]);
    row.extend(signs(account, tuple));
    // more than a few tell no more
    row.push(company.siblings(tuple).round().min(MANY) as f32);
    row.extend([a, b].map(|member| number(company.explained(tuple, member).min(FEW))));
}

/// Whether a figure of the same sentences, and none of the tuple's, says how many the others are: "three sites: 400, 300 and 200".
fn is_announced(account: &Account<'_>, tuple: &Tuple) -> bool {
    let says = |&(number, node): &(i64, usize)| usize::try_from(number) == Ok(tuple.others.len()) && tuple.members().all(|member| member != node);
    tuple.members().any(|member| account.announcing(member).iter().any(says))
}

/// The strongest signs between the first of the others and the figure measured alike before it, among the others, and between the last and
/// the one behind it, within a sentence: a list that goes on is none that was told to its end.
fn signs(account: &Account<'_>, tuple: &Tuple) -> [f32; 3] {
    let (Some(&first), Some(&last)) = (tuple.others.first(), tuple.others.last()) else { return [f32::NAN; 3] };
    let place = |node: usize| account.nodes.get(node).map(|node| node.place);
    let between = |a: usize, b: usize| {
        let ((stage, at), (other, to)) = place(a).zip(place(b))?;
        (stage == other).then(|| account.stages.get(stage).map(|stage| stage.sign_between(at, to))).flatten()
    };
    let unit = account.assertion(first).map(|it| &it.unit);
    let is_alike = |&node: &usize| node != tuple.derived && unit.is_some() && account.assertion(node).map(|it| &it.unit) == unit;
    let sentence = |node: usize| place(node).map_or(0..0, |(stage, _)| account.of(stage));
    let before = (sentence(first).start..first).rev().find(is_alike).and_then(|before| between(before, first));
    let behind = (last + 1..sentence(last).end).find(is_alike).and_then(|behind| between(last, behind));
    let within = tuple.others.windows(2).filter_map(|pair| between(pair[0], pair[1])).max();
    [before, within, behind].map(|sign| sign.map_or(f32::NAN, number))
}

fn dimension(dimension: Dimension) -> f32 {
    match dimension {
        Dimension::Count => 0.0,
        Dimension::Money => 1.0,
        Dimension::Share => 2.0,
        Dimension::Duration | Dimension::Age => 4.0,
        Dimension::Year | Dimension::Date | Dimension::TimeOfDay => 5.0,
        Dimension::Rate => 6.0,
        Dimension::Ratio => 7.0,
        _ => 3.0,
    }
}

pub(super) fn of_pair(account: &Account<'_>, x: usize, y: usize, row: &mut Vec<f32>) {
    let (Some((stage, at)), Some((other, to))) = (account.stage(x), account.stage(y)) else {
        row.extend([f32::NAN; PAIR.len()]);
        return;
    };
    let together = stage.sentence == other.sentence;
    let (bond, path) = if together { stage.bond(at, to) } else { (0, 0) };
    let tokens = if together {
        stage.place(at).0.abs_diff(stage.place(to).0)
    } else if x < y {
        stage.place(at).1 + other.place(to).0
    } else {
        stage.place(at).0 + other.place(to).1
    };
    let figure = |node: usize| account.nodes.get(node).and_then(|node| node.figure);
    row.extend([
        flag(Some(figure(x).is_some() && figure(x) == figure(y))),
        number(bond),
        number(path),
        if together { number(stage.sign_between(at, to)) } else { f32::NAN },
        number(tokens),
        number(figure(x).zip(figure(y)).map_or(x.abs_diff(y), |(a, b)| a.abs_diff(b))),
    ]);
    let likeness = stage.word(at).zip(other.word(to));
    if let Some((one, two)) = account.assertion(x).zip(account.assertion(y)) {
        of_assertions(account, [x, y], [one, two], likeness, row);
    } else {
        // a list has a head, and asserts nothing
        let relation = likeness.and_then(|(a, b)| a.relation(b, None)).map_or(f32::NAN, |relation| number(5 + relation as u32));
        let likeness = likeness.and_then(|(a, b)| a.likeness(b)).map_or(f32::NAN, f32::from);
        row.extend([f32::NAN, relation, likeness]);
        row.extend([f32::NAN; OF_ASSERTIONS - 3]);
    }
}

/// How many features of a pair are of what two figures assert.
const OF_ASSERTIONS: usize = 11;

/// Nearer ones of the same unit, nouns, their likeness, verbs, subjects, times, places, modifiers, whether one is what the other is a
/// share of or is counted over, and whether their units are of one system.
fn of_assertions(
    account: &Account<'_>,
    [x, y]: [usize; 2],
    [one, two]: [&Witness; 2],
    heads: Option<(crate::kin::Word, crate::kin::Word)>,
    row: &mut Vec<f32>,
) {
    let reach = x.abs_diff(y);
    let around = (x + 1).saturating_sub(reach)..x + reach;
    let unit = account.unit(y);
    let pair = [x, y].into_iter().filter(|at| around.contains(at) && account.unit(*at) == unit).count();
    let nearer = unit.map_or(0, |unit| account.count_of(unit, around.clone())).saturating_sub(pair);
    let [first, second] = [one, two].map(|it| it.stated_noun().map(|noun| noun.lemma.as_str()));
    let nouns = match (first, second) {
        (None, None) => 0,
        (None, Some(_)) => 1,
        (Some(_), None) => 2,
        (Some(a), Some(b)) if a == b => 3,
        (Some(_), Some(_)) => heads.and_then(|(a, b)| a.relation(b, None)).map_or(4, |relation| 5 + relation as u32),
    };
    let likeness = heads.and_then(|(a, b)| a.likeness(b)).map_or(f32::NAN, f32::from);
    let same_verb = one.event.as_ref().zip(two.event.as_ref()).map(|(a, b)| a.lemma == b.lemma);
    let same_subject = one.subject.as_ref().zip(two.subject.as_ref()).map(|(a, b)| a.lemma == b.lemma);
    let moments = (!one.evidence.moments.is_empty() && !two.evidence.moments.is_empty()).then(|| one.evidence.moments == two.evidence.moments);
    let places = (!one.places.is_empty() && !two.places.is_empty()).then(|| one.places == two.places);
    // whether what one names is what the other counts
    let named = |named: Option<&str>, counted: Option<&str>| Some(counted? == named?);
    let either = |of: &dyn Fn(&Witness) -> Option<&str>| match (named(of(one), second), named(of(two), first)) {
        (None, None) => f32::NAN,
        (a, b) => flag(Some(a == Some(true) || b == Some(true))),
    };
    row.extend([
        number(nearer),
        number(nouns),
        likeness,
        flag(same_verb),
        flag(same_subject),
        flag(moments),
        flag(places),
        number(modifiers(one, two)),
        either(&|it| it.whole.as_ref().map(|whole| whole.lemma.as_str())),
        either(&|it| it.unit.denominator()),
        systems(&one.unit, &two.unit),
    ]);
}

/// 0 where the unit is the same, 1 where both are of one system, 2 where they are not: miles and kilometres.
fn systems(one: &Unit, two: &Unit) -> f32 {
    match one.is_whole_number_of(two) || two.is_whole_number_of(one) {
        _ if one == two => 0.0,
        _ if one.dimension() != two.dimension() => f32::NAN,
        true => 1.0,
        false => 2.0,
    }
}

/// 1 where neither noun is told more closely, 2 where one is, 3 where both are by the same words, 4 by some, 5 by none; 0 without nouns.
fn modifiers(one: &Witness, two: &Witness) -> u32 {
    let Some((a, b)) = one.stated_noun().zip(two.stated_noun()).map(|(a, b)| (&a.modifiers, &b.modifiers)) else { return 0 };
    match (a.is_empty(), b.is_empty()) {
        (true, true) => 1,
        (true, false) | (false, true) => 2,
        _ if a == b => 3,
        _ if a.iter().any(|word| b.contains(word)) => 4,
        _ => 5,
    }
}

pub(super) fn of_member(account: &Account<'_>, node: usize, row: &mut Vec<f32>) {
    let Some((stage, at)) = account.stage(node) else {
        row.extend([f32::NAN; MEMBER.len()]);
        return;
    };
    row.extend([number(stage.relation(at)), flag(Some(stage.is_definite(at))), number(stage.noun_cues(at).each().position(|is| is).map_or(0, |cue| cue + 1))]);
    let Some(it) = account.assertion(node) else {
        row.extend([f32::NAN; MEMBER.len() - 3]);
        return;
    };
    let aspect = match it.aspect {
        Aspect::Level => 0.0,
        Aspect::Origin => 1.0,
        Aspect::Change => 2.0,
    };
    row.extend([
        aspect,
        it.trend.map_or(f32::NAN, |trend| flag(Some(trend == Trend::Up))),
        number(it.form as u32),
        it.reading.stated.first().map_or(f32::NAN, |stated| number(stated.decimals())),
        flag(Some(it.stated_noun().is_some())),
        number(it.reading.hedge as u32),
    ]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart() {
        let mut names = NAMES.clone();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), NAMES.len());
    }
}
