//! A witness: an assertion with the words that tell a dossier what it speaks of.
//!
//! This is all that the engine ever sees of a figure. If a rule needs a word that is not here, a field is missing here. A list of
//! claims needs none of it: there, assertions stand alone.
//! ```text
//! "Bombs killed 69 people in Lahore on Sunday." -> assertion 69 people, kill
//!                                                  evidence  clause bomb, kill, Lahore; class kill; a moment
//!                                                  scope     nothing said of the people
//! ```

use std::borrow::Cow;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::assertion::Assertion;
use crate::claim::Moment;

/// An assertion as a dossier weighs it. Every question that an assertion answers can be asked of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Witness {
    /// What is asserted.
    pub assertion: Assertion,
    /// The words that tell what it speaks of.
    pub evidence: Evidence,
    /// What it counts out of, and what is said of what it counts.
    pub scope: Scope,
}

impl Deref for Witness {
    type Target = Assertion;

    fn deref(&self) -> &Assertion {
        &self.assertion
    }
}

impl DerefMut for Witness {
    fn deref_mut(&mut self) -> &mut Assertion {
        &mut self.assertion
    }
}

impl AsRef<Assertion> for Witness {
    fn as_ref(&self) -> &Assertion {
        &self.assertion
    }
}

/// What a figure counts out of, and what is said of what it counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent mark of the wording")]
pub struct Scope {
    /// "there are six boats": the size of a group.
    pub exists: bool,
    /// "only", "exactly": no more and no fewer.
    pub strict: bool,
    /// "two thirds wear beige": what is counted stands elsewhere.
    pub bare: bool,
    /// Lemmas of what is said, sorted; "be" where it is said with a form of it.
    pub said: Vec<Box<str>>,
    /// Whether it is said that they do not.
    pub negated: bool,
    /// Whether more is said than `said` holds.
    pub cut: bool,
    /// How many more of the same noun a list names with an article: 2 of "two green boats, a red boat and a blue boat".
    pub beside: u8,
    /// "seven of the twelve jurors": the next figure counts the group.
    pub out_of_next: bool,
    /// "three men and two women": what is said stands at the next figure.
    pub listed_with_next: bool,
    /// "in all", "each", "left": the sentence speaks of what figures come to.
    pub derived: bool,
    /// "all of the", "all but".
    pub portion: Option<Portion>,
}

/// Which portion of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Portion {
    /// "all six", "all of the six".
    All,
    /// "none of the six".
    None,
    /// "most of the six".
    Most,
    /// "all but six".
    AllBut,
}

/// A word as evidence that two assertions speak of one thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// Its lemma.
    pub lemma: Lemma,
    /// How much it tells: 0 for a word of every article, 1 for one that nearly none holds.
    pub weight: f32,
    /// Whether it is a name.
    pub is_name: bool,
}

/// A lemma as the words of a document hold it: nearly all stand in the vocabulary that is compiled in, and take no memory of their own there.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lemma(Cow<'static, str>);

impl Lemma {
    /// One of the vocabulary.
    #[must_use]
    pub const fn known(lemma: &'static str) -> Self {
        Self(Cow::Borrowed(lemma))
    }
}

impl Deref for Lemma {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Lemma {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self)
    }
}

impl From<&str> for Lemma {
    fn from(lemma: &str) -> Self {
        Self(Cow::Owned(lemma.to_owned()))
    }
}

impl From<String> for Lemma {
    fn from(lemma: String) -> Self {
        Self(Cow::Owned(lemma))
    }
}

/// On which side of a moment something happens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// "in 2002", "on 3 May".
    #[default]
    At,
    /// "before 2002".
    Before,
    /// "by 2002", "until 2002".
    By,
    /// "after 2002", "since 2002".
    After,
}

/// What the words around a figure tell of its time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// How many months the period has that the figure is given for, where words say so: 6 for "the first half".
    pub months: Option<u8>,
    /// The sentence opens with another time than the story's: "Last year, ...".
    pub earlier: bool,
    /// A moment at which something falls due: "due 1996".
    pub term: bool,
    /// The heading of a stretch of time that the figure stands below, by its place in the text: "Nine mths" above the lines of a telegram.
    pub heading: Option<u32>,
    /// A year that is simply when something is: "in 1996", and not "due 1996", "base 1996", "since 1996" or "founded in 1996".
    pub plain: bool,
}

/// How a figure is mentioned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// As what the reader knows: "the 250 million dollar fund", "the same 25 dollars".
    pub known: bool,
    /// Lemmas of what a moment narrows, sorted: "award" of "the 2004 awards".
    pub narrows: Vec<Box<str>>,
}

/// The words around a figure, as sets sorted by lemma.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Content words of the clause.
    pub clause: Vec<Term>,
    /// Content words of the sentence.
    #[serde(with = "shared")]
    pub sentence: Arc<[Term]>,
    /// Content words within a few words of the figure.
    pub near: Vec<Term>,
    /// Event classes of the clause.
    pub classes: Vec<String>,
    /// Event classes of the whole sentence, phrases included: "were drawn to".
    #[serde(with = "shared")]
    pub around: Arc<[String]>,
    /// What stands before the figure over a copula or preposition: "toll" of "a toll of 52".
    pub measured: Vec<String>,
    /// On which side of a moment its preposition puts the clause.
    pub side: Side,
    /// The time that the figure covers.
    pub occasion: Occasion,
    /// How the figure is mentioned.
    pub mention: Mention,
    /// Moments named in the clause, other than the figure itself.
    pub moments: Vec<Moment>,
    /// Other figures of the clause with three or more significant digits, as plain digits, sorted.
    pub figures: Vec<Box<str>>,
}

/// What all figures of a sentence share, written as a list of each.
mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<T: Serialize, S: Serializer>(shared: &Arc<[T]>, serializer: S) -> Result<S::Ok, S::Error> {
        shared.as_ref().serialize(serializer)
    }

    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<[T]>, D::Error> {
        Vec::deserialize(deserializer).map(Arc::from)
    }
}
