//! `gainsay rules`: the rules in force, and those that are off here.

use gainsay::report;

use crate::BAD;
use crate::args::{Catalogue, CatalogueFormat};
use crate::output::Output;
use crate::plan::Plan;

pub fn run(args: &Catalogue, output: &Output) -> u8 {
    let Some(plan) = Plan::make(&args.settings(), None, output) else { return BAD };
    let rules = &plan.knowledge.rules;
    let text = match args.format {
        CatalogueFormat::Json => report::rules_json(rules),
        CatalogueFormat::Markdown => report::prices(rules),
        CatalogueFormat::Human => {
            let off: Vec<&str> = plan.rule_ids.iter().map(String::as_str).filter(|id| rules.get(id).is_none()).collect();
            let off = if off.is_empty() { String::new() } else { format!("off here: {}\n", off.join(", ")) };
            let count = rules.rules().len();
            format!("{}{off}{count} rules in force; `gainsay explain RULE` says more of one\n", report::rules(rules, output.style()))
        }
    };
    if output.print(&text) { 0 } else { BAD }
}
