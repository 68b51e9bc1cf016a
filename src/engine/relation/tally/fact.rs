//! A figure, the group that it counts, and what is said of what it counts.

use std::collections::BTreeMap;

use super::super::figure::{is_percentage, own_noun};
use super::super::found::Member;
use crate::assertion::Noun;
use crate::claim::{Aspect, Mode};
use crate::conflict::AssertionId;
use crate::engine::select::selects_in_any_mode;
use crate::engine::sheet::Sheet;
use crate::quantity::{Amount, Dimension, End, Hedge, Interval};
use crate::rule::{Part, Rule};
use crate::span::SourceId;
use crate::witness::{Portion, Scope, Witness};

/// What the values are measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    /// Members of the group.
    Count,
    /// Percent of the group.
    Share,
}

/// How many of a group do a thing.
#[derive(Clone, Debug)]
pub(super) struct Fact<'a> {
    /// The figures that give the number; never empty.
    pub(super) figures: Vec<Member<'a>>,
    /// The figure that gives the size of the group.
    pub(super) group: Option<Member<'a>>,
    /// What the group is made of.
    pub(super) head: &'a str,
    /// What narrows the group.
    pub(super) modifiers: &'a [String],
    /// What is said of them.
    pub(super) scope: &'a Scope,
    /// The figure that says how many there are: "There are six boats at Corvale."
    pub(super) census: Option<Member<'a>>,
    /// Whether it is said that they do not.
    pub(super) negated: bool,
    /// What the values are measured in.
    pub(super) scale: Scale,
    /// How many they may be, rounded.
    pub(super) values: Interval,
    /// How many they may be, as written.
    pub(super) literal: Interval,
    /// Whether there can be no more of them than is said.
    pub(super) is_definite: bool,
    /// Whether it is an exact share of nothing counted.
    pub(super) is_plain_share: bool,
}

impl<'a> Fact<'a> {
    /// The first figure.
    pub(super) fn figure(&self) -> Member<'a> {
        self.figures[0]
    }

    /// The same fact with its values as written.
    pub(super) fn as_written(&self) -> Self {
        Self { values: self.literal, ..self.clone() }
    }

    /// How many the group has.
    pub(super) fn size(&self) -> Option<Amount> {
        self.group.and_then(|group| group.1.reading.literal.single())
    }

    /// Whether its words give an upper bound.
    pub(super) fn is_bounded(&self) -> bool {
        matches!(self.figure().1.reading.hedge, Hedge::AtMost | Hedge::LessThan | Hedge::Between)
    }
}

/// The facts of one text, in order.
pub(super) fn facts<'a>(rule: &Rule, source: usize, sheet: &Sheet<'a>) -> Vec<Fact<'a>> {
    let members: Vec<Member<'a>> =
        sheet.assertions.iter().enumerate().map(|(index, assertion)| (AssertionId { source: SourceId::new(source), index }, assertion)).collect();
    let (mut facts, mut groups) = (Vec::new(), Groups::default());
    for (at, member) in members.iter().enumerate() {
        facts.extend(fact(rule, &members, at, &groups));
        facts.extend(list(rule, &members, at, &groups));
        groups.note(*member);
    }
    facts
}

/// The figures so far that give the size of a group, the last of each: "There are six boats."
#[derive(Default)]
struct Groups<'a> {
    last: Option<Member<'a>>,
    by_noun: BTreeMap<(&'a str, &'a [String]), Member<'a>>,
}

impl<'a> Groups<'a> {
    fn note(&mut self, member: Member<'a>) {
        if member.1.scope.exists && member.1.reading.literal.single().is_some() {
            self.last = Some(member);
            self.by_noun.extend(own_noun(member.1).map(|noun| ((noun.lemma.as_str(), noun.modifiers.as_slice()), member)));
        }
    }

    /// The last of what a noun and the words before it name.
    fn of(&self, lemma: &str, modifiers: &[String]) -> Option<Member<'a>> {
        self.by_noun.get(&(lemma, modifiers)).copied()
    }
}

fn fact<'a>(rule: &Rule, members: &[Member<'a>], at: usize, groups: &Groups<'a>) -> Option<Fact<'a>> {
    let figure = *members.get(at)?;
    let scale = scale(rule, figure.1)?;
    let own = &figure.1.scope;
    if own.exists || at.checked_sub(1).and_then(|before| members.get(before)).is_some_and(|before| before.1.scope.out_of_next) {
        return None;
    }
    let next = members.get(at + 1).filter(|next| own.out_of_next && next.1.unit.dimension() == Dimension::Count);
    let counted = next.unwrap_or(&figure).1;
    let portion_of_it = matches!(own.portion, Some(Portion::All | Portion::None | Portion::Most));
    let named = if own.bare { None } else { restrictor(counted) };
    let before = named.map_or(groups.last, |noun| groups.of(&noun.lemma, &noun.modifiers));
    let noun = restrictor(counted).filter(|_| !own.bare).or_else(|| own_noun(before?.1))?;
    let group = next.copied().or(portion_of_it.then_some(figure)).or(before);
    let size = || group.and_then(|group| group.1.reading.literal.single());
    let values = match own.portion {
        None => values(figure.1, next.is_some(), figure.1.reading.rounded),
        Some(Portion::All) => Interval::exactly(size()?),
        Some(Portion::None) => Interval::exactly(Amount::ZERO),
        Some(Portion::Most) => Interval { low: Some(End { at: size()?.half(), open: true }), high: Some(End { at: size()?, open: false }) },
        Some(Portion::AllBut) => Interval::exactly(size()?.minus(figure.1.reading.literal.single()?)?),
    };
    let is_definite = values.high.is_some();
    Some(Fact {
        figures: vec![figure],
        group,
        head: &noun.lemma,
        modifiers: &noun.modifiers,
        scope: &counted.scope,
        census: before,
        negated: counted.scope.negated,
        scale,
        values,
        literal: if own.portion.is_some() { values } else { self::values(figure.1, next.is_some(), figure.1.reading.literal) },
        is_definite,
        is_plain_share: scale == Scale::Share && figure.1.reading.hedge == Hedge::Exact && next.is_none(),
    })
}

/// All that a list counts of one noun: four of "two green boats, a red boat and a blue boat".
fn list<'a>(rule: &Rule, members: &[Member<'a>], at: usize, groups: &Groups<'a>) -> Option<Fact<'a>> {
    let first = members.get(at)?;
    if at.checked_sub(1).and_then(|before| members.get(before)).is_some_and(|before| before.1.scope.listed_with_next) {
        return None;
    }
    let noun = own_noun(first.1).filter(|_| !first.1.scope.exists)?;
    let mut figures = Vec::new();
    let mut sum = Interval::exactly(Amount::ZERO);
    for member in members.get(at..)? {
        let same = own_noun(member.1).is_some_and(|other| other.lemma == noun.lemma);
        if !same || scale(rule, member.1) != Some(Scale::Count) || member.1.marks.subset {
            return None;
        }
        let beside = Interval::exactly(Amount::integer(i64::from(member.1.scope.beside)));
        sum = sum.plus(&values(member.1, false, member.1.reading.literal)).plus(&beside);
        figures.push(*member);
        if !member.1.scope.listed_with_next {
            break;
        }
    }
    let last = figures.last()?.1;
    if figures.len() == 1 && last.scope.beside == 0 {
        return None;
    }
    let group = groups.of(&noun.lemma, &[]);
    Some(Fact {
        group,
        head: &noun.lemma,
        modifiers: &[],
        scope: &last.scope,
        census: group,
        negated: last.scope.negated,
        scale: Scale::Count,
        values: Interval { high: None, ..sum },
        literal: Interval { high: None, ..sum },
        is_definite: false,
        is_plain_share: false,
        figures,
    })
}

/// What it counts; the whole of a share.
fn restrictor(assertion: &Witness) -> Option<&Noun> {
    if is_percentage(assertion) { assertion.whole.as_deref() } else { own_noun(assertion) }
}

/// The scale of a figure that counts or is a share; `None` for any other, and for what is not put forward as true.
fn scale(rule: &Rule, assertion: &Witness) -> Option<Scale> {
    let held = matches!(assertion.mode, Mode::Asserted | Mode::Estimated | Mode::Headline | Mode::Denied);
    let marks = &assertion.marks;
    // negation is no hindrance here: what it denies is read
    let is_chosen = rule.selector(Part::Each).is_some_and(|selector| selects_in_any_mode(selector, assertion));
    if !held || marks.comparison || marks.background || assertion.aspect != Aspect::Level || !is_chosen {
        return None;
    }
    match assertion.unit.dimension() {
        Dimension::Count => Some(Scale::Count),
        Dimension::Share if is_percentage(assertion) => Some(Scale::Share),
        _ => None,
    }
}

/// The values of a figure, of which `exact` are those of its number: a bare one is at least so many.
fn values(assertion: &Witness, of_group: bool, exact: Interval) -> Interval {
    let is_exact = of_group || assertion.scope.strict || is_percentage(assertion);
    match assertion.reading.hedge {
        Hedge::Exact if !is_exact => Interval { high: None, ..exact },
        Hedge::Exact | Hedge::About | Hedge::Nearly | Hedge::JustOver | Hedge::Vague => exact,
        // what is a bound in words is no rounded number
        Hedge::AtLeast | Hedge::MoreThan | Hedge::AtMost | Hedge::LessThan | Hedge::Between => assertion.reading.literal,
    }
}
