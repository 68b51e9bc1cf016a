//! The words of many stories, each word once, and which of them match: worked out for the dossier and not for each pair of its documents.
//!
//! ```text
//! Stories   a number for every lemma, the numbers of each story in order, and for every lemma those that match it, itself among them
//! Reach     of one story: for every lemma the words of the story that it matches; a pair of stories is then one walk over the other's words
//! ```
//! Two words match by a common beginning, a set of synonyms or a class of event ([`overlap`](super::overlap)), so those that may do so are found
//! by these three, and the cost grows with the words of the stories and not with their product.

use std::collections::{BTreeMap, HashMap};

use super::overlap::{Key, Matches, keys, word_match};
use super::sheet::Sheet;
use crate::lexicon::Lexicon;
use crate::normalise::Story;
use crate::witness::Term;

/// How well a word matches another one, and the number of that one.
type Matched = (u32, f32);

/// The words of stories and what of them matches.
#[derive(Debug)]
pub struct Stories<'e> {
    told: Vec<&'e Story>,
    /// The words of each story, in order.
    words: Vec<Vec<Known>>,
    /// For each lemma all that match it.
    alike: Vec<Vec<Matched>>,
    /// The number of the headline of each sheet, whose body comes next; none where it has no headline with figures.
    headlines: Vec<Option<usize>>,
}

/// A word of a story.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// The number of its lemma.
    lemma: u32,
    /// Whether it stands only where nothing is named or numbered.
    is_idle: bool,
}

impl<'e> Stories<'e> {
    /// The words of stories, by their numbers.
    #[must_use]
    pub fn new(stories: Vec<&'e Story>, lexicon: &Lexicon) -> Self {
        let mut lemmas: Vec<&str> = Vec::new();
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut number = |lemma: &'e str| {
            *numbers.entry(lemma).or_insert_with(|| {
                lemmas.push(lemma);
                u32::try_from(lemmas.len() - 1).unwrap_or(u32::MAX)
            })
        };
        let mut known = |story: &'e Story| {
            let word = |term: &'e Term| Known { lemma: number(&term.lemma), is_idle: story.idle.binary_search(&term.lemma).is_ok() };
            story.words.iter().map(word).collect()
        };
        let words = stories.iter().map(|story| known(story)).collect();
        let alike = alike(&lemmas, lexicon);
        Self { told: stories, words, alike, headlines: Vec::new() }
    }

    /// The words of the sources that are wanted, under their numbers in the dossier; those of headlines and bodies come after them.
    #[must_use]
    pub fn of_dossier(dossier: &[Sheet<'e>], is_wanted: impl Fn(usize) -> bool, lexicon: &Lexicon) -> Self {
        static NONE: Story = Story { words: Vec::new(), extent: 0, length: 0, idle: Vec::new(), headless: false };
        let mut stories: Vec<&'e Story> = dossier.iter().enumerate().map(|(at, sheet)| if is_wanted(at) { sheet.story } else { &NONE }).collect();
        let mut headlines = vec![None; dossier.len()];
        for (at, sheet) in dossier.iter().enumerate().filter(|(at, _)| is_wanted(*at)) {
            if let Some(headed) = sheet.headed {
                headlines[at] = Some(stories.len());
                stories.extend([&headed.headline, &headed.body]);
            }
        }
        Self { headlines, ..Self::new(stories, lexicon) }
    }

    /// What the words of a story match.
    #[must_use]
    pub fn reach(&self) -> Reach<'_, 'e> {
        Reach { stories: self, rows: vec![Row::default(); self.alike.len()], matched: Vec::new(), story: None }
    }
}

/// Forms of one word stand near each other among the words of one beginning, in order of the alphabet: so many are looked at on either side.
const FORMS: usize = 100;

/// For each lemma all that match it.
fn alike(lemmas: &[&str], lexicon: &Lexicon) -> Vec<Vec<Matched>> {
    let mut index: BTreeMap<Key<'_>, Vec<u32>> = BTreeMap::new();
    let mut by_alphabet: Vec<u32> = (0_u32..).zip(lemmas).map(|(number, _)| number).collect();
    by_alphabet.sort_unstable_by_key(|&number| lemmas[number as usize]);
    let mut place: Vec<u32> = vec![0; lemmas.len()];
    for &number in &by_alphabet {
        for key in keys(lemmas[number as usize], lexicon) {
            let all = index.entry(key).or_default();
            if matches!(key, Key::Beginning(_)) {
                place[number as usize] = u32::try_from(all.len()).unwrap_or(u32::MAX);
            }
            all.push(number);
        }
    }
    let of = |(number, lemma): (usize, &&str)| {
        let others = keys(lemma, lexicon).into_iter().filter_map(|key| {
            let all = index.get(&key)?;
            let at = place[number] as usize;
            let near = at.saturating_sub(FORMS)..(at + FORMS + 1).min(all.len());
            if matches!(key, Key::Beginning(_)) { all.get(near) } else { Some(all.as_slice()) }
        });
        let mut others: Vec<u32> = others.flatten().copied().collect();
        others.sort_unstable();
        others.dedup();
        let matched = |other: u32| (other, word_match(lemma, lemmas[other as usize], lexicon));
        others.into_iter().map(matched).filter(|(_, matched)| *matched > 0.0).collect()
    };
    lemmas.iter().enumerate().map(of).collect()
}

/// Where in a list the words stand that a lemma matches.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    start: u32,
    len: u32,
}

/// What the words of one story match, for one story after the other.
#[derive(Debug)]
pub struct Reach<'s, 'e> {
    stories: &'s Stories<'e>,
    /// By lemma.
    rows: Vec<Row>,
    /// For each lemma the words of the story that it matches, by their place in the story.
    matched: Vec<(u32, Matched)>,
    story: Option<usize>,
}

impl<'e> Reach<'_, 'e> {
    /// Goes on to another story.
    fn go(&mut self, story: usize) {
        if self.story.replace(story) == Some(story) {
            return;
        }
        for (lemma, _) in self.matched.drain(..) {
            if let Some(row) = self.rows.get_mut(lemma as usize) {
                *row = Row::default();
            }
        }
        let words = self.stories.words.get(story).map_or(&[][..], Vec::as_slice);
        for (at, word) in (0_u32..).zip(words) {
            let alike = self.stories.alike.get(word.lemma as usize).map_or(&[][..], Vec::as_slice);
            self.matched.extend(alike.iter().map(|&(lemma, matched)| (lemma, (at, matched))));
        }
        self.matched.sort_unstable_by_key(|&(lemma, (at, _))| (lemma, at));
        let mut start = 0;
        for of_one in self.matched.chunk_by(|(a, _), (b, _)| a == b) {
            let len = u32::try_from(of_one.len()).unwrap_or(u32::MAX);
            if let Some(row) = of_one.first().and_then(|(lemma, _)| self.rows.get_mut(*lemma as usize)) {
                *row = Row { start, len };
            }
            start += len;
        }
    }

    /// For each word of another story, in order, the words of this one that it matches.
    fn pairs(&self, other: usize) -> impl Iterator<Item = &[(u32, Matched)]> {
        let words = self.stories.words.get(other).map_or(&[][..], Vec::as_slice);
        words.iter().map(|word| {
            let row = self.rows.get(word.lemma as usize).copied().unwrap_or_default();
            self.matched.get(row.start as usize..(row.start + row.len) as usize).unwrap_or_default()
        })
    }

    /// Two stories, the words of the first with the best match of each in the second, and the other way round.
    #[must_use]
    pub fn shared(&mut self, left: usize, right: usize) -> Option<[Shared<'_>; 2]> {
        self.go(left);
        let mut own = vec![0.0; self.stories.words.get(left)?.len()];
        let others = self.pairs(right).map(|row| {
            let mut best: f32 = 0.0;
            for &(_, (at, matched)) in row {
                best = best.max(matched);
                if let Some(own) = own.get_mut(at as usize) {
                    *own = matched.max(*own);
                }
            }
            best
        });
        let others = others.collect();
        let of = |story: usize, best| Some(Shared { story: self.stories.told.get(story)?, words: self.stories.words.get(story)?, best });
        Some([of(left, own)?, of(right, others)?])
    }

    /// The matches of the words of two stories.
    #[must_use]
    pub fn matches(&mut self, left: usize, right: usize) -> Matches<'e> {
        self.go(left);
        let words = |story: usize| self.stories.told.get(story).map_or(&[][..], |story| story.words.as_slice());
        let (own, others) = (words(left), words(right));
        let mut forward = vec![Vec::new(); own.len()];
        let mut backward = vec![Vec::new(); others.len()];
        for (to, row) in (0_u32..).zip(self.pairs(right)) {
            for &(_, (from, matched)) in row {
                if let Some((forward, backward)) = forward.get_mut(from as usize).zip(backward.get_mut(to as usize)) {
                    forward.push((to, matched));
                    backward.push((from, matched));
                }
            }
        }
        Matches::of_rows(own, others, forward, backward)
    }

    /// The matches of a headline and the body under it, where the source has such.
    #[must_use]
    pub fn headed(&mut self, source: usize) -> Option<Matches<'e>> {
        let headline = (*self.stories.headlines.get(source)?)?;
        Some(self.matches(headline, headline + 1))
    }
}

/// A story with what of it another one has.
#[derive(Debug)]
pub struct Shared<'s> {
    /// The story.
    pub story: &'s Story,
    words: &'s [Known],
    best: Vec<f32>,
}

/// What of some words of a story another one has, by their weight.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cover {
    /// The weight of the words.
    pub total: f32,
    /// The weight of those that the other has.
    pub found: f32,
    /// The weight of the rarest of those.
    pub rarest: f32,
}

impl Cover {
    /// The share that the other has; `NaN` where there are no such words.
    #[must_use]
    pub fn share(&self) -> f32 {
        self.found / self.total
    }
}

impl Shared<'_> {
    /// What of some words the other one has. What is said beside the story tells nothing where the other does not say it.
    #[must_use]
    pub fn cover(&self, accepts: impl Fn(&Term) -> bool) -> Cover {
        let mut cover = Cover::default();
        for ((term, word), &found) in self.story.words.iter().zip(self.words).zip(&self.best).filter(|((term, _), _)| accepts(term)) {
            if found > 0.0 || !word.is_idle {
                cover.total += term.weight;
            }
            cover.found += term.weight * found;
            cover.rarest = cover.rarest.max(term.weight * found);
        }
        cover
    }
}

#[cfg(test)]
mod tests {
    use super::super::overlap::{Placed, best_match};
    use super::*;

    fn matches<'e>(left: &'e Story, right: &'e Story, lexicon: &Lexicon) -> Matches<'e> {
        Stories::new(vec![left, right], lexicon).reach().matches(0, 1)
    }

    fn story(words: &[&str]) -> Story {
        Story { words: terms(words), ..Story::default() }
    }

    fn terms(words: &[&str]) -> Vec<Term> {
        let mut terms: Vec<Term> = words.iter().map(|word| Term { lemma: (*word).into(), weight: 1.0, is_name: false }).collect();
        terms.sort_by(|a, b| a.lemma.cmp(&b.lemma));
        terms
    }

    #[test]
    fn a_pair_of_many_matches_as_two_alone() {
        let lexicon = Lexicon::shipped().unwrap();
        let all = [story(&["invasion", "quake", "harbour"]), story(&["budget", "mayor"]), story(&["invade", "earthquake", "mayor", "murder"])];
        let stories = Stories::new(all.iter().collect(), &lexicon);
        let mut reach = stories.reach();
        for left in 0..all.len() {
            for right in 0..all.len() {
                let alone = matches(&all[left], &all[right], &lexicon);
                let expected = |matches: &Matches<'_>, of: &Story| (0..).zip(&of.words).map(|(place, _)| matches.anywhere(place)).collect::<Vec<_>>();
                let [own, others] = reach.shared(left, right).unwrap();
                assert_eq!(own.best, expected(&alone, &all[left]));
                assert_eq!(others.best, expected(&alone.turned(), &all[right]));
            }
        }
    }

    #[test]
    fn indexed_matches_are_those_of_a_search() {
        let lexicon = Lexicon::shipped().unwrap();
        let left = story(&["invasion", "quake", "harbour", "kill", "mayor"]);
        let right = story(&["invade", "earthquake", "murder", "mayor", "minister"]);
        let matches = self::matches(&left, &right, &lexicon);
        let (own, others) = (Placed::new(&left.words, &left.words), Placed::new(&right.words, &right.words));
        for (term, place) in own.iter() {
            assert!((matches.best(place, &others) - best_match(&term.lemma, &right.words, &lexicon)).abs() < f32::EPSILON, "{}", term.lemma);
        }
        // a word that the story leaves out is met nowhere
        let stranger = terms(&["mayor"]);
        assert!(Placed::new(&stranger, &right.words[..1]).iter().all(|(_, place)| matches.anywhere(place) == 0.0));
        let (share, weight) = matches.cover(&own, &others);
        assert!(weight > 3.0 && share > 0.6 && share < 0.9);
    }
}
