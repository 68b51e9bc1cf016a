//! `gainsay claims`: every figure with what was understood of it.

use gainsay::report;

use crate::args::{Claims, ClaimsFormat};
use crate::output::Output;
use crate::plan::Plan;
use crate::{BAD, check, progress};

pub fn run(args: &Claims, output: &Output) -> u8 {
    let Some(plan) = Plan::make(&args.settings(), args.stdin_filename.clone(), output) else { return BAD };
    let inputs = plan.inputs(&args.paths);
    if inputs.is_empty() {
        return check::no_path("claims");
    }
    let dossier = progress::dossier(&args.only(inputs), &plan, output);
    if dossier.documents.is_empty() {
        return BAD;
    }
    let studies = progress::studies(dossier.documents, &plan.knowledge.lexicon);
    let text = match args.format {
        ClaimsFormat::Table => report::table(&studies, output.style()),
        ClaimsFormat::Jsonl => report::jsonl(&studies),
    };
    if output.print(&text) && dossier.complete { 0 } else { BAD }
}
