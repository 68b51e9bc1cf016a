//! An additive model from a table of rows, for trying features out before they have an enum of their own.

use std::fs;
use std::path::PathBuf;

use crate::boost::{self, Rows, Settings};

/// What the model is learnt from, and where it goes.
#[derive(clap::Args)]
pub struct Args {
    /// A table with tabs, gzipped or not: label (0 or 1), weight, group, and a column for each feature; the first line names them.
    #[arg(long)]
    rows: PathBuf,
    /// The model that is written, TOML.
    #[arg(long)]
    out: PathBuf,
    #[command(flatten)]
    settings: Settings,
}

/// Learns, says how good it is, and writes.
pub fn run(args: &Args) -> Result<(), String> {
    let rows = Rows::read(&args.rows)?;
    let fitted = boost::fit(&rows, &args.settings)?;
    print!("{}", fitted.report);
    let head = format!("Written by `train additive`; weights are thousandths of log odds.\n\n{}", fitted.report);
    fs::write(&args.out, boost::toml(&fitted.written, &head)?).map_err(|error| format!("{}: {error}", args.out.display()))
}
