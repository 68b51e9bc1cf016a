//! Regular forms of English words, so that a vocabulary file names a word once.

/// The plural of the head of a phrase: "square mile" -> "square miles", "mile per hour" -> "miles per hour".
pub(super) fn plural_phrase(phrase: &str) -> String {
    if !phrase.contains(' ') {
        return plural(phrase);
    }
    let head_end = [" per ", " an ", " a ", " of ", " in "].iter().filter_map(|joint| phrase.find(joint)).min().unwrap_or(phrase.len());
    let (head, tail) = phrase.split_at(head_end);
    let start = head.rfind(' ').map_or(0, |space| space + 1);
    format!("{}{}{tail}", &head[..start], plural(&head[start..]))
}

/// The regular plural of a noun, or third person of a verb.
pub(super) fn plural(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix('y').filter(|stem| stem.ends_with(is_consonant)) {
        return [stem, "ies"].concat();
    }
    if let Some(stem) = noun.strip_suffix("man").filter(|stem| stem.len() > 2 && !stem.ends_with("hu") && !stem.ends_with("ger") && !stem.ends_with("ro")) {
        return [stem, "men"].concat();
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| noun.ends_with(end));
    [noun, if hisses { "es" } else { "s" }].concat()
}

/// A verb and its regular forms: "kill" -> kill, kills, killed, killing.
///
/// Where English may double the last consonant both spellings are given: a form that does not exist is never met.
pub(super) fn verb_forms(verb: &str) -> Vec<String> {
    let mut forms = vec![verb.to_owned(), plural(verb)];
    let mut add = |stem: &str| {
        let past = match (stem.strip_suffix('y').filter(|rest| rest.ends_with(is_consonant)), stem.ends_with('e')) {
            (Some(rest), _) => [rest, "ied"].concat(),
            (None, true) => [stem, "d"].concat(),
            (None, false) => [stem, "ed"].concat(),
        };
        let present = match (stem.strip_suffix("ie"), stem.strip_suffix('e').filter(|rest| !rest.ends_with(['e', 'o', 'y']))) {
            (Some(rest), _) => [rest, "ying"].concat(),
            (None, Some(rest)) => [rest, "ing"].concat(),
            (None, None) => [stem, "ing"].concat(),
        };
        forms.extend([past, present]);
    };
    add(verb);
    if let Some(last) = doubled(verb) {
        add(&format!("{verb}{last}"));
    }
    forms
}

/// The last consonant, where it may be doubled: "stop", "travel".
fn doubled(verb: &str) -> Option<char> {
    let mut ends = verb.chars().rev();
    let (last, vowel, before) = (ends.next()?, ends.next()?, ends.next()?);
    (is_consonant(last) && !matches!(last, 'w' | 'x' | 'y') && !is_consonant(vowel) && is_consonant(before)).then_some(last)
}

fn is_consonant(letter: char) -> bool {
    letter.is_ascii_lowercase() && !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_follow_the_ending() {
        for (one, many) in [("mile", "miles"), ("inch", "inches"), ("century", "centuries"), ("day", "days"), ("frenchman", "frenchmen"), ("german", "germans")]
        {
            assert_eq!(plural(one), many);
        }
        assert_eq!(plural_phrase("square mile"), "square miles");
        assert_eq!(plural_phrase("mile per hour"), "miles per hour");
        assert_eq!(plural_phrase("mile an hour"), "miles an hour");
    }

    #[test]
    fn verbs_keep_double_and_drop_letters() {
        for (verb, forms) in [
            ("kill", &["kills", "killed", "killing"][..]),
            ("charge", &["charges", "charged", "charging"]),
            ("stop", &["stops", "stopped", "stopping"]),
            ("travel", &["traveled", "travelled", "traveling", "travelling"]),
            ("bury", &["buries", "buried", "burying"]),
            ("die", &["dies", "died", "dying"]),
            ("flee", &["flees", "fleeing"]),
        ] {
            let found = verb_forms(verb);
            assert!(forms.iter().all(|form| found.iter().any(|each| each == form)), "{found:?}");
        }
    }
}
