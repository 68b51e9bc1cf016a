//! The form that was probably meant, where a value is of another: what stands at a mistake is shown as it should be written.
//!
//! ```text
//! [case]               [[case]]
//! noun = "pupil"       noun = ["pupil"]
//! severity = “error”   severity = "error"
//! ```

use std::ops::Range;

use toml::de::DeTable;

/// Advice for a value of the wrong type, or for a key that is missing.
pub(in crate::rulebook) fn of_value(text: &str, message: &str, place: &Range<usize>) -> Option<String> {
    if let Some(key) = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()) {
        return Some(format!("add it: {key} = \"...\""));
    }
    let written = text.get(place.clone())?.trim();
    if message.contains("expected a string") {
        return one_text(written);
    }
    if message.contains("expected a map") || message.contains("expected struct") {
        let name = written.strip_prefix("[[").and_then(|rest| rest.split("]]").next());
        return name.map_or_else(|| heading(text, place), |name| Some(format!("there is one of it: write [{name}]")));
    }
    if message.contains("expected i64") || message.contains("expected a number") {
        let number = written.trim_matches('"');
        return number.parse::<f64>().is_ok_and(f64::is_finite).then(|| format!("a number stands without quotes: write {number}"));
    }
    if !message.contains("expected a sequence") {
        return None;
    }
    let name = written.strip_prefix('[').and_then(|rest| rest.split(']').next()).filter(|name| !name.starts_with(['"', '[']) && !name.is_empty());
    let is_text = written.len() > 1 && written.starts_with('"') && written.ends_with('"');
    match name {
        Some(name) => Some(format!("there may be several of them, each with a heading of its own: write [[{name}]]")),
        None if is_text && written.trim_matches('"').parse::<i64>().is_ok() => Some(format!("it is a list of numbers: write [{}]", written.trim_matches('"'))),
        None if is_text || written.parse::<i64>().is_ok() => Some(format!("it is a list: write [{written}]")),
        None => None,
    }
}

/// Advice where a value stands in place of a table: the heading that its keys go under.
fn heading(text: &str, place: &Range<usize>) -> Option<String> {
    let (above, line) = text.get(..place.start)?.rsplit_once('\n')?;
    let key = line.split('=').next()?.trim();
    let heading = above.lines().rev().map(str::trim).find(|line| line.starts_with('['))?.trim_matches(['[', ']']);
    (!key.is_empty()).then(|| format!("its keys stand under a heading of their own: write [{heading}.{key}], and below it key = value"))
}

/// Advice where one text is wanted: the only one of a list, a bare word or number in quotes.
fn one_text(written: &str) -> Option<String> {
    let Some(list) = written.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
        let is_bare = !written.is_empty() && written.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '.'));
        return is_bare.then(|| format!("put it in quotes: write \"{written}\""));
    };
    let texts: Vec<&str> = list.split(',').map(str::trim).filter(|text| !text.is_empty()).collect();
    match texts.as_slice() {
        [only] if only.starts_with('"') => Some(format!("it is one text and no list: write {only}")),
        [first, _, ..] if first.starts_with('"') => {
            Some(format!("it is one text and no list: keep one of them, such as {first}, and write a second rule for the others"))
        }
        _ => None,
    }
}

/// Advice for what is no TOML: quotation marks as they are printed are none that TOML knows.
pub(super) fn of_syntax(text: &str, message: &str, place: &Range<usize>) -> Option<String> {
    let is_repeated = message.contains("duplicate key");
    let line = text.get(..place.start)?.rfind('\n').map_or(0, |at| at + 1);
    let end = text.get(place.start..)?.find('\n').map_or(text.len(), |at| place.start + at);
    let line = text.get(line..end)?.trim();
    let name = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).filter(|name| !name.starts_with('['));
    if name == Some("case") {
        return Some("there may be several cases: write [[case]] above each of them".to_owned());
    }
    if let Some(name) = name {
        return is_repeated.then(|| {
            let above = if name.starts_with("case.") { ", and write [[case]] above each case" } else { "" };
            format!("[{name}] stands twice: put what belongs to it under one heading{above}")
        });
    }
    if is_repeated {
        let key = line.split('=').next().unwrap_or_default().trim();
        return Some(format!("`{key}` is set twice under one heading: keep one of them"));
    }
    let straight = line.replace(['\u{201c}', '\u{201d}', '\u{201e}', '\u{ab}', '\u{bb}'], "\"").replace(['\u{2018}', '\u{2019}'], "'");
    if straight != line && is_sound(&straight) {
        return Some(format!("curly quotes do not hold a text together here; with straight ones: {straight}"));
    }
    let whole: String = line.chars().filter(|letter| !matches!(letter, ',' | '_' | ' ')).collect();
    if line.contains(',') && whole.split_once('=').is_some_and(|(_, number)| number.parse::<f64>().is_ok()) {
        return Some(format!("a number is written without commas: write {}", line.replace(',', "")));
    }
    quoted(line).map(|quoted| format!("a text stands between two quotes: write {quoted}")).or_else(|| meant(line))
}

/// Advice for a line that is none: a heading without brackets, several texts without a list, words behind a number, quotes within a text.
fn meant(line: &str) -> Option<String> {
    let Some((key, value)) = line.split_once('=').map(|(key, value)| (key.trim(), value.trim())) else {
        let is_name = !line.is_empty() && line.chars().all(|letter| letter.is_ascii_alphabetic() || matches!(letter, '.' | '-'));
        return is_name.then(|| format!("a heading stands in brackets: write [{line}]"));
    };
    let list = format!("{key} = [{value}]");
    if value.starts_with('"') && value.contains(',') && is_sound(&list) {
        return Some(format!("several texts stand in one pair of brackets: write {list}"));
    }
    let number = value.split([' ', '%']).next().unwrap_or_default();
    let words = value.strip_prefix(number).unwrap_or_default().trim();
    if number.parse::<f64>().is_ok() && !words.is_empty() {
        return Some(match words {
            "%" | "percent" | "per cent" => format!("a share stands between quotes: write {key} = \"{number}%\""),
            _ => format!("a number stands by itself: write {key} = {number}"),
        });
    }
    let inner = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).filter(|inner| inner.contains('"') && !inner.contains('\''))?;
    let single = format!("{key} = '{inner}'");
    is_sound(&single).then(|| format!("a text that has quotes in it stands between single ones: write {single}"))
}

fn is_sound(line: &str) -> bool {
    DeTable::parse_recoverable(line).1.is_empty()
}

/// A line whose text has lost one of its quotes, or both, with both of them.
fn quoted(line: &str) -> Option<String> {
    let (key, value) = line.split_once('=')?;
    let text = value.trim().trim_matches('"').trim_end();
    let is_text = text.starts_with(char::is_alphabetic) && !text.contains(['"', '\\', '[', '{']);
    let line = format!("{} = \"{text}\"", key.trim_end());
    (is_text && is_sound(&line)).then_some(line)
}

/// Serde's message in the words of somebody who writes a list, a number, a text in quotes.
pub(in crate::rulebook) fn plainly(message: &str) -> String {
    let message = message.lines().map(str::trim).collect::<Vec<_>>().join(", ").replace("missing field", "it has no");
    let Some((found, wanted)) = message.strip_prefix("invalid type: ").and_then(|rest| rest.split_once(", expected ")) else { return message };
    let (kind, value) = found.split_once(' ').unwrap_or((found, ""));
    let value = value.trim_matches('`');
    let found = match kind {
        "string" => format!("the text {value}"),
        "integer" | "floating" => format!("the number {}", value.trim_start_matches("point `")),
        "boolean" => format!("the word {value} without quotes"),
        "sequence" | "array" => "a list".to_owned(),
        "map" | "table" => "a table".to_owned(),
        _ => found.to_owned(),
    };
    let wanted = match wanted {
        "a string" => "one text in quotes",
        "a sequence" => "a list",
        "a map" => "a table",
        "i64" => "a whole number",
        _ if wanted.starts_with("struct ") => "a table",
        other => other,
    };
    format!("{wanted} is wanted here, and {found} was written")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_that_was_meant_is_shown() {
        let advice = |text: &str| of_value(text, "invalid type: string \"pupil\", expected a sequence", &(0..text.len()));
        assert_eq!(advice("\"pupil\"").as_deref(), Some("it is a list: write [\"pupil\"]"));
        assert!(advice("[case]").is_some_and(|advice| advice.ends_with("write [[case]]")));
        assert_eq!(advice("7").as_deref(), Some("it is a list: write [7]"));
        let list = "[\"death-toll\"]";
        let advice = of_value(list, "invalid type: sequence, expected a string", &(0..list.len()));
        assert_eq!(advice.as_deref(), Some("it is one text and no list: write \"death-toll\""));
        assert_eq!(of_value("", "missing field `why`", &(0..0)).as_deref(), Some("add it: why = \"...\""));
    }

    #[test]
    fn a_table_is_asked_for_under_its_heading() {
        for (text, heading) in [("[[case]]\nname = \"a\"\ndocs = \"Rain.\"", "[case.docs]"), ("[relation]\nlimit = 600", "[relation.limit]")] {
            let place = text.rfind(' ').map_or(0, |at| at + 1)..text.len();
            let advice = of_value(text, "invalid type: integer `600`, expected a map", &place);
            assert!(advice.is_some_and(|advice| advice.contains(&format!("write {heading}, "))), "{text}");
        }
    }

    #[test]
    fn a_wrong_type_is_told_plainly() {
        assert_eq!(plainly("invalid type: sequence, expected a string"), "one text in quotes is wanted here, and a list was written");
        assert_eq!(plainly("invalid type: string \"a\", expected a sequence"), "a list is wanted here, and the text \"a\" was written");
        assert_eq!(plainly("invalid type: floating point `1.5`, expected a string"), "one text in quotes is wanted here, and the number 1.5 was written");
        assert_eq!(plainly("missing field `why`"), "it has no `why`");
    }

    #[test]
    fn curly_quotes_are_made_straight() {
        let text = "id = \"a\"\nseverity = \u{201c}error\u{201d}\nx = 1\n";
        let place = text.find('\u{201c}').unwrap();
        assert!(of_syntax(text, "", &(place..place + 3)).is_some_and(|advice| advice.ends_with("with straight ones: severity = \"error\"")));
        assert_eq!(of_syntax("id = ", "", &(5..5)), None);
        for (line, whole) in [
            ("max = 1,900", "max = 1900"),
            ("severity = error\"", "severity = \"error\""),
            ("why = A toll is read.", "why = \"A toll is read.\""),
            ("max = 600 boats", "max = 600"),
            ("when", "[when]"),
            ("noun = \"boat\", \"ship\"", "noun = [\"boat\", \"ship\"]"),
            ("why = \"The \"Rose\" sank.\"", "why = 'The \"Rose\" sank.'"),
            ("tolerance = 5%", "tolerance = \"5%\""),
            ("tolerance = 7.5 percent", "tolerance = \"7.5%\""),
        ] {
            let advice = of_syntax(line, "", &(line.len() - 1..line.len()));
            assert_eq!(advice.as_deref().and_then(|advice| advice.split_once(": write ")).map_or("", |(_, line)| line), whole);
        }
        assert!(of_syntax("[case]\nname = 1\n[case]\n", "duplicate key", &(17..21)).is_some_and(|advice| advice.contains("write [[case]]")));
        assert_eq!(of_syntax("a = 1\na = 2\n", "duplicate key", &(6..7)).as_deref(), Some("`a` is set twice under one heading: keep one of them"));
    }
}
