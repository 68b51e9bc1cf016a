//! Texts of Python as documents of the library.

use std::collections::BTreeSet;

use gainsay::check::{self, Study};
use gainsay::document::{Document, Format};
use gainsay::span::SourceId;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use rayon::prelude::*;

use crate::rules::Rules;

/// A text as Python gives it: name, text, format, date and outlet.
pub type Source = (String, String, Option<String>, Option<String>, Option<String>);

/// The documents of these texts, in order.
pub fn documents(sources: Vec<Source>) -> PyResult<Vec<Document>> {
    sources.into_iter().map(document).collect()
}

/// The document of a text. What the caller says of its date and outlet counts before what the text says.
pub fn document((name, text, format, date, outlet): Source) -> PyResult<Document> {
    let bad = |message: String| PyValueError::new_err(format!("{name}: {message}"));
    let extension = || name.rsplit_once('.').and_then(|(_, extension)| Format::of_extension(extension));
    let format = match format.as_deref() {
        Some(format) => format.parse().map_err(|_| bad(format!("\"{format}\" is no format: write text, markdown, html or csv")))?,
        None => extension().map_or(Format::Text, |format| if matches!(format, Format::Docx | Format::Pdf) { Format::Text } else { format }),
    };
    if matches!(format, Format::Docx | Format::Pdf) {
        return Err(bad(format!("{format} is no format of a text: take the text out of the file, or check the file with the command line")));
    }
    let date = date.map(|date| date.parse().map_err(|_| bad(format!("\"{date}\" is no date: write dates as 2025-06-12")))).transpose()?;
    let mut document = Document::new(name, text, format);
    document.date = date.or(document.date);
    document.outlet = outlet.or(document.outlet);
    Ok(document)
}

/// Findings tell texts apart by their names.
pub fn names_are_unique(documents: &[Document]) -> PyResult<()> {
    let mut seen = BTreeSet::new();
    match documents.iter().find(|document| !seen.insert(document.name())) {
        Some(twice) => Err(PyValueError::new_err(format!("two texts are called \"{}\": give each a name of its own", twice.name()))),
        None => Ok(()),
    }
}

/// What of the documents is not read as somebody may think it is.
pub fn warnings(documents: &[Document]) -> Vec<String> {
    let of = |document: &Document| {
        let language =
            document.language.map(|language| format!("{}: this is {}, and only English is read: its figures are unread", document.name(), language.name));
        let faults = document.allow_faults().iter().map(|fault| {
            let place = document.place(fault.comment.start());
            format!("{}:{}:{}: {}", document.name(), place.line, place.column, fault.kind)
        });
        faults.chain(language).collect::<Vec<_>>()
    };
    documents.iter().flat_map(of).collect()
}

/// Everything that was read in these documents, each under its own number, on all cores.
pub fn studies(documents: Vec<Document>, rules: &Rules) -> Vec<Study> {
    let read = |(at, document)| check::read(document, SourceId::new(at), rules.lexicon());
    documents.into_par_iter().enumerate().map(read).collect()
}
