use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::*;

/// A file of these objects, the first of them the catalogue; streams are given as (dictionary, data).
fn file(objects: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, (dict, data)) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", bytes.len());
        bytes.extend(format!("{} 0 obj\n{dict}\n", index + 1).bytes());
        if !data.is_empty() {
            bytes.extend(b"stream\n");
            bytes.extend(*data);
            bytes.extend(b"\nendstream\n");
        }
        bytes.extend(b"endobj\n");
    }
    let at = bytes.len();
    bytes.extend(format!("{table}trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n", objects.len() + 1).bytes());
    bytes
}

/// One page with this content, in a font of this dictionary.
fn page(font: &str, content: &[u8]) -> Vec<u8> {
    let packed = format!("<< /Length {} >>", content.len());
    file(&[
        ("<< /Type /Catalog /Pages 2 0 R >>", b""),
        ("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 400] >>", b""),
        ("<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>", b""),
        (font, b""),
        (&packed, content),
    ])
}

const WIN: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

fn read_text(bytes: Vec<u8>) -> String {
    read(bytes).unwrap().text
}

#[test]
fn each_encoding_gives_its_characters() {
    let shown = |font: &str, string: &[u8]| read_text(page(font, &[b"BT /F 10 Tf 20 300 Td (", string, b") Tj ET"].concat()));
    assert_eq!(shown(WIN, b"\x93\x80 3.2m\x94 \x96 caf\xe9"), "\u{201c}\u{20ac} 3.2m\u{201d} \u{2013} caf\u{e9}\n");
    let mac = WIN.replace("WinAnsi", "MacRoman");
    assert_eq!(shown(&mac, b"\xd2\xdb 3.2m\xd3 \xd0 caf\x8e"), "\u{201c}\u{20ac} 3.2m\u{201d} \u{2013} caf\u{e9}\n");
    let standard = WIN.replace("/Encoding /WinAnsiEncoding", "");
    assert_eq!(shown(&standard, b"e\xaecient \xaa40\xba \xa312"), "efficient \u{201c}40\u{201d} \u{a3}12\n".replace("ffi", "\u{fb01}"));
    let named = WIN.replace("/WinAnsiEncoding", "<< /Differences [1 /f_f_i /endash /three.oldstyle /uni20AC] >>");
    assert_eq!(shown(&named, b"e\x01cient \x02 \x04\x03"), "efficient \u{2013} \u{20ac}3\n");
}

#[test]
fn a_font_may_say_what_its_codes_are() {
    let map = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n\
        2 beginbfchar <0001> <0034> <0002> <00660066> endbfchar 1 beginbfrange <0010> <0019> <0030> endbfrange endcmap end end";
    let length = format!("<< /Length {} >>", map.len());
    let content = b"BT /F 10 Tf 20 300 Td <00010010> Tj 40 0 Td <0002> Tj 20 0 Td <0077> Tj ET";
    let packed = format!("<< /Length {} >>", content.len());
    let bytes = file(&[
        ("<< /Type /Catalog /Pages 2 0 R >>", b""),
        ("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 400] >>", b""),
        ("<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>", b""),
        (
            "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /DW 500 /W [1 [600 400] 16 25 500] >>] >>",
            b"",
        ),
        (&packed, content),
        (&length, map),
    ]);
    assert_eq!(read(bytes), Ok(PdfText { text: "40 ff ?\n".to_owned(), unmapped: 1, is_cut: false, buried: 0 }));
}

#[test]
fn words_are_told_by_their_places() {
    let content = b"BT /F 10 Tf 20 300 Td [(Som) 20 (e) -300 (40) -300 (boats)] TJ 0 -12 Td (sank in) Tj ( May.) Tj 0 -12 Td (Far) Tj 200 0 Td (apart) Tj ET";
    assert_eq!(read_text(page(WIN, content)), "Some 40 boats sank in May.\nFar apart\n");
}

#[test]
fn what_stands_for_glyphs_is_read_in_their_place() {
    let content = b"BT /F 10 Tf 20 300 Td (A) Tj /Span << /ActualText (one half) >> BDC (12) Tj EMC ( of it.) Tj ET";
    assert_eq!(read_text(page(WIN, content)), "Aone half of it.\n");
}

#[test]
fn a_turned_page_is_read_as_it_is_seen() {
    let content = b"BT /F 10 Tf 0 1 -1 0 50 50 Tm (Forty boats) Tj ET BT /F 10 Tf 0 1 -1 0 62 50 Tm (were lost.) Tj ET BT /F 9 Tf 20 300 Td (aside 7) Tj ET";
    let bytes = page(WIN, content);
    let turned = String::from_utf8_lossy(&bytes).replace("/Parent 2 0 R", "/Parent 2 0 R /Rotate 90");
    assert_eq!(read_text(turned.into_bytes()), "Forty boats were lost.\n");
}

#[test]
fn what_is_no_text_is_said() {
    assert_eq!(read(b"%PDF-1.7\nnothing".to_vec()), Err(PdfError::Broken));
    let unknown = WIN.replace("/WinAnsiEncoding", "<< /Differences [65 /g1 /g2] >>");
    assert_eq!(read(page(&unknown, b"BT /F 10 Tf 20 300 Td (ABAB) Tj ET")), Err(PdfError::Unmapped));
    assert_eq!(read(page(WIN, b"q 300 0 0 400 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q")), Err(PdfError::Pictures(1)));
    let whole = page(WIN, b"BT /F 10 Tf 20 300 Td (Forty) Tj ET");
    let cut = read(whole[..whole.len() - 150].to_vec());
    assert!(cut.as_ref().is_ok_and(|cut| cut.is_cut && cut.text == "Forty\n"), "{cut:?}");
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_file_that_swells_is_left_alone() {
    let bomb = packed(&vec![b' '; stream::MOST_BYTES + 2]);
    let dict = |more: &str| format!("<< /Length {} /Filter /FlateDecode {more} >>", bomb.len());
    let swelling = |first: &str, contents: &str| {
        file(&[
            ("<< /Type /Catalog /Pages 2 0 R >>", b""),
            ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b""),
            (&format!("<< /Type /Page /Parent 2 0 R {contents} >>"), b""),
            (first, bomb.as_slice()),
        ])
    };
    assert_eq!(read(swelling(&dict(""), "/Contents 4 0 R")), Err(PdfError::TooLarge));
    assert_eq!(read(swelling(&dict("/Type /ObjStm /N 1 /First 4"), "")), Err(PdfError::TooLarge));
    let twice = dict("").replace("/FlateDecode", "[/FlateDecode /FlateDecode]");
    assert_eq!(read(swelling(&twice, "/Contents 4 0 R")), Err(PdfError::TooLarge));
}

#[test]
fn drawings_inside_themselves_end() {
    let drawn_inside_itself = |form: &[u8]| {
        let dict = format!("<< /Type /XObject /Subtype /Form /Length {} /Resources << /XObject << /X 5 0 R >> >> >>", form.len());
        let page: &[u8] = b"/X Do";
        file(&[
            ("<< /Type /Catalog /Pages 2 0 R >>", b""),
            ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b""),
            ("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>", b""),
            ("<< /Length 5 >>", page),
            (&dict, form),
        ])
    };
    assert_eq!(read_text(drawn_inside_itself(b"/X Do /X Do BT /F 10 Tf 20 300 Td (7) Tj ET")), "");
    // each draws the next one so many times, fifteen deep: with eight, 70,000,000,000 drawings
    let chain = |times: usize| {
        let form = b"/X Do ".repeat(times);
        let dict = |next: usize| format!("<< /Type /XObject /Subtype /Form /Length {} /Resources << /XObject << /X {next} 0 R >> >> >>", form.len());
        let dicts: Vec<String> = (5..20).map(dict).collect();
        let mut objects: Vec<(&str, &[u8])> = vec![
            ("<< /Type /Catalog /Pages 2 0 R >>", b""),
            ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b""),
            ("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>", b""),
        ];
        objects.extend(dicts.iter().map(|dict| (dict.as_str(), form.as_slice())));
        read(file(&objects))
    };
    assert_eq!(chain(8), Err(PdfError::Nested));
    assert_eq!(chain(1).map(|text| text.buried), Ok(1), "what lies too deep is counted");
}

/// Damaged in many ways, always the same ones.
#[test]
fn damage_is_no_panic() {
    let samples: [&[u8]; 3] =
        [include_bytes!("../../../tests/pdf/ferries.pdf"), include_bytes!("../../../tests/pdf/storm.pdf"), include_bytes!("../../../tests/pdf/locked.pdf")];
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap_or(0)
    };
    for round in 0..ROUNDS {
        let mut bytes = samples[round % samples.len()].to_vec();
        for _ in 0..=next(12) {
            let at = next(bytes.len());
            match next(4) {
                0 => bytes.truncate(at.max(8)),
                1 => bytes[at] = b"0123456789<>[]()/ R"[next(19)],
                2 => drop(bytes.splice(at..at, b"<<[[9999999999 -1 R".iter().copied())),
                _ => bytes[at] ^= 1 << next(8),
            }
        }
        // either outcome is right; what is asked is that there is one
        if let Ok(found) = read(bytes) {
            assert!(found.text.len() < stream::MOST_BYTES);
        }
    }
}

/// How often a file is damaged.
const ROUNDS: usize = 400;
