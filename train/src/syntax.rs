//! The tagger and parser, learnt from treebanks.
//!
//! ```text
//! treebanks -> examples in the tokens of gainsay -> tags by four folds -> tagger, moves, relations -> models/en/syntax.bin
//! ```

mod cluster;
mod example;
mod learn;
mod measure;
mod perceptron;
mod silver;
mod stop;
mod treebank;

use std::collections::BTreeMap;
use std::path::PathBuf;

use gainsay::lexicon::Lexicon;
use gainsay::syntax::features;
use gainsay::syntax::{Clitics, Model, Shape, Stops, Tag, WIDTHS};

use example::{Example, example};
use learn::Seen;
use treebank::Sentence;

use crate::vectors::Vectors;

/// What the tagger and parser are learnt from, and where they go.
#[derive(clap::Args)]
pub struct Args {
    /// Treebanks of gold trees: CoNLL-U, gzipped or not.
    #[arg(long, required = true)]
    gold: Vec<PathBuf>,
    /// Trees that another parser made; they are brought closer to the gold scheme first.
    #[arg(long)]
    silver: Vec<PathBuf>,
    /// Gold trees to measure on.
    #[arg(long)]
    dev: Vec<PathBuf>,
    /// Vectors of words, for clusters: a word, a tab, whole numbers.
    #[arg(long)]
    vectors: Option<PathBuf>,
    /// How often a gold tree is learnt from in one pass, against once for a silver one.
    #[arg(long, default_value_t = 4)]
    gold_weight: usize,
    /// Passes over the examples.
    #[arg(long, default_value_t = 5)]
    passes: usize,
    /// Rows of the tagger, the moves, the relations, and slots of the words, as powers of two.
    #[arg(long, value_delimiter = ',', default_values_t = [15, 20, 14, 16])]
    tables: Vec<u8>,
    /// The model.
    #[arg(long)]
    out: PathBuf,
}

/// A word whose tag is always the same, at least so often, has it for certain.
const CERTAIN: u32 = 30;
/// An ending that is parted from its word so often is a clitic.
const CLITIC: u32 = 5;
/// Numbers of a vector that clusters go by.
const DIMENSIONS: usize = 48;
const COARSE: usize = 32;
const FINE: usize = 250;
const ROUNDS: usize = 12;

/// Learns, measures and writes.
pub fn run(args: &Args) -> Result<(), String> {
    let &[tag, step, label, words] = args.tables.as_slice() else { return Err("--tables takes four numbers".to_owned()) };
    let shape = Shape { tag, step, label, words };
    let lexicon = Lexicon::shipped().map_err(|error| error.to_string())?;
    let gold = read(&args.gold)?;
    let mut silver = read(&args.silver)?;
    silver.iter_mut().for_each(silver::mend);
    let clitics = clitics(&gold);
    let examples = |sentences: &[Sentence]| -> Vec<Example> { sentences.iter().filter_map(|sentence| example(sentence, &clitics, &lexicon)).collect() };
    let (from_gold, from_silver) = (examples(&gold), examples(&silver));
    eprintln!("{} of {} gold and {} of {} silver sentences go together with their text", from_gold.len(), gold.len(), from_silver.len(), silver.len());
    let table = words_table(&from_gold, args.vectors.as_deref())?;
    let weighed = from_gold.iter().map(|example| (example, args.gold_weight)).chain(from_silver.iter().map(|example| (example, 1)));
    let all: Vec<Seen<'_>> = weighed.map(|(example, weight)| seen(example, &table, weight)).collect();
    let entries: Vec<(u32, Option<Tag>, [u8; 2])> = table.iter().map(|(&hash, &(tag, clusters))| (hash, tag, clusters)).collect();

    let folds: Vec<&Seen<'_>> = all.iter().collect();
    let mut tags: Vec<Vec<u8>> = vec![Vec::new(); all.len()];
    for fold in 0..4 {
        let rest: Vec<&Seen<'_>> = folds.iter().enumerate().filter(|(at, _)| at % 4 != fold).map(|(_, &seen)| seen).collect();
        let tagger = learn::tagger(&rest, shape.tag, args.passes.min(4));
        for at in (fold..all.len()).step_by(4) {
            tags[at] = learn::tag(&tagger, &all[at]);
            tags[at].push(features::ROOT_TAG);
        }
        eprintln!("  fold {} of 4", fold + 1);
    }
    let tagger = learn::tagger(&folds, shape.tag, args.passes.min(6));
    let parser = learn::parser(&folds, &tags, [shape.step, shape.label], args.passes);
    let rows = [tagger.in_bytes(WIDTHS[0]), parser.steps.in_pairs(), parser.labels.in_bytes(WIDTHS[2])];
    let write = |stops: Stops| Model::write(shape, &clitics, &entries, [&rows[0], &rows[1], &rows[2]], stops);
    let unstopped = Model::read(write(Stops::NEVER).leak()).map_err(|error| error.to_string())?;
    let bytes = write(stop::stops(&unstopped, &from_gold));
    if let Some(folder) = args.out.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    std::fs::write(&args.out, &bytes).map_err(|error| format!("{}: {error}", args.out.display()))?;
    println!("{}: {} bytes", args.out.display(), bytes.len());
    let model = Model::read(bytes.leak()).map_err(|error| error.to_string())?;
    for path in &args.dev {
        println!("{}", path.display());
        let examples = examples(&treebank::read(path)?);
        println!("all features of every decision");
        measure::measure(&unstopped, &examples);
        println!("as in use");
        measure::measure(&model, &examples);
    }
    Ok(())
}

fn read(paths: &[PathBuf]) -> Result<Vec<Sentence>, String> {
    let mut found = Vec::new();
    for path in paths {
        found.extend(treebank::read(path)?);
    }
    Ok(found)
}

/// The endings that the treebank parts from their words, of those that begin with or hold an apostrophe.
fn clitics(sentences: &[Sentence]) -> Clitics {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for sentence in sentences {
        for &(_, last) in &sentence.joined {
            let ending = sentence.entries[last].form.to_lowercase().replace('\u{2019}', "'");
            // the possessive is a word of its own already
            if ending.contains('\'') && ending != "'s" && ending != "'" {
                *counts.entry(ending).or_default() += 1;
            }
        }
    }
    Clitics::new(counts.into_iter().filter(|&(_, count)| count >= CLITIC).map(|(ending, _)| ending))
}

/// The certain tag and the clusters of each word, by its hash.
fn words_table(examples: &[Example], vectors: Option<&std::path::Path>) -> Result<BTreeMap<u32, features::Known>, String> {
    let mut counts: BTreeMap<&str, BTreeMap<Tag, u32>> = BTreeMap::new();
    for (token, &tag) in examples.iter().flat_map(|example| example.tokens.iter().zip(&example.tags)) {
        if token.class.is_none() {
            *counts.entry(token.lower).or_default().entry(tag).or_default() += 1;
        }
    }
    let mut table = BTreeMap::new();
    for (word, tags) in counts {
        let total: u32 = tags.values().sum();
        let (&tag, &most) = tags.iter().max_by_key(|&(_, &count)| count).unwrap_or((&Tag::X, &0));
        if total >= CERTAIN && most * 200 >= total * 199 {
            table.insert(features::hash(word), (Some(tag), [0; 2]));
        }
    }
    if let Some(path) = vectors {
        let vectors = Vectors::read(path, DIMENSIONS)?;
        let (coarse, fine) = (cluster::clusters(vectors.rows(), COARSE, ROUNDS), cluster::clusters(vectors.rows(), FINE, ROUNDS));
        for ((word, coarse), fine) in vectors.words().zip(coarse).zip(fine) {
            table.entry(features::hash(word)).or_insert((None, [0; 2])).1 = [coarse, fine];
        }
    }
    Ok(table)
}

fn seen<'e>(example: &'e Example, table: &BTreeMap<u32, features::Known>, weight: usize) -> Seen<'e> {
    let (looks, certain) = features::looks(&example.tokens, |hash| table.get(&hash).copied());
    Seen { example, looks, certain, weight }
}
