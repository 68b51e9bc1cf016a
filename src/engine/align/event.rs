//! How what happened to two figures stands to each other.

use crate::lexicon::Lexicon;
use crate::witness::Witness;

/// 3 for one class, 2 where both clauses share a class, 1 for two that may be one story's, 0 for two that exclude each other; `NaN` where one
/// has no class.
#[must_use]
pub fn classes(a: &Witness, b: &Witness, lexicon: &Lexicon) -> f32 {
    let (Some(x), Some(y)) = (class(a), class(b)) else { return f32::NAN };
    if x == y {
        3.0
    } else if a.evidence.classes.iter().any(|class| b.evidence.classes.contains(class)) {
        2.0
    } else if lexicon.events.conflicts(x, y) {
        0.0
    } else {
        1.0
    }
}

/// Whether both are of classes that exclude each other, and neither clause speaks of the other's: "killed", "injured".
#[must_use]
pub fn exclude(a: &Witness, b: &Witness, lexicon: &Lexicon) -> bool {
    class(a).zip(class(b)).is_some_and(|(x, y)| lexicon.events.conflicts(x, y)) && !speaks_of_the_other(a, b)
}

/// Whether the clause of one also speaks of what happened in the other: "killed and injured".
#[must_use]
pub fn speaks_of_the_other(a: &Witness, b: &Witness) -> bool {
    let speaks = |of: &Witness, clause: &Witness| class(of).is_some_and(|class| clause.evidence.classes.iter().any(|other| other == class));
    speaks(a, b) || speaks(b, a)
}

fn class(it: &Witness) -> Option<&str> {
    it.event.as_ref().and_then(|event| event.class.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assertion::Event;
    use crate::engine::relation::sample::{count, read};

    /// Two figures with the classes of what happened.
    fn happened(first: Option<&str>, second: Option<&str>) -> Vec<Witness> {
        let mut found = read("4 men, 5 men", &[("4", count()), ("5", count())]);
        for (it, class) in found.iter_mut().zip([first, second]) {
            it.event = class.map(|class| Box::new(Event { lemma: class.to_owned(), class: Some(class.to_owned()), grows: false }));
            it.evidence.classes = class.map(str::to_owned).into_iter().collect();
        }
        found
    }

    #[test]
    fn the_dead_are_not_the_injured_unless_one_clause_speaks_of_both() {
        let lexicon = Lexicon::shipped().unwrap();
        let found = happened(Some("kill"), Some("injure"));
        assert!(exclude(&found[0], &found[1], &lexicon));
        assert!(classes(&found[0], &found[1], &lexicon).abs() < f32::EPSILON);
        let mut both = found;
        both[1].evidence.classes.push("kill".to_owned());
        assert!(!exclude(&both[0], &both[1], &lexicon));
        assert!(speaks_of_the_other(&both[0], &both[1]));
    }

    #[test]
    fn one_class_is_most_and_none_is_not_known() {
        let lexicon = Lexicon::shipped().unwrap();
        let same = happened(Some("kill"), Some("kill"));
        assert!((classes(&same[0], &same[1], &lexicon) - 3.0).abs() < f32::EPSILON);
        let none = happened(Some("kill"), None);
        assert!(classes(&none[0], &none[1], &lexicon).is_nan());
    }
}
