//! Writes inputs that were made to take for ever: `cargo run --release --example hostile -- DIR`.
//!
//! What each is made of is printed, a line a file: the name, how much of it there is, and of what.

#![allow(clippy::disallowed_methods, reason = "it writes files")]

#[path = "../benches/hostile/mod.rs"]
mod hostile;

use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("DIR is missing")?);
    std::fs::create_dir_all(&folder)?;
    for input in hostile::ALL {
        std::fs::write(folder.join(input.name), input.of(input.size))?;
        println!("{}\t{}\t{}", input.name, input.size, input.what);
    }
    Ok(())
}
