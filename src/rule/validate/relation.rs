//! The relation of a rule.

use std::ops::Range;

use strum::VariantNames;
use toml::Value;

use super::Reader;
use crate::quantity::{Amount, Verdict};
use crate::rule::error::{Mistake, RuleError};
use crate::rule::file::{DerivedFile, EqualFile, LimitFile, Placed, RelationFile, Word};
use crate::rule::{Bound, Calendar, Derived, Echo, Equal, EvidenceFloor, Facet, Limit, Order, Pattern, Relation, Tolerance};

/// Facets in which an echo may differ.
pub(in crate::rule) const ECHOED: [Facet; 3] = [Facet::Noun, Facet::Event, Facet::Unit];
/// Verdicts that a rule may report; the others say that both figures can be right.
pub(in crate::rule) const REPORTABLE: [Verdict; 3] = [Verdict::Near, Verdict::Differs, Verdict::Contradicts];

impl Reader<'_> {
    /// The relation and its place.
    pub(super) fn relation(&mut self, file: Option<RelationFile>, id: Range<usize>) -> Option<(Relation, Range<usize>)> {
        let is_misspelt = file.is_some() && self.errors.iter().any(|error| matches!(error.mistake(), Mistake::UnknownKey(_)));
        let file = file.unwrap_or_default();
        let places = named(&file);
        match places.as_slice() {
            [] if !is_misspelt => self.complain(Mistake::NoRelation, Some(id)),
            [] | [_] => {}
            [(first, place), (second, also), ..] => {
                let error = RuleError::new(&self.source.name, &self.text, Mistake::TwoRelations(first, second), Some(also.clone()));
                self.errors.push(error.with_also(place.clone(), "first relation"));
            }
        }
        let (_, place) = places.into_iter().next()?;
        let derived = |this: &mut Self, file: &Placed<DerivedFile>| {
            let pattern = this.pattern(file.get_ref().pattern.as_ref());
            this.tolerance(file.get_ref().tolerance.as_ref()).zip(pattern).map(|(tolerance, pattern)| Derived { tolerance, pattern })
        };
        let relation = match file {
            RelationFile { equal: Some(equal), .. } => Relation::Equal(self.equal(equal.get_ref())?),
            RelationFile { at_most: Some(bound), .. } => {
                let must_match = self.all::<Facet>("facet", &bound.get_ref().must_match, Facet::VARIANTS);
                Relation::AtMost(Bound { must_match, tolerance: self.tolerance(bound.get_ref().tolerance.as_ref())? })
            }
            RelationFile { share: Some(file), .. } => Relation::Share(derived(self, &file)?),
            RelationFile { limit: Some(limit), .. } => Relation::Limit(self.limit(&limit)?),
            RelationFile { change: Some(file), .. } => Relation::Change(derived(self, &file)?),
            RelationFile { difference: Some(file), .. } => Relation::Difference(derived(self, &file)?),
            RelationFile { multiple: Some(file), .. } => Relation::Multiple(derived(self, &file)?),
            RelationFile { convert: Some(file), .. } => Relation::Convert(derived(self, &file)?),
            RelationFile { rate: Some(file), .. } => Relation::Rate(derived(self, &file)?),
            RelationFile { product: Some(file), .. } => Relation::Product(derived(self, &file)?),
            RelationFile { sum: Some(file), .. } => Relation::Sum(derived(self, &file)?),
            RelationFile { breakdown: Some(file), .. } => Relation::Breakdown(derived(self, &file)?),
            RelationFile { gain: Some(file), .. } => Relation::Gain(derived(self, &file)?),
            RelationFile { span: Some(file), .. } => Relation::Span(derived(self, &file)?),
            RelationFile { order: Some(file), .. } => Relation::Order(self.closed("order", &file.get_ref().of, Order::VARIANTS)?),
            RelationFile { calendar: Some(file), .. } => Relation::Calendar(self.closed("part of the calendar", &file.get_ref().of, Calendar::VARIANTS)?),
            RelationFile { age: Some(file), .. } => Relation::Age(derived(self, &file)?),
            RelationFile { games: Some(file), .. } => Relation::Games(derived(self, &file)?),
            RelationFile { contrast: Some(file), .. } => Relation::Contrast(derived(self, &file)?),
            RelationFile { whole_number: Some(file), .. } => Relation::WholeNumber(derived(self, &file)?),
            RelationFile { margin: Some(file), .. } => Relation::Margin(derived(self, &file)?),
            RelationFile { partition: Some(file), .. } => Relation::Partition(derived(self, &file)?),
            RelationFile { mean_of_parts: Some(file), .. } => Relation::MeanOfParts(derived(self, &file)?),
            RelationFile { base: Some(file), .. } => Relation::Base(derived(self, &file)?),
            RelationFile { exchange: Some(file), .. } => Relation::Exchange(derived(self, &file)?),
            RelationFile { rank: Some(file), .. } => Relation::Rank(derived(self, &file)?),
            RelationFile { list_count: Some(file), .. } => Relation::ListCount(derived(self, &file)?),
            RelationFile { monotone: Some(file), .. } => Relation::Monotone(derived(self, &file)?),
            RelationFile { support: Some(file), .. } => Relation::Support(derived(self, &file)?),
            RelationFile { fresh: Some(file), .. } => Relation::Fresh(derived(self, &file)?),
            RelationFile { tally: Some(file), .. } => Relation::Tally(derived(self, &file)?),
            RelationFile { echo: Some(file), .. } => {
                let differs = self.closed("facet of an echo", &file.get_ref().differs, &ECHOED.map(<&str>::from))?;
                Relation::Echo(Echo { differs, digits: file.get_ref().digits.as_ref().map_or(3, |digits| *digits.get_ref()) })
            }
            RelationFile { .. } => return None,
        };
        Some((relation, place))
    }

    fn equal(&mut self, file: &EqualFile) -> Option<Equal> {
        let must_match = self.all("facet", &file.must_match, Facet::VARIANTS);
        let tolerance = self.tolerance(file.tolerance.as_ref());
        let evidence = file.evidence.as_ref().map(|word| self.closed("evidence", word, EvidenceFloor::VARIANTS));
        let report = match &file.report {
            None => vec![Verdict::Contradicts],
            Some(words) => {
                if words.get_ref().is_empty() {
                    self.complain_with(
                        Mistake::NeverFires("it reports no verdict".to_owned()),
                        words.span(),
                        Some("take the key out to report what contradicts".to_owned()),
                    );
                }
                self.all("verdict that can be reported", words.get_ref(), &REPORTABLE.map(<&str>::from))
            }
        };
        let same = self.all("facet", &file.same, Facet::VARIANTS);
        let pattern = self.pattern(file.pattern.as_ref())?;
        Some(Equal { must_match, tolerance: tolerance?, report, evidence: evidence.unwrap_or(Some(EvidenceFloor::default()))?, same, pattern })
    }

    /// `Some(None)` where none is written, `None` where it is no pattern.
    #[expect(clippy::option_option, reason = "absent and mistaken are two things")]
    fn pattern(&mut self, word: Option<&Word>) -> Option<Option<Pattern>> {
        word.map_or(Some(None), |word| self.closed("pattern", word, Pattern::VARIANTS).map(Some))
    }

    fn limit(&mut self, file: &Placed<LimitFile>) -> Option<Limit> {
        let min = file.get_ref().min.as_ref().map(|value| self.number(value));
        let max = file.get_ref().max.as_ref().map(|value| self.number(value));
        let (min, max) = (min.map_or(Some(None), |it| it.map(Some))?, max.map_or(Some(None), |it| it.map(Some))?);
        if min.is_none() && max.is_none() {
            self.complain_with(
                Mistake::NeverFires("the limit has neither `min` nor `max`".to_owned()),
                file.span(),
                Some("give at least one of them".to_owned()),
            );
        }
        if let (Some(low), Some(high), Some(value)) = (min, max, &file.get_ref().max)
            && low > high
        {
            let help = "a limit allows the values from `min` to `max`; put the smaller number first".to_owned();
            self.complain_with(Mistake::NeverFires(format!("`min` {low} is above `max` {high}")), value.span(), Some(help));
        }
        Some(Limit { min, max })
    }

    fn number(&mut self, value: &Placed<Value>) -> Option<Amount> {
        let written = match value.get_ref() {
            Value::Integer(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            other => {
                self.complain(Mistake::Shape(format!("expected a number, found a {}", other.type_str())), Some(value.span()));
                return None;
            }
        };
        let number = Amount::parse(&written);
        if number.is_none() {
            self.complain(Mistake::Number(written), Some(value.span()));
        }
        number
    }

    fn tolerance(&mut self, value: Option<&Placed<Value>>) -> Option<Tolerance> {
        let Some(value) = value else { return Some(Tolerance::default()) };
        let not_negative = |amount: &Amount| *amount >= Amount::ZERO;
        let tolerance = match value.get_ref() {
            Value::String(word) if word == "rounding" => Some(Tolerance::Rounding),
            Value::String(word) => word
                .strip_suffix('%')
                .and_then(|digits| Amount::parse(digits.trim()))
                .filter(not_negative)
                .and_then(|percent| percent.over(Amount::integer(100)))
                .map(Tolerance::Relative),
            Value::Integer(number) => Some(Amount::integer(*number)).filter(not_negative).map(Tolerance::Absolute),
            Value::Float(number) => Amount::parse(&number.to_string()).filter(not_negative).map(Tolerance::Absolute),
            Value::Boolean(_) | Value::Datetime(_) | Value::Array(_) | Value::Table(_) => None,
        };
        if tolerance.is_none() {
            let written = self.text.get(value.span()).unwrap_or_default().trim_matches('"').to_owned();
            self.complain(Mistake::Tolerance(written), Some(value.span()));
        }
        tolerance
    }
}

/// The relations that are written, by name, in order of their places.
fn named(file: &RelationFile) -> Vec<(&'static str, Range<usize>)> {
    fn place<T>(name: &'static str, table: Option<&Placed<T>>) -> Option<(&'static str, Range<usize>)> {
        table.map(|table| (name, table.span()))
    }
    let mut found: Vec<_> = [
        place("equal", file.equal.as_ref()),
        place("at-most", file.at_most.as_ref()),
        place("share", file.share.as_ref()),
        place("limit", file.limit.as_ref()),
        place("change", file.change.as_ref()),
        place("difference", file.difference.as_ref()),
        place("multiple", file.multiple.as_ref()),
        place("convert", file.convert.as_ref()),
        place("rate", file.rate.as_ref()),
        place("product", file.product.as_ref()),
        place("sum", file.sum.as_ref()),
        place("breakdown", file.breakdown.as_ref()),
        place("gain", file.gain.as_ref()),
        place("span", file.span.as_ref()),
        place("order", file.order.as_ref()),
        place("calendar", file.calendar.as_ref()),
        place("age", file.age.as_ref()),
        place("games", file.games.as_ref()),
        place("contrast", file.contrast.as_ref()),
        place("whole-number", file.whole_number.as_ref()),
        place("margin", file.margin.as_ref()),
        place("partition", file.partition.as_ref()),
        place("mean-of-parts", file.mean_of_parts.as_ref()),
        place("base", file.base.as_ref()),
        place("exchange", file.exchange.as_ref()),
        place("rank", file.rank.as_ref()),
        place("list-count", file.list_count.as_ref()),
        place("monotone", file.monotone.as_ref()),
        place("support", file.support.as_ref()),
        place("fresh", file.fresh.as_ref()),
        place("tally", file.tally.as_ref()),
        place("echo", file.echo.as_ref()),
    ]
    .into_iter()
    .flatten()
    .collect();
    found.sort_by_key(|(_, place)| place.start);
    found
}
