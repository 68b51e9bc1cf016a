//! Digits and signs of other scripts and widths, as the plain ones.

/// The zero of each script that counts in tens with ten signs in a row (Unicode's class Nd).
const ZEROS: &[u32] = &[
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946,
    0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x11066, 0x110f0, 0x11136,
    0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];
/// From a full-width sign to the plain one.
const WIDTH: u32 = 0xfee0;

/// The plain character that this one stands for; itself where it is plain.
pub(super) fn plain(c: char) -> char {
    if u32::from(c) < 0x660 {
        return c;
    }
    match c {
        '\u{66a}' => '%',
        '\u{66b}' => '.',
        '\u{66c}' => ',',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - WIDTH).unwrap_or(c),
        // nearly every character beyond: quotation marks and dashes
        '\u{2000}'..='\u{a61f}' => c,
        _ => digit(c).unwrap_or(c),
    }
}

fn digit(c: char) -> Option<char> {
    let code = u32::from(c);
    let zero = ZEROS.get(ZEROS.partition_point(|&zero| zero <= code).checked_sub(1)?)?;
    char::from_digit(code - zero, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_has_ten_digits() {
        assert!(ZEROS.is_sorted());
        for zero in ZEROS {
            let digits: String = (0..10).filter_map(|offset| char::from_u32(zero + offset)).map(plain).collect();
            assert_eq!(digits, "0123456789", "{zero:x}");
            assert!((0..10).filter_map(|offset| char::from_u32(zero + offset)).all(char::is_numeric), "{zero:x}");
        }
    }

    #[test]
    fn other_characters_stay() {
        for c in ['a', '\u{e9}', '\u{2013}', '\u{bd}', '\u{4e09}', '\u{627}', '\u{ac00}', '\u{b2}', '\u{2167}'] {
            assert_eq!(plain(c), c);
        }
    }
}
