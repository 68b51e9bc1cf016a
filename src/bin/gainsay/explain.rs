//! `gainsay explain`: a rule in prose.

use gainsay::report;
use gainsay::rule::RuleSet;

use crate::args::Explain;
use crate::output::Output;
use crate::{BAD, rules};

/// Ids that are less alike than this are no suggestion.
const ALIKE: f64 = 0.7;

pub fn run(args: &Explain, output: &Output) -> u8 {
    let Some(knowledge) = rules::read(&args.rules, output) else { return BAD };
    let Some(rule) = knowledge.rules.get(&args.rule) else {
        output.error(&format!("no rule is called \"{}\"", args.rule), Some(&suggestion(&args.rule, &knowledge.rules)));
        return BAD;
    };
    if output.print(&report::explain(rule, output.style())) { 0 } else { BAD }
}

/// The rule that was probably meant, or all that there are.
fn suggestion(wanted: &str, rules: &RuleSet) -> String {
    let alike = rules.rules().iter().map(|rule| (strsim::jaro_winkler(wanted, &rule.id), rule.id.as_str()));
    let best = alike.filter(|(score, _)| *score >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0));
    best.map_or_else(
        || {
            let ids: Vec<&str> = rules.rules().iter().map(|rule| rule.id.as_str()).collect();
            format!("The rules are: {}.", ids.join(", "))
        },
        |(_, id)| format!("Did you mean {id}?"),
    )
}
