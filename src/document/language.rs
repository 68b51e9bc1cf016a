//! The language guard: a text that is not English is not read as if it were.
//!
//! A text is judged as a whole. Where the smallest words of English are as frequent as in any English text, it is English; else its
//! letters decide, and only with a margin: a few words, a table or a telegram, which has a number for every four words, decide nothing.
//!
//! ```text
//! "Der Bürgermeister sagte, 40 Boote seien ..."  ->  German
//! ```

use whatlang::{Lang, detect};

/// The smallest words of English, which hardly another language has: in prose more than one word in eight is one of these.
const SMALLEST: &[&str] = &["the", "of", "and", "to", "that", "was", "with", "for", "it", "is", "at", "by", "from", "said", "has", "this"];
/// In English at least one word in so many is among the smallest.
const ENGLISH: usize = 12;
/// Words that are looked at, from all over the text.
const WORDS: usize = 400;
/// Fewer words than this decide nothing.
const FEWEST: usize = 12;
/// In a table at least one number stands for so many words.
const TABLE: usize = 4;
/// Bytes that the letters are judged by.
const BYTES: usize = 16_384;

/// A language that is not read: its name and its ISO 639-3 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// "German".
    pub name: &'static str,
    /// "deu".
    pub code: &'static str,
}

/// The language of a text that is not English.
pub(super) fn other(prose: &str) -> Option<Language> {
    let (words, numbers) = words(prose);
    let few = words.len() < FEWEST && prose.is_ascii();
    if few
        || numbers * TABLE >= words.len() && prose.is_ascii()
        || words.iter().filter(|word| SMALLEST.iter().any(|small| word.eq_ignore_ascii_case(small))).count() * ENGLISH >= words.len() && !words.is_empty()
    {
        return None;
    }
    let sample = words.join(" ");
    let found = detect(&sample)?;
    (found.lang() != Lang::Eng && found.is_reliable()).then(|| Language { name: found.lang().eng_name(), code: found.lang().code() })
}

/// Words of letters from all over the text, and how many numbers stand between them: all of a short text, parts of a long one.
fn words(prose: &str) -> (Vec<&str>, usize) {
    let stride = prose.len().div_ceil(BYTES).max(1);
    let is_plain = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_spelled = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '\u{2019}' | '-')) && word.chars().any(char::is_alphabetic);
    let trimmed = |word| str::trim_matches(word, |c: char| !c.is_alphanumeric());
    let runs = prose.split_ascii_whitespace().enumerate().filter(move |(at, _)| (at / WORDS).is_multiple_of(stride));
    let mut numbers = 0;
    let mut words = Vec::new();
    for word in runs.map(|(_, word)| trimmed(word)).take(WORDS * 4) {
        if is_plain(word) || is_spelled(word) {
            words.push(word);
        } else if word.starts_with(|c: char| c.is_ascii_digit()) {
            numbers += 1;
        }
    }
    (words, numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "Im Hafen von Brindle lagen am Montag 40 Boote. Der Hafenmeister sagte, dass die meisten von ihnen erst nach dem Sturm wieder \
        auslaufen werden, weil die Reparaturen noch bis Freitag dauern.";
    const FRENCH: &str = "Quarante bateaux sont rest\u{e9}s lundi dans le port de Brindle. Le ma\u{ee}tre du port a d\u{e9}clar\u{e9} que la plupart \
        ne repartiraient qu'apr\u{e8}s la temp\u{ea}te, car les r\u{e9}parations dureront jusqu'\u{e0} vendredi.";
    const SPANISH: &str = "El lunes hab\u{ed}a 40 barcos en el puerto de Brindle. El capit\u{e1}n del puerto dijo que la mayor\u{ed}a no saldr\u{e1} \
        hasta que pase la tormenta, porque las reparaciones durar\u{e1}n hasta el viernes.";
    const ENGLISH_TEXT: &str = "Forty boats stayed in the port of Brindle on Monday. The harbour master said that most of them would sail after the storm.";

    #[test]
    fn three_languages_are_told_from_english() {
        let name = |text| other(text).map(|language| language.name);
        assert_eq!([GERMAN, FRENCH, SPANISH].map(name), [Some("German"), Some("French"), Some("Spanish")]);
        assert_eq!(other(ENGLISH_TEXT), None);
    }

    #[test]
    fn telegrams_tables_and_a_few_words_decide_nothing() {
        for text in [
            "",
            "40 Boote",
            "Shr 21 cts vs 70 cts\nNet 1,163,363 vs 3,826,000\nRevs 28.5 mln vs 23.1 mln\nNine mths\nShr 50 cts vs 99 cts",
            "Boats 40\nCrates 1,446\nTeams 12\nOslo 5\nLima 7",
        ] {
            assert_eq!(other(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_of_two_languages_is_judged_as_a_whole() {
        let mixed = |ours: usize, theirs: usize| format!("{}\n{}", format!("{ENGLISH_TEXT}\n").repeat(ours), format!("{GERMAN}\n").repeat(theirs));
        assert_eq!(other(&mixed(3, 1)), None);
        assert_eq!(other(&mixed(0, 3)).map(|language| language.code), Some("deu"));
    }
}
