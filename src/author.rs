//! The author's loop: what a rule's own cases show of it.
//!
//! ```text
//! case    runs the cases of a rule through the whole pipeline and grades them
//! ```

pub mod case;
