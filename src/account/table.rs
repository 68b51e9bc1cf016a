//! A table of values: its columns, its lines, and what stands in its cells.
//!
//! ```text
//! head     the rows that the format names, and those below them that have names or years only
//! names    the first column that is mostly words; without one the first that counts along (years, places)
//! values   columns that are mostly numbers
//! ```

use std::borrow::Cow;

use super::column::Column;
use super::head;
use super::line::{Line, LineRole};
use super::number::{self, Content, Number, Seen};
use crate::claim::{Unread, UnreadReason};
use crate::document::Grid;
use crate::form::shown;
use crate::lexicon::{Heading, Lexicon};
use crate::limit::Limit;
use crate::parse::{self, Style};
use crate::quantity::{Amount, Unit};
use crate::sentence;
use crate::span::Span;

/// Rows that may follow the head that the format names, and still belong to it.
const MORE_HEAD: usize = 3;
/// Rows that are looked at to tell what a column is.
const SAMPLE: usize = 200;
/// Columns that are read as columns of values.
const MOST_COLUMNS: usize = Limit::TableColumns.most();

/// A table of values.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// All of it.
    pub span: Span,
    /// Lemmas of what is said above it.
    pub titles: Vec<String>,
    /// The last line above it.
    pub title: Option<Span>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows below the head.
    pub lines: Vec<Line>,
    /// What stands in the cells, line by line.
    pub cells: Vec<Vec<Content>>,
    /// Where the names of rows and columns stand, in order.
    pub names: Vec<Span>,
    /// What is too much to be read.
    pub cut: Option<Span>,
}

impl Table {
    /// Reads a table; none where no column of it holds values.
    #[must_use]
    pub fn read(prose: &str, grid: &Grid, lexicon: &Lexicon) -> Option<Self> {
        Self::of(prose, grid, lexicon, true)
    }

    /// Reads what its rows and columns are called, whether or not a column of it holds values.
    #[must_use]
    pub fn outline(prose: &str, grid: &Grid, lexicon: &Lexicon) -> Option<Self> {
        Self::of(prose, grid, lexicon, false)
    }

    fn of(prose: &str, grid: &Grid, lexicon: &Lexicon, has_values: bool) -> Option<Self> {
        if grid.columns > MOST_COLUMNS {
            return None;
        }
        let sheet = Sheet { prose, grid, lexicon };
        let head = sheet.head();
        let body = head..grid.rows.len();
        let kinds: Vec<Kind> = (0..grid.columns).map(|column| sheet.kind(column, body.clone())).collect();
        let naming = naming(&kinds);
        let mut columns: Vec<Column> = (0..grid.columns).map(|column| sheet.column(column, head)).collect();
        for (at, (column, kind)) in columns.iter_mut().zip(&kinds).enumerate() {
            column.is_value = kind.is_value() && Some(at) != naming;
        }
        let rows = if head > 0 && columns.iter().filter(|column| column.is_value).count() > 1 { 1 } else { 2 };
        if has_values && !columns.iter().any(|column| column.is_value) || body.len() < rows {
            return None;
        }
        let styles = styles(&kinds);
        let lines: Vec<Line> = body.clone().map(|row| sheet.line(row, naming)).collect();
        let mut cells: Vec<Vec<Content>> = body.map(|row| sheet.contents(row, &columns, &styles)).collect();
        let titles: Vec<Cow<'_, str>> = grid.titles.iter().map(|title| shown(title.of(prose))).collect();
        let words: Vec<sentence::Word<'_>> = titles.iter().flat_map(|title| sentence::words(title, Span::new(0, title.len()))).collect();
        measure(&mut columns, &mut cells, lexicon.headings.are_rounded(&words), titles.iter().find_map(|title| head::hint(title, lexicon)).as_ref());
        let mut names: Vec<Span> = columns.iter().filter_map(|column| column.span).chain(lines.iter().filter_map(|line| line.span)).collect();
        names.extend(grid.rows.iter().take(head).flatten().map(|cell| cell.span).filter(|span| !span.is_empty()));
        names.sort_unstable();
        names.dedup();
        let mut table =
            Self { span: grid.span, titles: head::lemmas(&words, lexicon), title: grid.titles.last().copied(), columns, lines, cells, names, cut: grid.cut };
        table.sections();
        Some(table)
    }

    /// How many cells there may be.
    #[must_use]
    pub fn size(&self) -> usize {
        self.lines.len() * self.columns.len()
    }

    /// The number in a cell.
    #[must_use]
    pub fn number(&self, line: usize, column: usize) -> Option<&Number> {
        match self.cells.get(line)?.get(column)? {
            Content::Number(number) => Some(number),
            _ => None,
        }
    }

    /// All numbers, with line and column, in order of position.
    pub fn numbers(&self) -> impl Iterator<Item = (usize, usize, &Number)> {
        let of = |(line, row): (usize, &'_ Vec<Content>)| (line, row.len());
        self.cells
            .iter()
            .enumerate()
            .map(of)
            .flat_map(move |(line, width)| (0..width).filter_map(move |column| Some((line, column, self.number(line, column)?))))
    }

    /// Digits that are no numbers, and what is too much to be read.
    pub fn unread(&self) -> impl Iterator<Item = Unread> + '_ {
        let cells = self.cells.iter().flatten().filter_map(|cell| if let Content::Unread(unread) = cell { Some(unread.clone()) } else { None });
        cells.chain(self.cut.map(|span| Unread { span: Span::new(span.start(), span.start()), reason: UnreadReason::TableTooLarge }))
    }

    /// From the name of a line to its last number.
    #[must_use]
    pub fn extent(&self, line: usize) -> Option<Span> {
        let numbers = (0..self.columns.len()).filter_map(|column| self.number(line, column)).map(|number| number.span);
        self.lines.get(line)?.span.into_iter().chain(numbers).reduce(Span::cover)
    }

    /// The columns of values, by their numbers.
    pub fn values(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.columns.len()).filter(|&column| self.columns[column].is_value)
    }

    /// Lines with a name and nothing else only name those below.
    fn sections(&mut self) {
        for (line, cells) in self.lines.iter_mut().zip(&self.cells) {
            let is_bare = cells.iter().all(|cell| matches!(cell, Content::Empty | Content::Other));
            if is_bare && line.role != LineRole::Total {
                line.role = LineRole::Section;
            }
        }
    }
}

/// Units of columns and rounding of cells.
fn measure(columns: &mut [Column], cells: &mut [Vec<Content>], titled: bool, title: Option<&(Unit, Amount)>) {
    for (at, column) in columns.iter_mut().enumerate().filter(|(_, column)| column.is_value) {
        let numbers = || cells.iter().filter_map(move |row| if let Some(Content::Number(number)) = row.get(at) { Some(number) } else { None });
        let all = numbers().count();
        let own = numbers().map(|number| &number.unit).find(|unit| **unit != Unit::count()).cloned();
        if let Some(unit) = own.filter(|unit| numbers().filter(|number| number.unit == *unit).count() * 2 > all) {
            if column.unit == Unit::count() {
                column.unit = unit;
            }
        } else if let Some((unit, _)) = title.filter(|(unit, _)| column.unit == Unit::count() && unit.currency().is_some() && !column.is_derived()) {
            column.unit = unit.clone();
        }
        let whole = numbers().all(|number| number.stated.value.is_integer());
        let round = all > 2 && numbers().all(|number| number.stated.value.over(Amount::integer(100)).is_some_and(Amount::is_integer));
        column.is_rounded = titled || !column.is_count() || !whole || round || column.is_derived();
        let unit = column.unit.clone();
        let coarse = if round && !titled { Amount::integer(100) } else { Amount::ONE };
        for row in &mut *cells {
            let Some(Content::Number(number)) = row.get_mut(at) else { continue };
            if number.unit == Unit::count() {
                number.unit = unit.clone();
            }
            if column.is_rounded {
                number.half_place = number.stated.place.max(if number.stated.decimals() == 0 { coarse } else { number.stated.place }).half();
            }
        }
    }
}

/// The style of each column: its own, that of the others, or that of English.
fn styles(kinds: &[Kind]) -> Vec<Style> {
    let commas = kinds.iter().filter(|kind| kind.style == Some(Style::Comma)).count();
    let points = kinds.iter().filter(|kind| kind.style == Some(Style::Point)).count();
    let usual = if commas > points { Style::Comma } else { Style::Point };
    kinds.iter().map(|kind| kind.style.unwrap_or(usual)).collect()
}

/// The column that names the rows.
fn naming(kinds: &[Kind]) -> Option<usize> {
    let words = kinds.iter().position(|kind| kind.words > kind.numbers);
    words.or_else(|| kinds.first().filter(|kind| kind.counts || kind.years == kind.numbers || !kind.is_value()).map(|_| 0))
}

/// What a column looks like.
#[derive(Clone, Copy, Debug, Default)]
struct Kind {
    numbers: usize,
    years: usize,
    words: usize,
    /// Whether its numbers count along: 1, 2, 3.
    counts: bool,
    style: Option<Style>,
}

impl Kind {
    fn is_value(self) -> bool {
        self.numbers > self.years && self.numbers >= self.words
    }
}

/// A grid while it is being read.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    prose: &'a str,
    grid: &'a Grid,
    lexicon: &'a Lexicon,
}

impl<'a> Sheet<'a> {
    fn text(self, row: usize, column: usize) -> Cow<'a, str> {
        let cell = self.grid.cell(row, column).filter(|cell| !cell.is_continued || column == 0);
        shown(cell.map_or(Span::default(), |cell| cell.span).of(self.prose))
    }

    /// How many rows at the top name the columns.
    fn head(self) -> usize {
        let given = self.grid.head;
        let is_name = |row: usize, column: usize| match number::seen(&self.text(row, column), self.lexicon) {
            Seen::Digits(written) => number::is_year(&written),
            Seen::Dash => false,
            Seen::Empty | Seen::Words => true,
        };
        let names = |row: usize| {
            let filled = (1..self.grid.columns).filter(|&column| !self.text(row, column).trim().is_empty()).count();
            filled > 0 && (1..self.grid.columns).all(|column| is_name(row, column)) && (given == 0 || self.text(row, 0).trim().is_empty())
        };
        let last = (given + MORE_HEAD).min(self.grid.rows.len().saturating_sub(1));
        let mut head = given;
        while head < last && names(head) {
            head += 1;
            if given == 0 && !self.text(head, 0).trim().is_empty() {
                break;
            }
        }
        head
    }

    fn kind(self, column: usize, body: std::ops::Range<usize>) -> Kind {
        let mut kind = Kind::default();
        let mut last: Option<i64> = None;
        let mut along = 0;
        let stride = body.len().div_ceil(SAMPLE).max(1);
        for row in body.step_by(stride) {
            let text = self.text(row, column);
            match number::seen(&text, self.lexicon) {
                Seen::Digits(written) => {
                    kind.numbers += 1;
                    kind.years += usize::from(number::is_year(&written));
                    kind.style = kind.style.or_else(|| parse::style(written.digits));
                    let value = written.digits.parse::<i64>().ok();
                    along += usize::from(value.zip(last).is_some_and(|(value, last)| value == last + 1 || value == last));
                    last = value.or(last);
                }
                Seen::Words => {
                    let cell = self.grid.cell(row, column).map_or(Span::default(), |cell| cell.span);
                    let measured = matches!(number::content(self.prose, cell, Style::Point, self.lexicon), Content::Number(_));
                    kind.numbers += usize::from(measured);
                    kind.words += usize::from(!measured);
                }
                Seen::Empty | Seen::Dash => {}
            }
        }
        kind.counts = kind.numbers > 1 && along + 1 >= kind.numbers;
        kind
    }

    fn column(self, column: usize, head: usize) -> Column {
        let mut label = String::new();
        let mut span = None;
        let mut last = Span::default();
        for cell in (0..head).filter_map(|row| self.grid.cell(row, column)).filter(|cell| !cell.span.is_empty()) {
            if cell.span == last {
                continue;
            }
            last = cell.span;
            span = Some(cell.span);
            if !label.is_empty() {
                label.push(' ');
            }
            label.push_str(&shown(cell.span.of(self.prose)).split_whitespace().collect::<Vec<_>>().join(" "));
        }
        let head = head::head(&label, self.lexicon);
        let mut column = Column::named(label, span, head);
        if column.heading == Some(Heading::Rank) && column.unit != Unit::count() {
            column.heading = None;
        }
        column
    }

    fn line(self, row: usize, named: Option<usize>) -> Line {
        let cell = named.and_then(|column| self.grid.cell(row, column));
        let label = cell.map_or(Cow::Borrowed(""), |cell| shown(cell.span.of(self.prose)));
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        // a name that stands in another column than the others': "Total" beside an empty cell
        let mut line = Line::named(row, &label, cell.filter(|cell| !cell.span.is_empty()).map(|cell| cell.span), self.lexicon);
        line.is_ragged = self.grid.is_ragged(row);
        line
    }

    fn contents(self, row: usize, columns: &[Column], styles: &[Style]) -> Vec<Content> {
        let of = |(at, (column, style)): (usize, (&Column, &Style))| {
            let cell = self.grid.cell(row, at).filter(|cell| column.is_value && cell.columns == 1 && !cell.is_continued);
            cell.map_or(Content::Empty, |cell| match number::content(self.prose, cell.span, *style, self.lexicon) {
                Content::Number(number) if self.grid.is_ragged(row) => Content::Unread(Unread { span: number.span, reason: UnreadReason::RaggedRow }),
                content => content,
            })
        };
        columns.iter().zip(styles).enumerate().map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Format};

    fn table(text: &str, format: Format) -> Option<Table> {
        let document = Document::new("t".to_owned(), text.to_owned(), format);
        super::super::tables(&document, &Lexicon::shipped().unwrap()).pop()
    }

    /// Labels of columns and lines, and the values.
    fn shape(text: &str, format: Format) -> String {
        let table = table(text, format).unwrap();
        let columns: Vec<String> = table.values().map(|at| format!("{} [{}]", table.columns[at].label, table.columns[at].unit.name())).collect();
        let values =
            |line: usize| table.values().map(|at| table.number(line, at).map_or("-".to_owned(), |number| number.stated.value.to_string())).collect::<Vec<_>>();
        let lines: Vec<String> = (0..table.lines.len()).map(|at| format!("{}: {}", table.lines[at].label, values(at).join(" "))).collect();
        format!("{} | {}", columns.join(", "), lines.join(" | "))
    }

    #[test]
    fn one_table_in_every_format() {
        let expected = "Boats [count], Landed (kg) [kilogram] | Marrow: 1,400 12.5 | Tarn: - \u{2212}3 | Total: 1,400 9.5";
        let markdown = "| Port | Boats | Landed (kg) |\n|---|--:|--:|\n| Marrow | 1,400 | 12.5 |\n| Tarn | - | (3) |\n| **Total** | 1,400* | 9.5 |\n";
        assert_eq!(shape(markdown, Format::Markdown), expected);
        assert_eq!(shape(&markdown.replace("**", ""), Format::Text), expected);
        let html = "<table><caption>Catch</caption><tr><th>Port</th><th>Boats</th><th>Landed (kg)</th></tr><tr><td>Marrow<td>1,400<td>12.5</tr>\
            <tr><td>Tarn</td><td>-</td><td>(3)</td></tr><tr><td><b>Total</b></td><td>1,400</td><td>9.5</td></tr></table>";
        assert_eq!(shape(html, Format::Html), expected);
        assert_eq!(shape("Port,Boats,Landed (kg)\nMarrow,\"1,400\",12.5\nTarn,,-3\nTotal,1400,9.5\n", Format::Csv), expected);
        let spaces = "Port       Boats   Landed (kg)\nMarrow     1,400          12.5\nTarn           -           (3)\nTotal      1,400           9.5\n";
        assert_eq!(shape(spaces, Format::Text), expected);
    }

    #[test]
    fn separators_are_those_of_the_column() {
        assert_eq!(shape("Ort;Boote;Fang\nTarn;1.200;3,5\nHolm;1.100;4,25\n", Format::Csv), "Boote [count], Fang [count] | Tarn: 1,200 3.5 | Holm: 1,100 4.25");
    }

    #[test]
    fn heads_of_two_rows_are_one() {
        let text = "| | 2019 | 2019 | 2020 |\n|---|---|---|---|\n| | Boats | Crew | Boats |\n| Tarn | 15 | 60 | 12 |\n| Holm | 7 | 21 | 9 |\n";
        assert_eq!(shape(text, Format::Markdown), "2019 Boats [count], 2019 Crew [count], 2020 Boats [count] | Tarn: 15 60 12 | Holm: 7 21 9");
    }

    #[test]
    fn a_table_of_words_is_none_and_one_of_years_has_names() {
        assert!(table("| a | b |\n|---|---|\n| red | blue |\n| one | two |\n", Format::Markdown).is_none());
        let years = table("Year,Boats\n2019,15\n2020,12\n2021,11\n", Format::Csv).unwrap();
        assert_eq!(years.lines.iter().map(|line| line.year).collect::<Vec<_>>(), [Some(2019), Some(2020), Some(2021)]);
        assert_eq!(years.values().count(), 1);
    }

    #[test]
    fn bad_input_is_read_or_left() {
        let ragged = table("a,b,c\nx,1,2\ny,3,4\nz,5,6,7,8\nw,9,10\n", Format::Csv).unwrap();
        assert!(ragged.lines[2].is_ragged && ragged.number(2, 1).is_none() && ragged.number(3, 1).is_some());
        for text in
            ["|", "|\n|", "||||\n|-|-|-|-|\n", ",,,\n,,,\n", "\t\t\n\t\t\n\t\t\n", "a,1\n", "\"\n\"\"", "<table><tr><td colspan=99999 rowspan=99999>1</table>"]
        {
            for format in [Format::Text, Format::Markdown, Format::Csv, Format::Html] {
                table(text, format);
            }
        }
    }
}
