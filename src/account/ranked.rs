//! Columns of places by rank, and the only column of values that they can be the order of.
//!
//! ```text
//! Rank   Port     Boats
//! 1      Marrow     140
//! 2      Tarn       115      at most 140
//! 3      Holm       123      at most 115: one of the two has slipped
//! ```
//! What is ranked by another thing is out of order in more than one place, and nothing is said of it. Where the places run with the values,
//! a time or a price is ranked, and the least comes first.

use super::line::Line;
use super::reckoning::{Place, Reckoning};
use super::table::Table;
use crate::joint::Equation;
use crate::lexicon::Heading;
use crate::quantity::{Amount, Interval};

/// Lines that have a place and a value.
const FEWEST: usize = 6;

/// The values that stand in the order of their places.
pub fn of_columns(table: &Table) -> Vec<Reckoning> {
    let mut orders = table.values().filter(|&column| table.columns[column].is_order);
    let mut values = table.values().filter(|&column| table.columns[column].heading != Some(Heading::Rank));
    let (Some(order), None, Some(value), None) = (orders.next(), orders.next(), values.next(), values.next()) else { return Vec::new() };
    let is_plain = table.lines.iter().all(Line::is_plain);
    let row = |line: usize| Some((table.number(line, order)?.stated.value, table.number(line, value)?.stated.value, line));
    let rows: Option<Vec<(Amount, Amount, usize)>> = (0..table.lines.len()).map(row).collect();
    let Some(mut rows) = rows.filter(|rows| is_plain && rows.len() >= FEWEST) else { return Vec::new() };
    rows.sort_by_key(|(place, _, line)| (*place, *line));
    // those of one place are alike
    let steps: Vec<(usize, usize)> = (1..rows.len()).filter(|&at| rows[at].0 > rows[at - 1].0).map(|at| (at - 1, at)).collect();
    let falls = steps.iter().filter(|(a, b)| rows[*b].1 < rows[*a].1).count();
    let rises = steps.iter().filter(|(a, b)| rows[*b].1 > rows[*a].1).count();
    let down = falls > rises;
    let is_off = |a: usize, b: usize| if down { rows[b].1 > rows[a].1 } else { rows[b].1 < rows[a].1 };
    let off: Vec<(usize, usize)> = steps.iter().copied().filter(|&(a, b)| is_off(a, b)).collect();
    // without one of the two that do not fit, all others do
    let one_slip = match off.as_slice() {
        [] => true,
        &[(a, b)] => {
            let without_a = a.checked_sub(1).is_none_or(|before| !is_off(before, b));
            let without_b = b + 1 >= rows.len() || !is_off(a, b + 1);
            without_a || without_b
        }
        _ => false,
    };
    if !one_slip || steps.len() + 1 < FEWEST {
        return Vec::new();
    }
    let held = steps.len() - off.len();
    let of = |&(a, b): &(usize, usize)| {
        let bound = rows[a].1;
        let bound = if down { Interval::at_most(bound) } else { Interval::at_least(bound) };
        let (above, own) = (Place { line: rows[a].2, column: value }, Place { line: rows[b].2, column: value });
        Reckoning::made(table, Equation::Order, own, vec![above], bound, bound).map(|one| one.borne_by(held))
    };
    steps.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::wrong;

    #[test]
    fn values_stand_in_the_order_of_their_places() {
        assert_eq!(wrong("Rank,Port,Boats\n1,Marrow,140\n2,Tarn,115\n3,Holm,123\n4,Vik,90\n5,Sund,71\n6,Ness,40\n"), ["order Holm/Boats"]);
        assert_eq!(wrong("Club,Points,Place\nAsh,41,2\nElm,38,3\nOak,52,1\nYew,30,5\nFir,27,4\nBox,20,6\n"), ["order Yew/Points"]);
        for text in [
            "Rank,Port,Boats\n1,Marrow,140\n2,Tarn,115\n2,Holm,123\n4,Vik,90\n5,Sund,71\n6,Ness,40\n",
            "Place,Runner,Minutes\n1,Ann,31.2\n2,Bea,31.9\n3,Cleo,33.0\n4,Dora,35.1\n5,Edda,36.4\n6,Fay,40.0\n",
            "Rank,Player,Goals\n1,Ann,31\n2,Bea,30\n3,Cleo,33\n4,Dora,12\n5,Edda,25\n6,Fay,9\n",
            "Rank,Player,Goals,Matches\n1,Ann,31,20\n2,Bea,30,19\n3,Cleo,33,18\n4,Dora,12,17\n5,Edda,8,16\n6,Fay,7,15\n",
            "No.,Port,Boats\n1,Marrow,140\n2,Tarn,115\n3,Holm,123\n4,Vik,90\n5,Sund,71\n6,Ness,40\n",
        ] {
            assert!(wrong(text).is_empty(), "{text}: {:?}", wrong(text));
        }
    }
}
