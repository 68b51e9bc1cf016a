//! `gainsay price`: what a rule costs, in conflicts to read, on texts of one's own.

use gainsay::check::{self, Dossier};
use gainsay::document::{Input, load};
use gainsay::report;
use gainsay::settle::Outcome;
use gainsay::span::SourceId;

use crate::args::Price;
use crate::output::Output;
use crate::{BAD, rules};

pub fn run(args: &Price, output: &Output) -> u8 {
    let Some(knowledge) = rules::read(&args.rules, output) else { return BAD };
    if knowledge.rules.get(&args.rule).is_none() {
        output.error(&format!("no rule is called \"{}\"", args.rule), Some("gainsay test --coverage lists all of them."));
        return BAD;
    }
    let inputs: Vec<Input> = args.paths.iter().map(|path| Input { path: path.clone(), role: None }).collect();
    let loaded = load(&inputs, &mut std::io::stdin().lock());
    for error in &loaded.errors {
        output.error(&error.to_string(), Some(error.help()));
    }
    if loaded.documents.is_empty() {
        return BAD;
    }
    let lexicon = &knowledge.lexicon;
    let means = knowledge.means();
    let studies: Vec<_> = loaded.documents.into_iter().enumerate().map(|(index, document)| check::read(document, SourceId::new(index), lexicon)).collect();
    // each document by itself: what the rule says of one text, and then what all of them together add
    let alone: usize = studies
        .iter()
        .map(|study| {
            let single = check::read(study.document.clone(), SourceId::new(0), lexicon);
            check::check(&Dossier::new(vec![single]), &means).conflicts.iter().filter(|conflict| conflict.rule.id == args.rule).count()
        })
        .sum();
    let dossier = Dossier::new(studies);
    let mut outcome = Outcome::new(&dossier, check::check(&dossier, &means));
    outcome.conflicts.retain(|conflict| conflict.rule.id == args.rule);
    let written = output.print(&report::price(&outcome, &args.rule, alone, output.style()));
    if written && loaded.errors.is_empty() { 0 } else { BAD }
}
