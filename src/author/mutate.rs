//! Planted slips: which mistakes in a dossier would the rules catch?
//!
//! ```text
//! transposed   1,943 -> 1,934               two neighbouring digits that differ are exchanged
//! magnitude    4,200 -> 42000               a nought too many
//! misread      57 -> 67                     the first digit is one more: parts and sums break
//! shifted      2012 -> 2013                 a date, a year or an age is one off
//! unit         12 km -> 12 miles            the unit of another figure of the dossier, of one kind
//! points       3 points -> 3 percent        the same between percent and percentage points
//! flipped      rose to 12 -> fell to 12     the word for the direction is turned round
//! ```
//! Every mutant is the dossier with one slip; it is caught if the rules say something that they do not say without it. A figure that
//! the rules speak of already is left alone, and so is a slip after which both readings hold: neither is an error in clean text. A
//! figure has a *counterpart* where other figures fix its value: a sum, a share or a change that a rule has found in the clean text,
//! or the same value for the same thing told elsewhere, with nothing said of the two that differs. A slip without a counterpart
//! cannot be seen by anybody who has no more than these texts. Nor can one that stays inside what the words and the rounding of its
//! counterparts allow, which is no error: 8 % for 7 % of a fall from 19,600 to 18,200 tonnes, 13.9 for 13.8 beside "about 14". What a
//! rule lets pass beyond that, by its tolerance, is counted as missed.
//!
//! Only texts that may speak of what a text speaks of are checked with its mutants: the others have no say in it.
//!
//! The same seed plants the same slips.

mod counterpart;
mod neighbours;

use std::collections::BTreeSet;

pub use counterpart::Counterpart;
use counterpart::Counterparts;

use strum::{EnumIter, IntoEnumIterator};

use crate::assertion::Assertion;
use crate::check::{self, Dossier, Findings, Knowledge, Study};
use crate::claim::Trend;
use crate::conflict::AssertionId;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::quantity::{Dimension, Verdict, compare};
use crate::rule::RuleSet;
use crate::sentence;
use crate::span::{SourceId, Span};

/// A kind of slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, strum::IntoStaticStr, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Slip {
    /// Two neighbouring digits are exchanged.
    Transposed,
    /// A nought is added.
    Magnitude,
    /// The first digit is one more.
    Misread,
    /// A date, a year or an age is one off.
    Shifted,
    /// The unit is another.
    Unit,
    /// Percent stands for percentage points, or the other way round.
    Points,
    /// A rise is a fall.
    Flipped,
}

/// One slip in one figure, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// The kind of slip.
    pub slip: Slip,
    /// Name of the document.
    pub source: String,
    /// Line of the figure, from 1.
    pub line: usize,
    /// The words as written.
    pub was: String,
    /// The words with the slip.
    pub now: String,
    /// What fixes the value that stood here; none where nobody who has no more than these texts could see the slip.
    pub counterpart: Option<Counterpart>,
    /// The rules that speak of it and did not speak before, in order.
    pub caught_by: Vec<String>,
}

/// A slip that is to be planted.
#[derive(Clone, Debug)]
struct Plan {
    figure: AssertionId,
    slip: Slip,
    /// What is replaced.
    span: Span,
    now: String,
}

/// Plants up to `most` slips in the figures of a dossier, chosen by `seed`, and checks each mutant.
#[must_use]
pub fn mutants(documents: &[Document], rules: &RuleSet, lexicon: &Lexicon, seed: u64, most: usize) -> Vec<Mutant> {
    let read = |(index, document): (usize, &Document)| check::read(document.clone(), SourceId::new(index), lexicon);
    let dossier = Dossier::new(documents.iter().enumerate().map(read).collect());
    let knowledge = Means { by: Knowledge { rules, lexicon }, strict: counterpart::strict(rules) };
    let clean = check::check(&dossier, &knowledge.by);
    let spoken: BTreeSet<AssertionId> = clean.conflicts.iter().flat_map(|conflict| conflict.sides.iter().map(|side| side.assertion)).collect();
    let counterparts = Counterparts::new(&dossier, rules, lexicon);
    let mut plans = plans(dossier.studies(), lexicon);
    plans.retain(|plan| !spoken.contains(&plan.figure));
    choose(&mut plans, seed, most);
    let mut found = Vec::new();
    for of_source in plans.chunk_by(|a, b| a.figure.source == b.figure.source) {
        let Some(source) = of_source.first().map(|plan| plan.figure.source) else { continue };
        let mut near = Dossier::new(neighbours::of(dossier.studies(), source, lexicon));
        let before = said(&near, &check::check(&near, &knowledge.by));
        found.extend(of_source.iter().filter_map(|plan| plant(plan, &mut near, &before, &counterparts, &knowledge)));
    }
    found
}

/// What every mutant is checked with.
struct Means<'k> {
    by: Knowledge<'k>,
    /// Those rules that fix a value, without their tolerance.
    strict: RuleSet,
}

/// Plants one slip and checks the dossier, which is as it was afterwards; `None` where what stands there then is no error.
fn plant(plan: &Plan, dossier: &mut Dossier, before: &BTreeSet<(String, Vec<String>)>, counterparts: &Counterparts, means: &Means<'_>) -> Option<Mutant> {
    let source = plan.figure.source;
    let study = dossier.study(source)?;
    let was = study.document.text().get(plan.span.start()..plan.span.end())?.to_owned();
    let line = study.document.place(plan.span.start()).line;
    let name = study.document.name().to_owned();
    let mutated = check::read(with_text(&study.document, plan.span, &plan.now), source, means.by.lexicon);
    if !is_error(plan, study, &mutated) {
        return None;
    }
    // the word for a direction moves every figure of its sentence
    let is_flipped = plan.slip == Slip::Flipped;
    let by_rule = if is_flipped { counterparts.of_direction(study, plan.figure) } else { counterparts.of_rules(plan.figure) };
    let index = in_place(plan, study, &mutated);
    let now = index.and_then(|index| mutated.assertions.get(index));
    let again = if is_flipped { None } else { counterparts.told_again(plan.figure, now.map(AsRef::as_ref), dossier.studies()) };
    let original = dossier.replace(source, mutated)?;
    let findings = check::check(dossier, &means.by);
    let caught_by: BTreeSet<String> = said(dossier, &findings).difference(before).map(|(rule, _)| rule.clone()).collect();
    let mut counterpart = by_rule.or_else(|| again.clone());
    if let (Some(Counterpart::Rule(_)), Some(index)) = (&counterpart, index.filter(|_| caught_by.is_empty() && !is_flipped))
        && counterpart::holds(dossier, AssertionId { source, index }, &means.strict, means.by.lexicon)
    {
        counterpart = again;
    }
    dossier.replace(source, original);
    let caught_by = caught_by.into_iter().collect();
    Some(Mutant { slip: plan.slip, source: name, line, was, now: plan.now.clone(), counterpart, caught_by })
}

/// Every slip that there is a place for, in order of the figures.
fn plans(studies: &[Study], lexicon: &Lexicon) -> Vec<Plan> {
    let mut plans: Vec<Plan> = Vec::new();
    for (source, study) in studies.iter().enumerate() {
        let prose = study.document.prose();
        for (index, assertion) in study.assertions.iter().enumerate() {
            let figure = AssertionId { source: SourceId::new(source), index };
            let written = assertion.figure.of(prose);
            for slip in Slip::iter() {
                let slipped = match slip {
                    Slip::Flipped => turned(study, assertion, lexicon),
                    Slip::Unit | Slip::Points => exchanged(slip, assertion, written, studies).map(|now| (assertion.figure, now)),
                    _ => slip.of(written, assertion.unit.dimension()).map(|now| (assertion.figure, now)),
                };
                let Some((span, now)) = slipped else { continue };
                // two figures of one move share the word for it
                if !plans.iter().any(|plan| plan.figure.source == figure.source && plan.span == span && plan.now == now) {
                    plans.push(Plan { figure, slip, span, now });
                }
            }
        }
    }
    plans
}

impl Slip {
    /// The figure with a slip in its digits; `None` where it has no place for one.
    fn of(self, written: &str, dimension: Dimension) -> Option<String> {
        let is_calendar = matches!(dimension, Dimension::Year | Dimension::Date | Dimension::Age);
        if is_calendar != (self == Self::Shifted) || !(is_calendar || dimension.is_quantity()) {
            return None;
        }
        let digits: Vec<usize> = written.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
        let (first, last) = (*digits.first()?, *digits.last()?);
        let digit = |at: usize| written.as_bytes().get(at).copied().unwrap_or(b'0');
        let with = |at: usize, new: u8| Some(format!("{}{}{}", written.get(..at)?, char::from(new), written.get(at + 1..)?));
        let one_off = |at: usize| with(at, if digit(at) == b'9' { b'8' } else { digit(at) + 1 });
        match self {
            Self::Transposed => {
                let (a, b) =
                    digits.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).rfind(|&(a, b)| digit(a) != digit(b) && digit(b) != b'0')?;
                let mut bytes = written.as_bytes().to_vec();
                bytes.swap(a, b);
                String::from_utf8(bytes).ok()
            }
            Self::Magnitude if written.contains('.') => None,
            Self::Magnitude => Some(format!("{}0{}", written.get(..=last)?, written.get(last + 1..)?).replace(',', "")),
            Self::Misread => one_off(first),
            // of a date the day, which comes first or after the month
            Self::Shifted => {
                let day = digits.iter().copied().find(|at| !digits.contains(&(at + 1)))?;
                one_off(day)
            }
            Self::Unit | Self::Points | Self::Flipped => None,
        }
    }
}

/// The figure with the unit of another figure of one kind, as that is written.
fn exchanged(slip: Slip, assertion: &Assertion, written: &str, studies: &[Study]) -> Option<String> {
    let dimension = assertion.unit.dimension();
    let is_measured = !matches!(dimension, Dimension::Count | Dimension::Money) && dimension.is_quantity();
    if !is_measured || (slip == Slip::Points) != (dimension == Dimension::Share) {
        return None;
    }
    let tail = |text: &'_ str| text.rfind(|c: char| c.is_ascii_digit()).map(|last| last + 1);
    let mut others = studies.iter().flat_map(|study| study.assertions.iter().map(move |other| (study, other)));
    let own = tail(written)?;
    let unit = others.find_map(|(study, other)| {
        let text = other.figure.of(study.document.prose());
        let is_other = other.unit.dimension() == dimension && other.unit != assertion.unit;
        text.get(tail(text)?..).filter(|unit| is_other && !unit.trim().is_empty()).map(str::to_owned)
    })?;
    Some(format!("{}{unit}", written.get(..own)?))
}

/// Letters of an ending that two words of opposite directions share: "increased", "decreased".
const ENDING: usize = 6;

/// The word for the direction nearest to the figure, and one for the other direction.
fn turned(study: &Study, assertion: &Assertion, lexicon: &Lexicon) -> Option<(Span, String)> {
    let trend = assertion.trend?;
    let other = if trend == Trend::Up { Trend::Down } else { Trend::Up };
    let words = sentence::words(study.document.prose(), *study.sentences.get(assertion.sentence)?);
    let away = |span: Span| span.start().abs_diff(assertion.figure.start());
    let word = words
        .iter()
        .filter(|word| lexicon.words.trend(&word.lower) == Some(trend))
        .min_by_key(|word| (word.span.start() > assertion.figure.start(), away(word.span)))?;
    // "increased" turns to "decreased"; both lists of the vocabulary begin with the same forms, "rise" and "fall"
    let alike = |other: &str| other.bytes().rev().zip(word.lower.bytes().rev()).take_while(|(a, b)| a == b).count();
    let at = lexicon.words.of_trend(trend).position(|it| it == word.lower)?;
    let turned = lexicon.words.of_trend(other).find(|other| alike(other) >= ENDING).or_else(|| lexicon.words.of_trend(other).nth(at))?;
    Some((word.span, turned.to_owned()))
}

/// What stands in the place of a figure after its slip, by its number.
fn in_place(plan: &Plan, clean: &Study, mutated: &Study) -> Option<usize> {
    let was = clean.assertions.get(plan.figure.index)?;
    mutated.assertions.iter().position(|now| now.figure.start() == was.figure.start())
}

/// Whether what stands there now cannot hold together with what stood there.
fn is_error(plan: &Plan, clean: &Study, mutated: &Study) -> bool {
    let Some(was) = clean.assertions.get(plan.figure.index) else { return false };
    match in_place(plan, clean, mutated).and_then(|index| mutated.assertions.get(index)) {
        Some(now) if now.unit == was.unit && was.unit.dimension().is_quantity() && plan.slip != Slip::Flipped => {
            matches!(compare(&was.reading, &now.reading), Verdict::Contradicts | Verdict::Differs)
        }
        _ => true,
    }
}

/// The document with another text in place of `span`.
fn with_text(document: &Document, span: Span, now: &str) -> Document {
    let text = document.text();
    let text = format!("{}{now}{}", text.get(..span.start()).unwrap_or_default(), text.get(span.end()..).unwrap_or_default());
    let mut mutated = Document::new(document.name().to_owned(), text, document.format());
    mutated.role = document.role;
    mutated.date = document.date;
    mutated.outlet.clone_from(&document.outlet);
    mutated
}

/// What the rules say: each rule with the figures that it speaks of, as written.
fn said(dossier: &Dossier, findings: &Findings) -> BTreeSet<(String, Vec<String>)> {
    let figures = |conflict: &crate::conflict::Conflict| {
        let text = |side: &crate::conflict::Side| dossier.study(side.assertion.source).map(|study| side.site.span.of(study.document.prose()).to_owned());
        conflict.sides.iter().filter_map(text).collect()
    };
    findings.conflicts.iter().map(|conflict| (conflict.rule.id.clone(), figures(conflict))).collect()
}

/// Keeps `most` of the items, drawn by a small generator (Marsaglia's xorshift), in their order.
fn choose<T>(items: &mut Vec<T>, seed: u64, most: usize) {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    while items.len() > most {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let drawn = usize::try_from(state % items.len() as u64).unwrap_or_default();
        items.remove(drawn);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::load;

    #[test]
    fn slips_change_one_figure() {
        let slip = |slip: Slip, written: &str, dimension| slip.of(written, dimension).unwrap_or_default();
        assert_eq!(slip(Slip::Transposed, "about 1,943", Dimension::Count), "about 1,934");
        assert_eq!(slip(Slip::Transposed, "$1,444", Dimension::Money), "$4,144");
        assert_eq!(slip(Slip::Transposed, "33", Dimension::Count), "");
        assert_eq!(slip(Slip::Magnitude, "4,200", Dimension::Count), "42000");
        assert_eq!(slip(Slip::Magnitude, "4.2 million", Dimension::Count), "");
        assert_eq!(slip(Slip::Misread, "57%", Dimension::Share), "67%");
        assert_eq!(slip(Slip::Misread, "dozens", Dimension::Count), "");
        assert_eq!(slip(Slip::Shifted, "2012", Dimension::Year), "2013");
        assert_eq!(slip(Slip::Shifted, "9 June 2019", Dimension::Date), "8 June 2019");
        assert_eq!(slip(Slip::Shifted, "June 14, 2019", Dimension::Date), "June 15, 2019");
        assert_eq!(slip(Slip::Misread, "2012", Dimension::Year), "");
    }

    fn planted(slip: Slip, text: &str) -> Vec<String> {
        let mut lexicon = Lexicon::shipped().unwrap();
        let rules = load(&mut lexicon, &[]).unwrap();
        let found = mutants(&[Document::plain("a.txt", text)], &rules, &lexicon, 1, 100);
        found.into_iter().filter(|mutant| mutant.slip == slip).map(|mutant| format!("{} -> {}", mutant.was, mutant.now)).collect()
    }

    #[test]
    fn units_are_those_of_the_texts_and_directions_of_the_vocabulary() {
        assert_eq!(planted(Slip::Unit, "The road is 12 km long and the canal 30 miles."), ["12 km -> 12 miles", "30 miles -> 30 km"]);
        assert_eq!(planted(Slip::Unit, "The road is 12 km long."), Vec::<String>::new());
        let points = planted(Slip::Points, "The rate rose by 3 percentage points to 12 percent.");
        assert_eq!(points, ["3 percentage points -> 3 percent", "12 percent -> 12 percentage points"]);
        assert_eq!(planted(Slip::Flipped, "Output increased from 30 tonnes to 40 tonnes."), ["increased -> decreased"]);
    }

    #[test]
    fn what_the_rules_speak_of_already_and_what_holds_beside_it_is_no_slip() {
        assert_eq!(planted(Slip::Misread, "The port will buy between 40 and 30 ferries."), Vec::<String>::new());
        assert_eq!(planted(Slip::Transposed, "The port is about 1,943 years old."), Vec::<String>::new());
    }

    #[test]
    fn a_slip_in_a_sum_is_caught_and_the_same_seed_plants_the_same_slips() {
        let mut lexicon = Lexicon::shipped().unwrap();
        let rules = load(&mut lexicon, &[]).unwrap();
        let documents = [Document::plain("a.txt", "On board were 151 men, 108 women and 39 children, a total of 298.")];
        let all = mutants(&documents, &rules, &lexicon, 1, 100);
        assert!(all.len() >= 8 && all.iter().all(|mutant| mutant.counterpart.is_some()), "{all:?}");
        let caught = all.iter().filter(|mutant| mutant.caught_by.contains(&"total-unlike-parts".to_owned())).count();
        assert!(caught > 0, "{all:#?}");
        assert_eq!(mutants(&documents, &rules, &lexicon, 7, 3), mutants(&documents, &rules, &lexicon, 7, 3));
        assert_eq!(mutants(&documents, &rules, &lexicon, 7, 3).len(), 3);
    }
}
