//! Fonts, as far as reading goes: which characters a code stands for, and how wide it is.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::dict::keys::{
    BASE_ENCODING, DESCENDANT_FONTS, DIFFERENCES, DW, ENCODING, FIRST_CHAR, FONT_DESC, FONT_MATRIX, MISSING_WIDTH, SUBTYPE, TO_UNICODE, W, WIDTHS,
};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::PdfError;
use super::glyph::{self, Base};
use super::stream::unpacked;

/// Bytes of a font's tables that are read at most.
const MOST_TABLE: usize = 4 << 20;
/// Widths are thousandths of the font's size.
const THOUSANDTH: f64 = 0.001;

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    /// Codes have two bytes.
    wide: bool,
    to_unicode: Option<CMap>,
    /// From codes to glyphs, where they differ.
    cids: Option<CMap>,
    /// Codes are UTF-16.
    is_unicode: bool,
    base: Base,
    differences: HashMap<u8, String>,
    widths: Vec<(RangeInclusive<u32>, Vec<f64>)>,
    default_width: Option<f64>,
    unit: f64,
}

/// What one code shows.
#[derive(Debug, PartialEq)]
pub(super) struct Shown {
    /// Its characters; `None` where nobody says.
    pub(super) text: Option<String>,
    /// How far it moves the pen, as a share of the font's size.
    pub(super) width: f64,
    /// The one code that word spacing applies to.
    pub(super) is_space: bool,
}

impl Font {
    pub(super) fn new(dict: &Dict<'_>) -> Result<Self, PdfError> {
        let subtype = dict.get::<Name<'_>>(SUBTYPE);
        let subtype: &[u8] = subtype.as_deref().unwrap_or_default();
        let wide = subtype == b"Type0";
        let to_unicode = dict.get::<Stream<'_>>(TO_UNICODE).map(|stream| table(&stream)).transpose()?.flatten();
        let mut font = Self {
            wide,
            to_unicode,
            cids: None,
            is_unicode: false,
            base: if subtype == b"TrueType" { Base::WinAnsi } else { Base::Standard },
            differences: HashMap::new(),
            widths: Vec::new(),
            default_width: None,
            unit: THOUSANDTH,
        };
        if wide {
            font.read_wide(dict)?;
        } else {
            font.read_encoding(dict);
            font.read_widths(dict);
            if subtype == b"Type3" {
                font.unit = dict.get::<Array<'_>>(FONT_MATRIX).and_then(|matrix| matrix.iter::<f64>().next()).unwrap_or(THOUSANDTH).abs();
            }
        }
        Ok(font)
    }

    fn read_wide(&mut self, dict: &Dict<'_>) -> Result<(), PdfError> {
        if let Some(stream) = dict.get::<Stream<'_>>(ENCODING) {
            self.cids = table(&stream)?;
        } else if let Some(name) = dict.get::<Name<'_>>(ENCODING) {
            self.is_unicode = name.as_str().contains("UCS2") || name.as_str().contains("UTF16");
        }
        let Some(child) = dict.get::<Array<'_>>(DESCENDANT_FONTS).and_then(|fonts| fonts.iter::<Dict<'_>>().next()) else { return Ok(()) };
        self.default_width = Some(child.get::<f64>(DW).unwrap_or(1000.0));
        // "12 [500 480]" or "12 20 500"
        let mut numbers: Vec<f64> = Vec::new();
        for item in child.get::<Array<'_>>(W).iter().flat_map(Array::iter::<Object<'_>>) {
            match (item, numbers.as_slice()) {
                (Object::Array(list), &[first]) => {
                    let list: Vec<f64> = list.iter::<f64>().collect();
                    let first = code(first);
                    self.widths.push((first..=first.saturating_add(count(list.len())), list));
                    numbers.clear();
                }
                (Object::Number(width), &[first, last]) => {
                    self.widths.push((code(first)..=code(last), vec![width.as_f64()]));
                    numbers.clear();
                }
                (Object::Number(number), _) => numbers.push(number.as_f64()),
                _ => numbers.clear(),
            }
        }
        self.widths.sort_by_key(|(range, _)| *range.start());
        Ok(())
    }

    fn read_encoding(&mut self, dict: &Dict<'_>) {
        if let Some(base) = dict.get::<Name<'_>>(ENCODING).and_then(|name| Base::of_name(&name)) {
            self.base = base;
        }
        let Some(encoding) = dict.get::<Dict<'_>>(ENCODING) else { return };
        if let Some(base) = encoding.get::<Name<'_>>(BASE_ENCODING).and_then(|name| Base::of_name(&name)) {
            self.base = base;
        }
        let mut at = 0u8;
        for item in encoding.get::<Array<'_>>(DIFFERENCES).iter().flat_map(Array::iter::<Object<'_>>) {
            match item {
                Object::Number(number) => at = u8::try_from(number.as_i64()).unwrap_or(0),
                Object::Name(name) => {
                    self.differences.insert(at, name.as_str().to_owned());
                    at = at.wrapping_add(1);
                }
                _ => {}
            }
        }
    }

    fn read_widths(&mut self, dict: &Dict<'_>) {
        let Some(widths) = dict.get::<Array<'_>>(WIDTHS) else { return };
        let first = dict.get::<i32>(FIRST_CHAR).and_then(|first| u32::try_from(first).ok()).unwrap_or(0);
        let widths: Vec<f64> = widths.iter::<f64>().take(256).collect();
        self.widths.push((first..=first.saturating_add(count(widths.len())), widths));
        self.default_width = Some(dict.get::<Dict<'_>>(FONT_DESC).and_then(|descriptor| descriptor.get::<f64>(MISSING_WIDTH)).unwrap_or(0.0));
    }

    /// What the codes of a string show, one by one.
    pub(super) fn shown<'f>(&'f self, bytes: &'f [u8]) -> impl Iterator<Item = Shown> + 'f {
        bytes.chunks(if self.wide { 2 } else { 1 }).map(|bytes| {
            let code = bytes.iter().fold(0, |code, &byte| code << 8 | u32::from(byte));
            let text = self.text(code);
            let glyph = self.cids.as_ref().and_then(|cids| cids.lookup_cid_code(code, 2)).unwrap_or(code);
            let width = self.width(glyph).unwrap_or_else(|| text.as_deref().map_or(0.5, usual_width) / THOUSANDTH);
            Shown { width: width * self.unit, is_space: !self.wide && code == u32::from(b' '), text }
        })
    }

    fn text(&self, code: u32) -> Option<String> {
        let mapped = self.to_unicode.as_ref().and_then(|map| map.lookup_bf_string(code)).map(|text| match text {
            BfString::Char(character) => character.to_string(),
            BfString::String(text) => text,
        });
        // a map to U+0000 or U+FFFD is a way to say nothing
        if let Some(mapped) = mapped.filter(|text| !text.is_empty() && !text.contains(['\0', char::REPLACEMENT_CHARACTER])) {
            return Some(mapped);
        }
        if self.wide {
            return if self.is_unicode { char::from_u32(code).map(String::from) } else { None };
        }
        let code = u8::try_from(code).ok()?;
        match self.differences.get(&code) {
            Some(name) => glyph::named(name),
            None => self.base.character(code).map(String::from),
        }
    }

    fn width(&self, glyph: u32) -> Option<f64> {
        let after = self.widths.partition_point(|(range, _)| *range.start() <= glyph);
        let found = after.checked_sub(1).and_then(|index| self.widths.get(index)).filter(|(range, _)| range.contains(&glyph));
        let width = found.and_then(|(range, widths)| match widths.as_slice() {
            [one] => Some(*one),
            list => list.get(usize::try_from(glyph - range.start()).ok()?).copied(),
        });
        width.or(self.default_width)
    }
}

fn table(stream: &Stream<'_>) -> Result<Option<CMap>, PdfError> {
    Ok(CMap::parse(&unpacked(stream, MOST_TABLE)?, |_| None))
}

/// The last of so many codes, counted from the first.
fn count(codes: usize) -> u32 {
    u32::try_from(codes.saturating_sub(1)).unwrap_or(u32::MAX)
}

fn code(number: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast saturates, and a code beyond its range is no code")]
    let code = number as u32;
    code
}

/// The share of its size that a character has in a usual font: the fonts that every viewer brings along may leave widths out.
fn usual_width(text: &str) -> f64 {
    match text.chars().next() {
        Some('i' | 'j' | 'l' | 'f' | 't' | 'I' | ' ' | '.' | ',' | ':' | ';' | '!' | '\'' | '|' | '/') => 0.27,
        Some('r' | '(' | ')' | '-' | '"') => 0.34,
        Some('m' | 'w' | 'M' | 'W' | '%' | '@' | '\u{2014}') => 0.85,
        Some(letter) if letter.is_uppercase() => 0.69,
        _ => 0.54,
    }
}
