//! `multiple`: `to` is `multiple` times `from`. "doubled from 300 to 450" is 1.5 times as much.

use std::sync::Arc;

use super::figure::{ONE_SCALE, is_positive, nouns_clash, on_one_scale, sentences};
use super::found::{Entry, Find, Found, Member, agrees, compute, does_not_follow};
use super::triple::{Judgement, settle};
use crate::claim::{Form, Trend};
use crate::conflict::Derivation;
use crate::quantity::{Amount, Dimension, Interval};
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "multiple",
        holds: "`to` is `multiple` times `from`",
        parts: &[Part::From, Part::To, Part::Multiple],
        keys: &[TOLERANCE, ONE_SCALE],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds the stated multiple against the two values.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut all = Found::default();
    for sentence in sentences(group) {
        let found = settle(rule, sentence, [Part::From, Part::To, Part::Multiple], |[from, to, multiple]| judge(rule, from, to, multiple));
        all.extend(found);
    }
    all
}

fn judge(rule: &Arc<Rule>, from: Member<'_>, to: Member<'_>, multiple: Member<'_>) -> Judgement {
    let is_multiple = multiple.1.form == Form::Multiple || multiple.1.unit.dimension() == Dimension::Ratio;
    let fits = on_one_scale(rule, from.1, to.1)
        && is_multiple
        && is_positive(&from.1.reading.rounded)
        && is_positive(&to.1.reading.rounded)
        && !nouns_clash(from.1, to.1);
    if !fits {
        return Judgement::Unfit;
    }
    // "fell threefold" divides
    let divides = multiple.1.trend == Some(Trend::Down) && multiple.1.reading.centre().is_some_and(|times| times >= Amount::ONE);
    let (base, result) = if divides { (to, from) } else { (from, to) };
    let times = compute(result.1, base.1, Interval::over);
    if agrees(rule, &times, &multiple.1.reading) {
        return Judgement::Holds;
    }
    let computed = times.literal;
    Judgement::Broken(Box::new(does_not_follow(
        rule,
        &[(Part::From, from), (Part::To, to), (Part::Multiple, multiple)],
        Derivation::Multiple,
        computed,
        &multiple.1.unit,
    )))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, fires, holds, passes_over, read, rule, unit, with_aspect};
    use super::*;
    use crate::claim::Aspect;
    use crate::rule::Tolerance;
    use crate::rule::spec::Setting;
    use crate::witness::Witness;

    fn multiple() -> Arc<Rule> {
        let tolerance = Tolerance::Relative(Amount::ratio(1, 10).unwrap());
        rule(
            &RELATION,
            &[("tolerance", Setting::Tolerance(tolerance))],
            &[(Part::From, with_aspect(Aspect::Origin)), (Part::To, with_aspect(Aspect::Level)), (Part::Multiple, with_aspect(Aspect::Change))],
        )
    }

    fn grew(text: &str, times: &str, from: &str, to: &str) -> Vec<Witness> {
        let mut found = read(text, &[(times, unit("times", Dimension::Ratio)), (from, count()), (to, count())]);
        found[0].form = Form::Multiple;
        found[0].aspect = Aspect::Change;
        found[1].aspect = Aspect::Origin;
        found
    }

    #[test]
    fn a_multiple_that_two_values_do_not_make_is_a_conflict() {
        assert_eq!(fires(&multiple(), &grew("It grew 2-fold from 300 to 450.", "2", "300", "450")), (0, Derivation::Multiple, "1.5".to_owned()));
    }

    #[test]
    fn a_multiple_is_a_round_word() {
        holds(&multiple(), &grew("It grew 2-fold from 301 to 589.", "2", "301", "589"));
    }

    #[test]
    fn a_fall_divides() {
        let mut found = grew("It shrank 3-fold from 900 to 300.", "3", "900", "300");
        found[0].trend = Some(Trend::Down);
        holds(&multiple(), &found);
        found[0].form = Form::Digits;
        found[0].unit = count();
        passes_over(&multiple(), &found);
    }
}
