//! What a judge of joints finds and what it takes for an error, on texts that it was not learnt from.

use std::fmt::Write;

use gainsay::additive::Model;
use gainsay::joint::{self, Account, Equation, Tie};
use gainsay::lexicon::Lexicon;

use super::source::{self, Article, Wording};

/// Probabilities, in ten-thousandths, at which it is measured.
const AT: [u16; 9] = [3000, 5000, 7000, 8000, 9000, 9500, 9800, 9900, 9950];

/// Reports in published articles, and what is found of wordings, at several thresholds.
pub fn report(model: &Model, articles: &[&Article], wordings: &[&Wording], lexicon: &Lexicon) -> String {
    let raw: Vec<Vec<Tie>> = articles.iter().map(|article| ties(model, &article.text, lexicon)).collect();
    let (told, alike): (Vec<&Wording>, Vec<&Wording>) = wordings.iter().partition(|wording| wording.wrong.is_some());
    let wrong: Vec<Vec<Tie>> = told.iter().filter_map(|wording| wording.wrong.as_deref()).map(|text| ties(model, text, lexicon)).collect();
    let right: Vec<Vec<Tie>> = told.iter().chain(&alike).map(|wording| ties(model, &wording.right, lexicon)).collect();
    let mut out = String::new();
    for at in AT {
        let with = |texts: &[Vec<Tie>]| texts.iter().filter(|ties| ties.iter().any(|tie| tie.probability >= at)).count();
        let reports: usize = raw.iter().map(|ties| ties.iter().filter(|tie| tie.probability >= at).count()).sum();
        let (found, alarms) = (with(&wrong), with(&right));
        let kinds: Vec<String> = <Equation as strum::IntoEnumIterator>::iter()
            .map(|equation| (equation, raw.iter().flatten().filter(|tie| tie.probability >= at && tie.tuple.equation == equation).count()))
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

fn ties(model: &Model, text: &str, lexicon: &Lexicon) -> Vec<Tie> {
    let study = source::read(text, lexicon);
    let account = Account::new(&study.stages, &study.assertions);
    let (left, around) = joint::open(&account);
    let judged = left.into_iter().map(|tuple| Tie { probability: model.probability(model.score(&joint::values(&account, &around, &tuple))), tuple });
    joint::best(judged.filter(|tie| tie.probability >= 2000).collect())
}
