//! `gainsay check`: cross-check documents.

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::Path;

use clap::CommandFactory;
use clap::error::ErrorKind;
use gainsay::archive::{Archive, MOST_DOCUMENTS};
use gainsay::baseline::Baseline;
use gainsay::check::{self, Coverage, Dossier, Study};
use gainsay::document::{Document, Role};
use gainsay::lexicon::Lexicon;
use gainsay::quantity::Amount;
use gainsay::report::{self, Accepted, Style};
use gainsay::settle::{Grounds, Outcome};
use gainsay::waiver::{self, Lapse, LapseCause};

use crate::args::{Args, Check, ReportFormat, Telling};
use crate::output::Output;
use crate::plan::Plan;
use crate::{BAD, FOUND, UNCOMPARED, progress};

pub fn run(args: &Check, output: &Output) -> u8 {
    if args.paths.is_empty() && !args.settings.against.is_empty() {
        return bad_usage(
            "check",
            "no PATH was given to hold against them: --against takes every path up to the next option\n\n  tip: name the drafts first, `gainsay check DRAFT --against SOURCE...`, or after `--`",
        );
    }
    if args.telling.statistics && !args.telling.format.is_for_people() {
        return bad_usage("check", "--statistics is a list for people: other formats hold every conflict, for programs to count");
    }
    let Some(plan) = Plan::make(&args.settings, args.stdin_filename.clone(), output) else { return BAD };
    // the process ends with the run: to give the vocabulary back word by word would cost a tenth of it
    let plan = ManuallyDrop::new(plan);
    let inputs = plan.inputs(&args.paths);
    if inputs.is_empty() {
        return no_path("check");
    }
    // where one is being written, one that is not there yet is no mistake
    let is_wanted = |path: &Path| !args.no_baseline && (args.write_baseline.is_none() || path.exists());
    let baseline = match plan.baseline.as_ref().filter(|set| is_wanted(&set.value)).map(|set| (set.value.as_path(), read_baseline(&set.value, output))) {
        Some((_, None)) if args.write_baseline.is_none() => return BAD,
        Some((path, Some(baseline))) => Some((path, baseline)),
        _ => None,
    };
    let dossier = progress::dossier(&inputs, &plan, output);
    if dossier.documents.is_empty() {
        return BAD;
    }
    output.detail(|| plan.to_string());
    let (studies, mut sound) = read(dossier, &plan, output);
    for study in &studies {
        output.detail(|| progress::told(study));
    }
    let checked = ManuallyDrop::new(Dossier::new(studies));
    let found = check::check(&checked, &plan.knowledge.means());
    // the only report of a check that tells them
    let verdicts = if args.telling.format == ReportFormat::Json { check::verdicts(&checked, &found, &plan.knowledge.means()) } else { Vec::new() };
    let mut outcome = ManuallyDrop::new(Outcome { verdicts, ..Outcome::new(&checked, found) });
    output.detail(|| report::uncompared(&outcome));
    for lapse in waiver::waive(&mut outcome, &plan.waivers, Some(plan.today), |id| plan.rule_ids.contains(id)) {
        let (message, help) = lapsed(&outcome, &lapse);
        output.warning(&message, Some(help));
    }
    if let Some((path, baseline)) = &baseline {
        sound &= quiet(&mut outcome, path, baseline, args.prune_baseline, output);
    }
    if let Some(path) = &args.write_baseline {
        sound &= write_baseline(path, &Baseline::of(&outcome), output);
    }
    sound &= deliver(args, &outcome, output);
    if !sound {
        return BAD;
    }
    verdict(&plan, &outcome, output)
}

/// Reads what was loaded and what the archives hold against it, and says whether nothing failed.
pub fn read(loaded: progress::Dossier, plan: &Plan, output: &Output) -> (Vec<Study>, bool) {
    let mut studies = progress::studies(loaded.documents, &plan.knowledge.lexicon, output);
    let mut sound = loaded.complete;
    for archive in plan.archives() {
        sound &= consult(archive, &mut studies, &plan.knowledge.lexicon, output);
    }
    (studies, sound)
}

/// Adds to drafts what an archive holds that they must be held against.
fn consult(path: &Path, studies: &mut Vec<Study>, lexicon: &Lexicon, output: &Output) -> bool {
    let found = match Archive::open(path).and_then(|mut archive| archive.candidates(studies)) {
        Ok(found) => found,
        Err(error) => {
            output.error(&error.to_string(), Some(error.help()));
            return false;
        }
    };
    if found.left_out > 0 {
        let message = format!("{}: {} documents share less with the draft than the {MOST_DOCUMENTS} that were read", path.display(), found.left_out);
        output.warning(&message, Some("They were not compared."));
    }
    // a draft that is in the archive is no source of itself
    let own: BTreeSet<String> = studies.iter().map(|study| study.document.name().to_owned()).collect();
    let documents = found.documents.into_iter().filter(|document| !own.contains(document.name()));
    studies.extend(progress::studies_from(documents.map(as_source).collect(), studies.len(), lexicon, output));
    true
}

fn as_source(mut document: Document) -> Document {
    document.role = Role::Source;
    document
}

/// What stands in the place of a path that is missing.
pub fn no_path(command: &str) -> u8 {
    bad_usage(command, "no PATH was given, and no gainsay.toml names a [[source]]")
}

/// Says what is wrong with the arguments, as the parser of arguments does.
fn bad_usage(command: &str, message: &str) -> u8 {
    let mut whole = Args::command();
    whole.build();
    let error = whole.find_subcommand_mut(command).map(|command| command.error(ErrorKind::MissingRequiredArgument, message));
    if let Some(error) = error {
        let _ = error.print();
    }
    BAD
}

/// The exit code: conflicts go before coverage.
fn verdict(plan: &Plan, outcome: &Outcome<'_>, output: &Output) -> u8 {
    if outcome.conflicts.iter().any(|conflict| plan.fail_on.value.fails(conflict.severity)) {
        return FOUND;
    }
    match plan.min_compared.as_ref().filter(|floor| is_below(outcome.coverage, floor.value)) {
        Some(floor) => {
            let Coverage { compared, figures, .. } = outcome.coverage;
            let message = format!("{compared} of {figures} figures were compared; at least {}% must be ({})", floor.value, floor.origin);
            output.error(
                &message,
                Some("`gainsay claims` shows what was understood of each figure. More sources, or rules for what is counted here, compare more."),
            );
            UNCOMPARED
        }
        None => 0,
    }
}

/// Whether too few figures were compared. Where there is none, none is missing.
fn is_below(coverage: Coverage, floor: Amount) -> bool {
    let count = |count: usize| i64::try_from(count).map(Amount::integer).ok();
    let compared = count(coverage.compared).and_then(|compared| compared.times(Amount::integer(100)));
    let wanted = count(coverage.figures).and_then(|figures| figures.times(floor));
    compared.zip(wanted).is_some_and(|(compared, wanted)| compared < wanted)
}

/// Writes the report where it is wanted; with a file, the terminal still gets the one for people.
fn deliver(args: &Check, outcome: &Outcome<'_>, output: &Output) -> bool {
    let Some(path) = &args.telling.output else {
        let is_news = !(output.is_quiet() && args.telling.format.is_for_people() && outcome.conflicts.is_empty());
        return !is_news || output.print(&render(&args.telling, args.telling.format, outcome, output.style()));
    };
    let plain = Style::new(output.style().width());
    let written = write(path, &render(&args.telling, args.telling.format, outcome, plain), output);
    (output.is_quiet() || output.print(&render(&args.telling, ReportFormat::Human, outcome, output.style()))) && written
}

fn render(telling: &Telling, format: ReportFormat, outcome: &Outcome<'_>, style: Style) -> String {
    let accepted = if telling.show_suppressed { Accepted::Told } else { Accepted::Hidden };
    match format {
        _ if telling.statistics && format.is_for_people() => report::statistics(outcome, accepted, style),
        ReportFormat::Human => report::report(outcome, accepted, style),
        ReportFormat::Concise => report::concise(outcome, accepted),
        ReportFormat::Json => report::json(outcome),
        ReportFormat::Jsonl => report::json_lines(outcome),
        ReportFormat::Sarif => report::sarif(outcome),
        ReportFormat::Github => report::github(outcome, accepted),
        ReportFormat::Gitlab => report::gitlab(outcome, accepted),
        ReportFormat::Junit => report::junit(outcome),
        ReportFormat::Html => report::html(outcome),
        ReportFormat::Rdjson => report::rdjson(outcome, accepted),
    }
}

fn write(path: &Path, text: &str, output: &Output) -> bool {
    let written = std::fs::write(path, text);
    if let Err(error) = &written {
        output.error(&format!("{} cannot be written: {error}", path.display()), None);
    }
    written.is_ok()
}

pub fn read_baseline(path: &Path, output: &Output) -> Option<Baseline> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| {
        output.error(&format!("the baseline {name} cannot be read: {error}"), Some("Write one with `gainsay check --write-baseline FILE`."));
    });
    Baseline::parse(&text.ok()?).map_err(|error| output.error(&format!("{name} is no baseline: {error}"), None)).ok()
}

/// Writes a new baseline, and says how much it keeps quiet.
fn write_baseline(path: &Path, baseline: &Baseline, output: &Output) -> bool {
    let written = write(path, &baseline.to_json(), output);
    if written {
        let conflicts = match baseline.len() {
            1 => "1 conflict".to_owned(),
            count => format!("{count} conflicts"),
        };
        output.note(&format!("{} holds {conflicts}; --baseline {0} keeps them quiet", path.display()));
    }
    written
}

/// Quiets what was there before; says what is there no more, or takes it out of the file. What a file holds of sources that were not read
/// is neither.
fn quiet(outcome: &mut Outcome<'_>, path: &Path, baseline: &Baseline, prune: bool, output: &Output) -> bool {
    let name = path.display().to_string();
    let used = baseline.quiet(outcome, &name);
    let kept = used.with(baseline.of_others(outcome));
    let gone = baseline.len() - kept.len();
    if gone == 0 {
        return true;
    }
    if prune {
        return write(path, &kept.to_json(), output);
    }
    let (entries, match_) = if gone == 1 { ("entry", "matches") } else { ("entries", "match") };
    output.warning(&format!("{gone} {entries} of {name} {match_} nothing any more"), Some("Take them out with --prune-baseline."));
    true
}

/// A waiver that does nothing, in words.
pub fn lapsed(outcome: &Outcome<'_>, lapse: &Lapse) -> (String, &'static str) {
    let place = match &lapse.grounds {
        Grounds::Comment { site, .. } => outcome.studies.get(site.source.index()).map_or_else(String::new, |study| {
            let place = study.document.place(site.span.start());
            format!("{}:{}:{}", study.document.name(), place.line, place.column)
        }),
        Grounds::Configured { place, .. } => place.clone(),
        Grounds::Baseline { file } => file.clone(),
    };
    let rules = if lapse.rules.is_empty() { "everything".to_owned() } else { lapse.rules.join(", ") };
    match lapse.cause {
        LapseCause::Unused => (format!("{place}: allows {rules}, and nothing of the kind is there"), "Remove it."),
        LapseCause::Expired(until) => (format!("{place}: allowed {rules} until {until}, which is over"), "Correct the figures, or give a later day."),
        LapseCause::UnknownRule(index) => {
            let rule = lapse.rules.get(index).map_or("", String::as_str);
            (format!("{place}: allows {rule}, and no rule is called so"), "`gainsay explain RULE` knows the rules.")
        }
    }
}
