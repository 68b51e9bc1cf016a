//! What is done in a call.

use std::fmt::Write;

use gainsay::check::{self, Dossier, Study};
use gainsay::document::{Document, Role};
use gainsay::report::{self, Accepted, Style};
use gainsay::settle::Outcome;
use gainsay::span::SourceId;

use super::call::{Check, Explain, Verify, documents};
use crate::explain;
use crate::plan::Plan;

/// Columns of an explanation.
const WIDTH: usize = 100;

pub struct Desk {
    plan: Plan,
}

impl Desk {
    pub fn new(plan: Plan) -> Self {
        Self { plan }
    }

    pub fn verify(&self, call: Verify) -> Result<String, String> {
        if call.sources.is_empty() {
            return Err("There is nothing to hold the draft against: give the texts that it was written from as sources.".to_owned());
        }
        let mut all = Vec::new();
        for (texts, kind, role) in [(vec![call.draft], "draft", Role::Draft), (call.sources, "source", Role::Source)] {
            for mut document in documents(texts, kind)? {
                document.role = role;
                all.push(document);
            }
        }
        let dossier = self.dossier(all);
        let means = self.plan.knowledge.means();
        let found = check::check(&dossier, &means);
        let verdicts = check::verdicts(&dossier, &found, &means);
        let outcome = Outcome { verdicts, ..Outcome::new(&dossier, found) };
        let text = report::verdicts_for_agents(&outcome);
        Ok(if text.is_empty() { "The draft has no figures.\n".to_owned() } else { text })
    }

    pub fn check(&self, call: Check) -> Result<String, String> {
        if call.texts.is_empty() {
            return Err("There is nothing to check: give one text or more.".to_owned());
        }
        let dossier = self.dossier(documents(call.texts, "text")?);
        let mut outcome = Outcome::new(&dossier, check::check(&dossier, &self.plan.knowledge.means()));
        // a waiver that does nothing is said by a check of files
        let _ = self.plan.settle(&mut outcome);
        let mut text = report::concise(&outcome, Accepted::Hidden);
        for fix in outcome.conflicts.iter().filter_map(|conflict| report::fix(&outcome, conflict)) {
            if let Some(study) = outcome.studies.get(fix.site.source.index()) {
                let place = study.document.place(fix.site.span.start());
                let _ = writeln!(text, "{}:{}:{}: fix: {}", study.document.name(), place.line, place.column, fix.advice());
            }
        }
        Ok(text)
    }

    pub fn explain(&self, call: Explain) -> Result<String, String> {
        match (call.rule, call.first, call.second) {
            (Some(id), None, None) => {
                let rules = &self.plan.knowledge.rules;
                let rule = rules.get(&id).ok_or_else(|| format!("No rule is called \"{id}\". {}", explain::suggestion(&id, rules)))?;
                Ok(report::explain(rule, Style::new(WIDTH)))
            }
            (None, Some(first), Some(second)) => {
                let dossier = self.dossier(documents(call.texts, "text")?);
                let figures = |written: &str| -> Result<_, String> {
                    let place = explain::place(written).ok_or_else(|| format!("\"{written}\" is no place: write NAME:LINE or NAME:LINE:COLUMN."))?;
                    let names: Vec<&str> = dossier.studies().iter().map(|study| study.document.name()).collect();
                    let source = names.iter().position(|name| *name == place.path.to_string_lossy());
                    let source = source.ok_or_else(|| format!("No text is called \"{}\"; there are: {}.", place.path.display(), names.join(", ")))?;
                    let found = explain::figures_at(dossier.studies(), source, &place);
                    if found.is_empty() { Err(format!("No figure was read at {written}.")) } else { Ok(found) }
                };
                let (firsts, seconds) = (figures(&first)?, figures(&second)?);
                let pairs: Vec<_> = firsts.iter().flat_map(|a| seconds.iter().map(|b| (*a, *b))).filter(|(a, b)| a != b).collect();
                let means = self.plan.knowledge.means();
                let explained = check::explain(&dossier, &check::check(&dossier, &means), &means, &pairs);
                Ok(report::explain_pairs(dossier.studies(), &explained, Style::new(WIDTH)))
            }
            _ => Err("Give either rule, or texts with first and second.".to_owned()),
        }
    }

    /// The texts as they are read, each in the role that the call gives it.
    fn dossier(&self, documents: impl IntoIterator<Item = Document>) -> Dossier {
        let read = |(index, mut document): (usize, Document)| -> Study {
            let role = document.role;
            self.plan.describe(&mut document);
            document.role = role;
            check::read(document, SourceId::new(index), &self.plan.knowledge.lexicon)
        };
        Dossier::new(documents.into_iter().enumerate().map(read).collect())
    }
}
