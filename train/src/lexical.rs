//! What words are to each other: vectors and a dictionary, packed into `kin.bin` for `gainsay::kin`.
//!
//! Keys are the commonest lemmas of news that are no names, by our own rules or the dictionary's. A lemma's vector is the mean of its forms', each of length one; its
//! senses are the first ones of each part of speech, which the dictionary orders by use.

mod pack;
mod propose;
mod wordnet;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use gainsay::lexicon::Lexicon;

use crate::vectors::Vectors;
use wordnet::{Dictionary, WordNet};

/// What the table of words is made from, and where it goes.
#[derive(clap::Args)]
pub struct Args {
    /// Word vectors: a word a line, a tab, whole numbers; gzipped or not. The commonest word first.
    #[arg(long)]
    vectors: PathBuf,
    /// The folder of `WordNet` 3.1 that holds `data.noun`, `index.noun` and so on.
    #[arg(long)]
    wordnet: PathBuf,
    /// The folder that `kin.bin` is written to.
    #[arg(long)]
    out: PathBuf,
    /// How many lemmas at most.
    #[arg(long, default_value_t = 30_000)]
    words: usize,
    /// How many numbers of a vector are kept; the first ones say most.
    #[arg(long, default_value_t = 48)]
    dimensions: usize,
    /// How many senses of a lemma are kept for each part of speech.
    #[arg(long, default_value_t = 5)]
    senses: usize,
}

/// What is proposed from the packed table.
#[derive(clap::Args)]
pub struct Proposals {
    /// How alike a lemma must be to the class, in hundredths.
    #[arg(long, default_value_t = 55)]
    likeness: i8,
}

/// Reads, packs, writes and says what there is.
pub fn run(args: &Args) -> Result<(), String> {
    let lexicon = Lexicon::shipped().map_err(|error| error.to_string())?;
    let vectors = Vectors::read(&args.vectors, args.dimensions)?;
    let wordnet = WordNet::read(&args.wordnet, args.senses)?;
    let words = choose(&lexicon, &vectors, &wordnet, args.words);
    let dictionary = Dictionary::of(&wordnet, &words)?;
    let rows: Vec<Vec<i8>> = vectors.of_lemmas(&words, |form| lexicon.words.lemma(form).into_owned());
    let bytes = pack::pack(&words, &rows, &dictionary)?;
    let path = args.out.join("kin.bin");
    fs::write(&path, &bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    let with_vector = rows.iter().filter(|row| row.iter().any(|&number| number != 0)).count();
    println!("{}: {} bytes, {} lemmas, {with_vector} of them with a vector of {} numbers", path.display(), bytes.len(), words.len(), args.dimensions);
    println!("{dictionary}");
    for (a, b) in PAIRS {
        println!("{a:12} {b:12} {}", likeness(&words, &rows, a, b).map_or("unknown".to_owned(), |cosine| format!("{cosine:.2}")));
    }
    Ok(())
}

/// Prints what the classes of events and the nouns of measures might take in, for people to read.
pub fn propose(args: &Proposals) -> Result<(), String> {
    let lexicon = Lexicon::shipped().map_err(|error| error.to_string())?;
    propose::events(&lexicon, args.likeness);
    propose::measures(&lexicon, args.likeness);
    Ok(())
}

/// Pairs by which a table is judged at a glance.
const PAIRS: [(&str, &str); 12] = [
    ("passenger", "traveler"),
    ("worker", "employee"),
    ("ferry", "ship"),
    ("fine", "penalty"),
    ("kill", "die"),
    ("pupil", "student"),
    ("staff", "employee"),
    ("job", "post"),
    ("northern", "southern"),
    ("measles", "polio"),
    ("gold", "silver"),
    ("import", "export"),
];

/// The lemmas of the table, sorted by bytes: the commonest in news, then the commonest of the vectors.
fn choose(lexicon: &Lexicon, vectors: &Vectors, wordnet: &WordNet, most: usize) -> Vec<String> {
    let forms = vectors.words().map(|form| lexicon.words.lemma(form));
    let known: BTreeSet<Cow<'_, str>> = forms.chain(wordnet.lemmas().map(Cow::Borrowed)).collect();
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') && !word.starts_with('-');
    // the dictionary knows names by their capital; "Travellers" are mostly a company in the news, and still a word
    let is_name = |word: &str| if wordnet.has(word) { !wordnet.is_common(word) } else { lexicon.rarity.capital_share(word) > 0.9 };
    // "traveller" and "wounded" have entries too, for whoever finds lemmas by other rules
    let is_lemma = |word: &str| is_word(word) && !is_name(word) && (lexicon.words.lemma(word) == word || wordnet.is_common(word));
    // a word that neither the news nor the dictionary holds is of no use
    let is_wanted = |word: &str| is_lemma(word) && (lexicon.rarity.known(word) || vectors.rank(word).is_some() && wordnet.has(word));
    let ranked = known.iter().map(AsRef::as_ref).filter(|word| is_wanted(word));
    let mut ranked: Vec<(u32, usize, &str)> =
        ranked.map(|word| (lexicon.rarity.weight(word).to_bits(), vectors.rank(word).unwrap_or(usize::MAX), word)).collect();
    ranked.sort_unstable();
    let mut words: Vec<String> = ranked.into_iter().take(most).map(|(.., word)| word.to_owned()).collect();
    words.sort_unstable();
    words
}

fn likeness(words: &[String], rows: &[Vec<i8>], a: &str, b: &str) -> Option<f64> {
    let row = |word: &str| words.binary_search_by(|key| key.as_str().cmp(word)).ok().and_then(|at| rows.get(at));
    let (a, b) = (row(a)?, row(b)?);
    let dot = |a: &[i8], b: &[i8]| a.iter().zip(b).map(|(&a, &b)| f64::from(a) * f64::from(b)).sum::<f64>();
    Some(dot(a, b) / (dot(a, a) * dot(b, b)).sqrt())
}
