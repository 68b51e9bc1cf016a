//! The dateline of a story: where and when it was filed.
//!
//! ```text
//! dateline = place {"," place} ["," date] ["(" agency ")"] dash      at the head of a paragraph: "BRINDLE, March 12, 2026 (Wire) -"
//! filed    = ["published" | "updated" | weekday] [":" | ","] date [clock [zone]] ["," place]    alone on its line: "Thursday, 12 March 2026, Brindle"
//! stamp    = "(" filed ")"                                           at the head of a paragraph: "(Mar 12, 2026 7:13 PM) Nine boats"
//! ```
//! A place is written in capitals, or an agency in brackets stands before the dash. Only the first lines are looked at: further
//! down a date belongs to the story. A dateline that gives no year dates nothing.

use jiff::civil::Date;

use super::front;
use crate::span::Span;

/// So many lines with text are the head of a story: a headline, a byline, a line that says when it was filed, the first paragraph.
const HEAD: usize = 5;
/// A dateline has at most so many bytes.
const LONGEST: usize = 96;
/// Half of the day and the zone of a clock have at most so many letters: "PM", "CEST".
const LONGEST_ZONE: usize = 4;
/// No story was filed before there were newspapers.
const EARLIEST: i16 = 1600;
/// What ends a dateline.
const DASHES: &[&str] = &[" - ", " \u{2013} ", " \u{2014} ", " -- ", "\u{2014}"];
/// Words before a date that stands alone on its line.
const FILED: &[&str] = &["published", "updated", "posted", "filed", "date", "on"];
const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Where a dateline stands and what day it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// From the place to the dash, or the line of the date.
    pub(super) span: Span,
    /// The day, where it has a year.
    pub(super) date: Option<Date>,
}

/// The dateline of a story's prose, if it has one.
pub(super) fn read(prose: &str) -> Option<Dateline> {
    let mut from = 0;
    let mut seen = 0;
    for line in prose.split_inclusive('\n') {
        let start = from + line.len() - line.trim_start().len();
        from += line.len();
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        seen += 1;
        if seen > HEAD {
            break;
        }
        if let Some(date) = filed(line) {
            return Some(Dateline { span: Span::new(start, start + line.len()), date: Some(date) });
        }
        if let Some((length, date)) = dateline(line).or_else(|| stamp(line)) {
            return Some(Dateline { span: Span::new(start, start + length), date });
        }
    }
    None
}

/// A line that is nothing but a date.
fn filed(line: &str) -> Option<Date> {
    if line.len() > LONGEST {
        return None;
    }
    let mut rest = line.trim_end_matches('.');
    loop {
        let (word, after) = rest.split_once([' ', ':', ',']).unwrap_or((rest, ""));
        let lower = word.to_lowercase();
        if !FILED.contains(&lower.as_str()) && !WEEKDAYS.contains(&lower.as_str()) {
            // "July | 1,180" of a table is no day of the year 180
            let placed = || rest.rsplit_once(',').filter(|(_, place)| is_place(place.trim())).and_then(|(day, _)| front::date(day));
            return front::date(before_clock(rest)).or_else(placed).filter(|date| date.year() >= EARLIEST);
        }
        rest = after.trim_start_matches([' ', ':', ',']);
    }
}

/// A day in brackets that a paragraph opens with.
fn stamp(line: &str) -> Option<(usize, Option<Date>)> {
    let (inside, _) = line.strip_prefix('(')?.split_once(')')?;
    filed(inside.trim()).map(|date| (inside.len() + "()".len(), Some(date)))
}

/// A day without the time that stands behind it: "March 12, 2026 7:13 PM CDT", "12 March 2026 at 19:13".
fn before_clock(day: &str) -> &str {
    let Some((before, minutes)) = day.split_once(':') else { return day };
    let hour = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_clock = before.len() > hour.len() && minutes.starts_with(|c: char| c.is_ascii_digit());
    let is_tail = minutes.split_whitespace().skip(1).all(|word| word.trim_matches('.').len() <= LONGEST_ZONE);
    if is_clock && is_tail { hour.trim_end_matches([' ', ',']).trim_end_matches(" at") } else { day }
}

/// Whether words are written as a place is: letters, each word with a capital.
fn is_place(words: &str) -> bool {
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || ".'\u{2019}-".contains(c));
    (1..=3).contains(&words.split_whitespace().count()) && words.split_whitespace().all(is_name)
}

/// The bytes up to and with the dash, and the day.
fn dateline(line: &str) -> Option<(usize, Option<Date>)> {
    let (at, dash) = DASHES.iter().filter_map(|dash| line.find(dash).map(|at| (at, dash.len()))).min()?;
    let head = line.get(..at).filter(|head| head.len() <= LONGEST)?.trim();
    let (place, agency) = match head.strip_suffix(')').and_then(|head| head.rsplit_once('(')) {
        Some((place, agency)) => (place.trim().trim_end_matches(','), Some(agency)),
        None => (head, None),
    };
    let parts: Vec<&str> = place.split(',').map(str::trim).collect();
    let first = parts.first()?;
    let is_place = first.chars().filter(|c| c.is_alphabetic()).count() >= 3 && first.chars().all(|c| c.is_alphabetic() || " .'\u{2019}-/".contains(c));
    let in_capitals = is_place && !first.chars().any(char::is_lowercase);
    let by_agency = is_place
        && agency.is_some_and(|agency| agency.len() <= 24 && agency.starts_with(char::is_uppercase))
        && first.split_whitespace().count() <= 3
        && first.starts_with(char::is_uppercase);
    let date = (1..parts.len()).find_map(|from| front::date(&parts[from..].join(", ")));
    // what follows the place is other places or a day, and no sentence
    let short = parts[1..].iter().all(|part| part.split_whitespace().count() <= 3);
    ((in_capitals || by_agency) && short && (date.is_some() || agency.is_some() || parts.len() <= 2)).then_some((at + dash, date))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(prose: &str) -> Option<Date> {
        read(prose).and_then(|dateline| dateline.date)
    }

    #[track_caller]
    fn stands(prose: &str, dateline: &str) {
        assert_eq!(read(prose).map(|found| found.span.of(prose)), Some(dateline), "{prose:?}");
    }

    #[test]
    fn a_dateline_says_when_a_story_was_filed() {
        let march = Some(jiff::civil::date(2026, 3, 12));
        for head in [
            "BRINDLE, March 12, 2026 (Wire) - ",
            "BRINDLE, Skell, 12 March 2026 \u{2014} ",
            "PORT BRINDLE, Mar 12, 2026 -- ",
            "Brindle, March 12, 2026 (Wire) \u{2013} ",
        ] {
            assert_eq!(day(&format!("Ferries stop\n\n{head}Nine boats stayed in port.")), march, "{head}");
        }
        for line in [
            "Thursday, 12 March 2026",
            "March 12, 2026",
            "Published: 12 March 2026",
            "2026-03-12",
            "Updated on Thursday, March 12, 2026",
            "Thursday 12 March 2026, Quay Park",
            "March 12, 2026 7:13 PM CDT",
            "12 March 2026 at 19:13",
        ] {
            assert_eq!(day(&format!("Ferries stop\n{line}\n\nNine boats stayed.")), march, "{line}");
        }
    }

    #[test]
    fn a_stamp_before_the_first_sentence_says_when_it_was_filed() {
        stands("(Mar 12, 2026  7:13 PM) Nine boats stayed on Sunday.", "(Mar 12, 2026  7:13 PM)");
        assert_eq!(day("Boats stay\n\n(Mar 12, 2026) Nine boats stayed."), Some(jiff::civil::date(2026, 3, 12)));
        assert_eq!(day("(From March 12, 2026 to 2028) Nine boats stayed."), None);
    }

    #[test]
    fn a_dateline_without_a_year_stands_and_dates_nothing() {
        stands("BRINDLE (Wire) - Nine boats stayed.", "BRINDLE (Wire) - ");
        stands("BRINDLE, March 12 (Wire) - Nine boats stayed.", "BRINDLE, March 12 (Wire) - ");
        assert_eq!(day("BRINDLE, March 12 (Wire) - Nine boats stayed."), None);
    }

    #[test]
    fn prose_is_no_dateline() {
        for prose in [
            "Nine boats \u{2013} all of them old \u{2013} stayed.",
            "The harbour council met on March 12, 2026 - a Thursday - and voted.",
            "SKELL FERRIES, which lost money in 2025, will close \u{2014} for good.",
            "One.\nTwo.\nThree.\nFour.\nFive.\nMarch 12, 2026\n",
            "Marian Oakes (52) - the chief - resigned.",
            "Boats\n12 March 2026, nine boats\n",
            "Boats\nJuly 1,180\nAugust 1,240\n",
            "",
        ] {
            assert_eq!(day(prose), None, "{prose}");
        }
        assert_eq!(read("The council (of nine) - all of them old - voted."), None);
    }
}
