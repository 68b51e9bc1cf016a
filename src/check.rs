//! The pipeline: documents in, a checked dossier out. The only orchestrator.

mod again;
mod claims;
mod itemised;
mod reading;
mod tabled;

use std::collections::{BTreeMap, BTreeSet};

use crate::account::{self, Entry, Place, Roster, Setting, Spoken, Stock, Table};
use crate::assertion::Assertion;
use crate::claim::{Claim, Unread, UnreadReason};
use crate::clause::Scene;
use crate::conflict::AssertionId;
use crate::document::{Document, Role};
pub use crate::engine::Findings;
use crate::engine::align::Judges;
use crate::engine::{self, Explanation, Reason, Sheet, Stand, Weighed};
use crate::lexicon::Lexicon;
use crate::limit::Limits;
use crate::normalise::{self, Headed, Story};
use crate::rule::{Rule, RuleSet};
use crate::span::{SourceId, Span};
use crate::syntax::{Relation, Tag};
use crate::witness::Witness;
use crate::{joint, parse, sentence};
use again::Again;
pub use claims::{Claims, Piece};
use itemised::itemised;
use reading::{Reading, is_headline};
use tabled::{Tabled, entered, reckoned};

/// What was read in one document: with witnesses for a check, with bare assertions for a [`Listing`].
#[derive(Clone, Debug)]
pub struct Study<A = Witness> {
    /// The document itself.
    pub document: Document,
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
    /// Its claims as written, where they are asked for: for a check those of the prose, then those of the cells of tables, each in order of position.
    pub claims: Vec<Claim>,
    /// What the claims mean, in the same order.
    pub assertions: Vec<A>,
    /// Where the words stand that say what happened to what each figure of the prose counts; none where figures are only listed.
    pub happenings: Vec<Option<Span>>,
    /// How many of them stand in the prose.
    pub prose: usize,
    /// Its tables of values.
    pub tables: Vec<Table>,
    /// The cells that the assertions behind the prose stand in: the table and the place.
    pub cells: Vec<(usize, Place)>,
    /// The words of its tables, those of values first, in their order; none where they are only listed.
    pub rosters: Vec<Roster>,
    /// The words of its sentences, where it is short enough to be a statement about a table.
    pub said: Vec<Vec<Spoken>>,
    /// What of the tables follows from what.
    pub entries: Vec<Entry>,
    /// What it says of settings beside a table of them, where it is documentation.
    pub settings: Vec<Setting>,
    /// What it counts of the files that it stands beside, where it is documentation.
    pub stock: Vec<Stock>,
    /// Whether it is documentation.
    pub is_documentation: bool,
    /// The folder that it is documentation of.
    pub shelf: String,
    /// Which release each of its figures tells of, where it is documentation that tells of some.
    pub epochs: Vec<usize>,
    /// Numbers that were seen and not understood.
    pub unread: Vec<Unread>,
    /// The words of the whole document.
    pub story: Story,
    /// The words of its headline and of its body, where the headline has figures.
    pub headed: Option<Headed>,
    /// The sentences with figures, as the judge of joints sees them.
    pub stages: Vec<joint::Stage>,
    /// Figures that hang together and do not come out, the most probable first.
    pub ties: Vec<joint::Tie>,
    /// What of it was longer than what is looked at.
    pub limits: Limits,
}

/// What was read in one document for a list of its claims: the assertions have no evidence, and there is no story.
pub type Listing = Study<Assertion>;

impl<A> Study<A> {
    /// A document of which nothing was read yet.
    #[must_use]
    pub fn new(document: Document, sentences: Vec<Span>) -> Self {
        Self {
            document,
            sentences,
            claims: Vec::new(),
            assertions: Vec::new(),
            happenings: Vec::new(),
            prose: 0,
            tables: Vec::new(),
            cells: Vec::new(),
            rosters: Vec::new(),
            said: Vec::new(),
            entries: Vec::new(),
            settings: Vec::new(),
            stock: Vec::new(),
            is_documentation: false,
            shelf: String::new(),
            epochs: Vec::new(),
            unread: Vec::new(),
            story: Story::default(),
            headed: None,
            stages: Vec::new(),
            ties: Vec::new(),
            limits: Limits::default(),
        }
    }

    /// Gives back what the lists have room for and do not hold: a dossier keeps thousands of studies, each as long as it will ever be.
    fn shrink(&mut self) {
        self.sentences.shrink_to_fit();
        self.claims.shrink_to_fit();
        self.assertions.shrink_to_fit();
        self.happenings.shrink_to_fit();
        self.cells.shrink_to_fit();
        self.entries.shrink_to_fit();
        self.unread.shrink_to_fit();
        self.stages.shrink_to_fit();
    }

    /// The same without what its sentences look like to the judge of joints, which only a draft and its sources are asked for once they were read.
    #[must_use]
    pub fn without_stages(self) -> Self {
        Self { stages: Vec::new(), ..self }
    }

    /// The cell that an assertion stands in, with its table; none for one of the prose.
    #[must_use]
    pub fn cell(&self, assertion: usize) -> Option<(&Table, Place)> {
        let (table, place) = *self.cells.get(assertion.checked_sub(self.prose)?)?;
        Some((self.tables.get(table)?, place))
    }
}

/// How much of what was seen took part in a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Sources read.
    pub sources: usize,
    /// Figures seen.
    pub figures: usize,
    /// Figures that a rule, which could have failed, has held against another figure.
    pub compared: usize,
    /// Figures that were typed but never compared.
    pub uncompared: usize,
    /// Figures that were not understood.
    pub unread: usize,
}

impl Coverage {
    /// What was seen in a dossier, and how much of it `findings` compared.
    #[must_use]
    pub fn of(dossier: &Dossier, findings: &Findings) -> Self {
        let figures: usize = dossier.studies().iter().map(|study| study.assertions.len()).sum();
        let unread: usize = dossier.studies().iter().map(|study| study.unread.len()).sum();
        let compared = findings.compared.len();
        Self { sources: dossier.studies().len(), figures: figures + unread, compared, uncompared: figures - compared.min(figures), unread }
    }
}

/// The sources that are checked against each other, as read.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    studies: Vec<Study>,
    /// The first sentence of each paragraph, for each study.
    paragraphs: Vec<Vec<usize>>,
}

impl Dossier {
    /// These studies, each of which was read under its own number.
    #[must_use]
    pub fn new(studies: Vec<Study>) -> Self {
        let paragraphs = studies.iter().map(paragraphs).collect();
        Self { studies, paragraphs }
    }

    /// The studies, in order of their numbers.
    #[must_use]
    pub fn studies(&self) -> &[Study] {
        &self.studies
    }

    /// The study of a source.
    #[must_use]
    pub fn study(&self, source: SourceId) -> Option<&Study> {
        self.studies.get(source.index())
    }

    /// Puts another study in the place of one, which is given back; `None` where there is none.
    pub fn replace(&mut self, source: SourceId, study: Study) -> Option<Study> {
        let (place, starts) = self.studies.get_mut(source.index()).zip(self.paragraphs.get_mut(source.index()))?;
        *starts = paragraphs(&study);
        Some(std::mem::replace(place, study))
    }

    fn sheets(&self) -> Vec<Sheet<'_>> {
        self.studies.iter().zip(&self.paragraphs).map(|(study, paragraphs)| sheet(study, paragraphs)).collect()
    }
}

/// A study as the engine sees it.
pub(crate) fn sheet<'s>(study: &'s Study, paragraphs: &'s [usize]) -> Sheet<'s> {
    Sheet {
        assertions: study.assertions.get(..study.prose).unwrap_or_default(),
        all: &study.assertions,
        places: &study.cells,
        rosters: &study.rosters,
        said: &study.said,
        entries: &study.entries,
        settings: &study.settings,
        stock: &study.stock,
        is_documentation: study.is_documentation,
        shelf: &study.shelf,
        epochs: &study.epochs,
        story: &study.story,
        headed: study.headed.as_ref(),
        role: study.document.role,
        date: study.document.date,
        paragraphs,
        ties: &study.ties,
    }
}

/// What a dossier is checked with.
#[derive(Clone, Copy, Debug)]
pub struct Knowledge<'k> {
    /// The rules.
    pub rules: &'k RuleSet,
    /// The vocabulary.
    pub lexicon: &'k Lexicon,
}

/// Reads one document: sentences, figures, claims, assertions.
#[must_use]
pub fn read(document: Document, source: SourceId, lexicon: &Lexicon) -> Study {
    studied(document, source, lexicon, true)
}

/// The same without the claims as written, of which a check asks nothing: they take a third of what a dossier holds.
#[must_use]
pub fn meant(document: Document, source: SourceId, lexicon: &Lexicon) -> Study {
    studied(document, source, lexicon, false)
}

fn studied(document: Document, source: SourceId, lexicon: &Lexicon, keeps_claims: bool) -> Study {
    let mut limits = Limits::default();
    let sentences = sentence::parted(&document, &mut limits);
    if document.language.is_some() {
        return foreign(document, sentences);
    }
    let mut reading = Reading::new(&document, source, lexicon, keeps_claims);
    (reading.stages, reading.limits) = (Some(Vec::new()), limits);
    let published = document.date;
    let around = |scene: &Scene<'_>| normalise::Surroundings::new(scene);
    let witness =
        |assertion, claim: &Claim, at, scene: &Scene<'_>, around: &normalise::Surroundings| normalise::witness(assertion, claim, at, scene, around, published);
    let mut story = normalise::StoryBuilder::new(lexicon);
    let mut parts = None;
    let tables = account::tables(&document, lexicon);
    account::weigh(&document, &tables, &mut reading.limits);
    let mut met = Tabled::new(&tables);
    for (index, &sentence) in sentences.iter().enumerate() {
        let words = sentence::words(document.prose(), sentence);
        story.add(&words);
        if met.takes(sentence, index) {
            continue;
        }
        if lexicon.triggers().wake(sentence.of(document.prose())) || reading.is_headed(sentence) {
            reading.sentence(&words, index, around, witness);
        }
        reading.landmarks(&words, index);
        if index == 0 && is_headline(&document, &words) && !reading.assertions.is_empty() {
            parts = Some((normalise::StoryBuilder::new(lexicon), normalise::StoryBuilder::new(lexicon)));
        }
        if let Some((headline, body)) = &mut parts {
            if index == 0 { headline.add(&words) } else { body.add(&words) }
        }
    }
    let headed = parts.map(|(headline, body)| Headed { headline: headline.build(), body: body.build() });
    let Reading { mut claims, assertions, happenings, unread, stages, limits, .. } = reading;
    if !keeps_claims {
        claims.clear();
    }
    let stages = stages.unwrap_or_default();
    let ties = joint::ties(&stages, &assertions);
    let prose = assertions.len();
    let story = story.build();
    let study = Study { claims, assertions, happenings, prose, unread, story, headed, stages, ties, limits, ..Study::new(document, sentences) };
    let mut study = itemised(study, lexicon, |it| it.scope.derived, |it| &mut it.assertion);
    itemised::settle(&mut study);
    let witness = |assertion, table: &Table, place| normalise::cell_witness(assertion, table, place, lexicon);
    let cells = met.cells;
    let mut study = reckoned(entered(study, tables, &cells, source, keeps_claims, witness));
    let numbers: BTreeMap<(usize, Place), usize> = study.cells.iter().copied().zip(study.prose..).collect();
    let prose = || study.assertions.iter().take(study.prose).enumerate();
    let announced = |(at, table): (usize, &Table)| account::announced(table, prose(), |it| it.scope.derived, |place| numbers.get(&(at, place)).copied());
    let announced: Vec<Entry> = study.tables.iter().enumerate().filter_map(announced).collect();
    study.entries.extend(announced);
    study.rosters = account::rosters(&study.document, &study.tables, lexicon);
    if study.rosters.is_empty() {
        study.said = account::statement(study.document.prose(), &study.sentences, &study.assertions, lexicon);
    }
    itemised::count(&mut study, lexicon);
    let cell = |figure: usize| study.cells.get(figure.checked_sub(study.prose)?).copied();
    study.stock = account::inventory(&study.document, &study.sentences, &study.assertions, cell, &study.tables, lexicon);
    study.settings = account::settings(&study.document, &study.sentences, &study.assertions, lexicon);
    study.is_documentation = account::is_documentation(&study.document, lexicon);
    study.epochs = account::epochs(&study.document, &study.assertions, lexicon);
    if !study.stock.is_empty() {
        study.shelf = lexicon.docs.shelf(study.document.name());
    }
    weigh(&mut study);
    study.shrink();
    study
}

/// Notes what of a study is longer than what its figures are held against.
fn weigh(study: &mut Study) {
    let mut limits = Limits::default();
    joint::weigh(&joint::Account::new(&study.stages, &study.assertions), &mut limits);
    engine::weigh(&sheet(study, &paragraphs(study)), &mut limits);
    study.limits.extend(&limits);
}

/// Reads the claims of one document alone, as [`read`] does, for a list and not for a check. Sentences without a number are passed
/// over unread.
#[must_use]
pub fn list(document: Document, source: SourceId, lexicon: &Lexicon) -> Listing {
    listed(document, source, lexicon, true).listing()
}

/// The same, to be told one by one.
#[must_use]
pub fn claims(document: Document, source: SourceId, lexicon: &Lexicon) -> Claims {
    listed(document, source, lexicon, false)
}

fn listed(document: Document, source: SourceId, lexicon: &Lexicon, keeps_claims: bool) -> Claims {
    let sentences = sentence::sentences(&document);
    if document.language.is_some() {
        return Claims { source, study: foreign(document, sentences), cells: Vec::new() };
    }
    let mut reading = Reading::new(&document, source, lexicon, keeps_claims);
    let tables = account::tables(&document, lexicon);
    let mut met = Tabled::new(&tables);
    let mut again = Again::default();
    for (index, &sentence) in sentences.iter().enumerate() {
        let tells = || lexicon.triggers().wake(sentence.of(document.prose())) || reading.is_headed(sentence);
        if !met.takes(sentence, index) && tells() {
            again.read(&mut reading, sentence, index);
        }
    }
    let Reading { mut claims, assertions, unread, derived, .. } = reading;
    if !keeps_claims {
        claims.clear();
    }
    let study = Study { prose: assertions.len(), claims, assertions, unread, ..Study::new(document, sentences) };
    let mut study = itemised(study, lexicon, |it| derived.contains(&it.sentence), |it| it);
    if !met.cells.is_empty() {
        study.assertions.sort_by_key(|it| it.figure);
    }
    study.tables = tables;
    Claims { source, study, cells: met.cells }
}

/// A word of a tree, for people to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The word, or the words of a figure, as written.
    pub text: String,
    /// Part of speech.
    pub tag: Tag,
    /// Relation to its head.
    pub relation: Relation,
    /// Index of the head within the sentence; none of a root.
    pub head: Option<usize>,
    /// Whether it is a figure.
    pub is_figure: bool,
}

/// The trees of the sentences that have figures, each with the sentence as written.
#[must_use]
pub fn trees(document: &Document, lexicon: &Lexicon) -> Vec<(String, Vec<Branch>)> {
    let text = document.prose();
    let tree = |span: Span| {
        let words = sentence::words(text, span);
        let figures = parse::figures(&words, lexicon).figures;
        if figures.is_empty() {
            return None;
        }
        let scene = Scene::new(&words, &figures, lexicon);
        let branch = |at: usize| {
            let token = scene.tree.token(at);
            let written = parse::span_of(&words, token.words.start, token.words.end);
            let text = if token.text.is_empty() { written.of(text).to_owned() } else { token.text.to_owned() };
            Branch { text, tag: scene.tree.tag(at), relation: scene.tree.relation(at), head: scene.tree.head(at), is_figure: token.figure.is_some() }
        };
        Some((span.of(text).to_owned(), (0..scene.tree.len()).map(branch).collect()))
    };
    sentence::sentences(document).into_iter().filter_map(tree).collect()
}

/// A document in a language that is not read: every number of it is unread.
fn foreign<A>(document: Document, sentences: Vec<Span>) -> Study<A> {
    let mut unread: Vec<Unread> = Vec::new();
    for &sentence in &sentences {
        let words = sentence::words(document.prose(), sentence);
        for (at, word) in words.iter().enumerate().filter(|(_, word)| word.is_number()) {
            // "186,4" is one number, whatever its comma means
            let goes_on = at
                .checked_sub(2)
                .and_then(|first| words.get(first..at))
                .is_some_and(|before| matches!(before, [first, comma] if first.is_number() && comma.is(",") && comma.glued && word.glued));
            match unread.last_mut().filter(|_| goes_on) {
                Some(last) => last.span = last.span.cover(word.span),
                None => unread.push(Unread { span: word.span, reason: UnreadReason::OtherLanguage }),
            }
        }
    }
    Study { unread, ..Study::new(document, sentences) }
}

/// Cross-checks a dossier under every rule.
#[must_use]
pub fn check(dossier: &Dossier, knowledge: &Knowledge<'_>) -> Findings {
    check_among(dossier, &related(dossier.studies()), knowledge)
}

/// The same, where it is known which pairs of its studies may tell one story: by their numbers, the smaller first, in order.
#[must_use]
pub fn check_among(dossier: &Dossier, related: &[(usize, usize)], knowledge: &Knowledge<'_>) -> Findings {
    engine::run(&dossier.sheets(), related, &drawn(dossier.studies()), knowledge.rules, knowledge.lexicon)
}

/// The figures of drafts that follow from figures of sources and do not come out.
fn drawn(studies: &[Study]) -> Vec<joint::Drawn> {
    let of = |role: Role| studies.iter().enumerate().filter(move |(_, study)| study.document.role == role);
    let pairs = of(Role::Draft).flat_map(|draft| of(Role::Source).map(move |source| (draft, source)));
    let between = |((own, draft), (from, source)): ((usize, &Study), (usize, &Study))| {
        let of = |tie| joint::Drawn { draft: SourceId::new(own), source: SourceId::new(from), tie };
        joint::drawn(pages(source), pages(draft)).into_iter().map(of).collect::<Vec<_>>()
    };
    pairs.flat_map(between).collect()
}

/// The prose of a study, as joints see it.
fn pages(study: &Study) -> joint::Pages<'_> {
    joint::Pages { stages: &study.stages, figures: study.assertions.get(..study.prose).unwrap_or_default() }
}

/// What came of two documents that may tell one story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meeting {
    /// Whether some rule holds a figure of one against a figure of the other, and they break it.
    pub is_apart: bool,
    /// The figures of the first that rules which reach over texts have compared, by their indexes.
    pub first: BTreeSet<usize>,
    /// Those of the second.
    pub second: BTreeSet<usize>,
}

/// Holds two studies, which were read under different numbers, against each other as two that may tell one story.
///
/// Where no two documents of a dossier are apart, no conflict of it lies between documents; and what a check finds of a document depends on those
/// only that a chain of such pairs, or of common [`links`], leads to. So pairs can be judged anywhere, and the circles that they make be settled
/// each by itself ([`check_among`]).
#[must_use]
pub fn judge(first: &Study, second: &Study, knowledge: &Knowledge<'_>) -> Meeting {
    judge_all(&[first, second], &[(0, 1)], knowledge).pop().unwrap_or_default()
}

/// The same of many pairs of studies, by their places: what is known of each study is worked out once.
///
/// Pairs that follow each other with the same first are quicker than others. A pair of which one is not there does not meet.
#[must_use]
pub fn judge_all(studies: &[&Study], pairs: &[(usize, usize)], knowledge: &Knowledge<'_>) -> Vec<Meeting> {
    let starts: Vec<Vec<usize>> = studies.iter().map(|study| paragraphs(study)).collect();
    let sheets: Vec<Sheet<'_>> = studies.iter().zip(&starts).map(|(study, paragraphs)| sheet(study, paragraphs)).collect();
    let meeting = |found: Findings| {
        let of = |number: usize| found.compared.iter().filter(|id| id.source.index() == number).map(|id| id.index).collect();
        Meeting { is_apart: !found.apart.is_empty(), first: of(0), second: of(1) }
    };
    engine::meet(&sheets, pairs, knowledge.rules, knowledge.lexicon).into_iter().map(meeting).collect()
}

/// What brings a document together with others under some rule whatever stories they tell: documents with a link in common are of one circle.
#[must_use]
pub fn links(study: &Study, knowledge: &Knowledge<'_>) -> BTreeSet<String> {
    engine::links(&sheet(study, &paragraphs(study)), knowledge.rules)
}

/// Every pair of figures that open comparison holds against each other, with all that is known of it: what its models are learnt from.
#[must_use]
pub fn weighed(dossier: &Dossier, judges: &Judges, lexicon: &Lexicon) -> Vec<(AssertionId, AssertionId, Weighed)> {
    engine::weighed(&dossier.sheets(), &related(dossier.studies()), judges, lexicon)
}

/// What speaks for the texts of each of these pairs telling one story: what a model is learnt from.
#[must_use]
pub fn told(dossier: &Dossier, pairs: &[(usize, usize)], lexicon: &Lexicon) -> Vec<engine::align::told::Values> {
    engine::told(&dossier.sheets(), pairs, lexicon)
}

/// One verdict for every figure of the drafts, in order, from what a check has found; none where there is no draft or no source.
#[must_use]
pub fn verdicts(dossier: &Dossier, findings: &Findings, knowledge: &Knowledge<'_>) -> Vec<Stand> {
    engine::verdicts(&dossier.sheets(), &findings.conflicts, knowledge.lexicon)
}

/// The pairs of studies that may tell one story, by their numbers.
#[must_use]
pub fn related(studies: &[Study]) -> Vec<(usize, usize)> {
    engine::related(&studies.iter().map(|study| &study.story).collect::<Vec<&Story>>())
}

/// The same among documents whose days lie at most so many apart; those without a day are held against each other.
///
/// How many documents share a word is counted within twice so many days.
#[must_use]
pub fn related_within(studies: &[Study], days: u16) -> Vec<(usize, usize)> {
    let dated = studies.iter().map(|study| (study.document.day(), &study.story));
    engine::related_within(&dated.collect::<Vec<_>>(), days)
}

/// Two assertions and why they are in conflict or not.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The first.
    pub a: AssertionId,
    /// The second.
    pub b: AssertionId,
    /// Why.
    pub explanation: Explanation,
}

/// Why pairs of assertions are in conflict or not, by the findings of a check of the same dossier; pairs that do not exist are left out.
#[must_use]
pub fn explain(dossier: &Dossier, findings: &Findings, knowledge: &Knowledge<'_>, pairs: &[(AssertionId, AssertionId)]) -> Vec<Explained> {
    let sheets = dossier.sheets();
    let one = |&(a, b): &(AssertionId, AssertionId)| {
        let explanation = engine::explain(&sheets, findings, knowledge.rules, knowledge.lexicon, a, b)?;
        Some(Explained { a, b, explanation })
    };
    pairs.iter().filter_map(one).collect()
}

/// Why pairs of figures stay silent under a rule of relation `equal`: what `because` in a rule case is held against.
#[must_use]
pub fn reasons(dossier: &Dossier, rule: &Rule, lexicon: &Lexicon) -> BTreeSet<Reason> {
    engine::reasons(&dossier.sheets(), rule, lexicon)
}

/// The first sentence of each paragraph: a paragraph ends at a blank line or at a block's end.
fn paragraphs(study: &Study) -> Vec<usize> {
    let text = study.document.prose();
    let parted = |pair: &[Span]| {
        let between = text.get(pair[0].end()..pair[1].start()).unwrap_or_default();
        let breaks = study.document.breaks();
        let next = breaks.partition_point(|&end| end < pair[0].end());
        between.matches('\n').count() > 1 || breaks.get(next).is_some_and(|&end| end <= pair[1].start())
    };
    std::iter::once(0).chain(study.sentences.windows(2).enumerate().filter(|(_, pair)| parted(pair)).map(|(index, _)| index + 1)).collect()
}

#[cfg(test)]
mod tests;
