//! Learns the models of `gainsay`: `cargo run --release -p train -- MODEL --help`. The same input gives the same bytes.

#![allow(clippy::disallowed_methods, reason = "a trainer reads and writes files")]

mod additive;
mod align;
mod boost;
mod joint;
mod lexical;
mod syntax;
mod vectors;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

/// Learns a model from labelled texts and writes it.
#[derive(Parser)]
#[command(version)]
enum Model {
    /// An additive model with pairs, from a table of labelled rows.
    Additive(additive::Args),
    /// Whether two figures are of one thing, and whether one of them is then wrong, from published articles.
    Align(align::Args),
    /// Which figures hang together, from published articles and wordings of our own.
    Joint(joint::Args),
    /// What words are to each other, from word vectors and `WordNet`.
    Lexical(lexical::Args),
    /// Prints what classes of the vocabulary might take in, from the packed table of words.
    Propose(lexical::Proposals),
    /// The tagger and parser, from treebanks in CoNLL-U.
    Syntax(syntax::Args),
}

fn main() -> ExitCode {
    let done = match Model::parse() {
        Model::Additive(args) => additive::run(&args),
        Model::Align(args) => align::run(&args),
        Model::Joint(args) => joint::run(&args),
        Model::Lexical(args) => lexical::run(&args),
        Model::Propose(args) => lexical::propose(&args),
        Model::Syntax(args) => syntax::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("train: {error}");
            ExitCode::from(2)
        }
    }
}

/// The text of a file that may be gzipped.
fn text(path: &Path) -> Result<String, String> {
    let fault = |error: std::io::Error| format!("{}: {error}", path.display());
    let bytes = fs::read(path).map_err(fault)?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    let mut text = String::new();
    std::io::Read::read_to_string(&mut flate2::read::MultiGzDecoder::new(&bytes[..]), &mut text).map_err(fault)?;
    Ok(text)
}
