//! `table-statement`: a short statement about a table says what its cells say, as far as a look into the table can tell.
//!
//! ```text
//! looked up   the rows whose cells are mentioned, the column that is named
//! greatest    "the highest crowd was 6,540"; "the match with the highest crowd had 3 goals"; "Tarn drew the highest crowd, 6,540"
//! total       "Tarn scored 31 points in all": the sum of a column, of the rows that are mentioned
//! apart       "Lowe scored 6 more points than Reed": the difference of two rows that are mentioned
//! counted     "three matches were played at Holm", "two had a crowd of more than 5,000": the rows that have all that is asked
//! each        "every match had a crowd of more than 5,000": what the rows have, one by one
//! ```
//! All that a sentence says must be found in the table. A word that is not there may narrow what is meant. Where a sentence may be read in
//! several ways, each of them has to fail.

mod reading;
#[cfg(test)]
mod sample;
mod subject;
mod told;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::figure::{is_quantity, plays};
use super::found::{Entry, Find, Found, Ground, Member};
use crate::account::Spoken;
use crate::conflict::{AssertionId, Conflict};
use crate::quantity::{Amount, Dimension, Hedge};
use crate::rule::spec::{Key, Kind, Spec, TOLERANCE};
use crate::rule::{Part, Rule, Scope};
use crate::span::SourceId;
use crate::witness::Witness;

use subject::{Subject, subjects};
use told::Told;

/// Words that need not be found.
const UNTOLD: Key = Key::new("untold", Kind::Number, "How many words of a statement may stand nowhere in the table.").needed();

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "table-statement",
        holds: "a short statement about a table says what its rows and cells come to",
        scope: Scope::Dossier,
        keys: &[TOLERANCE, UNTOLD],
        one_thing: true,
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// Holds the statements of all sources against the tables of the others.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    let tables: Vec<(usize, Subject<'_>)> = ground.dossier.iter().enumerate().flat_map(|(source, _)| subjects(ground, source)).collect();
    // a statement is about the one table that there is
    let [(home, subject)] = tables.as_slice() else { return found };
    for (source, sheet) in ground.dossier.iter().enumerate().filter(|(source, _)| source != home) {
        for words in sheet.said {
            let figures: BTreeSet<usize> = words.iter().filter_map(|word| word.figure).collect();
            for index in figures {
                let Some(it) = sheet.assertions.get(index).filter(|it| is_plain(it) && plays(rule, Part::Each, it)) else { continue };
                let own = (AssertionId { source: SourceId::new(source), index }, it);
                if let Some((cells, conflict)) = held(rule, own, words, sheet.assertions, subject, ground) {
                    let members: Vec<Member<'_>> = cells.into_iter().chain([own]).collect();
                    found.note(&members, conflict);
                }
            }
        }
    }
    found
}

/// Whether a figure simply says how much, how many or when.
fn is_plain(it: &Witness) -> bool {
    let one = it.reading.stated.len() <= 1 || !is_quantity(it);
    !it.marks.negated && one && !matches!(it.unit.dimension(), Dimension::Age)
}

/// What a statement was held against, and the conflict if it is another.
fn held<'e>(
    rule: &Arc<Rule>,
    own: Member<'e>,
    words: &[Spoken],
    figures: &[Witness],
    subject: &Subject<'e>,
    ground: &Ground<'_>,
) -> Option<(Vec<Member<'e>>, Option<Conflict>)> {
    let told = Told::new(words, subject, &ground.lexicon.headings, own.0.index, figures);
    if told.is_name() {
        return None;
    }
    let bounds = told.bounding(own.0.index, own.1);
    if bounds.is_none() && own.1.reading.hedge != Hedge::Exact && is_quantity(own.1) {
        return None;
    }
    let is_told = |columns: &[usize], counted: Option<usize>| {
        let most = rule.relation.number(&UNTOLD).unwrap_or(Amount::ZERO);
        told.is_clean() && i64::try_from(told.untold(columns, counted)).is_ok_and(|words| Amount::integer(words) <= most)
    };
    let statement = reading::Statement { rule, own, told: &told, subject, bounds };
    let (readings, columns, counted) = statement.readings()?;
    is_told(&columns, counted).then(|| statement.settled(&readings))?
}
