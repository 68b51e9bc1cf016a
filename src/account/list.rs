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
use super::line::{Line, LineRole};
use super::listing::half_place;
use super::opened::Total;
use super::reckoning::Entry;
use crate::assertion::Assertion;
use crate::document::{Document, Item, List};
use crate::joint::Equation;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Unit};
use crate::sentence::{self, Word};
use crate::span::Span;

/// Items that add up to a total that nothing else bears out.
pub(super) const FEWEST: usize = 3;

/// What the lists of a document come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// What of the figures follows from what.
    pub entries: Vec<Entry>,
    /// Items that make a total.
    pub heirs: Vec<Heir>,
}

/// An item that counts what its total says.
#[derive(Clone, Debug, PartialEq)]
pub struct Heir {
    /// Its figure, by its number in the document.
    pub figure: usize,
    /// The total's.
    pub total: usize,
    /// What it is called.
    pub line: Line,
    /// How far it may lie from what it stands for, as the others show: "300" beside "217" is exact.
    pub half_place: Amount,
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
        let groups = reader.groups(list, &is_derived);
        let from = listed.entries.len();
        for (group, entries) in groups.iter().zip(reader.borne(&groups)) {
            let total = entries.iter().find(|one| one.equation == Equation::Sum && group.totals.iter().any(|total| total.figure == one.derived));
            let rows: BTreeMap<usize, &Row> = group.rows.iter().filter_map(|row| Some((row.value?, row))).collect();
            let stated = group.rows.iter().filter_map(|row| reader.figure(row.value?)?.reading.stated.first());
            let half_place = half_place(stated.map(|stated| stated.place), &group.unit);
            let heir = |figure: usize, total: usize| Some(Heir { figure, total, line: rows.get(&figure)?.line.clone(), half_place });
            listed.heirs.extend(total.into_iter().flat_map(|one| one.others.iter().filter_map(|&part| heir(part, one.derived))));
            listed.entries.extend(entries);
        }
        let totals = listed.entries.get(from..).unwrap_or_default();
        let announced = reader.announced(list, totals);
        listed.entries.extend(announced);
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

    /// The number of the first sentence that stands behind what opens a list.
    pub fn behind_opening(&self, list: &List) -> usize {
        self.sentences.partition_point(|sentence| sentence.end() <= list.span.start())
    }

    /// The lists in a list whose items have figures, each with what may be its total.
    fn groups(&self, list: &List, is_derived: impl Fn(&A) -> bool) -> Vec<Group> {
        let mut groups: Vec<Group> = siblings(&list.items).into_iter().filter_map(|items| self.group(&list.items, &items)).collect();
        for group in &mut groups {
            if let Some(parent) = group.parent {
                group.totals.extend(self.of_parent(group, list.items[parent].span));
                continue;
            }
            group.totals.extend(self.above(group, list));
            // where those above make all of it, what is said below is of something else
            if !group.totals.iter().any(|total| self.comes_out(group, total)) {
                group.totals.extend(self.below(group, list, &is_derived));
            }
        }
        groups
    }

    /// What follows from what in each list of a list. What one item gives for those below it is borne out by the other items.
    fn borne(&self, groups: &[Group]) -> Vec<Vec<Entry>> {
        let found: Vec<Vec<Entry>> = groups.iter().map(|group| self.entries(group)).collect();
        let comes_out =
            |(group, entries): &(&Group, &Vec<Entry>)| group.parent.is_some() && entries.iter().any(|one| one.equation == Equation::Sum && one.holds);
        let others = u16::try_from(groups.iter().zip(&found).filter(comes_out).count()).unwrap_or(u16::MAX);
        let kept = |(group, entries): (&Group, Vec<Entry>)| {
            let borne = |one: Entry| if group.parent.is_none() || one.holds { one } else { Entry { borne: one.borne.saturating_add(others), ..one } };
            let is_meant = |one: &Entry| one.holds || one.borne > 0 || one.equation != Equation::Sum || group.is_sure(one.derived);
            entries.into_iter().map(borne).filter(is_meant).collect()
        };
        groups.iter().zip(found).map(kept).collect()
    }

    /// Items that are all names with a figure of one unit each; none where one of them is not.
    fn group(&self, items: &[Item], (parent, own): &(Option<usize>, Vec<usize>)) -> Option<Group> {
        let row = |&at: &usize| {
            let span = items.get(at)?.span;
            let unread = self.unread.get(self.unread.partition_point(|unread| unread.end() <= span.start()));
            let row = Row::read(self.prose, span, self.figures, self.within(span), self.lexicon)?;
            unread.is_none_or(|unread| !unread.overlaps(span)).then_some(row)
        };
        let rows = self.headed(own.iter().map(row).collect::<Option<_>>()?)?;
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

    /// The rows, the first of which is their total where it has no name and is more than each of them; none where another has no name.
    fn headed(&self, mut rows: Vec<Row>) -> Option<Vec<Row>> {
        let is_bare = |row: &Row| row.line.span.is_none();
        if !rows.iter().any(is_bare) {
            return Some(rows);
        }
        let value = |row: &Row| self.figure(row.value?)?.reading.literal.single();
        let (first, others) = rows.split_first_mut()?;
        let most = others.iter().map(value).collect::<Option<Vec<Amount>>>()?.into_iter().max()?;
        let is_total = is_bare(first) && !others.iter().any(is_bare) && others.len() >= FEWEST && value(first).is_some_and(|total| total > most);
        first.line.role = LineRole::Total;
        is_total.then_some(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::lists;

    #[test]
    fn a_list_adds_up_to_what_opens_it() {
        let text = |total: &str| format!("The three schools have {total} pupils:\n\n- Northside: 400\n- Millbrook: 300\n- Eastfield: 220\n");
        assert_eq!(lists(&text("920")), ["sum 920 = 400, 300, 220", "listed three"]);
        assert_eq!(lists(&text("940")), ["sum 940 = 400, 300, 220: no, 1", "listed three"]);
    }

    #[test]
    fn parts_of_an_item_add_up_to_it_where_those_of_another_do() {
        let nested = |homes: &str| format!("Beds:\n\n- Wards: 540\n  - General: 320\n  - Tarn: 180\n- Homes: 140\n  - Olave: 80\n  - Lindens: {homes}\n");
        assert_eq!(lists(&nested("60")), ["sum 540 = 320, 180: no, 1", "sum 140 = 80, 60"]);
        assert!(lists(&nested("40")).is_empty());
    }

    #[test]
    fn a_first_item_without_a_name_is_the_total_of_the_others() {
        let text = |total: &str| format!("Boats by port\n\n- {total}\n- Marrow: 19\n- Vik: 13\n- Tarn: 11\n");
        assert_eq!(lists(&text("43")), ["sum 43 = 19, 13, 11"]);
        assert_eq!(lists(&text("45")), ["sum 45 = 19, 13, 11: no, 0"]);
        assert_eq!(lists(&text("45 in all")), ["sum 45 = 19, 13, 11: no, 0"]);
        assert!(lists(&text("12")).is_empty());
        assert!(lists("Scores\n\n- 43\n- Marrow: 19\n- 13\n- Tarn: 11\n").is_empty());
    }

    #[test]
    fn an_item_that_is_more_than_a_name_and_a_figure_makes_no_sum() {
        assert!(lists("Landed: 900\n\n- Marrow: 400 in 12 days\n- Tarn: 150\n- Holm: 310\n").is_empty());
    }
}
