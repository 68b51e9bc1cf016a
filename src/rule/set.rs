//! All rules of a run.

use std::sync::Arc;

use super::{Rule, Severity};

/// All rules of a run, in order of their ids.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    rules: Vec<Arc<Rule>>,
}

impl RuleSet {
    /// Rules with different ids, put in order.
    pub(crate) fn new(rules: impl IntoIterator<Item = Rule>) -> Self {
        let mut rules: Vec<_> = rules.into_iter().map(Arc::new).collect();
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        Self { rules }
    }

    /// The rules, in order of their ids.
    #[must_use]
    pub fn rules(&self) -> &[Arc<Rule>] {
        &self.rules
    }

    /// The same rules with severities of a newsroom's own; a rule without one is left out.
    #[must_use]
    pub fn graded(self, severity: impl Fn(&Rule) -> Option<Severity>) -> Self {
        let grade = |mut rule: Arc<Rule>| {
            let severity = severity(&rule)?;
            if severity != rule.severity {
                Arc::make_mut(&mut rule).severity = severity;
            }
            Some(rule)
        };
        Self { rules: self.rules.into_iter().filter_map(grade).collect() }
    }

    /// The rule with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Arc<Rule>> {
        self.rules.binary_search_by(|rule| rule.id.as_str().cmp(id)).ok().and_then(|index| self.rules.get(index))
    }
}
