//! Tuples of figures whose units fit an equation, of one sentence or of a few that follow each other, or with those of the title, of the
//! sentence that opens the story, or of an earlier one that speaks of the same things.
//!
//! Nothing here says that they belong together: that is for the judge. "Sales rose 12% to $56m from $50m; a third of 900 staff left" offers
//! the share 12 % of two amounts of money, their change, and the same for the third.

use std::collections::{BTreeMap, BTreeSet};

use super::account::{Account, Tuple};
use super::offer::Offer;
use super::said::restated;
use crate::limit::Limit;
use crate::quantity::Dimension;
use crate::witness::Witness;

/// Figures of one window at the most: a longer one is a table, which has lines and columns of its own.
const CROWD: usize = Limit::SentenceFigures.most();
/// The same with the words and lists that figures may hang on.
const CROWD_WITH_WORDS: usize = 3 * CROWD;
/// Sentences from the first to the last figure at the most, but for those of the title, the opening and of what is spoken of again.
const REACH: usize = 2;

/// Earlier sentences that speak of the same things, beside the first of them: the nearest.
const NEAREST: usize = 3;

/// Nodes of a document that are held against those of other sentences, at the most.
pub(super) const ACROSS: usize = Limit::FiguresAcross.most();

/// All tuples of a document: each begins in one sentence and reaches no further than the next ones, or hangs the title, the opening or a sentence
/// that speaks of the same things on it. Of what is further down than so many figures, each stays within its sentence.
#[must_use]
pub fn tuples(account: &Account<'_>) -> Vec<Tuple> {
    tuples_across(account, ACROSS)
}

/// The same where so many nodes are held against those of other sentences.
fn tuples_across(account: &Account<'_>, across: usize) -> Vec<Tuple> {
    let mut found = Vec::new();
    let is_crowd = |nodes: &[usize]| nodes.len() > CROWD_WITH_WORDS || nodes.iter().filter(|&&node| account.assertion(node).is_some()).count() > CROWD;
    let title: Vec<usize> = if account.stages.first().is_some_and(|stage| stage.title) { account.of(0).collect() } else { Vec::new() };
    let opening = account.opening();
    let lead: Vec<usize> = account.of(opening).collect();
    let opens = account.stages.get(opening).map_or(0, |stage| stage.sentence);
    let spoken = Spoken::of(account, opening);
    for (at, stage) in account.stages.iter().enumerate() {
        let own: Vec<usize> = account.of(at).collect();
        if is_crowd(&own) {
            continue;
        }
        let is_across = own.last().is_none_or(|&last| last < across);
        let reach = if is_across { REACH } else { 0 };
        let mut window = own.clone();
        for (next, _) in account.stages.iter().enumerate().skip(at + 1).take_while(|(_, next)| next.sentence - stage.sentence <= reach) {
            window.extend(account.of(next));
            if is_crowd(&window) {
                window.truncate(window.len() - account.of(next).len());
                break;
            }
        }
        Offer::new(account, &mut found, [own.as_slice(), &[]]).all(&window);
        if !is_across {
            continue;
        }
        let of_all = [(&title, 0), (&lead, opens)].into_iter().filter(|(far, from)| !far.is_empty() && stage.sentence > from + REACH);
        let again = spoken.before(account, at).into_iter().map(|earlier| account.of(earlier).collect());
        for far in of_all.map(|(far, _)| far.clone()).chain(again) {
            let window: Vec<usize> = far.iter().chain(&own).copied().collect();
            if !is_crowd(&window) {
                Offer::new(account, &mut found, [own.as_slice(), far.as_slice()]).all(&window);
            }
        }
    }
    restated(account, across, if is_crowd(&title) { &[] } else { &title }, &mut found);
    found
}

/// The sentences that speak of each noun, by their numbers among those that are looked at: "the 15,400 tenants" and, paragraphs later, "a third of
/// tenants". The title and the opening are held against all that follows anyway.
struct Spoken<'a>(BTreeMap<&'a str, Vec<usize>>);

impl<'a> Spoken<'a> {
    fn of(account: &Account<'a>, opening: usize) -> Self {
        let mut found: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for at in opening + 1..account.stages.len() {
            for noun in nouns(account, at) {
                found.entry(noun).or_default().push(at);
            }
        }
        Self(found)
    }

    /// Of the sentences that speak of what one speaks of, and that it is not held against for standing near: the first, and the nearest.
    fn before(&self, account: &Account<'a>, at: usize) -> BTreeSet<usize> {
        let sentence = |stage: usize| account.stages.get(stage).map_or(0, |stage| stage.sentence);
        let is_far = |earlier: &usize| sentence(*earlier) + REACH < sentence(at);
        let ends = |all: &Vec<usize>| {
            let far = all.partition_point(is_far);
            [all.first().copied().filter(|_| far > 0), far.checked_sub(1).map(|last| all[last])]
        };
        let all: BTreeSet<usize> = nouns(account, at).into_iter().filter_map(|noun| self.0.get(noun)).flat_map(ends).flatten().collect();
        let passed = all.len().saturating_sub(NEAREST);
        all.into_iter().enumerate().filter(|(nth, _)| *nth == 0 || *nth >= passed).map(|(_, stage)| stage).collect()
    }
}

/// The nouns that the figures of a sentence count, and of which they are parts; none of times.
fn nouns<'a>(account: &Account<'a>, stage: usize) -> BTreeSet<&'a str> {
    let is_time = |it: &Witness| matches!(it.unit.dimension(), Dimension::Duration | Dimension::Age | Dimension::Year | Dimension::Date | Dimension::TimeOfDay);
    let counted = account.of(stage).filter_map(|node| account.assertion(node)).filter(|it| !is_time(it));
    counted.flat_map(|it| [it.noun.as_ref(), it.whole.as_ref()]).flatten().map(|noun| noun.lemma.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::equation::Equation;
    use super::*;
    use crate::check::{self, Study};

    fn read(text: &str) -> Study {
        let lexicon = crate::lexicon::Lexicon::shipped().unwrap();
        check::read(crate::document::Document::plain("a.txt", text), crate::span::SourceId::new(0), &lexicon)
    }

    /// The tuples that come out, with their figures as written.
    fn comes_out(text: &str) -> Vec<(Equation, String, Vec<String>)> {
        let study = read(text);
        let account = Account::new(&study.stages, &study.assertions);
        let written = |node: usize| account.assertion(node).map(|it| it.figure.of(text).to_owned()).unwrap_or_default();
        let held = tuples(&account).into_iter().filter(|tuple| account.holds(tuple));
        held.map(|tuple| (tuple.equation, written(tuple.derived), tuple.others.iter().map(|&other| written(other)).collect())).collect()
    }

    #[test]
    fn figures_that_satisfy_an_equation_are_found_whatever_the_words() {
        for (text, equation) in [
            ("On 1,250 allotments there is a shed; that is 78% of the 1,600 on the council's list.", Equation::Share),
            ("The orchard gave 460 crates in May. In June it was 575 crates, 25% more.", Equation::Change),
            ("Rain fell on 212 days, against 187 days the year before, 25 days more.", Equation::Difference),
            ("Support went to 46 percent from 39 percent, a gain of 7 percentage points.", Equation::Points),
            ("The library lent 3,411 novels and 2,208 atlases; 5,619 books in all.", Equation::Sum),
            ("Some 62 percent stayed at home and 38 percent went out.", Equation::Rest),
            ("They moved 450 tonnes at £175 a tonne, £78,750 in all.", Equation::Product),
            ("The motion fell by 203 votes to 184, a margin of 19 votes.", Equation::Difference),
            ("The county saw 27 drownings among 540,000 residents, or 5 per 100,000.", Equation::Share),
            ("The mean was 4.1 days, with a range from 2 to 7 days.", Equation::Between),
            ("It opened on 4 May and shut on 12 June, 39 days later.", Equation::Span),
            ("Born in 1972, she was 42 when she died in 2014.", Equation::Age),
            ("Run at 2 kW for 3 hours, the heater takes 6 kWh.", Equation::InTime),
            ("Marlow, the second-largest port, handled 57,000 ships; Erbat handled 55,000 and Holm 60,000.", Equation::Rank),
            ("The brewery marks its 125th anniversary in 2024; it was founded in 1899.", Equation::Span),
            ("It strikes 45 per 100,000 people, or 0.045 per cent.", Equation::Conversion),
            ("Each tank holds 36 gallons, 164 litres.", Equation::Conversion),
            ("Survival was 31 months, 95% CI 26-37, in the treated group.", Equation::Between),
            ("The ferry left Hull at 18:30 and reached Ostend at 07:30, a crossing of 13 hours.", Equation::Span),
            ("Oil spilled at 60,000 barrels a day, twelve times the company's first estimate of 5,000.", Equation::Multiple),
            ("Classes got bigger. There were 29.4 pupils to a class in 2023, and 27.8 had been the figure in 2018.", Equation::Order),
            ("The painter Nils Alba (1888–1961) died at the age of 73.", Equation::Age),
            ("Leeds had the fewest injuries, nine, against 14 at Hull and 17 at York.", Equation::Rank),
            ("Of all adults 66% own a car, of men 72% and of women 58%.", Equation::Between),
            ("It is made up of four parties, the Reds, the Blues, the Farmers' Union and the Pensioners' List.", Equation::Listed),
            ("She was jailed for six years. Friends wept as the six-year sentence was read.", Equation::Restated),
        ] {
            assert!(comes_out(text).iter().any(|found| found.0 == equation), "{text}: {:?}", comes_out(text));
        }
    }

    #[test]
    fn behind_so_many_figures_each_stays_within_its_sentence() {
        let text = "The orchard gave 460 crates in May. In June it was 575 crates, 25% more. In July 230 of 920 crates, or 25%, were lost.";
        let study = read(text);
        let account = Account::new(&study.stages, &study.assertions);
        let of = |across: usize| -> Vec<Tuple> { tuples_across(&account, across) };
        let is_within = |tuple: &Tuple| tuple.members().all(|node| account.nodes[node].place.0 == account.nodes[tuple.derived].place.0);
        assert_eq!(of(account.nodes.len()), tuples(&account));
        assert_eq!(of(0).into_iter().filter(|tuple| !is_within(tuple)).collect::<Vec<_>>(), []);
        assert!(of(0).iter().any(|tuple| tuple.equation == Equation::Share));
        let all = tuples(&account);
        assert_eq!(of(0), all.iter().filter(|tuple| is_within(tuple)).cloned().collect::<Vec<_>>());
        // those of the first sentence still reach the next ones
        let first = of(account.of(0).end);
        assert!(first.iter().any(|tuple| !is_within(tuple)) && first.len() < all.len());
    }

    #[test]
    fn figures_of_other_units_or_far_sentences_are_not_held_against_each_other() {
        let far = |first: &str, then: &str| {
            let idle = "It was a dry year. Nobody complained.";
            format!("Rain fell for 12 hours. {idle} The orchard gave 460 {first}. {idle} In June it was 575 {then}, 25% more.")
        };
        assert_eq!(comes_out(&far("crates", "sacks")), []);
        // what is spoken of again is held against where it was spoken of
        assert!(comes_out(&far("crates", "crates")).iter().any(|found| found.0 == Equation::Change));
        assert_eq!(comes_out("The 40 buses used 160 litres, 25% of them biofuel."), []);
    }
}
