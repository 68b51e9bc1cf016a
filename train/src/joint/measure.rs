//! What the judges of joints find and what they take for an error, on texts that they were not learnt from.

use std::fmt::Write;

use gainsay::joint::{self, Account, Equation, Judges, Tie};
use gainsay::lexicon::Lexicon;

use super::source::{self, Article, Wording};
use super::told;

/// Probabilities, in ten-thousandths, at which it is measured.
const AT: [u16; 7] = [3000, 4000, 5000, 6000, 7000, 8000, 9000];

/// Reports in published articles, and what is found of wordings, at several thresholds.
pub fn report(judges: &Judges, articles: &[&Article], wordings: &[&Wording], lexicon: &Lexicon) -> String {
    let raw: Vec<Vec<Tie>> = articles.iter().map(|article| misfits(judges, &article.text, lexicon)).collect();
    let (told, alike): (Vec<&Wording>, Vec<&Wording>) = wordings.iter().partition(|wording| wording.wrong.is_some());
    let wrong: Vec<Vec<Tie>> = told.iter().filter_map(|wording| wording.wrong.as_deref()).map(|text| misfits(judges, text, lexicon)).collect();
    let right: Vec<Vec<Tie>> = told.iter().chain(&alike).map(|wording| misfits(judges, &wording.right, lexicon)).collect();
    let mut out = String::new();
    for at in AT {
        let with = |texts: &[Vec<Tie>]| texts.iter().filter(|ties| ties.iter().any(|tie| tie.probability >= at)).count();
        let reports: usize = raw.iter().map(|ties| ties.iter().filter(|tie| tie.probability >= at).count()).sum();
        let (found, alarms) = (with(&wrong), with(&right));
        let kinds: Vec<String> = <Equation as strum::IntoEnumIterator>::iter()
            .map(|equation| (equation, raw.iter().flatten().filter(|tie| tie.probability >= at && tie.equation == equation).count()))
            .map(|(equation, count)| format!("{equation} {count}"))
            .collect();
        let _ = writeln!(
            out,
            "at {at}: {reports} reports in {} articles ({}), {found} of {} wrong wordings, {alarms} alarms in {} right ones",
            raw.len(),
            kinds.join(", "),
            wrong.len(),
            right.len()
        );
    }
    out
}

/// What hangs together in a text and does not come out.
fn misfits(judges: &Judges, text: &str, lexicon: &Lexicon) -> Vec<Tie> {
    let study = source::read(text, lexicon);
    let ties = joint::ties_by(judges, &Account::new(&study.stages, &study.assertions));
    ties.into_iter().filter(|tie| !tie.holds).collect()
}

/// What becomes of a wording: whether its figures are read and offered together, how probable an error is found in its false form, and
/// in its true one.
pub fn line(judges: &Judges, wording: &Wording, held: bool, lexicon: &Lexicon) -> String {
    let of = if held { "kept" } else { "learnt" };
    let best = |text: &str| misfits(judges, text, lexicon).first().map_or((0, String::new()), |tie| (tie.probability, tie.equation.to_string()));
    let (alarm, equation) = best(&wording.right);
    let Some(wrong) = &wording.wrong else {
        return format!("{of}\t{}\tlook-alike\t{alarm}\t{equation}\t{}", wording.id, wording.right);
    };
    let study = source::read(&wording.right, lexicon);
    let account = Account::new(&study.stages, &study.assertions);
    let told = told(wording, &study, &account);
    let slipped = source::read(wrong, lexicon);
    if told.is_empty() {
        let read: Vec<&str> = study.assertions.iter().map(|it| it.figure.of(&wording.right)).collect();
        return format!("{of}\t{}\tunread\t{alarm}\t{:?} of {:?}\t{}", wording.id, read, wording.figures, wording.right);
    }
    if study.assertions.len() != slipped.assertions.len() {
        return format!("{of}\t{}\tread otherwise\t{alarm}\t{wrong}", wording.id);
    }
    let account = Account::new(&slipped.stages, &slipped.assertions);
    let scored = joint::scored(&account, &judges.joints);
    let own = scored.iter().filter(|one| told.contains(&one.tuple));
    let probability = own.clone().map(|one| one.joint).max().unwrap_or(0);
    if own.clone().all(|one| one.holds) {
        return format!("{of}\t{}\tcomes out\t{alarm}\t{wrong}", wording.id);
    }
    let (found, equation) = best(wrong);
    format!("{of}\t{}\t{found}\t{alarm}\tjoint {probability} {equation}\t{wrong}", wording.id)
}

/// What an article's figures would be held to as joints, and yet does not come out: mostly what is read wrongly, and what the judge of
/// misfits learns to pass over.
pub fn passed_over(judges: &Judges, article: &Article, lexicon: &Lexicon) -> String {
    let text = &article.text;
    let study = source::read(text, lexicon);
    let account = Account::new(&study.stages, &study.assertions);
    let scored = joint::scored(&account, &judges.joints);
    let mut out = String::new();
    for (one, standing) in joint::misfits(&account, &scored).into_iter().filter(|(one, _)| one.joint >= 5_000) {
        let spans: Vec<_> = one.tuple.members().filter_map(|node| account.assertion(node)).map(|it| it.figure).collect();
        let written: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        let (from, to) = (spans.iter().map(|span| span.start()).min().unwrap_or(0), spans.iter().map(|span| span.end()).max().unwrap_or(0));
        let around = text.get(text.floor_char_boundary(from.saturating_sub(100))..text.floor_char_boundary(to + 80)).unwrap_or_default();
        let error = judges.error(&account, &one.tuple, &standing);
        let _ = writeln!(out, "passed\t{}\t{}\t{}\t{error}\t{written:?}\t{}", article.id, one.tuple.equation, one.joint, around.replace('\n', " / "));
    }
    out
}

/// The tuples of a text that are not hopeless, with how probable each is as a joint and as an error.
pub fn seen(judges: &Judges, text: &str, lexicon: &Lexicon) -> String {
    let study = source::read(text, lexicon);
    let account = Account::new(&study.stages, &study.assertions);
    let scored = joint::scored(&account, &judges.joints);
    let misfits = joint::misfits(&account, &scored);
    let mut out = format!("{text}\n");
    let written = |node: usize| account.assertion(node).map_or("", |it| it.figure.of(text));
    for one in &scored {
        let joint = one.joint;
        let error = misfits.iter().find(|(other, _)| other.tuple == one.tuple);
        let error = error.map(|(one, standing)| judges.error(&account, &one.tuple, standing));
        if joint > 300 {
            let others: Vec<&str> = one.tuple.others.iter().map(|&node| written(node)).collect();
            let _ = writeln!(out, "    {} {} of {others:?}: joint {joint}, error {error:?}", one.tuple.equation, written(one.tuple.derived));
        }
    }
    out
}
