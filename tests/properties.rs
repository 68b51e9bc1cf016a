//! What holds for any text: no panic, spans in order inside their sentences, the scan sees what the grammar reads, a figure is
//! read alike wherever it stands, and hostile text costs no more than prose.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use gainsay::check::{self, Dossier, Study};
use gainsay::claim::Figure;
use gainsay::document::{Document, Format};
use gainsay::lexicon::Lexicon;
use gainsay::parse;
use gainsay::quantity::Dimension;
use gainsay::report::{self, Accepted, Style};
use gainsay::rule::RuleSet;
use gainsay::rulebook;
use gainsay::sentence::{self, Word};
use gainsay::settle::Outcome;
use gainsay::span::{SourceId, Span};
use gainsay::witness::Witness;
use proptest::prelude::*;

struct Knowledge {
    lexicon: Lexicon,
    rules: RuleSet,
}

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| {
    let mut lexicon = Lexicon::shipped().unwrap();
    let rules = rulebook::load(&mut lexicon, &[]).unwrap();
    Knowledge { lexicon, rules }
});

fn means() -> check::Knowledge<'static> {
    check::Knowledge { rules: &KNOWLEDGE.rules, lexicon: &KNOWLEDGE.lexicon }
}

fn read(text: &str) -> Study {
    check::read(Document::plain("t", text), SourceId::new(0), &KNOWLEDGE.lexicon)
}

fn words(text: &str) -> Vec<Word<'_>> {
    sentence::words(text, Span::new(0, text.len()))
}

/// The figures of a text that is taken as one sentence.
fn figures(text: &str) -> Vec<Figure> {
    parse::figures(&words(text), &KNOWLEDGE.lexicon).figures.into_iter().map(|(figure, _)| figure).collect()
}

// ---- texts ----

/// Words that the grammars know, signs that newsrooms paste, and numbers of every shape.
#[expect(clippy::too_many_lines, reason = "one list of words")]
fn piece() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "up to",
        "at least",
        "nearly",
        "roughly",
        "some",
        "more than",
        "fewer than",
        "between",
        "from",
        "to",
        "and",
        "or",
        "of",
        "in",
        "a",
        "an",
        "the",
        "half",
        "two-thirds",
        "one in five",
        "a quarter",
        "dozens",
        "scores of",
        "tens of thousands",
        "hundred",
        "thousand",
        "million",
        "bn",
        "m",
        "dozen",
        "twenty",
        "thirty-one",
        "forty",
        "one",
        "two",
        "first",
        "third",
        "21st",
        "twice",
        "doubled",
        "percent",
        "per cent",
        "percentage points",
        "%",
        "$",
        "\u{20ac}",
        "\u{a3}",
        "dollars",
        "euros",
        "USD",
        "km",
        "miles",
        "square miles",
        "mph",
        "tonnes",
        "years",
        "years old",
        "aged",
        "a day",
        "per 100,000",
        "January",
        "May",
        "Tuesday",
        "3 March",
        "2019",
        "the 1990s",
        "mid-20s",
        "last week",
        "three years ago",
        "9:15pm",
        "noon",
        "No.",
        "Flight",
        "2nd",
        "people",
        "foreign fighters",
        "Britons",
        "Syria",
        "Iraq",
        "were killed",
        "killed",
        "injured",
        "rose",
        "fell",
        "by",
        "according to",
        "officials said",
        "previously estimated",
        "would",
        "not",
        "who",
        "which",
        "when",
        "others",
        "its territory",
    ])
    .prop_map(str::to_owned);
    let number = prop_oneof![
        (0_u64..2_000_000).prop_map(|number| number.to_string()),
        (1_u64..999, 0_u64..1000).prop_map(|(head, tail)| format!("{head},{tail:03}")),
        (0_u64..999, 0_u64..1000).prop_map(|(head, tail)| format!("{head}.{tail}")),
        "[0-9]{1,40}",
        "[0-9]{1,2}[-:/.][0-9]{1,2}",
    ];
    let sign = prop::sample::select(vec![
        " ",
        " ",
        " ",
        " ",
        ", ",
        ". ",
        "? ",
        "-",
        "\u{2013}",
        "\u{2212}",
        "(",
        ")",
        "\u{201c}",
        "\u{201d}",
        "\u{2019}s ",
        "\u{a0}",
        "\u{202f}",
        "\r\n",
        "\n\n",
        "\u{feff}",
        "\u{200b}",
        "\u{ff11}\u{ff12}",
        "\u{bd}",
        ";",
        ":",
        "/",
        "+",
        "~",
        "\u{2265}",
        "#",
        "\t",
    ])
    .prop_map(str::to_owned);
    prop_oneof![3 => known, 3 => number, 4 => sign, 1 => "\\PC{0,6}"]
}

fn prose() -> impl Strategy<Value = String> {
    let spaced = prop::collection::vec((piece(), any::<bool>()), 0..60);
    spaced.prop_map(|pieces| {
        let mut text = String::new();
        for (piece, space) in pieces {
            text.push_str(&piece);
            if space {
                text.push(' ');
            }
        }
        text
    })
}

fn lies_on_characters(span: Span, text: &str) -> bool {
    text.get(span.start()..span.end()).is_some_and(|covered| !covered.is_empty())
}

/// The bytes of the figures of one source that JSON Lines show; a move is one line of two figures.
fn figures_shown(lines: &str, source: &str) -> Vec<std::ops::Range<usize>> {
    let lines = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()).filter(|line| line["source"] == source);
    let at = |figure: &serde_json::Value, end: &str| usize::try_from(figure[end].as_u64().unwrap()).unwrap();
    lines.map(|line| at(&line["figure"], "start")..at(&line["figure"], "end")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_checked_and_reported(left in "\\PC{0,200}", right in prose(), markdown in any::<bool>()) {
        let format = if markdown { Format::Markdown } else { Format::Text };
        let documents = [Document::plain("a", left), Document::new("b".to_owned(), right, format)];
        let studies: Vec<Study> =
            documents.into_iter().enumerate().map(|(index, document)| check::read(document, SourceId::new(index), &KNOWLEDGE.lexicon)).collect();
        let table = report::table(&studies, Style::new(80));
        let lines: String = studies.iter().map(|study| report::jsonl(&study.document, study.assertions.iter().map(AsRef::as_ref))).collect();
        for study in &studies {
            let shown = figures_shown(&lines, study.document.name());
            for assertion in &study.assertions {
                let start = study.document.file_offset(assertion.figure.start());
                let lines = shown.iter().filter(|figure| figure.contains(&start)).count();
                prop_assert_eq!(lines, 1, "{:?} is shown in {} lines", assertion.figure, lines);
            }
            prop_assert!(shown.len() <= study.assertions.len());
        }
        prop_assert!(table.ends_with('\n'));
        let dossier = Dossier::new(studies);
        let outcome = Outcome::new(&dossier, check::check(&dossier, &means()));
        let coverage = outcome.coverage;
        prop_assert_eq!(coverage.figures, coverage.compared + coverage.uncompared + coverage.unread);
        prop_assert!(report::report(&outcome, Accepted::Hidden, Style::new(60)).ends_with('\n'));
        prop_assert!(report::json(&outcome).ends_with('\n'));
    }

    #[test]
    fn sentences_are_in_order_and_leave_nothing_out(text in prose()) {
        let document = Document::plain("t", text);
        let mut end = 0;
        for span in sentence::sentences(&document) {
            prop_assert!(lies_on_characters(span, document.prose()));
            prop_assert!(document.prose()[end..span.start()].trim().is_empty(), "text between sentences");
            end = span.end();
        }
        prop_assert!(document.prose()[end..].trim().is_empty());
    }

    #[test]
    fn claims_are_in_order_and_their_figures_disjoint_and_inside_their_sentence(text in prose()) {
        let study = read(&text);
        let prose = study.document.prose();
        // those of cells follow those of sentences, each in order
        let (told, cells) = study.claims.split_at(study.prose);
        for claims in [told, cells] {
            for pair in claims.windows(2) {
                prop_assert!(pair[0].span.start() <= pair[1].span.start(), "claims out of order at {:?}", pair[1].span.of(prose));
            }
        }
        let mut figures: Vec<Span> = study.claims.iter().map(|claim| claim.figure.span).collect();
        figures.sort();
        for pair in figures.windows(2) {
            prop_assert!(pair[0].end() <= pair[1].start(), "figures overlap at {:?}", pair[1].of(prose));
        }
        for claim in &study.claims {
            let sentence = study.sentences[claim.sentence];
            prop_assert!(lies_on_characters(claim.span, prose) && lies_on_characters(claim.figure.span, prose));
            prop_assert!(sentence.contains(claim.span), "{:?} in {:?}", claim.span.of(prose), sentence.of(prose));
            prop_assert!(claim.span.contains(claim.figure.span), "{:?} of {:?}", claim.figure.span.of(prose), claim.span.of(prose));
        }
        prop_assert!(study.unread.iter().all(|unread| lies_on_characters(unread.span, prose)));
        prop_assert_eq!(study.claims.len(), study.assertions.len());
    }

    #[test]
    fn what_is_written_down_of_an_assertion_is_read_back_the_same(text in prose()) {
        for witness in read(&text).assertions {
            let again: Witness = serde_json::from_str(&serde_json::to_string(&witness).unwrap()).unwrap();
            // units are equal by name, and are written with what they measure
            prop_assert_eq!(format!("{:?}", again.unit), format!("{:?}", witness.unit));
            prop_assert_eq!(again, witness);
        }
    }

    #[test]
    fn the_scan_sees_whatever_the_grammar_reads(text in prose()) {
        let words = words(&text);
        for (at, word) in words.iter().enumerate() {
            if !parse::begins_figure(word, &KNOWLEDGE.lexicon) {
                // the grammar, tried at this word alone, finds no figure that begins here
                let found = parse::figures(&words[at..=at], &KNOWLEDGE.lexicon);
                prop_assert!(found.figures.is_empty() && found.unread.is_empty(), "{:?}", word.text);
            }
        }
        let found = parse::figures(&words, &KNOWLEDGE.lexicon);
        if !words.iter().any(|word| parse::begins_figure(word, &KNOWLEDGE.lexicon)) {
            prop_assert!(found.figures.is_empty() && found.unread.is_empty());
        }
        // a sentence that wakes nobody is never read at all
        prop_assert!(KNOWLEDGE.lexicon.triggers().wake(&text) || found.figures.is_empty() && found.unread.is_empty());
    }

    #[test]
    fn every_number_in_digits_is_a_figure_or_unread(text in prose()) {
        let study = read(&text);
        // the name of a row or column counts nothing: a year, a size
        let names: Vec<Span> = study.tables.iter().flat_map(|table| table.names.iter().copied()).collect();
        for &span in &study.sentences {
            for word in sentence::words(study.document.prose(), span).iter().filter(|word| word.is_number()) {
                let read = study.claims.iter().map(|claim| claim.figure.span).chain(study.unread.iter().map(|unread| unread.span));
                let seen = read.chain(names.iter().copied()).any(|seen| seen.overlaps(word.span));
                prop_assert!(seen, "{:?} in {:?}", word.text, span.of(study.document.prose()));
            }
        }
    }

    #[test]
    fn a_figure_is_read_alike_by_itself(text in sentence_of_figures()) {
        let found = figures(&text);
        prop_assert!(found.len() >= 2, "{text:?}");
        for figure in found.iter().filter(|figure| stands_alone(figure, &text)) {
            let again = figures(figure.span.of(&text));
            let [again] = again.as_slice() else {
                return Err(TestCaseError::fail(format!("{:?} of {text:?} is read as {}", figure.span.of(&text), again.len())));
            };
            prop_assert_eq!(&again.stated, &figure.stated, "{:?}", figure.span.of(&text));
            prop_assert_eq!(&again.unit, &figure.unit, "{:?}", figure.span.of(&text));
            prop_assert_eq!(again.hedge, figure.hedge, "{:?}", figure.span.of(&text));
            prop_assert_eq!(&again.set, &figure.set, "{:?}", figure.span.of(&text));
        }
    }
}

/// A sentence of newspaper shape with two figures: hedge, number, scale, unit or noun.
fn sentence_of_figures() -> impl Strategy<Value = String> {
    (written(), written(), prop::sample::select(vec!["and then", "after it had seen", "while Skell counted", "; later there were"]))
        .prop_map(|(first, second, joint)| format!("The port of Brindle saw {first} {joint} {second} in spring."))
}

/// A figure as a reporter writes it, with what is counted.
fn written() -> impl Strategy<Value = String> {
    let hedge = prop::sample::select(vec![
        "",
        "",
        "up to ",
        "at least ",
        "nearly ",
        "roughly ",
        "some ",
        "more than ",
        "fewer than ",
        "just over ",
        "an estimated ",
        "as many as ",
        "no fewer than ",
        "in excess of ",
        "around ",
    ]);
    let number = prop_oneof![
        (2_u64..2_000_000).prop_map(|number| number.to_string()),
        (1_u64..999, 0_u64..1000).prop_map(|(head, tail)| format!("{head},{tail:03}")),
        (1_u64..99, 1_u64..10).prop_map(|(head, tail)| format!("{head}.{tail} million")),
        prop::sample::select(vec!["twelve", "forty", "thirty-one", "two hundred", "three thousand", "a dozen", "two dozen", "16 to 20", "between 30 and 40"])
            .prop_map(str::to_owned),
    ];
    let unit = prop::sample::select(vec![" boats", " percent", " kilometres", " square miles", " crates", " percentage points"]);
    prop_oneof![
        (hedge.clone(), number, unit).prop_map(|(hedge, number, unit)| {
            let hedge = if number.starts_with("between") || number.contains(" to ") { "" } else { hedge };
            format!("{hedge}{number}{unit}")
        }),
        (hedge, prop::sample::select(vec!["$", "\u{20ac}", "\u{a3}"]), 1_u64..999, prop::sample::select(vec!["", " million", "bn"]))
            .prop_map(|(hedge, sign, number, scale)| format!("{hedge}{sign}{number}{scale}")),
    ]
}

/// Whether a figure says by itself what it is: a bare year needs the words around it ("some 2019 boats", "in 2019").
fn stands_alone(figure: &Figure, text: &str) -> bool {
    let is_like_a_year = figure.span.of(text).parse::<u64>().is_ok_and(|number| (1000..2200).contains(&number));
    !is_like_a_year && !matches!(figure.unit.dimension(), Dimension::Name | Dimension::Ordinal)
}

// ---- hostile texts ----

/// What a text may cost, whatever it holds, on a machine that has other work too; prose takes a hundredth of it.
const PATIENCE: Duration = Duration::from_secs(20);

/// What may be added to the time of a text by the other work of the machine.
const NOISE: Duration = Duration::from_secs(2);
/// How often a text of a quarter of the size fits into the time of the whole: four times, and what a noisy clock makes of that.
/// Time that grew with the square of the size would be sixteen times as long.
const GROWTH: u32 = 9;

/// The text is read, checked and reported in a time that grows with its size.
#[track_caller]
fn finishes(name: &str, text: &str) {
    let quarter = text.char_indices().map(|(at, _)| at).find(|at| *at >= text.len() / 4).unwrap_or_default();
    let least = cost(name, &text[..quarter]);
    let took = cost(name, text);
    assert!(took < PATIENCE, "{name} of {} bytes took {took:?}", text.len());
    assert!(took < least * GROWTH + NOISE, "{name} of {} bytes took {took:?}, a quarter of it {least:?}", text.len());
}

fn cost(name: &str, text: &str) -> Duration {
    let start = Instant::now();
    let study = read(text);
    let dossier = Dossier::new(vec![study]);
    let outcome = Outcome::new(&dossier, check::check(&dossier, &means()));
    let report = report::report(&outcome, Accepted::Hidden, Style::new(80));
    let lines = report::json(&outcome);
    assert!(report.len() < 1 << 20 && lines.len() < text.len() * 40 + (1 << 16), "{name} is reported at length");
    start.elapsed()
}

/// How much of it; `cargo test --release --test properties` takes a megabyte.
const SIZE: usize = if cfg!(debug_assertions) { 1 << 14 } else { 1 << 20 };

/// How many figures.
const MANY: usize = if cfg!(debug_assertions) { 500 } else { 10_000 };

#[test]
fn much_of_digits() {
    finishes("digits", &"7".repeat(SIZE));
}

#[test]
fn much_of_grouped_digits() {
    finishes("groups", &format!("1{}", ",234".repeat(SIZE / 4)));
}

#[test]
fn much_of_hyphens() {
    finishes("hyphens", &"-".repeat(SIZE));
    finishes("ones and hyphens", &"one-".repeat(SIZE / 4));
}

#[test]
fn much_of_and() {
    finishes("and", &"and ".repeat(SIZE / 4));
}

#[test]
fn much_of_one_and() {
    finishes("one and", &"one and ".repeat(SIZE / 8));
}

#[test]
fn much_of_opening_brackets() {
    finishes("brackets", &"(".repeat(SIZE));
    finishes("numbers in brackets", &"(12 ".repeat(SIZE / 4));
}

#[test]
fn much_of_hedges() {
    finishes("hedges", &"at least ".repeat(SIZE / 9));
    finishes("between", &"between 3 and ".repeat(SIZE / 14));
}

#[test]
fn much_of_scales() {
    finishes("scales", &"hundred thousand million ".repeat(SIZE / 25));
}

#[test]
fn much_of_one_word() {
    finishes("letters", &"a".repeat(SIZE));
    finishes("letters and digits", &"a1".repeat(SIZE / 2));
    finishes("capitals", &"Aa ".repeat(SIZE / 3));
}

#[test]
fn much_of_stops_quotes_and_lines() {
    finishes("stops", &".".repeat(SIZE));
    finishes("spaced stops", &". ".repeat(SIZE / 2));
    finishes("quotes", &"\u{201c}".repeat(SIZE / 3));
    finishes("lines", &"\r\n".repeat(SIZE / 2));
    finishes("blanks", &" ".repeat(SIZE));
    finishes("lines of one number", &"12\n".repeat(SIZE / 30));
}

#[test]
fn thousands_of_figures_in_a_sentence() {
    let mut text = String::new();
    for number in 0..MANY / 4 {
        let _ = write!(text, "{number} boats and ");
    }
    finishes("figures", &text);
    let study = read(&text);
    assert_eq!(study.claims.len() + study.unread.len(), MANY / 4, "none is dropped");
}

#[test]
fn thousands_of_sentences_of_one_figure() {
    let mut text = String::new();
    for number in 0..MANY {
        let _ = write!(text, "The port of Brindle counted {number} boats on Monday. ");
    }
    finishes("sentences", &text);
}

#[test]
fn a_number_of_a_thousand_digits_is_said_to_be_unread() {
    let study = read(&format!("The fund holds ${} of gold.", "9".repeat(1000)));
    assert_eq!((study.claims.len(), study.unread.len()), (0, 1));
}
