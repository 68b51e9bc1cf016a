//! The scan: which sentences can hold a figure at all, told from their bytes without a token.
//!
//! A figure has a digit, or a word that numbers are made of ("seven", "dozens", "halved"). Months, currencies, signs and articles
//! begin figures too, but only beside one of those, so they wake nobody. The scan may say yes for nothing; it never says no to a
//! sentence that holds a figure, which a property test asserts.
//!
//! A run of letters is looked up only where its first two letters and its length are those of such a word: in prose one run in
//! twenty is.

use super::Lexicon;
use super::table::WordSet;

/// The words that numbers are made of.
#[derive(Clone, Debug)]
pub struct Triggers {
    words: WordSet,
}

/// Longer runs of letters than this are no number words.
const LONGEST: usize = 31;
/// Nothing that a figure begins with.
const OTHER: u8 = 0;
/// A letter of ASCII.
const LETTER: u8 = 1;
/// A digit of ASCII.
const DIGIT: u8 = 2;
/// The first byte of a character that may be a digit or a fraction.
const MAYBE: u8 = 3;
/// What each byte is.
const CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut classes = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "below 256")]
        let character = byte as u8;
        if character.is_ascii_alphabetic() {
            classes[byte] = LETTER;
        } else if character.is_ascii_digit() {
            classes[byte] = DIGIT;
        } else if matches!(character, 0xc2 | 0xe2) {
            classes[byte] = MAYBE;
        }
        byte += 1;
    }
    classes
}

impl Triggers {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut triggers = Self { words: WordSet::default() };
        lexicon.numbers.each_word(|word| triggers.add(word));
        triggers
    }

    /// The longest run of ASCII letters of the word wakes: who writes "half a dozen" writes "dozen", and the scan knows no other words.
    fn add(&mut self, word: &str) {
        let runs = word.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|run| (1..=LONGEST).contains(&run.len()));
        if let Some(run) = runs.max_by_key(|run| run.len()) {
            self.words.insert(run.to_ascii_lowercase().into());
        }
    }

    /// Whether the text can hold a figure.
    #[must_use]
    pub fn wake(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match CLASSES[usize::from(byte)] {
                LETTER => {
                    let run = run(&bytes[at..]);
                    if self.is_number_word(run) {
                        return true;
                    }
                    at += run.len();
                }
                DIGIT => return true,
                MAYBE if is_digit(&bytes[at..]) => return true,
                _ => at += 1,
            }
        }
        false
    }

    fn is_number_word(&self, run: &[u8]) -> bool {
        if run.len() > LONGEST || !self.words.may_hold(run) {
            return false;
        }
        let mut lower = [0; LONGEST];
        for (to, from) in lower.iter_mut().zip(run) {
            *to = from.to_ascii_lowercase();
        }
        std::str::from_utf8(&lower[..run.len()]).is_ok_and(|word| self.words.contains(word))
    }
}

/// The letters at the start.
fn run(bytes: &[u8]) -> &[u8] {
    let len = bytes.iter().position(|&byte| CLASSES[usize::from(byte)] != LETTER).unwrap_or(bytes.len());
    &bytes[..len]
}

/// Whether a fraction in one character stands here: the digits beyond ASCII that [`words`](crate::sentence::words) knows.
fn is_digit(bytes: &[u8]) -> bool {
    matches!(bytes, [0xc2, 0xbc..=0xbe, ..] | [0xe2, 0x85, 0x90..=0x9e, ..])
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn digits_and_number_words_wake() {
        let lexicon = Lexicon::shipped().unwrap();
        for text in
            ["In 2015.", "Seven men", "a MILLION", "tens of thousands", "It halved.", "the twenty-first", "\u{bd} a mile", "\u{2153}", "her fifties", "the G20"]
        {
            assert!(lexicon.triggers().wake(text), "{text}");
        }
    }

    #[test]
    fn months_articles_and_signs_do_not() {
        let lexicon = Lexicon::shipped().unwrap();
        for text in ["", "In May a man of the often quoted $ party \u{2013} it was late \u{2013} spoke.", "Monday", "\u{201c}\u{e9}tait\u{201d}"] {
            assert!(!lexicon.triggers().wake(text), "{text}");
        }
    }

    #[test]
    fn a_newsroom_s_own_number_words_wake() {
        let mut lexicon = Lexicon::shipped().unwrap();
        assert!(!lexicon.triggers().wake("umpteen men"));
        lexicon.extend("numbers.toml", "[cardinals]\numpteen = 15\n").unwrap();
        assert!(lexicon.triggers().wake("umpteen men"));
    }
}
