//! A rule in prose.

use std::fmt::Write;

use super::Style;
use super::wording;
use crate::claim::{Aspect, Mode, Trend};
use crate::quantity::{Dimension, Verdict};
use crate::rule::{Calendar, Case, Expectation, Facet, Order, Part, Relation, Rule, Selector, Tolerance};

/// What a rule says, why, what to do about it, which figures it speaks of, and its cases.
#[must_use]
pub fn explain(rule: &Rule, style: Style) -> String {
    let mut text = format!("{} ({}, {})\n", style.bold(&rule.id), rule.severity, rule.family);
    for paragraph in [&rule.what, &rule.why, &rule.help] {
        if !paragraph.is_empty() {
            let _ = write!(text, "\n{}\n", wrapped(paragraph, style.width(), ""));
        }
    }
    let _ = write!(text, "\n{}\n", style.bold("What it speaks of"));
    for (part, selector) in &rule.selectors {
        let _ = writeln!(text, "{}", wrapped(&selection(*part, selector), style.width(), "  "));
    }
    let _ = write!(text, "\n{}\n", style.bold("What must hold"));
    let _ = writeln!(text, "{}", wrapped(&relation(&rule.relation, rule.scope.into()), style.width(), "  "));
    if !rule.cases.is_empty() {
        let _ = write!(text, "\n{}\n", style.bold("Cases"));
    }
    for case in &rule.cases {
        text.push_str(&example(case, style));
    }
    text
}

/// One selector as a sentence.
fn selection(part: Part, selector: &Selector) -> String {
    let mut words = Vec::new();
    words.extend(selector.measure.as_ref().map(|measure| format!("figures for {}", measure.replace('-', " "))));
    words.extend(listed("what is counted: ", &selector.noun));
    words.extend(listed("what happens: ", &selector.event));
    words.extend(listed("a share of: ", &selector.whole));
    words.extend(listed("kind: ", &names::<Dimension>(&selector.dimension)));
    words.extend(listed("unit: ", &selector.unit));
    words.extend(listed("put forward as: ", &names::<Mode>(&selector.mode)));
    words.extend(listed("level or change: ", &names::<Aspect>(&selector.aspect)));
    words.extend(listed("direction: ", &names::<Trend>(&selector.trend)));
    words.extend(listed("near: ", &selector.near));
    words.extend(listed("called: ", &selector.called));
    words.extend(listed("in a sentence with: ", &selector.with));
    words.extend(listed("in a sentence without: ", &selector.without));
    let what = if words.is_empty() { "any figure".to_owned() } else { words.join("; ") };
    if part == Part::Each { what } else { format!("{part}: {what}") }
}

fn names<T: Copy + Into<&'static str>>(values: &[T]) -> Vec<String> {
    values.iter().map(|&value| Into::<&'static str>::into(value).replace('-', " ")).collect()
}

fn listed(lead: &str, words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| format!("{lead}{}", words.join(", ")))
}

/// A relation as a sentence.
fn relation(relation: &Relation, scope: &str) -> String {
    let within = format!("within one {scope}");
    match relation {
        Relation::Equal(equal) => {
            let same = facets(&equal.must_match);
            let verdicts = names::<Verdict>(&equal.report).join(" or ");
            format!("Figures for one thing agree{same}, {within}; {}. Reported when the verdict is: {verdicts}.", tolerance(equal.tolerance))
        }
        Relation::AtMost(bound) => format!("The part is no larger than the whole{}, {within}; {}.", facets(&bound.must_match), tolerance(bound.tolerance)),
        Relation::Share(derived) => format!("The part divided by the whole is the stated share, {within}; {}.", tolerance(derived.tolerance)),
        Relation::Change(derived) => format!("The change in percent follows from the two values, {within}; {}.", tolerance(derived.tolerance)),
        Relation::Difference(derived) => format!("The change follows from the two values, {within}; {}.", tolerance(derived.tolerance)),
        Relation::Multiple(derived) => format!("The second value is the stated multiple of the first, {within}; {}.", tolerance(derived.tolerance)),
        Relation::Convert(derived) => format!("Two figures side by side are one value in two units, {within}; {}.", tolerance(derived.tolerance)),
        Relation::Rate(derived) => format!("The rate follows from the count and its base, {within}; {}.", tolerance(derived.tolerance)),
        Relation::Product(derived) => format!("The number times the mean is the total, {within}; {}.", tolerance(derived.tolerance)),
        Relation::Breakdown(derived) => format!("The parts named of one count make it up, {within}; {}.", tolerance(derived.tolerance)),
        Relation::Gain(derived) => format!("A move, its percentage and the level that it led to fit each other, {within}; {}.", tolerance(derived.tolerance)),
        Relation::Sum(derived) => format!("The parts of a list add up to its total, {within}; {}.", tolerance(derived.tolerance)),
        Relation::Span(derived) => format!("The duration is the time between the dates, {within}; {}.", tolerance(derived.tolerance)),
        Relation::Age(derived) => format!("Who was born then is of this age, {within}; {}.", tolerance(derived.tolerance)),
        Relation::Games(_) => format!("The games that both sides won add up to the number of games, {within}."),
        Relation::Contrast(_) => format!("A figure and the one that it is contrasted with are not the same, {within}."),
        Relation::WholeNumber(_) => format!("The share is a whole number of the things that it is a share of, {within}."),
        Relation::Margin(_) => format!("The two parts lie further apart than the margin, {within}."),
        Relation::Partition(derived) => format!("Shares of one whole add up to no more than all of it, {within}; {}.", tolerance(derived.tolerance)),
        Relation::MeanOfParts(derived) => format!("The share of the whole lies between those of its parts, {within}; {}.", tolerance(derived.tolerance)),
        Relation::Base(_) => format!("One part is counted out of one whole, {within}."),
        Relation::Exchange(derived) => format!("Amounts in two currencies are converted at one rate, {within}; {}.", tolerance(derived.tolerance)),
        Relation::Rank(_) => format!("What is ranked is not outnumbered, {within}."),
        Relation::ListCount(_) => "As many things are listed as are counted.".to_owned(),
        Relation::Echo(echo) => format!("A figure of {} digits or more stands for one thing: its {} does not differ, {within}.", echo.digits, echo.differs),
        Relation::Monotone(_) => "The count does not fall from one dated source to a later one.".to_owned(),
        Relation::Tally(_) => "How many of a group do a thing, and how many do not, fit each other and the group.".to_owned(),
        Relation::Support(_) => "A source has the figure too.".to_owned(),
        Relation::Fresh(_) => "The figure says from when it is, or who gives it.".to_owned(),
        Relation::Order(Order::RangeScale) => "Both ends of a range are of one scale.".to_owned(),
        Relation::Order(Order::RangeEnds) => "The lower end of a range comes first.".to_owned(),
        Relation::Order(Order::Direction) => format!("The word for the move fits the two values, {within}."),
        Relation::Calendar(Calendar::Weekday) => "The date falls on the day of the week that is given.".to_owned(),
        Relation::Calendar(Calendar::Day) => "The month has such a day.".to_owned(),
        Relation::Calendar(Calendar::TimeOfDay) => "The clock has such a time.".to_owned(),
        Relation::Limit(limit) => format!("The value is {}.", wording::bounds(limit.min, limit.max)),
    }
}

fn facets(facets: &[Facet]) -> String {
    if facets.is_empty() { String::new() } else { format!(" (their {} may not differ)", names::<Facet>(facets).join(", ")) }
}

fn tolerance(tolerance: Tolerance) -> String {
    match tolerance {
        Tolerance::Rounding => "they may be off by as much as they were rounded".to_owned(),
        Tolerance::Relative(share) => {
            let percent = share.times(100.into()).unwrap_or(share);
            format!("they may be off by {percent}\u{a0}%")
        }
        Tolerance::Absolute(amount) => format!("they may be off by {amount}"),
    }
}

/// One case: what it shows and its texts.
fn example(case: &Case, style: Style) -> String {
    let verdict = match case.expect {
        Expectation::Conflict => "speaks",
        Expectation::Clean => "stays silent",
        Expectation::TodoConflict => "should speak, and does not yet",
        Expectation::TodoClean => "should stay silent, and does not yet",
    };
    let because = case.because.as_ref().map(|facet| format!(" ({facet})")).unwrap_or_default();
    let mut text = format!("{}\n", wrapped(&format!("{}: {verdict}{because}", case.name), style.width(), "  "));
    for document in &case.documents {
        let _ = writeln!(text, "{}", style.dim(&wrapped(&format!("{}: {}", document.name, super::fit::one_line(&document.text)), style.width(), "    ")));
    }
    text
}

/// The words on lines of at most `width` columns, each after `indent`.
fn wrapped(text: &str, width: usize, indent: &str) -> String {
    let mut lines = vec![indent.to_owned()];
    for word in text.split_ascii_whitespace() {
        let Some(line) = lines.last_mut() else { break };
        if line.len() == indent.len() {
            line.push_str(word);
        } else if super::fit::columns(line) + 1 + super::fit::columns(word) <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(format!("{indent}{word}"));
        }
    }
    lines.join("\n")
}
