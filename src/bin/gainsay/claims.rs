//! `gainsay claims`: every figure with what was understood of it.

use std::mem::ManuallyDrop;

use gainsay::report;
use gainsay::span::SourceId;

use crate::args::{Claims, ClaimsFormat};
use crate::output::Output;
use crate::plan::Plan;
use crate::stream::Text;
use crate::{BAD, check, progress, stream};

pub fn run(args: &Claims, output: &Output) -> u8 {
    let Some(plan) = Plan::make(&args.settings(), args.stdin_filename.clone(), output) else { return BAD };
    // the process ends with the run: to give the vocabulary back word by word would cost a tenth of it
    let plan = ManuallyDrop::new(plan);
    let inputs = plan.inputs(&args.paths);
    if inputs.is_empty() {
        return check::no_path("claims", "draft.md");
    }
    let (inputs, lexicon) = (args.only(inputs), &plan.knowledge.lexicon);
    if args.format == ClaimsFormat::Jsonl {
        let lines = |document| Text::of(gainsay::check::claims(document, SourceId::new(0), lexicon));
        return if stream::stream(&inputs, &plan, output, lines) { 0 } else { BAD };
    }
    if args.tree {
        let trees = |document| Text::Whole(report::trees(&gainsay::check::trees(&document, lexicon)));
        return if stream::stream(&inputs, &plan, output, trees) { 0 } else { BAD };
    }
    let dossier = progress::dossier(&inputs, &plan, output);
    if dossier.documents.is_empty() {
        return BAD;
    }
    let text = report::table(&progress::lists(dossier.documents, lexicon, output), output.style());
    if output.print(&text) && dossier.failures.is_empty() { 0 } else { BAD }
}
