//! What happened: "died" beside "were killed", "died" beside "were hurt".

use super::super::feature::{Feature, Values};
use super::super::pair::Pair;
use crate::engine::kinship::{self, Kinship};

pub fn tell(pair: &Pair<'_>, values: &mut Values) {
    let (Some(a), Some(b)) = (&pair.y.event, &pair.x.event) else {
        let one = pair.y.event.is_some() || pair.x.event.is_some();
        values.set(Feature::Event, if one { -2.0 } else { f32::NAN });
        return;
    };
    let lexicon = pair.lexicon();
    let shares = pair.y.evidence.classes.iter().any(|class| pair.x.evidence.classes.contains(class));
    let agree = match (&a.class, &b.class) {
        (Some(x), Some(y)) if x == y => 3.0,
        (Some(x), Some(y)) if lexicon.events.conflicts(x, y) => {
            if shares {
                0.0
            } else {
                -1.0
            }
        }
        (Some(_), Some(_)) => {
            if shares {
                2.0
            } else {
                1.0
            }
        }
        _ => f32::NAN,
    };
    values.set(Feature::Event, agree);
    values.set(Feature::EventWord, Kinship::value(kinship::of_words(&a.lemma, &b.lemma, lexicon)));
    values.set(Feature::EventLikeness, kinship::likeness(&a.lemma, &b.lemma).unwrap_or(f32::NAN));
}
