//! The form that was probably meant, where a value is of another: what stands at a mistake is shown as it should be written.
//!
//! ```text
//! [case]               [[case]]
//! noun = "pupil"       noun = ["pupil"]
//! severity = “error”   severity = "error"
//! ```

use std::ops::Range;

/// Advice for a value of the wrong type, or for a key that is missing.
pub(super) fn of_value(text: &str, message: &str, place: &Range<usize>) -> Option<String> {
    if let Some(key) = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()) {
        return Some(format!("add it: {key} = \"...\""));
    }
    let written = text.get(place.clone())?.trim();
    if !message.contains("expected a sequence") {
        return None;
    }
    let name = written.strip_prefix('[').and_then(|rest| rest.split(']').next()).filter(|name| !name.starts_with(['"', '[']) && !name.is_empty());
    match name {
        Some(name) => Some(format!("there may be several of them, each with a heading of its own: write [[{name}]]")),
        None if written.starts_with('"') && written.ends_with('"') => Some(format!("it is a list: write [{written}]")),
        None => None,
    }
}

/// Advice for what is no TOML: quotation marks as they are printed are none that TOML knows.
pub(super) fn of_syntax(text: &str, place: &Range<usize>) -> Option<String> {
    let line = text.get(..place.start)?.rfind('\n').map_or(0, |at| at + 1);
    let end = text.get(place.start..)?.find('\n').map_or(text.len(), |at| place.start + at);
    let line = text.get(line..end)?.trim();
    let straight = line.replace(['\u{201c}', '\u{201d}', '\u{201e}', '\u{ab}', '\u{bb}'], "\"").replace(['\u{2018}', '\u{2019}'], "'");
    (straight != line).then(|| format!("curly quotes do not hold a text together here; with straight ones: {straight}"))
}

/// Serde's message on one line, in the words of TOML.
pub(super) fn plainly(message: &str) -> String {
    message
        .lines()
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(", ")
        .replace("a sequence", "a list")
        .replace("a map", "a table")
        .replace(": map,", ": a table,")
        .replace("missing field", "it has no")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_that_was_meant_is_shown() {
        let advice = |text: &str| of_value(text, "invalid type: string \"pupil\", expected a sequence", &(0..text.len()));
        assert_eq!(advice("\"pupil\"").as_deref(), Some("it is a list: write [\"pupil\"]"));
        assert!(advice("[case]").is_some_and(|advice| advice.ends_with("write [[case]]")));
        assert_eq!(advice("7"), None);
        assert_eq!(of_value("", "missing field `why`", &(0..0)).as_deref(), Some("add it: why = \"...\""));
    }

    #[test]
    fn curly_quotes_are_made_straight() {
        let text = "id = \"a\"\nseverity = \u{201c}error\u{201d}\nx = 1\n";
        let place = text.find('\u{201c}').unwrap();
        assert!(of_syntax(text, &(place..place + 3)).is_some_and(|advice| advice.ends_with("with straight ones: severity = \"error\"")));
        assert_eq!(of_syntax("id = ", &(5..5)), None);
    }
}
