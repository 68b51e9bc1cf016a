//! `gainsay new rule`: a first draft of a rule from two lines.

use gainsay::author::draft::{self, Example};
use gainsay::check::{self, Study};
use gainsay::conflict::AssertionId;
use gainsay::document::{Input, load};
use gainsay::span::SourceId;

use crate::args::{New, NewRule};
use crate::explain::{figures_at, place};
use crate::output::Output;
use crate::{BAD, rules, whole_file};

pub fn run(args: &New, output: &Output) -> u8 {
    let New::Rule(args) = args;
    let sound = !args.id.is_empty() && args.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !sound {
        output.error(&format!("\"{}\" is no id", args.id), Some("An id has small letters, digits and hyphens, and names the fault: ferry-counts-differ."));
        return BAD;
    }
    let Some(text) = drafted(args, output) else { return BAD };
    let Some(folder) = &args.to else { return if output.print(&text) { 0 } else { BAD } };
    let path = folder.join(format!("{}.toml", args.id));
    if path.exists() {
        output.error(&format!("{} exists already", path.display()), Some("Choose another id, or remove the file."));
        return BAD;
    }
    if let Err(error) = std::fs::create_dir_all(folder).and_then(|()| whole_file::write(&path, text.as_bytes())) {
        output.error(&format!("{} cannot be written: {error}", path.display()), None);
        return BAD;
    }
    if output.print(&format!("{} is written. Add two silent cases, and run: gainsay test {}\n", path.display(), path.display())) { 0 } else { BAD }
}

/// The text of the rule; `None` after what is wrong was said.
fn drafted(args: &NewRule, output: &Output) -> Option<String> {
    let knowledge = rules::read(&[], output)?;
    let mut studies: Vec<Study> = Vec::new();
    let mut lines = Vec::new();
    for written in &args.from {
        let Some(place) = place(written) else {
            output.error(&format!("\"{written}\" is not FILE:LINE"), Some("Give two lines: --from a.txt:3 b.txt:7"));
            return None;
        };
        let loaded = load(&[Input { path: place.path.clone(), role: None }], &mut std::io::empty());
        for error in &loaded.errors {
            output.error(&error.to_string(), Some(error.help()));
        }
        let document = loaded.documents.into_iter().next()?;
        studies.push(check::read(document, SourceId::new(studies.len()), &knowledge.lexicon));
        lines.push((written, place));
    }
    let mut sides: Vec<Vec<Example<'_>>> = Vec::new();
    for (source, (study, (written, place))) in studies.iter().zip(&lines).enumerate() {
        let found = figures_at(&studies, source, place);
        if found.is_empty() {
            output.error(&format!("no figure was read at {written}"), Some("gainsay claims shows every figure with its line."));
            return None;
        }
        let example = |id: &AssertionId| {
            let assertion = study.assertions.get(id.index)?;
            Some(Example { assertion, sentence: study.sentences.get(assertion.sentence)?.of(study.document.prose()) })
        };
        sides.push(found.iter().filter_map(example).collect());
    }
    let [left, right] = sides.as_slice() else { return None };
    let Some((a, b)) = draft::closest(left, right) else {
        output.error("the two lines have no figures of one kind", Some("gainsay claims shows what was read of each."));
        return None;
    };
    Some(draft::rule(&args.id, a, b))
}
