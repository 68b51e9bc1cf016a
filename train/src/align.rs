//! Whether two figures speak of one thing, and whether one of them is then wrong, learnt from published news: `train align`.
//!
//! A lead and its own body, and two reports of one incident, tell many figures twice. A rare number on both sides is one thing, and the other
//! figures of its kind are not: that is what the second model is learnt from, after one that tells texts of one story from those of two. Then one
//! of the figures that are told twice is altered as a hand slips: that it is held against its partner the third model is to find, and what
//! disagrees in the texts as published it is to pass over, be it a lead and its body, a headline or a summary and its text, or reports of two
//! incidents. Figures that are told twice are shown in short texts as well, their sentences alone, and beside sentences of other stories. A fifth
//! of the stories, by their names, is left out; how good a model is, folds of the others tell. The third model sees the figures of a story through
//! a second one that has not learnt from it.

mod pool;
mod slip;
mod source;
mod stranger;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use gainsay::additive::{Model, Written};
use gainsay::check::{self, Dossier};
use gainsay::conflict::AssertionId;
use gainsay::engine::Weighed;
use gainsay::engine::align::{Judges, alike, apart, told};
use gainsay::lexicon::Lexicon;
use gainsay::quantity::Dimension;
use gainsay::witness::Witness;
use rayon::prelude::*;

use crate::boost::{self, Rows, Settings};
use pool::Pool;
use source::{Bond, Story};

/// What the models are learnt from, and where they go.
#[derive(clap::Args)]
pub struct Args {
    /// Published articles, JSON Lines with `id` and `text`, gzipped or not: each is a lead and its body.
    #[arg(long, required = true)]
    news: Vec<PathBuf>,
    /// Statements and their sources, JSON Lines with `id`, `label`, and `lead` and `body`, `hypothesis` and `text`, or `b` and `a`; only those that are consistent are taken.
    #[arg(long)]
    statements: Vec<PathBuf>,
    /// Articles of incidents, JSON Lines with `incident` and `docs`, or with `subtopic` and `text`.
    #[arg(long)]
    incidents: Vec<PathBuf>,
    /// What was read in articles of incidents, JSON Lines with `incident`, `a`, `b`, `figure_a`, `figure_b` and `kind`.
    #[arg(long)]
    read: Vec<PathBuf>,
    /// Stories told by several outlets, JSON Lines with `docs` and `conflicts`.
    #[arg(long)]
    dossiers: Vec<PathBuf>,
    /// A folder of pairs of texts of our own, TOML.
    #[arg(long)]
    wordings: Option<PathBuf>,
    /// The folder where `told.toml`, `alike.toml` and `apart.toml` are written.
    #[arg(long)]
    out: PathBuf,
    /// So many figures of a story are altered at the most.
    #[arg(long, default_value_t = 12)]
    altered: usize,
    #[command(flatten)]
    settings: Settings,
}

/// Into how many parts stories are put by their names; the first is left out of learning.
const PARTS: u64 = 5;
/// How much an altered figure counts beside one that is passed over.
const ALTERED: f32 = 1.0;
/// So many dates and ranks of a story are altered at the most.
const DATES: usize = 4;
/// How much a wrong partner of an altered figure counts.
const BESIDE: f32 = 0.3;
/// How much a story of an editor counts.
const EDITED: f32 = 0.5;
/// How much two figures of two stories count: of a lead there is one body, and of a report there are many others.
const STRANGE: f32 = 3.0;

/// How much a figure counts that one word makes another.
const ASTRAY: f32 = 0.5;
/// One of so many words is tried.
const SOME: u64 = 2;

/// The part of a story.
fn part(story: &str) -> u64 {
    spread(boost::hash(story)) % PARTS
}

/// The plain hash is not spread.
fn spread(hash: u64) -> u64 {
    (hash ^ hash >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 24
}

/// Learns, says how good it is, and writes.
pub fn run(args: &Args) -> Result<(), String> {
    let lexicon = Lexicon::shipped().map_err(|error| error.to_string())?;
    let stories = source::stories(args)?;
    println!("{} stories", stories.len());
    let learnt: Vec<&Story> = stories.iter().filter(|story| part(&story.id) != 0).collect();
    let pool = Pool::of(&learnt, &lexicon);
    let begun = |told: &boost::Fitted, alike| Ok::<_, String>(Judges { told: model(&told.written, told::NAMES)?, alike, apart: nothing()? });
    // first by rare numbers alone; what that finds probable of the others is learnt from then, and shown in short texts as well
    let told = boost::fit(&told_of(&learnt, &pool, &lexicon), &args.settings)?;
    let judges = begun(&told, nothing()?)?;
    let rare = gathered(&learnt, alike::NAMES, |story, rows| alike_of(story, &judges, &pool, &lexicon, rows));
    let rare = model(&boost::fit(&rare, &args.settings)?.written, alike::NAMES)?;
    let judges = begun(&told, rare.clone())?;
    let short: Vec<Vec<Told>> = learnt.par_iter().map(|story| shortened(story, &judges, &lexicon)).collect();
    let short = in_short(&learnt, &short);
    println!("{} of them in short texts as well", short.len());
    let learnt: Vec<&Story> = learnt.into_iter().chain(&short).collect();
    let told = boost::fit(&told_of(&learnt, &pool, &lexicon), &args.settings)?;
    print!("of one story: {}", told.report);
    write(args, "told", &told)?;
    let judges = begun(&told, rare)?;
    let alike = gathered(&learnt, alike::NAMES, |story, rows| alike_of(story, &judges, &pool, &lexicon, rows));
    println!("of one thing: {} rows, {} to be found", alike.len(), alike.labels.iter().filter(|label| **label).count());
    let mut rows = Rows::new(apart::NAMES.iter().copied());
    for half in 0..2 {
        let is_in = |story: &str| boost::hash(story) % 2 == half;
        let judges = begun(&told, model(&boost::fit(&alike.only(|group| group % 2 != half), &args.settings)?.written, alike::NAMES)?)?;
        let half: Vec<&Story> = learnt.iter().copied().filter(|story| is_in(&story.id)).collect();
        rows.append(gathered(&half, apart::NAMES, |story, rows| apart_of(story, &judges, &pool, &lexicon, args.altered, rows)));
    }
    let of_one = boost::fit(&alike, &args.settings)?;
    print!("{}", of_one.report);
    write(args, "alike", &of_one)?;
    println!("of which one is wrong: {} rows, {} to be found", rows.len(), rows.labels.iter().filter(|label| **label).count());
    let wrong = boost::fit(&rows, &args.settings)?;
    print!("{}", wrong.report);
    write(args, "apart", &wrong)
}

fn write(args: &Args, name: &str, fitted: &boost::Fitted) -> Result<(), String> {
    let head = format!("Written by `train align`; weights are thousandths of log odds.\n\n{}", fitted.report);
    let path = args.out.join(format!("{name}.toml"));
    fs::write(&path, boost::toml(&fitted.written, &head)?).map_err(|error| format!("{}: {error}", path.display()))
}

fn model(written: &Written, names: &[&str]) -> Result<Model, String> {
    Model::read(&written.compact()?, names).map_err(|fault| fault.to_string())
}

/// A model that has learnt nothing, and finds nothing probable.
fn nothing() -> Result<Model, String> {
    model(&"intercept = 0\ncalibration = [[-1, 0], [1, 1]]".parse()?, &[])
}

/// Texts of one story, and of two: those that are known to be, each with a text of some others, and with its own under other names.
fn told_of(stories: &[&Story], pool: &Pool, lexicon: &Lexicon) -> Rows {
    let first = |story: &Story| story.dossiers().next().map(|(texts, _)| texts).filter(|texts| texts.len() > 1);
    let mut rows = Rows::new(told::NAMES.iter().copied());
    let each = |(at, story): (usize, &&Story)| {
        let mut rows = Rows::new(told::NAMES.iter().copied());
        for (texts, bond) in story.dossiers().filter(|(texts, _)| texts.len() > 1 && story.is_told) {
            let dossier = read(&texts, lexicon);
            let pairs: Vec<(usize, usize)> = (0..texts.len()).flat_map(|b| (0..b).map(move |a| (a, b))).collect();
            for values in check::told(&dossier, &pairs, lexicon) {
                rows.push(bond == Bond::One, 1.0, &story.id, values);
            }
        }
        if let Some(texts) = first(story) {
            let dossier = read(&texts[..1], lexicon);
            let figures = dossier.studies().first().map_or(&[][..], |study| study.assertions.as_slice());
            let seed = spread(boost::hash(&story.id));
            if let Some(other) = stranger::renamed(&texts[0], figures, pool, seed) {
                let texts = [other, texts[texts.len() - 1].clone()];
                for values in check::told(&read(&texts, lexicon), &[(0, 1)], lexicon) {
                    rows.push(false, 1.0, &story.id, values);
                }
            }
        }
        for far in FAR {
            let other = &stories[(at + far) % stories.len()];
            let Some(texts) = first(story)
                .zip(first(other))
                .filter(|_| other.id != story.id)
                .and_then(|(own, other)| Some(vec![own.first()?.clone(), other.last()?.clone()]))
            else {
                continue;
            };
            for values in check::told(&read(&texts, lexicon), &[(0, 1)], lexicon) {
                rows.push(false, 1.0, &story.id, values);
            }
        }
        rows
    };
    let parts: Vec<Rows> = stories.par_iter().enumerate().map(each).collect();
    for part in parts {
        rows.append(part);
    }
    rows
}

/// How far away the stories are of which a text is held against one of a story: near ones are of one kind.
const FAR: [usize; 4] = [1, 10, 101, 1009];

/// A figure that is told twice: its unit and noun, and the two sentences that tell it.
type Told = (OfKind, [String; 2]);
type OfKind = (String, String);

/// Of a story's figures that are told twice, the two sentences alone.
fn shortened(story: &Story, judges: &Judges, lexicon: &Lexicon) -> Vec<Told> {
    let mut short = Vec::new();
    for (texts, _) in story.dossiers().filter(|(texts, bond)| *bond == Bond::One && texts.len() == 2) {
        let dossier = read(&texts, lexicon);
        let is_one = |(it, y, x): &Pair<'_>| is_told_twice(&it.2, y, x, judges);
        for (it, y, x) in pairs(&dossier, &held(&dossier, judges, lexicon)).filter(is_one) {
            let sentence = |id: AssertionId, of: &Witness| {
                let study = dossier.study(id.source)?;
                Some(study.sentences.get(of.sentence)?.of(study.document.prose()).to_owned())
            };
            let kind = (y.unit.name().to_owned(), y.stated_noun().map(|noun| noun.lemma.clone()).unwrap_or_default());
            short.extend(sentence(it.0, y).zip(sentence(it.1, x)).map(|(a, b)| (kind, [a, b])));
        }
    }
    short.sort();
    short.dedup();
    short.truncate(SHORT);
    short
}

/// So many pairs of sentences of a story are taken as short texts.
const SHORT: usize = 3;
/// With a sentence of so many other stories that tells a figure of the same kind.
const OTHERS: usize = 3;

/// Short texts: two sentences of a story that tell one figure, and one of it with some of other stories that tell a figure of the same kind.
fn in_short(stories: &[&Story], short: &[Vec<Told>]) -> Vec<Story> {
    let mut by_kind: BTreeMap<&OfKind, Vec<(usize, &[String; 2])>> = BTreeMap::new();
    for (at, told) in short.iter().enumerate() {
        for (kind, pair) in told {
            by_kind.entry(kind).or_default().push((at, pair));
        }
    }
    let mut all: Vec<Vec<(Vec<String>, Bond)>> = short.iter().map(|told| told.iter().map(|(_, pair)| (pair.to_vec(), Bond::One)).collect()).collect();
    for of_kind in by_kind.values() {
        for (first, (at, [own, _])) in of_kind.iter().enumerate() {
            let others = of_kind.iter().cycle().skip(first + 1).take(of_kind.len() - 1).filter(|(other, _)| stories[*other].id != stories[*at].id);
            all[*at].extend(others.take(OTHERS).map(|(_, [_, other])| (vec![own.clone(), other.clone()], Bond::Strangers)));
        }
    }
    all.into_iter().zip(stories).filter(|(texts, _)| !texts.is_empty()).map(|(texts, story)| story.shortened(texts)).collect()
}

/// The rows of some stories, in their order.
fn gathered(stories: &[&Story], names: &[&'static str], enter: impl Fn(&Story, &mut Rows) + Sync) -> Rows {
    let parts: Vec<Rows> = stories
        .par_chunks(16)
        .map(|stories| {
            let mut rows = Rows::new(names.iter().copied());
            for story in stories {
                enter(story, &mut rows);
            }
            rows
        })
        .collect();
    let mut all = Rows::new(names.iter().copied());
    for part in parts {
        all.append(part);
    }
    all
}

/// A dossier of texts.
fn read(texts: &[String], lexicon: &Lexicon) -> Dossier {
    Dossier::new(texts.iter().enumerate().map(|(at, text)| source::read(text, at, lexicon)).collect())
}

/// The pairs of figures of a dossier: of one text its own, of several those of two.
fn held(dossier: &Dossier, judges: &Judges, lexicon: &Lexicon) -> Vec<(AssertionId, AssertionId, Weighed)> {
    let is_one = dossier.studies().len() == 1;
    check::weighed(dossier, judges, lexicon).into_iter().filter(|it| (it.0.source == it.1.source) == is_one).collect()
}

fn witness(dossier: &Dossier, id: AssertionId) -> Option<&Witness> {
    dossier.study(id.source)?.assertions.get(id.index)
}

/// A figure as it is written.
fn written<'t>(dossier: &Dossier, texts: &'t [String], id: AssertionId) -> &'t str {
    let figure = witness(dossier, id).map(|it| it.figure.start()..it.figure.end());
    figure.and_then(|figure| texts.get(id.source.index())?.get(figure)).unwrap_or_default()
}

type Pair<'d> = (&'d (AssertionId, AssertionId, Weighed), &'d Witness, &'d Witness);

/// Every pair with its figures.
fn pairs<'d>(dossier: &'d Dossier, weighed: &'d [(AssertionId, AssertionId, Weighed)]) -> impl Iterator<Item = Pair<'d>> {
    weighed.iter().filter_map(|it| Some((it, witness(dossier, it.0)?, witness(dossier, it.1)?)))
}

/// Whether a figure is one number that chance seldom brings into two texts.
fn is_rare(it: &Witness) -> bool {
    let [stated] = it.reading.stated.as_slice() else { return false };
    if it.unit.dimension().is_quantity() { stated.is_fine() } else { it.moment.is_some_and(|moment| moment.day.is_some()) }
}

/// From here on, of figures that state one number, the words are enough to learn from: chance makes few of them, for they state one number.
const LIKELY: u16 = 1_500;

/// Whether both state one number of one thing: a rare one, or one that the words make likely.
fn is_told_twice(it: &Weighed, y: &Witness, x: &Witness, judges: &Judges) -> bool {
    let states_it = y.reading.stated == x.reading.stated && !y.reading.stated.is_empty() && y.unit == x.unit && y.moment == x.moment;
    states_it && (is_rare(y) || judges.alike.probability(judges.alike.score(&it.alike)) > LIKELY)
}

/// Of figures that are told twice, what they are once one word of the statement is another: of two things.
fn strangers(story: &Story, texts: &[String], dossier: &Dossier, told: &[Pair<'_>], judges: &Judges, pool: &Pool, lexicon: &Lexicon) -> Vec<Weighed> {
    let mut found = Vec::new();
    // one text has its other things in other words
    for (it, y, x) in told.iter().filter(|_| texts.len() > 1) {
        for other in stranger::ALL {
            let seed = spread(boost::hash(&format!("{} {:?} {:?} {other:?}", story.id, it.0, it.1)));
            if !seed.is_multiple_of(SOME) {
                continue;
            }
            let (Some(text), Some(study)) = (texts.get(it.0.source.index()), dossier.study(it.0.source)) else { continue };
            let Some(sentence) = study.sentences.get(y.sentence) else { continue };
            let Some(strange) = stranger::stranger(text, sentence.start()..sentence.end(), y, x, other, pool, seed >> 3) else { continue };
            let mut texts = texts.to_vec();
            texts[it.0.source.index()] = strange;
            let dossier = read(&texts, lexicon);
            let is_read_alike = dossier.study(it.0.source).is_some_and(|now| now.assertions.len() == study.assertions.len());
            if !is_read_alike {
                continue;
            }
            found.extend(held(&dossier, judges, lexicon).into_iter().filter(|now| (now.0, now.1) == (it.0, it.1)).map(|now| now.2));
        }
    }
    found
}

/// What is told twice is one thing, and what else stands beside it is another.
fn alike_of(story: &Story, judges: &Judges, pool: &Pool, lexicon: &Lexicon, rows: &mut Rows) {
    for (texts, bond) in story.dossiers() {
        let dossier = read(&texts, lexicon);
        let weighed = held(&dossier, judges, lexicon);
        let is_one_twice = |(it, y, x): &Pair<'_>| is_told_twice(&it.2, y, x, judges);
        let twice: BTreeSet<AssertionId> = pairs(&dossier, &weighed).filter(is_one_twice).flat_map(|(it, _, _)| [it.0, it.1]).collect();
        let conflicts = story.conflicts(&dossier);
        let is_one = |it: &(AssertionId, AssertionId, Weighed)| conflicts.contains(&(it.0, it.1)) || conflicts.contains(&(it.1, it.0));
        let written = |id: AssertionId| written(&dossier, &texts, id);
        let is_doubtful = |it: &(AssertionId, AssertionId, Weighed)| story.is_doubtful(written(it.0), written(it.1));
        for (it, y, x) in pairs(&dossier, &weighed) {
            match bond {
                Bond::Strangers => rows.push(false, STRANGE, &story.id, it.2.alike),
                Bond::One if is_told_twice(&it.2, y, x, judges) => rows.push(true, 1.0, &story.id, it.2.alike),
                Bond::One if !is_one(it) && !is_doubtful(it) && !it.2.verdict.is_consistent() && (twice.contains(&it.0) || twice.contains(&it.1)) => {
                    rows.push(false, 1.0, &story.id, it.2.alike);
                }
                Bond::One if story.is_edited && !it.2.verdict.is_consistent() && !is_one(it) => rows.push(false, EDITED, &story.id, it.2.alike),
                Bond::One => {}
            }
        }
        if bond == Bond::One {
            let told: Vec<Pair<'_>> = pairs(&dossier, &weighed).filter(is_one_twice).collect();
            for it in strangers(story, &texts, &dossier, &told, judges, pool, lexicon) {
                rows.push(false, ASTRAY, &story.id, it.alike);
            }
        }
        let weight = if story.is_edited { EDITED } else { 1.0 };
        weighed.iter().filter(|it| is_one(it)).for_each(|it| rows.push(true, weight, &story.id, it.2.alike));
    }
}

/// What is altered is to be found; what disagrees as published is to be passed over.
fn apart_of(story: &Story, judges: &Judges, pool: &Pool, lexicon: &Lexicon, most: usize, rows: &mut Rows) {
    for (texts, bond) in story.dossiers() {
        let dossier = read(&texts, lexicon);
        let weighed = held(&dossier, judges, lexicon);
        let conflicts = story.conflicts(&dossier);
        let weight = if story.is_edited {
            EDITED
        } else if bond == Bond::Strangers {
            STRANGE
        } else {
            1.0
        };
        for it in &weighed {
            let Some(values) = it.2.apart else { continue };
            let is_it = conflicts.contains(&(it.0, it.1)) || conflicts.contains(&(it.1, it.0));
            if is_it || !story.is_doubtful(written(&dossier, &texts, it.0), written(&dossier, &texts, it.1)) {
                rows.push(is_it, if is_it && !story.is_edited { 1.0 } else { weight }, &story.id, values);
            }
        }
        if bond == Bond::Strangers || story.is_edited {
            continue;
        }
        // a figure that is told twice: the one of the statement is altered
        let mut told: Vec<(AssertionId, Vec<AssertionId>)> = Vec::new();
        for (it, y, x) in pairs(&dossier, &weighed) {
            if !is_told_twice(&it.2, y, x, judges) || y.unit.dimension() == Dimension::Ordinal {
                continue;
            }
            match told.last_mut().filter(|(id, _)| *id == it.0) {
                Some((_, partners)) => partners.push(it.1),
                None => told.push((it.0, vec![it.1])),
            }
        }
        let twice: Vec<Pair<'_>> =
            pairs(&dossier, &weighed).filter(|(it, _, _)| told.iter().any(|(id, partners)| *id == it.0 && partners.contains(&it.1))).collect();
        for it in strangers(story, &texts, &dossier, &twice, judges, pool, lexicon) {
            it.apart.into_iter().for_each(|values| rows.push(false, ASTRAY, &story.id, values));
        }
        told.sort_by_key(|(id, _)| spread(boost::hash(&format!("{} {id:?}", story.id))));
        let mut dates = 0;
        for (id, partners) in told.into_iter().take(most) {
            let Some(y) = witness(&dossier, id) else { continue };
            // a text repeats its years more often than anything else
            dates += usize::from(!y.unit.dimension().is_quantity());
            if !y.unit.dimension().is_quantity() && dates > DATES {
                continue;
            }
            let seed = spread(boost::hash(&format!("{} {id:?} altered", story.id)));
            let Some(altered) = slip::altered(&texts[id.source.index()], y.figure.start()..y.figure.end(), seed) else { continue };
            let mut slipped = texts.clone();
            let moved = isize::try_from(altered.len()).unwrap_or(0) - isize::try_from(texts[id.source.index()].len()).unwrap_or(0);
            slipped[id.source.index()] = altered;
            let wrong = read(&slipped, lexicon);
            // the text must be read as before but for the one figure
            let Some(now) = witness(&wrong, id).filter(|now| now.figure.start() == y.figure.start()) else { continue };
            let place = |of: &Dossier, id: AssertionId| witness(of, id).map(|it| it.figure.start());
            let is_partner = |other: AssertionId| {
                partners.contains(&other)
                    && place(&wrong, other)
                        .zip(place(&dossier, other))
                        .is_some_and(|(a, b)| a == b || other.source == id.source && a.checked_add_signed(-moved) == Some(b))
            };
            if now.reading.stated == y.reading.stated {
                continue;
            }
            for it in held(&wrong, judges, lexicon).iter().filter(|it| it.0 == id) {
                let Some(values) = it.2.apart else { continue };
                let is_it = is_partner(it.1);
                rows.push(is_it, if is_it { ALTERED } else { BESIDE }, &story.id, values);
            }
        }
    }
}
