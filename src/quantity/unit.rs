//! What a figure is measured in.

use std::sync::{Arc, LazyLock};

use super::{Amount, Dimension, Interval};

/// A unit: a name, what it measures and an exact factor to the base unit of its dimension.
///
/// Names follow the JSON contract: `count`, `percent`, an ISO 4217 code, or a CLDR unit identifier. Equality is by name.
#[derive(Clone, Debug)]
pub struct Unit(Arc<Inner>);

#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Inner {
    name: Box<str>,
    dimension: Dimension,
    factor: Amount,
    offset: Amount,
    /// What one of it comes to in other countries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    elsewhere: Vec<Amount>,
}

impl Unit {
    /// A unit with a factor to the base of its dimension ("mile" is 1.609344 of a kilometre).
    #[must_use]
    pub fn new(name: &str, dimension: Dimension, factor: Amount) -> Self {
        Self::with_offset(name, dimension, factor, Amount::ZERO)
    }

    /// A unit whose zero is not the base's zero: base = value * factor + offset (Fahrenheit to Celsius).
    #[must_use]
    pub fn with_offset(name: &str, dimension: Dimension, factor: Amount, offset: Amount) -> Self {
        Self(Arc::new(Inner { name: name.into(), dimension, factor, offset, elsewhere: Vec::new() }))
    }

    /// The same unit, where one of the same name comes to other amounts of the base in other countries: a gallon, a ton.
    #[must_use]
    pub fn or_elsewhere(&self, elsewhere: Vec<Amount>) -> Self {
        let Inner { name, dimension, factor, offset, .. } = &*self.0;
        Self(Arc::new(Inner { name: name.clone(), dimension: *dimension, factor: *factor, offset: *offset, elsewhere }))
    }

    /// Base units in one of the same name in other countries.
    #[must_use]
    pub fn elsewhere(&self) -> &[Amount] {
        &self.0.elsewhere
    }

    /// A unit of a dimension that has no other: `count`, `ordinal`, `year` ....
    #[must_use]
    pub fn plain(name: &str, dimension: Dimension) -> Self {
        Self::new(name, dimension, Amount::ONE)
    }

    /// Things that are counted.
    #[must_use]
    pub fn count() -> Self {
        static COUNT: LazyLock<Unit> = LazyLock::new(|| Unit::plain("count", Dimension::Count));
        COUNT.clone()
    }

    /// Hundredths of a whole.
    #[must_use]
    pub fn percent() -> Self {
        static PERCENT: LazyLock<Unit> = LazyLock::new(|| Unit::plain("percent", Dimension::Share));
        PERCENT.clone()
    }

    /// The difference of two shares.
    #[must_use]
    pub fn percentage_point() -> Self {
        static POINT: LazyLock<Unit> = LazyLock::new(|| Unit::plain("percentage-point", Dimension::Share));
        POINT.clone()
    }

    /// Years of somebody's age.
    #[must_use]
    pub fn year_person() -> Self {
        static AGE: LazyLock<Unit> = LazyLock::new(|| Unit::plain("year-person", Dimension::Age));
        AGE.clone()
    }

    /// The unit of a typed number that is no quantity: its name is that of its dimension ("ordinal", "score", "date").
    #[must_use]
    pub fn typed(dimension: Dimension) -> Self {
        Self::plain(dimension.into(), dimension)
    }

    /// This unit per another thing: "USD" per "barrel" is "USD-per-barrel", a rate.
    #[must_use]
    pub fn per(&self, base: &str) -> Self {
        Self::new(&format!("{}-per-{base}", self.name()), Dimension::Rate, self.0.factor)
    }

    /// The name in the JSON contract.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// What it measures.
    #[must_use]
    pub fn dimension(&self) -> Dimension {
        self.0.dimension
    }

    /// Base units in one of it.
    #[must_use]
    pub fn factor(&self) -> Amount {
        self.0.factor
    }

    /// The currency of an amount of money: its ISO 4217 code.
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        let code = self.0.name.get(..3).filter(|code| code.bytes().all(|byte| byte.is_ascii_uppercase()))?;
        (self.0.name.len() == 3 || self.0.name.as_bytes().get(3) == Some(&b'-')).then_some(code)
    }

    /// What a rate is counted over: "barrel" of "USD-per-barrel".
    #[must_use]
    pub fn denominator(&self) -> Option<&str> {
        self.0.name.split_once("-per-").map(|(_, base)| base)
    }

    /// What so much of is said, whatever it is counted over: "USD" of "USD-per-barrel"; all of a unit that is no rate.
    #[must_use]
    pub fn numerator(&self) -> &str {
        self.0.name.split_once("-per-").map_or(&self.0.name, |(amount, _)| amount)
    }

    /// Whether one of it is a whole number of another unit, as a mile is of feet and not of metres: units of one system are.
    #[must_use]
    pub fn is_whole_number_of(&self, other: &Self) -> bool {
        let times = self.0.factor.over(other.0.factor);
        self.0.dimension == other.0.dimension && self.0.offset == other.0.offset && times.is_some_and(Amount::is_integer)
    }

    /// A value in base units; `None` where it does not fit.
    #[must_use]
    pub fn to_base(&self, value: Amount) -> Option<Amount> {
        value.times(self.0.factor)?.plus(self.0.offset)
    }

    /// A set of values in base units.
    #[must_use]
    pub fn interval_to_base(&self, values: &Interval) -> Interval {
        values.scaled(self.0.factor).plus(&Interval::exactly(self.0.offset))
    }
}

impl serde::Serialize for Unit {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Unit {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Inner::deserialize(deserializer).map(|inner| Self(Arc::new(inner)))
    }
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.name == other.0.name
    }
}

impl Eq for Unit {}
