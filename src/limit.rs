//! What is looked at in full up to some size, and beyond it in part.
//!
//! Each limit keeps what nobody wrote to be read (a list of a thousand figures in one clause, a table of a hundred thousand cells) from taking for
//! ever, and lies far beyond what prose needs. None is silent: what is read counts how often it met one, and every report tells it.
//!
//! ```
//! use gainsay::limit::{Limit, Limits};
//! let mut met = Limits::default();
//! met.note(Limit::Modifiers, 2);
//! assert_eq!(met.iter().collect::<Vec<_>>(), [(Limit::Modifiers, 2)]);
//! assert_eq!(Limit::Modifiers.to_string(), "modifiers");
//! ```

use std::collections::BTreeMap;

/// A limit, by what there may be too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::Display, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Limit {
    /// Words of a clause on either side of a figure that are looked at for what it speaks of.
    ClauseWords,
    /// Words before a noun that narrow it: the nearest.
    Modifiers,
    /// Figures of one sentence that are held against each other as parts, shares and changes.
    SentenceFigures,
    /// Earlier figures that one may say again: the nearest.
    SaidBefore,
    /// Figures back to where one may have been said before.
    FiguresBack,
    /// Figures of one text that are held against those of other sentences; what is further down, against those of its own.
    FiguresAcross,
    /// Figures of a headline or of an opening paragraph that are held against the rest of the text.
    OpeningFigures,
    /// Figures of the rest that a headline and an opening paragraph are held against: the first.
    FollowingFigures,
    /// Bytes of a sentence; a longer one is parted at white space.
    SentenceBytes,
    /// Columns of a table of values; a wider one is read as text.
    TableColumns,
    /// Cells of a table whose names tell of which thing each cell speaks.
    NamedCells,
    /// Cells of a table that statements of other texts are held against.
    StatedCells,
    /// Cells of a row or of a column from which a figure beside the table may have been reckoned.
    ReckonedCells,
    /// Columns of values of a table that are tried as what follows from two others.
    DerivedColumns,
    /// Columns of values of a table that are tried as what runs on.
    RunningColumns,
    /// Totals of a table, each of which is held against the lines above it.
    TableTotals,
    /// Tables of a document that are held against each other.
    RepeatedTables,
    /// Lines of a table that is held against other tables of its document.
    RepeatedLines,
}

impl Limit {
    /// All of them, in the order in which reports tell them.
    pub fn all() -> impl Iterator<Item = Self> {
        <Self as strum::IntoEnumIterator>::iter()
    }

    /// How much there may be of it.
    #[must_use]
    pub const fn most(self) -> usize {
        match self {
            Self::ClauseWords => 200,
            Self::Modifiers | Self::SentenceFigures => 16,
            Self::SaidBefore => 12,
            Self::FiguresBack => 120,
            Self::FiguresAcross | Self::FollowingFigures | Self::StatedCells => 2_000,
            Self::OpeningFigures => 20,
            Self::SentenceBytes => 16_384,
            Self::TableColumns => 256,
            Self::NamedCells => 5_000,
            Self::DerivedColumns => 10,
            Self::RunningColumns => 8,
            Self::TableTotals => 64,
            Self::ReckonedCells | Self::RepeatedTables => 60,
            Self::RepeatedLines => 400,
        }
    }
}

/// How often each limit was met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits(BTreeMap<Limit, usize>);

impl Limits {
    /// Counts that a limit was met so many times more.
    pub fn note(&mut self, limit: Limit, times: usize) {
        if times > 0 {
            *self.0.entry(limit).or_default() += times;
        }
    }

    /// Counts that a limit was met where there is more than it allows.
    pub fn weigh(&mut self, limit: Limit, amount: usize) {
        self.note(limit, usize::from(amount > limit.most()));
    }

    /// Counts what was met elsewhere.
    pub fn extend(&mut self, others: &Self) {
        for (limit, times) in others.iter() {
            self.note(limit, times);
        }
    }

    /// The limits that were met, each with how often, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (Limit, usize)> + '_ {
        self.0.iter().map(|(&limit, &times)| (limit, times))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_within_a_limit_is_not_noted() {
        let mut met = Limits::default();
        met.weigh(Limit::TableTotals, 64);
        met.note(Limit::Modifiers, 0);
        assert_eq!(met, Limits::default());
        met.weigh(Limit::TableTotals, 65);
        assert_eq!(met.iter().collect::<Vec<_>>(), [(Limit::TableTotals, 1)]);
    }

    #[test]
    fn what_several_texts_met_is_summed() {
        let [mut all, mut other] = [Limits::default(), Limits::default()];
        all.note(Limit::ClauseWords, 2);
        other.note(Limit::ClauseWords, 3);
        other.note(Limit::Modifiers, 1);
        all.extend(&other);
        assert_eq!(all.iter().collect::<Vec<_>>(), [(Limit::ClauseWords, 5), (Limit::Modifiers, 1)]);
    }
}
