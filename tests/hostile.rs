//! What somebody else wrote: names, texts, rules and configurations that a terminal would obey, that lead elsewhere, or that never end.

#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test makes and reads its own files")]

#[path = "../benches/hostile/mod.rs"]
mod hostile;
#[path = "common/scratch.rs"]
mod scratch;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use gainsay::limit::Limit;
use scratch::{Ran, folder, run, run_with, story};

/// Clears the screen, hides what follows, sets the title, and the same in the one byte of C1.
const HOSTILE: &str = "\u{1b}[2J\u{1b}[8m\u{1b}]0;title\u{7}\u{9b}8m\r\u{8}\u{7f}";
#[cfg(unix)]
const NAME: &str = "quay\u{1b}[8m\u{9b}2J\u{7}\r.md";
#[cfg(not(unix))]
const NAME: &str = "quay.md";
/// A table, a page and what is no PDF, under names that are as bad.
const TABLE: &str = if cfg!(unix) { "table\u{1b}[8m.csv" } else { "table.csv" };
const PAGE: &str = if cfg!(unix) { "page\u{1b}[8m.html" } else { "page.html" };
const DAMAGED: &str = if cfg!(unix) { "damaged\u{1b}[8m.pdf" } else { "damaged.pdf" };
const ARCHIVE: &str = if cfg!(unix) { "archive\u{1b}[8m.gainsay" } else { "archive.gainsay" };

/// Nothing of it would move a cursor, hide words or ring a bell; `colored` allows the colours of a report.
#[track_caller]
fn is_harmless(ran: &Ran, colored: bool, asked: &[&str]) {
    for text in [&ran.out, &ran.err] {
        let mut plain = text.clone();
        if colored {
            while let Some(start) = plain.find("\u{1b}[") {
                let end = plain[start..].find('m').map_or(plain.len(), |end| start + end + 1);
                let codes = plain[start + 2..end - 1].to_owned();
                let is_colour = |code: &str| code.parse().is_ok_and(|code: u8| code < 5 || (22..40).contains(&code));
                assert!(codes.split(';').all(is_colour), "{asked:?}: {codes:?} in {text:?}");
                plain.replace_range(start..end, "");
            }
        }
        let found = plain.chars().find(|&c| c.is_control() && c != '\n' && c != '\t');
        assert_eq!(found, None, "{asked:?}: {text:?}");
    }
}

fn desk() -> tempfile::TempDir {
    let quay = format!("# Storm at Brindle{HOSTILE}\n\nThe storm{HOSTILE} killed 12 people in Brindle{HOSTILE} on Saturday. It cost 4\u{fffd}7 crowns.\n");
    let wire = format!("The storm killed 19 people in Brindle{HOSTILE} on Saturday, police said.\n");
    let rule = format!(
        "id = \"quay-fees-differ\"\nwhat = \"Two fees {0}\"\nwhy = \"Because {0}\"\nhelp = \"Ask {0}\"\nseverity = \"error\"\n\n[when]\nnoun = [\"fee\"]\n\n\
         [relation.equal]\n\n[[case]]\nname = \"two fees {0}\"\nexpect = \"conflict\"\n[case.docs]\n\"a{0}.txt\" = \"The port asks for 40 fees {0}.\"\n\
         \"b.txt\" = \"The port asks for 70 fees.\"\n",
        "\\u001B[8m\\u009B2J\\u0007"
    );
    folder(&[
        (NAME, quay.as_bytes()),
        ("sources/wire.txt", wire.as_bytes()),
        (TABLE, "quay\u{1b}[8m;boats\u{9b}\nnorth\u{1b}[8m;4\nsouth;5\ntotal;10\n".as_bytes()),
        (PAGE, "<title>\u{1b}[8mStorm</title><meta property=\"og:site_name\" content=\"\u{1b}[8mNews\"><p>The storm killed 14\u{1b}[8m people.</p>".as_bytes()),
        (DAMAGED, b"%PDF-1.4 \x1b[8m nothing"),
        ("fees/a.txt", format!("The port asks for 40 fees {HOSTILE}.\n").as_bytes()),
        ("fees/b.txt", b"The port asks for 70 fees.\n"),
        ("words/lexicon/nouns.toml", format!("\"{HOSTILE}\" = \n").as_bytes()),
        ("base.json", format!("{{\"{HOSTILE}\": 1").as_bytes()),
        ("reaching.toml", "baseline = \"b\\u001b[8m.json\"\n[[source]]\npath = \"sources/*\\u001b*.txt\"\n".as_bytes()),
        ("seen/rule.snap.new", format!("what {HOSTILE}\n").as_bytes()),
        ("mine/quay-fees-differ.toml", rule.as_bytes()),
        ("broken/some-rule.toml", format!("id = \"{HOSTILE}\"\n").as_bytes()),
        ("unknown/some-rule.toml", rule.replace("severity", "sev\\u001b[8merity").replace("why", "\"\\u001b[8m\"").as_bytes()),
        ("bad.toml", format!("fail-no = \"{HOSTILE}\"\n# {HOSTILE}\n").as_bytes()),
        ("worse.toml", "[severity]\n\"\\u001B[8m\" = \"off\"\n\"figure-without-source\" = \"\\u001B[8m\"\n".as_bytes()),
    ])
}

#[test]
fn what_a_terminal_would_obey_never_reaches_it() {
    let desk = desk();
    let line = format!("{NAME}:3");
    let asked: &[&[&str]] = &[
        &["check", NAME, "--against", "sources", "-v"],
        &["check", NAME, "sources", "--format", "concise"],
        &["check", NAME, "sources", "--format", "json"],
        &["check", NAME, "sources", "--format", "github"],
        &["check", NAME, "sources", "--format", "html"],
        &["verify", NAME, "--against", "sources"],
        &["claims", NAME],
        &["claims", NAME, "--format", "jsonl"],
        &["claims", NAME, "--tree"],
        &["explain", &line, "sources/wire.txt:1"],
        &["explain", "quay-fees-differ", "--rules", "mine"],
        &["rules", "--rules", "mine"],
        &["test", "mine"],
        &["rules", "--rules", "broken"],
        &["rules", "--rules", "unknown"],
        &["check", NAME, "--config", "bad.toml"],
        &["check", NAME, "--config", "worse.toml"],
        &["check", NAME, "--baseline", HOSTILE],
        &["index", NAME, "sources", DAMAGED, "--to", ARCHIVE, "-v"],
        &["check", NAME, "--against", ARCHIVE, "-v"],
        &["verify", NAME, "--against", ARCHIVE, "--format", "agent"],
        &["verify", NAME, "--against", "sources", "--format", "html"],
        &["check", TABLE, PAGE, DAMAGED, "-v"],
        &["check", "fees", "--rules", "mine", "--format", "sarif"],
        &["check", "fees", "--rules", "mine", "--format", "junit"],
        &["check", "fees", "--rules", "mine", "--format", "gitlab"],
        &["check", "fees", "--rules", "mine", "--format", "rdjson"],
        &["check", "fees", "--rules", "mine", "--statistics"],
        &["check", "fees", "--rules", "mine", "--fix", "--yes"],
        &["check", "fees", "--rules", "words"],
        &["check", "fees", "--baseline", "base.json"],
        &["check", "fees", "--config", "reaching.toml", "-v"],
        &["check", "fees", "--write-baseline", "none\u{1b}[8m/base.json"],
        &["check", "fees", "--diff", "\u{1b}[8m"],
        &["config", "--config", "reaching.toml"],
        &["new", "rule", "fees-differ", "--from", &line, "fees/a.txt:1"],
        &["mutate", NAME, "fees", "--rules", "mine"],
        &["price", "quay-fees-differ", "fees", "--rules", "mine"],
        &["review", "--snapshots", "seen"],
        &["schema", "\u{1b}[8m"],
        &["check", HOSTILE, "-v"],
        &["check", "--\u{1b}[8m"],
    ];
    for (at, arguments) in asked.iter().enumerate() {
        // without colours nothing at all may be left, which the first two are enough to show
        for color in ["always", "never"].into_iter().take(if at < 2 { 2 } else { 1 }) {
            let all: Vec<&str> = arguments.iter().copied().chain(["--color", color]).collect();
            let ran = run(desk.path(), &all);
            is_harmless(&ran, color == "always", &all);
            assert!(!ran.out.is_empty() || !ran.err.is_empty(), "{all:?}");
        }
    }
}

#[test]
fn what_json_holds_is_still_what_was_written() {
    let desk = desk();
    let ran = run(desk.path(), &["check", NAME, "sources", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert!(report["conflicts"].as_array().unwrap().iter().any(|it| it["claims"].as_array().unwrap().iter().any(|side| side["source"] == NAME)));
}

#[test]
fn a_bad_rule_is_still_pointed_at() {
    let desk = desk();
    let ran = run(desk.path(), &["rules", "--rules", "broken", "--width", "100"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("id = \"?[2J?[8m?]0;title?\u{bf}8m ??\""), "{}", ran.err);
}

/// A message that is announced as 99 terabytes long is refused: neither the memory for it is taken nor is it waited for.
#[cfg(feature = "lsp")]
#[test]
fn a_message_of_terabytes_is_refused() {
    let scratch = folder(&[]);
    for length in ["99000000000000", "99999999999999999999999"] {
        let ran = run_with(scratch.path(), &["lsp", "--no-config"], format!("Content-Length: {length}\r\n\r\n{{}}"));
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.err.contains("bytes was announced"), "{}", ran.err);
    }
}

/// A configuration of a folder above, and a working directory below it.
fn above(toml: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let story = story();
    let shared = story.path().join("shared");
    fs::create_dir_all(shared.join("desk")).unwrap();
    fs::write(shared.join("gainsay.toml"), toml).unwrap();
    fs::write(shared.join("desk/note.txt"), "The storm killed 19 people in Brindle on Saturday.\n").unwrap();
    let desk = shared.join("desk");
    (story, desk)
}

#[test]
fn a_configuration_above_does_not_reach_out_of_its_folder() {
    let reaching = [
        "[[source]]\npath = \"../draft.md\"\n",
        "[[source]]\npath = \"desk/../../*.md\"\n",
        "rules = [\"../../..\"]\n",
        "baseline = \"../base.json\"\n",
        "[[count]]\nwhat = \"rules\"\nfile = \"/etc/passwd.json\"\nat = \"/a\"\n",
    ];
    for toml in reaching {
        let (_story, desk) = above(toml);
        let ran = run(&desk, &["check", "note.txt"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{toml}: {ran:?}");
        assert!(ran.err.contains("is outside of the folder of") && ran.err.contains("--trust-config"), "{}", ran.err);
    }
    let (_story, desk) = above(reaching[0]);
    for trusted in [&["check", "--trust-config"][..], &["check", "--config", "../gainsay.toml"]] {
        let ran = run(&desk, &[trusted, &["--format", "json"]].concat());
        assert!(ran.code < 2 && ran.out.contains("../../draft.md"), "{ran:?}");
    }
    // where one stands, the configuration is one's own
    let ran = run(desk.parent().unwrap(), &["check", "--format", "json"]);
    assert!(ran.code < 2 && ran.out.contains("../draft.md"), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn a_link_does_not_reach_out_either() {
    let (story, desk) = above("[[source]]\npath = \"link.md\"\n");
    std::os::unix::fs::symlink(story.path().join("draft.md"), desk.parent().unwrap().join("link.md")).unwrap();
    let ran = run(&desk, &["check", "note.txt"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("is outside of the folder of"), "{}", ran.err);
}

/// Files of a folder, by name.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Runs the command where no file may grow beyond nothing, as on a full disk.
#[cfg(unix)]
fn on_a_full_disk(folder: &Path, arguments: &str) -> (i32, String) {
    let line = format!("trap '' XFSZ; ulimit -f 0; exec '{}' {arguments}", env!("CARGO_BIN_EXE_gainsay"));
    let ran = Command::new("sh").args(["-c", &line]).current_dir(folder).stdin(Stdio::null()).output().unwrap();
    (ran.status.code().unwrap(), String::from_utf8(ran.stderr).unwrap())
}

#[cfg(unix)]
#[test]
fn a_report_that_cannot_be_written_leaves_what_was_there() {
    let story = story();
    fs::write(story.path().join("report.json"), "before").unwrap();
    let before = names(story.path());
    for arguments in ["check draft.md -o report.json --format json", "check draft.md -o new.json --format json", "check draft.md --write-baseline report.json"]
    {
        let (code, err) = on_a_full_disk(story.path(), arguments);
        assert_eq!(code, 2, "{err}");
        assert!(err.contains(".json cannot be written: "), "{err}");
        assert_eq!(names(story.path()), before, "{arguments}");
        assert_eq!(fs::read_to_string(story.path().join("report.json")).unwrap(), "before");
    }
}

#[cfg(unix)]
#[test]
fn a_report_takes_the_place_of_its_file() {
    use std::os::unix::fs::PermissionsExt;
    let story = story();
    let at = |name: &str| story.path().join(name);
    fs::write(at("old.json"), "before").unwrap();
    fs::set_permissions(at("old.json"), fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("old.json", at("link.json")).unwrap();
    let ran = run(story.path(), &["check", "draft.md", "-o", "link.json", "--format", "json", "-q"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(fs::read_to_string(at("old.json")).unwrap().starts_with('{') && at("link.json").is_symlink());
    assert_eq!(fs::metadata(at("old.json")).unwrap().permissions().mode() & 0o777, 0o640);
    // what is no file is written to, and stays what it is
    let ran = run(story.path(), &["check", "draft.md", "-o", "/dev/null", "--format", "json", "-q"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

/// More figures for one measure than are held each against each: the report says so, in words and in numbers.
#[test]
fn what_was_not_held_against_everything_is_told() {
    let text = (0..302).map(|at| format!("The tunnel cost ${}.{} million.\n\n", 2 + at % 7, at % 9)).collect::<Vec<_>>().concat();
    let other = (0..290).map(|at| format!("The tunnel cost ${}.{} million.\n\n", 2 + at % 7, at % 9)).collect::<Vec<_>>().concat();
    let scratch = folder(&[("costs.txt", text.as_bytes()), ("others.txt", other.as_bytes())]);
    let told = run(scratch.path(), &["check", "costs.txt", "others.txt", "--no-config", "--width", "120", "-o", "report.json", "--format", "json"]);
    assert!(told.out.contains(": each of 302 figures was held against the next 300 only\n"), "{}", told.out);
    let report: serde_json::Value = serde_json::from_str(&fs::read_to_string(scratch.path().join("report.json")).unwrap()).unwrap();
    assert_eq!((&report["summary"]["cut"][0]["figures"], &report["summary"]["cut"][0]["reach"]), (&302.into(), &300.into()));
}

/// What of a text is longer than what is looked at: told in words and in numbers.
#[test]
fn what_was_not_looked_at_in_full_is_told() {
    let far = "grey ".repeat(210);
    let text = format!("The harbour had 40 {}boats.\n\nIt had 12 nets {far}and 30 sheds.\n\nThe draw had{} 9.\n", "old ".repeat(20), " 7,".repeat(20));
    let wide = (0..300).map(|at| format!(";part {at}")).collect::<Vec<_>>().concat() + "\nquay" + &";4".repeat(300) + "\n";
    let row = |at: usize| format!("Quay {at};{};{};{};{}\n", at % 7 + 3, at % 11 + 5, at % 13 + 90, at % 17);
    let long = "quay;boats;nets;people;sheds\n".to_owned() + &(0..1_100).map(row).collect::<String>();
    // figures of one kind with others between them, and an opening of many
    let boats = "The harbour had 40 boats.\n\n".repeat(14);
    let opening = format!("It lent {}9 novels.\n\n", "7 novels, ".repeat(24));
    let far = format!("{opening}It rained for 9 hours.\n\n{}It rained for 8 hours.\n\n", "It weighed 3 tonnes.\n\n".repeat(130));
    // more figures than are held against those of other sentences, behind an opening
    let many = format!("It lent 9 novels.\n\n{}", format!("The draw had{} 9.\n\n", " 7,".repeat(390)).repeat(6));
    let files = [("text.txt", text), ("boats.txt", boats), ("far.txt", far), ("many.txt", many), ("wide.csv", wide), ("long.csv", long)];
    let scratch = folder(&files.each_ref().map(|(name, text)| (*name, text.as_bytes())));
    let names = files.each_ref().map(|(name, _)| *name);
    let told = run(scratch.path(), &[&["check"][..], names.as_slice(), &["--no-config", "--width", "160", "-o", "report.json", "--format", "json"]].concat());
    let report: serde_json::Value = serde_json::from_str(&fs::read_to_string(scratch.path().join("report.json")).unwrap()).unwrap();
    let met: Vec<(&str, u64)> =
        report["summary"]["limits"].as_array().unwrap().iter().map(|it| (it["limit"].as_str().unwrap(), it["most"].as_u64().unwrap())).collect();
    let limits = [
        ("clause-words", 200),
        ("modifiers", 16),
        ("sentence-figures", 16),
        ("said-before", 12),
        ("figures-back", 120),
        ("figures-across", 2_000),
        ("opening-figures", 20),
        ("following-figures", 2_000),
        ("table-columns", 256),
        ("named-cells", 5_000),
        ("stated-cells", 2_000),
        ("reckoned-cells", 60),
    ];
    for limit in limits {
        assert!(met.contains(&limit), "{limit:?}: {met:?}");
    }
    assert!(told.out.contains("1 table of more than 256 columns: read as text\n"), "{}", told.out);
    for format in ["human", "concise", "github", "html"] {
        let told = run(scratch.path(), &["check", "text.txt", "--no-config", "--width", "160", "--format", format]);
        assert!(told.out.contains("of more than 16 words before the noun"), "{format}: {}", told.out);
    }
}

/// The table of docs/performance.md names every limit and how much there may be.
#[test]
fn every_limit_is_in_the_note() {
    let note = fs::read_to_string("docs/performance.md").unwrap();
    for limit in Limit::all() {
        let row = note.lines().find(|line| line.starts_with(&format!("| {limit} | ")));
        let most: String = row.and_then(|row| row.split(" | ").nth(1)).unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
        assert_eq!(most, limit.most().to_string(), "{limit}: {row:?}");
    }
}

/// Every input of the benchmark, a fortieth of it: it is read, or refused by its name.
#[test]
fn what_was_made_to_take_for_ever_is_read_or_refused() {
    let inputs: Vec<(&str, Vec<u8>)> = hostile::ALL.iter().map(|input| (input.name, input.of(input.size.div_ceil(40).max(15)))).collect();
    let files: Vec<(&str, &[u8])> = inputs.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let scratch = folder(&files);
    for (name, _) in files {
        let ran = run(scratch.path(), &["check", name, "--no-config", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let failed = report.get("failures").map_or(0, |it| it.as_array().unwrap().len());
        assert_eq!(failed, usize::from(name == "forms.pdf"), "{name}: {}", ran.err);
        assert!(failed == 1 || report["summary"]["figures"].as_u64().unwrap() > 0, "{name}: {}", ran.err);
    }
}

/// Inputs whose cost grew with the square of their length, in a length that would be felt.
#[test]
fn what_nests_or_goes_on_without_end_is_read() {
    let deep = |open: &str, close: &str| format!("<body>{}12 people died in Brindle.{}</body>", open.repeat(20_000), close.repeat(20_000));
    let list = (0..200).map(|at| format!("{}- {at} people\n", "  ".repeat(at))).collect::<Vec<_>>().concat();
    let numbers = (0..800).map(|at| format!(" {},", at * 37 % 9_973)).collect::<Vec<_>>().concat();
    let scratch = folder(&[
        ("div.html", deep("<div>", "</div>").as_bytes()),
        ("b.html", deep("<b>", "</b>").as_bytes()),
        ("comments.html", deep("<!x>", "").as_bytes()),
        ("list.md", list.as_bytes()),
        ("numbers.txt", format!("The draw had{numbers} 3.\n").as_bytes()),
    ]);
    for (name, figures) in [("div.html", 1), ("b.html", 1), ("comments.html", 1), ("list.md", 200), ("numbers.txt", 801)] {
        let ran = run(scratch.path(), &["check", name, "--no-config", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(report["summary"]["figures"], figures, "{name}: {}", ran.err);
    }
}
