//! A sentence as the judge of joints sees it: a tree of marks without words, and the figures that stand in it.
//!
//! It owns what it holds, so that the figures of a document can be held against each other when all its sentences have been read.

use std::borrow::Cow;

use super::cue::Cues;
use super::landmark::{Landmark, landmarks};
use crate::clause::{Scene, anchor, is_amount};
use crate::kin;
use crate::lexicon::Cue;
use crate::syntax::{Relation, Tag};

/// Tokens beside a figure whose cues count as its own, whatever the tree says.
const BESIDE: usize = 3;

/// A sentence: its tokens, its figures, the first of which has the number `first` in its document, and its landmarks.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Index of the sentence within the document.
    pub sentence: usize,
    /// Number of its first figure within the document.
    pub first: usize,
    /// Whether it is the title of its document.
    pub title: bool,
    marks: Vec<Mark>,
    /// The tokens as they are learnt from, one behind the other: the lemma, "Name" for a name and "0" for a figure.
    texts: Box<str>,
    /// The cues of all its words.
    cues: Cues,
    /// The figures, and behind them what takes part in equations without being one.
    nodes: Vec<Node>,
    landmarks: Vec<Landmark>,
}

#[derive(Clone, Debug)]
struct Mark {
    /// No sentence has more tokens than bytes.
    head: Option<u32>,
    relation: Relation,
    sign: Sign,
    cues: Cues,
    /// Where its text ends among those of the sentence.
    end: u32,
}

/// A figure among the tokens.
#[derive(Clone, Debug, Default)]
struct Node {
    token: usize,
    anchor: usize,
    /// The tokens that lead up to its predicate, with what marks them.
    way: Box<[u32]>,
    cues: Cues,
    noun_cues: Cues,
    word: Option<kin::Word>,
    definite: bool,
    counts_years: bool,
    /// What it is the amount of stands before it: "an estimate of 5,000".
    amount: bool,
}

/// What a sign does between two figures; the strongest counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    #[default]
    None,
    Comma,
    Dash,
    Colon,
    Bracket,
    Semicolon,
}

/// How two figures of one sentence hang on each other, as a number for the judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    /// One stands below the other's noun, as its complement.
    Below = 1,
    /// One is said again as the other.
    Apposed,
    /// They are listed.
    Listed,
    /// A subject and an object of one predicate.
    Core,
    /// A subject and an oblique.
    SubjectOblique,
    /// An object and an oblique.
    ObjectOblique,
    /// Two obliques.
    Obliques,
    /// One stands in a clause that hangs on the other's.
    Clause,
    /// Anything else.
    Apart,
}

impl Sign {
    /// What a token is as a sign.
    pub(super) fn of(lower: &str) -> Self {
        match lower {
            "," => Self::Comma,
            "-" | "\u{2013}" | "\u{2014}" => Self::Dash,
            ":" => Self::Colon,
            "(" | ")" | "[" | "]" => Self::Bracket,
            ";" | "." | "?" | "!" | "\n" => Self::Semicolon,
            _ => Self::None,
        }
    }
}

impl Stage {
    /// The sentence of a scene, whose first figure has the number `first` in its document; no title.
    #[must_use]
    pub fn new(scene: &Scene<'_>, sentence: usize, first: usize) -> Self {
        let tree = &scene.tree;
        let mut texts = String::new();
        let mark = |at: usize| {
            let (text, cues) = text(scene, at);
            texts.push_str(&text);
            Mark {
                head: tree.head(at).and_then(|head| u32::try_from(head).ok()),
                relation: tree.relation(at),
                sign: Sign::of(scene.lower(at)),
                cues,
                end: u32::try_from(texts.len()).unwrap_or(u32::MAX),
            }
        };
        let marks: Vec<Mark> = (0..tree.len()).map(mark).collect();
        let (tokens, landmarks): (Vec<usize>, Vec<Landmark>) = landmarks(scene).into_iter().unzip();
        let of_figure = |figure| Node { amount: is_amount(scene, figure), ..node(scene, &marks, scene.node(figure), anchor(scene, figure)) };
        let figures = (0..scene.figures.len()).map(of_figure);
        let nodes = figures.chain(tokens.into_iter().map(|token| head(scene, &marks, token))).collect();
        let cues = marks.iter().fold(Cues::default(), |set, mark| set.and(mark.cues));
        Self { sentence, first, title: false, marks, texts: texts.into(), cues, nodes, landmarks }
    }

    /// Adds the list of so many things that follows the sentence on lines of its own.
    pub fn announce(&mut self, items: u8) {
        let last = self.marks.len().saturating_sub(1);
        self.landmarks.push(Landmark::List(items));
        self.nodes.push(Node { token: last, anchor: last, ..Node::default() });
    }

    /// The same at another place of another text, where it is no title.
    #[must_use]
    pub fn moved(&self, sentence: usize, first: usize) -> Self {
        Self { sentence, first, title: false, ..self.clone() }
    }

    /// Whether nothing in it takes part in equations.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The landmarks, which stand behind the figures.
    #[must_use]
    pub fn landmarks(&self) -> &[Landmark] {
        &self.landmarks
    }

    /// How many figures it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len() - self.landmarks.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cues of a figure.
    #[must_use]
    pub fn cues(&self, figure: usize) -> Cues {
        self.nodes.get(figure).map_or(Cues::default(), |node| node.cues)
    }

    /// The cues of the word that a figure counts, or of the figure itself where it counts none.
    #[must_use]
    pub fn noun_cues(&self, figure: usize) -> Cues {
        self.nodes.get(figure).map_or(Cues::default(), |node| node.noun_cues)
    }

    /// Whether what a figure counts are the years since something: "125th anniversary".
    #[must_use]
    pub fn counts_years(&self, figure: usize) -> bool {
        self.nodes.get(figure).is_some_and(|node| node.counts_years)
    }

    /// Whether a figure's noun is that of the bounds of another, and none that it counts: "CI 26-37", "range, 19 to 41".
    #[must_use]
    pub fn bounds(&self, figure: usize) -> bool {
        self.noun_cues(figure).has(Cue::Interval)
    }

    /// Whether the noun of a figure is what it is the amount of, and not what it counts: "an upper bound of 129,000", "the figure is 6,750".
    #[must_use]
    pub fn is_amount(&self, figure: usize) -> bool {
        self.nodes.get(figure).is_some_and(|node| node.amount)
    }

    /// The cues of the whole sentence.
    #[must_use]
    pub fn all_cues(&self) -> Cues {
        self.cues
    }

    /// The word of what a figure counts, where the dictionary has it.
    #[must_use]
    pub fn word(&self, figure: usize) -> Option<kin::Word> {
        self.nodes.get(figure)?.word
    }

    /// Whether what a figure counts is named as known.
    #[must_use]
    pub fn is_definite(&self, figure: usize) -> bool {
        self.nodes.get(figure).is_some_and(|node| node.definite)
    }

    /// The place of a figure among the tokens, and how many of these stand behind it.
    #[must_use]
    pub fn place(&self, figure: usize) -> (usize, usize) {
        let token = self.nodes.get(figure).map_or(0, |node| node.token);
        (token, self.marks.len().saturating_sub(token))
    }

    /// A token as it is learnt from: its lemma, "Name" for a name and "0" for a figure; nothing beyond the end.
    #[must_use]
    pub fn text(&self, token: usize) -> &str {
        let end = |at: usize| self.marks.get(at).map(|mark| mark.end as usize);
        let start = token.checked_sub(1).map_or(Some(0), end);
        start.zip(end(token)).and_then(|(start, end)| self.texts.get(start..end)).unwrap_or_default()
    }

    /// The tokens that lead from a figure up to its predicate, with what marks them.
    #[must_use]
    pub fn way(&self, figure: usize) -> &[u32] {
        self.nodes.get(figure).map_or(&[], |node| &node.way)
    }

    /// The token of what a figure counts, or its own.
    #[must_use]
    pub fn anchor(&self, figure: usize) -> usize {
        self.nodes.get(figure).map_or(0, |node| node.anchor)
    }

    /// The relations that lead from one figure up to where both meet and down to the other; none where they are more than so many.
    #[must_use]
    pub fn path(&self, a: usize, b: usize, most: usize) -> Option<String> {
        let up = |figure: usize| self.nodes.get(figure).map(|node| self.upwards(node.token));
        let (up_a, up_b) = up(a).zip(up(b))?;
        let (at_a, at_b) = meeting(&up_a, &up_b)?;
        let relations = |chain: &[usize], at: usize| -> Vec<&str> {
            chain.iter().take(at).filter_map(|&token| self.marks.get(token)).map(|mark| mark.relation.into()).collect()
        };
        (at_a + at_b <= most).then(|| format!("{}^{}", relations(&up_a, at_a).join(" "), relations(&up_b, at_b).join(" ")))
    }

    /// The strongest sign between two figures.
    #[must_use]
    pub fn sign_between(&self, a: usize, b: usize) -> u8 {
        let (first, last) = (self.place(a).0, self.place(b).0);
        let between = self.marks.get(first.min(last)..first.max(last)).unwrap_or_default();
        between.iter().map(|mark| mark.sign).max().unwrap_or_default() as u8
    }

    /// How two figures hang on each other, and over how many relations.
    #[must_use]
    pub fn bond(&self, a: usize, b: usize) -> (u8, usize) {
        let (Some(x), Some(y)) = (self.nodes.get(a), self.nodes.get(b)) else { return (Bond::Apart as u8, 0) };
        let [up_x, up_y] = [x, y].map(|node| self.upwards(node.token));
        let Some((at_x, at_y)) = meeting(&up_x, &up_y) else {
            return (Bond::Apart as u8, up_x.len() + up_y.len());
        };
        let relation = |chain: &[usize], at: usize| {
            at.checked_sub(1).and_then(|below| chain.get(below)).and_then(|&token| self.marks.get(token)).map(|mark| mark.relation)
        };
        let over = |chain: &[usize], at: usize| chain.iter().take(at).filter_map(|&token| self.marks.get(token)).any(|mark| is_clause(mark.relation));
        let bond = if over(&up_x, at_x) || over(&up_y, at_y) {
            Bond::Clause
        } else {
            bond(relation(&up_x, at_x), relation(&up_y, at_y), up_x.get(at_x).is_some_and(|&top| top == x.anchor || top == y.anchor))
        };
        (bond as u8, at_x + at_y)
    }

    /// The relation by which a figure's noun hangs on what is above.
    #[must_use]
    pub fn relation(&self, figure: usize) -> u8 {
        self.nodes.get(figure).and_then(|node| self.marks.get(node.anchor)).map_or(0, |mark| mark.relation as u8)
    }

    /// The tokens above one, itself first.
    fn upwards(&self, token: usize) -> Vec<usize> {
        std::iter::successors(Some(token), |&at| self.marks.get(at)?.head.map(|head| head as usize)).take(self.marks.len()).collect()
    }
}

/// Where two ways upwards meet: the place in each of the first token that stands in both.
fn meeting(one: &[usize], other: &[usize]) -> Option<(usize, usize)> {
    one.iter().enumerate().find_map(|(at, token)| Some((at, other.iter().position(|it| it == token)?)))
}

/// A token as it is learnt from, and its cues.
fn text<'w>(scene: &Scene<'w>, at: usize) -> (Cow<'w, str>, Cues) {
    if scene.tree.token(at).figure.is_some() {
        return ("0".into(), Cues::default());
    }
    let lemma = scene.lemma(at);
    let cues = Cues::of(&scene.lexicon.clauses, scene.lower(at), &lemma);
    (if scene.tree.tag(at) == Tag::Propn { "Name".into() } else { lemma }, cues)
}

fn is_clause(relation: Relation) -> bool {
    matches!(relation, Relation::Ccomp | Relation::Advcl | Relation::Acl | Relation::AclRelcl | Relation::Parataxis | Relation::Csubj)
}

/// The bond of two chains that meet: by the last relation of each, none where the meeting point is the figure itself.
fn bond(x: Option<Relation>, y: Option<Relation>, at_noun: bool) -> Bond {
    let either = |is: fn(Relation) -> bool| x.is_some_and(is) || y.is_some_and(is);
    let both = |first: fn(Relation) -> bool, second: fn(Relation) -> bool| x.zip(y).is_some_and(|(x, y)| first(x) && second(y) || first(y) && second(x));
    let is_object = |relation| matches!(relation, Relation::Obj | Relation::Iobj);
    if either(|relation| matches!(relation, Relation::Appos)) {
        Bond::Apposed
    } else if either(|relation| matches!(relation, Relation::Conj | Relation::List)) {
        Bond::Listed
    } else if x.is_none() || y.is_none() || at_noun {
        Bond::Below
    } else if both(Relation::is_subject, is_object) {
        Bond::Core
    } else if both(Relation::is_subject, Relation::is_oblique) {
        Bond::SubjectOblique
    } else if both(is_object, Relation::is_oblique) {
        Bond::ObjectOblique
    } else if both(Relation::is_oblique, Relation::is_oblique) {
        Bond::Obliques
    } else {
        Bond::Apart
    }
}

fn node(scene: &Scene<'_>, marks: &[Mark], token: usize, anchor: usize) -> Node {
    let tree = &scene.tree;
    let of = |at: usize| marks.get(at).map_or(Cues::default(), |mark| mark.cues);
    let mut way: Vec<usize> = Vec::new();
    // the words that lead from the figure up to its predicate, with what marks them
    for at in tree.upwards(token).take(marks.len()) {
        let marking = |relation| {
            matches!(relation, Relation::Case | Relation::Mark | Relation::Det | Relation::Amod | Relation::Advmod | Relation::CompoundPrt | Relation::NmodPoss)
        };
        way.push(at);
        way.extend(tree.dependents(at).filter(|&each| marking(tree.relation(each))));
        if scene.is_clause(at) || at != token && scene.figure_of(at).is_some() {
            break;
        }
    }
    let is_other = |at: &usize| tree.token(*at).figure.is_some();
    let before = (token.saturating_sub(BESIDE)..token).rev().take_while(|at| !is_other(at));
    let after = (token + 1..(token + 1 + BESIDE).min(tree.len())).take_while(|at| !is_other(at));
    let set = before.chain(after).chain(way.iter().copied()).fold(Cues::default(), |set, at| set.and(of(at)));
    let noun = Some(anchor).filter(|&anchor| anchor != token);
    let definite = tree.dependents(anchor).any(|each| {
        let determines = matches!(tree.relation(each), Relation::Det | Relation::NmodPoss);
        determines && (scene.lexicon.words.is_definite(scene.lower(each)) || tree.relation(each) == Relation::NmodPoss)
    });
    let noun_cues = of(anchor);
    let counts_years = scene.lexicon.words.is_anniversary(scene.lower(anchor));
    let way = way.into_iter().filter(|&at| at != token).filter_map(|at| u32::try_from(at).ok()).collect();
    Node { token, anchor, way, cues: set, noun_cues, word: noun.and_then(|noun| kin::Word::of(&scene.lemma(noun))), definite, counts_years, amount: false }
}

/// A landmark, which stands for what it names.
fn head(scene: &Scene<'_>, marks: &[Mark], token: usize) -> Node {
    let is_name = scene.tree.tag(token) != Tag::Noun;
    Node { word: kin::Word::of(&scene.lemma(token)).filter(|_| !is_name), definite: is_name, ..node(scene, marks, token, token) }
}
