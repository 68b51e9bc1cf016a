//! How figures hang together: what each is to the others of its document.
//!
//! ```text
//! stage      a sentence as a tree of marks, with its figures and landmarks       beside     what alone stands between two figures
//! account    the figures of a document, and what of them takes part              candidate  which figures are looked at together
//! offer      the tuples of these whose units fit an equation                     said       what may be said again further down
//! feature    a tuple as numbers, row by row                                      phrase     the words by which it is told
//! judge      how probable it is, by the models                                   misfit     what does not come out, as numbers
//! standing   how what does not come out stands among the others
//! drawn      figures of a draft that follow from its source
//! mend       what a figure would have to be                                      slip       whether a slip of the hand makes that of it
//! rough      what plainly does not come out
//! ```
//! No word is known here but by the classes of the vocabulary and by what the models learnt of it.

mod account;
mod beside;
mod candidate;
mod company;
mod cue;
mod drawn;
mod equation;
mod explain;
mod feature;
mod judge;
mod kind;
mod landmark;
mod mend;
mod misfit;
mod offer;
mod opened;
mod phrase;
mod rough;
mod row;
mod said;
#[cfg(test)]
mod sample;
mod slip;
mod stage;
mod standing;
mod value;

pub use account::{Account, Node, Says, Tuple};
pub use beside::join;
pub use candidate::tuples;
pub use company::Company;
pub use drawn::{Drawn, Pages, drawn};
pub use equation::Equation;
pub use explain::{Seen, explain};
pub use feature::{NAMES, WORDS};
pub use judge::{Joints, Judges, Scored, Tie, scored, ties, ties_by};
pub use kind::announces;
pub use landmark::Landmark;
pub use misfit::{MISFIT, misfit};
pub use phrase::{Slot, words};
pub use row::{in_log_odds, values};
pub use said::weigh;
pub use stage::Stage;
pub use standing::{HOPELESS, misfits};
pub use value::{Clock, Value};
