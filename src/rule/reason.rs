//! Why two assertions are not in conflict: every pair that was looked at and dropped has one of these reasons.

use serde::{Deserialize, Serialize};

use super::Facet;

/// Why a pair stays silent. Closed, and the only list of its kind: rule cases name one in `because`, `explain` prints it.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::VariantNames,
    strum::EnumIter,
    strum::EnumString,
    strum::Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Reason {
    /// The values are the same, or one includes the other, as written.
    SameValue,
    /// They differ by no more than rounding.
    Rounding,
    /// A hedge ("about", "nearly") allows both.
    Hedge,
    /// A bound ("at least", "up to") allows both.
    Bound,
    /// Units or kinds of figure that do not compare.
    Unit,
    /// Other things are counted.
    Noun,
    /// The things counted are narrowed in other ways.
    Modifiers,
    /// Other things happened to them.
    Event,
    /// A level against a change, or against the value it came from.
    Change,
    /// Shares of other wholes.
    Whole,
    /// Somebody or something else is measured.
    Subject,
    /// Elsewhere.
    Place,
    /// At another time.
    Time,
    /// Somebody else says so.
    Speaker,
    /// A forecast or a target against what is.
    Forecast,
    /// Something that may be, or is denied, against what is.
    Hypothetical,
    /// One replaces the other, and the text says so.
    Superseded,
    /// The text itself reports the range that both lie in.
    Range,
    /// A part of what the other counts, or beside it.
    Subset,
    /// One equation takes in both: parts of a total, ends of a change.
    Parts,
    /// It follows from other figures of the source.
    Arithmetic,
    /// The source has a figure that agrees.
    Supported,
    /// The source's figure belongs to another figure of the statement.
    Taken,
    /// Another figure of the source fits better.
    Nearer,
    /// Too little says that both speak of one thing.
    NoEvidence,
    /// The documents tell different stories.
    Story,
    /// The rule's tolerance lets the gap pass.
    Tolerance,
    /// They are mistaken for each other in another way than the rule asks for.
    Pattern,
    /// The rule reports other verdicts.
    Verdict,
    /// They stand further apart than the rule looks.
    Scope,
}

impl From<Facet> for Reason {
    fn from(facet: Facet) -> Self {
        match facet {
            Facet::Unit => Self::Unit,
            Facet::Noun => Self::Noun,
            Facet::Modifiers => Self::Modifiers,
            Facet::Event => Self::Event,
            Facet::Whole => Self::Whole,
            Facet::Subject => Self::Subject,
            Facet::Place => Self::Place,
            Facet::Time => Self::Time,
            Facet::Speaker => Self::Speaker,
            Facet::Mode => Self::Hypothetical,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::VariantNames;

    #[test]
    fn names_are_those_of_rule_cases() {
        assert_eq!("range".parse(), Ok(Reason::Range));
        assert!(Reason::VARIANTS.contains(&"no-evidence"));
        assert_eq!(Reason::from(Facet::Event).to_string(), "event");
    }
}
