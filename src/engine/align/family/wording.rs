//! How much of one clause or sentence the other says, by the rarity of the words, in the same words and in kindred ones.

use super::super::feature::{Feature, Values};
use super::super::pair::Pair;

pub fn tell(pair: &Pair<'_>, values: &mut Values) {
    let matches = &pair.texts.matches;
    let (y, x) = (pair.y_bags, pair.x_bags);
    values.set(Feature::ClauseInSentence, matches.cover(&y.clause, &x.sentence).0);
    values.set(Feature::ClauseInClause, matches.cover(&y.clause, &x.clause).0);
    let (share, mass) = matches.cover(&y.sentence, &x.sentence);
    values.set(Feature::SentenceInSentence, share);
    values.set(Feature::Mass, mass);
    values.set(Feature::ClauseBack, matches.cover_back(&x.clause, &y.sentence));
    values.set(Feature::Near, matches.cover(&y.near, &x.near).0);
    values.set(Feature::SoftClause, pair.texts.soft(&y.clause, &x.sentence, false));
    values.set(Feature::SoftBack, pair.texts.soft(&x.clause, &y.sentence, true));
    values.set(Feature::SoftNear, pair.texts.soft(&y.near, &x.near, false));
    let shared = pair.y.evidence.figures.iter().filter(|figure| pair.x.evidence.figures.contains(figure)).count();
    let has = !pair.y.evidence.figures.is_empty() && !pair.x.evidence.figures.is_empty();
    values.set(Feature::Figures, if has { f32::from(u8::try_from(shared.min(3)).unwrap_or(3)) } else { f32::NAN });
    let (a, b) = (&pair.y.evidence.measured, &pair.x.evidence.measured);
    values.flag(Feature::Measured, (!a.is_empty() && !b.is_empty()).then(|| a.iter().any(|word| b.contains(word))));
    values.both(Feature::Known, pair.y.evidence.mention.known, pair.x.evidence.mention.known);
    values.flag(Feature::Sole, pair.is_sole());
    let depth = pair.x.sentence.saturating_sub(pair.texts.source.page.assertions.first().map_or(0, |first| first.sentence));
    values.set(Feature::Depth, f32::from(u8::try_from(depth.min(40)).unwrap_or(40)));
}
