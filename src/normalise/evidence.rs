//! The words around a figure as evidence of what it speaks of.

use std::borrow::Cow;
use std::sync::Arc;

use crate::assertion::Event;
use crate::clause::Scene;
use crate::lexicon::{Lexicon, Roles};
use crate::limit::Limit;
use crate::sentence::{Kind, Word};
use crate::witness::{Evidence, Lemma, Side, Term};

/// A clause with fewer content words than this borrows those of its neighbours.
const FEW: usize = 3;
/// Words on each side of a figure that count as near.
const NEAR: usize = 4;
/// Words of a clause that are looked at on either side of a figure. What goes on for longer is a list that nobody set as one, and each of its
/// thousands of figures would look at all of it.
const LONGEST: usize = Limit::ClauseWords.most();
/// A sentence with a larger share of capitalised words is a headline: capitals tell no names there.
const HEADLINE: f32 = 0.6;

/// The words of a whole document, for telling whether two documents tell one story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// Content words, sorted by lemma, each once.
    pub words: Vec<Term>,
    /// How many words the document has.
    pub extent: usize,
    /// How many words its sentences have that name or number something.
    pub length: usize,
    /// Lemmas that stand only in sentences that name and number nothing, sorted: they tell of the story where the other one has them too.
    pub idle: Vec<Lemma>,
    /// It begins with a pronoun: what it speaks of was named before.
    pub headless: bool,
}

/// The words of a headline and of the body under it, each for itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headed {
    /// The words of the headline.
    pub headline: Story,
    /// The words of all that follows.
    pub body: Story,
}

/// Collects the words of a document, sentence by sentence.
#[derive(Debug)]
pub struct StoryBuilder<'l> {
    lexicon: &'l Lexicon,
    story: Story,
    idle: Vec<Term>,
    begun: bool,
}

impl<'l> StoryBuilder<'l> {
    /// A story without a word.
    #[must_use]
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon, story: Story::default(), idle: Vec::new(), begun: false }
    }

    /// Adds the words of the next sentence. One that names nothing and has no number tells no story by itself: "The weather was fine."
    pub fn add(&mut self, words: &[Word<'_>]) {
        self.story.headless |= !self.begun
            && words
                .iter()
                .find(|word| word.kind == Kind::Word)
                .is_some_and(|word| self.lexicon.words.is_pronoun(&word.lower) || word.is_any(&["his", "her", "its", "their"]));
        self.begun = true;
        let capitals = tells_names(words);
        let terms: Vec<Term> = (0..words.len()).filter_map(|at| term(words, at, self.lexicon, capitals)).collect();
        let extent = words.iter().filter(|word| word.kind != Kind::Sign).count();
        self.story.extent += extent;
        let has_number = || words.iter().any(|word| self.lexicon.roles(word).has(Roles::WAKES));
        if terms.iter().any(|term| term.is_name) || has_number() {
            self.story.length += extent;
            self.story.words.extend(terms);
        } else {
            self.idle.extend(terms);
        }
    }

    /// The story of the sentences that were added.
    #[must_use]
    pub fn build(self) -> Story {
        let told = sorted(self.story.words);
        let (mut words, mut idle) = (told.clone(), Vec::new());
        for term in sorted(self.idle) {
            if told.binary_search_by(|other| other.lemma.cmp(&term.lemma)).is_err() {
                idle.push(term.lemma.clone());
                words.push(term);
            }
        }
        words.sort_by(|a, b| a.lemma.cmp(&b.lemma));
        words.shrink_to_fit();
        idle.shrink_to_fit();
        Story { words, idle, ..self.story }
    }
}

/// The evidence around one figure of a scene; periods such as "last year" need the day of publication.
#[must_use]
pub fn evidence(scene: &Scene<'_>, surroundings: &Surroundings, index: usize, event: Option<&Event>, published: Option<jiff::civil::Date>) -> Evidence {
    let range = &scene.figures[index].1;
    let collect = |from: usize, to: usize| sorted(surroundings.terms.get(from..to.min(scene.words.len())).into_iter().flatten().flatten().cloned().collect());
    let near = range.start.saturating_sub(LONGEST)..range.end + LONGEST;
    let within = |clause: std::ops::Range<usize>| clause.start.max(near.start)..clause.end.min(near.end);
    let mut clause = within(scene.clause_of(index));
    let mut words = collect(clause.start, clause.end);
    for _ in 0..2 {
        if words.len() >= FEW {
            break;
        }
        let before = clause.start.checked_sub(1).map_or(clause.start, |at| scene.clause_at(at).start);
        let after = if clause.end < scene.words.len() { scene.clause_at(clause.end).end } else { clause.end };
        clause = within(before..after);
        words = collect(clause.start, clause.end);
    }
    let mut classes = crate::clause::classes(scene, clause.clone());
    classes.extend(event.and_then(|event| event.class.clone()));
    classes.sort();
    classes.dedup();
    let mention = super::mention::mention(scene, index);
    let mut occasion = super::occasion::occasion(scene, index);
    // "a preliminary 1984 ruling"
    occasion.plain |= !mention.narrows.is_empty() && !occasion.term;
    occasion.plain &= !classes.iter().any(|class| scene.lexicon.events.is_dated(class));
    let of = |at: usize| scene.figures.partition_point(|(_, range)| range.start < at);
    let others = (of(clause.start)..of(clause.end)).filter(|&other| other != index);
    let mut figures: Vec<Box<str>> = others.filter_map(|other| surroundings.rare.get(other).cloned().flatten()).collect();
    figures.sort();
    let told = clause.start.min(range.start.saturating_sub(5))..clause.end.max((range.end + 5).min(scene.words.len()));
    let mut moments = crate::clause::moments(scene, told.clone(), index);
    moments.extend(published.into_iter().flat_map(|day| super::relative::moments(scene, told.clone(), day)));
    Evidence {
        figures,
        around: Arc::clone(&surroundings.around),
        occasion,
        mention,
        side: side(scene, range.start),
        clause: words,
        sentence: Arc::clone(&surroundings.sentence),
        near: collect(range.start.saturating_sub(NEAR), range.end + NEAR),
        classes,
        measured: measured(scene, range.start),
        moments,
    }
}

/// Whether the clause of a figure goes on beyond what is looked at.
#[must_use]
pub fn is_long(scene: &Scene<'_>, index: usize) -> bool {
    let (clause, range) = (scene.clause_of(index), &scene.figures[index].1);
    clause.start + LONGEST < range.start || range.end + LONGEST < clause.end
}

/// What all figures of a sentence have around them, worked out once.
#[derive(Debug)]
pub struct Surroundings {
    /// Each word as evidence; none for a stop word, a sign or a word of a figure.
    terms: Vec<Option<Term>>,
    /// All of them, each lemma once.
    sentence: Arc<[Term]>,
    /// The classes of events of the sentence.
    around: Arc<[String]>,
    /// Each figure that few texts share.
    rare: Vec<Option<Box<str>>>,
}

impl Surroundings {
    /// Those of a sentence.
    #[must_use]
    pub fn new(scene: &Scene<'_>) -> Self {
        let capitals = tells_names(scene.words);
        let term = |at: usize| if scene.figure_at(at).is_none() { term(scene.words, at, scene.lexicon, capitals) } else { None };
        let terms: Vec<Option<Term>> = (0..scene.words.len()).map(term).collect();
        let sentence = sorted(terms.iter().flatten().cloned().collect()).into();
        Self { terms, sentence, around: around(scene).into(), rare: scene.figures.iter().map(|(figure, _)| rare_figure(figure)).collect() }
    }
}

/// On which side of the moment at word `start` its preposition puts the clause: "by", "by the end of", "before".
fn side(scene: &Scene<'_>, start: usize) -> Side {
    let fillers = ["the", "end", "of", "year", "early", "late", "beginning", "mid"];
    let mut at = start;
    while at.checked_sub(1).is_some_and(|before| start - before <= 6 && scene.words[before].is_any(&fillers)) {
        at -= 1;
    }
    match at.checked_sub(1).map(|before| &scene.words[before]) {
        Some(word) if word.is("before") => Side::Before,
        Some(word) if word.is_any(&["by", "until", "till"]) => Side::By,
        Some(word) if word.is_any(&["after", "since"]) => Side::After,
        _ => Side::At,
    }
}

/// The event classes of a sentence, those of phrases included.
fn around(scene: &Scene<'_>) -> Vec<String> {
    let mut classes: Vec<String> =
        (0..scene.words.len()).filter_map(|at| scene.lexicon.events.at(scene.words, at)).map(|(_, class)| class.to_owned()).collect();
    classes.sort();
    classes.dedup();
    classes
}

/// A figure that few texts share: three or more significant digits, or a date.
fn rare_figure(figure: &crate::claim::Figure) -> Option<Box<str>> {
    if let Some(moment) = figure.moment.filter(|moment| moment.day.is_some()) {
        return Some(format!("{:?}", (moment.month, moment.day)).into());
    }
    let stated = figure.single().filter(|_| figure.unit.dimension().is_quantity())?;
    let digits = stated.to_plain(0).replace('.', "");
    (digits.trim_matches('0').len() >= 3).then(|| stated.to_plain(0).into())
}

/// The nouns before a figure over copulas and prepositions: "toll" of "a death toll of 52".
fn measured(scene: &Scene<'_>, start: usize) -> Vec<String> {
    let mut at = start;
    let mut found = Vec::new();
    while let Some(previous) = at.checked_sub(1).filter(|&previous| start - previous <= 6) {
        at = previous;
        let word = &scene.words[at];
        if scene.figure_at(at).is_some() || word.kind == Kind::Sign && !word.is("-") {
            break;
        }
        let links = word.is_any(&[
            "of", "is", "was", "are", "were", "to", "at", "by", "the", "a", "an", "has", "had", "been", "rose", "fell", "reached", "stands", "stood", "now",
        ]);
        if links && found.is_empty() {
            continue;
        }
        if scene.lexicon.words.is_stop(&word.lower) || scene.lexicon.words.is_auxiliary(&word.lower) {
            break;
        }
        found.push(scene.lexicon.words.lemma(&word.lower).into_owned());
        if found.len() == 2 {
            break;
        }
    }
    found
}

/// Whether capitals mark names in this sentence; in a headline they do not.
#[expect(clippy::cast_precision_loss, reason = "a sentence has few words")]
fn tells_names(words: &[Word<'_>]) -> bool {
    let long: Vec<_> = words.iter().filter(|word| word.kind == Kind::Word && word.lower.len() > 3).collect();
    let capitals = long.iter().filter(|word| word.is_capitalised()).count();
    long.len() < 4 || capitals as f32 <= HEADLINE * long.len() as f32
}

/// A word as evidence; `None` for a stop word or a sign.
fn term(words: &[Word<'_>], at: usize, lexicon: &Lexicon, capitals: bool) -> Option<Term> {
    let word = &words[at];
    if word.kind != Kind::Word || lexicon.words.is_stop(&word.lower) && !(word.is("us") && word.text == "US") || word.lower.len() < 2 {
        return None;
    }
    let canonical = if word.is_capitalised() { lexicon.places.canonical(&word.lower) } else { None };
    let lemma = canonical.map_or_else(|| lexicon.words.lemma(&word.lower), Cow::Borrowed);
    let starts = at == 0 || words[at - 1].is_any(&["\"", ":", "\u{2022}"]);
    let is_name = word.is_capitalised()
        && (!starts || lexicon.rarity.capital_share(&word.lower) > 0.5 || !lexicon.rarity.known(&word.lower))
        && (capitals || canonical.is_some());
    let weight = lexicon.rarity.weight(&word.lower).min(lexicon.rarity.weight(&lemma));
    Some(Term { lemma: lexicon.rarity.kept(&lemma).map_or_else(|| lemma.as_ref().into(), Lemma::known), weight, is_name })
}

fn sorted(mut terms: Vec<Term>) -> Vec<Term> {
    terms.sort_by(|a, b| a.lemma.cmp(&b.lemma).then(b.is_name.cmp(&a.is_name)));
    terms.dedup_by(|later, first| later.lemma == first.lemma);
    terms.shrink_to_fit();
    terms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::sentence::{sentences, words};

    fn story(text: &str) -> Story {
        let lexicon = Lexicon::shipped().unwrap();
        let document = Document::plain("a.txt", text);
        let mut story = StoryBuilder::new(&lexicon);
        for sentence in sentences(&document) {
            story.add(&words(text, sentence));
        }
        story.build()
    }

    #[test]
    fn what_names_and_counts_nothing_tells_no_story() {
        let told = story("Marrow has 40 schools.");
        assert_eq!((told.length, told.idle.len()), (4, 0));
        for text in ["The weather was fine.\n\nMarrow has 40 schools.", "Marrow has 40 schools. The weather was fine."] {
            let more = story(text);
            assert_eq!(more.length, told.length, "{text}");
            let kept = more.words.iter().filter(|term| !more.idle.contains(&term.lemma));
            assert!(kept.eq(&told.words) && !more.idle.is_empty(), "{text}");
        }
        assert!(story("It has forty schools.").headless);
        assert!(!story("The weather was fine. It has forty schools.").headless);
    }
}
