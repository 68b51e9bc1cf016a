//! What alignment is learnt from, as it lies on the disk: texts that tell one story, and texts that tell two.

use std::collections::BTreeSet;
use std::path::Path;

use gainsay::assertion::Assertion;
use gainsay::check::{self, Study};
use gainsay::document::Document;
use gainsay::lexicon::Lexicon;
use gainsay::rule::spec::EVIDENCE;
use gainsay::rule::{EvidenceFloor, Expectation, Rule, RuleSet};
use gainsay::span::SourceId;
use serde_json::Value;

/// Two texts that are held against each other.
pub struct Two {
    /// The story, which a fold takes as one.
    pub group: String,
    /// The texts, by their places among all.
    pub texts: [usize; 2],
    /// Whether they tell one story.
    pub one_story: bool,
    /// Disputes that an editor has marked, as the words of both.
    pub disputes: Vec<[String; 2]>,
    /// How much what they teach counts.
    pub weight: f32,
}

/// All texts, and which are held against which.
#[derive(Default)]
pub struct Library {
    /// As read.
    pub texts: Vec<Study>,
    /// In the order of the files.
    pub pairs: Vec<Two>,
}

/// Reads a text as `gainsay check` does.
pub fn read(text: &str, lexicon: &Lexicon) -> Study {
    check::read(Document::plain("text", text), SourceId::new(0), lexicon)
}

/// Two incidents this far apart in the file are strangers to each other.
const STRANGERS: usize = 3;
/// Figures of a lead that are told by their sentences alone.
const FEW: usize = 3;
/// One incident in so many teaches what all do.
const INCIDENTS: usize = 3;
/// So many texts of one incident are read: most repeat each other.
const RETOLD: usize = 3;
/// So many texts of one event are held against each other.
const MANY: usize = 6;

impl Library {
    /// Reads what the folder has, so many articles of the news, and the cases of the rules.
    pub fn of(folder: &Path, news: usize, rules: &RuleSet, lexicon: &Lexicon) -> Result<Self, String> {
        let mut library = Self::default();
        for (at, article) in articles(folder, news)?.iter().enumerate() {
            if let Some((lead, body)) = parted(article) {
                library.pair(&format!("news {at}"), [lead, body], true, 1.0, lexicon);
            }
        }
        for name in ["summedits", "numhg"] {
            let consistent = |row: &&Value| field(row, "label") == "consistent";
            for (at, row) in rows(&folder.join(format!("{name}.jsonl")))?.iter().enumerate().filter(|(_, row)| consistent(row)) {
                library.pair(&format!("{name} {at}"), [field(row, "b"), field(row, "a")], true, 1.0, lexicon);
            }
        }
        library.events(&rows(&folder.join("ecbplus.jsonl"))?, lexicon);
        library.incidents(&rows(&folder.join("gva.jsonl"))?, lexicon);
        for row in rows(&folder.join("dossiers.jsonl"))? {
            library.dossier(&row, lexicon);
        }
        library.sentences(lexicon);
        library.cases(rules, lexicon);
        Ok(library)
    }

    /// Two sentences that state one number, each by itself; and the first beside another sentence with a figure.
    fn sentences(&mut self, lexicon: &Lexicon) {
        let mut found: Vec<(String, [String; 2])> = Vec::new();
        for two in self.pairs.iter().filter(|two| two.one_story && two.weight >= 1.0) {
            let [left, right] = two.texts.map(|at| &self.texts[at]);
            let sentence = |study: &Study, at: usize| study.sentences.get(at).map(|span| span.of(study.document.prose()).to_owned());
            let same = |y: &Assertion, x: &Assertion| y.unit == x.unit && y.reading.stated == x.reading.stated && !y.reading.stated.is_empty();
            for y in left.assertions.iter().take(FEW) {
                let Some(x) = right.assertions.iter().find(|x| same(y, x)) else { continue };
                let other = right.assertions.iter().rev().find(|it| it.unit == y.unit && it.sentence != x.sentence);
                let told = [Some(x), other].into_iter().flatten().filter_map(|it| Some([sentence(left, y.sentence)?, sentence(right, it.sentence)?]));
                found.extend(told.map(|texts| (two.group.clone(), texts)));
            }
        }
        for (group, [left, right]) in found {
            self.pair(&group, [&left, &right], true, 1.0, lexicon);
        }
    }

    /// The cases of the rules that hold one story against another: what is expected of two texts, each with few figures.
    fn cases(&mut self, rules: &RuleSet, lexicon: &Lexicon) {
        let is_open = |rule: &Rule| rule.relation.spec().name == "equal" && rule.relation.evidence(&EVIDENCE) == EvidenceFloor::Story;
        for rule in rules.rules().iter().filter(|rule| is_open(rule)) {
            for case in rule.cases.iter().filter(|case| case.documents.len() == 2) {
                let group = format!("case {} {}", rule.id, case.name);
                let texts = [0, 1].map(|at| self.add(&case.documents[at].text, lexicon));
                let few = texts.iter().all(|at| self.texts[*at].assertions.len() <= 2);
                let disputes = match case.expect {
                    Expectation::Conflict if few => vec![texts.map(|at| self.texts[at].document.prose().to_owned())],
                    Expectation::Clean => Vec::new(),
                    _ => continue,
                };
                self.pairs.push(Two { group, texts, one_story: true, disputes, weight: 2.0 });
            }
        }
    }

    fn add(&mut self, text: &str, lexicon: &Lexicon) -> usize {
        self.texts.push(read(text, lexicon));
        self.texts.len() - 1
    }

    fn pair(&mut self, group: &str, texts: [&str; 2], one_story: bool, weight: f32, lexicon: &Lexicon) {
        let texts = texts.map(|text| self.add(text, lexicon));
        self.pairs.push(Two { group: group.to_owned(), texts, one_story, disputes: Vec::new(), weight });
    }

    fn hold(&mut self, group: &str, texts: [usize; 2], one_story: bool, weight: f32) {
        self.pairs.push(Two { group: group.to_owned(), texts, one_story, disputes: Vec::new(), weight });
    }

    /// Topics of two look-alike events each.
    fn events(&mut self, rows: &[Value], lexicon: &Lexicon) {
        let texts: Vec<(String, String, usize)> =
            rows.iter().map(|row| (text(row, "cluster"), text(row, "subtopic"), self.add(field(row, "text"), lexicon))).collect();
        for (at, (topic, event, left)) in texts.iter().enumerate() {
            let others = texts[at + 1..].iter().filter(|other| other.0 == *topic);
            let (same, other): (Vec<_>, Vec<_>) = others.partition(|other| other.1 == *event);
            for (_, _, right) in same.into_iter().take(MANY) {
                self.hold(&format!("event {topic}"), [*left, *right], true, 0.5);
            }
            for (_, _, right) in other.into_iter().take(MANY) {
                self.hold(&format!("event {topic}"), [*left, *right], false, 0.5);
            }
        }
    }

    /// Incidents of one kind, several articles each.
    fn incidents(&mut self, rows: &[Value], lexicon: &Lexicon) {
        let mut seen: Vec<(String, Vec<usize>)> = Vec::new();
        for row in rows.iter().step_by(INCIDENTS) {
            let docs = row.get("docs").and_then(Value::as_array).cloned().unwrap_or_default();
            let texts: Vec<usize> = docs.iter().take(RETOLD).map(|doc| self.add(field(doc, "text"), lexicon)).collect();
            let group = format!("incident {}", text(row, "incident"));
            for (at, left) in texts.iter().enumerate() {
                for right in &texts[at + 1..] {
                    self.hold(&group, [*left, *right], true, 0.5);
                }
            }
            for (_, others) in seen.iter().rev().take(STRANGERS) {
                if let Some((left, right)) = texts.first().zip(others.last()) {
                    self.hold(&group, [*left, *right], false, 0.5);
                }
            }
            seen.push((group, texts));
        }
    }

    /// Stories as several outlets tell them, with the disputes that an editor knows of.
    fn dossier(&mut self, row: &Value, lexicon: &Lexicon) {
        let docs = row.get("docs").and_then(Value::as_object).cloned().unwrap_or_default();
        let mut texts: Vec<(String, usize)> = docs.iter().map(|(name, text)| (name.clone(), self.add(text.as_str().unwrap_or_default(), lexicon))).collect();
        texts.sort();
        let group = format!("dossier {}", text(row, "id"));
        let pair = |value: &Value, name: &str| -> Option<(String, String)> {
            let list = value.get(name)?.as_array()?;
            Some((list.first()?.as_str()?.to_owned(), list.get(1)?.as_str()?.to_owned()))
        };
        let list = |name: &str| row.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
        let mut marked: Vec<[(String, String); 2]> = list("conflicts").iter().filter_map(|it| Some([pair(it, "a")?, pair(it, "b")?])).collect();
        let draft = text(row, "draft");
        for verdict in list("verdicts").iter().filter(|verdict| field(verdict, "verdict") == "contradicted") {
            let evidence = verdict.get("evidence").and_then(Value::as_array).cloned().unwrap_or_default();
            let of = |it: &Value| Some((it.get(0)?.as_str()?.to_owned(), it.get(1)?.as_str()?.to_owned()));
            marked.extend(evidence.iter().filter_map(of).map(|other| [(draft.clone(), text(verdict, "text")), other]));
        }
        for (at, (left_name, left)) in texts.iter().enumerate() {
            for (right_name, right) in &texts[at + 1..] {
                let between = |[a, b]: &[(String, String); 2]| {
                    let straight = a.0 == *left_name && b.0 == *right_name;
                    let turned = b.0 == *left_name && a.0 == *right_name;
                    if straight { Some([a.1.clone(), b.1.clone()]) } else { turned.then(|| [b.1.clone(), a.1.clone()]) }
                };
                let disputes = marked.iter().filter_map(between).collect();
                self.pairs.push(Two { group: group.clone(), texts: [*left, *right], one_story: true, disputes, weight: 2.0 });
            }
        }
    }
}

/// All articles: those that are known to tell a figure twice first, each once, its lead as one paragraph.
fn articles(folder: &Path, news: usize) -> Result<Vec<String>, String> {
    let (mut seen, mut articles) = (BTreeSet::new(), Vec::new());
    for (name, lead, body) in [("pairs", "lead", "body"), ("leads", "hypothesis", "text")] {
        for row in rows(&folder.join(format!("{name}.jsonl")))?.iter().filter(|row| field(row, "label") == "consistent") {
            if seen.insert(text(row, "id")) {
                let lead = field(row, lead).split_whitespace().collect::<Vec<_>>().join(" ");
                let end = if lead.ends_with(['.', '"']) { "" } else { "." };
                articles.push(format!("{lead}{end}\n\n{}", field(row, body)));
            }
        }
    }
    for row in rows(&folder.join("news.jsonl.gz"))?.iter().filter(|row| !seen.contains(&text(row, "id"))).take(news) {
        articles.push(text(row, "text"));
    }
    Ok(articles)
}

/// The lead of an article and all that follows: the first paragraph, or a headline and the next.
fn parted(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once("\n\n")?;
    if first.trim_end().ends_with(['.', '"']) && first.len() > 60 {
        return Some((first, rest));
    }
    let (second, _) = rest.split_once("\n\n")?;
    let end = first.len() + 2 + second.len();
    Some((text.get(..end)?, text.get(end..)?.trim_start()))
}

fn rows(path: &Path) -> Result<Vec<Value>, String> {
    let text = crate::text(path)?;
    let one = |(at, line): (usize, &str)| serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), at + 1));
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(one).collect()
}

fn field<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn text(value: &Value, name: &str) -> String {
    value.get(name).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).unwrap_or_default()
}
