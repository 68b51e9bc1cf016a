//! From paths to documents: the only place that opens files.
//!
//! Nothing is skipped without a word: what could not be read is a [`LoadError`], what was read with a loss or left out is a
//! [`LoadWarning`], and everything else still becomes a document.

#![expect(clippy::disallowed_methods, reason = "this is the one place that reads files")]

mod fault;

use std::io::Read;
use std::path::{Path, PathBuf};

pub use fault::{LoadError, LoadWarning};

#[cfg(feature = "docx")]
use super::docx;
use super::encoding::{self, Decoded, Encoding};
use super::list::{Entry, Listed, list, walk};
#[cfg(feature = "pdf")]
use super::pdf;
use super::{Document, Format, Patterns, Role, front};
use fault::UTF16;

/// The path that stands for standard input.
pub(super) const STANDARD_INPUT: &str = "-";
/// How a file of rich text begins, which is no text although no NUL byte stands in it.
const RICH_TEXT: &[u8] = b"{\\rtf";
/// How a PDF begins; a few bytes may stand before.
const PDF: &[u8] = b"%PDF-";
/// Bytes that may stand before a PDF.
const BEFORE_PDF: usize = 1024;
/// How an archive begins.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// What else a load is told.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// Files that a walk of a directory leaves out; a file that is named is read all the same.
    pub ignored: Option<Patterns>,
    /// What standard input is called; its extension says how it is written.
    pub stdin_name: Option<String>,
    /// Whether every text is English, whatever it looks like.
    pub as_english: bool,
}

/// A path to read, as the user gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// A file, a directory, or `-` for standard input.
    pub path: PathBuf,
    /// What its documents are in the check; `None` leaves it to their front matter.
    pub role: Option<Role>,
}

/// What came of the inputs.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The documents, in order of the inputs, a directory's in order of their paths.
    pub documents: Vec<Document>,
    /// Inputs that could not be read.
    pub errors: Vec<LoadError>,
    /// What was left out or read with a loss.
    pub warnings: Vec<LoadWarning>,
}

/// Reads every input: files as they are, directories walked in order of their paths.
///
/// Hidden files and those that an ignore file names are left out of a walk, as are extensions that stand for
/// no prose. A file that is reached twice is read once, where it is met first. `stdin` is read for the path `-`.
#[must_use]
pub fn load(inputs: &[Input], stdin: &mut dyn Read) -> Loaded {
    load_with(inputs, &LoadOptions::default(), stdin)
}

/// Reads every input, as [`load`] does, with further options.
#[must_use]
pub fn load_with(inputs: &[Input], options: &LoadOptions, stdin: &mut dyn Read) -> Loaded {
    let mut loaded = Loaded::default();
    for listed in list(inputs, options) {
        match listed {
            Listed::File(entry) => loaded.append(open(&entry, options, stdin)),
            Listed::Error(error) => loaded.errors.push(error),
            Listed::Warning(warning) => loaded.warnings.push(warning),
        }
    }
    loaded
}

/// Reads one file of a listing: its document, or why there is none.
#[must_use]
pub fn open(entry: &Entry, options: &LoadOptions, stdin: &mut dyn Read) -> Loaded {
    let mut loaded = Loaded::default();
    let (name, bytes) = if entry.is_standard_input() {
        let mut bytes = Vec::new();
        let read = stdin.read_to_end(&mut bytes).map(|_| bytes).map_err(|reason| ("standard input".to_owned(), reason));
        (options.stdin_name.clone().unwrap_or_else(|| STANDARD_INPUT.to_owned()), read)
    } else {
        let name = entry.path.display().to_string();
        (name.clone(), std::fs::read(&entry.path).map_err(|reason| (name, reason)))
    };
    match bytes {
        Ok(bytes) => loaded.take_bytes(name, bytes, entry.format, entry.role),
        Err((path, reason)) => loaded.errors.push(LoadError::Unreadable { path, reason }),
    }
    for document in &mut loaded.documents {
        document.language = document.language.filter(|_| !options.as_english);
        if let Some(language) = document.language {
            loaded.warnings.push(LoadWarning::OtherLanguage { name: document.name().to_owned(), language: language.name });
        }
    }
    loaded
}

impl Loaded {
    /// Adds what came of further inputs.
    pub fn append(&mut self, other: Self) {
        self.documents.extend(other.documents);
        self.errors.extend(other.errors);
        self.warnings.extend(other.warnings);
    }

    fn take_bytes(&mut self, name: String, bytes: Vec<u8>, format: Format, role: Option<Role>) {
        if bytes.starts_with(ARCHIVE) {
            return self.take_archive(name, &bytes, role);
        }
        let by_name = match format {
            Format::Docx => Some("Word document"),
            Format::Pdf => Some("PDF"),
            Format::Text | Format::Markdown | Format::Html | Format::Csv => None,
        };
        if let Some(kind) = by_name.filter(|_| bytes.is_empty()) {
            let help = "Fetch or save it again. Everything else was still read.";
            self.errors.push(LoadError::Damaged { path: name, reason: format!("it is empty, and no {kind}"), help });
            return;
        }
        if is_pdf(&bytes) {
            return self.take_pdf(name, bytes, role);
        }
        #[cfg(not(feature = "html"))]
        if format == Format::Html {
            return self.refuse(name, format);
        }
        let Decoded { text, encoding, replaced } = encoding::decode(bytes);
        let nul_at = memchr::memchr(0, text.as_bytes());
        if nul_at.is_some() || text.as_bytes().starts_with(RICH_TEXT) {
            let kind = encoding::looks_like_utf16(text.as_bytes()).then_some(UTF16);
            self.errors.push(LoadError::Binary { path: name, nul_at, kind });
            return;
        }
        if encoding == Encoding::Windows1252 {
            self.warnings.push(LoadWarning::OtherEncoding { name: name.clone() });
        }
        // what is called .docx or .pdf and is none was saved as text
        let format = if by_name.is_some() { Format::Text } else { format };
        if let Some(kind) = by_name {
            self.warnings.push(LoadWarning::Misnamed { name: name.clone(), kind });
        }
        self.take_text(name, text, format, encoding, role);
        if let (Some((first, bytes)), Some(document)) = (replaced, self.documents.last()) {
            self.warnings.push(LoadWarning::NotUtf8 { name: document.name().to_owned(), first: document.place(first), bytes });
        }
    }

    /// Says that this build has no reader for the format.
    #[cfg(not(all(feature = "html", feature = "docx", feature = "pdf")))]
    fn refuse(&mut self, name: String, format: Format) {
        let help = "Build it with the feature of that name, or export the file as plain text. Everything else was still read.";
        self.errors.push(LoadError::Damaged { path: name, reason: format!("this build does not read {format}"), help });
    }

    #[cfg(not(feature = "docx"))]
    fn take_archive(&mut self, name: String, _: &[u8], _: Option<Role>) {
        self.refuse(name, Format::Docx);
    }

    #[cfg(not(feature = "pdf"))]
    fn take_pdf(&mut self, name: String, _: Vec<u8>, _: Option<Role>) {
        self.refuse(name, Format::Pdf);
    }

    #[cfg(feature = "docx")]
    fn take_archive(&mut self, name: String, bytes: &[u8], role: Option<Role>) {
        match docx::text(bytes) {
            Ok(docx::DocxText { text, grids, lists }) => {
                self.take_text(name, text, Format::Docx, Encoding::Utf8, role);
                if let Some(document) = self.documents.pop() {
                    self.documents.push(document.with_grids(grids).with_lists(lists));
                }
            }
            Err(docx::DocxError::OtherArchive) => {
                self.errors.push(LoadError::Binary { path: name, nul_at: None, kind: Some("an archive of other things than a Word document") });
            }
            Err(error) => {
                let help = "Save it again, or export it as plain text. Everything else was still read.";
                self.errors.push(LoadError::Damaged { path: name, reason: error.to_string(), help });
            }
        }
    }

    #[cfg(feature = "pdf")]
    fn take_pdf(&mut self, name: String, bytes: Vec<u8>, role: Option<Role>) {
        match pdf::text(bytes) {
            Ok(pdf::PdfText { text, unmapped, is_cut, buried }) => {
                if is_cut {
                    self.warnings.push(LoadWarning::Cut { name: name.clone() });
                }
                if unmapped > 0 {
                    self.warnings.push(LoadWarning::Unmapped { name: name.clone(), characters: unmapped });
                }
                if buried > 0 {
                    self.warnings.push(LoadWarning::Buried { name: name.clone(), drawings: buried });
                }
                self.take_text(name, text, Format::Pdf, Encoding::Utf8, role);
            }
            Err(error) => self.errors.push(LoadError::Damaged { path: name, reason: error.to_string(), help: error.help() }),
        }
    }

    fn take_text(&mut self, name: String, text: String, format: Format, encoding: Encoding, role: Option<Role>) {
        if text.trim().is_empty() {
            self.warnings.push(LoadWarning::Empty { name: name.clone() });
        }
        for fault in front::read(&text).map(|front| front.faults).unwrap_or_default() {
            self.warnings.push(LoadWarning::FrontMatter { name: name.clone(), line: fault.line, key: fault.key, value: fault.value });
        }
        let mut document = Document::new(name, text, format).encoded(encoding);
        document.role = role.unwrap_or(document.role);
        for fault in document.allow_faults() {
            let place = document.place(fault.comment.start());
            self.warnings.push(LoadWarning::Allow { name: document.name().to_owned(), place, reason: fault.kind.to_string() });
        }
        self.documents.push(document);
    }
}

fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(BEFORE_PDF)).unwrap_or_default();
    bytes.starts_with(PDF) || !head.is_ascii() && memchr::memmem::find(head, PDF).is_some()
}

/// A file of TOML, for rules and vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TomlFile {
    /// Its path, below the directory as given.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// Every `*.toml` file below a directory, in order of their paths. A path to one file gives that file.
///
/// # Errors
/// Where the directory or one of the files cannot be read, a file is not UTF-8, or an ending hides that it is TOML: `measures.toml.txt`.
pub fn toml_files(directory: &Path) -> Result<Vec<TomlFile>, LoadError> {
    let name = directory.display().to_string();
    if !directory.exists() {
        return Err(LoadError::Missing { path: name });
    }
    let mut files = Vec::new();
    for entry in walk(directory) {
        let entry = entry.map_err(|reason| LoadError::Walk { path: name.clone(), reason })?;
        let path = entry.path();
        if path.is_file() && is_misnamed(path) {
            return Err(LoadError::NoToml { path: path.display().to_string() });
        }
        if !path.is_file() || path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let text = std::fs::read_to_string(path).map_err(|reason| LoadError::Unreadable { path: path.display().to_string(), reason })?;
        files.push(TomlFile { name: path.display().to_string(), text });
    }
    Ok(files)
}

/// Whether a file of TOML is called otherwise: in capitals, or as text, as a plain editor saves it. Any other ending may set a rule aside.
fn is_misnamed(path: &Path) -> bool {
    let ending = |path: &Path| path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending(path).as_deref() {
        Some("toml") => path.extension().is_some_and(|ending| ending != "toml"),
        Some("txt") => path.file_stem().and_then(|stem| ending(Path::new(stem))).as_deref() == Some("toml"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io};

    use super::*;
    use crate::document::Place;

    fn scratch(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    fn read(folder: &Path, paths: &[&str]) -> Loaded {
        let inputs: Vec<Input> = paths.iter().map(|path| Input { path: folder.join(path), role: None }).collect();
        load(&inputs, &mut io::empty())
    }

    fn names(folder: &Path, loaded: &Loaded) -> Vec<String> {
        loaded.documents.iter().map(|document| Path::new(document.name()).strip_prefix(folder).unwrap().display().to_string()).collect()
    }

    #[test]
    fn a_walk_takes_prose_in_order_and_leaves_hidden_and_ignored_files() {
        let files: &[(&str, &[u8])] =
            &[("b.txt", b"2"), ("a/z.md", b"1"), (".hidden.txt", b"3"), ("out.txt", b"4"), (".ignore", b"out.txt\n"), ("data.csv", b"5"), ("README", b"6")];
        let folder = scratch(files);
        let loaded = read(folder.path(), &[""]);
        assert_eq!(names(folder.path(), &loaded), ["a/z.md", "b.txt"]);
        assert!(loaded.errors.is_empty() && loaded.warnings.is_empty());
    }

    #[test]
    fn a_named_file_is_read_whatever_it_is_called_and_only_once() {
        let folder = scratch(&[("README", b"6"), ("a.txt", b"7")]);
        let loaded = read(folder.path(), &["README", "a.txt", "./a.txt", ""]);
        assert_eq!(names(folder.path(), &loaded), ["README", "a.txt"]);
    }

    #[test]
    fn a_missing_path_is_an_error_and_the_others_are_read() {
        let folder = scratch(&[("a.txt", b"7")]);
        let loaded = read(folder.path(), &["gone.txt", "a.txt"]);
        assert!(matches!(loaded.errors.as_slice(), [LoadError::Missing { path }] if path.ends_with("gone.txt")));
        assert_eq!(loaded.documents.len(), 1);
    }

    #[test]
    fn a_directory_without_text_is_named() {
        let folder = scratch(&[("a.png", b"7")]);
        let loaded = read(folder.path(), &[""]);
        assert!(matches!(loaded.warnings.as_slice(), [LoadWarning::NothingToRead { others: 1, .. }]));
    }

    #[test]
    fn bytes_that_are_not_utf8_become_one_character_each() {
        let folder = scratch(&[("a.txt", b"one\ntwo \xff\xfe three\xc3 \xe2\x82")]);
        let loaded = read(folder.path(), &["a.txt"]);
        assert_eq!(loaded.documents[0].text(), "one\ntwo ?? three? ??");
        assert!(matches!(loaded.warnings.as_slice(), [LoadWarning::NotUtf8 { first: Place { line: 2, column: 5 }, bytes: 5, .. }]));
    }

    #[test]
    fn files_that_are_no_text_are_errors_and_the_others_are_read() {
        let files: &[(&str, &[u8])] =
            &[("a.txt", b"12\0"), ("b.txt", b"{\\rtf1"), ("c.txt", b" \n"), ("d.pdf", b"%PDF-1.4"), ("e.docx", b""), ("f.docx", b"Forty men.")];
        let folder = scratch(files);
        let loaded = read(folder.path(), &[""]);
        assert_eq!(names(folder.path(), &loaded), ["c.txt", "f.docx"]);
        assert!(matches!(
            loaded.errors.as_slice(),
            [LoadError::Binary { nul_at: Some(2), .. }, LoadError::Binary { nul_at: None, .. }, LoadError::Damaged { .. }, LoadError::Damaged { .. }]
        ));
        assert!(matches!(loaded.warnings.as_slice(), [LoadWarning::Empty { .. }, LoadWarning::Misnamed { .. }]));
    }

    #[test]
    fn documents_that_a_walk_cannot_read_are_named_and_other_files_are_not() {
        let folder = scratch(&[("a.txt", b"7"), ("b.odt", b"7"), ("c/d.DOC", b"7"), ("e.rs", b"7"), ("f.rst", b"7"), ("g.adoc", b"7")]);
        let loaded = read(folder.path(), &[""]);
        assert_eq!(names(folder.path(), &loaded), ["a.txt", "f.rst", "g.adoc"]);
        let told: Vec<String> = loaded.warnings.iter().map(ToString::to_string).collect();
        assert!(matches!(told.as_slice(), [told] if told.contains("holds 2 documents that cannot be read: ") && told.ends_with("d.DOC")), "{told:?}");
    }

    #[test]
    fn standard_input_is_a_dash_and_roles_come_from_the_input_first() {
        let inputs = [Input { path: PathBuf::from("-"), role: Some(Role::Draft) }];
        let loaded = load(&inputs, &mut "---\nrole: source\n---\nForty men.".as_bytes());
        assert_eq!((loaded.documents[0].name(), loaded.documents[0].role), ("-", Role::Draft));
    }

    #[test]
    fn front_matter_that_is_not_understood_is_a_warning() {
        let folder = scratch(&[("a.md", b"---\ndate: soon\n---\nForty men.")]);
        let loaded = read(folder.path(), &["a.md"]);
        assert!(matches!(loaded.warnings.as_slice(), [LoadWarning::FrontMatter { line: 2, .. }]));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_back_is_walked_once_and_a_device_is_refused() {
        let folder = scratch(&[("a/b.txt", b"7")]);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("a/loop")).unwrap();
        let loaded = read(folder.path(), &[""]);
        assert_eq!(names(folder.path(), &loaded), ["a/b.txt"]);
        assert!(matches!(loaded.warnings.as_slice(), [LoadWarning::Loop { .. }]));
        assert!(matches!(read(folder.path(), &["/dev/zero"]).errors.as_slice(), [LoadError::Device { .. }]));
    }

    #[test]
    fn rule_files_are_found_in_subfolders_in_order() {
        let folder = scratch(&[("x/b.toml", b"b"), ("lexicon/a.toml", b"a"), ("x/note.md", b"n")]);
        let texts: Vec<String> = toml_files(folder.path()).unwrap().into_iter().map(|file| file.text).collect();
        assert_eq!(texts, ["a", "b"]);
        assert!(matches!(toml_files(&folder.path().join("gone")), Err(LoadError::Missing { .. })));
    }

    #[test]
    fn a_rule_file_under_another_ending_is_named() {
        for name in ["lexicon/measures.toml.txt", "RULE.TOML"] {
            let folder = scratch(&[("x/b.toml", b"b"), ("x/aside.toml.off", b"c"), (name, b"a")]);
            assert!(matches!(toml_files(folder.path()), Err(LoadError::NoToml { path }) if path.ends_with(name)), "{name}");
        }
    }
}
