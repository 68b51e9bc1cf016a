//! Soft cover: how much of one bag of lemmas another one says, if in other words.
//!
//! Each word of the first bag takes its best partner in the second, and counts by its rarity: "212 passengers were aboard the ferry"
//! is covered well by "the ship carried 221 travellers", though they share no word.

use super::{Relation, Word};

/// A lemma of a bag, with its entry and its weight.
#[derive(Clone, Copy, Debug)]
pub struct Term<'t> {
    lemma: &'t str,
    word: Option<Word>,
    weight: u32,
}

impl<'t> Term<'t> {
    /// A lemma that counts so much; its rarity is a good weight.
    #[must_use]
    pub fn new(lemma: &'t str, weight: u32) -> Self {
        Self { lemma, word: Word::of(lemma), weight }
    }
}

/// How near a partner is, in hundredths: 100 for the same lemma, the likeness of two known ones where it is above 0.
#[must_use]
pub fn alike(a: &Term<'_>, b: &Term<'_>) -> u8 {
    if a.lemma == b.lemma {
        return 100;
    }
    let likeness = a.word.zip(b.word).and_then(|(a, b)| a.likeness(b));
    likeness.and_then(|likeness| u8::try_from(likeness).ok()).unwrap_or(0)
}

/// Whether one may stand for the other: not what the dictionary opposes or sets beside each other. "Gold" does not say "silver".
#[must_use]
pub fn agree(a: &Term<'_>, b: &Term<'_>) -> bool {
    let relation = a.word.zip(b.word).and_then(|(a, b)| a.direct(b, None));
    !matches!(relation, Some(Relation::Antonym | Relation::Sibling))
}

/// How much of `of` is said by `by`, in hundredths, each lemma by the nearest partner that it may have; none for a bag without weight.
///
/// ```
/// use gainsay::kin::{Term, agree, cover};
/// let bag = |lemmas: &[&'static str]| lemmas.iter().map(|lemma| Term::new(lemma, 1)).collect::<Vec<_>>();
/// let (ferry, ship) = (bag(&["passenger", "ferry"]), bag(&["ship", "carry", "traveller"]));
/// assert!(cover(&ferry, &ship, agree).unwrap() >= 50);
/// assert!(cover(&bag(&["gold"]), &bag(&["silver"]), |_, _| true).unwrap() >= 60);
/// assert_eq!(cover(&bag(&["gold"]), &bag(&["silver"]), agree), Some(0));
/// ```
#[must_use]
pub fn cover(of: &[Term<'_>], by: &[Term<'_>], may: impl Fn(&Term<'_>, &Term<'_>) -> bool) -> Option<u8> {
    let mut partners: Vec<(u8, &Term<'_>)> = Vec::with_capacity(by.len());
    let mut best = |term: &Term<'_>| {
        partners.clear();
        partners.extend(by.iter().map(|partner| (alike(term, partner), partner)).filter(|(near, _)| *near > 0));
        // the nearest is asked first whether it may be one, since that costs more
        partners.sort_unstable_by_key(|(near, _)| std::cmp::Reverse(*near));
        partners.iter().find(|(_, partner)| may(term, partner)).map_or(0, |(near, _)| *near)
    };
    let all: u64 = of.iter().map(|term| u64::from(term.weight)).sum();
    let covered: u64 = of.iter().map(|term| u64::from(term.weight) * u64::from(best(term))).sum();
    u8::try_from(covered.checked_div(all)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bag<'t>(lemmas: &[&'t str]) -> Vec<Term<'t>> {
        lemmas.iter().map(|lemma| Term::new(lemma, 10)).collect()
    }

    #[test]
    fn equal_bags_cover_each_other_whatever_the_words() {
        let words = bag(&["mv-aurora", "sink", "xyzzyx"]);
        assert_eq!(cover(&words, &words, |_, _| true), Some(100));
        assert_eq!(cover(&words, &[], |_, _| true), Some(0));
        assert_eq!(cover(&[], &words, |_, _| true), None);
    }

    #[test]
    fn other_words_for_one_thing_cover_more_than_another_thing() {
        let told = bag(&["passenger", "ferry", "sink"]);
        let retold = cover(&told, &bag(&["traveller", "vessel", "capsize"]), |_, _| true).unwrap();
        let strange = cover(&told, &bag(&["budget", "minister", "tax"]), |_, _| true).unwrap();
        assert!(retold > strange + 30, "{retold} {strange}");
    }

    #[test]
    fn rare_words_count_by_their_weight() {
        let (heavy, light) = ([Term::new("ferry", 30), Term::new("budget", 1)], [Term::new("ferry", 1), Term::new("budget", 30)]);
        let ship = bag(&["ship"]);
        assert!(cover(&heavy, &ship, |_, _| true) > cover(&light, &ship, |_, _| true));
    }

    #[test]
    fn opposites_do_not_say_each_other() {
        let (gold, silver) = (bag(&["gold"]), bag(&["silver"]));
        assert!(cover(&gold, &silver, |_, _| true).unwrap() > 60);
        assert_eq!(cover(&gold, &silver, agree), Some(0));
    }
}
