//! `gainsay verify`: one verdict for every figure of a draft.

use gainsay::check::{self, Dossier, Findings};
use gainsay::engine::Standing;
use gainsay::report;
use gainsay::settle::Outcome;

use crate::args::{Verify, VerifyFormat};
use crate::check::{no_path, read};
use crate::output::Output;
use crate::plan::Plan;
use crate::{BAD, FOUND, progress};

pub fn run(args: &Verify, output: &Output) -> u8 {
    let Some(plan) = Plan::make(&args.settings, None, output) else { return BAD };
    let inputs = plan.inputs(&args.paths);
    if inputs.is_empty() {
        return no_path("verify", "draft.md --against sources/");
    }
    let dossier = progress::dossier(&inputs, &plan, output);
    let failures = dossier.failures.clone();
    if dossier.documents.is_empty() {
        // a program that reads the report must not take silence for a clean text
        if args.format != VerifyFormat::Human {
            let nothing = Dossier::default();
            output.print(&render(args.format, &Outcome { failures, ..Outcome::new(&nothing, Findings::default()) }, output));
        }
        return BAD;
    }
    let (studies, sound) = read(dossier, &plan, output);
    let dossier = Dossier::new(studies);
    let found = check::check(&dossier, &plan.knowledge.means());
    let verdicts = check::verdicts(&dossier, &found, &plan.knowledge.means());
    let mut outcome = Outcome { verdicts, failures, ..Outcome::new(&dossier, found) };
    // a waiver that does nothing is said by a check
    let _ = plan.settle(&mut outcome);
    if outcome.verdicts.is_empty() {
        if args.format != VerifyFormat::Human {
            output.print(&render(args.format, &outcome, output));
        }
        output.error("no figure of a draft was held against a source", Some("Name both: `gainsay verify DRAFT --against SOURCE...`"));
        return BAD;
    }
    if !output.print(&render(args.format, &outcome, output)) || !sound {
        return BAD;
    }
    let fails = |standing| standing == Standing::Contradicted || args.strict && standing == Standing::Unsupported;
    if outcome.verdicts.iter().any(|stand| fails(stand.standing)) { FOUND } else { 0 }
}

fn render(format: VerifyFormat, outcome: &Outcome<'_>, output: &Output) -> String {
    match format {
        VerifyFormat::Human => report::verdicts(outcome, output.style()),
        VerifyFormat::Json => report::json(outcome),
        VerifyFormat::Html => report::html(outcome),
        VerifyFormat::Agent => report::verdicts_for_agents(outcome),
    }
}
