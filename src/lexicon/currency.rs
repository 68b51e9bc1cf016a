//! Money: the names, codes and signs of currencies.
//!
//! ```toml
//! # rules/lexicon/currencies.toml
//! paid-for = ["barrel"]        # "$76 a barrel"
//! goods = ["barrel"]           # "37.8 a barrel", without a sign
//! spoken-of = ["paid"]         # words beside which a name that means something else too is money: "paid 40 pounds"
//! [[currency]]
//! code = "GBP"                 # ISO 4217; matched as written, before or after the number
//! names = ["pound sterling", "sterling"]        # singular; regular plurals are understood
//! plurals = ["pounds sterling"]
//! ambiguous = ["pound"]        # names that mean something else too
//! signs = ["£"]                # as written, before or after the number
//! told-by = ["London"]         # places that tell which of several currencies a plain name means
//! no-code = true               # the code is an English word in capitals, or worse ("TRY", "COP")
//! minor = { name = "pence", per = "100", names = ["penny"], plurals = ["pence"], ambiguous = ["p"] }
//! [results]                    # "Revs 104,606,000 vs 110,311,000": amounts that name no currency
//! code = "USD"
//! heads = ["revs"]
//! ```

use schemars::JsonSchema;
use serde::Deserialize;

use super::PhraseMap;
use super::error::{Exact, Problem, Source, read};
use super::inflection::plural_phrase;
use super::table::WordSet;
use crate::quantity::{Amount, Dimension, Unit};
use crate::sentence::Word;

/// The currencies.
#[derive(Clone, Debug)]
pub struct Currencies {
    names: PhraseMap<Money>,
    signs: PhraseMap<Money>,
    codes: Vec<Box<str>>,
    paid_for: WordSet,
    goods: WordSet,
    spoken_of: WordSet,
    results: WordSet,
    of_results: Option<Unit>,
    hundredths: Vec<Box<str>>,
    /// Currencies by the last word of a name, with a place that tells of each.
    told_by: Vec<(Box<str>, Box<str>, Box<str>)>,
    /// Names of one word, with the code that each stands for.
    plain: Vec<(Box<str>, Box<str>)>,
}

impl Default for Currencies {
    fn default() -> Self {
        Self {
            names: PhraseMap::new(),
            signs: PhraseMap::as_written(),
            codes: Vec::new(),
            paid_for: WordSet::default(),
            goods: WordSet::default(),
            spoken_of: WordSet::default(),
            results: WordSet::default(),
            of_results: None,
            hundredths: Vec::new(),
            told_by: Vec::new(),
            plain: Vec::new(),
        }
    }
}

/// What a word or sign for money stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// "USD", or "USD-cent" with its factor to the currency.
    pub unit: Unit,
    /// Whether it is a part of the currency: cents, pence.
    pub minor: bool,
    /// Whether it means something else too ("pound", "real"), so that the grammar needs more evidence.
    pub ambiguous: bool,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    /// The currencies.
    #[serde(default)]
    currency: Vec<Entry>,
    /// What money is paid for with a mere article: "barrel" of "$76 a barrel".
    #[serde(default)]
    paid_for: Vec<String>,
    /// Goods whose price may stand without a sign where it has decimals: "37.8 a barrel".
    #[serde(default)]
    goods: Vec<String>,
    /// Words of paying, beside which "40 pounds" are money: "paid".
    #[serde(default)]
    spoken_of: Vec<String>,
    /// Lines of results in a telegram, whose amounts name no currency.
    results: Option<Results>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Results {
    /// The code of the currency in which they count.
    code: String,
    /// What such a line begins with: "revs".
    heads: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    /// Its code in ISO 4217.
    code: String,
    /// Its names in the singular.
    #[serde(default)]
    names: Vec<String>,
    /// Plurals that are not formed with an s.
    #[serde(default)]
    plurals: Vec<String>,
    /// Names that mean something else too: "pound".
    #[serde(default)]
    ambiguous: Vec<String>,
    /// What may stand right before or after the amount: "£", "US$".
    #[serde(default)]
    signs: Vec<String>,
    /// Places that tell which of several currencies a plain name means: "Paris" of francs.
    #[serde(default)]
    told_by: Vec<String>,
    /// Whether its code is a word that means something else.
    #[serde(default)]
    no_code: bool,
    /// Its smaller unit.
    minor: Option<Minor>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Minor {
    /// Its name: "cent".
    name: String,
    /// How many make one.
    per: Exact,
    /// Its names in the singular.
    #[serde(default)]
    names: Vec<String>,
    /// Plurals that are not formed with an s.
    #[serde(default)]
    plurals: Vec<String>,
    /// Names that mean something else too.
    #[serde(default)]
    ambiguous: Vec<String>,
}

impl Currencies {
    pub(super) fn schema() -> String {
        crate::schema::text_of::<File>("Currencies, vocabulary of gainsay")
    }

    pub(super) fn add(&mut self, source: Source<'_>) -> Result<(), Problem> {
        let file: File = read(source)?;
        self.paid_for.extend(file.paid_for.into_iter().map(String::into_boxed_str));
        self.goods.extend(file.goods.into_iter().map(String::into_boxed_str));
        self.spoken_of.extend(file.spoken_of.into_iter().map(String::into_boxed_str));
        if let Some(results) = file.results {
            self.of_results = Some(Unit::new(&results.code, Dimension::Money, Amount::ONE));
            self.results.extend(results.heads.into_iter().map(String::into_boxed_str));
        }
        for entry in file.currency {
            let money = Money { unit: Unit::new(&entry.code, Dimension::Money, Amount::ONE), minor: false, ambiguous: false };
            self.add_names(&entry.names, &entry.plurals, &entry.ambiguous, &money);
            if let Some((_, word)) = entry.names.iter().find_map(|name| name.rsplit_once(' ')) {
                self.told_by.extend(entry.told_by.iter().map(|place| (word.into(), entry.code.as_str().into(), place.as_str().into())));
            }
            let one_word = entry.names.iter().chain(&entry.ambiguous).filter(|name| !name.contains(' '));
            self.plain.extend(one_word.map(|name| (name.as_str().into(), entry.code.as_str().into())));
            entry.signs.iter().for_each(|sign| self.signs.insert(sign, money.clone()));
            if !entry.no_code {
                self.signs.insert(&entry.code, money);
            }
            if let Some(minor) = entry.minor {
                if minor.per.0 == Amount::integer(100) {
                    self.hundredths.push(entry.code.as_str().into());
                }
                let factor = Amount::ONE.over(minor.per.0).unwrap_or(Amount::ONE);
                let unit = Unit::new(&format!("{}-{}", entry.code, minor.name), Dimension::Money, factor);
                self.add_names(&minor.names, &minor.plurals, &minor.ambiguous, &Money { unit, minor: true, ambiguous: false });
            }
            if let Err(place) = self.codes.binary_search_by(|code| (**code).cmp(&entry.code)) {
                self.codes.insert(place, entry.code.into());
            }
        }
        Ok(())
    }

    fn add_names(&mut self, names: &[String], plurals: &[String], ambiguous: &[String], money: &Money) {
        let doubtful = Money { ambiguous: true, ..money.clone() };
        for (names, money) in [(names, money), (ambiguous, &doubtful)] {
            for name in names {
                self.names.insert(name, money.clone());
                self.names.insert(&plural_phrase(name), money.clone());
            }
        }
        for name in plurals {
            self.names.insert(name, money.clone());
        }
    }

    /// Whether money is paid for it with a mere article: "$76 a barrel".
    #[must_use]
    pub fn is_paid_for(&self, lower: &str) -> bool {
        self.paid_for.contains(lower)
    }

    /// Whether its price may stand without a sign: "37.8 a barrel".
    #[must_use]
    pub fn are_goods(&self, lower: &str) -> bool {
        self.goods.contains(lower)
    }

    /// Whether the word speaks of money: "paid".
    #[must_use]
    pub fn speaks_of_money(&self, lower: &str) -> bool {
        self.spoken_of.contains(lower)
    }

    /// Whether a line of results begins so: "Revs", "Oper net".
    #[must_use]
    pub fn heads_results(&self, lead: &[Word<'_>]) -> bool {
        lead.first().is_some_and(Word::is_capitalised) && lead.iter().any(|word| self.results.contains(&word.lower))
    }

    /// Whether it is what money comes to: "deficit", "sales".
    #[must_use]
    pub fn is_result(&self, lower: &str) -> bool {
        self.results.contains(lower)
    }

    /// The currency of lines of results that name none.
    #[must_use]
    pub fn of_results(&self) -> Option<&Unit> {
        self.of_results.as_ref()
    }

    /// Whether a hundred of a smaller unit make one of this currency.
    #[must_use]
    pub fn has_hundredths(&self, code: &str) -> bool {
        self.hundredths.iter().any(|known| **known == *code)
    }

    /// The sign or code that ends before `words[end]`, before a number: "$", "US$", "EUR", and how many tokens it takes.
    #[must_use]
    pub fn prefix_ending_at(&self, words: &[Word<'_>], end: usize) -> Option<(usize, &Money)> {
        self.signs.ending_at(words, end)
    }

    /// The sign or code that begins at `words[at]`, before a number.
    #[must_use]
    pub fn prefix_at(&self, words: &[Word<'_>], at: usize) -> Option<(usize, &Money)> {
        self.signs.starting_at(words, at)
    }

    /// The name, code or sign that begins at `words[at]`, after a number: "US dollars", "USD", "€".
    #[must_use]
    pub fn name_at(&self, words: &[Word<'_>], at: usize) -> Option<(usize, &Money)> {
        let (name, sign) = (self.names.starting_at(words, at), self.signs.starting_at(words, at));
        if name.map_or(0, |(len, _)| len) >= sign.map_or(0, |(len, _)| len) { name } else { sign }
    }

    /// The name that ends before `words[end]`, after a number: "Canadian dollars", and how many words it takes.
    #[must_use]
    pub fn name_ending_at(&self, words: &[Word<'_>], end: usize) -> Option<(usize, &Money)> {
        self.names.ending_at(words, end)
    }

    /// The currencies that a plain name may mean beside this one, which is the usual, each with a place that tells of it.
    pub fn told_by(&self, plain: &str) -> impl Iterator<Item = (&str, &str)> {
        let is_usual = move |word: &str| self.plain.iter().any(|(name, code)| **name == *word && **code == *plain);
        self.told_by.iter().filter(move |(word, ..)| is_usual(word)).map(|(_, code, place)| (&**code, &**place))
    }

    /// Whether a sign or code that stands before a number begins with this word, as written.
    #[must_use]
    pub fn begins_prefix(&self, text: &str) -> bool {
        self.signs.begins(text)
    }

    /// The ISO 4217 codes, sorted.
    #[must_use]
    pub fn codes(&self) -> &[Box<str>] {
        &self.codes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::sentence::words;
    use crate::span::Span;

    fn after(text: &str) -> Option<(usize, String, bool)> {
        let currencies = Lexicon::shipped().unwrap().currencies;
        let text = words(text, Span::new(0, text.len()));
        currencies.name_at(&text, 0).map(|(len, money)| (len, money.unit.name().to_owned(), money.ambiguous))
    }

    fn before(text: &str) -> Option<(usize, String)> {
        let currencies = Lexicon::shipped().unwrap().currencies;
        let text = words(text, Span::new(0, text.len()));
        currencies.prefix_ending_at(&text, text.len()).map(|(len, money)| (len, money.unit.name().to_owned()))
    }

    #[test]
    fn names_follow_the_number() {
        assert_eq!(after("US dollars"), Some((2, "USD".into(), false)));
        assert_eq!(after("U.S. dollars"), Some((2, "USD".into(), false)));
        assert_eq!(after("Australian dollars"), Some((2, "AUD".into(), false)));
        assert_eq!(after("pounds sterling"), Some((2, "GBP".into(), false)));
        assert_eq!(after("pounds"), Some((1, "GBP".into(), true)));
        assert_eq!(after("euros"), Some((1, "EUR".into(), false)));
        assert_eq!(after("yen"), Some((1, "JPY".into(), false)));
        assert_eq!(after("won"), Some((1, "KRW".into(), true)));
        assert_eq!(after("\u{20ac}"), Some((1, "EUR".into(), false)));
        assert_eq!(after("people"), None);
    }

    #[test]
    fn signs_come_before_the_number() {
        for (sign, len, code) in
            [("$", 1, "USD"), ("US$", 2, "USD"), ("A$", 2, "AUD"), ("\u{a3}", 1, "GBP"), ("Rs.", 2, "INR"), ("EUR", 1, "EUR"), ("R$", 2, "BRL")]
        {
            assert_eq!(before(sign), Some((len, code.into())), "{sign}");
        }
        assert_eq!(before("TRY"), None);
        assert_eq!(before("eur"), None);
    }

    #[test]
    fn cents_are_a_hundredth() {
        let currencies = Lexicon::shipped().unwrap().currencies;
        let text = words("cents", Span::new(0, 5));
        let (_, money) = currencies.name_at(&text, 0).unwrap();
        assert_eq!((money.unit.name(), money.minor, money.unit.currency()), ("USD-cent", true, Some("USD")));
        assert_eq!(money.unit.to_base(100.into()), Some(Amount::ONE));
    }

    #[test]
    fn codes_are_sorted_and_many() {
        let currencies = Lexicon::shipped().unwrap().currencies;
        assert!(currencies.codes().is_sorted() && currencies.codes().len() >= 55, "{}", currencies.codes().len());
    }
}
