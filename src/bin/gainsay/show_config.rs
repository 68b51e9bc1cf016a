//! `gainsay config`: what is in force, and from where.

use std::fmt::Write;

use gainsay::document::Role;

use crate::args::Settings;
use crate::output::Output;
use crate::plan::{Origin, Plan};
use crate::{BAD, config};

pub fn run(settings: &Settings, output: &Output) -> u8 {
    let Some(plan) = Plan::make(settings, None, output) else { return BAD };
    if output.print(&describe(&plan)) { 0 } else { BAD }
}

/// One setting a line, as TOML, with its origin as a comment.
fn describe(plan: &Plan) -> String {
    let mut lines: Vec<(String, Origin)> = Vec::new();
    let name = plan.config.as_ref().map_or_else(|| format!("no {} here or above", config::NAME), |config| config.name.clone());
    for set in &plan.rules {
        lines.push((format!("rules = {}", quoted(&set.value.display().to_string())), set.origin.clone()));
    }
    for set in &plan.ignore {
        lines.push((format!("ignore = {}", quoted(&set.value)), set.origin.clone()));
    }
    lines.push((format!("fail-on = {}", quoted(&plan.fail_on.value.to_string())), plan.fail_on.origin.clone()));
    if let Some(set) = &plan.baseline {
        lines.push((format!("baseline = {}", quoted(&set.value.display().to_string())), set.origin.clone()));
    }
    match &plan.min_compared {
        Some(set) => lines.push((format!("coverage.min-compared = \"{}%\"", set.value), set.origin.clone())),
        None => lines.push(("coverage.min-compared = \"0%\"".to_owned(), Origin::Default)),
    }
    for set in &plan.severity {
        lines.push((format!("severity.{} = {}", set.value.0, quoted(&set.value.1.to_string())), set.origin.clone()));
    }
    if let Some(config) = &plan.config {
        for entry in &config.paths {
            for at in &entry.levels {
                let line = format!("paths.{}.{} = {}", quoted(&entry.path.value), at.value.0, quoted(&at.value.1.to_string()));
                lines.push((line, Origin::File(config.name.clone(), at.line)));
            }
        }
        for source in &config.sources {
            let role = source.role.map(|role: Role| format!(", role = \"{role}\"")).unwrap_or_default();
            let kind = source.kind.map(|kind| format!(", kind = \"{kind}\"")).unwrap_or_default();
            let date = source.date.map(|date| format!(", date = {date}")).unwrap_or_default();
            let outlet = source.outlet.as_ref().map(|outlet| format!(", outlet = {}", quoted(outlet))).unwrap_or_default();
            lines.push((
                format!("source = {{ path = {}{role}{kind}{date}{outlet} }}", quoted(&source.path.value)),
                Origin::File(config.name.clone(), source.path.line),
            ));
        }
        for count in &config.counts {
            lines.push((format!("count = {{ what = {} }}", quoted(&count.what.value)), Origin::File(config.name.clone(), count.what.line)));
        }
        for entry in &config.suppress {
            let until = entry.until.map(|until| format!(", until = {until}")).unwrap_or_default();
            lines.push((
                format!("suppress = {{ rule = {}{until}, reason = {} }}", quoted(&entry.rule.value), quoted(&entry.reason)),
                Origin::File(config.name.clone(), entry.rule.line),
            ));
        }
    }
    let mut text = format!("# {name}; {} rules in force\n", plan.knowledge.rules.rules().len());
    let width = lines.iter().map(|(line, _)| line.chars().count()).filter(|&width| width <= 60).max().unwrap_or(0);
    for (line, origin) in lines {
        let _ = writeln!(text, "{line:width$}  # {origin}");
    }
    text
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}
