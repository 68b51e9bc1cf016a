//! What a word does in figures, told with one look-up: whether one can begin with it, and what numbers it is a part of.
//!
//! The grammar asks this of every word of a sentence once, before it reads, so that a family is tried only where its own words stand.

use super::table::Table;
use super::{Lexicon, Numbers};
use crate::sentence::{Kind, Word};

/// What one word does in figures: a set of parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u16);

impl Roles {
    /// A number in digits.
    pub const DIGITS: Self = Self(1);
    /// A figure can begin with it.
    pub const BEGINS: Self = Self(1 << 1);
    /// It holds digits or is a word that numbers are made of: every figure has one.
    pub const WAKES: Self = Self(1 << 2);
    /// "seven".
    pub const CARDINAL: Self = Self(1 << 3);
    /// "million", "bn", "dozens".
    pub const SCALE: Self = Self(1 << 4);
    /// "third", "twentieth".
    pub const ORDINAL: Self = Self(1 << 5);
    /// "half", "quarters".
    pub const DENOMINATOR: Self = Self(1 << 6);
    /// A month or a day of the week.
    pub const CALENDAR: Self = Self(1 << 7);
    /// Letters and digits: "G20".
    pub const MIXED: Self = Self(1 << 8);

    /// How many roles there are.
    pub const COUNT: usize = 9;

    /// The roles one by one, each as its number below [`Self::COUNT`].
    pub fn each(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let role = rest.trailing_zeros() as usize;
            rest &= rest.wrapping_sub(1);
            (role < Self::COUNT).then_some(role)
        })
    }

    /// Whether the two have a part in common.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The parts of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The roles of the words of a vocabulary.
#[derive(Clone, Debug)]
pub(super) struct RoleTable(Table<Roles>);

impl RoleTable {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut table = Self(Table::default());
        lexicon.numbers.each_role(|word, roles| table.add(word, roles));
        Numbers::INTRODUCING.iter().for_each(|word| table.add(word, Roles::BEGINS));
        lexicon.calendar.each_name(|word| table.add(word, Roles::CALENDAR.and(Roles::BEGINS)));
        table
    }

    fn add(&mut self, word: &str, roles: Roles) {
        let known = self.0.get(word).copied().unwrap_or_default();
        self.0.insert(word.into(), known.and(roles));
    }

    fn of(&self, lower: &str) -> Roles {
        self.0.get(lower).copied().unwrap_or_default()
    }
}

impl Lexicon {
    /// What a word does in figures.
    #[must_use]
    pub fn roles(&self, word: &Word<'_>) -> Roles {
        match word.kind {
            Kind::Number => Roles::DIGITS.and(Roles::BEGINS).and(Roles::WAKES),
            Kind::Sign => {
                let is_stop = matches!(&*word.lower, "," | "." | "\"" | ";" | ":" | "(" | ")" | "?" | "!");
                if is_stop { Roles::default() } else { Roles::BEGINS }
            }
            Kind::Word => self.roles_of_letters(word),
        }
    }

    fn roles_of_letters(&self, word: &Word<'_>) -> Roles {
        let mut roles = self.role_table().of(&word.lower);
        if word.text.bytes().any(|byte| byte.is_ascii_digit()) {
            roles = roles.and(Roles::MIXED).and(Roles::BEGINS);
        }
        if self.triggers().wake(word.text) {
            roles = roles.and(Roles::WAKES);
            if self.numbers.begins(&word.lower) {
                roles = roles.and(Roles::BEGINS);
            }
        }
        if is_scaled_code(word.text) || self.currencies.begins_prefix(word.text) {
            roles = roles.and(Roles::BEGINS);
        }
        roles
    }
}

/// "MUSD": a currency's code with its scale.
fn is_scaled_code(text: &str) -> bool {
    text.len() == 4 && text.starts_with(['K', 'M', 'B']) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence::words;
    use crate::span::Span;

    #[track_caller]
    fn roles(text: &str) -> Roles {
        let word = words(text, Span::new(0, text.len()));
        Lexicon::shipped().unwrap().roles(&word[0])
    }

    #[test]
    fn words_of_numbers_have_their_parts() {
        assert!(roles("30,000").has(Roles::DIGITS) && roles("30,000").has(Roles::BEGINS));
        assert!(roles("Seven").has(Roles::CARDINAL) && roles("seven").has(Roles::WAKES));
        assert!(roles("third").has(Roles::ORDINAL) && roles("thirds").has(Roles::DENOMINATOR) && roles("half").has(Roles::DENOMINATOR));
        assert!(roles("million").has(Roles::SCALE) && roles("dozens").has(Roles::SCALE));
        assert!(roles("March").has(Roles::CALENDAR) && roles("Monday").has(Roles::BEGINS) && !roles("Monday").has(Roles::WAKES));
        assert!(roles("G20").has(Roles::MIXED) && roles("MUSD").has(Roles::BEGINS) && roles("EUR").has(Roles::BEGINS));
        assert!(roles("a").has(Roles::BEGINS) && roles("-").has(Roles::BEGINS) && !roles("(").has(Roles::BEGINS));
    }

    #[test]
    fn other_words_have_none() {
        for word in ["harbour", "the", "said", "euro", "."] {
            assert_eq!(roles(word), Roles::default(), "{word}");
        }
    }

    #[test]
    fn a_newsroom_s_own_words_have_roles() {
        let mut lexicon = Lexicon::shipped().unwrap();
        let text = words("umpteen", Span::new(0, 7));
        assert_eq!(lexicon.roles(&text[0]), Roles::default());
        lexicon.extend("numbers.toml", "[cardinals]\numpteen = 15\n").unwrap();
        assert!(lexicon.roles(&text[0]).has(Roles::CARDINAL));
    }
}
