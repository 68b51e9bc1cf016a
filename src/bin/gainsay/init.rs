//! `gainsay init`: a commented configuration.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::BAD;
use crate::config::NAME;
use crate::output::Output;

const TEMPLATE: &str = include_str!("init.toml");

/// Writes `gainsay.toml` into the working directory; one that is there is never touched.
pub fn run(output: &Output) -> u8 {
    let file = OpenOptions::new().write(true).create_new(true).open(Path::new(NAME));
    match file.and_then(|mut file| file.write_all(TEMPLATE.as_bytes())) {
        Ok(()) => u8::from(!output.print(&format!("{NAME} was written; every key in it is a comment until you take its # away\n"))) * BAD,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            output.error(&format!("{NAME} is already here"), Some("It was left as it is. Remove it to get a new one."));
            BAD
        }
        Err(error) => {
            output.error(&format!("{NAME} cannot be written: {error}"), None);
            BAD
        }
    }
}
