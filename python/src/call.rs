//! What Python calls, one function each. A function of `PyO3` brings a module of its own name along, which is why everything else has its whole path here.

use gainsay::check::Dossier;
use gainsay::document::Role;
use gainsay::report;
use gainsay::settle::Outcome;
use pyo3::prelude::*;
use pyo3_arrow::input::AnyRecordBatch;
use pyo3_arrow::{PyRecordBatchReader, PyTable};

use crate::rules::Rules;
use crate::source::Source;

/// The claims of each text, as JSON Lines: one string a text.
#[pyfunction]
pub fn claims(py: Python<'_>, sources: Vec<Source>, rules: &Rules) -> PyResult<Vec<String>> {
    let documents = crate::source::documents(sources)?;
    Ok(py.detach(|| crate::claims::lines(documents, rules)))
}

/// Holds texts against each other: the report as JSON Lines, and what is to be warned of.
#[pyfunction]
pub fn check(py: Python<'_>, sources: Vec<Source>, rules: &Rules, days: Option<u16>) -> PyResult<(String, Vec<String>)> {
    let documents = crate::source::documents(sources)?;
    crate::source::names_are_unique(&documents)?;
    py.detach(|| {
        let warnings = crate::source::warnings(&documents);
        let dossier = Dossier::new(crate::source::studies(documents, rules));
        let related = days.map_or_else(|| gainsay::check::related(dossier.studies()), |days| gainsay::check::related_within(dossier.studies(), days));
        let findings = gainsay::check::check_among(&dossier, &related, &rules.knowledge());
        let mut outcome = Outcome::new(&dossier, findings);
        rules.waive(&mut outcome);
        Ok((report::json_lines(&outcome), warnings))
    })
}

/// Holds a draft against sources: the report as one JSON object, and what is to be warned of.
#[pyfunction]
pub fn verify(py: Python<'_>, draft: Source, sources: Vec<Source>, rules: &Rules) -> PyResult<(String, Vec<String>)> {
    let mut documents = crate::source::documents(std::iter::once(draft).chain(sources).collect())?;
    crate::source::names_are_unique(&documents)?;
    for (at, document) in documents.iter_mut().enumerate() {
        document.role = if at == 0 { Role::Draft } else { Role::Source };
    }
    py.detach(|| {
        let warnings = crate::source::warnings(&documents);
        let dossier = Dossier::new(crate::source::studies(documents, rules));
        let findings = gainsay::check::check(&dossier, &rules.knowledge());
        let verdicts = gainsay::check::verdicts(&dossier, &findings, &rules.knowledge());
        let mut outcome = Outcome { verdicts, ..Outcome::new(&dossier, findings) };
        rules.waive(&mut outcome);
        Ok((report::json(&outcome), warnings))
    })
}

/// The claims of a stream of batches of documents, batch by batch.
#[pyfunction]
pub fn claims_batches(documents: AnyRecordBatch, rules: &Rules) -> PyResult<PyRecordBatchReader> {
    let documents = documents.into_reader()?;
    Ok(PyRecordBatchReader::new(Box::new(crate::claims::Claims::new(documents, rules.clone())?)))
}

/// The keys, links and sizes of documents.
#[pyfunction]
pub fn read(py: Python<'_>, documents: AnyRecordBatch, rules: &Rules) -> PyResult<PyTable> {
    let documents = documents.into_reader()?;
    py.detach(|| crate::batch::map(documents, |documents| crate::read::read(documents, rules)))
}

/// Of pairs with what they share, those that share enough to tell one story.
#[pyfunction]
pub fn related(py: Python<'_>, pairs: AnyRecordBatch) -> PyResult<PyTable> {
    let pairs = pairs.into_reader()?;
    py.detach(|| crate::batch::map(pairs, crate::related::related))
}

/// What comes of pairs of documents.
#[pyfunction]
pub fn judge(py: Python<'_>, documents: AnyRecordBatch, pairs: AnyRecordBatch, rules: &Rules) -> PyResult<PyTable> {
    let (documents, pairs) = (documents.into_reader()?, pairs.into_reader()?);
    py.detach(|| {
        let bench = crate::judge::Bench::new(documents, rules)?;
        crate::batch::map(pairs, |pairs| bench.judge(pairs))
    })
}

/// The findings of the documents of one circle; whether these are all that there are.
#[pyfunction]
pub fn settle(py: Python<'_>, documents: AnyRecordBatch, rules: &Rules, all: bool) -> PyResult<PyTable> {
    let documents = documents.into_reader()?;
    py.detach(|| crate::settle::settle(documents, rules, all))
}
