//! Mistakes in rule files, as diagnostics that point into the TOML.
//!
//! A [`RuleError`] is one [`Mistake`] and the place of it; the sentence and the advice are derived from the mistake.

use std::ops::Range;
use std::sync::Arc;

use miette::{Diagnostic, NamedSource, SourceSpan};
use thiserror::Error;

/// A mistake in a rule file.
#[derive(Clone, Debug, Error, Diagnostic)]
#[error("{mistake}")]
pub struct RuleError {
    mistake: Mistake,
    #[source_code]
    source_code: NamedSource<Arc<str>>,
    #[label("{label}")]
    place: Option<SourceSpan>,
    label: String,
    #[label("{also_label}")]
    also: Option<SourceSpan>,
    also_label: String,
    #[help]
    help: Option<String>,
}

/// What is wrong with a rule file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Mistake {
    /// It is not TOML.
    #[error("this is not valid TOML: {0}")]
    Syntax(String),
    /// A value is of the wrong type, or a key that must be there is not.
    #[error("this is not a rule: {0}")]
    Shape(String),
    /// A key that rules do not have.
    #[error("a rule has no key `{0}` here")]
    UnknownKey(String),
    /// A key that the relation has no use for.
    #[error("the relation `{relation}` has no use for `{key}`")]
    UnusedKey {
        /// The relation.
        relation: &'static str,
        /// The key as written.
        key: String,
    },
    /// A key that the relation needs.
    #[error("the relation `{relation}` needs `{key}`")]
    KeyMissing {
        /// The relation.
        relation: &'static str,
        /// The key.
        key: &'static str,
    },
    /// A word that is not in a closed set or in the vocabulary.
    #[error("`{word}` is no {kind}")]
    UnknownWord {
        /// What it should name: "measure", "severity" ....
        kind: &'static str,
        /// The word as written.
        word: String,
    },
    /// A form of a word where the word itself is asked for: "passengers".
    #[error("`{key}` never finds `{word}`: it asks for a word in its plain form, and then finds every form of it")]
    Form {
        /// The key: "noun", "with" ....
        key: &'static str,
        /// The form as written.
        word: String,
    },
    /// Several words where one is asked for: "ferry passenger".
    #[error("`{key}` never finds `{phrase}`: it asks for single words")]
    Phrase {
        /// The key: "noun", "with" ....
        key: &'static str,
        /// The words as written.
        phrase: String,
    },
    /// A file of the vocabulary outside a folder of that name.
    #[error("this is no rule but vocabulary, which is only read in a folder called `lexicon`")]
    Misplaced,
    /// Two rules have one id.
    #[error("the id `{id}` is taken by {first}")]
    DuplicateId {
        /// The id of both.
        id: String,
        /// The file that came first.
        first: String,
    },
    /// The id is not the file's name.
    #[error("the id `{id}` is not the name of the file, `{stem}`")]
    IdIsNotFileName {
        /// The id as written.
        id: String,
        /// The file's name without `.toml`.
        stem: String,
    },
    /// A text that a reader would see is empty.
    #[error("`{0}` is empty")]
    EmptyProse(&'static str),
    /// A price that nobody can have paid.
    #[error("a rule is right no more often than it speaks, and is run over one text at least")]
    BadPrice,
    /// A check that is not in the catalogue.
    #[error("the catalogue has no check {0}")]
    UnknownCheck(i64),
    /// No relation.
    #[error("the rule names no relation, so nothing can break it")]
    NoRelation,
    /// More than one relation.
    #[error("the rule names two relations, `{0}` and `{1}`")]
    TwoRelations(&'static str, &'static str),
    /// A part of the relation selects nothing.
    #[error("the relation `{relation}` binds `{part}`, and the rule does not select it")]
    UnboundPart {
        /// The relation.
        relation: &'static str,
        /// The part that has no selector.
        part: &'static str,
    },
    /// A selector for a part that the relation does not have.
    #[error("the relation `{relation}` binds no `{part}`")]
    UnusedPart {
        /// The relation.
        relation: &'static str,
        /// The part that it does not have.
        part: &'static str,
    },
    /// A selector that names no part, under a relation that has parts.
    #[error("the relation `{0}` binds its figures by name, and this selector names none")]
    NamelessSelector(&'static str),
    /// No figure could ever match or break it.
    #[error("this rule can never fire: {0}")]
    NeverFires(String),
    /// A tolerance that is neither a word, nor a percentage, nor a number.
    #[error("`{0}` is no tolerance")]
    Tolerance(String),
    /// A share that is none.
    #[error("`{0}` is no share")]
    Share(String),
    /// A number that cannot be held exactly.
    #[error("`{0}` is no number that can be held exactly")]
    Number(String),
    /// A document of a case is neither text nor a table of text and date.
    #[error("a document of a case is {0}")]
    CaseDocument(String),
    /// A case without documents.
    #[error("the case `{0}` has no documents")]
    EmptyCase(String),
    /// A vocabulary file that could not be read.
    #[error("the vocabulary cannot be read: {0}")]
    Vocabulary(String),
}

impl RuleError {
    /// A mistake in the file `name` with this text; `place` are the bytes that it stands at.
    pub(super) fn new(name: &str, text: &Arc<str>, mistake: Mistake, place: Option<Range<usize>>) -> Self {
        let label = mistake.label().to_owned();
        let help = mistake.help();
        Self {
            mistake,
            source_code: NamedSource::new(name, Arc::clone(text)).with_language("toml"),
            place: place.map(SourceSpan::from),
            label,
            also: None,
            also_label: String::new(),
            help,
        }
    }

    /// The same mistake with other advice.
    pub(super) fn with_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// The same mistake with a second place in the same file.
    pub(super) fn with_also(mut self, place: Range<usize>, label: &str) -> Self {
        self.also = Some(place.into());
        label.clone_into(&mut self.also_label);
        self
    }

    /// The first byte of its place; 0 where it has none.
    pub(super) fn start(&self) -> usize {
        self.place.map_or(0, |place| place.offset())
    }

    /// What is wrong.
    #[must_use]
    pub fn mistake(&self) -> &Mistake {
        &self.mistake
    }

    /// Its line and column, both from 1, the column in characters; `None` where it is a mistake of the whole file.
    #[must_use]
    pub fn place(&self) -> Option<(usize, usize)> {
        let before = self.source_code.inner().get(..self.place?.offset())?;
        let line = before.rsplit('\n').next().unwrap_or_default();
        Some((before.matches('\n').count() + 1, line.chars().count() + 1))
    }

    /// The file that it is in, as it was named.
    #[must_use]
    pub fn file(&self) -> &str {
        self.source_code.name()
    }
}

impl Mistake {
    /// What the marked bytes are.
    fn label(&self) -> &'static str {
        match self {
            Self::Syntax(_)
            | Self::Shape(_)
            | Self::Tolerance(_)
            | Self::Share(_)
            | Self::Number(_)
            | Self::CaseDocument(_)
            | Self::Vocabulary(_)
            | Self::BadPrice => "here",
            Self::UnknownKey(_) => "unknown key",
            Self::UnusedKey { .. } => "not used",
            Self::UnknownWord { .. } | Self::UnknownCheck(_) => "unknown",
            Self::Form { .. } | Self::Phrase { .. } => "never found",
            Self::Misplaced => "this file",
            Self::DuplicateId { .. } => "second rule with this id",
            Self::IdIsNotFileName { .. } => "differs from the file's name",
            Self::EmptyProse(_) => "empty",
            Self::NoRelation => "this rule",
            Self::TwoRelations(..) => "second relation",
            Self::UnboundPart { .. } | Self::KeyMissing { .. } => "this relation",
            Self::UnusedPart { .. } => "selects for nothing",
            Self::NamelessSelector(_) => "which part is this?",
            Self::NeverFires(_) => "this cannot be met",
            Self::EmptyCase(_) => "this case",
        }
    }

    /// What to do.
    fn help(&self) -> Option<String> {
        let help = match self {
            Self::Tolerance(_) => "write \"rounding\", a percentage such as \"5%\", or a number that is not negative".to_owned(),
            Self::Share(_) => "write a percentage such as \"10%\"".to_owned(),
            Self::DuplicateId { .. } => "rename one of them: the id is how a report, a baseline and `explain` name the rule".to_owned(),
            Self::IdIsNotFileName { id, .. } => format!("rename the file to {id}.toml, or change the id"),
            Self::EmptyProse(_) => "this text is shown to the reader of a report; say it in one sentence".to_owned(),
            Self::BadPrice => "write how many texts were read, how many reports were made and how many of those were right".to_owned(),
            Self::UnknownCheck(_) => "the checks are numbered from 1 to 42".to_owned(),
            Self::NoRelation => "add a table such as [relation.equal], [relation.share] or [relation.limit]".to_owned(),
            Self::TwoRelations(..) => "keep one, and write a second rule for the other".to_owned(),
            Self::UnboundPart { part, .. } => format!("add a table [when.{part}]; it may be empty"),
            Self::UnusedPart { .. } => "take the table out, or choose the relation that it was meant for".to_owned(),
            Self::NamelessSelector(_) => "move these keys to the tables of the parts, such as [when.part]".to_owned(),
            Self::Number(_) => "an exact value holds up to 30 digits".to_owned(),
            Self::CaseDocument(_) => "write \"a.txt\" = \"text\", or \"a.txt\" = { text = \"text\", date = \"2021-03-31\" }".to_owned(),
            Self::EmptyCase(_) => "add a table [case.docs] with at least one text".to_owned(),
            Self::Syntax(_)
            | Self::Shape(_)
            | Self::UnknownKey(_)
            | Self::UnusedKey { .. }
            | Self::KeyMissing { .. }
            | Self::UnknownWord { .. }
            | Self::Form { .. }
            | Self::Phrase { .. }
            | Self::Misplaced
            | Self::NeverFires(_)
            | Self::Vocabulary(_) => return None,
        };
        Some(help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let text: Arc<str> = "id = \"f\u{e4}hren\"\nwhat = \"\"\n".into();
        let place = |bytes: Option<Range<usize>>| RuleError::new("desk/ferries.toml", &text, Mistake::NoRelation, bytes).place();
        assert_eq!(place(Some(0..2)), Some((1, 1)));
        // behind a letter of two bytes
        assert_eq!(place(Some(9..10)), Some((1, 9)));
        assert_eq!(place(Some(22..24)), Some((2, 8)));
        assert_eq!(place(Some(text.len()..text.len())), Some((3, 1)));
    }

    #[test]
    fn a_mistake_of_the_whole_file_has_no_place() {
        let text: Arc<str> = "id = \"a\"\n".into();
        let error = |bytes: Option<Range<usize>>| RuleError::new("desk/ferries.toml", &text, Mistake::NoRelation, bytes);
        assert_eq!(error(None).place(), None);
        assert_eq!(error(None).file(), "desk/ferries.toml");
        // bytes that the file does not have are none of its places
        assert_eq!(error(Some(400..401)).place(), None);
    }
}
