//! The steps of a check, one by one, give what a check gives.

use super::*;
use crate::rulebook;

/// Two that dispute a toll, one of another story that disputes nothing, and two that a named measure brings together.
const TEXTS: [&str; 5] = [
    "A fire at the Tarnby paper mill killed 11 workers on Monday, the police chief Anders Holt said.",
    "Investigators in Tarnby said that 18 workers died in the fire at the paper mill on Monday.",
    "Orchards in Quenby froze in April, and growers lost 2,300 trees.",
    "Up to 30,000 foreign fighters have crossed into Syria, the ministry said.",
    "Up to 38,000 foreign fighters have crossed into Syria, the institute said.",
];

fn with(then: impl FnOnce(&Knowledge<'_>)) {
    let mut lexicon = Lexicon::shipped().unwrap();
    let rules = rulebook::load(&mut lexicon, &[]).unwrap();
    then(&Knowledge { rules: &rules, lexicon: &lexicon });
}

fn study(text: &str, number: usize, knowledge: &Knowledge<'_>) -> Study {
    read(Document::plain(format!("{number}.txt"), text), SourceId::new(number), knowledge.lexicon)
}

fn dossier(texts: &[&str], knowledge: &Knowledge<'_>) -> Dossier {
    Dossier::new(texts.iter().enumerate().map(|(number, text)| study(text, number, knowledge)).collect())
}

/// The conflicts: the rule, and the text of each figure.
fn told(dossier: &Dossier, findings: &Findings) -> Vec<(String, Vec<String>)> {
    let text = |id: &AssertionId| {
        let study = dossier.study(id.source)?;
        Some(study.claims.get(id.index)?.span.of(study.document.text()).to_owned())
    };
    findings.conflicts.iter().map(|conflict| (conflict.rule.id.clone(), conflict.sides.iter().filter_map(|side| text(&side.assertion)).collect())).collect()
}

#[test]
fn two_that_do_not_fit_are_apart_and_two_that_do_are_not() {
    with(|knowledge| {
        let [first, second] = [0, 1].map(|number| study(TEXTS[number], number, knowledge));
        let meeting = judge(&first, &second, knowledge);
        assert!(meeting.is_apart);
        assert_eq!((meeting.first.len(), meeting.second.len()), (1, 1), "{meeting:?}");
        let same = study(TEXTS[0], 1, knowledge);
        let meeting = judge(&first, &same, knowledge);
        assert!(!meeting.is_apart && !meeting.first.is_empty(), "{meeting:?}");
        assert_eq!(judge(&study("", 0, knowledge), &study("", 1, knowledge), knowledge), Meeting::default());
    });
}

#[test]
fn a_pair_is_judged_alike_whatever_its_numbers_are_and_however_often() {
    with(|knowledge| {
        let near = judge(&study(TEXTS[0], 0, knowledge), &study(TEXTS[1], 1, knowledge), knowledge);
        let [first, second] = [study(TEXTS[0], 41, knowledge), study(TEXTS[1], 7, knowledge)];
        assert_eq!(judge(&first, &second, knowledge), near);
        assert_eq!(judge(&first, &second, knowledge), near);
        let turned = judge(&second, &first, knowledge);
        assert_eq!((turned.is_apart, turned.first, turned.second), (near.is_apart, near.second, near.first));
    });
}

#[test]
fn a_check_is_a_check_among_its_related_pairs() {
    with(|knowledge| {
        let dossier = dossier(&TEXTS, knowledge);
        let all = check(&dossier, knowledge);
        let pairs = related(dossier.studies());
        assert!(pairs.contains(&(0, 1)), "{pairs:?}");
        let among = check_among(&dossier, &pairs, knowledge);
        assert_eq!((told(&dossier, &among), &among.compared, &among.apart), (told(&dossier, &all), &all.compared, &all.apart));
        assert!(all.apart.contains(&(SourceId::new(0), SourceId::new(1))), "{:?}", all.apart);
        // without a pair only what needs none is left: a measure that a rule names
        let alone = check_among(&dossier, &[], knowledge);
        assert!(!alone.apart.contains(&(SourceId::new(0), SourceId::new(1))), "{:?}", alone.apart);
        assert!(alone.conflicts.len() < all.conflicts.len());
    });
}

#[test]
fn circles_by_themselves_give_what_all_of_them_give() {
    with(|knowledge| {
        let whole = dossier(&TEXTS, knowledge);
        let mut all = told(&whole, &check(&whole, knowledge));
        let circles = [&TEXTS[..2], &TEXTS[2..3], &TEXTS[3..]].map(|texts| dossier(texts, knowledge));
        let parts = circles.iter().flat_map(|circle| told(circle, &check_among(circle, &related(circle.studies()), knowledge)));
        let mut parts: Vec<_> = parts.collect();
        all.sort();
        parts.sort();
        assert_eq!(parts, all);
        assert!(all.len() > 1, "{all:?}");
        let of = |number: usize| links(&study(TEXTS[number], number, knowledge), knowledge);
        assert_eq!(of(3), of(4));
        assert!(of(0).is_disjoint(&of(3)) && !of(3).is_empty());
    });
}

#[test]
fn a_list_of_claims_says_what_a_check_says_below_a_list_whose_total_follows_it() {
    with(|knowledge| {
        let text =
            "The survey counted street trees:\n\n- Harbour: 310 trees\n- Old Town: 250 trees\n- Mill Lane: 220 trees\n\nIn all, 780 trees were counted.\n";
        let document = || Document::new("t.md".to_owned(), text.to_owned(), crate::document::Format::Markdown);
        let checked = read(document(), SourceId::new(0), knowledge.lexicon);
        let listed = list(document(), SourceId::new(0), knowledge.lexicon);
        let subjects = |assertions: Vec<&Assertion>| -> Vec<Option<String>> {
            assertions.into_iter().map(|it| it.subject.as_ref().map(|noun| noun.text.clone())).collect()
        };
        let found = subjects(checked.assertions.iter().map(AsRef::as_ref).collect());
        assert_eq!(found[..3], ["Harbour", "Old Town", "Mill Lane"].map(|name| Some(name.to_owned())));
        assert_eq!(subjects(listed.assertions.iter().collect()), found);
        assert_eq!(listed.claims, checked.claims);
    });
}
