//! What speaks for two figures of one thing besides the words around them.
//!
//! Two reports of one event tell most figures alike. A figure that stands for its noun alone in both is the other's twin, and so is one that a
//! slip of the keyboard makes of the other: both say so however differently the sentences run.
//!
//! ```text
//! sole     "a crowd of 9,460" and "a crowd of 9,640", where neither text counts another crowd
//! slip     9,460 and 9,640, 1,200 and 12,000
//! person   "Walter Grice, 57" and "Grice, 58"
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::quantity::{Amount, Dimension};
use crate::witness::Witness;

use super::slip;

/// The only figures of their noun on both sides.
const SOLE: f32 = 0.6;
/// Two neighbouring digits exchanged, a nought more or less.
const SLIP: f32 = 1.0;
/// One digit of three or more.
const DIGIT: f32 = 0.7;
/// Ages of people of one name.
const PERSON: f32 = 0.8;

/// The nouns that a text gives one figure for.
#[derive(Debug, Default)]
pub struct Nouns<'e>(BTreeMap<(Dimension, &'e str), BTreeSet<Option<Amount>>>);

impl<'e> Nouns<'e> {
    /// The nouns of a text and the figures for each.
    #[must_use]
    pub fn new(assertions: &'e [Witness]) -> Self {
        let mut nouns = Self::default();
        for assertion in assertions {
            if let Some(key) = key(assertion) {
                nouns.0.entry(key).or_default().insert(assertion.reading.centre());
            }
        }
        nouns
    }

    fn is_sole(&self, assertion: &Witness) -> bool {
        key(assertion).and_then(|key| self.0.get(&key)).is_some_and(|figures| figures.len() == 1)
    }
}

fn key(assertion: &Witness) -> Option<(Dimension, &str)> {
    Some((assertion.unit.dimension(), assertion.stated_noun()?.lemma.as_str()))
}

/// What speaks for `statement` and `source` being one figure, in a score's measure.
#[must_use]
pub fn evidence(statement: &Witness, source: &Witness, of_statement: &Nouns<'_>, of_source: &Nouns<'_>) -> f32 {
    let same_noun = key(statement).is_some() && key(statement) == key(source);
    let sole = if same_noun && of_statement.is_sole(statement) && of_source.is_sole(source) { SOLE } else { 0.0 };
    let person = if statement.unit.dimension() == Dimension::Age && one_person(statement, source) { PERSON } else { 0.0 };
    sole + person + by_keyboard(statement, source)
}

fn one_person(a: &Witness, b: &Witness) -> bool {
    let name = |it: &Witness| it.subject.as_ref().and_then(|subject| subject.text.split_whitespace().last().map(str::to_owned));
    name(a).filter(|name| name.chars().next().is_some_and(char::is_uppercase)).is_some_and(|a| name(b) == Some(a))
}

/// Whether a slip makes one number of the other.
fn by_keyboard(a: &Witness, b: &Witness) -> f32 {
    let single = |it: &Witness| if let [one] = it.reading.stated.as_slice() { Some(*one) } else { None };
    let Some((x, y)) = single(a).zip(single(b)).filter(|_| a.unit == b.unit && a.unit.dimension().is_quantity()) else { return 0.0 };
    let Some((x_digits, y_digits)) = x.value.to_integer().zip(y.value.to_integer()).map(|(x, y)| (x.to_string(), y.to_string())) else { return 0.0 };
    let significant = |digits: &str| digits.trim_end_matches('0').len();
    let (short, long) = if x_digits.len() < y_digits.len() { (&x_digits, &y_digits) } else { (&y_digits, &x_digits) };
    if long.len() == short.len() + 1 && long.strip_prefix(short.as_str()) == Some("0") && significant(short) >= 2 {
        return SLIP;
    }
    let Some(differ) = slip::differing(&x_digits, &y_digits).filter(|_| x_digits.len() >= 3) else { return 0.0 };
    match differ[..] {
        [_] if significant(&x_digits).max(significant(&y_digits)) >= 3 => DIGIT,
        _ if slip::exchanges_neighbours(&x_digits, &y_digits, &differ) => SLIP,
        _ => 0.0,
    }
}
