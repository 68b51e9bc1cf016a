//! A generator of news-like text: our own sentence templates and words, the same text for the same seed.
//!
//! It is as dense as news: about 15 % of the sentences carry a figure, and there are about 2.75 figures a kilobyte.

mod words;

use std::fmt::Write;

/// Of a hundred sentences, those that carry figures.
const FIGURED: u64 = 15;
/// Bytes of an article: about six hundred words.
const ARTICLE: usize = 3_600;

/// Numbers that look random and are the same for the same seed (`SplitMix64`).
pub struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.roll() % end
    }

    /// A word of the language that is neither common nor short.
    fn word(&mut self) -> String {
        loop {
            let end = u64::try_from(WORDS.len() - LINE).unwrap_or(1);
            let at = usize::try_from(self.below(end)).unwrap_or(0);
            let line = WORDS.get(at..).and_then(|rest| rest.lines().nth(1)).unwrap_or_default();
            if let Some((word, class)) = line.split_once('\t')
                && (5..10).contains(&word.len())
                && word.bytes().all(|letter| letter.is_ascii_lowercase())
                && class > "i"
            {
                return word.to_owned();
            }
        }
    }

    fn pick<'w>(&mut self, words: &'w [String]) -> &'w str {
        let end = u64::try_from(words.len()).unwrap_or(1);
        usize::try_from(self.below(end)).ok().and_then(|at| words.get(at)).map_or("", String::as_str)
    }

    fn one_of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        let end = u64::try_from(words.len()).unwrap_or(1);
        usize::try_from(self.below(end)).ok().and_then(|at| words.get(at)).copied().unwrap_or_default()
    }
}

/// Words of the language, for what an article speaks of and no other one does.
const WORDS: &str = include_str!("../../rules/lexicon/rarity.tsv");
/// Bytes of the longest line of [`WORDS`].
const LINE: usize = 64;

/// Who and what an article is about: without names of its own every article would tell the story of every other one.
struct Cast {
    places: Vec<String>,
    people: Vec<String>,
    things: Vec<String>,
}

impl Cast {
    fn new(dice: &mut Dice) -> Self {
        let mut places: Vec<String> = (0..3).map(|_| capital(&dice.word()) + dice.one_of(words::ENDS)).collect();
        places.push(dice.one_of(words::PLACES).to_owned());
        let people = (0..4).map(|_| format!("{} {}", dice.one_of(words::FIRST), capital(&dice.word()))).collect();
        let things = (0..6).map(|_| format!("{} {}", dice.word(), dice.one_of(words::THINGS))).collect();
        Self { places, people, things }
    }
}

fn capital(word: &str) -> String {
    word.chars().take(1).map(|first| first.to_ascii_uppercase()).chain(word.chars().skip(1)).collect()
}

/// Article number `index` of the archive of this seed.
#[must_use]
pub fn article(seed: u64, index: u64) -> String {
    let mut dice = Dice(seed.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(index.wrapping_mul(0x2545_f491_4f6c_dd1d)));
    let cast = Cast::new(&mut dice);
    let mut text = String::with_capacity(ARTICLE + 400);
    while text.len() < ARTICLE {
        for _ in 0..2 + dice.below(3) {
            let template = if dice.below(100) < FIGURED { dice.one_of(words::FIGURED) } else { dice.one_of(words::PLAIN) };
            sentence(&mut text, template, &cast, &mut dice);
            text.push(' ');
        }
        text.pop();
        text.push_str("\n\n");
    }
    text
}

/// Articles of the archive of this seed, of at least so many bytes together.
#[must_use]
pub fn text(seed: u64, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + ARTICLE);
    for index in 0.. {
        if text.len() >= bytes {
            break;
        }
        text.push_str(&article(seed, index));
    }
    text
}

fn sentence(text: &mut String, template: &str, cast: &Cast, dice: &mut Dice) {
    let start = text.len();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (slot, after) = after.split_once('}').unwrap_or((after, ""));
        fill(text, slot, cast, dice);
        rest = after;
    }
    text.push_str(rest);
    let first = text.get(start..).and_then(|sentence| sentence.chars().next());
    if let Some(first) = first.filter(char::is_ascii_lowercase) {
        text.replace_range(start..=start, &first.to_ascii_uppercase().to_string());
    }
}

fn fill(text: &mut String, slot: &str, cast: &Cast, dice: &mut Dice) {
    let words = match slot {
        "place" => return text.push_str(dice.pick(&cast.places)),
        "thing" => return text.push_str(dice.pick(&cast.things)),
        "person" | "Person" => return text.push_str(dice.pick(&cast.people)),
        "office" => words::OFFICES,
        "body" | "Body" => words::BODIES,
        "plural" => words::PLURALS,
        "adjective" => words::ADJECTIVES,
        "past" => words::PAST,
        "weekday" => words::WEEKDAYS,
        "month" => words::MONTHS,
        "units" => words::UNITS,
        "hedge" | "Hedge" => words::HEDGES,
        "small" => words::SMALL,
        _ => return number(text, slot, dice),
    };
    text.push_str(dice.one_of(words));
}

fn number(text: &mut String, slot: &str, dice: &mut Dice) {
    let written = match slot {
        "count" => {
            let magnitude = 10_u64.pow(u32::try_from(dice.below(5)).unwrap_or(0));
            grouped((2 + dice.below(98)) * magnitude)
        }
        "percent" => format!("{}.{} percent", dice.below(70), 1 + dice.below(9)),
        "money" => format!("${}.{} million", 1 + dice.below(900), dice.below(10)),
        "year" => format!("{}", 1_990 + dice.below(30)),
        "day" => format!("{}", 1 + dice.below(28)),
        "age" => format!("{}", 21 + dice.below(60)),
        "score" => format!("{}-{}", 1 + dice.below(5), dice.below(4)),
        "tally" => format!("{}-{}", 20 + dice.below(20), dice.below(20)),
        "clock" => format!("{}:{:02} p.m.", 1 + dice.below(11), dice.below(60)),
        _ => format!("{{{slot}}}"),
    };
    text.push_str(&written);
}

/// "12,345".
fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        let _ = write!(written, "{digit}");
    }
    written
}
