//! Figures of one text that hang together: no panic, each tie of figures that are there and differ, and the same whenever it is asked.
#![no_main]

use std::sync::LazyLock;

use gainsay::document::Document;
use gainsay::joint::Account;
use gainsay::lexicon::Lexicon;
use gainsay::span::SourceId;
use gainsay::{check, joint};
use libfuzzer_sys::fuzz_target;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::shipped().expect("it ships"));

fuzz_target!(|text: &str| {
    let study = check::read(Document::plain("a.txt", text), SourceId::new(0), &LEXICON);
    for tie in &study.ties {
        assert!(tie.derived < study.assertions.len() && !tie.others.contains(&tie.derived), "what follows is another figure");
        assert!(tie.others.iter().all(|&other| other < study.assertions.len()), "and follows from figures of the text");
        assert!(tie.probability <= 10_000, "a probability");
    }
    assert_eq!(joint::ties(&study.stages, &study.assertions).len(), joint::ties(&study.stages, &study.assertions).len());
    for pair in study.ties.iter().filter_map(|tie| Some([tie.derived, *tie.others.first()?])).take(4) {
        let _ = joint::explain(&study.stages, &study.assertions, pair);
    }
    let account = Account::new(&study.stages, &study.assertions);
    for tuple in joint::tuples(&account) {
        assert!(tuple.members().all(|node| node < account.nodes.len()), "what may hang together is there");
    }
});
