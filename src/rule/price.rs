//! What a rule has cost its readers: how often it spoke on published texts that somebody read, and how often it was right.
//!
//! ```toml
//! [price]
//! texts   = 1853        # that it was run over, each by itself
//! reports = 12          # that it made, of its own severity
//! right   = 11          # of those, true on reading
//! ```

use super::Severity;

/// The price of a rule, as measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Price {
    /// Published texts that it was run over.
    pub texts: u32,
    /// Reports that it made on them, of its own severity; doubtful ones, a step milder, are not counted.
    pub reports: u32,
    /// Reports that were true, on reading.
    pub right: u32,
}

/// Fewer reports than this say little of a rule.
const TELLING: u32 = 3;

impl Price {
    /// Reports in a thousand texts.
    #[must_use]
    pub fn in_a_thousand(self) -> f64 {
        f64::from(self.reports) * 1000.0 / f64::from(self.texts.max(1))
    }

    /// The most that its reports have earned: an error if nine in ten are right, a warning if two in three are, else a note; none where they
    /// are too few to tell.
    #[must_use]
    pub fn earned(self) -> Option<Severity> {
        if self.reports < TELLING {
            return None;
        }
        let is_at_least = |of: u32, parts: u32| self.right * parts >= self.reports * of;
        Some(match (is_at_least(9, 10), is_at_least(2, 3)) {
            (true, _) => Severity::Error,
            (false, true) => Severity::Warning,
            (false, false) => Severity::Note,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_severity_is_earned_by_being_right() {
        let earned = |reports, right| Price { texts: 1000, reports, right }.earned();
        assert_eq!(earned(10, 9), Some(Severity::Error));
        assert_eq!(earned(3, 2), Some(Severity::Warning));
        assert_eq!(earned(3, 1), Some(Severity::Note));
        assert_eq!(earned(2, 0), None);
    }
}
