//! The bytes of `kin.bin`, as `gainsay`'s `kin/table.rs` describes them.

use super::wordnet::Dictionary;

/// In place of a hypernym.
const NONE: u16 = u16::MAX;

/// The sections, behind a list of their lengths.
pub fn pack(words: &[String], rows: &[Vec<i8>], dictionary: &Dictionary) -> Result<Vec<u8>, String> {
    let short = |numbers: &mut dyn Iterator<Item = u16>| numbers.flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let parents = || (0_u16..).zip(&dictionary.parents);
    let mut more: Vec<[u16; 2]> = parents().flat_map(|(synset, parents)| parents.iter().skip(1).map(move |parent| [synset, *parent])).collect();
    more.sort_unstable();
    let sections = [
        ends(words.iter().map(String::len))?,
        words.concat().into_bytes(),
        rows.iter().flatten().map(|number| number.cast_unsigned()).collect(),
        ends(dictionary.senses.iter().map(Vec::len))?,
        short(&mut dictionary.senses.iter().flatten().copied()),
        short(&mut dictionary.parts.iter().copied()),
        short(&mut parents().map(|(_, parents)| parents.first().copied().unwrap_or(NONE))),
        short(&mut more.into_iter().flatten()),
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
