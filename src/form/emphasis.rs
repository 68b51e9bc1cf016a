//! The marks of emphasis in a plain text, as people write them in mails: `*40*`, `**1**,200`, `_forty_`.
//!
//! ```text
//! emphasis = mark text mark          mark = "*" | "**" | "***" | "_" | "__"; no letter or digit before the first, no space inside the marks,
//!                                    and none of a letter or digit after the last "_"
//! ```
//! Both marks stand in one line. "2*3*4" and "`snake_case`" have none.

/// The bytes that are marks, in order.
pub(super) fn marks(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if memchr::memchr2(b'*', b'_', line.as_bytes()).is_some() {
            found.extend(in_line(line).into_iter().map(|at| start + at));
        }
        start += line.len();
    }
    found
}

/// A run of one kind of mark.
#[derive(Clone, Copy)]
struct Run {
    at: usize,
    len: usize,
    mark: u8,
    opens: bool,
    closes: bool,
}

fn in_line(line: &str) -> Vec<usize> {
    let mut open: Vec<Run> = Vec::new();
    let mut found = Vec::new();
    for run in runs(line) {
        let partner = open.iter().rposition(|opener| opener.mark == run.mark && opener.len == run.len && run.closes);
        if let Some(index) = partner {
            let opener = open[index];
            open.truncate(index);
            found.extend(opener.at..opener.at + opener.len);
            found.extend(run.at..run.at + run.len);
        } else if run.opens {
            open.push(run);
        }
    }
    found.sort_unstable();
    found
}

fn runs(line: &str) -> Vec<Run> {
    let bytes = line.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'*', b'_', rest)) {
        at += next;
        let mark = bytes[at];
        let len = bytes[at..].iter().take_while(|&&byte| byte == mark).count();
        let (before, after) = (line[..at].chars().next_back(), line[at + len..].chars().next());
        let seen = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if len <= 3 {
            let closes = seen(before) && (mark == b'*' || !letter(after));
            found.push(Run { at, len, mark, opens: seen(after) && !letter(before), closes });
        }
        at += len;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn without(text: &str, expected: &str) {
        let marks = marks(text);
        let left: String = text.char_indices().filter(|(at, _)| !marks.contains(at)).map(|(_, c)| c).collect();
        assert_eq!(left, expected);
    }

    #[test]
    fn pairs_of_marks_are_emphasis() {
        without("**1**,200 and *40* and _30_", "1,200 and 40 and 30");
        without("***Forty*** men, **twenty of *them* armed**", "Forty men, twenty of them armed");
        without("(**1869**-**1947**)", "(1869-1947)");
    }

    #[test]
    fn single_marks_and_products_are_none() {
        for text in ["4 * 5 * 6", "2*3*4", "snake_case_name", "Total*", "* one\n* two", "a*b", "40* and 30*", "____"] {
            without(text, text);
        }
    }
}
