//! The models that judge: whether two texts tell one story; and of two figures whether they are of one thing, and whether one of them is then wrong.

use std::sync::LazyLock;

use super::{alike, apart, told};
use crate::additive::Model;

/// Probabilities are in ten-thousandths: this is one half.
pub const HALF: u16 = 5_000;
/// One quarter.
pub const QUARTER: u16 = 2_500;

/// Log odds from their thousandths.
#[expect(clippy::cast_precision_loss, reason = "a score has few digits")]
#[must_use]
pub fn odds(score: i32) -> f32 {
    score as f32 / 1000.0
}

/// The models that judge.
#[derive(Clone, Debug)]
pub struct Judges {
    /// How probable it is that two texts tell one story.
    pub told: Model,
    /// How probable it is that two figures are of one thing.
    pub alike: Model,
    /// How probable it is that one of two figures that cannot both hold is wrong.
    pub apart: Model,
}

static SHIPPED: LazyLock<Judges> = LazyLock::new(|| {
    let read = |bytes: &[u8], names: &[&str]| Model::read(bytes, names).unwrap_or_else(|fault| unreachable!("a model that ships is sound: {fault}"));
    Judges {
        told: read(include_bytes!(concat!(env!("OUT_DIR"), "/told.model")), told::NAMES),
        alike: read(include_bytes!(concat!(env!("OUT_DIR"), "/alike.model")), alike::NAMES),
        apart: read(include_bytes!(concat!(env!("OUT_DIR"), "/apart.model")), apart::NAMES),
    }
});

impl Judges {
    /// The models as they ship.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }
}
