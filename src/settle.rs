//! A check after it was settled: what of its findings is in force, and what somebody has accepted.
//!
//! Findings say what cannot all be true; waivers and baselines, which come afterwards, say which of that is to be heard of. Reports show an
//! [`Outcome`]: the dossier as it was read, borrowed, and beside it what is left.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::{Coverage, Dossier, Findings, Study};
use crate::conflict::{AssertionId, Conflict};
use crate::document::LoadError;
use crate::engine::{Cut, Stand};
use crate::limit::Limits;
use crate::rule::Rule;
use crate::span::{Site, SourceId};

/// Who accepted a conflict, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grounds {
    /// A comment in a source.
    Comment {
        /// Where it stands.
        site: Site,
        /// Its reason.
        reason: String,
    },
    /// An entry of the configuration.
    Configured {
        /// File and line.
        place: String,
        /// Its reason.
        reason: String,
    },
    /// A list of conflicts that were there before.
    Baseline {
        /// The file of the list.
        file: String,
    },
}

impl Grounds {
    /// Why the conflict was accepted.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::Comment { reason, .. } | Self::Configured { reason, .. } => reason.clone(),
            Self::Baseline { file } => format!("in the baseline {file}"),
        }
    }
}

/// A conflict that was accepted.
#[derive(Clone, Debug)]
pub struct Waived {
    /// The conflict.
    pub conflict: Conflict,
    /// Who accepted it, and why.
    pub grounds: Grounds,
}

/// An input that could not be read, so that nothing in it was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The file or directory, where it is one.
    pub path: Option<String>,
    /// What is wrong, a sentence without a full stop that names the input.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl From<&LoadError> for Failure {
    fn from(error: &LoadError) -> Self {
        Self { path: Some(error.path().to_owned()), message: error.to_string(), help: error.help().to_owned() }
    }
}

/// The outcome of a check.
#[derive(Clone, Debug)]
pub struct Outcome<'d> {
    /// The dossier, in order of the arguments.
    pub studies: &'d [Study],
    /// What cannot all be true and is in force, in order of source, position and rule.
    pub conflicts: Vec<Conflict>,
    /// The figures that a rule, which could have failed, has held against another figure.
    pub compared: BTreeSet<AssertionId>,
    /// Conflicts that somebody has accepted.
    pub waived: Vec<Waived>,
    /// What was seen.
    pub coverage: Coverage,
    /// What is to be said of each figure of a draft, in order; [`check::verdicts`](crate::check::verdicts) says it, where it is asked for.
    pub verdicts: Vec<Stand>,
    /// Whether one text was all that was looked at, so that a message need not say which; for whoever settles a part of a larger dossier to deny.
    pub lone: bool,
    /// What could not be read; every report tells it.
    pub failures: Vec<Failure>,
    /// Rules that had too many figures to hold each against each.
    pub cut: Vec<(Arc<Rule>, Cut)>,
    /// What of the sources was longer than what is looked at.
    pub limits: Limits,
}

impl<'d> Outcome<'d> {
    /// Everything that was found, all of it in force.
    #[must_use]
    pub fn new(dossier: &'d Dossier, findings: Findings) -> Self {
        let coverage = Coverage::of(dossier, &findings);
        let Findings { conflicts, compared, cut, .. } = findings;
        let studies = dossier.studies();
        let mut limits = Limits::default();
        for study in studies {
            limits.extend(&study.limits);
        }
        Self { studies, conflicts, compared, waived: Vec::new(), coverage, verdicts: Vec::new(), lone: studies.len() == 1, failures: Vec::new(), cut, limits }
    }

    /// The figures that were read and never compared, in order.
    pub fn uncompared(&self) -> impl Iterator<Item = (Site, AssertionId)> + '_ {
        let ids = |(source, study): (usize, &'d Study)| {
            let id = move |index| AssertionId { source: SourceId::new(source), index };
            study.assertions.iter().enumerate().map(move |(index, assertion)| (Site { source: SourceId::new(source), span: assertion.figure }, id(index)))
        };
        self.studies.iter().enumerate().flat_map(ids).filter(|(_, id)| !self.compared.contains(id))
    }
}
