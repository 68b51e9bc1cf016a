//! Units spelled as the reader's own text spells them.
//!
//! ```text
//! "a tank of 900 litres"        2,400 litres is 2.7 times 900 litres
//! "a tank of 900 liters"        2,400 liters is 2.7 times 900 liters
//! ```
//! A word that stands in the text itself is left as it is: "thermometers" are no unit.

use crate::conflict::Conflict;
use crate::settle::Outcome;

/// How the names of units end, and how they end elsewhere.
const ENDINGS: [(&str, &str); 2] = [("meter", "metre"), ("liter", "litre")];
/// The same at the head of a column.
const AT_HEAD: [&str; 2] = ["Metre", "Litre"];

/// The words of a conflict, in the spelling of the texts that it is about.
pub(in crate::report) fn spelled(outcome: &Outcome<'_>, conflict: &Conflict, words: String) -> String {
    let texts = conflict.sides.iter().filter_map(|side| outcome.studies.get(side.assertion.source.index()));
    let texts: Vec<&str> = texts.map(|study| study.document.prose()).collect();
    if !ENDINGS.iter().any(|(here, _)| words.contains(here)) || !texts.iter().any(|text| is_elsewhere(text)) {
        return words;
    }
    words.split_inclusive(|c: char| !c.is_alphabetic()).map(|word| respelled(word, &texts)).collect()
}

/// Whether a text spells the names of units as they are spelled elsewhere.
fn is_elsewhere(text: &str) -> bool {
    ENDINGS.iter().map(|(_, there)| there).chain(&AT_HEAD).any(|there| text.contains(there))
}

/// A word with what stands behind it.
fn respelled(word: &str, texts: &[&str]) -> String {
    let name = word.trim_end_matches(|c: char| !c.is_alphabetic());
    let stem = name.strip_suffix('s').unwrap_or(name);
    let ending = ENDINGS.iter().find(|(here, _)| stem.ends_with(here));
    match ending.filter(|_| !texts.iter().any(|text| text.contains(name))) {
        Some((here, there)) => format!("{}{there}{}", &stem[..stem.len() - here.len()], &word[stem.len()..]),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_spelled_as_the_text_spells_its_kin() {
        let texts = ["The tank holds 900 litres; two thermometers hang on it."];
        assert_eq!(respelled("kilometers ", &texts), "kilometres ");
        assert_eq!(respelled("liter,", &texts), "litre,");
        assert_eq!(respelled("thermometers", &texts), "thermometers");
        assert!(is_elsewhere(texts[0]));
        assert!(!is_elsewhere("The tank holds 900 liters."));
    }
}
