//! Remarks in blocks of code: what somebody says to readers there, quoted as it were.
//!
//! ```text
//! remark = sign " " words end-of-line         sign = "#" | "//" | "--" | an arrow, at the start of a line or behind a space
//!
//! "├── rules/    # 54 rules, one a file"  ->  "54 rules, one a file"
//! ```
//! The rest of a block of code is no prose: its numbers are those of a machine.

use std::ops::Range;

/// What opens a remark.
const SIGNS: &[&str] = &["#", "//", "--", "\u{2190}", "\u{25c4}\u{2500}\u{2500}", "<-", "<--"];

/// Where the words of the remarks stand in a block of code, line by line.
pub fn remarks(code: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    code.split_inclusive('\n').filter_map(move |line| {
        let start = from;
        from += line.len();
        remark(line.trim_end()).map(|words| start + words.start..start + words.end)
    })
}

/// The words of the remark that ends a line.
fn remark(line: &str) -> Option<Range<usize>> {
    let opened = |sign: &str| {
        let mut places = line.match_indices(sign).map(|(at, _)| (at, at + sign.len()));
        places.find(|&(at, end)| {
            let before = line.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace));
            before && line.get(end..).is_some_and(|rest| rest.starts_with(' '))
        })
    };
    let (_, end) = SIGNS.iter().filter_map(|sign| opened(sign)).min()?;
    let words = line.get(end..)?;
    let start = end + words.len() - words.trim_start().len();
    (start < line.len()).then_some(start..line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_behind_a_space_opens_a_remark() {
        let shown = |code: &str| remarks(code).map(|range| code[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(shown("# All 54 rules\nrun --all   # 12 files\nx = 5; // 9 tests\n"), ["All 54 rules", "12 files", "9 tests"]);
        assert_eq!(shown("\u{251c}\u{2500}\u{2500} rules/   # 54 rules\n    a  \u{2190} 36 plugins\n"), ["54 rules", "36 plugins"]);
        assert!(shown("run --all\nhttp://x.example/30\n#[test]\na#5\ncount -- 5-3\n").iter().all(|found| found == "5-3"));
    }
}
