//! `gainsay`, the command.
//!
//! Exit codes: 0 nothing found, 1 conflicts at or above `--fail-on`, 2 bad usage, configuration, rules or input, 3 coverage below
//! the floor.

#![allow(clippy::disallowed_methods, reason = "the command is where files, environment and clock are met")]

mod args;
mod catalogue;
mod check;
mod claims;
mod config;
mod explain;
mod grade;
mod index;
mod init;
#[cfg(feature = "lsp")]
mod lsp;
mod manual;
#[cfg(feature = "mcp")]
mod mcp;
mod mutate;
mod new;
mod output;
mod plan;
mod price;
mod progress;
mod review;
mod rules;
mod schema;
mod show_config;
mod store;
mod stream;
mod test;
mod verify;
mod watch;
mod whole_file;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// Conflicts were found.
const FOUND: u8 = 1;
/// Usage, rules or input were bad.
const BAD: u8 = 2;
/// Fewer figures were compared than must be.
const UNCOMPARED: u8 = 3;

fn main() -> ExitCode {
    let args = Args::try_parse().unwrap_or_else(|error| output::misused(&error));
    let output = output::Output::new(&args.look);
    let code = match args.command {
        Command::Check(check) => check::run(&check, &output),
        Command::Claims(claims) => claims::run(&claims, &output),
        Command::Explain(explain) => explain::run(&explain, &output),
        Command::Rules(args) => catalogue::run(&args, &output),
        Command::Config(settings) => show_config::run(&settings, &output),
        Command::Index(index) => index::run(&index, &output),
        Command::Init => init::run(&output),
        Command::Mutate(mutate) => mutate::run(&mutate, &output),
        Command::Price(price) => price::run(&price, &output),
        Command::New(new) => new::run(&new, &output),
        Command::Verify(verify) => verify::run(&verify, &output),
        Command::Test(test) => test::run(&test, &output),
        Command::Review(review) => review::run(&review, &output),
        Command::Schema(schema) => schema::run(&schema, &output),
        Command::Completions(args) => manual::completions(&args, &output),
        Command::Man(args) => manual::man(&args, &output),
        #[cfg(feature = "lsp")]
        Command::Lsp(lsp) => lsp::run(&lsp.settings, &output),
        #[cfg(feature = "mcp")]
        Command::Mcp(settings) => mcp::run(&settings, &output),
    };
    ExitCode::from(code)
}
