//! Lemmas by rule: the ending goes, and what is left must be a word.
//!
//! ```text
//! -s   fighters -> fighter   countries -> country   boxes -> box
//! -ed  killed -> kill   hoped -> hope   planned -> plan   carried -> carry
//! -ing killing -> kill  closing -> close  running -> run
//! ```
//! Of several candidates the commonest known word wins. A name never becomes a common word ("Wales" is no "wale"), and a form
//! without a known candidate stays as it is, but for the plural of a word that is as unknown as its form.

use std::borrow::Cow;

use super::rarity::{Rarity, rarity_class};

/// The lemma of a regular form, or the form itself.
pub(super) fn regular(form: &str) -> Cow<'_, str> {
    if form.len() < 4 || !form.is_char_boundary(form.len() - 3) || form.ends_with("'s") {
        return Cow::Borrowed(form);
    }
    let candidates = candidates(form);
    if candidates.is_empty() {
        return Cow::Borrowed(form);
    }
    let is_name = |word: &str| Rarity.capital_share(word) > 0.95;
    let wanted = is_name(form);
    let best = candidates
        .iter()
        .filter(|candidate| !wanted || is_name(candidate))
        .filter_map(|candidate| Some((is_name(candidate) != wanted, rarity_class(candidate)?, candidate)))
        .min_by_key(|(differs, class, _)| (*differs, *class));
    match best {
        Some((.., lemma)) => Cow::Owned(lemma.clone()),
        None if !Rarity.known(form) => unknown_plural(form),
        None => Cow::Borrowed(form),
    }
}

/// What the form may come from, likeliest first.
fn candidates(form: &str) -> Vec<String> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| form.ends_with(ending));
    if let Some(stem) = form.strip_suffix("ies") {
        return vec![format!("{stem}y"), format!("{stem}ie")];
    }
    if ends(&["ss", "ics"]) {
        return Vec::new();
    }
    if let Some(stem) = form.strip_suffix('s') {
        let mut found = vec![stem.to_owned()];
        found.extend(form.strip_suffix("es").filter(|stem| stem.ends_with(['s', 'x', 'z', 'h', 'o'])).map(str::to_owned));
        return found;
    }
    if let Some(stem) = form.strip_suffix("ied") {
        return vec![format!("{stem}y"), format!("{stem}ie")];
    }
    if form.ends_with("eed") {
        return Vec::new();
    }
    form.strip_suffix("ed").or_else(|| form.strip_suffix("ing")).map(verb_stems).unwrap_or_default()
}

/// "plann" -> plan, "clos" -> clos, close; nothing for a stem without a vowel ("br" of "bring").
fn verb_stems(stem: &str) -> Vec<String> {
    if stem.len() < 2 || !stem.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
        return Vec::new();
    }
    let last = stem.chars().next_back().unwrap_or_default();
    let single = stem.strip_suffix(last).filter(|rest| rest.ends_with(last) && !matches!(last, 's' | 'e' | 'o'));
    match single {
        // "killed", "added": the doubled letter is the verb's own where that is a word
        Some(_) if Rarity.known(stem) && matches!(last, 'l' | 'd' | 'f' | 'z') => vec![stem.to_owned()],
        Some(single) => vec![single.to_owned(), stem.to_owned()],
        // "hoped", "noted": "hop" would have doubled its letter
        None if is_short(stem) && Rarity.known(&format!("{stem}e")) => vec![format!("{stem}e")],
        None => vec![stem.to_owned(), format!("{stem}e")],
    }
}

/// Whether the stem ends in one consonant after its only vowel: "hop", "plan".
fn is_short(stem: &str) -> bool {
    let is_vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u');
    let mut ends = stem.chars().rev();
    let last = ends.next().is_some_and(|letter| !is_vowel(letter) && !matches!(letter, 'w' | 'x' | 'y'));
    last && ends.next().is_some_and(is_vowel) && !ends.any(is_vowel)
}

/// "peshmergas": a plural whose singular is as unknown as itself.
fn unknown_plural(form: &str) -> Cow<'_, str> {
    match form.strip_suffix('s') {
        Some(stem) if !stem.ends_with(['s', 'u', 'i', '\'']) => Cow::Borrowed(stem),
        _ => Cow::Borrowed(form),
    }
}
