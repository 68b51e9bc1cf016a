//! The assertions that stand together: of one sentence, one paragraph, one source, or all of them.

use std::collections::BTreeMap;

use super::sheet::{Member, Sheet};
use crate::conflict::AssertionId;
use crate::rule::Scope;
use crate::span::SourceId;

/// The groups of assertions that a relation of this scope looks at.
#[must_use]
pub fn groups<'e>(dossier: &[Sheet<'e>], scope: Scope) -> Vec<Vec<Member<'e>>> {
    let mut groups: BTreeMap<(usize, usize), Vec<Member<'e>>> = BTreeMap::new();
    for (source, sheet) in dossier.iter().enumerate() {
        for (index, assertion) in sheet.assertions.iter().enumerate() {
            let key = match scope {
                Scope::Sentence => (source, assertion.sentence),
                Scope::Paragraph => (source, sheet.paragraphs.partition_point(|&first| first <= assertion.sentence)),
                Scope::Document => (source, 0),
                Scope::Dossier => (0, 0),
            };
            groups.entry(key).or_default().push((AssertionId { source: SourceId::new(source), index }, assertion));
        }
    }
    groups.into_values().collect()
}
