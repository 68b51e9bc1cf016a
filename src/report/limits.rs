//! What was not looked at in full: figures that were too many to hold each against each, and what was longer than its limit.

use std::fmt::Write;
use std::sync::Arc;

use super::fit::counted;
use crate::engine::Cut;
use crate::limit::Limit;
use crate::rule::Rule;
use crate::settle::Outcome;

/// A line for each rule and for each limit that was met; empty where everything was looked at.
pub(super) fn told(outcome: &Outcome<'_>) -> String {
    let cut = |(rule, cut): &(Arc<Rule>, Cut)| format!("{}: each of {} figures was held against the next {} only\n", rule.id, cut.figures, cut.reach);
    let mut text: String = outcome.cut.iter().map(cut).collect();
    for (limit, times) in outcome.limits.iter() {
        let (what, so) = wording(limit);
        let _ = writeln!(text, "{} of more than {} {}", counted(times, what), limit.most(), so);
    }
    text
}

/// What there was too much in, and of what, with what was done about it.
fn wording(limit: Limit) -> (&'static str, &'static str) {
    match limit {
        Limit::ClauseWords => ("clause", "words beside a figure: those further off tell nothing of it"),
        Limit::Modifiers => ("noun phrase", "words before the noun: the nearest narrow it"),
        Limit::SentenceFigures => ("sentence", "figures: whether they make sums, shares or changes was not asked"),
        Limit::SaidBefore => ("figure", "earlier ones that it may say again: the nearest were asked"),
        Limit::FiguresBack => ("figure", "figures behind one that it may say again: that one was not asked"),
        Limit::FiguresAcross => ("document", "figures: those behind the first ones were held against those of their own sentence only"),
        Limit::OpeningFigures => ("headline or opening", "figures: it was not held against the rest of its text"),
        Limit::FollowingFigures => ("headline or opening", "figures behind it: it was held against the first ones"),
        Limit::SentenceBytes => ("sentence", "bytes: parted at white space"),
        Limit::TableColumns => ("table", "columns: read as text"),
        Limit::NamedCells => ("table", "cells: held against nothing beside the table itself"),
        Limit::StatedCells => ("table", "cells: no statement of another text was held against it"),
        Limit::ReckonedCells => ("row or column", "cells: the first ones were tried for what a figure beside the table was reckoned from"),
        Limit::DerivedColumns => ("table", "columns of values: the first ones were tried for what follows from two others"),
        Limit::RunningColumns => ("table", "columns of values: the first ones were tried for running totals"),
        Limit::TableTotals => ("table", "totals: none of them was added up"),
        Limit::RepeatedTables => ("document", "tables: the first ones were held against each other"),
        Limit::RepeatedLines => ("table", "lines: it was held against no other table of its document"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Dossier, Findings};
    use crate::limit::Limits;

    #[test]
    fn each_limit_that_was_met_has_a_line() {
        let dossier = Dossier::default();
        let mut limits = Limits::default();
        limits.note(Limit::Modifiers, 1);
        limits.note(Limit::ClauseWords, 3);
        let outcome = Outcome { limits, ..Outcome::new(&dossier, Findings::default()) };
        let lines = "3 clauses of more than 200 words beside a figure: those further off tell nothing of it\n\
                     1 noun phrase of more than 16 words before the noun: the nearest narrow it\n";
        assert_eq!(told(&outcome), lines);
        assert_eq!(told(&Outcome::new(&dossier, Findings::default())), "");
    }
}
