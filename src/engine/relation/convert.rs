//! `convert`: what is said again in other words is one value. "30 feet (48 km)" is 9.1 metres, "one in five (25 %)" is 20 %.

use super::found::{Entry, Find, Law};
use super::tie::SPEC;
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::Part;
use crate::rule::spec::Spec;

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "convert", holds: "a figure that is said again in another unit, or as a fraction and a percentage, is one value", ..SPEC },
    find: Find::Tied(&[Law { equation: Equation::Conversion, others: &[Part::Each], derived: Part::Each, derivation: Derivation::Conversion }]),
};

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::engine::relation::sample::{percent, read, rule, tied};
    use crate::joint::Tie;
    use crate::quantity::{Amount, Interval};
    use crate::rule::spec::Setting;
    use crate::rule::{Rule, Tolerance};

    fn converts() -> Arc<Rule> {
        let tolerance = Setting::Tolerance(Tolerance::Absolute(Amount::integer(2)));
        rule(&RELATION, &[("tolerance", tolerance), ("joint", Setting::Number(Amount::ratio(1, 2).unwrap()))], &[])
    }

    #[test]
    fn what_is_said_in_two_ways_is_one_value_as_far_as_the_rule_allows() {
        for (percentage, conflicts) in [("25%", 1), ("21%", 0)] {
            let figures = read(&format!("20 or so ({percentage})"), &[("20 or so", percent()), (percentage, percent())]);
            let made = Interval::exactly(Amount::integer(20));
            let tie = Tie {
                equation: Equation::Conversion,
                derived: 1,
                others: vec![0],
                landmark: None,
                literal: made,
                rounded: made,
                holds: false,
                probability: 9_000,
            };
            assert_eq!(tied(&converts(), &figures, &[tie]).conflicts().len(), conflicts, "{percentage}");
        }
    }
}
