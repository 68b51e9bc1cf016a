//! Figures, sets of values and units in words.
//!
//! ```text
//! about 40,000      $1.2 billion      16-20 %      30 square miles      46 years old
//! ```

use std::fmt::Write;

use crate::assertion::Assertion;
use crate::claim::Moment;
use crate::quantity::{Amount, Dimension, End, Hedge, Interval, Stated, Unit};
use crate::report::fit::one_line;

/// Scales that large numbers are written with.
const SCALES: &[(i32, &str)] = &[(12, "trillion"), (9, "billion"), (6, "million")];
/// Decimals that a small number may take so that it is not written as nothing.
const MOST_DECIMALS: u32 = 9;
/// A number is written with a scale if no more decimals are needed.
const SCALED_DECIMALS: u32 = 2;
/// Currencies whose sign stands before the number.
const SIGNS: &[(&str, &str)] = &[("USD", "$"), ("GBP", "\u{a3}"), ("EUR", "\u{20ac}"), ("JPY", "\u{a5}"), ("INR", "\u{20b9}"), ("ILS", "\u{20aa}")];
/// Plurals that do not end in "s".
const PLURALS: &[(&str, &str)] = &[
    ("foot", "feet"),
    ("inch", "inches"),
    ("century", "centuries"),
    ("lux", "lux"),
    ("hertz", "hertz"),
    ("kilohertz", "kilohertz"),
    ("megahertz", "megahertz"),
    ("gigahertz", "gigahertz"),
    ("celsius", "degrees Celsius"),
    ("fahrenheit", "degrees Fahrenheit"),
];
/// Units whose identifier is not what a newspaper calls them: one of them, and more.
const SPOKEN: &[(&str, &str, &str)] = &[
    ("barrel-of-oil-equivalent", "barrel of oil equivalent", "barrels of oil equivalent"),
    ("calorie", "gram calorie", "gram calories"),
    ("foodcalorie", "calorie", "calories"),
    ("gallon-imperial", "imperial gallon", "imperial gallons"),
    ("inch-ofhg", "inch of mercury", "inches of mercury"),
    ("kiloton-tnt", "kiloton of TNT", "kilotons of TNT"),
    ("kilopound-force-per-square-inch", "kilopound per square inch", "kilopounds per square inch"),
    ("millimeter-ofhg", "millimeter of mercury", "millimeters of mercury"),
    ("megaton-tnt", "megaton of TNT", "megatons of TNT"),
    ("metric-ton", "tonne", "tonnes"),
    ("million-british-thermal-unit", "mmBtu", "mmBtu"),
    ("permyriad", "basis point", "basis points"),
    ("ounce-troy", "troy ounce", "troy ounces"),
    ("pint-imperial", "imperial pint", "imperial pints"),
    ("pound-force-foot", "foot-pound", "foot-pounds"),
    ("pound-force-per-square-inch", "pound per square inch", "pounds per square inch"),
    ("ton-imperial", "long ton", "long tons"),
];

/// A figure in words: its hedge, its number and its unit. One that says no amount (a date, a score) is quoted as written.
///
/// Read again, it allows the same values.
pub(in crate::report) fn figure(assertion: &Assertion, text: &str) -> String {
    let reading = &assertion.reading;
    let written = one_line(assertion.figure.of(text));
    if !assertion.unit.dimension().is_quantity() || reading.stated.is_empty() && reading.hedge == Hedge::Vague {
        return format!("\u{201c}{written}\u{201d}");
    }
    if !has_digits(&reading.stated) {
        return written;
    }
    let number = match reading.stated.as_slice() {
        [] => return interval(&reading.literal, &assertion.unit, 0),
        [one] => stated(one),
        [first, .., last] => range(&stated(first), &stated(last)),
    };
    let single = matches!(reading.stated.as_slice(), [one] if one.value == Amount::ONE);
    format!("{}{}", hedge(reading.hedge), with_unit(&number, &assertion.unit, single))
}

/// Whether digits can say the numbers: "a third" has no end of them, and "between 40 and 30" is no range.
fn has_digits(stated: &[Stated]) -> bool {
    stated.iter().all(|stated| stated.value.decimals().is_some()) && stated.is_sorted_by_key(|stated| stated.value)
}

/// A figure in words, and the values that it allows where the words do not say them.
pub(in crate::report) fn reading(assertion: &Assertion, text: &str) -> String {
    let words = figure(assertion, text);
    let literal = &assertion.reading.literal;
    let is_open = matches!(assertion.reading.hedge, Hedge::About | Hedge::Nearly | Hedge::JustOver | Hedge::Vague);
    if !is_open || !assertion.unit.dimension().is_quantity() || *literal == Interval::EVERYTHING || literal.single().is_some() {
        return words;
    }
    let values = interval(literal, &assertion.unit, 0);
    if values == words { words } else { format!("{words} ({values})") }
}

/// The values that a figure allows, or what kind of figure it is where it says no amount.
pub(in crate::report) fn values(assertion: &Assertion) -> String {
    let dimension = assertion.unit.dimension();
    if let (Dimension::Ratio, [first, second]) = (dimension, assertion.reading.stated.as_slice()) {
        format!("{} to {}", stated(first), stated(second))
    } else if dimension.is_quantity() {
        interval(&assertion.reading.literal, &assertion.unit, decimals_of(assertion))
    } else {
        dimension.to_string().replace('-', " ")
    }
}

/// The number of a figure with its unit, whatever is said of it: "132 kilometers per hour" of "up to 132 km/h".
pub(in crate::report) fn unhedged(assertion: &Assertion) -> String {
    interval(&assertion.reading.unhedged().literal, &assertion.unit, decimals_of(assertion))
}

/// Decimals as written: 1 of "3.0".
fn decimals_of(assertion: &Assertion) -> u32 {
    assertion.reading.stated.iter().map(Stated::decimals).max().unwrap_or(0)
}

/// A set of values in words, with its unit: "at most 100 %", "36,000-44,000".
pub(in crate::report) fn interval(values: &Interval, unit: &Unit, decimals: u32) -> String {
    let in_coins = unit.currency().is_some() && unit.factor() == Amount::ONE;
    let has_coins = |end: &End| in_coins && !end.at.rounded(2).is_integer();
    let decimals = if [values.low, values.high].iter().flatten().any(has_coins) { decimals.max(2) } else { decimals };
    let say = |amount: Amount| number(amount, decimals);
    let (words, value) = match (values.low, values.high) {
        (None, None) => return "any value".to_owned(),
        (Some(low), None) => (if low.open { "more than " } else { "at least " }, say(low.at)),
        (None, Some(high)) => (if high.open { "less than " } else { "at most " }, say(high.at)),
        // the same for people, where both ends round to one number
        (Some(low), Some(high)) if say(low.at) == say(high.at) => ("", say(low.at)),
        // what is read of "at most 3 %"
        (Some(low), Some(high))
            if low.at.is_zero() && (unit.dimension().is_never_negative() || matches!(unit.dimension(), Dimension::Money | Dimension::Share)) =>
        {
            (if high.open { "less than " } else { "at most " }, say(high.at))
        }
        (Some(low), Some(high)) => ("", range(&say(low.at), &say(high.at))),
    };
    format!("{words}{}", with_unit(&value, unit, value == "1"))
}

/// What a figure may be, with both of its ends: "between 0 and 100 %".
pub(super) fn limits(allowed: &Interval, unit: &Unit) -> String {
    match (allowed.low, allowed.high) {
        (Some(low), Some(high)) if low != high => format!("between {} and {}", number(low.at, 0), interval(&Interval::exactly(high.at), unit, 0)),
        _ => interval(allowed, unit, 0),
    }
}

/// What follows from other figures, with as many decimals as it takes not to look like `said`.
pub(super) fn computed(values: &Interval, unit: &Unit, decimals: u32, said: &str) -> String {
    // "2 %, not 0.02 %": what is below one has decimals of its own
    let is_below_one = said.find(|c: char| c.is_ascii_digit()).is_some_and(|at| said[at..].starts_with("0."));
    let written = if is_below_one { 0 } else { decimals };
    let rounded = |decimals: u32| {
        let round = |end: Option<End>| end.map(|end| End { at: end.at.rounded(decimals), open: false });
        // "403.0, not 412.0"
        interval(&Interval { low: round(values.low), high: round(values.high) }, unit, written)
    };
    // "30 feet is 0.009 kilometers", and not 0
    let smallest = [values.low, values.high].into_iter().flatten().map(|end| end.at.abs()).filter(|at| !at.is_zero()).min();
    let fine =
        smallest.and_then(|at| (0..MOST_DECIMALS).find(|&decimals| !at.rounded(decimals).is_zero())).map_or(0, |first| if first == 0 { 0 } else { first + 1 });
    let decimals = decimals.max(fine);
    (decimals..decimals + 3).map(rounded).find(|words| words != said).unwrap_or_else(|| rounded(decimals + 3))
}

/// How far two figures lie apart: percents are percentage points apart, ages years.
pub(super) fn gap(by: Amount, unit: &Unit) -> String {
    let value = number(by, 0);
    if unit.name() == "percent" {
        return with_points(&value);
    }
    let single = by == Amount::ONE;
    if unit.dimension() == Dimension::Age {
        // two ages are years apart, not years old
        return format!("{value} {}", plural(unit.name().trim_end_matches("-person"), single));
    }
    with_unit(&value, unit, single)
}

fn hedge(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Exact | Hedge::Between | Hedge::Vague => "",
        Hedge::About => "about ",
        Hedge::Nearly => "nearly ",
        Hedge::JustOver => "just over ",
        Hedge::AtLeast => "at least ",
        Hedge::MoreThan => "more than ",
        Hedge::AtMost => "at most ",
        Hedge::LessThan => "less than ",
    }
}

fn stated(stated: &Stated) -> String {
    number(stated.value, stated.decimals())
}

/// Two numbers as a range; a scale that both have is said once.
fn range(low: &str, high: &str) -> String {
    let scale = |number: &str| number.split_once('\u{a0}').map(|(_, scale)| scale.to_owned());
    let low = if scale(low).is_some() && scale(low) == scale(high) { low.split('\u{a0}').next().unwrap_or(low) } else { low };
    format!("{low}\u{2013}{high}")
}

/// The scale that a number is written with: "million".
pub(super) fn scale(amount: Amount) -> Option<String> {
    number(amount, 0).split_once('\u{a0}').map(|(_, scale)| scale.to_owned())
}

/// A number for people, with at least so many decimals: "1.2 billion", "30,000", "3.0".
fn number(amount: Amount, decimals: u32) -> String {
    for &(exponent, scale) in SCALES {
        let Some(scaled) = Amount::power_of_ten(exponent).and_then(|power| amount.over(power)) else { continue };
        if scaled.abs() >= Amount::ONE && scaled.decimals().is_some_and(|decimals| decimals <= SCALED_DECIMALS) {
            return format!("{scaled}\u{a0}{scale}");
        }
    }
    let needed = match amount.decimals() {
        Some(exact) if exact <= 3 || amount.abs() < Amount::ONE => exact.min(MOST_DECIMALS),
        _ if amount.abs() >= Amount::integer(10) => 1,
        _ => 2,
    };
    let mut digits = amount.rounded(needed.max(decimals)).to_string();
    let written = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let missing = (decimals as usize).saturating_sub(written);
    if missing > 0 {
        let point = if written == 0 { "." } else { "" };
        let _ = write!(digits, "{point}{}", "0".repeat(missing));
    }
    digits
}

/// A number with its unit. `single` says that it is one of them.
fn with_unit(number: &str, unit: &Unit, single: bool) -> String {
    if let Some(code) = unit.currency() {
        let whole = unit.name().split_once("-per-").map_or(unit.name(), |(whole, _)| whole);
        let minor = whole.strip_prefix(code).map(|rest| rest.trim_start_matches('-')).filter(|minor| !minor.is_empty());
        if let Some(minor) = minor {
            // "35 cents per share"
            let coins = if single || minor.ends_with("ce") { minor.to_owned() } else { plural(minor, false) };
            let per = unit.denominator().map(|base| format!(" per {}", base.replace('-', " "))).unwrap_or_default();
            return format!("{number} {coins}{per}");
        }
        let money = SIGNS.iter().find(|(known, _)| *known == code).map_or_else(|| format!("{code}\u{a0}{number}"), |(_, sign)| format!("{sign}{number}"));
        return unit.denominator().map_or_else(|| money.clone(), |base| format!("{money} per {}", base.replace('-', " ")));
    }
    if let Some((_, one, many)) = SPOKEN.iter().find(|(name, ..)| *name == unit.name()) {
        return format!("{number} {}", if single { one } else { many });
    }
    match (unit.name(), unit.dimension()) {
        ("count", _) => number.to_owned(),
        ("percent", _) => format!("{number}\u{a0}%"),
        ("percentage-point", _) => {
            if single {
                format!("{number} percentage point")
            } else {
                with_points(number)
            }
        }
        (_, Dimension::Ratio) => format!("{number} times"),
        (name, Dimension::Age) => format!("{number} {} old", plural(name.trim_end_matches("-person"), single)),
        (name, _) => match name.split_once("-per-") {
            Some(("count", base)) => format!("{number} per {}", per(base)),
            Some((what, base)) => format!("{number} {} per {}", plural(what, single), per(base)),
            None => format!("{number} {}", plural(name, single)),
        },
    }
}

/// What a rate is for one of, or for so many: "square mile", "100,000".
fn per(base: &str) -> String {
    Amount::parse(base).map_or_else(|| base.replace('-', " "), |many| many.to_string())
}

fn with_points(number: &str) -> String {
    format!("{number} percentage points")
}

/// A unit identifier in words: "square-mile" is "square miles".
fn plural(name: &str, single: bool) -> String {
    let (before, last) = name.rsplit_once('-').map_or(("", name), |(before, last)| (before, last));
    let irregular = PLURALS.iter().find(|(singular, _)| *singular == last).map(|(_, plural)| (*plural).to_owned());
    let last = if single { last.to_owned() } else { irregular.unwrap_or_else(|| if last.ends_with('s') { last.to_owned() } else { format!("{last}s") }) };
    if before.is_empty() { last } else { format!("{} {last}", before.replace('-', " ")) }
}

/// The name of a day of the week, 1 for Monday.
pub(in crate::report) fn weekday(number: u8) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        .get(usize::from(number).wrapping_sub(1))
        .copied()
        .unwrap_or("day that does not exist")
}

/// The month of a date, with its year where the length of the month depends on it: "June", "February 2021".
pub(in crate::report) fn month(moment: &Moment) -> String {
    const NAMES: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let name = moment.month.and_then(|month| NAMES.get(usize::from(month).wrapping_sub(1))).copied().unwrap_or("that month");
    match moment.year.filter(|_| moment.month == Some(2)) {
        Some(year) => format!("{name} {year}"),
        None => name.to_owned(),
    }
}

/// A date in words: "3 March 2021".
pub(in crate::report) fn date(moment: &Moment) -> String {
    let day = moment.day.map(|day| format!("{day} ")).unwrap_or_default();
    let named = month(&Moment { year: None, ..*moment });
    let year = moment.year.map(|year| format!(" {year}")).unwrap_or_default();
    format!("{day}{named}{year}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(digits: &str) -> Amount {
        Amount::parse(digits).unwrap()
    }

    #[track_caller]
    fn says(digits: &str, unit: (&str, Dimension), expected: &str) {
        let value = number(amount(digits), 0);
        assert_eq!(with_unit(&value, &Unit::plain(unit.0, unit.1), amount(digits) == Amount::ONE), expected);
    }

    #[test]
    fn units_are_words_or_signs() {
        says("1200000000", ("USD", Dimension::Money), "$1.2\u{a0}billion");
        says("300", ("CHF", Dimension::Money), "CHF\u{a0}300");
        says("50", ("USD-per-barrel", Dimension::Rate), "$50 per barrel");
        says("30000", ("square-mile", Dimension::Area), "30,000 square miles");
        says("1", ("square-mile", Dimension::Area), "1 square mile");
        says("6", ("foot", Dimension::Length), "6 feet");
        says("46", ("year-person", Dimension::Age), "46 years old");
        says("90", ("kilometer-per-hour", Dimension::Speed), "90 kilometers per hour");
        says("3", ("ratio", Dimension::Ratio), "3 times");
        says("44.9", ("percent", Dimension::Share), "44.9\u{a0}%");
    }

    #[test]
    fn numbers_keep_their_decimals_and_large_ones_get_a_scale() {
        assert_eq!(number(amount("3"), 1), "3.0");
        assert_eq!(number(amount("1234567"), 0), "1,234,567");
        assert_eq!(number(amount("2500000"), 0), "2.5\u{a0}million");
        assert_eq!(number(Amount::ratio(200, 3).unwrap(), 0), "66.7");
        assert_eq!(range(&number(amount("10000000"), 0), &number(amount("12000000"), 0)), "10\u{2013}12\u{a0}million");
    }

    #[test]
    fn money_has_two_decimals_or_none() {
        let (pounds, share) = (Unit::plain("GBP", Dimension::Money), Unit::plain("percent", Dimension::Share));
        let says = |digits: &str, unit: &Unit| interval(&Interval::exactly(amount(digits)), unit, 0);
        assert_eq!([says("2.3", &pounds), says("2", &pounds), says("2.35", &pounds)], ["\u{a3}2.30", "\u{a3}2", "\u{a3}2.35"]);
        assert_eq!([says("2300000", &pounds), says("2.3", &share)], ["\u{a3}2.3\u{a0}million", "2.3\u{a0}%"]);
    }

    #[test]
    fn what_follows_does_not_look_like_what_was_said() {
        let share = Unit::plain("percent", Dimension::Share);
        assert_eq!(computed(&Interval::exactly(amount("43.64")), &share, 1, "44.9\u{a0}%"), "43.6\u{a0}%");
        assert_eq!(computed(&Interval::exactly(amount("49.6")), &share, 0, "50\u{a0}%"), "49.6\u{a0}%");
        assert_eq!(computed(&Interval::exactly(amount("403")), &Unit::count(), 1, "412.0"), "403.0");
        assert_eq!(computed(&Interval::exactly(amount("2")), &share, 2, "0.02\u{a0}%"), "2\u{a0}%");
    }
}

#[cfg(test)]
mod properties {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::check;
    use crate::document::Document;
    use crate::lexicon::Lexicon;
    use crate::rulebook;
    use crate::span::SourceId;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::shipped().unwrap());

    fn read(text: &str) -> Vec<Assertion> {
        check::list(Document::plain("t.txt", text), SourceId::new(0), &LEXICON).assertions
    }

    /// The words of a figure, and the figure that they are read as.
    #[track_caller]
    fn again(assertion: &Assertion, text: &str) -> Option<(String, Assertion)> {
        let words = figure(assertion, text);
        let says_an_amount = assertion.unit.dimension().is_quantity() && has_digits(&assertion.reading.stated) && !words.starts_with('\u{201c}');
        says_an_amount.then(|| {
            let read = read(&words);
            assert_eq!(read.len(), 1, "{words:?}, of {:?} in {text:?}, is one figure: {read:#?}", assertion.figure.of(text));
            (words, read.into_iter().next().unwrap())
        })
    }

    #[test]
    fn figures_of_all_rule_cases_read_back() {
        let rules = rulebook::load(&mut Lexicon::shipped().unwrap(), &[]).unwrap();
        let documents = rules.rules().iter().flat_map(|rule| &rule.cases).flat_map(|case| &case.documents);
        let mut seen = 0;
        for document in documents {
            for assertion in read(&document.text) {
                let Some((words, again)) = again(&assertion, &document.text) else { continue };
                assert_eq!(again.reading.literal, assertion.reading.literal, "{words:?} of {:?}", document.text);
                seen += 1;
            }
        }
        assert!(seen > 400, "{seen}");
    }

    /// The set of values and the unit of the one figure of a text.
    fn one(words: &str) -> Option<(Interval, Unit)> {
        let [one] = <[Assertion; 1]>::try_from(read(words)).ok()?;
        Some((one.reading.literal, one.unit))
    }

    #[test]
    fn values_of_every_unit_read_back() {
        let names: Vec<&str> = LEXICON.units.names().chain(["USD", "GBP", "CHF", "USD-per-barrel", "USD-per-metric-ton", "EUR-per-hour"]).collect();
        assert!(names.len() > 150, "{}", names.len());
        // "12 bar" needs a word of pressure beside it
        let alone = |name: &&str| LEXICON.units.symbol(name).is_none_or(|symbol| symbol.beside.is_empty());
        for name in names.into_iter().filter(alone) {
            let unit = LEXICON.units.get(name).cloned().unwrap_or_else(|| Unit::plain(name, Dimension::Money));
            for value in [1, 6, 20] {
                let exactly = Interval::exactly(Amount::integer(value));
                let words = interval(&exactly, &unit, 0);
                let (values, read) = one(&words).unwrap_or_else(|| panic!("{words:?} is one figure"));
                assert_eq!((values, read.name()), (exactly, name), "{words:?}");
            }
        }
    }

    /// A set of values as a check can compute it: one value, two ends, or one end.
    fn sets() -> impl Strategy<Value = Interval> {
        let at = prop_oneof![
            (3_i64..2_000_000).prop_map(Amount::integer),
            (1_i64..40_000, 2_i64..900).prop_filter_map("exact", |(over, under)| Amount::ratio(over.max(under / 10), under))
        ];
        let end = (at, any::<bool>()).prop_map(|(at, open)| End { at, open });
        prop_oneof![
            end.clone().prop_map(|end| Interval::exactly(end.at)),
            end.clone().prop_map(|low| Interval { low: Some(low), high: None }),
            end.clone().prop_map(|high| Interval { low: None, high: Some(high) }),
            (end.clone(), end).prop_map(|(one, other)| {
                let (low, high) = if one.at <= other.at { (one.at, other.at) } else { (other.at, one.at) };
                Interval { low: Some(End { at: low, open: false }), high: Some(End { at: high, open: false }) }
            }),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        /// What is computed is rounded for people; what they read says it again in the same words.
        #[test]
        fn computed_sets_read_back(values in sets(), unit in prop::sample::select(vec!["count", "percent", "kilometer", "square-mile", "USD", "week"])) {
            let unit = LEXICON.units.get(unit).cloned().unwrap_or_else(|| Unit::plain(unit, Dimension::Money));
            let words = interval(&values, &unit, 0);
            let (again, read) = one(&words).ok_or_else(|| TestCaseError::fail(format!("{words:?} is one figure")))?;
            prop_assert_eq!(read.name(), unit.name(), "{:?}", words);
            prop_assert_eq!(interval(&again, &unit, 0), words);
        }
    }
}
