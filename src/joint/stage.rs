//! A sentence as the judge of joints sees it: a tree of marks without words, and the figures that stand in it.
//!
//! It owns what it holds, so that the figures of a document can be held against each other when all its sentences have been read.

use crate::clause::{Scene, anchor};
use crate::kin;
use crate::lexicon::{Cue, Tie};
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
    marks: Vec<Mark>,
    /// The figures, and behind them what takes part in equations without being one.
    nodes: Vec<Node>,
    landmarks: Vec<Landmark>,
}

/// What takes part in equations without being a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landmark {
    /// A day of the week, 1 (Monday) to 7, that stands alone.
    Weekday(u8),
    /// So many things that are listed.
    List(u8),
}

#[derive(Clone, Debug)]
struct Mark {
    head: Option<usize>,
    relation: Relation,
    sign: Sign,
    cues: u32,
}

/// A figure among the tokens.
#[derive(Clone, Debug)]
struct Node {
    token: usize,
    anchor: usize,
    cues: u32,
    noun_cues: u32,
    word: Option<kin::Word>,
    definite: bool,
}

/// What a sign does between two figures; the strongest counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
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

/// The cues, in the order of their bits: a name each.
pub const CUES: [&str; 25] = [
    "total",
    "remainder",
    "difference",
    "each",
    "reference",
    "share",
    "times",
    "average",
    "beside",
    "before",
    "rise",
    "fall",
    "comparing",
    "of",
    "from",
    "to",
    "by",
    "than",
    "including",
    "in",
    "later",
    "lasting",
    "begin",
    "end",
    "interval",
];

/// The bit of the words that say so many times.
pub const TIMES: usize = 6;
/// The bit of the words that say a mean.
pub const AVERAGE: usize = 7;

fn cues(scene: &Scene<'_>, token: usize) -> u32 {
    let lower = scene.lower(token);
    let words = &scene.lexicon.clauses;
    let class = |lower: &str| {
        words.cue(lower).map(|cue| match cue {
            Cue::Total => 0,
            Cue::Remainder => 1,
            Cue::Difference => 2,
            Cue::Each => 3,
            Cue::Reference => 4,
            Cue::Share => 5,
            Cue::Times => 6,
            Cue::Average => 7,
            Cue::Beside => 8,
            Cue::Before => 9,
            Cue::Later => 20,
            Cue::Lasting => 21,
            Cue::Begin => 22,
            Cue::End => 23,
            Cue::Interval => 24,
        })
    };
    let tie = words.tie(lower).and_then(|tie| match tie {
        Tie::Whole => Some(13),
        Tie::Origin => Some(14),
        Tie::Level => Some(15),
        Tie::Extent => Some(16),
        Tie::Comparison => Some(17),
        Tie::Including => Some(18),
        Tie::Content => Some(19),
        Tie::Source | Tie::Alternative => None,
    });
    let lemma = scene.lemma(token);
    let movement = if words.is_rise(lower) || words.is_rise(&lemma) {
        Some(10)
    } else if words.is_fall(lower) || words.is_fall(&lemma) {
        Some(11)
    } else {
        None
    };
    let comparing = words.is_comparing(lower).then_some(12);
    [class(lower).or_else(|| class(&lemma)), tie, movement, comparing].into_iter().flatten().fold(0, |set, bit| set | 1 << bit)
}

fn sign(lower: &str) -> Sign {
    match lower {
        "," => Sign::Comma,
        "-" | "\u{2013}" | "\u{2014}" => Sign::Dash,
        ":" => Sign::Colon,
        "(" | ")" | "[" | "]" => Sign::Bracket,
        ";" | "." | "?" | "!" | "\n" => Sign::Semicolon,
        _ => Sign::None,
    }
}

impl Stage {
    /// The sentence of a scene, whose first figure has the number `first` in its document.
    #[must_use]
    pub fn new(scene: &Scene<'_>, sentence: usize, first: usize) -> Self {
        let tree = &scene.tree;
        let mark = |at: usize| Mark {
            head: tree.head(at),
            relation: tree.relation(at),
            sign: sign(scene.lower(at)),
            cues: if tree.token(at).figure.is_some() { 0 } else { cues(scene, at) },
        };
        let marks: Vec<Mark> = (0..tree.len()).map(mark).collect();
        let (tokens, landmarks): (Vec<usize>, Vec<Landmark>) = landmarks(scene).unzip();
        let figures = (0..scene.figures.len()).map(|figure| node(scene, &marks, scene.node(figure), anchor(scene, figure)));
        let nodes = figures.chain(tokens.into_iter().map(|token| node(scene, &marks, token, token))).collect();
        Self { sentence, first, marks, nodes, landmarks }
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

    /// The cues of a figure, a bit each.
    #[must_use]
    pub fn cues(&self, figure: usize) -> u32 {
        self.nodes.get(figure).map_or(0, |node| node.cues)
    }

    /// The cues of the word that a figure counts, or of the figure itself where it counts none.
    #[must_use]
    pub fn noun_cues(&self, figure: usize) -> u32 {
        self.nodes.get(figure).map_or(0, |node| node.noun_cues)
    }

    /// Whether a figure has a cue, by its number among the cues.
    #[must_use]
    pub fn has_cue(&self, figure: usize, cue: usize) -> bool {
        self.cues(figure) >> cue & 1 == 1
    }

    /// Whether what a figure counts is such a cue.
    #[must_use]
    pub fn is_noun(&self, figure: usize, cue: usize) -> bool {
        self.noun_cues(figure) >> cue & 1 == 1
    }

    /// The cues of the whole sentence.
    #[must_use]
    pub fn all_cues(&self) -> u32 {
        self.marks.iter().fold(0, |set, mark| set | mark.cues)
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
        let (up_x, up_y) = (self.upwards(x.token), self.upwards(y.token));
        let Some((at_x, at_y)) = up_x.iter().enumerate().find_map(|(at, token)| Some((at, up_y.iter().position(|other| other == token)?))) else {
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
        std::iter::successors(Some(token), |&at| self.marks.get(at)?.head).take(self.marks.len()).collect()
    }
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

/// The days of the week that stand alone, and the heads of lists of two things and more in which no figure stands.
fn landmarks<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = (usize, Landmark)> + 's {
    let tree = &scene.tree;
    (0..tree.len()).filter(|&token| tree.token(token).figure.is_none()).filter_map(move |token| {
        if let Some(day) = scene.lexicon.calendar.weekday(scene.lower(token)) {
            return Some((token, Landmark::Weekday(day)));
        }
        let items = 1 + tree.under(token, Relation::Conj).count();
        let is_free = || tree.extent(token).all(|at| tree.token(at).figure.is_none());
        let is_list = items > 1 && matches!(tree.tag(token), Tag::Noun | Tag::Propn) && is_free();
        is_list.then(|| Some((token, Landmark::List(u8::try_from(items).ok()?))))?
    })
}

fn node(scene: &Scene<'_>, marks: &[Mark], token: usize, anchor: usize) -> Node {
    let tree = &scene.tree;
    let mut set = 0;
    // the words that lead from the figure up to its predicate, with what marks them
    for at in tree.upwards(token).take(marks.len()) {
        let marking = |relation| {
            matches!(relation, Relation::Case | Relation::Mark | Relation::Det | Relation::Amod | Relation::Advmod | Relation::CompoundPrt | Relation::NmodPoss)
        };
        set |= marks.get(at).map_or(0, |mark| mark.cues);
        set |=
            tree.dependents(at).iter().filter(|&&each| marking(tree.relation(each))).filter_map(|&each| marks.get(each)).fold(0, |set, mark| set | mark.cues);
        if scene.is_clause(at) || at != token && scene.figure_of(at).is_some() {
            break;
        }
    }
    let is_other = |at: &usize| tree.token(*at).figure.is_some();
    let before = (token.saturating_sub(BESIDE)..token).rev().take_while(|at| !is_other(at));
    let after = (token + 1..(token + 1 + BESIDE).min(tree.len())).take_while(|at| !is_other(at));
    set = before.chain(after).filter_map(|at| marks.get(at)).fold(set, |set, mark| set | mark.cues);
    let noun = Some(anchor).filter(|&anchor| anchor != token);
    let definite = tree.dependents(anchor).iter().any(|&each| {
        let determines = matches!(tree.relation(each), Relation::Det | Relation::NmodPoss);
        determines && (scene.lexicon.words.is_definite(scene.lower(each)) || tree.relation(each) == Relation::NmodPoss)
    });
    let noun_cues = marks.get(anchor).map_or(0, |mark| mark.cues);
    Node { token, anchor, cues: set, noun_cues, word: noun.and_then(|noun| kin::Word::of(&scene.lemma(noun))), definite }
}
