//! The command as its users meet it, and reports over outcomes that are made by hand.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and reads files")]

mod common;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use assert_cmd::Command;
use gainsay::assertion::{Assertion, Event, Noun};
use gainsay::check::{Coverage, Study};
use gainsay::claim::{Aspect, Form, Marks, Mode, Unread, UnreadReason};
use gainsay::conflict::{AssertionId, Conflict, Derivation, Finding, Side};
use gainsay::document::{Document, Format, Role};
use gainsay::quantity::{Amount, Dimension, End, Hedge, Interval, Reading, Stated, Unit, Verdict};
use gainsay::report::{self, Accepted, Style};
use gainsay::rule::spec::Setting;
use gainsay::rule::{Case, CaseDocument, Expectation, Facet, Part, Relation, Rule, Scope, Selector, Severity, Tolerance};
use gainsay::settle::Outcome;
use gainsay::span::{Site, SourceId, Span};
use gainsay::witness::{self, Evidence, Witness};

// ---- the command ----

fn gainsay(folder: &Path, args: &[&str]) -> Ran {
    run(Command::new(env!("CARGO_BIN_EXE_gainsay")).current_dir(folder).args(args))
}

fn run(command: &mut Command) -> Ran {
    let output = command.env_remove("RUST_BACKTRACE").env_remove("CLICOLOR_FORCE").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

#[test]
fn a_missing_path_is_said_and_the_others_are_checked() {
    let folder = folder(&[("port.txt", b"Forty boats left the port.\n")]);
    let ran = gainsay(folder.path(), &["check", "gone.txt", "port.txt"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("gone.txt does not exist"), "{}", ran.err);
    assert!(ran.out.starts_with("1 source, ") || ran.out.contains("\n1 source, "), "{}", ran.out);
}

#[test]
fn nothing_to_read_is_not_a_clean_result() {
    let folder = folder(&[("empty/picture.png", b"x")]);
    let ran = gainsay(folder.path(), &["check", "empty"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran:?}");
    common::with_snapshots("cli", || insta::assert_snapshot!("nothing-to-read", ran.err));
}

#[test]
fn bad_files_are_named_with_a_place_and_the_others_are_checked() {
    let files: &[(&str, &[u8])] =
        &[("a b.txt", b"Forty boats\xff left.\n"), ("empty.txt", b""), ("nul.txt", b"12\0"), ("ok.md", b"---\ndate: soon\n---\nNo boat left.\n")];
    let folder = folder(files);
    let ran = gainsay(folder.path(), &["check", "a b.txt", "empty.txt", "nul.txt", "ok.md", "--width", "80"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.out.contains("3 sources, ") && ran.out.contains("1 input could not be read"), "{}", ran.out);
    common::with_snapshots("cli", || insta::assert_snapshot!("bad-files", ran.err));
}

#[test]
fn standard_input_is_a_dash() {
    let folder = folder(&[]);
    let ran =
        run(Command::new(env!("CARGO_BIN_EXE_gainsay")).current_dir(folder.path()).args(["check", "-", "--format", "json"]).write_stdin("Forty boats left.\n"));
    assert_eq!(ran.code, 0, "{ran:?}");
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["schema"], "gainsay.report/1");
    assert_eq!(report["summary"]["sources"], 1);
    assert!(ran.out.ends_with("}\n"));
}

#[test]
fn no_path_is_bad_usage() {
    let folder = folder(&[]);
    for args in [&["check"][..], &["claims"], &["explain"], &[]] {
        let ran = gainsay(folder.path(), args);
        assert_eq!(ran.code, 2, "{args:?}: {ran:?}");
        assert!(ran.err.contains("Usage:"), "{args:?}: {}", ran.err);
    }
}

#[test]
fn an_unknown_rule_is_bad_usage() {
    let folder = folder(&[]);
    let ran = gainsay(folder.path(), &["explain", "no-such-rule-anywhere"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("no rule is called \"no-such-rule-anywhere\""), "{}", ran.err);
}

#[test]
fn a_missing_folder_of_rules_is_an_error() {
    let folder = folder(&[("a.txt", b"Forty boats left.")]);
    let ran = gainsay(folder.path(), &["check", "a.txt", "--rules", "gone"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.contains("gone does not exist"), "{}", ran.err);
}

#[test]
fn colours_follow_the_flag_and_a_pipe_has_none() {
    let folder = folder(&[("a.txt", b"Forty boats left.")]);
    assert!(!gainsay(folder.path(), &["check", "a.txt"]).out.contains('\u{1b}'));
    assert!(gainsay(folder.path(), &["check", "a.txt", "--color", "always"]).out.contains('\u{1b}'));
    assert!(!gainsay(folder.path(), &["check", "a.txt", "--color", "never"]).out.contains('\u{1b}'));
}

#[test]
fn every_claim_is_one_object_on_one_line_and_a_slice_of_its_file() {
    let text = "Some 40 boats left the port of Brindle on Monday.\n";
    let folder = folder(&[("a b.txt", text.as_bytes())]);
    let ran = gainsay(folder.path(), &["claims", "--format", "jsonl", "a b.txt"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for line in ran.out.lines() {
        let claim: serde_json::Value = serde_json::from_str(line).unwrap();
        let at = |key: &str| usize::try_from(claim[key].as_u64().unwrap()).unwrap();
        assert_eq!(claim["source"], "a b.txt");
        assert_eq!(claim["text"], text.get(at("start")..at("end")).unwrap());
    }
}

// ---- reports over outcomes made by hand ----

fn amount(digits: &str) -> Amount {
    Amount::parse(digits).unwrap()
}

/// A figure that is made by hand: where it stands, what is stated, how firmly, and the literal reading.
struct Made<'t> {
    claim: &'t str,
    figure: &'t str,
    stated: &'t [&'t str],
    hedge: Hedge,
    literal: Interval,
    unit: Unit,
}

fn made<'t>(claim: &'t str, figure: &'t str, stated: &'t [&'t str], hedge: Hedge, literal: Interval) -> Made<'t> {
    Made { claim, figure, stated, hedge, literal, unit: Unit::plain("count", Dimension::Count) }
}

impl Made<'_> {
    fn percent(self) -> Self {
        Self { unit: Unit::plain("percent", Dimension::Share), ..self }
    }

    fn assertion(&self, source: usize, document: &Document, sentences: &[Span]) -> Witness {
        let start = document.text().find(self.claim).unwrap();
        let span = Span::new(start, start + self.claim.len());
        let from = start + self.claim.find(self.figure).unwrap();
        let sentence = sentences.iter().position(|sentence| sentence.contains(span)).unwrap();
        let stated = self.stated.iter().map(|digits| Stated { value: amount(digits), place: place(digits) }).collect();
        let noun = self.claim.strip_prefix(self.figure).map(str::trim).filter(|noun| !noun.is_empty());
        let assertion = Assertion {
            site: Site { source: SourceId::new(source), span },
            figure: Span::new(from, from + self.figure.len()),
            sentence,
            clause: sentences[sentence],
            reading: Reading { stated, hedge: self.hedge, literal: self.literal, rounded: self.literal, half_place: Amount::ZERO },
            unit: self.unit.clone(),
            form: Form::Digits,
            moment: None,
            noun: noun.map(|text| {
                Box::new(Noun {
                    text: text.to_owned(),
                    lemma: text.rsplit(' ').next().unwrap().trim_end_matches('s').to_owned(),
                    modifiers: text.rsplit_once(' ').map(|(words, _)| vec![words.to_owned()]).unwrap_or_default(),
                    also: Vec::new(),
                    inherited: false,
                })
            }),
            event: Some(Box::new(Event { lemma: "leave".to_owned(), class: None, grows: false })),
            whole: None,
            subject: None,
            places: vec!["Brindle".to_owned()],
            time: None,
            speaker: None,
            mode: Mode::Estimated,
            trend: None,
            aspect: Aspect::Level,
            marks: Marks::default(),
            beside: None,
            measure: None,
        };
        Witness { assertion, evidence: Evidence::default(), scope: witness::Scope::default() }
    }
}

fn place(digits: &str) -> Amount {
    digits.split_once('.').map_or(Amount::ONE, |(_, fraction)| Amount::power_of_ten(-i32::try_from(fraction.len()).unwrap()).unwrap())
}

fn study(source: usize, document: Document, made: &[Made<'_>]) -> Study {
    let sentences = gainsay::sentence::sentences(&document);
    let assertions: Vec<_> = made.iter().map(|made| made.assertion(source, &document, &sentences)).collect();
    Study { prose: assertions.len(), assertions, ..Study::new(document, sentences) }
}

fn rule(id: &str) -> Arc<Rule> {
    Arc::new(Rule {
        id: id.to_owned(),
        family: "harbours".to_owned(),
        what: "Two counts of the boats that left cannot both be right".to_owned(),
        why: "A reader who meets two counts needs to know whose they are.".to_owned(),
        help: "Attribute both figures, or give the range.".to_owned(),
        help_in_one_text: None,
        severity: Severity::Error,
        checks: vec![1],
        scope: Scope::Dossier,
        selectors: vec![(Part::Each, Selector { noun: vec!["boat".to_owned()], dimension: vec![Dimension::Count], ..Selector::default() })],
        relation: Relation::new(
            gainsay::engine::relation::specs().find(|spec| spec.name == "equal").unwrap(),
            [
                ("must-match", Setting::Facets(vec![Facet::Place, Facet::Time])),
                ("tolerance", Setting::Tolerance(Tolerance::Relative(amount("0.05")))),
                ("report", Setting::Verdicts(vec![Verdict::Contradicts])),
            ],
        ),
        price: None,
        cases: vec![Case {
            name: "two outlets, two counts".to_owned(),
            expect: Expectation::Clean,
            because: Some(gainsay::rule::Reason::Place),
            documents: vec![CaseDocument {
                name: "a.txt".to_owned(),
                text: "Some 40 boats left Brindle.".to_owned(),
                date: None,
                role: gainsay::document::Role::Source,
            }],
        }],
    })
}

fn conflict(id: &str, severity: Severity, studies: &[Study], sides: &[(usize, usize, Option<&'static str>)], finding: Finding) -> Conflict {
    let side = |&(source, index, role): &(usize, usize, Option<&'static str>)| Side {
        assertion: AssertionId { source: SourceId::new(source), index },
        site: studies[source].assertions[index].site,
        role,
    };
    Conflict { rule: rule(id), severity, verdict: Verdict::Contradicts, sides: sides.iter().map(side).collect(), finding, remedy: None }
}

fn count() -> Unit {
    Unit::plain("count", Dimension::Count)
}

fn percent() -> Unit {
    Unit::plain("percent", Dimension::Share)
}

/// Two short sources that do not agree, a long one whose figures do not add up, and one number that nobody understands.
fn outcome() -> Outcome<'static> {
    let harbour = Document::new(
        "news/harbour log.md".to_owned(),
        "# Storm\n\nThe **port** of Brindle was quiet: up to 30,000 small boats left, officials said.\n".to_owned(),
        Format::Markdown,
    );
    let radio = Document::plain("radio.txt", "Rain fell.\r\nAn \u{201c}armada\u{201d} of\u{a0}roughly 40,000 small boats left Brindle.\r\n");
    let long = "The ministry, which had been asked for its own count every week since the beginning of the spring, said in a note that 1,446 of the fleet of 3,316 boats had been seen at sea, \
                which the note then gave as 44.9 percent of all of them, a share that nobody in the harbour at Brindle would confirm when they were asked about it, or a9b8.";
    let mut note = Document::plain("note.txt", long);
    note.role = Role::Draft;
    note.date = Some(jiff::civil::date(2019, 3, 2));
    note.outlet = Some("The Quay".to_owned());
    let at_most = Interval { low: Some(End { at: Amount::ZERO, open: false }), ..Interval::at_most(amount("30000")) };
    let mut studies = vec![
        study(0, harbour, &[made("up to 30,000 small boats", "up to 30,000", &["30000"], Hedge::AtMost, at_most)]),
        study(1, radio, &[made("roughly 40,000 small boats", "roughly 40,000", &["40000"], Hedge::About, Interval::closed(amount("36000"), amount("44000")))]),
        study(
            2,
            note,
            &[
                made("1,446", "1,446", &["1446"], Hedge::Exact, Interval::exactly(amount("1446"))),
                made("3,316 boats", "3,316", &["3316"], Hedge::Exact, Interval::exactly(amount("3316"))),
                made("44.9 percent", "44.9 percent", &["44.9"], Hedge::Exact, Interval::exactly(amount("44.9"))).percent(),
            ],
        ),
    ];
    let odd = long.find("a9b8").unwrap();
    studies[2].unread.push(Unread { span: Span::new(odd, odd + 4), reason: UnreadReason::MixedLettersAndDigits });
    let computed = Interval::exactly(amount("144600").over(amount("3316")).unwrap());
    let conflicts = vec![
        conflict("boat-totals-differ", Severity::Error, &studies, &[(0, 0, None), (1, 0, None)], Finding::Apart { gap: Some(amount("6000")), unit: count() }),
        conflict(
            "share-unlike-parts",
            Severity::Warning,
            &studies,
            &[(2, 0, Some("part")), (2, 1, Some("whole")), (2, 2, Some("share"))],
            Finding::DoesNotFollow { stated: 2, derivation: Derivation::ShareOf, computed, unit: percent() },
        ),
        conflict("figure-superseded", Severity::Note, &studies, &[(0, 0, None), (1, 0, None)], Finding::Superseded { current: 1 }),
    ];
    let id = |source, index| AssertionId { source: SourceId::new(source), index };
    Outcome {
        // each test looks at one outcome, and the process ends with it
        studies: Vec::leak(studies),
        conflicts,
        compared: [id(0, 0), id(1, 0), id(2, 0), id(2, 1), id(2, 2)].into(),
        waived: Vec::new(),
        verdicts: Vec::new(),
        lone: false,
        failures: Vec::new(),
        cut: Vec::new(),
        limits: gainsay::limit::Limits::default(),
        coverage: Coverage { sources: 3, figures: 6, compared: 5, uncompared: 0, unread: 1 },
    }
}

#[test]
fn a_report_shows_both_sides_of_every_conflict() {
    let text = report::report(&outcome(), Accepted::Hidden, Style::new(80));
    common::fits(&text, 80);
    common::with_snapshots("cli", || insta::assert_snapshot!("report", text));
}

#[test]
fn a_narrow_report_stays_narrow_and_ascii_lines_are_ascii() {
    let text = report::report(&outcome(), Accepted::Hidden, Style::new(60).with_unicode(false));
    common::fits(&text, 60);
    common::with_snapshots("cli", || insta::assert_snapshot!("report-narrow-ascii", text));
}

#[test]
fn the_json_report_keeps_its_contract() {
    common::with_snapshots("cli", || insta::assert_snapshot!("report-json", report::json(&outcome())));
}

#[test]
fn claims_are_lines_with_every_digit() {
    let document = Document::plain("a.txt", "It fell to 3.0 percent, or 11 million boats.");
    let figures = [
        made("3.0 percent", "3.0 percent", &["3.0"], Hedge::Exact, Interval::exactly(amount("3"))).percent(),
        made("11 million boats", "11 million", &["11000000"], Hedge::Exact, Interval::exactly(amount("11000000"))),
    ];
    let study = study(0, document, &figures);
    let lines = report::jsonl(&study.document, study.assertions.iter().map(AsRef::as_ref));
    common::with_snapshots("cli", || insta::assert_snapshot!("claims-jsonl", lines));
}

#[test]
fn claims_are_a_table_that_fits() {
    let text = report::table(outcome().studies, Style::new(90));
    common::fits(&text, 90);
    common::with_snapshots("cli", || insta::assert_snapshot!("claims-table", text));
}

#[test]
fn a_rule_is_explained_in_prose() {
    common::with_snapshots("cli", || insta::assert_snapshot!("explain", report::explain(&rule("boat-totals-differ"), Style::new(80))));
}

#[test]
fn every_finding_has_a_sentence() {
    let unit = percent;
    let exactly = |digits: &str| Interval::exactly(amount(digits));
    let follow = |derivation: Derivation, computed: Interval, unit: Unit| Finding::DoesNotFollow { stated: 2, derivation, computed, unit };
    let findings = [
        Finding::Apart { gap: None, unit: count() },
        Finding::Apart { gap: Some(amount("1.5")), unit: unit() },
        Finding::Impossible { allowed: Interval::closed(Amount::ZERO, amount("100")), unit: unit() },
        Finding::PartExceedsWhole { by: amount("50"), unit: count() },
        follow(Derivation::ShareOf, exactly("43.6"), unit()),
        follow(Derivation::Sum, exactly("4762"), count()),
        follow(Derivation::PercentChange, exactly("129.3"), unit()),
        follow(Derivation::PercentChange, exactly("-12.5"), unit()),
        follow(Derivation::Difference, exactly("1870"), count()),
        follow(Derivation::Multiple, exactly("2.3"), Unit::plain("ratio", Dimension::Ratio)),
        follow(Derivation::Quotient, exactly("0.44"), count()),
        follow(Derivation::Product, exactly("4794936"), count()),
        follow(Derivation::Conversion, exactly("2327"), Unit::plain("kilometer", Dimension::Length)),
    ];
    let mut outcome = outcome();
    let sides = [(2, 0, None), (2, 1, None), (2, 2, None)];
    outcome.conflicts = findings.into_iter().map(|finding| conflict("any", Severity::Error, outcome.studies, &sides, finding)).collect();
    let report: serde_json::Value = serde_json::from_str(&report::json(&outcome)).unwrap();
    let messages: Vec<&str> = report["conflicts"].as_array().unwrap().iter().map(|conflict| conflict["message"].as_str().unwrap()).collect();
    common::with_snapshots("cli", || insta::assert_snapshot!("findings", messages.join("\n")));
}
