//! What brings two documents together under some rule whatever stories they tell: a measure that a rule names, a ratio, a count of files.
//!
//! Documents that share none of these, and that no finding holds together, can be told apart: what a check of all of them finds of one is what a
//! check of its own circle finds. Tables are left out: a figure may be that of any table of a dossier.

use std::collections::BTreeSet;

use super::group::groups;
use super::relation;
use super::sheet::Sheet;
use crate::rule::{RuleSet, Scope};

/// The links of a document, in order. Each begins with the id of its rule.
#[must_use]
pub fn links(sheet: &Sheet<'_>, rules: &RuleSet) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let all: Vec<_> = groups(std::slice::from_ref(sheet), Scope::Dossier);
    for rule in rules.rules().iter().chain(rules.off()).filter(|rule| rule.scope == Scope::Dossier) {
        let of_rule = all.iter().flat_map(|members| relation::links(rule, members)).chain(relation::inventory::links(rule, sheet));
        found.extend(of_rule.map(|link| format!("{} {link}", rule.id).trim_end().to_owned()));
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::check::{self, Knowledge};
    use crate::document::Document;
    use crate::lexicon::Lexicon;
    use crate::rulebook;
    use crate::span::SourceId;

    fn links(text: &str) -> Vec<String> {
        let mut lexicon = Lexicon::shipped().unwrap();
        let rules = rulebook::load(&mut lexicon, &[]).unwrap();
        let study = check::read(Document::plain("a.txt", text), SourceId::new(0), &lexicon);
        check::links(&study, &Knowledge { rules: &rules, lexicon: &lexicon }).into_iter().collect()
    }

    #[test]
    fn a_named_measure_links_the_texts_that_have_it() {
        let found = links("Up to 30,000 foreign fighters have crossed into Syria.");
        assert_eq!(found, ["foreign-fighter-totals-differ"]);
    }

    #[test]
    fn a_ratio_links_by_what_it_counts_and_of_how_many() {
        let found = links("Of those asked, 1,141 of 2,480 readers said yes.");
        assert_eq!(found, ["denominators-drift 1141 reader"]);
    }

    #[test]
    fn other_figures_link_nobody() {
        assert!(links("Bombs killed 69 people in Lahore on Sunday.").is_empty());
    }
}
