//! What opens or closes a list: the total of its items, and how many there are.
//!
//! ```text
//! opening = sentence [":"] list        "The three schools have 920 pupils:"       its total, and as many things as are listed
//! closing = list sentence              "In all, 920 pupils have a place."         where it says that it is all of them
//! ```
//! A sentence further above gives the total where the opening names what it counts: "Refugees by region:". Words that announce only some
//! ("including", "the largest") open nothing.

use super::head;
use super::item::{Row, is_amount, is_part};
use super::list::{Group, Reader};
use super::reckoning::Entry;
use crate::assertion::Assertion;
use crate::document::List;
use crate::joint::{self, Equation};
use crate::quantity::{Amount, Unit};
use crate::span::Span;

/// Sentences above the one that opens a list, in which its total may stand.
const REACH: usize = 6;
/// A total that is this many times what the items make, or so small a part of it, is one of something else.
const FAR: i64 = 2;
/// A number of things that is further off than this announces other things.
const OFF: i64 = 2;

/// A figure that may be what the items add up to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Total {
    pub figure: usize,
    /// How far it may lie from what it stands for.
    pub half_place: Amount,
    /// Whether the words open or close the list with it, so that it needs nothing else to bear it out.
    pub is_sure: bool,
    /// Whether as many things are announced as are listed.
    pub is_counted: bool,
}

impl<A: AsRef<Assertion>> Reader<'_, A> {
    /// The total that an item gives for those below it.
    pub fn of_parent(&self, group: &Group, item: Span) -> Option<Total> {
        let own = Row::read(self.prose, item, self.figures, self.within(item), self.lexicon)?;
        let figure = own.value.filter(|_| !self.lexicon.headings.is_partial(&self.words(item)))?;
        self.total(group, figure, false, false).filter(|_| self.is_near(group, figure))
    }

    /// The total in the sentence that opens a list, or in one above whose thing that one names.
    pub fn above(&self, group: &Group, list: &List) -> Option<Total> {
        let opening = self.behind_opening(list).checked_sub(1)?;
        let span = *self.sentences.get(opening)?;
        let words = self.words(span);
        if self.lexicon.headings.is_partial(&words) {
            return None;
        }
        let opens = !words.last().is_some_and(|last| last.is_any(&[".", "!", "?"]));
        let named = head::lemmas(&words, self.lexicon);
        let is_named = |noun: &str| named.iter().any(|lemma| lemma == noun);
        let figures = self.within(span);
        let listed = group.plain().count();
        let announced = |of: usize| {
            let mut counts = figures.clone().filter(|&other| other != of).filter_map(|other| self.figure(other)).filter(|it| joint::announces(it));
            counts.any(|it| it.reading.literal.single().and_then(Amount::to_integer).is_some_and(|count| usize::try_from(count) == Ok(listed)))
        };
        let fits = |&figure: &usize| {
            let it = self.figure(figure);
            let noun = it.and_then(Assertion::stated_noun).map(|noun| noun.lemma.as_str());
            let agrees = group.noun.as_deref().is_none_or(|own| noun.map_or_else(|| is_named(own), |noun| noun == own));
            it.is_some_and(|it| it.unit == group.unit && is_amount(it)) && agrees && self.is_near(group, figure)
        };
        let own: Vec<usize> = figures.clone().filter(fits).collect();
        if !own.is_empty() {
            return self.one_of(group, &own, |figure| self.total(group, figure, opens, announced(figure)));
        }
        let from = self.sentences.get(opening.saturating_sub(REACH))?;
        let earlier = self.within(from.cover(span)).start..figures.start;
        let told = |figure: &usize| self.figure(*figure).and_then(Assertion::stated_noun).is_some_and(|noun| is_named(&noun.lemma));
        let told: Vec<usize> = earlier.filter(|figure| told(figure) && fits(figure)).collect();
        self.one_of(group, &told, |figure| self.total(group, figure, false, false))
    }

    /// The total in the sentence behind a list, where that says so of what the items or the words above them count.
    pub fn below(&self, group: &Group, list: &List, is_derived: impl Fn(&A) -> bool) -> Option<Total> {
        let span = *self.sentences.get(self.sentences.partition_point(|sentence| sentence.start() < list.span.end()))?;
        let opening = self.behind_opening(list).checked_sub(1).and_then(|above| self.sentences.get(above)).map(|above| self.words(*above)).unwrap_or_default();
        let named = head::lemmas(&opening, self.lexicon);
        let fits = |&figure: &usize| {
            let it = self.figure(figure);
            let noun = it.and_then(Assertion::stated_noun).map(|noun| &noun.lemma);
            let agrees = group.unit != Unit::count() || noun.is_some_and(|noun| group.noun.as_ref().map_or_else(|| named.contains(noun), |own| own == noun));
            let says = self.figures.get(figure).is_some_and(&is_derived);
            says && agrees && it.is_some_and(|it| it.unit == group.unit && is_amount(it)) && self.is_near(group, figure)
        };
        let told: Vec<usize> = self.within(span).filter(fits).collect();
        self.one_of(group, &told, |figure| self.total(group, figure, true, false))
    }

    /// Of several figures the one that comes out, or the only one.
    fn one_of(&self, group: &Group, figures: &[usize], total: impl Fn(usize) -> Option<Total>) -> Option<Total> {
        let all: Vec<Total> = figures.iter().filter_map(|&figure| total(figure)).collect();
        let only = all.len() == 1;
        all.iter().find(|total| self.comes_out(group, total)).or(all.first().filter(|_| only)).cloned()
    }

    /// Whether the items make a total.
    pub fn comes_out(&self, group: &Group, total: &Total) -> bool {
        self.against(group, Some(total)).iter().any(|one| one.equation == Equation::Sum && one.derived == total.figure && one.holds)
    }

    fn total(&self, group: &Group, figure: usize, opens: bool, is_counted: bool) -> Option<Total> {
        let it = self.figure(figure).filter(|it| it.unit == group.unit && is_amount(it))?;
        let value = it.reading.stated.first()?.value;
        let above = it.reading.rounded.high?.at.minus(value)?;
        let below = value.minus(it.reading.rounded.low?.at)?;
        let is_exact = it.reading.literal.single().is_some();
        Some(Total { figure, half_place: above.max(below), is_sure: opens && is_exact, is_counted })
    }

    /// Whether a figure is more than each item and of the size of all together.
    fn is_near(&self, group: &Group, figure: usize) -> bool {
        let value = |at: usize| self.figure(at).and_then(|it| it.reading.stated.first()).map(|stated| stated.value);
        let parts: Vec<Amount> = group.plain().filter_map(|row| value(row.value?)).collect();
        let sum = parts.iter().try_fold(Amount::ZERO, |sum, part| sum.plus(*part));
        let within = |small: Amount, large: Amount| small.times(Amount::integer(FAR)).is_some_and(|most| large <= most);
        value(figure).zip(sum).is_some_and(|(total, sum)| parts.iter().all(|part| *part < total) && within(total, sum) && within(sum, total))
    }

    /// How many things the sentence above a list announces, which are so many; none where they may be counted otherwise.
    pub fn announced(&self, list: &List, totals: &[Entry]) -> Option<Entry> {
        let span = *self.sentences.get(self.behind_opening(list).checked_sub(1)?)?;
        let words = self.words(span);
        let opens = words.last().is_some_and(|last| last.is(":")) || self.lexicon.headings.is_opening(&words);
        let listed = i64::try_from(list.len()).ok().filter(|items| *items > 1 && opens && list.is_marked)?;
        if self.lexicon.headings.is_partial(&words) {
            return None;
        }
        let is_total = |figure: usize| totals.iter().any(|total| total.derived == figure);
        // figures of items may be what is counted
        let counts_items = totals.is_empty() && list.items.iter().any(|item| !self.within(item.span).is_empty());
        let number = |figure: usize| self.figure(figure)?.reading.literal.single()?.to_integer();
        let announces = |figure: &usize| self.figure(*figure).is_some_and(|it| joint::announces(it) && is_part(it) && it.stated_noun().is_some());
        let all: Vec<usize> = self.within(span).filter(|&figure| !is_total(figure)).collect();
        let counts: Vec<usize> = all.iter().copied().filter(announces).collect();
        // a number that fits says so, whatever else is counted
        let fitting = all.iter().copied().find(|&figure| number(figure) == Some(listed));
        let derived = fitting.or(counts.first().copied().filter(|_| counts.len() == 1)).filter(|figure| counts.contains(figure))?;
        let count = number(derived)?;
        (count == listed || !counts_items && (count - listed).abs() <= OFF).then(|| Entry::listed(derived, count, listed))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::lists;

    const ITEMS: &str = "\n\n- Harbour: 310\n- Castle: 280\n- Mill: 190\n";

    #[track_caller]
    fn says(above: &str, below: &str, expected: &[&str]) {
        assert_eq!(lists(&format!("{above}{ITEMS}\n{below}\n")), expected, "{above} ... {below}");
    }

    #[test]
    fn a_total_stands_above_or_below() {
        says("Trees by ward: 780", "", &["sum 780 = 310, 280, 190"]);
        says("The wards have 780 trees. By ward:", "", &[]);
        says("The wards have 780 trees.\n\nTrees by ward:", "", &["sum 780 = 310, 280, 190"]);
        says("Trees by ward:", "In all, 870 trees were planted.", &["sum 870 = 310, 280, 190: no, 0"]);
        says("The wards have 780 trees:", "In all, 870 trees were wanted.", &["sum 780 = 310, 280, 190"]);
    }

    #[test]
    fn some_of_them_are_not_all() {
        for above in
            ["The wards have 870 trees, including:", "The largest wards have 870 trees:", "The town has 9,800 trees:", "The wards gained 870 trees each:"]
        {
            says(above, "", &[]);
        }
    }

    #[test]
    fn as_many_things_are_listed_as_are_announced() {
        assert_eq!(lists("We sell four kinds of rope:\n\n- hemp\n- sisal\n- nylon\n"), ["listed four: no, 0"]);
        assert_eq!(lists("The 3 steps are as follows.\n\n1. Stop\n2. Drain\n3. Weed\n"), ["listed 3"]);
        assert_eq!(lists("Five died:\n\n- two in Vik\n- two in Holm\n- one in Tarn\n"), ["sum Five = two, two, one"]);
        for text in ["We sell nine kinds of rope:\n\n- hemp\n- sisal\n", "Four kinds of rope are sold.\n\n- hemp\n- sisal\n"] {
            assert!(lists(text).is_empty(), "{text}: {:?}", lists(text));
        }
    }
}
