//! `gainsay claims`: every figure with what was understood of it.

use gainsay::report;

use crate::args::{Claims, ClaimsFormat};
use crate::output::Output;
use crate::{BAD, progress, rules};

pub fn run(args: &Claims, output: &Output) -> u8 {
    let Some(knowledge) = rules::read(&args.rules, output) else { return BAD };
    let dossier = progress::dossier(&args.inputs(), args.date, output);
    if dossier.documents.is_empty() {
        return BAD;
    }
    let studies = progress::studies(dossier.documents, &knowledge.lexicon);
    let text = match args.format {
        ClaimsFormat::Table => report::table(&studies, output.style()),
        ClaimsFormat::Jsonl => report::jsonl(&studies),
    };
    if output.print(&text) && dossier.complete { 0 } else { BAD }
}
