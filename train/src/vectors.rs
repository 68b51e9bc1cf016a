//! Word vectors, and those of lemmas from the ones of their forms.

use std::collections::HashMap;
use std::path::Path;

/// The length of a written vector; `gainsay::kin` divides by its square.
const LENGTH: f64 = 160.0;

/// A vector of length one for each word, the commonest word first.
pub struct Vectors {
    words: Vec<String>,
    rows: Vec<Vec<f64>>,
    ranks: HashMap<String, usize>,
}

impl Vectors {
    /// Reads a word a line, a tab, and whole numbers, of which the first ones are kept.
    pub fn read(path: &Path, dimensions: usize) -> Result<Self, String> {
        let text = crate::text(path)?;
        let (mut words, mut rows) = (Vec::new(), Vec::new());
        for (at, line) in text.lines().enumerate() {
            let fault = |what: &str| format!("{}:{}: {what}", path.display(), at + 1);
            let (word, numbers) = line.split_once('\t').ok_or_else(|| fault("no tab"))?;
            let numbers: Result<Vec<f64>, _> = numbers.split(' ').take(dimensions).map(str::parse).collect();
            let numbers = numbers.map_err(|error| fault(&error.to_string()))?;
            if numbers.len() != dimensions {
                return Err(fault("too few numbers"));
            }
            words.push(word.to_owned());
            rows.push(of_length(&numbers, 1.0));
        }
        let ranks = words.iter().enumerate().map(|(rank, word)| (word.clone(), rank)).collect();
        Ok(Self { words, rows, ranks })
    }

    /// The words, the commonest first.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// The vectors, in the order of the words.
    pub fn rows(&self) -> &[Vec<f64>] {
        &self.rows
    }

    /// The place of a word among the commonest.
    pub fn rank(&self, word: &str) -> Option<usize> {
        self.ranks.get(word).copied()
    }

    /// For each lemma the mean of its forms' vectors, in whole numbers; zeros where no form has one. An entry that is itself a form
    /// ("wounded") has its own vector and its lemma's in equal parts.
    pub fn of_lemmas(&self, lemmas: &[String], lemma: impl Fn(&str) -> String) -> Vec<Vec<i8>> {
        let dimensions = self.rows.first().map_or(0, Vec::len);
        let mut sums: HashMap<String, Vec<f64>> = HashMap::new();
        for (word, row) in self.words.iter().zip(&self.rows) {
            add(sums.entry(lemma(word)).or_insert_with(|| vec![0.0; dimensions]), row);
        }
        let vector = |entry: &String| {
            let own = lemma(entry);
            let mut sum = sums.get(&own).map_or_else(|| vec![0.0; dimensions], |sum| of_length(sum, 1.0));
            if let Some(row) = self.rank(entry).filter(|_| own != *entry).and_then(|rank| self.rows.get(rank)) {
                add(&mut sum, row);
            }
            of_length(&sum, LENGTH).into_iter().map(whole).collect()
        };
        lemmas.iter().map(vector).collect()
    }
}

fn add(sum: &mut [f64], row: &[f64]) {
    sum.iter_mut().zip(row).for_each(|(sum, number)| *sum += number);
}

/// The vector stretched to this length; one without a length stays.
pub fn of_length(row: &[f64], length: f64) -> Vec<f64> {
    let own = row.iter().map(|number| number * number).sum::<f64>().sqrt();
    row.iter().map(|number| if own > 0.0 { number * length / own } else { 0.0 }).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "rounded and clamped to what a byte holds")]
fn whole(number: f64) -> i8 {
    number.round().clamp(-127.0, 127.0) as i8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lemma_has_the_mean_of_its_forms() {
        let (words, rows) = (vec!["ship".to_owned(), "ships".to_owned(), "the".to_owned()], vec![vec![1.0, 0.0], vec![0.0, 1.0], vec![1.0, 0.0]]);
        let vectors = Vectors { ranks: HashMap::from([("ships".to_owned(), 1)]), words, rows };
        let lemmas = ["ferry".to_owned(), "ship".to_owned(), "ships".to_owned()];
        let found = vectors.of_lemmas(&lemmas, |form| form.trim_end_matches('s').to_owned());
        assert_eq!(found, [[0, 0], [113, 113], [61, 127]]);
    }
}
