//! Numbers that are not stated: "dozens", "tens of thousands", with a unit that may follow.

use super::core::Core;
use super::cursor::{Cursor, Parsed};
use crate::claim::Form;
use crate::quantity::{Amount, End, Hedge, Interval, Unit};

/// From here on pounds are money.
const LARGE: i64 = 1000;

/// "dozens", "tens of thousands"; a unit may follow ("dozens of miles", "hundreds of millions of dollars").
pub(super) fn vague(cursor: Cursor<'_>) -> Parsed<'_, Core> {
    let Some((len, vague)) = cursor.lexicon().numbers.vague.starting_at(cursor.words(), cursor.at()) else { return cursor.refuse() };
    let rest = cursor.moved_to(cursor.at() + len);
    // "scores 3 goals": a verb
    let bare = cursor.next().is_some_and(|first| first.is_any(&["scores", "tens"])) && len == 1;
    let verb = bare && !rest.next().is_some_and(|next| next.is_any(&["of", "were", "are", "have", "had", "died", "fled"]));
    if verb {
        return cursor.refuse();
    }
    let set = Interval { low: Some(End { at: vague.low, open: false }), high: vague.high.map(|at| End { at, open: false }) };
    let of = if rest.next().is_some_and(|next| next.is("of")) { rest.moved_to(rest.at() + 1) } else { rest };
    // "millions of pounds", as numbers of that size are
    let is_large = vague.low >= Amount::integer(LARGE);
    let unit =
        of.lexicon().currencies.name_at(of.words(), of.at()).filter(|(_, money)| !money.ambiguous || is_large).map(|(len, money)| (len, money.unit.clone()));
    let unit = unit.or_else(|| of.lexicon().units.name_at(of.words(), of.at()).map(|(len, unit)| (len, unit.clone())));
    let (rest, unit) = unit.map_or_else(|| (rest, Unit::count()), |(len, unit)| (of.moved_to(of.at() + len), unit));
    Ok((rest, Core { set: Some(set), hedge: Hedge::Vague, form: Form::Words, ..Core::new(unit) }))
}
