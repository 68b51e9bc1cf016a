//! The second step: which pairs of those that share a key share enough.

use std::sync::Arc;

use arrow_array::{Int64Array, RecordBatch, StringArray};
use gainsay::engine::share_enough;
use pyo3::prelude::*;

use crate::batch;

/// The pairs that may tell one story.
///
/// Columns in: `a` and `b`, and `window`; the list `weights` of what they share, in order of the keys; `a_total`, `a_words`, `b_total` and
/// `b_words`. Weights are summed in that order, as a check in one process sums them.
pub fn related(pairs: &RecordBatch) -> PyResult<RecordBatch> {
    let (a, b) = (batch::texts(pairs, "a")?, batch::texts(pairs, "b")?);
    let windows = batch::numbers(pairs, "window")?;
    let weights = batch::lists_of_weights(pairs, "weights")?;
    let of = |total: &str, words: &str| -> PyResult<Vec<(f32, usize)>> {
        let words = batch::numbers(pairs, words)?.into_iter().map(|words| usize::try_from(words).unwrap_or_default());
        Ok(batch::weights(pairs, total)?.into_iter().zip(words).collect())
    };
    let (of_a, of_b) = (of("a_total", "a_words")?, of("b_total", "b_words")?);
    let mut found: (Vec<String>, Vec<String>, Vec<i64>) = Default::default();
    let rows = a.into_iter().zip(b).zip(of_a.into_iter().zip(of_b)).zip(weights).zip(windows);
    for ((((a, b), (of_a, of_b)), weights), window) in rows {
        if share_enough(weights.iter().sum(), of_a, of_b) {
            found.0.push(a);
            found.1.push(b);
            found.2.push(window);
        }
    }
    batch::made(vec![("a", Arc::new(StringArray::from(found.0))), ("b", Arc::new(StringArray::from(found.1))), ("window", Arc::new(Int64Array::from(found.2)))])
}
