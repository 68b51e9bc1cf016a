//! What the words before two numbers make of them: a range, or a move from one to the other.
//!
//! ```text
//! opening = ("between" | "from") { hedge | "a" }
//! ```
//! "prices range from 10 to 20" is a range, "prices rose from 10 to 20" a move.

use super::cursor::Cursor;
use crate::lexicon::Small;

/// Words between what opens a range and its number, at the most.
const MOST: usize = 3;
/// Words before a range among which one may tell that it is one.
const REACH: usize = 12;

/// Whether the number before is the size of a move: "up 10 cents to", "lost 3 points to".
pub(super) fn moves(start: Cursor<'_>) -> bool {
    let (words, numbers) = (&start.lexicon().words, &start.lexicon().numbers);
    let is_move = |back: usize| start.back(back).is_some_and(|word| words.trend(&word.lower).is_some());
    let is_sized = |back: usize| start.back(back).is_some_and(|word| numbers.is_small(Small::Sized, &word.lower));
    // "rose more than 10 to"
    is_move(1) || is_move(2) && is_sized(1) || is_move(3) && is_sized(2) && start.back(1).is_some_and(|word| word.is("than"))
}

/// Whether a move is told by its size, which may be a range: "fell by 12 to 15 percent".
pub(super) fn moves_by(start: Cursor<'_>) -> bool {
    moves(start) && start.back(1).is_some_and(|word| word.is("by"))
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    None,
    Between,
    From,
}

/// Whether "between" or "from" opens the range; hedges and "a" may stand between.
pub(super) fn opens_with(start: Cursor<'_>) -> Opening {
    let numbers = &start.lexicon().numbers;
    for back in 1..=MOST {
        let Some(word) = start.back(back) else { break };
        if numbers.is_small(Small::Between, &word.lower) {
            return Opening::Between;
        }
        if numbers.is_small(Small::From, &word.lower) {
            return Opening::From;
        }
        if !numbers.is_small(Small::Opened, &word.lower) {
            break;
        }
    }
    Opening::None
}

/// Whether "from A to B" tells how something moved rather than how far it ranges.
pub(super) fn tells_a_change(start: Cursor<'_>) -> bool {
    let before = &start.words()[start.at().saturating_sub(REACH)..start.at()];
    let ranges = before.iter().any(|word| start.lexicon().numbers.is_small(Small::Ranges, &word.lower));
    !ranges || before.iter().any(|word| start.lexicon().words.trend(&word.lower).is_some())
}
