//! The selectors of a rule: which figures it speaks of.

use std::ops::Range;

use strum::VariantNames;

use super::Reader;
use crate::claim::{Aspect, Mode, Trend};
use crate::quantity::Dimension;
use crate::rule::{Part, Selector, Spec};
use crate::rulebook::error::Mistake;
use crate::rulebook::file::{Placed, SelectorFile, WhenFile, Word};

impl Reader<'_> {
    /// One selector for each part of the relation.
    pub(super) fn selectors(&mut self, when: Option<Placed<WhenFile>>, relation: Option<(&Spec, Range<usize>)>) -> Vec<(Part, Selector)> {
        let place = when.as_ref().map_or(0..0, Placed::span);
        let (own, bound) = by_part(when.map(Placed::into_inner).unwrap_or_default());
        let named = !own.is_empty();
        let own = self.selector(&own);
        let bound: Vec<_> = bound.into_iter().map(|(part, file)| (part, file.span(), self.selector(file.get_ref()))).collect();
        let Some((relation, relation_place)) = relation else { return Vec::new() };
        let name = relation.name;
        for (part, place, _) in bound.iter().filter(|(part, ..)| !relation.parts.contains(part)) {
            self.complain(Mistake::UnusedPart { relation: name, part: part.into() }, Some(place.clone()));
        }
        if relation.parts == [Part::Each] {
            return vec![(Part::Each, own)];
        }
        if named {
            self.complain(Mistake::NamelessSelector(name), Some(place));
        }
        for part in relation.parts.iter().filter(|part| bound.iter().all(|(it, ..)| it != *part)) {
            self.complain(Mistake::UnboundPart { relation: name, part: part.into() }, Some(relation_place.clone()));
        }
        bound.into_iter().map(|(part, _, selector)| (part, selector)).collect()
    }

    fn selector(&mut self, file: &SelectorFile) -> Selector {
        let plain = |words: &[Word]| words.iter().map(|word| word.get_ref().clone()).collect();
        let lexicon = self.lexicon;
        let dimension: Vec<Dimension> = self.all("kind of figure", &file.dimension, Dimension::VARIANTS);
        if let Some(measure) = file.measure.as_ref().filter(|word| !lexicon.measures.has_measure(word.get_ref())) {
            self.unknown("measure", measure, &lexicon.measures.names().collect::<Vec<_>>());
        }
        let classes: Vec<&str> = lexicon.events.classes().iter().map(AsRef::as_ref).collect();
        for class in file.event.iter().filter(|word| !classes.contains(&word.get_ref().as_str())) {
            // a word of a class, where the class was asked for
            match lexicon.events.class_of(&class.get_ref().to_lowercase()) {
                Some(known) => {
                    let help = format!("`{}` belongs to the class `{known}`: write event = [\"{known}\"]", class.get_ref());
                    self.complain_with(Mistake::UnknownWord { kind: "event class", word: class.get_ref().clone() }, class.span(), Some(help));
                }
                None => self.unknown("event class", class, &classes),
            }
        }
        for (key, words) in
            [("noun", &file.noun), ("of", &file.of), ("near", &file.near), ("called", &file.called), ("with", &file.with), ("without", &file.without)]
        {
            self.plain_forms(key, words);
        }
        for word in &file.unit {
            match lexicon.units.get(word.get_ref()) {
                None => self.unknown("unit", word, &lexicon.units.names().collect::<Vec<_>>()),
                Some(unit) if !dimension.is_empty() && !dimension.contains(&unit.dimension()) => {
                    let reason = format!("`{}` measures {}, which `dimension` does not name", word.get_ref(), unit.dimension());
                    self.complain(Mistake::NeverFires(reason), Some(word.span()));
                }
                Some(_) => {}
            }
        }
        Selector {
            measure: file.measure.as_ref().map(|word| word.get_ref().clone()),
            noun: plain(&file.noun),
            event: plain(&file.event),
            whole: plain(&file.of),
            dimension,
            unit: plain(&file.unit),
            mode: self.all("mode", &file.mode, Mode::VARIANTS),
            aspect: self.all("aspect", &file.aspect, Aspect::VARIANTS),
            trend: self.all("trend", &file.trend, Trend::VARIANTS),
            near: plain(&file.near),
            called: plain(&file.called),
            with: plain(&file.with),
            without: plain(&file.without),
        }
    }
}

impl Reader<'_> {
    /// A word is found by its plain form, and what is counted by one word: anything else finds nothing.
    fn plain_forms(&mut self, key: &'static str, words: &[Word]) {
        let lexicon = self.lexicon;
        let plain = |word: &str| if word.contains(' ') { word.to_owned() } else { lexicon.words.lemma(&word.to_lowercase()).into_owned() };
        let written = |words: &[String]| words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
        let wanted: Vec<String> = words.iter().map(|word| plain(word.get_ref().trim())).collect();
        for (word, wanted_word) in words.iter().zip(&wanted) {
            let text = word.get_ref().as_str();
            let parts: Vec<String> = text.split_whitespace().map(plain).collect();
            let (mistake, help) = match (key, parts.split_last()) {
                ("noun" | "of", Some((last, first))) if !first.is_empty() => {
                    let called = if key == "noun" { format!(", and called = [{}] for what narrows it", written(first)) } else { String::new() };
                    (Mistake::Phrase { key, phrase: text.to_owned() }, format!("write {key} = [\"{last}\"]{called}"))
                }
                // elsewhere several words may be the name of a place, by which its other names are found too
                (_, Some((_, first))) if text == wanted_word || !first.is_empty() => continue,
                _ => (Mistake::Form { key, word: text.to_owned() }, format!("write {key} = [{}]", written(&wanted))),
            };
            self.complain_with(mistake, word.span(), Some(help));
        }
    }
}

/// The selector that names no part, and those that name one.
fn by_part(when: WhenFile) -> (SelectorFile, Vec<(Part, Placed<SelectorFile>)>) {
    let WhenFile {
        measure,
        noun,
        event,
        of,
        dimension,
        unit,
        mode,
        aspect,
        trend,
        near,
        called,
        with,
        without,
        part,
        whole,
        share,
        from,
        to,
        change,
        multiple,
        rate,
        number,
        mean,
        total,
        duration,
        dates,
        birth,
        then,
        age,
        score,
        margin,
        rank,
        rest,
        wins,
        draws,
        least,
        most,
    } = when;
    let own = SelectorFile { measure, noun, event, of, dimension, unit, mode, aspect, trend, near, called, with, without };
    let bound = [
        (Part::Part, part),
        (Part::Whole, whole),
        (Part::Share, share),
        (Part::From, from),
        (Part::To, to),
        (Part::Change, change),
        (Part::Multiple, multiple),
        (Part::Rate, rate),
        (Part::Number, number),
        (Part::Mean, mean),
        (Part::Total, total),
        (Part::Duration, duration),
        (Part::Dates, dates),
        (Part::Birth, birth),
        (Part::Then, then),
        (Part::Age, age),
        (Part::Score, score),
        (Part::Margin, margin),
        (Part::Rank, rank),
        (Part::Rest, rest),
        (Part::Wins, wins),
        (Part::Draws, draws),
        (Part::Least, least),
        (Part::Most, most),
    ];
    (own, bound.into_iter().filter_map(|(part, file)| Some((part, file?))).collect())
}

impl SelectorFile {
    /// Whether it asks for nothing.
    fn is_empty(&self) -> bool {
        let Self { measure, noun, event, of, dimension, unit, mode, aspect, trend, near, called, with, without } = self;
        measure.is_none() && [noun, event, of, dimension, unit, mode, aspect, trend, near, called, with, without].iter().all(|words| words.is_empty())
    }
}
