//! Why a rule that should speak is silent: which key of it passes which figure over, and what was read instead.
//!
//! ```text
//! \u{201c}Twelve ferries\u{201d} (a.txt:1:1) is passed over: `noun` asks for ferries, and ferry was read
//! ```

use super::fit::one_line;
use crate::assertion::Assertion;
use crate::author::case::Run;
use crate::engine::excluding;
use crate::rule::{Part, Selector};

/// More figures than these are only counted.
const MOST: usize = 4;

/// A line for each figure that no selector of the rule takes, and what there is to say where all are taken.
pub(super) fn excluded(run: &Run<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut all = 0;
    for study in run.dossier.studies() {
        for assertion in &study.assertions {
            all += 1;
            if run.rule.selectors.iter().any(|(_, selector)| excluding(selector, assertion).is_none()) {
                continue;
            }
            let Some(((part, selector), key)) = run.rule.selectors.iter().find_map(|one| Some((one, excluding(&one.1, assertion)?))) else { continue };
            let place = study.document.place(assertion.site.span.start());
            let words = one_line(assertion.site.span.of(study.document.prose()));
            let of_part = if *part == Part::Each { String::new() } else { format!(" of [when.{part}]") };
            let name = one_line(study.document.name());
            let what = format!("\u{201c}{words}\u{201d} ({name}:{}:{})", place.line, place.column);
            lines.push(format!("{what} is passed over: `{key}`{of_part} {}", asked(key, selector, assertion)));
        }
    }
    let more = lines.len().saturating_sub(MOST);
    lines.truncate(MOST);
    if more > 0 {
        lines.push(format!("and {more} more"));
    }
    if lines.is_empty() && all > 0 {
        let reasons: Vec<&str> = run.reasons.iter().map(<&str>::from).collect();
        let because = if reasons.is_empty() { "they break nothing together".to_owned() } else { format!("they differ: {}", reasons.join(", ")) };
        lines.push(format!("every figure is taken, and {because}"));
    }
    lines
}

/// What a key asks for, and what was read.
fn asked(key: &str, selector: &Selector, assertion: &Assertion) -> String {
    let names = |words: &[String]| words.join(", ");
    let closed = |words: Vec<&'static str>| words.join(", ");
    let noun = |noun: Option<&crate::assertion::Noun>| noun.map_or_else(|| "nothing".to_owned(), |noun| noun.lemma.clone());
    let (wanted, read) = match key {
        "dimension" => (closed(selector.dimension.iter().map(Into::into).collect()), assertion.unit.dimension().to_string()),
        "unit" => (names(&selector.unit), assertion.unit.name().to_owned()),
        "measure" => (selector.measure.clone().unwrap_or_default(), assertion.measure.clone().unwrap_or_else(|| "no measure".to_owned())),
        "noun" => (names(&selector.noun), noun(assertion.noun.as_deref())),
        "of" => (names(&selector.whole), noun(assertion.whole.as_deref())),
        "event" => {
            let event = assertion.event.as_ref();
            let read = event.map(|event| event.class.clone().unwrap_or_else(|| format!("{}, which is of no class,", event.lemma)));
            (names(&selector.event), read.unwrap_or_else(|| "no event".to_owned()))
        }
        "aspect" => (closed(selector.aspect.iter().map(Into::into).collect()), assertion.aspect.to_string()),
        "trend" => (closed(selector.trend.iter().map(Into::into).collect()), assertion.trend.map_or_else(|| "no direction".to_owned(), |it| it.to_string())),
        "mode" if selector.mode.is_empty() => ("what is asserted or estimated".to_owned(), assertion.mode.to_string()),
        "mode" => (closed(selector.mode.iter().map(Into::into).collect()), assertion.mode.to_string()),
        "called" => return format!("asks for {}, and nothing of the kind names it", names(&selector.called)),
        "with" => return format!("asks for {}, and they do not all stand in its sentence", names(&selector.with)),
        "without" => return format!("refuses {}, and one of them stands in its sentence", names(&selector.without)),
        _ => return format!("asks for {}, and none of them stands near it", names(&selector.near)),
    };
    format!("asks for {wanted}, and {read} was read")
}
