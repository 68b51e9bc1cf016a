//! Lists: items on lines of their own, as plain text and Markdown mark them, lines of a label and its figure, or elements of a page.
//!
//! ```text
//! list  = item { item }                      - oats      * oats      1. oats      2) oats      • oats
//! item  = mark words { line without mark }   | label (":" | "-" | "–") words with a digit, on the very next line
//! ```
//! Items that are indented deeper than the one above are parts of it. A list says where things stand and nothing of what they mean.

use crate::span::Span;

/// Marks that open an item.
const MARKS: [char; 6] = ['-', '*', '+', '•', '–', '·'];
/// What parts a label from its figure.
const PARTS: [&str; 5] = [": ", " - ", " – ", " — ", "\t"];
/// Bytes of a line that may be a label and its figure.
const LONGEST: usize = 120;

/// A list as it stands in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// All of it.
    pub span: Span,
    /// Its items and theirs, in order of position.
    pub items: Vec<Item>,
    /// Whether its items are marked as such, and not only lines of a label and a figure.
    pub is_marked: bool,
}

/// An item of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What it says, without its mark and without the items below it.
    pub span: Span,
    /// How deep it stands, from 0.
    pub depth: usize,
}

impl List {
    /// How many items stand on its first level.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.iter().filter(|item| item.depth == 0).count()
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Moves it so many bytes on.
    pub(super) fn shift(&mut self, by: usize) {
        self.span = self.span.shifted(by);
        self.items.iter_mut().for_each(|item| item.span = item.span.shifted(by));
    }
}

/// The lists of a text whose lines are its items.
pub(super) fn of_lines(text: &str) -> Vec<List> {
    let mut lines = Lines::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        lines.take(line, at);
        at += line.len();
    }
    lines.builder.finish(at)
}

/// The lists of a text while its lines are read.
#[derive(Debug, Default)]
struct Lines {
    builder: Builder,
    /// How far the items that are open are set in, the outermost first.
    indents: Vec<usize>,
    /// Whether a blank line stands right above.
    below_blank: bool,
}

impl Lines {
    fn take(&mut self, line: &str, at: usize) {
        let body = line.trim();
        if body.is_empty() {
            self.below_blank = true;
            return;
        }
        let indent = line.len() - line.trim_start().len();
        let end = at + indent + body.len();
        let is_open = !self.indents.is_empty();
        let goes_on = is_open && (!self.below_blank || self.indents.first().is_some_and(|first| indent > *first));
        match (mark(body), self.builder.is_marked()) {
            (Some(len), is_marked) => {
                if is_open && !is_marked {
                    self.end(at);
                }
                self.item(indent, at, at + indent + len, true);
                self.builder.end(end);
            }
            (None, true) if goes_on => self.builder.extend(end),
            (None, is_marked) if is_label(body) => {
                if is_marked || self.below_blank {
                    self.end(at);
                }
                self.item(0, at, at + indent, false);
                self.builder.end(end);
            }
            _ => self.end(at),
        }
        self.below_blank = false;
    }

    fn item(&mut self, indent: usize, at: usize, start: usize, is_marked: bool) {
        // what is set in less than the first item belongs to another list
        if self.indents.first().is_some_and(|first| indent < *first) {
            self.end(at);
        }
        while self.indents.last().is_some_and(|last| *last > indent) {
            self.indents.pop();
            self.builder.close(at);
        }
        if self.indents.last().is_none_or(|last| *last < indent) {
            self.indents.push(indent);
            self.builder.open(at, is_marked);
        }
        self.builder.item(at, start);
    }

    fn end(&mut self, at: usize) {
        for _ in self.indents.drain(..) {
            self.builder.close(at);
        }
    }
}

/// The bytes of the mark that opens an item: a sign, or a number with a stop or bracket, and a space.
fn mark(line: &str) -> Option<usize> {
    let unmarked = line.strip_prefix(MARKS);
    let unnumbered = || {
        let rest = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
        (rest.len() < line.len()).then(|| rest.strip_prefix(['.', ')']))?
    };
    let rest = unmarked.or_else(unnumbered)?;
    (rest.starts_with(' ') && !rest.trim().is_empty()).then(|| line.len() - rest.trim_start().len())
}

/// Whether a line is a label and its figure.
fn is_label(line: &str) -> bool {
    let parted = || PARTS.iter().filter_map(|part| line.rsplit_once(part)).max_by_key(|(label, _)| label.len());
    line.len() <= LONGEST && parted().is_some_and(|(label, figure)| label.contains(char::is_alphabetic) && figure.contains(|sign: char| sign.is_ascii_digit()))
}

/// Lists while their items come in.
#[derive(Debug, Default)]
pub(super) struct Builder {
    lists: Vec<List>,
    /// How many lists are open, one in the other.
    depth: usize,
    /// Whether the last item goes on.
    runs: bool,
}

impl Builder {
    /// Opens a list, within an item where one is open.
    pub(super) fn open(&mut self, at: usize, is_marked: bool) {
        self.end(at);
        if self.depth == 0 {
            self.lists.push(List { span: Span::new(at, at), items: Vec::new(), is_marked });
        }
        self.depth += 1;
    }

    /// Begins an item at `start`, behind what opens it at `at`.
    pub(super) fn item(&mut self, at: usize, start: usize) {
        self.end(at);
        if let (Some(list), Some(depth)) = (self.lists.last_mut(), self.depth.checked_sub(1)) {
            list.items.push(Item { span: Span::new(start, start), depth });
            self.runs = true;
        }
    }

    /// Ends what the last item says by itself.
    pub(super) fn end(&mut self, at: usize) {
        if std::mem::take(&mut self.runs) {
            self.extend(at);
        }
    }

    /// Lets the last item go on.
    fn extend(&mut self, to: usize) {
        if let Some(list) = self.lists.last_mut()
            && let Some(item) = list.items.last_mut()
        {
            item.span = Span::new(item.span.start(), to.max(item.span.start()));
            list.span = list.span.cover(item.span);
        }
    }

    /// Closes the innermost list.
    pub(super) fn close(&mut self, at: usize) {
        self.end(at);
        self.depth = self.depth.saturating_sub(1);
    }

    /// Whether the list that is open is one of marked items.
    fn is_marked(&self) -> bool {
        self.depth > 0 && self.lists.last().is_some_and(|list| list.is_marked)
    }

    /// The lists; one of a single line without a mark is none.
    pub(super) fn finish(mut self, at: usize) -> Vec<List> {
        self.end(at);
        self.lists.retain(|list| list.items.len() > usize::from(!list.is_marked));
        self.lists
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The items of each list, a sign of their depth before them.
    fn shown(text: &str) -> Vec<Vec<String>> {
        let item = |item: &Item| format!("{}{}", ">".repeat(item.depth), item.span.of(text));
        of_lines(text).iter().map(|list| list.items.iter().map(item).collect()).collect()
    }

    fn count(text: &str) -> usize {
        of_lines(text).first().map_or(0, List::len)
    }

    #[test]
    fn items_are_counted_up_to_what_is_none() {
        assert_eq!(count("\n\n- oats\n- rye,\n  winter\n  - sown late\n- barley\n\nThe rest is grass."), 3);
        assert_eq!(count("\n1. Stop.\n2) Back up.\n\n3. Start."), 3);
        assert_eq!(count(" of oats\n- rye\n- barley"), 2);
        assert_eq!(count("\n-5 degrees\n-6 degrees"), 0);
        assert_eq!(count(""), 0);
    }

    #[test]
    fn items_are_parts_of_those_that_they_are_set_in_from() {
        let text = "- Hospitals: 500\n  - General: 320\n    new\n  - Tarn: 180\n- Hospices: 140\n\nMore.\n\n    * oats\n* rye\n";
        let first = ["Hospitals: 500", ">General: 320\n    new", ">Tarn: 180", "Hospices: 140"];
        assert_eq!(shown(text), [first.to_vec(), vec!["oats"], vec!["rye"]]);
    }

    #[test]
    fn lines_of_labels_and_figures_are_a_list() {
        assert_eq!(shown("By house\n\nTower: 42\nGallery - 31\n\nThe rest: 9\n"), [["Tower: 42", "Gallery - 31"]]);
        assert!(shown("He said: 40 came.\nShe said nothing.\n").is_empty());
        assert_eq!(shown("- Tower: 42\nGallery: 31\n\nHall: 4\nYard: 5\n"), [vec!["Tower: 42\nGallery: 31"], vec!["Hall: 4", "Yard: 5"]]);
    }
}
