//! Whether two figures speak of one thing, learnt from news: `train align`.
//!
//! Where two texts of one story state the same rare number, and each only once, it is one figure; the other figures of its kind are not.
//! That teaches the model of words. Then such a figure is altered in one of the two texts: that pair is a dispute, and no other pair of
//! the two texts is, as no pair of the texts as published is. That, and what editors have marked, teaches the model of disputes. Texts of
//! look-alike events dispute nothing.

mod slip;
mod source;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gainsay::additive::Written;
use gainsay::check::{Dossier, Study};
use gainsay::engine::Hearing;
use gainsay::engine::align::feature::{Feature, NAMES};
use gainsay::engine::align::judge::Judge;
use gainsay::engine::align::pair::Text;
use gainsay::engine::align::table::{Cell, Table};
use gainsay::engine::kinship::may_count_one_thing;
use gainsay::lexicon::Lexicon;
use gainsay::quantity::{Amount, Dimension, Verdict};
use gainsay::rulebook;

use crate::boost::{self, Rows, Settings};
use source::{Library, Two};

/// What the models are learnt from, and where they go.
#[derive(clap::Args)]
pub struct Args {
    /// A folder of labelled sets, as `docs` of the models tells.
    #[arg(long)]
    data: PathBuf,
    /// The folder that `words.toml` and `align.toml` are written to.
    #[arg(long)]
    out: PathBuf,
    /// Where the rows of both are written, for trying settings out with `train additive`.
    #[arg(long)]
    rows: Option<PathBuf>,
    /// So many articles of the news are learnt from, beside those that are known to tell a figure twice.
    #[arg(long, default_value_t = 1000)]
    news: usize,
    /// How much an altered figure counts against one as published: how rarely a published figure is wrong.
    #[arg(long, default_value_t = 1.0)]
    altered: f32,
    /// How much a dispute that an editor has marked counts.
    #[arg(long, default_value_t = 3.0)]
    marked: f32,
    #[command(flatten)]
    settings: Settings,
}

/// Learns both models, says how good they are, and writes them.
pub fn run(args: &Args) -> Result<(), String> {
    let mut lexicon = Lexicon::shipped().map_err(|error| error.to_string())?;
    let rules = rulebook::load(&mut lexicon, &[]).map_err(|errors| format!("{} rules are wrong", errors.len()))?;
    let library = Library::of(&args.data, args.news, &rules, &lexicon)?;
    println!("{} texts, {} pairs of them", library.texts.len(), library.pairs.len());
    let mut rows = Rows::new(NAMES.iter().copied().take_while(|name| *name != <&str>::from(Feature::Powers)));
    let nobody = Judge::default();
    for two in library.pairs.iter().filter(|two| two.one_story) {
        let dossier = dossier(&library, two, None);
        with_table(&dossier, &lexicon, &nobody, |_, table| of_words(two, table, &mut rows));
    }
    let words = learn("words", &rows, args)?;
    let judge = Judge::of(&words, None)?;
    let mut rows = Rows::new(NAMES.iter().copied());
    for two in &library.pairs {
        of_disputes(two, &library, &lexicon, &judge, args, &mut rows);
    }
    learn("align", &rows, args)?;
    Ok(())
}

fn learn(name: &str, rows: &Rows, args: &Args) -> Result<Written, String> {
    println!("{name}: {} rows, {} labelled", rows.len(), rows.labels.iter().filter(|label| **label).count());
    if let Some(folder) = &args.rows {
        rows.write(&folder.join(format!("{name}.tsv")))?;
    }
    let fitted = boost::fit(rows, &args.settings)?;
    print!("{}", fitted.report);
    let head = format!("Written by `train align`; weights are thousandths of log odds.\n\n{}", fitted.report);
    let path = args.out.join(format!("{name}.toml"));
    write(&path, &boost::toml(&fitted.written, &head)?)?;
    Ok(fitted.written)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// The two texts as a dossier, one of them perhaps in another form.
fn dossier(library: &Library, two: &Two, other: Option<(usize, Study)>) -> Dossier {
    let mut studies: Vec<Study> = two.texts.iter().map(|&text| library.texts[text].clone()).collect();
    if let Some((place, study)) = other {
        studies[place] = study;
    }
    Dossier::new(studies)
}

/// Judges two texts, and hands over which of them is the statement.
fn with_table<T>(dossier: &Dossier, lexicon: &Lexicon, judge: &Judge, mut take: impl FnMut(usize, &Table<'_>) -> T) -> T {
    let sheets = dossier.sheets();
    let text = |at: usize| (at, Arc::new(Text::new(sheets[at].page())));
    let hearing = Hearing::of_two(text(0), text(1), lexicon, judge);
    take(hearing.statement(), hearing.table())
}

/// Pairs that state one number.
fn matched<'t>(table: &'t Table<'_>) -> Vec<&'t Cell> {
    table.cells().iter().filter(|cell| cell.gate.is_none() && cell.verdict == Verdict::Equal).collect()
}

fn digits(table: &Table<'_>, cell: &Cell) -> i64 {
    let stated = table.figures(cell).and_then(|(y, _)| y.reading.stated.first().copied());
    stated.and_then(|stated| stated.value.over(stated.place)).and_then(Amount::to_integer).unwrap_or(0)
}

/// A number of three digits or more tells by itself that it is one figure.
fn is_rare(table: &Table<'_>, cell: &Cell) -> bool {
    let moment = table.figures(cell).is_some_and(|(y, _)| matches!(y.unit.dimension(), Dimension::Year));
    digits(table, cell) >= 100 && !moment
}

/// A smaller one does where both count what may be one thing.
fn is_one(table: &Table<'_>, cell: &Cell, lexicon: &Lexicon) -> bool {
    let counts = table.figures(cell).is_some_and(|(y, x)| {
        let named = y.noun.is_some() && x.noun.is_some() && may_count_one_thing(y, x, lexicon);
        named || y.unit.dimension() != Dimension::Count
    });
    is_rare(table, cell) || counts && digits(table, cell) >= 1
}

fn of_words(two: &Two, table: &Table<'_>, rows: &mut Rows) {
    let found: Vec<(usize, usize)> = matched(table).into_iter().filter(|cell| is_rare(table, cell)).map(|cell| (cell.y, cell.x)).collect();
    for cell in table.cells().iter().filter(|cell| cell.gate.is_none()) {
        let is_it = found.contains(&(cell.y, cell.x));
        let is_other = cell.verdict != Verdict::Equal && found.iter().any(|(y, x)| *y == cell.y || *x == cell.x);
        let seed = hash(&format!("{} {} {}", two.group, cell.y, cell.x));
        if is_it || is_other && seed % 3 == 0 {
            let values = cell.values.as_slice().iter().copied();
            rows.push(is_it, if is_it { 1.0 } else { 3.0 } * two.weight, &two.group, values.take(rows.names.len()));
        }
    }
}

/// How many figures of two texts are altered, one at a time.
const MOST: usize = 4;
/// So many pairs of two texts as published are learnt from, with the weight of all.
const SAMPLE: usize = 40;

fn of_disputes(two: &Two, library: &Library, lexicon: &Lexicon, judge: &Judge, args: &Args, rows: &mut Rows) {
    let published = dossier(library, two, None);
    let found = with_table(&published, lexicon, judge, |statement, table| {
        let fights: Vec<&Cell> = table.cells().iter().filter(|cell| cell.fights()).collect();
        let every = fights.len().div_ceil(SAMPLE).max(1);
        for (at, cell) in fights.iter().enumerate() {
            let is_marked = is_marked(two, statement, table, cell, &published);
            if is_marked || hash(&format!("{} {:?} {at}", two.group, two.texts)) % every as u64 == 0 {
                #[expect(clippy::cast_precision_loss, reason = "a small number")]
                let weight = if is_marked { args.marked } else { every as f32 * two.weight };
                rows.push(is_marked, weight, &two.group, cell.values.as_slice().iter().copied());
            }
        }
        let mut ones: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for cell in matched(table).into_iter().filter(|cell| is_one(table, cell, lexicon)) {
            ones.entry(cell.y).or_default().push(cell.x);
        }
        let mut ones: Vec<(usize, usize, Vec<usize>)> = ones.into_iter().map(|(y, partners)| (statement, y, partners)).collect();
        ones.sort_by_key(|(_, y, _)| hash(&format!("{} {:?} {y}", two.group, two.texts)));
        // texts of one event mostly repeat each other word for word, which teaches little
        ones.truncate(if !two.one_story {
            0
        } else if two.weight < 1.0 {
            1
        } else {
            MOST
        });
        ones
    });
    for (statement, y, partners) in found {
        let seed = hash(&format!("{} {:?} {y} altered", two.group, two.texts));
        let place = statement;
        let study = &library.texts[two.texts[place]];
        let Some(text) = study.assertions.get(y).and_then(|it| slip::altered(study.document.prose(), it, seed >> 8)) else { continue };
        let slipped = source::read(&text, lexicon);
        if slipped.assertions.len() != study.assertions.len() {
            continue;
        }
        let dossier = dossier(library, two, Some((place, slipped)));
        with_table(&dossier, lexicon, judge, |now, table| {
            if now != statement {
                return;
            }
            for cell in table.cells().iter().filter(|cell| cell.fights()) {
                let is_it = cell.y == y && partners.contains(&cell.x);
                let beside = cell.y == y || partners.contains(&cell.x);
                if is_it || beside && hash(&format!("{seed} {} {}", cell.y, cell.x)) % 4 == 0 {
                    let weight = if is_it { args.altered } else { args.altered * 4.0 } * two.weight.min(1.0);
                    rows.push(is_it, weight, &two.group, cell.values.as_slice().iter().copied());
                }
            }
        });
    }
}

/// Whether an editor has marked the pair as a dispute: its figures lie within the words, or hold them.
fn is_marked(two: &Two, statement: usize, table: &Table<'_>, cell: &Cell, published: &Dossier) -> bool {
    let Some((y, x)) = table.figures(cell) else { return false };
    let figures = if statement == 0 { [y, x] } else { [x, y] };
    two.disputes.iter().any(|words| {
        words.iter().zip(figures).zip(published.studies()).all(|((words, figure), study)| {
            let text = study.document.prose();
            text.find(words.as_str()).is_some_and(|start| figure.figure.start() < start + words.len() && start < figure.figure.end())
        })
    })
}

fn hash(text: &str) -> u64 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ hash >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 24
}
