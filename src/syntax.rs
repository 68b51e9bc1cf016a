//! A sentence as a tree of Universal Dependencies.
//!
//! ```text
//! words, figures --tokens--> Token --tagger--> Tag --parser--> Tree
//! ```
//! A figure that the grammar has read is one token. The tagger is an averaged perceptron (Collins 2002), the parser a greedy
//! arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011) whose moves and labels two further perceptrons choose,
//! trained with a dynamic oracle (Goldberg and Nivre 2013). All weights are whole numbers and are used where they lie in the model's
//! bytes, so that the same sentence has the same tree on every machine. Nothing here knows a word of a language: a model does.
//!
//! ```
//! use gainsay::{lexicon::Lexicon, parse::figures, sentence::words, span::Span, syntax::{Model, Relation}};
//! let lexicon = Lexicon::shipped().unwrap();
//! let text = "The fire killed 12 people.";
//! let words = words(text, Span::new(0, text.len()));
//! let tree = Model::english().tree(&words, &figures(&words, &lexicon).figures);
//! let people = tree.token_at(4).unwrap();
//! assert_eq!(tree.relation(people), Relation::Obj);
//! ```

pub mod features;
mod model;
mod relation;
mod shape;
mod table;
mod tag;
mod token;
pub mod transition;
mod tree;

pub use model::{Model, ModelError, WIDTHS};
pub use relation::Relation;
pub use shape::{Shape, Stops};
pub use table::EVEN;
pub use tag::Tag;
pub use token::{Class, Clitics, Token, tokens};
pub use tree::Tree;
