//! A number of a table as an assertion: its column says what is counted, its row of whom or what, both and the title when.
//!
//! ```text
//! | Port   | Boats, 2019 |
//! | Marrow |          40 |      40 boats, of Marrow, in 2019
//! ```

use crate::account::{Column, Number, Place, Table};
use crate::assertion::{Assertion, Noun};
use crate::claim::{Aspect, Claim, Counted, Figure, Form, Marks, Mode, Moment, Phrase};
use crate::lexicon::{Heading, Lexicon};
use crate::limit::Limit;
use crate::quantity::{Amount, Hedge, Interval, Reading, Stated};
use crate::span::{Site, SourceId, Span};
use crate::witness::{Evidence, Lemma, Scope, Term, Witness};

/// Cells of a table beyond these carry no words as evidence.
const MOST_TOLD: usize = Limit::NamedCells.most();

/// What a cell says, as written.
#[must_use]
pub fn cell_claim(table: &Table, place: Place, number: &Number, sentence: usize) -> Claim {
    let column = &table.columns[place.column];
    let line = &table.lines[place.line];
    let stated = scaled(number, column.scale);
    let phrase = |label: &str, span: Option<Span>| {
        let words: Vec<String> = label.to_lowercase().split_whitespace().map(str::to_owned).collect();
        span.filter(|_| !words.is_empty()).map(|span| Phrase { span, words })
    };
    let figure =
        Figure { span: number.span, stated: vec![stated], hedge: Hedge::Exact, set: None, unit: number.unit.clone(), moment: None, form: Form::Digits };
    Claim {
        span: number.span,
        sentence,
        figure,
        noun: phrase(&column.label, column.span).map(|phrase| Counted { phrase, also: Vec::new(), inherited: false }),
        event: None,
        whole: None,
        subject: phrase(&line.label, line.span),
        places: Vec::new(),
        time: None,
        speaker: None,
        mode: Mode::Asserted,
        trend: None,
        aspect: aspect(column),
        marks: Marks::default(),
        beside: None,
        clause: number.span,
    }
}

/// What a cell says, as meant.
#[must_use]
pub fn cell_assertion(table: &Table, place: Place, number: &Number, sentence: usize, source: SourceId) -> Assertion {
    let column = &table.columns[place.column];
    let line = &table.lines[place.line];
    let year = column.year.or(line.year).map(|year| year.to_string());
    let stated = scaled(number, column.scale);
    let literal = Interval::exactly(stated.value);
    let half_place = number.half_place.times(column.scale).unwrap_or(number.half_place);
    Assertion {
        site: Site { source, span: number.span },
        figure: number.span,
        sentence,
        clause: number.span,
        reading: Reading { stated: vec![stated], hedge: Hedge::Exact, literal, rounded: literal.widened(half_place), half_place },
        unit: number.unit.clone(),
        form: Form::Digits,
        moment: None,
        noun: noun(&column.label, &column.lemmas),
        event: None,
        whole: None,
        subject: noun(&line.label, &line.lemmas),
        places: Vec::new(),
        time: year,
        speaker: None,
        mode: Mode::Asserted,
        trend: None,
        aspect: aspect(column),
        marks: Marks::default(),
        beside: None,
        measure: None,
    }
}

/// The same with the words of its row and column as evidence.
#[must_use]
pub fn cell_witness(assertion: Assertion, table: &Table, place: Place, lexicon: &Lexicon) -> Witness {
    let column = &table.columns[place.column];
    let line = &table.lines[place.line];
    let moments = column.year.or(line.year).map(|year| Moment { year: Some(year), years: 1, ..Moment::default() });
    let mut clause: Vec<Term> = Vec::new();
    if table.size() <= MOST_TOLD {
        let is_name = |lemma: &str| line.label.split_whitespace().any(|word| word.starts_with(char::is_uppercase) && word.to_lowercase().starts_with(lemma));
        let kept = |lemma: &str| lexicon.rarity.kept(lemma).map_or_else(|| lemma.into(), Lemma::known);
        let term = |lemma: &String| Term { lemma: kept(lemma), weight: lexicon.rarity.weight(lemma), is_name: is_name(lemma) };
        clause.extend(line.lemmas.iter().chain(&column.lemmas).map(term));
        clause.sort_by(|a, b| a.lemma.cmp(&b.lemma));
        clause.dedup_by(|a, b| a.lemma == b.lemma);
    }
    // the words of the title say what the whole table is of
    let near = table.titles.iter().map(|lemma| Term { lemma: lemma.as_str().into(), weight: 0.0, is_name: false }).collect();
    let evidence = Evidence { sentence: clause.as_slice().into(), clause, near, moments: moments.into_iter().collect(), ..Evidence::default() };
    Witness { assertion, evidence, scope: Scope::default() }
}

fn aspect(column: &Column) -> Aspect {
    if column.heading == Some(Heading::Change) { Aspect::Change } else { Aspect::Level }
}

fn scaled(number: &Number, scale: Amount) -> Stated {
    let times = |value: Amount| value.times(scale).unwrap_or(value);
    Stated { value: times(number.stated.value), place: times(number.stated.place) }
}

fn noun(label: &str, lemmas: &[String]) -> Option<Box<Noun>> {
    let (lemma, modifiers) = lemmas.split_last()?;
    Some(Box::new(Noun { text: label.to_owned(), lemma: lemma.clone(), modifiers: modifiers.to_vec(), also: Vec::new(), inherited: false }))
}
