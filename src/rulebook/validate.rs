//! From a rule file as written to a rule that can be run: every name is resolved and every mistake of the file collected.

mod case;
mod relation;
mod selector;
mod vocabulary;

use std::ops::Range;
use std::path::{Component, Path};
use std::str::FromStr;
use std::sync::Arc;

use strum::VariantNames;

use super::error::{Mistake, RuleError};
use super::file::{self, Placed, PriceFile, RelationFile, RuleFile, Word};
use super::shipped::{shipped_sources, shipped_without_cases};
use super::suggest::advice;
use crate::lexicon::Lexicon;
use crate::rule::{Price, Rule, RuleSet, Scope, Severity};

pub(super) use relation::REPORTABLE;

/// Rows of the catalogue of checks.
pub(super) const CHECKS: std::ops::RangeInclusive<i64> = 1..=42;

/// A rule file or a vocabulary file: its path as shown, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSource {
    /// The path as shown. A folder `lexicon` in it makes the file vocabulary; else its last folder is the rule's family.
    pub name: String,
    /// The text of the file.
    pub text: String,
}

impl RuleSource {
    fn is_vocabulary(&self) -> bool {
        Path::new(&self.name).parent().is_some_and(|folder| folder.components().any(|part| part == Component::Normal("lexicon".as_ref())))
    }

    /// Whether it has the name of a vocabulary file and none of what makes a rule.
    fn is_stray_vocabulary(&self) -> bool {
        Lexicon::file_names().contains(&self.file_name()) && !self.is_rule()
    }

    /// Whether it holds what only rules hold.
    fn is_rule(&self) -> bool {
        self.text.lines().any(|line| ["id ", "id=", "[relation", "[[case"].iter().any(|start| line.trim_start().starts_with(start)))
    }

    fn family(&self) -> &str {
        Path::new(&self.name).parent().and_then(Path::file_name).and_then(|folder| folder.to_str()).unwrap_or("local")
    }

    /// The vocabulary knows its files by their names, wherever they stand.
    fn file_name(&self) -> &str {
        Path::new(&self.name).file_name().and_then(|name| name.to_str()).unwrap_or(&self.name)
    }

    fn stem(&self) -> &str {
        Path::new(&self.name).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
    }
}

/// The shipped rules and those of `extra`, validated against the vocabulary; vocabulary in `extra` is added to it first.
///
/// A rule of `extra` with the family and the id of a shipped one stands in for it.
///
/// # Errors
/// Every mistake in every file, in order of the files and of their bytes.
pub fn load(lexicon: &mut Lexicon, extra: &[RuleSource]) -> Result<RuleSet, Vec<RuleError>> {
    load_with(shipped_sources(), lexicon, extra)
}

/// The same rules as [`load`] gives, those that ship without their cases: enough for a check, and read in half the time.
///
/// # Errors
/// As of [`load`].
pub fn load_to_check(lexicon: &mut Lexicon, extra: &[RuleSource]) -> Result<RuleSet, Vec<RuleError>> {
    load_with(shipped_without_cases(), lexicon, extra)
}

fn load_with(shipped: Vec<RuleSource>, lexicon: &mut Lexicon, extra: &[RuleSource]) -> Result<RuleSet, Vec<RuleError>> {
    let mut errors = Vec::new();
    for source in extra.iter().filter(|source| source.is_vocabulary()) {
        match lexicon.extend(source.file_name(), &source.text) {
            Ok(()) => errors.extend(vocabulary::forms(source, lexicon)),
            Err(error) => errors.push(vocabulary::mistake(source, &error)),
        }
    }
    // a rule that asks for a word of such a file would be called wrong, too
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut rules: Vec<(Rule, String)> = Vec::new();
    // a newsroom's own copy of a shipped rule, in a folder of the same name, stands in for it
    let replaced = |shipped: &RuleSource| extra.iter().any(|own| !own.is_vocabulary() && own.family() == shipped.family() && own.stem() == shipped.stem());
    let shipped: Vec<RuleSource> = shipped.into_iter().filter(|source| !replaced(source)).collect();
    let sources: Vec<&RuleSource> = shipped.iter().chain(extra.iter().filter(|source| !source.is_vocabulary())).collect();
    let lexicon: &Lexicon = lexicon;
    for (source, Outcome { rule, errors: found }) in sources.iter().zip(read_all(&sources, lexicon)) {
        errors.extend(found);
        if let Some((rule, id)) = rule {
            match rules.iter().find(|(other, _)| other.id == rule.id) {
                Some((_, first)) => {
                    let mistake = Mistake::DuplicateId { id: rule.id, first: first.clone() };
                    errors.push(RuleError::new(&source.name, &Arc::from(source.text.as_str()), mistake, Some(id)));
                }
                None => rules.push((rule, source.name.clone())),
            }
        }
    }
    if errors.is_empty() { Ok(RuleSet::new(rules.into_iter().map(|(rule, _)| rule))) } else { Err(errors) }
}

/// What one file comes to: its rule with the place of its id, and its mistakes.
struct Outcome {
    rule: Option<(Rule, Range<usize>)>,
    errors: Vec<RuleError>,
}

/// Reads every file; half of them on a second thread, since a start is what a keystroke waits for.
fn read_all(sources: &[&RuleSource], lexicon: &Lexicon) -> Vec<Outcome> {
    let read = |sources: &[&RuleSource]| -> Vec<Outcome> {
        let one = |source: &&RuleSource| {
            let mut reader = Reader { source, text: Arc::from(source.text.as_str()), lexicon, errors: Vec::new() };
            Outcome { rule: reader.rule(), errors: reader.errors }
        };
        sources.iter().map(one).collect()
    };
    let (first, second) = sources.split_at(sources.len() / 2);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| read(second));
        let mut all = read(first);
        all.extend(second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        all
    })
}

/// Reads one file and collects its mistakes.
struct Reader<'a> {
    source: &'a RuleSource,
    text: Arc<str>,
    lexicon: &'a Lexicon,
    errors: Vec<RuleError>,
}

impl Reader<'_> {
    fn complain(&mut self, mistake: Mistake, place: Option<Range<usize>>) {
        self.errors.push(RuleError::new(&self.source.name, &self.text, mistake, place));
    }

    fn complain_with(&mut self, mistake: Mistake, place: Range<usize>, help: Option<String>) {
        self.errors.push(RuleError::new(&self.source.name, &self.text, mistake, Some(place)).with_help(help));
    }

    /// The rule and the place of its id; `None` where the file has a mistake.
    fn rule(&mut self) -> Option<(Rule, Range<usize>)> {
        let text = Arc::clone(&self.text);
        if self.source.is_stray_vocabulary() {
            let help = format!("move it to a folder called lexicon beside your rules: lexicon/{}", self.source.file_name());
            self.errors.push(RuleError::new(&self.source.name, &text, Mistake::Misplaced, None).with_help(Some(help)));
            return None;
        }
        let (file, found) = file::read(&text);
        for (mistake, place, help) in found {
            self.errors.push(RuleError::new(&self.source.name, &self.text, mistake, place).with_help(help));
        }
        let (file, relation) = file?;
        let place = file.id.span();
        let rule = self.resolve(file, relation.as_ref());
        self.errors.sort_by_key(RuleError::start);
        rule.filter(|_| self.errors.is_empty()).map(|rule| (rule, place))
    }

    fn resolve(&mut self, file: RuleFile, relation: Option<&RelationFile<'_>>) -> Option<Rule> {
        if file.id.get_ref() != self.source.stem() {
            let mistake = Mistake::IdIsNotFileName { id: file.id.get_ref().clone(), stem: self.source.stem().to_owned() };
            self.complain(mistake, Some(file.id.span()));
        }
        for (key, prose) in [("id", &file.id), ("what", &file.what), ("why", &file.why), ("help", &file.help)] {
            self.not_empty(key, prose);
        }
        if let Some(prose) = &file.help_in_one_text {
            self.not_empty("help-in-one-text", prose);
        }
        let severity = self.closed::<Severity>("severity", &file.severity, Severity::VARIANTS);
        let scope = file.scope.as_ref().map(|word| self.closed::<Scope>("scope", word, Scope::VARIANTS));
        let checks = file.checks.iter().filter_map(|check| self.check(check)).collect();
        let relation = self.relation(relation, file.id.span());
        let selectors = self.selectors(file.when, relation.as_ref().map(|table| (table.relation.spec(), table.place.clone())));
        let price = file.price.as_ref().and_then(|price| self.price(price));
        let cases = file.cases.iter().filter_map(|case| self.case(case)).collect();
        let table = relation?;
        let rule = Rule {
            id: file.id.into_inner(),
            family: self.source.family().to_owned(),
            what: file.what.into_inner(),
            why: file.why.into_inner(),
            help: file.help.into_inner(),
            help_in_one_text: file.help_in_one_text.map(Placed::into_inner),
            severity: severity?,
            checks,
            scope: scope.unwrap_or_else(|| Some(table.relation.spec().scope))?,
            selectors,
            relation: table.relation,
            price,
            cases,
        };
        if let Some(fault) = (rule.relation.spec().vet)(&rule) {
            let place = table.keys.iter().find(|(key, _)| fault.key == Some(*key)).map_or(table.place, |(_, place)| place.clone());
            self.complain_with(Mistake::NeverFires(fault.reason), place, Some(fault.help.to_owned()));
        }
        Some(rule)
    }

    fn price(&mut self, price: &Placed<PriceFile>) -> Option<Price> {
        let &PriceFile { texts, reports, right } = price.get_ref();
        if texts == 0 || right > reports {
            self.complain(Mistake::BadPrice, Some(price.span()));
            return None;
        }
        Some(Price { texts, reports, right })
    }

    fn not_empty(&mut self, key: &'static str, prose: &Word) {
        if prose.get_ref().trim().is_empty() {
            self.complain(Mistake::EmptyProse(key), Some(prose.span()));
        }
    }

    /// A word of a closed set.
    fn closed<T: FromStr>(&mut self, kind: &'static str, word: &Word, known: &[&str]) -> Option<T> {
        let value = if known.contains(&word.get_ref().as_str()) { word.get_ref().parse().ok() } else { None };
        if value.is_none() {
            self.unknown(kind, word, known);
        }
        value
    }

    fn all<T: FromStr>(&mut self, kind: &'static str, words: &[Word], known: &[&str]) -> Vec<T> {
        words.iter().filter_map(|word| self.closed(kind, word, known)).collect()
    }

    fn unknown(&mut self, kind: &'static str, word: &Word, known: &[&str]) {
        let mistake = Mistake::UnknownWord { kind, word: word.get_ref().clone() };
        self.complain_with(mistake, word.span(), advice(word.get_ref(), known));
    }

    fn check(&mut self, check: &Placed<i64>) -> Option<u8> {
        let number = *check.get_ref();
        if !CHECKS.contains(&number) {
            self.complain(Mistake::UnknownCheck(number), Some(check.span()));
        }
        u8::try_from(number).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Expectation;

    #[test]
    fn shipped_rules_are_valid_and_bring_their_cases() {
        let rules = load(&mut Lexicon::shipped().unwrap(), &[]).unwrap_or_else(|errors| panic!("{errors:#?}"));
        assert_eq!(rules.rules().len(), shipped_sources().len());
        for rule in rules.rules() {
            let expecting = |outcomes: &[Expectation]| rule.cases.iter().filter(|case| outcomes.contains(&case.expect)).count();
            assert!(expecting(&[Expectation::Conflict, Expectation::TodoConflict]) >= 1, "{} has a case that fires", rule.id);
            assert!(expecting(&[Expectation::Clean, Expectation::TodoClean]) >= 2, "{} has two cases that stay silent", rule.id);
        }
    }

    #[test]
    fn a_path_tells_family_and_vocabulary() {
        let source = |name: &str| RuleSource { name: name.to_owned(), text: String::new() };
        assert_eq!(
            (source("desk/ferries/late.toml").family().to_owned(), source("desk/ferries/late.toml").stem().to_owned()),
            ("ferries".to_owned(), "late".to_owned())
        );
        assert_eq!(source("late.toml").family(), "local");
        assert!(source("desk/lexicon/ships.toml").is_vocabulary());
        assert!(!source("desk/ferries/lexicon.toml").is_vocabulary());
    }
}
