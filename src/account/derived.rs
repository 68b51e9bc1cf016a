//! Columns that follow from others, row by row: changes, differences, shares, quotients and products.
//!
//! ```text
//! change      c % = 100 (b - a) / a        difference  c = b - a
//! share       c % = 100 a / b              of a total  c % = 100 a / (a of the total line)
//! quotient    c = a / b                    product     c = a b
//! ```
//! Which of these is meant is what the rows say: those in which it comes out must be many, and the others few. What a column is called may
//! make do with fewer.

use super::line::LineRole;
use super::number::Number;
use super::reckoning::{Place, Reckoning};
use super::table::Table;
use crate::joint::Equation;
use crate::lexicon::Heading;
use crate::limit::{Limit, Limits};
use crate::quantity::{Amount, Dimension, Interval};

/// Columns of values that are tried against each other.
const MOST_COLUMNS: usize = Limit::DerivedColumns.most();
/// Rows that are looked at to tell what is meant.
const SAMPLE: usize = 40;
/// Rows in which it must come out where the column's name says what it is, and where it does not.
const NAMED: usize = 2;
const UNNAMED: usize = 4;
/// Where its name and that of the whole say so.
const ANCHORED: usize = 1;

/// How a column may follow from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Law {
    /// An equation of two columns of the same row.
    Row(Equation, usize, usize),
    /// The share of a column in its total line.
    OfTotal(usize, usize),
    /// The share of a column in what its lines add up to, as written and as it may be, where no line does.
    OfSum(usize, Interval, Interval),
}

/// The columns that follow from others.
pub fn reckonings(table: &Table) -> Vec<Reckoning> {
    let values: Vec<usize> = values(table).take(MOST_COLUMNS).collect();
    values.iter().flat_map(|&column| of_column(table, column, &values)).collect()
}

/// Notes that there are more columns than are tried.
pub fn weigh(table: &Table, limits: &mut Limits) {
    limits.weigh(Limit::DerivedColumns, values(table).count());
}

fn values(table: &Table) -> impl Iterator<Item = usize> + '_ {
    table.values().filter(|&column| table.columns[column].heading != Some(Heading::Rank))
}

fn of_column(table: &Table, column: usize, values: &[usize]) -> Vec<Reckoning> {
    let lines: Vec<usize> = (0..table.lines.len()).filter(|&line| !table.lines[line].is_ragged && table.number(line, column).is_some()).collect();
    let stride = lines.len().div_ceil(SAMPLE).max(1);
    // the law, in how many rows it held, and what bears it
    let mut best: Option<(Law, usize, usize)> = None;
    for law in laws(table, column, values) {
        let rows = lines.iter().step_by(stride).filter_map(|&line| reckoned(table, law, line, column));
        let (mut held, mut off, mut small, mut seen) = (0, 0, 0, Vec::new());
        for one in rows {
            if !one.holds {
                off += 1;
            } else if let Some(number) = table.number(one.derived.line, column).filter(|number| number.is_telling()) {
                held += 1;
                seen.push(number.stated.value);
            } else {
                small += 1;
            }
        }
        seen.sort_unstable();
        seen.dedup();
        let is_anchored = is_anchored(table, law, column);
        let needed = if is_named(table, law, column) { NAMED } else { UNNAMED };
        // small differences come out by chance; not all of them but one
        let (held, distinct) = if needed == NAMED && held < NAMED && held + small > NAMED && off <= 1 { (held + small, 2) } else { (held, seen.len()) };
        let enough = held >= needed && distinct > 1 || is_anchored && held >= ANCHORED;
        let convinces = enough && off * 4 <= held.max(4);
        if convinces && best.is_none_or(|(_, most, _)| held > most) {
            best = Some((law, held, held + usize::from(is_anchored)));
        }
    }
    let Some((law, _, borne)) = best else { return Vec::new() };
    lines.iter().filter_map(|&line| reckoned(table, law, line, column)).map(|one| one.borne_by(borne)).collect()
}

/// The laws that a column may follow, by what it and the others are measured in.
fn laws(table: &Table, column: usize, values: &[usize]) -> Vec<Law> {
    let of = |at: usize| &table.columns[at];
    let own = of(column);
    let is_share = own.is_percentage() || matches!(own.heading, Some(Heading::Share | Heading::Change));
    let total = (0..table.lines.len()).filter(|&line| table.lines[line].role == LineRole::Total).collect::<Vec<_>>();
    let mut laws = Vec::new();
    let others = || values.iter().copied().filter(move |&other| other != column);
    for a in others() {
        if let ([total], true, false) = (total.as_slice(), is_share && own.heading != Some(Heading::Change), of(a).is_percentage()) {
            laws.push(Law::OfTotal(a, *total));
        }
        if total.is_empty() && is_share && own.heading != Some(Heading::Change) && !of(a).is_percentage() && !of(a).is_derived() {
            laws.extend(sum(table, a).map(|(literal, rounded)| Law::OfSum(a, literal, rounded)));
        }
        for b in others().filter(|&b| b != a) {
            let alike = of(a).is_like(of(b));
            if is_share && alike && !of(a).is_derived() && !of(b).is_derived() {
                laws.extend([Equation::Change, Equation::Share].map(|equation| Law::Row(equation, a, b)));
            }
            if alike && of(a).is_like(own) {
                laws.push(Law::Row(Equation::Difference, a, b));
            }
            if !own.is_percentage() && own.heading != Some(Heading::Change) {
                laws.push(Law::Row(Equation::Multiple, b, a));
                if a < b && !of(a).is_percentage() && !of(b).is_percentage() && own.unit.dimension() != Dimension::Share {
                    laws.push(Law::Row(Equation::Product, a, b));
                }
            }
        }
    }
    laws
}

/// Whether the name of a column says that it is what the law makes.
fn is_named(table: &Table, law: Law, column: usize) -> bool {
    let own = &table.columns[column];
    match law {
        Law::Row(Equation::Change | Equation::Difference, ..) => own.heading == Some(Heading::Change),
        Law::Row(Equation::Share, ..) | Law::OfTotal(..) | Law::OfSum(..) => {
            own.heading == Some(Heading::Share) || own.is_percentage() && own.heading.is_none()
        }
        Law::Row(Equation::Multiple, ..) => matches!(own.heading, Some(Heading::Mean | Heading::Share)),
        Law::Row(..) => false,
    }
}

/// Whether a column is called a share and another the total, which is never less than the part: "Passed", "Total", "Rate".
fn is_anchored(table: &Table, law: Law, column: usize) -> bool {
    let Law::Row(Equation::Share, part, whole) = law else { return false };
    let value = |line: usize, column: usize| table.number(line, column).map(|number| number.stated.value);
    let is_within = |line: usize| value(line, part).zip(value(line, whole)).is_none_or(|(part, whole)| part <= whole);
    let only = table.values().count() == 3;
    only && table.columns[column].is_percentage() && table.columns[whole].heading == Some(Heading::Total) && (0..table.lines.len()).all(is_within)
}

fn reckoned(table: &Table, law: Law, line: usize, column: usize) -> Option<Reckoning> {
    let at = |column: usize| Place { line, column };
    let (equation, others) = match law {
        Law::Row(equation, a, b) => (equation, vec![at(a), at(b)]),
        Law::OfSum(a, literal, rounded) => return of_sum(table, [literal, rounded], at(a), at(column)),
        Law::OfTotal(_, total) if total == line => return None,
        Law::OfTotal(a, total) => (Equation::Share, vec![at(a), Place { line: total, column: a }]),
    };
    let none = |place: &Place| table.number(place.line, place.column).is_none_or(|number| number.stated.value.is_zero());
    if others.iter().any(none) {
        return None;
    }
    let one = Reckoning::of(table, equation, at(column), others)?;
    // a fall may be written without its sign
    let stated = table.number(line, column)?;
    let turned = equation.is_either_way() && !one.holds && one.rounded.negated().overlaps(&stated.rounded()) && is_unsigned(table, column);
    Some(if turned { Reckoning { holds: true, ..one } } else { one })
}

/// What all lines of a column add up to; none where one of them has no number, or is below zero.
fn sum(table: &Table, column: usize) -> Option<(Interval, Interval)> {
    let others: Vec<Place> = (0..table.lines.len()).map(|line| Place { line, column }).collect();
    let is_part =
        |place: &Place| table.lines[place.line].is_plain() && table.number(place.line, place.column).is_some_and(|number| number.stated.value >= Amount::ZERO);
    (others.len() > 2 && others.iter().all(is_part)).then(|| Reckoning::sum(table, &others))?
}

/// The share of a cell in what all lines of its column add up to.
fn of_sum(table: &Table, [literal, rounded]: [Interval; 2], part: Place, share: Place) -> Option<Reckoning> {
    let own = table.number(part.line, part.column)?;
    let hundred = Amount::integer(100);
    let of = |part: Interval, whole: &Interval| part.over(whole).scaled(hundred);
    let one = Reckoning::made(table, Equation::Share, share, vec![part], of(own.literal(), &literal), of(own.rounded(), &rounded))?;
    Some(Reckoning { of_column: true, ..one })
}

/// Whether no number of a column is below zero.
fn is_unsigned(table: &Table, column: usize) -> bool {
    (0..table.lines.len()).filter_map(|line| table.number(line, column)).all(|number: &Number| number.stated.value >= Amount::ZERO)
}

#[cfg(test)]
mod tests {
    use super::super::{Table, reckonings, tables};
    use crate::document::{Document, Format};
    use crate::lexicon::Lexicon;

    fn table(text: &str) -> Table {
        let document = Document::new("t".to_owned(), text.to_owned(), Format::Csv);
        tables(&document, &Lexicon::shipped().unwrap()).pop().unwrap()
    }

    /// What does not come out: the equation, the line and the column of what follows, and what the others make.
    #[track_caller]
    fn wrong(text: &str) -> Vec<String> {
        let table = table(text);
        let name = |place: super::Place| format!("{}/{}", table.lines[place.line].label, table.columns[place.column].label);
        reckonings(&table).iter().filter(|one| !one.holds).map(|one| format!("{} {}", one.equation, name(one.derived))).collect()
    }

    #[test]
    fn totals_of_lines_and_columns() {
        assert_eq!(wrong("Port,Boats,Tonnes\nMarrow,40,400\nTarn,15,150\nTotal,55,590\n"), ["sum Total/Tonnes"]);
        assert!(wrong("Port,Boats,Tonnes\nMarrow,40,400\nTarn,15,150\nTotal,55,550\n").is_empty());
        assert_eq!(wrong("Port,Boats\nMarrow,40\nTarn,15\nTotal,59\n"), ["sum Total/Boats"]);
        assert_eq!(wrong("Port,Boats\nAll,59\nMarrow,40\nTarn,15\n"), ["sum All/Boats"]);
        assert_eq!(wrong("Port,Men,Women,Total\nMarrow,40,11,51\nTarn,15,12,27\nHolm,21,10,31\nVik,20,14,43\n"), ["sum Vik/Total"]);
        // subtotals, and a grand total of them
        let sub = "Port,Boats,Crew\nA,10,31\nB,12,40\nTotal north,22,71\nC,5,20\nD,6,25\nTotal south,11,45\nGrand total,33,118\n";
        assert_eq!(wrong(sub), ["sum Grand total/Crew"]);
    }

    #[test]
    fn totals_that_are_none() {
        // rounding, another kind of total, a mean, what is not listed, a part of a part
        for text in [
            "Port,Sales (m)\nA,1.4\nB,2.4\nC,3.4\nTotal,7.3\n",
            "Item,2019,2020\nRevenue,100,120\nCosts,60,70\nTax,10,14\nTotal income,30,36\n",
            "Port,Average size\nA,12\nB,14\nTotal,13\n",
            "Port,Boats\nA,40\nB,15\nTotal,900\n",
            "Port,Boats\nA,40\nof which new,12\nB,15\nTotal,55\n",
            "Port,Boats\nA,40\nB,\nTotal,55\n",
            "Port,Rank,Boats\nA,1,40\nB,2,15\nTotal,4,55\n",
            "Port,Boats\nA,40\nB,n/a\nC,10\nTotal,70\n",
        ] {
            assert!(wrong(text).is_empty(), "{text}: {:?}", wrong(text));
        }
    }

    #[test]
    fn columns_that_follow_from_others() {
        let change = "County,2019,2024,Change\nA,40.0,30.0,-25%\nB,25.0,25.7,+10%\nC,18.0,14.4,-20%\nD,12.0,10.8,-10%\n";
        assert_eq!(wrong(change), ["change B/Change"]);
        assert!(wrong(&change.replace("25.7", "27.5")).is_empty());
        let points = "Party,2019,2024,Change\nA,31.5,28.1,-3.4\nB,20.2,25.9,5.7\nC,11.0,12.5,2.5\nD,30.1,24.0,-6.1\n";
        assert_eq!(wrong(points), ["difference C/Change"]);
        let share = "Port,Boats,Share\nA,40,40%\nB,35,35%\nC,15,25%\nD,10,10%\nTotal,100,100%\n";
        assert!(wrong(share).contains(&"share C/Share".to_owned()));
        let suites = "Suite,Passed,Total,Rate\ncore,45,50,90%\ncli,18,24,85%\n";
        assert_eq!(wrong(suites), ["share cli/Rate"]);
        assert!(wrong(&suites.replace("85%", "75%")).is_empty());
        let head = "Town,Cost,People,Cost per head\nA,1200,48,25\nB,900,30,30\nC,800,50,16\nD,700,20,53\n";
        assert_eq!(wrong(head), ["multiple D/Cost per head"]);
        let product = "Item,Number,Price,Amount\nA,12,3.50,42.00\nB,10,1.25,12.50\nC,8,2.20,17.60\nD,11,4.00,44.00\nE,9,7.10,69.30\n";
        assert_eq!(wrong(product), ["product E/Amount"]);
    }

    #[test]
    fn columns_that_only_look_so() {
        for text in [
            "County,2019,2024,Change\nA,40,30,5\nB,25,27,9\nC,18,14,1\nD,12,10,7\n",
            "Team,Played,Won,Points\nA,10,8,24\nB,10,6,20\nC,10,5,17\nD,10,3,11\n",
            "Port,2019,2020,Total\nA,40,30,500\nB,25,27,700\nC,18,14,100\n",
            "Year,Births,Deaths,Growth\n2019,100,90,1.2%\n2020,110,95,1.4%\n2021,105,97,0.8%\n",
        ] {
            assert!(wrong(text).is_empty(), "{text}: {:?}", wrong(text));
        }
    }
}
