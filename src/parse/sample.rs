//! Table tests of the grammar: many spellings beside one meaning, and refusals.

use std::sync::LazyLock;

use crate::claim::Figure;
use crate::lexicon::Lexicon;
use crate::quantity::Hedge;
use crate::sentence::words;
use crate::span::Span;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::shipped().unwrap());

/// Every figure of a text.
pub fn figures(text: &str) -> Vec<Figure> {
    super::figures(&words(text, Span::new(0, text.len())), &LEXICON).figures.into_iter().map(|(figure, _)| figure).collect()
}

/// A figure in one line: "at-most 30000 count", "16-20 percent", "2021-03-15 date".
pub fn told(figure: &Figure) -> String {
    let hedge = match figure.hedge {
        Hedge::Exact | Hedge::Between => String::new(),
        hedge => format!("{hedge} "),
    };
    let numbers: Vec<String> = figure.stated.iter().map(|stated| stated.value.to_plain(0)).collect();
    let value = match (numbers.is_empty(), figure.set, figure.moment) {
        (false, ..) => numbers.join("-"),
        (true, Some(set), _) => set.to_string(),
        (true, None, Some(moment)) => {
            let parts = [
                moment.year.map(|year| year.to_string()),
                moment.quarter.map(|quarter| format!("q{quarter}")),
                moment.month.map(|month| format!("{month:02}")),
                moment.day.map(|day| format!("{day:02}")),
                moment.last_day.map(|day| format!("to-{day:02}")),
                moment.minute.map(|minute| format!("{}:{:02}", minute / 60, minute % 60)),
                moment.weekday.map(|day| format!("weekday-{day}")),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join("-")
        }
        (true, None, None) => "-".to_owned(),
    };
    format!("{hedge}{value} {}", figure.unit.name())
}

/// Each text holds exactly this one figure, whatever else is said.
#[track_caller]
pub fn means(texts: &[&str], meaning: &str) {
    for text in texts {
        let found: Vec<String> = figures(text).iter().map(told).collect();
        assert_eq!(found, [meaning], "{text:?}");
    }
}

/// The text holds these figures, in this order.
#[track_caller]
pub fn holds(text: &str, meanings: &[&str]) {
    let found: Vec<String> = figures(text).iter().map(told).collect();
    assert_eq!(found, meanings, "{text:?}");
}

/// No figure of the texts is of this unit.
#[track_caller]
pub fn never(texts: &[&str], unit: &str) {
    for text in texts {
        let found: Vec<String> = figures(text).iter().map(told).collect();
        assert!(!found.iter().any(|told| told.ends_with(&format!(" {unit}"))), "{text:?} reads {found:?}");
    }
}
