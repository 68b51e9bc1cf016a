//! Lists whose items stand on lines of their own, as they are marked in plain text and Markdown.
//!
//! ```text
//! - oats        * oats        1. oats        2) oats        • oats
//! ```
//! Items that are indented deeper than the first one are parts of it; a line without a mark goes on with the item above.

/// Marks that open an item.
const MARKS: [char; 6] = ['-', '*', '+', '•', '–', '·'];

/// A list that goes on for more bytes than this, with parts of parts, is not read to its end either: 255 items of a paragraph each.
const MOST_BYTES: usize = 64 << 10;

/// How many items a list has that begins on the next lines of a text; none where what follows is no list, or one of more than 255 items,
/// which nobody counts and which is not read to its end.
#[must_use]
pub fn count(text: &str) -> u8 {
    let mut lines = text.lines();
    // the rest of the line that the list follows
    if lines.next().is_some_and(|rest| !rest.trim().is_empty()) {
        return 0;
    }
    let mut level = None;
    let (mut items, mut blank) = (0_u8, false);
    let mut read = 0;
    for line in lines {
        read += line.len();
        if read > MOST_BYTES {
            return 0;
        }
        let indent = line.len() - line.trim_start().len();
        if line.trim().is_empty() {
            blank = true;
            continue;
        }
        let is_item = is_item(line.trim_start());
        let own = *level.get_or_insert(indent);
        match (is_item, indent > own) {
            (true, false) if indent < own => break,
            (true, false) => match items.checked_add(1) {
                Some(more) => items = more,
                None => return 0,
            },
            // a line that goes on stands right below
            (false, false) if items == 0 || blank => break,
            (_, _) => {}
        }
        blank = false;
    }
    items
}

/// Whether a line opens an item: a mark or a number with a stop or bracket, and a space.
fn is_item(line: &str) -> bool {
    let unmarked = line.strip_prefix(MARKS);
    let unnumbered = || {
        let rest = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
        (rest.len() < line.len()).then(|| rest.strip_prefix(['.', ')']))?
    };
    unmarked.or_else(unnumbered).is_some_and(|rest| rest.starts_with(' ') && !rest.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn items_are_counted_up_to_what_is_none() {
        assert_eq!(count("\n\n- oats\n- rye,\n  winter\n  - sown late\n- barley\n\nThe rest is grass."), 3);
        assert_eq!(count("\n1. Stop.\n2) Back up.\n\n3. Start."), 3);
        assert_eq!(count("\nThe rest is grass.\n- oats"), 0);
        assert_eq!(count(" of oats\n- rye\n- barley"), 0);
        assert_eq!(count("\n-5 degrees\n-6 degrees"), 0);
        assert_eq!(count(""), 0);
        assert_eq!(count(&format!("\n{}", "- oats\n".repeat(255))), 255);
        assert_eq!(count(&format!("\n{}", "- oats\n".repeat(256))), 0);
    }
}
