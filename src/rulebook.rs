//! Rule files: from TOML to rules that can be run.
//!
//! ```text
//! rules/<family>/<id>.toml --file--> RuleFile (as written, spanned) --validate--> Rule
//! ```
//! What may stand in the table of a relation is what the relation declares of itself; what a mistake in a rule file looks like is in
//! [`error`].

pub mod error;
mod file;
mod shipped;
mod suggest;
mod validate;

pub use error::RuleError;
pub use file::{schema, told};
pub use shipped::shipped_sources;
pub use validate::{RuleSource, load, load_to_check};
