//! The bytes of `kin.bin`, as `gainsay`'s `kin/table.rs` describes them.

use super::wordnet::Dictionary;

/// The sections, behind a list of their lengths.
pub fn pack(words: &[String], rows: &[Vec<i8>], dictionary: &Dictionary) -> Result<Vec<u8>, String> {
    let short = |numbers: &mut dyn Iterator<Item = u16>| numbers.flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let sections = [
        ends(words.iter().map(String::len))?,
        words.concat().into_bytes(),
        rows.iter().flatten().map(|number| number.cast_unsigned()).collect(),
        ends(dictionary.senses.iter().map(Vec::len))?,
        short(&mut dictionary.senses.iter().flatten().copied()),
        short(&mut dictionary.parts.iter().copied()),
        ends(dictionary.parents.iter().map(Vec::len))?,
        short(&mut dictionary.parents.iter().flatten().copied()),
        short(&mut dictionary.antonyms.iter().copied().flatten()),
        short(&mut dictionary.derived.iter().copied().flatten()),
    ];
    let mut bytes = Vec::new();
    for section in &sections {
        bytes.extend(u32::try_from(section.len()).map_err(|error| error.to_string())?.to_le_bytes());
    }
    bytes.extend(sections.concat());
    Ok(bytes)
}

/// Where runs of such lengths end.
fn ends(lengths: impl Iterator<Item = usize>) -> Result<Vec<u8>, String> {
    let mut end = 0_u32;
    let mut bytes = Vec::new();
    for length in lengths {
        end += u32::try_from(length).map_err(|error| error.to_string())?;
        bytes.extend(end.to_le_bytes());
    }
    Ok(bytes)
}
