//! How many things are listed behind a figure: "four priorities: education, crime and economic development" lists three.
//!
//! ```text
//! list = figure noun ":" item {"," item} ["," ] ("and" | "or") item end
//! item = one to five words, no figure among them
//! ```
//! Anything else behind the colon is no list; a wrong count would be a false alarm.

use crate::sentence::{Kind, Word};

/// Words between the figure and the colon, at the most.
const REACH: usize = 4;
/// Words of an item, at the most.
const LONG: usize = 5;
/// Words that begin an item which says more of the one before: "Tom, a baker, and Jim".
const APPOSITIONS: &[&str] = &["a", "an", "the", "who", "which", "whose", "his", "her", "its", "their", "where", "when", "including", "both", "all", "one"];

/// Words after which the colon belongs to something else: "two towns said on Monday:".
const OTHERS: &[&str] = &[
    "said", "says", "told", "are", "is", "was", "were", "have", "has", "had", "on", "in", "at", "to", "from", "of", "for", "by", "as", "with", "later", "ago",
];

/// The number of things listed behind the figure that ends before word `end`.
pub(super) fn listed(words: &[Word<'_>], end: usize) -> Option<u8> {
    let colon = (end..words.len().min(end + REACH + 1)).find(|&at| words[at].text == ":")?;
    let is_noun = words.get(end..colon)?.iter().all(|word| word.kind == Kind::Word && !word.is_any(OTHERS));
    let rest = words.get(colon + 1..)?;
    let (last, body) = rest.split_last()?;
    if !is_noun || colon == end || last.text != "." {
        return None;
    }
    let joint = body.iter().position(|word| word.is_any(&["and", "or"]))?;
    let (before, after) = (body.get(..joint)?, body.get(joint + 1..)?);
    let mut items: Vec<&[Word<'_>]> = before.split(|word| word.text == ",").collect();
    // "crime, and development"
    if items.last().is_some_and(|item| item.is_empty()) {
        items.pop();
    }
    items.push(after);
    let is_item = |item: &&[Word<'_>]| {
        !item.is_empty()
            && item.len() <= LONG
            && item.iter().all(|word| word.kind == Kind::Word && !word.is_any(&["and", "or"]))
            && !item.first().is_some_and(|first| first.is_any(APPOSITIONS))
    };
    if items.iter().all(is_item) { u8::try_from(items.len()).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence::words;
    use crate::span::Span;

    #[track_caller]
    fn lists(text: &str, expected: Option<u8>) {
        assert_eq!(listed(&words(text, Span::new(0, text.len())), 1), expected, "{text}");
    }

    #[test]
    fn items_are_counted() {
        lists("four priorities: education, crime and economic development.", Some(3));
        lists("four clear priorities: education, crime, and development.", Some(3));
        lists("two towns: Holm and Sund.", Some(2));
    }

    #[test]
    fn what_may_be_no_plain_list_is_not_counted() {
        lists("two brothers: Tom, a baker, and Jim.", None);
        lists("two teams: salt and pepper, and oil and vinegar.", None);
        lists("two people: Ann, 40, and Bea.", None);
        lists("two rules: never run.", None);
        lists("two towns said on Monday: Holm and Sund.", None);
    }
}
