//! What logic forbids: two figures of which no words can make one. All else is evidence.

use crate::assertion::Assertion;
use crate::claim::{Aspect, Mode};
use crate::rule::Reason;

/// The reason why two figures cannot be of one thing, whatever their words.
pub fn gate(y: &Assertion, x: &Assertion) -> Option<Reason> {
    let differ = |of: &dyn Fn(&Assertion) -> bool| of(y) != of(x);
    // per barrel, per day
    if y.unit.denominator().zip(x.unit.denominator()).is_some_and(|(a, b)| a != b) {
        return Some(Reason::Unit);
    }
    if differ(&|it| it.aspect == Aspect::Origin) {
        return Some(Reason::Change);
    }
    if differ(&|it| it.marks.negated) || differ(&|it| it.mode == Mode::Denied) {
        return Some(Reason::Hypothetical);
    }
    differ(&|it| it.mode == Mode::Superseded).then_some(Reason::Superseded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::relation::sample::{count, read};

    #[test]
    fn a_level_is_not_the_one_before_and_what_is_denied_not_what_is() {
        let mut found = read("40 boats, 50 boats", &[("40", count()), ("50", count())]);
        assert_eq!(gate(&found[0], &found[1]), None);
        found[1].aspect = Aspect::Origin;
        assert_eq!(gate(&found[0], &found[1]), Some(Reason::Change));
        found[1].aspect = Aspect::Level;
        found[1].mode = Mode::Denied;
        assert_eq!(gate(&found[1], &found[0]), Some(Reason::Hypothetical));
        found[1].mode = Mode::Superseded;
        assert_eq!(gate(&found[0], &found[1]), Some(Reason::Superseded));
    }
}
