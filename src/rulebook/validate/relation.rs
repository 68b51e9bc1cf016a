//! The relation of a rule, read by what it declares of itself.

use std::ops::Range;
use std::str::FromStr;

use strum::VariantNames;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Reader;
use crate::engine::relation::specs;
use crate::quantity::{Amount, Verdict};
use crate::rule::spec::{Key, Kind, Setting};
use crate::rule::{EvidenceFloor, Facet, Relation, Spec, Tolerance};
use crate::rulebook::error::{Mistake, RuleError};
use crate::rulebook::file::{of_value, plainly};
use crate::rulebook::suggest::advice;

/// Verdicts that a rule may report; the others say that both figures can be right.
pub(in crate::rulebook) const REPORTABLE: [Verdict; 3] = [Verdict::Near, Verdict::Differs, Verdict::Contradicts];

/// The relation of a rule and where it stands.
pub(super) struct Table {
    pub(super) relation: Relation,
    pub(super) place: Range<usize>,
    /// Its keys that are set.
    pub(super) keys: Vec<(&'static str, Range<usize>)>,
}

type Item<'t> = Spanned<DeValue<'t>>;

impl Reader<'_> {
    /// The relation, where one is named and all that is set of it is good.
    pub(super) fn relation(&mut self, file: Option<&Item<'_>>, id: Range<usize>) -> Option<Table> {
        let is_misspelt = file.is_none() && self.errors.iter().any(|error| matches!(error.mistake(), Mistake::UnknownKey(_)));
        let tables = match file.map(Spanned::get_ref) {
            None => None,
            Some(DeValue::Table(tables)) => Some(tables),
            Some(_) => {
                self.misshapen("a map", file?);
                return None;
            }
        };
        let mut named = self.named(tables);
        let is_misspelt = is_misspelt || tables.is_some_and(|tables| tables.len() > named.len());
        if named.is_empty() && !is_misspelt {
            self.complain(Mistake::NoRelation, Some(id));
        }
        if let [(first, table), (second, also), ..] = named.as_slice() {
            let error = RuleError::new(&self.source.name, &self.text, Mistake::TwoRelations(first.name, second.name), Some(also.span()));
            self.errors.push(error.with_also(table.span(), "first relation"));
        }
        if named.is_empty() {
            return None;
        }
        let (spec, table) = named.swap_remove(0);
        let DeValue::Table(keys) = table.get_ref() else {
            self.misshapen("a map", table);
            return None;
        };
        self.table(spec, keys, table.span())
    }

    /// The relations that are named, with their tables, in order of their places.
    fn named<'t, 'i>(&mut self, tables: Option<&'t DeTable<'i>>) -> Vec<(&'static Spec, &'t Item<'i>)> {
        let mut named = Vec::new();
        for (name, table) in tables.into_iter().flatten() {
            if let Some(spec) = specs().find(|spec| spec.name == name.get_ref()) {
                named.push((spec, table));
            } else {
                let known: Vec<&str> = specs().map(|spec| spec.name).collect();
                self.complain_with(Mistake::UnknownKey(name.get_ref().to_string()), name.span(), advice(name.get_ref(), &known));
            }
        }
        named.sort_by_key(|(_, table)| table.span().start);
        named
    }

    fn table(&mut self, spec: &'static Spec, keys: &DeTable<'_>, place: Range<usize>) -> Option<Table> {
        let errors = self.errors.len();
        let mut settings = Vec::new();
        let mut places = Vec::new();
        for (name, value) in keys {
            let Some(key) = spec.keys.iter().find(|key| key.name == name.get_ref()) else {
                self.unused(spec, name.get_ref(), name.span());
                continue;
            };
            places.push((key.name, value.span()));
            settings.extend(self.setting(key, value).map(|setting| (key.name, setting)));
        }
        for key in spec.keys.iter().filter(|key| key.needed && !places.iter().any(|(name, _)| *name == key.name)) {
            self.complain(Mistake::KeyMissing { relation: spec.name, key: key.name }, Some(place.clone()));
        }
        (self.errors.len() == errors).then(|| Table { relation: Relation::new(spec, settings), place, keys: places })
    }

    /// A key that the relation has no use for.
    fn unused(&mut self, spec: &Spec, name: &str, place: Range<usize>) {
        let known: Vec<&str> = spec.keys.iter().map(|key| key.name).collect();
        let help = if known.is_empty() { Some(format!("`{}` takes no keys", spec.name)) } else { advice(name, &known) };
        self.complain_with(Mistake::UnusedKey { relation: spec.name, key: name.to_owned() }, place, help);
    }

    /// What is set at a key; `None` after a complaint.
    fn setting(&mut self, key: &Key, value: &Item<'_>) -> Option<Setting> {
        match key.kind {
            Kind::Tolerance => self.tolerance(value).map(Setting::Tolerance),
            Kind::Number => self.number(value).map(Setting::Number),
            Kind::Share => {
                let found = value.get_ref().as_str().and_then(share);
                if found.is_none() {
                    self.complain(Mistake::Share(self.written(value)), Some(value.span()));
                }
                found.map(Setting::Number)
            }
            Kind::Facets => self.list("facet", value, Facet::VARIANTS).map(Setting::Facets),
            Kind::Facet(facets) => self.one(key.name, value, &facets.iter().map(<&str>::from).collect::<Vec<_>>()).map(Setting::Facet),
            Kind::Verdicts => self.list("verdict that can be reported", value, &REPORTABLE.map(<&str>::from)).map(Setting::Verdicts),
            Kind::Evidence => self.one("evidence", value, EvidenceFloor::VARIANTS).map(Setting::Evidence),
            Kind::Pattern(patterns) => self.one("pattern", value, &patterns.iter().map(<&str>::from).collect::<Vec<_>>()).map(Setting::Pattern),
            Kind::Choice(words) => {
                let word: String = self.one(key.name, value, words)?;
                words.iter().find(|known| **known == word).map(|word| Setting::Choice(word))
            }
        }
    }

    /// A value of another type than the one that is wanted.
    fn misshapen(&mut self, wanted: &str, value: &Item<'_>) {
        let written = self.text.get(value.span()).unwrap_or_default();
        let found = match value.get_ref() {
            DeValue::String(_) => format!("string {written}"),
            DeValue::Integer(_) => format!("integer `{written}`"),
            other => other.type_str().to_owned(),
        };
        let message = format!("invalid type: {found}, expected {wanted}");
        let help = of_value(&self.text, &message, &value.span());
        self.complain_with(Mistake::Shape(plainly(&message)), value.span(), help);
    }

    /// One word of a closed set.
    fn one<T: FromStr>(&mut self, kind: &'static str, value: &Item<'_>, known: &[&str]) -> Option<T> {
        let Some(word) = value.get_ref().as_str() else {
            self.misshapen("a string", value);
            return None;
        };
        let found = if known.contains(&word) { word.parse().ok() } else { None };
        if found.is_none() {
            let mistake = Mistake::UnknownWord { kind, word: word.to_owned() };
            self.complain_with(mistake, value.span(), advice(word, known));
        }
        found
    }

    /// A list of such words.
    fn list<T: FromStr>(&mut self, kind: &'static str, value: &Item<'_>, known: &[&str]) -> Option<Vec<T>> {
        let Some(items) = value.get_ref().as_array() else {
            self.misshapen("a sequence", value);
            return None;
        };
        Some(items.iter().filter_map(|item| self.one(kind, item, known)).collect())
    }

    fn number(&mut self, value: &Item<'_>) -> Option<Amount> {
        let Some(number) = amount(value.get_ref()) else {
            self.misshapen("a number", value);
            return None;
        };
        if number.is_none() {
            self.complain(Mistake::Number(self.written(value)), Some(value.span()));
        }
        number
    }

    fn tolerance(&mut self, value: &Item<'_>) -> Option<Tolerance> {
        let tolerance = match value.get_ref() {
            DeValue::String(word) if word == "rounding" => Some(Tolerance::Rounding),
            DeValue::String(word) => share(word).map(Tolerance::Relative),
            other => amount(other).flatten().filter(|amount| *amount >= Amount::ZERO).map(Tolerance::Absolute),
        };
        if tolerance.is_none() {
            self.complain(Mistake::Tolerance(self.written(value)), Some(value.span()));
        }
        tolerance
    }

    fn written(&self, value: &Item<'_>) -> String {
        self.text.get(value.span()).unwrap_or_default().trim_matches('"').to_owned()
    }
}

/// The exact value of a number; `None` for anything else, and an inner `None` for what cannot be held.
#[expect(clippy::option_option, reason = "no number and one that cannot be held are two things")]
fn amount(value: &DeValue<'_>) -> Option<Option<Amount>> {
    match value {
        DeValue::Integer(number) if number.radix() == 10 => Some(Amount::parse(number.as_str())),
        DeValue::Integer(number) => Some(i64::from_str_radix(number.as_str(), number.radix()).ok().map(Amount::integer)),
        DeValue::Float(number) => Some(Amount::parse(number.as_str())),
        DeValue::String(_) | DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

/// 0.05 of "5%".
fn share(word: &str) -> Option<Amount> {
    let percent = word.strip_suffix('%').and_then(|digits| Amount::parse(digits.trim()))?;
    percent.over(Amount::integer(100)).filter(|share| *share >= Amount::ZERO)
}
