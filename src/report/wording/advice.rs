//! What to do about a conflict.
//!
//! ```text
//! Check which of the two is right. If 41 were 44, all three would hold.
//! ```

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::{SMALL, Sides, figure, is_update, listed, spelling, value};
use crate::conflict::{Change, Conflict, Finding, Remedy};
use crate::document::{Document, Format};
use crate::engine::grows;
use crate::report::fit::one_line;
use crate::settle::Outcome;

/// What to do where one source confirms a figure and another does not.
const CONFIRMED: &str = "Nothing need change; say whose figure it is if readers may meet the other.";
/// The same where the other is the newer one.
const CONFIRMED_BY_OLDER: &str = "See whether the newer figure takes its place, and say from when the figure is.";

/// What to do about it.
pub(in crate::report) fn help(outcome: &Outcome<'_>, conflict: &Conflict) -> String {
    let sides = Sides { outcome, sides: &conflict.sides };
    if is_update(conflict) {
        return "Use the newest figure, and say when it was given.".to_owned();
    }
    if let Finding::Confirmed { age, .. } = conflict.finding {
        return if age == Some(Ordering::Greater) { CONFIRMED_BY_OLDER } else { CONFIRMED }.to_owned();
    }
    let rule = conflict.rule.help_in_one_text.as_ref().filter(|_| sides.sources().len() == 1).unwrap_or(&conflict.rule.help);
    let help = match sides.undated() {
        Some(advice) if matches!(conflict.finding, Finding::Apart { .. }) => format!("{rule} {advice}"),
        _ => rule.clone(),
    };
    match &conflict.remedy {
        Some(remedy) => format!("{help} {}", spelling::spelled(outcome, conflict, remedied(outcome, remedy))),
        None => help,
    }
}

/// "If 41 were 44, all three would hold."
fn remedied(outcome: &Outcome<'_>, remedy: &Remedy) -> String {
    let change = |change: &Change| {
        let study = outcome.studies.get(change.assertion.source.index());
        let assertion = study.and_then(|study| study.assertions.get(change.assertion.index));
        let decimals = assertion.and_then(|assertion| assertion.reading.stated.first()).map_or(0, crate::quantity::Stated::decimals);
        let said = study.zip(assertion).map_or_else(|| "a figure".to_owned(), |(study, assertion)| figure(assertion, study.document.prose()));
        format!("{said} were {}", value::computed(&change.needed, &change.unit, decimals, &said))
    };
    let changes: Vec<String> = remedy.changes.iter().map(change).collect();
    let all = match remedy.relations {
        2 => "both".to_owned(),
        many => format!("all {}", SMALL.get(many).copied().map_or_else(|| many.to_string(), ToOwned::to_owned)),
    };
    format!("If {}, {all} would hold.", listed(&changes))
}

impl Sides<'_> {
    /// The sources of the sides.
    pub(super) fn sources(self) -> BTreeSet<usize> {
        self.sides.iter().map(|side| side.assertion.source.index()).collect()
    }

    /// Advice to date the sources, where a date would tell an update from a contradiction.
    fn undated(self) -> Option<String> {
        let counts = self.assertions().all(grows);
        let sources = self.sources();
        let documents = sources.iter().filter_map(|&source| self.outcome.studies.get(source)).map(|study| &study.document);
        let undated: Vec<&Document> = documents.filter(|document| document.date.is_none()).collect();
        // what says its date by itself, and what has to be told
        let (texts, others): (Vec<&Document>, Vec<&Document>) =
            undated.iter().partition(|document| matches!(document.format(), Format::Text | Format::Markdown));
        let names = |documents: &[&Document]| listed(&documents.iter().map(|document| one_line(document.name())).collect::<Vec<_>>());
        let ways = [
            (!texts.is_empty()).then(|| format!("{} (front matter \"date:\")", names(&texts))),
            (!others.is_empty()).then(|| format!("{} (--date)", names(&others))),
        ];
        let ways: Vec<String> = ways.into_iter().flatten().collect();
        (counts && sources.len() > 1 && !ways.is_empty()).then(|| format!("Date {}: a later and higher count is then an update.", listed(&ways)))
    }
}
