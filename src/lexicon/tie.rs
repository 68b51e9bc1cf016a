//! What prepositions and conjunctions make of what they tie to a verb or noun.
//!
//! ```toml
//! # rules/lexicon/clauses.toml
//! [tie]
//! whole = ["of", "among"]
//! ```

use schemars::JsonSchema;
use serde::Deserialize;

/// What a preposition or conjunction makes of the figure that it ties to its verb or noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumCount, strum::EnumIter, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Tie {
    /// "of", "among": what it is a part of.
    Whole,
    /// "from": where it stood.
    Origin,
    /// "to", "at": where it stands.
    Level,
    /// "by": how far it went.
    Extent,
    /// "in": what an amount consists of.
    Content,
    /// "including": a part of what was counted.
    Including,
    /// "than", "against": what it is held against.
    Comparison,
    /// "according": who says so.
    Source,
    /// "or": the same in other words.
    Alternative,
}

#[derive(Deserialize, Default, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Ties {
    /// "of", "among": what it is a part of.
    whole: Vec<String>,
    /// "from": where it stood.
    origin: Vec<String>,
    /// "to", "at": where it stands.
    level: Vec<String>,
    /// "by": how far it went.
    extent: Vec<String>,
    /// "in": what an amount consists of.
    content: Vec<String>,
    /// "including": a part of what was counted.
    including: Vec<String>,
    /// "than", "against": what it is held against.
    comparison: Vec<String>,
    /// "according": who says so.
    source: Vec<String>,
    /// "or": the same in other words.
    alternative: Vec<String>,
}

impl Ties {
    /// Every word with what it makes of what it ties.
    pub(super) fn words(self) -> impl Iterator<Item = (String, Tie)> {
        let sets = [
            (Tie::Whole, self.whole),
            (Tie::Origin, self.origin),
            (Tie::Level, self.level),
            (Tie::Extent, self.extent),
            (Tie::Content, self.content),
            (Tie::Including, self.including),
            (Tie::Comparison, self.comparison),
            (Tie::Source, self.source),
            (Tie::Alternative, self.alternative),
        ];
        sets.into_iter().flat_map(|(tie, words)| words.into_iter().map(move |word| (word, tie)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn a_word_ties_in_one_way() {
        let clauses = Lexicon::shipped().unwrap().clauses;
        assert_eq!([clauses.tie("of"), clauses.tie("from"), clauses.tie("the")], [Some(Tie::Whole), Some(Tie::Origin), None]);
    }
}
