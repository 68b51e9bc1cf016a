//! `gainsay schema`: JSON Schemas of the files that people write.

use std::fmt::Write;
use std::path::Path;

use gainsay::lexicon::Lexicon;
use gainsay::rulebook;

use crate::args::Schema;
use crate::output::Output;
use crate::{BAD, config, whole_file};

/// A file that people write: the name of its schema, and the schema.
type Named = (String, String);

pub fn run(args: &Schema, output: &Output) -> u8 {
    let all = all();
    let written = match (&args.name, &args.to) {
        (Some(name), _) => all.iter().find(|(known, _)| known == name).map_or_else(|| unknown(name, &all, output), |(_, text)| output.print(text)),
        (None, Some(folder)) => write(&all, folder, output),
        (None, None) => output.print(&all.iter().fold(String::new(), |mut list, (name, _)| {
            let _ = writeln!(list, "{name}");
            list
        })),
    };
    if written { 0 } else { BAD }
}

/// Says that there is no such schema.
fn unknown(name: &str, all: &[Named], output: &Output) -> bool {
    let known: Vec<&str> = all.iter().map(|(known, _)| known.as_str()).collect();
    output.error(&format!("no schema is called \"{name}\""), config::suggestion(name, &known).as_deref());
    false
}

/// Every schema, by name.
fn all() -> Vec<Named> {
    let vocabulary = Lexicon::file_names().into_iter().filter_map(|file| Some((format!("lexicon/{}", file.strip_suffix(".toml")?), Lexicon::schema(file)?)));
    let mut all: Vec<Named> = vocabulary.chain([("rule".to_owned(), rulebook::schema()), ("config".to_owned(), config::schema())]).collect();
    all.sort();
    all
}

/// Writes each schema to a file of its name.
fn write(all: &[Named], folder: &Path, output: &Output) -> bool {
    for (name, text) in all {
        let path = folder.join(format!("{name}.json"));
        let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
        if let Err(error) = made.and_then(|()| whole_file::write(&path, text.as_bytes())) {
            output.error(&format!("{} cannot be written: {error}", path.display()), None);
            return false;
        }
    }
    output.print(&format!("{} schemas are written to {}\n", all.len(), folder.display()))
}
