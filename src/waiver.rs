//! Waivers: conflicts that somebody has accepted, with a reason.
//!
//! A waiver comes from a comment in a text or from the configuration. It covers a rule (or all) and a place (or all), and may end
//! on a day. What it covers is taken out of the conflicts and kept beside them; a waiver that covers nothing, or is over, is itself
//! a finding: [`Lapse`].

use jiff::civil::Date;

use crate::conflict::Conflict;
use crate::document::{Allow, Patterns};
use crate::settle::{Grounds, Outcome, Waived};
use crate::span::{Site, SourceId};

/// A waiver in force or lapsed.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// Ids of the rules; empty for every rule.
    pub rules: Vec<String>,
    /// Which places.
    pub cover: Cover,
    /// A conflict is covered only if one of its claims holds this text.
    pub text: Option<String>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Who accepts, and why.
    pub grounds: Grounds,
}

/// Which places a waiver covers.
#[derive(Clone, Debug)]
pub enum Cover {
    /// A stretch of one source.
    Stretch(Site),
    /// Sources whose names match.
    Sources(Patterns),
    /// All.
    Everything,
}

/// A waiver that does nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lapse {
    /// Who accepted, and why.
    pub grounds: Grounds,
    /// Ids of the rules; empty for every rule.
    pub rules: Vec<String>,
    /// Why it does nothing.
    pub cause: LapseCause,
}

/// Why a waiver does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LapseCause {
    /// No conflict is there to be accepted.
    Unused,
    /// Its last day is over.
    Expired(Date),
    /// It names a rule that does not exist; which of its rules.
    UnknownRule(usize),
}

impl Waiver {
    /// The waiver of a comment.
    #[must_use]
    pub fn from_comment(allow: &Allow, source: SourceId) -> Self {
        Self {
            rules: allow.rules.clone(),
            cover: Cover::Stretch(Site { source, span: allow.covers }),
            text: None,
            until: allow.until,
            grounds: Grounds::Comment { site: Site { source, span: allow.comment }, reason: allow.reason.clone() },
        }
    }

    fn covers(&self, outcome: &Outcome<'_>, conflict: &Conflict) -> bool {
        let names_rule = self.rules.is_empty() || self.rules.contains(&conflict.rule.id);
        names_rule && conflict.sides.iter().any(|side| self.covers_site(outcome, side.site)) && self.has_text(outcome, conflict)
    }

    fn covers_site(&self, outcome: &Outcome<'_>, site: Site) -> bool {
        match &self.cover {
            Cover::Stretch(stretch) => stretch.source == site.source && stretch.span.overlaps(site.span),
            Cover::Sources(patterns) => {
                outcome.studies.get(site.source.index()).is_some_and(|study| patterns.matches(std::path::Path::new(study.document.name())))
            }
            Cover::Everything => true,
        }
    }

    fn has_text(&self, outcome: &Outcome<'_>, conflict: &Conflict) -> bool {
        let Some(text) = self.text.as_deref() else { return true };
        let holds = |site: Site| outcome.studies.get(site.source.index()).is_some_and(|study| site.span.of(study.document.prose()).contains(text));
        conflict.sides.iter().any(|side| holds(side.site))
    }
}

/// Takes the accepted conflicts out of an outcome and keeps them beside the others.
///
/// The comments of the sources count, and so does what is `configured`. `today` ends waivers; without it none is over.
/// `is_rule` tells the ids that exist. Returns the waivers that do nothing, in order.
pub fn waive(outcome: &mut Outcome<'_>, configured: &[Waiver], today: Option<Date>, is_rule: impl Fn(&str) -> bool) -> Vec<Lapse> {
    let comments = outcome.studies.iter().enumerate();
    let comments = comments.flat_map(|(index, study)| study.document.allows().iter().map(move |allow| Waiver::from_comment(allow, SourceId::new(index))));
    let waivers: Vec<Waiver> = comments.chain(configured.iter().cloned()).collect();
    let mut lapses = Vec::new();
    let mut in_force = Vec::new();
    for waiver in waivers {
        let lapse = |cause| Lapse { grounds: waiver.grounds.clone(), rules: waiver.rules.clone(), cause };
        if let Some(unknown) = waiver.rules.iter().position(|rule| !is_rule(rule)) {
            lapses.push(lapse(LapseCause::UnknownRule(unknown)));
        }
        match waiver.until.filter(|until| today.is_some_and(|today| *until < today)) {
            Some(until) => lapses.push(lapse(LapseCause::Expired(until))),
            None if waiver.rules.is_empty() || waiver.rules.iter().any(|rule| is_rule(rule)) => in_force.push((waiver, false)),
            None => {}
        }
    }
    let mut kept = Vec::new();
    for conflict in std::mem::take(&mut outcome.conflicts) {
        let mut grounds = None;
        for (waiver, used) in &mut in_force {
            if waiver.covers(outcome, &conflict) {
                *used = true;
                grounds.get_or_insert_with(|| waiver.grounds.clone());
            }
        }
        match grounds {
            Some(grounds) => outcome.waived.push(Waived { conflict, grounds }),
            None => kept.push(conflict),
        }
    }
    outcome.conflicts = kept;
    let unused = in_force.into_iter().filter(|(_, used)| !used);
    lapses.extend(unused.map(|(waiver, _)| Lapse { grounds: waiver.grounds, rules: waiver.rules, cause: LapseCause::Unused }));
    lapses
}
