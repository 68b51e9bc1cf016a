//! What may be written in a figure's place so that a conflict is gone, where one value mends it.
//!
//! Only what follows from exact figures is suggested, in the way the figure is written: with its scale, its decimals and its separators.
//! Where more than one value would do, where a figure is hedged, or where the file is no text, there is none. Nothing is applied by itself.
//!
//! ```text
//! "1,141 of 2,480 (52 percent)"        "52 percent" -> "46 percent"
//! "on Tuesday, 2 March 2019"           "Tuesday" -> "Saturday"
//! "killed 12", and the source has 19   "12" -> "19"
//! ```

mod number;

use super::wording::weekday;
use crate::assertion::Assertion;
use crate::claim::{Form, Trend};
use crate::conflict::{AssertionId, CalendarFault, Conflict, Derivation, Finding, Side};
use crate::document::{Format, Role};
use crate::quantity::{Amount, Hedge, Interval};
use crate::settle::Outcome;
use crate::span::{Site, SourceId, Span};

/// A text for the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced; it lies in a file of text, and markup is no part of it.
    pub site: Site,
    /// What stands there.
    pub written: String,
    /// What may stand there.
    pub text: String,
}

impl Fix {
    /// "write \u{201c}46 percent\u{201d} for \u{201c}52 percent\u{201d}".
    #[must_use]
    pub fn advice(&self) -> String {
        format!("write \u{201c}{}\u{201d} for \u{201c}{}\u{201d}", super::fit::one_line(&self.text), super::fit::one_line(&self.written))
    }
}

/// What mends a conflict, where one value does.
#[must_use]
pub fn fix(outcome: &Outcome<'_>, conflict: &Conflict) -> Option<Fix> {
    if let Some(remedy) = &conflict.remedy {
        // several figures would have to change, or one that stands in several relations
        let [change] = remedy.changes.as_slice() else { return None };
        return valued(outcome, change.assertion, &change.needed);
    }
    let side = |index: usize| conflict.sides.get(index);
    match &conflict.finding {
        Finding::OffCalendar { stated, fault: CalendarFault::Weekday { actual } } => {
            let (said, side) = (weekday(stated.weekday?), side(0)?);
            let figure = assertion(outcome, side.assertion)?.figure;
            let document = &outcome.studies.get(side.site.source.index())?.document;
            let at = figure.of(document.text()).find(said)?;
            let span = Span::new(figure.start() + at, figure.start() + at + said.len());
            replaced(outcome, side.site.source, span, weekday(*actual).to_owned())
        }
        Finding::DoesNotFollow { stated, derivation, computed, .. } => {
            if let Some(points) = super::wording::in_points(outcome, conflict) {
                let stated = side(*stated)?;
                let figure = assertion(outcome, stated.assertion).filter(|it| is_firm(it) && it.form == Form::Digits)?.figure;
                return replaced(outcome, stated.site.source, figure, points);
            }
            let firm = |(index, side): (usize, &Side)| index == *stated || assertion(outcome, side.assertion).is_some_and(is_firm);
            let stated = side(*stated)?.assertion;
            let needed = signed(*derivation, assertion(outcome, stated)?.trend, computed)?;
            let follows = follows_alone(*derivation) && conflict.sides.iter().enumerate().all(firm);
            if follows { valued(outcome, stated, &needed) } else { None }
        }
        Finding::UnlikeCell { cell } => {
            let (told, held) = (side(usize::from(*cell == 0))?.assertion, assertion(outcome, side(*cell)?.assertion)?);
            let same_unit = assertion(outcome, told)?.unit == held.unit;
            if same_unit { valued(outcome, told, &Interval::exactly(held.reading.stated.first()?.value)) } else { None }
        }
        Finding::ListCount { listed } => valued(outcome, side(0)?.assertion, &Interval::exactly(Amount::integer(i64::from(*listed)))),
        Finding::Apart { .. } => of_source(outcome, conflict),
        _ => None,
    }
}

/// A figure of a draft that its sources tell in one way, and otherwise: as they write it.
fn of_source(outcome: &Outcome<'_>, conflict: &Conflict) -> Option<Fix> {
    let is_draft = |side: &&Side| outcome.studies.get(side.site.source.index()).is_some_and(|study| study.document.role == Role::Draft);
    let (drafts, sources): (Vec<&Side>, Vec<&Side>) = conflict.sides.iter().partition(is_draft);
    let ([draft], [first, ..]) = (drafts.as_slice(), sources.as_slice()) else { return None };
    let (told, held) = (assertion(outcome, draft.assertion)?, assertion(outcome, first.assertion)?);
    let alike = |side: &&Side| assertion(outcome, side.assertion).is_some_and(|it| it.reading == held.reading && it.unit == held.unit);
    if !is_firm(told) || !is_firm(held) || told.unit != held.unit || told.form != held.form || !sources.iter().all(alike) {
        return None;
    }
    let text = outcome.studies.get(first.site.source.index())?.document.shown(held.figure).into_owned();
    replaced(outcome, draft.site.source, told.figure, text)
}

/// Whether a figure says one value and no hedge.
fn is_firm(assertion: &Assertion) -> bool {
    assertion.reading.hedge == Hedge::Exact && assertion.reading.stated.len() == 1
}

/// Whether what is stated is told by the others alone, and how it is told is not what is wrong.
fn follows_alone(derivation: Derivation) -> bool {
    !matches!(
        derivation,
        Derivation::Between
            | Derivation::BetweenParts
            | Derivation::WholeNumber
            | Derivation::SumOf(_)
            | Derivation::MeanOf(_)
            | Derivation::ByRank
            | Derivation::SameRow
    )
}

/// What a change would have to be: its size, where its direction is right.
fn signed(derivation: Derivation, trend: Option<Trend>, computed: &Interval) -> Option<Interval> {
    let is_negative = computed.high.is_some_and(|end| end.at < Amount::ZERO);
    match (derivation, trend) {
        (Derivation::PercentChange | Derivation::Difference, Some(trend)) if (trend == Trend::Down) != is_negative => None,
        (Derivation::PercentChange | Derivation::Difference, Some(Trend::Down)) => Some(computed.negated()),
        _ => Some(*computed),
    }
}

/// The figure with another value.
fn valued(outcome: &Outcome<'_>, id: AssertionId, needed: &Interval) -> Option<Fix> {
    let assertion = assertion(outcome, id)?;
    if !is_firm(assertion) || !assertion.unit.dimension().is_quantity() {
        return None;
    }
    let document = &outcome.studies.get(id.source.index())?.document;
    let text = number::rewritten(assertion.figure.of(document.text()), assertion.reading.stated.first()?, needed)?;
    replaced(outcome, id.source, assertion.figure, text)
}

/// A fix, where the file is text and no markup stands within the words.
fn replaced(outcome: &Outcome<'_>, source: SourceId, span: Span, text: String) -> Option<Fix> {
    let document = &outcome.studies.get(source.index())?.document;
    let written = span.of(document.text());
    // what a draft is held against is not its author's to change
    let is_ours = document.role == Role::Draft || outcome.studies.iter().all(|study| study.document.role == Role::Source);
    let is_text = matches!(document.format(), Format::Text | Format::Markdown | Format::Html | Format::Csv);
    // what stands in the file is what was read
    let is_plain = written == span.of(document.prose()) && document.file_offset(span.end()) - document.file_offset(span.start()) == written.len();
    (is_ours && is_text && is_plain && written != text).then(|| Fix { site: Site { source, span }, written: written.to_owned(), text })
}

fn assertion<'o>(outcome: &'o Outcome<'_>, id: AssertionId) -> Option<&'o Assertion> {
    Some(&outcome.studies.get(id.source.index())?.assertions.get(id.index)?.assertion)
}
