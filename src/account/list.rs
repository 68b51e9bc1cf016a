//! Lists of names and figures: what their items add up to, and what says so above, below or among them.
//!
//! ```text
//! The three schools have 920 pupils:      opens it: 920 = 400 + 300 + 220, and three are listed
//! - Northside: 400
//! - Millbrook: 300
//! - Eastfield: 220
//! In all, 920 pupils have a place.        closes it
//! ```
//! A list is a table without a head, one column of values and maybe one of shares; what opens or closes it is its line of totals. That a
//! figure is the total is borne out by the number of things that the words announce, by another total that comes out, and by the shares.

use std::collections::BTreeMap;
use std::ops::Range;

use super::column::Column;
use super::head::{self, Head};
use super::item::{Row, is_part};
use super::line::{Line, LineRole};
use super::number::{Content, Number};
use super::reckoning::{self, Entry, Place};
use super::table::Table;
use super::{derived, total};
use crate::assertion::Assertion;
use crate::document::{Document, Item};
use crate::joint::{self, Equation};
use crate::lexicon::{Heading, Lexicon};
use crate::quantity::{Amount, Interval, Unit};
use crate::sentence::{self, Word};
use crate::span::Span;

/// Sentences above the one that opens a list, in which its total may stand.
const REACH: usize = 6;
/// Items that add up to a total that nothing else bears out.
const FEWEST: usize = 3;
/// A total that is this many times what the items make, or so small a part of it, is one of something else.
const FAR: i64 = 2;
/// From this place on, counts that all end in zeros are rounded.
const ROUND: i64 = 100;
/// The column of figures; the one behind it is of shares.
const VALUE: usize = 1;

/// What the lists of a document come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// What of the figures follows from what.
    pub entries: Vec<Entry>,
    /// Items that count what their total says, each with the number of that.
    pub heirs: Vec<(usize, usize)>,
}

/// Reads the lists of a document; `is_derived` tells which figures below a list say that they are all of it.
#[must_use]
pub fn listed<A: AsRef<Assertion>>(
    document: &Document,
    sentences: &[Span],
    figures: &[A],
    unread: &[Span],
    lexicon: &Lexicon,
    is_derived: impl Fn(&A) -> bool,
) -> Listed {
    let reader = Reader { prose: document.prose(), sentences, figures, unread, lexicon };
    let mut listed = Listed::default();
    for list in document.lists() {
        let mut groups: Vec<Group> = siblings(&list.items).into_iter().filter_map(|items| reader.group(&list.items, &items)).collect();
        let at = sentences.partition_point(|sentence| sentence.end() <= list.span.start());
        let below = sentences.partition_point(|sentence| sentence.start() < list.span.end());
        for group in &mut groups {
            match group.parent {
                Some(parent) => group.totals.extend(reader.of_parent(group, list.items[parent].span)),
                None => {
                    group.totals.extend(reader.above(group, at));
                    group.totals.extend(reader.below(group, below, &is_derived));
                }
            }
        }
        let found: Vec<Vec<Entry>> = groups.iter().map(|group| reader.entries(group)).collect();
        let nested = |at: usize| groups.get(at).is_some_and(|group| group.parent.is_some());
        let come_out = (0..groups.len()).filter(|&at| nested(at) && found[at].iter().any(|one| one.equation == Equation::Sum && one.holds)).count();
        for (at, entries) in found.into_iter().enumerate() {
            let group = &groups[at];
            let others = u16::try_from(come_out).unwrap_or(u16::MAX);
            let borne = |one: Entry| if nested(at) && !one.holds { Entry { borne: one.borne.saturating_add(others), ..one } } else { one };
            let kept: Vec<Entry> = entries.into_iter().map(borne).filter(|one| one.holds || one.borne > 0 || group.is_sure(one.derived)).collect();
            let total = kept.iter().find(|one| one.equation == Equation::Sum && group.totals.iter().any(|total| total.figure == one.derived));
            listed.heirs.extend(total.into_iter().flat_map(|one| one.others.iter().map(|&part| (part, one.derived))));
            listed.entries.extend(kept);
        }
    }
    listed
}

/// The items of each list in a list, the outermost first, each with the item above that they are parts of.
fn siblings(items: &[Item]) -> Vec<(Option<usize>, Vec<usize>)> {
    let mut open: Vec<usize> = Vec::new();
    let mut found: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        while open.last().is_some_and(|&last| items[last].depth >= item.depth) {
            open.pop();
        }
        found.entry(open.last().copied()).or_default().push(at);
        open.push(at);
    }
    found.into_iter().collect()
}

/// A figure that may be what the items add up to.
#[derive(Clone, Debug, PartialEq)]
struct Total {
    figure: usize,
    /// How far it may lie from what it stands for.
    half_place: Amount,
    /// Whether the words open or close the list with it, so that it needs nothing else to bear it out.
    is_sure: bool,
    /// Whether as many things are announced as are listed.
    is_counted: bool,
}

/// Items that stand beside each other.
#[derive(Clone, Debug)]
struct Group {
    /// The item that they are parts of.
    parent: Option<usize>,
    rows: Vec<Row>,
    unit: Unit,
    /// Lemma of what they say that they count.
    noun: Option<String>,
    totals: Vec<Total>,
}

impl Group {
    /// Items that are none of the others together and no part of another.
    fn plain(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.line.is_plain())
    }

    fn is_sure(&self, figure: usize) -> bool {
        let named = self.rows.iter().any(|row| row.value == Some(figure) && row.line.role == LineRole::Total);
        named || self.plain().count() >= FEWEST && self.totals.iter().any(|total| total.figure == figure && total.is_sure)
    }
}

struct Reader<'r, A> {
    prose: &'r str,
    sentences: &'r [Span],
    figures: &'r [A],
    /// Numbers that nobody could read.
    unread: &'r [Span],
    lexicon: &'r Lexicon,
}

impl<A: AsRef<Assertion>> Reader<'_, A> {
    fn figure(&self, at: usize) -> Option<&Assertion> {
        self.figures.get(at).map(AsRef::as_ref)
    }

    /// The figures that stand in a span.
    fn within(&self, span: Span) -> Range<usize> {
        let before = |end: usize| self.figures.partition_point(|it| it.as_ref().figure.start() < end);
        before(span.start())..before(span.end())
    }

    fn words(&self, span: Span) -> Vec<Word<'_>> {
        sentence::words(self.prose, span)
    }

    /// Items that are all names with a figure of one unit each; none where one of them is not.
    fn group(&self, items: &[Item], (parent, own): &(Option<usize>, Vec<usize>)) -> Option<Group> {
        let row = |&at: &usize| {
            let span = items.get(at)?.span;
            let unread = self.unread.get(self.unread.partition_point(|unread| unread.end() <= span.start()));
            let row = Row::read(self.prose, span, self.figures, self.within(span), self.lexicon)?;
            unread.is_none_or(|unread| !unread.overlaps(span)).then_some(row)
        };
        let rows: Vec<Row> = own.iter().map(row).collect::<Option<_>>()?;
        let first = rows.iter().find_map(|row| self.figure(row.value?)).map_or_else(Unit::percent, |it| it.unit.clone());
        let alike = |row: &Row| row.value.map_or(first == Unit::percent(), |value| self.figure(value).is_some_and(|it| it.unit == first));
        let mut nouns = rows.iter().filter_map(|row| row.noun.clone());
        let noun = nouns.next();
        (rows.len() > 1 && rows.iter().all(alike) && nouns.all(|other| Some(other) == noun)).then_some(Group {
            parent: *parent,
            rows,
            unit: first,
            noun,
            totals: Vec::new(),
        })
    }

    /// The total that an item gives for those below it.
    fn of_parent(&self, group: &Group, item: Span) -> Option<Total> {
        let own = Row::read(self.prose, item, self.figures, self.within(item), self.lexicon)?;
        let figure = own.value.filter(|_| !self.lexicon.headings.is_partial(&self.words(item)))?;
        self.total(group, figure, false, false).filter(|_| self.is_near(group, figure))
    }

    /// The total in the sentence that opens a list, or in one above whose thing that one names.
    fn above(&self, group: &Group, at: usize) -> Option<Total> {
        let opening = at.checked_sub(1)?;
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
            it.is_some_and(|it| it.unit == group.unit && is_told(it)) && agrees && self.is_near(group, figure)
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

    /// The total in the sentence behind a list, where that says so.
    fn below(&self, group: &Group, at: usize, is_derived: impl Fn(&A) -> bool) -> Option<Total> {
        let span = *self.sentences.get(at)?;
        let fits = |&figure: &usize| {
            let it = self.figure(figure);
            let noun = it.and_then(Assertion::stated_noun).map(|noun| noun.lemma.as_str());
            let agrees = group.noun.as_deref().is_none_or(|own| noun == Some(own));
            let says = self.figures.get(figure).is_some_and(&is_derived);
            says && agrees && it.is_some_and(|it| it.unit == group.unit && is_told(it)) && self.is_near(group, figure)
        };
        let told: Vec<usize> = self.within(span).filter(fits).collect();
        self.one_of(group, &told, |figure| self.total(group, figure, true, false))
    }

    /// Of several figures the one that comes out, or the only one.
    fn one_of(&self, group: &Group, figures: &[usize], total: impl Fn(usize) -> Option<Total>) -> Option<Total> {
        let holds = |total: &Total| self.against(group, Some(total)).iter().any(|one| one.equation == Equation::Sum && one.holds);
        let all: Vec<Total> = figures.iter().filter_map(|&figure| total(figure)).collect();
        let only = all.len() == 1;
        all.iter().find(|total| holds(total)).or(all.first().filter(|_| only)).cloned()
    }

    fn total(&self, group: &Group, figure: usize, opens: bool, is_counted: bool) -> Option<Total> {
        let it = self.figure(figure).filter(|it| it.unit == group.unit && is_told(it))?;
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

    /// What of a group follows from what; a total is borne out by what else there is.
    fn entries(&self, group: &Group) -> Vec<Entry> {
        let own = self.against(group, None);
        let all: Vec<(Option<&Total>, Vec<Entry>)> =
            group.totals.iter().map(|total| (Some(total), self.against(group, Some(total)))).chain([(None, own)]).collect();
        let sums = all.iter().flat_map(|(_, entries)| entries).filter(|one| one.equation == Equation::Sum && one.holds).count();
        let mut found: Vec<Entry> = Vec::new();
        for (total, entries) in &all {
            let shares = entries.iter().filter(|one| one.equation == Equation::Share && one.holds).count();
            let counted = usize::from(total.is_some_and(|total| total.is_counted));
            for one in entries {
                let others = if one.equation == Equation::Sum && !one.holds { sums + counted + shares } else { 0 };
                let borne = one.borne.saturating_add(u16::try_from(others).unwrap_or(u16::MAX));
                let told = found.iter().any(|other| (other.equation, other.derived) == (one.equation, one.derived));
                found.extend((!told).then(|| Entry { borne, ..one.clone() }));
            }
        }
        found
    }

    /// What follows from what in the items and a total that is none of them, or in the items with their own totals.
    fn against(&self, group: &Group, total: Option<&Total>) -> Vec<Entry> {
        let mut rows: Vec<Row> = group.rows.iter().filter(|row| total.is_none() || row.line.role != LineRole::Total).cloned().collect();
        if let Some(total) = total {
            let line = Line { role: LineRole::Total, ..Line::default() };
            rows.push(Row { line, value: Some(total.figure), share: None, noun: None });
        }
        let table = self.table(group, &rows, total);
        let figure = |place: Place| rows.get(place.line).and_then(|row| if place.column == VALUE { row.value } else { row.share });
        let mut found = total::of_lines(&table);
        found.extend(derived::reckonings(&table).into_iter().filter(|one| one.equation == Equation::Share));
        let entered = reckoning::settled(found).into_iter().filter_map(|one| one.entered(&table, figure));
        entered.map(|entry| Entry { in_list: true, ..entry }).collect()
    }

    fn table(&self, group: &Group, rows: &[Row], total: Option<&Total>) -> Table {
        let value = self.column(rows.iter().map(|row| row.value), &group.unit);
        let share = self.column(rows.iter().map(|row| row.share), &Unit::percent());
        let is_added = |at: usize| total.is_some_and(|total| rows[at].value == Some(total.figure));
        let settled = |at: usize, content: Content| match (content, total) {
            (Content::Number(number), Some(total)) if is_added(at) => Content::Number(Number { half_place: number.half_place.max(total.half_place), ..number }),
            (content, _) => content,
        };
        let cells = value.into_iter().zip(share).enumerate().map(|(at, (value, share))| vec![Content::Other, settled(at, value), share]).collect();
        let column = |unit: Option<Unit>, heading: Option<Heading>| {
            let is_value = unit.is_some();
            Column { is_value, ..Column::named(String::new(), None, Head { unit, heading, ..Head::default() }) }
        };
        let shares = rows.iter().any(|row| row.share.is_some()).then(Unit::percent);
        let values = rows.iter().any(|row| row.value.is_some()).then(|| group.unit.clone());
        let columns = vec![column(None, None), column(values, None), column(shares, Some(Heading::Share))];
        let lines = rows.iter().enumerate().map(|(row, of)| Line { row, ..of.line.clone() }).collect();
        Table { span: Span::default(), titles: Vec::new(), title: None, columns, lines, cells, names: Vec::new(), cut: None }
    }

    /// The figures of a column as cells, all of one place: counts are exact where not all of them are round.
    fn column(&self, figures: impl Iterator<Item = Option<usize>>, unit: &Unit) -> Vec<Content> {
        let all: Vec<Option<(Span, crate::quantity::Stated)>> =
            figures.map(|at| at.and_then(|at| self.figure(at)).and_then(|it| Some((it.figure, *it.reading.stated.first()?)))).collect();
        let place = all.iter().flatten().map(|(_, stated)| stated.place).min().unwrap_or(Amount::ONE);
        let half_place = match () {
            () if *unit == Unit::percent() => place.min(Amount::ONE).half(),
            () if *unit == Unit::count() && place < Amount::integer(ROUND) => Amount::ZERO,
            () => place.half(),
        };
        let cell = |(span, stated)| Content::Number(Number { span, stated, unit: unit.clone(), half_place });
        all.into_iter().map(|figure| figure.map_or(Content::Empty, cell)).collect()
    }
}

/// Whether a figure may be a total: one of the kind that adds up, about or exactly.
fn is_told(it: &Assertion) -> bool {
    let literal = Interval::exactly(it.reading.stated.first().map_or(Amount::ZERO, |stated| stated.value));
    let exact = Assertion { reading: crate::quantity::Reading { literal, ..it.reading.clone() }, ..it.clone() };
    is_part(&exact)
}
