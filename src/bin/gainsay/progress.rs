//! Reading documents in parallel, with a bar on a terminal when there are many.

use std::io::IsTerminal;

use gainsay::check::{self, Study};
use gainsay::document::{Document, Input, Loaded, load_with};
use gainsay::lexicon::Lexicon;
use gainsay::span::SourceId;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::output::Output;
use crate::plan::Plan;

/// Fewer documents than this are read before a bar could be seen.
const MANY: usize = 200;

/// Documents of the inputs, and whether all of the inputs could be read.
pub struct Dossier {
    pub documents: Vec<Document>,
    pub complete: bool,
}

/// Loads the inputs, says what could not be read, and tells each document what the configuration knows of it.
pub fn dossier(inputs: &[Input], plan: &Plan, output: &Output) -> Dossier {
    let Loaded { mut documents, errors, warnings } = load_with(inputs, &plan.load, &mut std::io::stdin());
    for warning in &warnings {
        output.warning(&warning.to_string(), Some(warning.help()));
    }
    for error in &errors {
        output.error(&error.to_string(), Some(error.help()));
    }
    for document in &mut documents {
        plan.describe(document);
    }
    if documents.is_empty() && errors.is_empty() {
        output.error("nothing was read, so nothing could be checked", None);
    }
    let complete = errors.is_empty() && !documents.is_empty();
    Dossier { documents, complete }
}

/// Reads the claims of every document; the order is kept.
pub fn studies(documents: Vec<Document>, lexicon: &Lexicon) -> Vec<Study> {
    let bar = bar(documents.len());
    let studies = documents
        .into_par_iter()
        .enumerate()
        .map(|(index, document)| {
            let study = check::read(document, SourceId::new(index), lexicon);
            bar.inc(1);
            study
        })
        .collect();
    bar.finish_and_clear();
    studies
}

fn bar(documents: usize) -> ProgressBar {
    if documents < MANY || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(documents as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} documents") {
        bar.set_style(style);
    }
    bar
}
