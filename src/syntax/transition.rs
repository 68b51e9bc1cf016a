//! The arc-hybrid transition system.
//!
//! ```text
//! shift        the next token goes onto the stack
//! left-arc     the top of the stack becomes a dependent of the next token and goes
//! right-arc    the top of the stack becomes a dependent of the one below it and goes
//! ```
//! The root stands behind the last token. Every sequence of legal moves yields a projective tree; a token has all of its dependents
//! when it goes.

/// A move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::FromRepr)]
#[repr(u8)]
pub enum Move {
    /// Push the next token.
    Shift,
    /// The next token takes the top of the stack.
    Left,
    /// The token below takes the top of the stack.
    Right,
}

impl Move {
    /// All moves, in order of their numbers.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// No token.
pub const NONE: u32 = u32::MAX;

/// How far a sentence is parsed.
#[derive(Clone, Debug)]
pub struct State {
    /// The stack, its top last.
    pub stack: Vec<u32>,
    /// The next token; the number of tokens is the root.
    pub next: u32,
    /// How many tokens there are.
    pub count: u32,
    /// What is known of each token, the root last.
    pub nodes: Vec<Node>,
}

/// What is known of a token.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Its head, or [`NONE`] while it has none.
    pub head: u32,
    /// Its relation to the head, by number.
    pub relation: u8,
    /// Dependents so far on the left and on the right.
    pub valency: [u8; 2],
    /// Outermost dependent on the left and on the right, or [`NONE`].
    pub outer: [u32; 2],
    /// The one inside the outermost, on the left and on the right.
    pub inner: [u32; 2],
    /// Which relations its dependents have so far, as bits of a hash, on the left and on the right.
    pub relations: [u32; 2],
}

impl Node {
    /// A token without a head or a dependent.
    const NEW: Self = Self { head: NONE, relation: 0, valency: [0; 2], outer: [NONE; 2], inner: [NONE; 2], relations: [0; 2] };
}

impl State {
    /// Nothing parsed yet of so many tokens.
    #[must_use]
    pub fn new(count: usize) -> Self {
        let count = u32::try_from(count).unwrap_or(NONE - 1);
        Self { stack: Vec::with_capacity(32), next: 0, count, nodes: vec![Node::NEW; count as usize + 1] }
    }

    /// What is known of a token; of none, what is known at first.
    #[must_use]
    #[inline]
    pub fn node(&self, token: u32) -> &Node {
        self.nodes.get(token as usize).unwrap_or(&Node::NEW)
    }

    /// Whether every token has a head.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next == self.count
    }

    /// The token so far below the top of the stack.
    #[must_use]
    pub fn below(&self, depth: usize) -> u32 {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |at| self.stack[at])
    }

    /// The token so far behind the next; the root stands behind the last.
    #[must_use]
    pub fn ahead(&self, distance: u32) -> u32 {
        let at = self.next.saturating_add(distance);
        if at <= self.count { at } else { NONE }
    }

    /// The move that must be made, where only one may.
    #[must_use]
    pub fn forced(&self) -> Option<Move> {
        match self.stack.len() {
            0 => Some(Move::Shift),
            1 => (self.next == self.count).then_some(Move::Left),
            _ => (self.next == self.count).then_some(Move::Right),
        }
    }

    /// Whether a move may be made. One always may until all is done.
    #[must_use]
    pub fn allows(&self, step: Move) -> bool {
        match step {
            Move::Shift => self.next < self.count,
            // the root takes what is left, and only the last of it, so that a sentence has one root
            Move::Left => !self.stack.is_empty() && (self.next < self.count || self.stack.len() == 1),
            Move::Right => self.stack.len() > 1,
        }
    }

    /// The move of the greatest sum among those that may be made, where more than one may, and how far it is ahead of the next.
    #[must_use]
    #[inline]
    pub fn best(&self, sums: &[i32; 3]) -> (Move, u32) {
        let [shift, left, right] = *sums;
        let right = if self.stack.len() > 1 { right } else { i32::MIN };
        let (first, most, least) = if left > shift { (Move::Left, left, shift) } else { (Move::Shift, shift, left) };
        if right > most { (Move::Right, right.abs_diff(most)) } else { (first, most.abs_diff(least.max(right))) }
    }

    /// The head and the dependent that an arc would join.
    #[must_use]
    pub fn arc(&self, step: Move) -> Option<(u32, u32)> {
        match step {
            Move::Shift => None,
            Move::Left => Some((self.next, self.below(0))),
            Move::Right => Some((self.below(1), self.below(0))),
        }
    }

    /// Makes a move; an arc has this relation, by number.
    pub fn apply(&mut self, step: Move, relation: u8) {
        match self.arc(step) {
            None => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Some((head, dependent)) => {
                self.stack.pop();
                let side = usize::from(dependent > head);
                let node = &mut self.nodes[dependent as usize];
                node.head = head;
                node.relation = relation;
                let node = &mut self.nodes[head as usize];
                node.valency[side] = node.valency[side].saturating_add(1);
                node.inner[side] = node.outer[side];
                node.outer[side] = dependent;
                node.relations[side] |= 1 << (relation & 31);
            }
        }
    }

    /// How many arcs of the gold tree a legal move makes impossible (Goldberg and Nivre 2013); `gold` has the root as [`Self::count`].
    #[must_use]
    pub fn cost(&self, step: Move, gold: &[u32]) -> u32 {
        let top = self.below(0);
        let waits_for_top = |from: u32| (from..self.count).filter(|&token| gold[token as usize] == top).count();
        let lost = match step {
            Move::Shift => {
                let next = self.next;
                let head = gold[next as usize];
                let deep = self.stack.split_last().is_some_and(|(_, rest)| rest.contains(&head));
                self.stack.iter().filter(|&&token| gold[token as usize] == next).count() + usize::from(deep)
            }
            Move::Left => {
                let head = gold[top as usize];
                waits_for_top(self.next) + usize::from(head == self.below(1) && head != NONE || head > self.next)
            }
            Move::Right => waits_for_top(self.next) + usize::from(gold[top as usize] >= self.next),
        };
        u32::try_from(lost).unwrap_or(NONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Follows moves without cost; the tree that comes out is the gold one, whatever their order.
    #[track_caller]
    fn follows(gold: &[u32], prefer: [Move; 3]) {
        let mut state = State::new(gold.len());
        while !state.is_done() {
            let step = prefer.into_iter().find(|&step| state.allows(step) && state.cost(step, gold) == 0);
            state.apply(step.unwrap(), 0);
        }
        let heads: Vec<u32> = state.nodes[..gold.len()].iter().map(|node| node.head).collect();
        assert_eq!(heads, gold);
    }

    #[test]
    fn the_oracle_leads_to_the_gold_tree() {
        // "The fire killed 12 people": heads, the root is 5
        let gold = [1, 2, 5, 4, 2];
        follows(&gold, [Move::Shift, Move::Left, Move::Right]);
        follows(&gold, [Move::Left, Move::Right, Move::Shift]);
        follows(&gold, [Move::Right, Move::Left, Move::Shift]);
    }

    #[test]
    fn a_wrong_move_costs_the_arcs_that_it_makes_impossible() {
        let gold = [1, 2, 5, 4, 2];
        let mut state = State::new(5);
        state.apply(Move::Shift, 0);
        assert_eq!(state.cost(Move::Left, &gold), 0);
        assert_eq!(state.cost(Move::Shift, &gold), 1, "the article would never find its noun");
    }

    #[test]
    fn a_forced_move_is_the_only_one_allowed() {
        let mut state = State::new(3);
        while !state.is_done() {
            let allowed: Vec<Move> = Move::ALL.into_iter().filter(|&step| state.allows(step)).collect();
            assert_eq!(state.forced(), Some(allowed[0]).filter(|_| allowed.len() == 1));
            state.apply(allowed[0], 0);
        }
    }

    #[test]
    fn every_legal_sequence_ends_in_one_root() {
        for prefer in [[Move::Shift, Move::Right, Move::Left], [Move::Left, Move::Shift, Move::Right], [Move::Right, Move::Left, Move::Shift]] {
            let mut state = State::new(7);
            let mut steps = 0;
            while !state.is_done() {
                let step = prefer.into_iter().find(|&step| state.allows(step)).unwrap();
                state.apply(step, 0);
                steps += 1;
            }
            assert_eq!(steps, 14, "each token is pushed once and goes once");
            assert_eq!(state.nodes[..7].iter().filter(|node| node.head == 7).count(), 1);
        }
    }
}
