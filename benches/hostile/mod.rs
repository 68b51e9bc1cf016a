//! Inputs that somebody wrote to take for ever: each is small for what it would cost if anything grew with the square of it.

#[path = "../newsroom/mod.rs"]
#[allow(dead_code, reason = "shared with the benchmarks, which need more of it")]
mod newsroom;

use std::fmt::Write;

/// What an input of a size is made by; `size` counts what the input is made of.
type Made = fn(size: usize) -> Vec<u8>;

/// An input of which there may be any amount.
pub struct Hostile {
    /// The name of its file.
    pub name: &'static str,
    /// What there is much of.
    #[allow(dead_code, reason = "for those who list them")]
    pub what: &'static str,
    /// How much of it there is where the cost is measured.
    pub size: usize,
    made: Made,
}

impl Hostile {
    /// The bytes of the file, of `size` such things.
    #[must_use]
    pub fn of(&self, size: usize) -> Vec<u8> {
        (self.made)(size)
    }
}

/// All of them.
pub const ALL: &[Hostile] = &[
    Hostile { name: "measure.txt", what: "figures of one measure", size: 4_000, made: measure },
    Hostile { name: "numbers.txt", what: "bare numbers in a sentence", size: 20_000, made: numbers },
    Hostile { name: "sentence.txt", what: "times one sentence", size: 3_500, made: sentence },
    Hostile { name: "joined.txt", what: "bytes of joined articles", size: 1 << 20, made: joined },
    Hostile { name: "nested.html", what: "elements inside each other", size: 200_000, made: nested },
    Hostile { name: "bold.html", what: "marks inside each other", size: 200_000, made: bold },
    Hostile { name: "forms.pdf", what: "drawings, each of which draws the next one eight times", size: 15, made: forms },
    Hostile { name: "clauses.txt", what: "words in one clause with a figure in every four", size: 16_000, made: clauses },
    Hostile { name: "colons.txt", what: "signs that open a list in one sentence", size: 20_000, made: colons },
    Hostile { name: "list.md", what: "items of a list, each below the one before", size: 2_000, made: list },
    Hostile { name: "items.md", what: "items of one list under its total", size: 10_000, made: items },
    Hostile { name: "rows.csv", what: "rows of eight columns", size: 20_000, made: rows },
    Hostile { name: "columns.csv", what: "columns of two hundred rows", size: 250, made: columns },
    Hostile { name: "tables.md", what: "tables of four rows", size: 1_000, made: tables },
    Hostile { name: "shares.md", what: "items of one list with their shares, which make its total", size: 5_000, made: shares },
    Hostile { name: "stated.md", what: "sentences about the cells of a table of sixty rows, none of which is right", size: 2_000, made: stated },
    Hostile { name: "sizes.md", what: "sentences that only their unit brings to the cells of a table of sixty rows", size: 4_000, made: sizes },
    Hostile { name: "named.md", what: "rows of tables whose names begin alike, and as many sentences about them", size: 4_000, made: named },
    Hostile { name: "fleets.txt", what: "names in one sentence, each with its number", size: 20_000, made: fleets },
    Hostile { name: "courses.txt", what: "words for moves in one sentence with two figures", size: 20_000, made: courses },
    Hostile { name: "moves.txt", what: "sentences of three words for moves and seven figures", size: 2_000, made: moves },
    Hostile { name: "sums.txt", what: "sentences of six parts and a total", size: 2_000, made: sums },
];

fn all(size: usize, one: impl Fn(usize) -> String) -> String {
    (0..size).map(one).collect()
}

fn lines(size: usize, line: impl Fn(usize) -> String) -> Vec<u8> {
    all(size, line).into_bytes()
}

fn measure(size: usize) -> Vec<u8> {
    lines(size, |at| format!("The tunnel cost ${}.{} million.\n\n", 2 + at % 7, at % 9))
}

fn numbers(size: usize) -> Vec<u8> {
    let drawn = all(size, |at| format!(" {},", at * 37 % 9_973));
    format!("The draw had{drawn} 3.\n").into_bytes()
}

fn sentence(size: usize) -> Vec<u8> {
    "The storm killed 12 people in Brindle on Saturday, the harbour office said. ".repeat(size).into_bytes()
}

fn joined(size: usize) -> Vec<u8> {
    newsroom::text(1, size).into_bytes()
}

fn nested(size: usize) -> Vec<u8> {
    format!("<body>{}12 people died in Brindle.{}</body>", "<div>".repeat(size), "</div>".repeat(size)).into_bytes()
}

fn bold(size: usize) -> Vec<u8> {
    format!("<body><p>{}12 people died in Brindle.{}</body>", "<b>".repeat(size), "</b>".repeat(size)).into_bytes()
}

fn clauses(size: usize) -> Vec<u8> {
    let boats = all(size / 4, |at| format!(" old grey {} boats", at * 37 % 997 + 3));
    format!("The harbour had{boats} at last.\n").into_bytes()
}

fn colons(size: usize) -> Vec<u8> {
    format!("The list{} 12 boats.\n", ": 3 nets".repeat(size)).into_bytes()
}

fn list(size: usize) -> Vec<u8> {
    // Markdown needs two columns a level, so the file grows with the square of the levels; those beyond what it may nest stand at one depth
    lines(size, |at| format!("{}- {at} people\n", "  ".repeat(at.min(200))))
}

fn items(size: usize) -> Vec<u8> {
    let items = lines(size, |at| format!("- {} boats at quay {at}\n", at % 90 + 2));
    [format!("The harbour has {} boats:\n\n", size * 40).into_bytes(), items].concat()
}

fn rows(size: usize) -> Vec<u8> {
    let row = |at: usize| format!("Quay {at};{};{};{};{};{};{};{}\n", at % 7 + 3, at % 11 + 5, at % 13 + 90, at % 17, at % 19 + 4, at % 23, at % 29 + 60);
    [b"quay;boats;nets;people;share;price;rank;total\n".to_vec(), lines(size, row)].concat()
}

fn columns(size: usize) -> Vec<u8> {
    let head = all(size, |column| format!(";part {column}"));
    let row = |at: usize| format!("Quay {at}{}\n", all(size, |column| format!(";{}", (at * 31 + column * 17) % 97)));
    [format!("quay{head}\n").into_bytes(), lines(200, row)].concat()
}

fn tables(size: usize) -> Vec<u8> {
    let table =
        |at: usize| format!("| quay | boats | nets |\n|---|---|---|\n| north | {} | 12 |\n| south | {} | 14 |\n| both | {} | 26 |\n\n", at, at + 1, at + at);
    lines(size, table)
}

/// A name of its own for each of some thousands.
fn name(at: usize) -> String {
    const PARTS: [&str; 14] = ["bar", "den", "fol", "gim", "hest", "kor", "lun", "mav", "nor", "pel", "ros", "sund", "tarn", "vik"];
    let part = |place: u32| PARTS[at / 14_usize.pow(place) % 14];
    format!("Q{}{}{}", part(0), part(1), part(2))
}

fn shares(size: usize) -> Vec<u8> {
    let count = |at: usize| at % 90 + 2;
    let total: usize = (0..size).map(count).sum();
    let item = |at: usize| {
        let share = (count(at) * 100_000 + total / 2) / total;
        format!("- Quay {}: {} ({}.{:03}%)\n", name(at), count(at), share / 1_000, share % 1_000)
    };
    [format!("The harbour has {total} boats:\n\n").into_bytes(), lines(size, item)].concat()
}

/// A table of sixty rows, and sentences that name them.
fn spoken(size: usize, head: &str, cell: impl Fn(usize) -> String, sentence: impl Fn(usize) -> String) -> Vec<u8> {
    let row = |at: usize| format!("| {} | {} |\n", name(at), cell(at));
    let told = |at: usize| format!("{} {}.\n\n", name(at % 60), sentence(at));
    [format!("# Ports\n\n| port | {head} |\n|---|---|\n").into_bytes(), lines(60, row), b"\n".to_vec(), lines(size, told)].concat()
}

fn stated(size: usize) -> Vec<u8> {
    spoken(size, "boats", |at| (at * 7 % 89 + 4).to_string(), |at| format!("has {} boats", at * 37 % 9_973 + 200))
}

fn sizes(size: usize) -> Vec<u8> {
    spoken(size, "packed", |at| format!("{} MB", at * 7 % 89 + 400), |at| format!("takes {} MB", at % 90 + 500))
}

fn named(size: usize) -> Vec<u8> {
    let head = "\n| port | boats |\n|---|---|\n";
    let row = |at: usize| format!("{}| Quay {} | {} |\n", if at.is_multiple_of(1_000) { head } else { "" }, name(at), at % 89 + 4);
    let told = |at: usize| format!("Quay {} has {} boats.\n\n", name(at), at % 89 + 4);
    [b"# Ports\n".to_vec(), lines(size, row), b"\n".to_vec(), lines(size, told)].concat()
}

fn fleets(size: usize) -> Vec<u8> {
    let fleets = all(size, |at| format!(" {} boats from {},", at % 977 + 13, name(at)));
    format!("The regatta had{fleets} and 9 from Brindle.\n").into_bytes()
}

fn sums(size: usize) -> Vec<u8> {
    let sentence = |at: usize| {
        let parts: Vec<String> = (0..6).map(|part| format!("{} boats from port {part}", at % 50 + part + 2)).collect();
        format!("The fleet of {} boats had {}. ", at % 50 * 6 + 27, parts.join(", "))
    };
    lines(size, sentence)
}

/// Words for moves.
const MOVES: [&str; 8] = ["rose", "dearer", "fell", "more", "cheaper", "climbed", "dropped", "lower"];

fn courses(size: usize) -> Vec<u8> {
    let words = all(size, |at| format!(" {}", MOVES[at % 8]));
    format!("The price of bread{words} by 12 percent to 30 dollars.\n").into_bytes()
}

fn moves(size: usize) -> Vec<u8> {
    let sentence = |at: usize| {
        let [first, second, third] = [at, at + 1, at + 3].map(|at| MOVES[at % 8]);
        let (share, boats, dollars) = (at % 37 + 2, at % 91 + 20, at % 50 + 3);
        let sales = format!("Sales {first} by {share} percent from {boats} boats to {} boats, and {second} to {} boats", boats + 7, boats + 9);
        format!("{sales}, and prices {third} by {} dollars from {dollars} dollars to {} dollars. ", at % 5 + 1, at % 70 + 5)
    };
    lines(size, sentence)
}

fn forms(size: usize) -> Vec<u8> {
    let form = "/X Do ".repeat(8);
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 4 0 R >> >> >>".to_owned(),
    ];
    let drawing = |next: usize| {
        let resources = format!("/Resources << /XObject << /X {next} 0 R >> >>");
        format!("<< /Type /XObject /Subtype /Form /Length {} {resources} >>\nstream\n{form}\nendstream", form.len())
    };
    objects.extend((5..5 + size).map(drawing));
    let mut text = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", text.len());
        let _ = writeln!(text, "{} 0 obj\n{object}\nendobj", at + 1);
    }
    let at = text.len();
    let _ = write!(text, "{table}trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n", objects.len() + 1);
    text.into_bytes()
}
