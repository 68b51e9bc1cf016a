//! The command line itself: completions, the manual, how much is said, and paths that need care.

#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test makes and reads its own files")]

#[path = "common/scratch.rs"]
mod scratch;

use std::fs;

use scratch::{folder, run, run_with, story};

#[test]
fn every_shell_completes_commands_and_options() {
    let empty = folder(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(empty.path(), &["completions", shell]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{shell}");
        for word in ["explain", "write-baseline", "show-suppressed"] {
            assert!(ran.out.contains(word), "{shell} does not know {word}");
        }
    }
    let ran = run(empty.path(), &["completions", "tcsh"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("[possible values: bash, elvish, fish, powershell, zsh]"), "{}", ran.err);
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let empty = folder(&[]);
    let ran = run(empty.path(), &["man"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains(".TH gainsay 1") && ran.out.contains("gainsay\\-check(1)") && ran.out.contains("Exit codes: 0"), "{}", ran.out);
    assert_eq!(run(empty.path(), &["man", "--to", "."]).code, 0);
    let help = run(empty.path(), &["--help"]).out;
    let commands = help.split_once("Commands:\n").unwrap().1.lines().take_while(|line| !line.is_empty());
    let commands: Vec<&str> = commands.filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' '))?.split(' ').next()).collect();
    assert!(commands.contains(&"check") && commands.contains(&"lsp"), "{commands:?}");
    for command in commands {
        assert_eq!(empty.path().join(format!("gainsay-{command}.1")).exists(), command != "help", "{command}");
    }
    assert!(empty.path().join("gainsay-new-rule.1").exists());
    let check = fs::read_to_string(empty.path().join("gainsay-check.1")).unwrap();
    assert!(check.contains("\\-\\-against") && check.contains("Examples:"), "{check}");
    let ran = run(empty.path(), &["man", "--to", "no/such/folder"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no/such/folder"), "{}", ran.err);
}

const QUIET: [&str; 2] = ["--severity", "figure-without-source=off"];

#[test]
fn against_takes_every_path_up_to_the_next_option() {
    let files: &[(&str, &[u8])] = &[
        ("draft.txt", b"The storm killed 12 people in Brindle on Saturday.\n"),
        ("a.txt", b"Rain fell on Brindle.\n"),
        ("b.txt", b"The storm killed 19 people in Brindle on Saturday.\n"),
    ];
    let folder = folder(files);
    for args in [
        &["check", "draft.txt", "--against", "a.txt", "b.txt", "--format", "concise"][..],
        &["check", "draft.txt", "--against", "a.txt", "--against", "b.txt", "--format", "concise"],
        &["check", "--format", "concise", "--against", "a.txt", "b.txt", "--", "draft.txt"],
    ] {
        let ran = run(folder.path(), &[args, &[]].concat());
        assert_eq!(ran.code, 1, "{args:?}: {ran:?}");
        assert!(ran.out.starts_with("draft.txt:1:") && ran.out.contains("b.txt:1:"), "{args:?}: {}", ran.out);
    }
    let ran = run(folder.path(), &["check", "--against", "a.txt", "draft.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("--against takes every path up to the next option"), "{}", ran.err);
}

#[test]
fn quiet_says_only_what_is_wrong() {
    let clean = folder(&[("a.txt", b"Forty boats left.\n"), ("empty.txt", b""), ("odd.txt", b"Caf\xe9\n")]);
    let ran = run(clean.path(), &["check", ".", "--quiet"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    let ran = run(clean.path(), &["check", ".", "gone.txt", "-q"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("gone.txt does not exist"), "{}", ran.err);
    let story = story();
    let ran = run(story.path(), &["check", "draft.md", "--against", "the wires", "-q", QUIET[0], QUIET[1]]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("death-tolls-differ"), "{}", ran.out);
    let ran = run(story.path(), &["check", "draft.md", "--against", "the wires", "-q", "--format", "json", "--output", "out.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{ran:?}");
    assert!(fs::read_to_string(story.path().join("out.json")).unwrap().contains("gainsay.report/1"));
}

#[test]
fn verbose_says_what_was_read_and_keeps_the_report_apart() {
    let story = story();
    let args = ["check", "draft.md", "--against", "the wires", "--format", "json", "--verbose"];
    let ran = run(story.path(), &args);
    assert!(ran.err.contains("read draft.md: markdown, draft, 2019-03-02; figures: 1, unread: 0\n"), "{}", ran.err);
    assert!(ran.err.contains("configuration: none; rules in force: "), "{}", ran.err);
    assert_eq!(ran.out, run(story.path(), &args[..args.len() - 1]).out);
    assert_eq!(run(story.path(), &["check", "draft.md", "-q", "-v"]).code, 2);
}

#[test]
fn paths_are_shown_as_they_were_given_and_read_once() {
    let files: &[(&str, &[u8])] =
        &[("x/my notes.txt", b"The storm killed 12 people in Brindle on Saturday.\n"), ("x/b.txt", b"The storm killed 19 people in Brindle on Saturday.\n")];
    let folder = folder(files);
    for given in ["x", "x/", "x//", "./x", "x/./"] {
        let ran = run(folder.path(), &["check", given, "x/b.txt", "--format", "concise"]);
        assert_eq!(ran.code, 1, "{given}: {ran:?}");
        assert!(ran.out.contains("x/b.txt:1:") && ran.out.contains("x/my notes.txt:1:"), "{given}: {}", ran.out);
        assert!(ran.out.contains("2 sources, "), "{given}: {}", ran.out);
        assert!(!ran.out.contains("//"), "{given}: {}", ran.out);
    }
}

#[test]
fn the_narrowest_terminal_is_kept_to_and_no_color_is_followed() {
    let story = story();
    let ran = run(story.path(), &["check", "draft.md", "--against", "the wires", "--width", "40"]);
    // the place of an excerpt stays whole
    for line in ran.out.lines().filter(|line| !line.contains('\u{256d}')) {
        assert!(line.chars().count() <= 40, "{line:?}");
    }
    assert!(ran.out.contains("12") && ran.out.contains("19"), "{}", ran.out);
    let always = run(story.path(), &["check", "draft.md", "--color", "always"]);
    assert!(always.out.contains('\u{1b}'));
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_gainsay"));
    let output = command.current_dir(story.path()).env("NO_COLOR", "1").env("CLICOLOR_FORCE", "1").args(["check", "draft.md"]).output().unwrap();
    assert!(!output.stdout.contains(&0x1b), "NO_COLOR goes before all else");
}

#[test]
fn errors_stand_first_notes_take_a_line_and_paths_stay_whole() {
    let story = story();
    let long = "a-folder-of-the-desk/a-name-that-is-longer-than-the-terminal.md";
    fs::create_dir(story.path().join("a-folder-of-the-desk")).unwrap();
    fs::write(story.path().join(long), "Some 46 houses were lost. The storm killed 12\u{a0}people in Brindle on Saturday.\n").unwrap();
    for width in ["40", "80", "120"] {
        let ran = run(story.path(), &["check", long, "gone-a/not-there-b.md", "--against", "the wires", "--width", width]);
        assert_eq!(ran.code, 2, "{ran:?}");
        let (error, note) = (ran.out.find("error[death-tolls-differ]: ").unwrap(), ran.out.find("note[figure-without-source]: ").unwrap());
        assert!(error < note, "{}", ran.out);
        assert!(ran.out.contains(&format!("({long}:1:1)")), "the place is whole: {}", ran.out);
        assert!(ran.err.contains("error: gone-a/not-there-b.md"), "{}", ran.err);
        // words are not parted, and the last lines count by severity
        let summary = ran.out.rsplit("\n\n").next().unwrap().replace('\n', " ");
        assert_eq!(summary.trim_end(), "3 sources, 3 figures: 2 compared, 1 typed but never compared, 0 unread; 1 error, 1 note; 1 input could not be read");
    }
    let whole = run(story.path(), &["check", long, "--against", "the wires", "--verbose"]);
    assert!(whole.out.contains("note[figure-without-source]: ") && whole.out.matches("help: ").count() == 2, "{}", whole.out);
}

#[test]
fn a_name_that_is_longer_than_the_line_is_shown_at_its_place() {
    let folder = folder(&[("a.txt", "\u{201c}It was bad\u{201d}, said the mayor on Tuesday, 2 March 2019.\n".as_bytes())]);
    let ran = run(folder.path(), &["check", "a.txt", "--width", "40"]);
    assert!(ran.out.contains("Tuesday, 2 March 2019") && !ran.out.contains("\u{2026} \u{2026}"), "{}", ran.out);
}

#[test]
fn statistics_count_by_rule_and_are_for_people() {
    let story = story();
    let args = ["check", "draft.md", "--against", "the wires", "--statistics", "--width", "60"];
    let ran = run(story.path(), &args);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert_eq!(ran.out.lines().next().unwrap(), "   1 error[death-tolls-differ]: Two death tolls of one");
    assert!(ran.out.lines().all(|line| line.chars().count() <= 60), "{}", ran.out);
    let ran = run(story.path(), &["check", "draft.md", "--statistics"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "1 source, 1 figure: 0 compared, 1 typed but never compared, 0 unread; no conflicts\n"));
    let ran = run(story.path(), &[&args[..], &["--format", "json"]].concat());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("--statistics is a list for people"), "{}", ran.err);
}

#[test]
fn what_was_suppressed_is_told_in_every_format_that_is_asked() {
    let text = "<!-- gainsay: allow day-of-week-unlike-date because the desk knows -->\nThe mayor came on Tuesday, 2 March 2019.\n";
    let folder = folder(&[("a.md", text.as_bytes())]);
    for format in ["human", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "html"] {
        let ran = run(folder.path(), &["check", "a.md", "--format", format, "--show-suppressed", "--width", "200"]);
        assert_eq!(ran.code, 0, "{format}: {ran:?}");
        assert!(ran.out.contains("the desk knows") && ran.out.contains("day-of-week-unlike-date"), "{format}: {}", ran.out);
        let hidden = run(folder.path(), &["check", "a.md", "--format", format]).out;
        let has_a_place = matches!(format, "json" | "jsonl" | "sarif" | "junit" | "html");
        assert_eq!(hidden.contains("the desk knows"), has_a_place, "{format}: {hidden}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_opened_is_said_and_the_others_are_checked() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("a.txt", b"Forty boats left.\n")]);
    symlink("nowhere.txt", folder.path().join("lost.txt")).unwrap();
    let ran = run(folder.path(), &["check", "lost.txt", "a.txt"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("lost.txt does not exist") && ran.out.contains("1 source, "), "{ran:?}");
    let ran = run(folder.path(), &["check", "."]);
    assert_eq!(ran.code, 2, "a link to nowhere is not passed over: {ran:?}");
    assert!(ran.err.contains("lost.txt"), "{}", ran.err);
}

#[test]
fn curly_quotes_and_spaces_of_every_kind_are_read_from_standard_input() {
    let text =
        "\u{201c}The storm killed 1\u{202f}212\u{a0}people in Brindle\u{201d}, it said. \u{2018}Some\u{2019} \u{20ac}\u{2009}3.2\u{a0}million is lost.\n";
    let ran = run_with(folder(&[]).path(), &["claims", "-", "--stdin-filename", "a draft.md", "--format", "jsonl"], text);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out.contains("\"source\":\"a draft.md\"") && ran.out.contains("\"stated\":[1212]") && ran.out.contains("\"stated\":[3200000]"), "{}", ran.out);
}

#[test]
fn the_rules_are_listed_with_their_severities() {
    let desk = folder(&[("gainsay.toml", b"[severity]\npercent-of-counts = \"off\"\ndeath-tolls-differ = \"note\"\n")]);
    let ran = run(desk.path(), &["rules", "--width", "80"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out.contains("  note     death-tolls-differ: ") && ran.out.contains("off here: percent-of-counts\n"), "{}", ran.out);
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
    let all: Vec<serde_json::Value> = serde_json::from_str(&run(desk.path(), &["rules", "--no-config", "--format", "json"]).out).unwrap();
    let ids: Vec<&str> = all.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted() && ids.contains(&"percent-of-counts") && ids.len() > 40, "{ids:?}");
    assert!(all.iter().all(|rule| rule["severity"].is_string() && !rule["what"].as_str().unwrap().is_empty()));
    assert_eq!(run(desk.path(), &["rules", "--rules", "gone"]).code, 2);
}

#[test]
fn a_report_for_machines_is_valid_where_nothing_could_be_read() {
    let desk = folder(&[("empty/picture.png", b"x"), ("a.txt", b"Rain fell.\n")]);
    for (paths, failure) in
        [(&["gone.txt"][..], "gone.txt does not exist"), (&["empty"], "nothing was read"), (&["gone.txt", "a.txt"], "gone.txt does not exist")]
    {
        let check = |format: &str| run(desk.path(), &[&["check"], paths, &["--format", format]].concat());
        let sarif = check("sarif");
        assert_eq!(sarif.code, 2, "{sarif:?}");
        let log: serde_json::Value = serde_json::from_str(&sarif.out).unwrap();
        let invocation = &log["runs"][0]["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], false);
        assert!(invocation["toolExecutionNotifications"][0]["message"]["text"].as_str().unwrap().contains(failure), "{invocation}");
        let junit = check("junit");
        assert_eq!(junit.code, 2);
        assert!(junit.out.contains("errors=\"1\"") && junit.out.contains(&format!("<error message=\"{failure}")), "{}", junit.out);
        for format in ["json", "gitlab", "rdjson"] {
            let ran = check(format);
            assert!(ran.code == 2 && serde_json::from_str::<serde_json::Value>(&ran.out).is_ok(), "{format}: {ran:?}");
        }
    }
}

#[test]
fn other_markup_is_read_as_text_where_it_is_met() {
    let files: &[(&str, &[u8])] = &[("d/a.rst", b"Boats\n=====\n\nSome 40 boats left.\n"), ("d/b.adoc", b"== Boats\n\nSome 41 boats left.\n")];
    let desk = folder(files);
    let ran = run(desk.path(), &["check", "d"]);
    assert!(ran.code == 0 && ran.out.contains("2 sources, 2 figures"), "{ran:?}");
}

#[test]
fn a_case_that_fails_says_which_key_passed_over_which_figure() {
    let rule = |when: &str| {
        format!(
            "id = \"late\"\nwhat = \"w\"\nwhy = \"y\"\nhelp = \"h\"\nseverity = \"error\"\n[when]\n{when}\n[relation.equal]\nmust-match = [\"place\"]\n\
             [[case]]\nname = \"two counts\"\nexpect = \"conflict\"\n[case.docs]\n\"a.txt\" = \"Twelve ferries arrived in Sund.\"\n\"b.txt\" = \"Nine ferries arrived in Sund.\"\n"
        )
    };
    for (when, said) in [
        ("noun = [\"boat\"]", "passed over: `noun` asks for boat, and ferry was read"),
        ("noun = [\"ferry\"]\nevent = [\"kill\"]", "passed over: `event` asks for kill, and arrive was read"),
        ("dimension = [\"money\"]", "passed over: `dimension` asks for money, and count was read"),
    ] {
        let desk = folder(&[("desk/ferries/late.toml", rule(when).as_bytes())]);
        let ran = run(desk.path(), &["test", "desk", "--width", "120"]);
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(ran.out.contains("\u{201c}Twelve ferries\u{201d} (a.txt:1:1) is ") && ran.out.contains(said), "{when}: {}", ran.out);
    }
}

#[test]
fn who_names_no_file_is_shown_what_to_write() {
    let desk = folder(&[]);
    for (command, example) in [("check", "draft.md --against sources/"), ("verify", "draft.md --against sources/"), ("claims", "draft.md")] {
        let ran = run(desk.path(), &[command]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{command}");
        assert!(ran.err.contains(&format!("for example: gainsay {command} {example}")), "{}", ran.err);
    }
}

#[test]
fn what_follows_from_the_sources_is_not_said_to_be_in_none() {
    let desk = folder(&[
        ("draft.md", b"Of the 310 workers on the site, 42 (14 percent) were women. The crane weighed 81 tonnes.\n"),
        ("sources/a.txt", b"A total of 310 workers were employed on the site, 42 of them women.\n"),
    ]);
    let check = run(desk.path(), &["check", "draft.md", "--against", "sources", "--format", "concise"]).out;
    let verify = run(desk.path(), &["verify", "draft.md", "--against", "sources"]).out;
    assert!(verify.contains("derived") && verify.contains("14 percent"), "{verify}");
    assert!(check.contains("No source has 81 tonnes") && !check.contains("14 %"), "{check}");
}

#[test]
fn a_duration_is_a_figure_of_what_lasts() {
    let desk = folder(&[
        ("draft.md", b"The station in Torvale takes 18 months to build.\n"),
        ("sources/a.txt", b"The station in Torvale takes 24 months to build.\n"),
    ]);
    let ran = run(desk.path(), &["check", "draft.md", "--against", "sources", "--format", "concise"]);
    assert!(ran.out.contains("two figures for station: 18 months and 24 months"), "{}", ran.out);
}
