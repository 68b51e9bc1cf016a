//! Figures: every number of a sentence, typed, with its exact value, hedge and unit.
//!
//! ```text
//! figure = date | quarter | race | name | clock | century | decade | age | score | year | chance
//!        | hedge-before ( vague | quantity ) hedge-after
//!        | ordinal | multiple
//! ```
//! The grammar is tried only where a figure can begin ([`begins_figure`]): in prose nearly every attempt fails by design. Each family
//! is one file with its EBNF; the order above is the order of trying, typed numbers first, so that none is counted by mistake.

mod age;
mod cardinal;
mod chance;
mod clock;
mod compound;
mod cursor;
mod date;
mod era;
mod feet;
mod fraction;
mod hedge;
mod model;
mod name;
mod numeral;
mod ordinal;
mod part;
mod power;
mod price;
mod race;
mod range;
mod rate;
#[cfg(test)]
mod sample;
mod score;
mod shared;
mod spread;
mod unit;

use nom::Parser;
use nom::branch::alt;

pub use cursor::{Cursor, HYPHENS, Memo, Parsed, hyphen, lookup, one_of, satisfy, span_of, word};

use crate::claim::{Figure, Form, Moment, Unread, UnreadReason};
use crate::lexicon::{Lexicon, Roles};
use crate::quantity::{Amount, Dimension, Hedge, Interval, Stated, Unit};
use crate::sentence::{Kind, Word};

/// Figures that are read in one sentence; a longer list is data, not prose, and the rest of it is reported as unread.
pub const MOST_FIGURES: usize = 400;

/// What was read in one sentence, in order of position; the spans are disjoint.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// The figures, each with the words that it takes (first, and one after the last).
    pub figures: Vec<(Figure, std::ops::Range<usize>)>,
    /// Numbers that were seen and not understood.
    pub unread: Vec<Unread>,
}

/// Reads every figure of a sentence.
///
/// ```
/// use gainsay::{lexicon::Lexicon, parse::figures, sentence::words, span::Span};
/// let lexicon = Lexicon::shipped().unwrap();
/// let text = "Up to 30,000 foreign fighters came.";
/// let found = figures(&words(text, Span::new(0, text.len())), &lexicon);
/// assert_eq!(found.figures[0].0.span.of(text), "Up to 30,000");
/// ```
#[must_use]
pub fn figures(words: &[Word<'_>], lexicon: &Lexicon) -> Figures {
    let mut found = Figures::default();
    let memo = Memo::new(words, lexicon);
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if !memo.roles(at).has(Roles::BEGINS) {
            at += 1;
            continue;
        }
        if found.figures.len() >= MOST_FIGURES {
            if word.is_number() {
                found.unread.push(Unread { span: word.span, reason: UnreadReason::TooManyFigures });
            }
            at += 1;
            continue;
        }
        if word.is_number() && is_damaged(words, at) {
            found.unread.push(Unread { span: word.span, reason: UnreadReason::Damaged });
            at += 1;
            continue;
        }
        if let Some(unread) = odd_comma(Cursor::new(&memo).moved_to(at)) {
            found.unread.extend(unread);
            at += 3;
            continue;
        }
        let floor = found.figures.last().map_or(0, |(_, words)| words.end);
        let after_age = found.figures.last().is_some_and(|(figure, words)| figure.unit.dimension() == Dimension::Age && at <= words.end + 3);
        let cursor = Cursor::new(&memo).moved_to(at);
        if let Some(mut next) = cursor.has_number_near().then(|| figure(cursor, floor, after_age, found.figures.last().map(|(figure, _)| figure))).flatten() {
            at = next.1.end.max(at + 1);
            if let Some(last) = found.figures.last_mut() {
                if let Some(hedge) = hedge::carried(words, last, &next.0, next.1.start) {
                    next.0.hedge = hedge;
                }
                if let Some(both) = hedge::both_bounds(words, last, &next) {
                    *last = both;
                    continue;
                }
                shared::shared(words, lexicon, last, &mut next);
            }
            found.figures.push(next);
            continue;
        }
        if coordinated_article(words, at, &found, lexicon) {
            let one = Core::number(Stated { value: Amount::ONE, place: Amount::ONE }, Unit::count(), Form::Words);
            found.figures.push((finish(words, one, Hedge::Exact, at..at + 1), at..at + 1));
        } else if word.is_number() {
            found.unread.push(Unread { span: word.span, reason: why_unread(word) });
        }
        at += 1;
    }
    found
}

/// "12,5" where nothing says whether the comma is one of decimals: both numbers are unread.
fn odd_comma(cursor: Cursor<'_>) -> Option<[Unread; 2]> {
    cardinal::comma_pair(cursor)?;
    let read = quantity(cursor).is_ok_and(|(rest, _)| rest.at() >= cursor.at() + 3);
    let odd = |ahead: usize| cursor.peek(ahead).map(|word| Unread { span: word.span, reason: UnreadReason::OddSeparators });
    if read { None } else { Some([odd(0)?, odd(2)?]) }
}

/// "two British nationals and a US citizen": an article that counts, because a number counts beside it.
fn coordinated_article(words: &[Word<'_>], at: usize, found: &Figures, lexicon: &Lexicon) -> bool {
    let Some((figure, range)) = found.figures.last() else { return false };
    let counts = figure.unit == Unit::count() && figure.form == Form::Words && figure.stated.iter().all(|stated| stated.value < Amount::integer(20));
    let joined = at > range.end && at - range.end <= 4 && words[at - 1].is("and") && words[at].is_any(&["a", "an"]);
    let between = words.get(range.end..at.saturating_sub(1)).unwrap_or_default();
    let plural = between.last().is_some_and(|head| head.kind == Kind::Word && lexicon.is_plural(&head.lower));
    let nouns = between.iter().all(|word| word.kind == Kind::Word && !lexicon.words.is_stop(&word.lower));
    let person =
        words.get(at + 1..(at + 4).min(words.len())).is_some_and(|after| after.iter().any(|word| lexicon.nouns.is_person(&lexicon.words.lemma(&word.lower))));
    counts && joined && nouns && plural && person
}

/// Whether a figure can begin at this word. Everything that the grammar reads begins at such a word.
#[must_use]
pub fn begins_figure(word: &Word<'_>, lexicon: &Lexicon) -> bool {
    lexicon.roles(word).has(Roles::BEGINS)
}

/// Whether the character that stands for a lost one is glued to a number: "4\u{fffd} months" may have been four and a half.
fn is_damaged(words: &[Word<'_>], at: usize) -> bool {
    let lost = |word: &Word<'_>| word.text.contains('\u{fffd}');
    let behind = words.get(at + 1).is_some_and(|next| next.glued && lost(next));
    behind && words.get(at + 2).is_none_or(|after| !after.glued || after.kind == Kind::Sign)
}

fn why_unread(word: &Word<'_>) -> UnreadReason {
    match numeral::numeral(word.text) {
        Err(numeral::Refusal::TooManyDigits) => UnreadReason::TooManyDigits,
        Err(numeral::Refusal::OddSeparators) => UnreadReason::OddSeparators,
        Ok(_) => UnreadReason::MixedLettersAndDigits,
    }
}

/// What a family of the grammar yields before hedges are read.
struct Core {
    stated: Vec<Stated>,
    unit: Unit,
    hedge: Hedge,
    set: Option<Interval>,
    moment: Option<Moment>,
    form: Form,
}

impl Core {
    fn new(unit: Unit) -> Self {
        Self { stated: Vec::new(), unit, hedge: Hedge::Exact, set: None, moment: None, form: Form::Digits }
    }

    fn typed(dimension: Dimension) -> Self {
        Self::new(Unit::typed(dimension))
    }

    fn moment(dimension: Dimension, moment: Moment) -> Self {
        let mut core = Self { moment: Some(moment), ..Self::typed(dimension) };
        if let (Dimension::Year, Some(first)) = (dimension, moment.year) {
            let year = |year: i16| Stated { value: Amount::integer(i64::from(year)), place: Amount::ONE };
            core.stated.push(year(first));
            if moment.years > 1 {
                let last = year(first + i16::from(moment.years) - 1);
                core.stated.push(last);
                core.hedge = Hedge::Between;
            }
        }
        core
    }

    fn number(stated: Stated, unit: Unit, form: Form) -> Self {
        Self { stated: vec![stated], form, ..Self::new(unit) }
    }
}

/// The figure that begins at the cursor, with hedges; it takes no word before `floor`.
fn figure(cursor: Cursor<'_>, floor: usize, after_age: bool, last: Option<&Figure>) -> Option<(Figure, std::ops::Range<usize>)> {
    let (rest, core) = core(cursor, after_age).ok()?;
    let words = cursor.words();
    let (mut start, mut end) = (cursor.at(), rest.at());
    let mut hedge = core.hedge;
    if matches!(core.unit.dimension(), Dimension::Name | Dimension::Score | Dimension::Date | Dimension::TimeOfDay) {
        return Some((finish(words, core, hedge, start..end), start..end));
    }
    let mut core = core;
    let compared = |found: &hedge::Found| found.at == floor && last.is_some_and(|last| hedge::compares(found.hedge.hedge, last, &core.unit));
    if let Some(found) = hedge::before(cursor, start, core.unit.dimension()).filter(|found| found.at >= floor && !compared(found)) {
        hedge = found.hedge.hedge;
        start = found.at;
        core.set = core.set.or_else(|| hedge::loosened(&found.hedge, &core.stated));
    } else if core.hedge == Hedge::Between && start > floor {
        start = opening(words, start, floor);
    }
    if let Some(found) = hedge::after(cursor, end) {
        end = found.at;
        hedge = combined(hedge, found.hedge.hedge);
    }
    Some((finish(words, core, hedge, start..end), start..end))
}

/// "about 30 or more" is a bound; "at least 30 or so" stays one.
fn combined(before: Hedge, after: Hedge) -> Hedge {
    if before == Hedge::Exact || before == Hedge::About || before == Hedge::Between { after } else { before }
}

/// Takes "between" and "from" before a range into its words.
fn opening(words: &[Word<'_>], start: usize, floor: usize) -> usize {
    let mut at = start;
    for _ in 0..3 {
        let Some(word) = at.checked_sub(1).filter(|&index| index >= floor).and_then(|index| words.get(index)) else { break };
        if word.is_any(&["between", "from", "anywhere", "somewhere", "an", "a"]) {
            at -= 1;
        } else {
            break;
        }
    }
    if words.get(at).is_some_and(|word| word.is_any(&["a", "an"])) { start } else { at }
}

fn finish(words: &[Word<'_>], core: Core, hedge: Hedge, range: std::ops::Range<usize>) -> Figure {
    let span = span_of(words, range.start, range.end);
    Figure { span, stated: core.stated, hedge, set: core.set, unit: core.unit, moment: core.moment, form: core.form }
}

fn core(cursor: Cursor<'_>, after_age: bool) -> Parsed<'_, Core> {
    let moment = |dimension: Dimension| move |moment: Moment| Core::moment(dimension, moment);
    let in_digits = cursor.roles().has(Roles::DIGITS);
    let race = |(stated, unit)| Core::number(stated, unit, Form::Digits);
    let typed = alt((
        when(in_digits || cursor.roles().has(Roles::CALENDAR), date::date).map(moment(Dimension::Date)),
        alt((date::quarter.map(moment(Dimension::Date)), era::fiscal.map(moment(Dimension::Year)))),
        when(in_digits, race::race).map(race),
        when(in_digits, era::era).map(moment(Dimension::Year)),
        when(in_digits, chance::chance).map(race),
        name::name.map(|()| Core::typed(Dimension::Name)),
        clock::clock.map(moment(Dimension::TimeOfDay)),
        date::century.map(moment(Dimension::Year)),
        age::decade_of_life.map(from_age),
        age::group.map(from_age),
        date::decade.map(moment(Dimension::Year)),
        age::spelled.map(from_age),
        (move |input| age::implied(input, after_age)).map(from_age),
        when(in_digits, score::pair).map(|(stated, unit)| Core { stated, ..Core::new(unit) }),
        when(in_digits, date::bare_year).map(moment(Dimension::Year)),
    ));
    let feet = when(in_digits, feet::feet).map(|(stated, unit)| Core::number(stated, unit, Form::Digits));
    alt((typed, alt((feet, one_and, vague, rank, spelled_ordinal, counted_multiple, quantity, ordinal, multiple)))).parse(cursor)
}

/// The parser, where its first word can stand here.
fn when<'w, T>(holds: bool, mut parser: impl FnMut(Cursor<'w>) -> Parsed<'w, T>) -> impl FnMut(Cursor<'w>) -> Parsed<'w, T> {
    move |input| if holds { parser(input) } else { input.refuse() }
}

fn from_age(age: age::Age) -> Core {
    let hedge = if age.set.is_some() {
        Hedge::About
    } else if age.stated.len() > 1 {
        Hedge::Between
    } else {
        Hedge::Exact
    };
    Core { stated: age.stated, hedge, set: age.set, form: age.form, ..Core::new(age.unit) }
}

/// "dozens", "tens of thousands"; a unit may follow ("dozens of miles", "hundreds of millions of dollars").
fn vague(cursor: Cursor<'_>) -> Parsed<'_, Core> {
    let Some((len, vague)) = cursor.lexicon().numbers.vague.starting_at(cursor.words(), cursor.at()) else { return cursor.refuse() };
    let rest = cursor.moved_to(cursor.at() + len);
    // "scores 3 goals": a verb
    let bare = cursor.next().is_some_and(|first| first.is_any(&["scores", "tens"])) && len == 1;
    let verb = bare && !rest.next().is_some_and(|next| next.is_any(&["of", "were", "are", "have", "had", "died", "fled"]));
    if verb {
        return cursor.refuse();
    }
    let set = Interval { low: Some(crate::quantity::End { at: vague.low, open: false }), high: vague.high.map(|at| crate::quantity::End { at, open: false }) };
    let of = if rest.next().is_some_and(|next| next.is("of")) { rest.moved_to(rest.at() + 1) } else { rest };
    let unit = of.lexicon().currencies.name_at(of.words(), of.at()).filter(|(_, money)| !money.ambiguous).map(|(len, money)| (len, money.unit.clone()));
    let unit = unit.or_else(|| of.lexicon().units.name_at(of.words(), of.at()).map(|(len, unit)| (len, unit.clone())));
    let (rest, unit) = unit.map_or_else(|| (rest, Unit::count()), |(len, unit)| (of.moved_to(of.at() + len), unit));
    Ok((rest, Core { set: Some(set), hedge: Hedge::Vague, form: Form::Words, ..Core::new(unit) }))
}

fn quantity(cursor: Cursor<'_>) -> Parsed<'_, Core> {
    let (rest, found) = range::quantity(cursor)?;
    if is_pronoun(cursor, rest) {
        return cursor.refuse();
    }
    let unit = found.unit.clone().unwrap_or_else(Unit::count);
    // "12 per 100,000 people"
    let (rest, unit) = if unit == Unit::count() { per_base(rest, &found) } else { (rest, unit) };
    Ok((rest, Core { stated: found.stated, hedge: found.hedge, form: found.form, set: found.set, ..Core::new(unit) }))
}

/// "number eight": a place in an order, in words.
fn rank(cursor: Cursor<'_>) -> Parsed<'_, Core> {
    let numbered = cursor.back(1).is_some_and(|before| before.is("number")) && !cursor.back(2).is_some_and(|article| article.is_any(&["a", "any", "large"]));
    if !numbered {
        return cursor.refuse();
    }
    let (rest, number) = cardinal::number(cursor)?;
    if number.form != Form::Words || number.scale > Amount::ONE {
        return cursor.refuse();
    }
    Ok((rest, Core::number(number.stated, Unit::typed(Dimension::Ordinal), Form::Words)))
}

/// What a count is counted over, where it is: "per 100,000 people", "per 1,000"; a price without its sign, "37.8 a barrel".
fn per_base<'w>(rest: Cursor<'w>, found: &range::Quantity) -> (Cursor<'w>, Unit) {
    if let Some((after, base)) = rate::goods(rest, &found.stated) {
        return (after, Unit::count().per(&base));
    }
    match (word("per"), cardinal::number).parse(rest) {
        Ok((after, (_, base))) if base.stated.value >= Amount::integer(10) => (after, Unit::count().per(&base.stated.value.to_plain(0))),
        _ => (rest, Unit::count()),
    }
}

/// "one" that counts nothing: "no one", "one of the", "the one", "one another", "one day".
fn is_pronoun(cursor: Cursor<'_>, rest: Cursor<'_>) -> bool {
    let is_one = cursor.next().is_some_and(|word| word.is("one")) && rest.at() == cursor.at() + 1;
    if !is_one {
        return false;
    }
    let numbers = &cursor.lexicon().numbers;
    let phrase =
        |back: usize| cursor.at().checked_sub(back).is_some_and(|at| numbers.one_idle.starting_at(cursor.words(), at).is_some_and(|(len, ())| len > back));
    if phrase(0) || phrase(1) {
        return true;
    }
    let before = cursor.back(1).is_some_and(|word| numbers.is_before_pronoun(&word.lower) || word.is("-"));
    let next = rest.next();
    let after = next.is_none_or(|next| next.kind == Kind::Sign && !next.is("-") && !next.is("\"") || numbers.is_after_pronoun(&next.lower));
    // "one of the men", "one of 12 men" counts; "one of us" does not
    let of_counted =
        next.is_some_and(|next| next.is("of")) && rest.peek(1).is_some_and(|word| !word.is_any(&["us", "them", "you", "which", "whom", "these", "those"]));
    before || after && !of_counted
}

/// "22nd", "twenty-first": an ordinal of more than one word, before its first word is read as a number.
fn spelled_ordinal(cursor: Cursor<'_>) -> Parsed<'_, Core> {
    let (rest, core) = ordinal(cursor)?;
    if rest.at() > cursor.at() + 1 { Ok((rest, core)) } else { cursor.refuse() }
}

fn ordinal(cursor: Cursor<'_>) -> Parsed<'_, Core> {
    let (rest, value) = ordinal::ordinal(cursor)?;
    let seconds = cursor.next().is_some_and(|word| word.is("second")) && cursor.back(1).is_some_and(|before| before.is_any(&["per", "a", "split", "every"]));
    let Some(value) = i64::try_from(value).ok().filter(|_| !seconds) else { return cursor.refuse() };
    let form = if cursor.next().is_some_and(Word::is_number) { Form::Digits } else { Form::Words };
    Ok((rest, Core::number(Stated { value: Amount::integer(value), place: Amount::ONE }, Unit::typed(Dimension::Ordinal), form)))
}

/// "an hour and a half", "a year and a quarter".
fn one_and(cursor: Cursor<'_>) -> Parsed<'_, Core> {
    let (rest, (stated, unit, adjective)) = part::one_and(cursor)?;
    Ok((rest, Core::number(stated, unit, if adjective { Form::Adjective } else { Form::Words })))
}

/// "four times as large": read before the four is taken for a count.
fn counted_multiple(cursor: Cursor<'_>) -> Parsed<'_, Core> {
    let counted = (1..6).filter_map(|ahead| cursor.peek(ahead)).find(|word| word.is_any(&["times", "x"]));
    if counted.is_some() { multiple(cursor) } else { cursor.refuse() }
}

/// "doubled to 450", "twice as many": a multiple of another figure.
fn multiple(cursor: Cursor<'_>) -> Parsed<'_, Core> {
    let (rest, value) = fraction::multiple(cursor)?;
    // "scored twice as United won": the second thing is a sentence of its own
    let compares = rest.next().is_some_and(|next| {
        next.is("as") && rest.peek(1).is_some_and(|word| word.kind == Kind::Word && !word.is_capitalised() && !rest.lexicon().words.is_stop(&word.lower))
            || next.is("as") && rest.peek(1).is_some_and(|word| word.is_any(&["many", "much", "few", "little", "far", "often", "well"]))
            || next.is_any(&["the", "from", "to", "its", "their", "in", "over", "that", "what", "since"])
            || next.is(",") && rest.peek(1).is_some_and(|word| word.is_any(&["to", "from"]))
            || rest.back(1).is_some_and(|last| last.is_any(&["times", "x"]))
            || next.is_number()
    });
    let grows =
        cursor.next().is_some_and(|word| word.lower.ends_with("fold")) && rest.next().is_some_and(|next| rest.lexicon().words.trend(&next.lower).is_some());
    if compares || grows {
        Ok((rest, Core::number(Stated { value, place: Amount::ONE }, Unit::typed(Dimension::Ratio), Form::Multiple)))
    } else {
        cursor.refuse()
    }
}
