//! `gainsay mutate`: plants slips and says which of them the rules catch.

use gainsay::author::mutate;
use gainsay::document::{Input, load};
use gainsay::report;

use crate::args::Mutate;
use crate::output::Output;
use crate::{BAD, rules};

pub fn run(args: &Mutate, output: &Output) -> u8 {
    let Some(knowledge) = rules::read(&args.rules, output) else { return BAD };
    let inputs: Vec<Input> = args.paths.iter().map(|path| Input { path: path.clone(), role: None }).collect();
    let loaded = load(&inputs, &mut std::io::stdin().lock());
    for error in &loaded.errors {
        output.error(&error.to_string(), Some(error.help()));
    }
    if loaded.documents.is_empty() {
        return BAD;
    }
    let found = mutate::mutants(&loaded.documents, &knowledge.rules, &knowledge.lexicon, args.seed, args.most);
    let written = output.print(&report::mutants(&found, output.style()));
    if written && loaded.errors.is_empty() { 0 } else { BAD }
}
