//! Words before and after a figure that weaken it or make it a bound.
//!
//! ```toml
//! # rules/lexicon/hedges.toml
//! [tolerance]                  # shares of the value
//! about = "0.1"
//! [slack]                      # how far apart two figures still say the same
//! converted = "0.02"
//! [[hedge]]
//! hedge = "at-most"
//! before = ["up to", "no more than"]
//! after = ["at most"]
//! tolerance = "0.05"           # for these words only
//! [[reach]]                    # "spread over 11 sites": the verb takes the preposition, which is no hedge
//! preposition = "over"
//! verbs = ["spread"]
//! ```

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::PhraseMap;
use super::error::{Exact, Problem, Source, read};
use super::table::WordSet;
use crate::quantity::{Amount, Hedge};
use crate::schema::OneOf;

/// The hedges, by where they stand.
#[derive(Clone, Debug, Default)]
pub struct Hedges {
    /// Before the figure: "up to", "roughly".
    pub before: PhraseMap<HedgeWord>,
    /// After the figure: "or more", "or so".
    pub after: PhraseMap<HedgeWord>,
    /// How far apart two figures for one thing still say the same.
    pub slack: Slack,
    tolerances: BTreeMap<Hedge, Amount>,
    reach: BTreeMap<Box<str>, WordSet>,
}

/// How far apart two figures for one thing still say the same; nothing where the vocabulary does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slack {
    /// Between a fraction and a percentage, in points.
    pub fraction: Amount,
    /// Between two units, as a share of the larger value.
    pub converted: Amount,
    /// The same between two words for a time.
    pub converted_time: Amount,
    /// Between a large figure and what others come to, as a share of it.
    pub computed: Amount,
    /// Between two figures that are one amount in two units, as a share of the larger value.
    pub one_amount: Amount,
}

/// What a hedge does to the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HedgeWord {
    /// Its kind.
    pub hedge: Hedge,
    /// A tolerance of its own, as a share of the value.
    pub tolerance: Option<Amount>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    /// How far a value may be off, as a share of it, by kind of hedge.
    #[schemars(with = "BTreeMap<String, Exact>")]
    #[serde(default)]
    tolerance: BTreeMap<Hedge, Exact>,
    /// How far apart two figures for one thing still say the same.
    slack: Option<SlackEntry>,
    /// Words that weaken or bound a figure.
    #[serde(default)]
    hedge: Vec<Entry>,
    /// Verbs that take a preposition, which is then no hedge.
    #[serde(default)]
    reach: Vec<Reach>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct SlackEntry {
    /// Between a fraction and a percentage, in points.
    fraction: Option<Exact>,
    /// Between two units, as a share of the larger value.
    converted: Option<Exact>,
    /// The same between two words for a time.
    converted_time: Option<Exact>,
    /// Between a large figure and what others come to, as a share of it.
    computed: Option<Exact>,
    /// Between two figures that are one amount in two units, as a share of the larger value.
    one_amount: Option<Exact>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Reach {
    /// The preposition: "over".
    preposition: String,
    /// The verbs, as lemmas: "spread".
    verbs: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    /// What they do to the figure.
    #[schemars(with = "OneOf<Hedge>")]
    hedge: Hedge,
    /// A tolerance of their own, as a share of the value.
    tolerance: Option<Exact>,
    /// What stands before the figure: "up to".
    #[serde(default)]
    before: Vec<String>,
    /// What stands after it: "or more".
    #[serde(default)]
    after: Vec<String>,
}

impl Hedges {
    pub(super) fn schema() -> String {
        crate::schema::text_of::<File>("Hedges, vocabulary of gainsay")
    }

    pub(super) fn add(&mut self, source: Source<'_>) -> Result<(), Problem> {
        let file: File = read(source)?;
        self.tolerances.extend(file.tolerance.into_iter().map(|(hedge, share)| (hedge, share.0)));
        if let Some(entry) = file.slack {
            let slack = &mut self.slack;
            let set = |slot: &mut Amount, share: Option<Exact>| *slot = share.map_or(*slot, |share| share.0);
            set(&mut slack.fraction, entry.fraction);
            set(&mut slack.converted, entry.converted);
            set(&mut slack.converted_time, entry.converted_time);
            set(&mut slack.computed, entry.computed);
            set(&mut slack.one_amount, entry.one_amount);
        }
        for reach in file.reach {
            self.reach.entry(reach.preposition.into()).or_default().extend(reach.verbs.into_iter().map(String::into_boxed_str));
        }
        for entry in file.hedge {
            let word = HedgeWord { hedge: entry.hedge, tolerance: entry.tolerance.map(|share| share.0) };
            for (map, phrases) in [(&mut self.before, &entry.before), (&mut self.after, &entry.after)] {
                for phrase in phrases {
                    map.insert(phrase, word);
                }
            }
        }
        Ok(())
    }

    /// Whether a verb takes this preposition with what it reaches: "spread over 11 sites".
    #[must_use]
    pub fn reaches(&self, verb: &str, preposition: &str) -> bool {
        self.reach.get(preposition).is_some_and(|verbs| verbs.contains(verb))
    }

    /// How far a figure under this hedge may lie from the number, as a share of it; zero where the vocabulary names none.
    #[must_use]
    pub fn tolerance(&self, hedge: Hedge) -> Amount {
        self.tolerances.get(&hedge).copied().unwrap_or(Amount::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::sentence::words;
    use crate::span::Span;

    #[track_caller]
    fn before(phrases: &[&str], expected: Hedge) {
        let hedges = Lexicon::shipped().unwrap().hedges;
        for phrase in phrases {
            let text = words(phrase, Span::new(0, phrase.len()));
            let found = hedges.before.ending_at(&text, text.len()).map(|(len, word)| (len, word.hedge));
            assert_eq!(found, Some((text.len(), expected)), "{phrase}");
        }
    }

    #[track_caller]
    fn after(phrases: &[&str], expected: Hedge) {
        let hedges = Lexicon::shipped().unwrap().hedges;
        for phrase in phrases {
            let text = words(phrase, Span::new(0, phrase.len()));
            let found = hedges.after.starting_at(&text, 0).map(|(len, word)| (len, word.hedge));
            assert_eq!(found, Some((text.len(), expected)), "{phrase}");
        }
    }

    #[test]
    fn words_before_a_figure_have_their_kind() {
        before(&["at least", "no fewer than", "not less than", "greater than or equal to", "\u{2265}", ">=", "a minimum of", "as few as"], Hedge::AtLeast);
        before(&["more than", "north of", "upwards of", "in excess of", "over", ">", "bigger than"], Hedge::MoreThan);
        before(&["up to", "as many as", "capped at", "no more than", "\u{2264}", "less than or equal to"], Hedge::AtMost);
        before(&["fewer than", "under", "below", "<", "smaller than"], Hedge::LessThan);
        before(&["roughly", "about", "an estimated", "some", "~", "c.", "\u{2248}", "in the region of"], Hedge::About);
        before(&["almost", "nearly", "close to", "just under"], Hedge::Nearly);
        before(&["just over", "slightly more than", "a little over"], Hedge::JustOver);
    }

    #[test]
    fn words_after_a_figure_have_their_kind() {
        after(&["or more", "at least", "or older"], Hedge::AtLeast);
        after(&["plus", "+", "and counting"], Hedge::MoreThan);
        after(&["or less", "or fewer", "at most"], Hedge::AtMost);
        after(&["or so", "-odd", "give or take", "or thereabouts"], Hedge::About);
    }

    #[test]
    fn a_bound_is_not_part_of_other_words() {
        let hedges = Lexicon::shipped().unwrap().hedges;
        for phrase in ["the", "exactly", "rather than", "of"] {
            let text = words(phrase, Span::new(0, phrase.len()));
            assert_eq!(hedges.before.ending_at(&text, text.len()), None, "{phrase}");
        }
        assert!(hedges.before.len() > 120);
    }

    #[test]
    fn loose_hedges_have_a_tolerance() {
        let hedges = Lexicon::shipped().unwrap().hedges;
        assert_eq!(hedges.tolerance(Hedge::About), Amount::parse("0.1").unwrap());
        assert_eq!(hedges.tolerance(Hedge::AtLeast), Amount::ZERO);
    }
}
