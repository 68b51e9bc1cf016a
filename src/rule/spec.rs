//! What a relation declares of itself, once: its parts, the keys that a rule may set, and what must hold.
//!
//! ```text
//! static SPEC: Spec = Spec { name: "limit", holds: "a figure has a value between `min` and `max`", keys: &[MIN, MAX], ..Spec::SENTENCE }
//! ```
//! The reader of rule files, their JSON Schema, the table of `docs/rules.md`, `gainsay explain` and the search for counterparts of a slip all
//! go by it. A relation asks for no key that it does not declare, and what it declares is asked for.

use super::{EvidenceFloor, Facet, Part, Pattern, Rule, Scope, Tolerance};
use crate::quantity::{Amount, Verdict};

/// What a relation declares of itself.
#[derive(Debug)]
pub struct Spec {
    /// Its name, as its table is headed: "mean-of-parts".
    pub name: &'static str,
    /// What must hold, as the end of a sentence, with the parts in code: "`part` of `whole` is `share` percent".
    pub holds: &'static str,
    /// The parts that its figures play, each of which a rule selects by name; only [`Part::Each`] where they are all alike.
    pub parts: &'static [Part],
    /// How far apart its figures may stand where a rule does not say.
    pub scope: Scope,
    /// What a rule may set of it.
    pub keys: &'static [Key],
    /// What of a figure it fixes by others.
    pub fixes: Fixes,
    /// Whether its conflicts are of figures for one thing: two rules then say the same of a pair, and the more specific one is told.
    pub one_thing: bool,
    /// What a rule of it may not leave out beyond its keys.
    pub vet: fn(&Rule) -> Option<Fault>,
}

impl Spec {
    /// A relation of alike figures in one sentence, without keys; what most relations begin with.
    pub const SENTENCE: Self =
        Self { name: "", holds: "", parts: &[Part::Each], scope: Scope::Sentence, keys: &[], fixes: Fixes::Nothing, one_thing: false, vet: |_| None };
}

impl PartialEq for Spec {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// What of a figure a relation fixes by others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixes {
    /// Its value, as far as the others were rounded.
    Value,
    /// Which way it went.
    Direction,
    /// No more than a bound, or nothing.
    Nothing,
}

/// A rule that can never fire, as its relation says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The key at fault; the whole table where there is none.
    pub key: Option<&'static str>,
    /// Why.
    pub reason: String,
    /// What to do.
    pub help: &'static str,
}

/// What a rule may set of a relation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it says, in one sentence.
    pub what: &'static str,
    /// What may stand there.
    pub kind: Kind,
    /// Whether a rule must set it.
    pub needed: bool,
}

impl Key {
    /// A key that may be left out.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind, what: &'static str) -> Self {
        Self { name, what, kind, needed: false }
    }

    /// The same, which may not.
    #[must_use]
    pub const fn needed(self) -> Self {
        Self { needed: true, ..self }
    }
}

/// What may stand at a key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// "rounding", a share such as "5%", or a number that is not negative.
    Tolerance,
    /// A number.
    Number,
    /// A share such as "10%".
    Share,
    /// A list of facets.
    Facets,
    /// One of these facets.
    Facet(&'static [Facet]),
    /// A list of verdicts that a rule may report.
    Verdicts,
    /// How much evidence is asked for.
    Evidence,
    /// One of these ways of being mistaken.
    Pattern(&'static [Pattern]),
    /// One of these words.
    Choice(&'static [&'static str]),
}

/// What a rule has set.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// How much a value may be off.
    Tolerance(Tolerance),
    /// A number; of a share 0.05 for "5%".
    Number(Amount),
    /// Facets.
    Facets(Vec<Facet>),
    /// A facet.
    Facet(Facet),
    /// Verdicts.
    Verdicts(Vec<Verdict>),
    /// How much evidence is asked for.
    Evidence(EvidenceFloor),
    /// A way of being mistaken.
    Pattern(Pattern),
    /// A word of the key's own.
    Choice(&'static str),
}

/// How much a value may be off.
pub const TOLERANCE: Key = Key::new("tolerance", Kind::Tolerance, "How much it may be off: \"rounding\", a share such as \"5%\", or an absolute number.");
/// Facets that may not differ.
pub const MUST_MATCH: Key = Key::new("must-match", Kind::Facets, "Facets that may not differ; a facet that one of them does not have is no difference.");
/// Facets that both must have.
pub const SAME: Key = Key::new("same", Kind::Facets, "Facets that both must have and agree in.");
/// Which verdicts are reported.
pub const REPORT: Key = Key::new("report", Kind::Verdicts, "Which verdicts are reported.");
/// How much must say that both speak of one thing.
pub const EVIDENCE: Key =
    Key::new("evidence", Kind::Evidence, "How much must say that both speak of one thing: \"story\", or \"measure\" where the named measure is enough.");
/// How one figure must be mistaken for another.
pub const PATTERN: Key = Key::new(
    "pattern",
    Kind::Pattern(&[Pattern::Transposed, Pattern::Magnitude, Pattern::Bound]),
    "How one must be mistaken for the other; any way where not given.",
);
