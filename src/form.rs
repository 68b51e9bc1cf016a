//! Form: what a reader sees of a text, byte for byte where it stands.
//!
//! Soft hyphens, characters of no width and the marks of emphasis are taken out of words and numbers, and every digit and sign of
//! another script or width becomes the plain one, so that no grammar knows of them. Invariant: the text keeps its length, since what
//! is taken away leaves a [`FILLER`] for each byte, after the word or number that it stood in; a token takes the fillers behind it.
//!
//! ```text
//! atom    = letter { letter } | digit { digit | group digit }      what a filler never stands in
//! group   = "," digit{3} | "'" digit{3} | "." digit
//! hidden  = U+00AD | U+200B..U+200D | U+2060..U+2064 | U+FEFF | FILLER | emphasis
//! plain   = digits of any script | full-width signs | U+066A..U+066C
//! "thou\u{ad}sand"  ->  "thousand" FILLER FILLER
//! ```

use std::borrow::Cow;

mod emphasis;
mod script;

/// Stands for one byte that no reader sees.
pub const FILLER: char = '\u{1f}';

/// What a character is to a reader.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// Nothing; `parts` where it may stand for a space.
    Hidden { parts: bool },
    /// This.
    As(char),
}

/// The text as a reader sees it, of the same length.
///
/// ```
/// use gainsay::form::{FILLER, seen};
/// assert_eq!(seen("\u{662}\u{660} thou\u{ad}sand", false).replace(FILLER, ""), "20 thousand");
/// ```
#[must_use]
pub fn seen(text: &str, marks_emphasis: bool) -> Cow<'_, str> {
    let starred = marks_emphasis && memchr::memchr2(b'*', b'_', text.as_bytes()).is_some();
    if !starred && !has_form(text) {
        return Cow::Borrowed(text);
    }
    let marks = if starred { emphasis::marks(text) } else { Vec::new() };
    let mut writer = Writer { out: String::with_capacity(text.len()), ..Writer::default() };
    let mut marks = marks.into_iter().peekable();
    for (at, c) in text.char_indices() {
        let is_mark = marks.next_if_eq(&at).is_some();
        let seen = if is_mark { Seen::Hidden { parts: false } } else { what_is_seen(c) };
        writer.take(seen, c.len_utf8(), text.get(at + c.len_utf8()..).unwrap_or_default());
    }
    Cow::Owned(writer.finish())
}

/// The text without its fillers: for what is shown.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if text.contains(FILLER) { Cow::Owned(text.replace(FILLER, "")) } else { Cow::Borrowed(text) }
}

/// Whether anything of the text is not as it seems. Only the first bytes of such characters are looked at closely.
fn has_form(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.is_ascii() {
        return memchr::memchr(FILLER as u8, bytes).is_some();
    }
    text.chars().any(|c| !matches!(c, '\u{20}'..='\u{7f}' | '\n') && what_is_seen(c) != Seen::As(c))
}

fn what_is_seen(c: char) -> Seen {
    match c {
        '\u{200b}' | '\u{feff}' => Seen::Hidden { parts: true },
        FILLER | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}'..='\u{2064}' => Seen::Hidden { parts: false },
        _ => Seen::As(script::plain(c)),
    }
}

/// A text while it is being written.
#[derive(Default)]
struct Writer {
    out: String,
    /// The last character that is seen.
    last: Option<char>,
    /// Bytes taken out of the atom that stands at the end.
    inside: usize,
    /// Bytes hidden since the last character, and whether one of them may stand for a space.
    gap: usize,
    gap_parts: bool,
    /// Whether the last character is a separator inside a number.
    parts_groups: bool,
    /// Whether the digits at the end stand right behind letters: they are a name's, and no separator parts them into groups.
    in_name: bool,
}

impl Writer {
    fn take(&mut self, seen: Seen, len: usize, rest: &str) {
        let c = match seen {
            Seen::Hidden { parts } => {
                self.gap += len;
                self.gap_parts |= parts;
                return;
            }
            Seen::As(c) => c,
        };
        let separates = self.last.is_some_and(|last| last.is_ascii_digit()) && !self.in_name && group_follows(c, rest);
        let continues = self.last.is_some_and(|last| goes_on(last, c, self.parts_groups));
        let in_word = |last: char| last.is_alphanumeric() && !last.is_ascii_digit();
        self.in_name = c.is_ascii_digit() && (self.last.is_some_and(in_word) || continues && self.in_name);
        if separates || continues {
            self.inside += std::mem::take(&mut self.gap);
        } else {
            self.part(Some(c));
        }
        self.gap_parts = false;
        self.parts_groups = separates;
        self.out.push(c);
        self.inside += len - c.len_utf8();
        self.last = Some(c);
    }

    /// Ends the atom before `next`: its fillers, and what is hidden between the two.
    fn part(&mut self, next: Option<char>) {
        self.out.extend(std::iter::repeat_n(FILLER, std::mem::take(&mut self.inside)));
        let seen = |c: Option<char>| c.filter(|c| !c.is_whitespace());
        let glues = match (seen(self.last), seen(next)) {
            // "40 boats" with a space of no width
            (Some(last), Some(next)) => !(self.gap_parts && last.is_alphanumeric() && next.is_alphanumeric()),
            _ => false,
        };
        self.out.extend(std::iter::repeat_n(if glues { FILLER } else { ' ' }, std::mem::take(&mut self.gap)));
    }

    fn finish(mut self) -> String {
        self.part(None);
        self.out
    }
}

/// Whether `c` belongs to the word or number that `last` ends, which may be a separator inside it.
fn goes_on(last: char, c: char, parts_groups: bool) -> bool {
    last.is_alphabetic() && c.is_alphabetic() || (last.is_ascii_digit() || parts_groups) && c.is_ascii_digit()
}

/// Whether a separator is followed by digits that belong to its number: three and no more, any after a point.
fn group_follows(separator: char, rest: &str) -> bool {
    let mut seen = rest.chars().map(what_is_seen).filter_map(|seen| match seen {
        Seen::As(c) => Some(c),
        Seen::Hidden { .. } => None,
    });
    match separator {
        '.' => seen.next().is_some_and(|c| c.is_ascii_digit()),
        ',' | '\'' => (0..3).all(|_| seen.next().is_some_and(|c| c.is_ascii_digit())) && !seen.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        let found = seen(text, true);
        assert_eq!(found.len(), text.len(), "{text:?}");
        assert_eq!(found.replace(FILLER, "~"), expected, "{text:?}");
    }

    #[test]
    fn what_no_reader_sees_is_taken_out_of_words_and_numbers() {
        reads("thou\u{ad}sand men", "thousand~~ men");
        reads("1\u{2060},200 men", "1,200~~~ men");
        reads("1,\u{ad}200", "1,200~~");
        reads("3\u{200d}.5 km", "3.5~~~ km");
        reads("$\u{ad}40", "$~~40");
    }

    #[test]
    fn what_stands_beside_a_space_is_a_space() {
        reads("by \u{200b}69\u{200b} men", "by    69    men");
        reads("end.\u{200b}\nNext", "end.   \nNext");
        reads("\u{ad}x", "  x");
    }

    #[test]
    fn a_word_takes_what_was_hidden_in_it() {
        // a fraction of one sign and digits are of the word before them, and no comma makes thousands of those
        reads("to\u{bd}\u{ff11}\u{ff12}1,000", "to\u{bd}121~~~~,000");
    }

    #[test]
    fn a_space_of_no_width_parts_a_number_from_a_word() {
        reads("40\u{200b}boats", "40   boats");
        reads("40\u{2060}%", "40~~~%");
        reads("40\u{200b}%", "40~~~%");
        reads("boat\u{200b}men", "boatmen~~~");
    }

    #[test]
    fn digits_of_every_script_are_plain() {
        reads("\u{ff11}\u{ff12}", "12~~~~");
        reads("\u{661}\u{662}\u{66b}\u{665}", "12.5~~~~");
        reads("\u{967}\u{968}", "12~~~~");
        reads("\u{ff14}\u{ff05}", "4~~%~~");
        reads("1\u{66c}000", "1,000~");
    }

    #[test]
    fn emphasis_inside_a_number_or_at_its_edge_is_not_seen() {
        reads("**1**,200", "  1,200~~");
        reads("(**1869**-**1947**)", "(~~1869~~-~~1947~~)");
        reads("$**40** left", "$~~40   left");
        reads("*40*% of it", " 40~% of it");
        reads("2*3*4 and a * b", "2*3*4 and a * b");
        reads("snake_case_name", "snake_case_name");
    }

    #[test]
    fn separators_that_part_numbers_keep_their_place() {
        reads("94,\u{ad}74", "94,~~74");
        reads("94,\u{ff17}4", "94,74~~");
        reads("1,\u{ad}200,\u{ad}50", "1,200~~,~~50");
    }

    #[test]
    fn a_plain_text_is_not_copied() {
        assert!(matches!(seen("Forty \u{201c}men\u{201d} \u{2013} 30", true), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn the_length_stays(text in "([a-z0-9 ,.'*_\\n]|\u{ad}|\u{200b}|\u{2060}|\u{661}|\u{ff12}|\u{e9}|\u{1f}){0,40}") {
            let found = seen(&text, true);
            prop_assert_eq!(found.len(), text.len());
            // what is left is as it should be
            let shown = shown(&found);
            prop_assert!(shown.chars().all(|c| what_is_seen(c) == Seen::As(c)));
        }
    }
}
