//! Prepares what ships, so that starting costs little: the vocabulary as JSON, which reads several times as fast as TOML, and the
//! table of rarities with an index by hash, and the models as bytes.
//!
//! The files under `rules/lexicon/` and `models/` stay the only source; a mistake in one of them fails the build, and its place is named.

#![allow(clippy::disallowed_methods, reason = "a build script reads and writes files")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "src/additive/written.rs"]
mod written;

/// Slots of the index; a bit more than half of them are taken.
const SLOTS: usize = 1 << 16;

fn main() -> Result<(), Box<dyn Error>> {
    let (vocabulary, models) = (Path::new("rules/lexicon"), Path::new("models"));
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/additive/written.rs");
    println!("cargo::rerun-if-changed={}", vocabulary.display());
    println!("cargo::rerun-if-changed={}", models.display());
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo names no folder for what is built")?);
    for (path, text) in tables(vocabulary)? {
        let table: toml::Table = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.with_extension("json");
        fs::write(out.join(name.file_name().ok_or("a file has a name")?), serde_json::to_string(&table)?)?;
    }
    for (path, text) in tables(models)? {
        let model = text.parse().and_then(|model: written::Written| model.compact()).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.with_extension("model");
        fs::write(out.join(name.file_name().ok_or("a file has a name")?), model)?;
    }
    fs::write(out.join("rarity.index"), index(&fs::read(vocabulary.join("rarity.tsv"))?)?)?;
    Ok(())
}

/// The TOML files of a folder and their text.
fn tables(folder: &Path) -> Result<Vec<(PathBuf, String)>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let text = fs::read_to_string(&path)?;
            found.push((path, text));
        }
    }
    Ok(found)
}

/// For each slot the offset of a line of the table, plus one, in four bytes; a word that finds its slot taken stands in the next
/// free one. `lexicon/rarity.rs` looks words up in the same way.
fn index(table: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut slots = vec![0_u32; SLOTS];
    let mut offset = 0;
    for line in table.split_inclusive(|&byte| byte == b'\n') {
        let word = line.split(|&byte| byte == b'\t').next().unwrap_or_default();
        let mut slot = hash(word) % SLOTS;
        while slots[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        slots[slot] = u32::try_from(offset)? + 1;
        offset += line.len();
    }
    Ok(slots.into_iter().flat_map(u32::to_le_bytes).collect())
}

/// Fowler, Noll and Vo's hash (FNV-1a, 32 bits), folded to the number of slots.
fn hash(word: &[u8]) -> usize {
    let hash = word.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 16)) as usize
}
