//! What an editor shows at a place: remarks on both sides of a conflict, and what was understood of a figure.

use std::fmt::Write;

use super::fit::one_line;
use super::fix::Fix;
use super::wording;
use crate::assertion::{Assertion, Noun};
use crate::check::Study;
use crate::claim::Aspect;
use crate::rule::Severity;
use crate::settle::Outcome;
use crate::span::Site;

/// A remark at one side of a conflict, or at a number that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where it is shown.
    pub site: Site,
    /// How much it matters; `None` for a number that was not understood.
    pub severity: Option<Severity>,
    /// The rule; empty for a number that was not understood.
    pub rule: String,
    /// What is wrong and what to do.
    pub message: String,
    /// The other sides, each with its reading.
    pub others: Vec<(Site, String)>,
    /// What mends it, where one value does.
    pub fix: Option<Fix>,
}

/// Every remark, in order of the conflicts and their sides.
#[must_use]
pub fn remarks(outcome: &Outcome<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for conflict in &outcome.conflicts {
        let fix = super::fix(outcome, conflict);
        let advice = fix.as_ref().map(|fix| format!("\nfix: {}", fix.advice())).unwrap_or_default();
        let message = format!("{}.\n{}{advice}", wording::message(outcome, conflict), wording::help(outcome, conflict));
        for (index, side) in conflict.sides.iter().enumerate() {
            let others = conflict.sides.iter().enumerate().filter(|(other, _)| *other != index);
            remarks.push(Remark {
                site: side.site,
                severity: Some(conflict.severity),
                rule: conflict.rule.id.clone(),
                message: message.clone(),
                others: others.map(|(_, side)| (side.site, wording::label(outcome, conflict, side))).collect(),
                fix: fix.clone(),
            });
        }
    }
    let unread = super::pointer::unread(outcome).map(|(site, _, reason)| Remark {
        site,
        severity: None,
        rule: String::new(),
        message: format!("This number was not understood: {}.", wording::unread(reason)),
        others: Vec::new(),
        fix: None,
    });
    remarks.extend(unread);
    remarks
}

/// What was understood of a figure, as Markdown: its values, then what it is about.
#[must_use]
pub fn hover(study: &Study, assertion: &Assertion) -> String {
    let text = study.document.prose();
    let mut markdown = format!("**{}**\n", wording::reading(assertion, text));
    let noun = |noun: &Noun| one_line(&noun.text);
    let event = assertion.event.as_ref().map(|event| event.class.as_ref().map_or_else(|| event.lemma.clone(), |class| format!("{} ({class})", event.lemma)));
    let movement = (assertion.trend.is_some() || assertion.aspect != Aspect::Level)
        .then(|| assertion.trend.map_or_else(|| assertion.aspect.to_string(), |trend| format!("{trend} ({})", assertion.aspect)));
    let facts = [
        ("measure", assertion.measure.clone()),
        ("unit", Some(assertion.unit.name().to_owned())),
        ("values", Some(wording::values(assertion))),
        ("counts", assertion.noun.as_deref().map(noun)),
        ("happened", event),
        ("movement", movement),
        ("of", assertion.whole.as_deref().map(noun)),
        ("subject", assertion.subject.as_deref().map(noun)),
        ("places", Some(assertion.places.join(", ")).filter(|places| !places.is_empty())),
        ("time", assertion.time.as_deref().map(one_line)),
        ("speaker", assertion.speaker.as_deref().map(one_line)),
        ("mode", Some(assertion.mode.to_string())),
    ];
    for (name, fact) in facts {
        if let Some(fact) = fact {
            let _ = write!(markdown, "\n- {name}: {fact}");
        }
    }
    markdown
}

#[cfg(test)]
mod tests {
    use super::hover;
    use crate::check;
    use crate::document::Document;
    use crate::lexicon::Lexicon;
    use crate::span::SourceId;

    #[test]
    fn a_hover_says_what_was_read_and_leaves_out_what_was_not() {
        let text = "The harbour board said on Monday that sales in Norway had fallen by 12 percent.";
        let study = check::read(Document::plain("a.txt", text), SourceId::new(0), &Lexicon::shipped().unwrap());
        let read = hover(&study, &study.assertions[0]);
        for fact in
            ["**12\u{a0}%**", "happened: fall (fall)", "movement: down (change)", "subject: sales", "places: Norway", "time: Monday", "speaker: harbour board"]
        {
            assert!(read.contains(fact), "{fact} in {read}");
        }
        assert!(!read.contains("- of:"), "{read}");
    }
}
