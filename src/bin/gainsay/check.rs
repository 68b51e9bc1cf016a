//! `gainsay check`: cross-check documents.

use gainsay::{check, report};

use crate::args::{Check, ReportFormat};
use crate::output::Output;
use crate::{BAD, FOUND, progress, rules};

pub fn run(args: &Check, output: &Output) -> u8 {
    let Some(knowledge) = rules::read(&args.rules, output) else { return BAD };
    let dossier = progress::dossier(&args.inputs(), args.date, output);
    if dossier.documents.is_empty() {
        return BAD;
    }
    let studies = progress::studies(dossier.documents, &knowledge.lexicon);
    let outcome = check::check(studies, &knowledge.rules, &knowledge.lexicon);
    let text = match args.format {
        ReportFormat::Human => report::report(&outcome, output.style()),
        ReportFormat::Json => report::json(&outcome),
    };
    let written = output.print(&text);
    if !dossier.complete || !written {
        return BAD;
    }
    if outcome.conflicts.iter().any(|conflict| args.fail_on.fails(conflict.severity)) { FOUND } else { 0 }
}
