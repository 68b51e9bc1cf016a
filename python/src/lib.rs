//! `gainsay._gainsay`: what Python calls. Texts in, the JSON contract or Arrow record batches out; types and words for people are in
//! `gainsay/*.py`.
//!
//! ```text
//! claims, check, verify            lists of texts -> the JSON contract of the command line
//! claims_batches                   a stream of batches of documents -> a stream of batches of claims
//! read, related, judge, settle     what Spark spreads over machines, one step each, batches in and out
//! ```
//! Nothing is read or decided here that the library does not read or decide. The interpreter is released while it does.

mod batch;
mod call;
mod claims;
mod judge;
mod read;
mod related;
mod rules;
mod settle;
mod source;

use gainsay::limit::Limit;
use pyo3::prelude::*;

use rules::Rules;

#[pymodule]
fn _gainsay(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Rules>()?;
    for function in [
        wrap_pyfunction!(call::claims, module)?,
        wrap_pyfunction!(call::check, module)?,
        wrap_pyfunction!(call::verify, module)?,
        wrap_pyfunction!(call::claims_batches, module)?,
        wrap_pyfunction!(call::read, module)?,
        wrap_pyfunction!(call::related, module)?,
        wrap_pyfunction!(call::judge, module)?,
        wrap_pyfunction!(call::settle, module)?,
    ] {
        module.add_function(function)?;
    }
    module.add("LIMITS", Limit::all().map(<&'static str>::from).collect::<Vec<_>>())?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))
}
