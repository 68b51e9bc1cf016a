//! What is counted, and what narrows it: "foreign fighters" beside "fighters", "silver coins" beside "gold coins".

use super::super::feature::{Feature, Values};
use super::super::pair::Pair;
use crate::assertion::{Assertion, Noun, Term};
use crate::engine::kinship::{self, Kinship, key_noun};
use crate::lexicon::Lexicon;

pub fn tell(pair: &Pair<'_>, values: &mut Values) {
    let (Some(a), Some(b)) = (key_noun(pair.y), key_noun(pair.x)) else {
        // one that does not say what it counts is another case than two that do not
        let one = key_noun(pair.y).is_some() || key_noun(pair.x).is_some();
        values.set(Feature::Head, if one { -1.0 } else { f32::NAN });
        return;
    };
    let lexicon = pair.lexicon();
    let kinship = kinship::of_nouns(pair.y, pair.x, lexicon);
    values.set(Feature::Head, kinship.map_or(f32::NAN, Kinship::value));
    values.set(Feature::HeadLikeness, kinship::likeness(&a.lemma, &b.lemma).unwrap_or(f32::NAN));
    values.both(Feature::HeadInherited, a.inherited, b.inherited);
    let opposed = |x: &String| b.modifiers.iter().any(|y| kinship::of_words(x, y, lexicon) == Kinship::Two);
    let (own, other) = (foreign(a, b, lexicon), foreign(b, a, lexicon));
    let least = own.len().min(other.len());
    if !(a.modifiers.is_empty() && b.modifiers.is_empty()) {
        let (least_words, most) = (a.modifiers.len().min(b.modifiers.len()), a.modifiers.len().max(b.modifiers.len()));
        let met = a.modifiers.len() - own.len();
        let agree = match (least_words, met) {
            (0, _) => 0,
            (_, 0) => -1,
            (_, met) if met == most => 2,
            _ => 1,
        };
        values.set(Feature::Modifiers, f32::from(i8::try_from(agree).unwrap_or(0)));
        values.set(Feature::ModifiersApart, f32::from(u8::try_from(least).unwrap_or(u8::MAX)));
        values.flag(Feature::ModifiersOpposed, Some(a.modifiers.iter().any(opposed)));
    }
    let narrowed = |own: &[&String], of: &Assertion| own.iter().any(|word| !is_told(word, &of.evidence.sentence, lexicon));
    values.both(Feature::Narrowed, narrowed(&own, pair.x), narrowed(&other, pair.y));
}

/// The modifiers of a noun that the other does not have, in no form.
fn foreign<'n>(noun: &'n Noun, other: &Noun, lexicon: &Lexicon) -> Vec<&'n String> {
    let known = |word: &String| kinship::words(other).any(|it| kinship::of_words(word, it, lexicon) >= Kinship::Alike);
    noun.modifiers.iter().filter(|word| !known(word)).collect()
}

fn is_told(word: &str, sentence: &[Term], lexicon: &Lexicon) -> bool {
    sentence.iter().any(|term| kinship::of_words(word, &term.lemma, lexicon) >= Kinship::Alike)
}
