//! What tells whether two figures speak of one thing, and whether they fight: numbers with names. `family` works them out.
//!
//! ```text
//! name      names of the sentences, places, who is meant, numbers inside names
//! head      what is counted, and what narrows it
//! event     what happened
//! subject   who does it, what is measured, of which whole
//! time      months, quarters, years, lengths of time, words for another time
//! mode      level or change, part or whole, forecast, speaker
//! wording   how much of one clause or sentence the other says, in the same words or in kindred ones
//! text      whether the two texts tell one story
//! value     how far apart the two values lie, and how a hand would have slipped
//! rival     which other figures either may be paired with
//! ```
//! A value that is not known is `NaN`. Nothing is decided here: a number is what it is, and a model says what it is worth. The families
//! before `value` do not look at the two values at all.

use strum::{EnumCount, IntoStaticStr, VariantNames};

use crate::rule::Reason;

/// One number that tells about two figures. Its name says what a greater value means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumCount, VariantNames, IntoStaticStr, strum::Display, strum::FromRepr)]
#[strum(serialize_all = "lowercase")]
pub enum Feature {
    /// Share of the statement's names that stand in the other sentence.
    #[strum(serialize = "names shared by the sentences")]
    NamesShared,
    /// Share of the statement's names that stand elsewhere in the source.
    #[strum(serialize = "names that stand elsewhere in the source")]
    NamesElsewhere,
    /// Share of the statement's names that the source lacks.
    #[strum(serialize = "names that the source lacks")]
    NamesForeign,
    /// The same from the source's sentence.
    #[strum(serialize = "names that stand elsewhere in the statement")]
    NamesElsewhereBack,
    /// The same from the source's sentence.
    #[strum(serialize = "names that the statement lacks")]
    NamesForeignBack,
    /// Whether both clauses have names, and none in common.
    #[strum(serialize = "names of the clauses")]
    NamesOfClauses,
    /// Rarity of the rarest name of both.
    #[strum(serialize = "rarity of a shared name")]
    NamesRarest,
    /// How the places stand to each other.
    #[strum(serialize = "places")]
    Places,
    /// Whether an age is said of one person.
    #[strum(serialize = "one person")]
    Person,
    /// Whether capitals, letters and numbers beside what is counted name two of a kind: ward A, ward B.
    #[strum(serialize = "two of a kind by their names")]
    NamedApart,
    /// Whether the clauses hold numbers of names or ordinals, and none in common.
    #[strum(serialize = "numbers inside names")]
    NumberedApart,
    /// What the two heads are to each other.
    #[strum(serialize = "what is counted")]
    Head,
    /// How alike they are in use.
    #[strum(serialize = "likeness of what is counted")]
    HeadLikeness,
    /// How many of the nouns stand at another figure.
    #[strum(serialize = "nouns taken from another figure")]
    HeadInherited,
    /// How the modifiers agree.
    #[strum(serialize = "modifiers shared")]
    Modifiers,
    /// How many modifiers each has that the other lacks, the lesser of both.
    #[strum(serialize = "modifiers that part them")]
    ModifiersApart,
    /// Whether two modifiers are opposed, or two of a kind.
    #[strum(serialize = "modifiers opposed")]
    ModifiersOpposed,
    /// Whether each noun is narrowed by what the other's sentence does not know.
    #[strum(serialize = "narrowed by words unknown to the other")]
    Narrowed,
    /// How the classes of what happened agree.
    #[strum(serialize = "what happened")]
    Event,
    /// What the two words for it are to each other.
    #[strum(serialize = "words for what happened")]
    EventWord,
    /// How alike they are in use.
    #[strum(serialize = "likeness of what happened")]
    EventLikeness,
    /// What the heads of the subjects are to each other.
    #[strum(serialize = "subjects")]
    Subject,
    /// Share of the words of the subjects in common.
    #[strum(serialize = "words shared by the subjects")]
    SubjectShared,
    /// Whether the subjects are two of a kind by their names.
    #[strum(serialize = "subjects named apart")]
    SubjectNamed,
    /// Whether one's subject stands in the other's clause.
    #[strum(serialize = "subject told in the other clause")]
    SubjectTold,
    /// What the wholes are to each other.
    #[strum(serialize = "wholes")]
    Whole,
    /// Whether the months of the clauses meet.
    #[strum(serialize = "months")]
    Months,
    /// Whether the quarters meet.
    #[strum(serialize = "quarters")]
    Quarters,
    /// Whether the years meet.
    #[strum(serialize = "years")]
    Years,
    /// Whether the days meet.
    #[strum(serialize = "days")]
    Days,
    /// Whether both cover a period of one length.
    #[strum(serialize = "length of the period")]
    Period,
    /// How many are given for comparison.
    #[strum(serialize = "given for comparison")]
    Compared,
    /// How many are of another time than the story's.
    #[strum(serialize = "of another time")]
    Background,
    /// How many open with another time, or fall due.
    #[strum(serialize = "opens with another time or falls due")]
    Earlier,
    /// Whether what two moments narrow is one thing.
    #[strum(serialize = "what the moments narrow")]
    Narrows,
    /// Before, by, at, after: whether the sides of two moments are one.
    #[strum(serialize = "sides of the moments")]
    Sides,
    /// Level, origin or change.
    #[strum(serialize = "level or change")]
    Aspect,
    /// Whether both went one way.
    #[strum(serialize = "direction")]
    Trend,
    /// How many are parts or further ones.
    #[strum(serialize = "parts or further ones")]
    Subset,
    /// Whether one is the group, or people at large, and the other a narrower kind.
    #[strum(serialize = "group and kind")]
    Group,
    /// How many are forecasts.
    #[strum(serialize = "forecasts")]
    Forecast,
    /// How many only may be.
    #[strum(serialize = "only possible")]
    Possible,
    /// How many are quoted.
    #[strum(serialize = "quoted")]
    Quoted,
    /// Whether two speakers say so.
    #[strum(serialize = "two speakers")]
    Speakers,
    /// How they are repeated: per year, each.
    #[strum(serialize = "repeated or per something else")]
    Repeated,
    /// How many stand in a line of results.
    #[strum(serialize = "lines of results")]
    Fragment,
    /// What kind of figure it is.
    #[strum(serialize = "kind of figure")]
    Kind,
    /// Share of the statement's clause in the source's sentence.
    #[strum(serialize = "clause told in the other sentence")]
    ClauseInSentence,
    /// Share of the statement's clause in the source's clause.
    #[strum(serialize = "clause told in the other clause")]
    ClauseInClause,
    /// Share of the statement's sentence in the source's sentence.
    #[strum(serialize = "sentence told in the other sentence")]
    SentenceInSentence,
    /// Share of the source's clause in the statement's sentence.
    #[strum(serialize = "the source's clause told in the statement")]
    ClauseBack,
    /// Weight of the words in common.
    #[strum(serialize = "weight of the words in common")]
    Mass,
    /// Share of the words near the figure.
    #[strum(serialize = "words near the figures")]
    Near,
    /// Share of the statement's clause said in kindred words.
    #[strum(serialize = "clause told in kindred words")]
    SoftClause,
    /// Share of the source's clause said in kindred words.
    #[strum(serialize = "the source's clause told in kindred words")]
    SoftBack,
    /// Share of the near words said in kindred words.
    #[strum(serialize = "kindred words near the figures")]
    SoftNear,
    /// Rare figures that both clauses hold.
    #[strum(serialize = "other figures in common")]
    Figures,
    /// Whether what stands before the figures is one.
    #[strum(serialize = "words before the figures")]
    Measured,
    /// How many are spoken of as what the reader knows.
    #[strum(serialize = "spoken of as known")]
    Known,
    /// Whether both are the only figures of their noun.
    #[strum(serialize = "the only figures of their noun")]
    Sole,
    /// How far down the source's sentence stands.
    #[strum(serialize = "place within the source")]
    Depth,
    /// Share of the statement's names that the source has.
    #[strum(serialize = "names shared by the texts")]
    StoryNames,
    /// Share of the statement's rare words that the source has.
    #[strum(serialize = "rare words shared by the texts")]
    StoryWords,
    /// Share of the statement's words said in kindred words.
    #[strum(serialize = "texts told in kindred words")]
    StorySoft,
    /// Rare figures in common.
    #[strum(serialize = "rare figures shared by the texts")]
    StoryFigures,
    /// Rarest name in common.
    #[strum(serialize = "rarity of the texts' rarest shared names")]
    StoryRarest,
    /// Words of the statement.
    #[strum(serialize = "length of the statement")]
    StoryLength,
    /// Words of the source.
    #[strum(serialize = "length of the source")]
    SourceLength,
    /// Powers of ten between the values.
    #[strum(serialize = "powers of ten apart")]
    Powers,
    /// How a hand would have slipped.
    #[strum(serialize = "likeness of a slip")]
    Slip,
    /// Significant digits of the coarser.
    #[strum(serialize = "significant digits")]
    Digits,
    /// Hedges and bounds.
    #[strum(serialize = "hedges")]
    Hedges,
    /// Whether they only state different bounds.
    #[strum(serialize = "bounds that differ")]
    Differs,
    /// The lesser value.
    #[strum(serialize = "size")]
    Size,
    /// Whether the statement's is the greater.
    #[strum(serialize = "the statement's is greater")]
    Greater,
    /// Years between two moments.
    #[strum(serialize = "years apart")]
    YearsApart,
    /// How well the words fit, by the model of words.
    #[strum(serialize = "how well the words fit")]
    Fit,
    /// Different values that the statement's figure may be paired with.
    #[strum(serialize = "values to choose from in the source")]
    Choice,
    /// Different values that the source's figure may be paired with.
    #[strum(serialize = "values to choose from in the statement")]
    ChoiceBack,
    /// How much better it fits than the statement's next best.
    #[strum(serialize = "lead over the next best in the source")]
    Lead,
    /// How much better it fits than the source's next best.
    #[strum(serialize = "lead over the next best in the statement")]
    LeadBack,
    /// How far the source agrees with the statement's figure elsewhere.
    #[strum(serialize = "agreement elsewhere in the source")]
    Agreed,
    /// How much better that fits.
    #[strum(serialize = "fit of the agreement in the source")]
    AgreedFit,
    /// How far the statement agrees with the source's figure elsewhere.
    #[strum(serialize = "agreement elsewhere in the statement")]
    AgreedBack,
    /// How much better that fits.
    #[strum(serialize = "fit of the agreement in the statement")]
    AgreedBackFit,
    /// Whether it follows from other figures.
    #[strum(serialize = "follows from other figures")]
    Derived,
    /// Whether the source's figure follows from other figures of the statement.
    #[strum(serialize = "the source's follows from other figures")]
    DerivedBack,
    /// Moments: whether they date one figure, or two.
    #[strum(serialize = "figures that the moments date")]
    Dated,
    /// A year that is foreign to a source of another time.
    #[strum(serialize = "year foreign to the source")]
    Foreign,
}

/// How many features there are.
pub const COUNT: usize = <Feature as EnumCount>::COUNT;

/// Their names, in order.
pub const NAMES: &[&str] = Feature::VARIANTS;

/// The values of two figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Values([f32; COUNT]);

impl Default for Values {
    fn default() -> Self {
        Self([f32::NAN; COUNT])
    }
}

impl Values {
    /// In the order of [`NAMES`].
    #[must_use]
    pub fn as_slice(&self) -> &[f32] {
        &self.0
    }

    pub(in crate::engine) fn set(&mut self, feature: Feature, value: f32) {
        // a model is written with few digits: what it cannot tell apart is one value
        self.0[feature as usize] = (value * 100.0).round() / 100.0;
    }

    /// One or zero.
    pub(in crate::engine) fn flag(&mut self, feature: Feature, is: Option<bool>) {
        self.set(feature, is.map_or(f32::NAN, |is| f32::from(u8::from(is))));
    }

    /// How many of both.
    pub(in crate::engine) fn both(&mut self, feature: Feature, a: bool, b: bool) {
        self.set(feature, f32::from(u8::from(a) + u8::from(b)));
    }
}

impl Feature {
    /// Whether it tells of the words alone, and not of the values.
    #[must_use]
    pub fn is_of_words(self) -> bool {
        self < Self::Powers
    }

    /// What it speaks of, where it speaks against one thing.
    #[must_use]
    pub fn reason(self) -> Reason {
        match self {
            Self::NamesShared
            | Self::NamesElsewhere
            | Self::NamesForeign
            | Self::NamesElsewhereBack
            | Self::NamesForeignBack
            | Self::NamesOfClauses
            | Self::NamesRarest
            | Self::Places => Reason::Place,
            Self::Person | Self::Subject | Self::SubjectShared | Self::SubjectNamed | Self::SubjectTold => Reason::Subject,
            Self::Head | Self::HeadLikeness | Self::HeadInherited | Self::Measured => Reason::Noun,
            Self::Modifiers | Self::ModifiersApart | Self::ModifiersOpposed | Self::Narrowed | Self::NamedApart | Self::NumberedApart => Reason::Modifiers,
            Self::Event | Self::EventWord | Self::EventLikeness => Reason::Event,
            Self::Whole => Reason::Whole,
            Self::Months
            | Self::Quarters
            | Self::Years
            | Self::Days
            | Self::Period
            | Self::Compared
            | Self::Background
            | Self::Earlier
            | Self::Narrows
            | Self::Sides
            | Self::Dated => Reason::Time,
            Self::Aspect | Self::Trend => Reason::Change,
            Self::Subset | Self::Group => Reason::Subset,
            Self::Forecast => Reason::Forecast,
            Self::Possible => Reason::Hypothetical,
            Self::Quoted => Reason::Quotation,
            Self::Speakers => Reason::Speaker,
            Self::Repeated | Self::Powers => Reason::Unit,
            Self::Fragment
            | Self::Kind
            | Self::ClauseInSentence
            | Self::ClauseInClause
            | Self::SentenceInSentence
            | Self::ClauseBack
            | Self::Mass
            | Self::Near
            | Self::SoftClause
            | Self::SoftBack
            | Self::SoftNear
            | Self::Figures
            | Self::Known
            | Self::Sole
            | Self::Depth
            | Self::Slip
            | Self::Digits
            | Self::Hedges
            | Self::Differs
            | Self::Size
            | Self::Greater
            | Self::YearsApart
            | Self::Fit
            | Self::Foreign => Reason::NoEvidence,
            Self::StoryNames | Self::StoryWords | Self::StorySoft | Self::StoryFigures | Self::StoryRarest | Self::StoryLength | Self::SourceLength => {
                Reason::Story
            }
            Self::Choice | Self::ChoiceBack | Self::Lead | Self::LeadBack => Reason::Nearer,
            Self::Agreed | Self::AgreedFit => Reason::Supported,
            Self::AgreedBack | Self::AgreedBackFit => Reason::Taken,
            Self::Derived | Self::DerivedBack => Reason::Arithmetic,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_a_name_of_its_own() {
        let mut names = NAMES.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), COUNT);
        assert!(NAMES.iter().all(|name| name.chars().all(|sign| sign.is_lowercase() || " '".contains(sign))), "names are words");
    }
}
