//! Trees that another parser made, brought closer to the scheme of the gold treebank.
//!
//! ```text
//! "to" before a verb              aux      -> mark
//! conjuncts in a chain            a<-b<-c  -> a<-b, a<-c
//! a conjunction                   below the first conjunct -> below the one that follows it
//! "was killed"                    nsubj, aux -> nsubj:pass, aux:pass
//! "the city's", "its"             nmod     -> nmod:poss
//! "the bomb that went off"        acl      -> acl:relcl
//! "they met Monday"               obl      -> obl:unmarked
//! "killed by a bomb"              obl      -> obl:agent
//! "according to Rand"             case with a noun below -> case below its noun
//! "after winning two heats"       case with a clause below -> mark below the clause
//! ```

use gainsay::syntax::{Relation, Tag};

use super::treebank::{Entry, Sentence};

/// Mends the trees of a sentence.
pub fn mend(sentence: &mut Sentence) {
    prepositions(&mut sentence.entries);
    conjuncts(&mut sentence.entries);
    conjunctions(&mut sentence.entries);
    for at in 0..sentence.entries.len() {
        let relation = renamed(&sentence.entries, at);
        sentence.entries[at].relation = relation;
    }
    sentence.text = Some(plain(&sentence.entries));
}

/// A preposition hangs below its noun, whichever of its words the noun hung on, and below the clause that it opens.
fn prepositions(entries: &mut [Entry]) {
    for at in 0..entries.len() {
        if !matches!(entries[at].relation, Relation::Case | Relation::Mark) {
            continue;
        }
        let opens = |below: usize| below > at && entries[below].relation == Relation::Advcl;
        let ties = |below: usize| entries[at].relation == Relation::Case && matches!(entries[below].relation, Relation::Obl | Relation::Nmod | Relation::Obj);
        let below = (0..entries.len()).find(|&below| entries[below].head == Some(at) && (ties(below) || opens(below)));
        let Some((below, head)) = below.zip(entries[at].head) else { continue };
        let (clause, noun) = (entries[below].relation == Relation::Advcl, entries[head].tag.is_noun());
        entries[below].relation = match (clause, noun) {
            (false, true) => Relation::Nmod,
            (false, false) => Relation::Obl,
            (true, true) => Relation::Acl,
            (true, false) => Relation::Advcl,
        };
        if clause {
            entries[at].relation = Relation::Mark;
        }
        entries[below].head = Some(head);
        entries[at].head = Some(below);
    }
}

fn conjuncts(entries: &mut [Entry]) {
    for at in 0..entries.len() {
        if entries[at].relation != Relation::Conj {
            continue;
        }
        let mut head = entries[at].head;
        // the chain goes back to the first conjunct; its length bounds the walk
        for _ in 0..entries.len() {
            match head.map(|head| (&entries[head], head)) {
                Some((above, before)) if above.relation == Relation::Conj && before < at => head = above.head,
                _ => break,
            }
        }
        entries[at].head = head;
    }
}

fn conjunctions(entries: &mut [Entry]) {
    for at in 0..entries.len() {
        let entry = &entries[at];
        let comma = entry.relation == Relation::Punct && entry.form == ",";
        if entry.relation != Relation::Cc && !comma {
            continue;
        }
        let Some(head) = entry.head else { continue };
        let first = chain_start(entries, head);
        let next = (at + 1..entries.len()).find(|&next| entries[next].relation == Relation::Conj && entries[next].head == Some(first));
        if let Some(next) = next {
            entries[at].head = Some(next);
        }
    }
}

fn chain_start(entries: &[Entry], at: usize) -> usize {
    match (entries[at].relation, entries[at].head) {
        (Relation::Conj, Some(head)) => head,
        _ => at,
    }
}

fn renamed(entries: &[Entry], at: usize) -> Relation {
    let entry = &entries[at];
    let below = |head: usize, wanted: &dyn Fn(&Entry) -> bool| entries.iter().any(|each| each.head == Some(head) && wanted(each));
    let passive =
        |verb: usize| entries[verb].fine == "VBN" && below(verb, &|each| matches!(each.relation, Relation::Aux | Relation::AuxPass) && each.lemma == "be");
    let has_case = |at: usize| below(at, &|each| each.relation == Relation::Case);
    match (entry.relation, entry.head) {
        (Relation::Aux, _) if entry.tag == Tag::Part && entry.lemma == "to" => Relation::Mark,
        (Relation::Aux, Some(verb)) if entry.lemma == "be" && passive(verb) && entry.fine != "VBG" => {
            // of "is being killed" and "has been killed" the last form of "be" is the passive one
            let later =
                entries.iter().enumerate().any(|(other, each)| other > at && each.head == Some(verb) && each.relation == Relation::Aux && each.lemma == "be");
            if later { Relation::Aux } else { Relation::AuxPass }
        }
        (Relation::Nsubj, Some(verb)) if passive(verb) => Relation::NsubjPass,
        (Relation::Nmod, _) if entry.fine == "PRP$" || below(at, &|each| each.fine == "POS") => Relation::NmodPoss,
        (Relation::Obl, Some(verb)) if below(at, &|each| each.relation == Relation::Case && each.lemma == "by") && entries[verb].fine == "VBN" => {
            Relation::OblAgent
        }
        (Relation::Obl, _) if !has_case(at) && entry.tag != Tag::Adv => Relation::OblUnmarked,
        (Relation::Nmod, _) if !has_case(at) && entry.tag.is_noun() => Relation::NmodUnmarked,
        (Relation::Acl, _)
            if below(at, &|each| matches!(each.fine.as_str(), "WDT" | "WP" | "WP$" | "WRB")) || matches!(entry.fine.as_str(), "VBD" | "VBZ" | "VBP") =>
        {
            Relation::AclRelcl
        }
        (relation, _) => relation,
    }
}

/// The words as they are written in running text.
fn plain(entries: &[Entry]) -> String {
    let mut text = String::new();
    let mut glue = true;
    for entry in entries {
        let form = entry.form.as_str();
        let closes =
            matches!(form, "," | "." | ";" | ":" | "?" | "!" | ")" | "%" | "'s" | "\u{2019}s" | "n't" | "-" | "'" | "'ll" | "'re" | "'ve" | "'d" | "'m" | "/");
        if !glue && !closes {
            text.push(' ');
        }
        text.push_str(form);
        glue = matches!(form, "(" | "$" | "£" | "€" | "-" | "/");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(form: &str, tag: Tag, head: Option<usize>, relation: Relation) -> Entry {
        Entry { form: form.to_owned(), tag, fine: String::new(), lemma: form.to_owned(), head, relation }
    }

    #[test]
    fn a_preposition_hangs_below_what_it_opens() {
        // "rested after winning", "sailed ahead of dawn"
        let mut clause = [
            entry("rested", Tag::Verb, None, Relation::Root),
            entry("after", Tag::Adp, Some(0), Relation::Case),
            entry("winning", Tag::Verb, Some(1), Relation::Advcl),
        ];
        prepositions(&mut clause);
        assert_eq!((clause[2].head, clause[2].relation), (Some(0), Relation::Advcl));
        assert_eq!((clause[1].head, clause[1].relation), (Some(2), Relation::Mark));
        let mut noun = [
            entry("sailed", Tag::Verb, None, Relation::Root),
            entry("before", Tag::Adp, Some(0), Relation::Case),
            entry("dawn", Tag::Noun, Some(1), Relation::Obl),
        ];
        prepositions(&mut noun);
        assert_eq!((noun[2].head, noun[2].relation), (Some(0), Relation::Obl));
        assert_eq!((noun[1].head, noun[1].relation), (Some(2), Relation::Case));
    }
}
