//! What can be wrong with an input, and what to do about it.

use std::io;

use super::super::Place;

/// What a file with NUL bytes may be.
pub(super) const UTF16: &str = "UTF-16 without a byte order mark";

/// An input that could not be read.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no such file.
    #[error("{path} does not exist")]
    Missing {
        /// The path as given.
        path: String,
    },
    /// A file of rules or vocabulary under a name that is passed over: an editor has added an ending.
    #[error("{path} is not read as rules or vocabulary: its name does not end in .toml")]
    NoToml {
        /// The path, below a directory as given.
        path: String,
    },
    /// It exists and cannot be opened or read.
    #[error("{path} cannot be read: {reason}")]
    Unreadable {
        /// The path as given, or below a directory as given.
        path: String,
        /// What the system says.
        reason: io::Error,
    },
    /// A walk of a directory met an obstacle.
    #[error("{path} cannot be walked: {reason}")]
    Walk {
        /// The directory as given.
        path: String,
        /// What stood in the way.
        reason: ignore::Error,
    },
    /// A document of a word processor or a PDF that is damaged, closed, too large or without text.
    #[error("{path} cannot be read: {reason}")]
    Damaged {
        /// The path as given, or below a directory as given.
        path: String,
        /// What is wrong.
        reason: String,
        /// What to do about it.
        help: &'static str,
    },
    /// A file that holds no text.
    #[error("{path} cannot be read: it is no text, {}", .nul_at.map_or_else(|| format!("but {}", .kind.unwrap_or("a document of another kind")), |at| format!("for a NUL byte stands at offset {at}")))]
    Binary {
        /// The path as given, or below a directory as given.
        path: String,
        /// Its first NUL byte.
        nul_at: Option<usize>,
        /// What it may be instead, where its first bytes give that away.
        kind: Option<&'static str>,
    },
    /// A device, which has no end.
    #[error("{path} is a device, not a file")]
    Device {
        /// The path as given.
        path: String,
    },
}

/// What was left out or read with a loss.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadWarning {
    /// A text in a language that is not read.
    #[error("{name} seems to be in {language}: its figures are counted as unread")]
    OtherLanguage {
        /// The document.
        name: String,
        /// The language.
        language: &'static str,
    },
    /// A file without a character.
    #[error("{name} is empty")]
    Empty {
        /// The document.
        name: String,
    },
    /// A directory without a readable file.
    #[error("nothing to read in {path}: {others} {} of other kinds", if *.others == 1 { "file" } else { "files" })]
    NothingToRead {
        /// The directory as given.
        path: String,
        /// Files that are neither text nor Markdown.
        others: usize,
    },
    /// Documents of kinds that are not read, in a directory whose other files were.
    #[error("{path} holds {} that cannot be read: {}", documents(files.len()), listed(files))]
    LeftOut {
        /// The directory as given.
        path: String,
        /// Them.
        files: Vec<String>,
    },
    /// A file that is no document of the kind that it is called, and was read as what it is.
    #[error("{name} is no {kind} and was read as text")]
    Misnamed {
        /// The document.
        name: String,
        /// What its name says.
        kind: &'static str,
    },
    /// A file in another encoding, read whole.
    #[error("{name} is not UTF-8 and was read as Windows-1252")]
    OtherEncoding {
        /// The document.
        name: String,
    },
    /// Bytes that are not UTF-8.
    #[error("{name}:{}:{}: {bytes} {} not UTF-8 and read as \"?\", the first one here", .first.line, .first.column, if *.bytes == 1 { "byte is" } else { "bytes are" })]
    NotUtf8 {
        /// The document.
        name: String,
        /// Where the first of them stands.
        first: Place,
        /// How many there are.
        bytes: usize,
    },
    /// A PDF without its end.
    #[error("{name} breaks off: what could be found in it was read")]
    Cut {
        /// The document.
        name: String,
    },
    /// Characters of a PDF whose font does not say what they are.
    #[error("{name}: {characters} {} shown by fonts that do not say what they are, and read as \"?\"", if *.characters == 1 { "character is" } else { "characters are" })]
    Unmapped {
        /// The document.
        name: String,
        /// How many there are.
        characters: usize,
    },
    /// Drawings of a PDF that stand inside too many others.
    #[error("{name}: {drawings} {} inside too many others, and left out", if *.drawings == 1 { "drawing stands" } else { "drawings stand" })]
    Buried {
        /// The document.
        name: String,
        /// How often one was met.
        drawings: usize,
    },
    /// Front matter that could not be understood.
    #[error("{name}:{line}: {key} \"{value}\" is not understood and was ignored")]
    FrontMatter {
        /// The document.
        name: String,
        /// Line of the value.
        line: usize,
        /// Its key.
        key: String,
        /// The value as written.
        value: String,
    },
    /// A comment for gainsay that cannot be followed.
    #[error("{name}:{}:{}: {reason}", .place.line, .place.column)]
    Allow {
        /// The document.
        name: String,
        /// Where the comment stands.
        place: Place,
        /// What is wrong with it.
        reason: String,
    },
    /// A symbolic link that leads out of the directory that was given.
    #[error("{path} was not followed: it is a link that leads out of what was given, to {target}")]
    Outside {
        /// The link.
        path: String,
        /// Where it leads.
        target: String,
    },
    /// A symbolic link that leads back into itself.
    #[error("{path} was walked once only: a symbolic link in it leads back to {ancestor}")]
    Loop {
        /// The link.
        path: String,
        /// The directory that it leads back to.
        ancestor: String,
    },
}

impl LoadError {
    /// The input that could not be read.
    #[must_use]
    pub fn path(&self) -> &str {
        let (Self::Missing { path }
        | Self::NoToml { path }
        | Self::Unreadable { path, .. }
        | Self::Walk { path, .. }
        | Self::Damaged { path, .. }
        | Self::Binary { path, .. }
        | Self::Device { path }) = self;
        path
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "Check the spelling; paths are relative to the working directory. Everything else was still read.",
            Self::NoToml { .. } => "Give it a name that ends in .toml, or move it out of the folder.",
            Self::Unreadable { .. } | Self::Walk { .. } => "Check its permissions. Everything else was still read.",
            Self::Damaged { help, .. } => help,
            Self::Binary { kind: Some(UTF16), .. } => "Save it as UTF-8. Everything else was still read.",
            Self::Binary { .. } => {
                "Export it as plain text, Markdown, HTML, DOCX or PDF, or name it under `ignore` in gainsay.toml. Everything else was still read."
            }
            Self::Device { .. } => "To read standard input, give - as the path.",
        }
    }
}

impl LoadWarning {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::OtherLanguage { .. } => "If it is English, say so with --language en.",
            Self::Empty { .. } => "Nothing in it could be compared.",
            Self::NothingToRead { .. } => {
                "Files ending in .txt, .text, .md, .markdown, .rst, .adoc, .html, .htm, .xhtml, .docx and .pdf are read; hidden and ignored files are not. Name a file to read it whatever it is called."
            }
            Self::LeftOut { .. } => "Export them as DOCX, PDF or text, or name them under `ignore` in gainsay.toml.",
            Self::Misnamed { .. } => "See whether it is what it should be: a page of an error may have been saved in its place.",
            Self::OtherEncoding { .. } => "Save it as UTF-8 if a quotation mark or an accent looks wrong.",
            Self::NotUtf8 { .. } => "Save the file as UTF-8; figures next to such bytes may be misread.",
            Self::Cut { .. } => "Fetch or save the file again: pages may be missing.",
            Self::Unmapped { .. } => "Figures next to them may be misread; `gainsay claims` shows each.",
            Self::Buried { .. } => "Export its text, or save it again without layers.",
            Self::FrontMatter { key, .. } if key == "role" => "A role is draft or source.",
            Self::FrontMatter { .. } => "Write dates as 2017-04-26.",
            Self::Allow { .. } => "Write it as <!-- gainsay: allow RULE because REASON -->, with \"until 2026-12-31\" before \"because\" if it should end.",
            Self::Outside { .. } => "To read it, give its target as a path of its own.",
            Self::Loop { .. } => "Remove the link, or name the files.",
        }
    }
}

/// Names that are listed; of the others it is said how many they are.
const LISTED: usize = 5;

fn documents(count: usize) -> String {
    if count == 1 { "a document".to_owned() } else { format!("{count} documents") }
}

fn listed(files: &[String]) -> String {
    let names: Vec<&str> = files.iter().take(LISTED).map(String::as_str).collect();
    let rest = files.len() - names.len();
    if rest == 0 { names.join(", ") } else { format!("{} and {rest} more", names.join(", ")) }
}
