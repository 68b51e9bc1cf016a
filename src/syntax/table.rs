//! Tables of weights, added up where they lie.
//!
//! ```text
//! moves             how much more a row speaks for the second and the third than for the first: sixteen bits each, little endian
//! tags, relations   a byte a class, 128 where it says nothing, and 0 where there is no class
//! ```

use super::transition::Move;

/// What a byte says that speaks neither for its class nor against it.
pub const EVEN: u8 = 128;

/// Weights of many classes, a byte each, eight of which are added up at once.
#[derive(Clone, Copy, Debug)]
pub struct Wide<const LANES: usize>(&'static [[u8; LANES]]);

/// Words of eight classes that the widest table may take.
const WORDS: usize = 5;
/// The even bytes of a word, each with room above it.
const EVEN_BYTES: u64 = 0x00ff_00ff_00ff_00ff;

/// Sums of a decision: of each eight classes the even and the odd ones, sixteen bits a class.
///
/// One addition serves four classes. Compilers do not find that by themselves once the sums are kept in registers, and it is half of the parser's time.
#[derive(Clone, Copy, Debug)]
pub struct Sums<const LANES: usize>([[u64; 2]; WORDS]);

impl<const LANES: usize> Sums<LANES> {
    /// Nothing added up yet.
    pub const NONE: Self = {
        assert!(8 <= LANES && LANES <= WORDS * 8, "a table is a word wide at the least, and no wider than its sums");
        Self([[0; 2]; WORDS])
    };

    /// The class of the greatest sum, the first of equals, and how far it is ahead of the next.
    #[inline]
    pub fn best(&self) -> (u8, u32) {
        let (mut best, mut most, mut next) = (0, 0, 0);
        for lane in 0..LANES {
            let sum = self.0[lane / 8][lane % 2] >> (lane % 8 / 2 * 16) & 0xffff;
            if lane == 0 || sum > most {
                (best, next, most) = (lane, most, sum);
            } else {
                next = next.max(sum);
            }
        }
        (u8::try_from(best).unwrap_or_default(), u32::try_from(most - next).unwrap_or(u32::MAX))
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
        let mut kept = sums.0;
        for &row in rows {
            let Some(weights) = self.0.get(row as usize & self.0.len().wrapping_sub(1)) else { continue };
            let (words, last) = weights.as_chunks::<8>();
            // the classes behind the last whole word, out of the last eight bytes: to copy them took a call for each row
            let tail = weights.last_chunk().filter(|_| !last.is_empty()).map(|bytes| u64::from_le_bytes(*bytes) >> (64 - 8 * last.len()));
            let eights = words.iter().map(|&bytes| u64::from_le_bytes(bytes)).chain(tail);
            // some thirty rows of bytes stay well below sixteen bits
            for ([even, odd], eight) in kept.iter_mut().zip(eights) {
                *even = even.wrapping_add(eight & EVEN_BYTES);
                *odd = odd.wrapping_add(eight >> 8 & EVEN_BYTES);
            }
        }
        sums.0 = kept;
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
        static BYTES: [u8; 16] = [128, 130, 125, 0, 0, 0, 0, 0, 128, 128, 140, 0, 0, 0, 0, 0];
        let table = Wide::<8>::new(&BYTES);
        let mut sums = Sums::NONE;
        table.add(&[0], &mut sums);
        assert_eq!(sums.best(), (1, 2));
        table.add(&[1], &mut sums);
        assert_eq!(sums.best(), (2, 7));
        assert_eq!(Sums::<8>::NONE.best(), (0, 0));
    }

    /// Holds the sums of these rows to what one class after the other comes to.
    fn plain<const LANES: usize>(bytes: &'static [u8], rows: &[u32]) {
        let of = |lane: usize| rows.iter().map(|&row| u32::from(bytes[row as usize * LANES + lane])).sum::<u32>();
        let mut sorted: Vec<(u32, usize)> = (0..LANES).map(|lane| (of(lane), lane)).collect();
        sorted.sort_by_key(|&(sum, lane)| (std::cmp::Reverse(sum), lane));
        let mut sums = Sums::<LANES>::NONE;
        Wide::<LANES>::new(bytes).add(rows, &mut sums);
        assert_eq!(sums.best(), (u8::try_from(sorted[0].1).unwrap(), sorted[0].0 - sorted[1].0));
    }

    #[test]
    fn each_class_is_added_up_by_itself() {
        // no byte of a sum reaches its neighbour, in tables whose classes are a multiple of eight and in others
        let rows: Vec<u8> = (0..40 * 32_u32).map(|at| u8::try_from(at * 7_919 % 256).unwrap()).collect();
        let bytes: &'static [u8] = rows.leak();
        for from in 0..8 {
            let rows: Vec<u32> = (from..from + 24).collect();
            plain::<40>(bytes, &rows);
            plain::<20>(bytes, &rows);
        }
    }

    #[test]
    fn moves_are_told_against_the_first() {
        static BYTES: [u8; 4] = [1, 0, 255, 255];
        let mut sums = [0; 3];
        Moves::new(&BYTES).add(&[7, 3], &mut sums);
        assert_eq!(sums, [0, 2, -2]);
    }
}
