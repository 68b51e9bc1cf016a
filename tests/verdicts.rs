//! One verdict, told the same everywhere: `check A B`, `check B A`, `check A --against B` and `explain` find the same disputes between A and B,
//! at the same severity.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and reads files")]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::{fs, io};

use gainsay::check::{self, Dossier, Findings, Knowledge};
use gainsay::conflict::{AssertionId, Conflict};
use gainsay::document::{Document, Input, Role, load};
use gainsay::engine::Ruled;
use gainsay::lexicon::Lexicon;
use gainsay::rule::{RuleSet, Severity};
use gainsay::rulebook;
use gainsay::span::SourceId;

static KNOWLEDGE: LazyLock<(Lexicon, RuleSet)> = LazyLock::new(|| {
    let mut lexicon = Lexicon::shipped().unwrap();
    let rules = rulebook::load(&mut lexicon, &[]).unwrap();
    (lexicon, rules)
});

fn means() -> Knowledge<'static> {
    Knowledge { rules: &KNOWLEDGE.1, lexicon: &KNOWLEDGE.0 }
}

/// A severe conflict wherever its sources stand: rule, severity, and its sides by document and place.
type Told = (String, Severity, BTreeSet<(String, usize, usize)>);

/// Two documents, the first of which may be a draft, and what a check of them comes to.
fn checked(documents: [&Document; 2], draft: Option<usize>) -> (Dossier, Findings) {
    let read = |(index, document): (usize, &&Document)| {
        let mut document = (*document).clone();
        document.role = if draft == Some(index) { Role::Draft } else { Role::Source };
        check::read(document, SourceId::new(index), means().lexicon)
    };
    let dossier = Dossier::new(documents.iter().enumerate().map(read).collect());
    let findings = check::check(&dossier, &means());
    (dossier, findings)
}

/// The errors and warnings that touch the document of this name, without what only a draft is asked for.
fn told((dossier, findings): &(Dossier, Findings), touching: &str) -> BTreeSet<Told> {
    let name = |id: AssertionId| dossier.study(id.source).unwrap().document.name().to_owned();
    let sides = |conflict: &Conflict| conflict.sides.iter().map(|side| (name(side.assertion), side.site.span.start(), side.site.span.end())).collect();
    let severe = findings.conflicts.iter().filter(|conflict| conflict.severity > Severity::Note && conflict.rule.relation.name() != "support");
    let all = severe.map(|conflict| (conflict.rule.id.clone(), conflict.severity, sides(conflict)));
    all.filter(|(_, _, sides): &Told| sides.iter().any(|(name, ..)| name == touching)).collect()
}

/// What does not hold of two documents, in words.
fn differences(a: &Document, b: &Document) -> Vec<String> {
    let (forth, back) = (checked([a, b], None), checked([b, a], None));
    let mut wrong = Vec::new();
    for (draft, place) in [(a, 0), (b, 1)] {
        let name = draft.name();
        let expected = told(&forth, name);
        for (way, found) in [("the other way round", told(&back, name)), ("as a draft", told(&checked([a, b], Some(place)), name))] {
            let differing: Vec<&Told> = expected.symmetric_difference(&found).collect();
            if !differing.is_empty() {
                wrong.push(format!("{name}, {way}: {differing:?}"));
            }
        }
    }
    wrong.extend(unexplained(&forth));
    wrong
}

/// Conflicts that an explanation does not show, and pairs that it calls a conflict and a check does not.
fn unexplained((dossier, findings): &(Dossier, Findings)) -> Vec<String> {
    let ids: Vec<AssertionId> = dossier
        .studies()
        .iter()
        .enumerate()
        .flat_map(|(source, study)| (0..study.assertions.len()).map(move |index| AssertionId { source: SourceId::new(source), index }))
        .collect();
    let of_conflict = |a, b| findings.conflicts.iter().filter(move |it| [a, b].iter().all(|id| it.sides.iter().any(|side| side.assertion == *id)));
    // every pair of a conflict, and from each figure to the next one of the other text
    let mut pairs: BTreeSet<(AssertionId, AssertionId)> = BTreeSet::new();
    for conflict in &findings.conflicts {
        let sides: Vec<AssertionId> = conflict.sides.iter().map(|side| side.assertion).collect();
        pairs.extend(sides.iter().enumerate().flat_map(|(at, &a)| sides[at + 1..].iter().map(move |&b| (a, b))));
    }
    pairs.extend(ids.iter().filter_map(|&a| ids.iter().find(|b| b.source > a.source && b.index == a.index).map(|&b| (a, b))));
    let pairs: Vec<_> = pairs.into_iter().collect();
    let mut wrong = Vec::new();
    for explained in check::explain(dossier, findings, &means(), &pairs) {
        let (a, b) = (explained.a, explained.b);
        let worst = of_conflict(a, b).map(|conflict| conflict.severity).max();
        let shown = explained.explanation.outcome.as_ref().ok().map(|(_, severity)| *severity);
        if worst != shown {
            wrong.push(format!("{a:?} and {b:?}: check says {worst:?}, explain {shown:?}"));
        }
        for conflict in of_conflict(a, b).filter(|conflict| conflict.sides.len() == 2) {
            let is_shown = explained.explanation.rulings.iter().any(|ruling| ruling.rule.id == conflict.rule.id && ruling.outcome == Ruled::Broken);
            if !is_shown {
                wrong.push(format!("{a:?} and {b:?}: explain does not say that {} is broken", conflict.rule.id));
            }
        }
        // what is in dispute and in no conflict was passed over by a rule, with a reason
        let open = explained.explanation.open.outcome.is_ok();
        let is_passed = explained.explanation.rulings.iter().any(|ruling| matches!(ruling.outcome, Ruled::Passed(_)));
        if open && !is_passed && worst.is_none() && a.source != b.source {
            wrong.push(format!("{a:?} and {b:?}: a dispute of open comparison that no rule reports"));
        }
    }
    wrong
}

/// What does not hold of any two of these documents.
fn all_differences(documents: &[Document]) -> Vec<String> {
    let pairs = documents.iter().enumerate().flat_map(|(at, a)| documents[at + 1..].iter().map(move |b| (a, b)));
    pairs.flat_map(|(a, b)| differences(a, b)).collect()
}

#[test]
fn all_stories_are_told_the_same_from_both_sides() {
    let mut wrong = Vec::new();
    for entry in fs::read_dir("corpus").unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        let documents = load(&[Input { path: entry.clone(), role: None }], &mut io::empty()).documents;
        wrong.extend(all_differences(&documents).into_iter().map(|it| format!("{}: {it}", entry.display())));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn all_rule_cases_are_told_the_same_from_both_sides() {
    let mut wrong = Vec::new();
    for rule in KNOWLEDGE.1.rules() {
        for case in &rule.cases {
            let documents = case.documents.iter().map(|written| {
                let mut document = Document::plain(&written.name, &written.text);
                document.date = written.date;
                document
            });
            wrong.extend(all_differences(&documents.collect::<Vec<_>>()).into_iter().map(|it| format!("{} / {}: {it}", rule.id, case.name)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The first thousand pairs of a file of JSON Lines, `{"a": text, "b": text}` or `{"body": text, "lead": text}`, which is named by the variable
/// `GAINSAY_PAIRS`; several files are separated as the paths of the system are.
#[test]
#[ignore = "takes a file of pairs: see CONTRIBUTING.md"]
fn the_pairs_of_a_file_are_told_the_same_from_both_sides() {
    let files: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("GAINSAY_PAIRS").expect("GAINSAY_PAIRS names a file")).collect();
    let lines = files.iter().flat_map(|file| fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect::<Vec<_>>());
    let pairs = lines.filter_map(|line| {
        let row: serde_json::Value = serde_json::from_str(&line).unwrap();
        let text = |keys: [&str; 2]| keys.iter().find_map(|key| row.get(key)?.as_str().map(str::to_owned));
        Some((text(["a", "body"])?, text(["b", "lead"])?))
    });
    let (mut seen, mut wrong) = (0, Vec::new());
    for (a, b) in pairs.take(1000) {
        seen += 1;
        wrong.extend(differences(&Document::plain("a.txt", a), &Document::plain("b.txt", b)).into_iter().map(|it| format!("pair {seen}: {it}")));
    }
    assert!(seen > 0, "no pair in {files:?}");
    assert!(wrong.is_empty(), "{} of {seen} pairs: {wrong:#?}", wrong.len());
}

fn dated(name: &str, text: &str, role: Role, date: Option<&str>) -> Document {
    let mut document = Document::plain(name, format!("{text}\n"));
    document.role = role;
    document.date = date.map(|date| date.parse().unwrap());
    document
}

fn findings(documents: Vec<Document>) -> Findings {
    let read = |(index, document): (usize, Document)| check::read(document, SourceId::new(index), means().lexicon);
    check::check(&Dossier::new(documents.into_iter().enumerate().map(read).collect()), &means())
}

#[test]
fn a_figure_that_one_source_confirms_is_worth_a_note() {
    let draft = dated("draft.md", "The ferry Brindle sank on Friday off Tarn and 31 passengers drowned, the harbour office said.", Role::Draft, None);
    let same = "On Friday the ferry Brindle sank off Tarn; 31 passengers drowned, according to the harbour office.";
    let other = "On Friday the ferry Brindle sank off Tarn; 44 passengers drowned, according to the harbour office.";
    let source = |name: &str, text: &str, date: &str| dated(name, text, Role::Source, Some(date));
    let alone = findings(vec![draft.clone(), source("old.txt", other, "2024-05-01")]);
    assert!(alone.conflicts.iter().any(|conflict| conflict.severity > Severity::Note), "{alone:?}");
    let both = findings(vec![draft, source("board.txt", same, "2024-05-04"), source("old.txt", other, "2024-05-01")]);
    assert!(!both.conflicts.is_empty() && both.conflicts.iter().all(|conflict| conflict.severity == Severity::Note), "{both:?}");
}

#[test]
fn a_rule_that_declares_a_relation_knows_every_key_of_it() {
    let files = fs::read_dir("src/engine/relation").unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    for (path, text) in files.map(|path| (path.clone(), fs::read_to_string(&path).unwrap())).filter(|(_, text)| text.contains("pub static RELATION")) {
        for (at, _) in text.match_indices(": Key =") {
            let name = text[..at].rsplit(' ').next().unwrap();
            assert!(text.matches(name).count() > 2, "{} declares {name} and does not ask for it", path.display());
        }
    }
}
