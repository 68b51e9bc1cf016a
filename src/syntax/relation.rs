//! Relations between a word and its head.

use std::str::FromStr;

/// A universal dependency relation, with the subtypes that a reader of figures asks for.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    strum::FromRepr,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::EnumCount,
    strum::EnumIter,
    strum::Display,
)]
#[strum(serialize_all = "lowercase")]
#[repr(u8)]
#[expect(missing_docs, reason = "the relations are those of Universal Dependencies, under their own names")]
pub enum Relation {
    #[default]
    Dep,
    Root,
    Acl,
    #[strum(serialize = "acl:relcl")]
    AclRelcl,
    Advcl,
    Advmod,
    Amod,
    Appos,
    Aux,
    #[strum(serialize = "aux:pass")]
    AuxPass,
    Case,
    Cc,
    Ccomp,
    Compound,
    #[strum(serialize = "compound:prt")]
    CompoundPrt,
    Conj,
    Cop,
    Csubj,
    Det,
    Discourse,
    Expl,
    Fixed,
    Flat,
    Iobj,
    List,
    Mark,
    Nmod,
    #[strum(serialize = "nmod:poss")]
    NmodPoss,
    #[strum(serialize = "nmod:unmarked")]
    NmodUnmarked,
    Nsubj,
    #[strum(serialize = "nsubj:pass")]
    NsubjPass,
    Nummod,
    Obj,
    Obl,
    #[strum(serialize = "obl:agent")]
    OblAgent,
    #[strum(serialize = "obl:unmarked")]
    OblUnmarked,
    Parataxis,
    Punct,
    Xcomp,
}

impl Relation {
    /// The relation of this name of a treebank; a subtype that is not told apart counts as its main relation.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self::from_str(name).or_else(|_| Self::from_str(name.split(':').next().unwrap_or(name))).unwrap_or_default()
    }

    /// Whether the word is a subject of its head, active or passive.
    #[must_use]
    pub fn is_subject(self) -> bool {
        matches!(self, Self::Nsubj | Self::NsubjPass)
    }

    /// Whether the word is a part of its head's clause and no clause of its own: a subject, an object, an oblique, an adverb.
    #[must_use]
    pub fn is_part(self) -> bool {
        self.is_subject() || self.is_oblique() || matches!(self, Self::Obj | Self::Iobj | Self::Advmod | Self::Csubj | Self::Expl)
    }

    /// Whether the word is a part of its head's phrase: a modifier, an apposition, a further word of a name.
    #[must_use]
    pub fn is_nominal(self) -> bool {
        use Relation::{Amod, Appos, Compound, Dep, Det, Fixed, Flat, List, Nmod, NmodPoss, NmodUnmarked, Nummod};
        matches!(self, Amod | Appos | Compound | Dep | Det | Fixed | Flat | List | Nmod | NmodPoss | NmodUnmarked | Nummod)
    }

    /// Whether the word is an oblique of its head, with or without a preposition.
    #[must_use]
    pub fn is_oblique(self) -> bool {
        matches!(self, Self::Obl | Self::OblAgent | Self::OblUnmarked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_a_part_of_a_clause_or_of_a_phrase() {
        assert!(Relation::OblAgent.is_part() && !Relation::OblAgent.is_nominal());
        assert!(Relation::Nummod.is_nominal() && !Relation::Nummod.is_part());
        assert!(!Relation::Advcl.is_part() && !Relation::Advcl.is_nominal());
    }

    #[test]
    fn subtypes_fall_back_to_their_relation() {
        assert_eq!(Relation::named("acl:relcl"), Relation::AclRelcl);
        assert_eq!(Relation::named("nsubj:outer"), Relation::Nsubj);
        assert_eq!(Relation::named("vocative"), Relation::Dep);
    }
}
