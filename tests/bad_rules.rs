//! What a rule author sees after a mistake: one bad file and one snapshot for each.

use gainsay::lexicon::Lexicon;
use gainsay::report::{self, Style};
use gainsay::rulebook::{RuleSource, load};

/// A rule without a mistake; each test spoils a line of it.
const GOOD: &str = r#"id       = "ferries-differ"
what     = "Two counts of ferries cannot both be right"
why      = "A reader who meets two counts needs to know whose they are."
help     = "Attribute both counts."
severity = "error"
checks   = [36]

[when]
event     = ["arrive"]
dimension = ["count"]
unit      = ["count"]

[relation.equal]
must-match = ["place"]
tolerance  = "rounding"
report     = ["contradicts"]

[[case]]
name   = "two ports"
expect = "clean"
[case.docs]
"a.txt" = "Twelve ferries arrived in Sund."
"b.txt" = { text = "Nine ferries arrived in Holm.", date = "2024-05-31" }
"#;

/// A rule without a mistake whose relation binds parts.
const BOUND: &str = r#"id       = "crew-exceeds-ship"
what     = "More sailors than people aboard"
why      = "One of the counts is wrong."
help     = "Check both."
severity = "error"

[when.part]
noun = ["sailor"]

[when.whole]
noun = ["person"]

[relation.at-most]
joint = "50%"
"#;

/// The vocabulary that ships.
fn lexicon() -> Lexicon {
    Lexicon::shipped().expect("the vocabulary that ships is good")
}

fn source(name: &str, text: &str) -> RuleSource {
    RuleSource { name: name.to_owned(), text: text.to_owned() }
}

/// Every mistake of these files, as a terminal shows it.
fn render(sources: &[RuleSource]) -> String {
    let errors = load(&mut lexicon(), sources).expect_err("a bad rule is refused");
    errors.iter().map(|error| report::diagnostic(error, Style::new(80)) + "\n").collect()
}

#[track_caller]
fn accept(snapshot: &str, shown: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/errors"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(snapshot, shown));
}

/// The good rule with one passage replaced.
#[track_caller]
fn spoil(good: &str, passage: &str, by: &str) -> String {
    assert!(good.contains(passage), "{passage}");
    good.replacen(passage, by, 1)
}

/// Spoils the good rule and compares what is shown.
#[track_caller]
fn shows(snapshot: &str, passage: &str, by: &str) {
    accept(snapshot, &render(&[source("desk/ferries/ferries-differ.toml", &spoil(GOOD, passage, by))]));
}

/// Spoils the good rule with parts and compares what is shown.
#[track_caller]
fn shows_bound(snapshot: &str, passage: &str, by: &str) {
    accept(snapshot, &render(&[source("desk/ferries/crew-exceeds-ship.toml", &spoil(BOUND, passage, by))]));
}

#[test]
fn good_rules_are_taken() {
    let sources = [source("desk/ferries/ferries-differ.toml", GOOD), source("desk/ferries/crew-exceeds-ship.toml", BOUND)];
    let rules = load(&mut lexicon(), &sources).expect("both are good");
    let rule = rules.get("ferries-differ").expect("it was loaded");
    assert_eq!((rule.family.as_str(), rule.cases[0].documents.len()), ("ferries", 2));
    assert_eq!(rule.cases[0].documents[1].date, Some(jiff::civil::date(2024, 5, 31)));
}

#[test]
fn not_toml() {
    shows("not-toml", "severity = \"error\"", "severity = error\"\nwhen = [");
}

#[test]
fn key_missing() {
    shows("key-missing", "help     = \"Attribute both counts.\"\n", "");
}

#[test]
fn wrong_type() {
    shows("wrong-type", "checks   = [36]", "checks   = \"36\"");
}

#[test]
fn a_table_that_should_be_a_list_of_tables() {
    let text = GOOD.replacen("[[case]]", "[case]", 1);
    let end = text.find("[[case]]").unwrap_or(text.len());
    accept("case-single", &render(&[source("desk/ferries/ferries-differ.toml", text.get(..end).expect("it is ASCII"))]));
}

#[test]
fn curly_quotes() {
    shows("curly-quotes", "severity = \"error\"", "severity = \u{201c}error\u{201d}");
}

#[test]
fn headings_of_cases_that_stand_twice() {
    let case = GOOD.split("[[case]]").nth(1).expect("it has a case");
    let text = GOOD.replace("[[case]]", "[case]") + "\n[case]" + &case.replace("two ports", "two more");
    accept("case-single-twice", &render(&[source("desk/ferries/ferries-differ.toml", &text)]));
}

#[test]
fn documents_of_a_case_as_a_list() {
    shows("case-docs-as-list", "[case.docs]", "[[case.docs]]");
}

#[test]
fn key_that_stands_twice() {
    shows("key-twice", "severity = \"error\"", "severity = \"error\"\nseverity = \"note\"");
}

#[test]
fn curly_quotes_inside_a_text() {
    shows("curly-quotes-inside", "\"Twelve ferries arrived in Sund.\"", "\"A \u{201c}dozen\u{201d} ferries arrived in Sund.");
}

#[test]
fn nouns_in_their_plural() {
    shows("noun-plural", "event     = [\"arrive\"]", "noun      = [\"passengers\", \"Commuter\"]");
}

#[test]
fn words_in_another_form() {
    shows("words-form", "event     = [\"arrive\"]", "with      = [\"ferries\"]\nwithout   = [\"united states\", \"sank\"]");
}

#[test]
fn phrases_for_words() {
    shows("phrases", "event     = [\"arrive\"]", "noun      = [\"ferry passengers\"]\nof        = [\"ferry line\"]\nwith      = [\"united states\"]");
}

#[test]
fn string_as_list() {
    shows("string-as-list", "event     = [\"arrive\"]", "measure   = [\"death-toll\"]");
}

#[test]
fn string_as_list_of_two() {
    shows("string-as-list-of-two", "event     = [\"arrive\"]", "measure   = [\"death-toll\", \"injured\"]");
}

#[test]
fn forms_of_a_relation() {
    let relation = "[relation.equal]\nmust-match = [\"place\"]\ntolerance  = \"rounding\"\nreport     = [\"contradicts\"]\n";
    shows("relation-forms", relation, "[relation.equal]\nmust-match = \"place\"\nevidence   = [\"story\"]\nreport     = \"contradicts\"\n");
    shows("relation-number", relation, "[relation.limit]\nmax = \"600\"\n");
    shows("relation-as-word", relation, "[relation]\nequal = \"place\"\n");
}

#[test]
fn verb_for_an_event_class() {
    shows("event-verb", "[\"arrive\"]", "[\"die\", \"murdered\"]");
}

#[test]
fn event_class_unlike_any() {
    shows("event-unlike-any", "[\"arrive\"]", "[\"zigzagging\"]");
}

#[test]
fn measure_unlike_any() {
    shows("measure-unlike-any", "event     = [\"arrive\"]", "measure   = \"xylophones\"");
}

#[test]
fn place_as_a_key() {
    shows("key-place", "event     = [\"arrive\"]", "place     = [\"Sund\"]\ncolour    = [\"red\"]");
}

#[test]
fn texts_of_a_case_as_one_text() {
    shows(
        "case-docs-as-text",
        "[case.docs]\n\"a.txt\" = \"Twelve ferries arrived in Sund.\"\n\"b.txt\" = { text = \"Nine ferries arrived in Holm.\", date = \"2024-05-31\" }\n",
        "docs = \"Twelve ferries arrived in Sund.\"\n",
    );
}

#[test]
fn number_with_commas() {
    let relation = "[relation.equal]\nmust-match = [\"place\"]\ntolerance  = \"rounding\"\nreport     = [\"contradicts\"]\n";
    shows("number-commas", relation, "[relation.limit]\nmax = 1,900\n");
}

#[test]
fn list_as_string() {
    shows("list-as-string", "event     = [\"arrive\"]", "event     = \"arrive\"");
}

#[test]
fn keys_unknown() {
    let text = spoil(&spoil(GOOD, "must-match", "must_match"), "severity = \"error\"", "severity = \"error\"\nseverty  = \"note\"");
    accept("keys-unknown", &render(&[source("desk/ferries/ferries-differ.toml", &text)]));
}

#[test]
fn measure_unknown() {
    shows("measure-unknown", "event     = [\"arrive\"]", "measure   = \"foreign-figters\"");
}

#[test]
fn event_unknown() {
    shows("event-unknown", "[\"arrive\"]", "[\"arive\"]");
}

#[test]
fn facet_unknown() {
    shows("facet-unknown", "[\"place\"]", "[\"place\", \"palce\", \"colour\"]");
}

#[test]
fn unit_unknown() {
    shows("unit-unknown", "[\"count\"]\n\n", "[\"percents\"]\n\n");
}

#[test]
fn severity_unknown() {
    shows("severity-unknown", "severity = \"error\"", "severity = \"fatal\"");
}

#[test]
fn verdict_unknown() {
    shows("verdict-unknown", "[\"contradicts\"]", "[\"contradict\", \"equal\"]");
}

#[test]
fn check_unknown() {
    shows("check-unknown", "[36]", "[36, 360]");
}

#[test]
fn id_unlike_file() {
    shows("id-unlike-file", "id       = \"ferries-differ\"", "id       = \"ferry-counts-differ\"");
}

#[test]
fn id_taken() {
    let sources = [source("desk/ferries/ferries-differ.toml", GOOD), source("desk/ships/ferries-differ.toml", GOOD)];
    accept("id-taken", &render(&sources));
}

#[test]
fn prose_empty() {
    shows("prose-empty", "\"Attribute both counts.\"", "\" \"");
}

#[test]
fn relation_missing() {
    shows("relation-missing", "[relation.equal]\nmust-match = [\"place\"]\ntolerance  = \"rounding\"\nreport     = [\"contradicts\"]\n", "");
}

#[test]
fn relation_unknown() {
    shows_bound("relation-unknown", "[relation.at-most]", "[relation.at-least]");
}

#[test]
fn relations_two() {
    shows("relations-two", "[[case]]", "[relation.limit]\nmin = 0\n\n[[case]]");
}

#[test]
fn part_unbound() {
    shows_bound("part-unbound", "[when.whole]\nnoun = [\"person\"]\n", "");
}

#[test]
fn part_unused() {
    shows_bound("part-unused", "[when.whole]", "[when.share]\ndimension = [\"share\"]\n\n[when.whole]");
}

#[test]
fn selector_without_part() {
    shows_bound("selector-without-part", "[when.part]", "[when]\ndimension = [\"count\"]\n\n[when.part]");
}

#[test]
fn limits_exchanged() {
    shows(
        "limits-exchanged",
        "[relation.equal]\nmust-match = [\"place\"]\ntolerance  = \"rounding\"\nreport     = [\"contradicts\"]\n",
        "[relation.limit]\nmin = 100\nmax = 0.5\n",
    );
}

#[test]
fn limits_missing() {
    shows("limits-missing", "[relation.equal]\nmust-match = [\"place\"]\ntolerance  = \"rounding\"\nreport     = [\"contradicts\"]\n", "[relation.limit]\n");
}

#[test]
fn unit_of_another_dimension() {
    shows("unit-of-another-dimension", "unit      = [\"count\"]", "unit      = [\"percent\"]");
}

#[test]
fn nothing_reported() {
    shows("nothing-reported", "[\"contradicts\"]", "[]");
}

#[test]
fn evidence_without_measure() {
    shows("evidence-without-measure", "tolerance  = \"rounding\"", "evidence   = \"measure\"");
}

#[test]
fn tolerance_unreadable() {
    shows("tolerance-unreadable", "\"rounding\"", "\"five percent\"");
}

#[test]
fn tolerance_negative() {
    shows("tolerance-negative", "\"rounding\"", "-2");
}

#[test]
fn outcome_unknown() {
    shows("outcome-unknown", "expect = \"clean\"", "expect = \"silent\"");
}

#[test]
fn reason_unknown() {
    shows("reason-unknown", "expect = \"clean\"", "expect  = \"clean\"\nbecause = \"evnt\"");
}

#[test]
fn case_empty() {
    let docs =
        "[case.docs]\n\"a.txt\" = \"Twelve ferries arrived in Sund.\"\n\"b.txt\" = { text = \"Nine ferries arrived in Holm.\", date = \"2024-05-31\" }\n";
    shows("case-empty", docs, "");
}

#[test]
fn case_date_impossible() {
    shows("case-date-impossible", "2024-05-31", "2024-05-32");
}

#[test]
fn many_mistakes_at_once() {
    let text = spoil(&spoil(&spoil(GOOD, "error", "eror"), "\"rounding\"", "\"some\""), "\"clean\"", "\"cleen\"");
    accept("many-mistakes-at-once", &render(&[source("desk/ferries/ferries-differ.toml", &text)]));
}

#[test]
fn vocabulary_unreadable() {
    accept("vocabulary-unreadable", &render(&[source("desk/lexicon/ships.toml", "bad")]));
}

#[test]
fn vocabulary_file_unknown() {
    accept("vocabulary-file-unknown", &render(&[source("desk/lexicon/hedge.toml", "")]));
}

#[test]
fn vocabulary_outside_its_folder() {
    accept("vocabulary-misplaced", &render(&[source("desk/lexikon/measures.toml", "[[measure]]\nname = \"ferries\"\nnouns = [\"ferry\"]\n")]));
}

#[test]
fn rule_in_the_folder_of_the_vocabulary() {
    accept("rule-in-lexicon", &render(&[source("desk/lexicon/ferries-differ.toml", GOOD)]));
}

#[test]
fn vocabulary_key_unknown() {
    let text = "[[class]]\nname = \"moor\"\nverb = [\"moor\"]\n";
    accept("vocabulary-key-unknown", &render(&[source("desk/lexicon/events.toml", text)]));
}

#[test]
fn vocabulary_in_another_form() {
    let rule = source("desk/ferries/ferries-differ.toml", &spoil(GOOD, "event     = [\"arrive\"]", "measure   = \"ferry-passengers\""));
    // that the rule asks for a measure of a file that cannot be read is no mistake of the rule
    let shown = |text: &str| render(&[source("desk/lexicon/measures.toml", text), rule.clone()]);
    let plural = "[[measure]]\nname  = \"ferry-passengers\"\nnouns = [\"passengers\", \"day trippers\", \"commuter\"]\n";
    let table = "[measure]\nname = \"ferry-passengers\"\n";
    let curly = "[[measure]]\nname = \u{201c}ferry-passengers\u{201d}\n";
    accept("vocabulary-form", &[plural, table, curly].map(shown).concat());
}

#[test]
fn what_no_line_of_toml_is() {
    let lines = [("[when]\n", "when\n"), ("\"rounding\"", "5 percent"), ("[\"count\"]\n\n", "\"count\", \"percent\"\n\n"), ("two ports", "two \"ports\"")];
    let shown = lines.map(|(passage, by)| render(&[source("desk/ferries/ferries-differ.toml", &spoil(GOOD, passage, by))]));
    accept("no-line", &shown.concat());
}

#[test]
fn pattern_unknown() {
    let text = GOOD.replace("tolerance  = \"rounding\"", "pattern    = \"transpose\"");
    accept("pattern-unknown", &render(&[source("desk/ferries/ferries-differ.toml", &text)]));
}

#[test]
fn echo_of_a_facet_that_cannot_differ() {
    let relation = "[relation.echo]\ndiffers = \"speaker\"\n";
    let text = format!("{}{relation}{}", GOOD.split("[relation.equal]").next().expect("it has one"), "");
    accept("echo-facet", &render(&[source("desk/ferries/ferries-differ.toml", &text)]));
}

#[test]
fn case_role_unknown() {
    let text = GOOD.replace("date = \"2024-05-31\"", "role = \"drafty\"");
    accept("case-role-unknown", &render(&[source("desk/ferries/ferries-differ.toml", &text)]));
}

#[test]
fn a_rule_of_the_same_family_and_id_stands_in_for_a_shipped_one() {
    let shipped = gainsay::rulebook::shipped_sources().into_iter().find(|source| source.name.ends_with("general/impossible-share.toml")).expect("it ships");
    let own = shipped.text.replace("severity = \"error\"", "severity = \"note\"");
    let rules = load(&mut lexicon(), &[source("desk/general/impossible-share.toml", &own)]).expect("it is good");
    assert_eq!(rules.get("impossible-share").expect("it was loaded").severity, gainsay::rule::Severity::Note);
    let elsewhere = load(&mut lexicon(), &[source("desk/ferries/impossible-share.toml", &own)]);
    assert!(elsewhere.is_err(), "in another family the id is taken");
}

#[test]
fn vocabulary_of_ones_own_is_taken_wherever_it_stands() {
    let mut lexicon = lexicon();
    let text = "[[class]]\nname = \"kill\"\nverbs = [\"martyr\"]";
    load(&mut lexicon, &[source("desk/lexicon/events.toml", text)]).expect("it is good");
    assert_eq!(lexicon.events.class_of_word("martyred"), Some("kill"));
}
