//! `gainsay check`: cross-check documents.

mod diff;
mod mend;
mod quiet;

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::Path;

use clap::CommandFactory;
use clap::error::ErrorKind;
use gainsay::archive::{Archive, MOST_DOCUMENTS};
use gainsay::baseline::Baseline;
use gainsay::check::{self, Coverage, Dossier, Findings, Study};
use gainsay::document::{Document, Format, Role};
use gainsay::lexicon::Lexicon;
use gainsay::quantity::Amount;
use gainsay::report::{self, Accepted, Style};
use gainsay::settle::{Grounds, Outcome};
use gainsay::waiver::{Lapse, LapseCause};

use crate::args::{Args, Check, ReportFormat, Telling};
use crate::output::Output;
use crate::plan::Plan;
use crate::{BAD, FOUND, UNCOMPARED, config, progress, watch};
use diff::Diff;
use mend::Mended;
pub use quiet::read_baseline;
use quiet::{quiet, write_baseline};

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
    if args.mending.fix && args.paths.iter().any(|path| path.as_os_str() == "-") {
        return bad_usage("check", "--fix changes files, and standard input is none");
    }
    if args.watch {
        return watched(args, output);
    }
    if !args.mending.fix {
        return once(args, false, output).unwrap_or(BAD);
    }
    // what is left is reported as it stands in the files
    once(args, true, output).or_else(|| once(args, false, output)).unwrap_or(BAD)
}

/// Checks, and checks again after each change of a text, a rule or the configuration; each time as a process of its own, which ends as clean as
/// any.
fn watched(args: &Check, output: &Output) -> u8 {
    let Ok(program) = std::env::current_exe() else {
        output.error("the program does not find itself, so it cannot run again", None);
        return BAD;
    };
    let again: Vec<_> = std::env::args_os().skip(1).filter(|argument| argument != "--watch").collect();
    let settings = &args.settings;
    let paths = || {
        let given = [&args.paths, &settings.against, &settings.rules].into_iter().flatten().cloned();
        given.chain(config::watched(&settings.configuration)).collect()
    };
    let matters = |path: &Path| watch::is_toml(path) || path.extension().and_then(|extension| Format::of_extension(extension.to_str()?)).is_some();
    watch::run(paths, matters, || {
        if let Err(error) = std::process::Command::new(&program).args(&again).status() {
            output.error(&format!("the program cannot be run again: {error}"), None);
        }
    })
}

/// One check with its report; `None` where files were changed, so that they must be read again.
fn once(args: &Check, fix: bool, output: &Output) -> Option<u8> {
    let Some(plan) = Plan::make(&args.settings, args.stdin_filename.clone(), output) else { return Some(BAD) };
    // the process ends with the run: to give the vocabulary back word by word would cost a tenth of it
    let plan = ManuallyDrop::new(plan);
    let inputs = plan.inputs(&args.paths);
    if inputs.is_empty() {
        return Some(no_path("check", "draft.md --against sources/"));
    }
    // where one is being written, one that is not there yet is no mistake
    let is_wanted = |path: &Path| !args.no_baseline && (args.write_baseline.is_none() || path.exists());
    let baseline = match plan.baseline.as_ref().filter(|set| is_wanted(&set.value)).map(|set| (set.value.as_path(), read_baseline(&set.value, output))) {
        Some((_, None)) if args.write_baseline.is_none() => return Some(BAD),
        Some((path, Some(baseline))) => Some((path, baseline)),
        _ => None,
    };
    let diff = match args.diff.as_deref().map(Diff::since).transpose() {
        Ok(diff) => diff,
        Err(reason) => {
            output.error(&reason, Some("--diff takes a revision that git knows, such as HEAD or main, within a clone."));
            return Some(BAD);
        }
    };
    let dossier = progress::dossier(&inputs, &plan, output);
    let failures = dossier.failures.clone();
    if dossier.documents.is_empty() {
        // a program that reads the report must not take silence for a clean text
        if !args.telling.format.is_for_people() {
            let nothing = Dossier::default();
            deliver(args, &Outcome { failures, ..Outcome::new(&nothing, Findings::default()) }, output);
        }
        return Some(BAD);
    }
    output.detail(|| plan.to_string());
    let (studies, mut sound) = read(dossier, &plan, output);
    for study in &studies {
        output.detail(|| progress::told(study));
    }
    let checked = ManuallyDrop::new(Dossier::new(studies));
    let found = check::check(&checked, &plan.knowledge.means());
    // the only reports of a check that tell them
    let verdicts = if matches!(args.telling.format, ReportFormat::Json | ReportFormat::Html) {
        check::verdicts(&checked, &found, &plan.knowledge.means())
    } else {
        Vec::new()
    };
    let mut outcome = ManuallyDrop::new(Outcome { verdicts, failures, ..Outcome::new(&checked, found) });
    output.detail(|| report::uncompared(&outcome));
    for lapse in plan.settle(&mut outcome) {
        let (message, help) = lapsed(&outcome, &lapse);
        output.warning(&message, Some(help));
    }
    if let Some((path, baseline)) = &baseline {
        sound &= quiet(&mut outcome, path, baseline, args.prune_baseline, output);
    }
    if fix {
        match mend::mend(&outcome, args.mending.yes, output) {
            Mended::Some => return None,
            Mended::Nothing => {}
            Mended::Failed => sound = false,
        }
    }
    if let Some(path) = &args.write_baseline {
        sound &= write_baseline(path, &Baseline::of(&outcome), output);
    }
    if let Some(diff) = &diff {
        diff.narrow(&mut outcome);
    }
    sound &= deliver(args, &outcome, output);
    if !sound {
        return Some(BAD);
    }
    Some(verdict(&plan, &outcome, output))
}

/// Reads what was loaded and what the archives hold against it, and says whether nothing failed.
pub fn read(loaded: progress::Dossier, plan: &Plan, output: &Output) -> (Vec<Study>, bool) {
    let mut studies = progress::studies_to_check(loaded.documents, &plan.knowledge.lexicon, output);
    let mut sound = loaded.failures.is_empty();
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

/// What stands in the place of a path that is missing, with what might stand there.
pub fn no_path(command: &str, example: &str) -> u8 {
    bad_usage(command, &format!("no PATH was given, and no gainsay.toml names a [[source]]; for example: gainsay {command} {example}"))
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
    let written = output.file(path, render(&args.telling, args.telling.format, outcome, plain).as_bytes());
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
