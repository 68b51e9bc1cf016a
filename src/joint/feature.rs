//! What tells whether figures hang together, and what tells whether those that hang together and do not come out are an error: numbers
//! with names, in a fixed order.
//!
//! ```text
//! tuple          equation, measures, rivals, order
//! each pair      bond in the tree, signs and tokens between, nouns, verb, subject, time      `da` derived and first, `db`, `ab`
//! each member    aspect, relation, cues on its path and beside it                            `d`, `a`, `b`
//! misfit         how probable the joint is, how far off the value, which slip, what else the figure follows from
//! ```
//! A value that is not known is `NaN`. No word and no byte is looked at here, and no joint is told by whether it comes out.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::sync::LazyLock;

use super::account::{Account, Tuple};
use super::company::Company;
use super::cue::{self, Cues};
use super::slip::Slip;
use super::value::Value;
use crate::claim::{Aspect, Trend};
use crate::quantity::{Amount, Dimension, Interval, Unit};
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
const PAIR: [&str; 17] = [
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
const MEMBER: [&str; 9] = ["relation", "definite", "noun-cue", "aspect", "trend", "form", "places", "noun", "hedge"];
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
    tuple.chain(of(&PAIRS, &PAIR)).chain(of(&MEMBERS, &MEMBER)).chain(of(&MEMBERS, &cues)).chain(of(&["all"], &cues)).collect()
});

/// The names of the features of a misfit, in order.
pub const MISFIT: [&str; 19] = [
    "joint",
    "equation",
    "off",
    "off-places",
    "off-widths",
    "slip",
    "slip-surprise",
    "slip-part",
    "slip-explained",
    "mends",
    "held",
    "held-tuples",
    "held-finely",
    "rival",
    "parts-explained",
    "all-parts-explained",
    "parts",
    "sentences",
    "hedge",
];

/// What of a document tells about a tuple that does not come out, beside the tuple itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing {
    /// How probable the tuple is as a joint, in ten-thousandths.
    pub joint: u16,
    /// The same of the most probable tuple from which the figure follows and does come out.
    pub held: Option<u16>,
    /// How many such tuples there are.
    pub held_tuples: usize,
    /// How many of them are so fine that chance would hardly do it.
    pub held_finely: usize,
    /// The same of the most probable other tuple from which the figure does not follow either.
    pub rival: Option<u16>,
    /// The most tuples beyond chance that one of the others takes part in.
    pub explained: usize,
    /// The fewest.
    pub all_explained: usize,
    /// The slip that would make it good.
    pub slip: Slip,
    /// Whether the slip is in one of those that the figure follows from.
    pub slip_part: bool,
    /// How many tuples beyond chance the slipped figure takes part in as it stands.
    pub slip_explained: usize,
    /// How probable others are, summed up, that would come out as well if one figure were what this one calls for.
    pub mends: f64,
}

/// The values of a misfit, in the order of [`MISFIT`].
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "a feature is coarse")]
pub fn misfit(account: &Account<'_>, tuple: &Tuple, standing: &Standing) -> Vec<f32> {
    // of what is only bounded, the bound
    let centre = |values: &Interval| {
        let (low, high) = (values.low.or(values.high)?, values.high.or(values.low)?);
        Some(f64::midpoint(low.at.approximate(), high.at.approximate()))
    };
    let derived = account.value_in(tuple, tuple.derived);
    let derived = derived.as_deref();
    let scale = derived.map_or(1.0, |value| value.scale.approximate());
    let zero = derived.map_or(0.0, |value| value.zero.approximate());
    let made = account.computed(tuple, false).as_ref().and_then(centre).map(|made| (made - zero) / scale);
    let made = if tuple.equation.is_either_way() { made.map(f64::abs) } else { made };
    let known = derived.map(Value::as_written).zip(made);
    let round = |value: f64| (value as f32 * 1000.0).round() / 1000.0;
    let off = known.map_or(f32::NAN, |((said, _), made)| round((said.max(1e-9) / made.max(1e-9)).ln().abs()));
    let places = known.map_or(f32::NAN, |((said, place), made)| round((said - made).abs() / place.max(1e-9)));
    let width = |values: &Interval| Some(values.high?.at.minus(values.low?.at)?.approximate() / 2.0 / scale);
    let allowed = account.computed(tuple, true).as_ref().and_then(width).zip(derived.and_then(|value| width(&value.rounded))).map(|(made, said)| made + said);
    let widths = known.zip(allowed).map_or(f32::NAN, |(((said, _), made), allowed)| round((said - made).abs() / allowed.max(1e-9)));
    let log_odds = |probability: u16| {
        let odds = f64::from(probability.clamp(1, 9_999)) / f64::from(10_000 - probability.clamp(1, 9_999));
        round(odds.ln())
    };
    let sentence = |node: usize| account.stage(node).map_or(0, |(stage, _)| stage.sentence);
    let (first, last) = (tuple.members().map(sentence).min().unwrap_or(0), tuple.members().map(sentence).max().unwrap_or(0));
    vec![
        log_odds(standing.joint),
        number(tuple.equation as u32),
        off,
        places,
        widths,
        number(standing.slip.kind as u32),
        round(standing.slip.surprise),
        flag(Some(standing.slip_part)),
        number(standing.slip_explained),
        round(standing.mends),
        standing.held.map_or(f32::NAN, log_odds),
        number(standing.held_tuples),
        number(standing.held_finely),
        standing.rival.map_or(f32::NAN, log_odds),
        number(standing.explained),
        number(standing.all_explained),
        number(tuple.others.len()),
        number(last - first),
        account.assertion(tuple.derived).map_or(f32::NAN, |it| number(it.reading.hedge as u32)),
    ]
}

/// The values of tuples as joints, one after the other: what two figures are to each other, and what each is by itself, is worked out once
/// for those that follow from the figures of one sentence.
#[derive(Debug)]
pub struct Values<'a> {
    account: &'a Account<'a>,
    company: &'a Company,
    /// The sentence that what is kept belongs to.
    sentence: Option<usize>,
    /// What is kept, and where that of each two figures and of each figure begins.
    kept: Vec<f32>,
    pairs: HashMap<(usize, usize), usize, BuildHasherDefault<Mixed>>,
    members: HashMap<usize, usize, BuildHasherDefault<Mixed>>,
    row: Vec<f32>,
}

/// A hash of numbers of nodes, which nobody chooses.
#[derive(Debug, Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_usize(usize::from(byte));
        }
    }

    fn write_usize(&mut self, number: usize) {
        // an odd number without a pattern: the high bits of the product tell neighbours apart
        self.0 = (self.0.rotate_left(32) ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

impl<'a> Values<'a> {
    /// Of the tuples of an account.
    #[must_use]
    pub fn new(account: &'a Account<'a>, company: &'a Company) -> Self {
        Self {
            account,
            company,
            sentence: None,
            kept: Vec::new(),
            pairs: HashMap::default(),
            members: HashMap::default(),
            row: Vec::with_capacity(NAMES.len()),
        }
    }

    /// The values of a tuple, in the order of [`NAMES`].
    pub fn of(&mut self, tuple: &Tuple) -> &[f32] {
        let Self { account, company, sentence, kept, pairs, members, row } = self;
        let (d, a) = (tuple.derived, tuple.others.first().copied().unwrap_or_default());
        let b = tuple.others.last().copied().unwrap_or_default();
        let own = account.nodes.get(d).map(|node| node.place.0);
        if *sentence != own {
            *sentence = own;
            kept.clear();
            pairs.clear();
            members.clear();
        }
        row.clear();
        of_tuple(account, company, tuple, [d, a, b], row);
        for (x, y) in [(d, a), (d, b), (a, b)] {
            let start = once(pairs, (x, y), kept, |kept| of_pair(account, x, y, kept));
            row.extend_from_slice(&kept[start..start + PAIR.len()]);
        }
        // of a figure, what it is by itself, and behind that its cues
        let starts = [d, a, b].map(|member| {
            once(members, member, kept, |kept| {
                of_member(account, member, kept);
                of_cues(account.stage(member).map_or(Cues::default(), |(stage, at)| stage.cues(at)), kept);
            })
        });
        for own in starts {
            row.extend_from_slice(&kept[own..own + MEMBER.len()]);
        }
        for cues in starts.map(|own| own + MEMBER.len()) {
            row.extend_from_slice(&kept[cues..cues + cue::NAMES.len()]);
        }
        of_cues(account.cues(&[d, a, b]), row);
        row
    }
}

/// Where what is kept under a key begins, which is worked out once.
fn once<K: Eq + Hash>(known: &mut HashMap<K, usize, BuildHasherDefault<Mixed>>, key: K, kept: &mut Vec<f32>, make: impl FnOnce(&mut Vec<f32>)) -> usize {
    *known.entry(key).or_insert_with(|| {
        let start = kept.len();
        make(kept);
        start
    })
}

fn of_cues(cues: Cues, row: &mut Vec<f32>) {
    row.extend(cues.each().map(|is| flag(Some(is))));
}

/// The values of one tuple as a joint, in the order of [`NAMES`].
#[must_use]
pub fn values(account: &Account<'_>, company: &Company, tuple: &Tuple) -> Vec<f32> {
    Values::new(account, company).of(tuple).to_vec()
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn number(value: impl TryInto<u32>) -> f32 {
    value.try_into().map_or(f32::NAN, |value: u32| value.min(1 << 20) as f32)
}

fn flag(known: Option<bool>) -> f32 {
    known.map_or(f32::NAN, |is| if is { 1.0 } else { 0.0 })
}

#[expect(clippy::cast_possible_truncation, reason = "a feature is coarse")]
fn of_tuple(account: &Account<'_>, company: &Company, tuple: &Tuple, [d, a, b]: [usize; 3], row: &mut Vec<f32>) {
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
        number(of_unit(account.unit(a))),
        number(of_unit(account.unit(d))),
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

fn of_pair(account: &Account<'_>, x: usize, y: usize, row: &mut Vec<f32>) {
    let (Some((stage, at)), Some((other, to))) = (account.stage(x), account.stage(y)) else {
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
    let figure = |node: usize| account.nodes.get(node).and_then(|node| node.figure);
    row.extend([
        flag(Some(figure(x).is_some() && figure(x) == figure(y))),
        number(bond),
        number(path),
        if together { number(stage.sign_between(at, to)) } else { f32::NAN },
        number(tokens),
        number(x.abs_diff(y)),
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

fn of_member(account: &Account<'_>, node: usize, row: &mut Vec<f32>) {
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
