//! What is counted, and what a share is a share of.
//!
//! ```text
//! counted = figure ["of" determiner] { beside | adverb | modifier } head [ ("and" | "or") head ]
//! measured = figure(measure) "of" phrase | adjective-measure phrase
//! whole   = figure(share) "of" [determiner] phrase
//! before  = measure-noun ("of" | "is" | "was" | "at" | "to" ...) figure     "a toll of 52", "population of about 11 million"
//! ```
//! The phrase ends at a verb, a preposition, a sign, another figure, or after its first plural.

use crate::claim::{Claim, Counted, Form, Happening, Phrase};
use crate::quantity::Dimension;
use crate::sentence::{Kind, Word};

use super::scene::Scene;

/// Words of one noun phrase.
const LONGEST: usize = 6;
/// Words that part a figure from its noun and say that others were counted before.
const BESIDE: &[&str] = &["more", "other", "others", "another", "additional", "further", "extra", "remaining"];
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "these", "those", "this", "that", "all", "such", "each", "every", "any", "some",
    "his", "whose",
];
/// Events whose figures count people where nothing else is named.
const OF_PEOPLE: &[&str] = &["kill", "injure", "arrest", "rescue", "flee", "miss", "casualty", "kidnap", "charge", "convict", "infect", "free"];

/// What the words after a figure say is counted.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What is counted.
    pub counted: Option<Counted>,
    /// What a share is a share of.
    pub whole: Option<Phrase>,
    /// Whether "more", "others" or the like tell that this is beside what was counted before.
    pub others: bool,
    /// Index of the first word after the phrase.
    pub words_end: usize,
    /// Where the phrase stands, if that is before the figure: "the number of fighters who came ... at 30,000".
    pub anchor: Option<std::ops::Range<usize>>,
}

/// The noun phrase after the figure, or the measure before it.
pub fn noun(scene: &Scene<'_>, index: usize) -> Found {
    let (figure, range) = &scene.figures[index];
    let dimension = figure.unit.dimension();
    let end = range.end;
    match dimension {
        Dimension::Count => {
            let mut found = counted(scene, end);
            if found.counted.is_none()
                && let Some((phrase, anchor)) = number_of(scene, range.start)
            {
                found.counted = Some(Counted { phrase, also: Vec::new(), inherited: false });
                found.anchor = Some(anchor);
            }
            if found.counted.is_none() {
                found.counted = measure_before(scene, range.start);
            }
            found
        }
        Dimension::Share => {
            let mut found = Found { words_end: end, ..Found::default() };
            let of = scene
                .words
                .get(end)
                .filter(|word| word.is("of"))
                .map(|_| end + 1)
                .or_else(|| (figure.form == Form::Fraction || follows_directly(scene, end)).then_some(end));
            if let Some((phrase, words_end)) = of.and_then(|at| noun_phrase(scene, skip_determiners(scene, at))) {
                found.whole = Some(phrase);
                found.words_end = words_end;
            }
            found.counted = measure_before(scene, range.start).or_else(|| named_before(scene, range.start));
            found
        }
        Dimension::Name | Dimension::Date | Dimension::TimeOfDay | Dimension::Year | Dimension::Score => Found { words_end: end, ..Found::default() },
        Dimension::Ordinal => {
            let found = noun_phrase(scene, end);
            Found { words_end: end, counted: found.map(|(phrase, _)| Counted { phrase, also: Vec::new(), inherited: false }), ..Found::default() }
        }
        _ => measured(scene, index),
    }
}

/// "12 percent unemployment": a share right before a bare noun is of that noun.
fn follows_directly(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.get(at).is_some_and(|word| {
        word.kind == Kind::Word
            && scene.lexicon.events.class_of_word(&word.lower).is_none()
            && !word.is_any(BESIDE)
            && !word.is_any(&["less", "higher", "lower", "each", "stake", "chance", "share", "increase", "rise", "drop"])
    })
}

fn counted(scene: &Scene<'_>, end: usize) -> Found {
    let mut at = end;
    let mut others = false;
    let part = scene.words.get(end).is_some_and(|word| word.is("of"))
        && scene.words.get(end + 1).is_some_and(|word| word.is_any(&["the", "its", "their", "his", "her", "our", "my", "these", "those"]));
    if scene.words.get(at).is_some_and(|word| word.is("of")) && scene.words.get(at + 1).is_some_and(|word| word.is_any(DETERMINERS) || word.kind == Kind::Word)
    {
        others |= scene.words.get(at + 1).is_some_and(|word| word.is_any(&["them", "those", "whom", "which", "these"]));
        if others {
            return Found { others, words_end: at + 2, ..Found::default() };
        }
        at = skip_determiners(scene, at + 1);
    }
    while scene.words.get(at).is_some_and(|word| word.is_any(BESIDE) || word.is("-")) {
        others |= scene.words.get(at).is_some_and(|word| word.is_any(BESIDE));
        at += 1;
    }
    // "30,000 \u{201c}foreign fighters\u{201d}"
    while scene.words.get(at).is_some_and(|word| word.is("\"")) {
        at += 1;
    }
    match noun_phrase(scene, at) {
        Some((phrase, words_end)) => {
            let also = coordinated(scene, words_end);
            // "55 of the protesters": the protesters are the whole
            let whole = part.then(|| phrase.clone());
            Found { counted: Some(Counted { phrase, also, inherited: false }), whole, others: others || part, words_end, anchor: None }
        }
        None => Found { others, words_end: if others { at } else { end }, ..Found::default() },
    }
}

/// "women and girls": a second head without a figure of its own.
fn coordinated(scene: &Scene<'_>, end: usize) -> Vec<String> {
    let joined = scene.words.get(end).is_some_and(|word| word.is_any(&["and", "or"]));
    let head = scene.words.get(end + 1).filter(|word| joined && is_plural(scene, word) && scene.figure_at(end + 1).is_none());
    head.map(|word| scene.lexicon.words.lemma(&word.lower).into_owned()).into_iter().collect()
}

/// "30,000 square miles of territory", "a 30-foot wall", "$1.2bn in aid".
fn measured(scene: &Scene<'_>, index: usize) -> Found {
    let (figure, range) = &scene.figures[index];
    let end = range.end;
    let of = scene.words.get(end).is_some_and(|word| word.is_any(&["of", "in"]) && (word.is("of") || figure.unit.dimension() == Dimension::Money));
    let direct = !of && (figure.form == Form::Adjective || figure.unit.dimension() != Dimension::Duration && !is_apart(scene, end));
    let at = if of {
        Some(skip_determiners(scene, end + 1))
    } else if direct {
        Some(end)
    } else {
        None
    };
    let is_place = at.is_some_and(|at| scene.lexicon.places.at(scene.words, at).is_some_and(|(_, place)| !place.demonym));
    if let Some((phrase, words_end)) = at.filter(|_| !(is_place && figure.unit.dimension() == Dimension::Money)).and_then(|at| noun_phrase(scene, at)) {
        return Found { counted: Some(Counted { phrase, also: Vec::new(), inherited: false }), words_end, ..Found::default() };
    }
    let counted = measure_before(scene, range.start)
        .or_else(|| named_before(scene, range.start))
        .or_else(|| unit_word(scene, range.clone()).filter(|_| figure.unit.dimension() == Dimension::Duration));
    Found { counted, words_end: end, ..Found::default() }
}

/// "12 feet high", "5 miles north", "3 points Monday": what follows a measure is no thing that it measures.
fn is_apart(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.get(at).is_none_or(|word| {
        word.lower.ends_with("ly")
            || scene.lexicon.calendar.weekday(&word.lower).is_some()
            || scene.lexicon.calendar.month(&word.lower).is_some()
            || word.is_any(&[
                "high",
                "long",
                "wide",
                "tall",
                "deep",
                "thick",
                "away",
                "north",
                "south",
                "east",
                "west",
                "northwest",
                "northeast",
                "southwest",
                "southeast",
                "old",
                "inland",
                "offshore",
                "downstream",
                "earlier",
                "later",
                "compared",
                "yesterday",
                "today",
            ])
    })
}

/// The unit itself, where nothing else is measured: "years" of "two years".
fn unit_word(scene: &Scene<'_>, range: std::ops::Range<usize>) -> Option<Counted> {
    let last = range.end.checked_sub(1)?;
    let word = scene.words.get(last)?;
    (word.kind == Kind::Word).then(|| Counted { phrase: super::phrase(scene, last, range.end), also: Vec::new(), inherited: false })
}

fn skip_determiners(scene: &Scene<'_>, mut at: usize) -> usize {
    while scene.words.get(at).is_some_and(|word| word.is_any(DETERMINERS) || word.is_any(&["'", "\""])) {
        at += 1;
    }
    at
}

/// The noun phrase that begins at word `at`: at most [`LONGEST`] words, up to and with its head.
pub fn noun_phrase(scene: &Scene<'_>, at: usize) -> Option<(Phrase, usize)> {
    let mut end = at;
    let mut start = at;
    let mut heads = 0;
    while let Some(word) = scene.words.get(end) {
        if end - at >= LONGEST {
            break;
        }
        if let Some(figure) = scene.figure_at(end) {
            // "eight million 250ml bottles": a measure between a count and its noun
            let (inner, words) = &scene.figures[figure];
            let between = heads == 0
                && inner.unit.dimension() != Dimension::Count
                && inner.unit.dimension().is_quantity()
                && inner.unit.dimension() != Dimension::Share
                && words.end - end <= 4;
            if !between {
                break;
            }
            end = words.end;
            start = end;
            continue;
        }
        let joined = word.is("-") && word.glued && end > at && scene.words.get(end + 1).is_some_and(|next| next.glued && next.kind == Kind::Word);
        if joined {
            end += 2;
            continue;
        }
        if word.is("'s") && heads > 0 {
            // "the company's workers": the owner is not what is counted
            end += 1;
            start = end;
            continue;
        }
        if word.kind != Kind::Word || !can_be_in_phrase(scene, end, heads) {
            break;
        }
        end += 1;
        heads += 1;
        if is_plural(scene, word) && !is_compound(scene, end) {
            break;
        }
    }
    while start < end && scene.words[start].lower.ends_with("ly") && end - start > 1 {
        start += 1;
    }
    if heads == 0 || start >= end || cannot_be_head(scene, end - 1) {
        return None;
    }
    Some((super::phrase(scene, start, end), end))
}

/// Whether the word can stand in a noun phrase here, after `heads` words of it.
fn can_be_in_phrase(scene: &Scene<'_>, at: usize, heads: usize) -> bool {
    let word = &scene.words[at];
    let lexicon = scene.lexicon;
    if lexicon.words.is_stop(&word.lower) && !word.is_any(&["us", "new", "old", "first", "last", "people", "other"])
        || lexicon.words.is_auxiliary(&word.lower)
        || lexicon.words.is_opener(&word.lower)
    {
        return false;
    }
    if word.is("us") && !word.text.starts_with('U') {
        return false;
    }
    let next = scene.words.get(at + 1);
    let next_goes_on = next.is_some_and(|next| {
        next.kind == Kind::Word && !lexicon.words.is_stop(&next.lower) && !lexicon.words.is_auxiliary(&next.lower) && scene.figure_at(at + 1).is_none()
    });
    let verbal = (word.lower.ends_with("ed") || word.lower.ends_with("ing") || lexicon.words.is_irregular_past(&word.lower)) && !word.is_capitalised();
    if verbal {
        let modifies = next_goes_on && !next.is_some_and(|next| next.is_capitalised() && !word.is_capitalised());
        return modifies && (heads == 0 || word.lower.ends_with("ing") && next.is_some_and(|next| is_plural(scene, next)));
    }
    if lexicon.nouns.is_not_a_head(&word.lower) {
        return heads == 0 && next_goes_on && !lexicon.events.class_of_word(&word.lower).is_some_and(|class| matches!(class, "rise" | "fall"));
    }
    true
}

fn cannot_be_head(scene: &Scene<'_>, at: usize) -> bool {
    let word = &scene.words[at];
    if word.is_any(&["last", "first", "new", "old", "previous", "next", "other"]) {
        return true;
    }
    scene.lexicon.nouns.is_not_a_head(&word.lower)
        || word.lower.ends_with("ly")
            && word.lower.len() > 4
            && !word.is_any(&["family", "assembly", "anomaly", "monopoly", "ally", "rally", "reply", "supply"])
        || word.lower.ends_with("ed") && !word.is_capitalised() && word.lower.len() > 4 && !word.is_any(&["hundred", "breed"])
}

/// "arms dealers": a plural before another noun goes on.
fn is_compound(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.get(at).is_some_and(|next| {
        next.kind == Kind::Word
            && !next.is_capitalised()
            && is_plural(scene, next)
            && scene.figure_at(at).is_none()
            && !scene.lexicon.words.is_stop(&next.lower)
            && scene.lexicon.events.class_of_word(&next.lower).is_none()
            && !scene.lexicon.nouns.is_not_a_head(&next.lower)
    })
}

/// Whether a word is a plural noun.
pub fn is_plural(scene: &Scene<'_>, word: &Word<'_>) -> bool {
    if word.kind != Kind::Word || word.lower.len() < 3 {
        return false;
    }
    if matches!(&*word.lower, "people" | "men" | "women" | "children" | "police" | "cattle" | "troops" | "crew" | "lives" | "wives" | "feet") {
        return true;
    }
    let lemma = scene.lexicon.words.lemma(&word.lower);
    word.lower.ends_with('s') && !word.lower.ends_with("ss") && !word.lower.ends_with("'s") && lemma.len() < word.lower.len()
}

/// "a toll of 52", "population of about 11 million", "the death toll rose to 30": the measure named before the figure.
fn measure_before(scene: &Scene<'_>, start: usize) -> Option<Counted> {
    let floor = scene.clause_at(start).start;
    let mut at = start;
    for _ in 0..7 {
        at = at.checked_sub(1).filter(|&at| at >= floor)?;
        let word = &scene.words[at];
        if scene.figure_at(at).is_some() || word.kind == Kind::Sign && !word.is("-") {
            return None;
        }
        if scene.lexicon.nouns.is_measure(&scene.lexicon.words.lemma(&word.lower)) {
            let first = (floor..at)
                .rev()
                .take_while(|&before| {
                    scene.figure_at(before).is_none()
                        && scene.words[before].kind == Kind::Word
                        && !scene.lexicon.words.is_stop(&scene.words[before].lower)
                        && !scene.lexicon.words.is_auxiliary(&scene.words[before].lower)
                })
                .take(3)
                .last();
            return Some(Counted { phrase: super::phrase(scene, first.unwrap_or(at), at + 1), also: Vec::new(), inherited: false });
        }
    }
    None
}

/// "a fine of $10", "a gain of 2 percent", "turnover of 1.3 billion": the noun that "of" ties to the figure.
fn named_before(scene: &Scene<'_>, start: usize) -> Option<Counted> {
    let of = start.checked_sub(1).filter(|&at| scene.words[at].is("of"))?;
    let fits = |at: usize| {
        scene.words[at].kind == Kind::Word
            && scene.figure_at(at).is_none()
            && !scene.lexicon.words.is_stop(&scene.words[at].lower)
            && !scene.lexicon.words.is_auxiliary(&scene.words[at].lower)
            && !scene.words[at].is("'s")
    };
    let first = (0..of).rev().take_while(|&at| fits(at)).take(3).last()?;
    Some(Counted { phrase: super::phrase(scene, first, of), also: Vec::new(), inherited: false })
}

/// "the number of fighters who have entered Syria since May at 30,000": what the number is a number of.
fn number_of(scene: &Scene<'_>, start: usize) -> Option<(Phrase, std::ops::Range<usize>)> {
    let tied = start
        .checked_sub(1)
        .is_some_and(|at| scene.words[at].is_any(&["at", "to", "is", "was", "reached", "be", "stood", "stands", "as", "exceeded", "had", "been"]));
    let floor = start.saturating_sub(18);
    let number = (floor..start)
        .rev()
        .take_while(|&at| scene.figure_at(at).is_none() && !scene.words[at].is(";"))
        .find(|&at| scene.words[at].is_any(&["number", "numbers", "total"]) && scene.words.get(at + 1).is_some_and(|next| next.is("of")))?;
    let (phrase, end) = noun_phrase(scene, skip_determiners(scene, number + 2))?;
    (tied && end <= start).then_some((phrase, number + 2..end))
}

/// What a bare count counts: what the figure before it counted, or people where people are killed, hurt or held.
pub fn implied(scene: &Scene<'_>, index: usize, event: Option<&Happening>, before: &[Claim]) -> Option<Counted> {
    let (figure, range) = &scene.figures[index];
    if figure.unit.dimension() != Dimension::Count {
        return None;
    }
    let of_people = event.and_then(|event| event.class.as_deref()).is_some_and(|class| OF_PEOPLE.contains(&class));
    let earlier =
        before.iter().rev().find(|claim| claim.figure.unit.dimension() == Dimension::Count && claim.noun.is_some()).and_then(|claim| claim.noun.clone());
    // people hurt beside others that were counted for something else are people: "three men drove a van ... 40 others were injured"
    let last = before.iter().rev().find(|claim| claim.figure.unit.dimension() == Dimension::Count && claim.noun.is_some());
    let of_people_before =
        last.is_some_and(|claim| claim.event.as_ref().and_then(|event| event.class.as_deref()).is_some_and(|class| OF_PEOPLE.contains(&class)));
    let is_person = |noun: &Counted| noun.phrase.words.last().is_some_and(|head| scene.lexicon.nouns.is_person(&scene.lexicon.words.lemma(head)));
    let inherited = earlier.filter(|noun| !of_people || of_people_before && is_person(noun));
    if let Some(noun) = inherited
        .filter(|_| of_people || scene.words.get(range.end).is_some_and(|next| next.is_any(&["more", "others", "of", "have", "were", "had", "has", "are"])))
    {
        return Some(Counted { inherited: true, ..noun });
    }
    let person = || Phrase { span: figure.span, words: vec!["people".to_owned()] };
    of_people.then(|| Counted { phrase: person(), also: Vec::new(), inherited: true })
}

/// "a tenth of the valley, down from the half it ruled": a later share without a whole is of the same whole.
pub fn inherited_whole(scene: &Scene<'_>, index: usize, before: &[Claim]) -> Option<Phrase> {
    let figure = &scene.figures[index].0;
    if figure.unit.dimension() != Dimension::Share || figure.unit.name() != "percent" {
        return None;
    }
    let last = before.iter().rev().find(|claim| claim.figure.unit.dimension() == Dimension::Share)?;
    last.whole.clone()
}
