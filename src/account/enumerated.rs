//! A count and the names behind it, one by one: "four commands: `add`, `list` and `drop`".
//!
//! ```text
//! names  = opener item { "," item } [ [","] conjunction item ] end
//! opener = ":" | "(" | dash | [","] [ naming ]            naming = "namely", "called", "are"
//! item   = `code` [ "(" ... ")" ] | word                  all of them code, or all of them one word each
//! end    = "." | ";" | ")" | dash | the end of the paragraph; behind a conjunction and its item anything but more code
//! ```
//! Words are read only behind a colon, a bracket or a dash, and only where a conjunction or the bracket closes them. Documentation alone is read
//! so: what a story lists is for the judge of joints.

use super::inventory::is_documentation;
use super::item::is_part;
use super::reckoning::Entry;
use crate::assertion::Assertion;
use crate::document::Document;
use crate::joint;
use crate::lexicon::Lexicon;
use crate::quantity::Amount;
use crate::sentence;
use crate::span::Span;

/// A number of things that is further off than this counts other things.
const OFF: i64 = 2;

/// The counts of a document behind which the counted stand by their names, each with whether there are so many.
#[must_use]
pub fn enumerated<A: AsRef<Assertion>>(document: &Document, sentences: &[Span], figures: &[A], lexicon: &Lexicon) -> Vec<Entry> {
    if !is_documentation(document, lexicon) {
        return Vec::new();
    }
    let reader = Reader { document, sentences, lexicon };
    let of = |(figure, it): (usize, &A)| {
        let it = it.as_ref();
        let count = it.reading.literal.single().and_then(Amount::to_integer).filter(|_| joint::announces(it) && is_part(it))?;
        let named = i64::try_from(reader.named(it)?).ok()?;
        ((count - named).abs() <= OFF).then(|| Entry::listed(figure, count, named))
    };
    figures.iter().enumerate().filter_map(of).collect()
}

/// What stands behind a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'t> {
    Code,
    Word(&'t str),
    Sign(char),
}

/// The pieces of a text; what only sets it in bold is none.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (piece, len) = match first {
            '`' => code(rest).map_or((Piece::Sign(first), 1), |len| (Piece::Code, len)),
            _ if first.is_alphanumeric() => {
                let len = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '\'' | '\u{2019}')).unwrap_or(rest.len());
                rest.get(..len).map_or((Piece::Sign(first), len), |word| (Piece::Word(word), len))
            }
            _ => (Piece::Sign(first), first.len_utf8()),
        };
        if !matches!(piece, Piece::Sign('*' | '_')) && !matches!(piece, Piece::Sign(sign) if sign.is_whitespace()) {
            found.push(piece);
        }
        rest = rest.get(len.max(1)..).unwrap_or_default();
    }
    found
}

/// Bytes of the code that a text begins with, its marks included.
fn code(text: &str) -> Option<usize> {
    let marks = text.len() - text.trim_start_matches('`').len();
    let (mark, inner) = text.split_at_checked(marks)?;
    let len = inner.find(mark).filter(|len| *len > 0)?;
    Some(marks + len + marks)
}

struct Reader<'r> {
    document: &'r Document,
    sentences: &'r [Span],
    lexicon: &'r Lexicon,
}

impl Reader<'_> {
    /// How many names stand behind a count; none where they are not all that it counts.
    fn named(&self, it: &Assertion) -> Option<usize> {
        let noun = it.stated_noun()?;
        let sentence = *self.sentences.get(it.sentence)?;
        let words = sentence::words(self.document.prose(), sentence);
        let is_counted = self.lexicon.is_plural(&noun.text.rsplit(' ').next().unwrap_or_default().to_lowercase()) && it.site.span.end() > it.figure.end();
        if !is_counted || self.lexicon.headings.is_partial(&words) {
            return None;
        }
        let next = self.sentences.get(it.sentence + 1).map_or(self.document.text().len(), |next| next.start());
        let behind = Span::new(it.site.span.end(), next).of(self.document.text());
        let behind = behind.find("\n\n").and_then(|end| behind.get(..end)).unwrap_or(behind);
        self.count(&pieces(behind))
    }

    fn count(&self, pieces: &[Piece<'_>]) -> Option<usize> {
        let (opener, mut rest) = self.opener(pieces)?;
        let is_code = matches!(rest.first()?, Piece::Code);
        if !is_code && opener.is_none() {
            return None;
        }
        let (mut items, mut is_last) = (0, false);
        loop {
            rest = item(rest, is_code)?;
            items += 1;
            let (behind, ends) = match self.separator(rest) {
                Some(behind) if !is_last => behind,
                _ => break,
            };
            // a comma behind which no item stands closes what stands between two
            if !ends && is_code && opener.is_none() && item(behind, is_code).is_none() {
                break;
            }
            (rest, is_last) = (behind, ends);
        }
        let is_closed = match (opener, rest.first()) {
            (Some('('), sign) => sign == Some(&Piece::Sign(')')),
            (Some(dash), Some(Piece::Sign(sign))) if *sign == dash => true,
            (_, None | Some(Piece::Sign('.' | ';' | '!'))) => true,
            (_, Some(Piece::Sign(','))) => is_code && is_last,
            (_, Some(Piece::Word(_))) => is_code && is_last && opener.is_none(),
            _ => false,
        };
        let is_whole = is_code || is_last;
        (items > 1 && is_closed && is_whole && !rest.contains(&Piece::Code)).then_some(items)
    }

    /// The sign that opens the names, if one does, and what stands behind it.
    fn opener<'p, 't>(&self, pieces: &'p [Piece<'t>]) -> Option<(Option<char>, &'p [Piece<'t>])> {
        let is_naming = |word: &str| self.lexicon.docs.is_naming(&word.to_lowercase());
        match pieces {
            [Piece::Sign(sign @ (':' | '(' | '\u{2013}' | '\u{2014}')), rest @ ..] => Some((Some(*sign), rest)),
            [Piece::Sign(','), Piece::Word(word), rest @ ..] | [Piece::Word(word), rest @ ..] if is_naming(word) => {
                Some((None, if let [Piece::Sign(':'), rest @ ..] = rest { rest } else { rest }))
            }
            [Piece::Sign(','), rest @ ..] => Some((None, rest)),
            [Piece::Code, ..] => Some((None, pieces)),
            _ => None,
        }
    }

    /// What stands behind a separator, and whether that is the last item.
    fn separator<'p, 't>(&self, pieces: &'p [Piece<'t>]) -> Option<(&'p [Piece<'t>], bool)> {
        let conjunction = |pieces: &'p [Piece<'t>]| match pieces {
            [Piece::Sign('&'), rest @ ..] => Some(rest),
            [Piece::Word(word), rest @ ..] if self.lexicon.words.is_conjunction(&word.to_lowercase()) => Some(rest),
            _ => None,
        };
        if let [Piece::Sign(','), rest @ ..] = pieces {
            return Some(conjunction(rest).map_or((rest, false), |rest| (rest, true)));
        }
        conjunction(pieces).map(|rest| (rest, true))
    }
}

/// What stands behind an item and the words in brackets that say more of it.
fn item<'p, 't>(pieces: &'p [Piece<'t>], is_code: bool) -> Option<&'p [Piece<'t>]> {
    let rest = match pieces {
        [Piece::Code, rest @ ..] if is_code => rest,
        [Piece::Word(_), rest @ ..] if !is_code => rest,
        _ => return None,
    };
    match rest {
        [Piece::Sign('('), within @ ..] if is_code => within.get(within.iter().position(|piece| *piece == Piece::Sign(')'))? + 1..),
        _ => Some(rest),
    }
}

#[cfg(test)]
mod tests {
    use crate::account::sample::counted;

    /// How many names are read behind the first count.
    #[track_caller]
    fn says(text: &str, expected: Option<&str>) {
        let found = counted(text, |study, lexicon| super::enumerated(&study.document, &study.sentences, &study.assertions, lexicon));
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn names_in_code_are_counted() {
        for text in [
            "Kestrel has four commands: `add`, `list` and `drop`.",
            "The four hooks are `pre-commit`, `pre-push`, and `post-merge`.",
            "It knows two levels (`info`, `warn`, `error`).",
            "It comes with 4 subcommands, namely `init`, `build` and `serve`",
            "Two flags, `--fast`, `--quiet` and `--dry-run`, change the output.",
            "There are four modes \u{2013} `a` (slow), `b` (fast) and `c` \u{2013} in all.",
            "There are five levels: trace, debug and error.",
            "It has four features: **std**, **alloc** and **serde**.",
        ] {
            says(text, Some("3"));
        }
    }

    #[test]
    fn what_may_be_some_of_them_is_not() {
        for text in [
            "It has twelve commands, among them `add`, `list` and `drop`.",
            "It has four commands: `add`, `list`, and more.",
            "It has four commands: `add`, `list`, ...",
            "It has four commands: `add`, `list` for notes, and `drop`.",
            "Run it with four arguments: the file, the folder, or both.",
            "It takes three values: `0`-`9`, `a` and `b`.",
            "It has three themes: light, dark and high contrast, and a plugin.",
            "It has four commands (`add` and `list` for notes; `drop` for files).",
        ] {
            says(text, None);
        }
    }
}
