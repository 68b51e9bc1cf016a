//! Texts in which one word makes a figure another one: what is counted, a name or a time is another, and the number with it.
//!
//! News seldom tells two things in the same words; editors and look-alikes do: "412 classrooms" and "512 laptops" of one school.

use std::collections::BTreeSet;
use std::ops::Range;

use gainsay::witness::Witness;

use super::{Pool, slip};

/// Which word is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Other {
    /// What is counted.
    Noun,
    /// A name that both sentences have.
    Name,
    /// The year or the month.
    Time,
}

/// All of them.
pub const ALL: [Other; 3] = [Other::Noun, Other::Name, Other::Time];

const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The statement with another word in the sentence of a figure, and another number; none where it has no such word. What is before the figure
/// keeps its length only by chance.
pub fn stranger(text: &str, sentence: Range<usize>, y: &Witness, x: &Witness, other: Other, pool: &Pool, seed: u64) -> Option<String> {
    let (start, end) = (y.figure.start(), y.figure.end());
    let number = random(text, start..end, seed).or_else(|| slip::altered(text, start..end, seed))?;
    // the number first: it stands in the sentence
    let moved = isize::try_from(number.len()).ok()? - isize::try_from(text.len()).ok()?;
    let sentence = sentence.start..sentence.end.checked_add_signed(moved)?;
    let figure = start..end.checked_add_signed(moved)?;
    let word = match other {
        Other::Noun => y.stated_noun()?.text.split_whitespace().last()?.to_owned(),
        Other::Name => shared_name(y, x)?,
        Other::Time => time(&number[sentence.clone()], &number[figure.clone()])?,
    };
    let new = match other {
        Other::Noun => pool.noun(seed, &word)?,
        Other::Name => pool.name(seed, &word)?,
        Other::Time if word.parse::<u32>().is_ok() => (word.parse::<u64>().ok()? - 1 - seed % 5).to_string(),
        Other::Time => MONTHS[usize::try_from(seed % 12).ok()?].to_owned(),
    };
    if new.eq_ignore_ascii_case(&word) {
        return None;
    }
    replaced(&number, sentence, &figure, &word, &new)
}

/// The text with all its names replaced by others: another story in the same words; none where it has no name.
pub fn renamed(text: &str, figures: &[Witness], pool: &Pool, seed: u64) -> Option<String> {
    let names: BTreeSet<&str> = figures.iter().flat_map(|it| it.evidence.sentence.iter()).filter(|term| term.is_name).map(|term| &*term.lemma).collect();
    let mut renamed: Option<String> = None;
    for (at, name) in names.into_iter().enumerate() {
        let Some(other) = pool.name(super::spread(seed.wrapping_add(at as u64)), name) else { continue };
        let now = renamed.as_deref().unwrap_or(text);
        renamed = replaced(now, 0..now.len(), &(0..0), name, &other).or(renamed);
    }
    renamed
}

/// The sentence with a word replaced wherever it stands outside the figure.
fn replaced(text: &str, sentence: Range<usize>, figure: &Range<usize>, word: &str, new: &str) -> Option<String> {
    let within = text.get(sentence.clone())?;
    let is_whole = |at: usize| {
        let before = within[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        before && within[at + word.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric())
    };
    let (mut result, mut last, mut found) = (text[..sentence.start].to_owned(), 0, false);
    let lower = within.to_lowercase();
    let same_length = lower.len() == within.len();
    for (at, _) in lower.match_indices(&word.to_lowercase()).filter(|_| same_length) {
        let place = sentence.start + at;
        if at < last || !is_whole(at) || place < figure.end && place + word.len() > figure.start && figure.len() > word.len() && !figure.contains(&place) {
            continue;
        }
        result.push_str(&within[last..at]);
        let capital = within[at..].chars().next().is_some_and(char::is_uppercase);
        let mut letters = new.chars();
        match letters.next() {
            Some(first) if capital => result.extend(first.to_uppercase().chain(letters)),
            _ => result.push_str(new),
        }
        last = at + word.len();
        found = true;
    }
    result.push_str(&within[last..]);
    result.push_str(&text[sentence.end..]);
    found.then_some(result)
}

/// A name of the statement's sentence that the source's sentence has.
fn shared_name(y: &Witness, x: &Witness) -> Option<String> {
    let has = |lemma: &str| x.evidence.sentence.iter().any(|term| term.is_name && &*term.lemma == lemma);
    let shared = y.evidence.sentence.iter().filter(|term| term.is_name && has(&term.lemma));
    shared.max_by(|a, b| a.weight.total_cmp(&b.weight)).map(|term| term.lemma.to_string())
}

/// A year or a month of a sentence, outside the figure.
fn time(sentence: &str, figure: &str) -> Option<String> {
    let is_year = |word: &str| word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1_900..2_100).contains(&year));
    let mut words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !figure.contains(word));
    words.find(|word| is_year(word) || MONTHS.contains(word)).map(str::to_owned)
}

/// Another number with as many digits; none where the figure has no digits.
fn random(text: &str, figure: Range<usize>, seed: u64) -> Option<String> {
    let written = text.get(figure.clone())?;
    let mut state = seed | 1;
    let mut first = true;
    let mut digit = |c: char| {
        state = super::spread(state.wrapping_add(0x9e37_79b9_7f4a_7c15));
        let low = u64::from(std::mem::take(&mut first));
        if c.is_ascii_digit() { char::from(b'0' + u8::try_from(low + state % (10 - low)).unwrap_or(1)) } else { c }
    };
    let has = written.bytes().any(|byte| byte.is_ascii_digit());
    let number: String = has.then(|| written.chars().map(|c| if c.is_ascii_digit() { digit(c) } else { c }).collect())?;
    (number != written).then(|| format!("{}{number}{}", &text[..figure.start], &text[figure.end..]))
}
