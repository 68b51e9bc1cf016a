//! Comments that allow a conflict, in Markdown and HTML, where readers do not see them.
//!
//! ```text
//! comment = "<!--" "gainsay:" (line | begin | end) "-->"
//! line    = "allow" rules ["until" date] "because" reason       the line that it stands in, or the next one if it stands alone
//! begin   = "allow-begin" rules ["until" date] "because" reason everything up to the matching end
//! end     = "allow-end"
//! rules   = id ("," id)* | "everything"
//! ```
//! `<!-- gainsay: allow death-tolls-differ until 2026-12-31 because the agencies count differently -->`

use jiff::civil::Date;

use crate::span::Span;

/// A comment that allows a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// Ids of the rules; empty for every rule.
    pub rules: Vec<String>,
    /// What it covers: a conflict with a side in here is allowed.
    pub covers: Span,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Why.
    pub reason: String,
    /// Where the comment stands.
    pub comment: Span,
}

/// A comment for gainsay that says nothing that can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllowFault {
    /// Where the comment stands.
    pub comment: Span,
    /// What is wrong.
    pub kind: AllowFaultKind,
}

/// What is wrong with a comment for gainsay.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AllowFaultKind {
    /// The name without its colon.
    #[error("a comment for gainsay begins with \"gainsay:\", with a colon")]
    NoColon,
    /// No word that is known.
    #[error("\"{0}\" is nothing that a comment can ask for")]
    UnknownWord(String),
    /// No rule.
    #[error("the comment names no rule")]
    NoRule,
    /// No reason.
    #[error("the comment gives no reason")]
    NoReason,
    /// A date that is none.
    #[error("\"{0}\" is no date")]
    BadDate(String),
    /// A region without an end.
    #[error("the region that begins here has no end, so it reaches to the end of the text")]
    NoEnd,
    /// An end without a region.
    #[error("no region ends here")]
    NoBegin,
}

/// What opens a comment for gainsay, after the comment's own opening.
const ADDRESS: &str = "gainsay:";
/// Stands for every rule.
const EVERYTHING: &str = "everything";

/// Reads the comments of a text, given where its comments stand.
pub(super) fn read(text: &str, comments: &[Span]) -> (Vec<Allow>, Vec<AllowFault>) {
    let (mut allows, mut faults): (Vec<Allow>, Vec<AllowFault>) = (Vec::new(), Vec::new());
    let mut open: Vec<usize> = Vec::new();
    for &comment in comments {
        let Some(words) = addressed(comment.of(text)) else {
            faults.extend(lacks_colon(comment.of(text)).then_some(AllowFault { comment, kind: AllowFaultKind::NoColon }));
            continue;
        };
        let (verb, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
        let result = match verb {
            "allow" => request(rest).map(|request| allows.push(request.over(line(text, comment), comment))),
            "allow-begin" => request(rest).map(|request| {
                open.push(allows.len());
                allows.push(request.over(Span::new(comment.end(), text.len()), comment));
            }),
            "allow-end" => open.pop().and_then(|index| allows.get_mut(index)).map_or(Err(AllowFaultKind::NoBegin), |allow| {
                allow.covers = Span::new(allow.covers.start(), comment.start());
                Ok(())
            }),
            other => Err(AllowFaultKind::UnknownWord(other.to_owned())),
        };
        faults.extend(result.err().map(|kind| AllowFault { comment, kind }));
    }
    faults.extend(open.iter().filter_map(|&index| allows.get(index)).map(|allow| AllowFault { comment: allow.comment, kind: AllowFaultKind::NoEnd }));
    faults.sort_by_key(|fault| fault.comment);
    (allows, faults)
}

/// The words of a comment that speaks to gainsay.
fn addressed(comment: &str) -> Option<&str> {
    Some(words(comment)?.strip_prefix(ADDRESS)?.trim())
}

/// Whether a comment means to speak to gainsay: "gainsay allow ...".
fn lacks_colon(comment: &str) -> bool {
    let rest = words(comment).and_then(|words| words.strip_prefix(ADDRESS.trim_end_matches(':')));
    rest.is_some_and(|rest| rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with("allow"))
}

fn words(comment: &str) -> Option<&str> {
    let inner = comment.strip_prefix("<!--")?;
    Some(inner.strip_suffix("-->").unwrap_or(inner).trim())
}

/// Rules, a date and a reason.
struct Request {
    rules: Vec<String>,
    until: Option<Date>,
    reason: String,
}

impl Request {
    fn over(self, covers: Span, comment: Span) -> Allow {
        Allow { rules: self.rules, covers, until: self.until, reason: self.reason, comment }
    }
}

fn request(words: &str) -> Result<Request, AllowFaultKind> {
    let (head, reason) = split_word(words, "because").ok_or(AllowFaultKind::NoReason)?;
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.is_empty() {
        return Err(AllowFaultKind::NoReason);
    }
    let (rules, until) = match split_word(head, "until") {
        Some((rules, date)) => (rules, Some(date.trim().parse().map_err(|_| AllowFaultKind::BadDate(date.trim().to_owned()))?)),
        None => (head, None),
    };
    let mut rules: Vec<String> = rules.split([',', ' ', '\n', '\t', '\r']).filter(|rule| !rule.is_empty()).map(ToOwned::to_owned).collect();
    if rules.is_empty() {
        return Err(AllowFaultKind::NoRule);
    }
    if rules.iter().any(|rule| rule == EVERYTHING) {
        rules.clear();
    }
    Ok(Request { rules, until, reason })
}

/// What stands before and after a word.
fn split_word<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find(word).map(|found| found + from) {
        let end = at + word.len();
        let (before, after) = (text.get(..at)?, text.get(end..)?);
        if (before.is_empty() || before.ends_with(char::is_whitespace)) && (after.is_empty() || after.starts_with(char::is_whitespace)) {
            return Some((before, after));
        }
        from = end;
    }
    None
}

/// The line of a comment; where nothing else stands in it, the next line that is not blank.
fn line(text: &str, comment: Span) -> Span {
    let start = text.get(..comment.start()).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = line_end(text, comment.end());
    let alone = Span::new(start, comment.start()).of(text).trim().is_empty() && Span::new(comment.end(), end).of(text).trim().is_empty();
    if !alone {
        return Span::new(start, end);
    }
    let next = text.get(end..).map_or(end, |rest| end + (rest.len() - rest.trim_start().len()));
    Span::new(next, line_end(text, next))
}

fn line_end(text: &str, from: usize) -> usize {
    text.get(from..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every comment of a text.
    fn all(text: &str) -> (Vec<Allow>, Vec<AllowFault>) {
        let comments: Vec<Span> =
            text.match_indices("<!--").map(|(at, _)| Span::new(at, text[at..].find("-->").map_or(text.len(), |end| at + end + 3))).collect();
        read(text, &comments)
    }

    #[test]
    fn a_comment_covers_its_line_or_the_next_one() {
        let text = "One.\n<!-- gainsay: allow a-rule, b-rule until 2026-12-31 because both\n count boats -->\n\nTwo.\nThree. <!-- gainsay: allow everything because old -->\n";
        let (allows, faults) = all(text);
        assert_eq!(faults, []);
        let seen: Vec<_> =
            allows.iter().map(|allow| (allow.rules.join("+"), allow.covers.of(text).split(" <").next().unwrap(), allow.reason.as_str())).collect();
        assert_eq!(seen, [("a-rule+b-rule".to_owned(), "Two.", "both count boats"), (String::new(), "Three.", "old")]);
        assert_eq!(allows[0].until, Some(jiff::civil::date(2026, 12, 31)));
    }

    #[test]
    fn a_region_reaches_to_its_end() {
        let text = "<!-- gainsay: allow-begin a because x -->\nOne.\n\nTwo.\n<!-- gainsay: allow-end -->\nThree.";
        let (allows, faults) = all(text);
        assert_eq!((allows[0].covers.of(text).trim(), faults.len()), ("One.\n\nTwo.", 0));
    }

    #[test]
    fn what_cannot_be_done_is_a_fault() {
        let kinds = |text: &str| all(text).1.into_iter().map(|fault| fault.kind.to_string()).collect::<Vec<_>>();
        assert_eq!(kinds("<!-- gainsay: allow a -->"), ["the comment gives no reason"]);
        assert_eq!(kinds("<!-- gainsay: allow because x -->"), ["the comment names no rule"]);
        assert_eq!(kinds("<!-- gainsay: allow a until soon because x -->"), ["\"soon\" is no date"]);
        assert_eq!(kinds("<!-- gainsay: ignore -->"), ["\"ignore\" is nothing that a comment can ask for"]);
        assert_eq!(kinds("<!-- gainsay: allow-end --> <!-- gainsay: allow-begin a because x -->").len(), 2);
        assert_eq!(kinds("<!-- gainsay allow a because x -->"), ["a comment for gainsay begins with \"gainsay:\", with a colon"]);
        assert!(kinds("<!-- about gainsay: allow -->").is_empty() && kinds("<!-- gainsay is a word -->").is_empty());
    }
}
