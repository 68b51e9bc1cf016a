//! Learning the tagger, the moves and the relations from examples.

use gainsay::syntax::features::{LABEL, LABELS, LabelSight, Look, STEP, StepSight, TAG, TAGS, TagSight, View, tags};
use gainsay::syntax::transition::{Move, State};
use gainsay::syntax::{Relation, Tag};

use super::example::Example;
use super::perceptron::{Perceptron, best};

/// The tagger's classes.
pub type Tagger = Perceptron<TAGS>;
/// The parser's moves and its relations.
pub struct Parser {
    pub steps: Perceptron<3>,
    pub labels: Perceptron<LABELS>,
}

/// An example as the perceptrons see it.
pub struct Seen<'e> {
    pub example: &'e Example,
    pub looks: Vec<Look>,
    pub certain: Vec<Option<Tag>>,
    /// How often it is learnt from in one pass.
    pub weight: usize,
}

/// A sequence of numbers that looks random and is the same each time (Knuth's MMIX generator).
pub struct Sequence(u64);

impl Sequence {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % below as u64).unwrap_or_default()
    }
}

/// The order of one pass: each example as often as it weighs, shuffled.
fn order(examples: &[&Seen<'_>], sequence: &mut Sequence) -> Vec<usize> {
    let mut order: Vec<usize> = examples.iter().enumerate().flat_map(|(at, seen)| std::iter::repeat_n(at, seen.weight)).collect();
    for last in (1..order.len()).rev() {
        order.swap(last, sequence.next(last + 1));
    }
    order
}

fn byte(class: usize) -> u8 {
    u8::try_from(class).unwrap_or_default()
}

/// Learns a tagger in so many passes.
pub fn tagger(examples: &[&Seen<'_>], log: u8, passes: usize) -> Tagger {
    let mut tagger = Tagger::new(log);
    let mut sequence = Sequence::new(1);
    for _ in 0..passes {
        for at in order(examples, &mut sequence) {
            let seen = examples[at];
            let mut token = 0;
            // what is chosen for comes in order, without the tokens whose tag is certain
            let mut uncertain: Vec<usize> = (0..seen.certain.len()).filter(|&at| seen.certain[at].is_none()).collect();
            uncertain.reverse();
            tags(&seen.looks, &seen.certain, |sight| {
                token = uncertain.pop().unwrap_or(token);
                let rows = &tag_rows(sight);
                let guess = best(&tagger.sums(rows));
                tagger.update(rows, seen.example.tags[token] as usize, guess, 1);
                tagger.tick();
                byte(guess)
            });
        }
    }
    tagger
}

/// The tags that a tagger gives.
pub fn tag(tagger: &Tagger, seen: &Seen<'_>) -> Vec<u8> {
    tags(&seen.looks, &seen.certain, |sight| byte(best(&tagger.sums(&tag_rows(sight)))))
}

/// The telling rows and the rest behind them: what is learnt is learnt from all.
fn tag_rows(sight: &TagSight<'_>) -> Vec<u32> {
    let (mut first, mut rest) = ([0; TAG[0]], [0; TAG[1]]);
    sight.first(&mut first);
    sight.rest(&mut rest);
    [first.as_slice(), &rest].concat()
}

fn step_rows(sight: &StepSight<'_>) -> Vec<u32> {
    let (mut first, mut rest) = ([0; STEP[0]], [0; STEP[1]]);
    sight.first(&mut first);
    sight.rest(&mut rest);
    [first.as_slice(), &rest].concat()
}

fn label_rows(sight: &LabelSight<'_>) -> Vec<u32> {
    let (mut first, mut rest) = ([0; LABEL[0]], [0; LABEL[1]]);
    sight.first(&mut first);
    sight.rest(&mut rest);
    [first.as_slice(), &rest].concat()
}

/// Learns a parser in so many passes over examples with the tags that each has in use; the root's tag stands last.
pub fn parser(examples: &[&Seen<'_>], tags: &[Vec<u8>], logs: [u8; 2], passes: usize) -> Parser {
    let mut parser = Parser { steps: Perceptron::new(logs[0]), labels: Perceptron::new(logs[1]) };
    let mut sequence = Sequence::new(2);
    for pass in 0..passes {
        for at in order(examples, &mut sequence) {
            one(&mut parser, examples[at], &tags[at], pass > 0, &mut sequence);
        }
        eprintln!("  pass {} of {passes}", pass + 1);
    }
    parser
}

fn one(parser: &mut Parser, seen: &Seen<'_>, tags: &[u8], explores: bool, sequence: &mut Sequence) {
    let view = View::new(&seen.looks, tags);
    let example = seen.example;
    let mut state = State::new(example.tokens.len());
    while !state.is_done() {
        let rows = step_rows(&StepSight::new(&view, &state));
        let sums = parser.steps.sums(&rows);
        let allowed: Vec<(Move, u32)> = Move::ALL.into_iter().filter(|&step| state.allows(step)).map(|step| (step, state.cost(step, &example.heads))).collect();
        let least = allowed.iter().map(|&(_, cost)| cost).min().unwrap_or_default();
        let top = |moves: &mut dyn Iterator<Item = Move>| moves.max_by_key(|&step| (sums[step as usize], std::cmp::Reverse(step as usize)));
        let Some(guess) = top(&mut allowed.iter().map(|&(step, _)| step)) else { break };
        let Some(right) = top(&mut allowed.iter().filter(|&&(_, cost)| cost == least).map(|&(step, _)| step)) else { break };
        let guess_costs = allowed.iter().any(|&(step, cost)| step == guess && cost > least);
        if guess_costs {
            parser.steps.update(&rows, right as usize, guess as usize, 1);
        }
        parser.steps.tick();
        let step = if guess_costs && (!explores || sequence.next(10) == 0) { right } else { guess };
        let mut relation = 0;
        if let Some((head, dependent)) = state.arc(step) {
            let gold = example.relations[dependent as usize];
            if head == state.count {
                relation = Relation::Root as u8;
            } else {
                let rows = label_rows(&LabelSight::new(&view, &state, head, dependent));
                let guess = best(&parser.labels.sums(&rows));
                if example.heads[dependent as usize] == head {
                    parser.labels.update(&rows, gold as usize, guess, 1);
                    parser.labels.tick();
                }
                relation = byte(guess);
            }
        }
        state.apply(step, relation);
    }
}
