//! Front matter: what a document says of itself before its prose.
//!
//! ```text
//! front   = [BOM] fence line* fence
//! fence   = "---" | "+++"                (the same at both ends; "..." may close "---")
//! line    = key (":" | "=") value | comment | blank | indented or listed continuation
//! ```
//! A date, an outlet, an author and a role are read, and a headline is prose before the rest; what else stands there is kept out of
//! the prose and otherwise left alone. A first
//! line `---` whose lines do not look like this is a rule across the page, not front matter.

use jiff::civil::Date;

use super::{BYTE_ORDER_MARK, Role};

/// Keys that give the day of publication.
const DATE_KEYS: &[&str] = &["date", "published", "publication-date", "publication_date", "pubdate", "datepublished"];
/// Keys that give the publisher.
const OUTLET_KEYS: &[&str] = &["outlet", "publication", "publisher"];
/// Keys that give the author.
const AUTHOR_KEYS: &[&str] = &["author", "authors", "byline"];
/// Keys that give the headline.
const TITLE_KEYS: &[&str] = &["title", "headline"];
/// Ways of writing a date.
const DATE_FORMATS: &[&str] = &["%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y"];

/// What front matter says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Front {
    /// First byte after it.
    pub(super) end: usize,
    /// The day of publication.
    pub(super) date: Option<Date>,
    /// The publisher.
    pub(super) outlet: Option<String>,
    /// Who wrote it.
    pub(super) author: Option<String>,
    /// Where its headline stands in the text.
    pub(super) title: Option<std::ops::Range<usize>>,
    /// Draft or source.
    pub(super) role: Option<Role>,
    /// Values that could not be understood.
    pub(super) faults: Vec<Fault>,
}

/// A value of front matter that could not be understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Line, from 1.
    pub(super) line: usize,
    /// Its key.
    pub(super) key: String,
    /// The value as written.
    pub(super) value: String,
}

/// Reads the front matter of a text; `None` where there is none.
pub(super) fn read(text: &str) -> Option<Front> {
    let start = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    let mut lines = text.get(start..)?.split_inclusive('\n');
    let opening = lines.next()?;
    let fence = opening.trim_end();
    if !matches!(fence, "---" | "+++") {
        return None;
    }
    let mut front = Front { end: start + opening.len(), ..Front::default() };
    for (index, line) in lines.enumerate() {
        let at = front.end;
        front.end += line.len();
        let trimmed = line.trim_end();
        if trimmed == fence || fence == "---" && trimmed == "..." {
            return Some(front);
        }
        front.take_line(trimmed, index + 2, at)?;
    }
    None
}

impl Front {
    /// Reads one line, which begins at byte `at`; `None` if it cannot stand in front matter.
    fn take_line(&mut self, line: &str, number: usize, at: usize) -> Option<()> {
        if line.is_empty() || line.starts_with(['#', ' ', '\t', '-', '[']) {
            return Some(());
        }
        let (key, value) = line.split_once([':', '='])?;
        let key = key.trim().trim_matches('"').to_ascii_lowercase();
        if key.is_empty() || key.contains(' ') {
            return None;
        }
        let value = value.trim().trim_matches(['"', '\'']).trim();
        if value.is_empty() {
            return Some(());
        }
        let understood = if DATE_KEYS.contains(&key.as_str()) {
            self.date = date(value);
            self.date.is_some()
        } else if OUTLET_KEYS.contains(&key.as_str()) {
            self.outlet = Some(value.to_owned());
            true
        } else if AUTHOR_KEYS.contains(&key.as_str()) {
            self.author = Some(value.to_owned());
            true
        } else if TITLE_KEYS.contains(&key.as_str()) {
            // the value stands last in its line, but for quotation marks
            self.title = line.rfind(value).map(|from| at + from..at + from + value.len());
            true
        } else if key == "role" {
            self.role = value.to_ascii_lowercase().parse().ok();
            self.role.is_some()
        } else {
            true
        };
        if !understood {
            self.faults.push(Fault { line: number, key, value: value.to_owned() });
        }
        Some(())
    }
}

/// A day, with or without a time of day after it.
pub(super) fn date(value: &str) -> Option<Date> {
    let day = value.split_once(['T', 't']).filter(|(day, _)| day.len() == 10).map_or(value, |(day, _)| day);
    let day = day.split_once(' ').filter(|(day, _)| day.len() == 10).map_or(day, |(day, _)| day);
    DATE_FORMATS.iter().find_map(|format| Date::strptime(format, day).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_ways_that_newsrooms_write_them() {
        for value in ["2021-07-09", "2021-07-09T08:30:00Z", "2021-07-09 08:30", "2021/07/09", "9 July 2021", "July 9, 2021"] {
            assert_eq!(date(value), Some(jiff::civil::date(2021, 7, 9)), "{value}");
        }
        assert_eq!(date("2021-13-09"), None);
        assert_eq!(date("last Tuesday"), None);
    }

    #[test]
    fn toml_and_yaml_fences_are_front_matter() {
        let toml = read("+++\ndate = 2021-07-09\ntags = [\"a\"]\n+++\nText").unwrap();
        assert_eq!(toml.date, Some(jiff::civil::date(2021, 7, 9)));
        let yaml = read("---\ntags:\n  - a\n- b\n# why\nrole: source\n---\nText").unwrap();
        assert_eq!((yaml.role, yaml.end), (Some(Role::Source), 43));
    }

    #[test]
    fn a_line_across_the_page_is_not_front_matter() {
        assert_eq!(read("---\nForty boats left at noon\n---\n"), None);
        assert_eq!(read("---\ndate: 2021-07-09\n"), None);
        assert_eq!(read("Forty"), None);
    }

    #[test]
    fn a_value_that_is_not_understood_is_a_fault_with_its_line() {
        let front = read("---\ntitle: x\ndate: soon\n---\n").unwrap();
        assert_eq!(front.faults, [Fault { line: 3, key: "date".to_owned(), value: "soon".to_owned() }]);
    }
}
