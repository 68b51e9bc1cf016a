//! A first draft of a rule from two figures of real sentences: what both share becomes the selector, the sentences its first case.

use std::fmt::Write;

use crate::assertion::Assertion;

/// A figure and the sentence that it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Example<'a> {
    /// The figure.
    pub assertion: &'a Assertion,
    /// Its sentence.
    pub sentence: &'a str,
}

/// The pair that shares most, of the figures of two sentences; `None` where no two are of one kind.
#[must_use]
pub fn closest<'a>(left: &[Example<'a>], right: &[Example<'a>]) -> Option<(Example<'a>, Example<'a>)> {
    let pairs = left.iter().flat_map(|a| right.iter().map(move |b| (*a, *b)));
    let alike = pairs.filter(|(a, b)| a.assertion.unit.dimension() == b.assertion.unit.dimension() && !std::ptr::eq(a.assertion, b.assertion));
    // the first of those that share most
    alike.rev_max_by_key(|(a, b)| shared(a.assertion, b.assertion).len())
}

/// The rule file, which can be loaded as it is.
#[must_use]
pub fn rule(id: &str, a: Example<'_>, b: Example<'_>) -> String {
    let keys = shared(a.assertion, b.assertion);
    let thing = a.assertion.noun.as_ref().or(a.assertion.subject.as_ref()).map_or("one thing", |noun| noun.text.as_str());
    let mut text = String::new();
    let _ = writeln!(text, "id       = {}", quoted(id));
    let _ = writeln!(text, "what     = {}", quoted(&format!("Two figures for {thing} cannot both be right")));
    let _ = writeln!(text, "why      = {}", quoted("Say here why a reader should care."));
    let _ = writeln!(text, "help     = {}", quoted("Check both figures; if sources disagree, say whose figure each one is."));
    text.push_str("severity = \"warning\"\n\n[when]\n");
    let widest = keys.iter().map(|(key, _)| key.len()).max().unwrap_or_default();
    for (key, value) in &keys {
        let value = if *key == "measure" { quoted(value) } else { format!("[{}]", quoted(value)) };
        let _ = writeln!(text, "{key:widest$} = {value}");
    }
    let evidence = if keys.iter().any(|(key, _)| *key == "measure") { "measure" } else { "story" };
    let _ = write!(text, "\n[relation.equal]\nmust-match = [\"unit\", \"noun\", \"event\", \"place\", \"time\"]\nevidence   = \"{evidence}\"\n");
    text.push_str("\n# Add two cases in which the rule must stay silent before you use it.\n[[case]]\nname   = \"the two sentences\"\nexpect = \"conflict\"\n[case.docs]\n");
    let _ = writeln!(text, "\"a.txt\" = {}", quoted(a.sentence.trim()));
    let _ = writeln!(text, "\"b.txt\" = {}", quoted(b.sentence.trim()));
    text
}

/// The keys of a selector that takes both.
fn shared(a: &Assertion, b: &Assertion) -> Vec<(&'static str, String)> {
    fn same<T: PartialEq + Clone>(a: Option<&T>, b: Option<&T>) -> Option<T> {
        a.zip(b).filter(|(a, b)| a == b).map(|(a, _)| a.clone())
    }
    let noun = |it: &Assertion| it.noun.as_ref().map(|noun| noun.lemma.clone());
    let class = |it: &Assertion| it.event.as_ref().and_then(|event| event.class.clone());
    let whole = |it: &Assertion| it.whole.as_ref().map(|whole| whole.lemma.clone());
    let mut keys = Vec::new();
    keys.extend(same(a.measure.as_ref(), b.measure.as_ref()).map(|it| ("measure", it)));
    keys.extend(same(noun(a).as_ref(), noun(b).as_ref()).map(|it| ("noun", it)));
    keys.extend(same(class(a).as_ref(), class(b).as_ref()).map(|it| ("event", it)));
    keys.extend(same(whole(a).as_ref(), whole(b).as_ref()).map(|it| ("of", it)));
    keys.push(("dimension", a.unit.dimension().to_string()));
    keys
}

/// A TOML string on one line.
fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("\"{}\"", line.replace('\\', "\\\\").replace('"', "\\\"").replace(|c: char| c.is_control(), " "))
}

/// The greatest of an iterator, and of several the first.
trait FirstMax: Iterator + Sized {
    fn rev_max_by_key<K: Ord>(self, key: impl Fn(&Self::Item) -> K) -> Option<Self::Item> {
        self.fold(None, |best, item| match best {
            Some(best) if key(&best) >= key(&item) => Some(best),
            _ => Some(item),
        })
    }
}

impl<I: Iterator> FirstMax for I {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::document::Document;
    use crate::lexicon::Lexicon;
    use crate::rulebook::{RuleSource, load};
    use crate::span::SourceId;

    #[test]
    fn the_draft_of_a_rule_is_a_rule() {
        let mut lexicon = Lexicon::shipped().unwrap();
        let texts = ["In May the \"Aurora\" brought 3,100 tourists and 12 dogs.", "The port counted 4,500 tourists."];
        let studies = texts.map(|text| check::read(Document::plain("a.txt", text), SourceId::new(0), &lexicon));
        let examples: Vec<Vec<Example<'_>>> =
            studies.iter().zip(texts).map(|(study, sentence)| study.assertions.iter().map(|assertion| Example { assertion, sentence }).collect()).collect();
        let (a, b) = closest(&examples[0], &examples[1]).unwrap();
        let text = rule("tourists-differ", a, b);
        assert!(text.contains("noun      = [\"tourist\"]"), "{text}");
        let rules = load(&mut lexicon, &[RuleSource { name: "desk/port/tourists-differ.toml".to_owned(), text: text.clone() }]).unwrap();
        assert_eq!(rules.get("tourists-differ").unwrap().cases[0].documents[0].text, texts[0], "{text}");
    }
}
