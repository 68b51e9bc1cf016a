//! The claims of each source as a table that an editor can read and doubt.

use std::fmt::Write;

use super::fit::{columns, counted, one_line, padded, shortened};
use super::{Style, wording};
use crate::assertion::{Assertion, Noun};
use crate::check::Study;
use crate::claim::Mode;
use crate::document::Document;

/// Heads of the columns.
const HEADS: [&str; 9] = ["place", "figure", "read as", "of what", "event", "where", "when", "who", "how"];
/// Columns between two cells.
const SPACE: usize = 2;
/// No cell is made narrower than this to fit.
const NARROWEST: usize = 5;
/// No column is wider than this, whatever the terminal's width.
const WIDEST: usize = 40;

type Row = [String; HEADS.len()];

/// The claims of the studies, a table for each source, fitted to the width. Ends with a line end.
#[must_use]
pub fn table<A: AsRef<Assertion>>(studies: &[Study<A>], style: Style) -> String {
    let mut text = String::new();
    for study in studies {
        text.push_str(&head(study, style));
        let rows: Vec<Row> = study.assertions.iter().map(|assertion| row(&study.document, assertion.as_ref())).collect();
        text.push_str(&set(&rows, style));
        text.push_str(&unread(study, style));
        text.push('\n');
    }
    let (claims, unread): (usize, usize) =
        studies.iter().fold((0, 0), |(claims, unread), study| (claims + study.assertions.len(), unread + study.unread.len()));
    let _ = writeln!(
        text,
        "{}",
        style.bold(&format!("{}, {}: {claims} typed, {unread} unread", counted(studies.len(), "source"), counted(claims + unread, "figure")))
    );
    text
}

/// The source's name and what is known of it.
fn head<A>(study: &Study<A>, style: Style) -> String {
    let document = &study.document;
    let mut facts = vec![document.role.to_string()];
    facts.extend(document.outlet.as_deref().map(one_line));
    facts.push(document.date.map_or_else(|| "undated".to_owned(), |date| date.to_string()));
    facts.push(counted(study.assertions.len() + study.unread.len(), "figure"));
    format!("{} {}\n", style.bold(&one_line(document.name())), style.dim(&format!("({})", facts.join(", "))))
}

fn row(document: &Document, assertion: &Assertion) -> Row {
    let place = document.place(assertion.figure.start());
    let figure = one_line(assertion.figure.of(document.prose()));
    let named = |noun: &Option<Box<Noun>>| noun.as_ref().map(|noun| one_line(&noun.text)).unwrap_or_default();
    // "two years" are years of nothing else
    let noun = assertion.noun.clone().filter(|noun| figure.split_whitespace().last() != Some(noun.text.as_str()));
    let of_what = match (&noun, &assertion.whole) {
        (Some(_), Some(whole)) => format!("{} of {}", named(&noun), one_line(&whole.text)),
        (None, Some(whole)) => format!("of {}", one_line(&whole.text)),
        (Some(_), None) => named(&noun),
        (None, None) => named(&assertion.subject),
    };
    [
        format!("{}:{}", place.line, place.column),
        figure,
        wording::values(assertion),
        of_what,
        assertion.event.as_ref().map(|event| one_line(&event.lemma)).unwrap_or_default(),
        one_line(&assertion.places.join(", ")),
        assertion.time.as_deref().map(one_line).unwrap_or_default(),
        assertion.speaker.as_deref().map(one_line).unwrap_or_default(),
        if assertion.mode == Mode::Asserted { String::new() } else { assertion.mode.to_string() },
    ]
}

/// Rows under their heads; a column without a cell is left out.
fn set(rows: &[Row], style: Style) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let widths = widths(rows, style.width());
    let line = |cells: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = widths.iter().enumerate().filter_map(|(index, &width)| Some(padded(&cells(index), width?, style.ellipsis()))).collect();
        cells.join(&" ".repeat(SPACE)).trim_end().to_owned()
    };
    let mut text = format!("{}\n", style.dim(&line(&|index| HEADS.get(index).copied().unwrap_or_default().to_owned())));
    for row in rows {
        text.push_str(&line(&|index| row.get(index).cloned().unwrap_or_default()));
        text.push('\n');
    }
    text
}

/// The width of each column, `None` for one that has nothing to show; the widest give way until all fit.
fn widths(rows: &[Row], width: usize) -> [Option<usize>; HEADS.len()] {
    let mut widths: [Option<usize>; HEADS.len()] = std::array::from_fn(|index| {
        let widest = rows.iter().filter_map(|row| row.get(index)).map(|cell| columns(cell)).max().unwrap_or(0);
        let head = HEADS.get(index).map_or(0, |head| head.len());
        (widest > 0).then_some(widest.max(head).min(WIDEST))
    });
    loop {
        let shown = widths.iter().flatten().count();
        let total: usize = widths.iter().flatten().sum::<usize>() + shown.saturating_sub(1) * SPACE;
        let widest = widths.iter_mut().skip(1).flatten().max_by_key(|width| **width);
        match widest {
            Some(widest) if total > width && *widest > NARROWEST => *widest -= 1,
            _ => return widths,
        }
    }
}

/// The numbers of one source that were not understood.
fn unread<A>(study: &Study<A>, style: Style) -> String {
    let mut text = String::new();
    for unread in &study.unread {
        let place = study.document.place(unread.span.start());
        let number = shortened(&one_line(unread.span.of(study.document.text())), WIDEST, style.ellipsis());
        let _ = writeln!(text, "{}:{}  {number}  {}", place.line, place.column, style.dim(&format!("unread: {}", wording::unread(unread.reason))));
    }
    text
}
