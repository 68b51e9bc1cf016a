//! The rules that ship: the files under `rules/`, compiled in.

use super::RuleSource;

/// Pairs of a file's path and its text.
macro_rules! table {
    ($($path:literal),* $(,)?) => { &[$(($path, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path)))),*] };
}

/// Every rule file, in order of its path.
const SHIPPED: &[(&str, &str)] = table![
    "rules/arithmetic/age-unlike-years.toml",
    "rules/arithmetic/decimal-point-slipped.toml",
    "rules/arithmetic/difference-does-not-follow.toml",
    "rules/arithmetic/duration-unlike-dates.toml",
    "rules/arithmetic/durations-disagree.toml",
    "rules/arithmetic/energy-unlike-power.toml",
    "rules/arithmetic/exchange-rates-differ.toml",
    "rules/arithmetic/fraction-unlike-percent.toml",
    "rules/arithmetic/list-share-unlike-counts.toml",
    "rules/arithmetic/list-shares-exceed-whole.toml",
    "rules/arithmetic/list-total-alone.toml",
    "rules/arithmetic/list-total-unlike-parts.toml",
    "rules/arithmetic/mean-outside-range.toml",
    "rules/arithmetic/mean-unlike-total.toml",
    "rules/arithmetic/multiple-does-not-follow.toml",
    "rules/arithmetic/percent-called-points.toml",
    "rules/arithmetic/percent-change-does-not-follow.toml",
    "rules/arithmetic/percent-of-counts.toml",
    "rules/arithmetic/percent-of-money.toml",
    "rules/arithmetic/points-called-percent.toml",
    "rules/arithmetic/points-do-not-follow.toml",
    "rules/arithmetic/points-unlike-results.toml",
    "rules/arithmetic/portion-does-not-follow.toml",
    "rules/arithmetic/rate-unlike-counts.toml",
    "rules/arithmetic/rate-unlike-percent.toml",
    "rules/arithmetic/share-of-too-few.toml",
    "rules/arithmetic/shares-unlike-hundred.toml",
    "rules/arithmetic/table-average-unlike-lines.toml",
    "rules/arithmetic/table-change-unlike-columns.toml",
    "rules/arithmetic/table-difference-unlike-columns.toml",
    "rules/arithmetic/table-mean-unlike-columns.toml",
    "rules/arithmetic/table-product-unlike-columns.toml",
    "rules/arithmetic/table-rank-unlike-values.toml",
    "rules/arithmetic/table-row-unlike-other.toml",
    "rules/arithmetic/table-share-unlike-counts.toml",
    "rules/arithmetic/table-total-alone.toml",
    "rules/arithmetic/table-total-unlike-parts.toml",
    "rules/arithmetic/temperatures-disagree.toml",
    "rules/arithmetic/total-unlike-parts.toml",
    "rules/arithmetic/unit-said-twice.toml",
    "rules/arithmetic/units-disagree.toml",
    "rules/conflict-reporting/death-tolls-differ.toml",
    "rules/conflict-reporting/foreign-fighter-totals-differ.toml",
    "rules/conflict-reporting/injury-totals-differ.toml",
    "rules/conflict-reporting/moving-count-undated.toml",
    "rules/conflict-reporting/territory-share-superseded.toml",
    "rules/conflict-reporting/toll-falls.toml",
    "rules/documentation/documented-counts-differ-in-one-text.toml",
    "rules/documentation/documented-counts-differ.toml",
    "rules/general/bound-violated.toml",
    "rules/general/bounds-differ.toml",
    "rules/general/contrast-of-equals.toml",
    "rules/general/day-of-week-unlike-date.toml",
    "rules/general/denominators-drift.toml",
    "rules/general/digits-transposed-in-one-text.toml",
    "rules/general/digits-transposed.toml",
    "rules/general/direction-unlike-values.toml",
    "rules/general/figure-without-source.toml",
    "rules/general/games-unlike-score.toml",
    "rules/general/group-counts-disagree.toml",
    "rules/general/impossible-date.toml",
    "rules/general/impossible-share.toml",
    "rules/general/impossible-time.toml",
    "rules/general/items-unlike-count.toml",
    "rules/general/lead-within-margin.toml",
    "rules/general/list-unlike-count.toml",
    "rules/general/magnitude-slipped-in-one-text.toml",
    "rules/general/magnitude-slipped.toml",
    "rules/general/one-figure-two-measures.toml",
    "rules/general/one-quantity-two-values.toml",
    "rules/general/part-exceeds-whole.toml",
    "rules/general/range-scale-elided.toml",
    "rules/general/range-upside-down.toml",
    "rules/general/rank-outnumbered.toml",
    "rules/general/rare-figure-twice.toml",
    "rules/general/restated-otherwise.toml",
    "rules/general/shares-exceed-whole.toml",
    "rules/general/speaker-gives-two-values.toml",
    "rules/general/statement-unlike-table.toml",
    "rules/general/text-unlike-table.toml",
    "rules/general/unit-exchanged.toml",
    "rules/general/whole-outside-parts.toml",
];

/// The rule files that are compiled into the library, the same as stand under `rules/`, in order of their paths.
#[must_use]
pub fn shipped_sources() -> Vec<RuleSource> {
    SHIPPED.iter().map(|&(name, text)| RuleSource { name: name.to_owned(), text: text.to_owned() }).collect()
}

/// The same without their cases, which no check looks at and which are most of each file.
pub(super) fn shipped_without_cases() -> Vec<RuleSource> {
    let head = |text: &'static str| text.find(FIRST_CASE).and_then(|end| text.get(..end)).unwrap_or(text);
    SHIPPED.iter().map(|&(name, text)| RuleSource { name: name.to_owned(), text: head(text).to_owned() }).collect()
}

/// Where the cases of a rule file begin; they stand at its end.
const FIRST_CASE: &str = "\n[[case]]";

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "the test compares the table with the folder")]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn without_cases_a_rule_is_the_same() {
        for (whole, head) in shipped_sources().iter().zip(shipped_without_cases()) {
            assert!(head.text.len() < whole.text.len() && !head.text.contains("[[case]]"), "{} has cases, and nothing else after them", head.name);
            let (mut whole, head): (toml::Table, toml::Table) = (whole.text.parse().unwrap(), head.text.parse().unwrap());
            assert!(whole.remove("case").is_some());
            assert_eq!(whole, head);
        }
    }

    #[test]
    fn every_rule_file_is_compiled_in() {
        let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        let mut files = Vec::new();
        for family in std::fs::read_dir(&rules).unwrap().map(Result::unwrap).filter(|family| family.file_name() != "lexicon" && family.path().is_dir()) {
            for file in std::fs::read_dir(family.path()).unwrap().map(Result::unwrap).filter(|file| file.path().extension().is_some_and(|it| it == "toml")) {
                files.push(format!("rules/{}/{}", family.file_name().to_string_lossy(), file.file_name().to_string_lossy()));
            }
        }
        files.sort();
        assert_eq!(SHIPPED.iter().map(|(path, _)| *path).collect::<Vec<_>>(), files);
    }
}
