//! Text on a terminal: how many columns it takes and what of it may be shown.

#[cfg(feature = "cli")]
use textwrap::{WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that a text takes.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// A character as it may be shown: white space is a space, and what would move the cursor or turn the line round is dropped.
pub(super) fn shown(c: char) -> Option<char> {
    if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' && c != '\u{2009}' {
        return Some(' ');
    }
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    (!c.is_control() && !turns).then_some(c)
}

/// A text of the user's on one line: runs of white space are one space, nothing that a terminal would obey is left.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.trim().chars().filter_map(shown) {
        if c != ' ' || !line.ends_with(char::is_whitespace) {
            line.push(c);
        }
    }
    line
}

/// The text in at most so many columns, with an ellipsis where some of it is left out.
pub(super) fn shortened(text: &str, width: usize, ellipsis: &str) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(columns(ellipsis));
    let mut taken = String::new();
    let mut used = 0;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used > room {
            break;
        }
        taken.push(c);
    }
    taken.truncate(taken.trim_end().len());
    taken.push_str(ellipsis);
    taken
}

/// The text in exactly so many columns.
pub(super) fn padded(text: &str, width: usize, ellipsis: &str) -> String {
    let mut cell = shortened(text, width, ellipsis);
    let missing = width.saturating_sub(columns(&cell));
    cell.extend(std::iter::repeat_n(' ', missing));
    cell
}

/// A space at which no line ends: of private use, one column wide, and a space again in what is [`wrapped`].
#[cfg(feature = "cli")]
const TIED: &str = "\u{e000}";

/// A path or a place that stays whole in what is [`wrapped`], though it has spaces.
#[cfg(feature = "cli")]
pub(super) fn whole(place: &str) -> String {
    place.replace(' ', TIED)
}

/// A text in lines of at most so many columns, parted between words only: a path or an id stays whole, however long it is.
///
/// `first` stands before the first line, `rest` before the others.
#[cfg(feature = "cli")]
pub(super) fn wrapped(text: &str, width: usize, first: &str, rest: &str) -> String {
    let options = textwrap::Options::new(width).initial_indent(first).subsequent_indent(rest).break_words(false);
    let options = options.word_separator(WordSeparator::AsciiSpace).word_splitter(WordSplitter::NoHyphenation).wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::fill(text, options).replace(TIED, " ")
}

/// "1 conflict", "2 conflicts", "no conflicts".
pub(super) fn counted(count: usize, noun: &str) -> String {
    match count {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        more => format!("{more} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(padded("\u{4e09}\u{5341}", 6, "\u{2026}"), "\u{4e09}\u{5341}  ");
        assert_eq!(padded("\u{4e09}\u{5341}\u{4e07}", 4, "\u{2026}"), "\u{4e09}\u{2026} ");
    }

    #[cfg(feature = "cli")]
    #[test]
    fn lines_end_between_words_and_paths_stay_whole() {
        assert_eq!(wrapped("see news/a-very-long-name.md:3:14 there", 20, "- ", "  "), "- see\n  news/a-very-long-name.md:3:14\n  there");
        assert_eq!(wrapped(&format!("see {} there", whole("a long name.md:3:14")), 12, "", ""), "see\na long name.md:3:14\nthere");
        assert_eq!(wrapped("40\u{a0}% of it", 6, "", ""), "40\u{a0}%\nof it");
    }

    #[test]
    fn what_a_terminal_would_obey_is_not_shown() {
        assert_eq!(one_line(" forty\t\n men\u{1b}[2J\u{202e} left "), "forty men[2J left");
        assert_eq!(one_line("40\u{a0}%"), "40\u{a0}%");
        assert_eq!(one_line("19\u{a0}    people"), "19\u{a0}people");
    }
}
