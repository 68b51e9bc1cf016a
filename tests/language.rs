//! Articles that are not in English, through the command: a warning with the language, unread figures, and no conflict.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and writes files")]

use std::fs;

use assert_cmd::Command;

const FRENCH: &str = "Le maire a déclaré mardi que 42 bateaux avaient quitté le port avant la tempête et que 318 personnes avaient dormi dans l'école \
    du quartier. Dans la soirée, l'hôpital avait soigné 27 blessés. Vendredi, le même bureau a compté 512 personnes dans l'école.\n";
const SPANISH: &str = "El alcalde dijo el martes que cuarenta y dos barcos salieron del puerto antes de la tormenta, y que 318 personas durmieron en la \
    escuela del barrio. Por la noche el hospital había atendido a 27 heridos. El viernes la misma oficina contó 512 personas en la escuela.\n";

/// What the command says of the text on its two streams, and its exit code.
fn check(text: &str, args: &[&str]) -> (String, String, i32) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), text).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    let output = command.current_dir(folder.path()).arg("check").args(args).arg("a.txt").output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
}

#[test]
fn another_language_is_named_and_its_figures_are_unread() {
    for (text, language, figures) in [(FRENCH, "French", 4), (SPANISH, "Spanish", 3)] {
        let (out, err, code) = check(text, &[]);
        assert!(err.contains(&format!("seems to be in {language}")), "{err}");
        assert!(out.contains(&format!("{figures} unread; no conflicts")), "{out}");
        assert_eq!(code, 0, "{out}");
    }
}

#[test]
fn the_reader_may_say_that_a_text_is_english() {
    for text in [FRENCH, SPANISH] {
        let (out, err, _) = check(text, &["--language", "en"]);
        assert!(!err.contains("seems to be in"), "{err}");
        assert!(out.contains(" 0 unread"), "{out}");
    }
}
