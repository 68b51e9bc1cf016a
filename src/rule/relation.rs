//! What must hold between the figures that a rule selects: one of a closed set of relations, and what the rule sets of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::spec::{Key, Setting, Spec, TOLERANCE};
use super::{Facet, Part, Tolerance};
use crate::quantity::{Amount, Verdict};

/// What must hold between the selected assertions, as a rule sets it.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    spec: &'static Spec,
    settings: BTreeMap<&'static str, Setting>,
}

impl Relation {
    /// A relation as it declares itself, with what a rule has set of it.
    #[must_use]
    pub fn new(spec: &'static Spec, settings: impl IntoIterator<Item = (&'static str, Setting)>) -> Self {
        Self { spec, settings: settings.into_iter().collect() }
    }

    /// What it declares of itself.
    #[must_use]
    pub fn spec(&self) -> &'static Spec {
        self.spec
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.spec.name
    }

    /// Whether it is the relation that declares itself so.
    #[must_use]
    pub fn is(&self, spec: &Spec) -> bool {
        self.spec == spec
    }

    /// What a rule has set, in order of the keys.
    pub fn settings(&self) -> impl Iterator<Item = (&Key, &Setting)> {
        self.spec.keys.iter().filter_map(|key| Some((key, self.settings.get(key.name)?)))
    }

    fn setting(&self, key: &Key) -> Option<&Setting> {
        self.settings.get(key.name)
    }

    /// How much a value may be off: no more than rounding where the rule does not say.
    #[must_use]
    pub fn tolerance(&self) -> Tolerance {
        if let Some(Setting::Tolerance(tolerance)) = self.setting(&TOLERANCE) { *tolerance } else { Tolerance::Rounding }
    }

    /// A number that the rule has set.
    #[must_use]
    pub fn number(&self, key: &Key) -> Option<Amount> {
        if let Some(Setting::Number(number)) = self.setting(key) { Some(*number) } else { None }
    }

    /// The facets of a list; none where the rule does not say.
    #[must_use]
    pub fn facets(&self, key: &Key) -> &[Facet] {
        if let Some(Setting::Facets(facets)) = self.setting(key) { facets } else { &[] }
    }

    /// A facet that the rule has set.
    #[must_use]
    pub fn facet(&self, key: &Key) -> Option<Facet> {
        if let Some(Setting::Facet(facet)) = self.setting(key) { Some(*facet) } else { None }
    }

    /// The verdicts of a list; those that contradict where the rule does not say.
    #[must_use]
    pub fn verdicts(&self, key: &Key) -> &[Verdict] {
        if let Some(Setting::Verdicts(verdicts)) = self.setting(key) { verdicts } else { &[Verdict::Contradicts] }
    }

    /// How much evidence is asked for.
    #[must_use]
    pub fn evidence(&self, key: &Key) -> EvidenceFloor {
        if let Some(Setting::Evidence(evidence)) = self.setting(key) { *evidence } else { EvidenceFloor::default() }
    }

    /// A way of being mistaken that the rule asks for.
    #[must_use]
    pub fn pattern(&self, key: &Key) -> Option<Pattern> {
        if let Some(Setting::Pattern(pattern)) = self.setting(key) { Some(*pattern) } else { None }
    }

    /// A word of the key's own.
    #[must_use]
    pub fn choice(&self, key: &Key) -> Option<&'static str> {
        if let Some(Setting::Choice(word)) = self.setting(key) { Some(word) } else { None }
    }

    /// The same where nothing is let pass but rounding.
    pub(super) fn forgo_tolerance(&mut self) {
        self.settings.remove(TOLERANCE.name);
    }

    /// The parts that its assertions play, each of which a rule selects by name; only [`Part::Each`] where they are all alike.
    #[must_use]
    pub fn parts(&self) -> &'static [Part] {
        self.spec.parts
    }
}

/// How one figure is mistaken for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Pattern {
    /// Two neighbouring digits are exchanged: 1,943 and 1,934.
    Transposed,
    /// The digits are the same and the scale is not: 1.2 million and 1.2 billion.
    Magnitude,
    /// One is a bound, and the other is outside it: "at least 50" and 48.
    Bound,
}

/// How much evidence a rule asks for that two assertions speak of one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum EvidenceFloor {
    /// The same measure and the facets of `must-match` are enough.
    Measure,
    /// The words around both must tell one story.
    #[default]
    Story,
}
