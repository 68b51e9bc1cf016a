//! How a model does on trees that it has not seen.

use gainsay::syntax::{Model, Relation};

use super::example::Example;

/// Prints the share of right tags, heads, and heads with relations; punctuation is left out of the latter two. Then the same of tokens
/// that are figures or hang right on one or above one.
pub fn measure(model: &Model, examples: &[Example]) {
    let (mut all, mut figures) = (Counts::default(), Counts::default());
    for example in examples {
        let tree = model.tree_of(example.tokens.clone());
        let count = example.tokens.len();
        for at in 0..count {
            let head = example.heads[at] as usize;
            let at_figure = example.tokens[at].class.is_some() || example.tokens.get(head).is_some_and(|token| token.class.is_some());
            let head_right = tree.head(at).unwrap_or(count) == head;
            let right = [tree.tag(at) == example.tags[at], head_right, head_right && tree.relation(at) == example.relations[at]];
            let punctuation = example.relations[at] == Relation::Punct;
            all.add(right, punctuation);
            if at_figure {
                figures.add(right, punctuation);
            }
        }
    }
    all.print("all tokens");
    figures.print("at figures");
}

#[derive(Default)]
struct Counts {
    tokens: u32,
    tags: u32,
    words: u32,
    heads: u32,
    relations: u32,
}

impl Counts {
    fn add(&mut self, [tag, head, relation]: [bool; 3], punctuation: bool) {
        self.tokens += 1;
        self.tags += u32::from(tag);
        if !punctuation {
            self.words += 1;
            self.heads += u32::from(head);
            self.relations += u32::from(relation);
        }
    }

    fn print(&self, name: &str) {
        let share = |part: u32, whole: u32| 100.0 * f64::from(part) / f64::from(whole.max(1));
        let (tags, heads, relations) = (share(self.tags, self.tokens), share(self.heads, self.words), share(self.relations, self.words));
        println!("{name}: tags {tags:.1} %, attachment {heads:.1} %, with relation {relations:.1} % ({} tokens)", self.tokens);
    }
}
