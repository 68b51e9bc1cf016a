//! The tagger and parser.

use std::path::PathBuf;

/// What the tagger and parser are learnt from, and where they go.
#[derive(clap::Args)]
pub struct Args {
    /// Treebanks of gold trees, CoNLL-U, gzipped or not.
    #[arg(long, required = true)]
    gold: Vec<PathBuf>,
}

/// Learns, measures and writes.
pub fn run(args: &Args) -> Result<(), String> {
    Err(format!("{} treebanks are read once the room is built", args.gold.len()))
}
