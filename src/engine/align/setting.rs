//! What two texts are to each other, as far as it tells whether their figures are of one thing.

use crate::normalise::Story;

/// The setting in which a statement is held against a source.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// Whether both are articles.
    pub articles: bool,
    /// Whether both are parts of one text, whose author knows all moments of it and tells them apart.
    pub own: bool,
    /// How probable it is that both tell one story, in log odds; not known where both are one text.
    pub story: f32,
    /// Words of the source, by powers of two.
    pub source_length: f32,
    /// Words of the statement, by powers of two.
    pub statement_length: f32,
}

/// Log odds of nineteen to one, what the model finds of most leads and their bodies.
const ONE_STORY: f32 = 3.0;

impl Setting {
    /// A headline beside its text, a draft beside a source that it is said to go back to: they tell one story, as surely as a lead and its body.
    pub const STATEMENT: Self = Self { articles: false, own: false, story: ONE_STORY, source_length: f32::NAN, statement_length: f32::NAN };

    /// The same, with how long both texts are.
    #[must_use]
    pub fn between(self, statement: &Story, source: &Story) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a text has fewer words than a number of four bytes tells apart")]
        let length = |story: &Story| (story.length.max(1) as f32).log2();
        Self { source_length: length(source), statement_length: length(statement), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_powers_of_two_and_an_empty_text_has_none() {
        let story = |length| Story { length, ..Story::default() };
        let setting = Setting::STATEMENT.between(&story(8), &story(0));
        assert_eq!((setting.statement_length, setting.source_length), (3.0, 0.0));
        assert!(!setting.own && !setting.articles);
    }
}
