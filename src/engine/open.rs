//! Open comparison: two sources that may tell one story, and a headline and its body, are held against each other.
//!
//! A [`Hearing`] judges every pair of their figures once: a check takes the disputes, an explanation shows the pair. A figure is disputed
//! by the partner with which it most probably fights, where it is that partner's most probable opponent too; how probable a dispute
//! must be is for the rules.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::align::judge::Judge;
use super::align::pair::{Text, Texts};
use super::align::table::{Cell, Table};
use super::kinship::may_count_one_thing;
use super::sheet::{Page, Sheet};
use super::{dossier, headline, regime, relate};
use crate::conflict::AssertionId;
use crate::document::Role;
use crate::lexicon::Lexicon;
use crate::normalise::Story;
use crate::quantity::Verdict;
use crate::rule::Reason;
use crate::span::SourceId;

/// A dispute between two sources.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Open {
    /// The figure of the statement.
    pub a: AssertionId,
    /// The figure of the source.
    pub b: AssertionId,
    /// `Contradicts` or `Differs`.
    pub verdict: Verdict,
    /// How probable it is, in ten-thousandths.
    pub probability: u16,
}

/// What open comparison came to.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// The disputes, in order of the pairs of sources.
    pub disputes: Vec<Open>,
    /// Figures of which one says what the other says.
    pub agreed: Vec<(AssertionId, AssertionId)>,
    /// Figures that took part.
    pub compared: BTreeSet<AssertionId>,
}

/// A term of a judgement: what it speaks of, and its weight in thousandths of log odds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// The features, in words.
    pub features: Vec<String>,
    /// What they add.
    pub weight: i32,
}

/// What open comparison makes of two figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// How probable it is that they speak of one thing and fight, in ten-thousandths; `None` where they are not held against each other.
    pub probability: Option<u16>,
    /// What that adds up from, largest first.
    pub terms: Vec<Weighed>,
    /// What logic has against their being compared.
    pub gate: Option<Reason>,
    /// The dispute, or why there is none.
    pub outcome: Result<Open, Reason>,
}

/// A dispute that is as probable as not.
pub const EVEN: u16 = 5_000;

/// A statement and a source that are held against each other.
#[derive(Debug)]
pub struct Hearing<'e> {
    /// The number of each, and of the first assertion of each: a body comes after its headline.
    statement: (usize, usize),
    source: (usize, usize),
    table: Table<'e>,
    /// For each figure of the statement the place of the pair that disputes it.
    disputes: BTreeMap<usize, usize>,
}

impl<'e> Hearing<'e> {
    /// Two documents of a dossier, by their numbers.
    #[must_use]
    pub fn of_two((left, a): (usize, Arc<Text<'e>>), (right, b): (usize, Arc<Text<'e>>), lexicon: &'e Lexicon, judge: &'e Judge) -> Self {
        let left_is_shorter = regime::is_shorter(a.story(), b.story());
        let (statement, source, at) = if left_is_shorter { (a, b, (left, right)) } else { (b, a, (right, left)) };
        Self::new((at.0, 0), (at.1, 0), Table::new(Texts::new(statement, source, lexicon), judge))
    }

    /// A headline and the body under it; `None` where the document has no headline with figures.
    #[must_use]
    pub fn of_one(sheet: &Sheet<'e>, source: usize, lexicon: &'e Lexicon, judge: &'e Judge) -> Option<Self> {
        let (headline, body, first) = headline::parts(sheet)?;
        let text = |page: Page<'e>| Arc::new(Text::new(page));
        Some(Self::new((source, 0), (source, first), Table::new(Texts::new(text(headline), text(body), lexicon), judge)))
    }

    fn new(statement: (usize, usize), source: (usize, usize), table: Table<'e>) -> Self {
        let disputes = disputes(&table);
        Self { statement, source, table, disputes }
    }

    /// The number of the document that is the statement.
    #[must_use]
    pub fn statement(&self) -> usize {
        self.statement.0
    }

    /// The pairs of their figures, as they were judged.
    #[must_use]
    pub fn table(&self) -> &Table<'e> {
        &self.table
    }

    /// What came of two figures, whichever stands in the statement; `None` where they are not one of each.
    #[must_use]
    pub fn judge(&self, a: AssertionId, b: AssertionId) -> Option<Judgement> {
        let index = |id: AssertionId, (document, first): (usize, usize)| (id.source.index() == document).then(|| id.index.checked_sub(first)).flatten();
        let cast = |a, b| Some((index(a, self.statement)?, index(b, self.source)?));
        let (y, x) = cast(a, b).or_else(|| cast(b, a))?;
        let Some(cell) = self.table.cell(y, x) else {
            return Some(Judgement { probability: None, terms: Vec::new(), gate: None, outcome: Err(Reason::Unit) });
        };
        let weighed = |share: crate::additive::Share<'_>| Weighed { features: share.features.into_iter().map(str::to_owned).collect(), weight: share.weight };
        let terms: Vec<Weighed> = self.table.judged_by().terms(&cell.values, cell.fights()).into_iter().map(weighed).collect();
        let is_it = self.dispute(y).is_some_and(|found| found.x == x && found.probability >= EVEN);
        let outcome = if is_it { Ok(self.open(cell)) } else { Err(self.reason(cell)) };
        Some(Judgement { probability: cell.fights().then_some(cell.probability), terms, gate: cell.gate, outcome })
    }

    fn dispute(&self, y: usize) -> Option<&Cell> {
        self.disputes.get(&y).and_then(|&at| self.table.cells().get(at))
    }

    /// Why a pair is no dispute: what logic forbids, a better partner, or what weighs most against it.
    fn reason(&self, cell: &Cell) -> Reason {
        match cell.gate {
            Some(gate) => gate,
            None if cell.probability >= EVEN => Reason::Nearer,
            None => self.table.judged_by().against(&cell.values, cell.fights()),
        }
    }

    /// Everything that came of it.
    fn tell(&self, opened: &mut Opened) {
        for cell in self.table.cells().iter().filter(|cell| self.agrees(cell)) {
            let pair = self.ids(cell.y, cell.x);
            opened.agreed.push(pair);
            opened.compared.extend([pair.0, pair.1]);
        }
        for cell in self.disputes.values().filter_map(|&at| self.table.cells().get(at)) {
            let pair = self.ids(cell.y, cell.x);
            if cell.probability >= EVEN {
                opened.disputes.push(self.open(cell));
                opened.compared.extend([pair.0, pair.1]);
            }
        }
    }

    /// Whether one says what the other says, and of the same thing as far as they tell; a figure that is disputed agrees with nothing.
    fn agrees(&self, cell: &Cell) -> bool {
        let is_disputed = self.dispute(cell.y).is_some_and(|found| found.probability >= EVEN);
        let is_one = |(y, x)| may_count_one_thing(y, x, self.table.lexicon());
        cell.gate.is_none() && cell.verdict.is_consistent() && !is_disputed && self.table.figures(cell).is_some_and(is_one)
    }

    fn ids(&self, statement: usize, source: usize) -> (AssertionId, AssertionId) {
        let id = |(document, first): (usize, usize), index| AssertionId { source: SourceId::new(document), index: first + index };
        (id(self.statement, statement), id(self.source, source))
    }

    fn open(&self, cell: &Cell) -> Open {
        let (a, b) = self.ids(cell.y, cell.x);
        Open { a, b, verdict: cell.verdict, probability: cell.probability }
    }
}

/// For each figure of the statement the pair that disputes it: the most probable of both its figures.
fn disputes(table: &Table<'_>) -> BTreeMap<usize, usize> {
    let mut order: Vec<usize> = (0..table.cells().len()).filter(|&at| table.cells()[at].fights()).collect();
    let rank = |at: usize| (std::cmp::Reverse(table.cells()[at].probability), std::cmp::Reverse(table.cells()[at].fit), at);
    order.sort_by_key(|&at| rank(at));
    let (mut rows, mut columns) = (BTreeMap::new(), BTreeSet::new());
    for at in order {
        let cell = &table.cells()[at];
        // a figure whose best partner has a better one is disputed by none
        let is_first_of_row = !rows.contains_key(&cell.y);
        let is_first_of_column = columns.insert(cell.x);
        if is_first_of_row {
            rows.insert(cell.y, is_first_of_column.then_some(at));
        }
    }
    rows.into_iter().filter_map(|(y, at)| Some((y, at?))).collect()
}

/// What open comparison makes of two figures of a dossier.
#[must_use]
pub fn judge(dossier: &[Sheet<'_>], a: AssertionId, b: AssertionId, lexicon: &Lexicon) -> Judgement {
    let apart = |reason| Judgement { probability: None, terms: Vec::new(), gate: None, outcome: Err(reason) };
    let assertion = |id: AssertionId| dossier.get(id.source.index())?.assertions.get(id.index);
    let Some((x, y)) = assertion(a).zip(assertion(b)) else { return apart(Reason::Story) };
    let (left, right) = (a.source.index().min(b.source.index()), a.source.index().max(b.source.index()));
    let text = |at: usize| dossier.get(at).map(|sheet| (at, Arc::new(Text::new(sheet.page()))));
    let hearing = if left == right {
        dossier.get(left).and_then(|sheet| Hearing::of_one(sheet, left, lexicon, Judge::shipped()))
    } else {
        let stories: Vec<&Story> = dossier.iter().map(|sheet| sheet.story).collect();
        let may_tell_one = dossier::pairs(&stories).contains(&(left, right));
        text(left).zip(text(right)).filter(|_| may_tell_one).map(|(left, right)| Hearing::of_two(left, right, lexicon, Judge::shipped()))
    };
    let judged = hearing.and_then(|hearing| hearing.judge(a, b));
    let agrees = |verdict| relate::agreement(x, y, verdict);
    match (judged, relate::relate(x, y)) {
        (Some(judged @ Judgement { outcome: Ok(_), .. }), _) => judged,
        (judged, Err(reason)) => Judgement { outcome: Err(reason), ..judged.unwrap_or(apart(reason)) },
        (judged, Ok(verdict)) => {
            let reason = agrees(verdict).unwrap_or(Reason::Story);
            let judged = judged.unwrap_or(apart(reason));
            // what agrees is silent for that, and not for want of evidence
            if agrees(verdict).is_some() { Judgement { outcome: Err(reason), ..judged } } else { judged }
        }
    }
}

/// What open comparison comes to in a whole dossier. Where it has drafts, two sources are not held against each other.
#[must_use]
pub fn compare(dossier: &[Sheet<'_>], lexicon: &Lexicon) -> Opened {
    let mut opened = Opened::default();
    let has_draft = dossier.iter().any(|sheet| sheet.role == Role::Draft);
    let stories: Vec<&Story> = dossier.iter().map(|sheet| sheet.story).collect();
    let texts: Vec<Arc<Text<'_>>> = dossier.iter().map(|sheet| Arc::new(Text::new(sheet.page()))).collect();
    let is_draft = |source: usize| dossier.get(source).is_some_and(|sheet| sheet.role == Role::Draft);
    for (left, right) in dossier::pairs(&stories).into_iter().filter(|&(left, right)| !has_draft || is_draft(left) || is_draft(right)) {
        if let Some((a, b)) = texts.get(left).zip(texts.get(right)) {
            Hearing::of_two((left, Arc::clone(a)), (right, Arc::clone(b)), lexicon, Judge::shipped()).tell(&mut opened);
        }
    }
    for (source, sheet) in dossier.iter().enumerate().filter(|&(source, _)| !has_draft || is_draft(source)) {
        if let Some(hearing) = Hearing::of_one(sheet, source, lexicon, Judge::shipped()) {
            hearing.tell(&mut opened);
        }
    }
    opened
}
