//! What the two models say: `models/words.toml` of the words of two figures, `models/align.toml` of two figures that fight.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::feature::{Feature, NAMES, Values};
use crate::additive::{Model, Share, Written};
use crate::rule::Reason;

/// The two models.
#[derive(Clone, Debug, Default)]
pub struct Judge {
    words: Option<Model>,
    align: Option<Model>,
}

static SHIPPED: LazyLock<Judge> = LazyLock::new(|| Judge {
    words: Model::read(include_bytes!(concat!(env!("OUT_DIR"), "/words.model")), NAMES).ok(),
    align: Model::read(include_bytes!(concat!(env!("OUT_DIR"), "/align.model")), NAMES).ok(),
});

impl Judge {
    /// As it ships.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// With models of one's own, as written; one that is left out finds nothing.
    ///
    /// # Errors
    /// What is wrong with a model.
    pub fn of(words: &Written, align: Option<&Written>) -> Result<Self, String> {
        let read = |written: &Written| Model::read(&written.compact()?, NAMES).map_err(|fault| fault.to_string());
        Ok(Self { words: Some(read(words)?), align: align.map(read).transpose()? })
    }

    /// How well the words of two figures fit, in thousandths of log odds.
    pub(super) fn fit(&self, values: &Values) -> i32 {
        self.words.as_ref().map_or(0, |model| model.score(values.as_slice()))
    }

    /// How probable it is that two figures that fight speak of one thing, in ten-thousandths.
    pub(super) fn probability(&self, values: &Values) -> u16 {
        self.align.as_ref().map_or(0, |model| model.probability(model.score(values.as_slice())))
    }

    /// What the judgement of two figures adds up from, largest first: of the words alone where their values do not fight.
    #[must_use]
    pub fn terms(&self, values: &Values, fights: bool) -> Vec<Share<'_>> {
        let model = if fights { &self.align } else { &self.words };
        model.as_ref().map_or_else(Vec::new, |model| model.terms(values.as_slice()))
    }

    /// What weighs most against two figures being of one thing, its terms taken together.
    #[must_use]
    pub fn against(&self, values: &Values, fights: bool) -> Reason {
        let found = if fights { heaviest(self.terms(values, true)) } else { None };
        // that the words do not fit says no more than that: the words themselves say why
        found.filter(|reason| *reason != Reason::NoEvidence).or_else(|| heaviest(self.terms(values, false))).unwrap_or(Reason::NoEvidence)
    }
}

/// The reason of the terms that together speak most against.
fn heaviest(terms: Vec<Share<'_>>) -> Option<Reason> {
    let mut sums: BTreeMap<Reason, i32> = BTreeMap::new();
    for share in terms {
        let features: Vec<Feature> = share.features.iter().filter_map(|name| feature(name)).collect();
        // a term of two features is each one's in equal parts
        let part = share.weight / i32::try_from(features.len().max(1)).unwrap_or(1);
        features.into_iter().for_each(|feature| *sums.entry(feature.reason()).or_default() += part);
    }
    sums.into_iter().filter(|(_, weight)| *weight < 0).min_by_key(|(_, weight)| *weight).map(|(reason, _)| reason)
}

fn feature(name: &str) -> Option<Feature> {
    NAMES.iter().position(|each| *each == name).and_then(Feature::from_repr)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_models_ask_for_features_that_are_computed() {
        assert!(Judge::shipped().words.is_some() && Judge::shipped().align.is_some());
    }
}
