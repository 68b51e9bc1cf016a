//! Whether two figures speak of one thing: features, a short list of gates, and a model that says what the features are worth.
//!
//! ```text
//! feature  numbers with names, which `family` works out, one family a file
//! gate     what logic forbids
//! pair     two figures within their texts, with what the words of the texts are to each other
//! table    all pairs of two texts, each judged once
//! judge    `models/words.toml`, `models/align.toml`: written by `train align`
//! ```
//! No weight and no threshold stands here. A rule says from which probability on it speaks.

mod family;
pub mod feature;
mod gate;
pub mod judge;
pub mod pair;
mod story;
pub mod table;
