//! How far ahead the first features must put a class to decide alone.
//!
//! The smallest lead at which trees come out as with all features, but for one token in so many. A lead is looked for a table at a
//! time, while the other tables decide by all features.

use gainsay::syntax::{Model, Stops, Tree};

use super::example::Example;

/// One token in so many may come out differently.
const ONE_IN: usize = 1000;

/// The stops of a model that has none, by what it makes of these examples.
pub fn stops(model: &Model, examples: &[Example]) -> Stops {
    let trees: Vec<Tree<'static>> = examples.iter().map(|example| model.tree_of(example.tokens.clone())).collect();
    let tokens: usize = trees.iter().map(Tree::len).sum();
    let least = |set: &dyn Fn(u32) -> Stops, same: &dyn Fn(&Tree<'_>, &Tree<'_>, usize) -> bool| {
        let differ = |lead: u32| -> usize {
            let stopping = model.clone().stopping(set(lead));
            let pairs = trees.iter().map(|tree| (tree, stopping.tree_of((0..tree.len()).map(|at| tree.token(at).clone()).collect())));
            pairs.map(|(tree, other)| (0..tree.len()).filter(|&at| !same(tree, &other, at)).count()).sum()
        };
        let (mut low, mut high) = (0, 4 * 24);
        while low < high {
            let middle = u32::midpoint(low, high);
            if differ(lead(middle)) * ONE_IN <= tokens { high = middle } else { low = middle + 1 }
        }
        lead(low)
    };
    let tag = least(&|tag| Stops { tag, ..Stops::NEVER }, &|a, b, at| a.tag(at) == b.tag(at));
    let step = least(&|step| Stops { step, ..Stops::NEVER }, &|a, b, at| a.head(at) == b.head(at));
    let label = least(&|label| Stops { label, ..Stops::NEVER }, &|a, b, at| a.relation(at) == b.relation(at));
    eprintln!("  leads: tags {tag}, moves {step}, relations {label}");
    Stops { tag, step, label }
}

/// Powers of two, and three leads between one and the next: close enough, in few steps.
fn lead(quarters: u32) -> u32 {
    let whole = 1_u32 << (quarters / 4);
    whole + whole / 4 * (quarters % 4)
}

#[cfg(test)]
mod tests {
    use super::lead;

    #[test]
    fn leads_grow() {
        let leads: Vec<u32> = (0..96).map(lead).collect();
        assert!(leads.is_sorted() && leads[95] > 1 << 23);
        assert_eq!(leads[16..21], [16, 20, 24, 28, 32]);
    }
}
