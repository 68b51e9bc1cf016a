//! Parts of speech: the seventeen universal tags.

/// A universal part-of-speech tag.
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
#[strum(serialize_all = "UPPERCASE")]
#[repr(u8)]
#[expect(missing_docs, reason = "the tags are those of Universal Dependencies, under their own names")]
pub enum Tag {
    #[default]
    X,
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
}

impl Tag {
    /// Whether it is a noun, common or proper.
    #[must_use]
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::Propn)
    }
}
