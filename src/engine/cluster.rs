//! Disputes about one thing: those that share an assertion are one conflict.
//!
//! A dispute joins every cluster that has one of its two assertions, unless the cluster holds another assertion of the statement's own
//! source: two figures of one text are two things. An index leads from an assertion to its clusters, so that the cost of a dispute does
//! not grow with their number.

use std::collections::{BTreeMap, BTreeSet};

use super::open::Open;
use crate::conflict::AssertionId;
use crate::quantity::Verdict;
use crate::rule::Severity;

/// Assertions that are one conflict.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub(super) members: BTreeSet<AssertionId>,
    pub(super) severity: Severity,
    pub(super) verdict: Verdict,
}

/// The clusters of the disputes taken so far, each where the last dispute that joined it came.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    slots: Vec<Option<Cluster>>,
    /// The slots in which an assertion is, and some in which it was.
    slots_of: BTreeMap<AssertionId, Vec<usize>>,
}

impl Clusters {
    /// Takes in a dispute of this severity.
    pub(super) fn take(&mut self, dispute: &Open, severity: Severity) {
        let mut merged = Cluster { members: BTreeSet::from([dispute.a, dispute.b]), severity, verdict: dispute.verdict };
        let mut ahead: BTreeSet<usize> = merged.members.iter().flat_map(|id| self.slots_with(*id)).collect();
        while let Some(slot) = ahead.pop_first() {
            let joins = |cluster: &Cluster| {
                let own = |member: &AssertionId| member.source != dispute.a.source || merged.members.contains(member);
                cluster.members.iter().all(own)
            };
            let Some(cluster) = self.slots.get_mut(slot).and_then(|held| held.take_if(|cluster| joins(cluster))) else { continue };
            // what the cluster brings along may lead to others further on
            ahead.extend(cluster.members.iter().flat_map(|id| self.slots_with(*id)).filter(|&other| other > slot));
            merged.members.extend(cluster.members);
            merged.severity = merged.severity.max(cluster.severity);
        }
        for &member in &merged.members {
            let slots = self.slots_of.entry(member).or_default();
            slots.retain(|&slot| self.slots.get(slot).is_some_and(Option::is_some));
            slots.push(self.slots.len());
        }
        self.slots.push(Some(merged));
    }

    fn slots_with(&self, id: AssertionId) -> impl Iterator<Item = usize> + '_ {
        self.slots_of.get(&id).into_iter().flatten().copied()
    }

    pub(super) fn into_iter(self) -> impl Iterator<Item = Cluster> {
        self.slots.into_iter().flatten()
    }
}
