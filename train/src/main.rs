//! Learns the models of `gainsay`: `cargo run --release -p train -- MODEL --help`. The same input gives the same bytes.

mod syntax;

use std::process::ExitCode;

use clap::Parser;

/// Learns a model from labelled texts and writes it.
#[derive(Parser)]
#[command(version)]
enum Model {
    /// The tagger and parser, from treebanks in CoNLL-U.
    Syntax(syntax::Args),
}

fn main() -> ExitCode {
    let done = match Model::parse() {
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
