//! What tells whether figures hang together and do not come out: numbers with names, in a fixed order.
//!
//! ```text
//! tuple          equation, nearness of the stated value to what the others make, rivals, order
//! each pair      bond in the tree, signs and tokens between, nouns, verb, subject, time      `da` derived and first, `db`, `ab`
//! each member    aspect, relation, cues on its path and beside it                            `d`, `a`, `b`
//! ```
//! A value that is not known is `NaN`. No word and no byte is looked at here.

use std::sync::LazyLock;

use super::candidate::{Account, Tuple};
use super::slip;
use super::stage::CUES;
use crate::assertion::Assertion;
use crate::claim::{Aspect, Joint, Trend};
use crate::quantity::{Dimension, Interval};

const TUPLE: [&str; 15] = [
    "equation",
    "sentences",
    "parts",
    "dimension",
    "off",
    "off-places",
    "slip",
    "rivals",
    "order",
    "rises",
    "trend-agrees",
    "unit-figures",
    "derived-figures",
    "explained",
    "explained-all",
];
const PAIR: [&str; 13] = ["bond", "path", "sign", "tokens", "figures", "nearer", "nouns", "likeness", "verb", "subject", "time", "place", "grammar"];
const MEMBER: [&str; 8] = ["aspect", "trend", "relation", "form", "places", "definite", "noun", "hedge"];
const PAIRS: [&str; 3] = ["da", "db", "ab"];
const MEMBERS: [&str; 3] = ["d", "a", "b"];

/// The names of all features, in order.
pub static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let of =
        |owners: &[&str], names: &[&str]| -> Vec<String> { owners.iter().flat_map(|owner| names.iter().map(move |name| format!("{name}-{owner}"))).collect() };
    let cues: Vec<String> = CUES.iter().map(|cue| format!("cue-{cue}")).collect();
    let cues: Vec<&str> = cues.iter().map(String::as_str).collect();
    let tuple = TUPLE.iter().map(|name| (*name).to_owned());
    tuple.chain(of(&PAIRS, &PAIR)).chain(of(&MEMBERS, &MEMBER)).chain(of(&MEMBERS, &cues)).chain(of(&["all"], &cues)).collect()
});

/// What of a document tells about every tuple.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// For each figure, how many tuples beyond chance it satisfies.
    pub explains: Vec<u16>,
    /// How many tuples of each equation have a figure as what follows.
    pub derives: std::collections::BTreeMap<(super::Equation, usize), u16>,
}

/// The values of a tuple, in the order of [`NAMES`].
#[must_use]
pub fn values(account: &Account<'_>, around: &Surroundings, tuple: &Tuple) -> Vec<f32> {
    let (d, a) = (tuple.derived, tuple.others.first().copied().unwrap_or_default());
    let b = tuple.others.last().copied().unwrap_or_default();
    let mut row = Vec::with_capacity(NAMES.len());
    of_tuple(account, around, tuple, [d, a, b], &mut row);
    for (x, y) in [(d, a), (d, b), (a, b)] {
        of_pair(account, x, y, &mut row);
    }
    for member in [d, a, b] {
        of_member(account, member, &mut row);
    }
    let sets = [d, a, b].map(|member| account.stage(member).map_or(0, |(stage, at)| stage.cues(at)));
    let all = [d, a, b].iter().filter_map(|&member| account.stage(member)).fold(0, |set, (stage, _)| set | stage.all_cues());
    for set in sets.into_iter().chain([all]) {
        row.extend((0..CUES.len()).map(|bit| number(set >> bit & 1)));
    }
    row
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn number(value: impl TryInto<u32>) -> f32 {
    value.try_into().map_or(f32::NAN, |value: u32| value.min(1 << 20) as f32)
}

fn flag(known: Option<bool>) -> f32 {
    known.map_or(f32::NAN, |is| if is { 1.0 } else { 0.0 })
}

#[expect(clippy::cast_possible_truncation, reason = "a feature is coarse")]
fn of_tuple(account: &Account<'_>, around: &Surroundings, tuple: &Tuple, [d, a, b]: [usize; 3], row: &mut Vec<f32>) {
    let figure = |at: usize| account.figures.get(at);
    let amount = |at: usize| account.values.get(at).copied().flatten().map(|value| value.number.approximate());
    let sentence = |at: usize| figure(at).map_or(0, |it| it.sentence);
    let members: Vec<usize> = tuple.others.iter().copied().chain([d]).collect();
    let (first, last) = (members.iter().min().copied().unwrap_or(0), members.iter().max().copied().unwrap_or(0));
    let computed = account.intervals(&tuple.others, false).map(|others| tuple.equation.computed(&others));
    let stated = account.values.get(d).copied().flatten();
    let centre = |interval: &Interval| interval.low.zip(interval.high).map(|(low, high)| f64::midpoint(low.at.approximate(), high.at.approximate()));
    let made = computed.as_ref().and_then(centre);
    let value = if tuple.equation.is_either_way() { made.map(f64::abs) } else { made };
    let said = stated.map(|stated| stated.number.approximate());
    let off = said.zip(value).map_or(f32::NAN, |(said, made)| ((said.max(1e-9) / made.max(1e-9)).ln().abs() as f32 * 1000.0).round() / 1000.0);
    let place = figure(d).and_then(|it| it.reading.stated.first()).map(|stated| stated.place.approximate());
    let places = said.zip(value).zip(place).map_or(f32::NAN, |((said, made), place)| (((said - made).abs() / place.max(1e-9)) as f32 * 100.0).round() / 100.0);
    let rises = amount(a).zip(amount(b)).map(|(from, to)| to > from);
    let trend = figure(d).and_then(|it| it.trend).map(|trend| trend == Trend::Up);
    let unit = figure(a).map(|it| &it.unit);
    let window = first.saturating_sub(8)..last + 9;
    let of_unit = |unit: Option<&crate::quantity::Unit>| {
        let near = account.figures.get(window.start..window.end.min(account.figures.len())).unwrap_or_default();
        near.iter().filter(|it| (sentence(first)..=sentence(last)).contains(&it.sentence) && Some(&it.unit) == unit).count()
    };
    let explained = |at: &usize| around.explains.get(*at).copied().unwrap_or(0);
    let order = u8::from(d > a) + 2 * u8::from(d > b) + 4 * u8::from(a > b);
    row.extend([
        number(tuple.equation as u32),
        number(sentence(last) - sentence(first)),
        number(tuple.others.len()),
        unit.map_or(f32::NAN, |unit| dimension(unit.dimension())),
        off,
        places,
        said.zip(value).zip(place).map_or(0.0, |((said, made), place)| number(slip::kind(said, made, place))),
        number(around.derives.get(&(tuple.equation, d)).copied().unwrap_or(0)),
        number(order),
        flag(rises),
        flag(trend.zip(rises).map(|(up, rises)| up == rises)),
        number(of_unit(unit)),
        number(of_unit(figure(d).map(|it| &it.unit))),
        number(tuple.others.iter().map(explained).max().unwrap_or(0)),
        number(tuple.others.iter().map(explained).min().unwrap_or(0)),
    ]);
}

fn dimension(dimension: Dimension) -> f32 {
    match dimension {
        Dimension::Count => 0.0,
        Dimension::Money => 1.0,
        Dimension::Share => 2.0,
        _ => 3.0,
    }
}

fn of_pair(account: &Account<'_>, x: usize, y: usize, row: &mut Vec<f32>) {
    let (Some((stage, at)), Some((other, to)), Some(one), Some(two)) = (account.stage(x), account.stage(y), account.figures.get(x), account.figures.get(y))
    else {
        row.extend([f32::NAN; PAIR.len()]);
        return;
    };
    let together = stage.first == other.first;
    let (bond, path) = if together { stage.bond(at, to) } else { (0, 0) };
    let tokens = if together {
        stage.place(at).0.abs_diff(stage.place(to).0)
    } else if x < y {
        stage.place(at).1 + other.place(to).0
    } else {
        stage.place(at).0 + other.place(to).1
    };
    let reach = x.abs_diff(y);
    let around = account.figures.iter().enumerate().take(x + reach).skip((x + 1).saturating_sub(reach));
    let nearer = around.filter(|(at, it)| it.unit == two.unit && *at != y && *at != x).count();
    let heads = stage.word(at).zip(other.word(to));
    let own = |it: &Assertion| it.noun.as_ref().filter(|noun| !noun.inherited).map(|noun| noun.lemma.clone());
    let nouns = match (own(one), own(two)) {
        (None, None) => 0,
        (None, Some(_)) => 1,
        (Some(_), None) => 2,
        (Some(a), Some(b)) if a == b => 3,
        (Some(_), Some(_)) => heads.and_then(|(a, b)| a.relation(b, None)).map_or(4, |relation| 5 + relation as u32),
    };
    let likeness = heads.and_then(|(a, b)| a.likeness(b)).map_or(f32::NAN, f32::from);
    let same = |a: Option<String>, b: Option<String>| flag(a.zip(b).map(|(a, b)| a == b));
    let lemma = |it: &Assertion| it.event.as_ref().map(|event| event.lemma.clone());
    let subject = |it: &Assertion| it.subject.as_ref().map(|noun| noun.lemma.clone());
    let moments = (!one.evidence.moments.is_empty() && !two.evidence.moments.is_empty()).then(|| one.evidence.moments == two.evidence.moments);
    let places = (!one.places.is_empty() && !two.places.is_empty()).then(|| one.places == two.places);
    let link = |later: &Assertion, earlier: &Assertion| later.link.filter(|link| together && link.to == earlier.figure).map(|link| link.joint);
    let grammar = link(two, one).map(|joint| 1 + order(joint)).or_else(|| link(one, two).map(|joint| 6 + order(joint))).unwrap_or(0);
    row.extend([
        number(bond),
        number(path),
        if together { number(stage.sign_between(at, to)) } else { f32::NAN },
        number(tokens),
        number(x.abs_diff(y)),
        number(nearer),
        number(nouns),
        likeness,
        same(lemma(one), lemma(two)),
        same(subject(one), subject(two)),
        flag(moments),
        flag(places),
        number(grammar),
    ]);
}

fn order(joint: Joint) -> u32 {
    match joint {
        Joint::WholeOf => 0,
        Joint::PartOf => 1,
        Joint::Restates => 2,
        Joint::PartOfAll => 3,
        Joint::OneOfParts => 4,
    }
}

fn of_member(account: &Account<'_>, figure: usize, row: &mut Vec<f32>) {
    let (Some((stage, at)), Some(it)) = (account.stage(figure), account.figures.get(figure)) else {
        row.extend([f32::NAN; MEMBER.len()]);
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
        number(stage.relation(at)),
        number(it.form as u32),
        it.reading.stated.first().map_or(f32::NAN, |stated| number(stated.decimals())),
        flag(Some(stage.is_definite(at))),
        flag(Some(it.noun.as_ref().is_some_and(|noun| !noun.inherited))),
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
