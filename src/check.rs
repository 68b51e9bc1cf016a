//! The pipeline: documents in, a checked dossier out. The only orchestrator.

use crate::assertion::Assertion;
use crate::claim::{Claim, Unread};
use crate::conflict::Conflict;
use crate::document::Document;
use crate::span::Span;

/// What was read in one document.
#[derive(Clone, Debug)]
pub struct Study {
    /// The document itself.
    pub document: Document,
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
    /// Its claims, in order of position.
    pub claims: Vec<Claim>,
    /// What the claims mean; as many as `claims`, in the same order.
    pub assertions: Vec<Assertion>,
    /// Numbers that were seen and not understood.
    pub unread: Vec<Unread>,
}

/// How much of what was seen took part in a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Sources read.
    pub sources: usize,
    /// Figures seen.
    pub figures: usize,
    /// Figures that at least one rule compared with another or held against a limit.
    pub compared: usize,
    /// Figures that were typed but never compared.
    pub uncompared: usize,
    /// Figures that were not understood.
    pub unread: usize,
}

/// The outcome of a check.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The dossier, in order of the arguments.
    pub studies: Vec<Study>,
    /// What cannot all be true, in order of source, position and rule.
    pub conflicts: Vec<Conflict>,
    /// What was seen.
    pub coverage: Coverage,
}
