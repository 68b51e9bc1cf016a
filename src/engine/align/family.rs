//! How the features of two figures are worked out, one family a file; the families before `value` do not look at the two values at all.

mod event;
mod head;
mod mode;
mod name;
pub(super) mod rival;
mod subject;
pub(super) mod text;
mod time;
mod value;
mod wording;

use super::feature::Values;
use super::pair::Pair;

/// What the words tell of a pair.
pub(super) fn of_words(pair: &Pair<'_>) -> Values {
    let mut values = Values::default();
    for family in [name::tell, head::tell, event::tell, subject::tell, time::tell, mode::tell, wording::tell, text::tell] {
        family(pair, &mut values);
    }
    values
}

/// Adds what the two values tell.
pub(super) fn of_values(pair: &Pair<'_>, values: &mut Values) {
    value::tell(pair, values);
}
