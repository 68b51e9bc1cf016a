//! What texts are checked with: the rules and the vocabulary that ship, and those of a newsroom.

use std::path::PathBuf;
use std::sync::Arc;

use gainsay::check::Knowledge;
use gainsay::document::toml_files;
use gainsay::lexicon::Lexicon;
use gainsay::rule::RuleSet;
use gainsay::rulebook::{self, RuleError, RuleSource};
use gainsay::settle::Outcome;
use gainsay::waiver;
use pyo3::exceptions::{PyOSError, PyRuntimeError};
use pyo3::prelude::*;

/// Rules and vocabulary, read once and shared by every call.
#[pyclass(frozen, module = "gainsay._gainsay")]
#[derive(Clone)]
pub struct Rules(Arc<Read>);

struct Read {
    lexicon: Lexicon,
    rules: RuleSet,
    /// The files beside those that ship, by name and text: what another process needs to have the same.
    files: Vec<(String, String)>,
}

#[pymethods]
impl Rules {
    /// The rules that ship, and these files by name and text.
    #[new]
    fn new(py: Python<'_>, files: Vec<(String, String)>) -> PyResult<Self> {
        let mut lexicon = Lexicon::shipped().map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        let sources: Vec<RuleSource> = files.iter().map(|(name, text)| RuleSource { name: name.clone(), text: text.clone() }).collect();
        match py.detach(|| rulebook::load_to_check(&mut lexicon, &sources)) {
            Ok(rules) => Ok(Self(Arc::new(Read { lexicon, rules, files }))),
            Err(mistakes) => Err(raised(py, &mistakes)?),
        }
    }

    /// The TOML files of a folder, by name and text.
    #[staticmethod]
    fn files_of(py: Python<'_>, folder: PathBuf) -> PyResult<Vec<(String, String)>> {
        let files = py.detach(move || toml_files(&folder)).map_err(|error| PyOSError::new_err(error.to_string()))?;
        Ok(files.into_iter().map(|file| (file.name, file.text)).collect())
    }

    /// The files beside those that ship.
    #[getter]
    fn files(&self) -> Vec<(String, String)> {
        self.0.files.clone()
    }

    /// The ids of the rules that are in force, in order.
    #[getter]
    fn ids(&self) -> Vec<String> {
        self.0.rules.rules().iter().map(|rule| rule.id.clone()).collect()
    }
}

impl Rules {
    pub fn knowledge(&self) -> Knowledge<'_> {
        Knowledge { rules: &self.0.rules, lexicon: &self.0.lexicon }
    }

    pub fn lexicon(&self) -> &Lexicon {
        &self.0.lexicon
    }

    /// Takes out what comments in the texts accept. None of them ends here: the library has no clock.
    pub fn waive(&self, outcome: &mut Outcome<'_>) {
        let is_rule = |id: &str| self.0.rules.get(id).is_some();
        let _ = waiver::waive(outcome, &[], None, is_rule);
    }
}

/// Every mistake on a line of its own, with its place; the first gives the exception its file, line and column.
fn raised(py: Python<'_>, mistakes: &[RuleError]) -> PyResult<PyErr> {
    let told = |mistake: &RuleError| {
        let place = mistake.place().map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
        format!("{}{place}: {mistake}", mistake.file())
    };
    let message = mistakes.iter().map(told).collect::<Vec<_>>().join("\n");
    let class = py.import("gainsay._error")?.getattr("RuleError")?;
    let (file, place) = mistakes.first().map_or((None, None), |first| (Some(first.file()), first.place()));
    Ok(PyErr::from_value(class.call1((message, file, place.map(|(line, _)| line), place.map(|(_, column)| column)))?))
}
