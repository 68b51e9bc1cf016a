//! How fast each stage is, in bytes and assertions a second: `cargo bench --bench pipeline`.
//!
//! The text is generated (see `newsroom`): as dense as news, the same on every machine.

#![expect(clippy::unwrap_used, reason = "a benchmark may fail")]

#[path = "newsroom/mod.rs"]
mod newsroom;

use std::sync::LazyLock;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use gainsay::check::{self, Dossier, Study};
use gainsay::document::{Document, Format};
use gainsay::lexicon::Lexicon;
use gainsay::rule::RuleSet;
use gainsay::rulebook;
use gainsay::sentence::{self, Word};
use gainsay::span::{SourceId, Span};
use gainsay::{clause, parse, report};

/// Bytes of the text.
const BYTES: usize = 1 << 20;
/// Articles of the dossier.
const ARTICLES: u64 = 200;

/// A sentence in the middle of a text.
const AT: clause::At = clause::At { sentence: 1, headline: false, spoke: None, period: None };
static KNOWLEDGE: LazyLock<(Lexicon, RuleSet)> = LazyLock::new(|| {
    let mut lexicon = Lexicon::shipped().unwrap();
    let rules = rulebook::load_to_check(&mut lexicon, &[]).unwrap();
    (lexicon, rules)
});
static TEXT: LazyLock<Document> = LazyLock::new(|| Document::plain("news.txt", newsroom::text(1, BYTES)));
static SENTENCES: LazyLock<Vec<Span>> = LazyLock::new(|| sentence::sentences(&TEXT));
/// The words of the sentences that the scan lets through.
static WOKEN: LazyLock<Vec<Vec<Word<'static>>>> = LazyLock::new(|| {
    let woken = SENTENCES.iter().filter(|span| KNOWLEDGE.0.triggers().wake(span.of(TEXT.prose())));
    woken.map(|&span| sentence::words(TEXT.prose(), span)).collect()
});

fn main() {
    divan::main();
}

/// What every run pays before the first document.
#[divan::bench]
fn start() -> usize {
    let mut lexicon = Lexicon::shipped().unwrap();
    rulebook::load_to_check(&mut lexicon, &[]).unwrap().rules().len()
}

#[divan::bench]
fn split(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::new(TEXT.text().len())).bench(|| sentence::sentences(black_box(&TEXT)).len());
}

#[divan::bench]
fn scan(bencher: Bencher<'_, '_>) {
    let woken = || SENTENCES.iter().filter(|span| KNOWLEDGE.0.triggers().wake(span.of(TEXT.prose()))).count();
    bencher.counter(BytesCount::new(TEXT.text().len())).bench(woken);
}

#[divan::bench]
fn words(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::new(TEXT.text().len())).bench(|| SENTENCES.iter().map(|&span| sentence::words(TEXT.prose(), span).len()).sum::<usize>());
}

/// Figures of the sentences that the scan lets through.
#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    let figures = || WOKEN.iter().map(|words| parse::figures(words, &KNOWLEDGE.0).figures.len()).sum::<usize>();
    bencher.counter(ItemsCount::new(figures())).bench(figures);
}

/// Claims of the figures that were parsed before.
#[divan::bench]
fn clause(bencher: Bencher<'_, '_>) {
    let parsed: Vec<_> = WOKEN.iter().map(|words| (words, parse::figures(words, &KNOWLEDGE.0).figures)).collect();
    let claims = || parsed.iter().map(|(words, figures)| clause::claims(&clause::Scene::new(words, figures, &KNOWLEDGE.0), AT).len()).sum::<usize>();
    bencher.counter(ItemsCount::new(claims())).bench(claims);
}

/// From text to JSON Lines, as `gainsay claims --format jsonl` does.
#[divan::bench]
fn claims(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::new(TEXT.text().len())).with_inputs(|| TEXT.clone()).bench_values(lines);
}

/// The same of a table of 10,000 rows.
#[divan::bench]
fn table(bencher: Bencher<'_, '_>) {
    let rows = (0..10_000).map(|row| format!("Port {row},Region {},{},{},{}.{}%\n", row % 12, row * 7 % 400, row * 31 % 90_000, row % 100, row % 10));
    let text = format!("Port,Region,Boats,Landed (kg),Share\n{}", rows.collect::<String>());
    let document = Document::new("landings.csv".to_owned(), text, Format::Csv);
    bencher.counter(BytesCount::new(document.text().len())).with_inputs(|| document.clone()).bench_values(lines);
}

fn lines(document: Document) -> usize {
    let claims = check::claims(document, SourceId::new(0), &KNOWLEDGE.0);
    report::jsonl(claims.document(), claims.in_order()).len()
}

fn dossier() -> Vec<Study> {
    let read = |at: u64| check::read(Document::plain(format!("{at}.txt"), newsroom::article(1, at)), SourceId::new(usize::try_from(at).unwrap()), &KNOWLEDGE.0);
    (0..ARTICLES).map(read).collect()
}

fn means() -> check::Knowledge<'static> {
    check::Knowledge { rules: &KNOWLEDGE.1, lexicon: &KNOWLEDGE.0 }
}

/// Reading for a check: with evidence and the words of the story.
#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let study = |document| check::read(document, SourceId::new(0), &KNOWLEDGE.0).assertions.len();
    bencher.counter(BytesCount::new(TEXT.text().len())).with_inputs(|| TEXT.clone()).bench_values(study);
}

/// The engine alone, over a dossier that was read before.
#[divan::bench(sample_count = 20)]
fn align(bencher: Bencher<'_, '_>) {
    let dossier = Dossier::new(dossier());
    let assertions: usize = dossier.studies().iter().map(|study| study.assertions.len()).sum();
    bencher.counter(ItemsCount::new(assertions)).bench(|| check::check(&dossier, &means()).conflicts.len());
}

/// One article, read and checked.
#[divan::bench]
fn check_one_article(bencher: Bencher<'_, '_>) {
    let text = newsroom::article(1, 1);
    let checked = |document| check::check(&Dossier::new(vec![check::read(document, SourceId::new(0), &KNOWLEDGE.0)]), &means()).conflicts.len();
    bencher.counter(BytesCount::new(text.len())).with_inputs(|| Document::plain("a.txt", text.clone())).bench_values(checked);
}
