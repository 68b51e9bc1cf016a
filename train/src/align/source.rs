//! What the judge of two figures is learnt from, as it lies on the disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use gainsay::check::{self, Dossier, Study};
use gainsay::conflict::AssertionId;
use gainsay::document::Document;
use gainsay::lexicon::Lexicon;
use gainsay::span::SourceId;
use serde::Deserialize;
use serde_json::Value;

use super::Args;

/// What two texts are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// They tell one story.
    One,
    /// They tell of two incidents.
    Strangers,
}

/// Texts that tell one story, or of which some tell another.
pub struct Story {
    /// By what it is put into a part.
    pub id: String,
    /// Each pair or more that is held against each other.
    texts: Vec<(Vec<String>, Bond)>,
    /// Whether an editor wrote it, with what cannot hold in it.
    pub is_edited: bool,
    /// Whether its texts are known to tell one story, or two.
    pub is_told: bool,
    /// For each conflict the two texts and what is written there.
    labelled: Vec<[(usize, String); 2]>,
    /// Two figures as written of which it is not known whether they are one of the conflicts.
    doubtful: Vec<[String; 2]>,
}

impl Story {
    fn new(id: String, texts: Vec<(Vec<String>, Bond)>) -> Self {
        Self { id, texts, is_edited: false, is_told: true, labelled: Vec::new(), doubtful: Vec::new() }
    }

    /// The same story in pairs of short texts.
    pub fn shortened(&self, texts: Vec<(Vec<String>, Bond)>) -> Self {
        Self::new(self.id.clone(), texts)
    }

    /// Its texts, as they are held against each other.
    pub fn dossiers(&self) -> impl Iterator<Item = (Vec<String>, Bond)> + '_ {
        self.texts.iter().cloned()
    }

    /// Whether it is not known if two figures, as written, are one of the conflicts.
    pub fn is_doubtful(&self, a: &str, b: &str) -> bool {
        let is = |it: &[String; 2], a: &str, b: &str| it[0].eq_ignore_ascii_case(a) && it[1].eq_ignore_ascii_case(b);
        self.doubtful.iter().any(|it| is(it, a, b) || is(it, b, a))
    }

    /// The figures of its labelled conflicts.
    pub fn conflicts(&self, dossier: &Dossier) -> Vec<(AssertionId, AssertionId)> {
        let figures = |(document, written): &(usize, String)| {
            // of one text the first is the headline, and the second all that follows
            let source = SourceId::new((*document).min(dossier.studies().len() - 1));
            let study = dossier.study(source)?;
            let prose = study.document.prose();
            let start = if source.index() < *document { prose.rfind(written.as_str()) } else { prose.find(written.as_str()) }?;
            let within = |it: &gainsay::witness::Witness| it.figure.start() < start + written.len() && it.figure.end() > start;
            Some(study.assertions.iter().enumerate().filter(|(_, it)| within(it)).map(|(index, _)| AssertionId { source, index }).collect::<Vec<_>>())
        };
        let all = |[a, b]: &[(usize, String); 2]| {
            let (a, b) = (figures(a).unwrap_or_default(), figures(b).unwrap_or_default());
            a.into_iter().flat_map(|a| b.clone().into_iter().map(move |b| (a, b))).collect::<Vec<_>>()
        };
        self.labelled.iter().flat_map(all).collect()
    }
}

/// Reads a text as a check does.
pub fn read(text: &str, at: usize, lexicon: &Lexicon) -> Study {
    check::read(Document::plain(format!("{at}.txt"), text), SourceId::new(at), lexicon)
}

/// Reports of one incident that are held against each other at the most.
const REPORTS: usize = 6;

/// All that is learnt from.
pub fn stories(args: &Args) -> Result<Vec<Story>, String> {
    let mut stories = Vec::new();
    for path in &args.news {
        for row in rows(path)? {
            let (id, text) = (text_of(&row, "id"), text_of(&row, "text"));
            stories.extend(article(id, &text));
        }
    }
    for path in &args.statements {
        for row in rows(path)?.into_iter().filter(|row| row["label"] == "consistent") {
            let keys = [("lead", "body"), ("hypothesis", "text"), ("b", "a")];
            let Some((statement, source)) = keys.into_iter().find(|(_, source)| row[*source].is_string()) else { continue };
            let pair = vec![text_of(&row, statement), text_of(&row, source)];
            let mut texts = vec![(pair.clone(), Bond::One)];
            if statement == "lead" {
                texts.push((vec![pair.join("\n\n")], Bond::One));
            }
            stories.push(Story::new(text_of(&row, "id"), texts));
        }
    }
    let read = read_of(args)?;
    for path in &args.incidents {
        stories.extend(incidents(path, &read)?);
    }
    for path in &args.dossiers {
        stories.extend(rows(path)?.iter().filter_map(edited));
    }
    if let Some(folder) = &args.wordings {
        stories.extend(wordings(folder)?);
    }
    Ok(stories)
}

fn rows(path: &Path) -> Result<Vec<Value>, String> {
    crate::text(path)?.lines().map(|line| serde_json::from_str(line).map_err(|error| format!("{}: {error}", path.display()))).collect()
}

fn text_of(row: &Value, key: &str) -> String {
    row[key].as_str().unwrap_or_default().to_owned()
}

/// A lead and its body, as two texts and as one.
fn article(id: String, text: &str) -> Option<Story> {
    let paragraphs: Vec<usize> = text.match_indices("\n\n").map(|(at, _)| at).collect();
    let has_figures = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    let end = *paragraphs.iter().take(4).find(|at| has_figures(&text[..**at]))?;
    let (lead, body) = (text[..end].to_owned(), text[end..].trim_start().to_owned());
    has_figures(&body).then(|| Story::new(id, vec![(vec![lead, body], Bond::One), (vec![text.to_owned()], Bond::One)]))
}

/// What was read in the reports of an incident: two figures of one thing that cannot both hold.
#[derive(Clone, Deserialize)]
struct Read {
    incident: String,
    /// The number of a report, and from where to where the figure stands in its title and text.
    a: (usize, usize, usize),
    b: (usize, usize, usize),
    /// The figures alone.
    figure_a: String,
    figure_b: String,
    kind: String,
}

/// What was read of incidents, by their names.
fn read_of(args: &Args) -> Result<BTreeMap<String, Vec<Read>>, String> {
    let mut read: BTreeMap<String, Vec<Read>> = BTreeMap::new();
    for path in &args.read {
        for row in rows(path)? {
            let row: Read = serde_json::from_value(row).map_err(|error| format!("{}: {error}", path.display()))?;
            read.entry(row.incident.clone()).or_default().push(row);
        }
    }
    Ok(read)
}

/// Reports of one incident, and reports of two.
fn incidents(path: &Path, read: &BTreeMap<String, Vec<Read>>) -> Result<Vec<Story>, String> {
    let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows(path)? {
        let titled = |row: &Value| format!("{}\n\n{}", text_of(row, "title"), text_of(row, "text"));
        match row["docs"].as_array() {
            Some(docs) => told.entry(text_of(&row, "incident")).or_default().extend(docs.iter().map(titled)),
            None => told.entry(text_of(&row, "subtopic")).or_default().push(text_of(&row, "text")),
        }
    }
    let all: Vec<(String, Vec<String>)> = told.into_iter().collect();
    let mut stories = Vec::new();
    for (at, (incident, texts)) in all.iter().enumerate() {
        let read: Vec<&Read> = read.get(incident).into_iter().flatten().filter(|it| it.kind != "lookalike").collect();
        let doubtful: Vec<[String; 2]> = read.iter().map(|it| [it.figure_a.clone(), it.figure_b.clone()]).collect();
        for (first, text) in texts.iter().enumerate() {
            for (second, other) in texts.iter().enumerate().skip(first + 1) {
                let turned = |it: &&Read| {
                    let (a, b) = if it.a.0 == first { (it.a, it.b) } else { (it.b, it.a) };
                    let is_theirs = (a.0, b.0) == (first, second);
                    is_theirs.then(|| Some([(0, text.get(a.1..a.2)?.to_owned()), (1, other.get(b.1..b.2)?.to_owned())]))?
                };
                let labelled: Vec<_> = read.iter().filter_map(turned).collect();
                if labelled.is_empty() && (first >= REPORTS || second >= REPORTS) {
                    continue;
                }
                let pair = vec![(vec![text.clone(), other.clone()], Bond::One)];
                stories.push(Story { labelled, doubtful: doubtful.clone(), ..Story::new(incident.clone(), pair) });
            }
        }
        let strangers = all.iter().cycle().skip(at + 1).take(REPORTS.min(all.len() - 1));
        let pairs =
            strangers.filter_map(|(_, others)| texts.first().zip(others.first())).map(|(text, other)| (vec![text.clone(), other.clone()], Bond::Strangers));
        stories.push(Story::new(incident.clone(), pairs.collect()));
    }
    Ok(stories)
}

/// A story told by several outlets; none of those that hold a draft.
fn edited(row: &Value) -> Option<Story> {
    let docs: Vec<(&String, String)> = row["docs"].as_object()?.iter().map(|(name, text)| (name, text.as_str().unwrap_or_default().to_owned())).collect();
    let side = |value: &Value| Some((docs.iter().position(|(name, _)| value[0] == name.as_str())?, value[1].as_str()?.to_owned()));
    let labelled = row["conflicts"].as_array()?.iter().filter_map(|it| Some([side(&it["a"])?, side(&it["b"])?])).collect();
    let texts = docs.into_iter().map(|(_, text)| text).collect();
    // look-alikes are of one story or of two
    let is_told = row["group"] != "B";
    row["draft"].is_null().then(|| Story { is_edited: true, is_told, labelled, ..Story::new(text_of(row, "id"), vec![(texts, Bond::One)]) })
}

/// Two texts of our own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wording {
    name: String,
    a: String,
    b: String,
    /// Figures, as written in the first and in the second text, that are of one thing and cannot both hold.
    conflict: Vec<[String; 2]>,
}

#[derive(Deserialize)]
struct Wordings {
    pair: Vec<Wording>,
}

/// Pairs of texts of our own, of all files of a folder in their order.
fn wordings(folder: &Path) -> Result<Vec<Story>, String> {
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).map_err(fault)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>().map_err(fault)?;
    paths.sort();
    let mut stories = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "toml")) {
        let file: Wordings = toml::from_str(&crate::text(path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        for Wording { name, a, b, conflict } in file.pair {
            let labelled: Vec<_> = conflict.into_iter().map(|[x, y]| [(0, x), (1, y)]).collect();
            let is_told = !labelled.is_empty();
            stories.push(Story { is_edited: true, is_told, labelled, ..Story::new(name, vec![(vec![a, b], Bond::One)]) });
        }
    }
    Ok(stories)
}
