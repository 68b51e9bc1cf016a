//! What classes of the vocabulary might take in: lemmas near a class that the dictionary relates to a member of it.
//!
//! A proposal is a line with the lemma, how alike it is to the class, and the member that speaks for it. Nothing is written to the
//! vocabulary: what is sound is entered by hand.

use gainsay::kin::{Part, Relation, Word};
use gainsay::lexicon::Lexicon;

/// Lemmas for the classes of events: verbs and nouns that no class has.
pub fn events(lexicon: &Lexicon, least: i8) {
    for class in lexicon.events.classes() {
        let members: Vec<Word> = Word::all().filter(|word| lexicon.events.class_of(word.lemma()) == Some(class)).collect();
        let is_taken = |word: Word| lexicon.events.class_of(word.lemma()).is_some() || lexicon.events.class_of_word(word.lemma()).is_some();
        print_class(class, &members, least, is_taken);
    }
}

/// Nouns for the list of measures.
pub fn measures(lexicon: &Lexicon, least: i8) {
    let members: Vec<Word> = Word::all().filter(|word| lexicon.nouns.is_measure(word.lemma())).collect();
    print_class("measure", &members, least, |word| lexicon.nouns.is_measure(word.lemma()) || !word.may_be(Part::Noun));
}

fn print_class(name: &str, members: &[Word], least: i8, is_taken: impl Fn(Word) -> bool) {
    println!("{name} ({} members)", members.len());
    let mut found: Vec<(i8, Word, Relation, Word)> = Word::all()
        .filter(|word| !is_taken(*word))
        .filter_map(|word| {
            let (relation, member) = members.iter().filter_map(|member| Some((speaks(word.relation(*member, None)?)?, *member))).min()?;
            let nearest = members.iter().filter_map(|member| word.likeness(*member)).max()?;
            (nearest >= least).then_some((nearest, word, relation, member))
        })
        .collect();
    found.sort_unstable_by_key(|(likeness, word, ..)| (-likeness, *word));
    for (likeness, word, relation, member) in found {
        println!("  {likeness:3} {:16} {relation} {}", word.lemma(), member.lemma());
    }
}

/// Relations that speak for one class: what is opposed or set beside does not.
fn speaks(relation: Relation) -> Option<Relation> {
    matches!(relation, Relation::Synonym | Relation::Derived | Relation::Narrower).then_some(relation)
}
