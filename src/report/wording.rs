//! Every sentence about a conflict that a user reads.
//!
//! The engine gives numbers; this is the only place that turns them into words. A message is one sentence that stands alone:
//!
//! ```text
//! 2 sources give 2 totals of foreign fighters: at most 30,000 and about 40,000 (apart by 6,000)
//! 1,446 of 3,316 is 43.6 %, not 44.9 %
//! ```

mod advice;
mod derived;
mod slip;
mod spelling;
mod value;

use std::cmp::Ordering;

pub(super) use advice::help;
pub(super) use slip::in_points;
pub(super) use value::{figure, interval, reading, values, weekday};

use super::cell::Cell;
use super::fit::{counted, one_line, shortened};
use crate::assertion::Assertion;
use crate::check::Study;
use crate::claim::{Extreme, Form, Moment, Rank, Trend, UnreadReason};
use crate::conflict::{CalendarFault, Conflict, Derivation, Finding, Side};
use crate::document::Role;
use crate::quantity::{Amount, Dimension, Hedge, Interval, Unit};
use crate::rule::{Facet, Severity};
use crate::settle::{Failure, Outcome};

/// Small numbers in words.
pub(super) const SMALL: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
/// More figures than this are given by their ends.
const LISTED: usize = 3;
/// The name of a place is put in where it takes no more columns.
const SHORT_PLACE: usize = 24;

/// Columns of the name of a row or column.
const CELL_NAME: usize = 28;

/// What is wrong, in one sentence without a full stop.
pub(super) fn message(outcome: &Outcome<'_>, conflict: &Conflict) -> String {
    let sentence = spelling::spelled(outcome, conflict, sentence(outcome, conflict));
    let mut rest = sentence.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

fn sentence(outcome: &Outcome<'_>, conflict: &Conflict) -> String {
    let sides = Sides { outcome, sides: &conflict.sides };
    match &conflict.finding {
        Finding::Apart { gap, unit } => sides.apart(*gap, unit),
        Finding::UnlikeCell { cell } => sides.unlike_cell(*cell),
        Finding::Superseded { current } => sides.superseded(*current),
        Finding::Confirmed { stated, by, other, age } => sides.confirmed(*stated, *by, *other, *age),
        Finding::Impossible { allowed, unit } => {
            format!("{} is impossible{}: it must be {}", sides.figure(0), sides.for_thing(), value::limits(allowed, unit))
        }
        Finding::PartExceedsWhole { by, unit } => {
            let (part, whole) = sides.part_and_whole();
            format!("A part is larger than its whole: {} of {} (by {})", sides.figure(part), sides.counted(whole), value::gap(*by, unit))
        }
        Finding::DoesNotFollow { stated, derivation, computed, unit } => sides.does_not_follow(*stated, *derivation, computed, unit),
        Finding::OutOfOrder { first, second, trend, unit } => out_of_order(*first, *second, *trend, unit),
        Finding::Same => format!("{} is contrasted with {}, and the two are the same", sides.figure(0), sides.figure(1)),
        Finding::Echo { differs } => sides.echo(*differs),
        Finding::WithinMargin { lead, margin } => format!("A lead of {lead} points lies within the margin of {margin} points"),
        Finding::OverWhole { sum } => format!("The shares add up to {}, which is more than the whole", value::interval(sum, &Unit::percent(), 0)),
        Finding::Outranked { stated, rank } => sides.outranked(*stated, *rank),
        Finding::ListCount { listed: found } => {
            let said = sides.counted(0);
            let what = if said == sides.figure(0) { " items" } else { "" };
            format!("{said}{what} are announced, and {found} {} listed", if *found == 1 { "is" } else { "are" })
        }
        Finding::Fell { by, unit } => format!("A count that only grows has fallen by {}: {}", value::gap(*by, unit), sides.falling().join(", then ")),
        Finding::Unsupported => format!("No source has {}{}", sides.figure(0), sides.for_thing()),
        Finding::Undated => {
            format!("The figure{}, {}, still moves, and has neither a date nor a speaker", sides.for_thing(), sides.figure(0))
        }
        Finding::OffCalendar { fault: CalendarFault::TimeOfDay, .. } => format!("No clock shows {}", sides.figure(0)),
        Finding::OffCalendar { stated, fault } => off_calendar(stated, *fault),
    }
}

/// "The range from 40 to 30 runs downwards", "From 10 to 12 is a rise, not a fall".
fn out_of_order(first: Amount, second: Amount, trend: Option<Trend>, unit: &Unit) -> String {
    let say = |at: Amount| value::interval(&Interval::exactly(at), unit, 0);
    let (from, to) = (say(first), say(second));
    match trend {
        None if first < second => match lacking(first, second) {
            Some(meant) => format!("The range runs from {from} to {to}: {} meant?", say(meant)),
            None => format!("The range runs from {from} to {to}: its first end may lack a scale"),
        },
        None => format!("The range from {from} to {to} runs downwards"),
        Some(Trend::Up) => format!("From {from} to {to} is a fall, not a rise"),
        Some(Trend::Down) => format!("From {from} to {to} is a rise, not a fall"),
    }
}

/// The first end with the scale of the second, which it may have left out: 26,000 of "$26 to $31,000".
fn lacking(first: Amount, second: Amount) -> Option<Amount> {
    let scaled = |exponent: &i32| first.times(Amount::power_of_ten(*exponent)?);
    [12, 9, 6, 3].iter().filter_map(scaled).find(|scaled| *scaled <= second)
}

/// "one", "one and two", "one, two and three".
fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "3 March 2021 is a Wednesday, not a Tuesday", "June has 30 days, so there is no 32 June".
fn off_calendar(stated: &Moment, fault: CalendarFault) -> String {
    match fault {
        CalendarFault::Weekday { actual } => {
            let said = stated.weekday.map(|said| format!(", not a {}", value::weekday(said))).unwrap_or_default();
            format!("{} is a {}{said}", value::date(stated), value::weekday(actual))
        }
        CalendarFault::Day { last } => format!("{} has {last} days, so there is no {}", value::month(stated), value::date(stated)),
        CalendarFault::TimeOfDay => format!("No clock shows {}", value::date(stated)),
    }
}

/// Whether figures that would contradict each other on one day only follow each other: what the rule says of errors is not to the point.
pub(super) fn is_update(conflict: &Conflict) -> bool {
    matches!(conflict.finding, Finding::Superseded { .. }) && conflict.rule.severity > conflict.severity
}

/// What stands under one side: its part in the relation and how it is read; where whole rows are meant, the name of its row.
pub(super) fn label(outcome: &Outcome<'_>, conflict: &Conflict, side: &Side) -> String {
    let is_of_rows = matches!(conflict.finding, Finding::DoesNotFollow { derivation: Derivation::RowsCounted, .. });
    if let Some(row) = Cell::of(outcome, side.assertion).filter(|_| is_of_rows) {
        return named("row", row.row_name, row.row);
    }
    let (document, assertion) = find(outcome, side);
    let reading = assertion.zip(document).map_or_else(|| "here".to_owned(), |(assertion, study)| reading(assertion, study.document.prose()));
    let of_cell = cell(outcome, side).map(|cell| format!(", {cell}")).unwrap_or_default();
    let label = side.role.map_or_else(|| format!("{reading}{of_cell}"), |role| format!("{role}: {reading}{of_cell}"));
    spelling::spelled(outcome, conflict, label)
}

/// The row and column of a side in its table: "row Tarn, column Boats"; by their numbers where they have no names.
fn cell(outcome: &Outcome<'_>, side: &Side) -> Option<String> {
    let cell = Cell::of(outcome, side.assertion)?;
    Some(format!("{}, {}", named("row", cell.row_name, cell.row), named("column", cell.column_name, cell.column)))
}

/// A row or column by its name, or else by its number.
fn named(kind: &str, label: &str, number: usize) -> String {
    if label.is_empty() { format!("{kind} {number}") } else { format!("{kind} {}", shortened(&one_line(label), CELL_NAME, "...")) }
}

/// Why a number was not understood.
pub(super) fn unread(reason: UnreadReason) -> &'static str {
    match reason {
        UnreadReason::TooManyDigits => "too many digits to hold exactly",
        UnreadReason::MixedLettersAndDigits => "mixes digits and letters",
        UnreadReason::OddSeparators => "its separators fit no way of writing numbers",
        UnreadReason::TooManyFigures => "too many figures in its sentence",
        UnreadReason::Damaged => "a character beside it was lost",
        UnreadReason::OtherLanguage => "its text is not in English",
        UnreadReason::RaggedRow => "its row has more cells than the table has columns",
        UnreadReason::TableTooLarge => "its table is too large",
    }
}

/// What was seen and found, in one line: "3 sources, 61 figures: 52 compared, 4 typed but never compared, 5 unread; 2 errors, 1 note".
pub(super) fn summary(outcome: &Outcome<'_>) -> String {
    let coverage = outcome.coverage;
    let seen = format!("{}, {}", counted(coverage.sources, "source"), counted(coverage.figures, "figure"));
    let used = format!("{} compared, {} typed but never compared, {} unread", coverage.compared, coverage.uncompared, coverage.unread);
    let of = |severity: Severity| outcome.conflicts.iter().filter(|conflict| conflict.severity == severity).count();
    let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (of(severity), severity.to_string()));
    let mut found: Vec<String> = counts.iter().filter(|(count, _)| *count > 0).map(|(count, name)| counted(*count, name)).collect();
    if found.is_empty() {
        found.push(counted(0, "conflict"));
    }
    if !outcome.waived.is_empty() {
        found.push(format!("{} suppressed", outcome.waived.len()));
    }
    let failed = match outcome.failures.len() {
        0 => String::new(),
        count => format!("; {} could not be read", counted(count, "input")),
    };
    format!("{seen}: {used}; {}{failed}", found.join(", "))
}

/// What could not be read, in one line.
pub(super) fn failure(failure: &Failure) -> String {
    one_line(&failure.message)
}

fn find<'o>(outcome: &'o Outcome<'o>, side: &Side) -> (Option<&'o Study>, Option<&'o Assertion>) {
    let study = outcome.studies.get(side.assertion.source.index());
    (study, study.and_then(|study| Some(&study.assertions.get(side.assertion.index)?.assertion)))
}

/// The sides of a conflict, for putting them into words.
#[derive(Clone, Copy)]
struct Sides<'o> {
    outcome: &'o Outcome<'o>,
    sides: &'o [Side],
}

impl<'o> Sides<'o> {
    fn assertions(self) -> impl Iterator<Item = &'o Assertion> {
        self.sides.iter().filter_map(move |side| find(self.outcome, side).1)
    }

    fn assertion(self, index: usize) -> Option<&'o Assertion> {
        find(self.outcome, self.sides.get(index)?).1
    }

    /// One side's figure: "at most 30,000".
    fn figure(self, index: usize) -> String {
        let Some(side) = self.sides.get(index) else { return "a figure".to_owned() };
        let (study, assertion) = find(self.outcome, side);
        study.zip(assertion).map_or_else(|| "a figure".to_owned(), |(study, assertion)| figure(assertion, study.document.prose()))
    }

    /// "40,000 is ranked number 2, and at least 2 of the figures beside it are larger".
    fn outranked(self, stated: usize, rank: Rank) -> String {
        let Rank { number, from } = rank;
        let (order, beyond) = match from {
            Extreme::Most => ("", "larger"),
            Extreme::Least => (", counted from the least", "smaller"),
        };
        let are = if number == 1 { "is" } else { "are" };
        format!("{} is ranked number {number}{order}, and at least {number} of the figures beside it {are} {beyond}", self.figure(stated))
    }

    fn apart(self, gap: Option<Amount>, unit: &Unit) -> String {
        let figures = self.figures();
        let (verb, count) = (if self.who().1 { "give" } else { "gives" }, figures.len().max(2));
        let values = match figures.as_slice() {
            [one] => format!("{one}, twice"),
            [first, .., last] if figures.len() > LISTED => format!("from {first} to {last}"),
            several => listed(several),
        };
        let gap = gap.map_or_else(
            || self.overlapping().to_owned(),
            |gap| format!(" (apart by {})", self.scales_apart().map_or_else(|| value::gap(gap, unit), |times| format!("a factor of {times}"))),
        );
        // "2 sources give 2 totals", but "One source gives two totals"
        let digits = count.to_string();
        let who = self.who().0;
        let count_in_words = if who.starts_with(|c: char| c.is_ascii_digit()) { digits.as_str() } else { SMALL.get(count).copied().unwrap_or(&digits) };
        format!("{who} {verb} {count_in_words} {}{}: {values}{gap}", self.things(count), self.place())
    }

    /// What is said of figures that can hold together and are not the same; nothing of those that are no amounts.
    fn overlapping(self) -> &'static str {
        let has_end = |pick: fn(&Interval) -> bool| self.assertions().all(|it| it.unit.dimension().is_quantity() && pick(&it.reading.literal));
        let is_bound = |it: &Assertion| matches!(it.reading.hedge, Hedge::AtLeast | Hedge::MoreThan | Hedge::AtMost | Hedge::LessThan);
        if self.assertions().all(is_bound) {
            " (not the same bound)"
        } else if has_end(|values| values.low.is_some() && values.high.is_some() && values.single().is_none()) {
            " (not the same range)"
        } else {
            ""
        }
    }

    /// "45 of the text is 40 in the table: row Marrow, column Boats".
    fn unlike_cell(self, at: usize) -> String {
        let stated = usize::from(at == 0);
        let place = self.sides.get(at).and_then(|side| cell(self.outcome, side)).map(|cell| format!(": {cell}")).unwrap_or_default();
        let is_item = self.sides.get(at).is_some_and(|side| find(self.outcome, side).0.is_some_and(|study| study.cell(side.assertion.index).is_none()));
        let whole = if is_item { "list" } else { "table" };
        format!("{} in the text is {} in the {whole}{place}", self.figure(stated), self.figure(at))
    }

    /// "board.txt has 214 too; old.txt has 118, and is older".
    fn confirmed(self, stated: usize, by: usize, other: usize, age: Option<Ordering>) -> String {
        let name = |index: usize| {
            let study = self.sides.get(index).and_then(|side| find(self.outcome, side).0);
            study.map_or_else(|| "a source".to_owned(), |study| one_line(study.document.name()))
        };
        let (figure, same) = (self.figure(stated), self.figure(by));
        let says = if figure == same { format!("has {same} too") } else { format!("has {same}, which agrees with {figure}") };
        let age = match age {
            Some(Ordering::Less) => ", and is older",
            Some(Ordering::Greater) => ", and is newer",
            Some(Ordering::Equal) | None => "",
        };
        format!("One source {says} ({}); another has {}{age} ({})", name(by), self.figure(other), name(other))
    }

    /// The figure of a fraction as written, "“one in five”", and of anything else in words.
    fn in_words(self, index: usize) -> String {
        let side = self.sides.get(index).map(|side| find(self.outcome, side));
        match side {
            Some((Some(study), Some(assertion))) if assertion.form == Form::Fraction => {
                format!("\u{201c}{}\u{201d}", one_line(assertion.figure.of(study.document.prose())))
            }
            _ => self.figure(index),
        }
    }

    /// A figure with the noun that it counts: "4 reasons".
    fn counted(self, index: usize) -> String {
        let noun = self.assertion(index).filter(|it| it.unit.dimension() == Dimension::Count).and_then(|assertion| assertion.stated_noun());
        noun.map_or_else(|| self.figure(index), |noun| format!("{} {}", self.figure(index), one_line(&noun.text)))
    }

    /// One number that stands for two things: "4,463 stands for two things: deaths and shelters".
    fn echo(self, differs: Facet) -> String {
        let number = self.figure(0);
        let text = |noun: Option<&crate::assertion::Noun>| noun.map(|noun| one_line(&noun.text));
        let named = |assertion: &Assertion| match differs {
            Facet::Event => self.event(assertion).or_else(|| assertion.event.as_ref().map(|event| event.lemma.clone())),
            Facet::Whole => text(assertion.whole.as_deref()),
            Facet::Subject => text(assertion.subject.as_deref()),
            _ => text(assertion.noun.as_deref()),
        };
        let things: Vec<String> = self.assertions().filter_map(named).collect();
        match (differs, things.as_slice()) {
            (Facet::Unit, _) => format!("One number is given in two units: {number} and {}", self.figure(1)),
            (Facet::Event, [a, b]) if a != b => format!("{number} stands for two things that happened: \u{201c}{a}\u{201d} and \u{201c}{b}\u{201d}"),
            (_, [a, b]) if a != b => format!("{number} stands for two things: {a} and {b}"),
            _ => format!("{number} stands for two things: their {differs} differs"),
        }
    }

    /// The figures without repetition, from the least to the greatest.
    fn figures(self) -> Vec<String> {
        let mut order: Vec<usize> = (0..self.sides.len()).collect();
        if order.len() > LISTED {
            order.sort_by_key(|&index| self.assertion(index).and_then(|assertion| assertion.unit.to_base(assertion.reading.centre()?)));
        }
        let mut figures: Vec<String> = Vec::new();
        for figure in order.into_iter().map(|index| self.figure(index)) {
            if !figures.contains(&figure) {
                figures.push(figure);
            }
        }
        figures
    }

    /// The figures of a count that fell, the earlier ones first: they are the greater ones, whatever the order of the sources.
    fn falling(self) -> Vec<String> {
        let centre = |index: usize| self.assertion(index).and_then(|assertion| assertion.unit.to_base(assertion.reading.centre()?));
        let mut figures = self.figures();
        if centre(0) < centre(self.sides.len().saturating_sub(1)) {
            figures.reverse();
        }
        figures
    }

    /// Who gives the figures, and whether they are several.
    fn who(self) -> (String, bool) {
        let sources = self.sources();
        let is_draft = |source: &usize| self.outcome.studies.get(*source).is_some_and(|study| study.document.role == Role::Draft);
        let drafts = sources.iter().filter(|source| is_draft(source)).count();
        match (drafts, sources.len() - drafts) {
            (0, 0 | 1) if self.outcome.lone => ("The text".to_owned(), false),
            (0, 0 | 1) => ("One source".to_owned(), false),
            (1, 0) => ("The draft".to_owned(), false),
            (0, more) => (format!("{more} sources"), true),
            (1, 1) => ("The draft and a source".to_owned(), true),
            (1, more) => (format!("The draft and {more} sources"), true),
            (drafts, 0) => (format!("{drafts} drafts"), true),
            (drafts, more) => (format!("{} and {}", counted(drafts, "draft"), counted(more, "source")), true),
        }
    }

    /// What the figures are figures of: "totals of foreign fighters", "shares of the vote", "figures for rainfall".
    fn things(self, count: usize) -> String {
        let dimension = self.assertions().next().map(|assertion| assertion.unit.dimension());
        let plural = if count == 1 { "" } else { "s" };
        match (dimension, self.thing()) {
            (Some(Dimension::Count), Some(thing)) => format!("total{plural} of {thing}"),
            (Some(Dimension::Share), Some(thing)) if self.whole().is_some() => format!("share{plural} of {thing}"),
            (_, Some(thing)) => format!("figure{plural} for {thing}"),
            (_, None) => format!("figure{plural}"),
        }
    }

    fn for_thing(self) -> String {
        match (self.whole(), self.thing()) {
            (Some(whole), _) => format!(" as a share of {whole}"),
            (None, Some(thing)) => format!(" for {thing}"),
            (None, None) => String::new(),
        }
    }

    /// The words for what is counted or measured, from the side that has most of them.
    fn thing(self) -> Option<String> {
        let measure = self.assertions().find_map(|assertion| assertion.measure.as_deref());
        // "jobs", where both texts say jobs, rather than the measure that jobs are one word for
        let mut lemmas = self.assertions().map(|assertion| assertion.noun.as_ref().map(|noun| noun.lemma.as_str()));
        let first = lemmas.next().flatten();
        let same_word = first.is_some() && lemmas.all(|lemma| lemma == first);
        if let Some(whole) = self.whole() {
            return Some(whole);
        }
        if let Some(measure) = measure.filter(|_| !same_word) {
            return Some(measure.replace('-', " "));
        }
        // "the number is anywhere between": the word for a figure names nothing that it is a figure of
        let says_something = |noun: &crate::assertion::Noun| {
            !noun.modifiers.is_empty() || !matches!(noun.lemma.as_str(), "number" | "figure" | "total" | "amount" | "sum" | "level")
        };
        let noun = self
            .assertions()
            // "18 months": its unit is no word for what it measures
            .filter(|assertion| assertion.noun.as_ref().is_some_and(|noun| !noun.modifiers.is_empty() || noun.lemma != assertion.unit.name()))
            .filter_map(|assertion| Some((assertion, assertion.noun.as_ref().filter(|noun| says_something(noun))?)))
            .max_by_key(|(_, noun)| noun.modifiers.len());
        if let Some((assertion, noun)) = noun {
            let noun = one_line(&noun.text);
            return Some(
                self.happened(assertion).filter(|event| !noun.contains(event.as_str())).map_or_else(|| noun.clone(), |event| format!("{noun} {event}")),
            );
        }
        let names_something =
            |subject: &&crate::assertion::Noun| !["number", "figure", "total", "amount"].iter().any(|word| subject.text.to_lowercase().starts_with(word));
        self.assertions().find_map(|assertion| assertion.subject.as_deref().filter(names_something)).map(|subject| one_line(&subject.text))
    }

    fn whole(self) -> Option<String> {
        let share = self.assertions().find(|assertion| assertion.unit.dimension() == Dimension::Share);
        share.and_then(|assertion| assertion.whole.as_ref()).map(|whole| one_line(&whole.text))
    }

    /// Where the words stand that say what happened, and their text.
    fn event_of(self, assertion: &Assertion) -> Option<(crate::span::Span, &'o str)> {
        let study = self.outcome.studies.get(assertion.site.source.index())?;
        let index = study.assertions.iter().position(|other| other.site == assertion.site && other.figure == assertion.figure)?;
        Some(((*study.happenings.get(index)?)?, study.document.prose()))
    }

    /// What happened, as written: "killed".
    fn event(self, assertion: &Assertion) -> Option<String> {
        self.event_of(assertion).map(|(event, prose)| one_line(event.of(prose)).to_lowercase())
    }

    /// The participle that says what happened, as written: "killed".
    fn happened(self, assertion: &Assertion) -> Option<String> {
        let (event, prose) = self.event_of(assertion)?;
        let word = one_line(event.of(prose)).to_lowercase();
        // "killed 31 people" and "31 people were killed", but not "fighters who entered"
        let before = prose.get(..event.start()).and_then(|text| text.split_whitespace().next_back()).unwrap_or_default();
        let befell = event.start() < assertion.figure.start() || matches!(before, "was" | "were" | "been" | "being" | "are" | "is" | "be");
        (befell && word.ends_with("ed") && !word.contains(' ')).then_some(word)
    }

    /// " in Syria", where every side that names a place names this one.
    fn place(self) -> String {
        let mut named = self.assertions().map(|assertion| assertion.places.as_slice()).filter(|places| !places.is_empty());
        let Some([place]) = named.next() else { return String::new() };
        let known = self.whole().or_else(|| self.thing()).unwrap_or_default();
        let agreed = named.all(|places| places == [place.as_str()]) && place.len() <= SHORT_PLACE && !known.contains(place.as_str());
        if agreed { format!(" in {}", one_line(place)) } else { String::new() }
    }

    fn superseded(self, current: usize) -> String {
        let mut earlier: Vec<String> = Vec::new();
        for said in (0..self.sides.len()).filter(|&index| index != current).map(|index| self.figure(index)) {
            if !earlier.contains(&said) {
                earlier.push(said);
            }
        }
        let thing = self.thing().map(|thing| format!(" for {thing}")).unwrap_or_default();
        let are = if earlier.len() > 1 { "are" } else { "is" };
        format!("The newest figure{thing} is {}; {} {are} out of date", self.figure(current), listed(&earlier))
    }

    /// Which side is the part and which the whole: by their roles, or by their order.
    fn part_and_whole(self) -> (usize, usize) {
        let named = |role: &str| self.sides.iter().position(|side| side.role == Some(role));
        (named("part").unwrap_or(0), named("whole").unwrap_or(1))
    }
}
