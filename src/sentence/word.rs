//! The words of a sentence: a token for every run of letters, number, sign.
//!
//! ```text
//! number  = digits { sep digits } | "." digits | fraction-sign       "1,446"  "12,34,567"  ".05"  "½"
//! word    = letter { letter | digit | apostrophe letter }            "Ramadi" "don't" "m2" "A330" "U.S."
//! clitic  = apostrophe "s"                                            "'s"
//! sign    = any other character                                       "-" "%" "$" "("
//! ```
//! A separator belongs to a number only where the digits after it form a group: "94, 74" and "94,74" are two numbers. A token takes the
//! fillers behind it ([`form`](crate::form)) into its span.

use std::borrow::Cow;

use crate::form::FILLER;
use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Digits, with their separators.
    Number,
    /// Letters, or letters and digits.
    Word,
    /// Anything else: one character.
    Sign,
}

/// One token of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'d> {
    /// As written.
    pub text: &'d str,
    /// In lower case, with straight apostrophes and plain hyphens.
    pub lower: Cow<'d, str>,
    /// Where it stands in the document.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// Whether it follows the token before it without white space.
    pub glued: bool,
}

impl Word<'_> {
    /// Whether it begins with a capital letter.
    #[must_use]
    pub fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is a number in digits.
    #[must_use]
    #[inline]
    pub fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }

    /// Whether it is this lower-case word or sign.
    #[must_use]
    #[inline]
    pub fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    /// Whether it is one of these lower-case words or signs.
    #[must_use]
    #[inline]
    pub fn is_any(&self, words: &[&str]) -> bool {
        // the grammars ask this more than anything else: length and first byte refuse nearly every word without a call
        let lower = self.lower.as_bytes();
        for word in words {
            let word = word.as_bytes();
            if word.len() == lower.len() && word.first() == lower.first() && word == lower {
                return true;
            }
        }
        false
    }
}

/// The tokens of the text under `span`.
#[must_use]
pub fn words(text: &str, span: Span) -> Vec<Word<'_>> {
    let sentence = span.of(text);
    let mut found: Vec<Word<'_>> = Vec::with_capacity(sentence.len() / 5 + 1);
    let mut at = 0;
    let mut glued = false;
    while let Some(first) = sentence.get(at..).and_then(|rest| rest.chars().next()) {
        if first == FILLER {
            let len = sentence[at..].bytes().take_while(|&byte| byte == FILLER as u8).count();
            at += len;
            if let Some(last) = found.last_mut() {
                last.span = Span::new(last.span.start(), span.start() + at);
            }
            continue;
        }
        if is_space(first) {
            at += first.len_utf8();
            glued = false;
            continue;
        }
        let (end, kind) = token_end(sentence, at, first, glued);
        let token = &sentence[at..end];
        found.push(Word { text: token, lower: lower(token, kind), span: Span::new(at, end).shifted(span.start()), kind, glued });
        at = end;
        glued = true;
    }
    found
}

/// White space, and what a terminal would obey.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

fn lower(token: &str, kind: Kind) -> Cow<'_, str> {
    match kind {
        Kind::Number => Cow::Borrowed(token),
        Kind::Sign => match token {
            "\u{2019}" | "\u{2018}" | "\u{2bc}" | "`" => Cow::Borrowed("'"),
            "\u{201c}" | "\u{201d}" | "\u{201e}" | "\u{ab}" | "\u{bb}" => Cow::Borrowed("\""),
            "\u{2010}" | "\u{2011}" => Cow::Borrowed("-"),
            _ => Cow::Borrowed(token),
        },
        Kind::Word if token.bytes().all(|byte| byte.is_ascii_lowercase()) => Cow::Borrowed(token),
        Kind::Word if token.is_ascii() => Cow::Owned(token.to_ascii_lowercase()),
        Kind::Word => Cow::Owned(token.to_lowercase().replace(['\u{2019}', '\u{2bc}'], "'")),
    }
}

fn token_end(sentence: &str, at: usize, first: char, glued: bool) -> (usize, Kind) {
    let rest = &sentence[at..];
    let before = sentence[..at].trim_end_matches(FILLER);
    if is_digit(first) || first == '.' && !ends_in_digit(before, glued) && rest[1..].starts_with(is_digit) {
        return (at + number_len(rest), Kind::Number);
    }
    if is_vulgar_fraction(first) {
        return (at + first.len_utf8(), Kind::Number);
    }
    if is_apostrophe(first) {
        let after = &rest[first.len_utf8()..];
        if glued && after.starts_with(['s', 'S']) && !after[1..].starts_with(char::is_alphanumeric) {
            return (at + first.len_utf8() + 1, Kind::Word);
        }
        return (at + first.len_utf8(), Kind::Sign);
    }
    if first.is_alphabetic() {
        return (at + word_len(rest, glued && before.ends_with(is_digit), before.trim_end_matches(' ').ends_with('$')), Kind::Word);
    }
    (at + first.len_utf8(), Kind::Sign)
}

fn ends_in_digit(before: &str, glued: bool) -> bool {
    glued && before.ends_with(|c: char| c.is_alphanumeric())
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_vulgar_fraction(c: char) -> bool {
    matches!(c, '\u{bc}'..='\u{be}' | '\u{2150}'..='\u{215e}')
}

/// Spaces that stand between groups of three digits.
fn is_group_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}')
}

/// Bytes of the number at the start of `rest`.
fn number_len(rest: &str) -> usize {
    let digits = |text: &str| text.char_indices().find(|(_, c)| !is_digit(*c)).map_or(text.len(), |(at, _)| at);
    let mut len = digits(rest);
    loop {
        let after = &rest[len..];
        let Some(separator) = after.chars().next() else { break };
        let group = &after[separator.len_utf8()..];
        let width = digits(group);
        let follows = match separator {
            '.' => width > 0,
            ',' => width == 3 || width == 2 && is_lakh_group(&rest[..len], &group[width..]),
            '\'' | '\u{2019}' => width == 3 && !rest[..len].contains(','),
            c if is_group_space(c) => width == 3 && group_fits(&rest[..len]),
            _ => false,
        };
        if !follows {
            break;
        }
        len += separator.len_utf8() + width;
    }
    len + decimals_len(&rest[..len], &rest[len..])
}

/// Bytes of the decimals behind groups with points: ",89" of "1.234.567,89".
fn decimals_len(groups: &str, after: &str) -> usize {
    let parts: Vec<&str> = groups.split('.').collect();
    let grouped = parts.len() > 1 && parts[0].len() <= 3 && !groups.contains(',') && parts[1..].iter().all(|part| part.len() == 3);
    let Some(decimals) = after.strip_prefix(',').filter(|_| grouped) else { return 0 };
    let width = decimals.bytes().take_while(u8::is_ascii_digit).count();
    let goes_on = decimals[width..].strip_prefix([',', '.']).is_some_and(|rest| rest.starts_with(is_digit));
    if matches!(width, 1 | 2) && !goes_on { width + 1 } else { 0 }
}

/// Whether what stands before a group space is one to three digits, or groups that end in three.
fn group_fits(before: &str) -> bool {
    !before.contains(['.', ',']) && before.rsplit(is_group_space).next().is_some_and(|last| last.chars().count() <= 3)
}

/// "12,34,567": groups of two before the last group of three.
fn is_lakh_group(before: &str, after: &str) -> bool {
    let head = before.split(',').next().unwrap_or_default();
    if head.len() > 2 {
        return false;
    }
    let mut rest = after;
    loop {
        let Some(group) = rest.strip_prefix(',') else { return false };
        let width = group.bytes().take_while(u8::is_ascii_digit).count();
        match width {
            3 => return true,
            2 => rest = &group[2..],
            _ => return false,
        }
    }
}

/// Bytes of the word at the start of `rest`: letters and digits, inner apostrophes, the stops of "U.S.".
fn word_len(rest: &str, glued_to_digit: bool, after_dollar: bool) -> usize {
    // nearly every word: letters of ASCII, and after them what belongs to no word
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters > 0 && matches!(rest.as_bytes().get(letters), None | Some(b' ' | b',' | b'\n' | b';' | b':' | b')')) {
        return letters;
    }
    if let Some(sign) = currency_letters(rest).or_else(|| after_dollar.then(|| country_letters(rest)).flatten()) {
        return sign;
    }
    // "1.3x10^6", "1e10": a letter of arithmetic between digits
    if glued_to_digit && rest.starts_with(['x', 'X', 'e', 'E']) && rest[1..].starts_with(is_digit) {
        return 1;
    }
    let mut len = 0;
    loop {
        let run = rest[len..].char_indices().find(|(_, c)| !(c.is_alphanumeric() || is_mark(*c))).map_or(rest.len() - len, |(at, _)| at);
        len += run;
        let mut after = rest[len..].chars();
        let (Some(joint), Some(next)) = (after.next(), after.next()) else { break };
        let is_single = rest[..len].chars().rev().take_while(|c| c.is_alphabetic()).count() == 1;
        if joint == '.'
            && is_single
            && run > 0
            && (next.is_alphabetic() && matches!(after.next(), Some('.')) || len > 1 && rest[..len].contains('.') && !next.is_alphanumeric())
        {
            // "U.S.": a stop after a single letter, when another single letter with a stop follows or came before
            len += 1;
            if !next.is_alphabetic() {
                break;
            }
            continue;
        }
        let is_possessive = matches!(next, 's' | 'S') && !rest[len + joint.len_utf8() + 1..].starts_with(char::is_alphanumeric);
        if is_apostrophe(joint) && next.is_alphabetic() && !is_possessive {
            len += joint.len_utf8();
            continue;
        }
        break;
    }
    len + usize::from(rest[..len].contains('.') && !rest[..len].ends_with('.') && rest[len..].starts_with('.'))
}

/// Letters that stand for a currency right before digits: `Rs5,000`, `RM79`, `USD115`, `FFr20`.
fn currency_letters(rest: &str) -> Option<usize> {
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = rest[letters..].bytes().take_while(u8::is_ascii_digit).count();
    let is_code = letters == 3 && rest[..letters].bytes().all(|byte| byte.is_ascii_uppercase());
    let after = &rest[letters + digits..];
    // "EUR1.2bn", "EUR5m", where "MH3" is a name
    let goes_on = after.strip_prefix(['.', ',']).is_some_and(|decimals| decimals.starts_with(is_digit))
        || ["m", "bn", " million", " billion"].iter().any(|scale| after.strip_prefix(scale).is_some_and(|next| !next.starts_with(char::is_alphanumeric)));
    let is_sign = matches!(&rest[..letters], "Rs" | "RM" | "DM" | "FFr" | "BFr" | "SFr" | "SKr" | "NKr" | "DKr") || goes_on && &rest[..letters] == "Y";
    (digits > 0 && (is_code && (digits > 1 || goes_on) || is_sign)).then_some(letters)
}

/// Letters of a country between the sign and the digits: "$US1 million", "$A3m".
fn country_letters(rest: &str) -> Option<usize> {
    let letters = rest.bytes().take_while(u8::is_ascii_uppercase).count();
    ((1..=3).contains(&letters) && rest[letters..].starts_with(is_digit)).then_some(letters)
}

/// Combining marks and the raised digits of "m²".
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{b2}' | '\u{b3}' | '\u{b9}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn tokens(text: &str, expected: &[&str]) {
        let found: Vec<&str> = words(text, Span::new(0, text.len())).iter().map(|word| word.text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn numbers_keep_their_groups() {
        tokens("1,446 of 3,316", &["1,446", "of", "3,316"]);
        tokens("12,34,567.89 rupees", &["12,34,567.89", "rupees"]);
        tokens("94, 74,45", &["94", ",", "74", ",", "45"]);
        tokens("1\u{a0}000 or 1\u{202f}234\u{202f}567", &["1\u{a0}000", "or", "1\u{202f}234\u{202f}567"]);
        tokens("a .05 rise", &["a", ".05", "rise"]);
        tokens("2\u{bd} miles", &["2", "\u{bd}", "miles"]);
        tokens("ended at 5.", &["ended", "at", "5", "."]);
        tokens("\u{20ac}1.234.567,89, or USD1,700", &["\u{20ac}", "1.234.567,89", ",", "or", "USD", "1,700"]);
    }

    #[test]
    fn letters_after_digits_are_a_token_of_their_own() {
        tokens("35m 5kW 24703m2", &["35", "m", "5", "kW", "24703", "m2"]);
        tokens("A330 B12 MH370", &["A330", "B12", "MH370"]);
        tokens("$US40,000 $NZ5m", &["$", "US", "40,000", "$", "NZ", "5", "m"]);
        tokens("Rs5,000 RM79 USD115", &["Rs", "5,000", "RM", "79", "USD", "115"]);
        tokens("FFr20 DM40 Y30bn Y2K", &["FFr", "20", "DM", "40", "Y", "30", "bn", "Y2K"]);
        tokens("EUR1.2bn EUR5m MH3 GBP3 million", &["EUR", "1.2", "bn", "EUR", "5", "m", "MH3", "GBP", "3", "million"]);
        tokens("$US1 million, $A3m", &["$", "US", "1", "million", ",", "$", "A", "3", "m"]);
    }

    #[test]
    fn possessives_part_from_their_word_and_contractions_do_not() {
        tokens("Isis\u{2019}s men don\u{2019}t", &["Isis", "\u{2019}s", "men", "don\u{2019}t"]);
        tokens("six weeks' time", &["six", "weeks", "'", "time"]);
    }

    #[test]
    fn initials_keep_their_stops() {
        tokens("U.S. troops", &["U.S.", "troops"]);
        tokens("at 5 p.m. on", &["at", "5", "p.m.", "on"]);
        tokens("U.S.-backed", &["U.S.", "-", "backed"]);
        tokens("Plan B. Then", &["Plan", "B", ".", "Then"]);
    }

    #[test]
    fn every_token_knows_whether_it_is_glued() {
        let text = "30-foot";
        let glued: Vec<bool> = words(text, Span::new(0, text.len())).iter().map(|word| word.glued).collect();
        assert_eq!(glued, [false, true, true]);
    }
}
