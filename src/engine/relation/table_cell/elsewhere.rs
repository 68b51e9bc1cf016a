//! Whether a text has what stands in a cell elsewhere: then a figure that only its unit brings to the cell is that of another thing.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::fit::{fits, images, is_known, scales};
use crate::quantity::{Many, Unit};
use crate::rule::{Rule, Tolerance};
use crate::witness::Witness;

/// The figures of the prose of one text.
pub struct Elsewhere<'e> {
    rule: &'e Rule,
    figures: &'e [Witness],
    /// What figures of a unit say, as it may have been rounded and as it is written.
    by_unit: BTreeMap<&'e str, [Many; 2]>,
}

impl<'e> Elsewhere<'e> {
    pub fn new(rule: &'e Rule, figures: &'e [Witness]) -> Self {
        Self { rule, figures, by_unit: BTreeMap::new() }
    }

    /// Whether any figure of this unit can be what stands in a cell.
    pub fn has(&mut self, unit: &'e Unit, cell: &Witness) -> bool {
        let mut alike = self.figures.iter().filter(|it| it.unit == *unit);
        if self.rule.relation.tolerance() != Tolerance::Rounding {
            return alike.any(|it| fits(self.rule, it, cell));
        }
        let [rounded, literal] = match self.by_unit.entry(unit.name()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let (rounded, literal) = alike.map(|it| (it.reading.rounded, it.reading.literal)).unzip::<_, _, Vec<_>, Vec<_>>();
                new.insert([rounded, literal].map(Many::from_iter))
            }
        };
        let reading = &cell.reading;
        // what is written is held to what is written with its sign
        let written = scales().map(|scale| reading.literal.scaled(scale)).any(|values| literal.meets(&values));
        written || is_known(&reading.rounded) && images(&reading.rounded).any(|values| rounded.meets(&values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::document::Document;
    use crate::lexicon::Lexicon;
    use crate::rulebook;
    use crate::span::SourceId;

    #[test]
    fn many_figures_are_asked_as_one_by_one() {
        let mut lexicon = Lexicon::shipped().unwrap();
        let rules = rulebook::load(&mut lexicon, &[]).unwrap();
        let rule = rules.rules().iter().find(|rule| rule.id == "text-unlike-table").unwrap();
        let text = "It takes 14 MB. It takes about 200 MB and 3.5 million boats. It takes 5 to 7 MB, 4,000 boats, 7 boats and 31 boats.";
        let study = check::read(Document::plain("a.txt", text), SourceId::new(0), &lexicon);
        let cells = check::read(Document::plain("b.txt", "14 MB, 15 MB, 201 MB, 6 MB, 4 boats, 8 boats, 3,500 boats, 62 boats"), SourceId::new(0), &lexicon);
        let mut elsewhere = Elsewhere::new(rule, &study.assertions);
        let mut seen = [0, 0];
        for (cell, it) in cells.assertions.iter().flat_map(|cell| study.assertions.iter().map(move |it| (cell, it))) {
            let one_by_one = study.assertions.iter().any(|other| other.unit == it.unit && fits(rule, other, cell));
            assert_eq!(elsewhere.has(&it.unit, cell), one_by_one, "{:?} of {}", cell.reading.literal, it.unit.name());
            seen[usize::from(one_by_one)] += 1;
        }
        assert!(seen.iter().all(|times| *times > 4), "{seen:?}");
    }
}
