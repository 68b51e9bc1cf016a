//! What a source is: its part in a check, how it is written, and what kind of text it is.

use serde::{Deserialize, Serialize};

/// What a source is in a check.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Role {
    /// What is about to be published.
    Draft,
    /// What it is checked against.
    #[default]
    Source,
}

/// How a source is written.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// `CommonMark` with tables, footnotes and strike-through.
    Markdown,
    /// A web page.
    Html,
    /// A word processor's document; its text is one line a paragraph, and offsets are bytes into that text.
    Docx,
    /// The text layer of a PDF: a line is a page, and offsets are bytes into its text.
    Pdf,
    /// Lines of cells: comma- or tab-separated values.
    Csv,
}

impl Format {
    /// The format that a file name's extension stands for; `None` where it stands for no prose.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" | "rst" | "adoc" | "asciidoc" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "docx" => Some(Self::Docx),
            "pdf" => Some(Self::Pdf),
            "csv" | "tsv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// What kind of text a source is, where that is known.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames, strum::EnumString, strum::Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    /// It tells of the world.
    #[default]
    Article,
    /// It tells of the files that it stands beside: a README. Its counts are exact.
    Docs,
}
