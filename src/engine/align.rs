//! Whether two assertions speak of one thing: evidence for it, and the gates against it.
//!
//! The score adds what a few features of the words around both figures tell, weighed by rarity; the weights are few and round.
//! Source: the recipe for a statement and its source, worked out on labelled news and kept in the project's design notes; the
//! figures that each feature is worth stand there.

use super::overlap::{Matches, best_match, word_match};
use super::voice;
use crate::assertion::{Event, Noun};
use crate::claim::{Aspect, Mode};
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension};
use crate::rule::Reason;
use crate::witness::{Term, Witness};

/// What is known of the document that a figure is held against.
#[derive(Clone, Copy, Debug)]
pub struct Against<'e> {
    /// Which words of the statement match which of the source.
    pub matches: &'e Matches<'e>,
    /// Whether both are articles, which asks for more than a short statement and its source do.
    pub articles: bool,
    /// Whether the source is so short that all of it speaks of one thing.
    pub short: bool,
    /// Whether one is a digest of the other, which then need not repeat a name beside each figure.
    pub digest: bool,
}

/// How well two assertions fit, before their values are looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The score: from about -4 for strangers to 4 for copies.
    pub score: f32,
    /// The first gate that says they are not comparable, by its reason.
    pub gate: Option<Reason>,
    /// How well the nouns agree, -1 to 1.
    pub noun: f32,
    /// How well the events agree, -1 to 1.
    pub event: f32,
    /// Share of the statement's clause that the source's sentence covers.
    pub clause_cover: f32,
    /// Share of the words near the figure that stand near the other.
    pub near_cover: f32,
}

/// How well `statement` and `source` fit.
#[must_use]
pub fn fit(statement: &Witness, source: &Witness, against: Against<'_>, lexicon: &Lexicon) -> Fit {
    let (y, x) = (&statement.evidence, &source.evidence);
    let of = |words: &[Term], others: &[Term]| against.matches.cover(words, others);
    let clause_cover = of(&y.clause, &x.sentence).0;
    let own_cover = of(&y.clause, &x.clause).0;
    let (sentence_cover, mass) = of(&y.sentence, &x.sentence);
    let back_cover = against.matches.cover_back(&x.clause, &y.sentence);
    let near_cover = of(&y.near, &x.near).0;
    let noun = noun_fit(statement, source, lexicon);
    let event = event_fit(statement, source, lexicon);
    let (here, mut elsewhere) = names(statement, &x.sentence, against.matches, against.articles);
    if against.short && !x.sentence.iter().any(|term| term.is_name && !against.matches.known(&term.lemma)) {
        // nobody else is spoken of: the names are understood
        elsewhere = 0.0;
    }
    let mut score = bias(statement.unit.dimension())
        + 1.6 * clause_cover
        + 0.8 * own_cover
        + 0.8 * sentence_cover
        + 0.4 * back_cover
        + 0.6 * mass.min(5.0) / 5.0
        + 0.5 * near_cover
        + 0.8 * noun
        + 0.5 * event
        + 0.3 * modifier_fit(statement, source, lexicon)
        + 0.6 * here
        - 1.2 * elsewhere;
    score -= 0.8 * f32::from(u8::from(subjects_differ(statement, source, lexicon)));
    score -= 0.6 * repetition(statement, source);
    let same_digits = statement.reading.stated == source.reading.stated;
    if statement.unit.dimension() == Dimension::Duration && statement.unit != source.unit && !(against.articles && same_digits) {
        score -= 0.6;
    }
    let powers = magnitude(statement, source);
    score -= 0.2 * powers.min(3.0) / 3.0;
    if !digits_agree(statement, source) {
        // two figures for one thing are close, unless a digit or a scale slipped
        score -= (powers - CLOSE).max(0.0);
    }
    // a short sentence may lie in a long one, whichever comes from the statement
    let either = if against.articles { sentence_cover.max(against.matches.cover_back(&x.sentence, &y.sentence)) } else { sentence_cover };
    let covers = Covers { clause: clause_cover, own: own_cover, sentence: either };
    let gate = gate(statement, source, noun, &covers, against, lexicon);
    Fit { score, gate, noun, event, clause_cover, near_cover }
}

/// Powers of ten within which two figures for one thing usually lie.
const CLOSE: f32 = 0.4;

struct Covers {
    clause: f32,
    own: f32,
    sentence: f32,
}

fn bias(dimension: Dimension) -> f32 {
    match dimension {
        Dimension::Count | Dimension::Share => -3.0,
        Dimension::Year | Dimension::Date => -2.7,
        Dimension::Score => -2.4,
        Dimension::Age => -2.2,
        Dimension::Ordinal => -3.6,
        _ => -2.8,
    }
}

/// The share of the names of the statement's sentence in the source's sentence, and of those that stand elsewhere in the source.
fn names(statement: &Witness, sentence: &[Term], matches: &Matches<'_>, articles: bool) -> (f32, f32) {
    let (mut all, mut here, mut elsewhere) = (0.0, 0.0, 0.0);
    // who says it is not what it is about
    let speaker = statement.speaker.as_deref().filter(|_| articles).unwrap_or_default().to_lowercase();
    let is_speaker = |term: &Term| speaker.split_whitespace().any(|word| word == &*term.lemma);
    for name in statement.evidence.sentence.iter().filter(|term| term.is_name && !is_speaker(term)) {
        all += 1.0;
        if matches.best(&name.lemma, sentence) > 0.0 {
            here += 1.0;
        } else if matches.anywhere(&name.lemma) >= 1.0 {
            elsewhere += 1.0;
        }
    }
    if all > 0.0 { (here / all, elsewhere / all) } else { (0.0, 0.0) }
}

/// -1 for different nouns, 0 where one has none, up to 1 for the same.
pub fn noun_fit(a: &Witness, b: &Witness, lexicon: &Lexicon) -> f32 {
    let (Some(x), Some(y)) = (key_noun(a), key_noun(b)) else { return 0.0 };
    let mut fit = heads_fit(&x.lemma, &y.lemma, lexicon);
    let coordinated = x.also.contains(&y.lemma) || y.also.contains(&x.lemma);
    let named_before = a.evidence.measured.contains(&y.lemma) || b.evidence.measured.contains(&x.lemma);
    if coordinated || named_before {
        fit = fit.max(0.6);
    }
    if x.modifiers.contains(&y.lemma) || y.modifiers.contains(&x.lemma) {
        fit = fit.max(0.5);
    }
    if counts_the_event(a, x, b, y, lexicon) || counts_the_event(b, y, a, x, lexicon) {
        fit = fit.max(0.6);
    }
    let generic = lexicon.nouns.is_generic_person(&x.lemma) && lexicon.nouns.is_person(&y.lemma)
        || lexicon.nouns.is_generic_person(&y.lemma) && lexicon.nouns.is_person(&x.lemma);
    if generic {
        fit = fit.max(0.6);
    }
    let measures_differ =
        lexicon.nouns.is_measure(&x.lemma) && lexicon.nouns.is_measure(&y.lemma) && x.lemma != y.lemma && word_match(&x.lemma, &y.lemma, lexicon) < 0.7;
    if measures_differ { -1.0 } else { fit }
}

/// "a toll of 40" and "40 villagers were killed": the noun of one is the event of the other, which counts people.
fn counts_the_event(a: &Witness, noun: &Noun, b: &Witness, other: &Noun, lexicon: &Lexicon) -> bool {
    let class = lexicon.events.class_of(&noun.lemma);
    let same = |assertion: &Witness| assertion.event.as_ref().and_then(|event| event.class.as_deref()) == class;
    class.is_some() && same(a) && same(b) && lexicon.nouns.is_person(&other.lemma)
}

fn key_noun(assertion: &Witness) -> Option<&Noun> {
    match assertion.unit.dimension() {
        Dimension::Share => assertion.whole.as_ref(),
        Dimension::Duration | Dimension::Age => None,
        _ => assertion.noun.as_ref(),
    }
}

pub fn heads_fit(a: &str, b: &str, lexicon: &Lexicon) -> f32 {
    if a == b {
        return 1.0;
    }
    let group = lexicon.nouns.person_group(a);
    if group.is_some() && group == lexicon.nouns.person_group(b) {
        return 0.8;
    }
    let matched = word_match(a, b, lexicon);
    if matched > 0.0 { matched } else { -1.0 }
}

fn event_fit(a: &Witness, b: &Witness, lexicon: &Lexicon) -> f32 {
    let class = |event: &Option<Event>| event.as_ref().and_then(|event| event.class.clone());
    let (Some(x), Some(y)) = (class(&a.event), class(&b.event)) else { return 0.0 };
    if x == y {
        return 1.0;
    }
    let shared = shares_class(a, b);
    if shared {
        0.0
    } else if lexicon.events.conflicts(&x, &y) {
        -1.0
    } else {
        -0.3
    }
}

fn shares_class(a: &Witness, b: &Witness) -> bool {
    a.evidence.classes.iter().any(|class| b.evidence.classes.contains(class))
}

fn modifier_fit(a: &Witness, b: &Witness, lexicon: &Lexicon) -> f32 {
    let (Some(x), Some(y)) = (key_noun(a), key_noun(b)) else { return 0.0 };
    if x.modifiers.is_empty() || y.modifiers.is_empty() {
        return 0.0;
    }
    if modifiers_overlap(&x.modifiers, &y.modifiers, lexicon) > 0.4 { 1.0 } else { -1.0 }
}

#[expect(clippy::cast_precision_loss, reason = "a noun has few modifiers")]
fn modifiers_overlap(x: &[String], y: &[String], lexicon: &Lexicon) -> f32 {
    let matched: f32 = x.iter().map(|word| y.iter().map(|other| word_match(word, other, lexicon)).fold(0.0, f32::max)).sum();
    matched / x.len().min(y.len()).max(1) as f32
}

/// Whether the subjects of two shares or amounts have no word in common.
fn subjects_differ(a: &Witness, b: &Witness, lexicon: &Lexicon) -> bool {
    if !matches!(a.unit.dimension(), Dimension::Share | Dimension::Money | Dimension::Rate | Dimension::Other | Dimension::Length) {
        return false;
    }
    let names = |subject: &Noun, clause: &[Term]| {
        let mut words = subject.modifiers.iter().chain(std::iter::once(&subject.lemma)).filter(|word| word.len() > 2);
        !subject.modifiers.is_empty() && words.all(|word| best_match(word, clause, lexicon) >= 0.8)
    };
    a.subject.as_ref().zip(b.subject.as_ref()).is_some_and(|(x, y)| {
        // "the minister will raise the duty on beer" and "beer duty goes up"
        !subjects_meet(x, y, lexicon) && !names(x, &b.evidence.clause) && !names(y, &a.evidence.clause)
    })
}

/// Whether two subjects have a good part of their words in common.
pub fn subjects_meet(x: &Noun, y: &Noun, lexicon: &Lexicon) -> bool {
    let words = |noun: &Noun| noun.modifiers.iter().cloned().chain(std::iter::once(noun.lemma.clone())).filter(|word| word.len() > 2).collect::<Vec<_>>();
    let (x, y) = (words(x), words(y));
    modifiers_overlap(&x, &y, lexicon) >= 0.34
}

/// 1 where one figure is per year and the other per day, 0.5 where only one is repeated.
fn repetition(a: &Witness, b: &Witness) -> f32 {
    match (a.unit.denominator(), b.unit.denominator()) {
        (Some(x), Some(y)) if x != y => 1.0,
        (Some(_), None) | (None, Some(_)) => 0.5,
        _ if a.marks.repeated != b.marks.repeated => 0.5,
        _ => 0.0,
    }
}

/// Powers of ten between the two values.
fn magnitude(a: &Witness, b: &Witness) -> f32 {
    let value = |assertion: &Witness| assertion.unit.to_base(assertion.reading.centre()?).map(|value| value.abs().approximate());
    match value(a).zip(value(b)) {
        #[expect(clippy::cast_possible_truncation, reason = "a score needs no more")]
        Some((x, y)) if x > 0.0 && y > 0.0 => ((x / y).log10().abs()) as f32,
        _ => 0.0,
    }
}

/// The first reason why the two cannot be compared.
fn gate(y: &Witness, x: &Witness, noun: f32, covers: &Covers, against: Against<'_>, lexicon: &Lexicon) -> Option<Reason> {
    let dimension = y.unit.dimension();
    let disagree = match dimension {
        Dimension::Count => noun < 0.0 || noun == 0.0 && covers.own <= 0.75,
        Dimension::Ordinal => noun < 0.8,
        Dimension::Share | Dimension::Money | Dimension::Year | Dimension::Date | Dimension::Score => false,
        _ => noun < 0.0 && covers.clause < 0.5,
    };
    if disagree {
        return Some(Reason::Noun);
    }
    if subjects_differ(y, x, lexicon) && (noun <= 0.0 || against.articles) && covers.own < 0.75 {
        return Some(Reason::Subject);
    }
    if magnitude(y, x) > 2.0 && !digits_agree(y, x) && !is_open(y) && !is_open(x) {
        return Some(Reason::Unit);
    }
    let asked_of_articles = if against.articles { article_gate(y, x, covers, against.digest, lexicon) } else { None };
    if asked_of_articles.is_some() {
        return asked_of_articles;
    }
    let calendar = matches!(dimension, Dimension::Year | Dimension::Date);
    if y.marks.comparison != x.marks.comparison && (!calendar || against.articles) {
        return Some(Reason::Time);
    }
    if occasions_differ(y, x) || moments_disjoint(y, x) || against.articles && y.marks.background != x.marks.background {
        return Some(Reason::Time);
    }
    if events_conflict(y, x, lexicon) && !speaks_of_the_other(y, x) {
        return Some(Reason::Event);
    }
    if y.aspect != x.aspect
        && (y.aspect == Aspect::Change || x.aspect == Aspect::Change)
        && matches!(dimension, Dimension::Share | Dimension::Money | Dimension::Count | Dimension::Other)
        // "lost 30 percent of their potatoes", "30 percent of the potatoes are lost"
        && !(dimension == Dimension::Share && noun > 0.0)
    {
        return Some(Reason::Change);
    }
    if y.marks.subset != x.marks.subset || is_group_of(y, x) || is_group_of(x, y) || is_part(y, x, lexicon) || is_part(x, y, lexicon) {
        return Some(Reason::Subset);
    }
    if (y.aspect == Aspect::Origin) != (x.aspect == Aspect::Origin) {
        return Some(Reason::Change);
    }
    if y.unit.denominator() != x.unit.denominator() && y.unit.denominator().is_some() && x.unit.denominator().is_some() {
        return Some(Reason::Unit);
    }
    if y.marks.negated != x.marks.negated || (y.mode == Mode::Denied) != (x.mode == Mode::Denied) {
        return Some(Reason::Hypothetical);
    }
    if (y.mode == Mode::Superseded) != (x.mode == Mode::Superseded) {
        return Some(Reason::Superseded);
    }
    if against.articles && (y.mode == Mode::Forecast) != (x.mode == Mode::Forecast) {
        return Some(Reason::Forecast);
    }
    // between a digest and its source, speakers are only told in other words
    if let Some(reason) = voice::apart(y, x).filter(|_| against.articles || against.short) {
        return Some(reason);
    }
    modifiers_gate(y, x, covers, lexicon)
}

/// "7 members of a family" beside "23 people": fewer of a kind of people against people at large.
fn is_part(part: &Witness, whole: &Witness, lexicon: &Lexicon) -> bool {
    let (Some(x), Some(y)) = (&part.noun, &whole.noun) else { return false };
    let kinds = lexicon.nouns.is_generic_person(&y.lemma) && !lexicon.nouns.is_generic_person(&x.lemma) && lexicon.nouns.is_person(&x.lemma);
    let few = part
        .reading
        .centre()
        .zip(whole.reading.centre())
        .and_then(|(part, whole)| part.over(whole))
        .is_some_and(|share| Amount::ratio(3, 4).is_some_and(|most| share < most));
    kinds && !x.inherited && few
}

/// Whether one is given for another length of time, opens with another time or falls due.
fn occasions_differ(y: &Witness, x: &Witness) -> bool {
    let (mut a, mut b) = (y.evidence.occasion, x.evidence.occasion);
    // "Last summer 400,000 came", "400,000 came last summer"
    let same_words = y.time.as_ref().zip(x.time.as_ref()).is_some_and(|(first, second)| first.eq_ignore_ascii_case(second));
    if same_words {
        (a.earlier, b.earlier) = (false, false);
    }
    match y.unit.dimension() {
        Dimension::Year | Dimension::Date => a.term != b.term,
        Dimension::Money | Dimension::Share | Dimension::Count => a.earlier != b.earlier || a.months.zip(b.months).is_some_and(|(a, b)| a != b),
        _ => a.earlier != b.earlier,
    }
}

/// Both have modifiers, none in common, and one's modifier tells against the other.
fn modifiers_gate(y: &Witness, x: &Witness, covers: &Covers, lexicon: &Lexicon) -> Option<Reason> {
    let (a, b) = (key_noun(y)?, key_noun(x)?);
    if narrowed_apart(a, b, x, lexicon) && narrowed_apart(b, a, y, lexicon) {
        return Some(Reason::Modifiers);
    }
    if a.modifiers.is_empty() || b.modifiers.is_empty() || modifiers_overlap(&a.modifiers, &b.modifiers, lexicon) > 0.0 {
        return None;
    }
    let occurs = |modifiers: &[String], words: &[Term]| modifiers.iter().any(|modifier| best_match(modifier, words, lexicon) >= 0.8);
    (covers.clause < 0.8 || occurs(&a.modifiers, &x.evidence.sentence) || occurs(&b.modifiers, &y.evidence.sentence)).then_some(Reason::Modifiers)
}

/// Whether a noun has a modifier that neither the other noun nor its sentence knows: "long-term" beside "the current account surplus".
fn narrowed_apart(noun: &Noun, other: &Noun, of: &Witness, lexicon: &Lexicon) -> bool {
    noun.modifiers.iter().any(|word| {
        let known = |other: &String| word_match(word, other, lexicon) >= 0.7;
        !known(&other.lemma) && !other.modifiers.iter().any(known) && best_match(word, &of.evidence.sentence, lexicon) < 0.7
    })
}

/// What two articles must share beyond what a statement and its source must.
fn article_gate(y: &Witness, x: &Witness, covers: &Covers, digest: bool, lexicon: &Lexicon) -> Option<Reason> {
    let years = |assertion: &Witness| assertion.evidence.moments.iter().filter_map(|moment| moment.year).collect::<Vec<_>>();
    let (a, b) = (years(y), years(x));
    if !a.is_empty() && !b.is_empty() && !a.iter().any(|year| b.contains(year)) {
        return Some(Reason::Time);
    }
    if digest {
        return None;
    }
    let rare_names = |assertion: &Witness| assertion.evidence.sentence.iter().filter(|term| term.is_name && term.weight > 0.3).cloned().collect::<Vec<_>>();
    let (a, b) = (rare_names(y), rare_names(x));
    let shared = a.iter().any(|name| best_match(&name.lemma, &b, lexicon) > 0.0);
    if !a.is_empty() && !b.is_empty() && !shared {
        return Some(Reason::Place);
    }
    let dimension = y.unit.dimension();
    if dimension == Dimension::Age {
        let clause_names = |assertion: &Witness| assertion.evidence.clause.iter().filter(|term| term.is_name).cloned().collect::<Vec<_>>();
        let (a, b) = (clause_names(y), clause_names(x));
        if !a.iter().any(|name| best_match(&name.lemma, &b, lexicon) >= 1.0) {
            return Some(Reason::Subject);
        }
    }
    let needs_name = matches!(dimension, Dimension::Year | Dimension::Date | Dimension::Duration | Dimension::Length | Dimension::Ordinal);
    if !shared && (needs_name || covers.sentence < 0.7) { Some(Reason::Place) } else { None }
}

/// Whether both clauses name months, quarters or years, and none in common.
fn moments_disjoint(a: &Witness, b: &Witness) -> bool {
    if matches!(a.unit.dimension(), Dimension::Year | Dimension::Date) {
        return false;
    }
    let (x, y) = (&a.evidence.moments, &b.evidence.moments);
    let disjoint = |part: fn(&crate::claim::Moment) -> Option<i32>| {
        let left: Vec<i32> = x.iter().filter_map(part).collect();
        let right: Vec<i32> = y.iter().filter_map(part).collect();
        !left.is_empty() && !right.is_empty() && !left.iter().any(|value| right.contains(value))
    };
    disjoint(|moment| moment.month.map(i32::from)) || disjoint(|moment| moment.quarter.map(i32::from)) || disjoint(|moment| moment.year.map(i32::from))
}

/// "There are six boats" and "two red boats sail": the size of a group, and what narrower counts say of it.
fn is_group_of(group: &Witness, part: &Witness) -> bool {
    let narrower = |group: &Noun, part: &Noun| group.modifiers.is_empty() && !part.modifiers.is_empty();
    group.scope.exists && group.scope.said.is_empty() && group.noun.as_ref().zip(part.noun.as_ref()).is_some_and(|(a, b)| narrower(a, b))
}

fn events_conflict(a: &Witness, b: &Witness, lexicon: &Lexicon) -> bool {
    let class = |assertion: &Witness| assertion.event.as_ref().and_then(|event| event.class.clone());
    class(a).zip(class(b)).is_some_and(|(x, y)| lexicon.events.conflicts(&x, &y))
}

/// Whether the clause of one also speaks of what happened in the other: "killed and injured".
fn speaks_of_the_other(a: &Witness, b: &Witness) -> bool {
    let speaks =
        |of: &Witness, clause: &Witness| of.event.as_ref().and_then(|event| event.class.as_ref()).is_some_and(|class| clause.evidence.classes.contains(class));
    speaks(a, b) || speaks(b, a)
}

fn is_open(assertion: &Witness) -> bool {
    assertion.reading.literal.high.is_none() || assertion.reading.literal.low.is_none() || assertion.reading.hedge.is_upper_bound()
}

/// Whether the significant digits are the same, as in a slip of magnitude.
fn digits_agree(a: &Witness, b: &Witness) -> bool {
    let digits = |assertion: &Witness| {
        let plain = assertion.reading.centre()?.abs().to_plain(0);
        Some(plain.replace('.', "").trim_matches('0').to_owned())
    };
    digits(a).is_some() && digits(a) == digits(b)
}
