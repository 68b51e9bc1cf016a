//! Exact values and sets of them: what a figure may mean.
//!
//! ```text
//! Amount    one exact number                "30,000"       -> 30000, "a third" -> 1/3
//! Interval  a set of numbers with two ends  "up to 30,000" -> [0, 30000]
//! Many      intervals, of which one is looked for
//! Reading   two nested intervals            literal [0, 30000], rounded [0, 35000)
//! Verdict   how two readings stand to each other
//! ```
//! Nothing here is a float: a false conflict from `0.1 + 0.2` would cost more than any speed could win.

mod amount;
mod dimension;
mod hedge;
mod interval;
mod many;
mod reading;
mod unit;
mod verdict;

pub use amount::Amount;
pub use dimension::Dimension;
pub use hedge::Hedge;
pub use interval::{End, Interval};
pub use many::Many;
pub use reading::{Reading, Stated};
pub use unit::Unit;
pub use verdict::{Verdict, compare};
