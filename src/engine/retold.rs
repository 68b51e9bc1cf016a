//! A figure that the source tells again as something known.
//!
//! ```text
//! statement  "A 500 million dollar fund will be launched"        source  "he proposed the 250 million dollar fund last year"
//! statement  "a preliminary 1975 ruling"                         source  "his August 1984 preliminary ruling"
//! ```
//! Where a text speaks of "the 250 million dollar fund", the reader has met that fund: if another text introduces a fund of its own
//! size, it is this one, however different the rest of the two sentences. What a year narrows is as good a sign.

use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension};
use crate::witness::Witness;

use super::noun::heads_fit;
use super::overlap::word_match;

/// Two figures further apart than this do not measure one known thing, unless one of them is far off.
const RATIO: i64 = 3;
/// Two heads that fit so well name one thing.
const ONE_THING: f32 = 0.8;

/// Whether `x` of the source is mentioned as something known, and is what the statement's `y` introduces.
pub fn is_retold(y: &Witness, x: &Witness, lexicon: &Lexicon) -> bool {
    match y.unit.dimension() {
        Dimension::Year | Dimension::Date => {
            let (a, b) = (&y.evidence.mention.narrows, &x.evidence.mention.narrows);
            a.iter().any(|word| b.iter().any(|other| word_match(word, other, lexicon) >= ONE_THING))
        }
        Dimension::Count | Dimension::Money | Dimension::Rate | Dimension::Length | Dimension::Area | Dimension::Mass | Dimension::Volume => {
            x.evidence.mention.known && y.unit == x.unit && is_close(y, x) && name_one_thing(y, x, lexicon)
        }
        _ => false,
    }
}

/// Whether both nouns are given and one.
fn name_one_thing(y: &Witness, x: &Witness, lexicon: &Lexicon) -> bool {
    y.stated_noun().zip(x.stated_noun()).is_some_and(|(a, b)| heads_fit(&a.lemma, &b.lemma, lexicon) >= ONE_THING)
}

fn is_close(y: &Witness, x: &Witness) -> bool {
    let Some((a, b)) = y.reading.centre().zip(x.reading.centre()) else { return false };
    let (less, more) = (a.abs().min(b.abs()), a.abs().max(b.abs()));
    less.times(Amount::integer(RATIO)).is_some_and(|most| more <= most)
}
