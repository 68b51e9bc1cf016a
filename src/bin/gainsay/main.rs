//! `gainsay`, the command.
//!
//! Exit codes: 0 nothing found, 1 conflicts at or above `--fail-on`, 2 bad usage, rules or input.

mod args;
mod check;
mod claims;
mod explain;
mod output;
mod progress;
mod rules;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// Conflicts were found.
const FOUND: u8 = 1;
/// Usage, rules or input were bad.
const BAD: u8 = 2;

fn main() -> ExitCode {
    let args = Args::parse();
    let output = output::Output::new(&args.look);
    let code = match args.command {
        Command::Check(check) => check::run(&check, &output),
        Command::Claims(claims) => claims::run(&claims, &output),
        Command::Explain(explain) => explain::run(&explain, &output),
    };
    ExitCode::from(code)
}
