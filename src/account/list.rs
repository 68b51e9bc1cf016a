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

use super::item::Row;
use super::line::LineRole;
use super::opened::Total;
use super::reckoning::Entry;
use crate::assertion::Assertion;
use crate::document::{Document, Item};
use crate::joint::Equation;
use crate::lexicon::Lexicon;
use crate::quantity::Unit;
use crate::sentence::{self, Word};
use crate::span::Span;

/// Items that add up to a total that nothing else bears out.
pub(super) const FEWEST: usize = 3;

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
        let known = listed.entries.len();
        let mut groups: Vec<Group> = siblings(&list.items).into_iter().filter_map(|items| reader.group(&list.items, &items)).collect();
        let at = sentences.partition_point(|sentence| sentence.end() <= list.span.start());
        let below = sentences.partition_point(|sentence| sentence.start() < list.span.end());
        for group in &mut groups {
            match group.parent {
                Some(parent) => group.totals.extend(reader.of_parent(group, list.items[parent].span)),
                None => {
                    group.totals.extend(reader.above(group, at));
                    // where those above make all of it, what is said below is of something else
                    let told = group.totals.iter().any(|total| reader.comes_out(group, total));
                    group.totals.extend(reader.below(group, [at, below], &is_derived).filter(|_| !told));
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
            let kept: Vec<Entry> = entries
                .into_iter()
                .map(borne)
                .filter(|one| one.holds || one.borne > 0 || one.equation != Equation::Sum || group.is_sure(one.derived))
                .collect();
            let total = kept.iter().find(|one| one.equation == Equation::Sum && group.totals.iter().any(|total| total.figure == one.derived));
            listed.heirs.extend(total.into_iter().flat_map(|one| one.others.iter().map(|&part| (part, one.derived))));
            listed.entries.extend(kept);
        }
        let totals = listed.entries.get(known..).unwrap_or_default();
        listed.entries.extend(reader.announced(list, at, totals));
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

/// Items that stand beside each other.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The item that they are parts of.
    parent: Option<usize>,
    pub rows: Vec<Row>,
    pub unit: Unit,
    /// Lemma of what they say that they count.
    pub noun: Option<String>,
    pub totals: Vec<Total>,
}

impl Group {
    /// Items that are none of the others together and no part of another.
    pub fn plain(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.line.is_plain())
    }

    fn is_sure(&self, figure: usize) -> bool {
        let named = self.rows.iter().any(|row| row.value == Some(figure) && row.line.role == LineRole::Total);
        named || self.plain().count() >= FEWEST && self.totals.iter().any(|total| total.figure == figure && total.is_sure)
    }
}

/// What a list is read with.
pub(super) struct Reader<'r, A> {
    pub prose: &'r str,
    pub sentences: &'r [Span],
    pub figures: &'r [A],
    /// Numbers that nobody could read.
    unread: &'r [Span],
    pub lexicon: &'r Lexicon,
}

impl<A: AsRef<Assertion>> Reader<'_, A> {
    pub fn figure(&self, at: usize) -> Option<&Assertion> {
        self.figures.get(at).map(AsRef::as_ref)
    }

    /// The figures that stand in a span.
    pub fn within(&self, span: Span) -> Range<usize> {
        let before = |end: usize| self.figures.partition_point(|it| it.as_ref().figure.start() < end);
        before(span.start())..before(span.end())
    }

    pub fn words(&self, span: Span) -> Vec<Word<'_>> {
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
}
