//! What speaks for one of two figures of one thing being wrong, once it is known how probable it is that they are of one thing: numbers with
//! names, in a fixed order.
//!
//! ```text
//! alike      how probable it is that both are of one thing, and the strongest features of that
//! values     how far apart they are, and which slip makes one of the other
//! support    whether the source has the statement's figure elsewhere, or figures that it follows from
//! taken      whether another figure of the statement says what the source's figure says
//! rivals     how many other values there are to choose from, and whether one of them is closer
//! company    whether the other figures of the sentence and of the text agree
//! ```
//! A value that is not known is `NaN`. The weights are a model's, `models/apart.toml`.

use strum::{EnumCount, EnumMessage, EnumString, VariantNames};

use super::alike::{self, Alike};

/// A feature of two figures that cannot both hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, EnumMessage, EnumString, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Apart {
    /// How probable it is that both are of one thing, in log odds.
    Alike,
    /// Share of the statement's clause that the source's clause says, by rarity.
    Own,
    /// Share of the words beside the figure that stand beside the other.
    Near,
    /// How well the nouns agree.
    Noun,
    /// How alike the nouns are in use.
    NounLikeness,
    /// How the classes of the events stand to each other.
    Event,
    /// How the times stand to each other.
    Time,
    /// How the places stand to each other.
    Place,
    /// How the subjects stand to each other.
    Subject,
    /// The rarity of a name that both sentences have.
    RareNames,
    /// Whether both clauses name moments, and one in common.
    Moments,
    /// Whether each is a level, an origin or a change.
    Aspect,
    /// Whether one is a part, or counted beside others.
    Subset,
    /// Whether one counts a group and the other a narrower one.
    Group,
    /// What is measured.
    Dimension,
    /// Whether they differ only as two bounds or two ranges do.
    Differs,
    /// Powers of ten between them.
    Powers,
    /// Whether the statement's is the smaller.
    Smaller,
    /// Whether the digits are the same, and only their scale is not.
    SameDigits,
    /// Whether one digit is another.
    OneDigit,
    /// Whether two neighbouring digits are exchanged.
    Exchanged,
    /// Whether one has a nought more.
    Nought,
    /// How many significant digits the longer one has.
    Digits,
    /// How many steps in the last place lie between them, by powers of two.
    Steps,
    /// Whether the statement's figure is hedged.
    Hedged,
    /// Whether the source's figure is hedged.
    HedgedSource,
    /// Whether the statement's figure is a small count.
    Small,
    /// The most probable figure of the source that says the same, in log odds.
    Support,
    /// How much more probable this one is than the best of the source that says the same.
    SupportLead,
    /// How many figures of the source say the same.
    Supports,
    /// Whether the statement's figure follows from figures of the source: 1 by some calculation, 2 by an exact one.
    Derived,
    /// Whether the source has its number in another kind.
    Elsewhere,
    /// The most probable figure of the statement that says what the source's figure says, in log odds.
    Taken,
    /// How much more probable this one is than the best of the statement that says what the source's says.
    TakenLead,
    /// Whether the statement has the very amount of the source's figure somewhere.
    Knows,
    /// How many different values of its kind the source has, by powers of two.
    Values,
    /// How many others of the source are more probably of one thing with the statement's.
    Rank,
    /// How much more probable this one is than the next of the source.
    Lead,
    /// How many others of the statement's are more probably of one thing with the source's.
    RankBack,
    /// How much more probable this one is than the next of the statement.
    LeadBack,
    /// Whether both are the only figures of their noun.
    Sole,
    /// Whether both are ages of people of one name.
    Person,
    /// Whether the source mentions as known what the statement introduces.
    Retold,
    /// Whether the statement's year is foreign to the source, and the source's is the one that it speaks of.
    ForeignYear,
    /// Whether both are the moments of one and the same rare figure.
    Carried,
    /// Whether both are ends of two movements.
    MovesApart,
    /// How many other figures of the statement's sentence the source's sentence has.
    Mates,
    /// How many other figures of the statement's sentence the source lacks altogether.
    Strays,
    /// How many other figures of the statement the source probably says too, by powers of two.
    Agreeing,
    /// How many other figures of the statement it probably contradicts, by powers of two.
    Quarrelling,
    /// Whether both are parts of one text.
    OwnText,
    /// How probable it is that both texts tell one story, in log odds; not known where both are one text.
    Story,
    /// How many words the source has, by powers of two.
    SourceLength,
    /// How many words the statement has, by powers of two.
    StatementLength,
}

/// The values of all features, by their place in the enum.
pub type Values = [f32; Apart::COUNT];

/// The names of the features, in order.
pub const NAMES: &[&str] = Apart::VARIANTS;

/// What both models ask for.
const SHARED: [(Apart, Alike); 18] = [
    (Apart::Own, Alike::Own),
    (Apart::Near, Alike::Near),
    (Apart::Noun, Alike::Noun),
    (Apart::NounLikeness, Alike::NounLikeness),
    (Apart::Event, Alike::Event),
    (Apart::Time, Alike::Time),
    (Apart::Place, Alike::Place),
    (Apart::Subject, Alike::Subject),
    (Apart::RareNames, Alike::RareNames),
    (Apart::Moments, Alike::Moments),
    (Apart::Aspect, Alike::Aspect),
    (Apart::Subset, Alike::Subset),
    (Apart::Group, Alike::Group),
    (Apart::Dimension, Alike::Dimension),
    (Apart::SourceLength, Alike::SourceLength),
    (Apart::StatementLength, Alike::StatementLength),
    (Apart::OwnText, Alike::OwnText),
    (Apart::Story, Alike::Story),
];

/// What is known of two figures from what speaks for their being of one thing; all else is not known yet.
#[must_use]
pub fn begun(alike: &alike::Values) -> Values {
    let mut values = [f32::NAN; Apart::COUNT];
    for (apart, feature) in SHARED {
        values[apart as usize] = alike[feature as usize];
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_is_taken_over_and_the_rest_is_not_known() {
        let mut alike = [f32::NAN; Alike::COUNT];
        alike[Alike::Own as usize] = 0.25;
        alike[Alike::OwnText as usize] = 1.0;
        let values = begun(&alike);
        assert_eq!((values[Apart::Own as usize], values[Apart::OwnText as usize]), (0.25, 1.0));
        assert!(values[Apart::Powers as usize].is_nan() && values[Apart::Support as usize].is_nan());
    }

    #[test]
    fn every_shared_feature_is_shared_once() {
        let mut apart: Vec<usize> = SHARED.iter().map(|(apart, _)| *apart as usize).collect();
        apart.sort_unstable();
        apart.dedup();
        assert_eq!(apart.len(), SHARED.len());
    }
}
