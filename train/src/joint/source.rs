//! What joints are learnt from, as it lies on the disk.

use std::fs;
use std::path::Path;

use gainsay::check::{self, Study};
use gainsay::document::Document;
use gainsay::lexicon::Lexicon;
use gainsay::span::SourceId;

/// A published article.
pub struct Article {
    pub id: String,
    pub text: String,
}

/// A wording of our own, an editor's slip, or a text that only looks like one.
#[derive(Clone)]
pub struct Wording {
    /// Its file and its name there.
    pub id: String,
    /// With figures that come out, or with none that hang together.
    pub right: String,
    /// With one figure altered; none of what only looks like a wording.
    pub wrong: Option<String>,
    /// The figures that hang together, as written in `right`; empty where only the altered one is known.
    pub figures: Vec<String>,
    /// The parts that they play.
    pub roles: Vec<String>,
    /// How many bytes of an article stand before it, and how many after it.
    pub before: usize,
    pub after: usize,
    /// From where to where an article is altered.
    pub altered: Option<(usize, usize)>,
    /// How much it counts beside others.
    pub counts: f32,
}

/// A longer article costs more to read than it tells.
const LONG: usize = 3_000;

/// How much a wording counts once more within an article.
const SET: f32 = 0.5;

impl Wording {
    /// A text by itself, of whose figures nothing more is known.
    fn new(id: String, right: String, wrong: Option<String>) -> Self {
        Self { id, right, wrong, figures: Vec::new(), roles: Vec::new(), before: 0, after: 0, altered: None, counts: 1.0 }
    }

    /// By what it is put into a part: its article or itself.
    pub fn group(&self) -> &str {
        self.id.split(OF_ARTICLE).next().unwrap_or(&self.id)
    }

    /// Whether its article was entered with an earlier slip.
    pub fn is_again(&self) -> bool {
        self.altered.is_some() && !self.id.ends_with("#0")
    }

    /// The same between two paragraphs of one of some articles, as editors' texts have it: among figures that have nothing to do with it.
    ///
    /// None where it has paragraphs or lines of its own.
    pub fn set_into(&self, articles: &[&Article]) -> Option<Self> {
        if self.right.trim().contains('\n') || self.right.contains('|') {
            return None;
        }
        let seed = super::hash(&format!("{} set", self.id));
        let from = usize::try_from(seed % articles.len().max(1) as u64).ok()?;
        let breaks = |article: &Article| article.text.match_indices('\n').map(|(at, _)| at).find(|at| *at > article.text.len() / 4);
        let (article, at) = articles.iter().cycle().skip(from).take(articles.len()).find_map(|article| {
            let fits = article.text.len() < LONG && article.text.len() > LONG / 4;
            fits.then(|| breaks(article)).flatten().map(|at| (article, at))
        })?;
        let (head, tail) = article.text.split_at(at);
        let set = |text: &str| format!("{head}\n\n{}\n{tail}", text.trim());
        let wrong = self.wrong.as_deref().map(set);
        Some(Self { right: set(&self.right), wrong, before: head.len(), after: tail.len(), counts: SET, ..self.clone() })
    }
}

/// Reads a text as `gainsay check` does.
pub fn read(text: &str, lexicon: &Lexicon) -> Study {
    check::read(Document::plain("text", text), SourceId::new(0), lexicon)
}

/// The articles of a file of JSON Lines.
pub fn articles(path: &Path) -> Result<Vec<Article>, String> {
    let text = crate::text(path)?;
    let one = |(at, line): (usize, &str)| {
        let value: serde_json::Value = serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), at + 1))?;
        let field =
            |name: &str| value.get(name).and_then(serde_json::Value::as_str).map(str::to_owned).ok_or(format!("{}:{}: no {name}", path.display(), at + 1));
        Ok(Article { id: field("id")?, text: field("text")? })
    };
    text.lines().enumerate().map(one).collect()
}

/// What parts the id of an article from the number of its slip: all slips of one are learnt from, or none.
const OF_ARTICLE: char = '#';

fn strings(entry: &toml::Value, key: &str) -> Vec<String> {
    let values = entry.get(key).and_then(toml::Value::as_array).cloned().unwrap_or_default();
    values.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect()
}

/// The wordings of a folder, and the slips of its articles, in order of files and lines.
pub fn wordings(folder: &Path) -> Result<Vec<Wording>, String> {
    let fault = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| fault(folder, &error))? {
        paths.push(entry.map_err(|error| fault(folder, &error))?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        let table: toml::Table = crate::text(&path)?.parse().map_err(|error: toml::de::Error| fault(&path, &error))?;
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let list = |key: &str| table.get(key).and_then(toml::Value::as_array).cloned().unwrap_or_default();
        let text = |entry: &toml::Value, key: &str| entry.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        for entry in list("wording") {
            let (Some(id), Some(right), Some(wrong)) = (text(&entry, "id"), text(&entry, "true"), text(&entry, "false")) else {
                return Err(fault(&path, &"a wording has id, true and false"));
            };
            let (figures, roles) = (strings(&entry, "figures"), strings(&entry, "roles"));
            found.push(Wording { figures, roles, ..Wording::new(format!("{name}/{id}"), right, Some(wrong)) });
        }
        for (at, entry) in list("lookalike").iter().enumerate() {
            let right = text(entry, "text").ok_or_else(|| fault(&path, &"a look-alike has a text"))?;
            found.push(Wording::new(format!("{name}/lookalike {at}"), right, None));
        }
        for article in list("article") {
            let (Some(id), Some(right)) = (text(&article, "id"), text(&article, "text")) else {
                return Err(fault(&path, &"an article has id and text"));
            };
            for (at, slip) in article.get("slip").and_then(toml::Value::as_array).into_iter().flatten().enumerate() {
                let (Some(old), Some(new)) = (text(slip, "old"), text(slip, "new")) else { return Err(fault(&path, &"a slip has old and new")) };
                if right.matches(&old).count() != 1 {
                    return Err(fault(&path, &format!("{id}: {old:?} does not stand in it once")));
                }
                let at_byte = right.find(&old).unwrap_or(0);
                let id = format!("{name}/{id}{OF_ARTICLE}{at}");
                let altered = Some((at_byte, at_byte + new.len()));
                let wording = Wording::new(id, right.clone(), Some(right.replace(&old, &new)));
                found.push(Wording { figures: strings(slip, "figures"), altered, ..wording });
            }
        }
    }
    Ok(found)
}

/// Texts of editors with their slips, JSON Lines: each with `id` and `docs`; a slip is told by `old` and `new`, or by a reason that quotes
/// the figure that is wrong and what the others call for.
pub fn slips(path: &Path) -> Result<Vec<Wording>, String> {
    let text = crate::text(path)?;
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let value: serde_json::Value = serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), at + 1))?;
        let field = |name: &str| value.get(name).and_then(serde_json::Value::as_str);
        let docs: Vec<&str> = value.get("docs").and_then(serde_json::Value::as_object).into_iter().flatten().filter_map(|(_, text)| text.as_str()).collect();
        let (Some(id), [doc]) = (field("id"), docs.as_slice()) else { continue };
        let is_clean = field("expect") == Some("clean") || field("slip") == Some("clean");
        let quoted = || {
            let parts: Vec<&str> = field("why")?.split('\'').collect();
            if let [_, wrong, _, right, ..] = parts.as_slice() { Some((*right, *wrong)) } else { None }
        };
        let change = field("old").zip(field("new")).or_else(quoted);
        let wording = |right: String, wrong: Option<String>| Wording::new(id.to_owned(), right, wrong);
        match change {
            _ if is_clean => found.push(wording((*doc).to_owned(), None)),
            Some((right, wrong)) if doc.matches(wrong).count() == 1 => found.push(wording(doc.replace(wrong, right), Some((*doc).to_owned()))),
            _ => {}
        }
    }
    Ok(found)
}
