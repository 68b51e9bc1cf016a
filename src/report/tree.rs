//! Trees of sentences as text: a word a line, below its head.
//!
//! ```text
//! killed  VERB root
//!   fire  NOUN nsubj
//!     The  DET det
//!   people  NOUN obj
//!     [12]  NUM nummod
//! ```

use std::fmt::Write as _;

use super::fit::one_line;
use crate::check::Branch;

/// The trees of a document, each below its sentence.
#[must_use]
pub fn trees(trees: &[(String, Vec<Branch>)]) -> String {
    let mut out = String::new();
    for (sentence, branches) in trees {
        let _ = writeln!(out, "{}", one_line(sentence));
        let roots = (0..branches.len()).filter(|&at| branches[at].head.is_none());
        let mut open: Vec<(usize, usize)> = roots.rev().map(|root| (root, 1)).collect();
        while let Some((at, depth)) = open.pop() {
            let Branch { text, tag, relation, is_figure, .. } = &branches[at];
            let text = one_line(text);
            let text = if *is_figure { format!("[{text}]") } else { text };
            let _ = writeln!(out, "{:indent$}{text}  {tag} {relation}", "", indent = 2 * depth);
            open.extend((0..branches.len()).rev().filter(|&below| branches[below].head == Some(at)).map(|below| (below, depth + 1)));
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Relation, Tag};

    #[test]
    fn what_depends_stands_below_its_head() {
        let branch = |text: &str, tag, relation, head, is_figure| Branch { text: text.to_owned(), tag, relation, head, is_figure };
        let branches = vec![branch("12", Tag::Num, Relation::Nummod, Some(1), true), branch("died", Tag::Verb, Relation::Root, None, false)];
        assert_eq!(trees(&[("12 died".to_owned(), branches)]), "12 died\n  died  VERB root\n    [12]  NUM nummod\n\n");
    }
}
