//! What is marked in the texts, and where a mark leads.
//!
//! Every figure has one mark. In a draft that was held against sources it shows the verdict; elsewhere it shows whether the figure was compared. It
//! leads to the card that it is a side of, or to the words of a source that confirm it.

use std::collections::BTreeMap;

use crate::conflict::AssertionId;
use crate::engine::Standing;
use crate::rule::Severity;
use crate::settle::Outcome;
use crate::span::{SourceId, Span};

/// How a figure looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// What a draft's figure is worth.
    Verdict(Standing),
    /// A side of an error or a warning, where there is no verdict.
    Disputed,
    /// Held against another figure, and nothing came of it.
    Compared,
    /// Read, and never compared.
    Lone,
    Unread,
}

impl Look {
    /// Its class in the style sheet.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Verdict(standing) => standing.into(),
            Self::Disputed => "disputed",
            Self::Compared => "compared",
            Self::Lone => "lone",
            Self::Unread => "unread",
        }
    }

    /// What a screen reader is told of it, if there is anything to tell.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Verdict(standing) => verdict(standing),
            Self::Disputed => "disputed",
            Self::Compared => "",
            Self::Lone => "never compared",
            Self::Unread => "not understood",
        }
    }
}

/// A verdict in words for readers.
pub(super) fn verdict(standing: Standing) -> &'static str {
    match standing {
        Standing::Contradicted => "contradicted",
        Standing::Unsupported => "unsupported",
        Standing::Derived => "derived",
        Standing::Supported => "supported",
        Standing::Exempt => "needs no source",
    }
}

/// A marked stretch of a text.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) look: Look,
    /// Whether nothing was held against it.
    pub(super) is_lone: bool,
    /// Whether it is a side of an error or a warning, whatever the sources have.
    pub(super) is_hit: bool,
    /// Its name on the page.
    pub(super) id: String,
    /// The name of what it leads to, and the number of the card or note that stands there.
    pub(super) to: Option<(String, Option<String>)>,
}

/// The marks of all sources, none over another.
pub(super) struct Marks {
    by_source: Vec<BTreeMap<usize, Mark>>,
    /// Where each figure is marked.
    anchors: BTreeMap<AssertionId, String>,
}

impl Marks {
    /// `numbers` holds the page's name and number of each conflict, by its index.
    pub(super) fn new(outcome: &Outcome<'_>, numbers: &[(String, String)]) -> Self {
        let mut marks = Self { by_source: vec![BTreeMap::new(); outcome.studies.len()], anchors: BTreeMap::new() };
        let sides = sides(outcome);
        let verdicts: BTreeMap<AssertionId, (Standing, Option<AssertionId>)> =
            outcome.verdicts.iter().map(|stand| (stand.figure, (stand.standing, stand.evidence.first().copied()))).collect();
        let mut order: Vec<(AssertionId, Span, Span)> = Vec::new();
        for (source, study) in outcome.studies.iter().enumerate() {
            let figures: Vec<Span> = study.assertions.iter().map(|assertion| assertion.figure).collect();
            let mut ends = figures.clone();
            ends.sort_unstable();
            for (index, assertion) in study.assertions.iter().enumerate() {
                // the words of the claim, unless another figure stands in them
                let site = assertion.site.span;
                let inside = ends.partition_point(|span| span.start() < site.start());
                let held = ends.iter().skip(inside).take_while(|span| span.start() < site.end()).filter(|span| **span != assertion.figure).count();
                let span = if held == 0 { site } else { assertion.figure };
                order.push((AssertionId { source: SourceId::new(source), index }, span, assertion.figure));
            }
        }
        // what is disputed goes before all else
        order.sort_by_key(|(id, span, _)| (std::cmp::Reverse(sides.get(id).map(|side| side.0)), *span));
        let mut evidence = Vec::new();
        for (id, span, figure) in order {
            let side = sides.get(&id);
            let is_lone = !outcome.compared.contains(&id);
            let stand = verdicts.get(&id);
            let severe = side.filter(|side| side.0 > Severity::Note);
            let look = match (stand, severe) {
                (Some((standing, _)), _) => Look::Verdict(*standing),
                (None, Some(_)) => Look::Disputed,
                (None, None) if is_lone => Look::Lone,
                (None, None) => Look::Compared,
            };
            let card = |side: &(Severity, usize)| numbers.get(side.1).map(|(id, number)| (id.clone(), Some(number.clone())));
            let backed = stand.and_then(|(_, evidence)| *evidence);
            let to = severe.and_then(card).or_else(|| side.filter(|_| backed.is_none()).and_then(card));
            if let Some(backed) = backed.filter(|_| to.is_none()) {
                evidence.push((id, backed));
            }
            let name = format!("f{}-{}", id.source.index(), id.index);
            marks.add(id.source.index(), figure, Mark { span, look, is_lone, is_hit: severe.is_some(), id: name, to }, Some(id));
        }
        for (source, study) in outcome.studies.iter().enumerate() {
            for (index, unread) in study.unread.iter().enumerate() {
                let id = format!("u{source}-{index}");
                marks.add(source, unread.span, Mark { span: unread.span, look: Look::Unread, is_lone: false, is_hit: false, id, to: None }, None);
            }
        }
        marks.lead(evidence);
        marks
    }

    /// Adds a mark: to its words, or to the figure alone; where another has taken that, the figure shares the other's mark.
    fn add(&mut self, source: usize, figure: Span, mark: Mark, of: Option<AssertionId>) {
        let Some(marks) = self.by_source.get_mut(source) else { return };
        let taken = |marks: &BTreeMap<usize, Mark>, span: Span| -> Option<String> {
            let before = marks.range(..span.end()).next_back().map(|(_, mark)| mark).filter(|mark| mark.span.overlaps(span));
            before.map(|mark| mark.id.clone())
        };
        let free = [mark.span, figure].into_iter().find(|span| taken(marks, *span).is_none());
        let anchor = match free {
            Some(span) => {
                let id = mark.id.clone();
                marks.insert(span.start(), Mark { span, ..mark });
                Some(id)
            }
            None => taken(marks, figure),
        };
        if let Some((id, anchor)) = of.zip(anchor) {
            self.anchors.insert(id, anchor);
        }
    }

    /// Lets the marks of confirmed figures lead to what confirms them.
    fn lead(&mut self, evidence: Vec<(AssertionId, AssertionId)>) {
        for (of, by) in evidence {
            let (Some(own), Some(anchor)) = (self.anchors.get(&of).cloned(), self.anchors.get(&by).cloned()) else { continue };
            let marks = self.by_source.get_mut(of.source.index()).into_iter().flat_map(BTreeMap::values_mut);
            marks.filter(|mark| mark.id == own && mark.to.is_none()).for_each(|mark| mark.to = Some((anchor.clone(), None)));
        }
    }

    /// The marks that begin in a stretch of a source, in order.
    pub(super) fn within(&self, source: usize, span: Span) -> impl Iterator<Item = &Mark> {
        self.by_source.get(source).into_iter().flat_map(move |marks| marks.range(span.range()).map(|(_, mark)| mark))
    }

    /// All marks of a source, in order.
    pub(super) fn of(&self, source: usize) -> impl Iterator<Item = &Mark> {
        self.by_source.get(source).into_iter().flat_map(BTreeMap::values)
    }

    /// Where a figure is marked.
    pub(super) fn anchor(&self, id: AssertionId) -> Option<&str> {
        self.anchors.get(&id).map(String::as_str)
    }
}

/// The worst conflict that each figure is a side of: how bad, and its index.
fn sides(outcome: &Outcome<'_>) -> BTreeMap<AssertionId, (Severity, usize)> {
    let mut sides: BTreeMap<AssertionId, (Severity, usize)> = BTreeMap::new();
    for (index, conflict) in outcome.conflicts.iter().enumerate() {
        for side in &conflict.sides {
            let worst = sides.entry(side.assertion).or_insert((conflict.severity, index));
            if conflict.severity > worst.0 {
                *worst = (conflict.severity, index);
            }
        }
    }
    sides
}
