//! Every case of every rule that ships, through the whole pipeline.

use gainsay::author::case::{Grade, run_all};
use gainsay::lexicon::Lexicon;
use gainsay::rule::load;

#[test]
fn every_case_of_every_shipped_rule_comes_out_as_it_says() {
    let mut lexicon = Lexicon::shipped().expect("the vocabulary that ships is good");
    let rules = load(&mut lexicon, &[]).expect("the rules that ship are good");
    let runs = run_all(&rules, "", &lexicon);
    let failed: Vec<String> =
        runs.iter().filter(|run| run.grade.is_failure()).map(|run| format!("{} / {}: {:?}", run.rule.id, run.case.name, run.grade)).collect();
    assert!(failed.is_empty(), "{} of {} cases:\n{}", failed.len(), runs.len(), failed.join("\n"));
    assert!(runs.iter().filter(|run| run.grade == Grade::Passed).count() > 80);
}
