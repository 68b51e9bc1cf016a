//! Every story of `corpus/`: which rules speak, which stories stay silent, and that no story speaks about another.
//!
//! A story is a folder of short articles whose name says what it shows. Where it holds a `draft.md`, the rest of the folder are the
//! sources that the draft is checked against, as `gainsay check draft.md --against sources` does.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and reads files")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use gainsay::check::{self, Outcome, Study};
use gainsay::document::{Input, Loaded, Role, load};
use gainsay::lexicon::Lexicon;
use gainsay::report::{self, Style};
use gainsay::rule::{self, RuleSet};
use gainsay::span::SourceId;

/// Stories that speak, with the rules that speak in each, in order of position.
const SPEAKING: &[(&str, &[&str])] = &[
    ("boards-total-in-three-sums", &["total-unlike-parts", "difference-does-not-follow", "percent-of-counts"]),
    ("budget-total-unlike-parts", &["total-unlike-parts"]),
    ("draft-and-sources", &["digits-transposed"]),
    ("earnings-growth-does-not-follow", &["percent-change-does-not-follow"]),
    ("fell-upwards", &["direction-unlike-values"]),
    ("fighters-two-totals", &["foreign-fighter-totals-differ"]),
    ("headline-unlike-body", &["digits-transposed"]),
    ("match-attendance-exchanged", &["digits-transposed"]),
    ("points-called-percent", &["points-called-percent"]),
    ("range-upside-down", &["range-upside-down"]),
    ("share-superseded", &["territory-share-superseded"]),
    ("share-unlike-counts", &["percent-of-counts"]),
    ("storm-units-disagree", &["units-disagree"]),
    ("toll-grows-by-the-day", &["speaker-gives-two-values"]),
    ("toll-two-outlets", &["death-tolls-differ"]),
    ("weekday-unlike-date", &["day-of-week-unlike-date"]),
];

/// Stories whose verdict is not right yet, each with the reason; one that has become right fails until it is taken off the list.
const NOT_YET: &[(&str, &str)] = &[];

/// Stories in which a figure is misread today, each with how; their claims are no snapshot until they are right.
const MISREAD: &[(&str, &str)] = &[];

/// Stories that stay silent, each with what tempts a careless reader to speak.
const SILENT: &[(&str, &str)] = &[
    ("bombing-and-week", "the toll of one bombing and the toll of a week"),
    ("britons-among-fighters", "a part among the whole"),
    ("budget-adds-up", "parts, a total and a share that are right"),
    ("court-two-sentences", "one crime, two men, two sentences"),
    ("earnings-add-up", "a percentage that is right; a profit and last year's loss"),
    ("estimates-range", "a range that the text itself reports, and a figure inside it"),
    ("fighters-and-square-miles", "one number, two units"),
    ("held-and-lost", "one share, two events"),
    ("match-two-reports", "an exact crowd and a bound; a score is no count"),
    ("numbers-that-count-nothing", "flights, buses, house numbers, votes, telephone numbers"),
    ("pasted-from-the-desk", "one figure in three spellings, line ends, dashes and markup"),
    ("rounding-stays-silent", "rounded and exact"),
    ("share-now-and-then", "now and three years ago"),
    ("storm-two-counties", "one storm, two counties"),
    ("three-attacks-three-tolls", "three attacks in one year"),
    ("two-people-two-ages", "two people of one story"),
];

struct Knowledge {
    lexicon: Lexicon,
    rules: RuleSet,
}

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| {
    let mut lexicon = Lexicon::shipped().unwrap();
    let rules = rule::load(&mut lexicon, &[]).unwrap();
    Knowledge { lexicon, rules }
});

fn folders() -> BTreeSet<String> {
    let entries = fs::read_dir("corpus").unwrap().map(Result::unwrap);
    entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap()).collect()
}

fn inputs(story: &str) -> Vec<Input> {
    let folder = Path::new("corpus").join(story);
    let draft = folder.join("draft.md");
    if draft.exists() {
        return vec![Input { path: draft, role: Some(Role::Draft) }, Input { path: folder.join("sources"), role: Some(Role::Source) }];
    }
    vec![Input { path: folder, role: None }]
}

fn studies(inputs: &[Input]) -> Vec<Study> {
    let Loaded { documents, errors, warnings } = load(inputs, &mut io::empty());
    assert!(errors.is_empty() && warnings.is_empty(), "{errors:?} {warnings:?}");
    documents.into_iter().enumerate().map(|(index, document)| check::read(document, SourceId::new(index), &KNOWLEDGE.lexicon)).collect()
}

fn checked(inputs: &[Input]) -> Outcome {
    check::check(studies(inputs), &KNOWLEDGE.rules, &KNOWLEDGE.lexicon)
}

fn rules_of(outcome: &Outcome) -> Vec<String> {
    outcome.conflicts.iter().map(|conflict| conflict.rule.id.clone()).collect()
}

/// The story that a source belongs to: "corpus/<story>/...".
fn story_of(outcome: &Outcome, source: SourceId) -> String {
    let name = PathBuf::from(outcome.studies[source.index()].document.name());
    name.components().nth(1).unwrap().as_os_str().to_str().unwrap().to_owned()
}

fn is_not_yet(story: &str) -> bool {
    NOT_YET.iter().any(|(name, _)| *name == story)
}

#[test]
fn every_folder_is_a_story_and_every_story_a_folder() {
    let listed: Vec<String> = SPEAKING.iter().map(|(story, _)| story).chain(SILENT.iter().map(|(story, _)| story)).map(|&story| story.to_owned()).collect();
    let unique: BTreeSet<String> = listed.iter().cloned().collect();
    assert_eq!(listed.len(), unique.len(), "a story is listed twice");
    assert_eq!(unique, folders());
    assert!(SILENT.len() >= SPEAKING.len(), "the silent corpus is as large as the speaking one");
}

#[test]
fn speaking_stories_speak() {
    let mut wrong = Vec::new();
    for (story, rules) in SPEAKING {
        let found = rules_of(&checked(&inputs(story)));
        if (found == *rules) == is_not_yet(story) {
            wrong.push(format!("{story}: expected {rules:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn one_figure_is_blamed_only_where_it_breaks_several_relations() {
    for (story, _) in SPEAKING {
        let outcome = checked(&inputs(story));
        let blamed: Vec<String> = outcome
            .conflicts
            .iter()
            .filter_map(|conflict| conflict.remedy.as_ref())
            .map(|remedy| format!("{} by {}", remedy.relations, remedy.changes.iter().map(|change| change.needed.to_string()).collect::<Vec<_>>().join(", ")))
            .collect();
        let expected: &[&str] = if *story == "boards-total-in-three-sums" { &["3 by 298"; 3] } else { &[] };
        assert_eq!(blamed, expected, "{story}");
    }
}

#[test]
fn silent_stories_stay_silent() {
    let mut wrong = Vec::new();
    for (story, temptation) in SILENT {
        let found = rules_of(&checked(&inputs(story)));
        if found.is_empty() == is_not_yet(story) {
            wrong.push(format!("{story} ({temptation}): found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_story_speaks_about_another() {
    let outcome = checked(&[Input { path: PathBuf::from("corpus"), role: None }]);
    for conflict in &outcome.conflicts {
        let stories: BTreeSet<String> = conflict.sides.iter().map(|side| story_of(&outcome, side.site.source)).collect();
        assert_eq!(stories.len(), 1, "{}: {stories:?}", conflict.rule.id);
        let story = stories.first().unwrap();
        let expected = SPEAKING.iter().find(|(name, _)| name == story).map_or(&[][..], |(_, rules)| rules);
        assert!(expected.contains(&conflict.rule.id.as_str()) || is_not_yet(story), "{story}: {}", conflict.rule.id);
    }
}

#[test]
fn every_report_is_as_it_was_read() {
    common::with_snapshots("corpus", || {
        for (story, _) in SPEAKING.iter().filter(|(story, _)| !is_not_yet(story)) {
            let text = report::report(&checked(&inputs(story)), Style::new(100));
            common::fits(&text, 100);
            insta::assert_snapshot!(format!("{story}.report"), text);
        }
    });
}

#[test]
fn every_assertion_is_as_it_was_read() {
    common::with_snapshots("corpus", || {
        for story in folders().iter().filter(|story| !MISREAD.iter().any(|(name, _)| name == story)) {
            insta::assert_snapshot!(format!("{story}.claims"), report::table(&studies(&inputs(story)), Style::new(150)));
        }
    });
}
