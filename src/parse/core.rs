//! What a family of the grammar yields before hedges are read, and the order in which the families are tried.

use nom::Parser;
use nom::branch::alt;

use super::cursor::{Cursor, Parsed, one_of, word};
use super::{age, cardinal, chance, clock, date, era, feet, fraction, name, one, ordinal, part, race, range, rate, scale, score, swap, vague, year};
use crate::claim::{Form, Moment};
use crate::lexicon::Roles;
use crate::quantity::{Amount, Dimension, Hedge, Interval, Stated, Unit};
use crate::sentence::{Kind, Word};

/// What a family of the grammar yields before hedges are read.
pub(super) struct Core {
    pub(super) stated: Vec<Stated>,
    pub(super) unit: Unit,
    pub(super) hedge: Hedge,
    pub(super) set: Option<Interval>,
    pub(super) moment: Option<Moment>,
    pub(super) form: Form,
}

impl Core {
    pub(super) fn new(unit: Unit) -> Self {
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

    pub(super) fn number(stated: Stated, unit: Unit, form: Form) -> Self {
        Self { stated: vec![stated], form, ..Self::new(unit) }
    }
}

pub(super) fn core(cursor: Cursor<'_>, after_age: bool) -> Parsed<'_, Core> {
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
        year::century.map(moment(Dimension::Year)),
        age::decade_of_life.map(from_age),
        age::group.map(from_age),
        year::decade.map(moment(Dimension::Year)),
        age::spelled.map(from_age),
        (move |input| age::implied(input, after_age)).map(from_age),
        swap::swap.map(|(stated, unit)| Core { stated, ..Core::new(unit) }),
        when(in_digits, score::pair).map(|(stated, unit)| Core { stated, ..Core::new(unit) }),
        when(in_digits, year::bare_year).map(moment(Dimension::Year)),
    ));
    let feet = when(in_digits, feet::feet).map(|(stated, unit)| Core::number(stated, unit, Form::Digits));
    alt((typed, alt((feet, one_and, vague::vague, one::group, rank, spelled_ordinal, counted_multiple, quantity, ordinal, multiple)))).parse(cursor)
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

pub(super) fn quantity(cursor: Cursor<'_>) -> Parsed<'_, Core> {
    let (rest, found) = range::quantity(cursor)?;
    if one::is_pronoun(cursor, rest) {
        return cursor.refuse();
    }
    let unit = found.unit.clone().unwrap_or_else(Unit::count);
    // "12 per 100,000 people"
    let (rest, unit) = if unit == Unit::count() { per_base(rest, &found) } else { (rest, unit) };
    Ok((rest, Core { stated: found.stated, hedge: found.hedge, form: found.form, set: found.set, ..Core::new(unit) }))
}

/// "number eight", a place in an order, in words, and "a top 10 hit", the last of the first places; "the top 20 banks" are counted.
fn rank(cursor: Cursor<'_>) -> Parsed<'_, Core> {
    let of_the_top = cursor.back(1).is_some_and(|before| before.is("top"))
        && cursor.back(2).is_some_and(|before| before.is_any(&["a", "'s"]) || cursor.lexicon().words.is_definite(&before.lower));
    if of_the_top {
        let (rest, number) = cardinal::number(cursor)?;
        let counts = rest.next().is_some_and(|next| next.is("of") || next.is("%") || next.is("percent") || rest.lexicon().is_plural(&next.lower));
        let is_place =
            number.stated.value.is_integer() && number.scale == Amount::ONE && !counts && rest.lexicon().units.name_at(rest.words(), rest.at()).is_none();
        return if is_place { Ok((rest, Core::number(number.stated, Unit::typed(Dimension::Ordinal), number.form))) } else { cursor.refuse() };
    }
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

/// What a count is counted over, where it is: "per 100,000 people", "per million", "for every thousand of us"; a price without its sign, "37.8 a barrel".
fn per_base<'w>(rest: Cursor<'w>, found: &range::Quantity) -> (Cursor<'w>, Unit) {
    if let Some((after, base)) = rate::goods(rest, &found.stated) {
        return (after, Unit::count().per(&base));
    }
    let of_each = (one_of(&["for", "in", "of"]), one_of(&["every", "each"])).map(|_| ());
    let many = alt((cardinal::number.map(|base| base.stated.value), scale::round));
    match (alt((word("per").map(|_| ()), of_each)), many).parse(rest) {
        Ok((after, ((), base))) if base >= Amount::integer(10) => (after, Unit::count().per(&base.to_plain(0))),
        _ => (rest, Unit::count()),
    }
}

/// "22nd", "twenty-first": an ordinal of more than one word, before its first word is read as a number.
fn spelled_ordinal(cursor: Cursor<'_>) -> Parsed<'_, Core> {
    let (rest, core) = ordinal(cursor)?;
    if rest.at() > cursor.at() + 1 { Ok((rest, core)) } else { cursor.refuse() }
}

fn ordinal(cursor: Cursor<'_>) -> Parsed<'_, Core> {
    let (rest, value) = ordinal::ordinal(cursor)?;
    let to_the = cursor.back(1).is_some_and(|sign| sign.is("-") && sign.glued) && cursor.back(2).is_some_and(|article| article.is("the"));
    let seconds =
        to_the || cursor.next().is_some_and(|word| word.is("second")) && cursor.back(1).is_some_and(|before| before.is_any(&["per", "a", "split", "every"]));
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
