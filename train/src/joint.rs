//! Which figures hang together, and which of them are an error, learnt from arithmetic that works out: `train joint`.
//!
//! Where a text's figures satisfy an equation so finely that chance would hardly do it, they belong together; where nothing comes out,
//! they mostly do not: that is what the judge of joints is learnt from. One figure of a joint is then altered as a hand slips: these the
//! judge of misfits is to find, and what does not come out in the text as published it is to pass over. Wordings of our own, each true
//! once and once false, add breadth. By their names three fifths of articles and wordings go to the first, one to the second, and one is
//! kept for measuring.

mod measure;
mod source;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use gainsay::additive::{Model, Written};
use gainsay::check::Study;
use gainsay::joint::{self, Account, Company, Equation, HOPELESS, Joints, Judges, Landmark, MISFIT, NAMES, Says, Tuple, Value, WORDS, in_log_odds};
use gainsay::lexicon::Lexicon;
use gainsay::quantity::{Amount, Interval};
use rayon::prelude::*;
use strum::IntoEnumIterator;

use crate::boost::words::{self, Words};
use crate::boost::{self, Rows, Settings};
use source::{Article, Wording};

/// How much a tuple of a wording that does not come out counts against one that is told.
const BESIDE: f32 = 0.5;
/// How much a tuple counts that comes out in the news.
const FOUND: f32 = 1.0;
/// One of so many figures that an article says again is altered: there are many, and each costs a judgement of all others.
const RETOLD: u64 = 5;

/// One of so many altered figures changes places with another instead.
const SWAPPED: u64 = 5;

/// What the models are learnt from, and where they go.
#[derive(clap::Args)]
pub struct Args {
    /// Published articles, JSON Lines with `id` and `text`, gzipped or not.
    #[arg(long, required = true)]
    news: Vec<PathBuf>,
    /// A folder of our own wordings, TOML.
    #[arg(long)]
    wordings: PathBuf,
    /// Texts of editors with slips, JSON Lines.
    #[arg(long)]
    slips: Vec<PathBuf>,
    /// The folder where `joint-*.toml` and `misfit.toml` are written, or read from with `--measure`.
    #[arg(long)]
    out: PathBuf,
    /// Measures the models that are there; nothing is learnt.
    #[arg(long)]
    measure: bool,
    /// Learns the joints of these equations alone; the other models and that of misfits stay as they are.
    #[arg(long, value_delimiter = ',')]
    only: Vec<Equation>,
    /// With `--measure`: what becomes of each wording, and what does not come out in the articles that are kept, a line each.
    #[arg(long)]
    show: bool,
    /// With `--measure`: what is seen in the texts of this file, a line each; `\\n` begins another line of a text.
    #[arg(long)]
    texts: Option<PathBuf>,
    /// One of so many tuples of an article that do not come out is learnt from, with the weight of all.
    #[arg(long, default_value_t = 12)]
    sample: u64,
    /// How much a wording of our own counts.
    #[arg(long, default_value_t = 12.0)]
    weight: f32,
    #[command(flatten)]
    settings: Settings,
}

/// Into how many parts articles and wordings are put by their names; the first is kept for measuring.
const PARTS: u64 = 5;

fn part(id: &str) -> u64 {
    part_of(boost::hash(id))
}

/// The part of what has a name of this hash.
fn part_of(group: u64) -> u64 {
    spread(group) % PARTS
}

/// Learns, says how good it is, and writes.
pub fn run(args: &Args) -> Result<(), String> {
    let lexicon = Lexicon::shipped().map_err(|error| error.to_string())?;
    let mut articles = Vec::new();
    for path in &args.news {
        articles.extend(source::articles(path)?);
    }
    let mut wordings = source::wordings(&args.wordings)?;
    let held: Vec<&Article> = articles.iter().filter(|article| part(&article.id) == 0).collect();
    let own: Vec<&Wording> = wordings.iter().filter(|wording| part(wording.group()) == 0).collect();
    let (to_joint, to_misfit) = (|equation: Equation| args.out.join(format!("joint-{equation}.toml")), args.out.join("misfit.toml"));
    if args.measure {
        let joint = |equation| Ok::<_, String>((equation, joint_of(&crate::text(&to_joint(equation))?.parse()?)?));
        let joints = Joints::new(Equation::iter().map(joint).collect::<Result<Vec<_>, _>>()?);
        let judges = Judges { joints, misfit: misfit_of(&crate::text(&to_misfit)?.parse()?)? };
        if args.show {
            for wording in &wordings {
                println!("{}", measure::line(&judges, wording, part(wording.group()) == 0, &lexicon));
            }
            for article in &held {
                print!("{}", measure::passed_over(&judges, article, &lexicon));
            }
        }
        if let Some(path) = &args.texts {
            crate::text(path)?.lines().for_each(|text| print!("{}", measure::seen(&judges, &text.replace("\\n", "\n"), &lexicon)));
            return Ok(());
        }
        print!("{}", measure::report(&judges, &held, &own, &lexicon));
        return Ok(());
    }
    let unseen: Vec<Wording> = own.into_iter().cloned().collect();
    for path in &args.slips {
        wordings.extend(source::slips(path)?);
    }
    let around: Vec<&Article> = articles.iter().filter(|article| part(&article.id) != 0).collect();
    let set: Vec<Wording> = wordings.iter().filter_map(|wording| wording.set_into(&around)).collect();
    wordings.extend(set);
    let is_learnt = |id: &str| part(id) != 0;
    let learnt: Vec<&Article> = articles.iter().filter(|article| is_learnt(&article.id)).collect();
    let entered: Vec<&Wording> = wordings.iter().filter(|wording| is_learnt(wording.group())).collect();
    let empty = || Table::of(&args.only);
    let mut joints = empty();
    gathered(&learnt, empty, |article, rows| joints_of_article(article, &lexicon, args.sample, rows), |part| joints.append(part));
    gathered(&entered, empty, |wording, rows| joints_of_wording(wording, &lexicon, args.weight, rows), |part| joints.append(part));
    if !args.only.is_empty() {
        for (equation, joint) in joints.learn(&args.settings)? {
            told_of(equation, &joints.0[&equation], &joint);
            write(&to_joint(equation), &joint, "")?;
        }
        return Ok(());
    }
    let fitted = joints.learn(&args.settings)?;
    for (equation, joint) in &fitted {
        told_of(*equation, &joints.0[equation], joint);
        write(&to_joint(*equation), joint, "")?;
    }
    let empty = || Rows::new(MISFIT);
    let mut rows = empty();
    // each part is judged by what was learnt from the others
    for left_out in 1..PARTS {
        let of_part = |(equation, fitted): &(Equation, boost::Fitted)| Ok((*equation, joint_of(&fitted.without[fold(left_out)])?));
        let models = Joints::new(fitted.iter().map(of_part).collect::<Result<Vec<_>, String>>()?);
        let is_in = |id: &str| part(id) == left_out;
        let (articles, wordings) = (of(&learnt, |article| is_in(&article.id)), of(&entered, |wording| is_in(wording.group())));
        gathered(&articles, empty, |article, rows| misfits_of_article(article, &lexicon, &models, rows), |part| rows.append(part));
        gathered(&wordings, empty, |wording, rows| misfits_of_wording(wording, &lexicon, &models, args.weight, rows), |part| rows.append(part));
    }
    let misfit = learn(&rows, &args.settings, "misfits")?;
    let models = fitted.iter().map(|(equation, fitted)| Ok((*equation, joint_of(&fitted.written)?))).collect::<Result<Vec<_>, String>>()?;
    let judges = Judges { joints: Joints::new(models), misfit: misfit_of(&misfit.written)? };
    let worth = measure::report(&judges, &held, &unseen.iter().collect::<Vec<_>>(), &lexicon);
    print!("{worth}");
    write(&to_misfit, &misfit, &worth)
}

/// Rows of each equation, and what the keys of their words stand for.
struct Table(BTreeMap<Equation, Rows>, Names);

/// What keys stand for: a place and a word.
type Names = HashMap<u32, (&'static str, Box<str>)>;

impl Table {
    /// Without a row yet, for some equations, or for all where none is named.
    fn of(equations: &[Equation]) -> Self {
        let wanted = Equation::iter().filter(|equation| equations.is_empty() || equations.contains(equation));
        Self(wanted.map(|equation| (equation, Rows::new(NAMES.iter().map(String::as_str)))).collect(), Names::new())
    }

    fn push(&mut self, (account, company): (&Account<'_>, &Company), tuple: &Tuple, label: bool, weight: f32, group: &str) {
        let Some(rows) = self.0.get_mut(&tuple.equation) else { return };
        let mut keys = Vec::new();
        joint::words(account, tuple, |slot, word| {
            let key = slot.place.key(word);
            self.1.entry(key).or_insert_with(|| (slot.name, word.into()));
            keys.push(key);
        });
        keys.sort_unstable();
        keys.dedup();
        rows.push_told(label, weight, group, joint::values(account, company, &Joints::default(), tuple), keys.into());
    }

    /// Adds the rows of another.
    fn append(&mut self, other: Self) {
        for (rows, more) in self.0.values_mut().zip(other.0.into_values()) {
            rows.append(more);
        }
        self.1.extend(other.1);
    }

    /// The model of each equation.
    fn learn(&mut self, settings: &Settings) -> Result<Vec<(Equation, boost::Fitted)>, String> {
        let Self(tables, names) = self;
        tables.par_iter_mut().map(|(equation, rows)| Ok((*equation, learn_joint(rows, names, settings)?))).collect()
    }
}

/// So many texts are read by one thread before it takes others, and so many threads' worth before what they gave is put together.
const TOGETHER: usize = 32;
const AT_ONCE: usize = 64;

/// What each of some texts gives, a part after the other in their order, whichever is read first; `empty` begins a part, `take` ends it.
fn gathered<T: Sync, R: Send>(texts: &[T], empty: impl Fn() -> R + Sync, enter: impl Fn(&T, &mut R) + Sync, mut take: impl FnMut(R)) {
    let of_some = |texts: &[T]| {
        let mut rows = empty();
        for text in texts {
            enter(text, &mut rows);
        }
        rows
    };
    for texts in texts.chunks(TOGETHER * AT_ONCE) {
        texts.par_chunks(TOGETHER).map(of_some).collect::<Vec<R>>().into_iter().for_each(&mut take);
    }
}

fn of<'t, T>(texts: &[&'t T], is_in: impl Fn(&T) -> bool) -> Vec<&'t T> {
    texts.iter().copied().filter(|text| is_in(text)).collect()
}

fn learn(rows: &Rows, settings: &Settings, what: &str) -> Result<boost::Fitted, String> {
    println!("{what}: {} rows, {} to be found", rows.len(), rows.labels.iter().filter(|label| **label).count());
    let fitted = boost::fit(rows, settings)?;
    print!("{}", fitted.report);
    Ok(fitted)
}

/// The model of an equation, and those without each part that is learnt from, each with what words weigh by the rows that it has seen.
fn learn_joint(rows: &mut Rows, names: &Names, settings: &Settings) -> Result<boost::Fitted, String> {
    let folds: Vec<usize> = rows.groups.iter().map(|group| fold(part_of(*group))).collect();
    let known = words::known(rows);
    let without: Vec<Words> = (0..fold(PARTS)).into_par_iter().map(|left_out| words::learn(rows, &known, |row| folds[row] != left_out)).collect();
    let all = words::learn(rows, &known, |_| true);
    if let Some(column) = rows.names.iter().position(|name| name == WORDS) {
        for (row, fold) in folds.iter().enumerate() {
            rows.columns[column][row] = in_log_odds(thousandths(without[*fold].sum(&rows.words[row])));
        }
    }
    let mut fitted = boost::fit_in(rows, settings, PARTS - 1, |row| folds[row] as u64).or_else(|_| constant(rows))?;
    fitted.written.words = written(&all, names);
    for (model, words) in fitted.without.iter_mut().zip(&without) {
        model.words = written(words, names);
    }
    Ok(fitted)
}

#[expect(clippy::cast_possible_truncation, reason = "log odds are small")]
fn thousandths(log_odds: f64) -> i32 {
    (log_odds * 1000.0).round() as i32
}

/// What words weigh, as it is written.
fn written(words: &Words, names: &Names) -> BTreeMap<String, BTreeMap<String, i16>> {
    let mut all: BTreeMap<String, BTreeMap<String, i16>> = BTreeMap::new();
    for (key, weight) in &words.0 {
        if let Some((place, word)) = names.get(key) {
            let weight = i16::try_from(thousandths(*weight)).unwrap_or(if *weight > 0.0 { i16::MAX } else { i16::MIN });
            all.entry((*place).to_owned()).or_default().insert(word.to_string(), weight);
        }
    }
    all
}

/// The fold of a part that is learnt from: the first part is none.
fn fold(part: u64) -> usize {
    usize::try_from(part.saturating_sub(1)).unwrap_or(0)
}

/// Says how good the model of an equation is.
fn told_of(equation: Equation, rows: &Rows, joint: &boost::Fitted) {
    println!("{equation}: {} rows, {} to be found", rows.len(), rows.labels.iter().filter(|label| **label).count());
    print!("{}", joint.report);
}

/// The model of an equation of which no feature tells anything: all of its tuples are as probable as they came.
fn constant(rows: &Rows) -> Result<boost::Fitted, String> {
    let all: Vec<usize> = (0..rows.len()).collect();
    let odds = if rows.labels.contains(&true) { rows.log_odds(&all) } else { -9.0 };
    #[expect(clippy::cast_possible_truncation, reason = "log odds are small")]
    let (score, probability) = ((odds * 1000.0) as i32, (10_000.0 / (1.0 + (-odds).exp())) as i32);
    let written: Written = format!("intercept = {score}\ncalibration = [[{}, {probability}], [{}, {}]]", score - 1, score + 1, probability + 1).parse()?;
    let without = (1..PARTS).map(|_| written.clone()).collect();
    Ok(boost::Fitted { written, without, unseen: Vec::new(), report: "no feature tells anything\n".to_owned() })
}

fn write(path: &Path, fitted: &boost::Fitted, worth: &str) -> Result<(), String> {
    let head = format!("Written by `train joint`; weights are thousandths of log odds.\n\n{}{worth}", fitted.report);
    fs::write(path, boost::toml(&fitted.written, &head)?).map_err(|error| format!("{}: {error}", path.display()))
}

fn joint_of(written: &Written) -> Result<Model, String> {
    let names: Vec<&str> = NAMES.iter().map(String::as_str).collect();
    model(written, &names)
}

fn misfit_of(written: &Written) -> Result<Model, String> {
    model(written, &MISFIT)
}

/// A model as it is asked.
fn model(written: &Written, names: &[&str]) -> Result<Model, String> {
    Model::read(&written.compact()?, names).map_err(|fault| fault.to_string())
}

/// A hash whose remainders by small numbers are spread.
fn hash(id: &str) -> u64 {
    spread(boost::hash(id))
}

/// The plain hash is not spread.
fn spread(hash: u64) -> u64 {
    (hash ^ hash >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 24
}

/// What comes out finely is a joint; a part of what does not is none.
fn joints_of_article(article: &Article, lexicon: &Lexicon, sample: u64, rows: &mut Table) {
    let study = source::read(&article.text, lexicon);
    let account = Account::new(&study.stages, &study.assertions);
    let tuples = joint::tuples(&account);
    let company = Company::new(&account, &tuples);
    #[expect(clippy::cast_precision_loss, reason = "a small number")]
    let weight = sample as f32;
    let told = Told::of(&account, tuples.iter());
    for (at, tuple) in tuples.iter().enumerate() {
        // by chance one day in seven fits, and so many of the lists: what hangs together fits nearly always
        let mostly = matches!(tuple.equation, Equation::Weekday | Equation::Listed) && account.holds(tuple);
        if account.is_beyond_chance(tuple) && account.holds(tuple) || told.has(&account, tuple) || mostly {
            rows.push((&account, &company), tuple, true, FOUND, &article.id);
        } else if hash(&format!("{} {at}", article.id)).is_multiple_of(sample) && !account.holds(tuple) {
            rows.push((&account, &company), tuple, false, weight, &article.id);
        }
    }
}

/// Pairs of figures of which another equation tells that they hang together: the part and the whole of a share that comes out, and both ends of
/// a change, with the word nearest to where it ends, of those that say which way things went.
struct Told {
    pairs: Vec<(Equation, [usize; 2])>,
    nearest: BTreeMap<[usize; 2], (usize, usize)>,
}

impl Told {
    fn of<'t>(account: &Account<'_>, tuples: impl IntoIterator<Item = &'t Tuple> + Clone) -> Self {
        let pair = |tuple: &Tuple| Some((tuple.equation, <[usize; 2]>::try_from(tuple.others.as_slice()).ok()?));
        let pairs = tuples.clone().into_iter().filter(|tuple| account.is_beyond_chance(tuple) && account.holds(tuple)).filter_map(pair).collect();
        let mut nearest: BTreeMap<[usize; 2], (usize, usize)> = BTreeMap::new();
        for tuple in tuples.into_iter().filter(|tuple| tuple.equation == Equation::Order) {
            let &[from, word] = tuple.others.as_slice() else { continue };
            let one = (apart(account, word, tuple.derived), word);
            let best = nearest.entry([from, tuple.derived]).or_insert(one);
            *best = one.min(*best);
        }
        Self { pairs, nearest }
    }

    /// Whether a tuple is an inequality of such a pair, and holds.
    fn has(&self, account: &Account<'_>, tuple: &Tuple) -> bool {
        let is = |equation, pair: [usize; 2]| self.pairs.contains(&(equation, pair));
        match (tuple.equation, tuple.others.as_slice()) {
            (Equation::Within, &[whole]) => is(Equation::Share, [tuple.derived, whole]),
            (Equation::Order, &[from]) => account.holds(tuple) && is(Equation::Change, [from, tuple.derived]),
            (Equation::Order, &[from, word]) => {
                let pair = [from, tuple.derived];
                account.holds(tuple) && is(Equation::Change, pair) && self.nearest.get(&pair).is_some_and(|(_, nearest)| *nearest == word)
            }
            _ => false,
        }
    }
}

/// How many tokens two nodes are apart; those of other sentences are further than any of one.
fn apart(account: &Account<'_>, x: usize, y: usize) -> usize {
    let Some(((one, at), (other, to))) = account.stage(x).zip(account.stage(y)) else { return usize::MAX };
    let far = one.sentence.abs_diff(other.sentence) << 16;
    far + if far == 0 { one.place(at).0.abs_diff(other.place(to).0) } else { 0 }
}

/// What a wording tells is a joint, in its true form and in its false one; what does not come out beside it is none.
fn joints_of_wording(wording: &Wording, lexicon: &Lexicon, weight: f32, rows: &mut Table) {
    let weight = weight * wording.counts;
    let study = source::read(&wording.right, lexicon);
    let account = Account::new(&study.stages, &study.assertions);
    let slipped = wording.wrong.as_ref().map(|wrong| source::read(wrong, lexicon)).filter(|slipped| slipped.assertions.len() == study.assertions.len());
    let wrong = slipped.as_ref().map(|slipped| Account::new(&slipped.stages, &slipped.assertions));
    let told = told_by(wording, (&study, &account), wrong.as_ref());
    let mut enter = |study: &Study, account: &Account<'_>, beside: f32| {
        let tuples = joint::tuples(account);
        let company = Company::new(account, &tuples);
        for tuple in tuples.iter().filter(|tuple| is_own(wording, study, account, tuple)) {
            let is_it = told.contains(tuple);
            if is_it || !account.holds(tuple) && beside > 0.0 {
                rows.push((account, &company), tuple, is_it, if is_it { weight } else { weight * beside }, wording.group());
            }
        }
    };
    enter(&study, &account, if wording.is_again() { 0.0 } else { 1.0 });
    if let Some((study, wrong)) = slipped.as_ref().zip(wrong.as_ref()) {
        enter(study, wrong, BESIDE);
    }
}

/// Misfits as published, and those of figures that are altered.
fn misfits_of_article(article: &Article, lexicon: &Lexicon, models: &Joints, rows: &mut Rows) {
    let study = source::read(&article.text, lexicon);
    let account = Account::new(&study.stages, &study.assertions);
    let scored = joint::scored(&account, models);
    for (one, standing) in joint::misfits(&account, &scored) {
        if one.joint > HOPELESS {
            rows.push(false, 1.0, &article.id, joint::misfit(&account, &one.tuple, &standing));
        }
    }
    let told = Told::of(&account, scored.iter().map(|one| &one.tuple));
    for (at, one) in scored.iter().enumerate() {
        let tuple = &one.tuple;
        if !one.holds || !(account.is_beyond_chance(tuple) || told.has(&account, tuple)) || one.joint <= HOPELESS {
            continue;
        }
        // what follows is altered, and one of those that it follows from
        let seed = hash(&format!("{} {at} altered", article.id));
        if tuple.equation == Equation::Restated && !seed.is_multiple_of(RETOLD) {
            continue;
        }
        let other = tuple.others.get(usize::try_from(seed / 3).unwrap_or(0) % tuple.others.len()).copied();
        for (node, seed) in [Some(tuple.derived), other].into_iter().flatten().zip([seed >> 8, seed >> 16]) {
            let unit = tuple.others.first().filter(|_| tuple.equation == Equation::Conversion).and_then(|&first| account.value(first));
            let value = account.value(node).and_then(|value| unit.and_then(|first| misconverted(value, first, seed)).or_else(|| altered(value, seed)));
            let Some(value) = value else { continue };
            let mut slipped = account.clone();
            slipped.nodes[node].says = Says::Value(value);
            if let (Equation::Order | Equation::Within, &[other, ..]) = (tuple.equation, tuple.others.as_slice()) {
                // an inequality is wrong only the other way round
                (slipped.nodes[tuple.derived].says, slipped.nodes[other].says) = (account.nodes[other].says, account.nodes[tuple.derived].says);
            } else if let Some(other) = account.exchangeable(node).next().filter(|other| seed.is_multiple_of(SWAPPED) && tuple.members().all(|it| it != *other))
            {
                // one in some has changed places with its neighbour instead
                (slipped.nodes[node].says, slipped.nodes[other].says) = (account.nodes[other].says, account.nodes[node].says);
                if slipped.holds(tuple) {
                    continue;
                }
            }
            let scored = joint::scored(&slipped, models);
            for (other, standing) in joint::misfits(&slipped, &scored) {
                // what the same figures say otherwise is wrong as well
                let is_it = slipped.figures_of(&other.tuple) == slipped.figures_of(tuple);
                if (is_it || other.tuple.derived == tuple.derived) && other.joint > HOPELESS {
                    rows.push(is_it, if is_it { 1.0 } else { 0.3 }, &article.id, joint::misfit(&slipped, &other.tuple, &standing));
                }
            }
        }
    }
}

/// A value after a slip of the hand.
fn altered(value: &Value, seed: u64) -> Option<Value> {
    let whole = value.number.over(value.place)?.to_integer().filter(|whole| *whole > 0)?;
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
    let number = Amount::integer(new).times(value.place)?;
    let moved = Interval::exactly(number.minus(value.number)?);
    Some(Value { literal: value.literal.plus(&moved), rounded: value.rounded.plus(&moved), number, ..*value })
}

/// A value as it comes out where a thousand is lost or where it was converted the wrong way round; none for most, whose digits slip.
fn misconverted(value: &Value, first: &Value, seed: u64) -> Option<Value> {
    let thousand = Amount::integer(1_000);
    let factor = match seed % 7 {
        0 => thousand,
        1 => Amount::ONE.over(thousand)?,
        2 => {
            let ratio = value.scale.over(first.scale)?;
            ratio.times(ratio)?
        }
        _ => return None,
    };
    let (number, place) = (value.number.times(factor)?, value.place.times(factor)?);
    Some(Value { literal: value.literal.scaled(factor), rounded: value.rounded.scaled(factor), number, place, ..*value })
}

/// The misfit of a wording's figures in its false form; all others of both forms are passed over.
fn misfits_of_wording(wording: &Wording, lexicon: &Lexicon, models: &Joints, weight: f32, rows: &mut Rows) {
    let weight = weight * wording.counts;
    let study = source::read(&wording.right, lexicon);
    let account = Account::new(&study.stages, &study.assertions);
    let scored = joint::scored(&account, models);
    let first = |(one, _): &(&joint::Scored, _)| !wording.is_again() && is_own(wording, &study, &account, &one.tuple);
    for (one, standing) in joint::misfits(&account, &scored).into_iter().filter(first) {
        rows.push(false, weight, wording.group(), joint::misfit(&account, &one.tuple, &standing));
    }
    let Some(text) = &wording.wrong else { return };
    let slipped = source::read(text, lexicon);
    if slipped.assertions.len() != study.assertions.len() {
        return;
    }
    let wrong = Account::new(&slipped.stages, &slipped.assertions);
    let told = told_by(wording, (&study, &account), Some(&wrong));
    let account = wrong;
    let scored = joint::scored(&account, models);
    for (one, standing) in joint::misfits(&account, &scored).into_iter().filter(|(one, _)| is_own(wording, &slipped, &account, &one.tuple)) {
        let is_it = told.contains(&one.tuple);
        rows.push(is_it, if is_it { weight } else { weight * BESIDE }, wording.group(), joint::misfit(&account, &one.tuple, &standing));
    }
}

/// Whether a tuple takes in what a wording says, and not only what the article around it does; of what was entered with another slip of its
/// article, only what is altered.
fn is_own(wording: &Wording, study: &Study, account: &Account<'_>, tuple: &Tuple) -> bool {
    let altered = |node: usize| match &wording.altered {
        Some((from, to)) if wording.is_again() => account.assertion(node).is_some_and(|it| it.figure.end() > *from && it.figure.start() < *to),
        _ => true,
    };
    tuple.members().any(|node| says(wording, study, account, node) && altered(node))
}

/// Whether a node is one of a wording's own, and not one of the article around it.
fn says(wording: &Wording, study: &Study, account: &Account<'_>, node: usize) -> bool {
    let behind = study.document.prose().len() - wording.after;
    let sentence = || study.sentences.get(account.stage(node)?.0.sentence).copied();
    let place = account.assertion(node).map(|it| it.figure).or_else(sentence);
    place.is_some_and(|place| place.start() >= wording.before && place.end() <= behind)
}

/// The tuples of a wording's own figures that come out in its true form; of an inequality, only where the figures play its parts.
fn told(wording: &Wording, study: &Study, account: &Account<'_>) -> Vec<Tuple> {
    let text = &wording.right;
    let written = |node: usize| account.assertion(node).map_or("", |it| it.figure.of(text));
    let is_it = |figure: &str, span: &str| figure == span || span.contains(figure) || !span.is_empty() && figure.contains(span);
    let named = |node: usize| {
        says(wording, study, account, node)
            && match account.landmark(node) {
                Some(Landmark::Weekday(_)) => wording.roles.iter().any(|role| role == "day"),
                Some(Landmark::List(_)) => wording.roles.iter().any(|role| role == "item"),
                Some(Landmark::Rank(_)) => wording.roles.iter().any(|role| role == "rank"),
                Some(Landmark::Course(_)) => wording.roles.iter().any(|role| role == "to"),
                None => wording.figures.iter().any(|figure| is_it(figure, written(node))),
            }
    };
    let plays = |node: usize, roles: &[&str]| {
        wording.figures.iter().zip(&wording.roles).any(|(figure, role)| roles.contains(&role.as_str()) && is_it(figure, written(node)))
    };
    let is_inequality = |tuple: &Tuple| match tuple.equation {
        _ if wording.roles.is_empty() => true,
        Equation::Within => plays(tuple.derived, &["part", "attendance"]) && tuple.others.iter().all(|&node| plays(node, &["whole", "capacity"])),
        Equation::Restated => plays(tuple.derived, &["same"]),
        Equation::Order => plays(tuple.derived, &["to"]) && tuple.others.iter().take(1).all(|&node| plays(node, &["from"])),
        Equation::Rank => plays(tuple.derived, &["own"]) && tuple.others.iter().skip(1).all(|&node| plays(node, &["other"])),
        Equation::Between => plays(tuple.derived, &["mean", "estimate", "whole", "share"]),
        Equation::Conversion => plays(tuple.derived, &["value", "converted"]),
        _ => true,
    };
    joint::tuples(account).into_iter().filter(|tuple| account.holds(tuple) && tuple.members().all(named) && is_inequality(tuple)).collect()
}

/// The tuples of a slip: they come out in the true form and no longer in the false one, and not by chance.
fn broken(right: &Account<'_>, wrong: &Account<'_>) -> Vec<Tuple> {
    let is_broken = |tuple: &Tuple| right.holds(tuple) && right.is_beyond_chance(tuple) && !wrong.holds(tuple);
    joint::tuples(right).into_iter().filter(is_broken).collect()
}

/// What a wording tells, by its figures or by its slip.
fn told_by(wording: &Wording, (study, right): (&Study, &Account<'_>), wrong: Option<&Account<'_>>) -> Vec<Tuple> {
    match wrong {
        Some(wrong) if wording.figures.is_empty() => broken(right, wrong),
        Some(wrong) if wording.roles.is_empty() => told(wording, study, right).into_iter().filter(|tuple| !wrong.holds(tuple)).collect(),
        _ => told(wording, study, right),
    }
}
