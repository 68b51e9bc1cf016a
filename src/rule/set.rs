//! All rules of a run.

use std::sync::Arc;

use super::{Rule, Severity};

/// All rules of a run, in order of their ids.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    rules: Vec<Arc<Rule>>,
    off: Vec<Arc<Rule>>,
}

impl RuleSet {
    /// Rules with different ids, put in order.
    pub(crate) fn new(rules: impl IntoIterator<Item = Rule>) -> Self {
        let mut rules: Vec<_> = rules.into_iter().map(Arc::new).collect();
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        Self { rules, off: Vec::new() }
    }

    /// The rules, in order of their ids.
    #[must_use]
    pub fn rules(&self) -> &[Arc<Rule>] {
        &self.rules
    }

    /// Rules that are switched off: what they would report is theirs all the same, and no more general rule reports it instead.
    #[must_use]
    pub fn off(&self) -> &[Arc<Rule>] {
        &self.off
    }

    /// The same rules with severities of a newsroom's own; a rule without one is switched off.
    #[must_use]
    pub fn graded(self, severity: impl Fn(&Rule) -> Option<Severity>) -> Self {
        let mut graded = Self { rules: Vec::with_capacity(self.rules.len()), off: self.off };
        for mut rule in self.rules {
            match severity(&rule) {
                Some(severity) if severity == rule.severity => graded.rules.push(rule),
                Some(severity) => {
                    Arc::make_mut(&mut rule).severity = severity;
                    graded.rules.push(rule);
                }
                None => graded.off.push(rule),
            }
        }
        graded
    }

    /// The same rules with no tolerance but that of rounding: what their figures allow, and not what a newsroom lets pass.
    #[must_use]
    pub fn strict(mut self) -> Self {
        for rule in &mut self.rules {
            Arc::make_mut(rule).relation.forgo_tolerance();
        }
        self
    }

    /// The rule with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Arc<Rule>> {
        self.rules.binary_search_by(|rule| rule.id.as_str().cmp(id)).ok().and_then(|index| self.rules.get(index))
    }
}
