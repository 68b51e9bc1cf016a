//! The tree of one sentence with its figures: no panic, tokens in order over all words, every token below a root, nothing crossing.
#![no_main]

use std::sync::LazyLock;

use gainsay::clause::{self, Scene};
use gainsay::lexicon::Lexicon;
use gainsay::{parse, sentence, span::Span};
use libfuzzer_sys::fuzz_target;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::shipped().expect("it ships"));
/// A sentence in the middle of a text.
const AT: clause::At = clause::At { sentence: 1, headline: false, spoke: None, period: None };

fuzz_target!(|text: &str| {
    let words = sentence::words(text, Span::new(0, text.len()));
    let figures = parse::figures(&words, &LEXICON).figures;
    let scene = Scene::new(&words, &figures, &LEXICON);
    let tree = &scene.tree;
    let mut next = 0_usize;
    for at in 0..tree.len() {
        let token = tree.token(at);
        assert!(token.words.start >= next.saturating_sub(1) && token.words.end > token.words.start, "tokens are in order");
        next = token.words.end;
        assert!(tree.upwards(at).take(tree.len() + 1).count() <= tree.len(), "what is above a token ends at a root");
        let extent = tree.extent(at);
        assert!(tree.dependents(at).all(|below| extent.contains(&below)), "what hangs below a token is a range");
        assert!(extent.clone().all(|inside| tree.is_within(inside, at)), "and all of it hangs there");
    }
    assert!(tree.is_empty() || next == words.len(), "the tokens cover the words");
    let claims = clause::claims(&scene, AT);
    assert_eq!(claims.len(), figures.len(), "each figure is a claim");
    for claim in &claims {
        assert!(text.get(claim.span.start()..claim.span.end()).is_some(), "a claim lies on characters");
    }
});
