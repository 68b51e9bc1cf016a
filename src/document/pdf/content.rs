//! The drawing of a page, followed as far as it shows text: pieces of text with their places.
//!
//! Coordinates are points, from the page's upper left corner, as the page is seen (turned as it says).

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::dict::keys::{ACTUAL_TEXT, CONTENTS, FONT, FORM, IMAGE, MATRIX, PROPERTIES, RESOURCES, SUBTYPE, XOBJECT};
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Page;

use super::PdfError;
use super::font::{Font, Shown};
use super::stream::{MOST_BYTES, unpacked};

/// Drawings inside drawings that are followed; a file may nest them without end.
const MOST_NESTED: usize = 12;
/// Bytes of drawings that are followed in all, those that are drawn again counted again.
const MOST_DRAWN: usize = 4 * MOST_BYTES;
/// Drawings inside drawings that are followed in all. Each may draw others several times over, so that a few of them, nested, are drawn more often
/// than anybody could wait for; the drawings of a report, its logo on every page among them, are some hundreds.
const MOST_FORMS: usize = 1 << 14;
/// Saved states that are kept.
const MOST_SAVED: usize = 1024;
/// A gap of this share of the size parts words.
pub(super) const WORD_GAP: f64 = 0.18;
/// A gap of this share of the size parts columns and cells.
pub(super) const CELL_GAP: f64 = 1.2;
/// Baselines that differ by no more than this share of the size are one.
const SAME_BASELINE: f64 = 0.06;

/// A stretch of text on one baseline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) left: f64,
    pub(super) right: f64,
    /// The baseline, downward.
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) text: String,
}

/// Reads pages, and counts over all of them.
#[derive(Default)]
pub(super) struct Scribe {
    /// Characters seen.
    pub(super) characters: usize,
    /// Those among them that no font knows.
    pub(super) unmapped: usize,
    /// Pictures seen.
    pub(super) pictures: usize,
    /// Drawings that stand inside too many others.
    pub(super) buried: usize,
    drawn: usize,
    forms: usize,
    fonts: HashMap<ObjectIdentifier, Rc<Font>>,
}

impl Scribe {
    /// The pieces of a page, in the order in which they are drawn.
    pub(super) fn page(&mut self, page: &Page<'_>) -> Result<Vec<Piece>, PdfError> {
        let whole = page.raw().get::<Stream<'_>>(CONTENTS);
        let parts: Vec<Stream<'_>> = whole.map_or_else(|| page.raw().get::<Array<'_>>(CONTENTS).iter().flat_map(Array::iter).collect(), |stream| vec![stream]);
        let mut content = Vec::new();
        for part in parts {
            content.extend(unpacked(&part, MOST_BYTES.saturating_sub(content.len()))?);
            content.push(b' ');
        }
        let (width, height) = page.render_dimensions();
        let mut canvas = Canvas { scribe: self, pieces: Vec::new(), width: f64::from(width), height: f64::from(height) };
        let resources =
            Resources { fonts: page.resources().fonts.clone(), forms: page.resources().x_objects.clone(), properties: page.resources().properties.clone() };
        canvas.draw(&content, &resources, Matrix(page.initial_transform(true).as_coeffs()), 0)?;
        Ok(canvas.pieces)
    }
}

/// What a drawing may name.
struct Resources<'a> {
    fonts: Dict<'a>,
    forms: Dict<'a>,
    properties: Dict<'a>,
}

/// The page that is being read.
struct Canvas<'s> {
    scribe: &'s mut Scribe,
    pieces: Vec<Piece>,
    width: f64,
    height: f64,
}

/// What stands until it is changed.
#[derive(Clone)]
struct State {
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// The pen: where the next character goes, and where its line began.
struct Pen {
    at: Matrix,
    line: Matrix,
}

impl Canvas<'_> {
    fn draw(&mut self, content: &[u8], resources: &Resources<'_>, page: Matrix, depth: usize) -> Result<(), PdfError> {
        self.scribe.drawn += content.len();
        if self.scribe.drawn > MOST_DRAWN || self.scribe.characters > MOST_BYTES {
            return Err(PdfError::TooLarge);
        }
        let mut state = State { page, font: None, size: 0.0, letter_space: 0.0, word_space: 0.0, stretch: 1.0, leading: 0.0, rise: 0.0 };
        let mut saved: Vec<State> = Vec::new();
        let mut pen = Pen { at: Matrix::SAME, line: Matrix::SAME };
        let mut named: HashMap<Vec<u8>, Option<Rc<Font>>> = HashMap::new();
        let mut marks = Marks::default();
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            let numbers: Vec<f64> =
                instruction.operands().filter_map(|operand| if let Object::Number(number) = operand { Some(number.as_f64()) } else { None }).collect();
            let name = instruction.operands().find_map(|operand| if let Object::Name(name) = operand { Some(name) } else { None });
            let string = instruction.operands().find_map(|operand| if let Object::String(string) = operand { Some(string) } else { None });
            let operator: &[u8] = instruction.operator;
            match (operator, numbers.as_slice()) {
                (b"q", _) if saved.len() < MOST_SAVED => saved.push(state.clone()),
                (b"Q", _) => state = saved.pop().unwrap_or(state),
                (b"cm", six) => state.page = Matrix::of(six).map_or(state.page, |matrix| matrix.then(state.page)),
                (b"BT", _) => pen = Pen { at: Matrix::SAME, line: Matrix::SAME },
                (b"Tc", &[space]) => state.letter_space = space,
                (b"Tw", &[space]) => state.word_space = space,
                (b"Tz", &[percent]) => state.stretch = percent / 100.0,
                (b"TL", &[leading]) => state.leading = leading,
                (b"Ts", &[rise]) => state.rise = rise,
                (b"Tf", &[size]) => {
                    state.size = size;
                    state.font = match name {
                        Some(name) => self.font(name, resources, &mut named)?,
                        None => None,
                    };
                }
                (b"Tm", six) => pen.start(Matrix::of(six).unwrap_or(pen.line)),
                (b"Td", &[x, y]) => pen.start(Matrix::shift(x, y).then(pen.line)),
                (b"TD", &[x, y]) => {
                    state.leading = -y;
                    pen.start(Matrix::shift(x, y).then(pen.line));
                }
                (b"T*", _) => pen.start(Matrix::shift(0.0, -state.leading).then(pen.line)),
                (b"Tj", _) => self.show(string.map_or(&[], |string| string.as_bytes()), &state, &mut pen, &mut marks),
                (b"'" | b"\"", spaces) => {
                    if let &[word, letter] = spaces {
                        (state.word_space, state.letter_space) = (word, letter);
                    }
                    pen.start(Matrix::shift(0.0, -state.leading).then(pen.line));
                    self.show(string.map_or(&[], |string| string.as_bytes()), &state, &mut pen, &mut marks);
                }
                (b"TJ", _) => {
                    for item in instruction
                        .operands()
                        .filter_map(|operand| if let Object::Array(array) = operand { Some(array) } else { None })
                        .flat_map(Array::iter::<Object<'_>>)
                    {
                        match item {
                            Object::String(string) => self.show(string.as_bytes(), &state, &mut pen, &mut marks),
                            Object::Number(back) => pen.advance(-back.as_f64() / 1000.0 * state.size * state.stretch),
                            _ => {}
                        }
                    }
                }
                (b"BMC", _) => marks.open(None),
                (b"BDC", _) => {
                    let inline = instruction.operands().find_map(|operand| if let Object::Dict(dict) = operand { Some(dict.clone()) } else { None });
                    let dict = inline.or_else(|| resources.properties.get::<Dict<'_>>(instruction.operands().filter_map(as_name).nth(1)?));
                    marks.open(dict.and_then(|dict| dict.get::<hayro_syntax::object::String<'_>>(ACTUAL_TEXT)).and_then(|text| said(text.as_bytes())));
                }
                (b"EMC", _) => marks.close(),
                (b"BI", _) => self.scribe.pictures += 1,
                (b"Do", _) => {
                    if let Some(stream) = name.and_then(|name| resources.forms.get::<Stream<'_>>(name)) {
                        self.form(&stream, resources, &state, depth)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A picture, or a drawing inside the drawing.
    fn form(&mut self, stream: &Stream<'_>, outer: &Resources<'_>, state: &State, depth: usize) -> Result<(), PdfError> {
        let dict = stream.dict();
        let subtype = dict.get::<Name<'_>>(SUBTYPE);
        if subtype.as_deref().is_some_and(|subtype| subtype == IMAGE) {
            self.scribe.pictures += 1;
        }
        if subtype.as_deref().is_none_or(|subtype| subtype != FORM) {
            return Ok(());
        }
        if depth >= MOST_NESTED {
            self.scribe.buried += 1;
            return Ok(());
        }
        self.scribe.forms += 1;
        if self.scribe.forms > MOST_FORMS {
            return Err(PdfError::Nested);
        }
        let matrix = dict.get::<Array<'_>>(MATRIX).map(|matrix| matrix.iter::<f64>().collect::<Vec<f64>>());
        let matrix = matrix.and_then(|numbers| Matrix::of(&numbers)).unwrap_or(Matrix::SAME);
        let own = dict.get::<Dict<'_>>(RESOURCES);
        let resources = match &own {
            Some(own) => Resources {
                fonts: own.get::<Dict<'_>>(FONT).unwrap_or_default(),
                forms: own.get::<Dict<'_>>(XOBJECT).unwrap_or_default(),
                properties: own.get::<Dict<'_>>(PROPERTIES).unwrap_or_default(),
            },
            None => Resources { fonts: outer.fonts.clone(), forms: outer.forms.clone(), properties: outer.properties.clone() },
        };
        self.draw(&unpacked(stream, MOST_BYTES)?, &resources, matrix.then(state.page), depth + 1)
    }

    fn font(&mut self, name: &Name<'_>, resources: &Resources<'_>, named: &mut HashMap<Vec<u8>, Option<Rc<Font>>>) -> Result<Option<Rc<Font>>, PdfError> {
        let key: &[u8] = name;
        if let Some(font) = named.get(key) {
            return Ok(font.clone());
        }
        let dict = resources.fonts.get::<Dict<'_>>(name);
        let id = dict.as_ref().and_then(Dict::obj_id);
        let known = id.and_then(|id| self.scribe.fonts.get(&id).cloned());
        let font = match (known, dict) {
            (None, Some(dict)) => Some(Rc::new(Font::new(&dict)?)),
            (known, _) => known,
        };
        if let (Some(id), Some(font)) = (id, &font) {
            self.scribe.fonts.insert(id, Rc::clone(font));
        }
        named.insert(key.to_vec(), font.clone());
        Ok(font)
    }

    fn show(&mut self, bytes: &[u8], state: &State, pen: &mut Pen, marks: &mut Marks) {
        let Some(font) = state.font.clone() else { return };
        for Shown { text, width, is_space } in font.shown(bytes) {
            let place = Matrix([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise]).then(pen.at).then(state.page);
            let space = state.letter_space + if is_space { state.word_space } else { 0.0 };
            let advance = (width * state.size + space) * state.stretch;
            self.scribe.characters += 1;
            let text = marks.instead(text).unwrap_or_else(|| {
                self.scribe.unmapped += 1;
                "?".to_owned()
            });
            pen.advance(advance);
            let after = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, state.rise]).then(pen.at).then(state.page);
            self.put(&text, &place, &after);
        }
    }

    /// Puts characters onto the page: at the end of the last piece, or as a piece of their own.
    fn put(&mut self, text: &str, place: &Matrix, after: &Matrix) {
        let Matrix([along, aslant, lean, up, x, y]) = *place;
        let (right, size) = (after.0[4], lean.hypot(up));
        let is_seen = (-1.0..=self.width + 1.0).contains(&x) && (-1.0..=self.height + 1.0).contains(&y);
        // text that stands on its side is a mark of the printer's or of an archive
        if !is_seen || !right.is_finite() || size <= 0.0 || aslant.abs() > along.abs() {
            return;
        }
        let text: String = text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
        if let Some(last) = self.pieces.last_mut() {
            let gap = x - last.right;
            let on_line = (y - last.y).abs() <= SAME_BASELINE * size && (last.size - size).abs() <= 0.2 * size;
            if on_line && gap > -0.5 * size && gap < CELL_GAP * size {
                if gap > WORD_GAP * size && !last.text.ends_with(' ') && !text.starts_with(' ') {
                    last.text.push(' ');
                }
                last.text.push_str(&text);
                last.right = right.max(last.right);
                return;
            }
        }
        if !text.trim().is_empty() {
            self.pieces.push(Piece { left: x, right: right.max(x), y, size, text: text.trim_start().to_owned() });
        }
    }
}

impl Pen {
    fn start(&mut self, line: Matrix) {
        self.line = line;
        self.at = line;
    }

    fn advance(&mut self, distance: f64) {
        self.at = Matrix::shift(distance, 0.0).then(self.at);
    }
}

/// Marked content that says what it shows, in place of its glyphs.
#[derive(Default)]
struct Marks {
    open: Vec<bool>,
    text: Option<String>,
    inside: usize,
}

impl Marks {
    fn open(&mut self, text: Option<String>) {
        let says = text.is_some() && self.inside == 0;
        if says {
            self.text = text;
        }
        self.inside += usize::from(says);
        if self.open.len() < MOST_SAVED {
            self.open.push(says);
        }
    }

    fn close(&mut self) {
        if self.open.pop().is_some_and(|says| says) {
            self.inside = self.inside.saturating_sub(1);
            self.text = None;
        }
    }

    /// The characters of a glyph, or what is said in their place: all of it with the first one.
    fn instead(&mut self, text: Option<String>) -> Option<String> {
        if self.inside > 0 { Some(self.text.take().unwrap_or_default()) } else { text }
    }
}

/// A text string of the format: UTF-16 or UTF-8 after a mark, else much like Latin-1.
fn said(bytes: &[u8]) -> Option<String> {
    if let Some(units) = bytes.strip_prefix(&[0xfe, 0xff]) {
        let units: Vec<u16> = units.chunks(2).map(|pair| pair.iter().fold(0, |unit, &byte| unit << 8 | u16::from(byte))).collect();
        return String::from_utf16(&units).ok();
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    Some(String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| bytes.iter().map(|&byte| char::from(byte)).collect()))
}

fn as_name<'o, 'a>(operand: &'o Object<'a>) -> Option<&'o Name<'a>> {
    if let Object::Name(name) = operand { Some(name) } else { None }
}

/// An affine map: (x, y) to (ax + cy + e, bx + dy + f).
#[derive(Clone, Copy, Debug)]
struct Matrix([f64; 6]);

impl Matrix {
    const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Six numbers.
    fn of(numbers: &[f64]) -> Option<Self> {
        numbers.try_into().ok().map(Self)
    }

    fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This map, and then the other.
    #[expect(clippy::many_single_char_names, reason = "the names that the format gives them")]
    fn then(self, Self([a, b, c, d, e, f]): Self) -> Self {
        let [p, q, r, s, t, u] = self.0;
        Self([p * a + q * c, p * b + q * d, r * a + s * c, r * b + s * d, t * a + u * c + e, t * b + u * d + f])
    }
}
