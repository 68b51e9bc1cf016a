//! PDF: the text layer of each page, one paragraph a line.
//!
//! The file is a drawing, so offsets are bytes into this text, a *line* of it is a page and a column a character of that page.
//! A paragraph ends with a line feed and a page with a form feed; a sentence may run across both columns and pages. Words are put
//! together from where their characters stand ([`content`], [`font`]), lines from words and columns from lines ([`layout`]), and
//! paragraphs from lines ([`paragraph`]). What stands at the head or foot of several pages is left out.
//!
//! A file may be made to harm: what is unpacked is bounded ([`stream`]), and so are the characters of one document.

mod content;
mod font;
mod glyph;
mod layout;
mod paragraph;
mod stream;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use memchr::memmem;

/// How a whole file ends.
const FILE_END: &[u8] = b"%%EOF";
/// Bytes that may stand after the end; some mailers and servers add some.
const AFTER_END: usize = 4096;

/// A PDF that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum PdfError {
    /// Closed by a password.
    #[error("it is encrypted, and opens with a password only")]
    Password,
    /// Closed in a way that is not known.
    #[error("it is encrypted in a way that is not supported")]
    Encryption,
    /// No PDF, or one without pages.
    #[error("it is a damaged PDF")]
    Broken,
    /// Pictures of pages.
    #[error("it has no text layer: its {} as {}", if *.0 == 1 { "only page is stored" } else { "pages are stored" }, if *.0 == 1 { "a picture" } else { "pictures" })]
    Pictures(usize),
    /// Fonts that do not say what their characters are.
    #[error("its fonts do not say which characters they show")]
    Unmapped,
    /// A file that swells beyond all measure.
    #[error("its text is larger than {} MB", stream::MOST_BYTES >> 20)]
    TooLarge,
    /// Drawings that are drawn inside each other more often than can be followed.
    #[error("its drawings stand inside each other more often than can be followed")]
    Nested,
}

impl PdfError {
    /// What to do about it.
    pub(super) fn help(&self) -> &'static str {
        match self {
            Self::Password | Self::Encryption => "Save a copy without a password, or export its text. Everything else was still read.",
            Self::Broken | Self::TooLarge | Self::Nested => "Open and save it again, or export its text. Everything else was still read.",
            Self::Pictures(_) | Self::Unmapped => "Run text recognition over it (`ocrmypdf IN.pdf OUT.pdf`), then check that. Everything else was still read.",
        }
    }
}

/// What a PDF says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PdfText {
    /// Its paragraphs, a line feed after each, and a form feed after each page but the last.
    pub(super) text: String,
    /// Characters that stand as `?`, since their font does not say what they are.
    pub(super) unmapped: usize,
    /// The file lacks its end, so that something may be missing.
    pub(super) is_cut: bool,
    /// Drawings that stand inside too many others, and were left out.
    pub(super) buried: usize,
}

/// The text of a PDF.
pub(super) fn text(bytes: Vec<u8>) -> Result<PdfText, PdfError> {
    // the reader underneath is free of undefined behaviour, not proven free of panics; a panic over one file must not end the run
    catch_unwind(AssertUnwindSafe(|| read(bytes))).unwrap_or(Err(PdfError::Broken))
}

fn read(bytes: Vec<u8>) -> Result<PdfText, PdfError> {
    if stream::swells(&bytes) {
        return Err(PdfError::TooLarge);
    }
    let is_cut = memmem::rfind(&bytes, FILE_END).is_none_or(|at| bytes.len() - at > AFTER_END);
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => PdfError::Password,
        LoadPdfError::Decryption(_) => PdfError::Encryption,
        LoadPdfError::Invalid => PdfError::Broken,
    })?;
    let mut scribe = content::Scribe::default();
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        pages.push(layout::columns(scribe.page(page)?));
    }
    if pages.is_empty() {
        return Err(PdfError::Broken);
    }
    layout::drop_running_heads(&mut pages);
    if scribe.characters == 0 && scribe.pictures > 0 {
        return Err(PdfError::Pictures(pages.len()));
    }
    if scribe.unmapped * 2 > scribe.characters {
        return Err(PdfError::Unmapped);
    }
    Ok(PdfText { text: paragraph::text(&pages), unmapped: scribe.unmapped, is_cut, buried: scribe.buried })
}

#[cfg(test)]
mod tests;
