//! Work on many things at once, with results in their order: the same on any number of threads.

/// What comes of each of the items. `state` makes what a worker takes along from one item to the next.
#[cfg(feature = "parallel")]
pub fn each<T: Sync, S, R: Send>(items: &[T], state: impl Fn() -> S + Sync + Send, work: impl Fn(&mut S, &T) -> R + Sync + Send) -> Vec<R> {
    use rayon::prelude::*;
    items.par_iter().map_init(state, work).collect()
}

/// What comes of each of the items, one after the other.
#[cfg(not(feature = "parallel"))]
pub fn each<T: Sync, S, R: Send>(items: &[T], state: impl Fn() -> S + Sync + Send, work: impl Fn(&mut S, &T) -> R + Sync + Send) -> Vec<R> {
    let mut state = state();
    items.iter().map(|item| work(&mut state, item)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_order_of_the_items() {
        let items: Vec<usize> = (0..10_000).collect();
        assert_eq!(each(&items, || (), |(), item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
    }
}
