//! Writes an archive of generated news: `cargo run --release --example newsroom -- DIR ARTICLES [SEED]`.
//!
//! A hundred articles stand in one folder of DIR. The same seed yields the same files.

#![allow(clippy::disallowed_methods, reason = "it writes files")]

#[path = "../benches/newsroom/mod.rs"]
#[allow(dead_code, reason = "shared with the benchmarks, which need more of it")]
mod newsroom;

use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().ok_or("DIR is missing")?);
    let articles: u64 = args.next().ok_or("ARTICLES is missing")?.parse()?;
    let seed: u64 = args.next().map_or(Ok(1), |seed| seed.parse())?;
    for index in 0..articles {
        let shelf = folder.join(format!("{:04}", index / 100));
        if index.is_multiple_of(100) {
            std::fs::create_dir_all(&shelf)?;
        }
        std::fs::write(shelf.join(format!("{index:06}.txt")), newsroom::article(seed, index))?;
    }
    Ok(())
}
