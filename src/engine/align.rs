//! Whether two figures speak of one thing, and whether one of them is then wrong: features with names, and the models that weigh them.
//!
//! ```text
//! told      the features of two texts that tell one story
//! setting   what the two texts are to each other
//! event     how what happened stands to each other
//! marks     what the wording says of one figure and not of the other, and what logic forbids
//! alike     the features of two figures of one thing, whatever their values
//! apart     the features of two that cannot both hold
//! judge     the models
//! ```
//! Weights are data: `models/told.toml`, `models/alike.toml` and `models/apart.toml`, which `train align` writes from published news and its altered figures.

pub mod alike;
pub mod apart;
mod event;
mod judge;
pub mod marks;
mod setting;
pub mod told;

pub use judge::{HALF, Judges, QUARTER, odds};
pub use setting::Setting;
