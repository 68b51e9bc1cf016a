//! A dossier of two texts, read, checked and reported in every machine format: no panic.
#![no_main]

use std::sync::LazyLock;

use gainsay::assertion::Assertion;
use gainsay::check;
use gainsay::document::Document;
use gainsay::lexicon::Lexicon;
use gainsay::report;
use gainsay::rule::RuleSet;
use gainsay::rulebook;
use gainsay::settle::Outcome;
use gainsay::span::SourceId;
use libfuzzer_sys::fuzz_target;

static KNOWLEDGE: LazyLock<(Lexicon, RuleSet)> = LazyLock::new(|| {
    let mut lexicon = Lexicon::shipped().expect("it ships");
    let rules = rulebook::load(&mut lexicon, &[]).unwrap_or_else(|errors| panic!("{errors:?}"));
    (lexicon, rules)
});

fuzz_target!(|texts: (&str, &str)| {
    let (lexicon, rules) = &*KNOWLEDGE;
    let study = |at, text| check::read(Document::plain(format!("{at}.txt"), text), SourceId::new(at), lexicon);
    let studies = vec![study(0, texts.0), study(1, texts.1)];
    let claims = check::claims(Document::plain("0.txt", texts.0), SourceId::new(0), lexicon);
    // a check has the cells of tables behind the prose, a list has all in order of the text
    let mut read: Vec<&Assertion> = studies[0].assertions.iter().map(AsRef::as_ref).collect();
    read.sort_by_key(|it| it.figure);
    let checked = report::jsonl(&studies[0].document, read.into_iter());
    assert_eq!(report::jsonl(claims.document(), claims.in_order()), checked, "a list and a check read the same");
    let dossier = check::Dossier::new(studies);
    let outcome = Outcome::new(&dossier, check::check(&dossier, &check::Knowledge { rules, lexicon }));
    assert!(!report::json(&outcome).is_empty() && !report::sarif(&outcome).is_empty() && !report::html(&outcome).is_empty());
});
