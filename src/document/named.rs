//! What settings are called, however they are spelled.
//!
//! ```text
//! "--cache-ttl", "cache_ttl", "cache TTL", "-t, --cache-ttl <SECS>"  ->  cache ttl
//! ```

/// The words of a name.
#[must_use]
pub fn parts(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
}

/// The words of a name where more is said of it: of several spellings the longest, without what it takes.
#[must_use]
pub fn called(text: &str) -> Vec<String> {
    let spelled = text.split([',', '/', '|']).map(|one| one.split(['=', '<', '[', '(', ':']).next().unwrap_or(one));
    spelled.map(parts).max_by_key(|parts| parts.iter().map(String::len).sum::<usize>()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::called;

    #[test]
    fn spellings_of_one_name_are_one() {
        for text in ["--cache-ttl", "cache_ttl", "cache TTL", "-t, --cache-ttl <SECS>", "CACHE_TTL=15"] {
            assert_eq!(called(text), ["cache", "ttl"], "{text}");
        }
        assert_eq!(called("<>"), [""; 0]);
    }
}
