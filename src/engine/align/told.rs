//! What speaks for two texts telling one story: numbers with names, in a fixed order.
//!
//! ```text
//! names      those that both have, by their rarity
//! words      those that both have, the rare ones and all
//! figures    quantities that both state
//! length     of either
//! ```
//! A value that is not known is `NaN`. Nothing is decided here: the weights are a model's, `models/told.toml`.

use strum::{EnumCount, VariantNames};

use super::super::stories::Shared;

/// A feature of two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Told {
    /// Share of the statement's names that the source has, by rarity.
    Names,
    /// Share of the source's names that the statement has.
    NamesBack,
    /// The rarity of all names in common.
    NamesMass,
    /// The rarity of the rarest name in common.
    RarestName,
    /// Share of the statement's rare words that the source has.
    Words,
    /// Share of the source's rare words that the statement has.
    WordsBack,
    /// The rarity of all rare words in common.
    WordsMass,
    /// Share of all words of the statement that the source has.
    All,
    /// Share of all words of the source that the statement has.
    AllBack,
    /// How many quantities both state.
    Figures,
    /// How many quantities the text with fewer states, by powers of two.
    FiguresStated,
    /// How many words the source has, by powers of two.
    SourceLength,
    /// How many words the statement has, by powers of two.
    StatementLength,
    /// Whether the source speaks of what was named before it: it begins with a pronoun.
    Headless,
}

/// The values of all features, by their place in the enum.
pub type Values = [f32; Told::COUNT];

/// The names of the features, in order.
pub const NAMES: &[&str] = Told::VARIANTS;

/// Words with more weight than this are rare.
const RARE: f32 = 0.25;

/// What speaks for two texts telling one story, by what of the words of each the other has, the quantities that both state, and how many the one
/// with fewer states.
#[must_use]
pub fn values([statement, source]: [&Shared<'_>; 2], in_common: usize, stated: usize) -> Values {
    let mut values = [f32::NAN; Told::COUNT];
    let mut set = |feature: Told, value: f32| values[feature as usize] = value;
    let (names, back) = (statement.cover(|term| term.is_name), source.cover(|term| term.is_name));
    set(Told::Names, names.share());
    set(Told::NamesBack, back.share());
    set(Told::NamesMass, names.found);
    set(Told::RarestName, names.rarest);
    let (words, back) = (statement.cover(|term| term.weight > RARE), source.cover(|term| term.weight > RARE));
    set(Told::Words, words.share());
    set(Told::WordsBack, back.share());
    set(Told::WordsMass, words.found);
    set(Told::All, statement.cover(|_| true).share());
    set(Told::AllBack, source.cover(|_| true).share());
    #[expect(clippy::cast_precision_loss, reason = "a text has fewer words and figures than a number of four bytes tells apart")]
    let number = |count: usize| count as f32;
    set(Told::Figures, number(in_common));
    set(Told::FiguresStated, number(stated + 1).log2());
    set(Told::SourceLength, number(source.story.length.max(1)).log2());
    set(Told::StatementLength, number(statement.story.length.max(1)).log2());
    set(Told::Headless, f32::from(u8::from(source.story.headless)));
    values
}

#[cfg(test)]
mod tests {
    use super::super::super::stories::Stories;
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::normalise::Story;
    use crate::witness::Term;

    fn story(words: &[(&str, f32, bool)]) -> Story {
        let mut words: Vec<Term> = words.iter().map(|(lemma, weight, is_name)| Term { lemma: (*lemma).into(), weight: *weight, is_name: *is_name }).collect();
        words.sort_by(|a, b| a.lemma.cmp(&b.lemma));
        Story { length: words.len(), extent: words.len(), words, ..Story::default() }
    }

    #[test]
    fn names_and_rare_words_are_counted_each_for_itself() {
        let lexicon = Lexicon::shipped().unwrap();
        let a = story(&[("Veldhaven", 0.9, true), ("Ostra", 0.6, true), ("ferry", 0.5, false), ("say", 0.1, false)]);
        let b = story(&[("Veldhaven", 0.9, true), ("engine", 0.5, false), ("say", 0.1, false), ("night", 0.2, false)]);
        let stories = Stories::new(vec![&a, &b], &lexicon);
        let mut reach = stories.reach();
        let [one, two] = reach.shared(0, 1).unwrap();
        let values = values([&one, &two], 2, 3);
        let of = |feature: Told| values[feature as usize];
        assert!((of(Told::Names) - 0.6).abs() < 1e-6 && (of(Told::NamesBack) - 1.0).abs() < 1e-6);
        assert!((of(Told::RarestName) - 0.9).abs() < 1e-6 && (of(Told::NamesMass) - 0.9).abs() < 1e-6);
        assert!((of(Told::Words) - 0.45).abs() < 1e-6, "of names and rare words the town alone: {}", of(Told::Words));
        assert_eq!((of(Told::Figures), of(Told::FiguresStated), of(Told::StatementLength)), (2.0, 2.0, 2.0));
    }

    #[test]
    fn a_text_without_names_has_no_share_of_them() {
        let lexicon = Lexicon::shipped().unwrap();
        let a = story(&[("ferry", 0.5, false)]);
        let stories = Stories::new(vec![&a, &a], &lexicon);
        let mut reach = stories.reach();
        let [one, two] = reach.shared(0, 1).unwrap();
        assert!(values([&one, &two], 0, 0)[Told::Names as usize].is_nan());
    }
}
