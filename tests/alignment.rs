//! Which figures are held against each other, and which stay silent: one trap of news prose a test, in prose of our own.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use gainsay::check::{self, Dossier, Knowledge, Study};
use gainsay::conflict::{AssertionId, Finding};
use gainsay::document::Document;
use gainsay::engine::Reason;
use gainsay::lexicon::Lexicon;
use gainsay::rule::{RuleSet, Severity};
use gainsay::rulebook;
use gainsay::span::SourceId;

fn knowledge() -> (Lexicon, RuleSet) {
    let mut lexicon = Lexicon::shipped().unwrap();
    let rules = rulebook::load(&mut lexicon, &[]).unwrap();
    (lexicon, rules)
}

fn studies(texts: &[&str], lexicon: &Lexicon) -> Vec<Study> {
    let read = |(index, text): (usize, &&str)| check::read(Document::plain(format!("{index}.txt"), format!("{text}\n")), SourceId::new(index), lexicon);
    texts.iter().enumerate().map(read).collect()
}

/// The rules that report something, in order, with their severities.
fn reports(texts: &[&str]) -> Vec<(String, Severity, Finding)> {
    let (lexicon, rules) = knowledge();
    let findings = check::check(&Dossier::new(studies(texts, &lexicon)), &Knowledge { rules: &rules, lexicon: &lexicon });
    findings.conflicts.into_iter().map(|conflict| (conflict.rule.id.clone(), conflict.severity, conflict.finding)).collect()
}

#[track_caller]
fn silent(texts: &[&str]) {
    let found = reports(texts);
    assert!(found.is_empty(), "{found:?}");
}

#[track_caller]
fn speaks(texts: &[&str], rule: &str, severity: Severity) {
    let found = reports(texts);
    assert!(found.iter().any(|(id, level, _)| id == rule && *level == severity), "{found:?}");
}

/// The reason why the first figures of two texts are not in conflict.
fn reason(a: &str, b: &str) -> Option<Reason> {
    let (lexicon, rules) = knowledge();
    let (dossier, knowledge) = (Dossier::new(studies(&[a, b], &lexicon)), Knowledge { rules: &rules, lexicon: &lexicon });
    let first = |source: usize| AssertionId { source: SourceId::new(source), index: 0 };
    let findings = check::check(&dossier, &knowledge);
    check::explain(&dossier, &findings, &knowledge, &[(first(0), first(1))]).first().unwrap().explanation.outcome.as_ref().err().copied()
}

#[test]
fn two_totals_of_foreign_fighters_cannot_both_be_right() {
    let a = "Western envoys think that up to 12,000 foreign fighters have likely crossed into Marania, and as many as 7,000 have been killed.";
    let b = "They were the core of an army of roughly 18,000 foreign fighters from all continents who were drawn to the black flag of the rebels.";
    speaks(&[a, b], "foreign-fighter-totals-differ", Severity::Error);
}

#[test]
fn a_share_that_replaces_an_earlier_one_is_a_note() {
    let text = "\u{201c}The number in Syria is between 31 and 35 percent,\u{201d} the envoy said.\n\nThe ministry had previously estimated that the rebels \
                held about 50 per cent of the land in Iraq and about 20 per cent of the land in Syria.";
    let found = reports(&[text]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0.as_str(), found[0].1), ("territory-share-superseded", Severity::Note));
    assert!(matches!(found[0].2, Finding::Superseded { current: 0 }));
}

#[test]
fn held_and_lost_are_two_shares() {
    silent(&["The rebels hold 40 percent of Libya.", "The rebels have lost 45 percent of Libya."]);
}

#[test]
fn attacks_on_different_places_have_their_own_tolls() {
    silent(&[
        "The blast at the fish market of Tarin killed six people in March.",
        "A lorry killed 31 people on the promenade of Belmare in June.",
        "The knife attack at Oslo station killed three people last week.",
    ]);
}

#[test]
fn one_bombing_is_not_a_week_of_bombings() {
    silent(&["A bomb in Baghdad killed at least 23 people on Sunday.", "Attacks across Iraq have killed over 140 people in just the past week."]);
}

#[test]
fn fighters_are_no_square_miles() {
    silent(&["Some 20,000 fighters crossed into Syria.", "The rebels controlled nearly 40,000 square miles of Syria."]);
}

#[test]
fn two_people_have_two_ages() {
    silent(&["Hassan, who is in his mid-20s, surrendered at the crossing with Keller, 51."]);
}

#[test]
fn a_part_does_not_contradict_its_whole() {
    silent(&["An army of roughly 40,000 foreign fighters was drawn to Syria.", "In Denmark alone, more than 150 young men joined the group in Syria."]);
}

#[test]
fn a_share_of_now_is_not_a_share_of_years_ago() {
    silent(&["The rebels now control less than nine percent of Iraq, down from the 45 percent they held almost three years ago."]);
}

#[test]
fn bounds_that_meet_agree() {
    assert_eq!(
        reason("The mint of Lorvia will have struck the new coin by the end of 2031.", "The mint of Lorvia will have struck the new coin before 2032."),
        Some(Reason::SameValue)
    );
}

#[test]
fn every_silence_has_its_reason() {
    let base = "The ferry accident off Sandhaven killed 40 people on Friday.";
    assert_eq!(reason(base, "The ferry accident off Sandhaven killed at least 38 people on Friday."), Some(Reason::Bound));
    assert_eq!(reason(base, "The ferry accident off Sandhaven injured 55 people on Friday."), Some(Reason::Event));
    assert_eq!(reason(base, "The ferry accident off Sandhaven killed 40 people on Friday."), Some(Reason::SameValue));
    assert_eq!(reason(base, "The ferry accident off Sandhaven cost $2 million on Friday."), Some(Reason::Unit));
    assert_eq!(reason(base, "The ferry accident off Sandhaven killed 57 people on Friday."), None);
}

#[test]
fn a_rare_figure_belongs_to_its_quarter() {
    let source = "Morvale Foods earned $4.17 a share for the third quarter of 2022, up from $3.86 in the second quarter of 2022.";
    silent(&[source, "For the third quarter of 2022 Morvale Foods earned $4.17 a share."]);
}

#[test]
fn half_a_year_is_no_year() {
    let year = "Corvale Rail reported a loss of 16.1 million crowns for 2019 after fares fell.";
    let half = "The operator blamed the tunnel works of the first half, when Corvale Rail reported a loss of 21.9 million crowns as fares fell.";
    silent(&[year, half]);
}

#[test]
fn last_year_opens_a_sentence_about_another_time() {
    let now = "Members of the Harrow Dairy Cooperative will get an average payment of 52 pounds.";
    let then = "Last year, members of the Harrow Dairy Cooperative shared a profit, but the average payment was only 47 pounds.";
    silent(&[now, then]);
}

#[test]
fn a_due_date_is_not_the_year_of_an_event() {
    let due = "Corvale Rail is offering 100 million crowns of first mortgage bonds due 2037 to pay for the tunnel.";
    let other = "Corvale Rail set the price of the mortgage bonds in line with the state's bonds of 2036 to pay for the tunnel.";
    silent(&[due, other]);
}

#[test]
fn two_narrower_nouns_are_two_things() {
    let current = "Marania's current account surplus was 419 million dollars in February.";
    let capital = "Marania's long-term capital account surplus was 498 million dollars in February.";
    silent(&[current, capital]);
    let same = "Marania's current account surplus was 498 million dollars in February.";
    assert!(!reports(&[current, same]).is_empty());
}

#[test]
fn children_and_adults_add_up_to_the_injured() {
    let total = "Driver injures 11 outside Harrow school";
    let parts = "A driver ploughed into a crowd outside a Harrow school, injuring nine children and two adults.";
    silent(&[total, parts]);
}

#[test]
fn members_of_one_family_are_a_part_of_all_who_died() {
    let part = "Storm killed 7 relatives in Harrow";
    let whole = "The storm killed 23 people in Harrow on Sunday.";
    silent(&[part, whole]);
}

#[test]
fn more_than_two_years_may_be_called_two_years() {
    silent(&["Pirates free Maranian sailor held for 2 years", "The Maranian sailor had been held by pirates for more than two years."]);
}

#[test]
fn a_year_far_from_all_years_of_the_source_was_meant_to_be_one_of_them() {
    let source = "The central bank said on Monday that output of Marania grew fast in 2004. Exports rose by a third in 2004, and prices at home went up \
again. Growth will slow in 2005, it said, once the tunnel at Corvale is finished and the builders leave.";
    speaks(&["Marania's economy grew at a breakneck pace during 1995.", source], "one-quantity-two-values", Severity::Warning);
    silent(&["Bonds of Marania due 1995 fell on Monday.", source]);
}

#[test]
fn one_mention_of_a_year_nearby_is_enough_and_history_is_left_alone() {
    let source = "The harbour board of Corvale met on Monday to look back on its regatta. The crews of 2017 came from nine towns, it said, and the \
harbour will be dredged again before the next one.";
    speaks(&["Nine towns sent crews to the Corvale regatta in 2009.", source], "one-quantity-two-values", Severity::Error);
    silent(&["The first Corvale regatta was sailed in 1874, when the harbour was a beach.", source]);
}

#[test]
fn what_the_source_tells_again_as_known_is_what_the_statement_introduces() {
    let source = "Banks in three towns have shown an interest, said the trade minister of Marania, Ilvo Renn, who came back from Corvale on Sunday. He proposed the \
250 million dollar fund on a visit to the islands last autumn. Nothing has been signed.";
    silent(&["A 250 million dollar harbour fund will start work in spring, the government of Marania said.", source]);
    // another fund, met for the first time
    let other = "Banks in three towns have shown an interest, said the trade minister, Ilvo Renn. Corvale has had a 40 million dollar fund since the war.";
    silent(&["A 500 million dollar harbour fund will start work in spring, the government of Marania said.", other]);
}

#[test]
fn a_year_narrows_the_same_thing_in_both() {
    let source = "Both swim for Corvale and met at school. The 2014 medals will be handed out on 3 December, when the islands' swimmers meet for their winter \
gala. The trophy was given by a shipping line in 1971.";
    silent(&["Swimmers Ana Terim and Jory Hale have won the 2014 Corvale Medals of the islands' swimming union.", source]);
}

#[test]
fn two_seasons_that_share_a_year_are_two() {
    let source = "The board said that the wheat crop of Marania in the 2016/17 season came to 4 million tonnes.";
    speaks(&["The wheat crop of Marania in the 2015/16 season came to 4 million tonnes.", source], "one-quantity-two-values", Severity::Warning);
    silent(&["The wheat crop of Marania in the 2016/17 season came to 4 million tonnes.", source]);
}

#[test]
fn digits_that_were_exchanged_speak_for_one_thing() {
    let source = "Curators had feared that the works on the east wing would keep people away. Director Hanne Oster said the Holm Museum sold 268,000 tickets \
in the year to June. A third of the visitors came from abroad.";
    assert!(!reports(&["Visitors from abroad help the Holm Museum to 286,000 tickets in a year of works.", source]).is_empty());
    silent(&["Visitors from abroad help the Holm Museum to 268,000 tickets in a year of works.", source]);
}

#[test]
fn two_forecasters_have_two_forecasts() {
    let a = "Output of Marania will grow by 2.4 percent next year, Anna Bern of Helm Bank said.";
    let b = "Output of Marania will grow by 3.1 percent next year, Ilvo Renn of Quay Trust said.";
    silent(&[a, b]);
}

#[test]
fn what_two_named_speakers_say_is_a_milder_disagreement() {
    let a = "The storm sank 60 fishing boats in the harbour of Corvale, Captain Anna Bern said.";
    let b = "The storm sank 40 fishing boats in the harbour of Corvale.";
    speaks(&[a, b], "one-quantity-two-values", Severity::Error);
    let attributed = "The storm sank 40 fishing boats in the harbour of Corvale, Mayor Ilvo Renn said.";
    speaks(&[a, attributed], "one-quantity-two-values", Severity::Warning);
}

#[test]
fn a_headline_in_front_matter_is_held_against_the_body() {
    let body = "Lantern Bank will cut 2,400 jobs in Harlow, the bank said on Monday.";
    speaks(&[&format!("---\ntitle: Lantern Bank to cut 4,200 jobs in Harlow\n---\n{body}")], "digits-transposed", Severity::Error);
    silent(&[&format!("---\ntitle: Lantern Bank to cut 2,400 jobs in Harlow\n---\n{body}")]);
}

#[test]
fn one_of_several_is_none_of_the_others() {
    let a = "A 6.4-magnitude quake shook Corvale on Monday night and brought down the roof of its fish market, the harbour office said.";
    let b =
        "Quakes shook Corvale on Monday night, the harbour office said. One of the quakes, a 5.8-magnitude tremor, brought down the roof of the fish market.";
    silent(&[a, b]);
}

#[test]
fn two_sentences_that_tell_of_the_dead_and_the_wounded_agree() {
    silent(&["The shooting at the Corvale market left three people dead and 12 others wounded. Three dead and 12 wounded after gun battle in Corvale."]);
}

#[test]
fn a_headline_is_held_against_its_body() {
    speaks(
        &["Lantern Bank to cut 4,200 jobs in Harlow\n\nLantern Bank will cut 2,400 jobs in Harlow, the bank said on Monday."],
        "digits-transposed",
        Severity::Error,
    );
    silent(&["Lantern Bank to cut 2,400 jobs in Harlow\n\nLantern Bank will cut about 2,400 jobs in Harlow, the bank said on Monday."]);
}

#[test]
fn a_dateline_says_when_a_story_was_filed_and_nothing_of_what_happened() {
    let draft = "Skell Ferries lost 9.5 million pounds, its worst year was 2024, the company said.";
    let wire = "BRINDLE, March 12, 2026 (Wire) - Skell Ferries lost 9.5 million pounds, the company said.";
    silent(&[draft, wire]);
    assert_eq!(Document::plain("wire.txt", wire).date, Some(jiff::civil::date(2026, 3, 12)));
}

#[test]
fn years_of_two_figures_are_not_held_against_each_other() {
    let draft = "Losses of Skell Ferries widened to \u{a3}14.5 million last year from \u{a3}9.5 million in 2024, the company said.";
    let wire = "Skell Ferries lost \u{a3}14.5 million in 2025, up from \u{a3}9.5 million a year earlier, the company said.";
    silent(&[draft, wire]);
    speaks(&["Skell Ferries lost \u{a3}14.5 million in 2023, the company said.", wire], "one-quantity-two-values", Severity::Warning);
}

#[test]
fn last_year_is_told_from_the_day_of_publication() {
    let lost = |day: &str, amount: &str| format!("---\ndate: {day}\n---\nSkell Ferries lost {amount} million pounds last year, the company said.");
    let (old, new) = (lost("2024-03-14", "9.5"), lost("2026-03-12", "14.5"));
    silent(&[&old, &new]);
    assert_eq!(reason(&old, &new), Some(Reason::Time));
    speaks(&[&lost("2026-03-13", "9.5"), &new], "one-quantity-two-values", Severity::Warning);
}

#[test]
fn who_is_told_does_not_speak() {
    let (lexicon, _) = knowledge();
    for (text, who) in [
        ("Marian Oakes, 52, told the harbour council that numbers had fallen to 410,000.", "Marian Oakes"),
        ("Marian Oakes told the harbour council that numbers had fallen to 410,000.", "Marian Oakes"),
        ("\u{201c}We carried 410,000 people,\u{201d} said Marian Oakes.", "Marian Oakes"),
        ("Marian Oakes, 52, said on Thursday that 410,000 people came.", "Marian Oakes"),
    ] {
        let study = studies(&[text], &lexicon).remove(0);
        assert_eq!(study.assertions.last().unwrap().speaker.as_deref(), Some(who), "{text}");
    }
}

#[test]
fn what_comes_after_the_fact_is_no_forecast() {
    let (lexicon, _) = knowledge();
    let study = studies(&["Skell Ferries will raise the fare to 10 pounds after losses widened to 14 million pounds last year."], &lexicon).remove(0);
    let modes: Vec<_> = study.assertions.iter().map(|assertion| assertion.mode).collect();
    assert_eq!(modes, [gainsay::claim::Mode::Forecast, gainsay::claim::Mode::Asserted]);
}
