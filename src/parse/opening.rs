//! What the words before two numbers make of them: a range, or a move from one to the other.
//!
//! ```text
//! opening = ("between" | "from") { hedge | "a" }
//! ```
//! "prices range from 10 to 20" is a range, "prices rose from 10 to 20" a move.

use super::cursor::Cursor;

/// Whether the number before is the size of a move: "up 10 cents to", "lost 3 points to".
pub(super) fn moves(start: Cursor<'_>) -> bool {
    let is_move = |back: usize| start.back(back).is_some_and(|word| start.lexicon().words.trend(&word.lower).is_some());
    is_move(1)
        || is_move(2) && start.back(1).is_some_and(|word| word.is_any(&["by", "about", "nearly", "almost", "over", "another", "more", "than", "a", "to"]))
        || is_move(3) && start.back(1).is_some_and(|word| word.is("than"))
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    None,
    Between,
    From,
}

/// Whether "between" or "from" opens the range; hedges and "a" may stand between.
pub(super) fn opens_with(start: Cursor<'_>) -> Opening {
    for back in 1..=3 {
        let Some(word) = start.back(back) else { break };
        match &*word.lower {
            "between" => return Opening::Between,
            "from" => return Opening::From,
            "about" | "around" | "roughly" | "some" | "a" | "an" | "the" | "approximately" | "anywhere" | "$" | "US" => {}
            _ => break,
        }
    }
    Opening::None
}

/// Whether "from A to B" tells how something moved rather than how far it ranges.
pub(super) fn tells_a_change(start: Cursor<'_>) -> bool {
    let reach = start.at().saturating_sub(12);
    let before = &start.words()[reach..start.at()];
    let ranges = before.iter().any(|word| {
        word.is_any(&[
            "range",
            "ranged",
            "ranges",
            "ranging",
            "anywhere",
            "vary",
            "varied",
            "varies",
            "varying",
            "estimates",
            "number",
            "between",
            "aged",
            "ages",
            "is",
            "are",
        ])
    });
    !ranges || before.iter().any(|word| start.lexicon().words.trend(&word.lower).is_some())
}
