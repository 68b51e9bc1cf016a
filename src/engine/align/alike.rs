//! What speaks for two figures of one thing, whatever their values: numbers with names, in a fixed order.
//!
//! ```text
//! words      how much of one clause, sentence and neighbourhood the other one says, in the same words or in kindred ones
//! names      those that both have, and those that the source has elsewhere
//! facets     noun, event, subject, whole, place, time, speaker, mode
//! marks      what the wording says of one and not of the other: a part, a change, a forecast, another time
//! rivals     whether others of either text are closer
//! ```
//! A value that is not known is `NaN`. Nothing is decided here: the weights are a model's, `models/alike.toml`.

use strum::{EnumCount, EnumMessage, EnumString, VariantNames};

use super::super::facet::{self, Comparison};
use super::super::noun::{key_noun, modifiers_overlap, noun_fit};
use super::super::overlap::{Matches, Placed};
use super::super::voice;
use super::setting::Setting;
use super::{event, marks};
use crate::kin::{self, Word};
use crate::lexicon::Lexicon;
use crate::rule::Facet;
use crate::witness::{Term, Witness};

/// A feature of two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, EnumMessage, EnumString, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Alike {
    /// Share of the statement's clause that the source's sentence says, by rarity.
    Clause,
    /// Share of the statement's clause that the source's clause says, by rarity.
    Own,
    /// Share of the statement's sentence that the source's sentence says.
    Sentence,
    /// Share of the source's sentence that the statement's says.
    SentenceBack,
    /// Share of the source's clause that the statement's sentence says.
    ClauseBack,
    /// Share of the words beside the figure that stand beside the other.
    Near,
    /// Share of the words beside the source's figure that stand beside the statement's.
    NearBack,
    /// The rarity that both sentences have in common.
    Mass,
    /// Share of the clause that the other says in kindred words.
    SoftClause,
    /// Share of the words beside the figure that stand beside the other as kindred ones.
    SoftNear,
    /// How well the nouns agree, -1 to 1.
    Noun,
    /// How alike the nouns are in use, -1 to 1.
    NounLikeness,
    /// How a dictionary relates the nouns.
    NounRelation,
    /// Share of modifiers that the nouns have in common.
    Modifiers,
    /// How many of the two nouns have a modifier that the other's sentence does not know.
    Narrowed,
    /// How the modifiers of both nouns stand to each other.
    Wider,
    /// How the classes of the events stand to each other.
    Event,
    /// How alike the events are in use, -1 to 1.
    EventLikeness,
    /// How a dictionary relates the events.
    EventRelation,
    /// Whether the clause of one also speaks of what happened in the other.
    EventBeside,
    /// How the subjects stand to each other.
    Subject,
    /// How alike the subjects are in use, -1 to 1.
    SubjectLikeness,
    /// How the wholes stand to each other that both are parts of.
    Whole,
    /// How the places stand to each other.
    Place,
    /// How the times stand to each other.
    Time,
    /// How the speakers stand to each other.
    Speaker,
    /// How the modes stand to each other: asserted, estimated, in a headline.
    Mode,
    /// Whether two named speakers speak.
    Voices,
    /// Share of the statement's names that the source's sentence has.
    NamesHere,
    /// Share of the statement's names that the source has elsewhere.
    NamesElsewhere,
    /// Share of the source's names that the statement's sentence lacks.
    NamesLacking,
    /// Whether the rare names of both sentences have one in common.
    RareNames,
    /// Whether both clauses name moments, and one in common.
    Moments,
    /// Whether one is given for another length of time, or opens with another time.
    Occasion,
    /// Whether one is of another time than its story.
    Background,
    /// Whether one is given for comparison.
    Comparison,
    /// Whether each is a level, an origin or a change.
    Aspect,
    /// Which way both went.
    Trend,
    /// Whether one is a part, or counted beside others.
    Subset,
    /// Whether one counts a group and the other a narrower one.
    Group,
    /// Whether both are per something.
    Denominator,
    /// Whether one is negated or denied.
    Negated,
    /// Whether one is said to hold no longer.
    Superseded,
    /// Whether one is expected.
    Forecast,
    /// Whether one is quoted.
    Quoted,
    /// What is measured.
    Dimension,
    /// Whether both are in one unit.
    Unit,
    /// Whether both clauses have another rare figure in common.
    Anchor,
    /// Whether both are parts of one text.
    OwnText,
    /// How probable it is that both texts tell one story, in log odds; not known where both are one text.
    Story,
    /// How many words the source has, by powers of two.
    SourceLength,
    /// How many words the statement has, by powers of two.
    StatementLength,
    /// How many of the source's figures of this kind are closer.
    Rank,
    /// How much closer it is than the closest other of the source.
    Lead,
    /// How many of the statement's figures of this kind are closer.
    RankBack,
    /// How much closer it is than the closest other of the statement.
    LeadBack,
    /// How far into the source its figure stands, 0 to 1.
    Depth,
}

/// The values of all features, by their place in the enum.
pub type Values = [f32; Alike::COUNT];

/// The names of the features, in order.
pub const NAMES: &[&str] = Alike::VARIANTS;

/// The words of a figure with their places in its story and their entries in the table of kindred words, looked up once.
#[derive(Debug)]
pub struct Kindred<'e> {
    sentence: Placed<'e>,
    clause: Placed<'e>,
    near: Placed<'e>,
    soft_clause: Vec<kin::Term<'e>>,
    soft_near: Vec<kin::Term<'e>>,
    noun: Option<Word>,
    event: Option<Word>,
    subject: Option<Word>,
}

impl<'e> Kindred<'e> {
    /// The words of a figure of a story of these words.
    #[must_use]
    pub fn of(it: &'e Witness, story: &[Term]) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rarity lies between 0 and 1")]
        let weight = |term: &Term| (term.weight * 100.0) as u32;
        let bag = |terms: &'e [Term]| terms.iter().map(|term| kin::Term::new(&term.lemma, weight(term))).collect();
        Self {
            sentence: Placed::new(&it.evidence.sentence, story),
            clause: Placed::new(&it.evidence.clause, story),
            near: Placed::new(&it.evidence.near, story),
            soft_clause: bag(&it.evidence.clause),
            soft_near: bag(&it.evidence.near),
            noun: key_noun(it).and_then(|noun| Word::of(&noun.lemma)),
            event: it.event.as_ref().and_then(|event| Word::of(&event.lemma)),
            subject: it.subject.as_ref().and_then(|subject| Word::of(&subject.lemma)),
        }
    }
}

/// What speaks for `y` of the statement and `x` of the source being of one thing; the rivals are entered later, when all pairs are known.
#[must_use]
pub fn values(y: &Witness, x: &Witness, kindred: [&Kindred<'_>; 2], matches: &Matches<'_>, setting: &Setting, lexicon: &Lexicon) -> Values {
    let mut values = [f32::NAN; Alike::COUNT];
    let mut set = |feature: Alike, value: f32| values[feature as usize] = value;
    let [a, b] = kindred;
    let (sentence, mass) = matches.cover(&a.sentence, &b.sentence);
    set(Alike::Clause, matches.cover(&a.clause, &b.sentence).0);
    set(Alike::Own, matches.cover(&a.clause, &b.clause).0);
    set(Alike::Sentence, sentence);
    set(Alike::Mass, mass);
    set(Alike::SentenceBack, matches.cover_back(&b.sentence, &a.sentence));
    set(Alike::ClauseBack, matches.cover_back(&b.clause, &a.sentence));
    set(Alike::Near, matches.cover(&a.near, &b.near).0);
    set(Alike::NearBack, matches.cover_back(&b.near, &a.near));
    let soft = |of: &[kin::Term<'_>], by: &[kin::Term<'_>]| kin::cover(of, by, kin::agree).map_or(f32::NAN, |hundredths| f32::from(hundredths) / 100.0);
    set(Alike::SoftClause, soft(&a.soft_clause, &b.soft_clause));
    set(Alike::SoftNear, soft(&a.soft_near, &b.soft_near));
    nouns(y, x, kindred, lexicon, &mut set);
    events(y, x, kindred, lexicon, &mut set);
    set(Alike::Subject, standing(Facet::Subject, y, x, lexicon));
    set(Alike::SubjectLikeness, likeness(a.subject, b.subject));
    set(Alike::Whole, standing(Facet::Whole, y, x, lexicon));
    set(Alike::Place, standing(Facet::Place, y, x, lexicon));
    set(Alike::Time, standing(Facet::Time, y, x, lexicon));
    set(Alike::Speaker, standing(Facet::Speaker, y, x, lexicon));
    set(Alike::Mode, standing(Facet::Mode, y, x, lexicon));
    set(Alike::Voices, flag(voice::are_two(y, x)));
    let (here, elsewhere) = names(y, kindred, matches);
    set(Alike::NamesHere, here);
    set(Alike::NamesElsewhere, elsewhere);
    set(Alike::NamesLacking, lacking(kindred, matches));
    set(Alike::RareNames, rare_names(kindred, matches));
    set(Alike::Moments, marks::moments(y, x));
    set(Alike::Occasion, flag(marks::occasions_differ(y, x)));
    set(Alike::Background, pair(y.marks.background, x.marks.background));
    set(Alike::Comparison, pair(y.marks.comparison, x.marks.comparison));
    set(Alike::Aspect, marks::aspects(y, x));
    set(Alike::Trend, y.trend.zip(x.trend).map_or(f32::NAN, |(a, b)| flag(a == b)));
    set(Alike::Subset, pair(y.marks.subset, x.marks.subset));
    set(Alike::Group, pair(marks::is_group_of(y, x) || marks::is_part(x, y, lexicon), marks::is_group_of(x, y) || marks::is_part(y, x, lexicon)));
    set(Alike::Denominator, marks::denominators(y, x));
    set(Alike::Negated, flag(marks::is_denied(y) != marks::is_denied(x)));
    set(Alike::Superseded, flag(marks::was(y) != marks::was(x)));
    set(Alike::Forecast, pair(marks::is_expected(y), marks::is_expected(x)));
    set(Alike::Quoted, pair(y.marks.quoted, x.marks.quoted));
    set(Alike::Dimension, marks::dimension(y));
    set(Alike::Unit, flag(y.unit == x.unit));
    set(Alike::Anchor, flag(y.evidence.figures.iter().any(|figure| x.evidence.figures.contains(figure))));
    set(Alike::OwnText, flag(setting.own));
    set(Alike::Story, setting.story);
    set(Alike::SourceLength, setting.source_length);
    set(Alike::StatementLength, setting.statement_length);
    values
}

fn nouns(y: &Witness, x: &Witness, kindred: [&Kindred<'_>; 2], lexicon: &Lexicon, set: &mut impl FnMut(Alike, f32)) {
    let (Some(a), Some(b)) = (key_noun(y), key_noun(x)) else { return };
    set(Alike::Noun, noun_fit(y, x, lexicon));
    set(Alike::NounLikeness, if a.lemma == b.lemma { 1.0 } else { likeness(kindred[0].noun, kindred[1].noun) });
    set(Alike::NounRelation, relation(kindred[0].noun, kindred[1].noun));
    if !a.modifiers.is_empty() && !b.modifiers.is_empty() {
        set(Alike::Modifiers, modifiers_overlap(&a.modifiers, &b.modifiers, lexicon));
    }
    let narrowed = |noun, other, of| u8::from(marks::is_narrowed(noun, other, of, lexicon));
    set(Alike::Narrowed, f32::from(narrowed(a, b, x) + 2 * narrowed(b, a, y)));
    set(Alike::Wider, standing(Facet::Modifiers, y, x, lexicon));
}

fn events(y: &Witness, x: &Witness, kindred: [&Kindred<'_>; 2], lexicon: &Lexicon, set: &mut impl FnMut(Alike, f32)) {
    set(Alike::Event, event::classes(y, x, lexicon));
    set(Alike::EventBeside, flag(event::speaks_of_the_other(y, x)));
    let (Some(a), Some(b)) = (&y.event, &x.event) else { return };
    set(Alike::EventLikeness, if a.lemma == b.lemma { 1.0 } else { likeness(kindred[0].event, kindred[1].event) });
    set(Alike::EventRelation, relation(kindred[0].event, kindred[1].event));
}

/// 1 for true.
pub(in crate::engine) fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// 0 where neither is, 1 and 2 where one is, 3 where both are.
fn pair(first: bool, second: bool) -> f32 {
    f32::from(u8::from(first) + 2 * u8::from(second))
}

/// A facet as a number: the same is most.
fn standing(facet: Facet, y: &Witness, x: &Witness, lexicon: &Lexicon) -> f32 {
    match facet::compare(facet, y, x, lexicon) {
        Comparison::Same => 3.0,
        Comparison::Wider => 2.0,
        Comparison::Narrower => 1.0,
        Comparison::Different => 0.0,
        Comparison::Absent => f32::NAN,
    }
}

fn likeness(a: Option<Word>, b: Option<Word>) -> f32 {
    a.zip(b).and_then(|(a, b)| a.likeness(b)).map_or(f32::NAN, |hundredths| f32::from(hundredths) / 100.0)
}

/// A relation of the dictionary by its place in the enum; none is last.
fn relation(a: Option<Word>, b: Option<Word>) -> f32 {
    let (Some(a), Some(b)) = (a, b) else { return f32::NAN };
    let none = f32::from(u8::try_from(kin::Relation::VARIANTS.len()).unwrap_or(u8::MAX));
    if a == b { none + 1.0 } else { a.relation(b, None).map_or(none, |relation| f32::from(relation as u8)) }
}

/// Shares of the names of a sentence that another sentence has, and that its text has elsewhere; who says it is not what it is about.
fn names(y: &Witness, [a, b]: [&Kindred<'_>; 2], matches: &Matches<'_>) -> (f32, f32) {
    let speaker = y.speaker.as_deref().unwrap_or_default().to_lowercase();
    let is_speaker = |term: &Term| speaker.split_whitespace().any(|word| word == &*term.lemma);
    let (mut all, mut here, mut elsewhere) = (0.0, 0.0, 0.0);
    for (_, place) in a.sentence.iter().filter(|(term, _)| term.is_name && !is_speaker(term)) {
        all += 1.0;
        if matches.best(place, &b.sentence) > 0.0 {
            here += 1.0;
        } else if matches.anywhere(place) >= 1.0 {
            elsewhere += 1.0;
        }
    }
    (here / all, elsewhere / all)
}

/// The share of the names of the source's sentence that the statement knows and its sentence lacks.
fn lacking([a, b]: [&Kindred<'_>; 2], matches: &Matches<'_>) -> f32 {
    let (mut all, mut lacking) = (0.0, 0.0);
    for (name, place) in b.sentence.iter().filter(|(term, _)| term.is_name) {
        all += 1.0;
        let covered = name.weight > 0.0 && matches.best_back(place, &a.sentence) > 0.0;
        lacking += flag(!covered && matches.known(place)) + flag(!covered) / 2.0;
    }
    lacking / all
}

/// Whether the names of two sentences, each by its rarity, have one in common: 0 none, up to the rarity of the rarest.
fn rare_names([a, b]: [&Kindred<'_>; 2], matches: &Matches<'_>) -> f32 {
    let has = |it: &Kindred<'_>| it.sentence.iter().any(|(term, _)| term.is_name);
    if !has(a) || !has(b) {
        return f32::NAN;
    }
    let shared = a.sentence.iter().filter(|&(term, place)| term.is_name && matches.best(place, &b.sentence) > 0.0);
    shared.map(|(term, _)| term.weight).fold(0.0, f32::max)
}

/// The words by which figures are ranked before a model is asked.
#[must_use]
pub fn closeness(values: &Values) -> f32 {
    let of = |feature: Alike| Some(values[feature as usize]).filter(|value| !value.is_nan()).unwrap_or(0.0);
    of(Alike::Own) + of(Alike::Clause) + of(Alike::Near) + of(Alike::SoftClause) + of(Alike::Noun) + of(Alike::ClauseBack)
}

/// Numbers that are ranked, the largest first.
#[derive(Clone, Debug, Default)]
pub struct Ranking(pub Vec<f32>);

impl Ranking {
    /// In order.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.0.sort_by(|a, b| b.total_cmp(a));
        self
    }

    /// How many are larger than one of them, and how much larger it is than the largest other; `NaN` where there is no other.
    #[must_use]
    pub fn place(&self, one: f32) -> (f32, f32) {
        let larger = self.0.partition_point(|other| *other > one);
        let next = if larger == 0 { self.0.get(1) } else { self.0.first() };
        #[expect(clippy::cast_precision_loss, reason = "a text has few figures")]
        let rank = larger as f32;
        (rank, next.map_or(f32::NAN, |next| one - next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_what_is_larger_and_leaves_itself_out() {
        let ranking = Ranking(vec![0.5, 2.0, 1.0]).sorted();
        assert_eq!(ranking.place(2.0), (0.0, 1.0));
        assert_eq!(ranking.place(1.0), (1.0, -1.0));
        assert_eq!(ranking.place(0.5), (2.0, -1.5));
        let (rank, lead) = Ranking(vec![3.0]).place(3.0);
        assert!(rank == 0.0 && lead.is_nan(), "it has no other");
    }

    #[test]
    fn what_is_not_known_takes_no_part_in_closeness() {
        let mut values = [f32::NAN; Alike::COUNT];
        assert!(closeness(&values).abs() < f32::EPSILON);
        values[Alike::Own as usize] = 0.5;
        values[Alike::Noun as usize] = -1.0;
        assert!((closeness(&values) + 0.5).abs() < 1e-6);
    }

    #[test]
    fn the_two_of_a_mark_are_told_apart() {
        let all = [(false, false), (true, false), (false, true), (true, true)].map(|(a, b)| pair(a, b));
        assert!(all.is_sorted_by(|one, next| one < next), "{all:?}");
    }
}
