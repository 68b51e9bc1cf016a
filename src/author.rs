//! The author's loop: what a rule's own cases show of it.
//!
//! ```text
//! case      runs the cases of a rule through the whole pipeline and grades them
//! coverage  which of its promises the cases of a rule show
//! draft     a first rule from two sentences
//! mutate    plants slips and looks whether the rules catch them
//! snapshot  what all cases of a rule came to, kept in a file and compared with the next run
//! ```

pub mod case;
pub mod coverage;
pub mod draft;
pub mod mutate;
pub mod snapshot;
