//! Columns of record batches: what comes in by its name, whatever kind of string or number it is.

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, DataType, Field};
use gainsay::document::Document;
use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3_arrow::PyTable;

use crate::source;

/// A stream of batches.
pub type Stream = Box<dyn RecordBatchReader + Send>;

/// Every batch of a stream, or what went wrong where the stream came from.
pub fn all(stream: Stream) -> PyResult<Vec<RecordBatch>> {
    stream.collect::<Result<_, ArrowError>>().map_err(|error| PyRuntimeError::new_err(error.to_string()))
}

/// Another batch for every batch of a stream, of which there is at least one: an empty stream gives an empty batch.
pub fn map(stream: Stream, made: impl Fn(&RecordBatch) -> PyResult<RecordBatch>) -> PyResult<PyTable> {
    let schema = stream.schema();
    let mut batches = all(stream)?;
    if batches.is_empty() {
        batches.push(RecordBatch::new_empty(schema));
    }
    let made = batches.iter().map(made).collect::<PyResult<Vec<_>>>()?;
    let schema = made.first().map(RecordBatch::schema).ok_or_else(|| PyRuntimeError::new_err("no batch was made"))?;
    PyTable::try_new(made, schema)
}

/// A column by its name, as another type where that can be.
fn column(batch: &RecordBatch, name: &str, wanted: &DataType) -> PyResult<Option<ArrayRef>> {
    let Some(column) = batch.column_by_name(name) else { return Ok(None) };
    let cast = arrow_cast::cast(column, wanted);
    cast.map(Some).map_err(|_| PyTypeError::new_err(format!("the column \"{name}\" is of type {}, and should be {wanted}", column.data_type())))
}

fn needed(batch: &RecordBatch, name: &str, wanted: &DataType) -> PyResult<ArrayRef> {
    column(batch, name, wanted)?.ok_or_else(|| PyValueError::new_err(format!("there is no column \"{name}\"")))
}

fn list_of(item: DataType) -> DataType {
    DataType::new_list(item, true)
}

/// A column of texts, none of which is missing.
pub fn texts(batch: &RecordBatch, name: &str) -> PyResult<Vec<String>> {
    let column = needed(batch, name, &DataType::Utf8)?;
    let missing = |at: usize| PyValueError::new_err(format!("row {at} of the column \"{name}\" is null"));
    column.as_string::<i32>().iter().enumerate().map(|(at, text)| text.map(str::to_owned).ok_or_else(|| missing(at))).collect()
}

/// A column of texts that may be missing, as may the column.
fn texts_if_any(batch: &RecordBatch, name: &str) -> PyResult<Vec<Option<String>>> {
    let column = column(batch, name, &DataType::Utf8)?;
    Ok(column.map_or_else(|| vec![None; batch.num_rows()], |column| column.as_string::<i32>().iter().map(|text| text.map(str::to_owned)).collect()))
}

/// A column of whole numbers.
pub fn numbers(batch: &RecordBatch, name: &str) -> PyResult<Vec<i64>> {
    Ok(needed(batch, name, &DataType::Int64)?.as_primitive::<Int64Type>().iter().map(Option::unwrap_or_default).collect())
}

/// A column of numbers.
pub fn weights(batch: &RecordBatch, name: &str) -> PyResult<Vec<f32>> {
    let column = needed(batch, name, &DataType::Float32)?;
    Ok(column.as_primitive::<arrow_array::types::Float32Type>().iter().map(Option::unwrap_or_default).collect())
}

/// A column of lists, each as an array of its own; a missing list is an empty one.
fn lists(batch: &RecordBatch, name: &str, item: DataType) -> PyResult<Vec<Option<ArrayRef>>> {
    Ok(needed(batch, name, &list_of(item))?.as_list::<i32>().iter().collect())
}

/// A column of lists of texts.
pub fn lists_of_texts(batch: &RecordBatch, name: &str) -> PyResult<Vec<Vec<String>>> {
    let of = |list: Option<ArrayRef>| list.map_or_else(Vec::new, |list| list.as_string::<i32>().iter().flatten().map(str::to_owned).collect());
    Ok(lists(batch, name, DataType::Utf8)?.into_iter().map(of).collect())
}

/// A column of lists of whole numbers.
pub fn lists_of_numbers(batch: &RecordBatch, name: &str) -> PyResult<Vec<Vec<i64>>> {
    let of = |list: Option<ArrayRef>| list.map_or_else(Vec::new, |list| list.as_primitive::<Int64Type>().iter().flatten().collect());
    Ok(lists(batch, name, DataType::Int64)?.into_iter().map(of).collect())
}

/// A column of lists of numbers.
pub fn lists_of_weights(batch: &RecordBatch, name: &str) -> PyResult<Vec<Vec<f32>>> {
    let of = |list: Option<ArrayRef>| list.map_or_else(Vec::new, |list| list.as_primitive::<arrow_array::types::Float32Type>().iter().flatten().collect());
    Ok(lists(batch, name, DataType::Float32)?.into_iter().map(of).collect())
}

/// The documents of a batch: columns `name` and `text`, and where they are there `format`, `date` and `outlet`.
pub fn documents(batch: &RecordBatch) -> PyResult<Vec<Document>> {
    let (names, texts) = (texts(batch, "name")?, texts(batch, "text")?);
    let (formats, dates, outlets) = (texts_if_any(batch, "format")?, texts_if_any(batch, "date")?, texts_if_any(batch, "outlet")?);
    let rows = names.into_iter().zip(texts).zip(formats.into_iter().zip(dates).zip(outlets));
    rows.map(|((name, text), ((format, date), outlet))| source::document((name, text, format, date, outlet))).collect()
}

/// A batch of these columns; anything may be missing.
pub fn made(columns: Vec<(&str, ArrayRef)>) -> PyResult<RecordBatch> {
    let fields: Vec<Field> = columns.iter().map(|(name, column)| Field::new(*name, column.data_type().clone(), true)).collect();
    let schema = std::sync::Arc::new(arrow_schema::Schema::new(fields));
    RecordBatch::try_new(schema, columns.into_iter().map(|(_, column)| column).collect()).map_err(|error| PyRuntimeError::new_err(error.to_string()))
}
