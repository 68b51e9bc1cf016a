//! Which documents of a dossier are worth holding against each other.
//!
//! Two documents tell one story only if they share rare words, so an index over those finds the candidates. Words that very many
//! documents share are left out of the index, which keeps the cost of a document flat however large the dossier is.

use std::collections::{BTreeMap, HashMap};

use super::many;
use crate::normalise::Story;
use crate::witness::Term;

/// Words with more weight than this, and names, tell stories apart.
const RARE: f32 = 0.25;
/// Words that more documents share find nobody.
const MANY: usize = 64;
/// The least share of the weight of the smaller document's indexed words that two longer documents share.
const SHARED: f32 = 0.08;
/// A document of at most this many words is compared with everything that it shares a word with.
const SHORT: usize = 60;
/// Bytes of a word that its forms share.
const PREFIX: usize = 5;

/// Pairs of documents that share enough rare words to tell one story, in order.
#[must_use]
pub fn pairs(stories: &[&Story]) -> Vec<(usize, usize)> {
    let mut numbers: HashMap<&[u8], usize> = HashMap::new();
    let mut postings: Vec<Vec<(usize, f32)>> = Vec::new();
    let mut keys: Vec<Vec<usize>> = Vec::with_capacity(stories.len());
    let mut totals: Vec<f32> = Vec::with_capacity(stories.len());
    for (document, story) in stories.iter().enumerate() {
        let mut own: Vec<usize> = Vec::new();
        for (sign, weight) in signs(story) {
            let number = *numbers.entry(sign).or_insert(postings.len());
            if number == postings.len() {
                postings.push(Vec::new());
            }
            // signs of one beginning follow each other, and the first counts
            if own.last() != Some(&number) {
                own.push(number);
                postings[number].push((document, weight));
            }
        }
        keys.push(own);
        totals.push(signs(story).map(|(_, weight)| weight).sum());
    }
    let documents: Vec<usize> = (0..stories.len()).collect();
    let shares = || vec![0.0_f32; stories.len()];
    let found = many::each(&documents, shares, |shares, &document| {
        let mut others: Vec<usize> = Vec::new();
        for list in keys[document].iter().map(|&key| &postings[key]).filter(|list| list.len() <= MANY) {
            for &(other, weight) in &list[list.partition_point(|(other, _)| *other <= document)..] {
                if shares[other] == 0.0 {
                    others.push(other);
                }
                shares[other] += weight;
            }
        }
        others.sort_unstable();
        others.dedup();
        let of = |other: usize| (totals[other], stories[other].length);
        let enough = |&other: &usize| share_enough(shares[other], of(document), of(other));
        let pairs: Vec<(usize, usize)> = others.iter().copied().filter(enough).map(|other| (document, other)).collect();
        for &other in &others {
            shares[other] = 0.0;
        }
        pairs
    });
    found.into_iter().flatten().collect()
}

/// The same among documents whose days lie at most so many apart; those without a day are held against each other.
///
/// How many share a word is counted among the documents of twice so many days, so that an archive of years finds what a month finds.
#[must_use]
pub fn pairs_within(stories: &[(Option<i64>, &Story)], days: u16) -> Vec<(usize, usize)> {
    let period = |day: i64| day.div_euclid(i64::from(days).max(1));
    let mut periods: BTreeMap<Option<i64>, Vec<usize>> = BTreeMap::new();
    for (document, (day, _)) in stories.iter().enumerate() {
        match day.map(period) {
            Some(own) => [own - 1, own].into_iter().for_each(|period| periods.entry(Some(period)).or_default().push(document)),
            None => periods.entry(None).or_default().push(document),
        }
    }
    let mut found = Vec::new();
    for (window, documents) in periods {
        // two documents of the later half are of the next window too, and found there
        let is_own = |a: usize, b: usize| {
            let days_of = |document: usize| stories.get(document).and_then(|(day, _)| *day);
            match days_of(a).zip(days_of(b)) {
                Some((a, b)) => Some(period(a).min(period(b))) == window && a.abs_diff(b) <= u64::from(days),
                None => true,
            }
        };
        let own: Vec<&Story> = documents.iter().filter_map(|&document| stories.get(document).map(|(_, story)| *story)).collect();
        let within = pairs(&own).into_iter().filter_map(|(a, b)| Some((*documents.get(a)?, *documents.get(b)?)));
        found.extend(within.filter(|&(a, b)| is_own(a, b)));
    }
    found.sort_unstable();
    found
}

/// Whether two documents that share this weight may tell one story, given the weight of the signs of each and its words.
#[must_use]
pub fn share_enough(shared: f32, (a, a_words): (f32, usize), (b, b_words): (f32, usize)) -> bool {
    shared > 0.0 && (a_words.min(b_words) <= SHORT || shared >= SHARED * a.min(b))
}

/// The beginnings of the words of a story that tell it from others, with their weights, in order.
pub fn signs(story: &Story) -> impl Iterator<Item = (&[u8], f32)> {
    story.words.iter().filter(|term| tells(term)).map(|term| (key(term), term.weight))
}

fn tells(term: &Term) -> bool {
    term.weight > RARE || term.is_name
}

fn key(term: &Term) -> &[u8] {
    let bytes = term.lemma.as_bytes();
    &bytes[..bytes.len().min(PREFIX)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(words: &[&str]) -> Story {
        let mut words: Vec<Term> = words.iter().map(|word| Term { lemma: (*word).into(), weight: 0.5, is_name: false }).collect();
        words.sort_by(|a, b| a.lemma.cmp(&b.lemma));
        Story { length: words.len() * 20, extent: words.len() * 20, words, ..Story::default() }
    }

    #[test]
    fn documents_that_share_no_word_are_never_paired() {
        let (a, b, c) = (story(&["tunnel", "asker", "drill"]), story(&["tunnel", "asker", "budget"]), story(&["orchard", "frost", "apple", "harvest"]));
        assert_eq!(pairs(&[&a, &b, &c]), [(0, 1)]);
    }

    #[test]
    fn documents_of_far_days_are_never_paired() {
        let story = story(&["tunnel", "asker", "drill"]);
        let dated = |days: &[Option<i64>]| pairs_within(&days.iter().map(|day| (*day, &story)).collect::<Vec<_>>(), 7);
        assert_eq!(dated(&[Some(0), Some(7), Some(13), Some(21)]), [(0, 1), (1, 2)]);
        assert_eq!(dated(&[Some(-1), None, Some(5), None]), [(0, 2), (1, 3)]);
    }

    #[test]
    fn a_word_is_counted_within_its_days() {
        let mut stories: Vec<(Option<i64>, Story)> = (0..100).map(|at| (Some(at), story(&["ministry", "quota"]))).collect();
        stories.push((Some(1000), story(&["ministry", "quota"])));
        stories.push((Some(1002), story(&["ministry", "quota"])));
        let borrowed: Vec<(Option<i64>, &Story)> = stories.iter().map(|(day, story)| (*day, story)).collect();
        assert!(pairs(&borrowed.iter().map(|(_, story)| *story).collect::<Vec<_>>()).is_empty());
        assert!(pairs_within(&borrowed, 3).contains(&(100, 101)));
        assert!(pairs_within(&borrowed, 200).iter().all(|pair| *pair == (100, 101)));
    }

    #[test]
    fn a_word_of_every_document_pairs_nobody() {
        let stories: Vec<Story> = (0..200).map(|at| story(&["ministry", &format!("{at:05}")])).collect();
        assert!(pairs(&stories.iter().collect::<Vec<_>>()).is_empty());
    }
}
