//! Which figures hang together, learnt from arithmetic that works out: `train joint`.
//!
//! Where a text's figures satisfy an equation so finely that chance would hardly do it, they belong together. One of them is altered as a
//! hand slips: that tuple is what the judge is to find. Tuples that do not come out in the text as published are what it is to pass
//! over, and so are the others of an altered figure. Wordings of our own, each true once and once false, add breadth; a fifth of
//! articles and wordings is kept for measuring, by their names.

mod measure;
mod source;

use std::fs;
use std::path::PathBuf;

use gainsay::additive::{Model, Written};
use gainsay::joint::{self, Account, NAMES, Tuple, Value};
use gainsay::lexicon::Lexicon;
use gainsay::quantity::{Amount, Interval};

use crate::boost::{self, Rows, Settings};
use source::{Article, Wording};

/// How much a tuple of a wording that comes out counts against a wording that does not.
const RIGHT: f32 = 0.8;
/// The same for the other tuples of one that does not.
const BESIDE: f32 = 0.25;

/// What the model is learnt from, and where it goes.
#[derive(clap::Args)]
pub struct Args {
    /// Published articles, JSON Lines with `id` and `text`, gzipped or not.
    #[arg(long)]
    news: PathBuf,
    /// A folder of our own wordings, TOML.
    #[arg(long)]
    wordings: PathBuf,
    /// The model that is written, TOML.
    #[arg(long)]
    out: PathBuf,
    /// Where the rows are written that it is learnt from, for trying settings out with `train additive`; nothing is learnt then.
    #[arg(long)]
    rows: Option<PathBuf>,
    /// A model that is only measured; nothing is learnt then.
    #[arg(long)]
    model: Option<PathBuf>,
    /// One of so many tuples of an article that do not come out is learnt from, with the weight of all.
    #[arg(long, default_value_t = 5)]
    sample: u64,
    /// How much a wording of our own counts.
    #[arg(long, default_value_t = 12.0)]
    weight: f32,
    #[command(flatten)]
    settings: Settings,
}

/// Learns, says how good it is, and writes.
pub fn run(args: &Args) -> Result<(), String> {
    let lexicon = Lexicon::shipped().map_err(|error| error.to_string())?;
    let articles = source::articles(&args.news)?;
    let wordings = source::wordings(&args.wordings)?;
    let held: Vec<&Article> = articles.iter().filter(|article| is_held(&article.id)).collect();
    let unseen: Vec<&Wording> = wordings.iter().filter(|wording| is_held(&wording.id)).collect();
    if let Some(path) = &args.model {
        let written: Written = crate::text(path)?.parse()?;
        print!("{}", measure::report(&read(&written)?, &held, &unseen, &lexicon));
        return Ok(());
    }
    let mut rows = Rows::new(NAMES.iter().map(String::as_str));
    for article in articles.iter().filter(|article| !is_held(&article.id)) {
        from_article(article, &lexicon, args.sample, &mut rows);
    }
    for wording in wordings.iter().filter(|wording| !is_held(&wording.id)) {
        from_wording(wording, &lexicon, args.weight, &mut rows);
    }
    println!("{} rows, {} to be found", rows.len(), rows.labels.iter().filter(|label| **label).count());
    if let Some(path) = &args.rows {
        return rows.write(path);
    }
    let fitted = boost::fit(&rows, &args.settings)?;
    let report = format!("{}{}", fitted.report, measure::report(&read(&fitted.written)?, &held, &unseen, &lexicon));
    print!("{report}");
    let head = format!("Written by `train joint`; weights are thousandths of log odds.\n\n{report}");
    fs::write(&args.out, boost::toml(&fitted.written, &head)?).map_err(|error| format!("{}: {error}", args.out.display()))
}

/// A model as it is asked.
fn read(written: &Written) -> Result<Model, String> {
    let names: Vec<&str> = NAMES.iter().map(String::as_str).collect();
    Model::read(&written.compact().map_err(|fault| fault.to_string())?, &names).map_err(|fault| fault.to_string())
}

/// Whether it is kept for measuring.
fn is_held(id: &str) -> bool {
    hash(id) % 5 == 0
}

fn hash(id: &str) -> u64 {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ hash >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 24
}

/// Tuples as published, and those of figures that are altered.
fn from_article(article: &Article, lexicon: &Lexicon, sample: u64, rows: &mut Rows) {
    let study = source::read(&article.text, lexicon);
    let account = Account::new(&study.stages, &study.assertions);
    let (left, around) = joint::open(&account);
    #[expect(clippy::cast_precision_loss, reason = "a small number")]
    let weight = sample as f32;
    for (at, tuple) in left.iter().enumerate() {
        if hash(&format!("{} {at}", article.id)) % sample == 0 {
            rows.push(false, weight, &article.id, joint::values(&account, &around, tuple));
        }
    }
    for (at, tuple) in account.tuples().iter().enumerate() {
        if !account.holds(tuple) || !joint::is_beyond_chance(&account, tuple) {
            continue;
        }
        let seed = hash(&format!("{} {at} altered", article.id));
        // what follows is altered more often than what it follows from
        let figure = if seed % 3 == 0 { tuple.others.get(usize::try_from(seed / 3).unwrap_or(0) % tuple.others.len()) } else { Some(&tuple.derived) };
        let Some((figure, value)) = figure.and_then(|&figure| Some((figure, altered(&study.assertions[figure], seed >> 8)?))) else { continue };
        let mut slipped = account.clone();
        slipped.values[figure] = Some(value);
        let (left, around) = joint::open(&slipped);
        let group = &article.id;
        for other in left.iter().filter(|other| other.derived == tuple.derived) {
            let is_it = other == tuple;
            if is_it || hash(&format!("{seed} {:?}", other.others)) % 4 == 0 {
                rows.push(is_it, if is_it { 2.0 } else { 0.5 }, group, joint::values(&slipped, &around, other));
            }
        }
    }
}

/// The value of a figure after a slip of the hand.
fn altered(it: &gainsay::assertion::Assertion, seed: u64) -> Option<Value> {
    let value = Value::of(it)?;
    let [stated] = it.reading.stated.as_slice() else { return None };
    let whole = stated.value.over(stated.place)?.to_integer().filter(|whole| *whole > 0)?;
    let mut digits: Vec<u8> = whole.to_string().into_bytes();
    let at = usize::try_from(seed / 8).ok()? % digits.len();
    match seed % 8 {
        0..=2 if digits.len() > 1 => {
            let at = at % (digits.len() - 1);
            digits.swap(at, at + 1);
        }
        6 => digits.push(b'0'),
        7 if digits.len() > 1 => {
            digits.pop();
        }
        _ => digits[at] = b'0' + (digits[at] - b'0' + 1 + u8::try_from(seed / 64 % 9).ok()?) % 10,
    }
    let new: i64 = String::from_utf8(digits).ok()?.parse().ok().filter(|new| *new > 0 && *new != whole)?;
    let number = Amount::integer(new).times(stated.place)?;
    let moved = Interval::exactly(number.minus(stated.value)?);
    Some(Value { literal: value.literal.plus(&moved), rounded: value.rounded.plus(&moved), number })
}

/// The tuple of the wording's figures in its false form; all others of both forms are passed over.
fn from_wording(wording: &Wording, lexicon: &Lexicon, weight: f32, rows: &mut Rows) {
    let study = source::read(&wording.right, lexicon);
    let account = Account::new(&study.stages, &study.assertions);
    let (left, around) = joint::open(&account);
    for tuple in &left {
        rows.push(false, weight * RIGHT, &wording.id, joint::values(&account, &around, tuple));
    }
    let Some(wrong) = &wording.wrong else { return };
    let slipped = source::read(wrong, lexicon);
    let told = told(wording, &account);
    let account = Account::new(&slipped.stages, &slipped.assertions);
    let (left, around) = joint::open(&account);
    for tuple in &left {
        let is_it = slipped.assertions.len() == study.assertions.len() && told.contains(tuple);
        rows.push(is_it, if is_it { weight } else { weight * BESIDE }, &wording.id, joint::values(&account, &around, tuple));
    }
}

/// The tuples of a wording's own figures that come out in its true form.
fn told(wording: &Wording, account: &Account<'_>) -> Vec<Tuple> {
    let text = &wording.right;
    let named = |at: usize| {
        let span = account.figures.get(at).map_or("", |it| it.figure.of(text));
        wording.figures.iter().any(|figure| figure == span || span.contains(figure.as_str()) || !span.is_empty() && figure.contains(span))
    };
    let is_told = |tuple: &Tuple| account.holds(tuple) && named(tuple.derived) && tuple.others.iter().all(|&other| named(other));
    account.tuples().into_iter().filter(is_told).collect()
}
