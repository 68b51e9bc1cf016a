//! Reading documents in parallel, with a bar on a terminal when there are many.

use std::io::IsTerminal;
use std::path::Path;

use gainsay::check::{self, Listing, Study};
use gainsay::document::{self, Document, Encoding, Input, Listed, LoadError, LoadWarning, Loaded, Role};
use gainsay::lexicon::Lexicon;
use gainsay::settle::Failure;
use gainsay::span::SourceId;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::output::Output;
use crate::plan::Plan;

/// Fewer documents than this are read before a bar could be seen.
const MANY: usize = 200;

/// Documents of the inputs, and what could not be read of them.
pub struct Dossier {
    pub documents: Vec<Document>,
    /// What could not be read; that nothing was there to read is one.
    pub failures: Vec<Failure>,
}

/// Loads the inputs, says what could not be read, and tells each document what the configuration knows of it.
pub fn dossier(inputs: &[Input], plan: &Plan, output: &Output) -> Dossier {
    let loaded: Vec<Loaded> = listing(inputs, plan).into_par_iter().map(|listed| opened(listed, plan)).collect();
    let mut dossier = Dossier { documents: Vec::new(), failures: Vec::new() };
    for Loaded { documents, errors, warnings } in loaded {
        say(&warnings, &[], output);
        say(&[], &errors, output);
        dossier.failures.extend(errors.iter().map(Failure::from));
        dossier.documents.extend(documents);
    }
    if let Some(config) = plan.config.as_ref().filter(|_| !dossier.documents.is_empty()) {
        let (counted, faults) = config.counted();
        dossier.documents.extend(counted);
        let help = "Mend the [[count]], or take it out. Everything else was still read.";
        for message in faults {
            output.error(&message, Some(help));
            dossier.failures.push(Failure { path: Some(config.name.clone()), message, help: help.to_owned() });
        }
    }
    if dossier.documents.is_empty() && dossier.failures.is_empty() {
        let nothing = "nothing was read, so nothing could be checked";
        output.error(nothing, None);
        dossier.failures.push(Failure { path: None, message: nothing.to_owned(), help: "Name a file, or a directory with texts.".to_owned() });
    }
    dossier
}

/// What the inputs come to, in an order that does not hang on theirs: drafts first, then by path.
pub fn listing(inputs: &[Input], plan: &Plan) -> Vec<Listed> {
    let mut listing = document::list(inputs, &plan.load);
    listing.sort_by(|a, b| rank(a).cmp(&rank(b)));
    listing
}

fn rank(listed: &Listed) -> (bool, Option<&Path>) {
    match listed {
        Listed::File(entry) => (entry.role != Some(Role::Draft), Some(&entry.path)),
        Listed::Error(_) | Listed::Warning(_) => (false, None),
    }
}

/// What one part of a listing comes to.
pub fn opened(listed: Listed, plan: &Plan) -> Loaded {
    match listed {
        Listed::File(entry) => {
            let mut loaded = document::open(&entry, &plan.load, &mut std::io::stdin());
            loaded.documents.iter_mut().for_each(|document| plan.describe(document));
            loaded
        }
        Listed::Error(error) => Loaded { errors: vec![error], ..Loaded::default() },
        Listed::Warning(warning) => Loaded { warnings: vec![warning], ..Loaded::default() },
    }
}

pub fn say(warnings: &[LoadWarning], errors: &[LoadError], output: &Output) {
    for warning in warnings {
        output.warning(&warning.to_string(), Some(warning.help()));
    }
    for error in errors {
        output.error(&error.to_string(), Some(error.help()));
    }
}

/// Reads every document for a check; the order is kept.
pub fn studies(documents: Vec<Document>, lexicon: &Lexicon, output: &Output) -> Vec<Study> {
    studies_from(documents, 0, lexicon, output)
}

/// The same for a check: the trees of their sentences are forgotten where no draft is among them that would ask for them.
pub fn studies_to_check(documents: Vec<Document>, lexicon: &Lexicon, output: &Output) -> Vec<Study> {
    let has_draft = documents.iter().any(|document| document.role == Role::Draft);
    each(documents, output, |index, document| {
        let study = check::meant(document, SourceId::new(index), lexicon);
        if has_draft { study } else { study.without_stages() }
    })
}

/// The same for documents that come after so many others.
pub fn studies_from(documents: Vec<Document>, first: usize, lexicon: &Lexicon, output: &Output) -> Vec<Study> {
    each(documents, output, |index, document| check::meant(document, SourceId::new(first + index), lexicon))
}

/// Lists the claims of every document; the order is kept.
pub fn lists(documents: Vec<Document>, lexicon: &Lexicon, output: &Output) -> Vec<Listing> {
    each(documents, output, |index, document| check::list(document, SourceId::new(index), lexicon))
}

fn each<S: Send>(documents: Vec<Document>, output: &Output, read: impl Fn(usize, Document) -> S + Sync) -> Vec<S> {
    let bar = bar(documents.len(), output);
    let studies = documents
        .into_par_iter()
        .enumerate()
        .map(|(index, document)| {
            let study = read(index, document);
            bar.inc(1);
            study
        })
        .collect();
    bar.finish_and_clear();
    studies
}

/// What was read: "read a.md: markdown, draft, 2019-03-02, windows-1252; figures: 3, unread: 0".
pub fn told(study: &Study) -> String {
    let Study { document, assertions, unread, .. } = study;
    let encoding = Some(document.encoding()).filter(|&encoding| encoding != Encoding::Utf8).map(|encoding| encoding.to_string());
    let facts =
        [Some(document.format().to_string()), Some(document.role.to_string()), document.date.map(|date| date.to_string()), document.outlet.clone(), encoding];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    format!("read {}: {}; figures: {}, unread: {}\n", document.name(), facts.join(", "), assertions.len(), unread.len())
}

fn bar(documents: usize, output: &Output) -> ProgressBar {
    if documents < MANY || output.is_quiet() || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(documents as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} documents") {
        bar.set_style(style);
    }
    bar
}
