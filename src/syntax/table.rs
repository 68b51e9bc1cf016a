//! Tables of weights, added up where they lie.
//!
//! ```text
//! moves             how much more a row speaks for the second and the third than for the first: sixteen bits each, little endian
//! tags, relations   a byte a class, 128 where it says nothing, and 0 where there is no class
//! ```

use super::transition::Move;

/// What a byte says that speaks neither for its class nor against it.
pub const EVEN: u8 = 128;

/// Weights of many classes: a byte each.
#[derive(Clone, Copy, Debug)]
pub struct Wide<const LANES: usize>(&'static [[u8; LANES]]);

/// Sums of a decision, a lane a class.
#[derive(Clone, Copy, Debug)]
pub struct Sums<const LANES: usize>([i16; LANES]);

impl<const LANES: usize> Sums<LANES> {
    /// Nothing added up yet.
    pub const NONE: Self = Self([0; LANES]);

    /// The class of the greatest sum, the first of equals, and how far it is ahead of the next.
    #[inline]
    pub fn best(&self) -> (u8, u32) {
        let greatest = |lanes: &[i16; LANES]| lanes.iter().fold(i16::MIN, |most, &sum| most.max(sum));
        let most = greatest(&self.0);
        let lane = self.0.iter().position(|&sum| sum == most).unwrap_or_default();
        let mut others = self.0;
        others[lane] = i16::MIN;
        (u8::try_from(lane).unwrap_or_default(), u32::from(most.abs_diff(greatest(&others))))
    }
}

impl<const LANES: usize> Wide<LANES> {
    /// A table over these bytes, a power of two of rows.
    pub fn new(bytes: &'static [u8]) -> Self {
        Self(bytes.as_chunks().0)
    }

    /// Adds up these rows.
    #[inline]
    pub fn add(&self, rows: &[u32], sums: &mut Sums<LANES>) {
        for &row in rows {
            let Some(weights) = self.0.get(row as usize & self.0.len().wrapping_sub(1)) else { continue };
            // some thirty rows of bytes stay well below sixteen bits
            for (sum, &weight) in sums.0.iter_mut().zip(weights) {
                *sum = sum.wrapping_add(i16::from(weight));
            }
        }
    }
}

/// Weights of moves.
#[derive(Clone, Copy, Debug)]
pub struct Moves(&'static [[u8; 4]]);

impl Moves {
    /// A table over these bytes, a power of two of rows.
    pub fn new(bytes: &'static [u8]) -> Self {
        Self(bytes.as_chunks().0)
    }

    /// Adds up these rows.
    #[inline]
    pub fn add(&self, rows: &[u32], sums: &mut [i32; 3]) {
        for &row in rows {
            let Some(&[a, b, c, d]) = self.0.get(row as usize & self.0.len().wrapping_sub(1)) else { continue };
            sums[Move::Left as usize] += i32::from(i16::from_le_bytes([a, b]));
            sums[Move::Right as usize] += i32::from(i16::from_le_bytes([c, d]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_sum_wins_and_the_first_of_equals() {
        static BYTES: [u8; 8] = [128, 130, 125, 0, 128, 128, 140, 0];
        let table = Wide::<4>::new(&BYTES);
        let mut sums = Sums::NONE;
        table.add(&[0], &mut sums);
        assert_eq!(sums.best(), (1, 2));
        table.add(&[1], &mut sums);
        assert_eq!(sums.best(), (2, 7));
        assert_eq!(Sums::<4>::NONE.best(), (0, 0));
    }

    #[test]
    fn moves_are_told_against_the_first() {
        static BYTES: [u8; 4] = [1, 0, 255, 255];
        let mut sums = [0; 3];
        Moves::new(&BYTES).add(&[7, 3], &mut sums);
        assert_eq!(sums, [0, 2, -2]);
    }
}
